"""Reads the time that a heading, a title or a line about the reporting period states.

Which figures take it is decided in ``periods.py``.
"""

import re
from functools import lru_cache

from iomstats.figures.dates.dates import UNREAD, DateSpan, first_day, last_day, read_date
from iomstats.figures.dates.model import is_future
from iomstats.figures.dates.moments import year_of
from iomstats.figures.dates.roles import REFERENCE, tell_role
from iomstats.figures.dates.spans import DAY, YEAR
from iomstats.figures.model import Scene
from iomstats.mentions.words import MONTH

_FLOWS_BACK = 40
_LINE = 100

_PLAN = re.compile(r"(?i)\b(?:strateg(?:y|ic)|plan|vision|framework|agenda|programme|roadmap|goals|decade)\b")
_REVIEW = re.compile(
    r"(?i)\b(?:evaluation|review|reports?|assessment|audit|accounts|results|achievements|implementation|highlights|update)\b"
)
_PLANS = re.compile(
    r"(?i)\b(?:budget(?:ary)?|appeals?|plans?|priorities|strategy|(?:strategic|results|cooperation|partnership)\sframework|country\sprogramme|requirements|estimates\sfor|work\sprogramme|programme\sof\swork|proposals?"
    r"|initiatives|funding\sneeds)\b"
)
_LONG_PLAN = re.compile(r"(?i)\bstrateg(?:y|ic)\b")
_YEAR_OF_PLAN = re.compile(
    rf"(?i:\b(?:budget|appeals?|plans?|priorities|requirements|proposals?|initiatives)\s)(?P<after>{YEAR}(?:\s?[–—/-]\s?(?:{YEAR}|\d\d)\b)?)(?![\w/-])"
    rf"|(?<![\w/–-])(?P<before>{YEAR})(?=\s(?:[A-Za-z]+\s){{0,3}}(?i:budget|appeals?|plan|requirements|proposals?|initiatives)\b)"
)
_NUMBERED = re.compile(
    r"(?i)\b(?:no\.?|nr\.?|number|issue|vol\.?|#)\s?\d+(?:,?\s|\sof\s|/)$"
)  # "Report No. 25 2018-19"
_DAY_OF_ISSUE = re.compile(  # "News service, May 20, 2016", "Published on 3 June 2011"
    rf"(?i)\b{MONTH}\s{DAY}(?:st|nd|rd|th)?,\s$"
    r"|\b(?:released|published|posted|issued|dated|updated|printed|adopted|signed|presented|submitted)\s(?:on\s)?$"
)
_EVENT = re.compile(
    r"(?i)\b(?:earthquakes?|tsunami|floods?|hurricanes?|cyclones?|typhoons?|storms?|drought|famine|cris[ie]s|war|genocide|coup"
    r"|elections?|revolution|uprising|epidemic|outbreak|disaster|attacks?)\sof\s(?:the\s)?(?:[A-Z][a-z]+\s)?$"
)
_DATE = rf"(?:{DAY}(?:st|nd|rd|th)?\s{MONTH},?\s{YEAR}|{MONTH}\s{DAY},\s{YEAR})"
_TO = r"(?:\s?[–—-]\s?|\s(?:to|until|through|and)\s)"
_ABOUT = (
    r"(?:figures|results|review|report|statistics|data|numbers|glance|survey|census|accounts|(?:financial\s)?statements|performance|overview"
    r"|highlights|summary|indicators|facts|trends|season|update|yearbook|bulletin|dashboard|snapshot|newsletter|monitor)"
)
_STATED_IN_HEADING = re.compile(
    rf"(?P<ended>(?i:(?:year|months|quarter|weeks?)\s(?:ended|ending|to)\s(?:on\s)?)(?:{_DATE}|{MONTH}\s{YEAR}))"
    rf"|(?P<days>(?<![\w/.-]){DAY}(?:\s{MONTH})?(?:\s{YEAR})?(?i:{_TO}){DAY}\s{MONTH}\s{YEAR})"
    rf"|(?P<day>(?i:\b(?:as\s(?:of|at|on)|at|on)\s)(?P<date>{_DATE}))"
    rf"|(?P<span>(?<![\w/.-])\b(?i:{MONTH})\s{YEAR}(?i:{_TO})(?i:{MONTH})\s{YEAR})"
    rf"|(?P<range>(?<![\w/.-]){YEAR}(?:\s?[–—-]\s?|/|\sto\s|\sand\s)(?:{YEAR}|\d\d)(?![\w/-]))"
    rf"|(?P<part>(?i:(?:first|second|third|fourth)[\s-](?:half|quarter)(?:\sof)?,?\s){YEAR}|\b[QH][1-4]\s{YEAR}|\bFY\s?{YEAR})"
    rf"|(?i:\b(?:in|for|during|of|to)\s(?:the\syear\s|fiscal\syear\s|{MONTH}\s)?)(?P<year>{YEAR})(?![\w/-]|\s?[–—]\s?\d|\sto\s\d{{4}})"
    rf"|(?P<months>{MONTH}\s?(?:[–—-]|to)\s?{MONTH}\s{YEAR})"
    rf"|(?P<whole>(?:(?i:{MONTH})\s)?{YEAR})(?=(?i:\s(?:annual\s|mid-?year\s|global\s|key\s|main\s|quick\s){{0,2}}{_ABOUT}$))"
    rf"|(?<=[,:(–-]\s)(?P<last>(?:{MONTH}\s)?{YEAR})\)?$"
    rf"|(?<=\()(?i:end[\s-](?:of\s)?|mid-|as\s(?:of|at)\s(?:end\s(?:of\s)?)?)?(?P<brackets>(?:{MONTH}\s)?{YEAR})\)"
    rf"|(?i:annual\sre(?:port|view)\s)(?P<annual>{YEAR})(?=$|\s?[:–—]\s)"
    rf"|(?i:\b{_ABOUT}\s)(?P<named>(?:{MONTH}\s)?{YEAR})(?=$|\s?[:–—]\s)"
    rf"|(?i:\b(?:reports?|reviews?|summary|overview)\s(?:of|on)\s)[^,;:.()\d]{{3,60}}\s(?P<told>{YEAR})$"
    rf"|^(?i:(?:the\s|our\s)?(?:year\s)?)(?P<first>{YEAR})(?i:\s(?:in\s(?:review|numbers|figures|brief)|at\sa\sglance|results|highlights|{_ABOUT}))\b"
    rf"|(?<=[:–-]\s)(?P<in_review>{YEAR})(?i:\s(?:in\s(?:review|numbers|figures|brief|retrospect)|at\sa\sglance))\b"
    rf"|(?i:\b(?:month\sof|for|in|during)\s)(?P<month>{MONTH})$"
    rf"|(?P<near>(?<![\w/.-]){DAY}(?:\s{MONTH})?(?i:{_TO}){DAY}\s{MONTH})(?=\)?$)"
)
_CLOCK = (
    r"(?i:noon|midnight|\d{1,2}(?:[:.h]?\d\d)?(?:\s?(?:hrs?|hours|h|[ap]\.?m\.?))?"
    r"(?:\s\(?(?:UTC|GMT|EST|CET|local(?:\stime)?)\)?)?)"
)
_SITUATION = re.compile(
    r"(?i:\b(?:as\s(?:of|at|on)|(?:situation|status|position|picture)\s(?:at|on|by))\s)"
    rf"(?:{_CLOCK},?\s(?:on\s)?)?(?P<date>{DAY}(?:st|nd|rd|th)?\s{MONTH}(?:,?\s{YEAR})?|{MONTH}\s{DAY}(?:,?\s{YEAR})?"
    rf"|\d{{1,2}}/\d{{1,2}}/{YEAR})(?![\w/-])"
)
_NEAR, _SENTENCE = 6, 200
_PRESENTS = re.compile(
    r"(?i)\W*(?:(?:this|the\sfollowing)\s(?:chapter|section|report|bulletin|table|note|part|page|summary|annex|paper)"
    r"|(?:table|figure|chart|graph|box|map)\s[\w.-]+|(?:all\s|the\s)?(?:data|figures|statistics|numbers|results|amounts)"
    r"\s(?:below|here|that\sfollow|in\sthis\s[a-z]+))\s(?:[a-z]+ly\s)?"
    r"(?:shows?|presents?|summari[sz]es?|gives?|covers?|describes?|reports?|refers?|relates?|lists?|sets?\sout|breaks?|compares?|is"
    r"|are)\b"
)
_LABEL = re.compile(r"[A-Z][^.;:()]{3,60}(?:\([^()]*\d{4}\)|\d{4}):?|(?:The\syear\s|Our\s)?\d{4}(?:\s[a-z]+){1,4}:?")
_INNER = {"day": "date"}
DAYS_ALONE = re.compile(rf"(?i)(?<![\w/.-]){DAY}(?:\s{MONTH})?{_TO}{DAY}\s{MONTH}\)?$")
"""Days without a year head what is told of them, not the data of a whole text: "Week of 3 to 9 May"."""
_READING_LINE = re.compile(
    r"(?i)\W*(?:reporting\speriod|period(?:\s(?:covered|of\sthe\sreport))?|covering|time\scovered|week|as\s(?:of|at)"
    r"|situation\s(?:as\s(?:of|at)|on)|(?:data|figures|status)\s(?:as\s(?:of|at)|for)|dates?\scovered"
    r"|for\sthe\s(?:period|month|week|quarter|year))\b"
)


@lru_cache(maxsize=4096)
def heading_span(heading: str, anchor: str | None) -> DateSpan | None:
    """Return the span that a heading or title states, None where it states none or looks ahead.

    Example:
        >>> heading_span("IOM in numbers: 2001–2010", "2011").end
        '2010'
        >>> heading_span("Financial report for the year ended 31 December 2017", "2018").start
        '2017'
    """
    day = situation_day(heading, anchor)
    if day is not None:
        return day
    match = _STATED_IN_HEADING.search(heading)
    if match is None or (_PLAN.search(heading) and not _REVIEW.search(heading)):
        return None
    name = match.lastgroup or ""
    words = match[_INNER.get(name, name)]
    start = match.start() + match.group().rindex(words)
    left, right = heading[:start], heading[start + len(words) :]
    if name in ("last", "day") and _DAY_OF_ISSUE.search(left):
        return None
    if _NUMBERED.search(left) and not (anchor and _of_a_month_before(words, anchor)):
        return None
    if name not in ("whole", "told") and tell_role(left, right, words, event=False, counted=False) == REFERENCE:
        return None  # "Convention of 1951"
    if _EVENT.search(left):
        return None
    span = read_date(words, anchor=anchor if name in ("month", "near") else None)
    if span == UNREAD or is_future(span, anchor):
        return None
    return span


@lru_cache(maxsize=4096)
def situation_day(heading: str, anchor: str | None) -> DateSpan | None:
    """Return the day as of which a heading says that all below it is so: "Situation at 18:00, 4 December".

    Example:
        >>> situation_day("Key figures (as of 3 May)", "2013-05-04").end
        '2013-05-03'
    """
    match = _SITUATION.search(heading)
    span = UNREAD if match is None else read_date(match["date"], anchor=anchor)
    return None if span == UNREAD or is_future(span, anchor) else span


def _of_a_month_before(words: str, anchor: str) -> bool:
    """Tell whether an issue of a series is named after a month that is over: "Bulletin No. 4, May 2010"."""
    span = read_date(words, anchor=anchor)
    return span.precision == "month" and span.end is not None and last_day(span.end) < first_day(anchor[:7])


def is_plan(title: str) -> bool:
    """Tell whether a title is that of a budget, an appeal or a plan."""
    return _PLANS.search(title) is not None and _REVIEW.search(title) is None


@lru_cache(maxsize=4096)
def plan_span(heading: str, anchor: str | None) -> DateSpan | None:
    """Return the span that a budget, an appeal or a plan is for; None where that is over, or only a year to be reached.

    Example:
        >>> plan_span("Programme and Budget for 2001", "2000").start
        '2001'
        >>> plan_span("Implementing the 2030 Agenda", "2016") is None
        True
    """
    if anchor is None or not is_plan(heading):
        return None
    match = _YEAR_OF_PLAN.search(heading) or _STATED_IN_HEADING.search(heading)
    if match is None:
        return None
    name = match.lastgroup or ""
    span = read_date(match[_INNER.get(name, name)], anchor=anchor)
    if span == UNREAD or span.start is None or span.end is None or last_day(span.end) < first_day(anchor):
        return None
    far = year_of(span.start) - year_of(anchor) > 2 or (span.start == span.end and _LONG_PLAN.search(heading))
    return None if far else span


def reading_line(scene: Scene, anchor: str | None) -> DateSpan | None:
    """Return the span of the line that says what time the text around it covers: "Reporting period: 1–14 May 2018"."""
    for heading in reversed(scene.flow.section):
        if _READING_LINE.match(heading) and not DAYS_ALONE.search(heading):
            return heading_span(heading, anchor)
    flows, here = scene.document.flows, scene.flow_index
    for index in range(here - 1, max(here - _FLOWS_BACK, 0) - 1, -1):
        flow = flows[index]
        if flow.part != scene.flow.part:
            return None
        line = flow.cell is None and len(flow.text) < _LINE and _READING_LINE.match(flow.text)
        if line and not DAYS_ALONE.search(flow.text.rstrip(".")):
            span = heading_span(flow.text.rstrip("."), anchor)
            if span is not None:
                return span
    return None


def presented(scene: Scene, anchor: str | None) -> DateSpan | None:
    """Return the time of a sentence by itself that says what follows: "Figure 3 shows enrolment in 2018 by faculty"."""
    flows, here = scene.document.flows, scene.flow_index
    for index in range(here - 1, max(here - _NEAR, 0) - 1, -1):
        flow = flows[index]
        if flow.section != scene.flow.section or flow.part != scene.flow.part or flow.cell is not None:
            return None
        if len(flow.text) < _SENTENCE and len(flow.sentences) < 2:
            labels = _LABEL.fullmatch(flow.text) is not None
            if any(mention.cls == "figure" for mention in scene.ledger[index]):
                continue
            if labels or _PRESENTS.match(flow.text):
                return heading_span(flow.text.rstrip(".:"), anchor)
    return None
