"""Says how far a figure reaches in its sentence: what stands between it and other words, and where a clause ends.

Shared by ``places.py`` and ``dims.py``; chooses nothing itself.
"""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft
from iomstats.figures.sites import ORIGIN, Site

BOUNDARY = re.compile(
    r"[;:!?]|\.\s|,\s(?:and|but|while|whereas|although|since|when|where|with|who|which|of\s(?:which|whom))\s"
    r"|\s(?:while|whereas|although|because|compared\swith|against|versus)\s|\s[–—]\s"
)
SOME_OF_THEM = re.compile(
    r"\b(?:most|many|some|half|majority|several|all|none)\s(?:of\s(?:them|which|whom|these|those)|being)\b[^,;]*$"
    r"|\b(?:particularly|notably|especially)\s(?:in|from)\s[^,;]*$"
)
PARTITIVE = re.compile(r"\s?(?:or\sso\s)?of\s(?:them|whom|which|these|those|the\slatter)\b")
RESETTLING = re.compile(
    r"(?i)\b(?:resettle\w*|mov(?:ed|ing|e)|departures?|departed|left|leave|leaving|transferr?ed|referred|relocat\w+|"
    r"travell?(?:ed|ing)|flown|transport\w*|repatriat\w+)\b"
)
_VENUE = re.compile(
    r"(?i)\b(?:adopted|signed|met|meetings?|held|convened|conference|summit|session|workshops?|gathered|attended|brought|"
    r"convention|forum|seminars?|launched|discuss\w*|negotiat\w*)\b"
)
_FROM = (
    r"(?:(?:who|that|which|mainly|mostly|originally|chiefly|were|was|are|is|being|came|come|comes|originated|hailed|all)\s)*"
    r"from\s(?:the\s)?(?:[a-z]+\s)?"
)
_ATTRIBUTE = re.compile(rf"\s?(?:or\sso\s)?(?:of\s(?:them|whom|which|these|those)\s)?{_FROM}")


def figure_between(drafts: Sequence[Draft], start: int, end: int) -> bool:
    """Return whether another figure starts between two positions of the flow."""
    return any(start <= draft.mention.start < end for draft in drafts)


def is_attribute(draft: Draft, site: Site) -> bool:
    """Return whether "from" only says where the counted people are from.

    Example:
        True for "workers from Mauritius" and "one third of them came from Syria", False for "returned from Libya".
    """
    if site.role != ORIGIN or site.lead != "from":
        return False
    text = draft.scene.text
    starts = [draft.mention.end]
    if draft.unit.end is not None and draft.mention.end < draft.unit.end <= site.start:
        starts.append(draft.unit.end)
    return any(_ATTRIBUTE.fullmatch(text[start : site.start]) for start in starts if start <= site.start)


def is_venue(text: str, sentence: int, site: Site, *, bare_city: bool) -> bool:
    """Return whether a city is only where people met: "adopted in Cairo", "a meeting in Geneva".

    Args:
        text: The reading text of the flow.
        sentence: Where the sentence of the site starts.
        site: The site.
        bare_city: Whether "in Cairo, Egypt" is no mere venue.
    """
    if not any(named.city for named in site.named):
        return False
    if bare_city and not all(named.form == "area" for named in site.named):
        return False
    return bool(_VENUE.search(text[max(sentence, site.start - 90) : site.start]))


def clause_after(drafts: Sequence[Draft], draft: Draft, start: int) -> str:
    """Return the text from a position up to the next figure or the end of the sentence."""
    stop = min(
        (other.mention.start for other in drafts if start <= other.mention.start < draft.sentence[1]),
        default=draft.sentence[1],
    )
    return draft.scene.text[start:stop]
