"""Finds what an elliptic number counts from a phrase built alike, from "of them", or from words behind it."""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft, Unit
from iomstats.figures.units.again import (
    in_brackets_too,
    more_of_same,
    number_of_listed,
    numbered_of,
    of_them_named,
    there_are,
)
from iomstats.figures.units.deeds import MOVEMENTS
from iomstats.figures.units.givers import PREPOSITION, counts_things, is_placed
from iomstats.figures.units.measures import measured_as_before
from iomstats.figures.units.names import CLASSIFYING_NOUNS, listed_units, unit_of
from iomstats.figures.units.shares import STANDS_ALONE, bare_share
from iomstats.figures.units.statistics import is_spread
from iomstats.figures.units.subjects import unit_of_phrase
from iomstats.figures.units.symbols import is_measured
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.people import is_person_noun
from iomstats.figures.words.plurals import is_plural, singular
from iomstats.figures.words.quantities import TIME_UNITS


def counts_by_form(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Return the unit that the form of the words around an elliptic number gives, None where it gives none."""
    return (
        _spread_of(drafts, found, index)
        or more_of_same(drafts, found, index)
        or _of_other_year(drafts, found, index)
        or in_brackets_too(drafts, found, index)
        or numbered_of(drafts[index])
        or number_of_listed(drafts[index])
        or there_are(drafts, found, index)
        or of_them_named(drafts[index])
        or _of_which(drafts[index])
        or _rate_of(drafts, found, index)
        or _number_of_before(drafts, found, index)
        or _listed_behind_colon(drafts[index])
        or bare_share(drafts, found, index)
        or _the_others(drafts, found, index)
        or measured_as_before(drafts, found, index)
        or _told_behind(drafts[index])
        or _of_people(drafts, found, index)
        or _of_those(drafts, found, index)
        or _level_of_change(drafts, found, index)
        or _after_same_preposition(drafts, found, index)
        or _object_of_people(drafts, found, index)
    )


def _spread_of(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Give a spread the unit of an elliptic number: "and by 6 (±4)"."""
    if index == 0 or not is_spread(drafts[index]) or drafts[index - 1].sentence != drafts[index].sentence:
        return None
    unit = found[index - 1]
    return unit.passed_on() if unit is not None and unit.unit != "percent" else None


_OTHER_YEAR = re.compile(
    rf"[^()\d;:.]{{0,60}}\((?:in\s|at\s|as\sat\s|end[\s-](?:of\s)?|FY\s?|Q[1-4]\s|(?:\d{{1,2}}\s)?(?:[A-Z][a-z]{{2,8}}\.?\s)?)?(?:19|20)\d\d(?:[/–-]\d\d)?:\s{HEDGES}"
)


def _of_other_year(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read the number of another year in brackets as of the one before: "in 27 areas (2018: 9)"."""
    draft = drafts[index]
    if index == 0 or drafts[index - 1].sentence != draft.sentence or not re.match(r"\s?[,;)]", draft.after):
        return None
    unit = found[index - 1]
    gap = draft.scene.text[drafts[index - 1].mention.end : draft.mention.start]
    if unit is None or unit.unit in ("ratio", None) or not (_OTHER_YEAR.fullmatch(gap) or gap == " ("):
        return None
    if gap == " (" and not (
        draft.after.startswith(")") and 0.5 <= draft.number.value / (drafts[index - 1].number.value or 1) <= 2
    ):
        return None
    if not drafts[index - 1].number.value / 100 <= draft.number.value <= drafts[index - 1].number.value * 100:
        return None
    return unit.passed_on()


_WHICH = re.compile(
    rf"(?:^|[.;]\s)(?P<nouns>[A-Z][a-z-]+(?:\s[a-z-]+){{0,3}}),\s(?:some\s)?of\s(?:which|whom)\s{HEDGES}$"
)


def _of_which(draft: Draft) -> Unit | None:
    """Read "of which" as of the noun before it that opens the sentence: "Aid agencies, of which 124 have left"."""
    which = _WHICH.search(draft.before)
    if which is None:
        return None
    unit = unit_of_phrase(which["nouns"])
    return unit if unit is not None and unit.unit_text and is_plural(unit.unit_text.split()[-1]) else None


_PER = re.compile(r"\s(?:per|for\severy|(?:in|out\sof)\severy)\s(?:\d|million\b|thousand\b|hundred\b|one\b)")
_RATE = re.compile(
    r"(?i)\b(?P<of>injur(?:y|ies)|accidents?|homicides?|murders?|suicides?|crimes?|births?|deaths?|fatalit(?:y|ies)|divorces?|marriages?|abortions?|"
    r"arrests?|incidents?|complaints?|defects?|errors?|crash(?:es)?|cases?|infections?|vacanc(?:y|ies)|burglar(?:y|ies)|robber(?:y|ies)|offences?)\s"
    r"(?:(?:frequency|incidence)\s)?rates?\b"
)


def _rate_of(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read what a rate is of: "the injury rate fell to 0.9 per million hours", "37 accidents, or 1.9 per million"."""
    draft = drafts[index]
    rate = next(reversed(list(_RATE.finditer(draft.before))), None)
    if rate is not None and (_PER.match(draft.after) or _rates_before(drafts, index)):
        return Unit(unit_of(rate["of"]), None, inherited=True)
    if index == 0 or drafts[index - 1].sentence != draft.sentence or not _PER.match(draft.after):
        return None
    unit = found[index - 1]
    gap = draft.scene.text[drafts[index - 1].mention.end : draft.mention.start]
    if (
        unit is None
        or not counts_things(drafts[index - 1], unit)
        or not re.search(rf",\s(?:or|i\.e\.|that\sis,?)\s{HEDGES}$", gap)
    ):
        return None
    return unit.passed_on()


def _rates_before(drafts: Sequence[Draft], index: int) -> bool:
    """Whether the figure before in the sentence is a rate: "0.9 per million hours, from 1.3 in 2007"."""
    return any(
        earlier.sentence == drafts[index].sentence and _PER.match(earlier.after) is not None
        for earlier in drafts[max(0, index - 2) : index]
    )


_THE_NUMBER = re.compile(
    r"(?:[A-Z][a-z]+,?\s)?(?:[Tt]he|[Tt]his|[Tt]hat)\s(?:(?:total|overall|annual|daily|monthly)\s)?(?:number|figure|total|count|tally|backlog)\s"
    r"(?:on\s(?:hand|file)\s|outstanding\s|pending\s|since\s|today\s|then\s|now\s|today\s)?"
    r"(?:has|had|have|was|is|were|could|may|might|will|would|rose|fell|grew|reached|stood|stands|dropped|climbed|went|came|more|almost|nearly|"
    r"doubled|tripled|declined|increased|decreased|peaked|exceeded|averaged|jumped|remains?|remained|at)\b[^;:()]{0,120}$"
)


def _number_of_before(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read "The number rose from 412" as of what the sentence before counts first, its subject."""
    draft = drafts[index]
    if not _THE_NUMBER.match(draft.before):
        return None
    earlier = [i for i in range(index) if drafts[i].sentence[1] <= draft.sentence[0]]
    if not earlier:
        return None
    last = drafts[earlier[-1]].sentence
    for giver in earlier:
        unit = found[giver]
        if (
            drafts[giver].sentence == last
            and unit is not None
            and counts_things(drafts[giver], unit)
            and not is_placed(drafts[giver])
        ):
            return unit.passed_on()
        if drafts[giver].sentence == last and unit is not None and unit.unit == "percent" and unit.unit_text:
            return Unit(unit_of(unit.unit_text), unit.unit_text, inherited=True)
    return None


_COLON = re.compile(
    r"\b(?P<noun>[a-z][a-z-]{2,}s|people|women|men|children|cattle|sheep)(?:\s(?:in|by|from|to|at|of|for|with|during|so\sfar|are|were|was|as\sfollows|follow)\b[^:.;]{0,40})?:\s"
    r"(?:[^:.;]*,\s)?(?:and\s)?(?:the\s)?[A-Z][\w’'-]+(?:\s(?:of\s|and\s|the\s)?[A-Z][\w’'-]+){0,3}(?:,\s[^,:;.]{3,60},)?\s?\(?$"
)


def _listed_behind_colon(draft: Draft) -> Unit | None:
    """Read what is listed by names behind a colon: "Other towns report arrivals: Gao 5,200, Kidal 310"."""
    if ":" not in draft.before or not STANDS_ALONE.match(draft.after):
        return None
    listed = _COLON.search(draft.before[-300:])
    if listed is None or listed["noun"] in CLASSIFYING_NOUNS:
        return None
    people = is_person_noun(listed["noun"]) or listed["noun"] in MOVEMENTS
    if not people and (singular(listed["noun"]) not in listed_units() or unit_of(listed["noun"]) in TIME_UNITS):
        return None
    return Unit("person" if people else unit_of(listed["noun"]), listed["noun"], inherited=True)


_OTHERS = re.compile(rf"(?:\s[a-z]+)?[;,]\s(?:and\s|but\s|while\s)?the\s(?:others?|second|third|rest|latter)\s{HEDGES}")


def _the_others(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read a gapped clause as telling the same measure: "one lasted three days; the others two"."""
    if index == 0 or drafts[index - 1].sentence != drafts[index].sentence:
        return None
    unit, giver = found[index - 1], drafts[index - 1]
    gap = giver.scene.text[(unit and unit.end) or giver.mention.end : drafts[index].mention.start]
    if unit is None or unit.unit is None or not _OTHERS.fullmatch(gap):
        return None
    return unit.passed_on()


_NUMBER_BEHIND = re.compile(
    r"(?:,?\s(?:[a-z]+\s){0,2}?)?\s?the\s(?:[a-z]+\s)?(?:number|total|count|tally)\s(?:number\s)?of\s(?P<of>[a-z][^,.;:()]{3,80})"
)
_PEOPLE_BEHIND = re.compile(
    r"\sthe\s(?P<of>(?:people|persons|migrants|refugees|[a-z]+s)\s(?:[a-z]+(?:ed|wn|en)|who|so\sfar|since|brought)\b)"
)
_BRINGS = re.compile(
    rf"\b(?:bring|brings|bringing|brought|takes?|taking|took|raises?|raising|raised|puts?|lifts?|lifting|pushes|pushing|swells?)\sto\s{HEDGES}$"
)
_WHO_NUMBER = re.compile(
    rf"\b(?P<noun>[A-Za-z][a-z]+s)(?:\s(?:in|from|of|at)\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?,\s(?:who|which)\s(?:[a-z]+\s)?number(?:ed)?\s{HEDGES}$"
)
_FIGURE_FOR = re.compile(
    rf"\b(?:figures?|totals?|counts?|tall(?:y|ies)|numbers?)\s(?:for|of)\s(?P<of>[a-z][^,.;:()\d]{{3,50}}?)(?:,|\s(?:was|is|were|stood\sat|reached|rose\sto|fell\sto))\s{HEDGES}$"
)


def _told_behind(draft: Draft) -> Unit | None:
    """Read the noun from words that name it: "bring to 61,300 the number of workers", "Roma, who number 800"."""
    if _BRINGS.search(draft.before[-100:]) and (
        named := _NUMBER_BEHIND.match(draft.after) or _PEOPLE_BEHIND.match(draft.after)
    ):
        return unit_of_phrase(named["of"])
    who = _WHO_NUMBER.search(draft.before[-120:])
    if who is not None:
        return unit_of_phrase(who["noun"])
    figure = _FIGURE_FOR.search(draft.before[-120:])
    told = unit_of_phrase(figure["of"]) if figure is not None else None
    # "the figure for the whole region was 115" counts no regions
    return told if told is not None and is_plural((told.unit_text or "people").split()[-1]) else None


_DOES_AS_PEOPLE = re.compile(
    r"\s(?:of\s(?:them|whom|us)\s)?(?:(?:had|have|were|was|are|will|would|also|now|since|still)\s)*(?:left|live[ds]?|crossed|fled|returned|came|went|worked|moved|settled|spoke|"
    r"stayed|died|needed\s(?:hospital|medical|care|treatment)|married|studied|received|suffered|wanted|said|reported|chose|travelled|arrived)\b"
)


def _of_people(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read "of whom" as of the people told of last: "fed 268,000 refugees, of whom 61,400 had crossed"."""
    draft = drafts[index]
    whom = re.search(r"(?i)\bof\swhom,?\s(?:[a-z]+\s)?$", draft.before) or re.match(
        r"\s(?:others\s)?of\swhom\b", draft.after
    )
    them = re.match(r"\sof\sthem\b", draft.after) and _DOES_AS_PEOPLE.match(draft.after)
    if not whom and not them:
        return None
    for earlier in range(index - 1, max(-1, index - 6), -1):
        unit = found[earlier]
        if (
            unit is not None
            and unit.unit in ("person", "family", "household", "State")
            and drafts[earlier].number.form == "cardinal"
        ):
            return unit.passed_on()
    people = [word for word in re.findall(r"[A-Z]?[a-z-]{3,}s\b", draft.before) if is_person_noun(word)]
    return Unit("person", people[-1] if people else None, inherited=True)


def _of_those(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read "Of these," at the start of a sentence as of what the sentence before told first: its subject."""
    draft = drafts[index]
    opening = re.match(r"(?:\W*\d{1,3}[.)]\s)?(?:Of|Among)\s(?:these|those|them|which|the\slatter)\b", draft.before)
    if opening is None:
        return None
    told = [
        earlier
        for earlier in range(index)
        if drafts[earlier].sentence[1] <= draft.sentence[0] and counts_things(drafts[earlier], found[earlier])
    ]
    if not told:
        return None
    last = drafts[told[-1]].sentence
    for earlier in told:
        unit, giver = found[earlier], drafts[earlier]
        if (
            giver.sentence == last
            and unit is not None
            and giver.number.value >= draft.number.value
            and not is_placed(giver)
        ):
            return unit.passed_on()
    return None


def _level_of_change(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read the second level of a change as of the first: "from 59 States in 1995 it has risen to 112"."""
    draft = drafts[index]
    if index == 0 or not re.search(rf"\bto\s{HEDGES}$", draft.before):
        return None
    giver, unit = drafts[index - 1], found[index - 1]
    if (
        giver.sentence != draft.sentence
        or not (counts_things(giver, unit) or (unit is not None and unit.unit == "ratio"))
        or not re.search(rf"\b[Ff]rom\s{HEDGES}$", giver.before)
    ):
        return None
    gap = draft.scene.text[giver.mention.end : draft.mention.start]
    return None if unit is None or re.search(r"[;:]", gap) else unit.passed_on()


def _after_same_preposition(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read a number as counting what one after the same preposition does: "by 23 at low stations and by 6 above"."""
    draft = drafts[index]
    mine = PREPOSITION.search(draft.before[-60:])
    if mine is None or mine["word"].lower() == "from":
        return None
    for earlier in range(index - 1, max(-1, index - 8), -1):
        giver, unit = drafts[earlier], found[earlier]
        theirs = PREPOSITION.search(giver.before[-60:])
        if theirs is None or theirs["word"].lower() != mine["word"].lower() or unit is None or unit.unit is None:
            continue
        near = giver.sentence == draft.sentence
        if unit.unit in TIME_UNITS and not near:
            return None
        if unit.unit in ("ratio", "percent", "percentage point", "time") or giver.number.form not in ("cardinal",):
            return None
        if mine["word"].lower() in ("by", "with", "at", "after") and not near:
            return None
        if unit.unit in TIME_UNITS or counts_things(giver, unit) or (is_measured(unit.unit) and near):
            return unit.passed_on()
    return None


_TAKES = re.compile(
    rf"\s(?:(?:have|has|had|will|would|together|also|already|between\sthem|since)\s)*(?P<verb>hosts?|hosted|tak(?:e|en)\sin|took\sin|takes\sin|admit(?:s|ted)?|receive[ds]?|"
    rf"accept(?:s|ed)?|resettled?|employ(?:s|ed)?|train(?:s|ed)?|treat(?:s|ed)?|shelter(?:s|ed)?|accommodate[ds]?|serve[ds]?|carr(?:y|ies|ied)|evacuated?|rescued?|"
    rf"register(?:s|ed)?|educate[ds]?|recruit(?:s|ed)?)\s{HEDGES}"
)
_REMAINING = re.compile(r"(?:\s[a-z]+)?\sthe\s(?:remaining|other|rest)\s")


def _object_of_people(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read what places or bodies take in as people told of before: "thirty-seven countries had taken in 170,700"."""
    draft = drafts[index]
    if index == 0 or drafts[index - 1].sentence != draft.sentence:
        return None
    giver, unit = drafts[index - 1], found[index - 1]
    if (
        unit is None
        or unit.unit in ("person", "family", "household")
        or not counts_things(giver, unit)
        or unit.inherited
    ):
        return None
    gap = draft.scene.text[unit.end or giver.mention.end : draft.mention.start]
    takes, rest = _TAKES.fullmatch(gap), _REMAINING.fullmatch(gap)
    if takes is None and rest is None:
        return None
    for earlier in range(index - 2, max(-1, index - 10), -1):
        told = found[earlier]
        if told is not None and counts_things(drafts[earlier], told) and (told.unit == "person" or rest):
            return told.passed_on()
    return Unit("person", None, inherited=True) if takes else None
