"""Gives every figure its theme, and its indicator where the vocabulary has one.

Of the other fields only a stock and a flow are told apart anew: what an indicator measures is one of the two,
whatever verb the sentence has, so that its series does not mix them. No value, unit or period is touched.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from iomstats.observations.context import contexts
from iomstats.observations.entries import indicator_of, indicators
from iomstats.observations.model import Context, Indicator, Recognition
from iomstats.observations.recognise import recognise_indicator, suggestions, theme_scores
from iomstats.observations.shared_themes import OTHER, decide
from iomstats.observations.topics import announced

TIED = "indicator_tied"


def link_figures(figures: pa.Table, blocks: pa.Table, documents: pa.Table | None = None) -> pa.Table:
    """Return the figures with their indicator and theme filled in.

    A figure of which two indicators are equally likely keeps the one that the vocabulary lists first, and is
    marked for review.

    Args:
        figures: The figures of any number of documents, sorted by document and position.
        blocks: The blocks that hold them.
        documents: The documents, whose titles tell what they are about; none where they are not known.
    """
    rows = figures.to_pylist()
    around = contexts(rows, _by_id(blocks), _titles(documents))
    found = [recognise_indicator(context) for context in around]
    for row, one, theme in zip(rows, found, _themes(rows, around, found), strict=True):
        row["indicator"] = one.entry if one else None
        row["theme"] = theme
        row["kind"] = _kind(one, row["kind"])
        if one and one.tied:
            row["confidence"] = "review"
            row["notes"] = "; ".join(filter(None, (row["notes"], TIED)))
    return pa.Table.from_pylist(rows, schema=figures.schema)


def why_linked(figures: pa.Table, blocks: pa.Table, documents: pa.Table | None = None) -> list[dict[str, Any]]:
    """Return for every figure the words that decided on its indicator and theme, as readable lines."""
    rows = figures.to_pylist()
    return [
        {
            "figure_id": row["figure_id"],
            "indicator": _line(recognise_indicator(context)),
            "theme": _line(max(theme_scores(context).values(), key=lambda one: one.score, default=None)),
        }
        for row, context in zip(rows, contexts(rows, _by_id(blocks), _titles(documents)), strict=True)
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


def _themes(
    rows: Sequence[Mapping[str, Any]], around: Sequence[Context], found: Sequence[Recognition | None]
) -> list[str]:
    known = [_known_theme(one) for one in found]
    told = decide(
        [theme_scores(context) for context in around],
        known,
        [(row["document_id"], row["block_id"], row["quote"]) for row in rows],
        [(row["document_id"], row["block_id"]) for row in rows],
        [announced(context) for context in around],
        [row["document_id"] for row in rows],
    )
    return [
        OTHER if one and theme is None and words not in _themes_like(one.entry) else words
        for one, theme, words in zip(found, known, told, strict=True)
    ]


def _known_theme(found: Recognition | None) -> str | None:
    """Return the theme of the indicator, or None where it may be of any: the words of the figure then tell it."""
    entry = indicator_of(found.entry) if found else None
    return entry.theme if entry and not (entry.general and entry.theme == OTHER) else None


def _measure(entry: Indicator) -> tuple[str, str, str]:
    return entry.unit, entry.kinds[0], entry.aggregation


@cache
def _themes_like(name: str) -> frozenset[str]:
    """Return the themes of the special indicators that count what a general one does, service by service."""
    general = indicator_of(name)
    return frozenset(
        entry.theme for entry in indicators() if general and not entry.general and _measure(entry) == _measure(general)
    )


def _kind(found: Recognition | None, kind: str) -> str:
    """Return the kind that the indicator has, where the words only leave it open between a stock and a flow."""
    entry = indicator_of(found.entry) if found else None
    levels = ("stock", "flow")
    return entry.kinds[0] if entry and kind in levels and entry.kinds[0] in levels else kind


def _by_id(blocks: pa.Table) -> Mapping[str, Mapping[str, Any]]:
    return {row["block_id"]: row for row in blocks.to_pylist()}


def _titles(documents: pa.Table | None) -> dict[str | None, str | None]:
    if documents is None:
        return {}
    return dict(zip(documents["document_id"].to_pylist(), documents["title"].to_pylist(), strict=True))


def _line(recognition: Recognition | None) -> str | None:
    return str(recognition) if recognition else None


def _suggestion(name: str, missing: tuple[str, ...]) -> str:
    return f"{name}, but no {'; no '.join(missing)}" if missing else name
