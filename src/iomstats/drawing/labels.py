"""Finds room for the labels of points, so that none covers another or a mark; what has no room is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from iomstats.drawing.points import Point
from iomstats.drawing.scales import Axis

_CHARACTER = 5.6
_HEIGHT = 12.0
_MARK = 5.5
_ARROW = 15.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A label and the middle of where it stands, in units of the axes."""

    text: str
    year: float
    value: float


def place_labels(points: Sequence[Point], years: Axis, values: Axis, width: int, height: int) -> list[Label]:
    """Return labels at the first place that is free: above, below, or to a side."""

    def across(year: float) -> float:
        return (year - years.low) / (years.high - years.low) * width

    def down(value: float) -> float:
        return height - (value - values.low) / (values.high - values.low) * height

    marks = [_mark(point, across, down) for point in points]
    taken = list(marks)
    labels = []
    for point, mark in zip(points, marks, strict=True):
        half = len(point.label) * _CHARACTER / 2
        for x, y in _candidates(mark, half):
            box = Box(x - half, y - _HEIGHT / 2, x + half, y + _HEIGHT / 2)
            inside = box.left >= 0 and box.right <= width + 24 and box.top >= -4 and box.bottom <= height
            if inside and not any(box.meets(other) for other in taken):
                taken.append(box)
                labels.append(
                    Label(
                        point.label,
                        years.low + x / width * (years.high - years.low),
                        values.low + (height - y) / height * (values.high - values.low),
                    )
                )
                break
    return labels


def _mark(point: Point, across: Callable[[float], float], down: Callable[[float], float]) -> Box:
    left = across(point.start) if point.is_bar else across(point.year) - _MARK
    right = across(point.end) if point.is_bar else across(point.year) + _MARK
    up = _ARROW if point.mark == "above" else _MARK
    under = _ARROW if point.mark == "below" else _MARK
    return Box(left, down(point.top) - up, right, down(point.value) + under)


def _candidates(mark: Box, half: float) -> list[tuple[float, float]]:
    x, y, gap = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2, _HEIGHT / 2 + 1
    return [
        (x, mark.top - gap),
        (x, mark.bottom + gap),
        (mark.right + half + 3, y),
        (mark.left - half - 3, y),
        (mark.right + half, mark.top - gap / 2),
        (mark.left - half, mark.top - gap / 2),
        (x, mark.top - gap - _HEIGHT),
    ]
