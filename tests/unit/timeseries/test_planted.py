"""Contradictions planted in copies of the real documents are all found, and nothing else fails because of them."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from iomstats.documents import Document, blocks_table, documents_table, parts_table, read_document, read_documents
from iomstats.figures import figures_table, read_figures
from iomstats.mentions import find_mentions
from iomstats.observations import link_figures
from iomstats.timeseries import build_claims

RAW = Path(__file__).parents[3] / "data" / "raw"

PLANTED = [
    ("a part", "mc-inf-262", "41 Observer States)", "42 Observer States)", "total_and_parts"),
    ("a total", "mc-inf-262", "132 interested States", "133 interested States", "total_and_parts"),
    ("a total before a colon", "mc-inf-302", "517 projects", "516 projects", "total_and_parts"),
    ("a part without noun", "mc-inf-302", "314 to recovery", "315 to recovery", "total_and_parts"),
    ("a list item in a bracket", "mc-inf-302", "Saudi Arabia, Qatar)", "Saudi Arabia)       ", "count_and_list"),
    ("a list item after a colon", "mc-inf-302", "; building \ncollaborative partnerships", "", "count_and_list"),
    (
        "a list item below",
        "mc-inf-262",
        "- the rights of individual migrants and refugees need to be respected.",
        "",
        "count_and_list",
    ),
    ("a count before a list", "mc-inf-262", "meet nine major", "meet four major", "count_and_list"),
    (
        "a count before another sentence",
        "c-110-inf-1",
        "The three pillars of",
        "The seven pillars of",
        "count_and_list",
    ),
    ("a count of ranks", "futurelearn-iom", "develop two Global", "develop six Global", "count_and_list"),
    ("an increase", "mc-inf-302", "nearly a 20 million", "nearly a 90 million", "difference"),
    ("a rise", "mc-inf-302", "133,532 in", " 33,532 in", "direction"),
    ("a rise since another document", "wmr-2011-summary", "to 132 Member", "to  92 Member", "direction"),
    (
        "a duration",
        "mc-inf-262",
        "first forty-four years of existence",
        "first thirty-four years of existence",
        "span_and_ends",
    ),
    ("an average", "mc-inf-302", "around 26,000 returns", "around 66,000 returns", "average_and_total"),
    (
        "a span within a decade",
        "mc-inf-302",
        "to nearly 300,000 persons",
        "to nearly 950,000 persons",
        "part_of_period",
    ),
    ("a fact repeated in the annex", "mc-inf-262", "composed of 55 Member", "composed of 56 Member", "same_fact"),
    ("a fact of two documents", "futurelearn-iom", "develop two Global", "develop six Global", "same_fact"),
    ("a price", "futurelearn-iom", "£174.99", "£194.99", "price_reduction"),
]


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """The documents as they are."""
    return {document.document_id or "": document for document in read_documents(RAW)}


@pytest.fixture(scope="module")
def figures(documents: dict[str, Document]) -> dict[str, pa.Table]:
    """The linked figures of each document as it is."""
    return {name: _figures(document) for name, document in documents.items()}


def test_what_is_planted_is_found(
    documents: dict[str, Document], figures: dict[str, pa.Table], subtests: pytest.Subtests
) -> None:
    before = {row["reason"] for row in _failing(documents, figures)}
    for what, name, old, new, relation in PLANTED:
        with subtests.test(what):
            changed = _changed(documents[name], old, new)
            failing = _failing(documents | {name: changed}, figures | {name: _figures(changed)})
            assert relation in {row["relation"] for row in failing if row["reason"] not in before}


def _changed(document: Document, old: str, new: str) -> Document:
    assert document.text.count(old) >= 1, old
    # the same length, so that the dated parts keep their places
    text = document.text.replace(old, new.ljust(len(old)), 1)
    return read_document(text, document_id=document.document_id, date=document.date, parts=document.parts)


def _figures(document: Document) -> pa.Table:
    return link_figures(figures_table(read_figures(document, find_mentions(document))), blocks_table([document]))


def _failing(documents: dict[str, Document], figures: dict[str, pa.Table]) -> list[dict[str, Any]]:
    kept = list(documents.values())
    blocks = blocks_table(kept)
    linked = pa.concat_tables(figures[name] for name in documents)
    claims = build_claims(linked, blocks, documents_table(kept), parts_table(kept))
    return [row for row in claims.to_pylist() if row["verdict"] == "fails"]
