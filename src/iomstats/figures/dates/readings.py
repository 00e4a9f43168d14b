"""Reads a time expression where it stands: its role, and what it means beside what has been told before it.

The order in which a text tells its times is followed in ``anchors.py``.
"""

import re
from dataclasses import dataclass, replace

from iomstats.figures.dates.dates import UNREAD, DateSpan, read_date
from iomstats.figures.dates.elapsed import RUNNING, moved_on
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
)
from iomstats.figures.dates.model import Anchor
from iomstats.figures.dates.moments import first_day, last_day, year_of
from iomstats.figures.dates.roles import AS_OF, BASE, BY, IN, PRESENT, REFERENCE, SINCE, tell_role
from iomstats.figures.dates.running_dates import near_days, read_stretch
from iomstats.figures.dates.spans import DAY
from iomstats.figures.dates.stretches import days, pointed
from iomstats.figures.words.tenses import NO_VERB, WAS, find_verbs, tense_at
from iomstats.mentions.words import MONTH


@dataclass(frozen=True, slots=True)
class Told:
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


_PREPOSITION = re.compile(
    r"(?i)\b(?:as\s(?:of|at|on|from|in)|up\s(?:to|until)(?:\sand\sincluding)?|prior\sto|so\sfar\sin|with\seffect\sfrom"
    r"|(?:starting|beginning)\s(?:in|from|on)|back\sin|only\sin|in|during|of|for|on|at|over|within|throughout|by|until|till"
    r"|since|from|after|before|between|to|around|about|circa|than|through|following|late\sin|early\sin)\s"
    r"(?:(?:the|its|their|our|year|whole\sof|course\sof|period|all\sof|both|late|early|about|around)\s){0,3}$"
)
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


def read_anchor(text: str, low: int, high: int, item: Expression, told: Told) -> Anchor | None:
    """Return a time expression as the rules of time see it, None where it cannot be read.

    Args:
        text: The text of the flow.
        low: Where its sentence begins.
        high: Where its sentence ends.
        item: Where it stands and what it is made of.
        told: What the text has told before it.
    """
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
        span = moved_on(left, _read(item, words, told, future, ahead=now), told.date)
    if item.sort == STRETCH:
        role = SINCE if _EVER_SINCE.search(words) else BASE if role == BASE else IN
    if span == UNREAD and role not in (PRESENT, REFERENCE):
        return None
    if role in (SINCE, BASE) and span.start != span.end and (_FROM.search(left) or RUNNING.search(left)):
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


def _due(words: str, told: Told) -> DateSpan:
    """Return the document's own year or month for what is still to come: "expected by the end of the year"."""
    month = words.lower().endswith("month")
    if told.date is None or not (month or words.lower().endswith("year")):
        return UNREAD
    date = told.date[: 7 if month else 4]
    return DateSpan(date, date, "month" if len(date) == 7 else "year", "relative")


def _before_document(told: Told) -> bool:
    """Tell whether the expression before lies in a year before the document's."""
    if told.latest is None or told.latest.end is None or told.date is None:
        return False
    return year_of(told.latest.end) < year_of(told.date)


def _is_recent(told: Told) -> bool:
    """Tell whether the expression before is of a month shortly before the document, which "a year ago" is told of."""
    if told.latest is None or told.latest.end is None or told.date is None or told.latest.precision != "month":
        return False
    return 0 <= (first_day(told.date) - last_day(told.latest.end)).days < _RECENT_DAYS


_LEADING = re.compile(r"(?i)^(?:in|during|over|within)\s(?=the\sfirst\b)")
_EVER_SINCE = re.compile(r"(?i)\bsince$|\bfrom\sthen\son|\bthereafter$")
_NEXT = re.compile(r"(?i)(?:the\s)?(?:next|following|subsequent|ensuing)\s(?!day|week|month|quarter)")


def _end(span: DateSpan) -> DateSpan:
    """Return the end of a span, from which on something else is told."""
    return replace(span, start=span.end)


def _narrated(text: str, low: int, high: int, item: Expression, words: str, told: Told) -> DateSpan:
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


def _read(item: Expression, words: str, told: Told, future: bool, *, ahead: bool) -> DateSpan:
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


def _is_lately(told: Told) -> bool:
    """Tell whether a text of a known day has told of that year or the one before: "as of 2 June" is then of now."""
    date, latest = told.date, told.latest
    if date is None or len(date) < 10 or told.whole_year is not None or latest is None or latest.end is None:
        return False
    return 0 <= year_of(date) - year_of(latest.end) <= 1 and latest.precision != "day"


def _in_fiscal(told: Told) -> bool:
    """Tell whether a text reports on a year that began before the document's and is over: "2008/09" in late 2009."""
    year, date = told.whole_year, told.date
    if year is None or year.start is None or year.end is None or date is None:
        return False
    written = year.precision == "year" or (
        _ALMOST_A_YEAR < days(year) < _TWO_YEARS // 2 and last_day(year.end) < first_day(date)
    )
    return written and year_of(year.start) + 1 == year_of(year.end) == year_of(date)


def _in_report(told: Told) -> tuple[str | None, DateSpan | None]:
    """Return from which date and expression a date without a year is told: in a report on a past year, from its end."""
    year, near = told.whole_year, told.latest if told.near else None
    context = near or told.whole_year or told.latest
    if year is None or year.end is None or told.date is None or days(year) < _ALMOST_A_YEAR or days(year) > _TWO_YEARS:
        return told.date, told.latest or told.whole_year
    over = last_day(year.end) < first_day(told.date) and not told.now
    within = near is None or (near.precision == "year" and near.end is not None and near.end[:4] == year.end[:4])
    return (last_day(year.end).isoformat() if over and within else told.date), context
