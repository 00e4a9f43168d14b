"""Tells which of the places that a sentence names can say where something is; the rest only give, move or compare.

Which of them a figure has is decided in ``rules.py``.
"""

import re

from iomstats.figures.places.reach import BACK_THEN, BOUNDARY, RESETTLING, View, is_venue
from iomstats.figures.places.roles import BORN, DATELINE, DESTINATION, EXAMPLE, GIVER, ORIGIN, RANKED, SCENES, SUBJECT
from iomstats.figures.places.sites import Site
from iomstats.figures.places.worlds import is_world_base

_CAUSED = re.compile(
    r"(?i)(?:^with|\bamid|\bdespite|\bowing\sto|\bbecause\sof|\bdue\sto|\bdriven\sby|\bfuel+ed\sby|\bfollowing|\bafter)\s[^,;:]*$"
)
_CLAUSE = re.compile(r"[;:]|,\s(?:and|but|while|whereas|although)\s")
_ESCAPING = frozenset(("into", "fled", "flee", "fleeing"))
_ITS_OWN = re.compile(r",?\s(?:with|where|which|at|on)\b|\s?[(–—]|\s\d|,\s\d")  # what is told of the place itself
_HOME = re.compile(
    r"(?i)\b(?:home|(?:came|come|coming|comes|went|gone|go|going|brought|walked|walk|streamed|poured)\sback)\s(?:[a-z]+\s){0,2}from\s(?:the\s)?$"
)
_MEETINGS = frozenset(("workshop", "meeting", "seminar", "session", "conference", "forum", "training"))
_THE_REST = re.compile(  # "400 came from Kenya and the rest from Rwanda"
    r"\b(?:rest|others?|remainder|balance)\s(?:(?:came|come|were|being|mostly|mainly)\s)*from\s(?:the\s)?$"
)


def usable_sites(view: View) -> list[Site]:
    """Return the sites that may place the figure; no mere region where people are told to move."""
    usable = [site for site in view.sites if _can_place(view, site) and not is_world_base(view, site)]
    near = [site for site in view.later_sites() if not view.figure_between(view.end, site.start)]
    moves = [site for site in near if site.role in (ORIGIN, DESTINATION) and site not in usable]
    if all(BOUNDARY.search(view.text, view.end, site.start) for site in moves):
        return usable
    return [site for site in usable if site.role == SUBJECT or not site.places[0].is_region]


def birthplace(view: View) -> Site | None:
    """Return where those whom a figure counts were born: its place if nothing tells where they are now."""
    near = (site for site in view.later_sites() if not view.figure_between(view.end, site.start))
    return next((site for site in near if site.lead == BORN), None)


def _can_place(view: View, site: Site) -> bool:
    """Whether a site says where something is, as opposed to who gives, where people go or where they met."""
    if site.role in (GIVER, EXAMPLE, DATELINE, RANKED) or site.lead == BORN:
        return False
    if BACK_THEN.search(view.text, view.first, site.start):
        return False
    draft, text = view.draft, view.text
    if site.is_rival and not (site.end <= view.start and _ITS_OWN.match(text, site.end)):
        return False
    if len(site.places) > 1 and site.end <= view.start and _CAUSED.search(text[view.first : site.start]):
        return False
    if draft.unit.unit not in _MEETINGS and is_venue(text, view.first, site, bare_city=True):
        return False
    if site.role not in (DESTINATION, ORIGIN):
        return True
    if site.role == ORIGIN and _THE_REST.search(text, max(view.first, site.start - 40), site.start):
        return False
    clause = _CLAUSE.split(text[view.first : site.start])[-1]
    if site.role == ORIGIN and _HOME.search(clause):
        return False
    if site.role == ORIGIN and draft.unit.unit in ("person", "family", "household"):
        clause = re.sub(r"(?i)\b(?:leav(?:e|es|ing)|left|departed)\s(?:the\s)?$", "", clause)
    above = (draft.scene.flow.lead or "", *draft.scene.flow.section[-1:])
    if site.lead not in _ESCAPING and RESETTLING.search(" ".join((clause, *above))):
        return False
    if site.role == DESTINATION:
        left = any(other.role in SCENES or other.role == ORIGIN for other in view.sites if other.end <= site.start)
        return not left and draft.measure != "share"
    return True
