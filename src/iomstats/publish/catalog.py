"""Builds the DuckDB catalog from the tables: tables, comments, views, macros, README; it adds no data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from iomstats.publish.macros import MACROS, Macro
from iomstats.publish.model import Manifest
from iomstats.publish.views import VIEWS, View
from iomstats.schema import registry
from iomstats.schema.definitions import FieldType, Table
from iomstats.schema.errors import DataError, MachineError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

# Files of this version are read by every DuckDB 1.x and 2.x client.
STORAGE_VERSION = "v1.0.0"

_SQL_TYPES: dict[FieldType, str] = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "double": "DOUBLE",
    "date32": "DATE",
    "bool": "BOOLEAN",
}

_README = "What is in this catalog: one row for each table, view and macro."
_README_COLUMNS = {
    "name": "The table or view; for a macro a call of it.",
    "type": "table, view or macro.",
    "description": "What one row is.",
    "rows": "How many rows the table has; null for a view or macro.",
    "primary_key": "The columns that tell its rows apart.",
    "warnings": "What to bear in mind before using it.",
}
_DATASET = "Which dataset this is: one row."
_DATASET_COLUMNS = {
    "name": "Name of the dataset.",
    "version": "Its version.",
    "fingerprint": "SHA-256 over all Parquet files that it was built from: the same means the same rows.",
    "documents": "How many documents it was built from.",
    "mentions": "How many numeric expressions they hold.",
    "figures": "How many of those are figures.",
    "observations": "How many figures speak of a known indicator.",
    "series": "How many values the series hold.",
}


def build_catalog(tables: Mapping[str, pa.Table], path: Path, manifest: Manifest) -> None:
    """Write the catalog as a DuckDB file that holds the tables themselves, so that it opens from anywhere.

    Args:
        tables: All tables, as they are published.
        path: The file to write; it must not exist.
        manifest: The Parquet files that the tables come from.

    Raises:
        MachineError: if the file cannot be written.
    """
    import duckdb

    try:
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH {_text(str(path))} AS catalog_file (STORAGE_VERSION '{STORAGE_VERSION}')")
            connection.execute("USE catalog_file")
            # one transaction: a third of the time of one for each of the many statements
            connection.execute("BEGIN")
            fill_catalog(connection, tables, manifest)
            connection.execute("COMMIT")
            connection.execute("USE memory")
            connection.execute("DETACH catalog_file")
    except duckdb.OperationalError as error:
        # a full disk may come as a failed write, or as a transaction that cannot be committed
        reason = str(error).strip().rsplit(": ", 1)[-1]
        remedy = "free some space, or choose another folder, then run it again"
        raise MachineError(f"cannot write {path}: {reason}; {remedy}") from error


def fill_catalog(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table], manifest: Manifest) -> None:
    """Create tables, comments, views, macros and README in the current schema of an open connection.

    Args:
        connection: Where to create them; nothing may be there yet.
        tables: All tables, as they are published.
        manifest: The Parquet files that the tables come from.

    Example:
        >>> import duckdb
        >>> from iomstats.schema.arrow import arrow_table
        >>> from iomstats.schema.registry import TABLES
        >>> connection = duckdb.connect()
        >>> fill_catalog(connection, {name: arrow_table(name, []) for name in TABLES}, Manifest("1.0", ()))
        >>> connection.sql("select version, figures from dataset").fetchall()
        [('1.0', 0)]
    """
    for name, rows in tables.items():
        _create_table(connection, registry.table(name), rows)
    views = [view for view in VIEWS if all(name in tables for name in view.needs)]
    for view in views:
        _create_view(connection, view)
    for macro in MACROS:
        _create_macro(connection, macro)
    _create_dataset(connection, tables, manifest)
    _create_readme(connection, tables, views)


def check_catalog(path: Path, manifest: Manifest) -> None:
    """Open a catalog as its readers will, and compare it with the Parquet files that it was built from.

    Raises:
        DataError: if it cannot be opened, or holds another dataset or other numbers of rows.
    """
    import duckdb

    try:
        with duckdb.connect(path, read_only=True) as connection:
            found = connection.execute("SELECT fingerprint FROM dataset").fetchone()
            rows = {
                file.name: connection.execute(f"SELECT count(*) FROM {_name(file.name)}").fetchone()
                for file in manifest.files
            }
    except duckdb.Error as error:
        raise DataError(f"{path} cannot be read ({error}); build it again: iomstats build") from error
    expected = {file.name: (file.rows,) for file in manifest.files}
    if found != (manifest.fingerprint,) or rows != expected:
        raise DataError(f"{path} is not of the dataset beside it; build it again: iomstats build")


def _create_table(connection: duckdb.DuckDBPyConnection, definition: Table, rows: pa.Table) -> None:
    columns = (
        f"{_name(field.name)} {_SQL_TYPES[field.type]}{'' if field.nullable else ' NOT NULL'}"
        for field in definition.fields
    )
    connection.execute(f"CREATE TABLE {_name(definition.name)} ({', '.join(columns)})")
    _insert(connection, definition.name, rows.select(list(definition.columns)))
    _comment(connection, "TABLE", definition.name, definition.description)
    _comment_columns(connection, definition.name, _descriptions(definition))


def _create_view(connection: duckdb.DuckDBPyConnection, view: View) -> None:
    connection.execute(f"CREATE VIEW {_name(view.name)} AS {view.sql}")
    columns = [row[0] for row in connection.execute(f"DESCRIBE {_name(view.name)}").fetchall()]
    known: dict[str, str] = {}
    for source in reversed(view.sources):
        known |= _descriptions(registry.table(source))
    known |= view.columns
    _comment(connection, "VIEW", view.name, view.description)
    _comment_columns(connection, view.name, {column: known[column] for column in columns})


def _create_macro(connection: duckdb.DuckDBPyConnection, macro: Macro) -> None:
    connection.execute(f"CREATE MACRO {_name(macro.name)}({macro.parameters}) AS TABLE {macro.sql}")
    _comment(connection, "MACRO TABLE", macro.name, f"{macro.description} Example: FROM {macro.example}")


def _create_dataset(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table], manifest: Manifest) -> None:
    counts = {name: tables[name].num_rows for name in _DATASET_COLUMNS if name in tables}
    row = {"name": "iomstats", "version": manifest.version, "fingerprint": manifest.fingerprint, **counts}
    _create_listing(connection, "dataset", _DATASET, _DATASET_COLUMNS, [row])


def _create_readme(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table], views: Iterable[View]
) -> None:
    described = [registry.table(name) for name in tables]
    rows: list[dict[str, object]] = [
        {
            "name": entry.name,
            "type": "table",
            "description": entry.description,
            "rows": tables[entry.name].num_rows,
            "primary_key": ", ".join(entry.primary_key),
            "warnings": " ".join(entry.warning_texts) or None,
        }
        for entry in described
    ]
    rows += [{"name": view.name, "type": "view", "description": view.description} for view in views]
    rows += [{"name": macro.example, "type": "macro", "description": macro.description} for macro in MACROS]
    rows.append({"name": "dataset", "type": "table", "description": _DATASET, "rows": 1})
    _create_listing(connection, "README", _README, _README_COLUMNS, rows)


def _create_listing(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    description: str,
    columns: Mapping[str, str],
    rows: Iterable[Mapping[str, object]],
) -> None:
    """Create a table that describes the catalog rather than the documents."""
    import pyarrow as pa

    content = pa.Table.from_pylist([{column: row.get(column) for column in columns} for row in rows])
    connection.register("listing", content)
    connection.execute(f"CREATE TABLE {_name(name)} AS SELECT * FROM listing")
    connection.unregister("listing")
    _comment(connection, "TABLE", name, description)
    _comment_columns(connection, name, columns)


def _insert(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    connection.register("incoming", rows)
    connection.execute(f"INSERT INTO {_name(name)} SELECT * FROM incoming")
    connection.unregister("incoming")


def _comment(connection: duckdb.DuckDBPyConnection, what: str, name: str, text: str) -> None:
    connection.execute(f"COMMENT ON {what} {_name(name)} IS {_text(text)}")


def _comment_columns(connection: duckdb.DuckDBPyConnection, name: str, texts: Mapping[str, str]) -> None:
    for column, text in texts.items():
        connection.execute(f"COMMENT ON COLUMN {_name(name)}.{_name(column)} IS {_text(text)}")


def _descriptions(definition: Table) -> dict[str, str]:
    return {field.name: field.full_description for field in definition.fields}


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
