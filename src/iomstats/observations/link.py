"""Gives every figure its theme, and its indicator where the vocabulary has one.

Of the other fields only a stock and a flow are told apart anew: what an indicator measures is one of the two,
whatever verb the sentence has, so that its series does not mix them. No value, unit or period is touched.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from iomstats.observations.context import contexts
from iomstats.observations.entries import indicator_of
from iomstats.observations.model import Context, Recognition
from iomstats.observations.recognise import recognise_indicator, recognise_theme, suggestions

OTHER = "other"
TIED = "indicator_tied"


def link_figures(figures: pa.Table, blocks: pa.Table) -> pa.Table:
    """Return the figures with their indicator and theme filled in.

    A figure of which two indicators are equally likely keeps the one that the vocabulary lists first, and is
    marked for review.

    Args:
        figures: The figures of any number of documents, sorted by document and position.
        blocks: The blocks that hold them.
    """
    rows = figures.to_pylist()
    for row, context in zip(rows, contexts(rows, _by_id(blocks)), strict=True):
        found = recognise_indicator(context)
        row["indicator"] = found.entry if found else None
        row["theme"] = _theme(found, context)
        row["kind"] = _kind(found, row["kind"])
        if found and found.tied:
            row["confidence"] = "review"
            row["notes"] = "; ".join(filter(None, (row["notes"], TIED)))
    _take_over_themes(rows)
    return pa.Table.from_pylist(rows, schema=figures.schema)


def why_linked(figures: pa.Table, blocks: pa.Table) -> list[dict[str, Any]]:
    """Return for every figure the words that decided on its indicator and theme, as readable lines."""
    rows = figures.to_pylist()
    return [
        {
            "figure_id": row["figure_id"],
            "indicator": _line(recognise_indicator(context)),
            "theme": _line(recognise_theme(context)),
        }
        for row, context in zip(rows, contexts(rows, _by_id(blocks)), strict=True)
    ]


def unlinked_figures(figures: pa.Table, blocks: pa.Table) -> list[dict[str, Any]]:
    """Return the figures without an indicator, each with the nearest entries and what they miss.

    Each row holds ``figure_id``, ``text``, ``unit``, ``theme``, ``quote`` and ``suggestions``, one line each:
    ``staff_total, but no noun: staff | personnel``.
    """
    rows = figures.to_pylist()
    kept = ("figure_id", "text", "unit", "theme", "quote")
    return [
        {
            **{key: row[key] for key in kept},
            "suggestions": [_suggestion(*one) for one in suggestions(context)],
        }
        for row, context in zip(rows, contexts(rows, _by_id(blocks)), strict=True)
        if row["indicator"] is None
    ]


def _theme(found: Recognition | None, context: Context) -> str | None:
    if found and (entry := indicator_of(found.entry)):
        return entry.theme
    theme = recognise_theme(context)
    return theme.entry if theme else None


def _kind(found: Recognition | None, kind: str) -> str:
    """Return the kind that the indicator has, where the words only leave it open between a stock and a flow."""
    entry = indicator_of(found.entry) if found else None
    levels = ("stock", "flow")
    return entry.kinds[0] if entry and kind in levels and entry.kinds[0] in levels else kind


def _take_over_themes(rows: Sequence[dict[str, Any]]) -> None:
    """Give a figure whose surroundings speak of nothing the commonest theme of its block, else ``other``."""
    themes: dict[str, Counter[str]] = {}
    for row in rows:
        if row["theme"]:
            themes.setdefault(row["block_id"], Counter())[row["theme"]] += 1
    for row in rows:
        if not row["theme"]:
            near = themes.get(row["block_id"])
            row["theme"] = near.most_common(1)[0][0] if near else OTHER


def _by_id(blocks: pa.Table) -> Mapping[str, Mapping[str, Any]]:
    return {row["block_id"]: row for row in blocks.to_pylist()}


def _line(recognition: Recognition | None) -> str | None:
    return str(recognition) if recognition else None


def _suggestion(name: str, missing: tuple[str, ...]) -> str:
    return f"{name}, but no {'; no '.join(missing)}" if missing else name
