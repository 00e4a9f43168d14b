"""What the documents stage yields: documents, their dated parts, blocks and flows.

Nothing here reads a file or decides what a piece of text is; that is the work of the other modules of this
package.
"""

from bisect import bisect_right
from dataclasses import dataclass

HEADING = "heading"
PARAGRAPH = "paragraph"
LIST_ITEM = "list_item"
FOOTNOTE = "footnote"
PAGE_FURNITURE = "page_furniture"
CAPTION = "caption"
TABLE = "table"
CONTENTS = "contents"
ADDRESS = "address"
SIGNATURE = "signature"

BLOCK_KINDS = (
    HEADING,
    PARAGRAPH,
    LIST_ITEM,
    FOOTNOTE,
    PAGE_FURNITURE,
    CAPTION,
    TABLE,
    CONTENTS,
    ADDRESS,
    SIGNATURE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document that has a date or symbol of its own, such as an annexed resolution.

    ``date`` is ISO at its own precision: ``"2003-10-13"``, ``"2003-10"`` or ``"2003"``.
    """

    part_id: str
    title: str | None
    symbol: str | None
    date: str | None
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the raw text that is one thing: a heading, a paragraph, a footnote.

    Blocks never overlap and together cover every character of the raw text that is not white space.

    Attributes:
        section: The headings above it, outermost first, as they read.
        paragraph: The printed number of the paragraph that it is or belongs to.
        page: Counted from 1 where page breaks can be seen, else None.
        continues: The block whose sentence or paragraph this one continues after a page break or a footnote.
        note_mark: For a footnote its mark, such as ``"17"`` or ``"*"``.
    """

    block_id: str
    kind: str
    section: tuple[str, ...]
    paragraph: str | None
    page: int | None
    char_start: int
    char_end: int
    continues: str | None = None
    note_mark: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a table cell: what its row and its columns are called.

    Attributes:
        row_label_path: The row's label preceded by the group labels above it, outermost first.
        column_headers: The header cells above it, uppermost first.
        caption: The table's title and unit line, such as ``"Table 3. Budget (US$ thousands)"``.
        is_row_label: It stands in the column that names the rows.
    """

    row: int
    column: int
    row_label: str | None
    row_label_path: tuple[str, ...]
    column_headers: tuple[str, ...]
    caption: str | None
    is_header: bool
    is_row_label: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """A piece of running text that is read as one, with the raw offset of each of its characters.

    Wrapped lines are joined by one space, line-end hyphens mended, Markdown and HTML marks and bullets left
    out, entities decoded; digits inside ``<sup>`` are superscript digits. Nothing else is changed.

    Attributes:
        starts: The raw offset of every character of ``text``.
        ends: The raw end (exclusive) of every character of ``text``.
        kind: The kind of its first block.
        marker: Span in ``text`` of a leading number, list mark or note mark: ``4.``, ``(a)``, ``Point 3:``.
        lead: For a list item, the paragraph that introduces the list.
        part: The dated part of the document that it lies in; None in the main body.
        blocks: For each block joined here, where its text starts and its id.
        cell: For a table cell, its place in the table.
        sentences: Spans of the sentences in ``text``.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kind: str
    section: tuple[str, ...]
    paragraph: str | None
    marker: tuple[int, int] | None
    lead: str | None
    part: Part | None
    blocks: tuple[tuple[int, str], ...]
    cell: Cell | None
    sentences: tuple[tuple[int, int], ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span of ``text[start:end]``.

        Raises:
            ValueError: if the span is empty or lies outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no characters {start}:{end} in a flow of {len(self.text)} characters")
        return self.starts[start], self.ends[end - 1]

    def block_at(self, position: int) -> str:
        """Return the id of the block that the character at ``position`` comes from."""
        index = bisect_right([start for start, _ in self.blocks], position) - 1
        return self.blocks[max(index, 0)][1]

    def sentence_at(self, position: int) -> tuple[int, int]:
        """Return the span of the sentence that holds ``position``; the whole text where none does."""
        index = bisect_right([start for start, _ in self.sentences], position) - 1
        if index >= 0 and position < self.sentences[index][1]:
            return self.sentences[index]
        return 0, len(self.text)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote mark in running text: ``1`` in "migration health,1", ``²``, ``<sup>3</sup>``.

    Attributes:
        mark: The mark in plain digits or asterisks.
        footnote: The block of the footnote that it points to; None where that is lost.
    """

    mark: str
    char_start: int
    char_end: int
    footnote: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its raw text, what is known about it, and how it is made up.

    ``text`` is the raw text; every offset in ``parts``, ``blocks``, ``flows`` and ``note_marks`` points into
    it.
    """

    document_id: str | None
    text: str
    title: str | None
    symbol: str | None
    publisher: str | None
    date: str | None
    media_type: str | None
    language: str | None
    rights: str | None
    sha256: str | None
    file_name: str | None
    parts: tuple[Part, ...]
    blocks: tuple[Block, ...]
    flows: tuple[Flow, ...]
    note_marks: tuple[NoteMark, ...]
