"""Says whether the dataset in a folder is whole; reads no rows, mends nothing."""

import hashlib
from pathlib import Path

from iomstats.publish.datapackage import read_manifest
from iomstats.publish.machine import machine_errors
from iomstats.publish.model import DATA_PACKAGE, Manifest
from iomstats.schema.errors import DataError


def dataset_manifest(folder: Path) -> Manifest:
    """Return the manifest of the dataset in a folder, without looking at its files.

    Raises:
        DataError: if there is no dataset, or its datapackage.json is damaged.
        MachineError: if it cannot be read.
    """
    path = folder / DATA_PACKAGE
    if not path.is_file():
        raise DataError(f"there is no dataset in {folder}; build it with: iomstats build")
    try:
        with machine_errors("read", path):
            return read_manifest(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DataError(f"{path} is damaged ({error}); build the dataset again: iomstats build") from error


def check_dataset(folder: Path) -> Manifest:
    """Return the manifest of the dataset in a folder after comparing every Parquet file with it.

    Raises:
        DataError: if a file is missing, or its content is not what the manifest says.
        MachineError: if a file cannot be read.
    """
    manifest = dataset_manifest(folder)
    for file in manifest.files:
        path = folder / file.file_name
        with machine_errors("read", path):
            actual = sha256_of(path) if path.is_file() else None
        if actual != file.sha256:
            fault = "is missing" if actual is None else "is not the file that datapackage.json describes"
            raise DataError(f"{path} {fault}; build the dataset again: iomstats build")
    return manifest


def is_whole(folder: Path) -> bool:
    """Say whether a folder holds a dataset of which every Parquet file is what the manifest says."""
    try:
        check_dataset(folder)
    except DataError:
        return False
    return True


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
