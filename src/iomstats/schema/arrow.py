"""Published tables in Arrow: the schema that follows from a table's definition, and rows put into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from iomstats.schema.definitions import Field, FieldType
from iomstats.schema.errors import DataError
from iomstats.schema.registry import table

if TYPE_CHECKING:
    import pyarrow as pa


def arrow_schema(name: str, *, draft: bool = False) -> pa.Schema:
    """Return the Arrow schema of a table, with descriptions of table and columns as metadata.

    Args:
        name: The table.
        draft: Let every column be null, for a table that a later stage completes (figures without a theme)
            or that has no document (text given to ``extract``).

    Example:
        >>> arrow_schema("series").field("rivals").nullable
        False
    """
    import pyarrow as pa

    definition = table(name)
    return pa.schema(
        [
            pa.field(field.name, _arrow_type(field.type), draft or field.nullable, _field_metadata(field))
            for field in definition.fields
        ],
        metadata={"table": definition.name, "description": definition.description},
    )


def arrow_table(name: str, rows: Iterable[Mapping[str, Any]], *, draft: bool = False) -> pa.Table:
    """Return rows as an Arrow table with the schema of a table; a column that a row does not name is null.

    Args:
        name: The table.
        rows: One mapping a row.
        draft: As in ``arrow_schema``.

    Raises:
        DataError: if a row has a column that the table does not have, or a value that the column cannot hold.

    Example:
        >>> rows = [{"part_id": "a", "document_id": "d", "char_start": 0, "char_end": 9}]
        >>> arrow_table("parts", rows).column("title").to_pylist()
        [None]
    """
    import pyarrow as pa

    schema = arrow_schema(name, draft=draft)
    kept = list(rows)
    strangers = sorted({column for row in kept for column in row} - set(schema.names))
    if strangers:
        raise DataError(f"table {name} has no column {', '.join(strangers)}; it has {', '.join(schema.names)}")
    try:
        return pa.Table.from_pylist(kept, schema=schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        raise DataError(f"table {name}: {error}") from error


def _arrow_type(name: FieldType) -> pa.DataType:
    import pyarrow as pa

    return {
        "string": pa.string(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "double": pa.float64(),
        "date32": pa.date32(),
        "bool": pa.bool_(),
    }[name]


def _field_metadata(field: Field) -> dict[str, str]:
    metadata = {"description": field.description}
    if field.concept is not None:
        metadata["sdmx_concept"] = field.concept
    if field.unit is not None:
        metadata["unit"] = field.unit
    if field.codes is not None:
        metadata["codes"] = field.codes.name
    return metadata
