"""Reads the time expressions of a flow, each with its role; expressions that belong together become one.

Where they stand is found in ``expressions.py``; which figure one governs is decided in ``periods/governing.py``.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from iomstats.figures.dates.dates import UNREAD, DateSpan
from iomstats.figures.dates.expressions import (
    DATE,
    MILESTONE,
    PERIOD,
    SAME,
    STRETCH,
    YEAR_BESIDE,
    Expression,
    find_expressions,
)
from iomstats.figures.dates.joining import add, hull, past, share_year
from iomstats.figures.dates.milestones import Life
from iomstats.figures.dates.model import Anchor
from iomstats.figures.dates.moments import first_day, last_day
from iomstats.figures.dates.readings import Told, read_anchor
from iomstats.figures.dates.roles import BASE, IN, LISTED, PRESENT, REFERENCE, SINCE
from iomstats.figures.dates.stretches import days
from iomstats.mentions.model import Mention


def find_anchors(
    text: str,
    mentions: Sequence[Mention],
    sentences: Sequence[tuple[int, int]],
    date: str | None,
    *,
    whole_year: DateSpan | None = None,
    before: DateSpan | None = None,
    life: Life | None = None,
) -> list[Anchor]:
    """Return the time expressions of a text in order, each read and with its role.

    Args:
        text: The reading text of a flow.
        mentions: Its mentions.
        sentences: Its sentences.
        date: The date of the document.
        whole_year: What "the year" means (the year that a heading or title reports on).
        before: What "the same period" means where no expression comes before it in the text.
        life: The life of the project that the document is about.
    """
    bounds = [start for start, _ in sentences] or [0]
    anchors: list[Anchor] = []
    # what stands in brackets is told from what stands around them, but not the other way round
    latest: dict[bool, DateSpan | None] = {False: before, True: None}
    latest_at: int | None = None
    since = False
    event: DateSpan | None = None  # what stretches are told from, not being one
    aside: Anchor | None = None
    for item in find_expressions(text, mentions, date, life):
        index = bisect_right(bounds, item.start) - 1
        low, high = bounds[max(index, 0)], sentences[index][1] if 0 <= index < len(sentences) else len(text)
        inside = text.rfind("(", low, item.start) > text.rfind(")", low, item.start)
        nearest = (latest[True] if inside else None) or latest[False]
        nearest = _alike(text[item.start : item.end], item, anchors) or nearest
        if aside is not None and aside.start >= low and _ONWARD.search(text, item.start, item.end):
            nearest = aside.span  # "only 1,100 had come in 2012; two years later it was 9,000"
        previous = bounds[max(index - 1, 0)]
        near = latest_at is not None and latest_at >= previous
        now = any(_is_now(text, one, date) for one in anchors[-3:] if one.start >= previous)
        ago = latest_at is not None and latest_at < low and _AGO.match(text, latest_at) is not None
        told = Told(date, whole_year, _stretch(text, item, anchors) or nearest, latest_at, since, event, near, now, ago)
        one = read_anchor(text, low, high, item, told)
        if one is None:
            continue
        add(text, low, anchors, one)
        anchors[-1] = past(text, anchors[-1], date)
        share_year(text, low, anchors)
        last = anchors[-1]
        dates = last.role not in (REFERENCE, LISTED, BASE, PRESENT) and last.span != UNREAD
        looks_back = dates and is_aside(text, high, last)
        if looks_back and last.role == IN:
            aside = last
        if (
            dates
            and not looks_back
            and not (item.sort == MILESTONE and last.loose)
            and not (last.role == SINCE and latest_at is not None and latest_at >= low)  # "600, or 7,000 since May"
        ):
            latest[True], latest_at, since = last.span, last.start, last.role == SINCE
            event = last.span if item.sort != STRETCH else event
            if not inside:
                latest[False] = last.span
    return anchors


_AGO = re.compile(r"[\w\s-]{1,30}?\sago\b")  # compares with now, and is no time that months are told of
_ONWARD = re.compile(r"(?i)\s(?:later|after|afterwards|on)$")
_HAD_BEEN = re.compile(
    r"(?i)\s?(?:[^,;:.()]|[.,](?=\d)){0,60}\bhad\s(?:already\s|once\s)?(?:been|stood|reached|numbered|risen|fallen|amounted|totalled|come\sto)\b"
)
_WHEN = re.compile(r"(?i)\b(?:when|by\sthe\stime)\s[^,;.]*$")
_HAD = re.compile(
    r"(?i)\bhad\s(?:[a-z]+\s){1,4}(?:in|at|since|until|of)\s(?:the\s)?$"
    r"|\b(?:which|who|that)\shad\s(?:[a-z]+\s){1,3}(?:(?:on|only|just|some|about)\s)?$"
)


_HAD_STOOD = re.compile(
    r"(?i)\b(?:it|they|the\s(?:number|figure|rate|share|total|proportion|count|average|level)s?)\shad\s(?:once\s|still\s)?(?:been|stood|peaked|reached|numbered|totalled|amounted|come\sto)\b"
    r"[^;:()]{0,40}\s(?:in|at)\s(?:the\s|early\s|late\s|mid-?\s?)*$"
)


_OF_WHICH = re.compile(r"(?i),\sof\s(?:which|whom|these)\s[^,;.]*$")
_EARLIER_THAN = re.compile(r"(?i)\b(?:earlier|previous|preceding|former|last)\s[a-z]+,\s$")


def is_aside(text: str, high: int, anchor: Anchor) -> bool:
    """Tell whether an expression only looks back at what had been, which what follows is not told of.

    "In 2006 the rate had been 265", "people who had left since 1999".
    """
    left = text[max(anchor.phrase - 60, 0) : anchor.start]
    if _HAD.search(left) or _EARLIER_THAN.search(left):
        return True
    if anchor.role != IN:
        return False
    closed = text[anchor.end : anchor.end + 1] == ","
    if _HAD_STOOD.search(left) or (closed and _OF_WHICH.search(text, max(anchor.phrase - 80, 0), anchor.phrase)):
        return True
    if _WHEN.search(text, max(anchor.phrase - 80, 0), anchor.phrase):
        return False
    return _HAD_BEEN.match(text, anchor.end, min(high, anchor.end + 90)) is not None


_LENGTHS = {"day": 3, "week": 9, "fortnight": 17, "month": 32, "quarter": 93, "half": 190}
_BESIDE = re.compile(
    r"(?i)(?:(?:the\s|that\s)?(?:same|corresponding|previous|preceding|following|next)\s(?:[a-z]+\s)?(?P<a>day|week|month|quarter|half)s?\b"
    r"|(?:the|an?|one|two|three)\s(?P<b>day|week|month|quarter)s?\s(?:before|after|earlier|later))"
)


def _alike(words: str, item: Expression, anchors: Sequence[Anchor]) -> DateSpan | None:
    """Return the last of the expressions before that is as fine as the one told from it: "the week before"."""
    match = _BESIDE.match(words) if item.sort in (DATE, SAME, YEAR_BESIDE) else None
    if match is None:
        return None
    longest = _LENGTHS[match["a"] or match["b"]]
    recent = [one for one in anchors[-6:] if one.role not in (REFERENCE, LISTED, PRESENT, SINCE)]
    return next((one.span for one in reversed(recent) if 0 < days(one.span) <= longest), None)


def _is_now(text: str, anchor: Anchor, date: str | None) -> bool:
    """Tell whether an expression leads a report into the document's year: "For the current year …"."""
    told = anchor.span.start == anchor.span.end == (date or "?")[:4]
    return told and _THIS_YEAR.search(text, anchor.start, anchor.end) is not None


_THIS_YEAR = re.compile(r"(?i)\b(?:this|current|present)\s(?:[a-z]+\s)?year\b")


def _lies_in(span: DateSpan, whole: DateSpan) -> bool:
    if span.start is None or span.end is None or whole.start is None or whole.end is None:
        return False
    return first_day(whole.start) <= first_day(span.start) and last_day(span.end) <= last_day(whole.end)


_THAN = re.compile(r"(?i)\b(?:than|as)\s(?:[^\s;.]+\s){0,4}$")
_LASTS = re.compile(r"(?i)(?:(?:the|that|this)\s)?(?:same|corresponding)\s(?:period|stretch|span|years|decade)")


def _span_around(words: str, last: Anchor | None, anchors: Sequence[Anchor]) -> DateSpan | None:
    """Return the stretch that "the same period" means after a time within it: "8% in 2013–15, to reach 515 in 2015"."""
    if last is None or last.span.start != last.span.end or not _LASTS.fullmatch(words):
        return None
    spans = [one.span for one in anchors[-4:] if one.role == IN and one.span.start != one.span.end and not one.parts]
    return spans[-1] if spans and _lies_in(last.span, spans[-1]) else None


_UP_TO = re.compile(r"(?i)\b(?:up\sto|until|till|through|to)\s")


def _stretch(text: str, item: Expression, anchors: Sequence[Anchor]) -> DateSpan | None:
    """Return what "the same period" means after several single dates: from the first of the last few to the last."""
    words = text[item.start : item.end]
    last = next((one for one in reversed(anchors[-4:]) if one.role not in (REFERENCE, LISTED, BASE)), None)
    if item.sort == SAME and "period" in words and last is not None and _UP_TO.search(text, last.phrase, last.start):
        end = last.span.end
        if end is not None and last.span.start == end and len(end) > 4:
            return DateSpan(end[:4], end, last.span.precision, "span")  # "up to 25 May … the same period last year"
    whole = _span_around(words, last, anchors) if item.sort == SAME else None
    if whole is not None:
        return whole
    if item.sort not in (SAME, PERIOD) or not words.endswith("period"):
        return None
    recent: list[Anchor] = []
    for one in reversed(anchors[-4:]):
        compared = one.role == BASE and _THAN.search(text, max(one.start - 40, 0), one.start) is not None
        if one.role not in (IN, BASE) or one.span.start is None or one.span.start != one.span.end:
            break
        if compared and not recent:
            continue
        if recent and recent[-1].start - one.end > 80:
            break
        recent.append(one)
    return hull([one.span for one in recent]) if len(recent) > 1 else None
