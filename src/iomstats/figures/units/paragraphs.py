"""Finds what a bare number counts where no form of words tells it: what its sentence or paragraph speaks of.

Only the paragraph itself is looked at, so that it says the same wherever it stands; what a form of words tells
belongs in ``parallels.py``, what a list or a heading tells in ``lists.py``.
"""

import re
from collections.abc import Iterator

from iomstats.figures.model import Draft, Unit
from iomstats.figures.places.gazetteer import find_named
from iomstats.figures.units.antecedents import NOUN
from iomstats.figures.units.deeds import MOVEMENTS
from iomstats.figures.units.givers import can_count
from iomstats.figures.units.names import CLASSIFYING_NOUNS, LABEL_NOUNS, listed_units, unit_of
from iomstats.figures.units.subjects import UNCOUNTED
from iomstats.figures.units.symbols import is_measured
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.nouns import VERBS_LIKE_PLURALS
from iomstats.figures.words.people import is_person_noun, people_told
from iomstats.figures.words.plurals import is_plural, singular
from iomstats.figures.words.quantities import TIME_UNITS

NO_THINGS = frozenset(("amount", "average", "count", "figure", "number", "rest", "result", "sum", "total", "whole"))
"""Nouns that say what a number is, and nothing that it counts."""
_MANY = 1000
_REACH = 300
_SENTENCES = 3
# "run by volunteers", "in districts": who did it, or where it was
_BESIDE = re.compile(
    r"(?i)\b(?:by|in|at|from|across|on|against|near|via|per)\s(?:(?:the|its|their|all|other|some|any|these)\s)*(?:[a-z-]+\s)?$"
)
_NOT_COUNTED = re.compile(
    r"(?i)\b(?:index|indices|prices?|costs?|sales|revenues?|turnover|profits?|earnings|output|production|wages?|salar(?:y|ies)|score|rating|altitude|elevation|"
    r"length|height|depth|distance|area|weight|speed|capacity|temperature|code|serial|model|version|shares?|stocks?|bonds?|exchange|yield)\b"
)
# "a transit centre for 900", "the census put the village at 1,260"
_LODGED = re.compile(
    r"(?i)\b(?:(?:camps?|cent(?:re|er)s?|shelters?|sites?|hostels?|hotels?|halls?|stadiums?|prisons?|dormitor(?:y|ies)|homes?|tents?|boats?|ferr(?:y|ies)|ships?|bus(?:es)?|"
    rf"wards?|schools?|churches|accommodation|meals?|rations|jobs|berths)\s(?:built\s|meant\s|designed\s|planned\s|made\s|intended\s)?for\s{HEDGES}$|"
    rf"(?:can|could|would|to)\s(?:only\s)?(?:take\sin|take|hold|house|sleep|seat|host|lodge|shelter|accommodate)\s{HEDGES}$|"
    rf"puts?\s(?:the\s)?(?:town|city|village|island|country|capital|district|state|settlement|camp|county|region|nation|territory|archipelago)(?:['’]s\spopulation)?\sat\s{HEDGES}$)"
)
# "like half a million others who lost their homes"
_OTHERS_WHO = re.compile(r"\sothers?\b[^.;]{0,60}?\b(?:who|whose|whom)\b")
_PLACE_HAS = re.compile(
    rf"(?:\b(?:has|have|had|hosts?|hosted|holds?|held|with|and|counts?|counted|(?:accounts?|accounted)\sfor|for)|,|^)\s(?:[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){{0,3}}\s)?{HEDGES}$"
)


def told_of(draft: Draft) -> Unit | None:
    """Return what the words of the sentence, or of those before it in the paragraph, let a bare number count.

    People are told of before things, and what a sentence is about before what it mentions by the way.

    Example:
        "Sweden took in more asylum-seekers than any other country, 162,900": persons.
    """
    value = abs(draft.number.value)
    if draft.number.form != "cardinal" or (value % 1 > 0 and value < _MANY) or not _stands_alone(draft):
        return None
    if _LODGED.search(draft.before[-120:]) or _OTHERS_WHO.match(draft.after):
        return Unit("person", None, inherited=True)
    if _NOT_COUNTED.search(draft.before[-_REACH:]):
        return None
    for text in _texts(draft):
        noun = _topic(text)
        if noun is not None and can_count(noun.unit, value):
            return noun
    return Unit("person", None, inherited=True) if value >= _MANY and _speaks_of_people(draft) else None


# of whom, nobody needs to say
_NUMBERS = re.compile(
    r"\b(?:(?<!\bthese\s)(?<!\bsuch\s)[Nn]umbers|[Tt]he\snumber(?!\sof\b))\s(?:has|have|had|rose|fell|grew|is|was|were|are|in|[a-z]+ed)\b"
)


def _stands_alone(draft: Draft) -> bool:
    return re.match(r"[^\s\w%°$€£/:-]|\s[^\s\w]|\s[a-z]+\b|\s(?:[A-Z]|\d)|$", draft.after) is not None


def _texts(draft: Draft) -> Iterator[str]:
    """Yield the words of the sentence before the number, then the sentences before it, the nearest first."""
    yield draft.before[-_REACH:]
    earlier = [span for span in draft.scene.flow.sentences if span[1] <= draft.sentence[0]]
    for start, end in reversed(earlier[-_SENTENCES:]):
        yield draft.scene.text[start : min(end, start + _REACH)]


def _topic(text: str) -> Unit | None:
    """Return the people, their movement or the listed things that a text speaks of, those first that it is about."""
    nouns = list(_nouns(text))
    for wanted in (_is_people, _is_thing):
        for noun, beside in sorted(nouns, key=lambda pair: pair[1]):
            if wanted(noun) and not (beside and wanted is _is_thing):
                # "displacement" tells that people are counted, and not which
                told = None if noun.lower() in MOVEMENTS else noun
                return Unit("person" if wanted is _is_people else unit_of(noun), told, inherited=True)
    opening = _OPENING.match(text)
    subject = (opening["noun"] or opening["apposed"]) if opening is not None else ""
    if not is_plural(subject) or not _may_be_counted(subject):
        return None
    return Unit(unit_of(subject), subject, inherited=True)


# "Clinics were reopened in March. By June there were 46."
_OPENING = re.compile(
    r"(?:\W*\d{1,3}[.)]\s)?(?:(?:All|The|Most|Many|Some|Its|Their|Our|These|Those|New)\s)?(?:[A-Za-z-]+\s){0,2}?(?P<noun>[A-Za-z-]+s)\s"
    r"(?:were|are|had|have|will|may|could|can|began|opened|closed|[a-z]+ed)\b|(?:\W*\d{1,3}[.)]\s)?(?:[A-Z][a-z-]+\s)?(?P<apposed>[A-Za-z-]+s),\s$"
)


def _nouns(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the nouns of a text that may be counted, each with whether it only tells where, or by whom."""
    for match in NOUN.finditer(text):
        word = match.group()
        told = (
            people_told(text[match.start() :])
            if text[max(0, match.start() - 4) : match.start()].lower() == "the "
            else None
        )
        if told is not None:
            yield "people", False
        elif word[0].isupper() and match.start() and not find_named(word):
            continue  # a name: "Coastal Raiders"
        elif (is_plural(word) or word.lower() in MOVEMENTS) and word.lower() not in VERBS_LIKE_PLURALS:
            yield word, _BESIDE.search(text[max(0, match.start() - 40) : match.start()]) is not None


def _is_people(noun: str) -> bool:
    return is_person_noun(noun) or noun.lower() in MOVEMENTS or unit_of(noun) == "person"


def _is_thing(noun: str) -> bool:
    return singular(noun) in listed_units() and _may_be_counted(noun)


def _may_be_counted(noun: str) -> bool:
    lower, unit = noun.lower(), unit_of(noun)
    return (
        lower not in VERBS_LIKE_PLURALS
        and lower not in CLASSIFYING_NOUNS | LABEL_NOUNS | UNCOUNTED
        and unit not in TIME_UNITS
        and unit not in NO_THINGS
        and unit not in ("percent", "percentage point", "ratio", "time", "USD", "EUR", "GBP")
        and not is_measured(unit)
    )


def _speaks_of_people(draft: Draft) -> bool:
    """Whether the paragraph names people anywhere, or a place has the number: "Kenya has 3.1 million"."""
    if any(_is_people(noun) for noun, _ in _nouns(draft.scene.text[: draft.mention.start + 2 * _REACH])):
        return True
    if _NUMBERS.search(draft.before[-_REACH:]):
        return True
    clause = re.split(r"[;,]\s(?:and\s)?|\sand\s", draft.before[-120:])[-1]
    return _PLACE_HAS.search(draft.before[-120:]) is not None and bool(find_named(clause))
