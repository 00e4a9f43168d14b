"""What the Dagster page shows beside a table: rows, hash, preview, columns; it judges no data."""

import hashlib
from typing import Any

import dagster as dg
import pyarrow as pa
from upath import UPath

from iomstats.schema import registry

PREVIEW_ROWS = 8
_PREVIEW_WIDTH = 60


def column_schema(name: str) -> dg.TableSchema:
    """Return the columns of a table of the registry, with their descriptions and constraints."""
    definition = registry.table(name)
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=field.name,
                type=field.type,
                description=field.description,
                constraints=dg.TableColumnConstraints(
                    nullable=field.nullable,
                    unique=definition.primary_key == (field.name,),
                    other=[f"one of {', '.join(field.allowed)}"] if field.allowed else [],
                ),
            )
            for field in definition.fields
        ]
    )


def table_metadata(table: pa.Table, path: UPath) -> dict[str, Any]:
    """Return row count, hash of the file, and its first rows."""
    return {
        "dagster/row_count": table.num_rows,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "preview": dg.MetadataValue.md(preview(table)),
    }


def preview(table: pa.Table, rows: int = PREVIEW_ROWS) -> str:
    """Return the first rows as a Markdown table.

    Example:
        >>> print(preview(pa.table({"unit": ["person"], "place": [None]})))
        | unit | place |
        | --- | --- |
        | person |  |
    """
    names = table.column_names
    lines = [_markdown_row(names), _markdown_row(["---"] * len(names))]
    lines += [_markdown_row([row[name] for name in names]) for row in table.slice(0, rows).to_pylist()]
    return "\n".join(lines)


def _markdown_row(cells: list[Any]) -> str:
    return "| " + " | ".join(_markdown_cell(cell) for cell in cells) + " |"


def _markdown_cell(cell: object) -> str:
    """Return one cell: the documents' text is data, so what Markdown or HTML would act on is disarmed."""
    if cell is None:
        return ""
    text = " ".join(str(cell).split())
    text = text if len(text) <= _PREVIEW_WIDTH else text[: _PREVIEW_WIDTH - 1] + "…"
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join("\\" + character if character in "\\|`*_[]!#" else character for character in text)
