"""Finds what a change or ratio runs from and to: what it is compared with, and the dated levels beside it.

Which period comes of it is decided in ``periods.py``.
"""

import re

from iomstats.figures.anchors import Anchor
from iomstats.figures.dates import DateSpan, first_day, last_day
from iomstats.figures.governing import govern
from iomstats.figures.passages import Sentence
from iomstats.figures.roles import AS_OF, BASE, BY, IN

_NEAR = 400
"""How far, in characters, what a change is compared with may stand from it."""
_BREAK = re.compile(r"[;?!]\s|\.\s(?=[A-Z])")
_FROM_BEHIND = re.compile(r"(?i)[^;]{0,60}?\sfrom\s")
_YEAR_ON_YEAR = re.compile(r"(?i)\byear[-\s](?:on|over)[-\s]year\b")


def base_of(sentence: Sentence, index: int) -> Anchor | None:
    """Return the nearest expression that a figure is compared with, one after it first."""
    start, _ = sentence.span(index)
    bases = [one for one in _near(sentence, start) if one.role == BASE]
    after = [one for one in bases if one.start > start and not _BREAK.search(sentence.text, start, one.start)]
    if after:
        return after[0]
    before = [one for one in bases if one.start < start and not _BREAK.search(sentence.text, one.end, start)]
    return before[-1] if before else None


def levels_beside(sentence: Sentence, index: int) -> DateSpan | None:
    """Return the span over the dated levels that a change sums up, before it or in "from … to …" behind it."""
    start, end = sentence.span(index)
    spans = [
        one.span
        for one in _near(sentence, start)
        if (one.start < start or not _BREAK.search(sentence.text, start, one.start))
        and one.role in (IN, BASE, BY, AS_OF)
        and not one.parts
        and one.span.start is not None
        and one.span.start == one.span.end
    ]
    if len({span.start for span in spans}) < 2:
        return None
    levels = sum(draft.measure not in ("change", "ratio") for draft in sentence.drafts[max(index - 9, 0) : index])
    if levels < 2 and not _FROM_BEHIND.match(sentence.text, end, min(sentence.end, end + 80)):
        return None
    first = min((span.start for span in spans if span.start), key=first_day)
    final = max((span.end for span in spans if span.end), key=last_day)
    return DateSpan(first, final, spans[0].precision, "span")


def level_before(sentence: Sentence, index: int) -> str | None:
    """Return the end of the nearest dated level before a change: of "10 million in 2021, 2 million more since 2011"."""
    for earlier in range(index - 1, max(index - 9, -1), -1):
        other = govern(sentence, earlier)
        if other is not None and other.anchor is not None and other.anchor.role in (IN, AS_OF):
            return other.anchor.span.end
    return None


def is_year_on_year(sentence: Sentence, index: int) -> bool:
    """Tell whether a change is told year on year."""
    _, end = sentence.span(index)
    return _YEAR_ON_YEAR.search(sentence.text, end, min(sentence.end, end + 40)) is not None


def _near(sentence: Sentence, position: int) -> list[Anchor]:
    return [one for one in sentence.anchors if abs(one.start - position) < _NEAR]
