"""Picks the points of one indicator, ready to plot; computes none, unless asked to fill gaps."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from iomstats.dataset import Dataset, to_pandas
from iomstats.display import as_stated
from iomstats.given_dates import given_days
from iomstats.schema.errors import CallError, unknown_name

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Row = Mapping[str, Any]

_FIRST = ("year", "period_start", "as_stated", "period_end", "coverage", "value", "value_max", "unit")
_LAST = ("indicator", "document_id", "figure_id")


def indicator_series(
    dataset: Dataset,
    indicator: str,
    *,
    place: str | None = None,
    dims: str | Mapping[str, str] | None = None,
    start: str | None = None,
    end: str | None = None,
    calendar: bool = False,
    fill: str = "none",
) -> pd.DataFrame:
    """Return the points of an indicator in order of their period, with their value as stated.

    A point that is not there is a warning and an empty frame; an indicator that does not exist is an error.
    """
    if not isinstance(calendar, bool):
        raise CallError(f"calendar is True or False, not {calendar!r}")
    first = None if start is None else given_days("start", start)[0]
    last = None if end is None else given_days("end", end)[1]
    points = indicator_points(dataset, indicator)
    rows: list[Row] = points.to_pylist()
    empty = None if rows else "in this dataset"
    for column, wanted, holds in (("place", place, covers), ("dims", _dims_text(dims), _breaks_down)):
        if wanted is not None and rows:
            kept = [row for row in rows if holds(row, wanted)]
            if not kept:
                there = ", ".join(sorted({repr(row[column]) for row in rows if row[column]}))
                empty = f"with {column} {wanted!r}; " + (f"there: {there}" if there else f"its values have no {column}")
            rows = kept
    if calendar or fill != "none":
        frame = _calendar(rows, points.schema, first, last, fill)
    else:
        inside = [row for row in rows if _within(row, first, last)]
        if rows and not inside:
            empty = f"from {start or '…'} to {end or '…'}"
        frame = _frame(inside, points.schema)
    if empty is not None:
        # the level at which the caller of iomstats.series stands
        warnings.warn(f"the indicator {indicator!r} has no value {empty}", UserWarning, stacklevel=3)
    return frame


def indicator_points(dataset: Dataset, indicator: str) -> pa.Table:
    """Return the rows of the series of an indicator, in no order.

    Raises:
        UnknownNameError: if there is no such indicator; the message suggests the nearest.
    """
    import pyarrow.compute as pc

    if not isinstance(indicator, str):
        raise CallError(f"an indicator is named by a str, not by {type(indicator).__name__}; see iomstats.search")
    points = dataset.table("series")
    known = {*dataset.table("indicators")["indicator"].to_pylist(), *points["indicator"].to_pylist()}
    if indicator not in known:
        raise unknown_name("indicator", indicator, known)
    return points.filter(pc.equal(points["indicator"], indicator))


def _frame(rows: Sequence[Row], schema: pa.Schema) -> pd.DataFrame:
    import pyarrow as pa

    ordered = in_order(rows)
    return _with_statements(to_pandas(pa.Table.from_pylist(ordered, schema=schema)), ordered)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Return points in order of their period, the whole before its parts."""
    return sorted(rows, key=_order)


def _order(row: Row) -> list[tuple[bool, Any]]:
    """Return what sorts points by period, one that is not known last, and the whole before its parts."""
    periods = ("start_date", "end_date", "period_start", "period_end")
    return [
        *((row[name] is None, row[name]) for name in periods),
        *((row[name] is not None, row[name]) for name in ("place", "dims")),
    ]


def _calendar(
    rows: Sequence[Row],
    schema: pa.Schema,
    first: datetime.date | None,
    last: datetime.date | None,
    fill: str,
) -> pd.DataFrame:
    """Return one row a year, gaps included, from the timeseries stage."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from iomstats.timeseries import FIRST_YEAR, LAST_YEAR, coverage_calendar

    begin, stop = first.year if first else FIRST_YEAR, last.year if last else LAST_YEAR
    if begin > stop:
        raise CallError(f"the years run backwards: {begin} to {stop}")
    # gaps are filled between stated values, wherever those lie: the years asked for are cut out afterwards
    stated = [day.year for row in rows for day in (row["start_date"], row["end_date"]) if day]
    whole = coverage_calendar(
        pa.Table.from_pylist(list(rows), schema=schema),
        first=min([begin, *stated]),
        last=max([stop, *stated]),
        fill=fill,
    )
    table = whole.filter(pc.and_(pc.greater_equal(whole["year"], begin), pc.less_equal(whole["year"], stop)))
    return _with_statements(to_pandas(table), table.to_pylist())


def _with_statements(frame: pd.DataFrame, rows: Sequence[Row]) -> pd.DataFrame:
    stated = [
        # a filled value is no statement of a document
        "" if row.get("filled") else as_stated(row["value"], row["value_max"], row["qualifier"], row["unit"])
        for row in rows
    ]
    frame = frame.assign(as_stated=[text or None for text in stated])
    frame = frame.astype({"as_stated": frame["indicator"].dtype})
    # what a reader looks for stands at the edges: the middle is what pandas leaves out when it prints
    ordered = dict.fromkeys(name for name in (*_FIRST, *frame.columns) if name in frame and name not in _LAST)
    return frame[[*ordered, *(name for name in _LAST if name in frame)]]


def covers(row: Row, place: str) -> bool:
    """Tell whether a point covers a place, named or by its code; "" is the Organization as a whole."""
    cells = [cell for cell in (row["place"], row["place_code"]) if cell]
    names = {part.casefold() for cell in cells for part in (cell, *cell.split("; "))}
    return place.casefold() in names if place else not names


def _breaks_down(row: Row, dims: str) -> bool:
    """Tell whether a point has all of these breakdowns; "" is a point with none."""
    pairs = set(row["dims"].split("; ")) if row["dims"] else set()
    return {pair.strip() for pair in dims.split(";")} <= pairs if dims else not pairs


def _dims_text(dims: str | Mapping[str, str] | None) -> str | None:
    if dims is None or isinstance(dims, str):
        return dims
    return "; ".join(f"{key}={value}" for key, value in sorted(dims.items()))


def _within(row: Row, first: datetime.date | None, last: datetime.date | None) -> bool:
    """Tell whether the whole period of a point lies between two days."""
    if first is not None and (row["start_date"] is None or row["start_date"] < first):
        return False
    return last is None or (row["end_date"] is not None and row["end_date"] <= last)
