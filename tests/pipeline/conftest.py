"""A copy of the documents to build from, and one whole build that tests of what comes after share."""

import shutil
from pathlib import Path

import pytest

from pipelines import run
from tests.pipeline.folders import RAW, stricter_suites


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Return a copy of data/raw that a test may spoil."""
    return Path(shutil.copytree(RAW, tmp_path / "raw"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[run.BuildResult, Path, list[tuple[str, int]]]:
    """Return what a whole build gave, its build folder, and the progress that it told."""
    folder, told = tmp_path_factory.mktemp("built"), list[tuple[str, int]]()
    result = run.build(
        RAW,
        folder / "curated",
        folder / "build",
        lambda name, rows: told.append((name, rows)),
        # a warning that nothing can avoid, so that one build shows what a warning does too
        stricter_suites(folder, "parts", severity="warning"),
    )
    return result, folder / "build", told


@pytest.fixture
def curated(built: tuple[run.BuildResult, Path, list[tuple[str, int]]], tmp_path: Path) -> Path:
    """Return a copy of the dataset of that build."""
    return Path(shutil.copytree(built[0].folder, tmp_path / "curated"))
