"""The time that a figure takes from outside its sentence: the document's date, headings, the list's introduction, the
sentences before.

Nothing here decides between the sentence and its surroundings; that is done in ``periods.py``.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from iomstats.documents.model import Document
from iomstats.figures.anchors import AS_OF, BASE, BY, IN, LISTED, PRESENT, REFERENCE, SINCE, Anchor, find_anchors, is_future
from iomstats.figures.dates import UNREAD, DateSpan, last_day, read_date
from iomstats.figures.model import Scene
from iomstats.figures.moments import first_day, year_of
from iomstats.figures.spans import YEAR
from iomstats.mentions.words import MONTH

_LOOK_BACK = 4
"""How many sentences a time expression governs after its own."""
_FLOWS_BACK = 60


def own_date(scene: Scene) -> str | None:
    """Return the date of the part that the flow lies in, else the document's."""
    part = scene.flow.part
    return part.date if part is not None and part.date else scene.document.date


_PLAN = r"(?:Strategy|Strategic|Plan|Vision|Framework|Agenda|Programme|Roadmap|Goals|Decade)"
_STATED_IN_HEADING = re.compile(
    rf"(?P<ended>(?i:year\s(?:ended|ending)\s(?:on\s)?)\d\d?\s{MONTH}\s{YEAR})"
    rf"|(?P<range>(?<![\w/.-]){YEAR}(?:\s?[–—-]\s?|/|\sto\s|\sand\s)(?:{YEAR}|\d\d)(?![\w/-]))"
    rf"|(?P<part>(?i:(?:first|second|third|fourth)\s(?:half|quarter)\sof\s){YEAR}|\b[QH][1-4]\s{YEAR}|\bFY\s?{YEAR})"
    rf"|(?i:\b(?:in|for|during|of|to)\s(?:the\syear\s|fiscal\syear\s|{MONTH}\s)?)(?P<year>{YEAR})(?![\w/-])"
    rf"|(?<=[,:(–-]\s)(?P<last>(?:{MONTH}\s)?{YEAR})\)?$|(?<=\()(?P<brackets>(?:{MONTH}\s)?{YEAR})\)"
    rf"|(?i:annual\sre(?:port|view)\s)(?P<annual>{YEAR})$"
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
    words = next(group for name, group in match.groupdict().items() if group)
    span = read_date(words, anchor=None)
    if span == UNREAD or is_future(span, anchor):
        return None
    return span


def heading_frame(scene: Scene, anchor: str | None) -> DateSpan | None:
    """Return the span of the nearest heading that states one, else of the title."""
    titles = [scene.flow.part.title] if scene.flow.part is not None else [scene.document.title]
    for heading in (*reversed(scene.flow.section), *titles):
        span = heading_span(heading, anchor) if heading else None
        if span is not None:
            return span
    return None


def main_anchor(anchors: Sequence[Anchor], anchor: str | None) -> Anchor | None:
    """Return the expression that a passage is about: the latest that does not look ahead, the coarser of two that end alike."""
    fit = [
        one
        for one in anchors
        if one.role in (IN, SINCE, AS_OF, BY, PRESENT) and one.span.end is not None and one.span.start is not None and not is_future(one.span, anchor)
    ]
    if not fit:
        return None
    return max(fit, key=lambda one: (last_day(_end(one, anchor)), -first_day(one.span.start or "1").toordinal()))


def _end(one: Anchor, anchor: str | None) -> str:
    if one.role in (SINCE, PRESENT) and anchor is not None:
        return anchor[:4]
    return one.span.end or anchor or "9999"


def lead_anchor(scene: Scene, anchor: str | None) -> Anchor | None:
    """Return the time expression of the paragraph that introduces the list, None for what is in no list."""
    lead = scene.flow.lead
    if lead is None:
        return None
    flows = scene.document.flows
    for index in range(scene.flow_index - 1, max(scene.flow_index - _FLOWS_BACK, 0) - 1, -1):
        if flows[index].text.endswith(lead[-80:]):
            return _flow_main(scene, index, anchor, last_sentence=True)
    return None


def earlier_flow_span(scene: Scene, anchor: str | None) -> DateSpan | None:
    """Return what "the same period" means at the start of a flow: the main time of the flow before it in the section."""
    flows = scene.document.flows
    for index in range(scene.flow_index - 1, max(scene.flow_index - 4, 0) - 1, -1):
        if flows[index].section != scene.flow.section:
            return None
        found = _flow_main(scene, index, anchor, last_sentence=False)
        if found is not None:
            return found.span
    return None


def _flow_main(scene: Scene, index: int, anchor: str | None, *, last_sentence: bool) -> Anchor | None:
    flow = scene.document.flows[index]
    if flow.kind == "page_furniture":
        return None
    anchors = find_anchors(flow.text, scene.ledger[index], flow.sentences, anchor)
    if last_sentence and flow.sentences:
        anchors = [one for one in anchors if one.start >= flow.sentences[-1][0]]
    return main_anchor([one for one in anchors if one.role not in (REFERENCE, LISTED, BASE)], anchor)


# ------------------------------------------------------------------ beginnings

_BEGAN = re.compile(
    rf"(?i)\b(?:creat(?:ed|ion)|establish(?:ed|ment)|found(?:ed|ing)|inception|launch(?:ed)?|set\sup|began|begun|started|beginning|formed|born|existence|instituted|incorporated)\b"
    rf"[^.;]{{0,220}}?(?<![\w/.-])(?P<year>{YEAR})(?![\w/-])|(?<![\w/.-])(?P<year2>{YEAR})(?![\w/-])[^.;]{{0,220}}?\b(?:was|were|has\sbeen)\s(?:creat|establish|found|launch|form|institut)ed\b"
)


def beginning(scene: Scene, length: float, end: int) -> int | None:
    """Return the year that a duration of ``length`` years up to ``end`` began, where the document dates a beginning so.

    The flow itself is looked at first, then those before it and the opening of the document or part; a year fits
    when it lies within a tenth of the length (at least one year) of what the duration asks for.
    """
    flows = scene.document.flows
    near = range(scene.flow_index, max(scene.flow_index - _FLOWS_BACK, -1), -1)
    first = 0
    if scene.flow.part is not None:
        first = next((index for index, flow in enumerate(flows) if flow.part == scene.flow.part), 0)
    for index in (*near, *range(first, min(first + _FLOWS_BACK, len(flows)))):
        if flows[index].kind == "page_furniture":
            continue
        for match in _BEGAN.finditer(flows[index].text):
            year = int(match["year"] or match["year2"])
            if abs(end - length - year) <= max(1.0, length / 10):
                return year
    return None


def document_year(scene: Scene) -> int | None:
    """Return the year of the document or dated part."""
    date = own_date(scene)
    return None if date is None else year_of(date)


def is_furniture(document: Document, index: int) -> bool:
    """Tell whether a flow is page furniture, which takes no time from the document."""
    return document.flows[index].kind == "page_furniture"
