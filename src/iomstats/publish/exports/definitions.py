"""Says in tables and in words what an export holds, from the registry; invents no text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from iomstats.publish.model import Manifest
from iomstats.schema import registry
from iomstats.schema.codes import CODE_LISTS, CodeList

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS_HEADER = ("table", "column", "type", "may_be_empty", "unit", "code_list", "description")
CODES_HEADER = ("code_list", "code", "meaning")
TABLES_HEADER = ("table", "rows", "one_row_is", "key", "bear_in_mind")

Line = tuple[str | int | None, ...]


def column_lines(names: Iterable[str]) -> list[Line]:
    """Return one line for each column of the tables, under ``COLUMNS_HEADER``.

    Example:
        >>> column_lines(["indicators"])[0][:4]
        ('indicators', 'indicator', 'string', 'no')
    """
    return [
        (
            name,
            field.name,
            field.type,
            "yes" if field.nullable else "no",
            field.unit,
            field.codes.name if field.codes else None,
            field.description,
        )
        for name in names
        for field in registry.table(name).fields
    ]


def code_lines(names: Iterable[str]) -> list[Line]:
    """Return one line for each code that a column of the tables may hold, under ``CODES_HEADER``.

    Example:
        >>> code_lines(["blocks"])[0]
        ('block_kind', 'heading', 'A title of the document, an annex or a section.')
    """
    used = {field.codes.name for name in names for field in registry.table(name).fields if field.codes}
    lists: list[CodeList] = [code_list for name, code_list in CODE_LISTS.items() if name in used]
    return [(code_list.name, code.code, code.description) for code_list in lists for code in code_list.codes]


def table_lines(tables: Mapping[str, pa.Table]) -> list[Line]:
    """Return one line for each table, under ``TABLES_HEADER``."""
    definitions = ((registry.table(name), rows.num_rows) for name, rows in tables.items())
    return [
        (
            entry.name,
            count,
            entry.description,
            ", ".join(entry.primary_key),
            " ".join(entry.warning_texts) or None,
        )
        for entry, count in definitions
    ]


def facts(manifest: Manifest) -> list[tuple[str, str]]:
    """Return what tells this dataset from others: name and value."""
    return [
        ("dataset", "iomstats: figures stated in documents, with the sentence that states each"),
        ("version", manifest.version),
        ("fingerprint", manifest.fingerprint),
        ("licence", "MIT for what iomstats adds; quoted text keeps the rights that its document states"),
    ]


def sources(documents: pa.Table) -> list[str]:
    """Return one line for each document: title, symbol, publisher, date, rights."""
    lines = []
    for row in documents.to_pylist():
        title = row["title"] + (f" ({row['symbol']})" if row["symbol"] else "")
        known = (title, row["publisher"], row["date"], row["rights"])
        lines.append(f"{row['document_id']}: " + ". ".join(part.rstrip(".") for part in known if part) + ".")
    return lines
