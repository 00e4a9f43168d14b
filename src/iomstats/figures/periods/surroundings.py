"""What a figure takes from around its sentence: the running time of a paragraph, a heading's span, the document's year.

Which figures take it is decided in ``periods.py``.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from iomstats.figures.dates.dates import DateSpan, first_day, last_day
from iomstats.figures.dates.model import Anchor, is_future
from iomstats.figures.dates.moments import year_of
from iomstats.figures.dates.roles import AS_OF, BASE, BY, IN, PRESENT, SINCE
from iomstats.figures.dates.stretches import follows, is_definite, lasting
from iomstats.figures.model import Draft, Period, Scene
from iomstats.figures.periods import frames
from iomstats.figures.periods.asides import is_chronicle
from iomstats.figures.periods.carrying import carried, leaves_the_past, looks_back, opens_elsewhere, year_of_anchor
from iomstats.figures.periods.onsets import is_onset
from iomstats.figures.periods.passages import Sentence
from iomstats.figures.periods.planned import is_planned
from iomstats.figures.periods.references import DATA, PLAN, REPORT, STORY, Reference, is_projection, reports_on, titles
from iomstats.figures.periods.topics import horizon, projects
from iomstats.figures.words import tenses

STATED, CONTEXT, DOCUMENT = "stated", "context", "document"
NO_PERIOD = Period(None, None, None)

_HEADING_AGE = 5
"""How many years a heading's span may lie back and still be what "the last decade" below it means."""
_JUST_PAST = 2
"""How many years before the document a share told in the present may still belong to."""
_LEAD = 300
_SENTENCES_BACK = 4
"""How many sentences a time expression governs after its own."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A flow as the figures of its sentences see it.

    Attributes:
        scene: The flow and its document.
        date: The date of the document or part, the present of an undated text where it is a day or month.
        written: The time that is the present of an undated text; None for a text with a date.
        reference: The time that the text or section as a whole speaks of.
        line: The span of a line that says what time the text around it covers.
        lead: The time expression of what introduces the list.
        anchors: The time expressions of the flow.
        sentences: Its sentences.
    """

    scene: Scene
    date: str | None
    written: str | None
    reference: Reference | None
    line: DateSpan | None
    lead: Anchor | None
    anchors: Sequence[Anchor]
    sentences: Sequence[Sentence]

    @property
    def year(self) -> str | None:
        """The year of the document."""
        return None if self.date is None else self.date[:4]

    @property
    def heading(self) -> DateSpan | None:
        """The span that the text or section reports on or has data of."""
        return reports_on(self.reference)

    def rule(self, draft: Draft) -> Period:
        """Return the period of a rule that is dated nowhere: from the plan's start or the document's year on."""
        if self.reference is None or self.reference.sort != PLAN:
            return self.document(draft)
        return Period(self.reference.span.start, None, CONTEXT)

    def is_in_hand(self, sentence: Sentence, index: int) -> bool:
        """Tell whether a part of what is planned has come in: "USD 22 million, of which 4 million is secured"."""
        plan = self.reference is not None and self.reference.sort == PLAN
        return plan and not is_planned(sentence, index, sentence.tense(index))

    def whole(self, sentence: Sentence, index: int, tense: str, *, ahead: bool, told: bool) -> Period:
        """Return the time of the text or section as a whole where it is that of the figure, else the document's year.

        Args:
            sentence: The sentence of the figure.
            index: Which figure of it.
            tense: Its tense.
            ahead: Whether it speaks of what is to come.
            told: Whether a time expression before it governs other figures of the paragraph.
        """
        draft, found = sentence.drafts[index], self.reference
        reports = tense in (tenses.WAS, tenses.NO_VERB)
        if self.line is not None and not told and not ahead:
            here = reports or tense == tenses.HAS_BEEN
            return Period(self.line.start if here else self.line.end, self.line.end, CONTEXT)
        planned = found is not None and found.sort == PLAN
        listed = tense == tenses.NO_VERB and projects((self.scene.flow.lead or "")[-_LEAD:])
        listed = listed or (tense == tenses.IS and any(is_projection(title) for title in titles(self.scene)))
        if (ahead or listed) and not planned and draft.measure != "duration" and (ahead or draft.measure != "count"):
            aim = horizon(self.scene, self.date)
            if aim is not None:
                return Period(aim.start, aim.end, CONTEXT)
        if found is None:
            return self.document(draft)
        if planned:
            stands = draft.number.form != "money" and not ahead and self._tells_how_things_are()
            fits = is_planned(sentence, index, tense) and not stands
        else:
            part = draft.measure == "count" and tense != tenses.WAS and found.span.precision == "year"
            part = part or (draft.measure == "duration" and tense != tenses.WAS)
            part = part or (found.sort == STORY and (told or draft.measure == "duration"))
            fits = found.has_tense(tense) and not part and not (ahead and found.sort != REPORT)
        return Period(found.span.start, found.span.end, CONTEXT) if fits else self.document(draft)

    def _tells_how_things_are(self) -> bool:
        """Tell whether a section of a plan says how things are before it: "Facts at a glance", "Context"."""
        return any(_AS_THINGS_ARE.search(heading) for heading in self.scene.flow.section[-1:])

    def document(self, draft: Draft, since: str | None = None) -> Period:
        """Return the document's year; an open-ended rule has only a start."""
        year = self.year if self.written is None else self.written
        if year is None or (self.written is not None and draft.measure == "count"):
            return NO_PERIOD
        basis = DOCUMENT if self.written is None else CONTEXT
        if draft.status == "rule" and draft.measure != "duration":
            return Period(year, None, basis)
        return Period(since or year, year, basis)

    def is_past(self, span: DateSpan) -> bool:
        """Tell whether a span ends before the document's date."""
        return self.date is not None and span.end is not None and last_day(span.end) < first_day(self.date)

    def window(self, span: DateSpan) -> Period | None:
        """Return the heading's span for a window of about its length ("the last ten years" under "2001–2010")."""
        heading = self.heading
        if span.kind != "window" or span.start is None or span.end is None:
            return None
        if heading is None or heading.start is None or heading.end is None:
            return None
        length = year_of(span.end) - year_of(span.start)
        own = year_of(heading.end) - year_of(heading.start) + 1
        if length < 2 or abs(length - own) > 1 or abs(year_of(span.end) - year_of(heading.end)) > _HEADING_AGE:
            return None
        return Period(heading.start, heading.end, CONTEXT)

    def since(self, anchor: Anchor, draft: Draft) -> Period:
        """Return the period from a start on, up to the document or to the end of the heading's span."""
        basis, start = CONTEXT if anchor.indirect else STATED, anchor.span.start
        if start is None:
            return self.document(draft)
        if draft.status == "rule" or self.year is None or self.date is None or first_day(start) > last_day(self.date):
            return Period(start, None, basis)
        end, heading = self.written or self.year, self.heading
        if self.line is not None and self.line.end is not None and first_day(start) < first_day(self.line.end):
            end = self.line.end
        if heading is not None and heading.kind == "span" and heading.start is not None and heading.end is not None:
            recent = abs(year_of(heading.end) - year_of(end)) <= 1
            if recent and year_of(heading.start) - 1 <= year_of(start) < year_of(heading.end):
                end = heading.end
        return Period(start, end, basis)

    def start_of_total(self, anchor: Anchor) -> str | None:
        """Return the start that the flow gives for a total up to a day: an earlier expression that reaches that day."""
        end = anchor.span.end
        if end is None:
            return None
        last = bisect_left(self.anchors, anchor.start, key=lambda one: one.start)
        for one in reversed(self.anchors[max(last - 20, 0) : last]):
            start, until = one.span.start, one.span.end
            if one.role in (BASE, BY) or start is None:
                continue
            onset = one.role == IN and (is_onset(self.scene.text, one.phrase) or self._is_event(one))
            reaches = one.role == IN and until is not None and last_day(until) >= last_day(end)
            if one.role == SINCE or reaches or onset:
                return start if first_day(start) <= last_day(end) else None
        whole = self.heading if anchor.indirect else None  # "by the end of the year 12 had been opened"
        return (
            whole.start
            if whole is not None and whole.end is not None and last_day(whole.end) == last_day(end)
            else None
        )

    def running(self, number: int) -> Anchor | None:
        """Return the expression of an earlier sentence, or of the list's introduction, that still governs this one.

        A sentence that opens with a time of its own which cannot be read is, with those after it, of the same year.
        """
        found = self._told_before(number)
        if found is not None and not self._is_one_day_of_many(found):
            return found
        following = self.sentences[number + 1] if number + 1 < len(self.sentences) else None
        if (
            following is not None
            and following.anchors
            and frames.dates_before(following.text[following.start : following.end])
        ):
            return frames.main_anchor(following.anchors[:1], self.date)
        for later in self.sentences[number + 1 : number + 4]:
            if later.anchors and frames.sums_up(later.text[later.start : later.end]):
                return frames.main_anchor(later.anchors[:1], self.date)
        return self.lead or frames.told_below(self.scene, self.date)

    def _is_one_day_of_many(self, found: Anchor) -> bool:
        """Whether an expression is a day inside the span that the text reports on: the next event has its own."""
        span, whole = found.span, self.line or self.heading
        if span.precision != "day" or span.start != span.end or span.end is None or found.role != IN:
            return False
        if whole is None or whole.start is None or whole.end is None or whole.start == whole.end:
            return False
        return first_day(whole.start) <= first_day(span.end) <= last_day(whole.end)

    def _told_before(self, number: int) -> Anchor | None:
        """Return the expression of an earlier sentence that still governs this one."""
        narrated, elsewhere = True, opens_elsewhere(self.sentences[number])
        for earlier in reversed(self.sentences[max(number - _SENTENCES_BACK, 0) : number]):
            before = self.anchors[: bisect_left(self.anchors, earlier.start, key=lambda one: one.start)]
            found = carried(earlier, self.date, before, narrated=narrated) or self.target(earlier)
            narrated = narrated and not leaves_the_past(earlier)
            if found is not None:
                found = self._wider(found, number) or found
                return year_of_anchor(found) if elsewhere else found
            stretched = self._told_over(earlier)
            if stretched is not None:
                return stretched
            elsewhere = elsewhere or opens_elsewhere(earlier)
        return None

    def pointed_back(self, sentence: Sentence, index: int) -> DateSpan | None:
        """Return what a duration points back to that is told of before: "over those nine years", "in the two years"."""
        draft, unit = sentence.drafts[index], sentence.drafts[index].unit.unit
        low, high = sentence.span(index)
        if draft.measure != "duration" or unit not in ("year", "month") or draft.number.value_max is not None:
            return None
        earlier = [one for one in self.anchors if one.end <= low][-_SENTENCES_BACK:]
        if follows(sentence.text, high):
            start = next((one.span.end[:4] for one in reversed(earlier) if one.role == IN and one.span.end), None)
            end = None if start is None else str(int(start) + int(draft.number.value))
            return None if start is None else DateSpan(start, end, "year", "span")
        if not is_definite(sentence.text, low, high):
            return None
        told = [self._up_to_now(one) for one in reversed(earlier) if one.role in (IN, SINCE)]
        before = [self._up_to_now(one) for one in frames.earlier_anchors(self.scene, self.date)]
        return lasting(draft.number.value * (12 if unit == "year" else 1), (*told, self.line, self.heading, *before))

    def _up_to_now(self, anchor: Anchor) -> DateSpan:
        """Return the span of an expression, a start up to the end of the report or the document's year."""
        span, heading = anchor.span, self.heading
        if anchor.role != SINCE:
            return span
        ended = heading is not None and span.start is not None and heading.end is not None
        over = ended and heading is not None and first_day(span.start or "") < last_day(heading.end or "")
        end = heading.end if over and heading is not None else self.year
        return DateSpan(span.start, end, "year", "span")

    def _told_over(self, sentence: Sentence) -> Anchor | None:
        """Return the stretch that a sentence without a time of its own is told over, as if it were an expression."""
        for index, draft in enumerate(sentence.drafts):
            span = self.pointed_back(sentence, index)
            if span is not None:
                start, end = draft.mention.start, draft.mention.end
                return Anchor(start, end, start, IN, span, indirect=True)
        return None

    def _wider(self, found: Anchor, number: int) -> Anchor | None:
        """Return the year told of before a level at a day in it: "in 2016 … 112 posts by December. In the south, …"."""
        if found.role not in (BY, AS_OF) or found.span.end is None or self._leads(found, number):
            return None
        for earlier in self.sentences[max(number - _SENTENCES_BACK, 0) : number]:
            for one in earlier.anchors:
                year = one.role == IN and one.start < found.start and one.span.precision == "year"
                if year and one.span.start == one.span.end == found.span.end[:4] and not looks_back(earlier, one):
                    return one
        return None

    def _leads(self, anchor: Anchor, number: int) -> bool:
        return any(
            one is anchor and sentence.facts[index].leading
            for sentence in self.sentences[max(number - _SENTENCES_BACK, 0) : number]
            for index, one in enumerate(sentence.anchors)
        )

    def target(self, earlier: Sentence) -> Anchor | None:
        """Return the target year of a projection, which "that is 2.8 per cent" after it speaks of."""
        if not any(draft.status == "projection" for draft in earlier.drafts):
            return None
        return next((anchor for anchor in earlier.anchors if is_future(anchor.span, self.date)), None)

    def inherits(self, tense: str, running: Anchor, anaphoric: bool) -> bool:
        """Tell whether a clause of this tense goes on speaking of the time of the sentence before."""
        if is_future(running.span, self.date):
            return anaphoric or tense == tenses.WILL_BE
        long_ago = (
            running.span.kind == "relative" and int(self.year or 0) - year_of(running.span.end or "9999") > _JUST_PAST
        )
        if tense == tenses.IS and long_ago and running.role == IN:
            return False  # "forty years ago there were 75 million; half are women"
        if anaphoric or (tense == tenses.WAS and running.role != PRESENT) or self.scene.flow.kind == "heading":
            return True
        if tense == tenses.WAS:
            return False  # "the office now has 12 staff; it closed 40 cases"
        opening = [(one, one.anchors[0]) for one in self.sentences if one.anchors]
        if tense == tenses.IS and any(first is running and is_chronicle(one, first) for one, first in opening):
            return True
        if tense == tenses.NO_VERB:
            return running.role != SINCE and not self._is_bare_event(running)
        if tense == tenses.HAS_BEEN:
            return running.role == SINCE or running.span.kind == "window"
        return running.role == AS_OF and (self.written is not None or self.year != (running.span.end or "")[:4])

    def _is_event(self, one: Anchor) -> bool:
        """Tell whether an expression is the day of what a sentence before tells without figures: a storm, a quake."""
        if one.span.precision != "day" or one.span.start != one.span.end:
            return False
        return any(one in sentence.anchors and not sentence.drafts for sentence in self.sentences)

    def _is_bare_event(self, running: Anchor) -> bool:
        """Tell whether an expression dates an event told without figures, which a line without a verb is not of."""
        return any(
            one is running and not sentence.drafts and not sentence.facts[index].leading
            for sentence in self.sentences
            for index, one in enumerate(sentence.anchors)
        )

    def shares(self, sentence: Sentence, number: int, index: int) -> bool:
        """Tell whether a share told in the present breaks down what a sentence before counted in a year just past.

        "In 2018, 3,200 people were assisted. Women make up 51 per cent."
        """
        if sentence.tense(index) != tenses.IS or self.year is None:
            return False
        if self.reference is not None and self.reference.sort in (PLAN, DATA):
            return False
        shares = [one for one in sentence.drafts if one.measure == "share"]
        if not shares or shares[0] is not sentence.drafts[0] or number == 0:
            return False
        if _OF_ITS_OWN.match(sentence.drafts[index].after):
            return False
        earlier = self.running(number)
        if earlier is None or earlier.role != IN or earlier.span.precision == "day" or earlier.span.end is None:
            return False
        return 0 < int(self.year) - year_of(earlier.span.end) <= _JUST_PAST and earlier.span.kind != "window"

    def from_running(self, running: Anchor, draft: Draft) -> Period:
        """Return the period that a running expression gives to a figure."""
        if running.role == PRESENT:
            return self.document(draft)
        if running.role == SINCE:
            return replace(self.since(running, draft), basis=CONTEXT)
        if is_future(running.span, self.date):
            return Period(running.span.end, running.span.end, CONTEXT)
        return self.window(running.span) or Period(running.span.start, running.span.end, CONTEXT)


_AS_THINGS_ARE = re.compile(
    r"(?i)\b(?:facts|context|background|situation|where\swe\s(?:stand|are)|profile|current\s[a-z]+|baseline|needs\sassessment"
    r"|starting\spoint|state\sof\splay)\b"
)
# "97 per cent of staff members work abroad" names its own whole, and is told of now
_OF_ITS_OWN = re.compile(r"\sof\s(?!(?:it|its|that|the|their|them|these|this|those|whom)\b)")
