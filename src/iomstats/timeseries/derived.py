"""Computes growth and quotients from series, each with its formula and the figures it is computed from.

What is computed goes into a table of its own; no row of it may enter figures, observations or series.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import pyarrow as pa

from iomstats.observations.entries import indicator_of
from iomstats.schema.arrow import arrow_table
from iomstats.schema.registry import table
from iomstats.schema.vocabulary import read_toml
from iomstats.timeseries.bounds import Interval, interval

Row = Mapping[str, Any]


def build_derived(series: pa.Table) -> pa.Table:
    """Return every derived value of the vocabulary that the series allow.

    Args:
        series: The chosen values.
    """
    by_indicator: dict[str, list[Row]] = {}
    for row in series.to_pylist():
        by_indicator.setdefault(row["indicator"], []).append(row)
    rows = [*_growths(by_indicator), *_quotients(by_indicator)]
    rows.sort(key=table("derived").place)
    return arrow_table("derived", rows)


def _growths(series: Mapping[str, Sequence[Row]]) -> Iterator[dict[str, Any]]:
    for entry in read_toml("derived")["growth"]:
        of = entry["of"]
        indicator = indicator_of(of)
        for line in _lines(series.get(of, ())):
            for early, late in pairwise(line):
                growth = interval(late).over(interval(early))
                yield {
                    "derived": f"{of}_growth",
                    "label": f"Growth: {indicator.label if indicator else of}",
                    **_place(late),
                    "period_start": early["period_start"],
                    "period_end": late["period_end"],
                    "start_date": early["start_date"],
                    "end_date": late["end_date"],
                    "value": (late["value"] / early["value"] - 1) * 100,
                    "value_low": _finite((growth.low - 1) * 100),
                    "value_high": _finite((growth.high - 1) * 100),
                    "unit": "percent",
                    "formula": f"({of} at the end / {of} at the start - 1) * 100",
                    "figure_ids": f"{late['figure_id']}; {early['figure_id']}",
                }


def _quotients(series: Mapping[str, Sequence[Row]]) -> Iterator[dict[str, Any]]:
    for entry in read_toml("derived")["quotient"]:
        below = {_key(row): row for row in series.get(entry["denominator"], ())}
        for above in series.get(entry["numerator"], ()):
            under = below.get(_key(above))
            if under is None or not under["value"] or above["period_start"] is None:
                continue
            times: int = entry["times"]
            found: Interval = interval(above).over(interval(under)).scaled(times)
            factor = "" if times == 1 else f" * {times}"
            yield {
                "derived": entry["id"],
                "label": entry["label"],
                **_place(above),
                **{name: above[name] for name in ("period_start", "period_end", "start_date", "end_date")},
                "value": above["value"] / under["value"] * times,
                "value_low": _finite(found.low),
                "value_high": _finite(found.high),
                "unit": entry["unit"],
                "formula": f"{entry['numerator']} / {entry['denominator']}{factor}",
                "figure_ids": f"{above['figure_id']}; {under['figure_id']}",
            }


def _lines(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the values to compare: one place and breakdown, one a year, each of a year or a moment in it."""
    lines: dict[tuple[Any, ...], dict[int, Row]] = {}
    for row in rows:
        start, end = row["start_date"], row["end_date"]
        if start is not None and end is not None and start.year == end.year and row["value"]:
            years = lines.setdefault((row["place"], row["dims"]), {})
            held = years.get(start.year)
            if held is None or (end - start) > (held["end_date"] - held["start_date"]):
                years[start.year] = row
    for years in lines.values():
        yield [years[year] for year in sorted(years)]


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("place", "dims", "period_start", "period_end"))


def _place(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in ("place", "place_code", "dims")}


def _finite(value: float) -> float | None:
    return None if math.isinf(value) else value
