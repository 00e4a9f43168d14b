"""Finds when an aim was set that is to be reached by a later date: "in 2010 they promised to halve it by 2020".

Which figure has such an aim is decided in ``periods.py``.
"""

import re

from iomstats.figures.dates.dates import first_day
from iomstats.figures.dates.model import Anchor
from iomstats.figures.dates.roles import IN
from iomstats.figures.periods.passages import Sentence

_SET = re.compile(
    r"(?i)\b(?:pledged|promised|undertook|undertaken|committed|agreed|vowed|decided|resolved|adopted|announced|aimed|obliged|called|approved"
    r"|set|bound|sworn|swore|intended|planned|signed|guaranteed)\b[^;]{0,120}?\b(?:to|of|for|that|a|the)\b[^;]*$"
)
_REACH = 240


def pledged_in(sentence: Sentence, index: int, target: Anchor) -> str | None:
    """Return the date at which the aim of a figure was set, told in the past before it, None where none is."""
    start, _ = sentence.span(index)
    last = min(start, target.phrase)
    for number in range(len(sentence.anchors) - 1, -1, -1):
        one = sentence.anchors[number]
        if one.end > last or last - one.end > _REACH or one.role != IN or one is target:
            continue
        told, goal = one.span.start, target.span.end
        if told is None or one.span.start != one.span.end or goal is None or first_day(told) >= first_day(goal):
            return None
        if sentence.is_future(one) or _SET.search(sentence.text, max(sentence.start, last - _REACH), last) is None:
            return None
        return told
    return None
