"""Durations whose beginning is known: "the 50 years of its existence" in a document that says when it was founded.

Nothing else about periods is decided here.
"""

import re

from iomstats.figures.model import Draft, Scene
from iomstats.figures.moments import year_of
from iomstats.figures.passages import Sentence
from iomstats.figures.roles import BASE, IN, SINCE
from iomstats.figures.spans import YEAR

_EXISTENCE = re.compile(
    r"(?i)#\s(?:[\w-]+\s){0,2}of\s(?:(?:its|their|the|our)\s)?(?:[\w’'-]+\s){0,2}(?:existence|history|operations?|work|life)\b"
    r"|\b(?:those|first|whole|entire)\s#"
)
_BEGAN = re.compile(
    r"(?i)\b(?:creat(?:ed|ion)|establish(?:ed|ment)|found(?:ed|ing)|inception|launch(?:ed)?|set\sup|began|begun|started"
    rf"|beginning|formed|born|existence|instituted|incorporated)\b[^.;]{{0,220}}?(?<![\w/.-])(?P<after>{YEAR})(?![\w/-])"
    rf"|(?<![\w/.-])(?P<before>{YEAR})(?![\w/-])[^.;]{{0,220}}?\b(?:was|were|has\sbeen)\s"
    r"(?:creat|establish|found|launch|form|institut)ed\b"
)
_FLOWS = 60
_NEAR = 400


def known_span(scene: Scene, sentence: Sentence, draft: Draft, year: int) -> tuple[str, str, bool] | None:
    """Return start and end of a duration in years, and whether its own sentence dates both; None where nothing does.

    Args:
        scene: The flow and its document.
        sentence: The sentence of the duration.
        draft: The duration.
        year: The year of the document.
    """
    if draft.measure != "duration" or draft.unit.unit != "year":
        return None
    start, end = draft.mention.start, draft.mention.end
    dated = [one.span for one in sentence.anchors if one.role in (IN, SINCE, BASE) and abs(one.start - start) < _NEAR]
    years = sorted({year_of(text) for span in dated for text in (span.start, span.end) if text})
    if len(years) > 1 and years[-1] - years[0] == draft.number.value:
        return str(years[0]), str(years[-1]), True
    before = sentence.text[max(sentence.start, start - 40) : start]
    after = sentence.text[end : min(sentence.end, end + 60)]
    if not _EXISTENCE.search(f"{before}#{after}"):
        return None
    first = beginning(scene, draft.number.value, year)
    return None if first is None else (str(first), str(year), False)


def beginning(scene: Scene, length: float, end: int) -> int | None:
    """Return the year that a duration of ``length`` years up to ``end`` began, where the document dates a beginning so.

    The flow itself is looked at first, then those before it and the opening of the document or part; a year fits
    when it lies within a tenth of the length (at least one year) of what the duration asks for.
    """
    flows = scene.document.flows
    near = range(scene.flow_index, max(scene.flow_index - _FLOWS, -1), -1)
    part = scene.flow.part
    first = 0 if part is None else next((index for index, flow in enumerate(flows) if flow.part == part), 0)
    for index in (*near, *range(first, min(first + _FLOWS, len(flows)))):
        if flows[index].kind == "page_furniture":
            continue
        for match in _BEGAN.finditer(flows[index].text):
            year = int(match["after"] or match["before"])
            if abs(end - length - year) <= max(1.0, length / 10):
                return year
    return None
