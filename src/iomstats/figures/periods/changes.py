"""Finds what a change or ratio runs from and to: what it is compared with, and the dated levels beside it.

Which period comes of it is decided in ``periods.py``.
"""

import re

from iomstats.figures.dates.dates import DateSpan, first_day, last_day
from iomstats.figures.dates.model import Anchor
from iomstats.figures.dates.moments import shift
from iomstats.figures.dates.roles import AS_OF, BASE, BY, IN, PRESENT
from iomstats.figures.dates.spans import AMOUNT, YEAR, count
from iomstats.figures.periods.governing import BEFORE, BOUND, DIRECT, govern
from iomstats.figures.periods.passages import Sentence
from iomstats.figures.words.hedges import HEDGES

_NEAR = 400
"""How far, in characters, what a change is compared with may stand from it."""
_BREAK = re.compile(r"[;?!]\s|\.\s(?=[A-Z])")
_FROM_BEHIND = re.compile(r"(?i)[^;]{0,60}?\sfrom\s")
_YEAR_ON_YEAR = re.compile(
    r"(?i)\byear[-\s](?:on|over)[-\s]year\b|\b(?:on|over)\sthe\syear\b(?!\s(?:before|to|ended|ending|\d))"
)
_MONTH_ON_MONTH = re.compile(
    r"(?i)\bmonth[-\s](?:on|over)[-\s]month\b|\b(?:on|over)\sthe\s(?:previous\s)?month\b(?!\sof)"
)


def base_of(sentence: Sentence, index: int) -> Anchor | None:
    """Return the nearest expression that a figure is compared with, one after it first."""
    start, _ = sentence.span(index)
    bases = [one for one in _near(sentence, start) if one.role == BASE]
    after = [one for one in bases if one.start > start and not _BREAK.search(sentence.text, start, one.start)]
    if after:
        return after[0]
    before = [one for one in bases if one.start < start]
    if not before:
        return None
    last, own = before[-1], govern(sentence, index)
    dated = own is not None and own.how == DIRECT  # it has a time of its own
    if _BREAK.search(sentence.text, last.end, start):
        return None if dated or not _goes_on(sentence, index, last) else last
    claimed = index > 0 and sentence.span(0)[0] < last.start and "," in sentence.text[last.end : start]
    return None if dated and claimed else last


def _goes_on(sentence: Sentence, index: int, base: Anchor) -> bool:
    """Tell whether a change behind a semicolon is told against the base of the change before it, at the same time."""
    if index == 0 or sentence.drafts[index].measure != "change":
        return False
    own, before = govern(sentence, index), govern(sentence, index - 1)
    beside = sentence.drafts[index - 1]
    if own is None or before is None or own.anchor is not before.anchor or beside.measure != "change":
        return False
    between = sentence.text[base.end : sentence.span(index)[0]]
    return beside.mention.end < base.start and between.count(";") == 1 and not re.search(r"[?!]\s|\.\s", between)


def levels_beside(sentence: Sentence, index: int) -> DateSpan | None:
    """Return the span over the dated levels that a change sums up, before it or in "from … to …" behind it."""
    start, end = sentence.span(index)
    spans = [
        one.span
        for one in _near(sentence, start)
        if (one.start < start or not _BREAK.search(sentence.text, start, one.start))
        and one.role in (IN, BASE, BY, AS_OF, PRESENT)
        and not one.parts
        and one.span.start is not None
        and (one.span.start == one.span.end or _FISCAL.search(sentence.text, one.start, one.end))
    ]
    if len({span.start for span in spans}) < 2:
        return None
    levels = sum(draft.measure not in ("change", "ratio") for draft in sentence.drafts[max(index - 9, 0) : index])
    if levels < 2 and not _FROM_BEHIND.match(sentence.text, end, min(sentence.end, end + 80)):
        return None
    first = min((span.start for span in spans if span.start), key=first_day)
    final = max((span.end for span in spans if span.end), key=last_day)
    return DateSpan(first, final, spans[0].precision, "span")


def bracketed_before(sentence: Sentence, index: int, target: str) -> str | None:
    """Return the earlier year of a level in brackets before a change: "fell to 44 (2019: 48), down by 8 per cent"."""
    start, _ = sentence.span(index)
    for number in range(len(sentence.anchors) - 1, -1, -1):
        one = sentence.anchors[number]
        if one.end > start or start - one.end > _NEAR or sentence.is_main(number) or one.role != IN:
            continue
        span = one.span
        if span.start is None or span.end is None or not sentence.facts[number].leading:
            return None
        return span.start if last_day(span.end) < first_day(target) else None
    return None


_COMPARED_SHARE = re.compile(
    r"(?i)(?:\sas)?\s(?:of\s)?what\s(?:it|they|was|were|had|the|she|he|we)\b"
    r"|\s(?:[a-z]+\s){0,2}(?:above|below|(?:more|less|higher|lower|fewer|larger|smaller|greater)\sthan)\s"
    rf"|\sof\s(?:the|its|their)\s(?:{YEAR}\s|previous\s|earlier\s|former\s)?(?:[a-z]+\s)?(?:levels?|peak|high|maximum|average|values?)\b"
)


def is_compared_share(sentence: Sentence, index: int) -> bool:
    """Tell whether a share is one of a level of another time: "half of what it was in 2010", "of the 1990 level"."""
    _, end = sentence.span(index)
    if sentence.drafts[index].measure != "share" or not _COMPARED_SHARE.match(sentence.text, end, sentence.end):
        return False
    base = base_of(sentence, index)
    return base is not None and base.start > end


_ELAPSED = re.compile(rf"(?i)(?:the\s)?(?P<n>{AMOUNT})\syears\s(?:to|ended|ending|up\sto)\s")


def elapsed_start(sentence: Sentence, anchor: Anchor) -> str | None:
    """Return from when a change runs that is told over so many years to a date: "over four years to 30 June 2018"."""
    found = _ELAPSED.match(sentence.text, anchor.start, anchor.end)
    if found is None or anchor.span.end is None:
        return None
    return shift(anchor.span.end, years=-count(found["n"].lower()))


def level_of(sentence: Sentence, index: int) -> int | None:
    """Return the level before a change without a time of its own, of whose time the change is.

    "The 2019 estimate of 272 million is 51 million higher than in 2010": what is compared is the level.
    """
    if index == 0 or sentence.drafts[index].measure != "change" or sentence.zones[index]:
        return None
    base = base_of(sentence, index)
    start, end = sentence.span(index)
    if base is None or _BREAK.search(sentence.text, sentence.span(index - 1)[0], start):
        return None
    own = govern(sentence, index - 1)
    bound = own is not None and own.how == BOUND
    behind = base.end <= start and sentence.zones[index - 1] and index > 1 and not sentence.zones[index - 2]
    told = _WHICH_IS.fullmatch(sentence.text, sentence.span(index - 1)[1], start) is not None
    level = index - 1 if (bound or told) and base.start >= end else index - 2 if behind else None
    return (
        level if level is not None and sentence.drafts[level].measure not in ("change", "ratio", "duration") else None
    )


_WHICH_IS = re.compile(rf",\s(?:which|that)\s(?:is|was)\s{HEDGES}")
_OF_THAT = re.compile(
    r"(?i)\s(?:that|as\s(?:much|many|high|large|big))\b(?!\s(?:of|as|in|for|at|figure|number|level)\b)"
)


def level_told(sentence: Sentence, index: int) -> str | None:
    """Return when the level was that a multiple refers to: "it was 9 per cent in 1998; it is now twice that"."""
    start, end = sentence.span(index)
    if index == 0 or not _OF_THAT.match(sentence.text, end, sentence.end):
        return None
    own = govern(sentence, index - 1)
    span = own.anchor.span if own is not None and own.anchor is not None and own.anchor.role == IN else None
    return span.start if span is not None and span.start == span.end and start - end < _NEAR else None


def level_left(sentence: Sentence, index: int, target: str) -> str | None:
    """Return when the level was that a change to another starts from: "stood at 3 in 2010, doubled to 6 by 2015"."""
    _, end = sentence.span(index)
    if index == 0 or not _TO_BEHIND.match(sentence.text, end, min(sentence.end, end + 40)):
        return None
    before = sentence.drafts[index - 1]
    own = govern(sentence, index - 1)
    if before.measure != "level" or own is None or own.how != DIRECT or own.anchor is None or own.anchor.role != IN:
        return None
    start = own.anchor.span.start
    if start is None or start != own.anchor.span.end or _BREAK.search(sentence.text, before.mention.end, end):
        return None
    return start if last_day(start) < first_day(target) else None


def between_levels(sentence: Sentence, index: int) -> DateSpan | None:
    """Return the span of a change between two dated levels: "from 5,400 in 1881 it doubled to 12,100 in 1911"."""
    if not 0 < index < len(sentence.drafts) - 1:
        return None
    _, end = sentence.span(index)
    low, high = sentence.span(index - 1)[1], sentence.span(index + 1)[0]
    if not _TO_LEVEL_BEHIND.fullmatch(sentence.text, end, high) or _BREAK.search(sentence.text, low, end):
        return None
    ends = [govern(sentence, index - 1), govern(sentence, index + 1)]
    dated = [
        one.anchor.span
        for one in ends
        if one and one.how == DIRECT and one.anchor and one.anchor.role in (IN, AS_OF, BY)
    ]
    if len(dated) < 2 or any(span.start is None or span.start != span.end for span in dated):
        return None
    start, until = dated[0].start or "", dated[1].end or ""
    return DateSpan(start, until, dated[1].precision, "span") if first_day(start) < first_day(until) else None


_TO_LEVEL_BEHIND = re.compile(rf"(?:\s[a-z]+)?,?\sto\s{HEDGES}(?:[a-z]+\s)?")
_TO_BEHIND = re.compile(r"(?:\s[a-z]+)?,?\sto\s(?:[a-z]+\s){0,3}(?:[A-Z]{0,3}\s?[$€£]?\s?)\d")


def parallel_start(sentence: Sentence, index: int) -> str | None:
    """Return when the start of a change was that is told beside a dated one, without dates of its own.

    "Requests rose from 12 in 2006 to 58 in 2008, while the time needed fell from 11 to 6 days": 2006.
    """
    own = govern(sentence, index)
    if own is None or own.anchor is None or own.how != BEFORE or own.anchor.role not in (IN, AS_OF, BY):
        return None
    numbers = [number for number, one in enumerate(sentence.anchors) if one is own.anchor]
    if not numbers or numbers[0] == 0:
        return None
    first = sentence.anchors[numbers[0] - 1]
    between = sentence.text[first.end : own.anchor.start]
    if not _TO_LEVEL.match(between) or first.span.start is None or first.span.start != first.span.end:
        return None
    return first.span.start if first_day(first.span.start) < first_day(own.anchor.span.start or "9999") else None


_FISCAL = re.compile(r"\d{4}/\d\d|\bFY\s?\d{4}-\d\d")
_TO_LEVEL = re.compile(r"\sto\s(?:[^,;]|,(?=\d)){0,80}$")


def level_before(sentence: Sentence, index: int) -> str | None:
    """Return the end of the nearest dated level before a change: of "10 million in 2021, 2 million more since 2011"."""
    for earlier in range(index - 1, max(index - 9, -1), -1):
        other = govern(sentence, earlier)
        if other is not None and other.anchor is not None and other.anchor.role in (IN, AS_OF):
            return other.anchor.span.end
    return None


def is_year_on_year(sentence: Sentence, index: int) -> bool:
    """Tell whether a change is told year on year."""
    _, end = sentence.span(index)
    return _YEAR_ON_YEAR.search(sentence.text, end, min(sentence.end, end + 40)) is not None


def is_month_on_month(sentence: Sentence, index: int) -> bool:
    """Tell whether a change is told against the month before: "down 2% on the month"."""
    _, end = sentence.span(index)
    return _MONTH_ON_MONTH.search(sentence.text, end, min(sentence.end, end + 40)) is not None


def _near(sentence: Sentence, position: int) -> list[Anchor]:
    return [one for one in sentence.anchors if abs(one.start - position) < _NEAR]
