"""Says in what role a text names places: as the scene, the origin, the destination, the doer, a giver, the people.

Which figure a site belongs to is decided in ``places.py`` and ``dims/dims.py``; the names come from ``gazetteer.py``.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from iomstats.figures.places.gazetteer import Named, cues, find_named
from iomstats.figures.places.roles import (
    ADJECTIVE,
    AMONG_THEM,
    AMONG_WHICH,
    ASIDES,
    BABIES,
    BARE,
    BARRED,
    BASED,
    BEST,
    BORN,
    BRACKET,
    CURRENCY,
    DATED_LINE,
    DATELINE,
    DISPLACED,
    DONORS,
    EVENT,
    EXAMPLE,
    FIELD,
    FROM_WHICH,
    FRONTIER,
    GIFT,
    GIVER,
    GIVES,
    ITS_PEOPLE,
    LISTED,
    LOCATIVE,
    OF,
    OPENING,
    ORIGIN,
    OWN_PERSON,
    PEOPLE,
    PHRASE_ENDS,
    RANKED,
    RIVAL,
    ROLES,
    SOURCE,
    SPEAKS,
    SUBJECT,
    WHO_PREDICATE,
    WORLD,
    WORLD_OF,
    WORLD_WORDS,
)
from iomstats.figures.units.names import unit_of
from iomstats.figures.words.nouns import noun_phrase


@dataclass(frozen=True, slots=True)
class Site:
    """One place, or a list of places joined by "and", in a text.

    Attributes:
        start: Start of the first name.
        end: End of the last name.
        named: What is named there, in order.
        role: locative, subject, adjective, origin, destination, people, giver, bracket, example, dateline, ranked (the
            field of a superlative: "among the highest in Africa") or bare.
        lead: The word before it that gave the role, such as ``"from"`` or ``"fled"``; empty where none did.
        noun: The noun that an adjective belongs to, empty otherwise.
    """

    start: int
    end: int
    named: tuple[Named, ...]
    role: str
    lead: str = ""
    noun: str = ""

    @property
    def is_rival(self) -> bool:
        """Whether the place is only one that another is ranked beside."""
        return RIVAL.fullmatch(self.lead) is not None

    @property
    def places(self) -> tuple[Named, ...]:
        """The places, each once, in order."""
        return tuple({named.place: named for named in self.named}.values())

    @property
    def text(self) -> str:
        """The places joined as the dataset writes them."""
        return "; ".join(named.place for named in self.places)


_NEAR_BACK = 100  # of which so many may hold a preposition
_REACH_BACK = 200  # characters before a name in which the words that give its role are looked for


@lru_cache(maxsize=256)
def find_sites(text: str, sentences: tuple[tuple[int, int], ...]) -> tuple[Site, ...]:
    """Return the sites of a text in order.

    Args:
        text: A reading text.
        sentences: The spans of its sentences; no list of places crosses them.

    Example:
        >>> [(site.text, site.role) for site in find_sites("Syrian refugees in Jordan and Egypt", ((0, 35),))]
        [('Syria', 'people'), ('Jordan; Egypt', 'locative')]
    """
    found: list[Site] = []
    starts = [start for start, _ in sentences]
    names = _with_world(text)
    opening = dateline(text)
    joined: list[Named] = []
    for index, named in enumerate(names):
        following = names[index + 1] if index + 1 < len(names) else None
        if following is not None and _shares_noun(text, named, following):
            joined.append(named)
            continue
        start = starts[bisect_right(starts, named.start) - 1] if starts and starts[0] <= named.start else 0
        site = _site(text, start, named)
        if site is not None and site.end <= opening:
            site = replace(site, role=DATELINE, lead="")
        if site is not None and joined:
            site = replace(site, start=joined[0].start, named=(*joined, *site.named))
        joined = []
        if site is None:
            continue
        last = found[-1] if found and found[-1].start >= start else None
        if last is not None and _continues(text, last, site):
            gives = GIVER if site.role == GIVER and not site.lead else last.role
            found[-1] = replace(last, end=site.end, named=(*last.named, *site.named), role=gives)
            continue
        if last is not None and _is_dealt(text, last, site):
            site = Site(site.start, site.end, site.named, last.role, last.lead)
        found.append(site)
    return tuple(found)


def dateline(text: str) -> int:
    """Return where the line ends that says where and when a report was written, 0 where a text has none.

    Example:
        >>> dateline("NAIROBI, Kenya (AP) — Floods killed 12 people in the north."), dateline("Kenya – 12 offices")
        (22, 0)
    """
    match = DATED_LINE.match(text)
    if match is None:
        return 0
    cities = [named for named in find_named(match.group("city")) if named.city]
    return match.end() if cities and len(text) > match.end() + 30 else 0


def _shares_noun(text: str, named: Named, following: Named) -> bool:
    """Whether two adjectives have one noun: "Jordanian and Iraqi officials"."""
    if not named.form == following.form == "adjective":
        return False
    return text[named.end : following.start] in (", ", " and ", " or ", ", and ", "–", "-")


def _with_world(text: str) -> list[Named]:
    low = text.lower()
    if not any(word in low for word in WORLD_WORDS):
        return list(find_named(text))
    spans = [match.span() for match in WORLD.finditer(text)]
    starts = {start for start, _ in spans}
    spans += [match.span() for match in WORLD_OF.finditer(text) if match.start() not in starts and _measures(match)]
    world = [Named(*span, "World", "001", "world", is_region=True) for span in spans]
    return sorted((*find_named(text), *world), key=lambda named: named.start)


def _measures(match: re.Match[str]) -> bool:
    """Whether "global" or "world" stands before something measured, "world oil demand", not "a global programme"."""
    words = match.group("rest").split()
    for word in words:
        if word in cues()["world_measures"]:
            return True
        if word in PHRASE_ENDS:
            break
    return False


def _site(text: str, sentence: int, named: Named) -> Site | None:
    before = text[max(sentence, named.start - _REACH_BACK) : named.start]
    after = text[named.end : named.end + 120]
    if named.form == "world":
        best = BEST.search(before) and text[named.start : named.start + 2] in ("in", "of", "on", "ac")
        return Site(named.start, named.end, (named,), RANKED if best else LOCATIVE, "world")
    if named.form == "people":
        return Site(named.start, named.end, (named,), PEOPLE, noun=text[named.start : named.end])
    if named.form == "adjective":
        return _adjective(before, after, named)
    if ITS_PEOPLE.match(after):
        return Site(named.start, named.end, (named,), PEOPLE, noun="nationals")
    if (named.city and _is_seat(before)) or _CENTRE.search(before):
        return None
    role, lead = _role(before, after)
    if role == LOCATIVE and named.is_region and FIELD.search(_without_asides(before)):
        role = RANKED
    return Site(named.start, named.end, (named,), role, lead)


_CENTRE = re.compile(  # it serves more than the country where it stands
    r"\b(?:African|Asian|European|American|Pacific|Caribbean|Arab|Regional|International|Global|World)\s(?:[A-Z][a-z]+\s){0,4}"
    r"(?:Centre|Center|Academy|School|Institute|Hub)\s(?:in|at)\s(?:[A-Z]\w+,\s(?:the\s)?)?$"
)


@cache
def _seat() -> re.Pattern[str]:
    nouns = "|".join(re.escape(noun) for noun in sorted(cues()["seat_nouns"], key=lambda noun: (-len(noun), noun)))
    return re.compile(rf"(?i)\b(?:{nouns})\s(?:for\s[\w\s]+\s)?in\s$")


def _is_seat(before: str) -> bool:
    """Whether a city is only where an organization sits: "Headquarters in Geneva"."""
    return bool(_seat().search(before))


def _role(before: str, after: str) -> tuple[str, str]:
    """Return the role of a name from the words around it, and the word that gave it."""
    stripped = _without_asides(before)
    if GIVES.match(after) or DONORS.search(before):
        return GIVER, ""
    if BASED.match(after):
        return EXAMPLE, "based"
    among = AMONG_THEM.match(after) if re.search(r"(?:,|\band)\s(?:the\s)?$", before) else None
    if among and (not re.search(r"\band\s(?:the\s)?$", before) or not re.search(r"[A-Z]", among.group())):
        return EXAMPLE, "among"
    if SOURCE.match(after):
        return ORIGIN, "source"
    if BARRED.search(before):
        return LOCATIVE, "barred"
    if OWN_PERSON.match(after):
        return EXAMPLE, "person"
    if re.match(r"['’]s?\s", after):
        return SUBJECT, "'s"
    if re.search(r"\((?:[^()]*,\s)?$", before) and re.match(r"[^()]*\)", after):
        return BRACKET, "("
    for role, pattern in ROLES:
        match = pattern.search(stripped)
        if match and not (match.group("lead").lower() == BORN and BABIES.search(stripped)):
            return role, match.group("lead").lower()
    if OF.search(before):
        return LOCATIVE, "of"
    if AMONG_WHICH.search(before) and not FROM_WHICH.search(before):
        return LOCATIVE, "in"
    if OPENING.search(stripped):
        return (EXAMPLE, "says") if SPEAKS.match(after) else (SUBJECT, "")
    return BARE, ""


def _without_asides(before: str) -> str:
    """Return the end of the words before a name, without those that may stand between a preposition and a name."""
    return ASIDES.sub("", before[-_NEAR_BACK:])


def _adjective(before: str, after: str, named: Named) -> Site | None:
    """Return the site of an adjective: of the people it names, or of the scene; None where it names a language."""
    if CURRENCY.match(after):
        return None
    if re.match(r"['’]s\s", after):
        return Site(named.start, named.end, (named,), PEOPLE)
    phrase = noun_phrase(after, singular_number=True)
    if phrase is None or re.match(r"\s?[.,;:)]", after):
        return Site(named.start, named.end, (named,), PEOPLE) if WHO_PREDICATE.search(before) else None
    noun = after[phrase.start : phrase.end]
    if named.is_region and EVENT.search(noun):
        return None
    if DISPLACED.match(noun):
        return Site(named.start, named.end, (named,), PEOPLE, noun=noun)
    plural = noun_phrase(after)
    heads = {phrase.head, plural.head if plural else phrase.head}
    if any(unit_of(head, head) == "person" or head.lower() in cues()["people_nouns"] for head in heads):
        return Site(named.start, named.end, (named,), PEOPLE, noun=noun)
    if FRONTIER.match(noun) and not re.search(r"(?i)\b(?:cross\w*|over)\s(?:the\s)?$", before):
        return Site(named.start, named.end, (named,), EXAMPLE, "border", noun)
    role, lead = _role(before, " ")
    giver = role == GIVER or GIFT.search(noun)
    return Site(named.start, named.end, (named,), GIVER if giver else ADJECTIVE, lead, noun)


def _continues(text: str, last: Site, site: Site) -> bool:
    """Whether a site carries on the list of the one before: "Manila, Philippines (2008), and in Athens"."""
    gap = text[last.end : site.start]
    if site.role == PEOPLE or last.role == PEOPLE or (last.role == ADJECTIVE) != (site.role == ADJECTIVE):
        return False
    if DATELINE in (site.role, last.role) or (site.lead == "among") != (last.lead == "among"):
        return False
    if len(gap) > 60 or last.named[-1].form == "world" or site.named[0].form == "world":
        return False
    if site.lead and site.lead not in ("(", last.lead) and not (site.lead == "of" and last.lead):
        return False
    if last.lead in ("like", "unlike") and gap == ", " and not re.match(r",|\s(?:and|or)\s", text[site.end :]):
        return False
    same = site.named[0].place == last.named[-1].place
    return bool(LISTED.fullmatch(gap)) or (same and bool(re.fullmatch(r"\s?\(", gap)))


def _is_dealt(text: str, last: Site, site: Site) -> bool:
    """Whether a site has the role of the one before, as a list goes on: "61% were born in Asia, 9% in Europe"."""
    if last.lead == BORN and site.lead == "in":
        return bool(_NEXT_SHARE.fullmatch(text, last.end, site.start))
    if last.role == ORIGIN and site.is_rival:
        return True
    return site.role in (BARE, SUBJECT) and _same_list(text, last, site)


_NEXT_SHARE = re.compile(r"(?:,|;|\sand|,\sand)\s(?:[a-z]+\s){0,3}[\d.,]+\s?(?:%|per\s?cent)?\sin\s(?:the\s)?")


def _same_list(text: str, last: Site, site: Site) -> bool:
    """Whether only figures part two names of a list: "to Nigeria (1,402), Mali (611) and the Niger (388)"."""
    gap = text[last.end : site.start]
    return bool(re.fullmatch(r"\s?(?:\([^()]*\)|[:\d][^A-Za-z;]*)(?:,?\s(?:and\s)?|,)(?:the\s)?", gap))
