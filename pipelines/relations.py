"""Checks across tables: every reference of the registry, and the rules of expectations/relations.toml.

A relation is a DuckDB query that returns the rows which break it. Only the running of them belongs here; what
must hold is data. No query reaches a file or the network.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from iomstats.schema import registry
from iomstats.schema.definitions import Table
from iomstats.schema.errors import DataError
from pipelines.results import CheckResult
from pipelines.suites import FOLDER

EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Relation:
    """A rule across tables.

    Attributes:
        name: Its name, unique within the table.
        table: The table that is at fault when it does not hold.
        needs: The other tables that it reads.
        notes: What must hold, in plain English.
        sql: A query for the rows that break it.
    """

    name: str
    table: str
    needs: tuple[str, ...]
    notes: str
    sql: str


@cache
def relations(folder: Path = FOLDER) -> tuple[Relation, ...]:
    """Return every relation: the references of the registry first, then the reviewed ones.

    Raises:
        DataError: if relations.toml is damaged, or names a table or relation wrongly.
    """
    found = (*_references(), *_reviewed(folder))
    names = [(relation.table, relation.name) for relation in found]
    for name in names:
        if names.count(name) > 1:
            raise DataError(f"expectations/relations.toml: {name[0]} has two relations named {name[1]!r}")
    return found


def relations_of(table: str, folder: Path = FOLDER) -> tuple[Relation, ...]:
    """Return the relations that a table has to keep."""
    return tuple(relation for relation in relations(folder) if relation.table == table)


def tables_needed(found: tuple[Relation, ...]) -> tuple[str, ...]:
    """Return the other tables that relations read, in the registry's order."""
    needed = {name for relation in found for name in relation.needs}
    return tuple(name for name in registry.table_names() if name in needed)


def run_relations(
    found: tuple[Relation, ...], tables: Mapping[str, pa.Table], folder: Path = FOLDER
) -> tuple[CheckResult, ...]:
    """Return what each relation found.

    Args:
        found: The relations.
        tables: Every table that they read, by name.
        folder: The folder of relations.toml, which defines the macros that they use.
    """
    with duckdb.connect(
        config={"enable_external_access": "false", "python_enable_replacements": "false", "threads": "2"}
    ) as connection:
        connection.execute(str(_file(folder).get("macros", "")))
        for name, table in tables.items():
            connection.register(name, table)
        return tuple(_run(connection, relation) for relation in found)


def _run(connection: duckdb.DuckDBPyConnection, relation: Relation) -> CheckResult:
    try:
        broken: pa.Table = connection.sql(relation.sql).to_arrow_table()
    except duckdb.Error as error:
        raise DataError(f"the relation {relation.name!r} of {relation.table} cannot be run: {error}") from error
    rows = broken.slice(0, EXAMPLES).to_pylist()
    return CheckResult(
        table=relation.table,
        expectation=relation.name,
        column=None,
        notes=relation.notes,
        passed=broken.num_rows == 0,
        offending=broken.num_rows or None,
        examples=tuple(", ".join(f"{column}={value}" for column, value in row.items()) for row in rows),
    )


def _references() -> tuple[Relation, ...]:
    """Return one relation a foreign key: every value stands in the table that it refers to."""
    return tuple(
        Relation(
            name=f"{key.column}_in_{key.table}",
            table=definition.name,
            needs=() if key.table == definition.name else (key.table,),
            notes=f"Every {key.column} is a {key.reference} of {key.table}.",
            sql=f"""
                select {", ".join(dict.fromkeys((*definition.primary_key, key.column)))}
                from "{definition.name}" t
                where t.{key.column} is not null
                  and not exists (from "{key.table}" r where r.{key.reference} = t.{key.column})
            """,
        )
        for definition in registry.TABLES.values()
        for key in definition.foreign_keys
    )


@cache
def _file(folder: Path) -> dict[str, Any]:
    path = folder / "relations.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path} cannot be read: {error}") from error


def _reviewed(folder: Path) -> tuple[Relation, ...]:
    found = []
    for entry in _file(folder).get("relation", []):
        if set(entry) != {"name", "tables", "needs", "notes", "sql"}:
            name = entry.get("name", "without a name")
            raise DataError(f"{folder}/relations.toml: the relation {name} needs name, tables, needs, notes, sql")
        themes = entry["tables"] == ["theme tables"]
        names = registry.theme_table_names() if themes else entry["tables"]
        found += [_relation(entry, registry.table(name)) for name in names]
    return tuple(found)


def _relation(entry: Mapping[str, Any], definition: Table) -> Relation:
    for name in entry["needs"]:
        registry.table(name)
    themes = ", ".join(f"'{theme}'" for theme in definition.themes)
    return Relation(
        name=entry["name"],
        table=definition.name,
        needs=tuple(entry["needs"]),
        notes=entry["notes"],
        sql=entry["sql"].replace("{table}", f'"{definition.name}"').replace("{themes}", themes),
    )
