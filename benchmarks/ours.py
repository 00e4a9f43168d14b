"""Lets iomstats read documents and texts, as the build and `iomstats.extract` do; scores nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import iomstats
from benchmarks.gold import FIELDS, Text
from benchmarks.scoring import Answer
from iomstats.documents import Document, blocks_table, documents_table, read_documents
from iomstats.figures import figures_table, read_figures
from iomstats.mentions import find_mentions, mentions_table
from iomstats.observations import link_figures

RAW = Path(__file__).parents[1] / "data" / "raw"
Rows = list[dict[str, Any]]


def raw_documents() -> tuple[Document, ...]:
    """Return the five documents as read into blocks and flows."""
    return read_documents(RAW)


def raw_texts() -> dict[str, str]:
    """Return the raw text of each of the five documents, by document_id."""
    return {str(document.document_id): document.text for document in raw_documents()}


def warm_up() -> None:
    """Load vocabularies and compile patterns, so that speed is that of reading."""
    iomstats.extract("In 2009, two of 3 people came.", date="2010")


def read(document: Document) -> list[Answer]:
    """Return every mention of a document, figures with all their fields."""
    mentions = find_mentions(document)
    unlinked = figures_table(read_figures(document, mentions))
    figures = link_figures(unlinked, blocks_table([document]), documents_table([document]))
    return answers(mentions_table(mentions).to_pylist(), figures.to_pylist())


def read_text(text: Text) -> list[Answer]:
    """Return every mention of a text that stands alone."""
    found = iomstats.extract(text.text, date=text.date, title=text.title)
    return answers(found.arrow["mentions"].to_pylist(), found.arrow["figures"].to_pylist())


def answers(mentions: Rows, figures: Rows) -> list[Answer]:
    """Return the rows of the tables mentions and figures as answers, in the order of the text."""
    fields: Mapping[tuple[int, int], dict[str, Any]] = {
        (row["char_start"], row["char_end"]): {name: row[name] for name in FIELDS} for row in figures
    }
    return [_answer(row, fields) for row in mentions]


def _answer(row: dict[str, Any], fields: Mapping[tuple[int, int], dict[str, Any]]) -> Answer:
    span = (row["char_start"], row["char_end"])
    return Answer(*span, row["text"], row["class"], fields.get(span, {}), row["rule"])


def rules(readings: Iterable[list[Answer]]) -> dict[str, int]:
    """Return how many mentions each rule decided, rules that decided none included."""
    from iomstats.mentions.rules import ordered_rules

    counts = dict.fromkeys((rule.name for rule in ordered_rules()), 0)
    for reading in readings:
        for answer in reading:
            counts[answer.rule] = counts.get(answer.rule, 0) + 1
    return counts
