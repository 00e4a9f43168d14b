"""Views and macros of the catalog answer what they say they answer."""

import datetime
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from iomstats.publish.catalog import fill_catalog
from iomstats.publish.macros import MACROS
from iomstats.publish.model import Manifest
from iomstats.schema.arrow import arrow_table
from iomstats.schema.registry import TABLES
from iomstats.timeseries import coverage_calendar
from tests.unit.publish.sample import Rows, sample_rows


def days(start: str, end: str) -> dict[str, Any]:
    """Return the period of two years."""
    first, last = datetime.date(int(start), 1, 1), datetime.date(int(end), 12, 31)
    return {"period_start": start, "period_end": end, "start_date": first, "end_date": last}


def rows() -> Rows:
    """Return the sample with more: a span of years, a moment in a year, a rival, two claims."""
    rows = sample_rows(7)
    figure = rows["figures"][0]
    rows["indicators"].append(rows["indicators"][0] | {"indicator": "offices", "label": "Offices"})
    chosen = rows["series"][0]
    month = {
        "period_start": "2000-05",
        "period_end": "2000-05",
        "start_date": datetime.date(2000, 5, 1),
        "end_date": datetime.date(2000, 5, 31),
    }
    rows["series"] += [
        chosen | days("2003", "2005") | {"value": 40.0, "frequency": "several_years"},
        chosen | month | {"value": 6.0, "frequency": "month"},
    ]
    rival = rows["figures"][2] | {"value": 8.0} | days("2000", "2000")
    columns = TABLES["observations"].columns
    added = {"frequency": "year", "unit_multiplier": 0, "observation_status": "A"}
    rows["observations"] = [
        {column: row[column] for column in columns if column in row} for row in (figure | added, rival | added)
    ]
    claim = {
        "claim_id": "1",
        "document_id": figure["document_id"],
        "figure_id": figure["figure_id"],
        "figure_ids": figure["figure_id"],
        "relation": "same_fact",
        "verdict": "fails",
        "stated": 7.0,
        "computed": 8.0,
        "reason": "7 stated, 8 elsewhere",
    }
    rows["claims"] = [claim, claim | {"claim_id": "2", "verdict": "holds"}]
    return rows


@pytest.fixture(scope="module")
def catalog() -> Iterator[duckdb.DuckDBPyConnection]:
    """A catalog in memory."""
    tables = {name: arrow_table(name, found) for name, found in rows().items()}
    with duckdb.connect() as connection:
        fill_catalog(connection, tables, Manifest("1.2.3", ()))
        yield connection


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "select year, coverage, value from series_coverage "
            "where indicator = 'staff_total' and place is null and year between 1999 and 2004",
            # the whole year 2000 before a month of it; 40 is never spread over its years
            [
                (1999, "gap", None),
                (2000, "stated", 7.0),
                (2001, "stated", 7.0),
                (2002, "gap", None),
                (2003, "within_span", None),
                (2004, "within_span", None),
            ],
        ),
        (
            "select min(year), max(year), count(*), any_value(coverage) from series_coverage "
            "where indicator = 'offices'",
            [(1995, 2019, 25, "gap")],
        ),
        (
            'select indicator, place, years, "1999", "2000", "2001", "2003" from series_wide',
            [
                ("staff_total", None, 2, None, 7.0, 7.0, None),
                ("staff_total", "World", 2, None, 9.0, 9.0, None),
            ],
        ),
        (
            "select value, quote, document_id, chosen_value, chosen_document_id from rival_values",
            [(8.0, "In 2001 there were 7 staff, and nearly 9 elsewhere.", "b-2", 7.0, "a-1")],
        ),
        (
            "select claim_id, stated, computed, document_title from failing_claims",
            [("1", 7.0, 8.0, "Report 7")],
        ),
        (
            "select period_start, period_end, value, as_written, document_title from series('staff_total') "
            "where place is null",
            [
                ("2000", "2000", 7.0, "7", "Report 7"),
                ("2000-05", "2000-05", 6.0, "7", "Report 7"),
                ("2001", "2001", 7.0, "7", "Report 7"),
                ("2003", "2005", 40.0, "7", "Report 7"),
            ],
        ),
        ("select count(*) from series('nothing')", [(0,)]),
        ("select count(*) from series", [(6,)]),
        (
            "select distinct as_written, part_title, paragraph, page, chosen from sources('b-2')",
            [("7", "Annex 7", "12", 3, True), ("9", None, "12", 3, True)],
        ),
        ("select distinct figure_id from sources('a-1:19-20')", [("a-1:19-20",)]),
        ("select count(distinct figure_id) from sources('staff_total')", [(4,)]),
        (
            "select year, coverage from coverage('staff_total', first_year := 2005, last_year := 2006) "
            "where place is null",
            [(2005, "within_span"), (2006, "gap")],
        ),
        ("select count(*) from coverage('offices')", [(25,)]),
    ],
)
def test_answers(query: str, expected: list[tuple[object, ...]], catalog: duckdb.DuckDBPyConnection) -> None:
    assert sorted(catalog.execute(query).fetchall(), key=str) == sorted(expected, key=str)


def test_coverage_is_that_of_the_time_series(catalog: duckdb.DuckDBPyConnection) -> None:
    columns = [
        "indicator",
        "place",
        "dims",
        "unit",
        "kind",
        "year",
        "coverage",
        "value",
        "figure_id",
        "spans",
    ]
    expected = coverage_calendar(arrow_table("series", rows()["series"])).select(columns).to_pylist()
    query = f"select {', '.join(columns)} from series_coverage where indicator <> 'offices'"
    found = catalog.sql(query).to_arrow_table().to_pylist()
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("macro", MACROS, ids=lambda macro: macro.name)
def test_the_example_of_a_macro_runs(macro: Any, catalog: duckdb.DuckDBPyConnection) -> None:
    assert catalog.execute(f"FROM {macro.example}").fetchall()


def test_a_dataset_of_an_earlier_release_has_no_view_of_what_it_lacks() -> None:
    tables = {name: arrow_table(name, found) for name, found in rows().items() if name != "claims"}
    with duckdb.connect() as connection:
        fill_catalog(connection, tables, Manifest("1.2.3", ()))
        names = {name for (name,) in connection.execute("select name from README").fetchall()}
    assert "series_coverage" in names
    assert not names & {"claims", "failing_claims"}
