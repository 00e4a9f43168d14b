"""Lays series out over a calendar of years with every gap explicit, and fills gaps when asked.

A value that covers several years is never spread over them: the years within it say so and hold no value.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import pyarrow as pa

from iomstats.schema.errors import CallError

FIRST_YEAR, LAST_YEAR = 1995, 2019
FILLS = ("none", "step", "linear")

STATED, WITHIN, GAP, FILLED = "stated", "within_span", "gap", "filled"

SCHEMA = pa.schema(
    [
        pa.field("indicator", pa.string(), nullable=False),
        pa.field("place", pa.string()),
        pa.field("dims", pa.string()),
        pa.field("year", pa.int32(), nullable=False),
        pa.field("coverage", pa.string(), nullable=False),
        pa.field("value", pa.float64()),
        pa.field("value_max", pa.float64()),
        pa.field("value_low", pa.float64()),
        pa.field("value_high", pa.float64()),
        pa.field("qualifier", pa.string()),
        pa.field("unit", pa.string()),
        pa.field("kind", pa.string()),
        pa.field("period_start", pa.string()),
        pa.field("period_end", pa.string()),
        pa.field("figure_id", pa.string()),
        pa.field("document_id", pa.string()),
        pa.field("spans", pa.string()),
        pa.field("filled", pa.bool_(), nullable=False),
    ]
)
"""One row a series and year: ``coverage`` is stated, within_span, gap or filled; ``spans`` names the figures
over several years that cover the year, joined by "; "; ``filled`` marks a value that no document states."""

_COPIED = (
    "value",
    "value_max",
    "value_low",
    "value_high",
    "qualifier",
    "period_start",
    "period_end",
    "figure_id",
    "document_id",
)
_ID = ("indicator", "place", "dims", "unit", "kind")

Row = Mapping[str, Any]


def coverage_calendar(
    series: pa.Table, *, first: int = FIRST_YEAR, last: int = LAST_YEAR, fill: str = "none"
) -> pa.Table:
    """Return every series year by year, gaps included.

    A year takes the value that speaks of it alone: of the whole year, else of the latest moment within it.

    Args:
        series: Rows of the series table.
        first: The first year.
        last: The last year.
        fill: ``none`` leaves gaps; ``step`` repeats a stated value until the next, and not beyond the last;
            ``linear`` draws a straight line between two stated values.

    Raises:
        CallError: if the fill is not known or the years are the wrong way round.
    """
    if fill not in FILLS:
        raise CallError(f"unknown fill {fill!r}; one of {', '.join(FILLS)}")
    if first > last:
        raise CallError(f"the years run backwards: {first} to {last}")
    rows: list[dict[str, Any]] = []
    for group in _lines(series.to_pylist()):
        years = [_year(group, year) for year in range(first, last + 1)]
        rows.extend(fill_years(years, fill))
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def fill_years(years: Sequence[dict[str, Any]], fill: str) -> list[dict[str, Any]]:
    """Return the years of one series with the gaps between stated values filled and flagged.

    Example:
        >>> years = [{"year": y, "value": v, "coverage": "gap" if v is None else "stated", "filled": False}
        ...          for y, v in ((2007, 10.0), (2008, None), (2009, 30.0), (2010, None))]
        >>> [row["value"] for row in fill_years(years, "linear")]
        [10.0, 20.0, 30.0, None]
        >>> [row["coverage"] for row in fill_years(years, "step")]
        ['stated', 'filled', 'stated', 'gap']
    """
    filled = [dict(row) for row in years]
    if fill == "none":
        return filled
    stated = [index for index, row in enumerate(filled) if row["value"] is not None]
    for left, right in pairwise(stated):
        low, high = filled[left]["value"], filled[right]["value"]
        for index in range(left + 1, right):
            share = (index - left) / (right - left) if fill == "linear" else 0.0
            filled[index].update(value=low + share * (high - low), coverage=FILLED, filled=True)
    return filled


def _lines(rows: Iterable[Row]) -> Iterable[list[Row]]:
    """Yield the rows of one line each: same indicator, place, breakdown, unit and kind."""
    lines: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        lines.setdefault(tuple(row[column] for column in _ID), []).append(row)
    return lines.values()


def _year(group: Sequence[Row], year: int) -> dict[str, Any]:
    own = [row for row in group if _speaks_of(row, year)]
    spans = [row["figure_id"] for row in group if _spans(row, year)]
    chosen = max(own, key=_fullness) if own else None
    row: dict[str, Any] = {column: group[0][column] for column in _ID}
    row |= {column: chosen[column] if chosen else None for column in _COPIED}
    row |= {
        "year": year,
        "coverage": STATED if chosen else WITHIN if spans else GAP,
        "spans": "; ".join(spans) or None,
        "filled": False,
    }
    return row


def _speaks_of(row: Row, year: int) -> bool:
    start, end = row["start_date"], row["end_date"]
    return start is not None and end is not None and start.year == end.year == year


def _spans(row: Row, year: int) -> bool:
    start, end = row["start_date"], row["end_date"]
    return start is not None and end is not None and start.year != end.year and start.year <= year <= end.year


def _fullness(row: Row) -> tuple[int, Any, str]:
    return ((row["end_date"] - row["start_date"]).days, row["end_date"], row["figure_id"])
