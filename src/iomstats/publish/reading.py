"""Reads tables of a dataset, all from the same build even while it is being switched; changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from iomstats.publish.checking import dataset_manifest
from iomstats.publish.model import DATA_PACKAGE
from iomstats.publish.parquet import read_table
from iomstats.publish.switching import previous_folder
from iomstats.schema.errors import DataError, unknown_name
from iomstats.schema.registry import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

# A switch takes an instant; to meet one at every attempt, the dataset would have to be rebuilt without pause.
_ATTEMPTS = 20


def read_dataset(folder: Path, names: Iterable[str] | None = None) -> dict[str, pa.Table]:
    """Return tables of the dataset in a folder, all from one and the same build.

    Every file is compared with the hash in the manifest, which shows that another dataset was switched in
    meanwhile; that one is then read.

    Args:
        folder: The folder.
        names: The tables; all when not given.

    Raises:
        UnknownNameError: if a table is not in the registry.
        DataError: if there is no dataset, or a file of it is missing or damaged.
        MachineError: if a file cannot be read.
    """
    wanted = tuple(TABLES) if names is None else tuple(names)
    for name in wanted:
        if name not in TABLES:
            raise unknown_name("table", name, TABLES)
    attempt = 0
    while True:
        attempt += 1
        before = _identity(folder)
        try:
            return _read_tables(folder, wanted)
        except DataError:
            rescued = _read_previous(folder, wanted)
            if rescued is not None:
                return rescued
            if attempt == _ATTEMPTS or _identity(folder) == before:
                raise


def _read_tables(folder: Path, names: tuple[str, ...]) -> dict[str, pa.Table]:
    files = {file.name: file for file in dataset_manifest(folder).files}
    tables = {}
    for name in names:
        if name not in files:
            raise DataError(f"the dataset in {folder} has no table {name}; build it again: iomstats build")
        tables[name] = read_table(folder / files[name].file_name, sha256=files[name].sha256)
    return tables


def _read_previous(folder: Path, names: tuple[str, ...]) -> dict[str, pa.Table] | None:
    """Return the tables of the dataset that an unfinished switch put aside, if there is one."""
    try:
        return _read_tables(previous_folder(folder), names)
    except DataError:
        return None


def _identity(folder: Path) -> tuple[int, ...] | None:
    """Return what no other dataset in that folder shares, even one with the same content."""
    try:
        stat = (folder / DATA_PACKAGE).stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino, stat.st_ctime_ns
