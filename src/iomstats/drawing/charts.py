"""Draws panels with altair; the only module that imports it, and only when a chart is drawn.

Everything has an explicit place: the same points give the same chart, byte for byte. Colours are those of Okabe
and Ito, which colour-blind readers tell apart; how sure a value is shows in its shape, never in colour alone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iomstats.drawing.labels import place_labels
from iomstats.drawing.points import Panel, Point, plain
from iomstats.drawing.scales import Axis, value_axis, year_axis

if TYPE_CHECKING:
    import altair as alt

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
_INK, _GREY, _GRID = "#222222", "#5c5c5c", "#e6e6e6"
# The faintness of what no document states.
_FAINT = 0.45
_SIZE = 64

_CIRCLE = "M1.1,0A1.1,1.1,0,1,1,-1.1,0A1.1,1.1,0,1,1,1.1,0Z"
_UP = "M0,-1.1L0,-3.1M-0.8,-2.3L0,-3.1L0.8,-2.3"
_DOWN = "M0,1.1L0,3.1M-0.8,2.3L0,3.1L0.8,2.3"
SHAPES = {"exact": _CIRCLE, "about": _CIRCLE, "above": _CIRCLE + _UP, "below": _CIRCLE + _DOWN, "range": _CIRCLE}
_ARROWS = {"above": _UP, "below": _DOWN}

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


@dataclass(frozen=True, slots=True)
class Layout:
    """How large what is drawn is, in pixels.

    Attributes:
        width: The width of one panel.
        height: Its height.
        columns: How many panels stand beside each other.
    """

    width: int
    height: int
    columns: int

    @property
    def full_width(self) -> int:
        """The width of all columns with the axes between them."""
        return self.columns * self.width + (self.columns - 1) * 85


ONE = Layout(640, 320, 1)
SEVERAL = Layout(330, 130, 2)
MANY = Layout(240, 110, 3)


def draw(
    title: str,
    subtitle: str,
    panels: Sequence[Panel],
    caption: Sequence[str],
    *,
    headed: bool = False,
    common: bool = False,
    fill: str = "none",
) -> alt.VConcatChart:
    """Return the chart of one or several panels over the same years, with their key and caption beneath.

    Args:
        title: The heading.
        subtitle: What is measured.
        panels: The panels.
        caption: Lines beneath: sources, what is not drawn.
        headed: Whether a panel has a heading of its own even where it is the only one.
        common: Whether all panels have one and the same axis of values.
        fill: How gaps were filled.
    """
    import altair as alt

    layout = ONE if len(panels) < 2 else SEVERAL if len(panels) <= 8 else MANY
    years = year_axis([point for panel in panels for point in panel.points], layout.width)
    drawn = [
        _panel(panel, years, value_axis(panels if common else [panel], layout.height), layout, fill) for panel in panels
    ]
    if headed or len(panels) > 1:
        headings = _headings(panels, layout)
        drawn = [chart.properties(title=heading) for chart, heading in zip(drawn, headings, strict=True)]
    body = drawn[0] if len(drawn) == 1 else _grid(drawn, layout)
    lines = [
        line
        for text in caption
        for line in textwrap.wrap(plain(text), int(layout.full_width / 5.3), break_on_hyphens=False)
    ]
    footer = _footer(_key(panels), lines, layout.full_width)
    return alt.vconcat(
        body,
        footer,
        spacing=14,
        title=alt.TitleParams(
            text=textwrap.wrap(plain(title), layout.full_width // 9) or [""],
            subtitle=textwrap.wrap(plain(subtitle), layout.full_width // 6),
            anchor="start",
            frame="bounds",
            fontSize=16,
            subtitleFontSize=12,
            subtitleColor=_GREY,
            color=_INK,
            offset=12,
        ),
    ).resolve_scale(x="independent", y="independent", color="independent", stroke="independent")


def draw_empty(title: str, subtitle: str, reason: str) -> alt.VConcatChart:
    """Return a chart that says why there is nothing to see."""
    panel = Panel("", "", None, (), ())
    return draw(title, subtitle, [panel], [reason])


def _grid(drawn: Sequence[Any], layout: Layout) -> Any:
    import altair as alt

    return alt.concat(*drawn, columns=layout.columns, spacing=24).resolve_scale(
        x="independent", y="independent", color="independent", stroke="independent"
    )


def _panel(panel: Panel, years: Axis, values: Axis, layout: Layout, fill: str) -> Any:
    import altair as alt

    colours = {line: PALETTE[i % len(PALETTE)] for i, line in enumerate(panel.lines)}
    x, y = _x(years), _y(values)
    layers: list[Any] = []
    if any(point.filled for point in panel.points):
        layers += _filled_layers(panel, colours, x, y, fill)
    layers += _bar_layers(panel, colours, x, y)
    layers += _point_layers(panel, colours, x, y, years)
    layers += _label_layers(panel, x, y, years, values, layout)
    if not panel.points:
        middle = {"year": (years.low + years.high) / 2, "value": (values.low + values.high) / 2, "text": "no value"}
        layers = _text_layers([middle], x, y, 14)
    if len(panel.lines) > 1:
        layers.append(_line_key(panel, colours, x, y))
    return alt.layer(*layers).properties(width=layout.width, height=layout.height, view=alt.ViewConfig(stroke=None))


def _headings(panels: Sequence[Panel], layout: Layout) -> list[Any]:
    """Return the headings of panels, of as many lines in all panels of a row, so that they stand level."""
    import altair as alt

    wrapped = [
        (
            textwrap.wrap(plain(panel.title), layout.width // 7) or [""],
            textwrap.wrap(plain(panel.subtitle), int(layout.width / 5.2)),
        )
        for panel in panels
    ]
    headings = []
    for number, (title, subtitle) in enumerate(wrapped):
        row = number - number % layout.columns
        beside = wrapped[row : row + layout.columns]
        lines = max(len(one) + len(other) for one, other in beside)
        headings.append(
            alt.TitleParams(
                text=title,
                # an empty line would take no room
                subtitle=[*subtitle, *["\u00a0"] * (lines - len(title) - len(subtitle))],
                anchor="start",
                frame="group",
                fontSize=12,
                subtitleFontSize=10,
                subtitleColor=_GREY,
                color=_INK,
                offset=8,
            )
        )
    return headings


# Axes


def _x(years: Axis) -> Any:
    import altair as alt

    return alt.X(
        "year:Q",
        scale=alt.Scale(domain=[years.low, years.high], nice=False, zero=False, padding=0),
        axis=alt.Axis(
            values=list(years.ticks),
            format="d",
            title=None,
            grid=False,
            labelColor=_GREY,
            tickColor=_GREY,
            domainColor=_GREY,
            labelFontSize=11,
            labelFlush=False,
        ),
    )


def _y(values: Axis) -> Any:
    import altair as alt

    return alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[values.low, values.high], nice=False, padding=0),
        axis=alt.Axis(
            values=list(values.ticks),
            title=plain(values.title),
            labelExpr=f"format(datum.value / {values.scale:.0f}, ',~f')",
            grid=True,
            gridColor=_GRID,
            domain=False,
            ticks=False,
            labelColor=_GREY,
            titleColor=_GREY,
            labelFontSize=11,
            titleFontSize=11,
            titleFontWeight="normal",
            labelPadding=6,
        ),
    )


# Layers


def _data(rows: Iterable[dict[str, Any]]) -> Any:
    import altair as alt

    return alt.Data(values=list(rows))


def _row(point: Point, colour: str, **more: Any) -> dict[str, Any]:
    hedged = point.mark not in ("exact",)
    return {
        "line": point.line,
        "year": round(point.year, 4),
        "value": point.value,
        "mark": point.mark,
        "colour": colour,
        "inside": "white" if hedged else colour,
        **dict(point.facts),
        **more,
    }


def _tooltip(rows: Sequence[dict[str, Any]], points: Sequence[Point]) -> list[Any]:
    """Return the facts that any of the points has, in order; a fact that one lacks is a dash there."""
    import altair as alt

    names = list(dict.fromkeys(name for point in points for name, _ in point.facts))
    for row in rows:
        for name in names:
            row.setdefault(name, "–")
    return [alt.Tooltip(f"{name}:N", title=name) for name in names]


def _raw(field: str) -> dict[str, Any]:
    """Return an encoding whose field holds the colour or shape itself."""
    return {"field": field, "type": "nominal", "scale": None}


def _point_layers(panel: Panel, colours: dict[str, str], x: Any, y: Any, years: Axis) -> list[Any]:
    import altair as alt

    points = [point for point in panel.stated if not point.is_bar]
    if not points:
        return []
    layers = []
    lasting = [point for point in points if point.open_end]
    if lasting:
        rows = [_row(point, colours[point.line], until=years.high) for point in lasting]
        layers.append(
            alt.Chart(_data(rows))
            .mark_rule(strokeDash=[4, 3], strokeWidth=1.5)
            .encode(x=x, x2="until:Q", y=y, stroke=_raw("colour"))
        )
    rows = [_row(point, colours[point.line], shape=SHAPES[point.mark]) for point in points]
    tooltip = _tooltip(rows, points)
    layers.append(
        alt.Chart(_data(rows))
        .mark_point(size=_SIZE, strokeWidth=1.8, opacity=1, clip=False)
        .encode(x=x, y=y, shape=_raw("shape"), stroke=_raw("colour"), fill=_raw("inside"), tooltip=tooltip)
    )
    return layers


def _bar_layers(panel: Panel, colours: dict[str, str], x: Any, y: Any) -> list[Any]:
    """Return spans as bars over their years, and ranges as boxes from their lower to their upper end."""
    import altair as alt

    layers = []
    for boxed in (True, False):
        points = [p for p in panel.stated if p.is_bar and (p.value_max is not None) == boxed]
        if not points:
            continue
        rows = [
            _row(p, colours[p.line], **{"from": round(p.start, 4), "to": round(p.end, 4), "value_max": p.top})
            for p in points
        ]
        tooltip = _tooltip(rows, points)
        over = {"x": x.copy(), "x2": "to:Q", "y": y, "stroke": _raw("colour"), "tooltip": tooltip}
        over["x"].shorthand = "from:Q"
        chart = alt.Chart(_data(rows))
        if boxed:
            layers.append(
                chart.mark_rect(strokeWidth=1.8, fillOpacity=0.25).encode(**over, y2="value_max:Q", fill=_raw("colour"))
            )
            continue
        layers.append(chart.mark_bar(orient="horizontal", size=7, strokeWidth=1.8).encode(**over, fill=_raw("inside")))
        arrows = [{**row, "shape": _ARROWS[row["mark"]]} for row in rows if row["mark"] in _ARROWS]
        if arrows:
            layers.append(
                alt.Chart(_data(arrows))
                .mark_point(size=_SIZE, strokeWidth=1.8, filled=False, opacity=1)
                .encode(x=x, y=y, shape=_raw("shape"), stroke=_raw("colour"), tooltip=tooltip)
            )
    return layers


def _filled_layers(panel: Panel, colours: dict[str, str], x: Any, y: Any, fill: str) -> list[Any]:
    """Return what was filled in, fainter: a line through the stated points, small marks on filled years."""
    import altair as alt

    layers = []
    for line in panel.lines:
        filled = [point for point in panel.points if point.line == line and point.filled]
        if not filled:
            continue
        first, last = filled[0].year - 1, filled[-1].year + 1
        anchors = [
            point
            for point in panel.stated
            if point.line == line and not point.is_bar and first - 0.6 <= point.year <= last + 0.6
        ]
        rows = [_row(point, colours[line]) for point in sorted([*filled, *anchors], key=lambda p: p.year)]
        layers.append(
            alt.Chart(_data(rows))
            .mark_line(
                interpolate="step-after" if fill == "step" else "linear",
                strokeDash=[3, 3],
                strokeWidth=1.5,
                opacity=_FAINT,
                color=colours[line],
            )
            .encode(x=x, y=y)
        )
        marks = [_row(point, colours[line]) for point in filled]
        tooltip = _tooltip(marks, filled)
        layers.append(
            alt.Chart(_data(marks))
            .mark_point(size=22, filled=True, opacity=_FAINT, color=colours[line])
            .encode(x=x, y=y, tooltip=tooltip)
        )
    return layers


def _label_layers(panel: Panel, x: Any, y: Any, years: Axis, values: Axis, layout: Layout) -> list[Any]:
    labels = place_labels(panel.stated, years, values, layout.width, layout.height)
    rows = [{"year": label.year, "value": label.value, "text": plain(label.text)} for label in labels]
    return _text_layers(rows, x, y, 10) if rows else []


def _text_layers(rows: Sequence[dict[str, Any]], x: Any, y: Any, size: int) -> list[Any]:
    """Return text with a white edge, so that a line of the grid does not run through it."""
    import altair as alt

    base = alt.Chart(_data(rows)).encode(x=x, y=y, text="text:N")
    same = {"fontSize": size, "baseline": "middle", "align": "center", "clip": False}
    return [
        base.mark_text(color="white", stroke="white", strokeWidth=3, strokeJoin="round", **same),
        base.mark_text(color=_INK, **same),
    ]


def _line_key(panel: Panel, colours: dict[str, str], x: Any, y: Any) -> Any:
    """Return a layer that draws nothing and carries the legend of the lines."""
    import altair as alt

    first = {point.line: point for point in reversed(panel.stated)}
    rows = [
        {"line": line, "year": first[line].year, "value": first[line].value} for line in panel.lines if line in first
    ]
    return (
        alt.Chart(_data(rows))
        .mark_square(opacity=0)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "line:N",
                scale=alt.Scale(domain=list(colours), range=list(colours.values())),
                legend=alt.Legend(
                    title=None,
                    orient="bottom",
                    direction="vertical",
                    symbolOpacity=1,
                    symbolType="square",
                    symbolStrokeWidth=0,
                    labelLimit=460,
                    labelColor=_INK,
                    offset=8,
                ),
            ),
        )
    )


# Key and caption


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


def _footer(key: Sequence[str], lines: Sequence[str], width: int) -> Any:
    """Return the key of the marks and the caption, placed by pixel."""
    import altair as alt

    row, line = 20, 14
    height = row * len(_key_rows(key, width)) + line * len(lines) + 4

    x = alt.X("x:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)
    layers: list[Any] = []
    texts: list[dict[str, Any]] = []
    for number, items in enumerate(_key_rows(key, width)):
        for name, left in items:
            top = row * number + 8
            layers += _key_symbol(name, left, top, x, y)
            texts.append({"x": left + (18 if name in _WIDE else 12), "y": top, "text": _MEANINGS[name]})
    start = height - line * len(lines) + 6
    texts += [{"x": 0, "y": start + line * number, "text": text} for number, text in enumerate(lines)]
    layers.append(
        alt.Chart(_data(texts))
        .mark_text(align="left", baseline="middle", fontSize=10.5, color=_GREY, clip=False)
        .encode(x=x, y=y, text="text:N")
    )
    return alt.layer(*layers).properties(width=width, height=height, view=alt.ViewConfig(stroke=None))


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
    import altair as alt

    if name in _WIDE:
        chart = alt.Chart(_data([{"x": left - 8, "x2": left + 10, "y": top - 4, "y2": top + 4, "middle": top}]))
        if name == "open":
            middle = y.copy()
            middle.shorthand = "middle:Q"
            return [chart.mark_rule(strokeDash=[4, 3], strokeWidth=1.5, color=_GREY).encode(x=x, x2="x2:Q", y=middle)]
        opacity = 0.25 if name == "range" else 1
        return [
            chart.mark_rect(stroke=_GREY, fill=_GREY, fillOpacity=opacity, strokeWidth=1.8).encode(
                x=x, x2="x2:Q", y=y, y2="y2:Q"
            )
        ]
    # an arrow sticks out on one side: its circle is moved to the other
    shift = {"above": 3, "below": -3}.get(name, 0)
    chart = alt.Chart(_data([{"x": left, "y": top + shift}]))
    if name == "filled":
        return [chart.mark_point(size=22, filled=True, color=_GREY, opacity=_FAINT).encode(x=x, y=y)]
    inside = _GREY if name == "exact" else "white"
    mark = chart.mark_point(shape=SHAPES[name], size=40, fill=inside, stroke=_GREY, strokeWidth=1.6, opacity=1)
    return [mark.encode(x=x, y=y)]
