"""Durations whose beginning or end is known, and what is told over one.

"In the 50 years of its existence", "fell by 12 per cent over five years", "will last for three years".
Nothing else about periods is decided here.
"""

import re
from dataclasses import dataclass

from iomstats.figures.dates.model import Anchor
from iomstats.figures.dates.moments import shift, year_of
from iomstats.figures.dates.roles import BASE, IN, SINCE
from iomstats.figures.dates.spans import AMOUNT, YEAR, count
from iomstats.figures.model import Draft, Scene
from iomstats.figures.periods.governing import BEFORE, Governor
from iomstats.figures.periods.passages import Sentence
from iomstats.figures.words.hedges import HEDGES

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


_OVER = re.compile(
    r"(?i)\b(?:over|in|within|during|across|throughout|for|spanning|spread\sover|lasting)\s"
    r"(?:(?:the|a|an|its|that|this|those|these|just|only|whole|entire|full|total|next|about|around|nearly|almost|some|period|of"
    r"|another|further|initial)\s){0,5}$"
)
_WITHIN = re.compile(
    rf"[^;:,.()]{{0,60}}?\b(?:in|over|within)\s(?:just\s|only\s|about\s|some\s)?(?P<n>(?i:{AMOUNT}))\s(?P<unit>years|decades?)\b"
    r"(?!\s(?:ago|earlier|later|before|after|old))"
)
_LASTING = re.compile(
    r"(?i)\b(?:runs?|ran|lasts?|lasted|valid|continued?|extend(?:s|ed)|operated?|in\sforce|project|programme|program|plan|contract"
    r"|agreement|grant|mandate|for|over)\b[^;]{0,40}$"
)
_STARTING = re.compile(
    r"(?i)\b(?:start\w*|beg[aiu]n\w*|launch\w*|enter(?:ed|s)?\sinto\sforce|c[ao]me\sinto\s(?:force|effect)|effective|from|since|opened"
    r"|signed|approved|adopted|agreed|concluded|ratified|awarded|establish\w*|inaugurated|commenc\w+)\s(?:[a-z]+\s){0,2}$"
)
_AFTER = re.compile(r"(?i)\s?years?\s(?:after|since)\s(?!the\s(?:end|start|beginning)\b)[a-z]")
_MONTHS = {"year": 12, "month": 1}
_CLAUSE = 120


@dataclass(frozen=True, slots=True)
class Stretch:
    """A duration that something is told over.

    Attributes:
        months: Its length.
        index: Which figure of the sentence it is.
    """

    months: int
    index: int

    def until(self, end: str) -> str:
        """Return where it starts when it ends at a date."""
        return shift(self._base(end), months=-self.months) if self._fine(end) else self._year(end, -1)

    def onward(self, start: str) -> str:
        """Return where it ends when it starts at a date."""
        return shift(self._base(start), months=self.months) if self._fine(start) else self._year(start, 1)

    def _fine(self, date: str) -> bool:
        return len(date) > 4 and self.months % 12 != 0

    @staticmethod
    def _base(date: str) -> str:
        return date[:7]

    def _year(self, date: str, sign: int) -> str:
        return str(year_of(date) + sign * (self.months // 12))


def stretch(sentence: Sentence, index: int) -> Stretch | None:
    """Return the duration that a figure is told over, in its own clause: "rose by a fifth in three years".

    The figure may be the duration itself.
    """
    start, end = sentence.span(index)
    for number, draft in enumerate(sentence.drafts):
        length, unit = draft.number.value, draft.unit.unit
        if draft.measure != "duration" or unit not in _MONTHS or length != length or draft.number.value_max is not None:
            continue
        low, high = sentence.span(number)
        gap = sentence.text[min(end, high) : max(start, low)]
        if start > high and re.search(r"\sand\s(?!by\s)", gap):
            continue
        if number != index and (len(gap) > _CLAUSE or re.search(r"[;:()]|,\s(?:and|but|while|which|who)\s|\.\s", gap)):
            continue
        if _OVER.search(sentence.text, max(sentence.start, low - 60), low):
            return Stretch(round(length * _MONTHS[unit]), number)
    within = _WITHIN.match(sentence.text, end, min(sentence.end, end + _CLAUSE))
    if within is None or sentence.drafts[index].measure == "duration":
        return None
    return Stretch(count(within["n"].lower()) * (120 if within["unit"].startswith("decade") else 12), index)


def ahead(sentence: Sentence, index: int, start: str | None) -> tuple[str, str] | None:
    """Return the span of a duration that begins with a dated start of its sentence: "from 2016, for two years".

    Args:
        sentence: The sentence.
        index: The duration.
        start: Where one that lies ahead begins when nothing in the sentence says so.
    """
    draft = sentence.drafts[index]
    unit = draft.unit.unit
    if draft.measure != "duration" or unit not in _MONTHS or draft.number.value_max is not None:
        return None
    low, _ = sentence.span(index)
    if not _LASTING.search(sentence.text, max(sentence.start, low - 60), low):
        return None
    one = Stretch(round(draft.number.value * _MONTHS[unit]), index)
    for anchor in sentence.anchors:
        first = anchor.span.start
        near = abs(anchor.start - low) < _NEAR and anchor.role in (IN, SINCE) and first == anchor.span.end
        if near and first and _STARTING.search(sentence.text, max(sentence.start, anchor.phrase - 40), anchor.start):
            return first, one.onward(first)
    return None if start is None else (start, one.onward(start))


_ENDED = re.compile(
    r"(?i)\b(?:ended|concluded|closed|interrupted|completed|ends|brought\sto\s(?:an\s|its\s)?(?:end|close)|(?:marked|marks|put|saw)\s(?:an\s|the\s)end\s(?:of|to))"
    rf"\s(?:the\s|an?\s|its\s|their\s|some\s)?{HEDGES}$"
)
_ANOTHER = re.compile(rf"(?i)\b(?:for|lasted|stayed|remained)\s(?:another|a\sfurther|still\sanother)\s{HEDGES}$")
_AFTER_ALL = re.compile(rf"(?i)(?:^|[.,;:]\s)after\s{HEDGES}$")
_CLOSED_AFTER = re.compile(
    rf"(?i)\b(?:ended|closed|concluded|finished|stopped|dissolved|disbanded|came\sto\s(?:an|its)\send)\b[^,;]{{0,40}}\safter\s{HEDGES}$"
)
_OF = re.compile(r"(?i)(?:-|\s)?(?:years?|decades?|months?)?\sof\s(?!age\b)")


def ended(sentence: Sentence, index: int, anchor: Anchor) -> tuple[str, str] | None:
    """Return the span of a duration that came to its end, or went on, at a time told of in the past.

    "The peace of June 2003 ended twelve years of war", "after three decades of war it voted in 2005", "sold in 1924, it
    stayed open for another 40 years".
    """
    one = _lasting(sentence, index)
    first, last = anchor.span.start, anchor.span.end
    if one is None or first is None or last is None or sentence.is_future(anchor) or anchor.role != IN:
        return None
    low, high = sentence.span(index)
    before = sentence.text[max(sentence.start, low - 90) : low]
    if _ANOTHER.search(before) and anchor.end <= low:
        until = one.onward(last)
        return (last, until) if sentence.date is None or until[:4] <= sentence.date[:4] else None
    after = _AFTER_ALL.search(before) is not None and _OF.match(sentence.text, high) is not None
    after = after or _CLOSED_AFTER.search(before) is not None
    return (one.until(last), last) if after or _ENDED.search(before) else None


def _lasting(sentence: Sentence, index: int) -> Stretch | None:
    draft = sentence.drafts[index]
    length, unit = draft.number.value, draft.unit.unit
    if draft.measure != "duration" or unit not in _MONTHS or draft.number.value_max is not None or length != length:
        return None
    return Stretch(round(length * _MONTHS[unit]), index)


def since_event(sentence: Sentence, index: int) -> Stretch | None:
    """Return a duration in years that runs from an earlier event to the time told of: "ten years after joining"."""
    draft = sentence.drafts[index]
    _, end = sentence.span(index)
    if draft.measure != "duration" or draft.unit.unit != "year" or not _AFTER.match(sentence.text, end):
        return None
    return Stretch(round(draft.number.value * 12), index)


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


def outlasts(sentence: Sentence, index: int, governor: Governor) -> bool:
    """Tell whether a figure is a duration longer than the time that another clause gives it."""
    draft, anchor = sentence.drafts[index], governor.anchor
    if draft.measure != "duration" or draft.unit.unit != "year" or anchor is None or governor.how != BEFORE:
        return False
    start, end = anchor.span.start, anchor.span.end
    if start is None or end is None or year_of(end) - year_of(start) + 1 >= draft.number.value:
        return False
    return re.search(r"[;:]\s", sentence.text[anchor.end : sentence.span(index)[0]]) is not None
