"""README.md and docs: every example gives the output that it shows, every link leads somewhere, the site builds."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.docs.examples import IN_A_COPY, PAGES, ROOT, same, with_outputs

README = (ROOT / "README.md").read_text(encoding="utf-8")
ALL = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_example_gives_the_output_that_it_shows(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    # otherwise: make pages
    assert with_outputs(text) == text


@pytest.mark.parametrize(
    ("shown", "true", "expected"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("…\nd\n", "a\nc\n", False),
        ("built in 3.1 s\n", "built in 20.2 s\n", True),
        ("… rows\n", "12 rows\n", True),
        ("12 rows\n", "13 rows\n", False),
        ("", "a\n", False),
    ],
)
def test_an_output_is_compared_but_for_what_varies(shown: str, true: str, expected: bool) -> None:
    assert same(shown, true) is expected


def test_a_wrong_output_is_mended() -> None:
    assert "```text\n2\n```" in with_outputs("```python\n1 + 1\n```\n\n```text\n3\n```\n")
    console = "```console\n$ iomstats --version\n"
    assert with_outputs(f"{console}```\n").startswith(f"{console}iomstats ")


def test_a_command_that_fails_unannounced_is_an_error() -> None:
    with pytest.raises(AssertionError, match="unknown indicator"):
        with_outputs("```console\n$ iomstats series nothing_like_it\n```\n")


def test_only_pages_with_a_copy_write() -> None:
    with pytest.raises(AssertionError, match="copy"):
        with_outputs('```text title="x.txt"\nx\n```\n')
    assert {page.stem for page in PAGES if IN_A_COPY in page.read_text(encoding="utf-8")} == {
        "add-a-document",
        "add-an-indicator",
        "reliability",
    }


def test_readme_has_an_example_for_each_user_and_the_commands() -> None:
    assert {"python", "sql", "console"} <= set(re.findall(r"^```(\w+)$", README, re.MULTILINE))
    assert all(command in README for command in ("make data", "make test", "make dev"))


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", CODE.sub("", page.read_text(encoding="utf-8"))):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_every_page_is_in_the_navigation() -> None:
    # what mkdocs would fetch or send is settled in its configuration
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert config["theme"]["font"] is False
    assert not {"analytics", "extra_css", "extra_javascript"} & (set(config) | set(config["extra"]))
    assert config["strict"] is True
    named = set(re.findall(r"[\w/-]+\.md", str(config["nav"])))
    assert named == {path.relative_to(ROOT / "docs").as_posix() for path in ALL if path != ROOT / "README.md"}


def test_the_site_builds_without_a_warning_and_fetches_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        env={"NO_MKDOCS_2_WARNING": "1", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    for page in (tmp_path / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<(?:script|img|iframe)[^>]*\ssrc=\"?(?:https?:)?//", text), page
        assert not re.search(r"<link[^>]*href=\"?(?:https?:)?//[^>]*(?:stylesheet|preconnect)", text), page
        assert not re.search(r"<link[^>]*(?:stylesheet|preconnect)[^>]*href=\"?(?:https?:)?//", text), page


def test_the_documentation_is_locked() -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    locked = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    for requirement in groups["docs"]:
        name = re.split(r"[=<>]", requirement)[0]
        assert re.search(rf"^{re.escape(name)}==", locked, re.MULTILINE), f"{requirement} is not locked: run make lock"
