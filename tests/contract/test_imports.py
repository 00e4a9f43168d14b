"""What importing does: no module of the library loads the pipeline, and none takes the place of a call."""

import importlib
import inspect
import pkgutil
import subprocess
import sys

import iomstats

EVERY_MODULE = [
    module.name
    for module in pkgutil.walk_packages(iomstats.__path__, "iomstats.")
    if not module.name.endswith("__main__")
]


def test_importing_every_module_loads_no_pipeline() -> None:
    code = f"import sys, {', '.join(EVERY_MODULE)}\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & {"dagster", "great_expectations", "pipelines"} == set()


def test_importing_every_module_leaves_the_calls_alone() -> None:
    before = {name: getattr(iomstats, name) for name in iomstats.__all__}
    for name in EVERY_MODULE:
        importlib.import_module(name)
    assert {name: getattr(iomstats, name) for name in iomstats.__all__} == before
    assert not any(inspect.ismodule(value) for value in before.values())
