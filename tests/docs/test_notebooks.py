"""The notebooks run from top to bottom, and their pages show what their cells give."""

import re
from pathlib import Path

import pytest

from tests.docs.notebook_pages import FOLDER, NOTEBOOKS, charts, page, run_notebook


def test_there_are_two() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["analyst", "researcher"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_its_page_shows_what_it_gives(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IOMSTATS_DATA", raising=False)
    cells = list(run_notebook(path))
    # otherwise: make pages
    assert page(path, cells) == path.with_suffix(".md").read_text(encoding="utf-8")
    for chart in charts(cells):
        # a plot carries its sources
        assert "Sources: " in str(chart.to_dict())


def test_every_picture_is_that_of_a_cell() -> None:
    pages = [path.with_suffix(".md").read_text(encoding="utf-8") for path in NOTEBOOKS]
    shown = {name for text in pages for name in re.findall(r"\]\(img/(.+?)\)", text)}
    assert shown == {path.name for path in (FOLDER / "img").iterdir()}
    for name in shown:
        picture = (FOLDER / "img" / name).read_text(encoding="utf-8")
        assert picture.startswith("<svg")
        assert not re.search(r"(?:href|src)=\"http", picture)


def test_it_uses_the_public_names_only() -> None:
    for path in NOTEBOOKS:
        assert not re.search(r"from iomstats|import iomstats\.", path.read_text(encoding="utf-8"))
