"""What stands beneath a chart: the key of its marks and the caption, placed by pixel.

Imported only when a chart is drawn, as altair takes long to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from iomstats.drawing.layers import data
from iomstats.drawing.looks import FAINT, GREY, SHAPES
from iomstats.drawing.points import Panel

_MEANINGS = {
    "exact": "exact",
    "about": "about",
    "above": "more than, at least",
    "below": "nearly, at most",
    "range": "range of values",
    "span": "over several years",
    "filled": "filled in, stated by no document",
    "open": "from then on",
}
# Their symbol in the key is as wide as a bar.
_WIDE = ("span", "open", "range")


def footer(panels: Sequence[Panel], lines: Sequence[str], width: int) -> Any:
    """Return the key of the marks and the caption, placed by pixel."""
    row, line = 20, 14
    rows = _key_rows(_key(panels), width)
    height = row * len(rows) + line * len(lines) + 4

    x = alt.X("x:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)
    layers: list[Any] = []
    texts: list[dict[str, Any]] = []
    for number, items in enumerate(rows):
        for name, left in items:
            top = row * number + 8
            layers += _key_symbol(name, left, top, x, y)
            texts.append({"x": left + (18 if name in _WIDE else 12), "y": top, "text": _MEANINGS[name]})
    start = height - line * len(lines) + 6
    texts += [{"x": 0, "y": start + line * number, "text": text} for number, text in enumerate(lines)]
    layers.append(
        alt.Chart(data(texts))
        .mark_text(align="left", baseline="middle", fontSize=10.5, color=GREY, clip=False)
        .encode(x=x, y=y, text="text:N")
    )
    return alt.layer(*layers).properties(width=width, height=height, view=alt.ViewConfig(stroke=None))


def _key(panels: Sequence[Panel]) -> list[str]:
    """Return what has to be explained: nothing where all is as usual."""
    points = [point for panel in panels for point in panel.points]
    marks = {point.mark for point in points if not point.filled}
    shown = [mark for mark in ("exact", "about", "above", "below", "range") if mark in marks]
    extra = {
        "span": any(point.is_span and not point.filled for point in points),
        "open": any(point.open_end for point in points),
        "filled": any(point.filled for point in points),
    }
    key = [*(shown if shown != ["exact"] else []), *(name for name, there in extra.items() if there)]
    return ["exact", *key] if key and "exact" in marks and "exact" not in key else key


def _key_rows(key: Sequence[str], width: int) -> list[list[tuple[str, int]]]:
    """Return the items of the key in rows, each with where it begins."""
    rows: list[list[tuple[str, int]]] = []
    left = 0
    for name in key:
        size = 20 + int(len(_MEANINGS[name]) * 5.8) + 18
        if not rows or left + size > width:
            rows.append([])
            left = 0
        rows[-1].append((name, left + 8))
        left += size
    return rows


def _key_symbol(name: str, left: int, top: int, x: Any, y: Any) -> list[Any]:
    if name in _WIDE:
        chart = alt.Chart(data([{"x": left - 8, "x2": left + 10, "y": top - 4, "y2": top + 4, "middle": top}]))
        if name == "open":
            middle = y.copy()
            middle.shorthand = "middle:Q"
            return [chart.mark_rule(strokeDash=[4, 3], strokeWidth=1.5, color=GREY).encode(x=x, x2="x2:Q", y=middle)]
        opacity = 0.25 if name == "range" else 1
        return [
            chart.mark_rect(stroke=GREY, fill=GREY, fillOpacity=opacity, strokeWidth=1.8).encode(
                x=x, x2="x2:Q", y=y, y2="y2:Q"
            )
        ]
    # an arrow sticks out on one side: its circle is moved to the other
    shift = {"above": 3, "below": -3}.get(name, 0)
    chart = alt.Chart(data([{"x": left, "y": top + shift}]))
    if name == "filled":
        return [chart.mark_point(size=22, filled=True, color=GREY, opacity=FAINT).encode(x=x, y=y)]
    inside = GREY if name == "exact" else "white"
    mark = chart.mark_point(shape=SHAPES[name], size=40, fill=inside, stroke=GREY, strokeWidth=1.6, opacity=1)
    return [mark.encode(x=x, y=y)]
