"""What the publish stage yields: the names of its files, and a manifest; reads and writes nothing."""

import hashlib
from dataclasses import dataclass
from typing import Any

CATALOG = "iomstats.duckdb"
DATA_PACKAGE = "datapackage.json"
PARQUET_SUFFIX = ".parquet"


@dataclass(frozen=True, slots=True)
class TableFile:
    """The Parquet file of a table."""

    name: str
    file_name: str
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a published dataset.

    Attributes:
        version: Version of the dataset.
        files: Its Parquet files in the order of the registry.
    """

    version: str
    files: tuple[TableFile, ...]

    @property
    def fingerprint(self) -> str:
        """One hash over all tables: two datasets with the same fingerprint hold the same bytes.

        Example:
            >>> Manifest("1.0.0", (TableFile("parts", "parts.parquet", 0, 1, "ab"),)).fingerprint[:8]
            '589ccac2'
        """
        lines = (f"{file.name} {file.sha256}\n" for file in sorted(self.files, key=lambda file: file.name))
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    @property
    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        return {file.name: file.rows for file in self.files}


@dataclass(frozen=True, slots=True)
class RowDifference:
    """How a row, or a whole table, of one dataset differs from another's.

    Attributes:
        table: The table.
        change: ``added``, ``removed`` or ``changed`` for a row; ``table added``, ``table removed`` or
            ``columns`` for the table itself.
        key: The columns that name the row, with their values; empty for a change of the table itself.
        values: What changed: column, old value, new value. For ``columns``: a column that one of them lacks.

    Example:
        >>> print(RowDifference("parts", "changed", (("part_id", "a"),), (("title", None, "Annex"),)))
        parts: changed part_id='a': title None -> 'Annex'
    """

    table: str
    change: str
    key: tuple[tuple[str, Any], ...] = ()
    values: tuple[tuple[str, Any, Any], ...] = ()

    def __str__(self) -> str:
        key = ", ".join(f"{column}={value!r}" for column, value in self.key)
        values = "; ".join(f"{column} {old!r} -> {new!r}" for column, old, new in self.values)
        return f"{self.table}: {self.change}{' ' if key else ''}{key}{': ' if values else ''}{values}"


def is_dataset_file(name: str) -> bool:
    """Say whether a file of that name is part of a dataset; a switch keeps all others.

    Example:
        >>> [is_dataset_file(name) for name in ("staff.parquet", "iomstats.duckdb.wal", "README.md")]
        [True, True, False]
    """
    return name == DATA_PACKAGE or name.startswith(CATALOG) or name.endswith(PARQUET_SUFFIX)
