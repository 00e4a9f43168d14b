"""Tells which earlier figures pass on what they count: no measures of time, nothing that only locates."""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft, Unit
from iomstats.figures.units.scores import SIDES
from iomstats.figures.units.symbols import is_measured
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.quantities import TIME_UNITS
from iomstats.schema.vocabulary import read_toml

_PLACES = frozenset(read_toml("deeds")["places"]) - {"household", "family", "case", "game", "match"}

REACH_BACK = 120
"""How many characters before a figure hold the words that belong to it."""

_LOCATED = re.compile(
    r"(?i)(?<!taken\s)(?<!took\s)(?<!takes\s)(?<!brought\s)(?<!let\s)\b(?:in|from|across|on|at|to|within|by|through|via|per|between|among|"
    r"during|since)\s(?:(?:the|its|some|about|over|nearly|all|more\sthan|around|up\sto)\s)*$"
)
# "stood at 1,847": a level, no place
_LEVEL = re.compile(
    r"(?i)(?:^\s*in\s(?:all|total)\s$)|\b(?:(?:stood|stands?|remain(?:s|ed)|estimated|put|peaked|held|set|now|currently|already|was|were|is|are)\sat|(?:rose|risen|grew|"
    r"grown|fell|fallen|increased|decreased|declined|dropped|climbed|jumped|went|gone|up|down|comes?|came|brings?|brought|raised|cut|"
    r"reduced|amount(?:s|ed|ing)|total|soared|surged|swelled)\s(?:slightly\s|sharply\s)?to)\s"
    r"(?:(?:some|about|over|nearly|more\sthan|around|only|just)\s)*$"
)


def is_located(draft: Draft) -> bool:
    """Whether a preposition stands before the figure, so that it locates what is told of: "in 14 languages"."""
    before = draft.before[-REACH_BACK:]
    return _LOCATED.search(before) is not None and _LEVEL.search(before) is None


_FEW = {
    "State": 250,
    "country": 250,
    "continent": 10,
    "nationality": 250,
    "region": 1000,
    "subregion": 1000,
    "destination": 1000,
}
_MANY_PLACES = 20_000


def can_count(unit: str | None, value: float) -> bool:
    """Return whether there can be so many of a thing: no million countries, and no 55,000 churches told by the way."""
    most = _FEW.get(unit or "")
    return value <= (most or (_MANY_PLACES if unit in _PLACES else value))


def can_pass_on(draft: Draft, unit: Unit) -> bool:
    """Whether later figures may count what the figure counts: no time, share or multiple."""
    return (
        draft.number.form == "cardinal"
        and unit.unit is not None
        and unit.unit not in TIME_UNITS
        and unit.unit not in ("ratio", "percent", "percentage point", "time", "p-value")
        and not (unit.unit in SIDES and unit.unit_text is None)
    )


# what is told of a part: "61 were dismissed", "six broke down", but "another 40 came"
_PART = re.compile(
    r"\s(?:of\s(?:them|these|those|which|whom)\b|(?:were|was|are|have|had|broke|failed|remain(?:ed)?|led|ended|proved|needed|got|became|"
    r"lay|stood|closed|opened|sank|burned|collapsed|[a-z]{3,}ed)\b)"
)
_ADDED = re.compile(r"(?i)\b(?:another|further|additional|extra|more|other)\s$")


def whole_of(drafts: Sequence[Draft], found: Sequence[Unit | None], giver: int, draft: Draft) -> int:
    """Return the figure that another is a part of: of those told together with ``giver`` the last that is large enough.

    Example:
        "It received 94 appeals and 12 applications; 61 were dismissed": of the appeals.
    """
    if (
        drafts[giver].number.value >= draft.number.value
        or not _PART.match(draft.after)
        or _ADDED.search(draft.before)
        or re.match(r"\s(?:others?|more)\b", draft.after)
    ):
        return giver
    for earlier in range(giver - 1, max(-1, giver - 8), -1):
        unit = found[earlier]
        if drafts[earlier].sentence != drafts[giver].sentence:
            break
        if (
            unit is not None
            and can_pass_on(drafts[earlier], unit)
            and not is_measured(unit.unit)
            and drafts[earlier].number.value >= draft.number.value
            and not is_located(drafts[earlier])
        ):
            return earlier
    return giver


PREPOSITION = re.compile(rf"(?i)\b(?P<word>in|on|at|across|from|by|with|within|below|above|after)\s(?:the\s)?{HEDGES}$")
"""The preposition that a number stands behind: "by about 23"."""


def counts_things(draft: Draft, unit: Unit | None) -> bool:
    """Whether a figure counts things, which others may count too."""
    return (
        unit is not None
        and unit.unit is not None
        and draft.number.form == "cardinal"
        and unit.unit not in TIME_UNITS
        and unit.unit not in ("ratio", "percent", "percentage point", "time", "p-value")
        and not is_measured(unit.unit)
    )


def is_placed(draft: Draft) -> bool:
    """Whether a preposition stands before a figure."""
    return PREPOSITION.search(draft.before[-60:]) is not None
