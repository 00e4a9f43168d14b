"""Tells nouns of people: listed ones, those with the endings of roles and professions, and names of peoples."""

import re
from functools import cache

from iomstats.figures.words.nouns import ends_phrase
from iomstats.figures.words.plurals import singular
from iomstats.schema.vocabulary import read_table, read_toml

_PERSONS = frozenset(read_toml("nouns")["persons"])
_NOT_PERSONS = frozenset((*read_toml("nouns")["not_persons"], *read_toml("nouns")["agents_not_persons"]))
_ANT_PERSONS = frozenset(read_toml("nouns")["ant_persons"])
_ROLE = re.compile(
    r"(?:ologist|graphist|ist|cian|arian|ee|eer|logue|maker|holder|keeper|worker|goer|seeker|taker|giver|owner|leader|bearer|"
    r"man|woman|person|child|girl|boy|father|mother|brother|sister|daughter)$"
)
_AGENT = re.compile(r"[bcdfghjklmnpqrstvwxyzai](?:er|or)$")
# endings of things though it ends alike: "centimeter", "aquifer", "microcomputer"
_THINGS = re.compile(
    r"(?:meter|liter|fer|ever|cover|computer|paper|letter|water|factor|sector|reactor|power|tower|border)$"
)
# "newly displaced rose to", "the long-term unemployed in": an adjective or participle with no noun behind it
_AS_NOUN = re.compile(
    r"(?:the\s)?(?P<text>(?:[a-z]+ly\s|(?:registered|long-term|young|urban|rural|confirmed|female|male)\s){0,2}(?P<word>"
    + "|".join(sorted(read_toml("nouns")["people_adjectives"]))
    + r"))(?![\w-])\s*(?P<next>[A-Za-z-]*)"
)
_PEOPLE = re.compile(r"[A-Z][a-zé]+(?:[ai]?ans|ians|ese|ish|anis|eans|ers|ders)")


def is_person_noun(noun: str, lemma: str | None = None) -> bool:
    """Return whether a noun names people.

    Args:
        noun: The noun as written.
        lemma: Its singular, where it is known.

    Example:
        >>> [is_person_noun(n) for n in ("nurses", "deportees", "voters", "criminologists", "Afghans", "fishermen")]
        [True, True, True, True, True, True]
        >>> [is_person_noun(n) for n in ("containers", "committees", "grants", "orders", "checklists")]
        [False, False, False, False, False]
    """
    lemma = lemma or singular(noun)
    if lemma in _PERSONS:
        return True
    last = lemma.rsplit("-", 1)[-1]
    if lemma in _NOT_PERSONS or last in _NOT_PERSONS:
        return False
    if noun[0].isupper() and (noun.lower() in _peoples() or _PEOPLE.fullmatch(noun)):
        return True
    if lemma in _ANT_PERSONS or last in _PERSONS or last in _ANT_PERSONS:
        return True
    return len(lemma) > 5 and (
        _ROLE.search(lemma) is not None or (_AGENT.search(lemma) is not None and _THINGS.search(lemma) is None)
    )


def people_told(text: str) -> str | None:
    """Return the adjective or participle for people that a text begins with and that no noun follows.

    Example:
        >>> people_told("newly displaced rose"), people_told("the injured"), people_told("unemployed graduates")
        ('newly displaced', 'injured', None)
    """
    match = _AS_NOUN.match(text)
    if match is None or not (match["next"] == "" or ends_phrase(match["next"]) or _GOES_ON.fullmatch(match["next"])):
        return None
    return match["text"]


_GOES_ON = re.compile(
    r"(?:rose|fell|grew|stood|reach(?:ed|es)|number(?:ed|s)|climb(?:ed|s)|drop(?:ped|s)|doubl(?:ed|es)|tripl(?:ed|es)|decreas(?:ed|es)|increas(?:ed|es)|declin(?:ed|es)|"
    r"exceed(?:ed|s)|total(?:led|ed|s)|rises|falls|stands|hit|hits|passed|jumped|soared|swelled|remain(?:ed|s))"
)


@cache
def _peoples() -> frozenset[str]:
    """Names of the peoples of the places that the vocabulary knows, plural, lower case."""
    return frozenset(name.lower() for row in read_table("places") for name in (row["people"] or "").split("|") if name)
