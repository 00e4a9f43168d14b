"""Finds when the work that a document is about began: "the project was launched in September 2002"."""

import re
from functools import lru_cache

from iomstats.figures.dates.dates import UNREAD, read_date
from iomstats.figures.dates.model import is_future
from iomstats.figures.dates.spans import DAY, YEAR
from iomstats.figures.model import Scene
from iomstats.mentions.words import MONTH

_FLOWS_BACK = 20
_WORK = (
    r"(?:projects?|programmes?|programs?|operations?|missions?|initiatives?|schemes?|campaigns?|response|fund|facility"
    r"|services?|airlift|appeal|registration|exercise|centre|center|clinic|hotline)"
)
_BEGAN = (
    r"(?:(?:was|were|has\sbeen)\s)?(?:(?:first|formally|officially|originally)\s)?"
    r"(?:launched|begun|began|started|opened|established|set\sup|founded|created|inaugurated)"
)
_ONSET = re.compile(
    rf"(?i)\b(?:the|this|our|its)\s(?:[\w’'-]+\s){{0,3}}{_WORK},?\s(?:[\w’'-]+\s){{0,5}}?{_BEGAN}"
    rf"(?:\s(?:work|operations|operating|its\swork|its\soperations|its\sdoors))?\s(?:in|on)\s"
    rf"(?P<date>(?:(?:{DAY}\s)?{MONTH}\s)?{YEAR})\b"
)
TO_DATE = re.compile(r"(?i)\b(?:to\sdate|so\sfar|thus\sfar|until\snow|up\sto\snow)\b")


def onset(scene: Scene, date: str | None) -> str | None:
    """Return the date on which the work told of before a flow began, None where none or several are told of."""
    flows, here = scene.document.flows, scene.flow_index
    found = {
        start
        for flow in flows[max(here - _FLOWS_BACK, 0) : here]
        if flow.part == scene.flow.part and flow.cell is None
        for start in _onsets(flow.text, date)
    }
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1024)
def _onsets(text: str, date: str | None) -> tuple[str, ...]:
    spans = [read_date(match["date"], anchor=date) for match in _ONSET.finditer(text)]
    return tuple(span.start for span in spans if span != UNREAD and span.start and not is_future(span, date))
