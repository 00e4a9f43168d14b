"""Exports a published dataset: chooses the writer, leaves a whole export or none; writes no format itself."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from iomstats.publish.checking import dataset_manifest
from iomstats.publish.exports.copies import copy_package, copy_parquet, write_catalog, zip_package
from iomstats.publish.exports.csv_folder import write_csv_folder
from iomstats.publish.exports.sdmx import write_sdmx
from iomstats.publish.exports.workbook import write_workbook
from iomstats.publish.machine import machine_error
from iomstats.publish.reading import read_dataset
from iomstats.schema.errors import CallError, MachineError, unknown_name
from iomstats.schema.registry import TABLES

# what writes an export: the dataset's folder, and the empty folder or the file to write
_Writer = Callable[[Path, Path], None]


@dataclass(frozen=True, slots=True)
class Export:
    """A kind of export.

    Attributes:
        name: Its name.
        description: What comes out.
        endings: What the name of the target may end in, where it is a file; empty where it is a folder.
        may_be_folder: Whether the target is a folder when it has none of the endings.
    """

    name: str
    description: str
    endings: tuple[str, ...] = ()
    may_be_folder: bool = True


_KINDS = (
    Export("csv", "A folder with one CSV file a table, safe in spreadsheets, and definitions."),
    Export("xlsx", "An Excel workbook: one sheet a table, and sheets that explain them.", (".xlsx",), False),
    Export("sdmx", "A folder with the series as SDMX-CSV 2.0 and their structure as SDMX-ML 3.0."),
    Export("datapackage", "The Data Package: Parquet with datapackage.json, a folder or a .zip.", (".zip",)),
    Export("parquet", "A folder with the Parquet files alone."),
    Export("duckdb", "The DuckDB catalog: tables, views and macros in one file.", (".duckdb", ".db"), False),
)

#: The kinds of export by their name.
EXPORTS: dict[str, Export] = {export.name: export for export in _KINDS}


def export_dataset(folder: Path, kind: str, target: Path) -> list[Path]:
    """Export a published dataset; the target is there whole afterwards, or not at all.

    Args:
        folder: The dataset.
        kind: A name of ``EXPORTS``.
        target: The file or folder to write. It must not exist, but for an empty folder.

    Returns:
        The files that were written.

    Raises:
        UnknownNameError: if there is no such kind of export.
        CallError: if the target exists, its name does not fit the kind, or a package is missing.
        DataError: if there is no dataset, or it is damaged.
        MachineError: if the target cannot be written.

    Example:
        >>> import tempfile
        >>> export_dataset(Path(tempfile.gettempdir()), "exel", Path("a.xlsx"))
        Traceback (most recent call last):
        iomstats.schema.errors.UnknownNameError: unknown kind of export 'exel'; did you mean 'xlsx'?
    """
    if kind not in EXPORTS:
        raise unknown_name("kind of export", kind, EXPORTS)
    as_file = _is_file(EXPORTS[kind], target)
    _refuse_existing(target, as_file)
    # before anything is written, so that a missing dataset is told as such
    dataset_manifest(folder)
    partial = _beside(target, as_file)
    try:
        _writer(kind, as_file)(folder, partial)
        partial.chmod(_usual_mode(as_file))
        partial.replace(target)
    # the name of the partial file would say nothing to who asked for the other
    except MachineError as error:
        raise MachineError(str(error).replace(str(partial), str(target))) from error
    except OSError as error:
        shown = OSError(error.errno, error.strerror) if error.errno else error
        raise machine_error(shown, "write", target) from error
    finally:
        _remove(partial)
    return [target] if as_file else sorted(target.iterdir())


def _is_file(export: Export, target: Path) -> bool:
    if target.suffix.lower() in export.endings:
        return True
    if not export.may_be_folder:
        raise CallError(
            f"{target} is no name for the export {export.name}: it has to end in "
            f"{' or '.join(export.endings)}, as in iomstats{export.endings[0]}"
        )
    return False


def _refuse_existing(target: Path, as_file: bool) -> None:
    try:
        if not as_file and target.is_dir() and next(target.iterdir(), None) is None:
            return
        # a link that leads nowhere is in the way too
        exists = target.exists() or target.is_symlink()
    except OSError as error:
        raise machine_error(error, "write", target) from error
    if exists:
        raise CallError(f"{target} exists; remove it, or name another target")


def _beside(target: Path, as_file: bool) -> Path:
    """Return an empty folder, or the name of a file, in the same folder as the target."""
    try:
        place = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".partial", dir=target.absolute().parent))
    except OSError as error:
        raise machine_error(OSError(error.errno, error.strerror), "write", target) from error
    if as_file:
        place.rmdir()
    return place


def _writer(kind: str, as_file: bool) -> _Writer:
    if kind == "datapackage":
        return zip_package if as_file else copy_package
    if kind == "parquet":
        return copy_parquet
    write = {"csv": write_csv_folder, "xlsx": write_workbook, "sdmx": write_sdmx, "duckdb": write_catalog}[kind]

    def write_tables(folder: Path, path: Path) -> None:
        manifest = dataset_manifest(folder)
        # a dataset of another release may have other tables than this one knows
        tables = read_dataset(folder, [name for name in TABLES if name in manifest.rows])
        write(tables, manifest, path)

    return write_tables


def _usual_mode(as_file: bool) -> int:
    """Return the permissions that a new file or folder has; temporary ones are closed to others."""
    mask = os.umask(0)
    os.umask(mask)
    return (0o666 if as_file else 0o777) & ~mask


def _remove(partial: Path) -> None:
    if partial.is_dir():
        shutil.rmtree(partial, ignore_errors=True)
    else:
        partial.unlink(missing_ok=True)
