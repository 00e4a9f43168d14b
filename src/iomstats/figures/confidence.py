"""Says which figures a person should look at, and why, from the rules that may be wrong; changes no field.

What each code means stands in the code list ``note``. Some only record how a field was read; those of ``_REVIEW`` are
of rules that were found wrong about twice as often as the others, in texts that no rule was made for.
"""

import math
from collections.abc import Iterator
from functools import cache

from iomstats.figures.model import Draft, Level
from iomstats.schema.vocabulary import read_toml

_REVIEW = frozenset(
    (
        "unread", "split_digits", "no_unit", "ambiguous_date", "dates_passed_over", "assumed_year", "kind_guessed",
        "kind_taken_over", "count_or_stock", "foreseen",
    )
)  # fmt: skip
_AROUND = 40
"""How many numeric expressions on either side are looked at for dates: more than any sentence of prose has."""


def judge(draft: Draft, kind: str, told: Level | None) -> tuple[str, str | None]:
    """Return the confidence of a figure (``high``, ``review``) and the codes of what is doubtful, parted by ``; ``.

    Args:
        draft: The figure.
        kind: Its kind.
        told: What its own words tell of a stock and a flow, from ``find_levels``.
    """
    codes = sorted(
        {*_number_notes(draft), *_unit_notes(draft), *_period_notes(draft, kind), *_kind_notes(draft, kind, told)}
    )
    return ("review" if _REVIEW.intersection(codes) else "high"), "; ".join(codes) or None


def _number_notes(draft: Draft) -> Iterator[str]:
    if draft.number.note:
        yield draft.number.note
    if math.isnan(draft.number.value):
        yield "unread"


def _unit_notes(draft: Draft) -> Iterator[str]:
    unit = draft.unit
    if unit.unit is None:
        yield "no_unit"
    elif unit.inherited and draft.scene.flow.cell is None:
        yield "inherited_unit"


def _period_notes(draft: Draft, kind: str) -> Iterator[str]:
    period = draft.period
    if period.note:
        yield period.note
    if period.start is None and period.end is None:
        if kind not in ("count", "threshold"):
            yield "no_period"
    elif draft.scene.flow.cell is None:
        dates = _dates(draft)
        if period.basis == "stated" and not dates:
            yield "worded_date"
        if period.basis == "document" and dates > 1:
            yield "dates_passed_over"
        if period.basis == "document" and not dates and (draft.number.form == "money" or _is_aside(draft)):
            yield "assumed_year"


def _kind_notes(draft: Draft, kind: str, told: Level | None) -> Iterator[str]:
    if draft.status == "projection":
        yield "foreseen"
    if draft.measure == "count" and draft.unit.unit not in _structure_nouns():
        yield "count_or_stock"
    if told is None:
        return
    if told.kind != kind:
        yield "kind_taken_over"
    elif not told.certain and (told.reason == "default" or draft.period.basis in (None, "document")):
        yield "kind_guessed"


@cache
def _structure_nouns() -> frozenset[str]:
    return frozenset(read_toml("english")["structure_nouns"])


def _dates(draft: Draft) -> int:
    """Return how many dates stand in the sentence of a figure."""
    start, end = draft.sentence
    near = draft.scene.mentions[max(0, draft.index - _AROUND) : draft.index + _AROUND]
    return sum(mention.cls == "date" and start <= mention.start < end for mention in near)


def _is_aside(draft: Draft) -> bool:
    """Tell whether a figure stands in brackets."""
    return draft.before.count("(") > draft.before.count(")")
