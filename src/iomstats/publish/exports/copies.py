"""Copies the files of a dataset as they are: Parquet, data package, DuckDB catalog; converts nothing."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from iomstats.publish.catalog import build_catalog
from iomstats.publish.datapackage import read_manifest
from iomstats.publish.model import DATA_PACKAGE, Manifest
from iomstats.schema.errors import DataError

if TYPE_CHECKING:
    import pyarrow as pa

# the same dataset gives the same bytes: no time of building, and rights as of any file
_TIME = (1980, 1, 1, 0, 0, 0)
_RIGHTS = 0o644 << 16


def copy_parquet(source: Path, target: Path) -> None:
    """Copy the Parquet files alone into an empty folder."""
    for name, content in _files(source).items():
        if name != DATA_PACKAGE:
            (target / name).write_bytes(content)


def copy_package(source: Path, target: Path) -> None:
    """Copy the Parquet files with their datapackage.json into an empty folder."""
    for name, content in _files(source).items():
        (target / name).write_bytes(content)


def zip_package(source: Path, target: Path) -> None:
    """Write the Parquet files with their datapackage.json as one ZIP file, the descriptor at its root."""
    with zipfile.ZipFile(target, "x") as archive:
        for name, content in _files(source).items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.external_attr = _RIGHTS
            # Parquet is compressed already
            entry.compress_type = zipfile.ZIP_DEFLATED if name == DATA_PACKAGE else zipfile.ZIP_STORED
            archive.writestr(entry, content)


def write_catalog(tables: Mapping[str, pa.Table], manifest: Manifest, path: Path) -> None:
    """Write the DuckDB catalog: tables, views and macros in one file that opens from anywhere."""
    build_catalog(tables, path, manifest)


def _files(source: Path) -> dict[str, bytes]:
    """Return the files of one whole dataset, the descriptor first."""
    content = {DATA_PACKAGE: (source / DATA_PACKAGE).read_bytes()}
    for file in read_manifest(content[DATA_PACKAGE].decode()).files:
        path = source / file.file_name
        # what is hashed is what is copied: another dataset may be switched in at any time
        content[file.file_name] = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(content[file.file_name]).hexdigest() != file.sha256:
            raise DataError(
                f"{path} is not the file that datapackage.json describes; run it again, "
                "and if it is still so, build the dataset again: iomstats build"
            )
    return content
