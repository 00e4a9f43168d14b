"""The time that a figure takes from outside its sentence.

That is the document's date, a heading, the introduction of its list or the flow before it.

Nothing here decides between the sentence and its surroundings; that is done in ``periods.py``.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from iomstats.figures.anchors import Anchor, find_anchors, is_future
from iomstats.figures.dates import UNREAD, DateSpan, first_day, last_day, read_date
from iomstats.figures.model import Scene
from iomstats.figures.roles import AS_OF, BASE, BY, IN, LISTED, PRESENT, REFERENCE, SINCE, tell_role
from iomstats.figures.spans import YEAR
from iomstats.mentions.words import MONTH

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
    rf"|(?P<months>{MONTH}\s?(?:[–—-]|to)\s?{MONTH}\s{YEAR})"
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
    words = next(group for group in match.groupdict().values() if group)
    start = match.start() + match.group().index(words)
    left, right = heading[:start], heading[start + len(words) :]
    if tell_role(left, right, words, event=False, counted=False) == REFERENCE:
        return None  # "Convention of 1951"
    span = read_date(words, anchor=None)
    if span == UNREAD or is_future(span, anchor):
        return None
    return span


def heading_frame(scene: Scene, anchor: str | None) -> DateSpan | None:
    """Return the span of the nearest heading that states one, else of the title."""
    titles = [scene.flow.part.title] if scene.flow.part is not None else [scene.document.title, _opening(scene)]
    for heading in (*reversed(scene.flow.section), *titles):
        span = heading_span(heading, anchor) if heading else None
        if span is not None:
            return span
    return None


def _opening(scene: Scene) -> str | None:
    """Return the heading that opens the document and so is its title."""
    first = scene.document.flows[0]
    return first.text if first.kind == "heading" and scene.document.title is None else None


def main_anchor(anchors: Sequence[Anchor], anchor: str | None) -> Anchor | None:
    """Return the expression that a passage is about: the latest that does not look ahead.

    Of two that end alike it is the coarser.
    """
    fit = [
        one
        for one in anchors
        if one.role in (IN, SINCE, AS_OF, BY, PRESENT)
        and one.span.end is not None
        and one.span.start is not None
        and not is_future(one.span, anchor)
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


_EXPLAINS = re.compile(
    r"(?i)\b(?:due\sto|result\sof|because\sof|owing\sto|attributable\sto|reflect\w*|driven\sby|caused\sby|following)\b"
)


def lead_change(scene: Scene, anchor: str | None) -> DateSpan | None:
    """Return the span of the change that a list breaks down: "rose to 9 in 2019 from 8 in 2018, as a result of: …"."""
    lead = scene.flow.lead
    if lead is None or not _EXPLAINS.search(lead[-80:]):
        return None
    flows = scene.document.flows
    for index in range(scene.flow_index - 1, max(scene.flow_index - _FLOWS_BACK, 0) - 1, -1):
        if flows[index].text.endswith(lead[-80:]):
            anchors = find_anchors(flows[index].text, scene.ledger[index], flows[index].sentences, anchor)
            base = next((one.span.start for one in anchors if one.role == BASE), None)
            end = next((one.span.end for one in anchors if one.role in (IN, AS_OF)), None)
            if base is None or end is None or first_day(base) > last_day(end):
                return None
            return DateSpan(base, end, "year", "span")
    return None


def earlier_flow_span(scene: Scene, anchor: str | None) -> DateSpan | None:
    """Return what "the same period" means at the start of a flow: the main time of the flow before it."""
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


# ------------------------------------------------------------------ words that point elsewhere

_POINTS_BACK = re.compile(
    r"(?i)\b(?:same|corresponding)\s(?:period|year|time|month)\b|\bth(?:at|is)\s(?:year|period|month)\b|\bsince\sthen\b"
)
_SUMS_UP = re.compile(
    r"(?i)\s*(?:those|these)\s(?:are|were)\s(?:the\s)?(?:[a-z]+\s)?(?:numbers|figures|totals|statistics|results)\b"
)


_DATES_BEFORE = re.compile(
    r"(?i)\W*(?:all\s)?(?:that|this|it)\s(?:all\s)?(?:was|were|happened|occurred|took\splace|came)\s(?:back\s)?(?:in|on|at)\s"
)


def dates_before(text: str) -> bool:
    """Tell whether a sentence says when the one before it was: "That was in 1998"."""
    return _DATES_BEFORE.match(text) is not None


def points_back(text: str) -> bool:
    """Tell whether a text has an expression that is told from an earlier one: "in the same period"."""
    return _POINTS_BACK.search(text) is not None


def sums_up(text: str) -> bool:
    """Tell whether a sentence dates the figures listed before it: "Those are the numbers at the end of 2018"."""
    return _SUMS_UP.match(text) is not None
