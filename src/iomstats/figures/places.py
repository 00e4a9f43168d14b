"""Finds the area that each figure covers: from its phrase, its clause, what was said before, or what stands above.

What its own sentence says is found in ``place_rules.py``, the roles of names in ``sites.py``, headings and tables in
``backgrounds.py``; breakdowns by origin and destination are left to ``journeys.py``.
"""

import re
from collections.abc import Sequence

from iomstats.figures.backgrounds import WORLD, background, cell_places, told_before
from iomstats.figures.gazetteer import Named
from iomstats.figures.model import Draft, Place
from iomstats.figures.place_rules import Said, is_organization, places_of_parts, said_place
from iomstats.figures.reach import RESETTLING, SOME_OF_THEM, is_venue, views
from iomstats.figures.sites import BARE, ORIGIN, SCENES, find_sites

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
    around = background(drafts[0])
    told = () if around else told_before(drafts[0].scene)
    shown = views(drafts)
    own = [said_place(view) for view in shown]
    own = [said or places_of_parts(view, drafts, own) for view, said in zip(shown, own, strict=True)]
    found = []
    for index, (view, said) in enumerate(zip(shown, own, strict=True)):
        places = said.places if said is not None and not said.weak else None
        if places is None:
            places = _carried(view.draft, drafts, own[: index + 1])
        if places is None and not is_organization(view.draft) and not _IN_COUNTRIES.search(_sentence(view.draft)):
            places = around if around[:1] != WORLD or _is_counted(view.draft) else ()
            if told and not _ACTOR.search(_sentence(view.draft)):
                places = told
        if not places and said is not None:
            places = said.places
        found.append(_place(places or ()))
    return found


def _place(places: Places) -> Place:
    """Return the places joined; the code is null where any of them has none."""
    distinct = {named.place: named.code for named in places}
    if not distinct:
        return Place(None, None)
    codes = [code for code in distinct.values() if code is not None]
    return Place("; ".join(distinct), "; ".join(codes) if len(codes) == len(distinct) else None)


# ------------------------------------------------------------------ what was said before

_ACTOR = re.compile(
    r"\b(?:IOM|UNHCR|[Tt]he\s(?:Organization|[Aa]gency|Fund|[Pp]rogramme|Secretariat|Administration|membership|"
    r"network)|[Ww]e)\b"
)
_MANY_COUNTRIES = re.compile(
    r"(?i)\b(?:in|across|from|of|to|covers?)\s(?:(?:over|more\sthan|some|about|nearly|around|almost|the|other)\s)*"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|forty|dozens\sof)\s"
    r"(?:[a-z]+\s)?(?:countries|States|nations|member\sstates)\b"
)
_IN_COUNTRIES = re.compile(
    r"(?i)\b(?:in|across)\s(?:(?:over|more\sthan|some|about|nearly|around|almost|other)\s)*(?:\d{2,3}|several|many|dozens\sof)\s"
    r"(?:[a-z]+\s)?(?:countries|nations)\b"
)
_OF_THEM = re.compile(r"\sof\s(?:them|whom|which)\s")
_FAR = 60  # how many figures back a place is looked for


def _sentence(draft: Draft) -> str:
    return draft.scene.text[slice(*draft.sentence)]


def _is_counted(draft: Draft) -> bool:
    """Whether a figure may be one of the whole world, where only a title says so: people, families, deaths, shares."""
    many = draft.number.form == "cardinal" and (draft.number.value or 0) >= _MANY
    return draft.unit.unit in _COUNTED or (draft.unit.unit is None and many)


_MANY = 10_000
_COUNTED = frozenset(("person", "percent", "household", "family", "death", "country", "refugee", "ratio", "case"))


def _carried(draft: Draft, drafts: Sequence[Draft], own: Sequence[Said | None]) -> Places | None:
    """Return the place that earlier figures or sentences of the flow have set, None where they set none.

    Args:
        draft: The figure.
        drafts: The figures of the flow.
        own: What the sentences of the figures up to this one say.
    """
    sentence = _sentence(draft)
    if is_organization(draft) or _MANY_COUNTRIES.search(sentence):
        return None
    for earlier in range(len(own) - 2, max(-1, len(own) - _FAR), -1):
        said = own[earlier]
        if said is None or not said.places or said.weak or _is_partitive(drafts[earlier], draft):
            continue
        if said.role != ORIGIN or drafts[earlier].sentence == draft.sentence:
            return _kept(said.places, sentence)
    return _scene_before(draft, sentence)


def _is_partitive(earlier: Draft, draft: Draft) -> bool:
    """Whether an earlier figure of the same sentence is only of some: "43 of them in Africa"."""
    same = earlier.sentence == draft.sentence
    return same and bool(_OF_THEM.match(draft.scene.text, earlier.mention.end))


def _scene_before(draft: Draft, sentence: str) -> Places | None:
    """Return the place that the text before the figure's sentence was last set in, though it counted nothing."""
    flow = draft.scene.flow
    for site in reversed(find_sites(flow.text, flow.sentences)):
        if site.end > draft.sentence[0] or not (site.role in SCENES or site.role in (ORIGIN, BARE)):
            continue
        start = flow.sentence_at(site.start)[0]
        some = SOME_OF_THEM.search(flow.text[start : site.start])
        if not some and not is_venue(flow.text, start, site, bare_city=False):
            return _kept(site.places, sentence)
    return None


def _kept(places: Places, sentence: str) -> Places | None:
    """Return the one place that holds on; a region does not where an organization speaks of itself."""
    moved = _ACTOR.search(sentence) or RESETTLING.search(sentence)
    if len(places) > 1 or (places[0].is_region and moved):
        return None
    return places
