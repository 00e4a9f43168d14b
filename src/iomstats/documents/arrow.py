"""Documents as Arrow tables: ``documents``, ``parts`` and ``blocks``, with the schemas of the registry."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from iomstats.documents.model import Document
from iomstats.schema.arrow import arrow_table

if TYPE_CHECKING:
    import pyarrow as pa

SECTION_SEPARATOR = " > "


def documents_table(documents: Iterable[Document]) -> "pa.Table":
    """Return one row a document."""
    return _table(
        "documents",
        [
            {
                "document_id": document.document_id,
                "title": document.title,
                "symbol": document.symbol,
                "publisher": document.publisher,
                "date": document.date,
                "media_type": document.media_type,
                "language": document.language,
                "rights": document.rights,
                "sha256": document.sha256,
                "characters": len(document.text),
                "file_name": document.file_name,
            }
            for document in _in_order(documents)
        ],
    )


def parts_table(documents: Iterable[Document]) -> "pa.Table":
    """Return one row a part that has a date or symbol of its own."""
    return _table(
        "parts",
        [
            {
                "part_id": part.part_id,
                "document_id": document.document_id,
                "title": part.title,
                "symbol": part.symbol,
                "date": part.date,
                "char_start": part.char_start,
                "char_end": part.char_end,
            }
            for document in _in_order(documents)
            for part in document.parts
        ],
    )


def blocks_table(documents: Iterable[Document]) -> "pa.Table":
    """Return one row a block, with its raw text."""
    return _table(
        "blocks",
        [
            {
                "block_id": block.block_id,
                "document_id": document.document_id,
                "kind": block.kind,
                "section": SECTION_SEPARATOR.join(block.section) or None,
                "paragraph": block.paragraph,
                "page": block.page,
                "char_start": block.char_start,
                "char_end": block.char_end,
                "continues": block.continues,
                "note_mark": block.note_mark,
                "text": document.text[block.char_start : block.char_end],
            }
            for document in _in_order(documents)
            for block in document.blocks
        ],
    )


def _in_order(documents: Iterable[Document]) -> list[Document]:
    return sorted(documents, key=lambda document: document.document_id or "")


def _table(name: str, rows: Sequence[Mapping[str, Any]]) -> "pa.Table":
    # a text given to extract() has no id
    return arrow_table(name, rows, draft=any(row["document_id"] is None for row in rows))
