"""What others rely on: names, signatures, error classes, and what importing costs."""

import ast
import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

import iomstats

PACKAGE = Path(iomstats.__file__).parent

SIGNATURES = {
    "tables": "()",
    "load": "(name, as_='pandas', *, categories=False)",
    "plot": "(indicator=None, *, theme=None, fill='none', place=None, save=None)",
    "series": "(indicator, *, place=None, dims=None, start=None, end=None, calendar=False, fill='none')",
    "search": "(text, limit=20)",
    "sql": "(query, parameters=None)",
    "connect": "(external=False)",
    "cite": "(x=None, format='text')",
    "show": "(figure_id)",
    "extract": "(source, *, date=None, title=None)",
    "about": "()",
    "codes": "(name=None)",
    "document_list": "()",
    "read": "(document_id)",
}


@pytest.mark.parametrize(("name", "expected"), SIGNATURES.items())
def test_signature(name, expected):
    signature = inspect.signature(getattr(iomstats, name))
    bare = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in signature.parameters.values()]
    assert str(inspect.Signature(bare)) == expected


@pytest.mark.parametrize("name", SIGNATURES)
def test_every_function_is_typed_and_has_an_example(name):
    function = getattr(iomstats, name)
    hints = function.__annotations__
    assert {"return", *inspect.signature(function).parameters} == set(hints)
    assert ">>>" in inspect.getdoc(function)


def test_all_and_dir_name_what_is_there():
    assert set(SIGNATURES) < set(iomstats.__all__)
    assert dir(iomstats) == sorted(iomstats.__all__)
    assert all(hasattr(iomstats, name) for name in iomstats.__all__)
    assert (PACKAGE / "py.typed").is_file()


def test_no_module_or_package_is_named_like_a_public_function():
    modules = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert not modules & (set(iomstats.__all__) | {"plot"})


@pytest.mark.parametrize(
    ("error", "also", "exit_code"),
    [
        (iomstats.DocumentError, Exception, 1),
        (iomstats.DataError, Exception, 1),
        (iomstats.CallError, Exception, 2),
        (iomstats.QueryError, iomstats.CallError, 2),
        (iomstats.UnitMismatchError, iomstats.CallError, 2),
        (iomstats.UnknownNameError, KeyError, 2),
        (iomstats.MachineError, Exception, 3),
    ],
)
def test_errors(error, also, exit_code):
    assert issubclass(error, iomstats.IomstatsError)
    assert issubclass(error, also)
    assert error.exit_code == exit_code


HEAVY = (
    "pandas",
    "pyarrow",
    "duckdb",
    "numpy",
    "polars",
    "altair",
    "dagster",
    "great_expectations",
    "pipelines",
    "rich",
    "nupunkt",
)


def _loaded(code: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after some code."""
    code += "\nimport json, sys; print('\\n' + json.dumps(sorted({m.split('.')[0] for m in sys.modules})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_importing_loads_nothing_heavy():
    assert not _loaded("import iomstats; dir(iomstats); iomstats.__version__") & set(HEAVY)


def test_the_command_line_starts_without_anything_heavy():
    code = "import iomstats.cli.application as m\ntry: m.run(['series', '--help'])\nexcept SystemExit: pass"
    assert not _loaded(code) & set(HEAVY)


def test_reading_does_not_load_the_pipeline(sample_dataset):
    loaded = _loaded("import iomstats; iomstats.series('staff_total'); iomstats.sql('from series')")
    assert "pandas" in loaded
    assert not loaded & {"dagster", "great_expectations", "pipelines", "polars"}


@pytest.fixture
def sample_dataset(monkeypatch):
    """The committed dataset, whatever the environment says."""
    monkeypatch.delenv("IOMSTATS_DATA", raising=False)


def test_only_build_and_check_reach_for_the_pipeline():
    for path in PACKAGE.rglob("*.py"):
        if path.match("cli/commands/building.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.split(".")[0] for name in names} & {
                "dagster",
                "great_expectations",
                "pipelines",
            }, path
