"""Finds when the cases of a study were gathered, from what its methods say, for what its results tell."""

import re
from dataclasses import replace
from functools import lru_cache

from iomstats.figures.dates.dates import UNREAD, DateSpan, read_date
from iomstats.figures.dates.model import is_future
from iomstats.figures.dates.spans import DAY, YEAR
from iomstats.figures.model import Scene
from iomstats.mentions.words import MONTH

_FLOWS_BACK = 12
_RESULTS = re.compile(r"(?i)(?:main\s)?(?:results|findings|outcomes?)\b(?=\s?[:.–—-]|\s*$)")
_METHODS = re.compile(
    r"(?i)(?:materials?\sand\s)?(?:methods?|methodology|design|setting|participants|patients|data(?:\sand\smethods)?|study\spopulation)"
    r"(?:(?:,\s|\sand\s)[a-z]+){0,3}(?=\s?[:.–—-]|\s*$)"
)
_DATE = rf"(?:(?:{DAY}\s)?{MONTH},?\s(?:{DAY},\s)?)?{YEAR}"
_HALF = rf"(?:(?:{DAY}\s)?{MONTH})"
_GATHERED = re.compile(
    rf"\b(?i:between|from)\s(?P<span>(?:{_DATE}|{_HALF})\s(?:and|to|until|through)\s{_DATE})(?![\w/-])"
    rf"|\b(?i:in|during|over|of)\s(?P<one>{_DATE}(?:\s?[–-]\s?{YEAR})?)(?![\w/-])"
)

_FOLLOWED = re.compile(
    rf"\b(?i:follow(?:ed)?)\b[^.;]{{0,100}}?\s(?i:until|to|through|till)\s(?:the\send\sof\s)?(?P<until>{_DATE})"
)


def sampled(scene: Scene, date: str | None) -> DateSpan | None:
    """Return when the cases of the results in a flow were gathered, None where it tells no results."""
    flows, here = scene.document.flows, scene.flow_index
    if not _is_labelled(scene, here, _RESULTS):
        return None
    for index in range(here - 1, max(here - _FLOWS_BACK, 0) - 1, -1):
        if flows[index].part != scene.flow.part:
            return None
        if _is_labelled(scene, index, _METHODS):
            span = _gathered(flows[index].text, date)
            if span is not None:
                return span
    return None


def _is_labelled(scene: Scene, index: int, label: re.Pattern[str]) -> bool:
    """Tell whether a flow opens with a label, or stands below a heading that is one."""
    flow = scene.document.flows[index]
    if flow.cell is not None:
        return False
    return label.match(flow.text) is not None or any(label.match(heading) for heading in flow.section[-1:])


@lru_cache(maxsize=1024)
def _gathered(text: str, date: str | None) -> DateSpan | None:
    for match in _GATHERED.finditer(text):
        span = read_date((match["span"] or match["one"]).replace(" and ", " to "), anchor=date)
        if span != UNREAD and span.start is not None and not is_future(span, date):
            followed = _FOLLOWED.search(text)
            until = UNREAD if followed is None else read_date(followed["until"], anchor=date)
            return span if until.end is None else replace(span, end=until.end[: len(span.start)])
    return None
