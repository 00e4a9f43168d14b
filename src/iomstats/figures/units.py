"""Finds what each figure counts: the noun after it, one that it shares with a neighbour, or its subject."""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft, Unit
from iomstats.figures.unit_cells import cell_unit
from iomstats.figures.unit_ellipsis import are_coordinated, can_pass_on, inherited_unit
from iomstats.figures.unit_own import own_unit


def find_units(drafts: Sequence[Draft]) -> list[Unit]:
    """Return what each figure of a flow counts.

    Example:
        "43,204 in 2007, 61,189 in 2008" after "The number of applicants" is ``person`` twice.
    """
    if drafts and drafts[0].scene.flow.cell is not None:
        return [cell_unit(draft) for draft in drafts]
    own = [own_unit(draft) for draft in drafts]
    found: list[Unit | None] = list(own)
    for index in range(len(drafts) - 2):
        # "64 (58%) of the 110 respondents": the share in brackets parts the count from what it is a part of
        part, share, whole = drafts[index : index + 3]
        gap = share.scene.text[part.mention.end : whole.mention.start]
        giver = found[index + 2]
        if (
            found[index] is None
            and part.number.form == "cardinal"
            and giver is not None
            and share.number.form == "percent"
            and re.fullmatch(r"\s\([^()]*\)\s(?:out\s)?of\s(?:the\s|all\s|its\s|their\s)?", gap)
            and can_pass_on(whole, giver)
        ):
            found[index] = Unit(giver.unit, giver.unit_text, inherited=True)
    for index in range(len(drafts) - 2, -1, -1):
        if found[index] is None and are_coordinated(drafts[index], drafts[index + 1]):
            following = found[index + 1]
            if (
                following is not None
                and drafts[index].number.form == "cardinal"
                and can_pass_on(drafts[index + 1], following)
            ):
                found[index] = Unit(following.unit, following.unit_text, inherited=True)
    for index, draft in enumerate(drafts):
        if found[index] is None:
            found[index] = inherited_unit(drafts, found, index) if draft.number.form == "cardinal" else Unit(None, None)
    return [unit if unit is not None else Unit(None, None) for unit in found]
