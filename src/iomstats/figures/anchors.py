"""Reads the time expressions of a flow, each with its role; expressions that belong together become one.

Where they stand is found in ``expressions.py``; which figure one governs is decided in ``governing.py``.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from iomstats.figures.dates import UNREAD, DateSpan, read_date
from iomstats.figures.expressions import (
    EVENT,
    NOW,
    PERIOD,
    SAME,
    SINCE_THEN,
    WEEK,
    WEEKDAY,
    WHOLE_YEAR,
    Expression,
    find_expressions,
)
from iomstats.figures.moments import first_day, last_day, shift, year_of
from iomstats.figures.roles import AS_OF, BASE, BY, IN, LISTED, PRESENT, REFERENCE, SINCE, tell_role
from iomstats.figures.spans import AMOUNT, YEAR, count, shifted
from iomstats.figures.stretches import days, pointed
from iomstats.mentions.model import Mention


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time expression in a flow.

    Attributes:
        start: Where it begins in the flow's reading text, its preposition not included.
        end: Where it ends.
        phrase: Where its preposition begins.
        role: in; since (a start); by (an end that may lie ahead); as of (an end of what accumulates); base (what
            something is compared with); present (now, to date); listed (a year in brackets behind a name); reference
            (a citation, the year of an instrument, "the highest since 1976": dates nothing that is counted).
        span: What it means in the calendar.
        parts: The single dates of a list ("in 2016 and 2017"), in order.
        indirect: Whether its date stands elsewhere: a dated event, "that year" of an earlier sentence.
        told_from: What one such as "fifteen years later" is told from.
        loose: Whether it is a weekday, which tells no more than the document does.
    """

    start: int
    end: int
    phrase: int
    role: str
    span: DateSpan
    parts: tuple[DateSpan, ...] = ()
    indirect: bool = False
    loose: bool = False
    told_from: DateSpan | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """What the expressions of a text are told from."""

    date: str | None
    whole_year: DateSpan | None
    latest: DateSpan | None
    latest_at: int | None


def is_future(span: DateSpan, date: str | None) -> bool:
    """Tell whether a span ends in a year after the document's."""
    return date is not None and span.end is not None and year_of(span.end) > year_of(date)


def find_anchors(
    text: str,
    mentions: Sequence[Mention],
    sentences: Sequence[tuple[int, int]],
    date: str | None,
    *,
    whole_year: DateSpan | None = None,
    before: DateSpan | None = None,
) -> list[Anchor]:
    """Return the time expressions of a text in order, each read and with its role.

    Args:
        text: The reading text of a flow.
        mentions: Its mentions.
        sentences: Its sentences.
        date: The date of the document.
        whole_year: What "the year" means (the year that a heading or title reports on).
        before: What "the same period" means where no expression comes before it in the text.
    """
    bounds = [start for start, _ in sentences] or [0]
    anchors: list[Anchor] = []
    # what stands in brackets is told from what stands around them, but not the other way round
    latest: dict[bool, DateSpan | None] = {False: before, True: None}
    latest_at: int | None = None
    for item in find_expressions(text, mentions, date):
        index = bisect_right(bounds, item.start) - 1
        low, high = bounds[max(index, 0)], sentences[index][1] if 0 <= index < len(sentences) else len(text)
        inside = text.rfind("(", low, item.start) > text.rfind(")", low, item.start)
        nearest = (latest[True] if inside else None) or latest[False]
        told = _Told(date, whole_year, _stretch(text, item, anchors) or nearest, latest_at)
        one = _anchor(text, low, high, item, told)
        if one is None:
            continue
        _add(text, low, anchors, one)
        anchors[-1] = _past(text, anchors[-1], date)
        _share_year(text, low, anchors)
        last = anchors[-1]
        if (
            last.role not in (REFERENCE, LISTED, BASE, PRESENT)
            and last.span != UNREAD
            and not is_aside(text, high, last)
        ):
            latest[True], latest_at = last.span, last.start
            if not inside:
                latest[False] = last.span
    return anchors


_HAD_BEEN = re.compile(
    r"(?i)\s?(?:[^,;:.()]|[.,](?=\d)){0,60}\bhad\s(?:already\s|once\s)?(?:been|stood|reached|numbered|risen|fallen|amounted|totalled|come\sto)\b"
)
_HAD = re.compile(r"(?i)\bhad\s(?:[a-z]+\s){1,4}(?:in|at|since|until|of)\s(?:the\s)?$")
_EARLIER_THAN = re.compile(r"(?i)\b(?:earlier|previous|preceding|former|last)\s[a-z]+,\s$")


def is_aside(text: str, high: int, anchor: Anchor) -> bool:
    """Tell whether an expression only looks back at what had been, which what follows is not told of.

    "In 2006 the rate had been 265", "people who had left since 1999".
    """
    left = text[max(anchor.phrase - 40, 0) : anchor.start]
    if _HAD.search(left) or _EARLIER_THAN.search(left):
        return True
    return anchor.role == IN and _HAD_BEEN.match(text, anchor.end, min(high, anchor.end + 90)) is not None


# ------------------------------------------------------------------ one expression

_PREPOSITION = re.compile(
    r"(?i)\b(?:as\s(?:of|at|on|from|in)|up\s(?:to|until)(?:\sand\sincluding)?|prior\sto|so\sfar\sin|with\seffect\sfrom"
    r"|(?:starting|beginning)\s(?:in|from|on)|back\sin|only\sin|in|during|of|for|on|at|over|within|throughout|by|until|till"
    r"|since|from|after|before|between|to|around|about|circa|than|through|following|late\sin|early\sin)\s"
    r"(?:(?:the|its|their|our|year|whole\sof|course\sof|period|all\sof|both|late|early|about|around)\s){0,3}$"
)
_PASSED = re.compile(
    rf"(?i)(?:^|\s)(?P<n>{AMOUNT})\s(?P<unit>years?|months?)\safter\s(?:[^\s,;()]+\s){{0,7}}?(?:(?:of|in|on)\s(?:the\s)?)$"
)
_LATER = re.compile(r"(?i)\b(?:later|after|afterwards|following|next|subsequent|years\son)\b")
_FROM = re.compile(r"(?i)\bfrom\s(?:the\s)?$")
_AHEAD = re.compile(r"(?i)\b(?:will|shall|must|should|is|are|plan(?:s|ned)?|aims?|expect(?:s|ed)?|to\sbe)\b")
_RECENT_DAYS = 75
_DUE = re.compile(
    r"(?i)\b(?:will|shall|expect(?:s|ed)?|plan(?:s|ned)?|due|scheduled|forecast|aims?|(?:is|are|remain)\sto)\b[^.;]*"
    r"\b(?:by|before|until|towards)\s(?:the\s(?:(?:end|close)\sof\s)?)?$"
)
_ALMOST_A_YEAR = 350
_LEFT_REACH, _RIGHT_REACH = 110, 70
_FROM_TO_GAP = 60


def _anchor(text: str, low: int, high: int, item: Expression, told: _Told) -> Anchor | None:
    left = text[max(low, item.start - _LEFT_REACH) : item.start]
    right = text[item.end : min(high, item.end + _RIGHT_REACH)]
    words = text[item.start : item.end]
    preposition = _PREPOSITION.search(left)
    phrase = item.start - (len(left) - preposition.start()) if preposition else item.start
    role = (
        PRESENT if item.sort == NOW else tell_role(left, right, words, event=item.sort == EVENT, counted=item.counted)
    )
    if role == AS_OF and item.sort in (WEEK, WEEKDAY):
        role = IN
    future = (
        role == BY and not re.match(r"(?i)(?:the\s)?(?:end|close)", words) and _AHEAD.search(left + right) is not None
    )
    inside = told.latest_at is not None and told.latest_at >= low
    if role == BASE and words.endswith(" ago") and ((inside and _before_document(told)) or _is_recent(told)):
        words = f"{words[:-3]}earlier"
    due = item.sort in (WHOLE_YEAR, PERIOD) and _DUE.search(left) is not None
    span = _due(words, told) if due else _after(left, _read(item, words, told, future))
    if span == UNREAD and role not in (PRESENT, REFERENCE):
        return None
    if role in (SINCE, BASE) and span.start != span.end and _FROM.search(left):
        role = IN  # "from 2001 to 2010"
    indirect = (
        (item.sort in (WHOLE_YEAR, PERIOD) and told.whole_year is not None)
        or item.sort == EVENT
        or ((item.sort in (SAME, SINCE_THEN) or words.endswith("followed")) and not inside)
    )
    later = span.kind == "same" and _LATER.search(words) is not None
    return Anchor(
        item.start,
        item.end,
        phrase,
        role,
        span,
        indirect=indirect,
        loose=item.sort == WEEKDAY,
        told_from=told.latest if later else None,
    )


def _after(left: str, span: DateSpan) -> DateSpan:
    """Move a date on by what is said to have passed since: "two years after the earthquake of January 2010"."""
    passed = _PASSED.search(left)
    if passed is None or span.start is None or span.start != span.end:
        return span
    amount, year = count(passed["n"].lower()), passed["unit"].startswith("year")
    if not year and span.precision == "year":
        return span
    moved = shift(span.start[:4], years=amount) if year else shift(span.start[:7], months=amount)
    return DateSpan(moved, moved, "year" if year else "month", "calendar")


def _due(words: str, told: _Told) -> DateSpan:
    """Return the document's own year or month for what is still to come: "expected by the end of the year"."""
    month = words.lower().endswith("month")
    if told.date is None or not (month or words.lower().endswith("year")):
        return UNREAD
    date = told.date[: 7 if month else 4]
    return DateSpan(date, date, "month" if len(date) == 7 else "year", "relative")


def _before_document(told: _Told) -> bool:
    """Tell whether the expression before lies in a year before the document's."""
    if told.latest is None or told.latest.end is None or told.date is None:
        return False
    return year_of(told.latest.end) < year_of(told.date)


def _is_recent(told: _Told) -> bool:
    """Tell whether the expression before is of a month shortly before the document, which "a year ago" is told of."""
    if told.latest is None or told.latest.end is None or told.date is None or told.latest.precision != "month":
        return False
    return 0 <= (first_day(told.date) - last_day(told.latest.end)).days < _RECENT_DAYS


def _read(item: Expression, words: str, told: _Told, future: bool) -> DateSpan:
    if item.event_date is not None:
        return DateSpan(item.event_date, item.event_date, "month", "calendar")
    if item.sort == PERIOD:
        near = told.latest is not None and told.latest.kind == "span"
        spans = (told.latest, told.whole_year) if near else (told.whole_year, told.latest)
        return pointed(words.lower(), spans) or UNREAD
    if item.sort == WHOLE_YEAR and told.whole_year is not None and days(told.whole_year) > _ALMOST_A_YEAR:
        return told.whole_year
    if item.sort == WHOLE_YEAR and told.latest is not None and told.latest.end is not None:
        latest = told.latest.end[:4]
        if told.date is None or latest <= told.date[:4]:
            return DateSpan(latest, latest, "year", "same")
    if item.sort in (NOW, WEEKDAY, WEEK, WHOLE_YEAR):
        return UNREAD if told.date is None else DateSpan(told.date[:4], told.date[:4], "year", "relative")
    if item.sort == SINCE_THEN:
        return told.latest or UNREAD
    return read_date(words, anchor=told.date, context=told.latest or told.whole_year, future=future)


def _stretch(text: str, item: Expression, anchors: Sequence[Anchor]) -> DateSpan | None:
    """Return what "the same period" means after several single dates: from the first of the last few to the last."""
    if item.sort not in (SAME, PERIOD) or not text[item.start : item.end].endswith("period"):
        return None
    recent: list[Anchor] = []
    for one in reversed(anchors[-4:]):
        if one.role not in (IN, BASE) or one.span.start is None or one.span.start != one.span.end:
            break
        if recent and recent[-1].start - one.end > 80:
            break
        recent.append(one)
    return _hull([one.span for one in recent]) if len(recent) > 1 else None


def _hull(spans: Sequence[DateSpan]) -> DateSpan:
    start = min((span.start for span in spans if span.start), key=first_day)
    end = max((span.end for span in spans if span.end), key=last_day)
    return DateSpan(start, end, spans[-1].precision, "span")


def _share_year(text: str, low: int, anchors: list[Anchor]) -> None:
    """Give a month the year of the dated month that it leads up to: "from 300 in January to 450 in December 2015"."""
    if len(anchors) < 2 or anchors[-2].start < low:
        return
    first, last = anchors[-2], anchors[-1]
    bare = first.span.precision == "month" and not re.search(r"\d", text[first.start : first.end])
    dated = last.span.end is not None and re.search(YEAR, text[last.start : last.end])
    gap = text[first.end : last.phrase]
    if not bare or not dated or first.span.start is None or not re.match(r"\sto\s", gap) or len(gap) > _FROM_TO_GAP:
        return
    if first.span.start != first.span.end or last.span.end is None or last.span.precision == "year":
        return
    years = year_of(last.span.end) - year_of(first.span.start)
    moved = shift(first.span.start, years=years)
    if first_day(moved) > last_day(last.span.end):
        moved = shift(moved, years=-1)
    anchors[-2] = replace(first, span=replace(first.span, start=moved, end=moved))


def _past(text: str, anchor: Anchor, date: str | None) -> Anchor:
    """Move months without a year back by one where they would end after the document: "between January and June"."""
    span = anchor.span
    if date is None or span.kind != "span" or span.start is None or span.end is None or span.precision != "month":
        return anchor
    if re.search(r"\d{4}", text[anchor.start : anchor.end]) or first_day(span.end) <= last_day(date):
        return anchor
    if year_of(span.end) != year_of(date):
        return anchor
    return replace(anchor, span=replace(span, start=shift(span.start, years=-1), end=shift(span.end, years=-1)))


# ------------------------------------------------------------------ joining

_TO = re.compile(r"\s?[–—-]\s?|\s(?:to|until|till|through|up\sto)\s(?:the\s)?")
_AND = re.compile(r",\s|,?\s(?:and|or|&)\s(?:in\s|of\s)?(?:the\s)?")
_BARE_AND = re.compile(r"\sand\s(?:in\s)?(?:the\s)?")
_BETWEEN = re.compile(r"(?i)\bbetween\s(?:the\s)?$")
_FROM_OR_BETWEEN = re.compile(r"(?i)\b(?:from|between)\s(?:the\s)?$")


def _add(text: str, low: int, anchors: list[Anchor], one: Anchor) -> None:
    """Add an expression; where it and the one before it are the ends of one span or a list, they become one."""
    last = anchors[-1] if anchors else None
    joined = None
    if last is not None and last.start >= low and last.role == PRESENT:
        joined = _from_now(text[last.end : one.start], last, one)
    if last is not None and last.start >= low and PRESENT not in (last.role, one.role):
        gap, lead = text[last.end : one.start], text[max(low, last.start - 14) : last.start]
        joined = _as_span(text, gap, lead, last, one)
        if joined is None:
            again = _same_day(text, last, one) if _AND.fullmatch(gap) else one
            joined = _as_list(gap, last, again, repeated=again is not one)
    if joined is None:
        anchors.append(one)
    else:
        anchors[-1] = joined


_FROM_NOW = re.compile(r"\s(?:to|until|till|through|up\sto)\s(?:the\s)?")


def _from_now(gap: str, last: Anchor, one: Anchor) -> Anchor | None:
    """Join "from now" and "to December 2017"."""
    ahead = (
        one.span.end is not None and last.span.start is not None and first_day(last.span.start) < last_day(one.span.end)
    )
    if not ahead or not _FROM_NOW.fullmatch(gap):
        return None
    return Anchor(last.start, one.end, last.phrase, IN, replace(one.span, start=last.span.start, kind="span"))


def _as_span(text: str, gap: str, lead: str, last: Anchor, one: Anchor) -> Anchor | None:
    """Join "from 2001" and "to 2010"."""
    between = _BARE_AND.fullmatch(gap) and _BETWEEN.search(lead)
    if not (_TO.fullmatch(gap) or between) or last.span.start is None or one.span.end is None:
        return None
    whole = read_date(text[last.start : one.end], anchor=None)
    span = whole if whole != UNREAD else DateSpan(last.span.start, one.span.end, one.span.precision, "span")
    if span.start is None or span.end is None or first_day(span.start) > last_day(span.end):
        return None
    role = IN if _FROM_OR_BETWEEN.search(lead) or last.role in (SINCE, IN, LISTED) else last.role
    return Anchor(last.start, one.end, last.phrase, role, span)


_ENDED = re.compile(r"(?i)\bended|\bending|\bmonths\sto\b|\bquarters?\b|\bhal(?:f|ves)\b|\bweek\b")


def _same_day(text: str, last: Anchor, one: Anchor) -> Anchor:
    """Give a bare year the day or period of the expression that it follows: "at 31 December 2019 and 2018"."""
    written = text[last.start : last.end]
    whole = last.parts[-1] if last.parts else last.span
    bare = re.fullmatch(YEAR, text[one.start : one.end]) and one.phrase == one.start
    if not bare or whole.start is None or whole.end is None or last.role == SINCE:
        return one
    dated = whole.precision == "day" and whole.start == whole.end
    if not dated and not (whole.kind in ("span", "part") and _ENDED.search(written)):
        return one
    other = shifted(whole, year_of(one.span.end or whole.end) - year_of(whole.end))
    return one if other is None else replace(one, span=replace(other, kind=whole.kind), role=last.role)


def _as_list(gap: str, last: Anchor, one: Anchor, *, repeated: bool) -> Anchor | None:
    """Join "in 2016" and "2017", or "during 2014" and "the first half of 2015"."""
    if not _AND.fullmatch(gap) or None in (last.span.start, last.span.end, one.span.start, one.span.end):
        return None
    alike = last.role == one.role or {last.role, one.role} <= {IN, BASE}
    alike = alike and last.role in (IN, BASE, AS_OF) and last.span.precision == one.span.precision
    plain = one.span.kind == "calendar" and last.span.kind == "calendar"
    if alike and (plain or last.parts or one.span.kind == last.span.kind == "part" or repeated):
        parts = (*(last.parts or (last.span,)), one.span)
        return replace(last, end=one.end, span=_hull(parts), parts=parts)
    mixed = last.role == one.role == IN and {last.span.kind, one.span.kind} <= {"calendar", "part", "span"}
    if mixed and _BARE_AND.fullmatch(gap) and first_day(last.span.end or "") < first_day(one.span.start or ""):
        return replace(last, end=one.end, span=_hull([last.span, one.span]))
    return None
