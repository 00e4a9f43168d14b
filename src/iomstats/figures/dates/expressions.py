"""Finds where the time expressions of a text begin and end: dates, words such as "last year", names of dated events.

Dates are taken from the mentions; what an expression means is read in ``dates.py``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from iomstats.figures.dates.dates import UNREAD, DateSpan, read_date
from iomstats.figures.dates.milestones import Life, find_milestones
from iomstats.figures.dates.moments import first_day, last_day
from iomstats.figures.dates.spans import AMOUNT, YEAR
from iomstats.figures.dates.stretches import PERIOD_WORDS
from iomstats.mentions.model import Mention
from iomstats.mentions.words import MONTH
from iomstats.schema.vocabulary import read_table

DATE, EVENT = "date", "event"
NOW, YEAR_BESIDE, SAME, WHOLE_YEAR, PERIOD, SINCE_THEN, STRETCH, MONTH_ALONE, WEEKDAY, WEEK = (
    "now", "year", "same", "whole", "period", "then", "stretch", "month", "day", "week"
)  # fmt: skip
MILESTONE = "milestone"


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression before it is read.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends.
        sort: What it is made of: date (a mention), event, or the sort of words.
        event_date: The date of the event.
        counted: Whether a figure stands right before it, with no comma between.
        span: What a milestone of a project means.
    """

    start: int
    end: int
    sort: str
    event_date: str | None = None
    counted: bool = False
    span: DateSpan | None = None


_YEAR_WORD = r"(?:calendar\s|fiscal\s|financial\s|reporting\s)?year"
_NOW_WORDS = (
    r"\b(?:today(?![’'])|now(?!\sthat)|currently|at\spresent|presently|nowadays|to\sdate|so\sfar(?!\s(?:as|in|this))"
    r"|thus\sfar|at\sthe\smoment|at\sthis\s(?:time|stage)|at\sthe\stime\sof\swriting|to\sthis\sday|until\snow|up\sto\snow"
    r"|these\sdays|as\sof\s(?:now|today))\b"
)
_YEAR_WORDS = (
    rf"\b(?:(?:this|last|next|the\s(?:current|present|coming|forthcoming))\s{_YEAR_WORD}|(?:this|last|next)\s(?:month|quarter)"
    rf"|(?:the\s)?(?:previous|preceding|prior|following|subsequent)\s{_YEAR_WORD}|the\syear\s(?:before|earlier|after)(?!\s(?:the|its|their|our|his|her|an?)\s)"
    r"|(?:the\s)?(?:next|following|previous|preceding)\s(?:day|week|month|quarter)|the\s(?:day|week|month)\s(?:before|after)"
    r"|(?:a|one)\s(?:day|week|month)\s(?:before|earlier|later)|(?:a|one)\s(?:week|fortnight|month|decade)\sago"
    r"|(?:a|one)\syear\s(?:ago|before|earlier|later)|(?:the\s)?past\s(?:year|month|decade)|(?:the\s)?year['’]s\s(?:end|close)|year[-\s]end|mid-?year"
    r"|(?:first|second|third|fourth|opening|closing|final)[-\s](?:quarter|half)(?=\s[a-z]|[,.;:])"
    r"|(?:the\s)?(?:this|last|next|current|present|previous|preceding|following|coming|past)\s(?:biennium|triennium)"
    r"|(?:this|last|next|that|(?:the\s)?(?:previous|following))\s(?:spring|summer|autumn|fall|winter)(?![\s-](?:school|camp|olympic|games|course|holiday|season))"
    rf"|(?:year|half-year|half\syear|quarter)\s(?:to|ended|ending)\s(?:the\send\sof\s|end[-\s]|mid-)?(?:{MONTH})(?:\s{YEAR})?(?![\w-]|\s\d)"
    r"|(?<=the\s)(?:(?:early|mid|late)[-\s])?(?:nineteen-?)?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
    r"|(?<=the\s)(?:(?:early|mid|late)[-\s])?(?:[a-z]+teenth|twentieth|twenty-first|[12]\d(?:th|st))\scentury(?!-)"
    r"|H[12](?!\s?\d|[-/’'.]\d))\b"
)
_STRETCH_UNIT = r"(?:hour|day|week|fortnight|month|quarter|year|decade)s?"
_STRETCH_WORDS = (
    rf"\b(?:(?:in|during|over|within|throughout|after|for)\s(?:its|their|his|her|our)\sfirst\s(?:full\s)?(?:{AMOUNT}\s)?(?:full\s)?{_STRETCH_UNIT}\b(?!,?\s(?:from|since|of)\s\d)"
    rf"|(?:in|during|over|within)\sthe\sfirst\s(?:full\s)?(?:{AMOUNT}\s)?(?!quarter){_STRETCH_UNIT}\b(?!\s(?:of|in|to|that|which|when|since|between|ended|ending)\b)"
    rf"|within\s(?:just\s|only\s|about\s|barely\s|less\sthan\s)?{AMOUNT}\s{_STRETCH_UNIT}(?!\s(?:of|from|after|before|to|the|his|her|their|its)\b)"
    rf"|(?<=[.;:]\s)after\s(?:just\s|only\s|about\s)?{AMOUNT}\s{_STRETCH_UNIT}(?=,)"
    rf"|(?:in|over|during|for)\sthe\s(?:{AMOUNT}\s|few\s|many\s)?(?:years|months|weeks|decades|decade|time|period)\ssince(?=[,.;]|\sthen\b)"
    r"|ever\ssince(?=[,.;]|\sthen\b)|(?<=[a-z\d]\s)since(?=[.;]|$)|from\sthen\son(?:wards?)?|(?<=[.;]\s)thereafter(?=,))"
)
_SAME_WORDS = (
    r"\b(?:the\s|that\s|this\s)?(?:same|corresponding|equivalent)\s"
    r"(?:period|time|(?:\w+\s)?months?|quarter|half-year|half|years?|decade|day|date|stretch|span|point|weeks?)"
    rf"(?:\s(?:of|in|during)\s(?:the\s)?(?:{YEAR}|(?:last|previous|preceding)\syear)"
    r"|\s(?:last|the\sprevious|the\spreceding)\syear|\s(?:a|one)\syear\s(?:earlier|before))?\b"
    r"|\bthat\s(?:year|period|month|day)\b|\bthis\speriod\b"
)
_BEFORE_MONTH = (
    r"(?:\((?=\w+(?::|\s?(?:to|–|-)\s?[A-Z]))|\b(?:in|since|by|until|till|during|of|from|to|through|for|between|and|late|early|mid|end|than|last|this"
    r"|next|over|before|after|with|against|on)[-\s])"
)
# "bringing the total for the year to 18,900", but not "in the year to 30 June"
_UP_TO_AMOUNT = rf"(?:(?:about|some|nearly|over|almost)\s)?[^\s\w]{{0,3}}\d[\d,.]*(?!\s?{MONTH})(?=[\s.,;])"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WORDS = re.compile(
    rf"(?P<now>(?i:{_NOW_WORDS}))|(?P<year>(?i:{_YEAR_WORDS}))|(?P<same>(?i:{_SAME_WORDS}))"
    rf"|(?P<whole>(?i:\b(?:during|in|over|throughout|for|of|closed|ended|opened|began|started|by\sthe\send\sof)\s(?P<whole_in>the\s{_YEAR_WORD})\b"
    rf"(?!\s(?:{YEAR}|before|earlier|after|ended|ending|of|prior|previous|to(?!\s{_UP_TO_AMOUNT}))\b)))"
    rf"|(?P<period>(?i:\b(?:during|in|over|throughout|for|of|by|at|within|and|until|since|(?P<edge_in>closed|ended|opened|began|started)(?=\sthe))\s(?:the\scourse\sof\s|the\s(?=end|close|beginning|start))?"
    rf"(?P<period_in>{PERIOD_WORDS})\b(?!\s(?:of|to|from|ended|ending|before|after|between|since|when|in\swhich|{YEAR}|{MONTH})(?![a-z]))))"
    r"|(?P<then>(?i:\b(?<=since\s)then\b))"
    rf"|(?P<stretch>(?i:{_STRETCH_WORDS}))"
    rf"|(?:^|(?<=[.;:,]\s)|(?<=\n))(?P<subject>{MONTH})(?=\s(?:alone|itself|was|were|saw|brought|had|recorded|marked|from\s[-–$€£]?\d))"
    rf"|(?P<month>(?i:{_BEFORE_MONTH})(?P<month_in>{MONTH})(?![\w’'-]|\sof\s\d))"
    rf"|(?P<day>(?i:\b(?:on|since|last|by|\)\sand)\s)(?P<day_in>{_WEEKDAY}\b(?!\s(?:and|to)\s{_WEEKDAY})))"
    r"|(?P<week>(?i:\b(?:this|last)\sweek(?:end)?\b(?!\sof\b)|\b(?<=at\s)the\sweekend\b|\b(?<=over\s)the\sweekend\b|\byesterday\b|\blast\snight\b|\bthis\s(?:morning|afternoon|evening)\b|\btonight\b|\bovernight\b(?=\s(?:on|in|at|the|\d|[A-Z])|[,.;:])"
    rf"|(?:(?<=between\s)|(?<=from\s)|(?<=on\s)|(?<=on\sboth\s))(?:last\s)?{_WEEKDAY}\s(?:and|to)\s{_WEEKDAY}\b))"
)
_SORTS = (NOW, YEAR_BESIDE, SAME, WHOLE_YEAR, PERIOD, SINCE_THEN, STRETCH, MONTH_ALONE, WEEKDAY, WEEK)

# What belongs to a date but stands before the mention: "the end of 2018", "the year ended 31 December 2017".
_LEFT = re.compile(
    r"(?i)(?:(?:very\s)?(?:end|close|beginning|start|middle|turn)\sof\s(?:the\s)?(?:year\s|month\sof\s|fiscal\syear\s)?"
    rf"|(?:\b(?:early|late|mid|end)[-\s](?:in\s)?)?(?:\b{MONTH}\s)?"
    r"|\b(?:year|ye|quarter|\w+\s(?:months|years))(?:\speriod)?\s(?:ended|ending|to)\s(?:in\s|on\s)?|\bYE\s"
    r"|\bweek\s(?:of|beginning|starting|ending|ended|from|to)\s(?:on\s)?"
    r"|\b(?:same|corresponding|equivalent)\s(?:period|time|(?:\w+\s)?months?|quarter|half|point|stretch|span|weeks?|days)\s(?:of|in|during)\s(?:the\s)?"
    r"|\b(?:first|second|third|fourth|last|latter)\s(?:half|quarter|semester)\s(?:of|in)\s(?:the\s)?(?:(?:fiscal|financial)\syear\s)?"
    r"|\b(?:(?:early|late|mid)[-\s])?(?:spring|summer|autumn|fall|winter)\s(?:of\s)?"
    r"|\b(?:fiscal|financial|academic|school)\syear\s|\b(?:biennium|triennium|year)\s|\byear[-\s]end\s(?:of\s)?)$"
)
_EDGE = re.compile(r"(?i)\b(?:very\s)?(?:end|close|beginning|start|middle)\sof\s(?:the\s)?$")
_ITS_YEAR = re.compile(
    r"(?i)\s(?:of\s|in\s)?(?:(?:this|last|next|that)\s|the\s(?:same|previous|preceding|following|next|prior)\s|the\s(?=year\s(?:before|after)))"
    r"year(?:\s(?:before|after))?\b(?![’'])"
)
_TODAY = re.compile(r"\s(?:today|this\s(?:very\s)?(?:day|week|month))\b(?![’'])")
_OF_A_MATCH = re.compile(
    r"(?i)\b(?:halves|half)\b(?=.*\b(?:scor\w+|goals?|minutes?|match|half-time|penalty|kick\w*)\b)"
    r"|\b(?:scor(?:ed|ing|er)|goals?|half-time|penalty|kick-?off|touchdowns?)\b.{0,60}\b(?:half|quarter)\b"
)
_MATCH_REACH = 80
_LEFT_REACH = 40
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d|\b[ap]\.?m\b", re.IGNORECASE)
_TRIAL = DateSpan("2000", "2000", "year", "calendar")


_DATED_HERE = re.compile(r",?\s\(?(?:in\s|on\s|of\s)?")
"""A milestone that is dated on the spot has that date: "at baseline in 2009", "by mid-term (June 2012)"."""


def find_expressions(
    text: str, mentions: Sequence[Mention], anchor: str | None, life: Life | None = None
) -> list[Expression]:
    """Return the time expressions of a text in order; none overlaps another.

    Args:
        text: The reading text of a flow.
        mentions: Its mentions: dates are taken from there, and nothing is found inside another class.
        anchor: The date of the document; an event after it is none.
        life: The life of the project that the document is about.
    """
    milestones = () if life is None else find_milestones(text, life)
    told = [Expression(start, end, MILESTONE, span=span) for start, end, span in milestones]
    found = [*_dates(text, mentions), *_worded(text, mentions), *_events(text, mentions, anchor)]
    told = [one for one in told if not any(_DATED_HERE.fullmatch(text, one.end, other.start) for other in found)]
    found = [*told, *(one for one in found if not any(one.start < mark.end and mark.start < one.end for mark in told))]
    return _apart(sorted(found, key=lambda one: (one.start, -one.end)))


def _dates(text: str, mentions: Sequence[Mention]) -> list[Expression]:
    found = []
    for index, mention in enumerate(mentions):
        if mention.cls != "date" or _CLOCK.search(text[mention.start : mention.end]):
            continue
        left = _LEFT.search(text, max(mention.start - _LEFT_REACH, 0), mention.start)
        start = left.start() if left and left.group() else mention.start
        if (
            start < mention.start
            and read_date(text[start : mention.end], anchor="2000-12-31", context=_TRIAL) == UNREAD
        ):
            start = mention.start
        counted = start == mention.start and _is_counted(text, mentions, index)
        found.append(Expression(start, _with_year(text, mention.end), DATE, counted=counted))
    return found


def _with_year(text: str, end: int) -> int:
    """Return where a date with its year or day behind it ends: "March the following year", "a year ago today"."""
    today = _TODAY.match(text, end)
    if today is not None and text[:end].endswith("ago"):
        return today.end()
    year = _ITS_YEAR.match(text, end)
    return year.end() if year and not re.search(r"\d{4}", text[max(end - 5, 0) : end]) else end


def _is_counted(text: str, mentions: Sequence[Mention], index: int) -> bool:
    if index == 0 or mentions[index - 1].cls != "figure":
        return False
    gap = text[mentions[index - 1].end : mentions[index].start]
    return len(gap) < 45 and re.search(r"[,;:.]", gap) is None


def _worded(text: str, mentions: Sequence[Mention]) -> list[Expression]:
    found = []
    starts = [mention.start for mention in mentions]
    for match in _WORDS.finditer(text):
        sort = MONTH_ALONE if match["subject"] else next(name for name in _SORTS if match[name])
        start, end = (
            match.span("subject")
            if match["subject"]
            else match.span(f"{sort}_in")
            if sort in (WHOLE_YEAR, PERIOD, MONTH_ALONE, WEEKDAY)
            else match.span()
        )
        index = bisect_right(starts, end - 1) - 1
        if index >= 0 and mentions[index].end > start:
            inner = mentions[index]
            within = ("date", "ordinal", "figure") if sort == STRETCH else ("date", "ordinal")
            if inner.cls not in within or (inner.cls == "date" and inner.start < start):
                continue
        if sort in (NOW, WEEK) and _date_in_brackets(text, end, mentions, index + 1):
            continue
        if sort == YEAR_BESIDE and _OF_A_MATCH.search(text, max(start - _MATCH_REACH, 0), end + _MATCH_REACH):
            continue
        if sort == MONTH_ALONE and re.match(r"(?i)(?:early|late|mid|end|last|this|next)[-\s]", match.group()):
            start = match.start()
        if match["edge_in"]:
            start = match.start()  # "closed the period with 21 staff"
        if sort in (WHOLE_YEAR, SAME, MONTH_ALONE):
            edge = _EDGE.search(text, max(start - _LEFT_REACH, 0), start)
            start = edge.start() if edge else start
        found.append(Expression(start, _with_year(text, end) if sort in (MONTH_ALONE, YEAR_BESIDE) else end, sort))
    return found


def _date_in_brackets(text: str, end: int, mentions: Sequence[Mention], index: int) -> bool:
    """Whether the date itself stands in brackets behind words for it: "Today (10/07)"."""
    if index >= len(mentions) or mentions[index].cls != "date":
        return False
    return text[end : mentions[index].start] == " (" and text[mentions[index].end :].startswith(")")


@cache
def _event_patterns() -> tuple[re.Pattern[str], tuple[str, ...]]:
    rows = read_table("events")
    joined = "|".join(f"(?P<e{index}>{row['pattern']})" for index, row in enumerate(rows))
    return re.compile(joined, re.IGNORECASE), tuple(row["date"] or "" for row in rows)


def _events(text: str, mentions: Sequence[Mention], anchor: str | None) -> list[Expression]:
    pattern, event_dates = _event_patterns()
    starts = [mention.start for mention in mentions if mention.cls == "date"]
    found = []
    for match in pattern.finditer(text):
        date = event_dates[int((match.lastgroup or "e0")[1:])]
        index = bisect_right(starts, match.start() - 1)
        told = index < len(starts) and starts[index] - match.end() < 15  # "the creation of IOM in 1951"
        if not told and (anchor is None or first_day(date) <= last_day(anchor)):
            found.append(Expression(match.start(), match.end(), EVENT, date))
    return found


def _apart(found: Iterable[Expression]) -> list[Expression]:
    """Drop what overlaps an expression that begins earlier or is longer."""
    kept: list[Expression] = []
    for item in found:
        if kept and item.start < kept[-1].end:
            if item.end > kept[-1].end and item.sort == DATE and kept[-1].sort != DATE:
                kept[-1] = item
            continue
        kept.append(item)
    return kept
