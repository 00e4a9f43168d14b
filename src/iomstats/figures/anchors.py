"""Finds the time expressions of a flow and tells how each places something in time: in, since, by, as of, compared with.

Which figure an expression governs is decided in ``periods.py``; what it means in the calendar is read in ``dates.py``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from iomstats.figures.dates import UNREAD, DateSpan, read_date
from iomstats.figures.moments import first_day, last_day, year_of
from iomstats.figures.spans import YEAR
from iomstats.mentions.model import Mention
from iomstats.mentions.words import MONTH
from iomstats.schema.vocabulary import read_table

IN, SINCE, BY, AS_OF, BASE, PRESENT, LISTED, REFERENCE = "in", "since", "by", "as of", "base", "present", "listed", "reference"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time expression in a flow.

    Attributes:
        start: Where it begins in the flow's reading text, its preposition not included.
        end: Where it ends.
        phrase: Where its preposition begins.
        role: in; since (a start); by (an end that may lie ahead); as of (an end of what accumulates); base (what something
            is compared with); present (now, to date); listed (a year in brackets behind a name); reference (a citation,
            the year of an instrument, "the highest since 1976": places nothing that is counted).
        span: What it means in the calendar.
        parts: The single dates of a list ("in 2016 and 2017"), in order.
        indirect: Whether its date stands elsewhere: in a dated event of the vocabulary, in an earlier sentence ("that year").
        loose: Whether it is told by a weekday, which gives no more than the document does.
    """

    start: int
    end: int
    phrase: int
    role: str
    span: DateSpan
    parts: tuple[DateSpan, ...] = ()
    indirect: bool = False
    loose: bool = False


# ------------------------------------------------------------------ expressions without a numeral

_YEAR_WORD = r"(?:calendar\s|fiscal\s|financial\s|reporting\s)?year"
_WORDS = re.compile(
    rf"(?P<present>(?i:\b(?:today(?![’'])|now(?!\sthat)|currently|at\spresent|presently|nowadays|to\sdate|so\sfar(?!\s(?:as|in|this))|thus\sfar"
    r"|at\sthe\smoment|at\sthis\s(?:time|stage)|at\sthe\stime\sof\swriting|to\sthis\sday|until\snow|up\sto\snow|these\sdays|as\sof\s(?:now|today))\b))"
    rf"|(?P<year>(?i:\b(?:(?:this|last|next)\s{_YEAR_WORD}|(?:this|last|next)\s(?:month|quarter)|(?:the\s)?(?:previous|preceding|prior|following|subsequent)\s{_YEAR_WORD}"
    rf"|the\syear\s(?:before|earlier|after)|(?:a|one)\syear\s(?:ago|before|earlier|later)|(?:the\s)?past\s(?:year|month|decade)|year[-\s]end|mid-?year"
    r"|(?:first|second|third|fourth)[-\s](?:quarter|half)(?=\s[a-z]))\b))"
    rf"|(?P<same>(?i:\b(?:the\s|that\s|this\s)?(?:same|corresponding|equivalent)\s(?:period|time|(?:\w+\s)?months?|quarter|half|year|day|date)"
    rf"(?:\s(?:of|in|during)\s(?:the\s)?(?:{YEAR}|(?:last|previous|preceding)\syear)|\s(?:last|the\sprevious|the\spreceding)\syear|\s(?:a|one)\syear\s(?:earlier|before))?\b"
    r"|\bthat\s(?:year|period|month|day)\b|\bthis\speriod\b))"
    rf"|(?P<whole>(?i:\b(?:during|in|over|throughout|for|of|by\sthe\send\sof)\s(?P<whole_in>the\s{_YEAR_WORD})\b(?!\s(?:{YEAR}|before|earlier|after|ended|ending|to|of|prior|previous))))"
    rf"|(?P<then>(?i:\b(?<=since\s)then\b))"
    rf"|(?P<month>(?i:\((?=\w+:)|\b(?:in|since|by|until|till|during|of|from|to|through|for|between|and|late|early|mid|end|than|last|this|over|before|after|with|against)[-\s])(?P<month_in>{MONTH})(?![\w’'-]|\sof\s\d))"
    r"|(?P<day>(?i:\bon\s|\bsince\s|\blast\s|\bby\s)(?P<day_in>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|night|evening|afternoon))?)\b)"
    r"|(?P<week>(?i:\b(?:this|last)\sweek(?:end)?\b|\byesterday\b|\blast\snight\b))"
)

_LEFT = re.compile(
    r"(?i)(?:(?:very\s)?(?:end|close|beginning|start|middle|turn)\sof\s(?:the\s)?(?:year\s|month\sof\s|fiscal\syear\s)?"
    rf"|(?:\b(?:early|late|mid|end)[-\s](?:in\s)?)?(?:\b{MONTH}\s)?"
    r"|\b(?:year|ye|quarter|\w+\s(?:months|years))(?:\speriod)?\s(?:ended|ending|to)\s(?:in\s|on\s)?|\bYE\s"
    r"|\bweek\s(?:of|beginning|starting|ending|ended|from|to)\s(?:on\s)?"
    r"|\b(?:same|corresponding|equivalent)\s(?:period|time|(?:\w+\s)?months?|quarter|half|point)\s(?:of|in|during)\s(?:the\s)?"
    r"|\b(?:first|second|third|fourth|last|latter)\s(?:half|quarter|semester)\s(?:of|in)\s(?:the\s)?"
    r"|\b(?:fiscal|financial|academic|school)\syear\s|\b(?:biennium|triennium|year)\s)$"
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d|\b[ap]\.?m\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression before it is read: where it stands and what sort of words it is."""

    start: int
    end: int
    sort: str
    fixed: str | None = None
    counted: bool = False


def find_anchors(
    text: str,
    mentions: Sequence[Mention],
    sentences: Sequence[tuple[int, int]],
    anchor: str | None,
    *,
    whole_year: DateSpan | None = None,
    before: DateSpan | None = None,
) -> list[Anchor]:
    """Return the time expressions of a text in order, each read and with its role.

    Args:
        text: The reading text of a flow.
        mentions: Its mentions: dates are taken from there, and nothing is read inside another class.
        sentences: Its sentences.
        anchor: The date of the document.
        whole_year: What "the year" means where the text gives no year (the year that a heading or title reports on).
        before: What "the same period" means where no expression comes before it in the text.
    """
    found = sorted([*_numeric(text, mentions), *_worded(text, mentions), *_events(text, mentions, anchor)], key=lambda f: (f.start, -f.end))
    bounds = [start for start, _ in sentences] or [0]
    anchors: list[Anchor] = []
    latest = before
    latest_at: int | None = None
    for item in _apart(found):
        index = bisect_right(bounds, item.start) - 1
        low = bounds[max(index, 0)]
        high = sentences[index][1] if 0 <= index < len(sentences) else len(text)
        told = _stretch(anchors) if item.sort == "same" and re.search(r"(?i)period\W*$", text[item.start : item.end]) else None
        one = _anchor(text, low, high, item, anchor, told or latest, latest_at, whole_year)
        if one is None:
            continue
        anchors = _joined(text, low, anchors, one)
        if anchors[-1].role not in (REFERENCE, LISTED, BASE) and anchors[-1].role != PRESENT and anchors[-1].span != UNREAD:
            latest, latest_at = anchors[-1].span, anchors[-1].start
    return anchors


def _stretch(anchors: Sequence[Anchor]) -> DateSpan | None:
    """Return what "the same period" means after several single dates: from the first of the last few to the last."""
    recent: list[Anchor] = []
    for one in reversed(anchors[-4:]):
        if one.role not in (IN, BASE) or one.span.start is None or one.span.start != one.span.end:
            break
        if recent and recent[-1].start - one.end > 80:
            break
        recent.append(one)
    if len(recent) < 2:
        return None
    start = min((one.span.start for one in recent if one.span.start), key=first_day)
    end = max((one.span.end for one in recent if one.span.end), key=last_day)
    return DateSpan(start, end, recent[0].span.precision, "span")


def _numeric(text: str, mentions: Sequence[Mention]) -> list[_Found]:
    found = []
    for index, mention in enumerate(mentions):
        if mention.cls != "date" or _CLOCK.search(text[mention.start : mention.end]):
            continue
        left = _LEFT.search(text, max(mention.start - 40, 0), mention.start)
        if left and left.group() and read_date(text[left.start() : mention.end], anchor="2000-12-31", context=DateSpan("2000", "2000", "year", "calendar")) != UNREAD:
            found.append(_Found(left.start(), mention.end, "date"))
        else:
            found.append(_Found(mention.start, mention.end, "date", counted=_is_counted(text, mentions, index)))
    return found


def _is_counted(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Tell whether a figure stands right before a bracketed year, so that the year is its time: "15% of GDP (2015)"."""
    if index == 0 or mentions[index - 1].cls != "figure":
        return False
    gap = text[mentions[index - 1].end : mentions[index].start]
    return len(gap) < 45 and re.search(r"[,;:.]", gap) is None


def _worded(text: str, mentions: Sequence[Mention]) -> list[_Found]:
    found = []
    starts = [mention.start for mention in mentions]
    for match in _WORDS.finditer(text):
        sort = next(name for name in ("present", "year", "same", "whole", "then", "month", "day", "week") if match[name])
        start, end = match.span(f"{sort}_in") if sort in ("whole", "month", "day") else match.span()
        index = bisect_right(starts, end - 1) - 1
        inside = index >= 0 and mentions[index].end > start
        if inside and (mentions[index].cls not in ("date", "ordinal") or (mentions[index].cls == "date" and mentions[index].start < start)):
            continue
        if sort == "month" and re.match(r"(?i)(?:early|late|mid|end)[-\s]", match.group()):
            start = match.start()
        found.append(_Found(start, end, sort))
    return found


@cache
def _event_pattern() -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    rows = read_table("events")
    joined = "|".join(f"(?P<e{index}>{row['pattern']})" for index, row in enumerate(rows))
    return re.compile(joined, re.IGNORECASE), tuple((row["id"] or "", row["date"] or "") for row in rows)


def _events(text: str, mentions: Sequence[Mention], anchor: str | None) -> list[_Found]:
    pattern, events = _event_pattern()
    found = []
    dates = [(mention.start, mention.end) for mention in mentions if mention.cls == "date"]
    for match in pattern.finditer(text):
        date = events[int((match.lastgroup or "e0")[1:])][1]
        told = any(start >= match.start() and start - match.end() < 15 for start, _ in dates)
        if told or (anchor is not None and first_day(date) > last_day(anchor)):
            continue
        found.append(_Found(match.start(), match.end(), "event", date))
    return found


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """Drop what overlaps an expression that begins earlier or is longer."""
    kept: list[_Found] = []
    for item in found:
        if kept and item.start < kept[-1].end:
            if item.end > kept[-1].end and item.sort == "date" and kept[-1].sort != "date":
                kept[-1] = item
            continue
        kept.append(item)
    return kept


# ------------------------------------------------------------------ reading

_PREPOSITION = re.compile(
    r"(?i)\b(?:as\s(?:of|at|on|from|in)|up\s(?:to|until)(?:\sand\sincluding)?|prior\sto|so\sfar\sin|with\seffect\sfrom|starting\s(?:in|from|on)|beginning\s(?:in|from|on)"
    r"|back\sin|only\sin|in|during|of|for|on|at|over|within|throughout|by|until|till|since|from|after|before|between|to|around|about|circa|than|through|following|late\sin|early\sin)\s"
    r"(?:(?:the|its|their|our|year|whole\sof|course\sof|period|all\sof|both|late|early|about|around)\s){0,3}$"
)


def _anchor(
    text: str,
    low: int,
    high: int,
    item: _Found,
    anchor: str | None,
    latest: DateSpan | None,
    latest_at: int | None,
    whole_year: DateSpan | None,
) -> Anchor | None:
    left = text[max(low, item.start - 110) : item.start]
    right = text[item.end : min(high, item.end + 70)]
    words = text[item.start : item.end]
    preposition = _PREPOSITION.search(left)
    phrase = item.start - (len(left) - preposition.start()) if preposition else item.start
    role = _role(left, right, words, item.sort, item.counted)
    future = role == BY and re.match(r"(?i)(?:the\s)?(?:end|close)", words) is None and _ahead(text[low:high])
    span = _read(item, words, anchor, latest, whole_year, future)
    if span == UNREAD and role not in (PRESENT, REFERENCE):
        return None
    outside = item.sort in ("same", "then") and not (latest_at is not None and latest_at >= low)
    if role in (SINCE, BASE) and span.start != span.end and re.search(r"(?i)\bfrom\s(?:the\s)?$", left):
        role = IN
    return Anchor(item.start, item.end, phrase, role, span, indirect=item.sort == "event" or outside, loose=item.sort == "day")


def _ahead(sentence: str) -> bool:
    return re.search(r"(?i)\b(?:will|shall|must|should|is|are|plan(?:s|ned)?|aims?|expect(?:s|ed)?|to\sbe)\b", sentence) is not None


def _read(
    item: _Found, words: str, anchor: str | None, latest: DateSpan | None, whole_year: DateSpan | None, future: bool
) -> DateSpan:
    if item.sort == "present":
        if anchor is None:
            return UNREAD
        return DateSpan(anchor[:4], anchor[:4], "year", "relative")
    if item.sort == "event" and item.fixed:
        return DateSpan(item.fixed, item.fixed, "month", "calendar")
    if item.sort in ("day", "week"):
        return UNREAD if anchor is None else DateSpan(anchor[:4], anchor[:4], "year", "relative")
    if item.sort == "whole":
        if whole_year is not None:
            return whole_year
        return UNREAD if anchor is None else DateSpan(anchor[:4], anchor[:4], "year", "relative")
    if item.sort == "then":
        return latest or UNREAD
    return read_date(words, anchor=anchor, context=latest, future=future)


_MOVES = (
    r"(?:increase|decrease|rise|growth|decline|drop|fall|reduction|change|gain|loss|jump|improvement|surge|up|down|more|fewer|higher|lower|larger)"
)
_OTHER = r"(?:the|a|an|those|that|its|their|last|one|in|on|at|during|before|it|had|was|were|previously|earlier)"
# "more than 300" is a hedge and "rose from 200" a start; these words compare only before a noun or a time.
_LINKS = (
    r"(?:compared\s(?:with|to)|in\scomparison\s(?:with|to)|relative\sto|(?:up|down)\sfrom|as\sagainst|against|versus|vs\.?|from\sa\s(?:peak|high|low)\sof)"
)
_SOFT_LINKS = (
    rf"(?:than|{_MOVES}[a-z]*\s(?:over|on|from)|(?:per\scent|%|points?)\s(?:over|on|from)|(?:\w+\s)?times(?:\sas\s(?:many|much|high|large)\sas)?|as\s(?:many|much|high|large|big|low)\sas|as)"
)
_WORDS_ON = r"(?:[^;:()\s]*[^,;:()\s]\s)"
_BASE_LEFT = re.compile(
    rf"(?i)\b{_LINKS}\s{_WORDS_ON}{{0,8}}$|(?<![\w]){_SOFT_LINKS}\s(?:{_OTHER}\s{_WORDS_ON}{{0,7}})?$"
    rf"|\b(?:up|down)\s{_WORDS_ON}{{1,4}}from\s{_WORDS_ON}{{0,6}}$|\b(?:double|twice|half)\s(?:(?:the|that|those)\s{_WORDS_ON}{{0,7}})?$"
)
_DATA_NOUN = r"(?:[a-z]+\s)?(?:figures?|levels?|totals?|numbers?|estimates?|values?|peak|record|rate|average|count|budget|result|amount|sum|tally|high|low)"
_ZONE = re.compile(
    rf"(?i)\b{_LINKS}\s{_WORDS_ON}{{0,8}}$|(?<![\w]){_SOFT_LINKS}\s{_OTHER}\s{_WORDS_ON}{{0,7}}$|\b(?:over|on|above|below)\sthe\s(?:{YEAR}\s{_DATA_NOUN}\s(?:of\s)?)?$"
)
_SUPERLATIVE = re.compile(
    r"(?i)\b(?:largest|highest|lowest|smallest|biggest|worst|best|most|fewest|first|record|longest|deadliest|greatest|fastest|slowest|sharpest|steepest|strongest|weakest)\b[^;]{0,60}\bsince\s(?:the\s)?$"
)
_SINCE = re.compile(r"(?i)(?<!have\s)(?<!has\s)(?<!had\s)(?<!have\slong\s)\bsince\s(?:[^\s.;:()]+\s){0,9}$")
_INSTRUMENT = (
    r"(?:Convention|Protocol|Agreement|Declaration|Act|Law|Constitution|Amendments?|Treaty|Compact|Directive|Regulations?|Resolution|"
    r"Charter|Covenant|Pact|Accords?|Strategy|Framework|Statute|Decree|Code|Ordinance|Memorandum|Principles|Guidelines|Conference|Summit|Report|World\sCup|Olympics|Games)"
)
_INSTRUMENT_RIGHT = re.compile(rf"^\s(?:(?:[A-Z][\w’'-]*|and|on|of|for|the)\s){{0,4}}{_INSTRUMENT}\b")
_INSTRUMENT_LEFT = re.compile(rf"\b{_INSTRUMENT}\s(?:\(?No\.?\s?[\w/-]+\)?\s|\([A-Z]+\)\s)?(?:of|from|dated|,)\s(?:[A-Z][\w-]*,?\s)?$")
_EVENT_NOUN_RIGHT = re.compile(r"^\s(?:[a-z]+\s)?(?:crisis|crises|elections?|wars?|genocide|coup|disaster|constitution|reforms?|uprising|revolution|agreement|earthquakes?|tsunami|floods?|hurricanes?|storms?|fires?|attacks?|epidemic)\b")
_STARTING = re.compile(r"(?i)\b(?:starting|beginning|commencing|effective|with\seffect|as)\s(?:in|from|on|with)\s(?:the\s)?$|\bfrom\s(?:the\s)?$|\beffective\s$|\bafter\s(?:the\s)?$")
_ONWARDS = re.compile(r"(?i)^\s(?:onwards?|and\s(?:beyond|after)|forward)\b|^\son\b(?!\s(?:the|a|an)\b)")
_AS_OF = re.compile(r"(?i)\b(?:as\s(?:of|at|on)|(?:recorded|reported|registered|confirmed|counted)\sto|up\s(?:to|until)(?:\sand\sincluding)?|until|till|through)\s(?:(?:the|and\sincluding|late|early)\s)?$")
_PAST_LISTED = re.compile(r"(?:[A-Z][\w’'.-]*|et\sal\.?,?)\s\($")
_CITED = re.compile(r"(?:^|[\s(])\((?:(?:see|cf\.?|e\.g\.,?|source:?|from|in|Source:?|See)\s)?[^()\d]*[A-Z][^()\d]*,?\s(?:\d{4}[a-z]?[;,]\s[^()]*)?$")


def _role(left: str, right: str, words: str, sort: str, counted: bool) -> str:
    if sort == "present":
        return PRESENT
    if re.search(r"(?i)©\s*$|\bcopyright\s*$|\bborn\s(?:in|on)\s$|^\s*(?:sources?|notes?):", left):
        return REFERENCE
    if _SUPERLATIVE.search(left) or re.search(r"(?i)\b(?:before|prior\sto|planned\sfor|scheduled\sfor|due\sin)\s(?:the\s)?$", left):
        return REFERENCE
    if re.match(r"\s?\)", right) and re.fullmatch(YEAR, words):
        if _PAST_LISTED.search(left):
            return IN if counted else LISTED
        if re.search(r"\([^()]*[A-Z][^()]*,\s(?:[^()]*\s)?$", left):
            return REFERENCE
    if re.match(r"^[a-z]?(?:[:,]\s?(?:pp?\.\s?)?\d|;\s[A-Z])", right) and re.search(r"\([^()]*[A-Z][^()]*,\s$", left):
        return REFERENCE
    if _SINCE.search(left) and not re.search(r"(?i)\bsince\b.*,", left[-90:]):
        return SINCE
    if re.fullmatch(YEAR, words) and (_INSTRUMENT_RIGHT.match(right) or _EVENT_NOUN_RIGHT.match(right)):
        return REFERENCE
    if _INSTRUMENT_LEFT.search(left):
        return REFERENCE
    if _ONWARDS.match(right):
        return SINCE
    if _AS_OF.search(left):
        return AS_OF
    if re.search(r"(?i)\bby\s(?:the\s)?(?:year\s)?$", left):
        return BY
    if _BASE_LEFT.search(left):
        return BASE
    if re.search(r"(?i)\b(?:over|on|above|below|exceed\w*)\sthe\s$", left) and re.match(rf"(?i)\s{_DATA_NOUN}\b", right):
        return BASE
    if _STARTING.search(left):
        return SINCE
    if sort == "event":
        return IN if re.search(r"(?i)\b(?:at\sthe\stime\sof|in|during|with|following|on)\s(?:the\s)?$", left) else REFERENCE
    return IN


# ------------------------------------------------------------------ joining

_TO = re.compile(r"\s?[–—-]\s?|\s(?:to|until|till|through|up\sto)\s(?:the\s)?")
_AND = re.compile(r"(?:,\s|,?\s(?:and|or|&)\s(?:in\s|of\s)?(?:the\s)?)")


def _joined(text: str, low: int, anchors: list[Anchor], one: Anchor) -> list[Anchor]:
    """Add an expression; where it and the one before it are the ends of one span or a list, they become one."""
    last = anchors[-1] if anchors else None
    if last is None or last.start < low or last.role == PRESENT or one.role == PRESENT:
        return [*anchors, one]
    gap = text[last.end : one.start]
    lead = text[max(low, last.start - 14) : last.start]
    ranged = _TO.fullmatch(gap) or (re.fullmatch(r"\sand\s(?:the\s)?", gap) and re.search(r"(?i)\bbetween\s(?:the\s)?$", lead))
    if ranged and last.span.start and one.span.end:
        whole = read_date(text[last.start : one.end], anchor=None)
        span = whole if whole != UNREAD else DateSpan(last.span.start, one.span.end, one.span.precision, "span")
        if first_day(span.start or "1") > last_day(span.end or "9999"):
            return [*anchors, one]
        from_to = re.search(r"(?i)\b(?:from|between)\s(?:the\s)?$", lead)
        role = IN if from_to or last.role in (SINCE, IN, LISTED) else last.role
        return [*anchors[:-1], Anchor(last.start, one.end, last.phrase, role, span)]
    alike = last.role in (IN, BASE) and one.role in (IN, BASE) and last.span.precision == one.span.precision
    if _AND.fullmatch(gap) and alike and last.span.start and one.span.end and one.span.kind == "calendar" and (last.parts or last.span.kind == "calendar"):
        parts = (*(last.parts or (last.span,)), one.span)
        first = min((part.start for part in parts if part.start), key=first_day)
        final = max((part.end for part in parts if part.end), key=last_day)
        span = DateSpan(first, final, one.span.precision, "span")
        return [*anchors[:-1], replace(last, end=one.end, span=span, parts=parts)]
    mixed = last.role == one.role == IN and {last.span.kind, one.span.kind} <= {"calendar", "part", "span"}
    if re.fullmatch(r"\sand\s(?:in\s)?(?:the\s)?", gap) and mixed and last.span.start and one.span.end and last.span.end and one.span.start:
        if first_day(last.span.end) < first_day(one.span.start):
            span = DateSpan(last.span.start, one.span.end, one.span.precision, "span")
            return [*anchors[:-1], replace(last, end=one.end, span=span)]
    return [*anchors, one]


def compared_before(text: str) -> bool:
    """Tell whether the text leads up to what something is compared with.

    Example:
        >>> compared_before("up from "), compared_before("grew from ")
        (True, False)
    """
    return _ZONE.search(text) is not None


def is_future(span: DateSpan, anchor: str | None) -> bool:
    """Tell whether a span ends in a year after the document's."""
    return anchor is not None and span.end is not None and year_of(span.end) > year_of(anchor)
