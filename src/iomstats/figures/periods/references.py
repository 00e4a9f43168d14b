"""Finds the time that a text or section as a whole speaks of: the year that it reports on, plans for or has data of.

What a single heading states is read in ``headings.py``; which figures take it is decided by ``Reference.governs`` and
``surroundings.py``. Nothing here looks at the sentence of a figure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from iomstats.figures.dates.dates import UNREAD, DateSpan, read_date
from iomstats.figures.dates.milestones import Life, find_milestones
from iomstats.figures.dates.model import is_future
from iomstats.figures.dates.moments import first_day, last_day
from iomstats.figures.dates.spans import DAY, YEAR
from iomstats.figures.model import Scene
from iomstats.figures.periods import headings
from iomstats.figures.periods.lifetimes import line_of
from iomstats.figures.periods.samples import sampled
from iomstats.figures.periods.topics import topic
from iomstats.figures.tables.notes import caption_before
from iomstats.figures.words import tenses
from iomstats.mentions.words import MONTH

REPORT, PLAN, DATA, STORY = "report", "plan", "data", "story"
_OPENING = 8
"""How many pieces of text open a document."""
_FIRST_PAGE = 20
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Reference:
    """The time that a text or section speaks of where nothing nearer gives one.

    Attributes:
        span: That time.
        sort: report (what the text tells of: past tense, and lines without a verb); plan (what it plans or asks for:
            future tense, money); data (what its figures are of, whatever the tense); story (the year that an
            earlier paragraph tells of, which the past tense goes on with).
        base: What that paragraph compares it with.
    """

    span: DateSpan
    sort: str
    base: str | None = None

    def has_tense(self, tense: str) -> bool:
        """Tell whether what is told in a tense is of this time, all else being silent; of a plan more is asked."""
        return tense in (tenses.WAS, tenses.NO_VERB) or (self.sort == DATA and tense == tenses.IS)


def find_reference(scene: Scene, date: str | None, life: Life | None = None) -> Reference | None:
    """Return the time that the nearest heading, a statement about the data, the title or a paragraph before gives.

    Args:
        scene: The flow and its document.
        date: The date of the document or part.
        life: The life of the project that the document is about.
    """
    entry = _entry(scene.text, date)
    if entry is not None:
        return entry
    sample = sampled(scene, date)
    if sample is not None:
        return Reference(sample, DATA)
    for heading in reversed(scene.flow.section):
        found = _dated(heading, date) or told_by(heading, date) or _milestone(heading, date, life)
        if found is not None:
            return found
    data = next((span for text in _statements(scene) if (span := data_span(text, date)) is not None), None)
    if data is not None:
        return Reference(data, DATA)
    lasting = line_of(scene, date) if life is not None else None
    if lasting is not None:
        return Reference(lasting, REPORT)
    line = headings.reading_line(scene, date) or headings.presented(scene, date)
    if line is not None:
        return Reference(line, REPORT)
    below = told_by(caption_before(scene), date) if scene.flow.cell is None else None
    if below is not None and _is_over(below.span, date):
        return replace(below, sort=REPORT)
    names = list(titles(scene))
    for title in names:
        found = told_by(title, date)
        if found is not None and found.sort == REPORT and _is_issue(found.span, date) and topic(scene, date):
            continue  # "Facts and figures, February 2009" of that month, which tells of 2008
        if found is not None:
            bare = found.sort == REPORT and any(headings.is_plan(other) for other in names)
            return replace(found, sort=PLAN) if bare and not _is_over(found.span, date) else found
    for text in _opening_texts(scene, _FIRST_PAGE):
        alone = _month_alone(text, date)
        if alone is not None:
            return Reference(alone, REPORT)
        covered = covered_span(text, date)
        if covered is not None:
            return Reference(covered, REPORT)
    if life is not None and life.start is not None and life.end is not None:
        span = DateSpan(life.start, life.end, "month", "span")
        if _is_over(span, date):
            return Reference(span, REPORT)
    story = topic(scene, date)
    if story is None:
        return None
    return Reference(story[0], DATA if any(_OF_DATA.search(title) for title in names) else STORY, story[1])


def reports_on(reference: Reference | None) -> DateSpan | None:
    """Return the time that a text reports on or has data of; none of a plan or a story."""
    return None if reference is None or reference.sort not in (REPORT, DATA) else reference.span


def _milestone(heading: str, date: str | None, life: Life | None) -> Reference | None:
    """Return the year of a project that a heading tells of, what is told by its end from the project's start on."""
    found = next(find_milestones(heading, life), None) if life is not None else None
    if life is None or found is None:
        return None
    start, _, span = found
    until = _UNTIL_END.search(heading, 0, start) is not None and life.start is not None
    span = DateSpan(life.start if until else span.start, span.end, span.precision, "span")
    return None if is_future(span, date) else Reference(span, REPORT)


_UNTIL_END = re.compile(r"(?i)\bby\s(?:the\send\sof\s)?(?:the\s)?$")


@lru_cache(maxsize=4096)
def told_by(heading: str, date: str | None) -> Reference | None:
    """Return what a heading or title says of the time of the text below it.

    Example:
        >>> told_by("Programme and Budget for 2001", "2000").sort
        'plan'
        >>> told_by("Annual Report 2006", "2007-05-03").sort
        'report'
        >>> told_by("Summary of results (reference year 2013)", "2015").span.end
        '2013'
    """
    data = data_span(heading, date) or headings.situation_day(heading, date) or _census(heading, date)
    if data is not None:
        return Reference(data, DATA)
    plan = headings.plan_span(heading, date)
    if plan is not None:
        return Reference(plan, PLAN)
    span = headings.heading_span(heading, date)
    return None if span is None else Reference(span, REPORT)


# ------------------------------------------------------------------ statements about the data and about what is covered

_DATE = rf"(?P<date>(?:(?:{DAY}\s)?(?i:{MONTH})\s)?{YEAR}(?:\s?[–—/-]\s?(?:{YEAR}|\d\d)\b)?)"
_FIGURES = (
    r"(?:data|figures|estimates|statistics|numbers|results|values|amounts|totals|shares)"
    r"(?:\s(?:here|below|above|given|shown|used|cited|presented|quoted|reported|in\s(?:this|the)\s[a-z]+))?"
)
_AT = r"(?:the\s)?(?:year\s|end\sof\s|end-|mid-)?"
_UNLESS = r"(?:unless|except|if\snot)\b"
_DATA = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:\breference\s(?:year|period|date|month)\s?(?:[:=–-]|is|was|of)?\s?{_AT}){_DATE}",
        r"(?i:(?:^|[.;:(\n]\s?|\b(?:noted|stated|indicated|specified|mentioned),\s)(?:(?:all|the|these|our|its|note:)\s)*"
        rf"{_FIGURES}\s(?:all\s)?(?:(?:are|is|were)\s(?:all\s)?(?:for|from|of|as\s(?:of|at)|those\s(?:for|of))"
        rf"|refer(?:s|red)?\sto|relates?\sto|pertains?\sto|appl(?:y|ies)\sto|date\sfrom)\s{_AT})"
        rf"{_DATE}(?=[\s,;]+{_UNLESS}|\s?[).;]|$)",
        rf"(?i:\b{_FIGURES}\s(?:for|from|as\s(?:of|at))\s{_AT}){_DATE}(?=,?\s{_UNLESS})",
    )
)
_COVERED = re.compile(
    r"(?i)\b(?:reporting\speriod|period\s(?:covered(?:\sby\sthis\s[a-z]+)?|of\sthe\sreport|under\s(?:review|report)))\s?[:(]\s?(?P<line>[^();]{4,60})"
    r"|(?:^|[.;:]\s(?:\d+\.\s)?)(?:this|the|our)\s(?:[a-z]+\s){0,2}"
    r"(?:report|paper|bulletin|update|issue|note|review|chapter|document|snapshot|dashboard|brief)(?:,\s[^,.;]{3,60},)?"
    r"\s(?:[a-z]+ly\s)?(?:covers|relates\sto|deals\swith|is\son)\s(?P<said>[^.;]{4,100})"
)
_PROJECTIONS = re.compile(r"(?i)\b(?:projections?|scenarios?|forecasts?)\b")
_OF_DATA = re.compile(r"(?i)\b(?:estimates|statistics|census|yearbook|statistical)\b")
_ENTRY = re.compile(
    rf"(?P<date>(?:(?i:{MONTH})\s)?{YEAR}(?:\s?[–—-]\s?(?:{YEAR}|\d\d)\b)?)(?:\s[–—-]|\s?:)\s(?=[A-Z\d“\"])"
)
_DATED = re.compile(rf"(?P<date>(?:(?i:{MONTH})\s)?{YEAR}(?:\s?[–—-]\s?(?:{YEAR}|\d\d)\b)?)\W*")


@lru_cache(maxsize=4096)
def data_span(text: str, date: str | None) -> DateSpan | None:
    """Return the time that all figures of a text are said to be of.

    Example:
        >>> data_span("The estimates refer to 2013. Women are 44 per cent.", "2015").end
        '2013'
        >>> data_span("Unemployment is 8 per cent (data from 2012).", "2015") is None
        True
    """
    match = next((match for form in _DATA if (match := form.search(text))), None)
    span = UNREAD if match is None else read_date(match["date"], anchor=date)
    return None if span == UNREAD or is_future(span, date) else span


@lru_cache(maxsize=4096)
def covered_span(text: str, date: str | None) -> DateSpan | None:
    """Return the time that a text says it covers.

    Example:
        >>> covered_span("Update no. 2; period covered: 1 July to 31 December 2006", "2007").start
        '2006-07'
    """
    match = _COVERED.search(text)
    line = "" if match is None else (match["line"] or match["said"]).rstrip(" .")
    span = None if headings.DAYS_ALONE.search(line) else headings.heading_span(line, date)
    return None if span is None else _in_months(span)


_MONTH_ALONE = re.compile(rf"\W*(?P<month>(?i:{MONTH})\s{YEAR})\W*")


def _month_alone(text: str, date: str | None) -> DateSpan | None:
    """Return the month of a line that is no more, where it is over when the paper is issued: "March 2012"."""
    match = _MONTH_ALONE.fullmatch(text)
    span = UNREAD if match is None or date is None or len(date) < 7 else read_date(match["month"], anchor=date)
    return span if span.end is not None and date is not None and span.end < date[:7] else None


def _in_months(span: DateSpan) -> DateSpan:
    """Return a span of whole months as months: "1 July 2009 to 30 June 2010"."""
    start, end = span.start or "", span.end or ""
    whole = len(start) == len(end) == 10 and start.endswith("-01") and last_day(end[:7]) == last_day(end)
    return DateSpan(start[:7], end[:7], "month", "span") if whole and start[:7] != end[:7] else span


_CENSUS = re.compile(
    rf"(?<![\w/–-])(?P<before>{YEAR})\s(?:[A-Z]\w+\s){{0,3}}(?i:census)\b|\b(?i:census(?:\sof)?,?\s(?:[a-z]+\s)?)(?P<after>{YEAR})\b"
)


def _census(heading: str, date: str | None) -> DateSpan | None:
    """Return the year of the census that a heading or title is about."""
    match = _CENSUS.search(heading)
    span = UNREAD if match is None else read_date(match["before"] or match["after"], anchor=date)
    return None if span == UNREAD or is_future(span, date) else span


def _entry(text: str, date: str | None) -> Reference | None:
    """Return the date that an entry of a chronology opens with: "1952 – The first ship leaves with 1,800 people"."""
    match = _ENTRY.match(text)
    return None if match is None else _dated(match["date"], date)


@lru_cache(maxsize=4096)
def _dated(heading: str, date: str | None) -> Reference | None:
    """Return the time of a heading that is no more than a date."""
    match = _DATED.fullmatch(heading)
    span = UNREAD if match is None else read_date(match["date"], anchor=date)
    return None if span == UNREAD or is_future(span, date) else Reference(span, DATA)


def _is_issue(span: DateSpan, date: str | None) -> bool:
    """Tell whether a span is the month that the document is dated with."""
    return date is not None and len(date) > 4 and span.start == span.end == date[:7]


def _is_over(span: DateSpan, date: str | None) -> bool:
    return date is None or span.end is None or last_day(span.end) < first_day(date)


def _statements(scene: Scene) -> Iterator[str]:
    """Yield the texts that may say what the figures of a flow are of: its own, those before it, the opening."""
    flows, here = scene.document.flows, scene.flow_index
    yield scene.text
    for index in range(here - 1, max(here - _NEAR, 0) - 1, -1):
        if flows[index].section != scene.flow.section or flows[index].part != scene.flow.part:
            break
        if flows[index].cell is None:
            yield flows[index].text
    yield from _opening_texts(scene)


def _opening_texts(scene: Scene, pieces: int = _OPENING) -> Iterator[str]:
    for flow in scene.document.flows[:pieces]:
        if flow.part == scene.flow.part and flow.cell is None:
            yield flow.text


def is_projection(title: str) -> bool:
    """Tell whether a title is that of projections, which the present tense tells of too."""
    return _PROJECTIONS.search(title) is not None


def titles(scene: Scene) -> Iterator[str]:
    """Yield the title, and the headings that open the document but are no more than its first section's."""
    if scene.flow.part is not None:
        if scene.flow.part.title:
            yield scene.flow.part.title
        return
    if scene.document.title:
        yield scene.document.title
    opening: list[str] = []
    for flow in scene.document.flows[:_OPENING]:
        if flow.kind != "heading":
            yield from (text for number, text in enumerate(opening) if number == 0 or text not in flow.section)
            return
        opening.append(flow.text)
