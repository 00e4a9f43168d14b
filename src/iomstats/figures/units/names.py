"""Names the unit of a noun phrase: the harmonised one of the vocabulary, else the noun, singular."""

import re
from functools import cache

from iomstats.figures.model import Unit
from iomstats.figures.units.symbols import measured_units
from iomstats.figures.words.people import is_person_noun
from iomstats.figures.words.plurals import singular
from iomstats.schema.vocabulary import read_table, read_toml

LABEL_NOUNS = frozenset(read_toml("english")["label_nouns"])
CLASSIFYING_NOUNS = frozenset(read_toml("english")["classifying_nouns"])


@cache
def listed_units() -> dict[str, str]:
    """Nouns and the harmonised unit of each, from the vocabulary."""
    units = {noun: row["unit"] or "" for row in read_table("units") for noun in (row["nouns"] or "").split("|")}
    return dict.fromkeys(read_toml("nouns")["persons"], "person") | units


def unit_of(phrase: str, head: str | None = None) -> str:
    """Return the harmonised unit of a noun phrase.

    Example:
        >>> unit_of("international migrants"), unit_of("Member States"), unit_of("hygiene kits")
        ('person', 'State', 'kit')
    """
    listed = listed_units()
    words = phrase.replace("’", "'").split()
    noun = head or words[-1]
    for length in (3, 2):
        if len(words) >= length:
            tail = singular(" ".join(words[-length:]))
            if tail in listed:
                return listed[tail]
    if (
        noun.lower() in ("units", "unit")
        and len(words) > 1
        and words[-2].islower()
        and words[-2] not in ("new", "other", "more")
    ):
        return " ".join((words[-2], "unit"))
    if noun.lower().endswith("-born"):
        return "person"
    if noun == "states" and not re.search(r"(?i)member|observer|nation", phrase):
        return "state"
    exact = listed.get(noun) or listed.get(noun.lower())
    if exact:
        return exact
    lemma = singular(noun)
    if lemma in listed:
        return listed[lemma]
    respelled = re.sub(r"(?<=met)er$|(?<=lit)er$", "re", re.sub(r"(?<=gram)me$", "", lemma.lower()))
    if respelled in measured_units():
        return respelled  # "nanometers", "milligrammes"
    if is_person_noun(noun, lemma):
        return "person"
    if re.fullmatch(r"[A-Z]{2,}s", noun):
        return noun[:-1]
    return lemma if not noun.isupper() or len(noun) > 5 else noun.rstrip("s")


def is_listed(unit: Unit) -> bool:
    """Whether a unit is one of the harmonised ones, and no noun that may be a name: "Lagos"."""
    return (
        unit.unit in frozenset(listed_units().values())
        or unit.unit in ("percent", "per mille")
        or unit.unit_text is None
    )
