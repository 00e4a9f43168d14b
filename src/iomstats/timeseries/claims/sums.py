"""Finds totals that a sentence divides into parts, and totals that the vocabulary knows to be sums."""

import re
from collections.abc import Iterator, Sequence

from iomstats.schema.vocabulary import read_toml
from iomstats.timeseries.bounds import Interval, interval
from iomstats.timeseries.claims.model import (
    FAILS,
    HOLDS,
    Claim,
    Evidence,
    Row,
    Sentence,
    judged,
    number,
    written,
)

TOTAL, PART = "total_and_parts", "part_of_whole"
_LEVELS = ("stock", "flow", "count")
_OPEN = re.compile(r"^[^().;:]{0,80}\(")
_COLON = re.compile(r"^[^().;:]{0,120}:\s")
_OF_WHICH = re.compile(r"(?i)^[^;:.]{0,120}?\b(?:of\s(?:which|whom|them|these)|including|among\s(?:them|which|whom))\b")
_CONSISTING = re.compile(r"(?i)^[^;:.]{0,80}?\b(?:compris\w+|consist\w+\sof|made\sup\sof|composed\sof|namely)\b")
_IN_ALL = re.compile(r"(?i)\b(?:in\sall|in\stotal|altogether|together|combined)\b")
_MAKING = re.compile(r"(?i)\b(?:a\stotal\sof|totalling|totaling|making|adding\sup\sto|bringing\sthe\stotal\sto)\s*$")


def sums_in_sentences(evidence: Evidence) -> Iterator[Claim]:
    """Yield the totals whose parts stand in the same sentence.

    "96 interested States (55 Member States and 41 Observer States)", "517 projects: 203 … and 314 …",
    "1,600 projects (of which 550 …)", "55 members and 41 observers, 96 in all".
    """
    for sentence in evidence.sentences:
        placed = list(sentence.placed())
        for order, (_, row, span) in enumerate(placed):
            if row["kind"] not in _LEVELS or row["unit"] in (None, "percent", "ratio"):
                continue
            after = placed[order + 1 :]
            claim = _divided(sentence, row, span, after) or _summed(sentence, row, span, placed[:order])
            if claim:
                yield claim


def known_sums(evidence: Evidence) -> Iterator[Claim]:
    """Yield the totals of the vocabulary whose parts are stated in their paragraph or for their period."""
    for relation in read_toml("relations")["sum"]:
        for total in evidence.of_indicator(relation["total"]):
            parts = [_nearest(total, evidence.of_indicator(part)) for part in relation["parts"]]
            if all(parts):
                yield _whole(total, [part for part in parts if part is not None])


def _divided(
    sentence: Sentence, row: Row, span: tuple[int, int], after: Sequence[tuple[int, Row, tuple[int, int]]]
) -> Claim | None:
    """Return the claim of a figure that its parts follow in a bracket, after a colon or after "of which"."""
    if not after:
        return None
    rest = sentence.text[span[1] :]
    gap = sentence.text[span[1] : after[0][2][0]]
    if match := _OPEN.match(gap):
        closing = _closing(rest, match.end())
        parts = [part for _, part, place in after if place[1] <= span[1] + closing]
        return _parts(row, parts, whole=len(parts) > 1)
    if _OF_WHICH.match(gap):
        return _parts(row, [part for _, part, _ in after], whole=False)
    if _COLON.match(gap) or _CONSISTING.match(gap):
        return _parts(row, [part for _, part, _ in after], whole=True)
    return None


def _summed(
    sentence: Sentence, row: Row, span: tuple[int, int], before: Sequence[tuple[int, Row, tuple[int, int]]]
) -> Claim | None:
    """Return the claim of a figure that adds up the figures before it: "…, 96 in all"."""
    tail = sentence.text[span[1] : span[1] + 60].partition(",")[0].partition(";")[0]
    head = sentence.text[: span[0]]
    if len(before) < 2 or not (_IN_ALL.search(tail) or _MAKING.search(head)):
        return None
    return _parts(row, [part for _, part, _ in before], whole=True)


def _parts(row: Row, candidates: Sequence[Row], *, whole: bool) -> Claim | None:
    """Return the claim on the candidates that may be parts: counted in the same unit, for the same period."""
    parts = [part for part in candidates if _is_part(part, row)]
    if not parts or (whole and (len(parts) < 2 or len(parts) != len(candidates))):
        return None
    return _whole(row, parts) if whole else _share(row, parts)


def _is_part(part: Row, row: Row) -> bool:
    return (
        part["unit"] == row["unit"]
        and part["kind"] in _LEVELS
        and (part["period_start"], part["period_end"]) == (row["period_start"], row["period_end"])
    )


def _whole(total: Row, parts: Sequence[Row]) -> Claim:
    found = _sum(parts)
    computed = sum(part["value"] for part in parts)
    reason = f"{' + '.join(written(part) for part in parts)} = {number(computed)}, stated {written(total)}"
    ids = [total["figure_id"], *(part["figure_id"] for part in parts)]
    return judged(TOTAL, ids, total["value"], interval(total), computed, found, reason)


def _share(total: Row, parts: Sequence[Row]) -> Claim:
    allowed, found = interval(total), _sum(parts)
    computed = sum(part["value"] for part in parts)
    verdict = FAILS if found.exceeds(allowed) else HOLDS
    reason = f"{' + '.join(written(part) for part in parts)} of {written(total)}"
    ids = (total["figure_id"], *(part["figure_id"] for part in parts))
    return Claim(PART, ids, total["value"], allowed, computed, found, verdict, reason)


def _sum(parts: Sequence[Row]) -> Interval:
    return sum((interval(part) for part in parts), start=Interval(0.0, 0.0))


def _nearest(total: Row, candidates: Sequence[Row]) -> Row | None:
    """Return the candidate of the total's paragraph, else of its document and period, else of its period."""
    fitting = [row for row in candidates if row["dims"] == total["dims"] and _same_place(row, total)]
    period = (total["period_start"], total["period_end"])
    same_period = [row for row in fitting if (row["period_start"], row["period_end"]) == period]
    for nearer in (
        [row for row in same_period if row["quote"] == total["quote"]],
        [row for row in same_period if row["block_id"] == total["block_id"]],
        [row for row in fitting if row["block_id"] == total["block_id"]],
        [row for row in same_period if row["document_id"] == total["document_id"]],
        same_period,
    ):
        if nearer:
            return min(nearer, key=lambda row: (_apart(row, total), abs(row["char_start"] - total["char_start"])))
    return None


def _same_place(row: Row, total: Row) -> bool:
    """Tell whether two figures cover the same area; a figure without one may be of the world."""
    return row["place"] == total["place"] or {row["place"], total["place"]} == {None, "World"}


def _apart(row: Row, total: Row) -> int:
    """Return how many days the periods of two figures end apart; many when one has none."""
    if row["end_date"] is None or total["end_date"] is None:
        return 10**6
    return int(abs((row["end_date"] - total["end_date"]).days))


def _closing(text: str, start: int) -> int:
    """Return where the bracket that is open at ``start`` closes."""
    depth = 1
    for index in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[index], 0)
        if depth == 0:
            return index
    return len(text)
