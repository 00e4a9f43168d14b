"""Compares shares with the counts of which they are shares."""

import re
from collections.abc import Iterator
from itertools import pairwise

from iomstats.schema.vocabulary import read_toml
from iomstats.timeseries.bounds import Interval, interval
from iomstats.timeseries.claims.model import UNCHECKED, Claim, Evidence, Row, judged, number, written

RELATION = "share_and_counts"
_LEVELS = ("stock", "flow", "count")
_IN_BRACKET = re.compile(r"^[^().;:,]{0,60}\(\s*(?:or\s|about\s|some\s|around\s|nearly\s)?$")
_OF = re.compile(r"(?i)\b(?:out\s)?(?:of|among)\s(?:the\s|a\stotal\sof\s|some\s|all\s)*$")


def shares_and_counts(evidence: Evidence) -> Iterator[Claim]:
    """Yield the shares that stand beside the count and the whole: "of 110 respondents, 64 (58%)"."""
    for sentence in evidence.sentences:
        placed = list(sentence.placed())
        for (_, part, a), (_, share, b) in pairwise(placed):
            if share["unit"] != "percent" or share["kind"] != "share" or part["kind"] not in _LEVELS:
                continue
            if not _IN_BRACKET.match(sentence.text[a[1] : b[0]]):
                continue
            wholes = [
                row
                for _, row, span in placed
                if row not in (part, share)
                and row["unit"] == part["unit"]
                and row["value"] > part["value"]
                and _OF.search(sentence.text[: span[0]])
            ]
            if len(wholes) == 1:
                yield _claim(share, part, wholes[0])


def known_shares(evidence: Evidence) -> Iterator[Claim]:
    """Yield the shares whose part and whole the vocabulary names, checked where both are stated."""
    for relation in read_toml("relations")["share"]:
        for share in evidence.of_indicator(relation["share"]):
            part, whole = (_stated(share, evidence.of_indicator(relation[key])) for key in ("part", "whole"))
            if part is not None and whole is not None:
                yield _claim(share, part, whole)
            else:
                lacking = [relation[key] for key, row in (("part", part), ("whole", whole)) if row is None]
                reason = f"no {' and no '.join(lacking)} is stated for {share['period_start'] or 'its time'}"
                known = tuple(row["figure_id"] for row in (part, whole) if row is not None)
                ids = (share["figure_id"], *known)
                yield Claim(RELATION, ids, share["value"], interval(share), None, None, UNCHECKED, reason)


def _claim(share: Row, part: Row, whole: Row) -> Claim:
    quotient = interval(part).over(interval(whole)).scaled(100.0)
    computed = part["value"] / whole["value"] * 100
    stated = interval(share)
    allowed = Interval(stated.low - 0.5, stated.high + 0.5, stated.above, stated.below)
    reason = f"{written(part)} of {written(whole)} is {number(computed)} per cent, stated {written(share)}"
    ids = (share["figure_id"], part["figure_id"], whole["figure_id"])
    return judged(RELATION, ids, share["value"], allowed, computed, quotient, reason)


def _stated(share: Row, candidates: list[Row]) -> Row | None:
    """Return the level for the share's own period, that of its document first."""
    period = (share["period_start"], share["period_end"])
    fitting = [
        row
        for row in candidates
        if (row["period_start"], row["period_end"]) == period and row["place"] == share["place"]
    ]
    return min(fitting, key=lambda row: (row["document_id"] != share["document_id"], row["figure_id"]), default=None)
