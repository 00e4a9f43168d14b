"""The layers of one panel: axes, points, bars of spans and ranges, filled years, labels, the legend of its lines.

Imported only when a chart is drawn, as altair takes long to load.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt

from iomstats.drawing.labels import place_labels
from iomstats.drawing.looks import ARROWS, FAINT, GREY, GRID, INK, PALETTE, SHAPES, SIZE, Layout
from iomstats.drawing.points import Panel, Point, plain
from iomstats.drawing.scales import Axis


def panel_layers(panel: Panel, years: Axis, values: Axis, layout: Layout, fill: str) -> Any:
    """Return the layered chart of one panel, without its heading."""
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


def _x(years: Axis) -> Any:
    return alt.X(
        "year:Q",
        scale=alt.Scale(domain=[years.low, years.high], nice=False, zero=False, padding=0),
        axis=alt.Axis(
            values=list(years.ticks),
            format="d",
            title=None,
            grid=False,
            labelColor=GREY,
            tickColor=GREY,
            domainColor=GREY,
            labelFontSize=11,
            labelFlush=False,
        ),
    )


def _y(values: Axis) -> Any:
    return alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[values.low, values.high], nice=False, padding=0),
        axis=alt.Axis(
            values=list(values.ticks),
            title=plain(values.title),
            labelExpr=f"format(datum.value / {values.scale:.0f}, ',~f')",
            grid=True,
            gridColor=GRID,
            domain=False,
            ticks=False,
            labelColor=GREY,
            titleColor=GREY,
            labelFontSize=11,
            titleFontSize=11,
            titleFontWeight="normal",
            labelPadding=6,
        ),
    )


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
    names = list(dict.fromkeys(name for point in points for name, _ in point.facts))
    for row in rows:
        for name in names:
            row.setdefault(name, "–")
    return [alt.Tooltip(f"{name}:N", title=name) for name in names]


def _point_layers(panel: Panel, colours: dict[str, str], x: Any, y: Any, years: Axis) -> list[Any]:
    points = [point for point in panel.stated if not point.is_bar]
    if not points:
        return []
    layers = []
    lasting = [point for point in points if point.open_end]
    if lasting:
        rows = [_row(point, colours[point.line], until=years.high) for point in lasting]
        layers.append(
            alt.Chart(data(rows))
            .mark_rule(strokeDash=[4, 3], strokeWidth=1.5)
            .encode(x=x, x2="until:Q", y=y, stroke=_raw("colour"))
        )
    rows = [_row(point, colours[point.line], shape=SHAPES[point.mark]) for point in points]
    tooltip = _tooltip(rows, points)
    layers.append(
        alt.Chart(data(rows))
        .mark_point(size=SIZE, strokeWidth=1.8, opacity=1, clip=False)
        .encode(x=x, y=y, shape=_raw("shape"), stroke=_raw("colour"), fill=_raw("inside"), tooltip=tooltip)
    )
    return layers


def _bar_layers(panel: Panel, colours: dict[str, str], x: Any, y: Any) -> list[Any]:
    """Return spans as bars over their years, and ranges as boxes from their lower to their upper end."""
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
        chart = alt.Chart(data(rows))
        if boxed:
            layers.append(
                chart.mark_rect(strokeWidth=1.8, fillOpacity=0.25).encode(**over, y2="value_max:Q", fill=_raw("colour"))
            )
            continue
        layers.append(chart.mark_bar(orient="horizontal", size=7, strokeWidth=1.8).encode(**over, fill=_raw("inside")))
        arrows = [{**row, "shape": ARROWS[row["mark"]]} for row in rows if row["mark"] in ARROWS]
        if arrows:
            layers.append(
                alt.Chart(data(arrows))
                .mark_point(size=SIZE, strokeWidth=1.8, filled=False, opacity=1)
                .encode(x=x, y=y, shape=_raw("shape"), stroke=_raw("colour"), tooltip=tooltip)
            )
    return layers


def _filled_layers(panel: Panel, colours: dict[str, str], x: Any, y: Any, fill: str) -> list[Any]:
    """Return what was filled in, fainter: a line through the stated points, small marks on filled years."""
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
            alt.Chart(data(rows))
            .mark_line(
                interpolate="step-after" if fill == "step" else "linear",
                strokeDash=[3, 3],
                strokeWidth=1.5,
                opacity=FAINT,
                color=colours[line],
            )
            .encode(x=x, y=y)
        )
        marks = [_row(point, colours[line]) for point in filled]
        tooltip = _tooltip(marks, filled)
        layers.append(
            alt.Chart(data(marks))
            .mark_point(size=22, filled=True, opacity=FAINT, color=colours[line])
            .encode(x=x, y=y, tooltip=tooltip)
        )
    return layers


def _label_layers(panel: Panel, x: Any, y: Any, years: Axis, values: Axis, layout: Layout) -> list[Any]:
    labels = place_labels(panel.stated, years, values, layout.width, layout.height)
    rows = [{"year": label.year, "value": label.value, "text": plain(label.text)} for label in labels]
    return _text_layers(rows, x, y, 10) if rows else []


def _text_layers(rows: Sequence[dict[str, Any]], x: Any, y: Any, size: int) -> list[Any]:
    """Return text with a white edge, so that a line of the grid does not run through it."""
    base = alt.Chart(data(rows)).encode(x=x, y=y, text="text:N")
    same = {"fontSize": size, "baseline": "middle", "align": "center", "clip": False}
    return [
        base.mark_text(color="white", stroke="white", strokeWidth=3, strokeJoin="round", **same),
        base.mark_text(color=INK, **same),
    ]


def _line_key(panel: Panel, colours: dict[str, str], x: Any, y: Any) -> Any:
    """Return a layer that draws nothing and carries the legend of the lines."""
    first = {point.line: point for point in reversed(panel.stated)}
    rows = [
        {"line": line, "year": first[line].year, "value": first[line].value} for line in panel.lines if line in first
    ]
    return (
        alt.Chart(data(rows))
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
                    labelColor=INK,
                    offset=8,
                ),
            ),
        )
    )


def data(rows: Iterable[dict[str, Any]]) -> Any:
    """Return rows as the data of a chart, none of them in a file beside it."""
    return alt.Data(values=list(rows))


def _raw(field: str) -> dict[str, Any]:
    """Return an encoding whose field holds the colour or shape itself."""
    return {"field": field, "type": "nominal", "scale": None}
