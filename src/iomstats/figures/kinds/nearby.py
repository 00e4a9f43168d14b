"""Cuts out the words that stand nearest to a figure, and tells whether they name a span of time."""

import re

from iomstats.figures.model import Draft

OVER_SPAN = re.compile(
    r"(?i)\b(?:during|throughout|since|between\s(?:\w+\s)?\d{4}\sand|from\s(?:\w+\s)?\d{4}\sto|over\s(?:the|these|those)\s(?:last|past|whole|same|reporting|entire|full|following|next|preceding|previous|course|years?|months|weeks|days|period|\w+\s(?:years|months|weeks|days))\b|"
    r"to\sdate|so\sfar|in\sthe\s(?:year|months?|quarter|weeks?|period|\w+\smonths|\w+\sweeks|\w+\sdays|first|second|third|fourth|last|past|same|previous|preceding|prior|final|corresponding)\b|"
    r"year\s(?:ended|ending|to)|alone|every\s(?:year|month|week|day)|each\s(?:year|month|week|day)|annually|"
    r"(?:a|per)\s(?:year|month|week|day)(?!\s(?:ago|before|earlier|later|after|old)\b)|"
    r"cumulative(?:ly)?)\b|\b\d{4}[–-]\d{2,4}\b"
)
# ", since they were in arrears" gives a reason, no span
_NEAR_END = re.compile(
    r"[;:]\s|\s[–—·]\s|,\s(?:and|while|whereas|but|because|yet|though|although|the\s(?:worst|best|most|least|first|[a-z]+est)|of\swhich|of\swhom|since\s(?=(?:they|it|their|its|he|she|we|there|no)\b))\s?"
)


def near(draft: Draft) -> str:
    """Return the clause around a figure, the figure itself as "#"."""
    before = re.split(r"[;:]\s|\s[–—·]\s|,\s(?:while|whereas|but)\s|[,(]\s?of\s(?:which|whom)\s", draft.before[-160:])[
        -1
    ]
    after = _NEAR_END.split(draft.after[:120])[0]
    return f"{before}#{after}"


def between_figures(draft: Draft) -> str:
    """Return the words of the clause around a figure that stand nearer to it than to its neighbours."""
    scene, index = draft.scene, draft.index
    figures = [mention for mention in scene.mentions[max(index - 3, 0) : index + 4] if mention.cls == "figure"]
    low = max((one.end for one in figures if one.end <= draft.mention.start), default=0)
    high = min((one.start for one in figures if one.start >= draft.mention.end), default=len(scene.text))
    before, _, after = near(draft).partition("#")
    left, right = draft.mention.start - low, high - draft.mention.end
    return f"{before[-left:] if left else ''}#{after[:right]}"
