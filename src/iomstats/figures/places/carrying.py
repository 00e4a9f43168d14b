"""Says which place the earlier sentences of a paragraph pass on to a figure whose own sentence names none.

A sentence that sets a scene passes it on; one that deals figures out to several places, or names a place only in
passing, does not: behind it the place holds that held before. What a sentence says itself is read in
``rules.py``, what stands above a paragraph in ``backgrounds.py``.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from iomstats.figures.model import Draft
from iomstats.figures.places.gazetteer import WORLD, Named
from iomstats.figures.places.reach import BACK_THEN, RESETTLING, SOME_OF_THEM, View, is_venue
from iomstats.figures.places.roles import BARE, DESTINATION, GIVER, ORIGIN, PEOPLE, RANKED, SCENES
from iomstats.figures.places.rules import PARTED, Said, is_organization
from iomstats.figures.places.sites import find_sites
from iomstats.figures.words.hedges import HEDGES

Places = tuple[Named, ...]

# an organization that does something; one that only tells a number is its source
ACTOR = re.compile(
    r"(?<!according\sto\s)\b(?:IOM|UNHCR|[Tt]he\s(?:Organization|[Aa]gency|Fund|[Pp]rogramme|Secretariat|Administration|"
    r"membership|network)|[Ww]e)\b"
    r"(?!['’]s?\s(?:[a-z]+\s){0,2}(?:estimates?|figures?|data|numbers|reports?|stud(?:y|ies)|surveys?|research|statistics|analysis)\b)"
    r"(?!\s(?:estimat\w+|says?|said|reports?|reported|believes?|warn\w*|calculat\w+|puts?|projects|expects?|notes?|noted|recorded|announced|counted|detected|documented|tracked)\b)"
)
_MANY_COUNTRIES = re.compile(
    rf"(?i)\b(?:in|across|from|of|to|covers?)\s(?!just\s|only\s){HEDGES}"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|forty|dozens\sof)\s"
    r"(?:[a-z]+\s)?(?:countries|(?-i:States)|nations|member\sstates)\b"
)
_IN_ALL = re.compile(r"(?i)\W*(?:(?:all\s)?in\s(?:all|total)|altogether|overall|all\stold|globally)\b")
_OF_THEM = re.compile(r"\sof\s(?:them|whom|which)\b")
_PART = re.compile(
    r"(?i)\b(?:of\s(?:them|whom|which|these|those)|among\s(?:them|these|those))\b(?!\s(?:who|that|in|from|with)\b)[^;.]*$|\bincluding\s[^,;.]*$"
)
_OF_ACTOR = re.compile(
    r"(?i)\breport\sof\sthe\s(?:director[\s-]general|executive\sdirector|secretary[\s-]general)\b"
    r"|\bwork\sof\sthe\sorgani[sz]ation\b"
)
_IN = 8  # characters that "In the" and a number of the paragraph take
_THE = 4  # characters that an article before a name takes
_FAR = 60  # how many figures back a place is looked for
_SITES = 40  # how many names back the scene is looked for
_OPENING = 45  # characters into its sentence at which a place starts that sets its scene
_CONTRAST = re.compile(r"(?i)\W*(?:(?:by|in)\scontrast|conversely|elsewhere|by\scomparison)\b")
_THAN_THERE = re.compile(r"[\w\s’'.&-]{2,40}?\sthan\s(?:in|that|those|for)\s")  # "higher in Mali than in Chad"
_AGAINST = re.compile(r"\b(?:against|compared\s(?:with|to)|versus)\s[^;:.]*$")
_ALONE = re.compile(r"[\w\s’'.&-]{2,60}?\salone\b")


def carried(draft: Draft, drafts: Sequence[Draft], own: Sequence[Said | None], home: Places) -> Places | None:
    """Return the place that earlier figures or sentences of the flow have set, None where they set none.

    Args:
        draft: The figure.
        drafts: The figures of the flow.
        own: What the sentences of the figures up to this one say.
        home: What stands above the paragraph, or was told before it; empty where nothing did.
    """
    sentence = draft.scene.text[slice(*draft.sentence)]
    if (
        is_organization(draft)
        or _MANY_COUNTRIES.search(_clause(draft))
        or (_IN_ALL.match(sentence) and ACTOR.search(sentence))
    ):
        return None
    for earlier in range(len(own) - 2, max(-1, len(own) - _FAR), -1):
        if drafts[earlier].sentence != draft.sentence:
            break
        said = own[earlier]
        if said is None or not said.places or said.weak or said.role == RANKED or _is_partitive(drafts[earlier], draft):
            continue
        return _kept(said.places, sentence)
    scope, dealt = _scope(draft, drafts, own, home)
    if scope is not None:
        if draft.unit.unit == "country" and not scope[0].is_region:
            return None
        return scope if len(scope) > 1 else _kept(scope, sentence)
    return _scene_before(draft, sentence, home, dealt)


def _clause(draft: Draft) -> str:
    """Return the words of a figure's sentence between the semicolons around it: behind one another thing is told."""
    text, (start, end) = draft.scene.text, draft.sentence
    before, after = text[start : draft.mention.start], text[draft.mention.end : end]
    return before.rsplit(";", 1)[-1] + text[draft.mention.start : draft.mention.end] + after.split(";", 1)[0]


def _scope(
    draft: Draft, drafts: Sequence[Draft], own: Sequence[Said | None], home: Places
) -> tuple[Places | None, set[int]]:
    """Return the place in which the figures of the sentences before hold, and the sentences that deal out several."""
    scope: Places | None = None
    told: set[str] = set()
    dealt: set[int] = set()
    near = range(max(0, len(own) - _FAR), len(own) - 1)
    earlier = [index for index in near if drafts[index].sentence != draft.sentence]
    for (start, _), group in groupby(earlier, key=lambda index: drafts[index].sentence):
        indices = list(group)
        said = [(index, own[index]) for index in indices]
        named = [
            (index, one)
            for index, one in said
            if one is not None and one.places and not one.weak and not _is_quoted(drafts[index].scene.text, one.start)
        ]
        named = [
            (index, one) for index, one in named if one.role not in (ORIGIN, RANKED) and not _is_way(drafts[index], one)
        ]
        if named and _is_part(drafts[named[0][0]], named[0][1]):
            told |= {place.place for _, one in named for place in one.places}
            dealt.add(start)
            continue
        named = [(index, one) for index, one in named if not _is_part(drafts[index], one)]
        lasting = [(index, one) for index, one in named if drafts[index].measure != "duration"]
        named = lasting or named
        if not named:
            continue
        first = named[0][1]
        distinct = {place.place for _, one in named for place in one.places}
        whole = {place.place for place in first.places}
        if any({place.place for place in one.places} != whole for _, one in named):
            if whole == distinct:
                scope = first.places
            else:
                told |= distinct
                dealt.add(start)
            continue
        opens = first.start - drafts[indices[0]].sentence[0] <= _OPENING
        text = drafts[indices[0]].scene.text
        listed = len(distinct) > 1 and not opens and first.role != PARTED
        if _CONTRAST.match(text, start) or listed:
            dealt.add(start)
            continue
        anchor = scope or tuple(place for place in home if not place.is_region)
        passing = not opens and bool(anchor) and len({place.place for place in anchor} | distinct) > 1
        late = not opens and not home and any(not _has_place(one) for index, one in said if index < named[0][0])
        if (told & distinct and not opens) or passing or late:
            dealt.add(start)
            continue
        scope = first.places
    return scope, dealt


def _has_place(said: Said | None) -> bool:
    return said is not None and bool(said.places)


def _is_partitive(earlier: Draft, draft: Draft) -> bool:
    """Whether an earlier figure of the same sentence is only of some: "43 of them in Africa"."""
    same = earlier.sentence == draft.sentence
    return same and bool(_OF_THEM.match(draft.scene.text, earlier.mention.end))


def _is_part(draft: Draft, said: Said) -> bool:
    """Whether a place is that of only some of those counted: "employs 900, of whom 200 work in Asia"."""
    text, first = draft.scene.text, draft.sentence[0]
    parts = _PART.search(text, first, said.start) or _OF_THEM.match(text, draft.mention.end)
    parts = parts or _AGAINST.search(text, first, said.start)
    return bool(parts) or bool(_ALONE.match(text, said.start)) or bool(_THAN_THERE.match(text, said.start))


def opens_with_giver(view: View) -> bool:
    """Whether a sentence tells first of all who pays: "Norway and Japan met the whole cost"."""
    site = next(iter(view.sites), None)
    return site is not None and site.role == GIVER and not site.lead and site.start - view.first <= _THE


def nation_before(own: Sequence[Said | None]) -> Places:
    """Return the country whose people were counted last before a figure: all that a text may say of its place."""
    for said in reversed(own):
        if said is not None and said.places:
            return said.places if said.role == PEOPLE else ()
    return ()


def _scene_before(draft: Draft, sentence: str, home: Places, dealt: set[int]) -> Places | None:
    """Return the place that the text before the figure's sentence was last set in, though it counted nothing."""
    flow = draft.scene.flow
    sites = [site for site in find_sites(flow.text, flow.sentences) if site.end <= draft.sentence[0]]
    countries = {place.place for place in home if not place.is_region}
    for start, group in groupby(reversed(sites[-_SITES:]), key=lambda site: flow.sentence_at(site.start)[0]):
        if start in dealt:
            continue
        named = [site for site in group if site.role in SCENES or site.role == BARE]
        named = [site for site in named if not SOME_OF_THEM.search(flow.text[start : site.start])]
        named = [site for site in named if not _is_quoted(flow.text, site.start)]
        named = [site for site in named if not BACK_THEN.search(flow.text, start, site.start)]
        distinct = {place.place for site in named for place in site.places}
        named = [site for site in named if not is_venue(flow.text, start, site, bare_city=False)]
        opening = [site for site in named if site.role in SCENES and site.start - start <= _OPENING]
        lone = len(distinct) == 1 and (not countries or countries == distinct)
        if opening and len(opening[-1].places) > 1 and opening[-1].lead == "in" and opening[-1].start - start <= _IN:
            return opening[-1].places if draft.sentence[0] - flow.sentence_at(start)[1] <= 2 else None
        if opening or (named and lone and not _OF_ACTOR.search(draft.scene.document.title or "")):
            return _kept((opening or named)[-1].places, sentence)
    return None


def _is_way(draft: Draft, said: Said) -> bool:
    """Whether a place is only where a way leads that takes some time: "the train for Basel left within four days"."""
    return said.role == DESTINATION and draft.measure == "duration"


def _is_quoted(text: str, start: int) -> bool:
    """Whether a place is named in direct speech: “In Lebanon we were one family among a million,” says Karim."""
    return text.rfind("“", 0, start) > text.rfind("”", 0, start)


def _kept(places: Places, sentence: str) -> Places | None:
    """Return the one place that holds on; a region does not where an organization speaks of itself."""
    moved = ACTOR.search(sentence) or (places[:1] != WORLD and RESETTLING.search(sentence))
    if len(places) > 1 or (places[0].is_region and moved):
        return None
    return places
