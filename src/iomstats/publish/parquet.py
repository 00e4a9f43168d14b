"""Writes and reads the Parquet files, the record of the dataset: same rows, same bytes; no other format."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iomstats.publish.machine import machine_error, machine_errors
from iomstats.schema import registry
from iomstats.schema.arrow import arrow_schema
from iomstats.schema.definitions import Field, Table
from iomstats.schema.errors import DataError

if TYPE_CHECKING:
    import pyarrow as pa

_REBUILD = "build the dataset again: iomstats build"

# Everything that decides the bytes is fixed here: a new default of the writer changes no file.
_WRITER: dict[str, Any] = {
    "compression": "zstd",
    "compression_level": 9,
    "version": "2.6",
    "data_page_version": "1.0",
    "data_page_size": 1024 * 1024,
    "row_group_size": 128 * 1024,
    "use_dictionary": True,
    "write_statistics": True,
    "store_schema": True,
}


def conform(table: pa.Table, name: str, *, draft: bool = False) -> pa.Table:
    """Return a table as it is published: columns, types and metadata of the registry, rows in its order.

    Args:
        table: The rows, with the columns in any order.
        name: The table of the registry that they are for.
        draft: Only bring into shape what a later stage completes: nulls, codes and keys are not looked at.

    Raises:
        DataError: if a column is missing or unknown, a value does not fit its column, an unknown value is an
            empty string or NaN instead of null, or two rows have the same key.

    Example:
        >>> part = {"part_id": "b", "document_id": "d", "char_start": 5, "char_end": 9}
        >>> rows = [part, part | {"part_id": "a", "char_start": 0}]
        >>> from iomstats.schema.arrow import arrow_table
        >>> conform(arrow_table("parts", rows), "parts").column("part_id").to_pylist()
        ['a', 'b']
    """
    definition = registry.table(name)
    shaped = _cast(table, definition, arrow_schema(name, draft=draft))
    if not draft:
        for field in definition.fields:
            _check_column(shaped, definition, field)
        _check_key(shaped, definition)
    return _sorted(shaped, definition)


def write_table(table: pa.Table, path: Path, *, name: str | None = None, draft: bool = False) -> None:
    """Write a table as Parquet; the bytes depend on the rows alone, not on their order.

    Args:
        table: The rows.
        path: The file to write.
        name: The table of the registry; the file's name without its ending when not given.
        draft: As in ``conform``.

    Raises:
        DataError: if the rows are not what the registry says.
        MachineError: if the file cannot be written.
    """
    write_conformed(conform(table, name or path.stem, draft=draft), path)


def write_conformed(table: pa.Table, path: Path) -> None:
    """Write a table that ``conform`` gave.

    Raises:
        MachineError: if the file cannot be written.
    """
    import pyarrow.parquet as pq

    with machine_errors("write", path):
        pq.write_table(table.combine_chunks(), path, **_WRITER)


def read_table(path: Path, *, sha256: str | None = None) -> pa.Table:
    """Return the table of a Parquet file.

    Args:
        path: The file.
        sha256: What its content has to hash to, when that is known.

    Raises:
        DataError: if the file is missing or damaged.
        MachineError: if it cannot be read.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        # whole and at once, so that what is hashed is what is read
        content = path.read_bytes()
        if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
            raise DataError(f"{path} is not the file that datapackage.json describes; {_REBUILD}")
        # not read_table: that loads pandas and Arrow's dataset layer, several times the cost of reading
        return pq.ParquetFile(pa.BufferReader(content)).read()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DataError(f"{path} is missing; {_REBUILD}") from error
    except pa.ArrowInvalid as error:
        raise DataError(f"{path} is damaged ({error}); {_REBUILD}") from error
    except OSError as error:
        raise machine_error(error, "read", path) from error


def _cast(table: pa.Table, definition: Table, schema: pa.Schema) -> pa.Table:
    import pyarrow as pa

    missing = [name for name in definition.columns if name not in table.column_names]
    strangers = [name for name in table.column_names if name not in definition.columns]
    if missing or strangers:
        faults = [f"has no column {', '.join(missing)}"] if missing else []
        faults += [f"has column {', '.join(strangers)}, which the registry does not know"] if strangers else []
        raise DataError(f"table {definition.name} {' and '.join(faults)}")
    columns = []
    for field in schema:
        try:
            columns.append(table.column(field.name).cast(field.type))
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
            raise DataError(f"{definition.name}.{field.name} cannot be held as {field.type}: {error}") from error
    return pa.Table.from_arrays(columns, schema=schema)


def _check_column(table: pa.Table, definition: Table, field: Field) -> None:
    import pyarrow.compute as pc

    column = table.column(field.name)
    if not field.nullable:
        _refuse(table, definition, field, pc.is_null(column), "is null, but has to be known")
    if field.type == "string":
        _refuse(table, definition, field, pc.equal(column, ""), "is an empty string; what is unknown is null")
    if field.type == "double":
        _refuse(table, definition, field, pc.invert(pc.is_finite(column)), "is not a finite number")
    if field.allowed is not None:
        known = pc.is_in(column, value_set=_array(field.allowed))
        strange = pc.and_(pc.is_valid(column), pc.invert(known))
        _refuse(table, definition, field, strange, f"is not one of {', '.join(field.allowed)}")


def _refuse(table: pa.Table, definition: Table, field: Field, faulty: Any, fault: str) -> None:
    import pyarrow.compute as pc

    if pc.any(faulty).as_py():
        rows = table.filter(faulty)
        value = rows.column(field.name)[0].as_py()
        shown = "" if value in (None, "") or (isinstance(value, float) and math.isnan(value)) else f" {value!r}"
        where = f"{_key_text(rows, definition)}{_more(rows.num_rows)}"
        raise DataError(f"{definition.name}.{field.name}{shown} {fault}: {where}")


def _check_key(table: pa.Table, definition: Table) -> None:
    import pyarrow.compute as pc

    key = list(definition.primary_key)
    groups = table.select(key).group_by(key).aggregate([([], "count_all")])
    twice = groups.filter(pc.greater(groups.column("count_all"), 1))
    if twice.num_rows:
        text = _key_text(twice, definition)
        raise DataError(f"{definition.name}: two rows have the same key: {text}{_more(twice.num_rows)}")


def _key_text(rows: pa.Table, definition: Table) -> str:
    first = rows.select(list(definition.primary_key)).slice(0, 1).to_pylist()[0]
    return ", ".join(f"{column} {value!r}" for column, value in first.items())


def _more(count: int) -> str:
    return f" and {count - 1} more" if count > 1 else ""


def _sorted(table: pa.Table, definition: Table) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    # null first: false sorts before true (how to ask the sort itself for it changes from release to release)
    keys: dict[str, Any] = {}
    for column in definition.order:
        keys[f"{column} is known"] = pc.is_valid(table.column(column))
        keys[column] = table.column(column)
    order = pc.sort_indices(pa.table(keys), sort_keys=[(name, "ascending") for name in keys])
    return table.take(order)


def _array(values: tuple[str, ...]) -> pa.Array:
    import pyarrow as pa

    return pa.array(values, pa.string())
