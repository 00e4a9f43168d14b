"""Reads the labelled texts of tests/gold; nothing here knows how an answer is scored."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).parents[1] / "tests" / "gold"
DOCUMENTS = ("mc-inf-302", "wmr-2011-summary", "mc-inf-262", "c-110-inf-1", "futurelearn-iom")
NUMBERS = ("value", "value_max", "value_low", "value_high")
FIELDS = (
    *NUMBERS,
    "qualifier",
    "unit",
    "unit_text",
    "kind",
    "status",
    "indicator",
    "period_start",
    "period_end",
    "period_basis",
    "place",
    "dims",
    "theme",
)
OPEN = {"sentences": "Sentences", "passages": "Passages"}
"""The folders of labelled texts that are read while rules are written, by name."""
HELD_OUT = {"held_out": "Held-out sentences", "held_out_passages": "Held-out passages"}
"""The folders that are only scored."""
Alternatives = Mapping[str, tuple[str | None, ...]]


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled expression.

    Attributes:
        source: The document or text that it stands in.
        start: First character in the raw text.
        end: End, exclusive.
        text: The expression, line breaks written as spaces.
        cls: Its class.
        fields: What a figure says, by field; empty for other classes.
        also: By field (and ``text``, ``class``), the other values that the definitions allow.
        optional: Whether no mention at all is right as well.
    """

    source: str
    start: int
    end: int
    text: str
    cls: str
    fields: Mapping[str, str | None]
    also: Alternatives
    optional: bool

    def classes(self) -> set[str]:
        """Return every class that is right."""
        return {self.cls, *(name for name in self.also.get("class", ()) if name)}


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled text that is not one of the documents."""

    name: str
    kind: str
    date: str | None
    title: str | None
    text: str


def alternatives(also: str | None) -> tuple[Alternatives, bool]:
    """Return the values that a cell of the column ``also`` allows, and whether it says ``optional``.

    A piece that names no field belongs to the value before it.

    Examples:
        >>> alternatives("kind=flow; place=; place=Burundi; India; optional")
        ({'kind': ('flow',), 'place': (None, 'Burundi; India')}, True)
    """
    pieces: list[str] = []
    optional = False
    for piece in (also or "").split("; "):
        if piece == "optional":
            optional = True
        elif re.match(rf"(?:{'|'.join((*FIELDS, 'class', 'text'))})=", piece):
            pieces.append(piece)
        elif piece:
            pieces[-1] += f"; {piece}"
    found: dict[str, tuple[str | None, ...]] = {}
    for piece in pieces:
        field, _, value = piece.partition("=")
        found[field] = (*found.get(field, ()), value or None)
    return found, optional


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a gold file, cells as they stand."""
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)


def read_labels(path: Path) -> list[Label]:
    """Return the labels of a gold file in the order of the file."""
    labels = []
    for row in read_rows(path):
        also, optional = alternatives(row["also"])
        fields = {field: row[field] or None for field in FIELDS if field in row}
        labels.append(
            Label(
                row.get("document_id") or row["id"],
                int(row["char_start"]),
                int(row["char_end"]),
                row["text"],
                row["class"],
                fields if row["class"] == "figure" else {},
                also,
                optional,
            )
        )
    return labels


def core_indicators() -> frozenset[str]:
    """Return the names of the indicators from which the labels of the documents choose."""
    return frozenset((GOLD / "core_indicators.txt").read_text(encoding="utf-8").split())


def read_texts(folder: Path) -> list[Text]:
    """Return the labelled texts of a folder."""
    lines = (folder / "texts.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    return [Text(row["id"], row["kind"], row["date"], row["title"], row["text"]) for row in rows]
