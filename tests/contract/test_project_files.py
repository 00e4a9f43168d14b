"""The files around the code: no package index is named, versions agree, README names the commands."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from iomstats import __version__

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
CONFIGS = ("pyproject.toml", "Makefile", ".ci/run", "pipelines/dagster.yaml", *LOCKS)

INDEX = re.compile(
    r"pypi|pythonhosted|/simple\b|index[-_]url|find[-_]links|trusted[-_]host|conda|artifactory|devpi|\bfile://",
    re.I,
)
# the lock files are made without what a machine's own configuration may hold
ALLOWED = re.compile(r"env -u PIP_FIND_LINKS")


@pytest.mark.parametrize("name", CONFIGS)
def test_no_package_index_is_named(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if INDEX.search(ALLOWED.sub("", line))] == []


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_versions_and_hashes_only(name: str) -> None:
    entry = re.compile(r"[a-z0-9-]+==\S+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not entry.fullmatch(line)] == []


def test_development_lock_holds_the_other_whole() -> None:
    pins = [
        {line.split()[0] for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if "==" in line[:60]}
        for name in LOCKS
    ]
    assert pins[0] - pins[1] == set()


def test_what_is_pinned_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["pipeline"]]
    locked = (ROOT / LOCKS[0]).read_text(encoding="utf-8")
    for requirement in asked:
        name = re.split(r"[=<>]", requirement)[0]
        assert re.search(rf"^{re.escape(name)}==", locked, re.M), f"{requirement} is not locked: run make lock"
        if "==" in requirement:
            assert f"\n{requirement} \\" in f"\n{locked}", f"{requirement} is locked at another version"


def test_versions_agree() -> None:
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\n## {__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make data" in readme
    assert "make test" in readme


def test_make_lists_its_targets() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for target in ("data", "test", "dev", "check", "lint", "clean", "lock"):
        assert f"make {target} " in done.stdout


def test_ci_runs_tests_style_types_and_rebuild() -> None:
    script = ROOT / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert script.stat().st_mode & 0o111
    for target in ("verify", "data", "test", "lint-style", "lint-types"):
        assert re.search(rf'step ".+" {target}$', text, re.M)
