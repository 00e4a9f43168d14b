"""Reads the time expressions of a flow, each with its role; expressions that belong together become one.

Where they stand is found in ``expressions.py``; which figure one governs is decided in ``periods/governing.py``.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from iomstats.figures.dates.dates import UNREAD, DateSpan, read_date
from iomstats.figures.dates.expressions import (
    DATE,
    EVENT,
    MILESTONE,
    MONTH_ALONE,
    NOW,
    PERIOD,
    SAME,
    SINCE_THEN,
    STRETCH,
    WEEK,
    WEEKDAY,
    WHOLE_YEAR,
    YEAR_BESIDE,
    Expression,
    find_expressions,
)
from iomstats.figures.dates.joining import add, hull, past, share_year
from iomstats.figures.dates.milestones import Life
from iomstats.figures.dates.model import Anchor
from iomstats.figures.dates.moments import first_day, iso, last_day, moved, parts, shift, year_of
from iomstats.figures.dates.roles import AS_OF, BASE, BY, IN, LISTED, PRESENT, REFERENCE, SINCE, tell_role
from iomstats.figures.dates.running_dates import near_days, read_stretch
from iomstats.figures.dates.spans import AMOUNT, DAY, count
from iomstats.figures.dates.stretches import days, pointed
from iomstats.figures.words.tenses import NO_VERB, WAS, find_verbs, tense_at
from iomstats.mentions.model import Mention
from iomstats.mentions.words import MONTH


@dataclass(frozen=True, slots=True)
class _Told:
    """What the expressions of a text are told from."""

    date: str | None
    whole_year: DateSpan | None
    latest: DateSpan | None
    latest_at: int | None
    since: bool
    event: DateSpan | None
    near: bool
    now: bool
    ago: bool


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
        near = latest_at is not None and latest_at >= bounds[max(index - 1, 0)]
        previous = bounds[max(index - 1, 0)]
        now = any(_is_now(text, one, date) for one in anchors[-3:] if one.start >= previous)
        ago = latest_at is not None and latest_at < low and _AGO.match(text, latest_at) is not None
        told = _Told(
            date, whole_year, _stretch(text, item, anchors) or nearest, latest_at, since, event, near, now, ago
        )
        one = _anchor(text, low, high, item, told)
        if one is None:
            continue
        add(text, low, anchors, one)
        anchors[-1] = past(text, anchors[-1], date)
        share_year(text, low, anchors)
        last = anchors[-1]
        if last.role == IN and last.span != UNREAD and is_aside(text, high, last):
            aside = last
        if (
            last.role not in (REFERENCE, LISTED, BASE, PRESENT)
            and last.span != UNREAD
            and not (item.sort == MILESTONE and last.loose)
            and not is_aside(text, high, last)
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
    if anchor.role == IN and _HAD_STOOD.search(left):
        return True
    closed = text[anchor.end : anchor.end + 1] == ","
    if anchor.role == IN and closed and _OF_WHICH.search(text, max(anchor.phrase - 80, 0), anchor.phrase):
        return True
    if anchor.role != IN or _WHEN.search(text, max(anchor.phrase - 80, 0), anchor.phrase):
        return False
    return _HAD_BEEN.match(text, anchor.end, min(high, anchor.end + 90)) is not None


# ------------------------------------------------------------------ one expression

_PREPOSITION = re.compile(
    r"(?i)\b(?:as\s(?:of|at|on|from|in)|up\s(?:to|until)(?:\sand\sincluding)?|prior\sto|so\sfar\sin|with\seffect\sfrom"
    r"|(?:starting|beginning)\s(?:in|from|on)|back\sin|only\sin|in|during|of|for|on|at|over|within|throughout|by|until|till"
    r"|since|from|after|before|between|to|around|about|circa|than|through|following|late\sin|early\sin)\s"
    r"(?:(?:the|its|their|our|year|whole\sof|course\sof|period|all\sof|both|late|early|about|around)\s){0,3}$"
)
_PASSED = re.compile(
    rf"(?i)(?:^|\s)(?P<n>{AMOUNT})\s(?P<unit>years?|months?|weeks?|days?)\safter\s(?:[^\s,;()]+\s){{0,7}}?(?:(?:of|in|on)\s(?:the\s)?)$"
)
_NEARLY = re.compile(r"(?i)\b(?:almost|nearly|close\sto|just\sunder|not\squite)\s$")
_LATER = re.compile(r"(?i)\b(?:later|after|afterwards|following|next|subsequent|years\son)\b")
_FROM = re.compile(r"(?i)\bfrom\s(?:the\s)?$")
_AHEAD = re.compile(r"(?i)\b(?:will|shall|must|should|is|are|plan(?:s|ned)?|aims?|expect(?:s|ed)?|to\sbe)\b")
_FIRMLY_AHEAD = re.compile(
    r"(?i)\b(?:will|shall|(?:is|are)\s(?:to|due|expected|planned|scheduled|set)|(?:plans?|expects?|aims?|intends?|hopes?)\sto)\b"
)
_WILL = re.compile(r"(?i)\b(?:will|shall|is\sto|are\sto|due|scheduled|expected|set)\b[^.;]*$")
_AWAITED = re.compile(
    r"\b(?:will|shall|should(?=\s(?:be|have|start|open|begin|end|reach|arrive|return|receive)\b)|is\sto|are\sto|due|scheduled|expected|expects?|plans\sto|planned|flagged|foresees?|hopes?\sto|seeks)\b(?:[^.;]|\.(?=\d))*"
    r"\b(?:in|on|by|until|till|from|before|towards)\s(?:the\s|early\s|late\s|mid-)?$"
)
_SAID = re.compile(
    r"(?i)\b(?:said|says|told|announced|warned|reported|stated|confirmed|declared|wrote|added|estimated|acknowledged|claimed)\b"
    r"(?:\s[\w’'.-]+){0,4}?\s(?:(?:on|late|early|last|here)\s){0,2}$"
)
_RECENT_DAYS = 75
_DUE = re.compile(
    r"(?i)\b(?:will|shall|expect(?:s|ed)?|plan(?:s|ned)?|due|scheduled|forecast|aims?|(?:is|are|remain)\sto)\b[^.;]*"
    r"\b(?:by|before|until|towards)\s(?:the\s(?:(?:end|close)\sof\s)?)?$"
)
_ALMOST_A_YEAR, _TWO_YEARS = 350, 740
_NEAR = 200
_OF_EDGE = re.compile(r"(?i)^(?:very\s)?(?:end|close|beginning|start|middle)\sof\s(?:the\s)?(?=(?:that|the|same)\s)")
_LEFT_REACH, _RIGHT_REACH = 110, 70


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
    if item.sort in (WEEK, WEEKDAY) and _SAID.search(left):
        role = REFERENCE  # "the agency said on Tuesday"
    future = (
        role == BY
        and (_AHEAD if not re.match(r"(?i)(?:the\s)?(?:end|close)", words) else _FIRMLY_AHEAD).search(left + right)
        is not None
    ) or (item.sort == WEEKDAY and _WILL.search(left) is not None)
    inside = told.latest_at is not None and told.latest_at >= low
    if role == BASE and words.endswith(" ago") and ((inside and _before_document(told)) or _is_recent(told)):
        words = f"{words[:-3]}earlier"
    due = item.sort in (WHOLE_YEAR, PERIOD) and _DUE.search(left) is not None
    span = _due(words, told) if due else _narrated(text, low, high, item, words, told)
    part = item.sort == YEAR_BESIDE and words.lower().endswith(("quarter", "half"))
    starts = role == SINCE and _FROM.search(left) is not None
    awaited = (starts or role in (IN, AS_OF, BY)) and (part or item.sort in (MONTH_ALONE, DATE))
    awaited = awaited and bool(
        _is_awaited(left)
        or (starts and _FIRMLY_AHEAD.search(right))
        or (_LASTING.search(left) and _goes_on(text, low, high))
    )
    gone_on = role == SINCE and re.search(r"\b(?:has|have)\b", left + right) is not None
    now, future = (
        awaited
        or gone_on
        or (role == AS_OF and _is_lately(told))
        or (item.sort == YEAR_BESIDE and _AHEAD.search(left) is not None),
        future or awaited,
    )
    if span == UNREAD and item.sort == STRETCH:
        span = read_date(_LEADING.sub("", words), anchor=told.date, context=told.latest or told.whole_year)
    if span == UNREAD and item.sort != STRETCH and not due:
        span = _after(left, _read(item, words, told, future, ahead=now), told.date)
    if item.sort == STRETCH:
        role = SINCE if _EVER_SINCE.search(words) else BASE if role == BASE else IN
    if span == UNREAD and role not in (PRESENT, REFERENCE):
        return None
    if role in (SINCE, BASE) and span.start != span.end and (_FROM.search(left) or _RUNNING.search(left)):
        role = IN  # "from 2001 to 2010"
    indirect = (
        (item.sort in (WHOLE_YEAR, PERIOD) and told.whole_year is not None)
        or item.sort in (EVENT, MILESTONE)
        or ((item.sort in (SAME, SINCE_THEN, STRETCH) or words.endswith("followed")) and not inside)
    )
    later = span.kind == "same" and _LATER.search(words) is not None
    return Anchor(
        item.start,
        item.end,
        phrase,
        role,
        span,
        indirect=indirect,
        loose=item.sort in (WEEK, WEEKDAY) or (item.sort == MILESTONE and span.start == span.end),
        told_from=told.latest if later else None,
    )


_LASTING = re.compile(r"(?i)\b(?:until|till|through)\s(?:the\send\sof\s|early\s|late\s|mid-)?$")


def _goes_on(text: str, low: int, high: int) -> bool:
    """Whether nothing in a sentence is over: "needs USD 26 million until December", said in September."""
    return not any(verb.tense == WAS and not verb.weak for verb in find_verbs(text, low, high))


def _is_awaited(left: str) -> bool:
    """Tell whether what leads up to a time still lies ahead, and no verb of the past stands between."""
    found = _AWAITED.search(left)
    if found is None:
        return False
    told = [verb for verb in find_verbs(left, 0, len(left)) if verb.start > found.start() and not verb.weak]
    return not told or told[-1].tense != WAS  # "the camp, planned for 500, held 900 in August"


_WITHIN_OF = re.compile(
    rf"(?i)\b(?P<words>within\s(?:just\s|only\s|about\s)?(?:{AMOUNT})\s(?:days?|weeks?|months?|years?))\sof\s(?:the\s)?(?:[a-z]+\s(?:of|on|in)\s)?$"
)


def _after(left: str, span: DateSpan, date: str | None) -> DateSpan:
    """Move a date on by what is said to have passed since: "two years after the earthquake of January 2010"."""
    within = _WITHIN_OF.search(left)
    if within is not None and span.start is not None and span.start == span.end:
        until = read_stretch(within["words"], span)
        return span if until == UNREAD else replace(until, kind="span")
    running = _RUNNING.search(left)
    if running is not None and span.start is not None and span.start == span.end and len(span.start) > 4:
        return _lasting(span.start, count(running["n"].lower()) * (12 if running["unit"].startswith("year") else 1))
    passed = _PASSED.search(left)
    if passed is None or span.start is None or span.start != span.end:
        return span
    amount, unit = count(passed["n"].lower()), passed["unit"].rstrip("s").lower()
    year = unit == "year"
    if not year and span.precision == "year":
        return span
    if unit in ("week", "day"):
        return _days_on(span, amount * (7 if unit == "week" else 1))
    then = shift(span.start[:4], years=amount) if year else shift(span.start[:7], months=amount)
    if date is not None and first_day(then) > last_day(date) and _NEARLY.search(left[: passed.start("n")]):
        then = date[:4]  # "almost three years after the flood of January 2010"
    return DateSpan(then, then, "year" if year else "month", "calendar")


_RUNNING = re.compile(
    rf"(?i)\bthe\s(?:next\s|first\s)?(?P<n>{AMOUNT})\s(?P<unit>months|years)\s(?:that\s|which\s)?"
    r"(?:began|begins|started|starts|beginning|starting|commencing|from)\s(?:(?:on|in)\s)?(?:the\s)?$"
)
"""A stretch of known length told from its first day: "the twelve months that began on 1 October"."""


def _lasting(start: str, length: int) -> DateSpan:
    """Return so many months from a day or month on: up to the day before, or to the last of the months."""
    if len(start) == 7:
        return DateSpan(start, shift(start, months=length - 1), "month", "span")
    end = moved(moved(parts(start), months=length), days=-1)
    return DateSpan(start, iso(end), "day", "span")


def _days_on(span: DateSpan, amount: int) -> DateSpan:
    if span.precision != "day" or span.end is None:
        return span
    day = iso(moved(parts(span.end), days=amount))
    return DateSpan(day, day, "day", "calendar")


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


_LEADING = re.compile(r"(?i)^(?:in|during|over|within)\s(?=the\sfirst\b)")
_EVER_SINCE = re.compile(r"(?i)\bsince$|\bfrom\sthen\son|\bthereafter$")
_NEXT = re.compile(r"(?i)(?:the\s)?(?:next|following|subsequent|ensuing)\s(?!day|week|month|quarter)")


def _end(span: DateSpan) -> DateSpan:
    """Return the end of a span, from which on something else is told."""
    return replace(span, start=span.end)


def _narrated(text: str, low: int, high: int, item: Expression, words: str, told: _Told) -> DateSpan:
    """Return a time told from what a narrative has reached: "within a year", "over the next two years"."""
    latest = told.latest
    onward = item.sort == STRETCH or _NEXT.match(words) is not None
    if not onward or latest is None or latest.end is None:
        return UNREAD
    if _EVER_SINCE.search(words):
        return _end(latest)
    onset = latest.precision == "day" and re.search(r"(?i)\b(?:hour|day|week|fortnight)s?$", words)
    if told.since and not onset and re.search(r"(?i)\bthe\sfirst\b|\bafter\b", words):
        return UNREAD  # "327,000 since 1979; in the first year half found work"
    near = text[max(low, item.start - _NEAR) : min(high, item.end + _NEAR)]
    verbs = find_verbs(near, 0, len(near))
    at = min(item.start - low, _NEAR)
    tense = tense_at(near, verbs, 0, len(near), at, at + len(words))
    past_year = told.date is not None and year_of(latest.end) < year_of(told.date)
    if tense not in (WAS, NO_VERB) or (item.sort != STRETCH and not past_year):
        return UNREAD
    if words.lower() == "next year":
        return (
            read_date("following year", anchor=told.date, context=latest)
            if text[max(item.start - 4, 0) : item.start].lower() == "the "
            else UNREAD
        )
    span = read_stretch(words, (told.event if item.sort == STRETCH else None) or latest)
    late = span.end is not None and told.date is not None and first_day(span.end) > last_day(told.date)
    return UNREAD if late else span


def _read(item: Expression, words: str, told: _Told, future: bool, *, ahead: bool) -> DateSpan:
    if item.event_date is not None:
        return DateSpan(item.event_date, item.event_date, "month", "calendar")
    if item.span is not None:
        return item.span
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
    if item.sort == YEAR_BESIDE and words.lower() == "this year" and not ahead and _in_fiscal(told):
        return told.whole_year or UNREAD
    if item.sort in (WEEKDAY, WEEK):
        day = near_days(words, told.date, ahead=future)
        if day is not None:
            return day
    if item.sort in (NOW, WEEKDAY, WEEK, WHOLE_YEAR):
        return UNREAD if told.date is None else DateSpan(told.date[:4], told.date[:4], "year", "relative")
    if item.sort == SINCE_THEN:
        return UNREAD if told.latest is None else _end(told.latest)
    if item.sort == SAME:
        words = _OF_EDGE.sub("", words)
    date, context = told.date, told.latest or told.whole_year
    if item.sort in (DATE, MONTH_ALONE) and ahead and _NO_YEAR.fullmatch(words):
        context = None  # "the town has hired 540 guards since January"
    elif not future and item.sort in (DATE, MONTH_ALONE, YEAR_BESIDE) and _NO_YEAR.fullmatch(words):
        date, context = _in_report(told)
        context = None if told.ago and context is told.latest else context
    return read_date(words, anchor=date, context=context, future=future)


_NO_YEAR = re.compile(
    rf"(?i)(?:(?:the\s)?(?:very\s)?(?:end|close|beginning|start|middle)\sof\s|(?:early|mid|late)[-\s])?(?:{DAY}(?:st|nd|rd|th)?\s(?:of\s)?)?{MONTH}"
    rf"(?:\s{DAY}(?:st|nd|rd|th)?)?(?:\s?(?:[–-]|to|and)\s?(?:{DAY}\s)?{MONTH}(?:\s{DAY})?)?|(?:(?:the\s)?year[-\s]end|year['’]s\s(?:end|close))"
    r"|(?:the\s)?(?:first|second|third|fourth)[-\s](?:quarter|half)"
)


def _is_now(text: str, anchor: Anchor, date: str | None) -> bool:
    """Tell whether an expression leads a report into the document's year: "For the current year …"."""
    told = anchor.span.start == anchor.span.end == (date or "?")[:4]
    return told and _THIS_YEAR.search(text, anchor.start, anchor.end) is not None


_THIS_YEAR = re.compile(r"(?i)\b(?:this|current|present)\s(?:[a-z]+\s)?year\b")


def _is_lately(told: _Told) -> bool:
    """Tell whether a text of a known day has told of that year or the one before: "as of 2 June" is then of now."""
    date, latest = told.date, told.latest
    if date is None or len(date) < 10 or told.whole_year is not None or latest is None or latest.end is None:
        return False
    return 0 <= year_of(date) - year_of(latest.end) <= 1 and latest.precision != "day"


def _in_fiscal(told: _Told) -> bool:
    """Tell whether a text reports on a year that began before the document's and is over: "2008/09" in late 2009."""
    year, date = told.whole_year, told.date
    if year is None or year.start is None or year.end is None or date is None:
        return False
    written = year.precision == "year" or (
        _ALMOST_A_YEAR < days(year) < _TWO_YEARS // 2 and last_day(year.end) < first_day(date)
    )
    return written and year_of(year.start) + 1 == year_of(year.end) == year_of(date)


def _in_report(told: _Told) -> tuple[str | None, DateSpan | None]:
    """Return from which date and expression a date without a year is told: in a report on a past year, from its end."""
    year, near = told.whole_year, told.latest if told.near else None
    context = near or told.whole_year or told.latest
    if year is None or year.end is None or told.date is None or days(year) < _ALMOST_A_YEAR or days(year) > _TWO_YEARS:
        return told.date, told.latest or told.whole_year
    over = last_day(year.end) < first_day(told.date) and not told.now
    within = near is None or (near.precision == "year" and near.end is not None and near.end[:4] == year.end[:4])
    return (last_day(year.end).isoformat() if over and within else told.date), context


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
