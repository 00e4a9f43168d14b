"""Finds what the present of a text is that neither bears nor prints a date: the day as of which it gives data.

A year that such a text only tells of in the past may be long over, and says nothing of its present.
"""

from functools import lru_cache

from iomstats.figures.dates.anchors import find_anchors, is_aside
from iomstats.figures.dates.roles import AS_OF
from iomstats.figures.model import Scene
from iomstats.mentions.model import Mention

_OPENING = 40
"""How many pieces of text may tell of what day a text is."""
_NEAR = 20


def present_of(scene: Scene) -> str | None:
    """Return the day or month as of which an undated text gives its figures, the nearest one; None without one."""
    flows, here = scene.document.flows, scene.flow_index
    for index in (*range(here, max(here - _NEAR, -1), -1), *range(here + 1, min(len(flows), _OPENING))):
        if flows[index].cell is None and flows[index].kind != "page_furniture":
            found = _as_of(flows[index].text, scene.ledger[index], tuple(flows[index].sentences))
            if found is not None:
                return found
    return None


@lru_cache(maxsize=512)
def _as_of(text: str, mentions: tuple[Mention, ...], sentences: tuple[tuple[int, int], ...]) -> str | None:
    """Return the last day or month up to which or as of which a text speaks."""
    found = None
    for one in find_anchors(text, mentions, sentences, None):
        high = next((b for a, b in sentences if a <= one.start < b), len(text))
        if one.role == AS_OF and one.span.precision in ("day", "month") and not is_aside(text, high, one):
            found = one.span.end
    return found
