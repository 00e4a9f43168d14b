"""Attaches time to figures: what governs them in their sentence, else their surroundings, else the document's year.

Nothing here reads a date (``dates/dates.py`` does) or looks for what governs a figure (``governing.py`` does).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from iomstats.figures.dates.anchors import find_anchors
from iomstats.figures.dates.dates import UNREAD, DateSpan, first_day, last_day, read_date
from iomstats.figures.dates.model import Anchor, is_future
from iomstats.figures.dates.moments import shift, year_of
from iomstats.figures.dates.roles import AS_OF, BASE, BY, IN, PRESENT, SINCE
from iomstats.figures.model import Draft, Period, Scene
from iomstats.figures.periods import changes, cues, frames, headings
from iomstats.figures.periods.cells import cell_period
from iomstats.figures.periods.durations import ahead, ended, known_span, outlasts, since_event, stretch
from iomstats.figures.periods.governing import ALIGNED, BOUND, DIRECT, SERIES, WHEN, Governor, govern, listed_after
from iomstats.figures.periods.layouts import FIGURE
from iomstats.figures.periods.level_ends import in_fiscal_year, is_carried, is_one_year, level_end
from iomstats.figures.periods.lifetimes import life_of
from iomstats.figures.periods.onsets import TO_DATE, is_onset, onset
from iomstats.figures.periods.passages import Sentence, founded_in, is_anaphoric, is_bare_share, is_closed, is_labelled
from iomstats.figures.periods.pledges import pledged_in
from iomstats.figures.periods.references import PLAN, Reference, find_reference, reports_on
from iomstats.figures.periods.since_ends import told_until
from iomstats.figures.periods.surroundings import CONTEXT, DOCUMENT, NO_PERIOD, STATED, Surroundings
from iomstats.figures.periods.told_dates import told_date
from iomstats.figures.periods.topics import told_before
from iomstats.figures.periods.undated import present_of
from iomstats.figures.words import tenses
from iomstats.figures.words.hedges import HEDGES

AMBIGUOUS_DATE, UNDATED_COMPARISON = "ambiguous_date", "undated_comparison"


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
        return [cell_period(drafts[0])] * len(drafts)
    promoted = {
        (start, end): cues.promoted(scene.text, scene.text[start:end])
        for start, end in {draft.sentence for draft in drafts}
    }
    reading = _Reading(scene, drafts)
    return [NO_PERIOD if promoted[draft.sentence] else reading.period(draft) for draft in drafts]


class _Reading:
    """One flow: its time expressions and the periods that they give to its figures."""

    def __init__(self, scene: Scene, drafts: Sequence[Draft]) -> None:
        self.scene = scene
        self.date = frames.own_date(scene)
        written = present_of(scene) if self.date is None else None
        if written is not None and len(written) > 4:
            self.date = written
        self.year = None if self.date is None else self.date[:4]
        self.life = life_of(scene, self.date)
        self.reference = find_reference(scene, self.date, self.life)
        self.line = headings.reading_line(scene, self.date)
        self.lead = frames.lead_anchor(scene, self.date)
        self.anchors = find_anchors(
            scene.text,
            scene.mentions,
            scene.flow.sentences,
            self.date,
            whole_year=_whole_year(self.reference),
            before=told_before(scene, self.date),
            life=self.life,
        )
        self.sentences = self._sentences(drafts)
        self.around = Surroundings(
            scene, self.date, written, self.reference, self.line, self.lead, self.anchors, self.sentences
        )
        self.places = {
            draft.mention.start: (number, index)
            for number, sentence in enumerate(self.sentences)
            for index, draft in enumerate(sentence.drafts)
        }
        self.found: dict[int, Period] = {}

    def _sentences(self, drafts: Sequence[Draft]) -> list[Sentence]:
        by_sentence: dict[tuple[int, int], list[Draft]] = {}
        for draft in drafts:
            by_sentence.setdefault(draft.sentence, []).append(draft)
        starts = [anchor.start for anchor in self.anchors]
        return [
            Sentence(
                self.scene.text,
                low,
                high,
                by_sentence.get((low, high), ()),
                self.anchors[bisect_left(starts, low) : bisect_left(starts, high)],
                self.date,
            )
            for low, high in sorted({*self.scene.flow.sentences, *by_sentence})
        ]

    def period(self, draft: Draft) -> Period:
        """Return the period of one figure."""
        key = draft.mention.start
        if key not in self.found:
            number, index = self.places[key]
            self.found[key] = _forward(self._period(self.sentences[number], number, index))
        return self.found[key]

    def _period(self, sentence: Sentence, number: int, index: int) -> Period:
        draft = sentence.drafts[index]
        known = None if self.year is None else known_span(self.scene, sentence, draft, int(self.year))
        if known is not None:
            return Period(known[0], known[1], STATED if known[2] else CONTEXT)
        if index and _RESTATED.fullmatch(sentence.text, *_gap(sentence, index)):
            before = sentence.drafts[index - 1]
            alike = (draft.measure in _MOVES) <= (before.measure in _MOVES)  # "USD 5 million, which is 4% above …"
            if alike and before.measure != "duration" and not listed_after(sentence, index - 1):
                return self.period(before)
        if index and _PER.fullmatch(sentence.text, *_gap(sentence, index)) and draft.measure != "duration":
            return self.period(sentence.drafts[index - 1])
        governor = govern(sentence, index)
        lasting = self._lasting(sentence, index, governor) if draft.measure == "duration" else None
        if lasting is not None:
            return lasting
        if governor is not None and outlasts(sentence, index, governor):
            return self.around.document(draft)
        listed = listed_after(sentence, index)
        told = governor.anchor if governor is not None else None
        if listed and not (told is not None and told.role != SINCE and told.end <= listed[0].start):
            return _stated(listed[0].span.start, listed[-1].span.end)
        firm = governor is not None and governor.how in (DIRECT, BOUND, ALIGNED, SERIES)
        if not firm and is_anaphoric(sentence, index) and not self.around.is_in_hand(sentence, index):
            whole = self._whole(sentence, index)
            if whole is not None:
                return whole
        compared = draft.measure in ("change", "ratio") or draft.status == "comparison"
        if compared or changes.is_compared_share(sentence, index):
            return self._change(sentence, number, index, governor)
        return self._level(sentence, number, index, governor)

    def _lasting(self, sentence: Sentence, index: int, governor: Governor | None) -> Period | None:
        """Return the span of a duration of which one end is known: ahead of the document, or up to what it measures."""
        if self.year is None:
            return None
        anchor = governor.anchor if governor else None
        event = since_event(sentence, index)
        if event is not None:
            now = self.year if anchor is None else anchor.span.end
            ahead_of = anchor is not None and is_future(anchor.span, self.date)
            return None if now is None or ahead_of else _stated(event.until(now), now)
        forward = sentence.tense(index) == tenses.WILL_BE and sentence.drafts[index].status != "rule"
        over_by = None if anchor is None else ended(sentence, index, anchor)
        if over_by is not None:
            return _stated(*over_by)
        span = ahead(sentence, index, self.year if forward and anchor is None else None)
        if span is not None:
            return _stated(*span)
        told = None if governor is not None else self.around.pointed_back(sentence, index)
        if told is not None:
            return Period(told.start, told.end, CONTEXT)
        over = stretch(sentence, index)
        for beside in (index - 1, index + 1):
            if over is None or not 0 <= beside < len(sentence.drafts):
                continue
            other = sentence.drafts[beside]
            if other.measure in ("change", "ratio") and stretch(sentence, beside) == over:
                return self.period(other)
        return None

    def _whole(self, sentence: Sentence, index: int) -> Period | None:
        """Return the period of the level before, of which the figure counts a part ("half of them")."""
        group = sentence.layout.places[FIGURE, index].group
        for earlier in range(index - 1, max(index - 9, -1), -1):
            draft = sentence.drafts[earlier]
            beside = sentence.layout.places[FIGURE, earlier].group == group
            if beside and draft.measure not in ("change", "ratio", "duration") and not sentence.zones[earlier]:
                return self.period(draft)
        return None

    def _level(self, sentence: Sentence, number: int, index: int, governor: Governor | None) -> Period:
        if governor is None or governor.anchor is None:
            left = governor is None and cues.is_moved_from(sentence, index)
            paired = cues.is_from(sentence, index) and cues.partner(sentence, index) is not None
            moved = self._moved_before(number) if left or (governor is None and paired) else None
            if moved is not None:
                return Period(moved[0].start, moved[0].end, CONTEXT)
            if left and sentence.zones[index]:
                return replace(NO_PERIOD, note=UNDATED_COMPARISON)
            period = self._surroundings(sentence, number, index, silent=governor is None)
            cut = period.basis == CONTEXT and (not is_one_year(period) or cues.is_from(sentence, index))
            return level_end(sentence, index, period) if cut else period
        if is_carried(sentence, index):
            over = self._over(sentence, index)
            if over is not None:
                return over
        span = governor.anchor.span
        if governor.how == SERIES and span.start is not None and governor.part is not None:
            year = str(year_of(span.start) + governor.part)
            return _stated(year, year)
        if governor.part is not None:
            span = governor.anchor.parts[governor.part]
        if governor.how == WHEN:
            span = _last_of(sentence.text[governor.anchor.start : governor.anchor.end], span)
        if governor.how in (ALIGNED, WHEN, BOUND):
            return _stated(span.start, span.end)
        return level_end(sentence, index, self._of_anchor(governor.anchor, sentence, number, index))

    def _of_anchor(self, anchor: Anchor, sentence: Sentence, number: int, index: int) -> Period:
        """Return what the expression means for the figure."""
        draft, span = sentence.drafts[index], anchor.span
        if anchor.role == PRESENT:
            return self.around.document(draft, self._accumulated_from(sentence, number, index))
        if anchor.role == SINCE:
            over = stretch(sentence, index)
            low = sentence.span(over.index)[1] if over is not None else 0
            if over is not None and over.index != index and 0 <= anchor.phrase - low < _RIGHT_BEHIND and span.start:
                return _stated(span.start, over.onward(span.start))  # "followed 1,240 women for six years from 2004"
            made_up = (
                draft.measure == "count" and sentence.tense(index) == tenses.IS
            )  # "the work since 2007 on 12 points"
            behind = made_up and sentence.start < anchor.phrase and anchor.end < draft.mention.start
            until = told_until(sentence, anchor, self.around.running(number))
            if until is not None:
                return Period(span.start, until, CONTEXT if anchor.indirect else STATED)
            return self.around.document(draft) if behind else self.around.since(anchor, draft)
        if anchor.role in (BY, AS_OF):
            return self._until(anchor, sentence, index)
        if sentence.tenses[index] == tenses.HAS_BEEN and is_onset(sentence.text, anchor.phrase):
            return self.around.since(anchor, draft)  # "drilling began last June and 45 wells have been completed"
        if draft.measure == "count" and draft.status == "reported" and is_future(span, self.date):
            # how something is made up is told of now, whatever lies ahead in the sentence
            return self.around.document(draft)
        basis = CONTEXT if anchor.indirect else DOCUMENT if anchor.loose and span.precision != "day" else STATED
        if (
            draft.status == "rule"
            and draft.measure != "duration"
            and span.start is not None
            and not self.around.is_past(span)
        ):
            return Period(span.start, span.end if span.kind == "span" else None, basis)
        window = self.around.window(span)
        if window is not None:
            return window
        if span.start is None or span.end is None:
            return replace(self.around.document(draft), basis=basis)
        return Period(span.start, span.end, basis, AMBIGUOUS_DATE if span.ambiguous else None)

    def _until(self, anchor: Anchor, sentence: Sentence, index: int) -> Period:
        """Return the period up to a day: a target ahead, a level at the day, or what accumulated until it."""
        draft, span = sentence.drafts[index], anchor.span
        basis = CONTEXT if anchor.indirect else STATED
        ahead_of = draft.status == "projection" or _TO_BE.match(sentence.text, sentence.span(index)[1], anchor.phrase)
        if is_future(span, self.date) or (anchor.role == BY and ahead_of and not self.around.is_past(span)):
            towards = draft.measure in ("level", "change", "ratio") or draft.status == "comparison"
            left = _LEAVES.search(sentence.text, max(sentence.start, anchor.end), sentence.span(index)[0])
            towards = towards and (left is None or draft.measure != "level")
            near = span.precision != "year" and (span.end or "")[:4] == self.year
            begun = pledged_in(sentence, index, anchor) if towards else None
            towards = towards or (anchor.role == AS_OF and draft.status != "rule")  # "will stay so until 2030"
            return Period(begun or (self.year if towards and not near else span.start), span.end, basis)
        stands = sentence.tense(index) == tenses.IS and not any(
            verb.tense == tenses.WAS and verb.start > draft.mention.end for verb in sentence.verbs
        )
        if draft.measure != "share" and not stands and cues.accumulates(sentence, index):
            start = self.around.start_of_total(anchor) or founded_in(sentence, index)
            return Period(start or self._begun(sentence, span), span.end, basis)
        begun = self._begun(sentence, span) if anchor.role == BY and cues.had_done(sentence, index) else None
        if begun is not None:
            return Period(begun, span.end, basis)
        return Period(span.start, span.end, basis)

    def _begun(self, sentence: Sentence, until: DateSpan) -> str | None:
        """Return when the work began whose total up to a time a sentence tells, where the text has told that before."""
        begun = self._alive(until.end) or onset(self.scene, sentence.start, self.date)
        return begun if begun and until.end and first_day(begun) < first_day(until.end) else None

    def _alive(self, until: str | None) -> str | None:
        """Return when the project that the document is about began, where it was going on at a time."""
        life = self.life
        if life is None or life.start is None or life.end is None or until is None:
            return None
        on = first_day(life.start) < last_day(until) and first_day(until) <= last_day(life.end)
        return life.start if on else None

    def _change(self, sentence: Sentence, number: int, index: int, governor: Governor | None) -> Period:
        """Return base to target: of the comparison, else of the levels beside it, else the time of the change."""
        draft, anchor = sentence.drafts[index], governor.anchor if governor else None
        direct = governor is not None and governor.how == DIRECT
        between = changes.between_levels(sentence, index)
        if between is not None:
            return _stated(between.start, between.end)
        if direct and anchor is not None and anchor.role == SINCE and anchor.span.start is not None:
            end = changes.level_before(sentence, index)
            if end is not None:
                return _from_base(anchor.span.start, end)
        beside = changes.level_of(sentence, index) if governor is None else None
        fresh = governor is None and beside is None and changes.base_of(sentence, index) is None
        beside_other = _BESIDE_OTHER.match(sentence.text, sentence.span(index)[1]) is not None
        moved = self._moved_before(number) if fresh and draft.measure == "change" and not beside_other else None
        if moved is not None:
            return Period(moved[0].start, moved[1].end, CONTEXT)
        main = (
            self._level(sentence, number, index, governor) if beside is None else self.period(sentence.drafts[beside])
        )
        base = changes.base_of(sentence, index)
        since = base.span.start if base is not None else None
        if anchor is not None and is_future(anchor.span, self.date):
            if since or draft.measure == "ratio" or anchor.role == BY or draft.status == "comparison":
                return _stated(since or pledged_in(sentence, index, anchor) or self.year, anchor.span.end)
            return main
        led = frames.lead_change(self.scene, self.date) if base is None else None
        if led is not None and led.start is not None and not direct:
            return Period(led.start, led.end, CONTEXT)
        end = main.end or self.year
        if since is not None and end is not None and last_day(end) >= first_day(since):
            return _from_base(since, end)
        if main.start is not None and len(main.start) == 7 and changes.is_month_on_month(sentence, index):
            return replace(main, start=shift(main.start, months=-1))
        told = self.reference
        if told is not None and told.base is not None and main == Period(told.span.start, told.span.end, CONTEXT):
            return replace(main, start=told.base)
        one_year = main.start is not None and main.end is not None and year_of(main.start) == year_of(main.end)
        if one_year and main.start is not None and changes.is_year_on_year(sentence, index):
            return replace(main, start=shift(main.start, years=-1))
        elapsed = None if anchor is None else changes.elapsed_start(sentence, anchor)
        if elapsed is not None:
            return replace(main, start=elapsed)
        if main.start != main.end and anchor is not None and not in_fiscal_year(sentence, index):
            return main
        origin = anchor.told_from if anchor is not None else None
        if origin is not None and origin.start is not None and main.end is not None:
            return _from_base(origin.start, main.end)
        levels = None if direct else changes.levels_beside(sentence, index)
        if levels is not None:
            return _stated(levels.start, levels.end)
        single = main.start is not None and main.start == main.end
        bracketed = changes.bracketed_before(sentence, index, main.start) if main.start and single else None
        left = changes.level_left(sentence, index, main.start) if main.start and single else None
        left = left or changes.level_told(sentence, index)
        if (bracketed or left) and main.end is not None and first_day(bracketed or left or "") < last_day(main.end):
            return replace(main, start=bracketed or left)
        over = None if end is None else stretch(sentence, index)
        back = None if over is None or anchor is not None else self.around.pointed_back(sentence, over.index)
        if back is not None:
            return Period(back.start, back.end, CONTEXT)
        if over is not None and anchor is not None and anchor.role == SINCE and main.start and main.end is None:
            return replace(main, end=over.onward(main.start))
        if over is not None and over.months >= 12 and draft.status != "rule":
            if self._lies_ahead(sentence, index) and anchor is None and self.year is not None:
                return _stated(self.year, over.onward(self.year))
            if end is not None:
                return _stated(over.until(end), end if over.months % 12 else end[:4])
        return main

    def _moved_before(self, number: int) -> tuple[DateSpan, DateSpan] | None:
        """Return from when to when a sentence before tells something to have moved, where this one gives no time."""
        if self.sentences[number].anchors or cues.opens_with_time(self.sentences[number]):
            return None
        for earlier in range(number - 1, max(number - _MOVED_BACK, 0) - 1, -1):
            before = self.sentences[earlier]
            for index in range(len(before.drafts)):
                other = cues.partner(before, index) if cues.is_from(before, index) else None
                if other is None or other < index:
                    continue
                first, last = self.period(before.drafts[index]), self.period(before.drafts[other])
                if STATED in (first.basis, last.basis) and first.start and last.end and first.start != last.end:
                    return _span_of(first), _span_of(last)
            between = (draft for one in self.sentences[earlier + 1 : number] for draft in one.drafts)
            if any(draft.measure != "change" for draft in between):
                continue
            base = next((one.span for one in before.anchors if one.role == BASE), None)
            main = self.around.running(earlier + 1)
            if base is not None and base.start and main is not None and main.role in (IN, AS_OF) and main.span.end:
                return (base, main.span) if first_day(base.start) < last_day(main.span.end) else None
            if before.anchors:
                return None
        return None

    def _lies_ahead(self, sentence: Sentence, index: int) -> bool:
        return sentence.tense(index) == tenses.WILL_BE or sentence.drafts[index].status == "projection"

    def _over(self, sentence: Sentence, index: int) -> Period | None:
        """Return the span of the duration that a level with no other time is told over."""
        over = None if self.year is None else stretch(sentence, index)
        if over is None or over.index == index or self.year is None or sentence.drafts[index].status == "rule":
            return None
        back = self.around.pointed_back(sentence, over.index)
        if back is not None:
            return Period(back.start, back.end, CONTEXT)
        if self._lies_ahead(sentence, index):
            return _stated(self.year, over.onward(self.year))
        known = known_span(self.scene, sentence, sentence.drafts[over.index], int(self.year))
        if known is not None:
            return Period(known[0], known[1], STATED if known[2] else CONTEXT)
        perfect = sentence.tenses[index] == tenses.HAS_BEEN and sentence.drafts[index].measure == "level"
        if over.months >= 24 and perfect and over.index < index:
            return _stated(over.until(self.year), self.year)  # "in six years 86 clubs have paid for 429 projects"
        if over.months >= 12 and cues.is_changing(sentence, index) and cues.partner(sentence, index) is not None:
            change = next((one for one in range(index) if sentence.drafts[one].measure in ("change", "ratio")), None)
            told = None if change is None else self.period(sentence.drafts[change])
            if told is None or told.start == told.end:
                told = _stated(over.until(self.year), self.year)
            return level_end(sentence, index, told)
        return None

    def _surroundings(self, sentence: Sentence, number: int, index: int, *, silent: bool) -> Period:
        """Return the period of a figure that no expression of its sentence governs."""
        draft = sentence.drafts[index]
        over = self._over(sentence, index) if silent else None
        if over is not None:
            return over
        if not silent or draft.status == "rule":
            return self.around.rule(draft) if silent else self.around.document(draft)
        tense = tenses.NO_VERB if is_labelled(sentence, index) else sentence.tense(index)
        if (
            tense == tenses.NO_VERB
            and not is_labelled(sentence, index)
            and is_closed(sentence)
            and tenses.is_long(sentence.text[sentence.start : sentence.end])
        ):
            tense = tenses.IS
        reported = reports_on(self.reference) is not None and tense == tenses.WAS
        lasting = tense in (tenses.HAS_BEEN, tenses.WAS) and not reported
        if lasting and draft.measure == "level" and self.year is not None:
            began = founded_in(sentence, index)
            if began is not None and cues.accumulates(sentence, index, worked=True):
                return _stated(began, self.year)
        ahead = tense == tenses.WILL_BE or draft.status == "projection"
        running = (self.around.target(self.sentences[number - 1]) if ahead and number else None) or self.around.running(
            number
        )
        passing = running is not None and (running.span.kind == "window" or running.role == SINCE)
        if passing and draft.measure == "count":
            running = None
        part = is_anaphoric(sentence, index) or self.around.shares(sentence, number, index)
        if tense == tenses.IS and running is not None and running.role == SINCE and is_bare_share(sentence, index):
            part = False  # "since May 12 per cent have left; one in three is a child"
        if running is not None and self.around.inherits(tense, running, part):
            return self.around.from_running(running, draft)
        told = told_date(self.scene, sentence, index, self.date) if tense in (tenses.WAS, tenses.NO_VERB) else None
        if told is not None:
            return Period(told.start, told.end, CONTEXT)
        return self.around.whole(sentence, index, tense, ahead=ahead, told=running is not None)

    def _accumulated_from(self, sentence: Sentence, number: int, index: int) -> str | None:
        """Return the start of a total "to date" where the sentence before tells how long it has been going on."""
        if self.year is None or sentence.drafts[index].measure != "level":
            return None
        own = founded_in(sentence, index)
        if own is not None and cues.accumulates(sentence, index, worked=True):
            return own
        to_date = TO_DATE.search(sentence.text, sentence.start, sentence.end) is not None
        whole = index if sentence.tenses[index] == tenses.HAS_BEEN or not to_date else 0  # what is broken down by parts
        if sentence.tenses[whole] != tenses.HAS_BEEN or not cues.accumulates(sentence, whole, worked=to_date):
            return None
        earlier = self.sentences[number - 1] if number else None
        for draft in earlier.drafts if earlier is not None else ():
            known = known_span(self.scene, self.sentences[number - 1], draft, int(self.year))
            if known is not None:
                return known[0]
        return (self._alive(self.year) or onset(self.scene, sentence.start, self.date)) if to_date else None


def _whole_year(reference: Reference | None) -> DateSpan | None:
    """Return what "the year" means: what a text reports on or has data of, or the one year that it plans."""
    planned = reference is not None and reference.sort == PLAN
    if reference is None or (planned and reference.span.start != reference.span.end):
        return reports_on(reference)
    return reference.span if planned else reports_on(reference)


_RESTATED = re.compile(
    r"(?:\s[\w’'-]+){0,5},?\s(?:or|i\.e\.,?|that\sis,?|equivalent\sto|equal\sto|which\sis)\s" + HEDGES
)


_MOVES = ("change", "ratio")
_RIGHT_BEHIND = 8
_BESIDE_OTHER = re.compile(r"\s(?:more|less|fewer|higher|lower|larger|smaller)\b")
_MOVED_BACK = 3
_TO_BE = re.compile(r"[^,;:]{0,60}?\sto\sbe\s[a-z]+\b")
_LAST_OF = re.compile(r"(?i)\b(?:to|until|and|ended|ending)\s(?P<last>(?:the\s)?[\w ,]+)$")


def _last_of(words: str, span: DateSpan) -> DateSpan:
    """Return the time that is told of last, where "when" follows it: "over four years to 30 June 2018, when …"."""
    found = _LAST_OF.search(words)
    if found is None or span.start == span.end:
        return span
    last = read_date(found["last"], anchor=None, context=span)
    return span if last == UNREAD else last


_LEAVES = re.compile(
    r"(?i),\s(?:which|and\sthat|this)\s(?:will|would|should|could)\s(?:then\s)?(?:leave|bring|take|raise|reduce|make|give|mean)\b[^,;]*$"
)
"""The level that is reached at a target: "will close 14 by the end of 2009, which would leave 39"."""


_PER = re.compile(r"(?:\s[\w’'-]+){0,5},?\s(?:per|for\severy|in\severy)\s(?:every\s)?")
"""What a rate is told per: "0.4 deaths per 10,000 persons"."""


def _gap(sentence: Sentence, index: int) -> tuple[int, int]:
    """Return the stretch between a figure and the one before it."""
    return sentence.span(index - 1)[1], sentence.span(index)[0]


def _forward(period: Period) -> Period:
    """Return a period that does not end before it starts, which odd sentences can yield: its end alone."""
    if period.start and period.end and first_day(period.start) > last_day(period.end):
        return replace(period, start=period.end)
    return period


def _span_of(period: Period) -> DateSpan:
    return DateSpan(period.start, period.end, "year", "span")


def _stated(start: str | None, end: str | None) -> Period:
    return Period(start, end, STATED)


def _from_base(start: str, end: str) -> Period:
    """Return the period of a change; told from a year, it ends in a year too."""
    return _stated(start, end[:4] if len(start) == 4 else end)
