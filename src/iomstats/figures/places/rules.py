"""Finds the place that the sentence of a figure says: in its phrase, its clause, beside it, before it.

What the text around the sentence says is read in ``places.py``.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from iomstats.figures.model import Draft
from iomstats.figures.places.gazetteer import WORLD, Named, cues
from iomstats.figures.places.reach import (
    ASIDE,
    BOUNDARY,
    CAUSE,
    SOME_OF_THEM,
    View,
    is_attribute,
)
from iomstats.figures.places.roles import (
    ADJECTIVE,
    BARE,
    BRACKET,
    DESTINATION,
    LOCATIVE,
    ORIGIN,
    PEOPLE,
    RANKED,
    SCENES,
    SUBJECT,
)
from iomstats.figures.places.sites import Site
from iomstats.figures.places.usable_sites import birthplace, usable_sites
from iomstats.figures.places.worlds import is_world, is_world_stock
from iomstats.figures.words.hedges import HEDGE, HEDGES

Places = tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What the sentence of a figure says of its place.

    Attributes:
        places: The places, none where the sentence says that no one place is meant.
        role: The role in which they are named; empty where no name was read.
        weak: Whether they hold only where nothing around the sentence tells another place.
        start: Where they are named in the text; -1 where no name was read.
    """

    places: Places
    role: str = ""
    weak: bool = False
    start: int = -1

    @property
    def unnamed(self) -> bool:
        """Whether the world is meant without being named: it holds where no title tells of another place."""
        return self.places == WORLD and self.start < 0


_ONE_OF = re.compile(r"\b(?:among|one\sof)\s(?:the\s)?$")  # "is among the 50 least developed countries"
SPREAD = "spread"  # over so many countries that none is named: they may be all of the world
PARTED = "parts"  # the role of the places that the parts of a total have
_ELSEWHERE = re.compile(r"\s(?:elsewhere|(?:from|in)\sother\s(?:regions|countries)|abroad)\b")
_OTHERS = re.compile(r"(?i)\sother\s(?:countries|nations|states|cities|towns|capitals)\b(?!\s(?:in|of|across)\b)")
_THE_OTHERS = re.compile(
    r"(?i)\bother\s(?:countries|nations|states)\s(?:[a-z]+\s){0,2}the\s(?:remaining|other|rest)\s$"
)
_STRONG_BOUNDARY = re.compile(
    r"[;:]|,\s(?:and|but|while|whereas)\s|\b(?:of\s(?:them|whom|which)|elsewhere|including|"
    r"with\s(?:the|its|their)\s(?:[a-z]+est|most|worst|best)|against|compared\swith|versus|(?:up|down)\sfrom|"
    rf"and\s(?:one|another)\s(?:[a-z]+ed\s)?(?:in|to|for|at)|{CAUSE}|the\s(?:size|population)\sof)\b"
)
_PARTITIVE_LEAD = re.compile(r"\bof\s(?:them|whom|which)\s(?:[a-z]+\s)?(?:in|from|to)\s(?:the\s)?$")
_HEDGE = rf"(?:(?:{HEDGE}|with|had|has|have|at|hosts?|hosted|of)\s)*"
_NAME_THEN_NUMBER = re.compile(rf"(?:['’]s\s|:\s|,\s(?:with\s)?|\s(?:[–—-]\s)?){_HEDGE}")
_BRACKET_OPENS = re.compile(r"[^()]{0,25}\((?:[^()\d]{0,15})?")
_LINK_TO_PLACE = re.compile(
    r"\s?(?:are|were|is|was|live|lived|living|remain|remained)?\s?"
    r"(?:in|for|within|across|throughout|at|on)\s(?:the\s)?(?:[a-z-]+\s)?"
)
_LINK_TO_ITS_PART = re.compile(rf"{_LINK_TO_PLACE.pattern}|\sof\s(?:the\s)?(?:[a-z-]+\s)?")
_PARTS_OF_COUNTRIES = frozenset(
    "area camp city commune county department district governorate island municipality province region state town "
    "village zone".split()
)
_SPREAD = re.compile(
    rf"(?i)(?:\s[a-z-]+){{0,4}}?\s(?:in|across)\s(?!just\s|only\s){HEDGES}"
    r"(?:\d{2,3}|several|many|dozens\sof)\s(?:[a-z]+\s)?(?:countries|nations)(?!\s(?:in|of|across)\b)"
)
_TO_COUNTRIES = re.compile(rf"(?i)\bto\s{HEDGES}$")  # "from Skopje to 29 host countries"
_ROUNDING = 0.02  # how far the parts may be from the total that they are parts of
_NEXT_CLAUSE = re.compile(r"(?:,|\sand|,\sand|\sbut)\s(?:in|for|to|from|across)\s(?:the\s)?$")
_LABEL_STARTS = 25  # characters into a line at which the name it is labelled with starts: "Headquarters (Geneva …"
_OF_ONE = re.compile(
    r"(?!.*\b(?:th[ae][nt]|and|against)\b)(?:\s[a-z-]+){0,3}\s(?:of|in|at|for|across)(?:\s(?:all|the))*\s?"
)
_ITS_OWN = re.compile(rf"(?:['’]s)?\s{_HEDGE}")
_NEXT_FIGURE = re.compile(rf"(?:\s|,\s){_HEDGE}(?:[a-z]+\s){{0,4}}")
_MOVING = re.compile(
    r"(?i)\b(?:repatriat\w+|resettle\w*|recruit\w*|returned|relocat\w+|left|deported|readmitted|arriv\w+|came|moved|recogni[sz]ed|naturali[sz]ed|granted|admitted|visas?)\b"
)
_SHARES_OF_PEOPLES = re.compile(r"\b(?:are|were)\s(?:[a-z]+\s)?[A-Z][a-z]+(?:,|,?\sand)\s[^;:.]*$")
_REFUGEES = re.compile(r"(?i)\b(?:refugees?|asylum|returnees?|caseload|diaspora|origin)\b")


def said_place(view: View) -> Said | None:
    """Return what the figure's own sentence says of its place, None where it is silent."""
    draft = view.draft
    if _ELSEWHERE.match(view.after) or _OTHERS.match(view.after) or _THE_OTHERS.search(view.before):
        return Said(())
    if _SPREAD.match(view.after):
        return Said((), SPREAD)
    if draft.unit.unit == "country" and not draft.unit.inherited and _TO_COUNTRIES.search(view.before):
        return Said(())
    born = birthplace(view)
    view = view.with_sites(usable_sites(view))
    if draft.unit.unit == "country" and _ONE_OF.search(view.before) and not _linked(view) and not _in_phrase(view):
        return Said(WORLD, RANKED)
    narrow = is_organization(draft) and not (draft.unit.inherited and draft.unit.unit == "person")
    for rule in _NARROW_RULES if narrow else _RULES:
        site = rule(view)
        if site is not None:
            weak = rule in (_bracketed_origin, _peopled)
            return Said(() if narrow and is_world(site) else site.places, site.role, weak, site.start)
    if not narrow and not view.sites and is_world_stock(view):
        return Said(WORLD, LOCATIVE)
    return Said(born.places, ORIGIN, weak=True, start=born.start) if born is not None else None


def places_of_parts(view: View, index: int, drafts: Sequence[Draft], own: Sequence[Said | None]) -> Said | None:
    """Return the places of the parts that a total is told in: "41,000 deaths – 35,200 in Turkey and 5,800 in Syria".

    Args:
        view: The total.
        index: Which of the figures it is.
        drafts: The figures of the flow.
        own: What their sentences say of each; of the total nothing, or the first of its parts.
    """
    draft, total, said = view.draft, view.draft.number.value, own[index]
    parts: list[Named] = []
    left = total or 0
    first = said.places[:1] if said is not None else ()
    for part, told in zip(drafts[index + 1 : index + 7], own[index + 1 : index + 7], strict=True):
        value = part.number.value
        if part.sentence != draft.sentence or told is None or len(told.places) != 1 or not value or view.is_share:
            return None
        parts += told.places
        left -= value
        if abs(left) <= abs(total or 0) * _ROUNDING:
            several = len({place.place for place in parts}) > 1 and (not first or first[0].place == parts[0].place)
            return Said(tuple(parts), PARTED, start=parts[0].start) if several else None
    return None


def _in_phrase(view: View) -> Site | None:
    """Read "four Middle Eastern countries", "27 EU Member States", "6.65 million Americans"."""
    for site in view.later_sites():
        if site.start < view.noun_end:
            apart = "," in view.text[view.end : site.start]
            if site.role == PEOPLE and not _is_region_predicate(site) and (apart or not _stays(view, site)):
                return None
            return site
    return None


def _is_region_predicate(site: Site) -> bool:
    """Whether members are told by region: "43 are African, 33 European"."""
    return site.role == PEOPLE and not site.noun and site.places[0].is_region


def _stays(view: View, site: Site) -> bool:
    """Whether people are counted at home: no other place, no moving, no refugees."""
    others = [other for other in view.sites if other.role != PEOPLE and other.text != site.text]
    if view.is_share and _SHARES_OF_PEOPLES.search(view.text, view.first, site.start):
        return False
    first, last = view.first, view.last
    before = re.split(r"[;:]", view.text[first : site.start])[-1]
    after = re.split(r"[;:]", view.text[site.start : last])[0]
    return bool(site.noun) and not others and not _MOVING.search(before + after) and not _REFUGEES.search(site.noun)


def _listed(view: View) -> Site | None:
    """Read "four countries (Ethiopia, Haiti, Nepal, Timor-Leste)"."""
    for site in view.later_sites():
        if site.role == BRACKET and view.text[view.noun_end : site.start] == " (":
            return site
    return None


def _bracketed(view: View) -> Site | None:
    """Read "Greece (8,200)": the name right before a bracket that the figure opens."""
    site = next(iter(view.earlier_sites()), None)
    if site is None or site.role in (PEOPLE, ORIGIN):
        return None
    return _last_of(site) if _BRACKET_OPENS.fullmatch(view.text, site.end, view.start) else None


def _bracketed_origin(view: View) -> Site | None:
    """Read "came from Mexico (14,900) and China (3,600)": where people are from, if no other place is told."""
    site = next(iter(view.earlier_sites()), None)
    if site is None or site.role != ORIGIN or not _BRACKET_OPENS.fullmatch(view.text, site.end, view.start):
        return None
    return next((scene for scene in view.earlier_sites() if scene.role in SCENES), None) or _last_of(site)


def _linked(view: View) -> Site | None:
    """Read "12,400 in Italy": a place joined to the figure, or to its noun, by a mere preposition."""
    for site in view.later_sites():
        starts = [start for start in {view.end, view.noun_end} if start <= site.start]
        link = _LINK_TO_ITS_PART if view.draft.unit.unit in _PARTS_OF_COUNTRIES else _LINK_TO_PLACE
        if site.role == LOCATIVE and any(link.fullmatch(view.text, start, site.start) for start in starts):
            return _respectively(view, site)
    return None


def _respectively(view: View, site: Site) -> Site:
    """Deal the places of a list out to as many figures beside it, where the text says "respectively"."""
    count = len(site.places)
    if count < 2 or not re.search(r"\brespectively\b", view.text[min(view.end, site.end) : view.last]):
        return site
    before = [draft for draft in view.drafts if draft.mention.end <= site.start][-count:]
    after = [draft for draft in view.drafts if draft.mention.start >= site.end][:count]
    for dealt in (before, after):
        if len(dealt) == count and view.draft in dealt:
            return replace(site, named=(site.places[dealt.index(view.draft)],))
    return site


def _beside(view: View) -> Site | None:
    """Read "Kenya 1,200", "the Russian Federation 11.6": the name right before the figure."""
    site = next(iter(view.earlier_sites()), None)
    if site is None or site.role not in (SUBJECT, BARE, LOCATIVE):
        return None
    gap = _NAME_THEN_NUMBER.fullmatch(view.text, site.end, view.start)
    if gap is None or (view.draft.number.currency and "with" not in gap.group()):
        return None
    whole = site.role == SUBJECT or (site.role == LOCATIVE and gap.group().startswith(","))
    return _respectively(view, site) if len(site.places) > 1 and whole else _last_of(site)


def _labelled(view: View) -> Site | None:
    """Read "East Africa – 11 offices, 740 staff": the name that a line of a list begins with."""
    site = next(iter(view.earlier_sites()), None)
    opens = site is not None and site.start - view.draft.sentence[0] <= _LABEL_STARTS
    if site is None or not opens or not re.match(r"\)?\s?[–—:]\s", view.text[site.end : view.start]):
        return None
    return site if len(site.places) == 1 else None


def _predicated(view: View) -> Site | None:
    """Read "146 members, of whom 43 are African, 33 European": members told by region."""
    site = next(iter(view.later_sites()), None)
    predicate = site is not None and re.fullmatch(r"\s(?:are|were)?\s?", view.text[view.end : site.start])
    return site if site is not None and predicate and _is_region_predicate(site) else None


def _last_of(site: Site) -> Site:
    return replace(site, named=site.places[-1:])


def _attached(view: View) -> Site | None:
    """Read "were assisted in the western Balkans": the next site, before another figure or a new clause."""
    origin: Site | None = None
    for site in view.later_sites():
        gap = view.text[view.end : site.start]
        if view.figure_between(view.end, site.start) or _breaks(gap):
            break
        if _is_region_predicate(site) and re.fullmatch(r"\s(?:are|were)?\s?", gap):
            return site
        if site.role == PEOPLE or _is_home(view, site) or _opens_for_next(view, gap, site):
            continue
        if origin is not None and "," in view.text[origin.end : site.start]:
            break
        if site.role == ORIGIN:
            origin = origin or site
            continue
        if is_world(site) and "," in gap and view.draft.unit.unit not in ("person", "percent"):
            break
        if site.role in (LOCATIVE, DESTINATION, BRACKET, ADJECTIVE) or site.lead == "'s":
            return _respectively(view, site)
        if site.role == BARE and not gap.strip():
            return site
        break
    return origin


def _is_home(view: View, site: Site) -> bool:
    """Whether "from" says where people are from, and does not go on with "from the United Kingdom, 200 from …"."""
    journey = any(other.role == ORIGIN and other.start not in view.attributes for other in view.earlier_sites())
    return is_attribute(view.draft, site) and not journey


def _breaks(gap: str) -> bool:
    """Whether a clause or the figure's bracket ends in the words between a figure and a place."""
    leaves_bracket = ")" in gap and gap.index(")") < (gap.index("(") if "(" in gap else len(gap))
    return leaves_bracket or bool(BOUNDARY.search(gap) or SOME_OF_THEM.search(gap))


def _opens_for_next(view: View, gap: str, site: Site) -> bool:
    """Whether a place opens the clause of the next figure: "41 and in South America 37 per cent", "than Mali's 4"."""
    following = next((draft.mention.start for draft in view.drafts if draft.mention.start > site.end), None)
    if following is None:
        return False
    said = any(other.role in SCENES for other in view.earlier_sites())
    if said and not _OF_ONE.fullmatch(gap) and _ITS_OWN.fullmatch(view.text, site.end, following):
        return True
    if not _NEXT_CLAUSE.search(gap):
        return False
    return bool(_NEXT_FIGURE.fullmatch(view.text, site.end, following))


_RELATIVE = re.compile(r"[A-Z]\w+,\s(?:which|who|whose|where)\s[^,;:]*$")  # "Malawi, which shares a lake with"


_CONTRAST = re.compile(r"(?:,\s(?:while|whereas|but)|;)\s")


def _before(view: View) -> Site | None:
    """Read "In Liberia, 4,665 cases", "Germany hosted 12 million": the last site before the figure."""
    first = view.first
    kept = []
    for site in view.earlier_sites():
        if site.role in (PEOPLE, BRACKET) or site.start in view.attributes:
            continue
        head = view.text[first : site.start]
        partitive = _PARTITIVE_LEAD.search(head) and view.figure_between(first, site.start)
        if partitive or SOME_OF_THEM.search(head):
            continue
        if site.role == DESTINATION and ";" in view.text[site.end : view.start]:
            continue
        aside = _RELATIVE.search(head) and ", " in view.text[site.end : view.start] and not _sizes_up(view, site)
        if aside and any(other.end < site.start and other.role in SCENES for other in view.sites):
            continue
        kept.append(site)
    contrast = max((match.end() for match in _CONTRAST.finditer(view.text, first, view.start)), default=first)
    kept = [site for site in kept if site.start >= contrast] or kept
    scenes = [site for site in kept if site.role not in (ORIGIN, DESTINATION)]
    site_or_none = next(iter(scenes or kept), None)
    return _respectively(view, site_or_none) if site_or_none is not None else None


def _sizes_up(view: View, site: Site) -> bool:
    """Whether a multiple says how large the number before it is: "where Peru alone took 4,000, twice as many as"."""
    beside = view.before.endswith(", ") and view.figure_between(site.end, view.start)
    return beside and view.draft.unit.unit == "ratio"


def _anywhere(view: View) -> Site | None:
    """Read "111 people died when a boat carrying 500 migrants sank off Lampedusa": the one place further on."""
    later = [site for site in view.later_sites() if _may_come_late(view, site)]
    later = [site for site in later if site.role not in (ORIGIN, DESTINATION)] or later
    if not later or len({site.text for site in later}) != 1 or len(later) > 2:
        return None
    gap = ASIDE.sub("", view.text[view.end : later[0].start])
    if _OWN_CLAUSE.search(gap) and (_OF_WHOM.search(view.before) or view.draft.measure == "duration"):
        return None
    return None if _STRONG_BOUNDARY.search(gap) or SOME_OF_THEM.search(gap) else _respectively(view, later[0])


_OF_WHOM = re.compile(r"\bof\s(?:whom|which|them|these|those)\s[^;.]{0,20}$")
_OWN_CLAUSE = re.compile(
    r"\sand\s(?:[\d.,]+\s(?:were|was|are|is|had|have|has)\b|[a-z]+\s(?:their|its|his|her|a|the)\s)"
)


def _may_come_late(view: View, site: Site) -> bool:
    if site.start in view.attributes or (is_world(site) and view.draft.unit.unit not in ("person", "percent")):
        return False
    return site.role in (LOCATIVE, DESTINATION, ORIGIN, ADJECTIVE) or site.lead == "'s"


_ABROAD = re.compile(
    r"(?:\s(?:workers|migrants|nationals|citizens|emigrants))?\s(?:working\s|living\s)?(?:abroad|overseas)\b"
)


def _peopled(view: View) -> Site | None:
    """Read "Non-Irish nationals made up 12.2% of the population": people, where nothing else names a place."""
    for site in view.earlier_sites():
        if site.role == PEOPLE and _ABROAD.match(view.text, site.end) and not view.figure_between(site.end, view.start):
            return site
        first = not view.figure_between(view.first, site.start)
        if first and site.role == PEOPLE and _stays(view, site):
            return site
    return None


_PHRASE_RULES: tuple[Callable[[View], Site | None], ...] = (_in_phrase, _listed, _linked)
_NARROW_RULES = (*_PHRASE_RULES, _labelled, _predicated)
_RULES = (*_PHRASE_RULES, _bracketed, _bracketed_origin, _beside, _attached, _before, _anywhere, _peopled)


def is_organization(draft: Draft) -> bool:
    """Whether the figure is about an organization as a whole: its members, offices, staff."""
    words = re.findall(r"[a-z]+", (draft.unit.unit_text or "").lower())
    staff = draft.unit.unit == "person" and bool(cues()["organization_people"].intersection(words))
    return staff or draft.unit.unit in ("State", "office")
