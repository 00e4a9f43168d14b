"""Tells a stock (a level at a time) from a flow (an amount over a period), by what the sentence says of the figure.

Must not decide any other kind: ``measures`` has told these apart before.
"""

import re
from collections.abc import Sequence

from iomstats.figures.kinds.by_then import had_by_then
from iomstats.figures.kinds.cells import AT_DATE, UNFINISHED, told_in
from iomstats.figures.kinds.company import is_event_for, is_group
from iomstats.figures.kinds.nearby import OVER_SPAN, between_figures, near
from iomstats.figures.kinds.subjects import class_in, class_meant
from iomstats.figures.kinds.sums import is_money, money_level
from iomstats.figures.model import FLOW, STOCK, Draft, Level
from iomstats.figures.words.auxiliaries import Predicate
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.predicates import noun_before, opens_clause, said_after, said_before
from iomstats.figures.words.quantities import is_output, is_size
from iomstats.figures.words.word_classes import class_of_phrase, noun_class, result_participles

_STANDING = re.compile(
    r"(?i)\b(?:active|ongoing|on-going|existing|outstanding|pending|under\sway|underway|in\splace|in\sforce|"
    r"remaining(?!\s#)|at\sany\s(?:one|given)\stime|unpaid|unresolved)\b"
)
# these place what is told at a time, unless it is told as done: "has now reached", "still came"
_ON_HAND = re.compile(r"(?i)#[^.;]{0,60}\b(?:on|in)\shand\b")
_AT_PRESENT = re.compile(r"(?i)\b(?:currently|at\spresent|presently|still|now|today|nowadays)\b")
_THIS_SPAN = re.compile(r"(?i)\b(?:this|next)\s(?:year|month|week|quarter|season)\b")


def find_levels(drafts: Sequence[Draft]) -> list[Level | None]:
    """Return for each level of running text whether its own words tell a stock or a flow; None for other figures."""
    running = (draft.measure == "level" and draft.scene.flow.cell is None for draft in drafts)
    return [level(draft) if told else None for draft, told in zip(drafts, running, strict=True)]


def level(draft: Draft) -> Level:
    """Return whether a figure in running text is a stock or a flow.

    Examples:
        "7,258 staff worked in 400 offices" is a stock, "7,258 staff were trained" a flow.
    """
    unit = draft.unit.unit
    if unit == "year" or (unit or "").startswith("degree"):
        return Level(STOCK, "age")
    if is_money(draft):
        return money_level(draft)
    unit_text = draft.unit.unit_text or ""
    if _UNSETTLED.match(draft.after):
        return Level(STOCK, "unsettled")
    noun = class_of_phrase(unit_text) or noun_class(draft.unit.unit or "")
    between = between_figures(draft)
    before, after = said_before(draft), said_after(draft)
    if before is not None and (before.word in _EMPTY or before.aspect == "copula") and _BRACKETED.search(draft.before):
        before = None  # "Turkey remained the main host (3,600)": the verb tells nothing of the number
    if before is not None and before.role == "of" and noun == "state" and _WITH.search(draft.before):
        return Level(STOCK, "with so many")
    if unit == "person" and _DETECTED.search(draft.before) and before is not None and not before.holds:
        return Level(FLOW, "found in")
    if not draft.unit.inherited and UNFINISHED.search(unit_text):
        return Level(STOCK, "standing")
    if _ON_HAND.search(between):
        return Level(STOCK, "on hand")
    if noun != "event" and not _is_done(before, after):
        if _STANDING.search(between):
            return Level(STOCK, "standing")
        if _AT_PRESENT.search(between) and not _THIS_SPAN.search(between):
            return Level(STOCK, "at present")
    reached = before is not None and before.role == "object" and before.word.startswith("reach")
    if noun == "state" and not reached and _DEFINITE.search(draft.before):
        return Level(STOCK, "definite")
    owner = noun_before(draft)
    if owner == "event" and noun == "state" and _PAID_BY.search(draft.before):
        return Level(STOCK, "who pays", certain=False)
    if owner == "state" and after is not None and after.aspect == "event" and is_group(draft):
        owner = None  # "a group of 21 migrants left"
    if owner == "event" or (noun != "state" and is_event_for(draft)):
        return Level(FLOW, "of event")
    if owner == "state":
        return Level(STOCK, "of state")
    opens = after is not None and after.role == "subject" and opens_clause(draft)
    as_subject = _as_subject(draft, after, noun) if after else None
    as_object = _as_object(draft, before, after, noun) if before else None
    if as_subject and (opens or not (as_object and before and before.role == "object")):
        return as_subject
    if as_object and before and before.role == "object":
        return as_object
    if owner == "number" and noun != "event":
        return Level(STOCK, "of number")
    if is_size(unit):
        return Level(STOCK, "size", certain=False)
    if as_object and before:
        told = before.aspect == "level" and before.preposition in ("at", "from", "to")
        return Level(as_object.kind, as_object.reason + " of", certain=told)
    return _by_noun_and_time(draft, noun)


# "the number rose to 1,870": of what was told before
_BARE_NUMBER = re.compile(
    r"(?i)(?:.*,\s|(?:in|by)\s\S+\s)?(?:the|this|that)\s(?:count|figure|number|tally|total)"
    r"(?:\s(?:has|had|have|then|thus|since))*"
)
# "displacement stood at", "it stood at"
_MASS = re.compile(r"(?i)\b(?:it|displacement|enrolment|enrollment|attendance|detention|membership)$")
_EMPTY = frozenset(
    "comprise comprised comprises form formed forms include included includes including lead leads led remain remained "
    "remains represent represented represents".split()
)
_BRACKETED = re.compile(rf"\((?:with\s)?{HEDGES}$")
_WITH = re.compile(rf"\bwith\s{HEDGES}$")
_UNSETTLED = re.compile(
    r"(?i)(?:\s[\w’'-]+){0,4}?\s(?:is|are|was|were|remains?|remained)\s(?:still\s)?(?:pending|outstanding|open|unresolved|under|"
    r"awaiting|ongoing|missing|unaccounted)\b"
)
_PAID_BY = re.compile(rf"(?i)\b(?:contributions|donations|dues|payments|pledges)\s(?:of|by|from)\s{HEDGES}$")
_DEFINITE = re.compile(r"(?i)\b(?:the|all|its|their|our|his|her|these|those)\s(?:(?:other|remaining|some)\s)?$")


def _counts_reached(draft: Draft, said: Predicate) -> bool:
    """Whether people or things were reached, not a level: "reached over 4,000 households"."""
    return (
        said.role == "object"
        and draft.unit.unit_text is not None
        and not draft.unit.inherited
        and not is_size(draft.unit.unit)
    )


def _is_done(before: Predicate | None, after: Predicate | None) -> bool:
    """Whether a verb that the figure is subject or object of tells what has happened."""
    return any(
        said is not None and said.aspect == "event" and said.role in ("object", "subject") and not said.present
        for said in (before, after)
    )


def _as_object(draft: Draft, said: Predicate, after: Predicate | None, noun: str | None) -> Level | None:
    """Return what the verb tells that the figure is object or complement of."""
    subject = class_in(said.subject) or class_meant(draft, said.subject)
    moved = (said.word in _COMING and said.preposition == "to") or (
        said.word in _GOING and said.preposition in ("from", "to") and subject is not None
    )
    if said.aspect == "level" or moved or (said.word in ("put", "puts") and said.preposition == "at"):
        close = near(draft)
        changed = said.preposition in ("from", "to") and said.word not in _AMOUNTING
        # "fallen since 1990 to 300": the span is that of the fall
        timed = close.partition("#")[2] if changed else close
        over_span = noun != "state" and OVER_SPAN.search(timed) and not AT_DATE.search(timed)
        if subject == "number" and over_span:
            return Level(FLOW, "number over a span", certain=False)
        if _ACTED.search(said.subject):
            return Level(FLOW, "level of who did")
        if UNFINISHED.search(said.subject):
            return Level(STOCK, "level of what is unfinished")
        if (
            subject == "event"
            and noun != "event"
            and said.word in ("stand", "stands", "stood")
            and _MASS.search(said.subject)
        ):
            return Level(STOCK, "stood at")
        if subject == "event" or noun == "event":
            return Level(FLOW, "level of event")
        if said.word.startswith("reach") and said.role == "object" and _is_habitual(draft, said, noun):
            return Level(STOCK, "reaches")
        if said.word.startswith("reach") and _counts_reached(draft, said) and not _grows(said.subject):
            return Level(FLOW, "reached")
        if subject in ("state", "number"):
            return Level(STOCK, "level of state", certain=not _BARE_NUMBER.fullmatch(said.subject))
        if _counts_reached(draft, said):
            return Level(FLOW, "reached")
        return Level(FLOW if over_span or is_output(draft.unit.unit) else STOCK, "level", certain=False)
    if said.word in ("has", "have") and said.aspect == "have" and not OVER_SPAN.search(near(draft)):
        return Level(STOCK, "has now", certain=not draft.unit.inherited)
    if said.aspect in ("copula", "have"):
        if noun == "event" or (after and after.aspect == "event" and said.aspect == "copula"):
            return Level(FLOW, "there were events")
        if _WAS.search(draft.before) and (
            subject == "event" or (subject == "number" and noun != "state" and OVER_SPAN.search(near(draft)))
        ):
            return Level(FLOW, "was so many events")
        if noun != "event" and _THERE.search(draft.before) and AT_DATE.search(near(draft)):
            return Level(STOCK, "there were at a date")
        made = said.aspect == "copula" and is_output(draft.unit.unit)
        return Level(FLOW if made else STOCK, said.aspect, certain=not draft.unit.inherited)
    if draft.unit.unit == "person" and (_DETECTED.search(draft.before) or (noun != "state" and _is_found(draft, said))):
        return Level(FLOW, "found")
    if said.aspect == "report" or (said.word in _LEAVING and said.role == "object"):
        if noun == "event":
            return Level(FLOW, "reported events")
        if said.preposition == "by" and not said.present and draft.unit.unit == "person":
            return Level(FLOW, "done by")
        if _TO_DO.match(draft.after):
            return Level(FLOW, "expected to do")
        if after and after.aspect in ("event", "state"):
            return Level(FLOW if after.aspect == "event" else STOCK, "reported, and after")
        return Level(STOCK, "reported states") if noun == "state" else None
    if said.aspect == "event":
        if _is_habitual(draft, said, noun):
            return Level(STOCK, "object of habit")
        raised = _RAISED.search(draft.before)
        if raised and class_in(raised.group(1)) == "state":
            return Level(STOCK, "brought to")
        return Level(FLOW, "object of event")
    if said.aspect == "state":
        if said.word in _TALKED and said.preposition in ("to", "with") and draft.unit.unit == "person":
            return Level(FLOW, "talked to")
        return Level(FLOW if noun == "event" and not said.holds else STOCK, "object of state")
    return None


# "expects 50,000 to go home"
_TO_DO = re.compile(
    r"(?:\s[\w’'-]+){0,3}?\sto\s(?:apply|arrive|come|cross|flee|go|join|leave|migrate|move|return|take)\b"
)


def _is_sentence(draft: Draft) -> bool:
    """Whether the words end as a sentence does and no headline: "Police Arrest Nine"."""
    return draft.scene.text[draft.sentence[0] : draft.sentence[1]].rstrip("”\"’') ").endswith((".", "!", "?", ":", ";"))


def _is_habitual(draft: Draft, said: Predicate, noun: str | None) -> bool:
    """Whether a verb in the present tells what is so at a time: "implements 14 projects", "4,000 receive rations".

    Headlines and news tell in it what has happened; a span makes it an amount.
    """
    return (
        said.holds
        and noun != "event"
        and (
            draft.period.basis in (None, "document") or (noun == "state" and _WHICH_NOW.match(draft.after) is not None)
        )
        and (draft.scene.flow.kind == "list_item" or (draft.scene.flow.kind == "paragraph" and _is_sentence(draft)))
        and not is_output(draft.unit.unit)
        and not OVER_SPAN.search(between_figures(draft))
    )


# "9 offices, which draw up plans": a clause that tells what they are for
_WHICH_NOW = re.compile(r"(?:\s[\w’'-]+){1,4}?,?\s(?:which|who|that)\s(?!had\b|have\b|has\b)")
# "came to 300" over a period, but "fell to 300" at its end
_AMOUNTING = frozenset("amount amounted amounting amounts came come comes coming reached total totalled".split())
# "came to 300", "the number went from 408 to 423": levels, where "came from Mexico" is none
_COMING = frozenset(("came", "come", "comes", "coming"))
_GOING = frozenset(("go", "goes", "going", "gone", "went"))
# what is left behind lasts: "leaving 12,000 without shelter"
_LEAVING = frozenset(("leave", "leaves", "leaving", "left"))
# "bring its force to 1,850"
_RAISED = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|cuts?|cutting|lift(?:s|ed|ing)?|rais(?:e|es|ed|ing)|takes?|taking|took)\s([^.;:]{3,60}?)\sto\s"
    rf"{HEDGES}$"
)
# what is itself counted, so that it reaches a number
_GROWING = re.compile(
    r"(?i)\b(?:number|total|count|toll|tally|figure|caseload|population|membership|staff|workforce|personnel|headcount|enrolment|"
    r"attendance|fleet|stock|capacity|roster|pool|payroll|circulation|turnout)s?\b"
)
# in the past done with people: "spoke to 97,000 villagers"
_TALKED = frozenset("dealt lived spoke spoken stayed worked".split()) - {"lived"}
# what people and things do, not a level: "35 convoys reached the town"
_ARRIVING = frozenset("approached crossed passed reach reached reaches".split())


_DETECTED = re.compile(
    rf"(?i)\b(?:(?:confirmed|detected|diagnosed|found|identified)\sin|caught|discovered|spotted)\s{HEDGES}$"
)
_THERE = re.compile(rf"(?i)\bthere\s(?:is|are|was|were)\s{HEDGES}$")
_WAS = re.compile(
    rf"(?i)\b(?:is|are|was|were|be|been)\s(?:(?:at|put\sat|estimated\sat|estimated\sto\s(?:be|have\sbeen))\s)?{HEDGES}$"
)


def _is_found(draft: Draft, said: Predicate) -> bool:
    """Whether people were found or seen by somebody at work: "the teams found 300", no census or report."""
    words = (draft.unit.unit_text or "").lower().split()
    lasting = not result_participles().isdisjoint(words)
    at_work = not re.search(r"(?i)\bit$", said.subject) and not _STUDY.search(said.subject)
    return said.word in _FINDING and said.role == "object" and at_work and not lasting


# "those who came home numbered", "the persons that sought asylum came to"
_ACTED = re.compile(
    r"(?i)\b(?:who|that)\s(?:(?:had|have)\s)?(?:arrived|came|come|crossed|died|entered|fled|gone|left|passed|received|returned|sought|took|"
    r"voted|went)\b"
)
_FINDING = frozenset("detected diagnosed discovered found saw seen spotted".split())
_STUDY = re.compile(
    r"(?i)\b(?:analys[ei]s|assessments?|censuse?s?|counts?|data|DTM|enumerat\w+|estimates?|figures|mapping|matrix|monitoring|polls?|"
    r"profiles?|profiling|registration|reports?|research|stud(?:y|ies)|surveys?|tracking)\b"
)


def _grows(subject: str) -> bool:
    return bool(_GROWING.search(subject)) and not re.search(r"\d", subject)


_ASIDE = re.compile(r"\([^()]*\)")
_CAME_ABOUT = re.compile(r"(?i)\b(?:newly|between|since|during)\b")


def _as_subject(draft: Draft, said: Predicate, noun: str | None) -> Level | None:
    """Return what the verb tells that the figure is subject of."""
    finite = said.role == "subject"
    if (
        said.aspect == "state"
        and not finite
        and _REGISTERS.match(draft.after)
        and _is_sentence(draft)
        and opens_clause(draft)
    ):
        return Level(FLOW, "registered")  # no other verb follows
    if said.aspect == "event":
        if had_by_then(draft):
            return Level(STOCK, "had by then")
        if _is_habitual(draft, said, noun):
            return Level(STOCK, "subject of habit")
        return Level(FLOW, "subject of event", certain=finite)
    if said.aspect == "state":
        close = _ASIDE.sub("", near(draft))
        came = said.word.endswith("ed") and (
            _CAME_ABOUT.search(close) if finite else re.search(r"(?i)#\D*\bnewly\b", close)
        )
        if came or (noun == "event" and not said.present):
            return Level(FLOW, "came into a state")
        return Level(STOCK, "subject of state")
    if said.aspect == "level" and said.word in _ARRIVING and finite:
        return Level(FLOW, "arrived")
    if said.aspect in ("copula", "have", "level", "report") and noun == "event":
        return Level(FLOW, "subject event")
    if said.aspect in ("copula", "have"):
        partly = _OF_THESE.match(draft.after) or OF_THESE_BEFORE.search(draft.before)
        told = said.present or not (draft.unit.inherited or partly)
        return Level(STOCK, "subject of be", certain=told)
    return None


# "60,214 clients enrolled in 2014": a verb of its own where a time or a partner follows
_REGISTERS = re.compile(
    r"(?:\s[\w’'-]+){0,3}?\s(?:enrolled|registered|separated|engaged|qualified)\s(?:in\s(?:\d{4}|[A-Z])|last|this|between|since|during|"
    r"with\s(?!the\b)|yesterday)"
)


# "697 of these were …", "of the total, 300 were …": what was said of all holds for them
_OF_THESE = re.compile(r"\sof\s(?:these|them|those)\b")
OF_THESE_BEFORE = re.compile(rf"(?i)\bof\s(?:these|them|whom|those|the\stotal|this\stotal),?\s{HEDGES}$")


def _by_noun_and_time(draft: Draft, noun: str | None) -> Level:
    """Return the kind where no verb tells it: in headings, list items, fragments."""
    flow = draft.scene.flow
    if noun in ("event", "state"):
        return Level(FLOW if noun == "event" else STOCK, f"noun of {noun}", certain=False)
    label = re.search(r"([^.:;]{3,60}):\s(?:[^.:;]{0,40},\s)?$", draft.before)
    lead = flow.lead or ""
    for words in (label.group(1) if label else "", lead, *flow.section[-1:]):
        told = FLOW if words is lead and _CAME_IN_LEAD.search(lead) else told_in(words)
        if told:
            return Level(told, "label", certain=False)
    close = near(draft)
    if AT_DATE.search(close):
        return Level(STOCK, "at date", certain=False)
    if OVER_SPAN.search(close) or _THIS_SPAN.search(close) or is_output(draft.unit.unit):
        return Level(FLOW, "over span", certain=False)
    return Level(STOCK, "default", certain=False)


# "Those who came home numbered:"
_CAME_IN_LEAD = re.compile(
    r"(?i)\b(?:who|which|that)\s(?:(?:have|had|were)\s)?(?:came|come|arrived|left|fled|went|gone|died|returned|took|made)\b"
)
