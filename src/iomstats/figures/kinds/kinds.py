"""Gives each figure its kind: the measure found before, or for a level whether it is a stock or a flow.

A figure that only stands beside another one (in brackets, compared, coordinated, elliptic) has the kind of that one.
"""

import re
from collections.abc import Sequence

from iomstats.figures.kinds.cells import cell_level
from iomstats.figures.kinds.levels import OF_THESE_BEFORE
from iomstats.figures.model import FLOW, STOCK, Draft, Level
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.word_classes import class_of_phrase

_BESIDE = re.compile(
    r"(?i)(?:\((?:\s|i\.e\.\s|or\s|including\s)*|\b(?:compared\s(?:with|to)|as\sagainst|against|"
    rf"up\sfrom|down\sfrom|versus|vs\.?|from)\s){HEDGES}$"
)
_LOCATES = re.compile(rf"(?i)\b(?:in|across|throughout)\s{HEDGES}$")
_PART = re.compile(rf"(?i)\b(?:including|among\sthem|of\swhich|of\swhom|of\sthese|of\sthem)\s{HEDGES}$")
_SERIES = re.compile(
    rf"(?i)(?:\s(?!were\b|was\b|are\b|is\b|have\b|has\b|had\b)[\w’'-]+){{0,5}}(?:[,;]|[,;]?\s(?:and|or|plus))\s{HEDGES}$"
)
_NAMED = re.compile(rf"\b(?:[A-Z][\w’'-]+|destination|origin|country)\s\({HEDGES}$")
# "697 of these were minors, 1,151 nurses"
_PARTS = re.compile(
    rf"(?:\sof\s(?:these|them|those))?\s(?:were|are|was)\s[^,;.:\d]{{3,40}}(?:,|,?\sand|,\s(?:a\sfurther|another))\s{HEDGES}$"
)
# "of these, 300 were …"


def find_kinds(drafts: Sequence[Draft], levels: Sequence[Level | None]) -> list[str]:
    """Return the kind of each figure: its measure, or for a level whether it is a stock or a flow.

    Args:
        drafts: The figures of a flow.
        levels: What the words of each tell, from ``find_levels``.

    Example:
        "1,600 active projects in 2007 (of which 550 were started in 2007)" is a stock and a flow.
    """
    found: list[str] = []
    for index, (draft, own) in enumerate(zip(drafts, levels, strict=True)):
        if draft.measure != "level":
            found.append(draft.measure)
        elif own is None:
            found.append(cell_level(draft))
        else:
            refers = _ELLIPTIC.match(draft.after) or _IN_TOTAL.search(draft.before) or _THAT_IS.search(draft.before)
            if refers and (earlier := _referred_to(drafts, found, index)) is not None:
                found.append(earlier)
            else:
                found.append(own.kind if own.certain else _taken_over(drafts, found, index) or own.kind)
    return found


# "so far 1,107 have been", "sixty-one will do so": the verb is the one told before
_ELLIPTIC = re.compile(
    r"\s(?:have|has|had|will|would|did|do|does|were|was|are|is)(?:\s(?:been|done|so|do\sso|done\sso|be|too))?(?=\s?(?:[.;,:)]|$)|"
    r"\s(?:so|by|during|before|since|last|next|this|in\s(?:\d{4}|the\s(?:coming|following|last|next|same)))\b)"
)
# "for a total of 67,000 so far", "bringing the two-week total to 10,000"
_IN_TOTAL = re.compile(
    rf"(?i)\b(?:for|making|giving|bringing|takes|taking|brings)\s(?:an?|the|its|their|this)\s(?:[\w-]+\s){{0,2}}?total\s(?:of|to)\s{HEDGES}$"
)
_THAT_IS = re.compile(rf"(?i)[,(]\s?(?:i\.e\.|that\sis),?\s{HEDGES}$")


def _referred_to(drafts: Sequence[Draft], found: Sequence[str], index: int) -> str | None:
    """Return the kind of the last figure of the same unit, if it stands near; None for lasting things."""
    draft = drafts[index]
    if class_of_phrase(draft.unit.unit_text or "") == "state" and not _THAT_IS.search(draft.before):
        return None
    giver = _giver(drafts, index)
    near = giver is not None and draft.mention.start - drafts[giver].mention.end < 200
    if giver is not None and near and found[giver] in (STOCK, FLOW):
        return found[giver]
    return FLOW if re.match(r"\s(?:have|has|had|were|was)\sbeen\b|\s\w+\s(?:do|done)\sso\b", draft.after) else None


def _taken_over(drafts: Sequence[Draft], found: Sequence[str], index: int) -> str | None:
    """Return the kind of the figure that this one stands beside, None where it stands alone."""
    draft = drafts[index]
    beside = bool(_BESIDE.search(draft.before))
    locates = bool(_LOCATES.search(draft.before))
    if _NAMED.search(draft.before):
        # "Iraq (837), Haiti (658)": as what was told of before, if that counts the same
        giver = _giver(drafts, index)
        if giver is not None and draft.unit.unit and found[giver] in (STOCK, FLOW):
            return found[giver]
    if beside or locates:
        told = _beside(drafts, found, index, locates)
        if told is not None or locates or not (draft.unit.inherited and draft.before.endswith("(")):
            return told
    partly = (
        _PART.search(draft.before)
        or OF_THESE_BEFORE.search(draft.before)
        or re.match(r"\sof\s(?:these|them|those)\b", draft.after)
    )
    if partly and (whole := _giver(drafts, index)) is not None and found[whole] in (STOCK, FLOW):
        return found[whole]
    coordinated = _coordinated(drafts, found, index)
    if coordinated is not None:
        return coordinated
    named = re.search(r"[A-Z][\w’'-]+\s\($", draft.before) or re.search(r"\bup\s\S+\sto\s$", draft.before)
    giver = _giver(drafts, index) if draft.unit.inherited or named else None
    return found[giver] if giver is not None and found[giver] in (STOCK, FLOW) else None


def _beside(drafts: Sequence[Draft], found: Sequence[str], index: int, locates: bool) -> str | None:
    draft = drafts[index]
    for earlier in range(index - 1, -1, -1):
        other = drafts[earlier]
        if other.sentence != draft.sentence:
            return None
        if other.measure == "share" and earlier == index - 1 and draft.before.rstrip().endswith("("):
            return None
        if other.measure == "level" and found[earlier] in (STOCK, FLOW, "rate"):
            gap = draft.scene.text[other.mention.end : draft.mention.start]
            near = len(gap) < 90 and not re.search(r"[;:]\s", gap)
            return found[earlier] if near and (locates or other.unit.unit == draft.unit.unit or "(" in gap) else None
    return None


def _coordinated(drafts: Sequence[Draft], found: Sequence[str], index: int) -> str | None:
    """Return the kind of the figure that this one is coordinated with: "1,100 staff members and 70 Field Offices"."""
    draft = drafts[index]
    for earlier in range(index - 1, -1, -1):
        other = drafts[earlier]
        if other.sentence != draft.sentence:
            return None
        if _depth(other) > _depth(draft):
            continue
        gap = re.sub(
            r"\s?\([^()]*\)|\s[–—]\s[^–—]{3,60}\s[–—](?=\s)",
            "",
            draft.scene.text[other.mention.end : draft.mention.start],
        )
        alike = (other.number.form == "money") == (draft.number.form == "money")
        told = alike and other.measure == "level" and found[earlier] in (STOCK, FLOW)
        return found[earlier] if told and (_SERIES.fullmatch(gap) or _PARTS.fullmatch(gap)) else None
    return None


def _giver(drafts: Sequence[Draft], index: int) -> int | None:
    """Return the nearest earlier figure of the same unit, not deeper in brackets; in the sentence before at most."""
    draft = drafts[index]
    depth = _depth(draft)
    for earlier in range(index - 1, -1, -1):
        other = drafts[earlier]
        if other.unit.unit == draft.unit.unit and other.measure == "level" and _depth(other) <= depth:
            return earlier
    return None


def _depth(draft: Draft) -> int:
    return draft.before.count("(") - draft.before.count(")")
