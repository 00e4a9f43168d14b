"""Shows a figure with the other figures and the places of its sentence, and how far its words reach.

Shared by ``places.py``, ``dims/journeys.py`` and ``dims/dims.py``; chooses nothing itself.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from iomstats.figures.model import Draft
from iomstats.figures.places.roles import BORN, ORIGIN
from iomstats.figures.places.sites import Site, find_sites

SHARES = frozenset(("percent", "fraction", "proportion"))

# what brought a figure about, or what it is as large as: nothing that it covers
CAUSE = (
    r"due\sto|owing\sto|because\sof|on\sthe\s(?:strength|back)\sof|thanks\sto|(?:driven|led|fuel+ed|boosted)\s(?:[a-z]+\s)?by|"
    r"reflecting|as\sa\sresult\sof|equivalent\s(?:of|to)"
)
BOUNDARY = re.compile(
    r"[;:!?]|\.\s|,\s(?:and|but|yet|while|whereas|although|(?:even\s)?though|since|when|where|with|who|which|of\s(?:which|whom))\s"
    r"|\s(?:and|but)\s(?:those|that)\s(?:from|to|in|of|for)\s|\sand\s(?:one|another)\s(?:[a-z]+ed\s)?(?:in|to|for|at)\s"
    rf"|\s(?:while|whereas|although|because|compared\swith|against|versus)\s|\s(?:{CAUSE})\s|\s[–—]\s"
    r"|\swith\s(?:the|its|their)\s(?:[a-z]+est|most|worst|best)\s"
)
SOME_OF_THEM = re.compile(
    r"\b(?:most|many|some|half|majority|several|all|none)\s(?:of\s(?:it|them|which|whom|these|those)|being)\b[^,;]*$"
    r"|\bamong\s(?:them|these|those|which|others)\b[^;]*$"
    r"|\b(?:particularly|notably|especially|above\sall)\s(?:in|from)\s[^,;]*$"
)
PARTITIVE = re.compile(r"\s?(?:or\sso\s)?of\s(?:them|whom|which|these|those|the\slatter)\b")
RESETTLING = re.compile(
    r"(?i)\b(?:resettle\w*|mov(?:ed|ing|e)|departures?|departed|left|leave|leaving|transferr?ed|referred|"
    r"relocat\w+|travell?(?:ed|ing)|flown|transport\w*|repatriat\w+)\b"
)
# what else was so at an earlier time: "below that of 1994, when Rwanda …"
BACK_THEN = re.compile(r"\b(?:19|20)\d\d,\s(?:when|while)\s[^,;:.]*$")
ASIDE = re.compile(r",\sincluding\s(?:[^,;:]|,(?=\d{3})){1,60},(?!\d)")
_VENUE = re.compile(
    r"(?i)\b(?:adopted|signed|met|meetings?|held|convened|conference|summit|session|workshops?|gathered|"
    r"attended|brought|convention|forum|seminars?|launched|discuss\w*|negotiat\w*|pledge[sd]?|replenishment)\b"
)
_HOMES = frozenset(("from", BORN))
_ATTRIBUTE = re.compile(
    r"\s?(?:or\sso\s)?(?:of\s(?:them|whom|which|these|those)\s)?\(?"
    r"(?:(?:who|that|which|mainly|mostly|originally|chiefly|were|was|are|is|being|came|come|comes|originated|"
    r"hailed|had|been|all)\s)*(?:from|born\sin)\s(?:the\s)?(?:[a-z]+\s)?"
)
_TAKEN = re.compile(
    r"(?i)\b(?:evacuat\w+|rescu\w+|deport\w+|expel\w*|expulsions?|remov\w+|withdr[ae]w\w*|return\w*|repatriat\w+|airlift\w*|"
    r"relocat\w+|resettle\w*|transferr?\w*|moved|flown|flew|br(?:ing|ought))\s(?:of\s)?(?:[a-z]+\s){0,3}$"
)
_ONWARD = re.compile(r"\sto\s(?:the\s)?[A-Z]")
_NEAREST = 30  # other figures of the sentence, before and after
_NEAR = 800  # characters before and after the figure


@dataclass(frozen=True, slots=True)
class View:
    """A figure with the figures and sites of its sentence.

    Attributes:
        draft: The figure.
        drafts: The figures of its sentence in order, itself among them.
        sites: The sites of its sentence in order.
        attributes: Where the sites start that only say where the people of some figure are from.
    """

    draft: Draft
    drafts: tuple[Draft, ...]
    sites: tuple[Site, ...]
    attributes: frozenset[int]

    @property
    def text(self) -> str:
        """The reading text of the flow."""
        return self.draft.scene.text

    @property
    def start(self) -> int:
        """Where the expression starts."""
        return self.draft.mention.start

    @property
    def end(self) -> int:
        """Where the expression ends."""
        return self.draft.mention.end

    @property
    def first(self) -> int:
        """Where its sentence starts, or what is looked at of a very long one."""
        return max(self.draft.sentence[0], self.start - _NEAR)

    @property
    def last(self) -> int:
        """Where its sentence ends, or what is looked at of a very long one."""
        return min(self.draft.sentence[1], self.end + _NEAR)

    @property
    def before(self) -> str:
        """The text of the sentence before the expression."""
        return self.text[self.first : self.start]

    @property
    def after(self) -> str:
        """The text of the sentence after the expression."""
        return self.text[self.end : self.last]

    @property
    def noun_end(self) -> int:
        """Where the figure with its own counted noun ends."""
        unit = self.draft.unit
        return unit.end if unit.end is not None and not unit.inherited and unit.end > self.end else self.end

    @property
    def is_share(self) -> bool:
        """Whether the figure is written as a share: per cent, a fraction, seven in ten."""
        return self.draft.number.form in SHARES

    def figure_between(self, start: int, end: int) -> bool:
        """Return whether another figure starts between two positions."""
        return any(start <= draft.mention.start < end for draft in self.drafts)

    def earlier_sites(self) -> tuple[Site, ...]:
        """Return the sites before the figure, nearest first."""
        return tuple(site for site in reversed(self.sites) if site.end <= self.start)

    def later_sites(self) -> tuple[Site, ...]:
        """Return the sites after the figure."""
        return tuple(site for site in self.sites if site.start >= self.end)

    def clause_after(self, start: int) -> str:
        """Return the text from a position up to the next figure or the end of the sentence."""
        stops = (draft.mention.start for draft in self.drafts if draft.mention.start >= start)
        return self.text[start : min(stops, default=self.last)]

    def with_sites(self, sites: Sequence[Site]) -> "View":
        """Return the same view with other sites."""
        return replace(self, sites=tuple(sites))


def views(drafts: Sequence[Draft]) -> list[View]:
    """Return the view of each figure of a flow; in a very long sentence it holds what is nearest."""
    if not drafts:
        return []
    flow = drafts[0].scene.flow
    sites = find_sites(flow.text, flow.sentences)
    starts = [site.start for site in sites]
    figures = [draft.mention.start for draft in drafts]
    attributes = _attributes(drafts, figures, sites)
    found = []
    for index, draft in enumerate(drafts):
        low = max(bisect_left(figures, draft.sentence[0]), index - _NEAREST)
        high = min(bisect_left(figures, draft.sentence[1]), index + _NEAREST + 1)
        view = View(draft, tuple(drafts[low:high]), (), attributes)
        found.append(view.with_sites(sites[bisect_left(starts, view.first) : bisect_left(starts, view.last)]))
    return found


def _attributes(drafts: Sequence[Draft], figures: Sequence[int], sites: Sequence[Site]) -> frozenset[int]:
    found = set()
    for site in sites:
        if site.role == ORIGIN and site.lead in _HOMES:
            near = drafts[bisect_left(figures, site.start - 250) : bisect_left(figures, site.start)]
            if any(is_attribute(draft, site) for draft in near[-6:] if site.start < draft.sentence[1]):
                found.add(site.start)
    return frozenset(found)


def is_attribute(draft: Draft, site: Site) -> bool:
    """Return whether "from" only says where the people that a figure counts are from.

    Example:
        True for "workers from Mauritius" and "one third of them came from Syria", False for "returned from Libya".
    """
    if site.role != ORIGIN or site.lead not in _HOMES:
        return False
    starts = [draft.mention.end]
    if draft.unit.end is not None and draft.unit.end > draft.mention.end:
        starts.append(draft.unit.end)
    text = draft.scene.text
    taken = _TAKEN.search(text, max(draft.sentence[0], draft.mention.start - 60), draft.mention.start)
    if taken or _ONWARD.match(text, site.end):
        return False
    return any(_ATTRIBUTE.fullmatch(text, start, site.start) for start in starts if start <= site.start)


def is_venue(text: str, sentence: int, site: Site, *, bare_city: bool) -> bool:
    """Return whether a city is only where people met: "adopted in Cairo", "a meeting in Geneva".

    Args:
        text: The reading text of the flow.
        sentence: Where the sentence of the site starts.
        site: The site.
        bare_city: Whether a city with its country, "in Cairo, Egypt", is no mere venue.
    """
    if not any(named.city for named in site.named):
        return False
    if bare_city and not all(named.form == "area" for named in site.named):
        return False
    return bool(_VENUE.search(text, max(sentence, site.start - 90), site.start))
