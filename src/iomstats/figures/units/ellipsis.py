"""Finds what a figure without a noun of its own counts: what an earlier figure, its subject or its list counts."""

import math
import re
from collections.abc import Sequence

from iomstats.figures.model import Draft, Unit
from iomstats.figures.units.antecedents import antecedent_of_their, counted_before_list
from iomstats.figures.units.deeds import STREAMS, acts, in_which, who_did
from iomstats.figures.units.expressions import PARTITIVE
from iomstats.figures.units.givers import REACH_BACK, can_count, can_pass_on, is_located, whole_of
from iomstats.figures.units.headers import measured_in
from iomstats.figures.units.labels import label_of, sample_of
from iomstats.figures.units.lists import counted_by_list, counted_by_surroundings
from iomstats.figures.units.names import unit_of
from iomstats.figures.units.paragraphs import NO_THINGS, told_of
from iomstats.figures.units.parallels import counts_by_form
from iomstats.figures.units.shares import compared_share
from iomstats.figures.units.subjects import clause_subject_of, opening_subject, subject_of, topic_of
from iomstats.figures.units.symbols import is_measured
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.nouns import noun_phrase
from iomstats.figures.words.plurals import is_plural
from iomstats.figures.words.quantities import TIME_UNITS

_LINK = re.compile(
    r"\s?,?\s?(?:and|or|to|&|,|and\sto|and\sthen|maybe|perhaps|possibly|even|if\snot|or\seven)?\s?(?:(?:some|now|then|currently|later|about|"
    r"over|nearly|almost|more\sthan|another|up\sto|at\sleast|approximately|around)\s)?",
    re.IGNORECASE,
)


def are_coordinated(draft: Draft, following: Draft) -> bool:
    """Whether only a conjunction or "of" parts two numbers: "3,118 and 4,250 migrants", "two of 19 roads"."""
    if draft.sentence != following.sentence or following.number.form != "cardinal":
        return False
    if re.search(r"\bper\s$", draft.before):
        return False  # "a nurse per 3,400 and two beds"
    gap = draft.scene.text[draft.mention.end : following.mention.start]
    if re.fullmatch(r",\s(?:and|but)\s", gap) and _PREDICATE.search(draft.before[-REACH_BACK:]):
        return False  # "there were 112, and nine beds were free": a clause of its own
    if (
        gap == " and "
        and _NAMED_BEFORE.search(draft.before[-40:])
        and following.scene.text[following.mention.start].isalpha()
    ):
        return False  # "New Zealand 198 and four other countries 180"
    return (
        bool(_LINK.fullmatch(gap))
        or bool(re.fullmatch(PARTITIVE, gap))
        or bool(re.fullmatch(r"\s?(?:\([^()]*\))?,?\s(?:and|to|,)\s|\s?(?:\+/[-−]|±)\s?", gap))
    )


_NAMED_BEFORE = re.compile(r"(?:,|\band)\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?\s$")


def inherited_unit(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Return the unit that an elliptic figure takes over from an earlier figure, its subject, topic or list."""
    unit = _inherited(drafts, found, index)
    if unit is not None and unit.unit in NO_THINGS:
        unit = told_of(drafts[index])
    if unit is None or unit.unit_text is None or drafts[index].number.value < _A_CROWD:
        return unit
    head = unit.unit_text.split()[-1].lower()
    flows = head in STREAMS and not _OF_THINGS.search(drafts[index].before[-REACH_BACK:])
    return Unit("person", unit.unit_text, inherited=True) if flows else unit


_A_CROWD = 100
_OF_THINGS = re.compile(
    r"(?i)\b(?:aircraft|vessels?|ships?|vehicles?|trucks?|lorr(?:y|ies)|trains?|cargo|goods|freight|container|capital|investment|financial|money|remittance|aid|trade|"
    r"traffic|air)\b"
)


def _inherited(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    draft = drafts[index]
    return (
        antecedent_of_their(draft)
        or counted_before_list(draft)
        or counts_by_form(drafts, found, index)
        or _part_of_pair(drafts, found, index)
        or _parallel_measure(drafts, found, index)
        or _in_unit_of_label(draft)
        or label_of(draft)
        or sample_of(draft)
        or compared_share(drafts, found, index)
        or topic_of(draft)
        or who_did(drafts, found, index)
        or in_which(drafts, found, index)
        or _from_sentence(drafts, found, index)
        or _from_earlier(drafts, found, index)
        or counted_by_list(draft)
        or counted_by_surroundings(draft)
        or _among_them(drafts, found, index)
        or (Unit("person", None) if acts(draft) else None)
        or told_of(draft)
    )


_AMONG = re.compile(rf",\s(?:among\sthem|including|amongst\sthem|most\sof\sthem|of\s(?:whom|which))\s{HEDGES}")


def _among_them(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read a number as counting what those among it are: "On board were 935, among them 586 Nigeriens"."""
    if index + 1 >= len(drafts):
        return None
    part, unit = drafts[index + 1], found[index + 1]
    gap = part.scene.text[drafts[index].mention.end : part.mention.start]
    smaller = part.number.value < drafts[index].number.value
    return unit.passed_on() if unit and smaller and can_pass_on(part, unit) and _AMONG.fullmatch(gap) else None


_UNIT_OF_LABEL = re.compile(r"\((?P<unit>[^()]{1,25})\):\s[^:;()]*$")


def _in_unit_of_label(draft: Draft) -> Unit | None:
    """Read the numbers of a list in the unit that its label has in brackets: "Rain (mm): Kisumu 212, Voi 84"."""
    label = _UNIT_OF_LABEL.search(draft.before[-REACH_BACK:])
    if label is None or not re.match(r"\s?[,.;]|\sand\b|$", draft.after):
        return None
    unit = measured_in(f"({label['unit']})")
    return Unit(unit.unit, None, inherited=True) if unit is not None else None


# "31 of them migrants"
_OF_THEM_NAMED = re.compile(
    r"\s(?:others\s)?of\s(?:them|which|whom)\s(?P<noun>[a-z][a-z-]+(?:\s[a-z-]+){0,2})(?:\s?[,.;)]|\sand\b|\sin\b|\sfrom\b|\saged\b|\swho\b|$)"
)


def _part_of_pair(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read what "of them" refers to: "in fifty-eight countries, twenty-two of them in Africa"."""
    draft = drafts[index]
    if index == 0 or not re.match(r"\s(?:others\s)?of\s(?:them|which|whom|these|those)\b", draft.after):
        return None
    named = _OF_THEM_NAMED.match(draft.after)
    if named is not None:
        start = draft.mention.end + named.start("noun")
        phrase = noun_phrase(draft.after[named.start("noun") - 1 :])
        if phrase is not None and is_plural(phrase.head):
            text = draft.after[named.start("noun") - 1 :][phrase.start : phrase.end]
            return Unit(unit_of(text, phrase.head), text, start, start + len(text), inherited=True)
    whole, counted = drafts[index - 1], found[index - 1]
    if counted is None or whole.sentence != draft.sentence or draft.number.value >= whole.number.value:
        return None
    if counted.unit in TIME_UNITS:
        return None if is_located(whole) else counted.passed_on()
    gap = draft.scene.text[counted.end or whole.mention.end : draft.mention.start]
    sized = index > 1 and re.fullmatch(
        r"\s(?:of|with|over|above|under|below)\s(?:(?:more|less|fewer|at|over)\s(?:than|least)\s)?",
        draft.scene.text[(found[index - 2] or counted).end or 0 : whole.mention.start],
    )
    if sized and (size := found[index - 2]) is not None and can_pass_on(drafts[index - 2], size) and size.end:
        return size.passed_on()  # "six cities of 100,000 people, two of them in Florida"
    head, heads = found[index - 2] if index > 1 else None, drafts[index - 2] if index > 1 else None
    if (
        head is not None
        and heads is not None
        and head.end is not None
        and heads.sentence == draft.sentence
        and can_pass_on(heads, head)
        and draft.number.value < heads.number.value
        and is_located(whole)
        and not is_located(heads)
        and not re.match(r"\s(?:others\s)?of\s(?:them|which|whom|these|those)\s(?:are\s|were\s)?in\s", draft.after)
        and re.fullmatch(
            r"\s(?:in|across|from|at)\s(?:the\s|all\s|its\s)?", draft.scene.text[head.end : whole.mention.start]
        )
    ):
        return Unit(
            head.unit, head.unit_text, inherited=True
        )  # "480 homes in 96 villages, 57 of which had lost their roof"
    if can_pass_on(whole, counted) and re.fullmatch(r"\s?[,(–-]\s?(?:[a-z]+\s){0,2}", gap):
        return counted.passed_on()
    these = re.match(r"\s(?:of\s(?:these|those))\b", draft.after)
    if these and can_pass_on(whole, counted) and not is_located(whole) and not re.search(r"[;:]", gap):
        return counted.passed_on()  # "131 had been dug, and 118 of these were working"
    return None


def _parallel_measure(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read time or money from the figure before: "for 90 days and workers for 120", "45 days, against 30 in 2010"."""
    draft = drafts[index]
    if index == 0 or drafts[index - 1].sentence != draft.sentence or not _ALONE.match(draft.after):
        return None
    back = index - 1
    if _TO.search(draft.before[-REACH_BACK:]) and re.search(rf"\bfrom\s{HEDGES}$", drafts[back].before[-REACH_BACK:]):
        # "fell from 95 minutes a day to 38"
        unit = found[back]
        return unit.passed_on() if unit and unit.unit in TIME_UNITS and unit.unit_text else None
    if _AGAINST.search(draft.before[-REACH_BACK:]):
        unit = found[index - 1]
        return unit.passed_on() if unit and unit.unit in TIME_UNITS and unit.unit_text else None
    if _MORE_OR_LESS.match(draft.after) and drafts[index - 1].number.form == "money":
        return Unit(drafts[index - 1].number.currency, None, inherited=True)
    if not re.search(r"\bfor\s$", draft.before):
        return None
    for earlier in range(index - 1, -1, -1):
        unit = found[earlier]
        if drafts[earlier].sentence != draft.sentence:
            return None
        if unit is not None and unit.unit in TIME_UNITS and re.search(r"\bfor\s$", drafts[earlier].before):
            return unit.passed_on()
    return None


_MORE_OR_LESS = re.compile(r"\s(?:more|less|higher|lower)\sthan\b")
_ALONE = re.compile(r"\s(?:and|or|but|in|for|at|a\syear|more|less|higher|lower|the\syear)\b|\s?[.,;)]|$")
_AGAINST = re.compile(
    r"(?i)\b(?:against|compared\s(?:with|to)|versus|(?:up|down)\sfrom|instead\sof|rather\sthan)\s"
    rf"(?:the\s(?:[a-z]+\s)?)?{HEDGES}$"
)


def _from_sentence(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Return the unit of an earlier figure or of the subject of the sentence, whichever is nearer."""
    draft = drafts[index]
    givers = [
        earlier
        for earlier in range(index - 1, -1, -1)
        if drafts[earlier].sentence == draft.sentence
        and (unit := found[earlier]) is not None
        and can_pass_on(drafts[earlier], unit)
        and can_count(unit.unit, draft.number.value)
        and ((is_measured(unit.unit) and not _spelled(draft)) or _of_one_sort(drafts[earlier], draft))
        and not (is_measured(unit.unit) and _spelled(draft) and not _spelled(drafts[earlier]))
    ]
    # what stands after a preposition only locates ("640 titles in 14 languages; 58 were released")
    if not (
        givers
        and re.match(r"\s(?:of|from)\s[a-z]", draft.after)
        and re.match(r"\s[\w\s-]{3,30}?\sof\s", drafts[givers[0]].after)
    ):
        standing = [earlier for earlier in givers if not is_located(drafts[earlier])]
        if givers and not standing and acts(draft) and subject_of(draft) is None:
            return Unit("person", None)
        if len(standing) > 1 and _ABOVE.search(draft.before[-REACH_BACK:]):
            standing.sort(key=lambda earlier: _distance(drafts[earlier].number.value, draft.number.value))
        elif standing:
            whole = whole_of(drafts, found, standing[0], draft)
            standing = [whole, *(earlier for earlier in standing if earlier != whole)]
        changed = _changed(drafts, givers, index)
        if changed is not None and (level := found[changed]) is not None:
            return level.passed_on()
        givers = standing or givers
    subject, clause_subject = _told_of(subject_of(draft), draft), _told_of(clause_subject_of(draft), draft)
    if clause_subject is not None and (
        not givers or clause_subject[0] >= drafts[givers[0]].mention.end or is_located(drafts[givers[0]])
    ):
        subject = subject or clause_subject
    if givers:
        giver = found[givers[0]]
        if subject is not None and (subject[0] >= drafts[givers[0]].mention.end or is_located(drafts[givers[0]])):
            return subject[1]
        if giver is not None:
            return giver.passed_on()
    if subject is not None:
        return subject[1]
    for earlier in range(index - 1, -1, -1):
        share = found[earlier]
        if drafts[earlier].sentence == draft.sentence and share and share.unit == "percent" and share.unit_text:
            if draft.number.value <= 100 and not is_plural(share.unit_text.split()[-1]):
                return Unit("percent", share.unit_text, inherited=True)  # a mass is not counted
            return Unit(unit_of(share.unit_text), share.unit_text, inherited=True)
    return None


def _told_of(subject: tuple[int, Unit] | None, draft: Draft) -> tuple[int, Unit] | None:
    """Return a subject that there can be so many of: no 34,100 destinations."""
    return subject if subject is not None and can_count(subject[1].unit, draft.number.value) else None


def _distance(value: float, other: float) -> float:
    """Return how far apart two numbers are, by their ratio."""
    return abs(math.log((abs(value) or 1) / (abs(other) or 1)))


# "4,360 officers took 211 courses, well above the 3,000 foreseen": of those that are nearest in number
_ABOVE = re.compile(
    rf"\b(?:above|below|exceeding|short\sof|against|compared\s(?:with|to))\s(?:the\s)?(?:(?:target|goal|plan)\sof\s)?{HEDGES}$"
)
_TO = re.compile(rf"\bto\s{HEDGES}$")
_PREDICATE = re.compile(rf"\b(?:to|there\s(?:are|were)|numbered|totall?ed|stood\sat|reached|came\sto)\s{HEDGES}$")
_BY = re.compile(rf"\bby\s{HEDGES}$")


def _changed(drafts: Sequence[Draft], givers: Sequence[int], index: int) -> int | None:
    """Return the figure of a change that leads up to a level: "cut by 340,000 barrels to 1.2 million"."""
    near = bool(givers) and givers[0] == index - 1
    return (
        givers[0]
        if near
        and _TO.search(drafts[index].before[-REACH_BACK:])
        and _BY.search(drafts[givers[0]].before[-REACH_BACK:])
        else None
    )


def _spelled(draft: Draft) -> bool:
    return re.search(r"\d", draft.scene.text[draft.mention.start : draft.mention.end]) is None


def _of_one_sort(giver: Draft, draft: Draft) -> bool:
    """Whether a figure can count what another does: "14.21" counts no wickets after "28 wickets"."""
    if draft.number.value % 1 == 0 or giver.number.value % 1 > 0 or re.match(r"\sothers?\b", draft.after):
        return True
    return re.search(r"(?i)\b(?:average|mean|median)", draft.scene.text[slice(*draft.sentence)]) is not None


_ASIDE = re.compile(rf"\b(?:with|including|plus|besides|against)\s{HEDGES}$")


def _from_earlier(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Return the unit of a figure of an earlier sentence: things that are counted, nothing that is measured."""
    draft = drafts[index]
    if _ANSWERS.match(draft.after):
        subject = opening_subject(draft)
        if subject is not None:
            return subject
    located = None
    for earlier in range(index - 1, -1, -1):
        unit, giver = found[earlier], drafts[earlier]
        if unit is None:
            continue
        if unit.unit == "percent" and unit.unit_text and giver.number.form == "proportion":
            return Unit(unit_of(unit.unit_text), unit.unit_text, inherited=True)
        if (
            can_pass_on(giver, unit)
            and can_count(unit.unit, draft.number.value)
            and _of_one_sort(giver, draft)
            and not (is_measured(unit.unit) and giver.sentence != draft.sentence)
        ):
            if _ASIDE.search(giver.before[-60:]) and any(
                drafts[other].sentence == giver.sentence and can_pass_on(drafts[other], other_unit)
                for other in range(earlier)
                if (other_unit := found[other]) is not None
            ):
                continue  # "the cases numbered 5,335, with 2,622 deaths"
            if not is_located(giver):
                of = found[whole_of(drafts, found, earlier, draft)] or unit
                return of.passed_on()
            if located is not None and drafts[located].sentence != giver.sentence:
                break
            located = earlier if located is None else located
    if located is not None and (unit := found[located]) is not None:
        return unit.passed_on()
    for earlier in range(index - 1, -1, -1):
        whole = found[earlier]
        if whole is not None and whole.unit == "percent" and whole.unit_text and draft.number.value > 100:
            return Unit(unit_of(whole.unit_text), whole.unit_text, inherited=True)
    return None


_ANSWERS = re.compile(
    r"\s(?:replied|responded|answered|agreed|disagreed|declined|accepted|refused|abstained|signed|voted|did\sso)\b"
)
