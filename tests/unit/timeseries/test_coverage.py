"""The calendar of a series shows every gap, and fills it only when asked, with a flag."""

from typing import Any

import pytest

from iomstats.schema.errors import CallError
from iomstats.timeseries import build_series, coverage_calendar
from tests.unit.timeseries.rows import documents, observation, observations


def calendar(*rows: dict[str, Any], **options: Any) -> list[dict[str, Any]]:
    """Return the calendar of the observations."""
    return coverage_calendar(build_series(observations(*rows), documents()), **options).to_pylist()


def test_it_spans_1995_to_2019_unless_told_otherwise() -> None:
    years = [row["year"] for row in calendar(observation("d10", "2009", 1.0))]
    assert years == list(range(1995, 2020))


def test_every_gap_is_a_row_without_value() -> None:
    rows = calendar(
        observation("d10", "2007", 6457.0), observation("d10", "2009", 7258.0, at=20), first=2006, last=2010
    )
    assert [(row["year"], row["coverage"], row["value"]) for row in rows] == [
        (2006, "gap", None),
        (2007, "stated", 6457.0),
        (2008, "gap", None),
        (2009, "stated", 7258.0),
        (2010, "gap", None),
    ]


def test_a_total_over_several_years_is_never_spread() -> None:
    total = observation("d10", "2007/2009", 300000.0, kind="flow")
    rows = calendar(total, first=2006, last=2010)
    assert [row["coverage"] for row in rows] == ["gap", "within_span", "within_span", "within_span", "gap"]
    assert {row["value"] for row in rows} == {None}
    assert rows[1]["spans"] == total["figure_id"]


def test_since_2000_is_never_put_on_2010() -> None:
    rows = calendar(observation("d10", "2000/2010", 330000.0, kind="flow"), first=2010, last=2010)
    assert (rows[0]["coverage"], rows[0]["value"]) == ("within_span", None)


def test_the_whole_year_wins_over_a_moment_in_it() -> None:
    rows = calendar(observation("d10", "2009-05", 1.0), observation("d10", "2009", 2.0, at=20), first=2009, last=2009)
    assert rows[0]["value"] == 2.0


@pytest.mark.parametrize(
    ("fill", "values", "flags"),
    [
        ("none", [None, 10.0, None, None, 40.0, None], [False] * 6),
        ("step", [None, 10.0, 10.0, 10.0, 40.0, None], [False, False, True, True, False, False]),
        ("linear", [None, 10.0, 20.0, 30.0, 40.0, None], [False, False, True, True, False, False]),
    ],
)
def test_fills_lie_between_stated_values_and_are_flagged(
    fill: str, values: list[float | None], flags: list[bool]
) -> None:
    rows = calendar(
        observation("d10", "2001", 10.0),
        observation("d10", "2004", 40.0, at=20),
        first=2000,
        last=2005,
        fill=fill,
    )
    assert [row["value"] for row in rows] == values
    assert [row["filled"] for row in rows] == flags
    assert all(row["figure_id"] is None for row in rows if row["filled"])


@pytest.mark.parametrize("options", [{"fill": "spline"}, {"first": 2010, "last": 2000}])
def test_a_wrong_call_says_so(options: dict[str, Any]) -> None:
    with pytest.raises(CallError):
        calendar(observation("d10", "2009", 1.0), **options)
