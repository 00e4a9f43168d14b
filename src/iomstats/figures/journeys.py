"""Finds where the counted people come from and go to: the dims ``origin`` and ``destination``.

The area that a figure covers is found in ``places.py``; a place is not repeated as origin or destination without need.
"""

import re
from collections.abc import Sequence

from iomstats.figures.backgrounds import headings
from iomstats.figures.model import Draft, Place
from iomstats.figures.reach import BOUNDARY, PARTITIVE, figure_between, is_attribute, is_venue
from iomstats.figures.sites import ADJECTIVE, DESTINATION, ORIGIN, PEOPLE, Site, find_sites

Dims = dict[str, str]

_RETURNING = re.compile(r"(?i)\b(?:return\w*|repatriat\w+|home|went\sback|go(?:ing)?\sback|gone\sback|readmitted|deported\sback)\b")
_ARRIVING = re.compile(r"(?i)\b(?:came|come|went|go|gone|arriv\w+|enter\w*|cross\w*|reach\w*|flock\w*|chose|choos\w+|access\w*|admitted)\b")
_REFUGEES = re.compile(r"(?i)\b(?:refugees?|asylum|caseload|nurses?|workers?|returnees?|migrants?)\b")
_STAYING = re.compile(r"(?i)\bdisplaced\s(?:\w+\s)?from$|\b(?:funds?|funding|contributions?|support|received|data|figures?|results?|excerpts?)\s(?:\w+\s)?from$|\branging\sfrom$|\bdistance\sfrom$")
_SPLIT = re.compile(r"[;:]")


def journeys(drafts: Sequence[Draft], places: Sequence[Place]) -> list[Dims]:
    """Return the origin and destination of each figure of a flow, an empty dict where neither is stated.

    Example:
        "IOM moved 4,575 to the United States" is ``{"destination": "United States of America"}``.
    """
    flow = drafts[0].scene.flow
    sites = find_sites(flow.text, flow.sentences)
    found: list[Dims] = []
    for index, draft in enumerate(drafts):
        if not _counts_people(draft):
            found.append({})
            continue
        here = [site for site in sites if draft.sentence[0] <= site.start < draft.sentence[1] and len(site.places) == 1]
        dims = {**_peoples(drafts, index, here, places[index]), **_moves(drafts, index, here, places[index])}
        if _passes_on(draft):
            earlier = _earlier(drafts, found, index, here)
            dims = {**{key: value for key, value in earlier.items() if value not in dims.values()}, **dims}
        found.append(dims or _announced(draft, places[index]))
    return found


def _counts_people(draft: Draft) -> bool:
    unit = draft.unit.unit
    return unit in ("person", "family", "household", "case", "return", "departure", "arrival") or (
        unit in (None, "percent") and draft.number.form in ("cardinal", "percent", "fraction", "proportion")
    )


def _passes_on(draft: Draft) -> bool:
    """Whether the figure is an elliptic further one of the same people: "and 1,118 to Australia", "412 of whom"."""
    if draft.number.form == "cardinal":
        return draft.unit.inherited
    return bool(PARTITIVE.match(draft.after))


def _earlier(drafts: Sequence[Draft], found: Sequence[Dims], index: int, here: Sequence[Site]) -> Dims:
    """Return the origin, and for the same journey the destination, of the nearest earlier figure of the sentence."""
    for earlier in range(index - 1, -1, -1):
        if drafts[earlier].sentence != drafts[index].sentence:
            break
        if found[earlier]:
            gap = drafts[index].scene.text[drafts[earlier].mention.end : drafts[index].mention.start]
            by_noun = any(is_attribute(drafts[earlier], site) for site in here)
            if by_noun and not re.search(r"\bof\s(?:whom|which|them|these)\b", gap) and not PARTITIVE.match(drafts[index].after):
                return {}
            return found[earlier]
    return {}


def _moves(drafts: Sequence[Draft], index: int, here: Sequence[Site], place: Place) -> Dims:
    """Read "from Libya", "to Canada" in the figure's own clause, and "Nigeria (1,402)" in a list of destinations."""
    draft = drafts[index]
    text = draft.scene.text
    dims: Dims = {}
    after = [site for site in here if site.start >= draft.mention.end and _follows(drafts, draft, site)]
    before = [site for site in here if site.end <= draft.mention.start and _precedes(drafts, draft, site)]
    for site in (*after, *reversed(before)):
        lead = text[draft.sentence[0] : site.start].rstrip()
        if _is_origin(site):
            if _STAYING.search(re.sub(r"\sthe$", "", lead)) or (is_attribute(draft, site) and place.place == site.text):
                continue
            dims.setdefault("origin", site.text)
        elif site.role == DESTINATION:
            arrived = _ARRIVING.search(_SPLIT.split(lead)[-1]) or site.lead == "into"
            if not (place.place == site.text and arrived) and not is_venue(text, draft.sentence[0], site, bare_city=True):
                dims.setdefault("destination", site.text)
    return dims


def _is_origin(site: Site) -> bool:
    """Whether a site is where people left: "from Libya", "crossed the Libyan border"."""
    return site.role == ORIGIN or (site.role == ADJECTIVE and site.lead.startswith("cross") and site.noun.startswith("border"))


def _follows(drafts: Sequence[Draft], draft: Draft, site: Site) -> bool:
    """Whether a site after the figure belongs to it."""
    gap = re.sub(r",\sincluding\s[^,;:]{1,60},", "", draft.scene.text[draft.mention.end : site.start])
    if BOUNDARY.search(gap) or (")" in gap and "(" not in gap):
        return False
    if re.search(r"(?:\bof\s(?:them|whom|which)|\bmainly|\bmostly|\bnotably|\bchiefly|\bespecially)\s(?:to|from)\s(?:the\s)?$", gap) and len(gap) > 30:
        return False
    between = [other for other in drafts if draft.mention.end <= other.mention.start < site.start]
    aside = re.search(r",\sincluding\s[^,;:]{1,60},", draft.scene.text[draft.mention.end : site.start])
    if aside:
        between = [other for other in between if not draft.mention.end + aside.start() <= other.mention.start < draft.mention.end + aside.end()]
    if between:
        return _is_origin(site) and all(other.unit.unit not in (None, "person", "percent") for other in between)
    return True


def _precedes(drafts: Sequence[Draft], draft: Draft, site: Site) -> bool:
    """Whether a site before the figure belongs to it: "Returns from Libya reached 15,007", "to Nigeria (1,402)"."""
    gap = draft.scene.text[site.end : draft.mention.start]
    if site.role == DESTINATION:
        return bool(re.fullmatch(r"(?:\s?\(|:\s|\s)(?:(?!and\b|or\b)[a-z]+\s){0,3}", gap))
    if not _is_origin(site) or any(other is not draft and is_attribute(other, site) for other in drafts):
        return False
    return not figure_between(drafts, draft.sentence[0], draft.mention.start) and not BOUNDARY.search(gap)


def _peoples(drafts: Sequence[Draft], index: int, here: Sequence[Site], place: Place) -> Dims:
    """Read "Syrian refugees in Jordan", "30 per cent of them Bhutanese", "Angolans were repatriated"."""
    draft = drafts[index]
    text = draft.scene.text
    for site in here:
        if site.role != PEOPLE or (place.place == site.text and not (site.noun and _REFUGEES.search(site.noun))):
            continue
        if site.start >= draft.mention.end:
            gap = text[draft.mention.end : site.start]
            own = draft.unit.start is not None and draft.unit.end is not None and draft.unit.start <= site.start < draft.unit.end
            said = re.fullmatch(r"\s?(?:or\sso\s)?(?:of\s(?:the\s)?|of\s(?:them|whom|which)\s)?(?:were\s|are\s|was\s|is\s)?(?:mostly\s|mainly\s)?", gap)
            if not own and not said:
                continue
            if site.noun == "nationals":
                continue
        elif figure_between(drafts, draft.sentence[0], site.start) or _SPLIT.search(text[site.end : draft.mention.start]):
            continue
        elif figure_between(drafts, draft.sentence[0], draft.mention.start) and not draft.unit.inherited:
            continue
        if place.place == site.text:
            continue
        clause = _SPLIT.split(text[site.start : draft.sentence[1]])[0]
        return {"destination" if _RETURNING.search(clause) and not _REFUGEES.search(site.noun) else "origin": site.text}
    return {}


def _announced(draft: Draft, place: Place) -> Dims:
    """Read the origin or destination that a heading or the line before a list announces: "Departures from Kenya"."""
    texts = [draft.scene.flow.lead, *headings(draft.scene)[:1]]
    for text in texts:
        for site in find_sites(text or "", ((0, len(text or "")),)):
            if site.role in (ORIGIN, DESTINATION) and len(site.places) == 1 and site.text != place.place:
                return {"origin" if site.role == ORIGIN else "destination": site.text}
    return {}
