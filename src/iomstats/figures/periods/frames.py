"""The time that a figure takes from outside its sentence.

That is the document's date, a heading, the introduction of its list or the flow before it.

Nothing here decides between the sentence and its surroundings; that is done in ``periods.py``.
"""

import re
from collections.abc import Sequence

from iomstats.figures.dates.anchors import find_anchors
from iomstats.figures.dates.dates import DateSpan, first_day, last_day
from iomstats.figures.dates.model import Anchor, is_future
from iomstats.figures.dates.roles import AS_OF, BASE, BY, IN, LISTED, PRESENT, REFERENCE, SINCE
from iomstats.figures.model import Scene
from iomstats.figures.periods.printed_dates import printed_date
from iomstats.mentions.words import MONTH

_FLOWS_BACK = 60


def own_date(scene: Scene) -> str | None:
    """Return the date of the part that the flow lies in, else the document's: given, or printed on it."""
    part = scene.flow.part
    return (part.date if part is not None else None) or scene.document.date or printed_date(scene.document)


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


def told_below(scene: Scene, anchor: str | None) -> Anchor | None:
    """Return the time expression of the paragraph that a headline sums up, None for what is no headline.

    "Over 5,000 families return home", and below it "Some 5,120 families went home in March 2012".
    """
    flows, here = scene.document.flows, scene.flow_index
    if here >= _OPENING or scene.flow.section or _NO_HEADLINE.search(scene.flow.text):
        return None
    if scene.flow.kind != "heading" and scene.flow.text != scene.document.title:
        return None
    for index in range(here + 1, min(here + _OPENING, len(flows))):
        flow = flows[index]
        if flow.kind == "paragraph" and flow.cell is None and flow.text.rstrip().endswith((".", "”", '"')):
            found = find_anchors(flow.text, scene.ledger[index], flow.sentences, anchor)
            dateline = _DATELINE.match(flow.text)
            low, high = dateline.end() if dateline else 0, flow.sentences[0][1]
            first = [one for one in found if low <= one.start < high and not one.indirect]
            return main_anchor(first, anchor)
    return None


_OPENING = 5
_NO_HEADLINE = re.compile(r"[.;:]\s*$|\||:\s\d")
_DATELINE = re.compile(r"(?:[A-Z][^.;:]{2,60}?,\s(?:[^.;:,]{1,20},\s)?[^.;:]{0,20}?\d\s?[–—-]\s)")
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
        if flows[index].part != scene.flow.part:
            return None
        found = _flow_main(scene, index, anchor, last_sentence=False)
        if found is not None:
            return found.span
    return None


def earlier_anchors(scene: Scene, anchor: str | None) -> list[Anchor]:
    """Return the time expressions of the flow right before in the same section, the last one first."""
    index = scene.flow_index - 1
    flow = scene.document.flows[index] if index >= 0 else None
    if flow is None or flow.section != scene.flow.section or flow.cell is not None or flow.kind == "page_furniture":
        return []
    found = find_anchors(flow.text, scene.ledger[index], flow.sentences, anchor)
    return [one for one in reversed(found) if one.role in (IN, SINCE)]


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
    r"(?i)\b(?:same|corresponding)\s(?:[a-z]+\s)?(?:period|year|time|month|quarter|half|day|date)s?\b|\bth(?:at|is)\s(?:year|period|month)\b"
    r"|\bsince\sthen\b|\b(?:years?|months?|weeks?|days?|decades?)\s(?:before|earlier|later|after|on)\b"
    r"|\b(?:previous|preceding|following|prior)\s(?:year|month|quarter|week|day)\b"
)
_BARE_MONTH = re.compile(rf"(?<![A-Za-z]){MONTH}(?!,?\s(?:\d{{1,2}},\s)?\d{{4}}|[a-z])")
_SUMS_UP = re.compile(
    r"(?i)\s*(?:those|these)\s(?:are|were)\s(?:the\s)?(?:[a-z]+\s)?(?:numbers|figures|totals|statistics|results)\b"
)


_DATES_BEFORE = re.compile(
    r"(?i)\W*(?:all\s)?(?:that|this|it)\s(?:all\s)?(?:was|were|happened|occurred|took\splace|came)\s(?:back\s)?(?:in|on|at)\s"
)


def dates_before(text: str) -> bool:
    """Tell whether a sentence says when the one before it was: "That was in 1998"."""
    return _DATES_BEFORE.match(text) is not None


def told_from_before(text: str) -> bool:
    """Tell whether a text has an expression that an earlier paragraph may complete: "in July", "a year earlier"."""
    return points_back(text) or _BARE_MONTH.search(text) is not None


def points_back(text: str) -> bool:
    """Tell whether a text has an expression that is told from an earlier one: "in the same period"."""
    return _POINTS_BACK.search(text) is not None


def sums_up(text: str) -> bool:
    """Tell whether a sentence dates the figures listed before it: "Those are the numbers at the end of 2018"."""
    return _SUMS_UP.match(text) is not None
