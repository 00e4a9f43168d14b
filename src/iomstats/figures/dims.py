"""Finds the other breakdowns that a sentence states for a figure."""

from collections.abc import Sequence

from iomstats.figures.model import Draft


def find_dims(drafts: Sequence[Draft]) -> list[str | None]:
    """Return the dims of each figure of a flow, ``key=value; key=value`` with sorted keys."""
    return [None for _ in drafts]
