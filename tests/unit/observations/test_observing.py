"""Observations come from linked figures alone, under the keys of their indicator."""

import datetime

import pyarrow as pa
import pytest

from iomstats.observations import build_observations, link_figures, theme_tables, unlinked_figures
from iomstats.observations.observe import frequency
from iomstats.schema.arrow import arrow_schema, arrow_table
from iomstats.schema.registry import theme_table_names
from tests.unit.observations.marked import read_marked

SENTENCE = "IOM had {9,012|person|staff|stock|-} staff and {300|kilometre|kilometres|count|-} kilometres of road."


def linked() -> pa.Table:
    figures, blocks, _ = read_marked(SENTENCE)
    return link_figures(figures, blocks)


def test_only_figures_with_an_indicator_are_observations() -> None:
    table = build_observations(linked())
    assert [(row["indicator"], row["value"]) for row in table.to_pylist()] == [("staff_total", 1.0)]
    assert table.schema.names == arrow_schema("observations").names


def test_a_figure_in_another_unit_is_no_observation() -> None:
    rows = linked().to_pylist()
    rows[0]["unit"] = "office"
    assert build_observations(arrow_table("figures", rows, draft=True)).num_rows == 0


def test_a_stock_or_flow_is_what_its_indicator_is() -> None:
    figures, blocks, _ = read_marked("In 2016 IOM helped resettle {137,840|person|refugees|stock|-} refugees.")
    assert link_figures(figures, blocks).column("kind").to_pylist() == ["flow"]


def test_every_figure_lies_in_one_theme_table() -> None:
    tables = theme_tables(linked())
    assert tuple(tables) == theme_table_names()
    assert sum(table.num_rows for table in tables.values()) == 2
    assert "staff_total" in tables["staff"].column("indicator").to_pylist()


def test_a_figure_on_nothing_in_particular_takes_the_theme_of_its_paragraph() -> None:
    assert linked().column("theme").to_pylist() == ["staff", "staff"]


def test_linking_changes_nothing_but_indicator_and_theme() -> None:
    figures, blocks, _ = read_marked(SENTENCE)
    after = link_figures(figures, blocks)
    assert after.schema == figures.schema
    for name in set(figures.column_names) - {"indicator", "theme"}:
        assert after.column(name) == figures.column(name)


def test_what_has_no_indicator_comes_with_suggestions() -> None:
    figures, blocks, _ = read_marked(
        "UNHCR had {500|person|personnel in Asia|stock|-} personnel in Asia at {7|percent|-|share|-}."
    )
    rows = unlinked_figures(link_figures(figures, blocks), blocks)
    assert [row["text"] for row in rows] == ["500", "7"]
    assert any(line.startswith("staff_total, but no the Organization") for line in rows[0]["suggestions"])


@pytest.mark.parametrize(
    ("kind", "start", "end", "quote", "code"),
    [
        ("stock", "2009-01-01", "2009-12-31", "", "instant"),
        ("stock", "2003-05-01", "2003-05-31", "", "instant"),
        ("stock", "2011-05-31", "2011-05-31", "", "instant"),
        ("flow", "2009-01-01", "2009-12-31", "", "year"),
        ("flow", "2003-05-01", "2003-05-31", "", "month"),
        ("flow", "2011-05-31", "2011-05-31", "", "day"),
        ("flow", "2017-01-01", "2017-06-30", "", "several_months"),
        ("flow", "2007-06-01", "2009-12-31", "From June 2007 to December 2009", "several_years"),
        ("flow", "2007-06-01", "2010-12-31", "Since the adoption of the Strategy", "since"),
        ("flow", None, "2010-12-31", "", "open"),
        ("threshold", "2008-01-01", None, "", "open"),
        ("count", None, None, "", None),
    ],
)
def test_frequency(kind: str, start: str | None, end: str | None, quote: str, code: str | None) -> None:
    first, last = (datetime.date.fromisoformat(day) if day else None for day in (start, end))
    assert frequency(kind, first, last, quote) == code
