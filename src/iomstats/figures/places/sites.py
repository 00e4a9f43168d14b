"""Says in what role a text names places: as the scene, the origin, the destination, the doer, a giver, the people.

Which figure a site belongs to is decided in ``places.py`` and ``dims/dims.py``; the names come from ``gazetteer.py``.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from iomstats.figures.places.gazetteer import Named, cues, find_named
from iomstats.figures.units.names import unit_of
from iomstats.figures.words.nouns import noun_phrase
from iomstats.mentions.words import CARDINAL

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
DATELINE = "dateline"
RANKED = "ranked"
BORN = "born in"  # the word before an origin that only tells where people were born

SCENES = frozenset((LOCATIVE, SUBJECT, ADJECTIVE))


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
        return _RIVAL.fullmatch(self.lead) is not None

    @property
    def places(self) -> tuple[Named, ...]:
        """The places, each once, in order."""
        return tuple({named.place: named for named in self.named}.values())

    @property
    def text(self) -> str:
        """The places joined as the dataset writes them."""
        return "; ".join(named.place for named in self.places)


# words that may stand between a preposition and a name: "in the rural parts of eastern Chad"
_ASIDE = (
    r"(?:the|an?|(?:north|south)-?(?:east|west)?(?:ern|ernmost)?|(?:east|west)(?:ern|ernmost)?|central|upper|lower|"
    r"rural|urban|coastal|mainland|continental|neighbou?ring|nearby|war-torn|conflict-affected|"
    r"parts\sof|much\sof|most\sof|all\sof|all|both|(?:countries|regions|places|areas|locations)\s(?:of|in|across)|"
    r"the\srest\sof|mainly|largely|mostly|primarily|especially|particularly|chiefly|"
    r"(?:island|city|town|province|region|state|republic|kingdom|camps?|capital|port|coast|district|department|"
    r"governorate|border|shores?|people|population|territory|governments?|islands?|commonwealth)\sof|"
    r"island|city|town|camps?|villages?|capital|port)"
)
_ASIDES = re.compile(rf"(?i:(?:\b{_ASIDE}\s)+$)")
# what is measured against another place: "six times that of Spain"
_COMPARED = r"than|times|to|with|as|below|above|over|exceed\w*|match\w*|twice|double|equal\w*|half|against|versus"
# whom a place leads or follows in a ranking: "ahead of Pakistan (1.5 million)"
_RIVALS = (
    r"(?:ahead|in\sfront)\sof|behind|trailing|trailed\sby|followed\sby|(?:second|next|third)(?:\sonly)?\sto|overtook|overtaking|"
    r"overtaken\sby|surpass(?:ed|ing)(?:\sby)?|outstripp(?:ed|ing)|(?:more|fewer|less|greater|higher|lower|larger|smaller|bigger)\sthan"
)
_RIVAL = re.compile(_RIVALS)
_ROLES = tuple(
    (role, re.compile(rf"(?i)\b(?P<lead>{leads})\s{tail}$"))
    for role, leads, tail in (
        (
            EXAMPLE,
            r"including|such\sas|for\sexample|like|unlike|notably|other\sthan|except(?:\sfor)?|excluding|outside|save(?:\sfor)?|apart\sfrom|"
            r"aside\sfrom|with\sthe\sexception\sof|(?:delegat(?:es?|ions?)|representatives?|observers?|ambassadors?|envoys?)\s(?:of|from)|"
            rf"(?:{_COMPARED})\s(?:that|those)\s(?:of|in|for)",
            r"(?:(?:in|from|to)\s)?",
        ),
        (
            LOCATIVE,
            rf"{_RIVALS}|according\sto|(?:hosted|received|recorded|reported|registered|admitted|issued|experienced)\sby",
            "",
        ),
        (
            GIVER,
            r"(?:aid|contributions?|funding|funds|grants?|donations?|support|money|assistance|financing|loans?)\s(?:from|of|by)|on\sbehalf\sof|"
            r"(?:co-?operation|partnership|consultation|together|agreements?|coordination|collaboration|contract|working|worked|jointly|alongside|"
            r"(?:agreements?|memorandum|treaty|accord|arrangements?|deal|pact|understanding)\s(?:\w+\s){0,2}|concluded|signed|agreed)\s(?:with|between)|"
            r"thanks\sto|embassy\sof|by",
            "",
        ),
        (
            ORIGIN,
            r"out\sof|born\sin|(?<!away\s)from|fled|flee|flees|fleeing|leaving|leaves?|left|escaped|escaping|departed|quit",
            "",
        ),
        (
            ORIGIN,
            r"(?:countr(?:y|ies)\sof\sorigin|(?:source|sending|origin)\scountries|nationalities)(?:\sof\s[a-z-]+)?",
            r"(?:(?:in\s[\w\s]{4,20})?(?:were|was|are|is|remain(?:ed)?|included?)\s|\W\s?)",
        ),
        (
            DESTINATION,
            r"(?:trains?|flights?|planes?|boats?|buses|ships?|convoys?)\sfor|into|to|towards?|chose|choos(?:e|es|ing)|(?:bound|left|leave|leaving|leaves|departed|headed|heading|depart)\sfor",
            "",
        ),
        (
            LOCATIVE,
            r"in|within|inside|across|throughout|around|at|near|off|on|over|of|for|among|through|via|under|along|amongst|"
            r"reached|reaching|reach|crossed|crossing|cross|entered|entering|enter|hit|hits|struck|strikes?|visit(?:ed|ing)?|"
            r"cover(?:ed|ing|s)?|ravaged|devastated|joined|namely|between|regarding|concerning",
            "",
        ),
    )
)
_LISTED = re.compile(
    r"(?i:(?:\s?\((?:\d{4}|[A-Z]{2,5})\))?(?:\s?,\s?|\s|\s?/\s?|\s?&\s?|-)(?:(?:and|or|as\swell\sas|plus|nor|&)\s)?"
    rf"(?:(?:also\s)?(?:in|to|from|on|of|for|across|into)\s)?(?:{_ASIDE}\s)*)"
)
_OPENING = re.compile(
    r"(?i)(?:^|[.;:!?–—(,\"“”>•]\s?|\b(?:and|while|whereas|that|whom|which|but|as|when|where|if|with|what|how|than|or)\s)"
    r"(?:(?:in\sturn|however|meanwhile|today|yet|also|then),?\s)?$"
)
_OF = re.compile(r"(?i)\bof\s(?:the\s|(?:north|south|east|west)[a-z-]*\s|central\s|rural\s|urban\s|coastal\s)*$")
_AMONG_WHICH = re.compile(r"\b(?:countries|regions|places|areas|locations)\s(?:in|across)\s(?:the\s)?$")
_FROM_WHICH = re.compile(r"\bfrom\s[^,;]{1,40}$")  # "officials from 19 countries in": where people are from
_SPEAKS = re.compile(r"\s(?:says?|said|told|warn(?:s|ed)|announced|believes)\b")
_RANKED = r"(?!['’]s\s(?:largest|biggest|first|most|poorest|second|leading|only|best|worst|oldest|deadliest))"
_WORLD = re.compile(
    r"\b(?:(?i:world[-\s]?wide|globally|on\searth)"
    r"|(?i:in|of|on|across|around|throughout|over|from\s(?:all\s)?(?:around|over|across)|all\saround)\s(?:all\s)?the\s"
    rf"(?:whole\s|entire\s)?(?:world|globe|planet){_RANKED}(?!\s[A-Z])"
    rf"|(?i:(?:all\s)?the)\sworld{_RANKED}(?=['’]s\s)"
    r"|(?:global|world)\s(?=populations?\b|totals?\b|stocks?\b|number\b|(?:migrant|refugee|migration)\s(?:populations?|stocks?|numbers?)\b)"
    r"|(?i:global|world)\spopulations?)\b"
)
_WORLD_WORDS = ("world", "glob", "planet", "earth")  # without one of them the world is not named
_WORLD_OF = re.compile(r"\b(?:[Gg]lobal|[Ww]orld)\b(?!\sacute\s)(?=\s(?P<rest>(?:[a-z][a-z-]*\s){0,3}[a-z][a-z-]*))")
_CURRENCY = re.compile(
    r"\s(?:dollars?|francs?|pounds?|pesos?|rupees?|shillings?|dinars?|kron(?:a|or|er)|yen|euros?|cents?|languages?|version|"
    r"translations?|editions?|speakers?|subtitles|lessons?|embass|consulat|passports?|ambassador|descent|speak)"
)
_FRONTIER = re.compile(r"(?:[a-z]+\s)?(?:border|frontier)\b")  # of a neighbour: "posts on the Ukrainian frontier"
_EVENT = re.compile(  # named after a region, wherever it is felt: "the Asian financial crisis"
    r"(?i)\b(?:tsunami|cris[ie]s|crash|flu|influenza|games|championships?|cup|war|slave\strade|spring|uprisings?|elections?)\b"
)
_BABIES = re.compile(r"(?i)\b(?:bab(?:y|ies)|infants?|newborns?|child|children|births?|twins?)\b[^.;:]*$")
_GIFT = re.compile(r"(?i)\b(?:contributions?|aid|funding|grants?|donors?|financing|taxpayers?)$")
_WHO_PREDICATE = re.compile(
    r"(?:\b(?:of\s(?:them|whom|which|these|those)|was|were|are|is|being|mostly|mainly|half)\s(?:all\s|mostly\s|mainly\s)?"
    rf"|\d\s|\b(?i:{CARDINAL})\s)$"
)
_PHRASE_ENDS = frozenset("of in for to from by with and or on at that which is are was were has have had will".split())
_AMONG_THEM = re.compile(
    r"(?:,?\s(?:and\s|or\s)?(?:the\s)?[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+){0,3}){0,8},?\s(?:among\s(?:them|others|these)|to\sname)\b(?!\s(?:\d|[A-Z]|an?\b|the\b|some|about|around|nearly|almost|over|more|many|most|several|half))"
)
_GIVES = re.compile(
    r"(?:,?\s(?:and|or)\s(?:the\s)?(?:[A-Z]\w+(?:\s[A-Z]\w+)?|[a-z]+(?:\s[A-Z]?[a-z]+){1,2}))?\s(?:(?:also|jointly|together|both|has|have|had|now|since|so\sfar|already|will)\s){0,3}"
    r"(?:(?:gave|gives?|provide[sd]?|granted|lent|awarded)\s(?:[a-z]+\s){0,3}(?:(?:[A-Z]{2,3}\s?|US)?[$€£]|[A-Z]{3}\s?\d|\d[\d.,]*\s(?!(?:[a-z]+\s){0,3}(?:people|persons|migrants|refugees|workers|foreigners|nationals|families|residents)\b))|(?:co-?)?financ(?:es?|ed)|(?:co-?)?fund(?:s|ed)?|contribut(?:es?|ed)|pledg(?:es?|ed)|donat(?:es?|ed)|(?:paid|met|covered|bore)\s(?:[a-z]+\s){0,2}(?:\d|half\b|(?:a|one)[\s-](?:third|quarter)\b)|(?:met|meets?|bears?|bore|covers?|covered|paid|pays?|shared?)\s(?:for\s)?(?:(?:the|all|its|whole|full|entire|total|most|of|half|these|those)\s){0,3}(?:costs?|bills?|expenses?)\b)"
)
_DONORS = re.compile(
    r"(?i)(?:^|[\n•])\W*(?:donors?|funded\sby|funding|financed\sby|partners?|funders?)\s?:[^;\n]*$"
    r"|\b(?:donors?|contributors?|funders?|givers)\b(?!\s(?:reports?|briefs?|updates?)\b)[^;.:]{0,30}?(?:\sbeing|\swere|\sare|\swas|,|:|\sincluded?|\samong)\s(?:(?-i:[A-Z])[\w-]+,?\s(?:and\s)?){0,4}(?:the\s)?$"
)
_BASED = re.compile(
    r"-(?:based|listed|headquartered|led|funded|backed|owned|registered|flagged|like|style|type|inspired)\b"
)
_OWN_PERSON = re.compile(
    r"['’]s\s[A-Z][a-z]+\s[A-Z][a-z]+\s(?:[a-z]+(?:ed|s|ook|ew|an|aid|on)|has|had|was|is|will)\b"
)  # "Kenya's Jane Doe won"
_ITS_PEOPLE = re.compile(r"\s(?:citizens?|nationals?|nurses|doctors|migrants|immigrants|emigrants|refugees)\b(?!\s[A-Z])")
_SOURCE = re.compile(  # "India remained the largest source, with 12 per cent"
    r"(?:\sand\s(?:the\s)?[A-Z]\w+)?\s(?:was|is|were|are|remains?|remained|became|stayed)\s(?:[a-z]+\s){0,4}"
    r"(?:(?:sources?|source\s(?:markets?|countr(?:y|ies)))(?!\sof\s(?!migra|immigra|emigra|visitor|touris|refugee|student|worker|arrival|asylum|newcomer))"
    r"|countr(?:y|ies)\sof\s(?:origin|birth)|sending\scountr(?:y|ies)|nationalit(?:y|ies))\b"
)
_BARRED = re.compile(
    r"(?i)\b(?:bar|bars|barred|barring|ban|bans|banned|banning|exclud\w+|prohibit\w*|prevent\w*|block(?:s|ed|ing)?|turn(?:s|ed|ing)?\saway)\s"
    r"[^,;:.]{0,60}\bfrom\s(?:entering\s|reaching\s)?(?:the\s)?$"
)
_FIELD = re.compile(
    r"(?i)\b(?:[a-z]{3,}(?<!for)(?<!inter)est|most\s[a-z]+|worst|best|top\s\w+|"
    r"(?:rank(?:s|ed|ing)?|c[ao]mes?|placed|stands?|stood|is|was|are|were)\s(?:first|second|third|fourth|fifth|last))\s"
    r"(?:(?!(?:are|is|was|were|have|has|had|live[sd]?|found|seen|recorded|reported|occur\w*|took|went)\s)[a-z-]+\s){0,4}"
    r"(?:in|of|across|within|on)\s(?:the\s)?$"
)
_BEST = re.compile(r"(?i)\b(?:[a-z]{3,}(?<!for)(?<!inter)est|most\s[a-z]+|worst|best|top\s\w+)\s(?:[a-z-]+\s){0,4}$")
_DATELINE = re.compile(
    r"\W{0,2}(?P<city>[A-Z][\w’'.-]*(?:[\s/][A-Z][\w’'.-]*){0,3})(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})?(?:\s\([A-Z][^()]{1,30}\))?"
    r"(?:,?\s(?:\d{1,2}(?:st|nd|rd|th)?\s)?[A-Z][a-z]{2,8}\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s\d{4})?)?(?:\s\([A-Z][^()]{1,30}\))?"
    r"\s?(?:[–—]|--?(?=\s))\s?(?=[“\"‘A-Z])"
)
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
    match = _DATELINE.match(text)
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
    if not any(word in low for word in _WORLD_WORDS):
        return list(find_named(text))
    spans = [match.span() for match in _WORLD.finditer(text)]
    starts = {start for start, _ in spans}
    spans += [match.span() for match in _WORLD_OF.finditer(text) if match.start() not in starts and _measures(match)]
    world = [Named(*span, "World", "001", "world", is_region=True) for span in spans]
    return sorted((*find_named(text), *world), key=lambda named: named.start)


def _measures(match: re.Match[str]) -> bool:
    """Whether "global" or "world" stands before something measured, "world oil demand", not "a global programme"."""
    words = match.group("rest").split()
    for word in words:
        if word in cues()["world_measures"]:
            return True
        if word in _PHRASE_ENDS:
            break
    return False


def _site(text: str, sentence: int, named: Named) -> Site | None:
    before = text[max(sentence, named.start - _REACH_BACK) : named.start]
    after = text[named.end : named.end + 120]
    if named.form == "world":
        best = _BEST.search(before) and text[named.start : named.start + 2] in ("in", "of", "on", "ac")
        return Site(named.start, named.end, (named,), RANKED if best else LOCATIVE, "world")
    if named.form == "people":
        return Site(named.start, named.end, (named,), PEOPLE, noun=text[named.start : named.end])
    if named.form == "adjective":
        return _adjective(before, after, named)
    if _ITS_PEOPLE.match(after):
        return Site(named.start, named.end, (named,), PEOPLE, noun="nationals")
    if (named.city and _is_seat(before)) or _CENTRE.search(before):
        return None
    role, lead = _role(before, after)
    if role == LOCATIVE and named.is_region and _FIELD.search(_without_asides(before)):
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
    if _GIVES.match(after) or _DONORS.search(before):
        return GIVER, ""
    if _BASED.match(after):
        return EXAMPLE, "based"
    among = _AMONG_THEM.match(after) if re.search(r"(?:,|\band)\s(?:the\s)?$", before) else None
    if among and (not re.search(r"\band\s(?:the\s)?$", before) or not re.search(r"[A-Z]", among.group())):
        return EXAMPLE, "among"
    if _SOURCE.match(after):
        return ORIGIN, "source"
    if _BARRED.search(before):
        return LOCATIVE, "barred"
    if _OWN_PERSON.match(after):
        return EXAMPLE, "person"
    if re.match(r"['’]s?\s", after):
        return SUBJECT, "'s"
    if re.search(r"\((?:[^()]*,\s)?$", before) and re.match(r"[^()]*\)", after):
        return BRACKET, "("
    for role, pattern in _ROLES:
        match = pattern.search(stripped)
        if match and not (match.group("lead").lower() == BORN and _BABIES.search(stripped)):
            return role, match.group("lead").lower()
    if _OF.search(before):
        return LOCATIVE, "of"
    if _AMONG_WHICH.search(before) and not _FROM_WHICH.search(before):
        return LOCATIVE, "in"
    if _OPENING.search(stripped):
        return (EXAMPLE, "says") if _SPEAKS.match(after) else (SUBJECT, "")
    return BARE, ""


def _without_asides(before: str) -> str:
    """Return the end of the words before a name, without those that may stand between a preposition and a name."""
    return _ASIDES.sub("", before[-_NEAR_BACK:])


def _adjective(before: str, after: str, named: Named) -> Site | None:
    """Return the site of an adjective: of the people it names, or of the scene; None where it names a language."""
    if _CURRENCY.match(after):
        return None
    if re.match(r"['’]s\s", after):
        return Site(named.start, named.end, (named,), PEOPLE)
    phrase = noun_phrase(after, singular_number=True)
    if phrase is None or re.match(r"\s?[.,;:)]", after):
        return Site(named.start, named.end, (named,), PEOPLE) if _WHO_PREDICATE.search(before) else None
    noun = after[phrase.start : phrase.end]
    if named.is_region and _EVENT.search(noun):
        return None
    plural = noun_phrase(after)
    heads = {phrase.head, plural.head if plural else phrase.head}
    if any(unit_of(head, head) == "person" or head.lower() in cues()["people_nouns"] for head in heads):
        return Site(named.start, named.end, (named,), PEOPLE, noun=noun)
    if _FRONTIER.match(noun) and not re.search(r"(?i)\b(?:cross\w*|over)\s(?:the\s)?$", before):
        return Site(named.start, named.end, (named,), EXAMPLE, "border", noun)
    role, lead = _role(before, " ")
    giver = role == GIVER or _GIFT.search(noun)
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
    return bool(_LISTED.fullmatch(gap)) or (same and bool(re.fullmatch(r"\s?\(", gap)))


def _is_dealt(text: str, last: Site, site: Site) -> bool:
    """Whether a site has the role of the one before, as a list goes on: "61% were born in Asia, 9% in Europe"."""
    if last.lead == BORN and site.lead == "in":
        return bool(_NEXT_SHARE.fullmatch(text, last.end, site.start))
    return site.role in (BARE, SUBJECT) and _same_list(text, last, site)


_NEXT_SHARE = re.compile(r"(?:,|;|\sand|,\sand)\s(?:[a-z]+\s){0,3}[\d.,]+\s?(?:%|per\s?cent)?\sin\s(?:the\s)?")


def _same_list(text: str, last: Site, site: Site) -> bool:
    """Whether only figures part two names of a list: "to Nigeria (1,402), Mali (611) and the Niger (388)"."""
    gap = text[last.end : site.start]
    return bool(re.fullmatch(r"\s?(?:\([^()]*\)|[:\d][^A-Za-z;]*)(?:,?\s(?:and\s)?|,)(?:the\s)?", gap))
