"""Finds the area that each figure covers: from its phrase, its clause, what was said before, or what stands above.

What its own sentence says is found in ``rules.py``, the roles of names in ``sites.py``, headings and tables in
``backgrounds.py``; breakdowns by origin and destination are left to ``dims/journeys.py``.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from iomstats.figures.model import Draft, Place
from iomstats.figures.places.backgrounds import background, cell_places, told_before
from iomstats.figures.places.carrying import ACTOR, carried, nation_before, opens_with_giver
from iomstats.figures.places.gazetteer import WORLD, Named
from iomstats.figures.places.homes import home_of
from iomstats.figures.places.openings import opening_label
from iomstats.figures.places.reach import View, views
from iomstats.figures.places.roles import DESTINATION, ORIGIN, PEOPLE
from iomstats.figures.places.rules import SPREAD, Said, is_organization, places_of_parts, said_place
from iomstats.figures.places.worlds import is_of_country_group
from iomstats.figures.words.hedges import HEDGES

Places = tuple[Named, ...]


def find_places(drafts: Sequence[Draft]) -> list[Place]:
    """Return the place of each figure of a flow.

    Example:
        "12,400 in Italy and 8,200 in Greece" is ``Italy`` and ``Greece``; "the Organization has 7,258 staff" nowhere.
    """
    if not drafts:
        return []
    if drafts[0].scene.flow.cell is not None:
        return [_place(cell_places(draft)) for draft in drafts]
    label = opening_label(drafts[0].scene.flow)
    apart = _ADVERT.match(drafts[0].scene.text) is not None
    around = () if apart else label or background(drafts[0])
    told = () if around or apart else told_before(drafts[0].scene)
    shown = views(drafts)
    own = [said_place(view) for view in shown]
    own = [places_of_parts(view, index, drafts, own) or own[index] for index, view in enumerate(shown)]
    if around[:1] == WORLD:
        own = [None if said is not None and said.role == SPREAD else said for said in own]
    elif around:
        own = [None if said is not None and said.unnamed else said for said in own]
    if len(around) == 1 and not around[0].is_region:
        own = [_at_home(view, said, around) for view, said in zip(shown, own, strict=True)]
    found = []
    for index, (view, said) in enumerate(zip(shown, own, strict=True)):
        places = said.places if said is not None and not said.weak else None
        if places is None and label and not label[0].is_region:
            places = label
        if places is None and not opens_with_giver(view):
            places = carried(view.draft, drafts, own[: index + 1], around or told)
        of_paper = view.draft.unit.unit in _DIVISIONS
        if (
            places is None
            and not of_paper
            and not is_organization(view.draft)
            and (around[:1] == WORLD or not _IN_COUNTRIES.search(_sentence(view.draft)))
        ):
            above = around
            if not around and not (told and ACTOR.search(_sentence(view.draft))):
                above = told or (() if apart else home_of(view.draft.scene.document))
            places = above if above[:1] != WORLD or _is_counted(view.draft) else ()
        if not places and (said is None or said.weak):
            if not is_organization(view.draft):
                places = said.places if said is not None else nation_before(own[:index])
            elif view.draft.unit.unit != "State" and len(around) == 1 and not around[0].is_region:
                places = around
        if said is None and places and places[0].place != "World" and is_of_country_group(view):
            places = ()
        found.append(_place(places or ()))
    return found


def _place(places: Places) -> Place:
    """Return the places joined; the code is null where any of them has none."""
    distinct = {named.place: named.code for named in places}
    if not distinct:
        return Place(None, None)
    codes = [code for code in distinct.values() if code is not None]
    return Place("; ".join(distinct), "; ".join(codes) if len(codes) == len(distinct) else None)


def _at_home(view: View, said: Said | None, home: Places) -> Said | None:
    """Return the country of the paper for people who come there or leave it: they are counted at home."""
    if said is None or said.role not in _MOVES or home[0].place in {place.place for place in said.places}:
        return said
    return said if said.role == ORIGIN and _AMONG_THEM.search(view.before) else replace(said, places=home)


_AMONG_THEM = re.compile(r"\b(?:among\s(?:them|these)|including)\s(?:\w+\s)?$")
_MOVES = frozenset((DESTINATION, ORIGIN, PEOPLE))

_IN_COUNTRIES = re.compile(
    rf"(?i)\b(?:in|across)\s(?!just\s|only\s){HEDGES}(?:\d{{2,3}}|several|many|dozens\sof)\s"
    r"(?:[a-z]+\s)?(?:countries|nations)\b"
)


def _sentence(draft: Draft) -> str:
    return draft.scene.text[slice(*draft.sentence)]


def _is_counted(draft: Draft) -> bool:
    """Whether a figure may be one of the whole world, where only a title says so: not one of the paper itself."""
    said_by = (*draft.scene.flow.section[-1:], draft.scene.text)
    if any(ACTOR.search(text) for text in said_by) or draft.measure == "duration":
        return False
    if draft.unit.unit is None:
        return draft.number.form != "cardinal" or (draft.number.value or 0) >= _MANY
    return draft.unit.unit not in _PARTS_OF_PAPERS


_MANY = 1_000
_ADVERT = re.compile(
    r"(?i)\W*\[(?:advert\w*|banner|sponsored|promo\w*|ad)\]|[^.\n]{0,60}\b(?:\d+\s?(?:%|per\s?cent)\soff|subscribe|buy\snow|shop\snow)\b"
)
_DIVISIONS = frozenset("annex appendix chapter page paragraph part section table volume".split())
_PARTS_OF_PAPERS = frozenset(
    "annex article chapter column edition figure finding footnote objective page paragraph part pillar point priority "
    "publication question recommendation section step table theme topic volume".split()
)
