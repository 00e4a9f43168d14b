"""Attaches time to figures: the span of the expression that governs a figure, else that of its surroundings, else the
document's year.

Nothing here reads a date: ``dates.py`` does, and ``governing.py`` tells which expression governs which figure.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from iomstats.figures import clauses
from iomstats.figures.anchors import AS_OF, BASE, BY, IN, PRESENT, SINCE, Anchor, find_anchors, is_future
from iomstats.figures.cell_periods import cell_period
from iomstats.figures.dates import DateSpan, first_day, last_day
from iomstats.figures.frames import beginning, earlier_flow_span, heading_frame, lead_anchor, main_anchor, own_date
from iomstats.figures.governing import (
    Governor,
    Sentence,
    founded_in,
    govern,
    in_base_zone,
    is_anaphoric,
    is_leading,
    listed_after,
    tense_of,
)
from iomstats.figures.model import Draft, Period, Scene
from iomstats.figures.moments import shift, year_of

STATED, CONTEXT, DOCUMENT = "stated", "context", "document"
NO_PERIOD = Period(None, None, None)
AMBIGUOUS = "ambiguous_date"

_SENTENCES_BACK = 4


def find_periods(drafts: Sequence[Draft]) -> list[Period]:
    """Return the period of each figure of one flow.

    Args:
        drafts: The figures of one flow with number, unit, measure and status.

    Example:
        >>> from iomstats.documents import read_document
        >>> from iomstats.figures import read_figures
        >>> from iomstats.mentions import find_mentions
        >>> paper = read_document("Staff grew from 6,457 in 2007 to 7,258 in 2009.", date="2010")
        >>> [(figure.value, figure.period_start) for figure in read_figures(paper, find_mentions(paper))]
        [(6457.0, '2007'), (7258.0, '2009')]
    """
    if not drafts:
        return []
    scene = drafts[0].scene
    if scene.flow.kind == "page_furniture":
        return [NO_PERIOD] * len(drafts)
    if scene.flow.cell is not None:
        period = cell_period(drafts[0])
        return [period] * len(drafts)
    reader = _Reader(scene, drafts)
    return [NO_PERIOD if _is_promotion(draft) else reader.period(draft) for draft in drafts]


class _Reader:
    """The time expressions of one flow, and the periods that they give to its figures."""

    def __init__(self, scene: Scene, drafts: Sequence[Draft]) -> None:
        self.scene = scene
        self.date = own_date(scene)
        self.year = None if self.date is None else self.date[:4]
        self.heading = heading_frame(scene, self.date)
        flow = scene.flow
        before = earlier_flow_span(scene, self.date) if _points_back(flow.text) else None
        self.anchors = find_anchors(
            flow.text, scene.mentions, flow.sentences, self.date, whole_year=self.heading, before=before
        )
        self.sentences = self._sentences(drafts)
        self.lead = lead_anchor(scene, self.date)

    def _sentences(self, drafts: Sequence[Draft]) -> list[Sentence]:
        spans = sorted({*self.scene.flow.sentences, *(draft.sentence for draft in drafts)})
        return [
            Sentence(
                self.scene.text,
                low,
                high,
                [draft for draft in drafts if draft.sentence == (low, high)],
                [anchor for anchor in self.anchors if low <= anchor.start < high],
                self.date,
            )
            for low, high in spans
        ]

    # -------------------------------------------------------------- one figure

    def period(self, draft: Draft) -> Period:
        """Return the period of one figure."""
        number = next(index for index, one in enumerate(self.sentences) if one.start == draft.sentence[0])
        sentence = self.sentences[number]
        index = sentence.drafts.index(draft)
        existed = self._existence(sentence, draft)
        if existed is not None:
            return existed
        listed = listed_after(sentence, index)
        governor = govern(sentence, index)
        if is_anaphoric(sentence, index) and (governor is None or governor.how not in ("direct", "bound", "aligned", "series")):
            whole = self._whole(sentence, index)
            if whole is not None:
                return whole
        nearer = governor is not None and governor.anchor is not None and listed and governor.anchor.end <= listed[0].start
        if listed and not nearer:
            return _stated(listed[0].span.start, listed[-1].span.end)
        if draft.measure in ("change", "ratio") or draft.status == "comparison":
            return self._change(sentence, number, index, governor)
        return self._level(sentence, number, index, governor)

    def _whole(self, sentence: Sentence, index: int) -> Period | None:
        """Return the period of the level before, of which the figure counts a part ("half of them")."""
        group = sentence.layout.places[clauses.FIGURE, index].group
        for earlier in range(index - 1, -1, -1):
            draft = sentence.drafts[earlier]
            alike = sentence.layout.places[clauses.FIGURE, earlier].group == group
            if alike and draft.measure not in ("change", "ratio", "duration") and not in_base_zone(sentence, earlier):
                return self.period(draft)
        return None

    def _level(self, sentence: Sentence, number: int, index: int, governor: Governor | None) -> Period:
        draft = sentence.drafts[index]
        if governor is None or governor.anchor is None:
            if governor is None and in_base_zone(sentence, index) and _moved_from(sentence, index):
                return replace(NO_PERIOD, note="undated_comparison")
            period = self._surroundings(sentence, number, index, silent=governor is None)
            return self._ends(sentence, index, period) if period.basis == CONTEXT else period
        anchor = governor.anchor
        if governor.how == "series" and anchor.span.start is not None and governor.part is not None:
            year = str(year_of(anchor.span.start) + governor.part)
            return _stated(year, year)
        if governor.part is not None:
            part = anchor.parts[governor.part]
            return _stated(part.start, part.end)
        if governor.how in ("when", "bound"):
            return _stated(anchor.span.start, anchor.span.end)
        period = self._of_anchor(anchor, sentence, number, index)
        return self._ends(sentence, index, period)

    def _of_anchor(self, anchor: Anchor, sentence: Sentence, number: int, index: int) -> Period:
        """Return what the expression means for the figure."""
        draft, span = sentence.drafts[index], anchor.span
        if anchor.role == PRESENT:
            return self._document(draft, since=self._accumulated_from(sentence, number, index))
        if anchor.role == SINCE:
            return self._since(anchor, draft)
        basis = CONTEXT if anchor.indirect else DOCUMENT if anchor.loose else STATED
        if anchor.role in (BY, AS_OF):
            return self._until(anchor, sentence, number, index)
        if draft.status == "rule" and draft.measure != "duration" and span.start is not None and not _is_past(span, self.date):
            return Period(span.start, None, basis)
        window = self._window(span)
        if window is not None:
            return window
        if span.start is None or span.end is None:
            return replace(self._document(draft), basis=basis)
        return Period(span.start, span.end, basis, AMBIGUOUS if span.ambiguous else None)

    def _window(self, span: DateSpan) -> Period | None:
        """Return the heading's span for a window of about its length ("the last ten years" under "2001–2010")."""
        if span.kind != "window" or self.heading is None or span.start is None or span.end is None:
            return None
        if self.heading.start is None or self.heading.end is None:
            return None
        length = year_of(span.end) - year_of(span.start)
        own = year_of(self.heading.end) - year_of(self.heading.start) + 1
        if length < 2 or abs(length - own) > 1 or abs(year_of(span.end) - year_of(self.heading.end)) > 1:
            return None
        return Period(self.heading.start, self.heading.end, CONTEXT)

    def _since(self, anchor: Anchor, draft: Draft) -> Period:
        basis = CONTEXT if anchor.indirect else STATED
        start = anchor.span.start
        if start is None:
            return self._document(draft)
        if draft.status == "rule" or self.year is None or first_day(start) > last_day(self.date or self.year):
            return Period(start, None, basis)
        end = self.year
        if self.heading is not None and self.heading.end is not None and self.heading.kind == "span":
            within = first_day(self.heading.start or start) <= last_day(start) and year_of(start) < year_of(self.heading.end)
            near = abs(year_of(self.heading.end) - year_of(end)) <= 1
            end = self.heading.end if within or (near and year_of(start) + 1 >= year_of(self.heading.start or start)) else end
        return Period(start, end, basis)

    def _until(self, anchor: Anchor, sentence: Sentence, number: int, index: int) -> Period:
        """Return the period up to a day: a target ahead, a level at the day, or what accumulated until it."""
        draft, span = sentence.drafts[index], anchor.span
        if is_future(span, self.date) or (anchor.role == BY and draft.status == "projection"):
            towards = draft.measure in ("level", "change", "ratio") or draft.status == "comparison"
            return _stated(self.year if towards else span.end, span.end)
        if _accumulates(sentence, index):
            return _stated(self._start_within(anchor, sentence, number), span.end)
        return _stated(span.start, span.end)

    def _start_within(self, anchor: Anchor, sentence: Sentence, number: int) -> str | None:
        """Return the start that the paragraph gives for a total up to a day: an expression before it that reaches there."""
        end = anchor.span.end
        for one in reversed(self.anchors):
            if one.start >= anchor.start or one.span.start is None or end is None or one.role in (BASE, BY):
                continue
            if one.role == SINCE or (one.role == IN and one.span.end and last_day(one.span.end) >= last_day(end)):
                return one.span.start if first_day(one.span.start) <= last_day(end) else None
        return None

    def _ends(self, sentence: Sentence, index: int, period: Period) -> Period:
        """Give the two levels of "from 49.7 to 27.8 between 2002 and 2015" and of "increased to 132" their ends."""
        draft = sentence.drafts[index]
        if draft.measure in ("duration", "count") or period.start is None or period.end is None:
            return period
        before = sentence.text[max(sentence.start, draft.mention.start - 160) : draft.mention.start]
        if not _CHANGING.search(before):
            return period
        long = year_of(period.start) != year_of(period.end)
        if _FROM.search(before):
            other = _partner(sentence, index)
            if other is None:
                return period
            if long:
                return replace(period, end=period.start)
            if self._same_governor(sentence, index, other):
                base = self._base(sentence, index)
                if base is not None:
                    return replace(period, start=base.span.start, end=base.span.end)
                if len(period.start) == 4:
                    earlier = shift(period.start, years=-1)
                    return replace(period, start=earlier, end=earlier)
            return period
        return replace(period, start=period.end) if long and _TO.search(before) else period

    def _same_governor(self, sentence: Sentence, index: int, other: int) -> bool:
        first, second = govern(sentence, index), govern(sentence, other)
        if first is None or second is None:
            return first is second
        return first.anchor is second.anchor

    # -------------------------------------------------------------- changes

    def _change(self, sentence: Sentence, number: int, index: int, governor: Governor | None) -> Period:
        """Return base to target: of the comparison stated, else of the levels beside it, else of the time of the change."""
        draft = sentence.drafts[index]
        anchor = governor.anchor if governor else None
        if anchor is not None and anchor.role == SINCE and governor is not None and governor.how == "direct":
            since = self._change_since(sentence, number, index, anchor)
            if since is not None:
                return since
        main = self._level(sentence, number, index, governor)
        if anchor is not None and is_future(anchor.span, self.date) and self.year is not None:
            base = self._base(sentence, index)
            if base is not None or draft.measure == "ratio" or anchor.role == BY or draft.status == "comparison":
                return _stated(base.span.start if base else self.year, anchor.span.end)
            return main
        base = self._base(sentence, index)
        if base is not None and base.span.start is not None:
            end = main.end or self.year
            if end is not None and last_day(end) >= first_day(base.span.start):
                return _stated(base.span.start, end[:4] if len(base.span.start) == 4 else end)
        if main.start != main.end and anchor is not None:
            return main
        if governor is None or governor.how != "direct":
            spans = self._levels_beside(sentence, index)
            if len(spans) > 1:
                first = min((span.start for span in spans if span.start), key=first_day)
                final = max((span.end for span in spans if span.end), key=last_day)
                return _stated(first, final)
        near = sentence.text[draft.mention.end - 1 : min(sentence.end, draft.mention.end + 40)]
        if main.start is not None and main.end is not None and _YEAR_ON_YEAR.search(near):
            return replace(main, start=shift(main.start, years=-1))
        return main

    def _change_since(self, sentence: Sentence, number: int, index: int, anchor: Anchor) -> Period | None:
        """Return the period of "an increase of 2.5 million since 2011" where the level before it is dated."""
        for earlier in range(index - 1, -1, -1):
            other = govern(sentence, earlier)
            if other is not None and other.anchor is not None and other.anchor.role in (IN, AS_OF) and other.anchor.span.end:
                end = other.anchor.span.end
                return _stated(anchor.span.start, end[:4] if len(anchor.span.start or "") == 4 else end)
        return None

    def _base(self, sentence: Sentence, index: int) -> Anchor | None:
        """Return the nearest expression that the figure is compared with, those after it first."""
        start = sentence.drafts[index].mention.start
        bases = [anchor for anchor in sentence.anchors if anchor.role == BASE]
        after = [anchor for anchor in bases if anchor.start > start and not _broken(sentence.text, start, anchor.start)]
        before = [anchor for anchor in bases if anchor.start < start and not _broken(sentence.text, anchor.end, start)]
        return after[0] if after else before[-1] if before else None

    def _levels_beside(self, sentence: Sentence, index: int) -> list[DateSpan]:
        """Return the times of the two levels or more that a change sums up, before it or in "from … to …" behind it."""
        start = sentence.drafts[index].mention.start
        spans: list[DateSpan] = []
        for anchor in sentence.anchors:
            near = anchor.start < start or not _broken(sentence.text, start, anchor.start)
            if near and anchor.role in (IN, BASE, BY, AS_OF) and not anchor.parts and anchor.span.start == anchor.span.end:
                spans.append(anchor.span)
        before = [other for other in sentence.drafts[:index] if other.measure not in ("change", "ratio")]
        behind = re.match(r"(?i)[^;]{0,60}?\sfrom\s", sentence.text[sentence.drafts[index].mention.end : sentence.end])
        distinct = {span.start for span in spans}
        return spans if len(distinct) > 1 and (len(before) > 1 or behind) else []

    # -------------------------------------------------------------- durations

    def _existence(self, sentence: Sentence, draft: Draft) -> Period | None:
        """Return the span of "the 50 years of its existence" where the document dates the beginning."""
        if draft.measure != "duration" or draft.unit.unit != "year" or self.year is None:
            return None
        dated = [one for one in sentence.anchors if one.span.start and one.span.end and one.role in (IN, SINCE, BASE)]
        years = sorted({year_of(text) for one in dated for text in (one.span.start, one.span.end) if text})
        if len(years) > 1 and years[-1] - years[0] == draft.number.value:
            return _stated(str(years[0]), str(years[-1]))
        low = max(sentence.start, draft.mention.start - 40)
        around = sentence.text[low : draft.mention.start] + "#" + sentence.text[draft.mention.end : min(sentence.end, draft.mention.end + 60)]
        if not _EXISTENCE.search(around):
            return None
        start = beginning(self.scene, draft.number.value, int(self.year))
        return None if start is None else Period(f"{start:04d}", self.year, CONTEXT)

    # -------------------------------------------------------------- surroundings

    def _surroundings(self, sentence: Sentence, number: int, index: int, *, silent: bool) -> Period:
        """Return the period of a figure that no expression of its sentence governs."""
        draft = sentence.drafts[index]
        if not silent or draft.status == "rule":
            return self._document(draft)
        tense = tense_of(sentence, index, whole=True)
        if tense == clauses.NO_VERB and clauses.is_long(sentence.text[sentence.start : sentence.end]):
            tense = clauses.PRESENT
        if tense == clauses.PERFECT and draft.measure == "level":
            began = founded_in(sentence, index)
            if began is not None and self.year is not None and _accumulates(sentence, index):
                return Period(began, self.year, STATED)
        ahead = tense == clauses.FUTURE or draft.status == "projection"
        running = (self._target(self.sentences[number - 1]) if ahead and number else None) or self._running(number)
        if running is not None and _inherits(tense, running, is_anaphoric(sentence, index), is_future(running.span, self.date)):
            return self._from_running(running, draft)
        if running is None and self.heading is not None and tense in (clauses.PAST, clauses.NO_VERB) and draft.measure != "count":
            return Period(self.heading.start, self.heading.end, CONTEXT)
        return self._document(draft)

    def _from_running(self, running: Anchor, draft: Draft) -> Period:
        if running.role == PRESENT:
            return self._document(draft)
        if running.role == SINCE:
            period = self._since(running, draft)
        elif is_future(running.span, self.date):
            period = Period(running.span.end, running.span.end, CONTEXT)
        else:
            period = self._window(running.span) or Period(running.span.start, running.span.end, CONTEXT)
        return replace(period, basis=CONTEXT)

    def _running(self, number: int) -> Anchor | None:
        """Return the expression of an earlier sentence, or of the list's introduction, that still governs this one."""
        for earlier in reversed(self.sentences[max(number - _SENTENCES_BACK, 0) : number]):
            fit = [
                anchor
                for index, anchor in enumerate(earlier.anchors)
                if (earlier.drafts or is_leading(earlier, index)) and earlier.layout.places[clauses.ANCHOR, index].group == 0
            ]
            inside = earlier.anchors if earlier.drafts else ()
            found = main_anchor(fit, self.date) or main_anchor(inside, self.date) or self._target(earlier)
            if found is not None:
                return found
        later = self.sentences[number + 1 : number + 4]
        for one in later:
            if _SUMS_UP.match(one.text[one.start : one.end]) and one.anchors:
                return main_anchor(one.anchors[:1], self.date)
        return self.lead

    def _target(self, earlier: Sentence) -> Anchor | None:
        """Return the target year of a projection, which "that is 2.8 per cent" after it speaks of."""
        if not any(draft.status == "projection" for draft in earlier.drafts):
            return None
        return next((anchor for anchor in earlier.anchors if is_future(anchor.span, self.date)), None)

    def _accumulated_from(self, sentence: Sentence, number: int, index: int) -> str | None:
        """Return the start of a total "to date" where the sentence before tells how long it has been going on."""
        if tense_of(sentence, index) != clauses.PERFECT or number == 0 or not _accumulates(sentence, index):
            return None
        for draft in self.sentences[number - 1].drafts:
            period = self._existence(self.sentences[number - 1], draft)
            if period is not None:
                return period.start
        return None

    def _document(self, draft: Draft, since: str | None = None) -> Period:
        if self.year is None:
            return NO_PERIOD
        if draft.status == "rule" and draft.measure != "duration":
            return Period(self.year, None, DOCUMENT)
        return Period(since or self.year, self.year, DOCUMENT)


# ------------------------------------------------------------------ small readings

_PROMOTION = re.compile(
    r"(?i)\b\d+\s?%\s(?:off|discount)\b|\b(?:save|get)\s(?:up\sto\s)?(?:£|\$|€)?\d+\s?%|[-–]\s?\d+\s?%\son\sall\b|\bsubscribe\s(?:now|today|from|for)\b"
    r"|\bsign\sup\s(?:now|today)\b|\bmoney-back\b|\bfree\strial\b|\boffer\sends\b|\badvertisement\b|\b(?:buy|shop|order|book)\snow\b|\bnew\ssubscribers\b|\bpromo(?:tional)?\scode\b|\bT&Cs\b"
)
_SHORT_FLOW = 400

_HEDGE = r"(?:(?:a|an|the|some|about|nearly|almost|over|more|than|less|just|around|only|well|under|approximately|roughly|record|total|of|at|least|close|to|up|estimated)\s){0,4}"
_FROM = re.compile(rf"(?i)\bfrom\s{_HEDGE}$")
_TO = re.compile(rf"(?i)\bto\s{_HEDGE}$")
_TO_NEXT = re.compile(r"(?i)(?:\s[\w’'-]+){0,4}?\sto\s")
_CHANGING = re.compile(
    r"(?i)\b(?:r[io]se|risen|rising|gr[eo]w|grown|growing|increas\w+|fell|fallen|falling|declin\w+|dropp?\w*|decreas\w+|reduc\w+|expand\w+|shr[aiu]nk|climb\w+|cut|went|gone|swell\w*|swollen|"
    r"jump\w*|surg\w+|plung\w+|doubl\w+|halv\w+|tripl\w+|quadrupl\w+|slip\w*|edged|mov(?:ed|ing)|chang\w+|improv\w+|lower\w*|rais\w+|narrow\w*|widen\w*)\b"
)
_EXISTENCE = re.compile(r"(?i)#\s(?:[\w-]+\s){0,2}of\s(?:(?:its|their|the|our)\s)?(?:[\w’'-]+\s){0,2}(?:existence|history|operations?|work|life)\b|\bthose\s#|\bfirst\s#|\bwhole\s#|\bentire\s#")
_YEAR_ON_YEAR = re.compile(r"(?i)\byear[-\s]on[-\s]year\b|\byear[-\s]over[-\s]year\b")
_ACCUMULATING = re.compile(
    r"(?i)\b(?:evacuat|assist|return|arriv|cross|regist|report|record|kill|died|death|rescu|distribut|receiv|train|reach|repatriat|resettl|destroy|vaccinat|intercept|"
    r"screen|refer|benefit|approv|sign|complet|visit|submit|repl(?:y|ied)|disburs|rais|fled|case|infect|injur|detain|collect|provided|helped|paid|gone\shome)\w*"
)
_LEVEL = re.compile(r"(?i)\b(?:in\sneed|stood|stands|remain\w*|number(?:s|ed)|displaced|outstanding|staff|workforce|personnel|totalled|hosting|hosted|liv(?:e|ed|ing)|were\sin|are\sin|employ\w*|active|hold|holds|membership)\b")
_SUMS_UP = re.compile(r"(?i)\s*(?:those|these)\s(?:are|were)\s(?:the\s)?(?:[a-z]+\s)?(?:numbers|figures|totals|statistics|results)\b")
_POINTS_BACK = re.compile(r"(?i)\b(?:same|corresponding)\s(?:period|year|time|month)\b|\bthat\s(?:year|period|month)\b|\bsince\sthen\b|\bthis\speriod\b")
_MOVED = re.compile(r"(?i)\b(?:up|down|increase[ds]?|rise|rose|decrease[ds]?|decline[ds]?)\sfrom\s")


def _is_promotion(draft: Draft) -> bool:
    """Tell whether a figure is part of an advertisement, which takes no time from the document."""
    text = draft.scene.text if len(draft.scene.text) < _SHORT_FLOW else draft.scene.text[draft.sentence[0] : draft.sentence[1]]
    return _PROMOTION.search(text) is not None


def _points_back(text: str) -> bool:
    return _POINTS_BACK.search(text) is not None


def _stated(start: str | None, end: str | None) -> Period:
    return Period(start, end, STATED)


def _is_past(span: DateSpan, date: str | None) -> bool:
    return date is not None and span.end is not None and last_day(span.end) < first_day(date[:4])


def _broken(text: str, low: int, high: int) -> bool:
    return re.search(r"[;?!]\s|\.\s(?=[A-Z])", text[low:high]) is not None


def _accumulates(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure up to a day is a total that grew until then, and not a level at that day."""
    draft = sentence.drafts[index]
    if draft.measure in ("average", "count"):
        return False
    before = sentence.text[max(sentence.start, draft.mention.start - 200) : draft.mention.start]
    after = sentence.text[draft.mention.end : min(sentence.end, draft.mention.end + 200)]
    clause = re.split(r";\s", before)[-1] + " # " + re.split(r";\s", after)[0]
    return _ACCUMULATING.search(clause) is not None and _LEVEL.search(clause) is None


def _moved_from(sentence: Sentence, index: int) -> bool:
    start = sentence.drafts[index].mention.start
    return _MOVED.search(sentence.text, max(sentence.start, start - 40), start) is not None


def _partner(sentence: Sentence, index: int) -> int | None:
    """Return the figure that "from" one pairs with: "from 5 to 6", "to 5.1 from 5.4"."""
    start, end = sentence.span(index)
    if index + 1 < len(sentence.drafts):
        gap = sentence.text[end : sentence.drafts[index + 1].mention.start]
        if len(gap) < 80 and _TO.search(gap):
            return index + 1
    if index:
        other = sentence.drafts[index - 1].mention
        before = sentence.text[max(sentence.start, other.start - 40) : other.start]
        if start - other.end < 60 and _TO.search(before):
            return index - 1
    return None


def _inherits(tense: str, running: Anchor, anaphoric: bool, ahead: bool) -> bool:
    """Tell whether a clause of this tense goes on speaking of the time of the sentence before."""
    if ahead:
        return anaphoric or tense == clauses.FUTURE
    if anaphoric or tense in (clauses.PAST, clauses.NO_VERB):
        return True
    if tense == clauses.PERFECT:
        return running.role == SINCE or running.span.kind == "window"
    return running.role == AS_OF
