"""How a sentence is laid out: its brackets, clause breaks and commas, with the figures and time expressions in them.

Nothing here reads a date, a number or a verb.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

FIGURE, ANCHOR, STRONG, COMMA, GROUP = "figure", "anchor", "strong", "comma", "group"

_MARKS = re.compile(
    r"(?P<open>[(\[])|(?P<close>[)\]])|(?P<strong>[;:](?=[\s“\"]|$)|\s[•·|]\s|\s[–—-]\s|(?<=\w)—(?=\w)|[?!.]\s|,[”\"]\s(?=sa(?:ys|id)\b))|(?P<comma>,(?=\s))"
)

_DEEPEST = 3
"""Brackets within brackets beyond this depth are not told apart."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands in a sentence: a figure, a time expression, a clause break, a comma or brackets.

    ``ref`` is the index of the figure or time expression, or of the brackets among the groups.
    """

    kind: str
    start: int
    end: int
    ref: int = -1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure or time expression stands: the group and the index of its item there."""

    group: int
    index: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The items of a sentence by brackets.

    Attributes:
        groups: The items of the sentence itself (first) and of each pair of brackets, in order.
        parents: For each group the place of its brackets; None for the sentence itself.
        places: Where each figure and each time expression stands, by kind and index.
    """

    groups: tuple[tuple[Item, ...], ...]
    parents: tuple[Place | None, ...]
    places: dict[tuple[str, int], Place]


_LETTER, _DASH = re.compile(r"[^\W\d_]"), re.compile(r"\s[–—-]\s")


def _labels(text: str, start: int, before: Sequence[Item], mark: re.Match[str]) -> bool:
    """Tell whether a dash joins the figure that opens a line to what it counts: "45,650 – children present in May"."""
    if len(before) != 1 or before[0].kind != FIGURE or _DASH.fullmatch(mark.group()) is None:
        return False
    return mark.start() == before[0].end and _LETTER.search(text, start, before[0].start) is None


def lay_out(
    text: str,
    start: int,
    end: int,
    figures: Sequence[tuple[int, int]],
    anchors: Sequence[tuple[int, int]],
) -> Layout:
    """Lay out the sentence ``text[start:end]``; the spans of figures and time expressions are those of ``text``.

    Example:
        >>> found = lay_out("up to 1,600 (550 new)", 0, 21, [(6, 11), (13, 16)], [])
        >>> [[item.kind for item in group] for group in found.groups]
        [['figure', 'group'], ['figure']]
    """
    solid = sorted(
        [Item(FIGURE, low, high, index) for index, (low, high) in enumerate(figures)]
        + [Item(ANCHOR, low, high, index) for index, (low, high) in enumerate(anchors)],
        key=lambda item: item.start,
    )
    starts = [item.start for item in solid]
    groups: list[list[Item]] = [[]]
    parents: list[Place | None] = [None]
    open_groups = [0]
    taken = depth = 0
    for match in _MARKS.finditer(text, start, end):
        before = bisect_left(starts, match.end())
        if before and solid[before - 1].end > match.start():  # a mark inside an expression: "(1,234)"
            continue
        for item in solid[taken:before]:
            groups[open_groups[-1]].append(item)
        taken = max(taken, before)
        current = groups[open_groups[-1]]
        if match["open"]:
            depth += 1
            if depth > _DEEPEST:
                continue
            parents.append(Place(open_groups[-1], len(current)))
            current.append(Item(GROUP, match.start(), match.end(), len(groups)))
            open_groups.append(len(groups))
            groups.append([])
        elif match["close"]:
            if depth == len(open_groups) - 1 and depth > 0:
                open_groups.pop()
            depth = max(depth - 1, 0)
        elif not _labels(text, start, solid[:before], match):
            current.append(Item(STRONG if match["strong"] else COMMA, match.start(), match.end()))
    groups[open_groups[-1]].extend(solid[taken:])
    places = {
        (item.kind, item.ref): Place(number, index)
        for number, group in enumerate(groups)
        for index, item in enumerate(group)
        if item.kind in (FIGURE, ANCHOR)
    }
    return Layout(tuple(tuple(group) for group in groups), tuple(parents), places)
