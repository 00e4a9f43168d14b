"""Finds which blocks of a document tell what a block is about: labels, captions, neighbours, opening headings.

Nothing but the kinds, places and lengths of blocks is looked at, never what they say.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"</?\w[^>]{0,40}>|[*_#]{1,3}")
_LINE_HYPHEN = re.compile(r"(?<=\w)-[ \t]*\n\s*(?=\w)")
_DIGIT = re.compile(r"\d")
_MARGINS = frozenset({"page_furniture", "footnote", "contents", "address", "signature"})
_CAPTION = 200  # characters that the caption of a table has at most
_LINE = 120  # characters of a line that is an entry of a list without marks, or its label, at most
_FAR = 600  # characters of a neighbouring block that still tell what a figure is about


def opening_headings(blocks: Mapping[str, Row]) -> dict[str | None, str]:
    """Return the headings with which a document opens: they are its title where nobody has given one."""
    ordered = sorted(blocks.values(), key=lambda row: (row["document_id"] or "", row["char_start"]))
    found: dict[str | None, str] = {}
    begun: set[str | None] = set()
    for block in ordered:
        document = block["document_id"]
        if block["kind"] == "heading" and document not in begun:
            found[document] = f"{found.get(document, '')} {plain_text(block['text'])}".strip()
        elif block["kind"] not in _MARGINS:
            begun.add(document)
    return found


def surroundings(blocks: Mapping[str, Row]) -> dict[str, str]:
    """Return for every block its paragraph: with what it continues and the line that introduces its list."""
    ordered = sorted(blocks.values(), key=lambda row: (row["document_id"] or "", row["char_start"]))
    whole: dict[str, str] = {}
    lead: Row | None = None
    label: Row | None = None
    for index, block in enumerate(ordered):
        if block["kind"] == "heading" or (lead and lead["document_id"] != block["document_id"]):
            lead = label = None
        above = [blocks.get(block["continues"] or "")]
        if block["kind"] == "list_item":
            above.insert(0, lead)
        if block["kind"] == "paragraph":
            lead = block
            label = _label(block, label)
            above.insert(0, label if label is not block else None)
        if block["kind"] == "table":
            above += _labels(ordered, index)
        texts = [plain_text(one["text"] or "") for one in (*above, block) if one is not None]
        whole[block["block_id"]] = "\n".join(texts)
        if block["continues"] in whole:
            whole[block["continues"]] += "\n" + texts[-1]
    return whole


def _label(block: Row, label: Row | None) -> Row | None:
    """Return the line that says what a paragraph of one short line is of: "Arrivals by sea" above "Italy: 10,200"."""
    text = block["text"].strip()
    if len(text) > _LINE or "\n" in text or text.endswith((".", "!", "?", ";")):
        return None
    return label if _DIGIT.search(text) else block


def _labels(ordered: Sequence[Row], index: int) -> list[Row]:
    """Return the caption of a table: the short block just above and the one just below it."""
    near = [ordered[place] for place in (index - 1, index + 1) if 0 <= place < len(ordered)]
    return [
        row
        for row in near
        if row["document_id"] == ordered[index]["document_id"]
        and row["kind"] != "table"
        and len(row["text"]) <= _CAPTION
    ]


def captions(blocks: Mapping[str, Row]) -> dict[str, str]:
    """Return for every table what it is said to show: its captions, or else the nearest heading above it."""
    ordered = sorted(blocks.values(), key=lambda row: (row["document_id"] or "", row["char_start"]))
    found: dict[str, str] = {}
    for index, block in enumerate(ordered):
        if block["kind"] != "table":
            continue
        captions = [plain_text(row["text"]) for row in _labels(ordered, index) if row["kind"] == "caption"]
        heading = (block["section"] or "").rsplit(" > ", 1)[-1]
        found[block["block_id"]] = " ".join(captions) or heading
    return found


def neighbours(blocks: Mapping[str, Row]) -> dict[str, str]:
    """Return for every block the text of the two before it and the one after it, the margins of the page left out."""
    ordered = sorted(blocks.values(), key=lambda row: (row["document_id"] or "", row["char_start"]))
    running = [row for row in ordered if row["kind"] not in _MARGINS]
    near: dict[str, str] = {}
    for index, block in enumerate(running):
        others = [*running[max(0, index - 2) : index], *running[index + 1 : index + 2]]
        texts = [plain_text(row["text"])[:_FAR] for row in others if row["document_id"] == block["document_id"]]
        near[block["block_id"]] = "\n".join(texts)
    return near


def plain_text(text: str) -> str:
    """Return the text on one line without marks; a word divided at a line's end is joined at its hyphen."""
    return _SPACE.sub(" ", _LINE_HYPHEN.sub("-", _MARKUP.sub("", text))).strip()
