"""Gathers what is shown with a figure: paragraph, headings, dates, citation; draws nothing."""

from __future__ import annotations

from typing import Any

from iomstats.citation import Tables, cite_figures
from iomstats.display import FigureView, passage
from iomstats.escaping import visible
from iomstats.schema.errors import CallError, UnknownNameError


def figure_view(tables: Tables, figure_id: str) -> FigureView:
    """Return a figure in its paragraph.

    Raises:
        UnknownNameError: if there is no such figure; of what is no figure the message says what it is.
        CallError: if it is no str.
    """
    found = tables.rows("figures", "figure_id", [figure_id]) if isinstance(figure_id, str) else []
    if not found:
        raise _unknown(tables, figure_id)
    figure = found[0]
    blocks = _paragraph(tables, figure["block_id"])
    inside = {block["block_id"] for block in blocks}
    dates = [row for row in tables.rows("mentions", "block_id", inside) if row["class"] == "date"]
    section = next((block["section"] for block in blocks if block["block_id"] == figure["block_id"]), None)
    return FigureView(figure, passage(figure, blocks, dates), section, cite_figures(tables, [figure_id], "text"))


def _paragraph(tables: Tables, block_id: str) -> list[dict[str, Any]]:
    """Return the blocks of a paragraph in reading order, across page breaks and footnotes."""
    blocks = tables.rows("blocks", "block_id", [block_id])
    while blocks and blocks[0]["continues"]:
        before = tables.rows("blocks", "block_id", [blocks[0]["continues"]])
        if not before or before[0]["char_start"] >= blocks[0]["char_start"]:
            break
        blocks = before + blocks
    while blocks:
        after = tables.rows("blocks", "continues", [blocks[-1]["block_id"]])
        if not after or after[0]["char_start"] <= blocks[-1]["char_start"]:
            break
        blocks.append(after[0])
    return blocks


def _unknown(tables: Tables, figure_id: object) -> CallError:
    if not isinstance(figure_id, str):
        return CallError(
            f"one figure is named by a str such as 'mc-inf-302:1204-1211', not by {type(figure_id).__name__}; "
            "search finds figures, and any table has them in its column figure_id"
        )
    shown = visible(figure_id)
    mentions = tables.rows("mentions", "mention_id", [figure_id])
    if mentions:
        mention = mentions[0]
        return UnknownNameError(
            f"{shown!r} is no figure: {visible(mention['text'])!r} is of class {mention['class']} "
            f"(rule {mention['rule']})"
        )
    return UnknownNameError(
        f"unknown figure {shown!r}; a figure_id looks like 'mc-inf-302:1204-1211': "
        "search finds figures, and any table has them in its column figure_id"
    )
