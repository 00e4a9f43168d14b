"""One direction: a stage imports only earlier stages and the schema; the library never the pipeline."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "iomstats"
STAGES = ("documents", "mentions", "figures", "observations", "timeseries", "publish")
# what a stage may import beside itself and earlier stages
BASE = {"schema", "_version"}
FOREIGN = {"dagster", "great_expectations", "pipelines"}


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of every module that a file imports, at any depth."""
    package = ("iomstats", *path.relative_to(SOURCE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(package[: len(package) + 1 - node.level]) + "." if node.level else ""
            module = start + (node.module or "")
            yield module.rstrip(".")
            # `from iomstats import figures` names a stage too
            yield from (f"{module}.{alias.name}" for alias in node.names if module == "iomstats")


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


@pytest.mark.parametrize("stage", STAGES)
def test_stage_imports_only_earlier_stages_and_the_schema(stage: str) -> None:
    allowed = {*STAGES[: STAGES.index(stage) + 1], *BASE}
    found = files(SOURCE / stage)
    assert found, f"the stage {stage} is missing"
    for path in found:
        for name in imported(path):
            parts = name.split(".")
            if parts[0] == "iomstats" and len(parts) > 1:
                assert parts[1] in allowed, f"{path.relative_to(SOURCE)} imports {name}"
            assert name != "iomstats", f"{path.relative_to(SOURCE)} imports the doors"


def test_schema_imports_nothing_of_the_stages() -> None:
    for path in files(SOURCE / "schema"):
        for name in imported(path):
            if name.startswith("iomstats."):
                assert name.split(".")[1] in BASE, f"{path.relative_to(SOURCE)} imports {name}"


@pytest.mark.parametrize("path", files(SOURCE), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_library_does_not_import_the_pipeline(path: Path) -> None:
    foreign = [name for name in imported(path) if name.split(".")[0] in FOREIGN]
    if path.is_relative_to(SOURCE / "cli"):
        # build and check reach for it, but only inside the command
        top = ast.parse(path.read_text(encoding="utf-8")).body
        at_top = [n for node in top if isinstance(node, ast.Import | ast.ImportFrom) for n in _names(node)]
        foreign = [name for name in at_top if name.split(".")[0] in FOREIGN]
    assert foreign == []


def _names(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
