"""Finds the area that each figure covers: from its phrase, its clause, what was said before, or what stands above.

Names and their roles come from ``sites.py``, headings and tables from ``backgrounds.py``; breakdowns by origin and
destination are left to ``dims.py``.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from iomstats.figures.backgrounds import background, cell_places
from iomstats.figures.gazetteer import Named, codes, cues
from iomstats.figures.model import Draft, Place
from iomstats.figures.reach import BOUNDARY, RESETTLING, SOME_OF_THEM, figure_between, is_attribute, is_venue
from iomstats.figures.sites import (
    ADJECTIVE,
    BARE,
    BRACKET,
    DESTINATION,
    EXAMPLE,
    GIVER,
    LOCATIVE,
    ORIGIN,
    PEOPLE,
    SCENES,
    SUBJECT,
    Site,
    find_sites,
)

Places = tuple[Named, ...]

_WORLD: Places = (Named(0, 0, "World", "001", "world", is_region=True),)


def find_places(drafts: Sequence[Draft]) -> list[Place]:
    """Return the place of each figure of a flow.

    Example:
        "12,400 in Italy and 8,200 in Greece" is ``Italy`` and ``Greece``; "the Organization has 7,258 staff" nowhere.
    """
    if not drafts:
        return []
    flow = drafts[0].scene.flow
    if flow.cell is not None:
        return [_place(cell_places(draft)) for draft in drafts]
    sites = find_sites(flow.text, flow.sentences)
    own = [_own(drafts, index, sites) for index in range(len(drafts))]
    around = background(drafts[0])
    found = []
    for index, draft in enumerate(drafts):
        places = own[index]
        if places is None:
            places = _carried(drafts, own, index, sites)
        if places is None and not _is_organization(draft):
            places = around
        found.append(_place(places or ()))
    return found


def _place(places: Places) -> Place:
    """Return the places joined; the code is null where any of them has none."""
    names = list(dict.fromkeys(named.place for named in places))
    if not names:
        return Place(None, None)
    known = [named.code for named in {named.place: named for named in places}.values()]
    return Place("; ".join(names), None if None in known else "; ".join(str(code) for code in known))


# ------------------------------------------------------------------ what the sentence says

_STRONG_BOUNDARY = re.compile(r"[;:]|,\s(?:and|but|while|whereas)\s|\b(?:of\s(?:them|whom|which)|elsewhere|including)\b")
_PARTITIVE = re.compile(r"\bof\s(?:them|whom|which)\s(?:[a-z]+\s)?(?:in|from|to)\s(?:the\s)?$")
_HEDGE = (
    r"(?:(?:about|around|some|nearly|almost|over|more\sthan|just|only|approximately|another|up\sto|at\sleast|less\sthan|"
    r"under|an\sestimated|a|the|with|had|has|have|at|hosts?|hosted|of)\s)*"
)
_NAME_THEN_NUMBER = re.compile(rf"(?:['’]s\s|:\s|,\s(?:with\s)?|\s(?:[–—-]\s)?){_HEDGE}")
_LINK_TO_PLACE = re.compile(
    r"\s?(?:are|were|is|was|live|lived|living|remain|remained)?\s?(?:in|for|within|across|throughout|at|on)\s(?:the\s)?(?:[a-z-]+\s)?"
)
_MOVING = re.compile(
    r"(?i)\b(?:repatriat\w+|resettle\w*|recruit\w*|returned|relocat\w+|left|deported|readmitted|arriv\w+|came|moved)\b"
)
_REFUGEES = re.compile(r"(?i)\b(?:refugees?|asylum|returnees?|caseload|diaspora|origin)\b")
_MEETING_UNITS = frozenset(("State", "country", "government", "person", "organization", None))


def _own(drafts: Sequence[Draft], index: int, sites: Sequence[Site]) -> Places | None:
    """Return what the figure's own sentence says: places, ``()`` for none at all, None where it is silent."""
    draft = drafts[index]
    if re.match(r"\s(?:elsewhere|from\sother\sregions|in\sother\sregions|abroad)\b", draft.after):
        return ()
    here = [site for site in sites if draft.sentence[0] <= site.start < draft.sentence[1]]
    usable = [site for site in here if _can_place(draft, site, here)]
    narrow = _is_organization(draft) and not (draft.unit.inherited and draft.unit.unit == "person")
    for rule in _PHRASE_RULES if narrow else _RULES:
        site = rule(drafts, index, usable)
        if site is not None:
            return () if narrow and site.places[0].form == "world" else site.places
    if not narrow and not usable and _is_world_stock(draft):
        return _WORLD
    return None


def _is_world_stock(draft: Draft) -> bool:
    """Whether the figure counts what is counted for the whole world: "272 million international migrants"."""
    if draft.unit.unit not in ("person", "percent"):
        return False
    phrase = f"{draft.unit.unit_text or ''} {draft.before[-60:]}".lower()
    return any(stock in phrase for stock in cues()["world_stocks"])


def _can_place(draft: Draft, site: Site, here: Sequence[Site]) -> bool:
    """Whether a site says where something is, as opposed to who gives, where people go or where a meeting was held."""
    if site.role in (GIVER, EXAMPLE):
        return False
    text = draft.scene.text
    if draft.unit.unit in _MEETING_UNITS and is_venue(text, draft.sentence[0], site, bare_city=True):
        return False
    if site.role not in (DESTINATION, ORIGIN):
        return True
    clause = re.split(r"[;:]", text[draft.sentence[0] : site.start])[-1]
    if site.lead not in ("into", "fled", "flee", "fleeing"):
        if RESETTLING.search(" ".join((clause, draft.scene.flow.lead or "", *draft.scene.flow.section[-1:]))):
            return False
    if site.role == DESTINATION:
        if draft.number.form in ("percent", "fraction", "proportion"):
            return False
        return not any(other.role in SCENES or other.role == ORIGIN for other in here if other.end <= site.start)
    return True


def _in_phrase(drafts: Sequence[Draft], index: int, sites: Sequence[Site]) -> Site | None:
    """Read "four Middle Eastern countries", "27 EU Member States", "6.65 million Americans"."""
    draft = drafts[index]
    if draft.unit.start is None or draft.unit.end is None or draft.unit.inherited:
        return None
    for site in sites:
        if draft.mention.end <= site.start < draft.unit.end:
            if site.role == PEOPLE and not site.noun and site.places[0].is_region:
                return site
            return site if site.role != PEOPLE or _stays(draft, site, sites) else None
    return None


def _stays(draft: Draft, site: Site, sites: Sequence[Site]) -> bool:
    """Whether people are counted at home: no other place, no moving, no refugees."""
    others = [other for other in sites if other.role != PEOPLE and other.text != site.text]
    clause = re.split(r"[;:]", draft.scene.text[site.start : draft.sentence[1]])[0]
    return bool(site.noun) and not others and not _MOVING.search(clause) and not _REFUGEES.search(site.noun)


def _listed(drafts: Sequence[Draft], index: int, sites: Sequence[Site]) -> Site | None:
    """Read "four countries (Ethiopia, Haiti, Nepal, Timor-Leste)"."""
    draft = drafts[index]
    end = draft.unit.end if draft.unit.end is not None and draft.unit.end > draft.mention.end else draft.mention.end
    for site in sites:
        if site.role == BRACKET and re.fullmatch(r"\s\(", draft.scene.text[end : site.start]):
            return site
    return None


def _bracketed(drafts: Sequence[Draft], index: int, sites: Sequence[Site]) -> Site | None:
    """Read "Greece (8,200)": the name right before a bracket that the figure opens."""
    draft = drafts[index]
    site = next((site for site in reversed(sites) if site.end <= draft.mention.start), None)
    if site is None or site.role in (PEOPLE, DESTINATION):
        return None
    gap = draft.scene.text[site.end : draft.mention.start]
    return _last_of(site) if re.fullmatch(r"[^()]{0,25}\((?:[^()\d]{0,15})?", gap) else None


def _linked(drafts: Sequence[Draft], index: int, sites: Sequence[Site]) -> Site | None:
    """Read "12,400 in Italy": a place joined to the figure, or to its noun, by a mere preposition."""
    draft = drafts[index]
    ends = {draft.mention.end, draft.unit.end or 0}
    for site in sites:
        if site.role == LOCATIVE and any(
            end <= site.start and _LINK_TO_PLACE.fullmatch(draft.scene.text[end : site.start])
            for end in ends
            if end >= draft.mention.end
        ):
            return _respectively(drafts, index, site)
    return None


def _respectively(drafts: Sequence[Draft], index: int, site: Site) -> Site:
    """Deal the places of a list out to as many figures before it, where the text says "respectively"."""
    text = drafts[index].scene.text
    count = len(site.places)
    if count < 2 or not re.search(r"\brespectively\b", text[site.end : drafts[index].sentence[1]]):
        return site
    before = [position for position, draft in enumerate(drafts) if draft.sentence == drafts[index].sentence and draft.mention.end <= site.start]
    dealt = before[-count:]
    if len(dealt) == count and index in dealt:
        return replace(site, named=(site.places[dealt.index(index)],))
    return site


def _beside(drafts: Sequence[Draft], index: int, sites: Sequence[Site]) -> Site | None:
    """Read "Kenya 1,200", "the Russian Federation 11.6": the name right before the figure."""
    draft = drafts[index]
    site = next((site for site in reversed(sites) if site.end <= draft.mention.start), None)
    if site is None or site.role not in (SUBJECT, BARE, LOCATIVE) or draft.number.currency:
        return None
    return _last_of(site) if _NAME_THEN_NUMBER.fullmatch(draft.scene.text[site.end : draft.mention.start]) else None


def _last_of(site: Site) -> Site:
    return replace(site, named=site.places[-1:])


def _attached(drafts: Sequence[Draft], index: int, sites: Sequence[Site]) -> Site | None:
    """Read "were assisted in the western Balkans": the next site, before another figure or a new clause."""
    draft = drafts[index]
    text = draft.scene.text
    start = draft.mention.end
    origin = None
    for site in sites:
        if site.start < start:
            continue
        gap = text[start : site.start]
        if figure_between(drafts, start, site.start) or BOUNDARY.search(gap) or SOME_OF_THEM.search(gap) or _leaves_bracket(gap):
            break
        if site.role == PEOPLE and not site.noun and site.places[0].is_region and re.fullmatch(r"\s(?:are|were)?\s?", gap):
            return site
        if site.role == PEOPLE or is_attribute(draft, site) or _opens_for_next(drafts, gap, site):
            continue
        if origin is not None and "," in text[origin.end : site.start]:
            break
        if site.role == ORIGIN:
            origin = origin or site
        elif site.places[0].form == "world" and "," in gap and draft.unit.unit not in ("person", "percent"):
            break
        elif site.role in (LOCATIVE, DESTINATION, BRACKET, ADJECTIVE) or site.lead == "'s":
            return _respectively(drafts, index, site)
        elif site.role == BARE and not gap.strip():
            return site
        else:
            break
    return origin


def _leaves_bracket(gap: str) -> bool:
    return ")" in gap and gap.index(")") < (gap.index("(") if "(" in gap else len(gap))


def _opens_for_next(drafts: Sequence[Draft], gap: str, site: Site) -> bool:
    """Whether a place opens the clause of the next figure: "41 and in South America 37 per cent"."""
    if not re.search(r"(?:,|\sand|,\sand|\sbut)\s(?:in|for|to|from|across)\s(?:the\s)?$", gap):
        return False
    text = drafts[0].scene.text
    return any(draft.mention.start > site.end and re.fullmatch(rf"(?:\s|,\s){_HEDGE}(?:[a-z]+\s){{0,4}}", text[site.end : draft.mention.start]) for draft in drafts)


def _before(drafts: Sequence[Draft], index: int, sites: Sequence[Site]) -> Site | None:
    """Read "In Liberia, 4,665 cases", "Germany hosted 12 million": the last site before the figure in its sentence."""
    draft = drafts[index]
    text = draft.scene.text
    earlier = [site for site in reversed(sites) if site.end <= draft.mention.start and site.role not in (PEOPLE, BRACKET)]
    kept = []
    for site in earlier:
        head = text[draft.sentence[0] : site.start]
        if SOME_OF_THEM.search(head) or (_PARTITIVE.search(head) and figure_between(drafts, draft.sentence[0], site.start)):
            continue
        if site.role == ORIGIN and any(is_attribute(other, site) for other in drafts if other.sentence == draft.sentence):
            continue
        if site.role == DESTINATION and ";" in text[site.end : draft.mention.start]:
            continue
        kept.append(site)
    scenes = [site for site in kept if site.role not in (ORIGIN, DESTINATION)]
    return next(iter(scenes or kept), None)


def _anywhere(drafts: Sequence[Draft], index: int, sites: Sequence[Site]) -> Site | None:
    """Read "111 people died when a boat carrying 500 migrants sank off Lampedusa": the one place further on."""
    draft = drafts[index]
    text = draft.scene.text
    later = [
        site
        for site in sites
        if site.start >= draft.mention.end
        and (site.role in (LOCATIVE, DESTINATION, ORIGIN, ADJECTIVE) or site.lead == "'s")
        and not (site.places[0].form == "world" and draft.unit.unit not in ("person", "percent"))
        and not any(is_attribute(other, site) for other in drafts if other.sentence == draft.sentence)
    ]
    later = [site for site in later if site.role not in (ORIGIN, DESTINATION)] or later
    if not later or len({site.text for site in later}) != 1 or len(later) > 2:
        return None
    gap = re.sub(r",\sincluding\s[^,;:]{1,60},", "", text[draft.mention.end : later[0].start])
    return None if _STRONG_BOUNDARY.search(gap) or SOME_OF_THEM.search(gap) else _respectively(drafts, index, later[0])


def _peopled(drafts: Sequence[Draft], index: int, sites: Sequence[Site]) -> Site | None:
    """Read "Non-Irish nationals made up 12.2% of the population": people, where nothing else names a place."""
    draft = drafts[index]
    for site in sites:
        first = not figure_between(drafts, draft.sentence[0], site.start)
        if first and site.role == PEOPLE and site.end <= draft.mention.start and _stays(draft, site, sites):
            return site
    return None


_PHRASE_RULES = (_in_phrase, _listed, _linked)
_RULES = (*_PHRASE_RULES, _bracketed, _beside, _attached, _before, _anywhere, _peopled)


# ------------------------------------------------------------------ what was said before

_ACTOR = re.compile(
    r"\b(?:IOM|UNHCR|[Tt]he\s(?:Organization|Agency|Fund|Programme|programme|agency|Secretariat|Administration|membership|network)|[Ww]e)\b"
)
_MANY_COUNTRIES = re.compile(
    r"(?i)\b(?:in|across|from|of|to|covers?)\s(?:(?:over|more\sthan|some|about|nearly|around|almost|the|other)\s)*"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|forty|dozens\sof)\s(?:[a-z]+\s)?"
    r"(?:countries|States|nations|member\sstates)\b"
)
_ORGANIZATION_NOUNS = frozenset(("office", "offices", "staff", "employees", "missions"))


def _is_organization(draft: Draft) -> bool:
    """Whether the figure is about an organization as a whole: its members, offices, staff."""
    words = re.findall(r"[a-z]+", (draft.unit.unit_text or "").lower())
    return draft.unit.unit in ("State", "office") or draft.unit.unit == "person" and bool(_ORGANIZATION_NOUNS.intersection(words))


def _carried(
    drafts: Sequence[Draft], own: Sequence[Places | None], index: int, sites: Sequence[Site]
) -> Places | None:
    """Return the place that earlier sentences of the flow have set, None where they set none."""
    draft = drafts[index]
    text = draft.scene.text
    sentence = text[slice(*draft.sentence)]
    if _is_organization(draft) or _MANY_COUNTRIES.search(sentence):
        return None
    for earlier in range(index - 1, -1, -1):
        places = own[earlier]
        if places and not (drafts[earlier].sentence == draft.sentence and re.match(r"\sof\s(?:them|whom|which)\s", drafts[earlier].after)):
            return _kept(places, sentence)
    for site in reversed(sites):
        if site.end <= draft.sentence[0] and (site.role in SCENES or site.role in (ORIGIN, BARE)):
            start = next((start for start, end in draft.scene.flow.sentences if start <= site.start < end), 0)
            if is_venue(text, start, site, bare_city=False) or SOME_OF_THEM.search(text[start : site.start]):
                continue
            return _kept(site.places, sentence)
    return None


def _kept(places: Places, sentence: str) -> Places | None:
    if len(places) > 1 or (places[0].is_region and _ACTOR.search(sentence)):
        return None
    return places


def place_code(place: str) -> str | None:
    """Return the code of a place by its name in the dataset."""
    return codes().get(place)
