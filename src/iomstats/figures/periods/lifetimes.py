"""Finds how long the project that a document is about lasts: "Duration: 2013–2015", "ran from May 2013 to June 2015".

What its milestones mean is read in ``dates/milestones.py``; which figures take the whole life is decided in
``references.py``.
"""

import re
from functools import lru_cache

from iomstats.figures.dates.dates import UNREAD, read_date
from iomstats.figures.dates.milestones import PROJECT, Life
from iomstats.figures.dates.moments import first_day, last_day, shift
from iomstats.figures.dates.spans import AMOUNT, DAY, YEAR, DateSpan, count
from iomstats.figures.model import Scene
from iomstats.mentions.words import MONTH

_OPENING, _BACK = 30, 30
_DATE = rf"(?:{DAY}\s{MONTH},?\s{YEAR}|{MONTH}\s{DAY},\s{YEAR}|(?:{MONTH}\s)?{YEAR})"
_TO = r"(?:\s?[–—-]\s?|\s(?:to|until|till|through)\s(?:the\send\sof\s)?)"
_LINE = re.compile(
    r"(?i)^\W*(?:(?:project|programme|program|implementation|grant|contract|intervention|action|overall)\s)?"
    r"(?:duration|(?:time)?span|period|dates?|time\s?frame|timeline|life\s?(?:time|span)|implementation\speriod|implementation)"
    rf"(?:\sof\sthe\s{PROJECT})?\s?:[^\n:]{{0,30}}?(?P<first>{_DATE}){_TO}(?P<last>{_DATE})"
)
_RAN = (
    r"(?:ran|runs|running|lasted|lasts|was\s(?:implemented|carried\sout|active|run)"
    r"|operated|covered|covers|implemented|took\splace|spans?|spanned)"
)
_PROSE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i)\b{PROJECT}\b[^.;:\n]{{0,60}}?\b{_RAN}\s(?:[a-z]+\s){{0,3}}?(?:(?:from|between)\s)?(?P<first>{_DATE})(?:{_TO}|\sand\s)(?P<last>{_DATE})",
        rf"(?i)\b(?:began|started|launched|opened|begun)\s(?:in|on)\s(?P<first>{_DATE})\s?,?(?:\s(?:and|but))?\s"
        r"(?:(?:is|was|are|were)\s(?:(?:meant|due|planned|scheduled|expected|set)\s)?to\s(?:run|last|end|close|finish|continue|be\scompleted)"
        rf"|will\s(?:run|last|end|close|finish|continue)|ran|ended|closed|finished|was\s(?:closed|completed)|runs|ends)\s(?:in|on|until|till|to|up\sto)\s(?:the\send\sof\s)?(?P<last>{_DATE})",
        rf"(?i)\bover\s(?P<length>{AMOUNT})\s(?P<unit>months|years)\s(?:from|starting\sin|beginning\sin)\s(?P<first>{_DATE})",
    )
)
_BRACKETS = re.compile(rf"(?i)\b{PROJECT}\s(?:[A-Z\d]+\s)?\((?P<first>{_DATE})\s?[–—-]\s?(?P<last>{_DATE})\)")
_NEAR = 5
_LABEL = re.compile(r"\W*[A-Z][^.:]{1,40}:\s")
_FINAL = re.compile(r"(?i)\b(?:final|completion|closing|terminal|end[\s-]of[\s-]project)\s(?:[a-z]+\s)?report\b")
_REPORTED = re.compile(rf"(?i)^\W*reporting\speriod\s?:\s(?P<first>{_DATE}){_TO}(?P<last>{_DATE})")
_NAMED = re.compile(rf"(?i)\b{PROJECT}\b")
_BASELINE = re.compile(
    rf"(?i)\bbaseline\b(?:\s(?:survey|study|assessment|data|values?|round))?(?:,?\s(?:of|in|from|taken\sin|conducted\sin|carried\sout\sin|collected\sin)|\s\()\s?(?:the\s)?(?P<date>{_DATE})"
)
_MIDDLE = re.compile(
    rf"(?i)\bmid-?(?:term|point)\b(?:\s(?:review|survey|evaluation|assessment|visit))?(?:,?\s(?:of|in|held\sin|conducted\sin|carried\sout\sin)|\s\()\s?(?:the\s)?(?P<date>{_DATE})"
)


def life_of(scene: Scene, date: str | None) -> Life | None:
    """Return the life of the one project that a document tells the dates of, None where it tells of none or several."""
    texts = _texts(scene)
    title = scene.document.title or ""
    spans = {span for text in texts for span in _lines(text, date)}
    if not spans:
        about = any(_NAMED.search(text) for text in (title, *texts[:_OPENING]))
        spans = {span for text in texts for span in _spans(text, _PROSE, date)} if about else spans
    if not spans:
        spans = {span for text in texts for span in _spans(text, (_BRACKETS,), date)}
    if not spans and _FINAL.search(title):
        spans = {span for text in texts for span in _lines(text, date, _REPORTED)}
    start, end = next(iter(spans)) if len(spans) == 1 else (None, None)
    baseline = next((found for text in texts if (found := _dated(_BASELINE, text, date))), None)
    middle = next((found for text in texts if (found := _dated(_MIDDLE, text, date))), None)
    return None if start is None and baseline is None and middle is None else Life(start, end, baseline, middle)


def line_of(scene: Scene, date: str | None) -> DateSpan | None:
    """Return the life that a line right above says, of which the lines below it tell: "Duration: …", "Budget: …"."""
    flows, here = scene.document.flows, scene.flow_index
    for index in range(here, max(here - _NEAR, -1), -1):
        flow = flows[index]
        if flow.section != scene.flow.section or flow.part != scene.flow.part or flow.cell is not None:
            return None
        spans = _lines(flow.text, date)
        if spans:
            start, end = spans[0]
            return DateSpan(start, end, {4: "year", 7: "month"}.get(len(end), "day"), "span")
        if _LABEL.match(flow.text) is None:
            return None
    return None


def _texts(scene: Scene) -> list[str]:
    flows, here = scene.document.flows, scene.flow_index
    near = {*range(min(_OPENING, len(flows))), *range(max(here - _BACK, 0), here + 1)}
    return [flows[index].text for index in sorted(near) if flows[index].part == scene.flow.part]


def _lines(text: str, date: str | None, form: re.Pattern[str] = _LINE) -> tuple[tuple[str, str], ...]:
    """Return what a line with a label says."""
    return _spans(text, (form,), date) if ":" in text[:60] else ()


@lru_cache(maxsize=8192)
def _spans(text: str, forms: tuple[re.Pattern[str], ...], date: str | None) -> tuple[tuple[str, str], ...]:
    found = []
    for form in forms:
        for match in form.finditer(text):
            groups = match.groupdict()
            start = _moment(groups["first"], date)
            end = _moment(groups["last"], date) if groups.get("last") else _after(start, groups)
            if start is not None and end is not None and first_day(start) < last_day(end):
                found.append((start, end))
    return tuple(found)


def _after(start: str | None, groups: dict[str, str | None]) -> str | None:
    if start is None or not groups.get("length"):
        return None
    amount = count((groups["length"] or "").lower())
    months = amount * (12 if groups["unit"] == "years" else 1)
    return str(int(start) + months // 12) if len(start) == 4 else shift(start[:7], months=months - 1)


def _moment(words: str | None, date: str | None) -> str | None:
    span = UNREAD if words is None else read_date(words, anchor=date)
    return None if span == UNREAD else span.start


@lru_cache(maxsize=2048)
def _dated(form: re.Pattern[str], text: str, date: str | None) -> str | None:
    match = form.search(text)
    return None if match is None else _moment(match["date"], date)
