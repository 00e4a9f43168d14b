"""Chooses axes: which years, which values, how they are written; draws nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iomstats.drawing.points import Panel, Point, plural

_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
# An axis shows this many years at least, so that one point stands among its neighbours.
_FEWEST = 8
# The part of the height that is kept free above the highest mark, for its arrow and its label.
_HEADROOM = 1.22
# A tick nearer to the upper edge is left out: its number would stick out, and move the heading.
_EDGE = 7


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis.

    Attributes:
        low: Where it begins.
        high: Where it ends.
        ticks: What is written on it.
        scale: By what a number is divided before it is written.
        title: What it measures.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    scale: float = 1.0
    title: str = ""


def year_axis(points: Iterable[Point], width: int) -> Axis:
    """Return the axis of years that holds all points, ticks at whole years only.

    Example:
        >>> year_axis([], 600).ticks[:3]
        (1995, 1997, 1999)
    """
    spans = [(point.start, point.end) for point in points]
    low = min((start for start, _ in spans), default=1994.5)
    high = max((end for _, end in spans), default=2019.5)
    # half a year of air, and as much on either side where there are few years
    air = max(0.5, (_FEWEST - (high - low)) / 2)
    low, high = low - air, high + air
    room = max(width // 46, 2)
    step = next(s for s in (1, 2, 5, 10, 20, 25, 50, 100, 1000) if (high - low) / s <= room)
    # a year at the very edge would be only half there
    first, last = math.ceil(low + 0.45), math.floor(high - 0.45)
    first = math.ceil(first / step) * step if step > 2 else first
    return Axis(low, high, tuple(range(first, last + 1, step)))


def value_axis(panels: Sequence[Panel], height: int) -> Axis:
    """Return the axis of values: from zero, in round steps, in millions where values are large."""
    values = [value for panel in panels for point in panel.points for value in (point.value, point.top)]
    high, low = max([0.0, *values]), min([0.0, *values])
    span = (high - low) or 1.0
    whole = all(value == int(value) for value in values) and bool(values)
    step = _step(span / min(max(height / 32, 2), 6), whole)
    top = max(high * _HEADROOM, low + step)
    bottom = low * _HEADROOM
    first, last = math.ceil(bottom / step), math.floor((top - (top - bottom) * _EDGE / height) / step + 1e-9)
    # nothing is measured where there is no value
    ticks = tuple(round(n * step, 10) for n in range(first, last + 1)) if values else (0.0,)
    scale, word = next(((s, w) for s, w in _LARGE if max(abs(t) for t in ticks) >= s), (1.0, ""))
    unit = next((panel.unit for panel in panels if panel.unit), None)
    title = f"{plural(unit)} ({word})" if word and unit else word or plural(unit)
    return Axis(bottom, top, ticks, scale, title)


def _step(rough: float, whole: bool) -> float:
    """Return the round number next above: 1, 2 or 5 times a power of ten, and no part of a whole."""
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    return max(step, 1.0) if whole else step
