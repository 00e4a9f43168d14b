"""Finds every claim by every rule, drops what two rules found, and lays the claims out as a table."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

import pyarrow as pa

from iomstats.schema.arrow import arrow_table
from iomstats.timeseries.claims.changes import directions, known_growth, price_reductions, stated_changes
from iomstats.timeseries.claims.evidence import gather
from iomstats.timeseries.claims.lists import counts_and_lists
from iomstats.timeseries.claims.model import Claim, Evidence, Row
from iomstats.timeseries.claims.periods import averages_and_totals, parts_of_periods
from iomstats.timeseries.claims.repeats import same_facts
from iomstats.timeseries.claims.shares import known_shares, shares_and_counts
from iomstats.timeseries.claims.spans import spans_and_ends
from iomstats.timeseries.claims.sums import PART, TOTAL, known_sums, sums_in_sentences

_RULES = (
    sums_in_sentences,
    known_sums,
    stated_changes,
    known_growth,
    directions,
    price_reductions,
    averages_and_totals,
    shares_and_counts,
    known_shares,
    parts_of_periods,
    counts_and_lists,
    spans_and_ends,
)


def build_claims(figures: pa.Table, blocks: pa.Table, documents: pa.Table, parts: pa.Table | None = None) -> pa.Table:
    """Return the relations that the documents assert or imply, each checked.

    Args:
        figures: The figures with their indicators, sorted by document and position.
        blocks: The blocks of the documents.
        documents: The documents.
        parts: Their dated parts.
    """
    evidence = gather(figures, blocks, documents, parts)
    rows = {row["figure_id"]: row for row in evidence.figures}
    lines = [_line(claim, rows) for claim in find_claims(evidence)]
    lines.sort(key=lambda line: (line["document_id"], rows[line["figure_id"]]["char_start"], line["claim_id"]))
    return arrow_table("claims", lines)


def find_claims(evidence: Evidence) -> list[Claim]:
    """Return the claims of all rules; where two rules relate the same figures the first is kept."""
    found: dict[tuple[str, str, frozenset[str]], Claim] = {}
    for rule in _RULES:
        for claim in rule(evidence):
            found.setdefault((claim.relation, claim.way, frozenset(claim.figure_ids)), claim)
    for claim in same_facts(evidence, _related(found.values())):
        found.setdefault((claim.relation, claim.way, frozenset(claim.figure_ids)), claim)
    return list(found.values())


def _related(claims: Iterable[Claim]) -> frozenset[frozenset[str]]:
    """Return the pairs of figures of totals and their parts, which are not two statements of one fact."""
    return frozenset(
        frozenset(pair)
        for claim in claims
        if claim.relation in (TOTAL, PART)
        for pair in combinations(claim.figure_ids, 2)
    )


def _line(claim: Claim, rows: Mapping[str, Row]) -> dict[str, Any]:
    first = rows[claim.figure_ids[0]]
    return {
        "claim_id": f"{':'.join(filter(None, (claim.relation, claim.way)))}:{'+'.join(claim.figure_ids)}",
        "document_id": first["document_id"],
        "figure_id": claim.figure_ids[0],
        "figure_ids": "; ".join(claim.figure_ids),
        "relation": claim.relation,
        "indicator": first["indicator"],
        "unit": first["unit"],
        "stated": claim.stated,
        "stated_low": _finite(claim.allowed.low) if claim.allowed else None,
        "stated_high": _finite(claim.allowed.high) if claim.allowed else None,
        "computed": claim.computed,
        "computed_low": _finite(claim.found.low) if claim.found else None,
        "computed_high": _finite(claim.found.high) if claim.found else None,
        "verdict": claim.verdict,
        "reason": claim.reason,
    }


def _finite(value: float) -> float | None:
    return None if value in (float("inf"), float("-inf")) else value
