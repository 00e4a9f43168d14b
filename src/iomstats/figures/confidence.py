"""Says which figures a person should look at, and why, from the rules that may be wrong; changes no field."""

import math

from iomstats.figures.model import Draft

NOTES = {
    "unread": "the number could not be read",
    "split_digits": "digits were driven apart in the text and joined again",
    "glued_word": "a word was run together with the number and was parted from it",
    "shared_scale": "the scale stands at a neighbouring number",
    "shared_currency": "the currency stands at a neighbouring number",
    "shared_percent": "the per cent sign stands at a neighbouring number",
    "no_unit": "nothing that is counted was found",
    "inherited_unit": "the counted noun was taken over from an earlier figure or the subject",
    "ambiguous_date": "the date can be read in two ways",
    "no_period": "nothing gives the time",
}
_REVIEW = frozenset(("unread", "split_digits", "no_unit", "ambiguous_date"))


def judge(draft: Draft, kind: str) -> tuple[str, str | None]:
    """Return the confidence of a figure (``high``, ``review``) and the codes of what is doubtful, parted by ``; ``."""
    notes = []
    if draft.number.note:
        notes.append(draft.number.note)
    if math.isnan(draft.number.value):
        notes.append("unread")
    if draft.unit.unit is None:
        notes.append("no_unit")
    elif draft.unit.inherited and draft.scene.flow.cell is None:
        notes.append("inherited_unit")
    if draft.period.note:
        notes.append(draft.period.note)
    if draft.period.start is None and draft.period.end is None and kind not in ("count", "threshold"):
        notes.append("no_period")
    codes = sorted(set(notes))
    return ("review" if _REVIEW.intersection(codes) else "high"), "; ".join(codes) or None
