"""Gathers figures, sentences and blocks for the rules that find claims. Finds none itself."""

from itertools import groupby

import pyarrow as pa

from iomstats.observations.context import figure_spans
from iomstats.observations.nearby import plain_text
from iomstats.timeseries.claims.model import Evidence, Row, Sentence
from iomstats.timeseries.publication import Publication


def gather(figures: pa.Table, blocks: pa.Table, documents: pa.Table, parts: pa.Table | None = None) -> Evidence:
    """Return the evidence of linked figures and the documents they come from.

    Args:
        figures: The figures with their indicators, sorted by document and position.
        blocks: The blocks of the documents.
        documents: The documents.
        parts: Their dated parts.
    """
    by_document: dict[str, list[Row]] = {}
    for block in sorted(blocks.to_pylist(), key=lambda row: (row["document_id"], row["char_start"])):
        by_document.setdefault(block["document_id"], []).append(block)
    by_id = {block["block_id"]: block for ordered in by_document.values() for block in ordered}
    rows = figures.to_pylist()
    return Evidence(
        sentences=tuple(
            _sentence(list(group), by_id)
            for _, group in groupby(rows, key=lambda row: (row["document_id"], row["quote"]))
        ),
        figures=tuple(rows),
        blocks=by_document,
        place_of={block["block_id"]: index for ordered in by_document.values() for index, block in enumerate(ordered)},
        published=Publication(documents, parts),
    )


def _sentence(rows: list[Row], blocks: dict[str, Row]) -> Sentence:
    text = plain_text(rows[0]["quote"])
    return Sentence(text, tuple(rows), tuple(figure_spans(rows, text, blocks)))
