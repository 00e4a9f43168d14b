"""Chooses one stated value for every indicator, place, breakdown and period; computes no value.

The precedence, first difference decides:

1. exact over hedged: ``exact``, then ``range``, then ``about`` and ``nearly``, then one-sided bounds
2. reported over estimated, projected or told in words
3. a period stated in the sentence over one taken from the context, and that over the date of the document
4. the publication nearer to the end of the period
5. the later publication
6. the figure that stands first, by document and position
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pyarrow as pa

from iomstats.schema.arrow import arrow_table
from iomstats.schema.registry import table
from iomstats.timeseries.publication import Publication, position

KEY = ("indicator", "place", "dims", "period_start", "period_end")

_BY_HEDGE = {"exact": 0, "range": 1, "about": 2, "nearly": 2}
_BY_STATUS = {"reported": 0, "rule": 0, "estimate": 1}
_BY_BASIS = {"stated": 0, "context": 1, "document": 2}
_FAR = 10**6

Row = Mapping[str, Any]


def build_series(observations: pa.Table, documents: pa.Table, parts: pa.Table | None = None) -> pa.Table:
    """Return one stated value per key, with the number of its rivals.

    Args:
        observations: The observations.
        documents: The documents that state them.
        parts: The dated parts of the documents, so that an annexed paper counts as published on its own date.
    """
    published = Publication(documents, parts)
    definition = table("series")
    rows = []
    for group in keyed(observations.to_pylist()).values():
        ranked = sorted(group, key=precedence(published))
        kept = {column: ranked[0][column] for column in definition.columns if column in ranked[0]}
        rows.append({**kept, "rivals": len(ranked) - 1})
    rows.sort(key=definition.place)
    return arrow_table("series", rows)


def rivals_of(observations: pa.Table, documents: pa.Table, parts: pa.Table | None = None) -> pa.Table:
    """Return the observations that were not chosen, in order of precedence within their key."""
    published = Publication(documents, parts)
    groups = (sorted(group, key=precedence(published))[1:] for group in keyed(observations.to_pylist()).values())
    return pa.Table.from_pylist([row for group in groups for row in group], schema=observations.schema)


def keyed(rows: Iterable[Row]) -> dict[tuple[str | None, ...], list[Row]]:
    """Return the observations by key, keys in the order in which they first occur."""
    groups: dict[tuple[str | None, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row[column] for column in KEY), []).append(row)
    return groups


def precedence(published: Publication) -> Callable[[Row], tuple[Any, ...]]:
    """Return the sorting key of the precedence: the observation to choose comes first."""

    def rank(row: Row) -> tuple[Any, ...]:
        day = published.day(row["figure_id"], row["document_id"])
        return (
            _BY_HEDGE.get(row["qualifier"], 3),
            _BY_STATUS.get(row["status"], 2),
            _BY_BASIS.get(row["period_basis"], 3),
            _distance(day, row["end_date"] or row["start_date"]),
            -(day.toordinal() if day else 0),
            row["document_id"],
            position(row["figure_id"]) or 0,
        )

    return rank


def _distance(day: datetime.date | None, end: datetime.date | None) -> int:
    return _FAR if day is None or end is None else abs((day - end).days)
