"""Writes a dataset whole into an empty folder; it never replaces one (see switching)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from iomstats.publish.catalog import build_catalog
from iomstats.publish.checking import sha256_of
from iomstats.publish.datapackage import data_package_text
from iomstats.publish.machine import machine_errors
from iomstats.publish.model import CATALOG, DATA_PACKAGE, PARQUET_SUFFIX, Manifest, TableFile
from iomstats.publish.parquet import conform, write_conformed
from iomstats.schema.definitions import ForeignKey
from iomstats.schema.errors import DataError, unknown_name
from iomstats.schema.registry import TABLES

if TYPE_CHECKING:
    import pyarrow as pa


def publish_dataset(tables: Mapping[str, pa.Table], folder: Path, *, version: str) -> Manifest:
    """Write a dataset into a folder: Parquet, datapackage.json and the DuckDB catalog.

    Args:
        tables: Every table of the registry by its name.
        folder: An empty folder, usually the one that ``switching.building`` gives.
        version: Version of the dataset.

    Returns:
        What was written.

    Raises:
        UnknownNameError: if a table is not in the registry.
        DataError: if a table is missing, rows are not what the registry says, or a reference leads nowhere.
        MachineError: if a file cannot be written.
    """
    shaped = _shaped(tables)
    _check_references(shaped)
    files = []
    for name, rows in shaped.items():
        path = folder / f"{name}{PARQUET_SUFFIX}"
        write_conformed(rows, path)
        files.append(_table_file(path, name, rows.num_rows))
    manifest = Manifest(version, tuple(files))
    build_catalog(shaped, folder / CATALOG, manifest)
    # last: a folder without it is not a dataset
    package = folder / DATA_PACKAGE
    with machine_errors("write", package):
        package.write_text(data_package_text(manifest, shaped["documents"]), encoding="utf-8")
    return manifest


def _shaped(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    for name in tables:
        if name not in TABLES:
            raise unknown_name("table", name, TABLES)
    missing = [name for name in TABLES if name not in tables]
    if missing:
        raise DataError(f"cannot publish without the table {', '.join(missing)}")
    return {name: conform(tables[name], name) for name in TABLES}


def _check_references(tables: Mapping[str, pa.Table]) -> None:
    for name, definition in TABLES.items():
        for key in definition.foreign_keys:
            _check_reference(tables, name, key)


def _check_reference(tables: Mapping[str, pa.Table], name: str, key: ForeignKey) -> None:
    import pyarrow.compute as pc

    values = tables[name].column(key.column).drop_null()
    known = tables[key.table].column(key.reference).combine_chunks()
    lost = values.filter(pc.invert(pc.is_in(values, value_set=known))).unique().to_pylist()
    if lost:
        more = f" and {len(lost) - 3} more" if len(lost) > 3 else ""
        raise DataError(
            f"{name}.{key.column} names what {key.table}.{key.reference} does not hold: {', '.join(lost[:3])}{more}"
        )


def _table_file(path: Path, name: str, rows: int) -> TableFile:
    with machine_errors("read", path):
        return TableFile(name, path.name, rows, path.stat().st_size, sha256_of(path))
