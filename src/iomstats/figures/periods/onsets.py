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
    r"(?:(?:was|were|has\sbeen|had\sbeen)\s)?(?:(?:first|formally|officially|originally)\s)?"
    r"(?:launched|begun|began|started|(?:re)?opened|established|set\sup|founded|created|inaugurated|introduced|resumed"
    r"|set\sin\smotion|brought\sinto\s(?:use|service|operation)|(?:c[oa]me|entered|went)\sinto\s(?:force|effect|operation|service|use)"
    r"|got\sunder\sway|took\sup\s(?:its|their)\swork)"
)
_ONSET = re.compile(
    rf"(?i)\b(?:the|this|our|its)\s(?:[\w’'-]+\s){{0,3}}{_WORK},?\s(?:[\w’'-]+\s){{0,5}}?{_BEGAN}"
    rf"(?:\s(?:work|operations|operating|its\swork|its\soperations|its\sdoors))?\s(?:in|on)\s"
    rf"(?P<date>(?:(?:{DAY}\s)?{MONTH}\s)?{YEAR})\b"
)
# "began (in)", "broke out (last)": what leads up to a time that something began then
_BEGAN_AT = re.compile(
    rf"(?i)\b(?:broke\sout|struck|erupted|(?:was|were)\s(?:first\s)?(?:reported|detected)|{_BEGAN})\s(?:[\w’'-]+\s){{0,3}}$"
)
TO_DATE = re.compile(r"(?i)\b(?:to\sdate|so\sfar|thus\sfar|until\snow|up\sto\snow)\b")


def is_onset(text: str, position: int) -> bool:
    """Tell whether what leads up to a time says that something began then: "drilling began (last June)"."""
    return _BEGAN_AT.search(text, max(position - 60, 0), position) is not None


def onset(scene: Scene, position: int, date: str | None) -> str | None:
    """Return the date on which the work told of before a place in a flow began; None where several are told of."""
    flows, here = scene.document.flows, scene.flow_index
    found = {
        start
        for flow in flows[max(here - _FLOWS_BACK, 0) : here]
        if flow.part == scene.flow.part and flow.cell is None
        for start in _onsets(flow.text, date)
    }
    found.update(_onsets(scene.text[:position], date))
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1024)
def _onsets(text: str, date: str | None) -> tuple[str, ...]:
    spans = [read_date(match["date"], anchor=date) for match in _ONSET.finditer(text)]
    return tuple(span.start for span in spans if span != UNREAD and span.start and not is_future(span, date))
