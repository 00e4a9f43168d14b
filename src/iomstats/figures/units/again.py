"""Finds what a number counts again: more of the same, what there were, "of them", the list behind it."""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft, Unit
from iomstats.figures.places.gazetteer import find_named
from iomstats.figures.units.deeds import takes_people
from iomstats.figures.units.givers import counts_things, is_placed
from iomstats.figures.units.names import CLASSIFYING_NOUNS, listed_units, unit_of
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.people import is_person_noun
from iomstats.figures.words.plurals import is_plural, singular
from iomstats.figures.words.quantities import TIME_UNITS

_ADDED = re.compile(
    rf"(?:,|;|\sand|\sbut|\swhile)\s(?:(?:and|but|while|in)\s)?(?P<verb>[a-z]{{3,}}ed\s)?(?:a\sfurther|another|an\s(?:additional|extra|estimated\sfurther)|the\s(?:remaining|other))\s{HEDGES}$"
)


def more_of_same(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read "a further" as more of what the clause before counts: "41 schools burned and a further 60 closed"."""
    draft = drafts[index]
    added = _ADDED.search(draft.before[-60:])
    if added is None or (added["verb"] and takes_people(draft)):
        return None  # "destroyed 40 homes and injured a further 30"
    for earlier in range(index - 1, -1, -1):
        unit = found[earlier]
        if drafts[earlier].sentence != draft.sentence:
            return None
        if unit is not None and counts_things(drafts[earlier], unit) and not is_placed(drafts[earlier]):
            return unit.passed_on()
    return None


_THERE = re.compile(
    rf"(?i)\bthere\s(?:are|were|is|was|have\sbeen|had\sbeen|will\sbe)\s(?:now\s|still\s|already\s|only\s|then\s|just\s|currently\s|again\s)?{HEDGES}$"
)


def there_are(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read "there are" without a noun as of what "there were" before: "There were 81 offices; now there are 276"."""
    alone = re.match(r"\s?[.,;:)]|\s(?:in|on|at|by|and|of\sthem)\b|$", drafts[index].after)
    if alone is None or not _THERE.search(drafts[index].before[-80:]):
        return None
    for earlier in range(index - 1, max(-1, index - 8), -1):
        giver, unit = drafts[earlier], found[earlier]
        if drafts[index].sentence[0] - giver.sentence[1] > _NEXT_SENTENCE:
            return None
        if unit is not None and unit.unit_text and counts_things(giver, unit) and _THERE.search(giver.before[-80:]):
            return unit.passed_on()
    return None


_NEXT_SENTENCE = 2
_THEM = re.compile(r"\sof\sthem\b")
_NOUN_BEFORE = re.compile(
    r"(?P<preposition>\b(?:in|at|by|from|with|under|over|on|across|for|of|to|through|near|without|among)\s(?:[a-z]+\s)?)?\b(?P<noun>[a-z][a-z-]{2,})\b"
)


def of_them_named(draft: Draft) -> Unit | None:
    """Read "of them" as of the plural noun last told without a number: "we meet families in tents: 9,400 of them"."""
    told = any(
        other.cls == "figure" and draft.sentence[0] <= other.start < draft.mention.start
        for other in draft.scene.mentions
    )
    if told or not _THEM.match(draft.after):
        return None
    for found in reversed(list(_NOUN_BEFORE.finditer(draft.before[-_REACH_OF_THEM:]))):
        noun = found["noun"]
        if not found["preposition"] and is_plural(noun) and (is_person_noun(noun) or singular(noun) in listed_units()):
            unit = unit_of(noun)
            return Unit(unit, noun, inherited=True) if unit not in TIME_UNITS else None
    return None


_REACH_OF_THEM = 120
_LISTED = re.compile(r":\s(?P<list>[^:;]{8,200})")


def number_of_listed(draft: Draft) -> Unit | None:
    """Read a number before a colon as counting the countries listed behind it: "just three: Syria, Iraq and Chad"."""
    listed = _LISTED.match(draft.after)
    if listed is None or not 1 < draft.number.value <= 12:
        return None
    names = [named for named in find_named(listed["list"]) if named.form == "name"]
    return Unit("country", None, inherited=True) if len(names) == draft.number.value else None


_NUMBERED_OF = re.compile(r"\b(?P<noun>[A-Z]?[a-z]{3,})\s\d{1,3}\sof\s$")


def numbered_of(draft: Draft) -> Unit | None:
    """Read how many there are of what is numbered: "Page 2 of 7"."""
    numbered = _NUMBERED_OF.search(draft.before[-40:])
    part = any(
        other.cls == "numbering" and other.end == draft.mention.start - len(" of ") for other in draft.scene.mentions
    )
    return Unit(unit_of(numbered["noun"].lower()), None, inherited=True) if part and numbered is not None else None


_BRACKETED_NOUN = re.compile(r"(?P<noun>[A-Za-z’'-]+)\s\($")


def in_brackets_too(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read a number alone in brackets as the last one so: "Kenya (41) and ten other countries (48)"."""
    told = _BRACKETED_NOUN.search(drafts[index].before[-60:])
    classes = told is not None and (told["noun"][0].isupper() or told["noun"] in CLASSIFYING_NOUNS)
    if not classes or not _is_bracketed(drafts[index]):
        return None  # "births (800,000) exceeded deaths (600,000)"
    for earlier in range(index - 1, max(-1, index - 6), -1):
        unit, giver = found[earlier], drafts[earlier]
        if giver.sentence != drafts[index].sentence:
            return None
        if _is_bracketed(giver):
            return unit.passed_on() if unit is not None and counts_things(giver, unit) else None
    return None


def _is_bracketed(draft: Draft) -> bool:
    return draft.before.endswith("(") and draft.after.startswith(")")
