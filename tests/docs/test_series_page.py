"""docs/series.md and docs/plots are those of the committed dataset."""

import re

import pytest

from iomstats.dataset import Dataset, find_dataset
from iomstats.series_page import COMMAND, calendar_line, series_page
from tests.docs.sql_page import PAGE

DOCS = PAGE.parent
TEXT = (DOCS / "series.md").read_text(encoding="utf-8")


@pytest.fixture
def committed(monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """The committed dataset, whatever the environment says."""
    monkeypatch.delenv("IOMSTATS_DATA", raising=False)
    return find_dataset()


def test_the_page_is_current(committed: Dataset) -> None:
    assert series_page(committed) == TEXT, f"docs/series.md is not that of data/curated; run: {COMMAND}"


def test_every_value_stands_in_it_with_its_source(committed: Dataset) -> None:
    ids = set(committed.table("observations")["figure_id"].to_pylist())
    rows = [line for line in TEXT.splitlines() if line.startswith("| ") and line.endswith("` |")]
    assert {line.rsplit("`", 2)[1] for line in rows} == ids
    assert all(line.split(" | ")[3].strip() for line in rows)


def test_every_theme_on_it_has_a_plot_with_all_its_indicators(committed: Dataset) -> None:
    named = re.findall(r"\]\(plots/(\w+)\.svg\)", TEXT)
    assert sorted(named) == sorted(path.stem for path in (DOCS / "plots").glob("*.svg"))
    there = set(committed.table("series")["indicator"].to_pylist())
    for entry in committed.table("indicators").to_pylist():
        if entry["indicator"] in there:
            drawn = re.sub(r"<[^>]+>", " ", (DOCS / "plots" / f"{entry['theme']}.svg").read_text(encoding="utf-8"))
            words = set(re.findall(r"\w+", drawn))
            assert set(re.findall(r"\w+", entry["label"])) <= words, f"{entry['indicator']}; run: {COMMAND}"


def test_every_calendar_has_25_years() -> None:
    calendars = re.findall(r"^1995 .*$", TEXT, re.MULTILINE)
    assert calendars
    assert all(len(re.findall("[●─·]", line)) == 25 for line in calendars)


def test_a_calendar(committed: Dataset) -> None:
    # read in the documents by a person
    staff = committed.rows("series", "indicator", ["staff_total"])
    assert calendar_line(staff) == "1995 ●····  2000 ···●·  2005 ··●·●  2010 ·····  2015 ·····  4 of 25 years"
