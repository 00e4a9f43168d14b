"""Finds the year that a report goes on telling of: "In 2014 the office …", and paragraphs later "The staff grew".

Which figures take it is decided in ``periods.py``.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from iomstats.documents.model import Flow
from iomstats.figures.dates.anchors import find_anchors, is_aside
from iomstats.figures.dates.dates import DateSpan
from iomstats.figures.dates.model import Anchor, is_future
from iomstats.figures.dates.moments import first_day, last_day, year_of
from iomstats.figures.dates.roles import AS_OF, BASE, BY, IN
from iomstats.figures.model import Scene
from iomstats.figures.periods import frames
from iomstats.figures.words.tenses import WAS, find_verbs, tense_at
from iomstats.mentions.model import Mention

_FLOWS_BACK = 25
_NEARBY = 4
"""How many paragraphs a month of the document's own year is gone on with."""
_JUST_PAST = 100
"""How many days before its date a month may end that a release is about."""
_LONG_AGO = 3
"""How many years before its date a report may tell of; what lies further back is only its history."""


def topic(scene: Scene, date: str | None) -> tuple[DateSpan, str | None] | None:
    """Return the year or span of an earlier paragraph that what is told in the past here goes on with.

    With it comes what that paragraph compares it with.
    """
    if date is None or scene.flow.kind == "heading" or any(_OWN.match(one) for one in scene.flow.section[-1:]):
        return None
    for index, flow in _earlier(scene):
        if flow.kind == "list_item" and all(verb.weak for verb in find_verbs(flow.text, 0, len(flow.text))):
            continue  # an item without a verb tells of its own time alone
        told, base, current = _told(flow.text, scene.ledger[index], tuple(flow.sentences), date)
        if told is not None:
            own_year = (told.start or "")[:4] == date[:4]
            near = scene.flow_index - index <= _NEARBY and flow.section == scene.flow.section
            return (told, base) if near or not own_year else None
        if current and flow.section == scene.flow.section:
            return None
    return None


def horizon(scene: Scene, date: str | None) -> DateSpan | None:
    """Return the year ahead that an earlier paragraph projects to, which later projections without a year are of.

    A year soon to come is that of its own section only; one far ahead is that of the scenarios of a whole report.
    """
    if date is None:
        return None
    for index, flow in _earlier(scene):
        if not projects(flow.text):
            continue
        span = _projected(flow.text, scene.ledger[index], tuple(flow.sentences), date)
        if span is not None and (
            flow.section == scene.flow.section or year_of(span.end or date) - year_of(date) >= _FAR
        ):
            return span
    return None


def _earlier(scene: Scene) -> Iterator[tuple[int, Flow]]:
    """Yield the running text of the same part before a flow, the nearest first, with its index."""
    flows, here = scene.document.flows, scene.flow_index
    for index in range(here - 1, max(here - _FLOWS_BACK, 0) - 1, -1):
        flow = flows[index]
        if flow.part != scene.flow.part:
            return
        if flow.cell is None and flow.kind != "page_furniture":
            yield index, flow


def projects(text: str) -> bool:
    """Tell whether a text speaks of what is expected to be."""
    return _PROJECTS.search(text) is not None


_OWN = re.compile(
    r"(?i)\W*(?:\w{1,3}[.)]\s)?(?:our\s|key\s|main\s)?"
    r"(?:recommendations?|next\ssteps|way\sforward|acknowledge?ments?)\b"
)
"""Headings of what a report itself proposes, which is of its own date."""
_FAR = 8
_PROJECTS = re.compile(r"(?i)\b(?:will|would|could|may|might|projected|projections?|expected|forecasts?|scenarios?)\b")


@lru_cache(maxsize=512)
def _projected(
    text: str, mentions: tuple[Mention, ...], sentences: tuple[tuple[int, int], ...], date: str
) -> DateSpan | None:
    """Return the last year ahead of the sentences of a paragraph that speak of what is expected to be."""
    ahead = [
        one.span
        for one in find_anchors(text, mentions, sentences, date)
        if one.role in (IN, BY, BASE) and is_future(one.span, date) and one.span.start == one.span.end
        if any(low <= one.start < high and _PROJECTS.search(text, low, high) for low, high in sentences)
    ]
    ends = {span.end for span in ahead}
    return DateSpan(ahead[-1].end, ahead[-1].end, "year", "calendar") if len(ends) == 1 else None


def told_before(scene: Scene, date: str | None) -> DateSpan | None:
    """Return what an expression is told from that has nothing before it in its flow: "the year before", "in July"."""
    found = frames.earlier_flow_span(scene, date) if frames.points_back(scene.text) else None
    if found is not None or not frames.told_from_before(scene.text):
        return found
    story = topic(scene, date)
    return None if story is None else story[0]


@lru_cache(maxsize=512)
def _told(
    text: str, mentions: tuple[Mention, ...], sentences: tuple[tuple[int, int], ...], date: str
) -> tuple[DateSpan | None, str | None, bool]:
    """Return the year that a paragraph tells of, its base, and whether it tells of the document's or another time."""
    anchors = find_anchors(text, mentions, sentences, date)
    past = [one for one in anchors if one.role in (IN, AS_OF, BY) and _is_told(text, sentences, one)]
    found = frames.main_anchor([one for one in past if _is_recent(one, date)], date)
    current = any(
        one.role == IN and one.span.end and one.span.end[:4] == date[:4] and not one.loose and one is not found
        for one in past
    )
    bases = [one.span.start for one in anchors if one.role == BASE and one.span.start and not _is_peak(text, one)]
    base = max(bases, key=first_day, default=None)
    return (None if current or found is None else found.span), base, current or (bool(past) and found is None)


def _is_peak(text: str, one: Anchor) -> bool:
    return _PEAK.search(text, max(one.phrase - 40, 0), one.phrase) is not None


_PEAK = re.compile(r"(?i)\b(?:peak|record|high|low|maximum|minimum)\b")


def _is_recent(one: Anchor, date: str) -> bool:
    span = one.span
    if span.start is None or span.end is None or span.kind == "window" or span.precision == "day":
        return False
    if span.precision == "month" and span.start[:4] == span.end[:4] == date[:4]:
        return len(date) > 4 and 0 < (first_day(date) - last_day(span.end)).days < _JUST_PAST
    whole = span.precision == "year" or (span.precision == "month" and span.start != span.end)
    ago = year_of(date) - year_of(span.end)
    over = year_of(span.start) < year_of(span.end) and last_day(span.end) < first_day(date)
    return whole and (0 if over else 1) <= ago <= _LONG_AGO


def _is_told(text: str, sentences: tuple[tuple[int, int], ...], one: Anchor) -> bool:
    """Tell whether an expression outside brackets dates something told in the past."""
    low, high = next(((a, b) for a, b in sentences if a <= one.start < b), (0, len(text)))
    if is_aside(text, high, one) or text.rfind("(", low, one.start) > text.rfind(")", low, one.start):
        return False
    low, high = max(low, one.start - 250), min(high, one.end + 250)
    return tense_at(text, find_verbs(text, low, high), low, high, one.phrase, one.end) == WAS
