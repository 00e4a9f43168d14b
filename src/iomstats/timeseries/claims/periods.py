"""Compares values of different periods: a year with the decade that it lies in, averages with totals."""

import datetime
from collections.abc import Iterator, Sequence

from iomstats.observations.entries import indicators
from iomstats.schema.vocabulary import read_toml
from iomstats.timeseries.bounds import Interval, interval
from iomstats.timeseries.claims.model import FAILS, HOLDS, Claim, Evidence, Row, judged, number, written

WITHIN, AVERAGE = "part_of_period", "average_and_total"


def parts_of_periods(evidence: Evidence) -> Iterator[Claim]:
    """Yield the amounts of shorter periods against the amount of a longer one that holds them.

    What happened in 2007 to 2009 can't be more than what happened in 2001 to 2010.
    """
    for entry in indicators():
        flows = [row for row in evidence.of_indicator(entry.id) if row["kind"] == "flow" and _dated(row)]
        for whole in flows:
            inside = [row for row in flows if _lies_in(row, whole)]
            adds = entry.aggregation in ("over_time", "over_time_and_places")
            for parts in _runs(inside, adds):
                yield _within(whole, parts)


def averages_and_totals(evidence: Evidence) -> Iterator[Claim]:
    """Yield the yearly averages against the total of about the same years."""
    for relation in read_toml("relations")["average"]:
        for average in evidence.of_indicator(relation["average"]):
            totals = [
                row for row in evidence.of_indicator(relation["of"]) if _dated(row) and _overlap(average, row) > 0.7
            ]
            near = [row for row in totals if row["document_id"] == average["document_id"]] or totals
            if near:
                yield _average(average, max(near, key=lambda row: (_overlap(average, row), row["figure_id"])))


def _average(average: Row, total: Row) -> Claim:
    years = _years(total)
    found = interval(average).times(years)
    middle = average["value"] * (years.low + years.high) / 2
    span = number(years.low) if years.low == years.high else f"{number(years.low)} to {number(years.high)}"
    reason = f"{written(average)} a year over {span} years, stated in all {written(total)}"
    ids = (average["figure_id"], total["figure_id"])
    return judged(AVERAGE, ids, total["value"], interval(total), middle, found, reason)


def _years(row: Row) -> Interval:
    """Return how many years a period may have lasted: an end known to the year may be any day of it."""
    start, end = row["period_start"], row["period_end"]
    earliest, latest = row["start_date"], row["end_date"]
    if len(start) == len(end) == 4 and row["period_basis"] != "document":
        whole = latest.year - earliest.year + 1
        return Interval(float(whole - 1) if whole > 1 else 1.0, float(whole))
    shortest = max(0.25, (latest - earliest).days / 365.25 - (1.0 if len(end) == 4 else 0.0))
    return Interval(round(shortest, 2), round(((latest - earliest).days + 1) / 365.25, 2))


def _within(whole: Row, parts: Sequence[Row]) -> Claim:
    allowed = interval(whole)
    found = sum((interval(part) for part in parts), start=Interval(0.0, 0.0))
    computed = sum(part["value"] for part in parts)
    listed = " + ".join(f"{written(part)} ({_period(part)})" for part in parts)
    reason = f"{listed} within {written(whole)} ({_period(whole)})"
    verdict = FAILS if found.exceeds(allowed) else HOLDS
    ids = (whole["figure_id"], *(part["figure_id"] for part in parts))
    return Claim(WITHIN, ids, whole["value"], allowed, computed, found, verdict, reason)


def _runs(inside: Sequence[Row], adds: bool) -> Iterator[list[Row]]:
    """Yield the amounts to compare: those of one document that do not overlap together, else each alone."""
    if not adds:
        yield from ([row] for row in inside)
        return
    lines: dict[tuple[object, ...], list[Row]] = {}
    for row in inside:
        lines.setdefault((row["document_id"], row["place"], row["dims"]), []).append(row)
    for line in lines.values():
        run: list[Row] = []
        for row in sorted(line, key=lambda row: (row["end_date"], row["start_date"])):
            if not run or row["start_date"] > run[-1]["end_date"]:
                run.append(row)
        yield run


def _lies_in(part: Row, whole: Row) -> bool:
    same = (part["start_date"], part["end_date"]) == (whole["start_date"], whole["end_date"])
    inside = whole["start_date"] <= part["start_date"] and part["end_date"] <= whole["end_date"]
    wider = all(whole[key] in (None, part[key]) for key in ("place", "dims"))
    return inside and wider and not same and part["unit"] == whole["unit"]


def _overlap(one: Row, other: Row) -> float:
    """Return the days that two periods share, as a share of the days that either covers."""
    if not _dated(one):
        return 0.0
    shared = (min(one["end_date"], other["end_date"]) - max(one["start_date"], other["start_date"])).days
    either = (max(one["end_date"], other["end_date"]) - min(one["start_date"], other["start_date"])).days
    return max(0.0, shared / either) if either else 1.0


def _dated(row: Row) -> bool:
    return isinstance(row["start_date"], datetime.date) and isinstance(row["end_date"], datetime.date)


def _period(row: Row) -> str:
    start, end = row["period_start"], row["period_end"]
    return str(start) if start == end else f"{start} to {end}"
