"""Tells where a sentence speaks of the whole world: what is counted for it, and what is only a share of it."""

import re

from iomstats.figures.places.gazetteer import cues
from iomstats.figures.places.reach import SHARES, View
from iomstats.figures.places.roles import SCENES, SUBJECT
from iomstats.figures.places.sites import Site

_OF_BASE = re.compile(r"\s(?:of|in)\b.{0,12}")


def is_world(site: Site) -> bool:
    """Whether a site names the world, in whatever words."""
    return site.named[0].form == "world"


def is_world_base(view: View, site: Site) -> bool:
    """Whether the world is what a country's share is taken of: "China burns half of the world's coal"."""
    if not is_world(site):
        return False
    if site.end <= view.start and _is_whole_of_one(view, site):
        return True
    share = next((draft for draft in reversed(view.drafts) if draft.mention.end <= site.start), None)
    if share is None or share.number.form not in SHARES:
        return False
    start = share.mention.start
    if not _OF_BASE.fullmatch(view.text[share.mention.end : site.start] + view.text[site.start : site.start + 3]):
        return False
    if _THAT_ONE.search(view.text, max(view.draft.sentence[0], start - 120), start):
        return True
    scenes = [other for other in view.sites if other.role in SCENES and not is_world(other)]
    before = any(other.end <= start and not re.search(r"[;:]", view.text[other.end : start]) for other in scenes)
    return before or any(_LIVES.fullmatch(view.text, site.end, other.start) for other in scenes)


def _is_whole_of_one(view: View, site: Site) -> bool:
    """Whether a place's own share of the world is told: "Africa's share of the world's trade fell to 3 per cent"."""
    first = max(view.first, site.start - 60)
    own = _SHARE_OF.search(view.text[first : site.end])
    if own is None or view.draft.measure not in ("share", "change"):
        return False
    if own.group("owner").lower() in ("its", "whose"):
        return True
    return any(other.end == first + own.start("owner") and other.role == SUBJECT for other in view.sites)


_SHARE_OF = re.compile(
    r"(?i)(?P<owner>\b(?:its|whose)\b|['’]s?(?=\s))\s(?:[a-z]+\s)?(?:share|proportion|portion|part|fraction|slice|percentage)\s"
    r"(?:of|in)\s(?:[a-z]+\s){0,3}(?:world|globe|planet|global)\s?$"
)
_THAT_ONE = re.compile(  # "the region has 34 per cent of the world's caseload"
    r"(?i)\b(?:(?:the|this)\s(?:sub-?)?(?:region|country|continent|island|subregion|kingdom|republic)|it)\s(?:[a-z]+\s){0,2}"
    r"(?:has|had|have|holds?|held|hosts?|hosted|for|to|produces?|produced|takes?|took|receives?|received|bears?|bore)\s[^;:.]*$"
)
_LIVES = re.compile(  # "19 per cent of the world's total lived in the United States"
    r"(?:['’]s)?\s(?:[a-z]+,?\s){1,4}?(?:live[sd]?|reside[sd]?|were|are|was|is|settled|remained)\s(?:[a-z]+\s)?in\s(?:the\s)?"
)
_OUTSIDE = re.compile(
    r"\boutside\s(?:(?:the|their)\s(?:[a-z]+\s)?countr(?:y|ies)\sof\s(?:their\s)?(?:birth|origin|nationality|citizenship)|"
    r"their\s(?:own|home|native)\scountr)"
)


_NUMBER_OUTSIDE = re.compile(rf"\b(?:number|share|proportion|stock)\sof\s[^;:.]*{_OUTSIDE.pattern}[^;:.]*$")


def is_world_stock(view: View) -> bool:
    """Whether the figure counts what is counted for the whole world: "272 million international migrants"."""
    draft = view.draft
    if draft.unit.unit not in ("person", "percent"):
        return False
    if _OUTSIDE.search(view.after) or _NUMBER_OUTSIDE.search(view.before):
        return True
    start = max(draft.sentence[0], draft.mention.start - 60)
    phrase = f"{draft.unit.unit_text or ''} {draft.scene.text[start : draft.mention.start]}".lower()
    return any(stock in phrase for stock in cues()["world_stocks"])


_GROUP = re.compile(
    r"(?i)\b(?:(?:more|less|least|most)\s)?(?:developing|developed|industriali[sz]ed|emerging|(?:low|middle|high|upper-middle|lower-middle)(?:-\sand\s(?:low|middle|high))?-income|"
    r"rich(?:er|est)?|poor(?:er|est)?|wealth(?:y|ier|iest)|oil-exporting)\s(?:countries|nations|economies|regions|world)\b"
)


def is_of_country_group(view: View) -> bool:
    """Whether the clause of a figure tells of a group of the world's countries: no country told before holds in it.

    Example:
        True for "Flows to developing countries reached 351 billion", where the text before was on Tajikistan.
    """
    before = re.split(r"[;:]", view.before)[-1]
    return bool(_GROUP.search(before) or _GROUP.search(re.split(r"[;:]", view.after)[0]))
