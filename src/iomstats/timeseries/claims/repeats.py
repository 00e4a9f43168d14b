"""Compares statements of the same fact in two places or documents."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from iomstats.timeseries.bounds import agree, interval
from iomstats.timeseries.claims.model import FAILS, HOLDS, Claim, Evidence, Row, written

RELATION = "same_fact"


def same_facts(evidence: Evidence, related: frozenset[frozenset[str]]) -> Iterator[Claim]:
    """Yield the facts stated more than once: one claim for all statements of a key.

    Structure ("the 12 points") is the same fact whenever it is stated; everything else is for one period.

    Args:
        evidence: The figures.
        related: Pairs of figures that another relation explains, such as a total and its part.
    """
    for group in _groups(evidence):
        kept = [row for row in group if not _explained(row, group, related)]
        if len({row["figure_id"] for row in kept}) > 1:
            yield _claim(kept)


def _groups(evidence: Evidence) -> Iterator[list[Row]]:
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in evidence.figures:
        if row["indicator"] is None or row["kind"] in ("duration", "change", "ratio"):
            continue
        period = () if row["kind"] == "count" else (row["period_start"], row["period_end"])
        if row["kind"] != "count" and row["period_end"] is None:
            continue
        groups.setdefault((row["indicator"], row["place"], row["dims"], row["unit"], *period), []).append(row)
    return (group for group in groups.values() if len(group) > 1)


def _explained(row: Row, group: Sequence[Row], related: frozenset[frozenset[str]]) -> bool:
    """Tell whether a figure is another's part, or stands beside another value in one paragraph.

    A paragraph does not contradict itself: two values in it are of two groups that no breakdown names.
    """
    return any(
        frozenset((row["figure_id"], other["figure_id"])) in related
        or (row["block_id"] == other["block_id"] and not agree(row, other))
        for other in group
        if other is not row
    )


def _claim(rows: Sequence[Row]) -> Claim:
    apart = next((pair for pair in combinations(rows, 2) if not agree(*pair)), None)
    first, other = apart or (rows[0], rows[1])
    places = len({row["document_id"] for row in rows})
    where = f"in {places} documents" if places > 1 else "in one document"
    statements = " and ".join(dict.fromkeys(written(row) for row in (first, other)))
    reason = f"stated {len(rows)} times {where}: {statements}"
    return Claim(
        RELATION,
        tuple(row["figure_id"] for row in (first, other, *(row for row in rows if row not in (first, other)))),
        first["value"],
        interval(first),
        other["value"],
        interval(other),
        FAILS if apart else HOLDS,
        reason,
    )
