"""Reads the time that a heading, a title or a line about the reporting period states.

Which figures take it is decided in ``periods.py``.
"""

import re
from functools import lru_cache

from iomstats.figures.anchor_model import is_future
from iomstats.figures.dates import UNREAD, DateSpan, read_date
from iomstats.figures.model import Scene
from iomstats.figures.roles import REFERENCE, tell_role
from iomstats.figures.spans import DAY, YEAR
from iomstats.mentions.words import MONTH

_FLOWS_BACK = 40
_LINE = 100

_PLAN = r"(?:Strategy|Strategic|Plan|Vision|Framework|Agenda|Programme|Roadmap|Goals|Decade)"
_DATE = rf"(?:{DAY}(?:st|nd|rd|th)?\s{MONTH},?\s{YEAR}|{MONTH}\s{DAY},\s{YEAR})"
_TO = r"(?:\s?[–—-]\s?|\s(?:to|until|through|and)\s)"
_ABOUT = (
    r"(?:figures|results|review|report|statistics|data|numbers|glance|survey|census|accounts|performance|overview"
    r"|highlights|summary|indicators|facts|trends|season|update|yearbook|bulletin)"
)
_STATED_IN_HEADING = re.compile(
    rf"(?P<ended>(?i:(?:year|months|quarter|weeks?)\s(?:ended|ending|to)\s(?:on\s)?)(?:{_DATE}|{MONTH}\s{YEAR}))"
    rf"|(?P<days>(?<![\w/.-]){DAY}(?:\s{MONTH})?(?:\s{YEAR})?(?i:{_TO}){DAY}\s{MONTH}\s{YEAR})"
    rf"|(?P<day>(?i:\b(?:as\s(?:of|at|on)|at|on)\s)(?P<date>{_DATE}))"
    rf"|(?P<span>(?<![\w/.-])\b(?i:{MONTH})\s{YEAR}(?i:{_TO})(?i:{MONTH})\s{YEAR})"
    rf"|(?P<range>(?<![\w/.-]){YEAR}(?:\s?[–—-]\s?|/|\sto\s|\sand\s)(?:{YEAR}|\d\d)(?![\w/-]))"
    rf"|(?P<part>(?i:(?:first|second|third|fourth)[\s-](?:half|quarter)(?:\sof)?,?\s){YEAR}|\b[QH][1-4]\s{YEAR}|\bFY\s?{YEAR})"
    rf"|(?i:\b(?:in|for|during|of|to)\s(?:the\syear\s|fiscal\syear\s|{MONTH}\s)?)(?P<year>{YEAR})(?![\w/-])"
    rf"|(?i:\b(?:reference|reporting|survey)\s(?:year|period|month|date):?\s)(?P<reference>(?:{MONTH}\s)?{YEAR})(?![\w/-])"
    rf"|(?P<months>{MONTH}\s?(?:[–—-]|to)\s?{MONTH}\s{YEAR})"
    rf"|(?<=[,:(–-]\s)(?P<last>(?:{MONTH}\s)?{YEAR})\)?$|(?<=\()(?P<brackets>(?:{MONTH}\s)?{YEAR})\)"
    rf"|(?i:annual\sre(?:port|view)\s)(?P<annual>{YEAR})$"
    rf"|(?i:\b{_ABOUT}\s)(?P<named>(?:{MONTH}\s)?{YEAR})$"
    rf"|^(?P<first>{YEAR})(?i:\s(?:in\s(?:review|numbers|figures|brief)|at\sa\sglance|results|highlights|{_ABOUT}))\b"
    rf"|(?<=[:–-]\s)(?P<in_review>{YEAR})(?i:\s(?:in\s(?:review|numbers|figures|brief|retrospect)|at\sa\sglance))\b"
    rf"|(?i:\b(?:month\sof|for|in|during)\s)(?P<month>{MONTH})$"
)
_DATA_FOR = re.compile(rf"[(;,]\s?(?i:(?:all\s)?(?:data|figures)\s(?:are\s)?(?:for|as\sof))\s(?:{MONTH}\s)?{YEAR}")
_OPENING = 400
_NEAR, _SENTENCE = 6, 200
_PRESENTS = re.compile(
    r"(?i)\W*(?:(?:this|the\sfollowing)\s(?:chapter|section|report|bulletin|table|note|part|page|summary|annex|paper)"
    r"|(?:table|figure|chart|graph|box|map)\s[\w.-]+|(?:all\s|the\s)?(?:data|figures|statistics|numbers|results|amounts)"
    r"\s(?:below|here|that\sfollow|in\sthis\s[a-z]+))\s(?:[a-z]+ly\s)?"
    r"(?:shows?|presents?|summari[sz]es?|gives?|covers?|describes?|reports?|refers?|relates?|lists?|sets?\sout|breaks?|compares?|is"
    r"|are)\b"
)
_INNER = {"day": "date"}
_READING_LINE = re.compile(
    r"(?i)\W*(?:reporting\speriod|period(?:\s(?:covered|of\sthe\sreport))?|covering|time\scovered|week|as\s(?:of|at)"
    r"|situation\s(?:as\s(?:of|at)|on)|(?:data|figures|status)\s(?:as\s(?:of|at)|for)|dates?\scovered"
    r"|for\sthe\s(?:period|month|week|quarter|year))\b|.*[(;,]\s?(?:reference\s(?:year|period|month|date)|reporting\speriod|period\scovered"
    r"|(?:all\s)?(?:data|figures)\s(?:are\s)?(?:for|as\sof))\b"
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
    match = _STATED_IN_HEADING.search(heading)
    if match is None or re.search(rf"\b{_PLAN}\b", heading):
        return None
    name = match.lastgroup or ""
    words = match[_INNER.get(name, name)]
    start = match.start() + match.group().rindex(words)
    left, right = heading[:start], heading[start + len(words) :]
    if tell_role(left, right, words, event=False, counted=False) == REFERENCE:
        return None  # "Convention of 1951"
    span = read_date(words, anchor=anchor if name == "month" else None)
    if span == UNREAD or is_future(span, anchor):
        return None
    return span


def heading_frame(scene: Scene, anchor: str | None) -> DateSpan | None:
    """Return the span of the nearest heading that states one, else of a line above, else of the title."""
    for heading in reversed(scene.flow.section):
        span = heading_span(heading, anchor) if heading else None
        if span is not None:
            return span
    line = reading_line(scene, anchor) or _presented(scene, anchor)
    if line is not None:
        return line
    titles = [scene.flow.part.title] if scene.flow.part is not None else [scene.document.title, _opening(scene)]
    return next((span for title in titles if title and (span := heading_span(title, anchor)) is not None), None)


def reading_line(scene: Scene, anchor: str | None) -> DateSpan | None:
    """Return the span of the line that says what time the text around it covers: "Reporting period: 1–14 May 2018"."""
    for heading in reversed(scene.flow.section):
        if _READING_LINE.match(heading):
            return heading_span(heading, anchor)
    flows, here = scene.document.flows, scene.flow_index
    for index in range(here - 1, max(here - _FLOWS_BACK, 0) - 1, -1):
        flow = flows[index]
        if flow.part != scene.flow.part:
            return None
        if flow.cell is not None:
            continue
        noted = _DATA_FOR.search(flow.text, 0, _OPENING)
        if noted or (len(flow.text) < _LINE and _READING_LINE.match(flow.text)):
            span = heading_span(noted.group() if noted else flow.text.rstrip("."), anchor)
            if span is not None:
                return span
    return None


def _presented(scene: Scene, anchor: str | None) -> DateSpan | None:
    """Return the time of a sentence by itself that says what follows: "Figure 3 shows enrolment in 2018 by faculty"."""
    flows, here = scene.document.flows, scene.flow_index
    for index in range(here - 1, max(here - _NEAR, 0) - 1, -1):
        flow = flows[index]
        if flow.section != scene.flow.section or flow.part != scene.flow.part or flow.cell is not None:
            return None
        if len(flow.text) < _SENTENCE and len(flow.sentences) < 2 and _PRESENTS.match(flow.text):
            if any(mention.cls == "figure" for mention in scene.ledger[index]):
                continue
            return heading_span(flow.text.rstrip(".:"), anchor)
    return None


def _opening(scene: Scene) -> str | None:
    """Return the heading that opens the document and so is its title."""
    first = scene.document.flows[0]
    return first.text if first.kind == "heading" and scene.document.title is None else None
