"""Every example of the README gives the output that it shows."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.S)
CONSOLE = [
    (command, output)
    for block in re.findall(r"```console\n(.*?)```", README, re.S)
    for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)
]


def test_there_is_an_example_for_each_user() -> None:
    assert PYTHON
    assert len(CONSOLE) >= 2
    assert all(command in README for command in ("make data", "make test", "make dev"))


@pytest.mark.parametrize("block", PYTHON)
def test_python(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IOMSTATS_DATA", raising=False)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    test = doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=flags).run(test, out=report.append)
    assert "".join(report) == ""


@pytest.mark.parametrize(("command", "output"), CONSOLE, ids=[command for command, _ in CONSOLE])
def test_console(command: str, output: str) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "IOMSTATS_DATA"} | {"COLUMNS": "120"}
    scripts = Path(sys.executable).parent
    done = subprocess.run(
        command,
        shell=True,
        cwd=ROOT,
        env=environment | {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    if output:
        assert [line.rstrip() for line in done.stdout.splitlines()] == [line.rstrip() for line in output.splitlines()]


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target
