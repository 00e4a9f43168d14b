"""Finds what a figure counts in its own expression and in the words right behind it."""

import re
from functools import cache

from iomstats.figures.model import Draft, Unit
from iomstats.figures.units.expressions import RULES, Elided
from iomstats.figures.units.names import listed_units, unit_of
from iomstats.figures.units.subjects import speaks_of_states
from iomstats.figures.units.symbols import measured_unit, measured_units
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.nouns import NounPhrase, noun_phrase
from iomstats.figures.words.people import is_person_noun, people_told
from iomstats.figures.words.plurals import is_plural, singular
from iomstats.schema.vocabulary import read_table


def own_unit(draft: Draft) -> Unit | None:
    """Return the unit that the expression or the noun after it gives, None where the figure is elliptic."""
    for rule in RULES:
        found = rule(draft)
        if isinstance(found, Elided):
            return None
        if found is not None:
            return found
    return measured_unit(draft) or _noun_behind(draft)


def _noun_behind(draft: Draft) -> Unit | None:
    """Return the unit of the noun phrase right behind the number."""
    after, skipped = draft.after, 0
    if mark := _NOTE_MARK.match(after):
        after, skipped = after[mark.end() :], mark.end()  # "1,600,000¹ people"
    if re.match(r"[a-z]{3,}(?:\s|[.,;:)]|$)", after):
        after, skipped = " " + after, -1  # a word that is run together with the number
    elif aside := _SHARE_ASIDE.match(after) or (_restates(draft) and re.match(r"\)(?=\s[a-z])", after)):
        after, skipped = after[aside.end() :], aside.end()
    elif draft.number.vague and re.match(r"\sof\s", after):
        after, skipped = after[3:], 3
    numbers = _NUMBERS_OF.match(after)
    if numbers is not None:
        after, skipped = after[numbers.end() - 1 :], skipped + numbers.end() - 1  # "15 average number of days"
    phrase = None if _OF_A_TIME.match(after) else noun_phrase(after, _is_one(draft))
    if phrase is None or not _countable(phrase, draft):
        return _people_told(draft)
    text, base = after[phrase.start : phrase.end], draft.mention.end + skipped
    if phrase.head.lower() in ("ones", "others", "full-time", "part-time", "male", "female"):
        return None
    if re.match(r"[a-z]+ed\s[A-Z]", text) and not is_plural(phrase.head) and not _is_one(draft):
        return None  # "6,120 concerned Nepal": a verb and a name
    make = " " not in text or re.match(r"[\s-]?[A-Z]{0,3}-?\d", after[phrase.end :])
    if make and _names_a_make(text, phrase.head) and not _is_one(draft):
        return Unit(None, None)
    herd = _HEAD_OF.match(after) if phrase.head.lower() == "head" else None
    if herd is not None:
        return Unit(singular(herd["of"]), herd.group().strip(), base + herd.start() + 1, base + herd.end())
    if phrase.head == "head" and draft.number.value > 1:
        return Unit(_animal_in(draft), "head", base + phrase.start, base + phrase.end)
    unit = unit_of(text, phrase.head)
    if unit == "publication" and _WON.search(draft.before) and phrase.head.lower() in ("title", "titles"):
        unit = "title"
    if text == phrase.head and text.lower() in _adjectives():
        if not _is_one(draft) and not re.search(r"(?:ese|ish|ch|ss)$", text):
            return None  # "43 are African, 33 European": an adjective, of those counted before
        unit = "person"
    if (
        re.fullmatch(r"(?i)members?|observers?", text)
        and (speaks_of_states(draft) or (text[0] == "M" and not _PARLIAMENT.search(draft.scene.text)))
    ) or (unit == "state" and re.search(r"(?i)\bmember\sstates?\b", draft.scene.text)):
        unit = "State"
    if unit == "person" and phrase.head.lower() == "children" and _is_fertility(draft):
        unit = "child"
    return Unit(unit, text, base + phrase.start, base + phrase.end)


_PARLIAMENT = re.compile(
    r"(?i)\b(?:parliament|congress|senate|assembly|house\sof|cabinet|jury|board|club|union|church|party|committee|household)\b"
)
_NOTE_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?=\s)")
# "more than the 7,070 of the previous year"
_OF_A_TIME = re.compile(
    r"\sof\s(?:the|this|that|last)\s(?:[a-z]+\s)?(?:year|month|week|day|decade|season|quarter|period|century)\b(?!s)"
)
_NUMBERS_OF = re.compile(r"\s(?:(?:average|mean|median|total|maximum|minimum)\s)?numbers?\sof\s")
# "200 head of cattle"
_HEAD_OF = re.compile(
    r"\shead\sof\s(?:[a-z]+\s)?(?P<of>livestock|cattle|sheep|goats|pigs|camels|horses|buffaloe?s?|yaks?|deer|poultry|reindeer|game)\b"
)


_WON = re.compile(
    r"(?i)\b(?:w[io]n|wins|winning|claimed|took|defend(?:ed|s)|lifted|champion|grand\sslam|league|tennis|cup)\b"
)
_ANIMALS = re.compile(r"(?i)\b(cattle|sheep|goat|pig|camel|horse|livestock|buffalo|deer|yak|poultry)s?\b")


def _animal_in(draft: Draft) -> str:
    """Return the animal that a sentence counts by the head, "head" where it names none."""
    animal = _ANIMALS.search(draft.scene.text[slice(*draft.sentence)])
    return animal.group(1).lower() if animal is not None else "head"


def _names_a_make(text: str, head: str) -> bool:
    """Whether what follows a number is a proper name in the singular, which is no unit: "50 Airbus A320s"."""
    return (
        all(word[0].isupper() for word in text.split())
        and not head.isupper()
        and "-" not in head
        and not is_plural(head)
        and head.lower() not in _adjectives()
        and singular(head) not in listed_units()
        and head.lower() not in listed_units()
        and not is_person_noun(head, singular(head))
    )


# "9.5 million (45%) men", "460 (210 female and 250 male) trainees"
_SHARE_ASIDE = re.compile(r"\s\((?=[^()]*\d)[^()]{1,60}\)(?=\s[a-z])")


def _restates(draft: Draft) -> bool:
    """Whether the figure repeats in brackets the number right before it: "five (5) years"."""
    start = draft.mention.start
    return draft.before.endswith(" (") and any(other.end == start - 2 for other in draft.scene.mentions)


def _is_fertility(draft: Draft) -> bool:
    """Whether children are counted per woman, as births are, and not as persons."""
    return re.match(r"\s[a-z\s]{0,20}\bper\s(?:woman|mother|couple)\b", draft.after) is not None or (
        draft.number.value % 1 > 0
        and draft.number.value < 10
        and re.search(r"(?i)\bwom[ae]n\b", draft.before) is not None
    )


# units in the singular that other nouns are spelt like: "12 bar", "20 point"
_LIKE_MEASURES = frozenset(("bar", "bit", "mole", "knot", "nit", "pixel", "cup", "foot", "bushel", "radian"))


def _countable(phrase: NounPhrase, draft: Draft) -> bool:
    """Whether the number can count the noun: a plural, a listed unit or a name of people, unless it is one."""
    head = phrase.head
    if abs(draft.number.value) <= 1 and draft.number.value_max is None:
        return True
    return (
        is_plural(head)
        or singular(head) in listed_units()
        or head.lower() in listed_units()
        or is_person_noun(head, singular(head))
        or (head.lower() not in _LIKE_MEASURES and unit_of(head) in measured_units())
        or head.isupper()
        or head[0].isupper()
    )


@cache
def _adjectives() -> frozenset[str]:
    """Adjectives of places, lower case: "african", "swiss"."""
    return frozenset(
        name.lower() for row in read_table("places") for name in (row["adjectives"] or "").split("|") if name
    )


_HARMED = re.compile(
    r"(?:\s\([^()]{1,20}\))?\s(?:were\s|was\s|are\s|is\s|have\sbeen\s|had\sbeen\s|left\s|feared\s|reported\s|remain\s|still\s|now\s|confirmed\s|presumed\s|more\s|"
    r"others?\s|[a-z]+ly\s|shot\s|found\s)*(?:dead|killed|injured|wounded|drowned|homeless|displaced|hospitali[sz]ed|uprooted|"
    r"arrested|detained|kidnapped|executed|orphaned|evacuated|rescued|unaccounted|vaccinated|infected|unemployed|exploited|enslaved|"
    r"trafficked|abducted|tortured|acquitted|convicted|recovered(?=\s?[,.;)])|out\sof\s(?:work|jobs|a\sjob|school)|off\s(?:the\sjob|work|sick)|without\s(?:work|jobs|a\sjob))\b"
)
_HARMING = re.compile(
    r"(?i)\b(?:kills?|injures?|displaces|employ|killing|injuring|wounding|displacing|uprooting|drowning|orphaning|rescuing|evacuating|employing|serving|sheltering|accommodating|feeding|employs|employed|"
    r"(?:killed|infected|injured|wounded|displaced|drowned|sickened|left\sbehind|sentenced|arrested)|(?:city|town|village|country|nation|island|camp|"
    r"settlement|crowd)\sof|"
    r"claiming\sthe\slives\sof|home\sto|(?:built|designed|room|space|beds|food|shelter)\sfor|population(?:\sof)?|inhabitants:|inhabited\sby|in\sfront\sof|watched\sby|crowd\s(?:at|to|of)|attendance\s(?:of|at)|brought\shome|sent\shome|flown\shome|fields?\sof),?\s"
    rf"{HEDGES}$"
)
_NAMED_AFTER = re.compile(
    r"(?:\s\([^()]{1,20}\))?\s(?:of\s(?:them|these|those|which|whom|the\slatter)\s)?(?:were|are)\s(?:also\s|still\s|now\s)?(?=[A-Za-z])"
)


def _people_told(draft: Draft) -> Unit | None:
    """Who is killed, displaced or rescued is a person, though no noun says so: "with 1,100 killed", "killing 12"."""
    if draft.number.form != "cardinal":
        return None
    if is_base(draft):
        return Unit("person", None)
    among = _OF_THE.match(draft.after)
    if among is not None and people_told(draft.after[among.end() :]):
        return Unit("person", people_told(draft.after[among.end() :]), inherited=True)
    word = _HARMED.match(draft.after) or re.match(r"\s(?:who|whom|of\s(?:us|you))\b", draft.after)
    if word is None and not _HARMING.search(draft.before[-120:]):
        return _people_named_after(draft)
    if word is not None and re.search(
        r"(?i)\b(?:vessels?|boats?|ships?|cattle|livestock|animals?|houses|homes)\b", draft.before
    ):
        return None
    return Unit("person", None)


_OF_THE = re.compile(r"\sof\s(?:the|these|those|its|their)\s(?:\d[\d,]*\s)?")


def is_base(draft: Draft) -> bool:
    """Whether the number is the round base of a rate, of people where no noun is named: "6.5 per 1,000"."""
    return (
        draft.number.value in (1e3, 1e4, 1e5, 1e6)
        and re.search(r"(?i)(?<!\bparts\s)\bper\s$", draft.before) is not None
    )


def _people_named_after(draft: Draft) -> Unit | None:
    """Return the people that a predicate names: "10,000 were children"."""
    verb = _NAMED_AFTER.match(draft.after)
    if verb is None:
        return None
    rest = draft.after[verb.end() - 1 :]
    phrase = noun_phrase(rest)
    if phrase is None or not is_plural(phrase.head):
        return None
    text = rest[phrase.start : phrase.end]
    if re.fullmatch(r"(?i)members?|observers?", text) and speaks_of_states(draft):
        return Unit("State", text, inherited=True)
    return Unit("person", text, inherited=True) if unit_of(text, phrase.head) == "person" else None


def _is_one(draft: Draft) -> bool:
    return draft.number.value == 1 and draft.number.value_max is None
