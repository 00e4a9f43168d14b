"""Says in what role a text names places: as the scene, the origin, the destination, the doer, a giver, the people.

Which figure a site belongs to is decided in ``places.py`` and ``dims.py``; the names come from ``gazetteer.py``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from iomstats.figures.gazetteer import Named, cues, find_named
from iomstats.figures.nouns import noun_phrase
from iomstats.figures.units import unit_of

LOCATIVE = "locative"
SUBJECT = "subject"
ADJECTIVE = "adjective"
ORIGIN = "origin"
DESTINATION = "destination"
PEOPLE = "people"
GIVER = "giver"
BRACKET = "bracket"
EXAMPLE = "example"
BARE = "bare"

SCENES = frozenset((LOCATIVE, SUBJECT, ADJECTIVE))


@dataclass(frozen=True, slots=True)
class Site:
    """One place, or a list of places joined by "and", in a text.

    Attributes:
        start: Start of the first name.
        end: End of the last name.
        named: What is named there, in order.
        role: locative, subject, adjective, origin, destination, people, giver, bracket or bare.
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
    def places(self) -> tuple[Named, ...]:
        """The places, each once, in order."""
        return tuple({named.place: named for named in self.named}.values())

    @property
    def text(self) -> str:
        """The places joined as the dataset writes them."""
        return "; ".join(named.place for named in self.places)


_ASIDE = (
    r"(?:the|a|an|north(?:ern|ernmost)?|south(?:ern|ernmost)?|east(?:ern)?|west(?:ern)?|central|north-?east(?:ern)?|north-?west(?:ern)?|south-?east(?:ern)?|south-?west(?:ern)?|upper|lower|rural|urban|"
    r"coastal|mainland|continental|neighbou?ring|nearby|war-torn|conflict-affected|parts\sof|much\sof|most\sof|all\sof|all|both|"
    r"(?:countries|regions|places|areas|locations)\s(?:of|in|across)|the\srest\sof|mainly|largely|mostly|primarily|especially|particularly|chiefly|"
    r"(?:[Ii]sland|[Cc]ity|[Tt]own|[Pp]rovince|[Rr]egion|[Ss]tate|[Rr]epublic|[Kk]ingdom|camps?|capital|[Pp]ort|coast|[Dd]istrict|[Dd]epartment|[Gg]overnorate|border|shores?|people|population|territory)\sof|"
    r"(?:[Gg]overnments?|GOVERNMENTS?|[Ii]slands?|[Cc]ommonwealth)\sof|island|city|town|camps?|villages?|capital|port)"
)
_ASIDES = re.compile(rf"(?:\b{_ASIDE}\s)+$")
_ROLES = (
    (EXAMPLE, re.compile(r"\b(?P<lead>including|such\sas|for\sexample|e\.g\.,?|like|unlike|notably|other\sthan|except|excluding|outside)\s(?:in\s|from\s|to\s)?$", re.I)),
    (GIVER, re.compile(r"\b(?P<lead>(?:funded|financed|supported|sponsored|donated|provided|contributed|paid|given|granted|pledged|backed|sent|commissioned)\s(?:jointly\s)?by|(?:contributions?|funding|funds|grants?|donations?|support|money|assistance|financing)\s(?:from|of|by)|on\sbehalf\sof|(?:cooperation|co-operation|partnership|consultation|together|agreements?|agreement|coordination|collaboration|contract)\s(?:with|between)|thanks\sto|embassy\sof|by)\s$", re.I)),
    (ORIGIN, re.compile(r"\b(?P<lead>out\sof|(?<!away\s)from|fled|flee|flees|fleeing|leaving|left|escaped|escaping|departed|quit)\s$", re.I)),
    (DESTINATION, re.compile(r"\b(?P<lead>into|to|towards?|chose|choos(?:e|es|ing)|(?:bound|left|leave|leaving|leaves|departed|headed|heading|depart)\sfor)\s$", re.I)),
    (LOCATIVE, re.compile(r"\b(?P<lead>in|within|inside|across|throughout|around|at|near|off|on|over|of|for|among|through|via|under|along|amongst|reached|reaching|reach|crossed|crossing|cross|entered|entering|enter|hit|hits|struck|strikes?|hosted\sby|visit(?:ed|ing)?|cover(?:ed|ing|s)?|ravaged|devastated|joined|namely|between|regarding|concerning)\s$", re.I)),
)
_LISTED = re.compile(
    r"(?:\s?\((?:\d{4}|[A-Z]{2,5})\))?(?:\s?,\s?|\s|\s?/\s?|\s?&\s?|-)(?:(?:and|or|as\swell\sas|plus|nor|&)\s)?(?:(?:also\s)?(?:in|to|from|on|of|for|across|into)\s)?"
    rf"(?:{_ASIDE}\s)*"
)
_OPENING = re.compile(r"(?:^|[.;:!?–—(,\"“”>•]\s?|\b(?:and|while|whereas|that|but|as|when|where|if|with|what|how|than|or)\s)(?:(?:in\sturn|however|meanwhile|today|yet|also|then),?\s)?$", re.I)
_WORLD = re.compile(
    r"\b(?:(?i:world[-\s]?wide)|(?i:in|of|across|around|throughout|over|from\s(?:all\s)?(?:around|over|across)|all\saround)\s(?:all\s)?the\s(?:whole\s|entire\s)?(?:world|globe)(?!['’]s\s(?:largest|biggest|first|most|poorest|second|leading|only|best|worst|oldest|deadliest))(?!\s[A-Z])|(?:[Aa]ll\s)?[Tt]he\sworld(?=['’]s\s(?!largest|biggest|first|most|poorest|second|leading|only|best|worst|oldest|deadliest))|(?i:globally)|(?:global|world)\s(?=populations?\b|totals?\b|stocks?\b|number\b|(?:migrant|refugee|migration)\s(?:populations?|stocks?|numbers?)\b)|on\s(?:the\splanet|[Ee]arth))\b|\b(?i:global|world)\spopulations?\b"
)
_WORLD_NAMED = Named(0, 0, "World", "001", "name", is_region=True)
_CURRENCY = re.compile(r"\s(?:dollars?|francs?|pounds?|pesos?|rupees?|shillings?|dinars?|kron(?:a|or|er)|yen|euros?|cents?|languages?|version|translations?|embass|consulat|passports?|ambassador|descent|speak)")
_LANGUAGES = re.compile(r"(?:^|\b(?:in|into|and|or|,|of)\s)$")


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
    for named in _with_world(text):
        start = next((start for start, end in reversed(sentences) if start <= named.start < end), 0)
        site = _site(text, start, named)
        if site is None:
            continue
        last = found[-1] if found and found[-1].start >= start else None
        if last is not None and _continues(text, last, site):
            found[-1] = Site(last.start, site.end, (*last.named, *site.named), last.role, last.lead, last.noun)
            continue
        if last is not None and site.role in (BARE, SUBJECT) and _same_list(text, last, site):
            site = Site(site.start, site.end, site.named, last.role, last.lead)
        found.append(site)
    return tuple(found)


def _with_world(text: str) -> list[Named]:
    names = list(find_named(text))
    for match in _WORLD.finditer(text):
        if not any(named.start < match.end() and match.start() < named.end for named in names):
            names.append(Named(match.start(), match.end(), "World", "001", "world", is_region=True))
    return sorted(names, key=lambda named: named.start)


def _site(text: str, sentence: int, named: Named) -> Site | None:
    before, after = text[sentence : named.start], text[named.end : named.end + 120]
    if named.form == "world":
        return Site(named.start, named.end, (named,), LOCATIVE, "world")
    if named.form == "people":
        return Site(named.start, named.end, (named,), PEOPLE, noun=text[named.start : named.end])
    if named.form == "adjective":
        return _adjective(text, before, after, named)
    if re.match(r"\s(?:citizens?|nationals?)\b", after):
        return Site(named.start, named.end, (named,), PEOPLE, noun="nationals")
    role, lead = _role(before, after)
    if named.city and named.form == "area" and re.search(rf"\b{_office()}\s(?:for\s[\w\s]+\s)?in\s$", before):
        return None
    return Site(named.start, named.end, (named,), role, lead)


@lru_cache(maxsize=1)
def _office() -> str:
    return "(?i:" + "|".join(sorted(cues()["seat_nouns"])) + ")"


def _role(before: str, after: str) -> tuple[str, str]:
    """Return the role of a name from the words around it, and the word that gave it."""
    stripped = _ASIDES.sub("", before)
    if re.match(r"['’]s?\s", after):
        return SUBJECT, "'s"
    if re.search(r"\((?:[^()]*,\s)?$", before) and re.match(r"[^()]*\)", after):
        return BRACKET, "("
    for role, pattern in _ROLES:
        match = pattern.search(stripped)
        if match:
            return role, match.group("lead").lower()
    if _OPENING.search(stripped):
        return (EXAMPLE, "says") if re.match(r"\s(?:says?|said|told|warn(?:s|ed)|announced|believes)\b", after) else (SUBJECT, "")
    return BARE, ""


def _adjective(text: str, before: str, after: str, named: Named) -> Site | None:
    """Return the site of an adjective: of the people it names, or of the scene; None where it names a language."""
    if _CURRENCY.match(after):
        return None
    predicate = re.search(r"\b(?:of\s(?:them|whom|which|these|those)|(?:was|were|are|is|being|mostly|mainly|half)|(?:one|two|three|four|five|\d+)\sin\s(?:\w+))\s(?:all\s|mostly\s|mainly\s)?$", before)
    phrase = noun_phrase(after, singular_number=True)
    if phrase is None or re.match(r"\s?[.,;:)]", after):
        return Site(named.start, named.end, (named,), PEOPLE, noun="") if predicate or re.search(r"\d\s$|\b(?:four|five|six|seven|eight|nine|ten)\s$|\sin\s\w+\s$", before) else None
    noun = after[phrase.start : phrase.end]
    plural = noun_phrase(after)
    heads = {phrase.head, plural.head if plural else phrase.head}
    if any(unit_of(head, head) == "person" for head in heads) or any(head.lower() in cues()["people_nouns"] for head in heads):
        return Site(named.start, named.end, (named,), PEOPLE, noun=noun)
    role, lead = _role(before, " ")
    if role == GIVER or re.search(r"(?i)\b(?:contributions?|aid|funding|grants?|donors?|financing|taxpayers?)$", noun):
        return Site(named.start, named.end, (named,), GIVER, lead, noun)
    return Site(named.start, named.end, (named,), ADJECTIVE, lead, noun)


def _continues(text: str, last: Site, site: Site) -> bool:
    """Whether a site carries on the list of the one before: "Manila, Philippines (2008), and in Athens"."""
    gap = text[last.end : site.start]
    if site.role == PEOPLE or last.role == PEOPLE or (last.role == ADJECTIVE) != (site.role == ADJECTIVE):
        return False
    if len(gap) > 60 or last.places[-1].form == "world" or site.places[0].form == "world":
        return False
    if site.lead and site.lead not in ("(", last.lead) and not (site.lead == "of" and last.lead):
        return False
    return bool(_LISTED.fullmatch(gap)) or bool(re.fullmatch(r"\s?\(", gap) and site.places[0].place == last.places[-1].place)


def _same_list(text: str, last: Site, site: Site) -> bool:
    """Whether only figures part two names of one list: "to Nigeria (1,402), Mali (611) and the Niger (388)"."""
    gap = text[last.end : site.start]
    return bool(re.fullmatch(r"\s?(?:\([^()]*\)|[:\d][^A-Za-z;]*)(?:,?\s(?:and\s)?|\sand\s|,)(?:the\s)?", gap))
