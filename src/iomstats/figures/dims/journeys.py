"""Finds where the counted people come from and go to: the dims ``origin`` and ``destination``.

The area that a figure covers is found in ``places``; a place is not repeated as origin or destination without need.
"""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft, Place
from iomstats.figures.places.reach import ASIDE, BOUNDARY, PARTITIVE, View, is_attribute, is_venue, views
from iomstats.figures.places.roles import ADJECTIVE, DESTINATION, ORIGIN, PEOPLE
from iomstats.figures.places.sites import Site, find_sites

Dims = dict[str, str]

_RETURNING = re.compile(
    r"(?i)\b(?:return\w*|repatriat\w+|home|went\sback|go(?:ing)?\sback|gone\sback|readmitted|deported\sback)\b"
)
_ARRIVING = re.compile(
    r"(?i)\b(?:came|come|went|go|gone|arriv\w+|enter\w*|cross\w*|reach\w*|flock\w*|chose|choos\w+|access\w*|admitted|(?:im)?migrat\w+|inflows?|immigrants?|visitors?|tourists?)\b"
)
_REFUGEES = re.compile(r"(?i)\b(?:refugees?|asylum|caseload|nurses?|workers?|returnees?|migrants?)\b")
_NO_JOURNEY = re.compile(
    r"\b(?:displaced\s(?:\w+\s)?|(?:funds?|funding|contributions?|support|received|data|figures?|results?|excerpts?)\s(?:\w+\s)?|"
    r"ranging\s|distance\s)from$"
)
_ONLY_SOME = re.compile(
    r"(?:\bof\s(?:them|whom|which)|\bmainly|\bmostly|\bnotably|\bchiefly|\bespecially)\s(?:to|from)\s(?:the\s)?$"
)
_LIST_OF_DESTINATIONS = re.compile(r"(?:\s?\(|:\s|\s)(?:(?!and\b|or\b)[a-z]+\s){0,3}")
_OPENS_BRACKET = re.compile(r"\s?\((?:[a-z]+\s){0,2}")
_PREDICATE = re.compile(
    r"\s?(?:or\sso\s)?(?:of\s(?:the\s)?|of\s(?:them|whom|which)\s)?(?:were\s|are\s|was\s|is\s)?(?:mostly\s|mainly\s)?"
)
_OF_WHOM = re.compile(r"\bof\s(?:whom|which|them|these)\b")
_COUNTED = frozenset(
    "person family household case return departure arrival application claim permit visa visit entry crossing".split()
)
_CLAUSES = re.compile(r"[;:]")


def journeys(drafts: Sequence[Draft], places: Sequence[Place]) -> list[Dims]:
    """Return the origin and destination of each figure of a flow, an empty dict where neither is stated.

    Example:
        "IOM moved 4,575 to the United States" is ``{"destination": "United States of America"}``.
    """
    found: list[Dims] = []
    for view, place in zip(views(drafts), places, strict=True):
        if not _counts_people(view):
            found.append({})
            continue
        view = view.with_sites([site for site in view.sites if len(site.places) == 1])
        dims = {**({} if _bracketed(view) else _peoples(view, place)), **_moves(view, place)}
        if _passes_on(view.draft):
            passed = _earlier(view, drafts, found)
            dims = {**{key: value for key, value in passed.items() if value not in dims.values()}, **dims}
        found.append(dims or _announced(view.draft, place))
    return found


def _counts_people(view: View) -> bool:
    unit = view.draft.unit.unit
    return unit in _COUNTED or (unit in (None, "percent") and (view.is_share or view.draft.number.form == "cardinal"))


def _passes_on(draft: Draft) -> bool:
    """Whether the figure is an elliptic further one of the same people: "and 1,118 to Australia", "412 of whom"."""
    return draft.unit.inherited if draft.number.form == "cardinal" else bool(PARTITIVE.match(draft.after))


def _earlier(view: View, drafts: Sequence[Draft], found: Sequence[Dims]) -> Dims:
    """Return what the nearest earlier figure of the sentence has, unless it only named people's home country."""
    draft = view.draft
    for earlier in range(len(found) - 1, -1, -1):
        if drafts[earlier].sentence != draft.sentence:
            break
        if found[earlier]:
            gap = view.text[drafts[earlier].mention.end : view.start]
            by_noun = any(is_attribute(drafts[earlier], site) for site in view.sites)
            linked = _OF_WHOM.search(gap) or PARTITIVE.match(draft.after)
            return found[earlier] if linked or not by_noun else {}
    return {}


def _moves(view: View, place: Place) -> Dims:
    """Read "from Libya", "to Canada" in the figure's own clause, and "Nigeria (1,402)" in a list of destinations."""
    first = view.first
    dims: Dims = _bracketed(view)
    later = [site for site in view.later_sites() if _follows(view, site)]
    for site in (*later, *(site for site in view.earlier_sites() if _precedes(view, site))):
        lead = view.text[first : site.start].rstrip().removesuffix(" the")
        if _is_origin(site):
            same = place.place == site.text and (
                is_attribute(view.draft, site) or site.lead.startswith(("leav", "left"))
            )
            if not _NO_JOURNEY.search(lead) and not same:
                dims.setdefault("origin", site.text)
        elif site.role == DESTINATION:
            arrived = site.lead == "into" or _ARRIVING.search(_CLAUSES.split(lead)[-1])
            if not (place.place == site.text and arrived) and not is_venue(view.text, first, site, bare_city=True):
                dims.setdefault("destination", site.text)
    return dims


def _bracketed(view: View) -> Dims:
    """Read "from Syria (35,000), Afghanistan (21,000)", "the Turks (39,000)": the name before the figure's bracket."""
    site = next(iter(view.earlier_sites()), None)
    if (
        site is None
        or site.role not in (ORIGIN, PEOPLE)
        or not _OPENS_BRACKET.fullmatch(view.text, site.end, view.start)
    ):
        return {}
    return {"origin": site.named[-1].place}


def _is_origin(site: Site) -> bool:
    """Whether a site is where people left: "from Libya", "crossed the Libyan border"."""
    crossed = site.lead.startswith("cross") and site.noun.startswith("border")
    return site.role == ORIGIN or (site.role == ADJECTIVE and crossed)


def _follows(view: View, site: Site) -> bool:
    """Whether a site after the figure belongs to it."""
    gap = view.text[view.end : site.start]
    aside = ASIDE.search(gap)
    words = ASIDE.sub("", gap)
    if BOUNDARY.search(words) or (")" in words and "(" not in words):
        return False
    if _ONLY_SOME.search(words) and len(words) > 30:
        return False
    between = [draft for draft in view.drafts if view.end <= draft.mention.start < site.start]
    if aside:
        span = range(view.end + aside.start(), view.end + aside.end())
        between = [draft for draft in between if draft.mention.start not in span]
    if "including" in words or "among" in words.split():
        return not between
    return not between or (
        _is_origin(site) and all(draft.unit.unit not in (None, "person", "percent") for draft in between)
    )


def _precedes(view: View, site: Site) -> bool:
    """Whether a site before the figure belongs to it: "Returns from Libya reached 15,007", "to Nigeria (1,402)"."""
    if site.role == DESTINATION:
        return bool(_LIST_OF_DESTINATIONS.fullmatch(view.text, site.end, view.start))
    if not _is_origin(site) or site.start in view.attributes:
        return False
    gap = view.text[site.end : view.start]
    last = max((draft.mention.end for draft in view.drafts if draft.mention.end <= site.start), default=None)
    begins = last is None or BOUNDARY.search(view.text, last, site.start)
    return bool(begins) and not view.figure_between(site.end, view.start) and not BOUNDARY.search(gap)


_ALSO = re.compile(r",?\s(?:and|or|,)?\s?(?:the\s)?|,\s")  # "Afghans, Iraqis and Syrians": no one people


def _peoples(view: View, place: Place) -> Dims:
    """Read "Syrian refugees in Jordan", "30 per cent of them Bhutanese", "Angolans were repatriated"."""
    for site in view.sites:
        if site.role == PEOPLE and place.place != site.text and _names_counted(view, site):
            if any(_ALSO.fullmatch(view.text, site.end, other.start) for other in view.sites):
                return {}
            clause = _CLAUSES.split(view.text[site.start : view.last])[0]
            going_home = _RETURNING.search(clause) and not _REFUGEES.search(site.noun)
            return {"destination" if going_home else "origin": site.text}
    return {}


def _names_counted(view: View, site: Site) -> bool:
    """Whether people are those that the figure counts: in its noun, its predicate, or as the subject before it."""
    if site.start >= view.end:
        if site.noun == "nationals":
            return False
        return site.start < view.noun_end or bool(_PREDICATE.fullmatch(view.text, view.end, site.start))
    first = view.first
    if view.figure_between(first, site.start) or _CLAUSES.search(view.text, site.end, view.start):
        return False
    return view.draft.unit.inherited or not view.figure_between(first, view.start)


_SENTENCE_END = re.compile(r"(?<=[a-z\d)])\.\s+(?=[A-Z])")


def _announced(draft: Draft, place: Place) -> Dims:
    """Read the origin or destination that a heading or the line before a list announces: "Departures from Kenya"."""
    lead = _SENTENCE_END.split(draft.scene.flow.lead or "")[-1]
    for text in (lead, *draft.scene.flow.section[-1:]):
        for site in find_sites(text, ((0, len(text)),)):
            if site.role in (ORIGIN, DESTINATION) and len(site.places) == 1 and site.text != place.place:
                return {"origin" if site.role == ORIGIN else "destination": site.text}
    return {}
