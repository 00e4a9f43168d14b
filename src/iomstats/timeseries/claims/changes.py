"""Finds stated differences, growth and directions, and compares them with the levels they lie between."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from iomstats.schema.vocabulary import read_toml
from iomstats.timeseries.bounds import Interval, interval
from iomstats.timeseries.claims.model import (
    FAILS,
    HOLDS,
    UNCHECKED,
    Claim,
    Evidence,
    Row,
    Sentence,
    judged,
    number,
    written,
)

DIFFERENCE, GROWTH, DIRECTION, REDUCTION = "difference", "growth", "direction", "price_reduction"
_LEVELS = ("stock", "flow", "count", "average")
_UP = re.compile(r"(?i)\b(?:increas\w+|grew|grow\w*|rose|risen|rise|rising|expand\w+|climb\w+|up\sfrom)\b")
_DOWN = re.compile(r"(?i)\b(?:decreas\w+|fell|fallen|declin\w+|dropp\w+|reduc\w+|shr[aiu]nk\w*|down\sfrom)\b")
_LOWER = re.compile(r"(?i)\b(?:decreas\w+|fell|fall\w*|declin\w+|dropp?\w*|reduc\w+|down|less|lower|off|discount)\b")
_OFFER = re.compile(r"(?i)^\s*(?:off|discount|reduction|cheaper|less)\b")


def stated_changes(evidence: Evidence) -> Iterator[Claim]:
    """Yield the differences and growth rates whose two levels stand in the same sentence.

    "214 million, nearly a 20 million increase over the 2005 figure of 195 million", "up 12 per cent from
    50 to 56".
    """
    for sentence in evidence.sentences:
        for index, row, _ in sentence.placed():
            if row["kind"] not in ("change", "ratio"):
                continue
            levels = _levels(row, index, sentence)
            if len(levels) == 2:
                yield _change(row, *levels, falls=bool(_LOWER.search(_around(sentence, index))))


def directions(evidence: Evidence) -> Iterator[Claim]:
    """Yield the rises and falls told in words: "has been increasing: 43,204 in 2007, 61,189 in 2008"."""
    for sentence in evidence.sentences:
        up, down = bool(_UP.search(sentence.text)), bool(_DOWN.search(sentence.text))
        if up == down:
            continue
        for group in _lines(sentence):
            if len(group) >= 2 and len({row["start_date"] for row in group}) == len(group):
                yield _direction(sorted(group, key=lambda row: row["start_date"]), up)
            elif len(group) == 1 and _led_up_to(sentence, group[0]):
                yield from _since_before(group[0], up, evidence)


def known_growth(evidence: Evidence) -> Iterator[Claim]:
    """Yield the growth factors whose levels the vocabulary names: "the budget has quadrupled"."""
    for relation in read_toml("relations")["growth"]:
        for row in evidence.of_indicator(relation["growth"]):
            if any(row in sentence.rows and len(_levels(row, None, sentence)) == 2 for sentence in evidence.sentences):
                continue
            levels = [_at(evidence.of_indicator(relation["of"]), row, end) for end in ("start", "end")]
            if levels[0] is not None and levels[1] is not None:
                yield _change(row, levels[0], levels[1], falls=False)
            else:
                yield _unchecked(
                    row, relation["of"], [a for a, b in zip(("start", "end"), levels, strict=True) if not b]
                )


def price_reductions(evidence: Evidence) -> Iterator[Claim]:
    """Yield the discounts that stand beside the old and the new price: "30% off … £249.99 £174.99"."""
    for row in evidence.figures:
        if row["unit"] != "percent" or not _is_offer(row):
            continue
        prices = [
            other
            for other in evidence.figures
            if other["block_id"] == row["block_id"] and other["char_start"] > row["char_end"] and _is_money(other)
        ]
        if len(prices) == 2 and prices[0]["unit"] == prices[1]["unit"]:
            yield _change(row, prices[0], prices[1], falls=True, relation=REDUCTION)


def _is_offer(row: Row) -> bool:
    position = row["quote"].find(row["text"])
    return position >= 0 and bool(_OFFER.match(row["quote"][position + len(row["text"]) :]))


def _is_money(row: Row) -> bool:
    return bool(row["unit"] and len(row["unit"]) == 3 and row["unit"].isupper())


def _levels(row: Row, index: int | None, sentence: Sentence) -> list[Row]:
    """Return the two levels nearest to a change, in order of time or, without periods, of the text."""
    place = sentence.rows.index(row) if index is None else index
    near = [
        (abs(number - place), other)
        for number, other in enumerate(sentence.rows)
        if other is not row and other["kind"] in _LEVELS and _same_thing(row, other)
    ]
    levels = [other for _, other in sorted(near, key=lambda pair: pair[0])[:2]]
    if len(levels) == 2 and not _same_line(*levels):
        return []
    return sorted(levels, key=lambda other: (str(other["start_date"] or ""), other["char_start"]))


def _same_thing(change: Row, level: Row) -> bool:
    return bool(change["unit"] in ("percent", "ratio") or change["unit"] == level["unit"])


def _same_line(one: Row, other: Row) -> bool:
    return bool(one["unit"] == other["unit"] and one["indicator"] == other["indicator"])


def _change(row: Row, early: Row, late: Row, *, falls: bool, relation: str | None = None) -> Claim:
    if _undated(early, late) and relation is None and falls == (early["value"] < late["value"]):
        early, late = late, early  # the words tell which was first: what rose was lower before
    before, after = interval(early), interval(late)
    if row["unit"] == "ratio":
        found, computed, kind = after.over(before), late["value"] / early["value"], GROWTH
    elif row["unit"] == "percent":
        ratio = after.over(before)
        found = Interval((ratio.low - 1) * 100, (ratio.high - 1) * 100, ratio.above, ratio.below)
        computed, kind = (late["value"] / early["value"] - 1) * 100, GROWTH
    else:
        found, computed, kind = after - before, late["value"] - early["value"], DIFFERENCE
    if falls and row["unit"] != "ratio":
        found, computed = Interval(-found.high, -found.low, found.below, found.above), -computed
    slack = 0.5 if row["unit"] == "percent" else 0.0
    stated = interval(row)
    allowed = Interval(stated.low - slack, stated.high + slack, stated.above, stated.below)
    reason = f"from {written(early)} to {written(late)} is {number(computed)}, stated {written(row)}"
    ids = (row["figure_id"], early["figure_id"], late["figure_id"])
    return judged(relation or kind, ids, row["value"], allowed, computed, found, reason)


def _undated(early: Row, late: Row) -> bool:
    return early["start_date"] is None or late["start_date"] is None or early["start_date"] == late["start_date"]


def _unchecked(row: Row, indicator: str, missing: Sequence[str]) -> Claim:
    times = " and ".join(str(row[f"period_{end}"] or "an unknown time") for end in missing)
    reason = f"no {indicator} is stated for {times}"
    return Claim(GROWTH, (row["figure_id"],), row["value"], interval(row), None, None, UNCHECKED, reason)


def _at(rows: Sequence[Row], change: Row, end: str) -> Row | None:
    """Return a level in the year in which a change starts or ends."""
    date = change[f"{end}_date"]
    if date is None:
        return None
    fitting = [
        row
        for row in rows
        if row["start_date"] and row["end_date"] and row["start_date"].year == row["end_date"].year == date.year
    ]
    return fitting[0] if fitting else None


def _lines(sentence: Sentence) -> list[list[Row]]:
    """Return the levels of a sentence that measure the same thing at different times."""
    lines: dict[tuple[object, ...], list[Row]] = {}
    noun: str | None = None
    for row in sentence.rows:
        noun = row["unit_text"] or noun
        if row["kind"] in _LEVELS and row["start_date"] is not None:
            thing = row["indicator"] or noun
            lines.setdefault((thing, row["unit"], row["place"], row["dims"]), []).append(row)
    return list(lines.values())


def _direction(rows: Sequence[Row], up: bool) -> Claim:
    pairs = list(pairwise(rows))
    wrong = [
        (a, b)
        for a, b in pairs
        if (
            interval(a).exceeds(interval(b)) or (a["value"] == b["value"] and _exact(a) and _exact(b))
            if up
            else interval(b).exceeds(interval(a)) or (a["value"] == b["value"] and _exact(a) and _exact(b))
        )
    ]
    way = "rising" if up else "falling"
    reason = f"{', '.join(written(row) for row in rows)} said to be {way}"
    ids = tuple(row["figure_id"] for row in rows)
    computed = rows[-1]["value"] - rows[0]["value"]
    return Claim(DIRECTION, ids, None, None, computed, None, FAILS if wrong else HOLDS, reason)


def _exact(row: Row) -> bool:
    return bool(row["qualifier"] == "exact")


def _led_up_to(sentence: Sentence, row: Row) -> bool:
    """Tell whether a rise or fall led up to the figure: "membership has increased to 132 Member States"."""
    span = sentence.spans[sentence.rows.index(row)]
    if span is None:
        return False
    words = sentence.text[max(0, span[0] - 60) : span[0]]
    return bool(
        re.search(
            r"(?i)\b(?:increased|grown|grew|risen|rose|expanded|fallen|fell|declined|dropped|decreased)\s(?:\w+\s)?to\s[^.;:]{0,20}$",
            words,
        )
    )


def _since_before(row: Row, up: bool, evidence: Evidence) -> Iterator[Claim]:
    """Yield the direction from the latest earlier level of the same indicator, wherever that is stated."""
    if row["indicator"] is None:
        return
    earlier = [
        other
        for other in evidence.of_indicator(row["indicator"])
        if other["end_date"]
        and row["end_date"]
        and other["end_date"] < row["end_date"]
        and (other["place"], other["dims"], other["unit"]) == (row["place"], row["dims"], row["unit"])
        and other["kind"] in _LEVELS
    ]
    if earlier:
        latest = max(earlier, key=lambda other: (other["end_date"], other["qualifier"] == "exact", other["figure_id"]))
        claim = _direction([latest, row], up)
        yield Claim(
            claim.relation,
            claim.figure_ids[::-1],
            None,
            None,
            claim.computed,
            None,
            claim.verdict,
            claim.reason,
        )


def _around(sentence: Sentence, index: int) -> str:
    span = sentence.spans[index]
    return "" if span is None else sentence.text[max(0, span[0] - 40) : span[1] + 30]
