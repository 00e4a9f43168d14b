"""What the tests of the publish stage share."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from iomstats.publish import replace_dataset
from tests.unit.publish import sample

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with dataset number 1 and two files that are no part of it."""
    folder = tmp_path_factory.mktemp("built") / "curated"
    replace_dataset(sample.sample_tables(1), folder, version="1")
    (folder / "README.md").write_text("kept")
    (folder / ".gitignore").write_text("*.duckdb\n")
    return folder


@pytest.fixture
def curated(built_once: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may spoil."""
    folder = tmp_path / "data" / "curated"
    shutil.copytree(built_once, folder)
    return folder


@pytest.fixture
def start() -> Iterator[Start]:
    """Start ``sample.py`` as a process of its own; it is killed at the end of the test."""
    started: list[subprocess.Popen[str]] = []

    def start_process(what: str, target: Path, number: int) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "tests.unit.publish.sample", what, str(target), str(number)]
        root = Path(__file__).parents[3]
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=root,
            env={"PYTHONPATH": f"{root / 'src'}:{root}", "PYTHONDONTWRITEBYTECODE": "1"},
        )
        started.append(process)
        return process

    yield start_process
    for process in started:
        process.kill()
        process.communicate()
