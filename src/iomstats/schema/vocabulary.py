"""Reads the vocabulary data files (src/iomstats/vocabulary); holds no vocabulary itself."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from iomstats.schema.errors import DataError


@cache
def read_table(name: str) -> tuple[dict[str, str | None], ...]:
    """Return the rows of ``vocabulary/<name>.tsv``: one dict a row, empty cells as None, ``#`` lines skipped.

    Args:
        name: The file's name without its ending.

    Raises:
        DataError: if a row has more or fewer cells than the header.
    """
    lines = _text(f"{name}.tsv").splitlines()
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    rows = list(csv.reader((line for _, line in kept), delimiter="\t", quoting=csv.QUOTE_NONE))
    header = rows[0]
    table = []
    for (number, _), row in zip(kept[1:], rows[1:], strict=True):
        if len(row) != len(header):
            raise DataError(f"vocabulary/{name}.tsv line {number}: {len(row)} cells where the header has {len(header)}")
        table.append({key: cell.strip() or None for key, cell in zip(header, row, strict=True)})
    return tuple(table)


@cache
def read_toml(name: str) -> dict[str, Any]:
    """Return the content of ``vocabulary/<name>.toml``."""
    return tomllib.loads(_text(f"{name}.toml"))


def _text(file_name: str) -> str:
    return (files("iomstats") / "vocabulary" / file_name).read_text(encoding="utf-8")
