"""Builds observations from linked figures: keys, frequency, multiplier and SDMX status.

Invents no figure and changes no value.
"""

import datetime
import re
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from iomstats.observations.entries import indicator_of
from iomstats.observations.multipliers import unit_multiplier
from iomstats.schema.arrow import arrow_table
from iomstats.schema.registry import table

_SINCE = re.compile(
    r"""(?ix) \b (?: since | to\sdate | so\sfar | from\sits\s(?:start|beginning|inception|creation) ) \b"""
)


# the codes of SDMX for each way in which a value is asserted
_SDMX_STATUS = {"reported": "A", "estimate": "E", "projection": "F", "rule": "A", "comparison": "A"}


def build_observations(figures: pa.Table) -> pa.Table:
    """Return one observation for every figure that has an indicator, in the order of the table's definition.

    A figure whose unit is not that of its indicator is no observation of it.
    """
    definition = table("observations")
    rows = [_observation(row, definition.columns) for row in figures.to_pylist() if _is_observation(row)]
    rows.sort(key=definition.place)
    return arrow_table("observations", rows, draft=figures.schema.field("document_id").nullable)


def frequency(
    kind: str | None, start: datetime.date | None, end: datetime.date | None, quote: str | None
) -> str | None:
    """Return how long a period is, as a code of the frequency list; None without a period.

    Args:
        kind: The kind of the figure: a stock of one period is a level at an instant.
        start: First day of the period.
        end: Last day of the period.
        quote: The sentence, which tells whether the period runs up to the time of writing.

    Example:
        >>> from datetime import date
        >>> frequency("flow", date(2009, 1, 1), date(2009, 12, 31), "In 2009 it assisted 5 persons.")
        'year'
        >>> frequency("stock", date(2009, 1, 1), date(2009, 12, 31), "In 2009 it had 5 staff.")
        'instant'
        >>> frequency("flow", date(2007, 6, 1), date(2010, 12, 31), "Since June 2007, 5 were assisted.")
        'since'
    """
    if start is None or end is None:
        return None if start is end else "open"
    days = (end - start).days + 1
    whole = start.day == 1 and (end + datetime.timedelta(days=1)).day == 1
    one = _one_unit(start, end, days, whole)
    if one:
        return "instant" if kind == "stock" else one
    if quote and _SINCE.search(quote):
        return "since"
    return "several_months" if start.year == end.year else "several_years"


def _one_unit(start: datetime.date, end: datetime.date, days: int, whole: bool) -> str | None:
    if days == 1:
        return "day"
    if whole and (start.year, start.month) == (end.year, end.month):
        return "month"
    if whole and start.year == end.year and start.month == 1 and end.month == 12:
        return "year"
    return None


def _is_observation(row: Mapping[str, Any]) -> bool:
    entry = indicator_of(row["indicator"]) if row["indicator"] else None
    return entry is not None and entry.unit == row["unit"]


def _observation(row: Mapping[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    kept = {column: row[column] for column in columns if column in row}
    return {
        **kept,
        "frequency": frequency(row["kind"], row["start_date"], row["end_date"], row["quote"]),
        "unit_multiplier": unit_multiplier(row["text"], row["value"]),
        "observation_status": _SDMX_STATUS[row["status"]],
    }
