"""Picks the points of one indicator, ready to plot; chooses no value and computes none."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING

from iomstats.dataset import Dataset, to_pandas
from iomstats.display import as_stated
from iomstats.schema.errors import CallError, unknown_name

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def indicator_series(
    dataset: Dataset,
    indicator: str,
    *,
    place: str | None = None,
    dims: str | Mapping[str, str] | None = None,
    start: str | None = None,
    end: str | None = None,
) -> pd.DataFrame:
    """Return the points of an indicator in order of their period, with their value as stated.

    A point that is not there is a warning and an empty frame; an indicator that does not exist is an error.
    """
    points = dataset.table("series")
    known = set(dataset.table("indicators")["indicator"].to_pylist())
    known.update(points["indicator"].to_pylist())
    if not isinstance(indicator, str):
        raise CallError(f"an indicator is named by a str, not by {type(indicator).__name__}; see iomstats.search")
    if indicator not in known:
        raise unknown_name("indicator", indicator, known)
    frame = _frame(points, indicator)
    if frame.empty:
        return _empty(frame, f"the indicator {indicator!r} has no value in this dataset")
    for column, wanted, holds in (
        ("place", place, _covers),
        ("dims", _dims_text(dims), _breaks_down),
    ):
        if wanted is not None:
            kept = frame[[holds(row, wanted) for row in frame.to_dict("records")]]
            if kept.empty:
                there = ", ".join(sorted({repr(v) for v in frame[column].dropna()})) or "none"
                return _empty(kept, f"the indicator {indicator!r} has no value with {column} {wanted!r}; there: {there}")
            frame = kept
    frame = _within(frame, start, end)
    if frame.empty:
        return _empty(frame, f"the indicator {indicator!r} has no value from {start or '…'} to {end or '…'}")
    return frame.reset_index(drop=True)


def _frame(points: pa.Table, indicator: str) -> pd.DataFrame:
    import pyarrow.compute as pc

    frame = to_pandas(points.filter(pc.equal(points["indicator"], indicator)))
    # a period that is not known comes last
    frame = frame.sort_values(
        ["start_date", "end_date", "period_start", "period_end", "place", "dims"], kind="stable", na_position="last"
    )
    stated = [
        as_stated(row["value"], row["value_max"], row["qualifier"], row["unit"])
        for row in frame[["value", "value_max", "qualifier", "unit"]].to_dict("records")
    ]
    frame.insert(list(frame.columns).index("value"), "as_stated", stated)
    return frame.astype({"as_stated": frame["indicator"].dtype})


def _empty(frame: pd.DataFrame, message: str) -> pd.DataFrame:
    # the level at which the caller of iomstats.series stands
    warnings.warn(message, UserWarning, stacklevel=4)
    return frame.iloc[:0].reset_index(drop=True)


def _covers(row: Mapping[str, object], place: str) -> bool:
    """Tell whether a point covers a place, named or by its code; "" is the Organization as a whole."""
    names = [
        part.casefold()
        for cell in (row["place"], row["place_code"])
        if isinstance(cell, str)
        for part in (cell, *cell.split("; "))
    ]
    return place.casefold() in names if place else not names


def _breaks_down(row: Mapping[str, object], dims: str) -> bool:
    """Tell whether a point has all of these breakdowns; "" is a point with none."""
    pairs = set(row["dims"].split("; ")) if isinstance(row["dims"], str) else set()
    return {pair.strip() for pair in dims.split(";")} <= pairs if dims else not pairs


def _dims_text(dims: str | Mapping[str, str] | None) -> str | None:
    if dims is None or isinstance(dims, str):
        return dims
    return "; ".join(f"{key}={value}" for key, value in sorted(dims.items()))


def _within(frame: pd.DataFrame, start: str | None, end: str | None) -> pd.DataFrame:
    """Return the points whose whole period lies between two dates, given as year, month or day."""
    import pandas as pd

    try:
        first = None if start is None else pd.Period(str(start)).start_time.normalize()
        last = None if end is None else pd.Period(str(end)).end_time.normalize()
    except ValueError as error:
        raise CallError(f"start and end are '2010', '2010-06' or '2010-06-15': {error}") from error
    if first is not None:
        frame = frame[frame["start_date"] >= first]
    if last is not None:
        frame = frame[frame["end_date"] <= last]
    return frame
