"""Draws panels with altair: puts them side by side, with their headings, over the key and the caption.

Everything has an explicit place: the same points give the same chart, byte for byte. Imported only when a chart is
drawn, as altair takes long to load.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt

from iomstats.drawing.footer import footer
from iomstats.drawing.layers import panel_layers
from iomstats.drawing.looks import GREY, INK, MANY, ONE, SEVERAL, Layout
from iomstats.drawing.points import Panel, plain
from iomstats.drawing.scales import value_axis, year_axis


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
    layout = ONE if len(panels) < 2 else SEVERAL if len(panels) <= 8 else MANY
    years = year_axis([point for panel in panels for point in panel.points], layout.width)
    drawn = [
        panel_layers(panel, years, value_axis(panels if common else [panel], layout.height), layout, fill)
        for panel in panels
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
    beneath = footer(panels, lines, layout.full_width)
    return alt.vconcat(
        body,
        beneath,
        spacing=14,
        title=alt.TitleParams(
            text=textwrap.wrap(plain(title), layout.full_width // 9) or [""],
            subtitle=textwrap.wrap(plain(subtitle), layout.full_width // 6),
            anchor="start",
            frame="bounds",
            fontSize=16,
            subtitleFontSize=12,
            subtitleColor=GREY,
            color=INK,
            offset=12,
        ),
    ).resolve_scale(x="independent", y="independent", color="independent", stroke="independent")


def draw_empty(title: str, subtitle: str, reason: str) -> alt.VConcatChart:
    """Return a chart that says why there is nothing to see."""
    panel = Panel("", "", None, (), ())
    return draw(title, subtitle, [panel], [reason])


def _grid(drawn: Sequence[Any], layout: Layout) -> Any:
    return alt.concat(*drawn, columns=layout.columns, spacing=24).resolve_scale(
        x="independent", y="independent", color="independent", stroke="independent"
    )


def _headings(panels: Sequence[Panel], layout: Layout) -> list[Any]:
    """Return the headings of panels, of as many lines in all panels of a row, so that they stand level."""
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
                subtitleColor=GREY,
                color=INK,
                offset=8,
            )
        )
    return headings
