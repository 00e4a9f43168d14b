"""Compares two datasets row by row; judges nothing: a difference may be a mistake or on purpose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iomstats.publish.model import PARQUET_SUFFIX, RowDifference
from iomstats.publish.parquet import read_table
from iomstats.schema.registry import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

_Key = tuple[Any, ...]
_Rows = dict[_Key, dict[str, Any]]


def compare_datasets(
    old: Path | Mapping[str, pa.Table], new: Path | Mapping[str, pa.Table]
) -> tuple[RowDifference, ...]:
    """Return how the rows of two datasets differ, by table and key.

    Args:
        old: A folder with Parquet files, or tables by their name.
        new: The same.

    Returns:
        The differences in the order of the registry and of the keys; none when the rows are the same, in
        whatever order they are.

    Raises:
        DataError: if a file is damaged.

    Example:
        >>> from iomstats.schema.arrow import arrow_table
        >>> part = {"part_id": "a", "document_id": "d", "char_start": 0, "char_end": 9}
        >>> old = {"parts": arrow_table("parts", [part])}
        >>> new = {"parts": arrow_table("parts", [part | {"char_end": 12}])}
        >>> [str(difference) for difference in compare_datasets(old, new)]
        ["parts: changed part_id='a': char_end 9 -> 12"]
    """
    before, after = _tables(old), _tables(new)
    names = [*TABLES, *sorted((before.keys() | after.keys()) - TABLES.keys())]
    return tuple(difference for name in names for difference in _compare(name, before.get(name), after.get(name)))


def describe_differences(differences: Iterable[RowDifference], *, limit: int = 20) -> str:
    """Return differences as lines to print: how many of each kind a table has, then the first of each table.

    Args:
        differences: What ``compare_datasets`` gave.
        limit: How many rows of a table to show.

    Example:
        >>> print(describe_differences([RowDifference("parts", "removed", (("part_id", "a"),))]))
        parts: 1 removed
          removed part_id='a'
    """
    by_table: dict[str, list[RowDifference]] = {}
    for difference in differences:
        by_table.setdefault(difference.table, []).append(difference)
    lines = []
    for name, found in by_table.items():
        counts = Counter(difference.change for difference in found)
        lines.append(f"{name}: {', '.join(f'{count} {change}' for change, count in counts.items())}")
        lines += [f"  {str(difference).removeprefix(name + ': ')}" for difference in found[:limit]]
        lines += [f"  … and {len(found) - limit} more"] if len(found) > limit else []
    return "\n".join(lines)


def _tables(source: Path | Mapping[str, pa.Table]) -> Mapping[str, pa.Table]:
    if isinstance(source, Path):
        return {path.stem: read_table(path) for path in sorted(source.glob(f"*{PARQUET_SUFFIX}"))}
    return source


def _compare(name: str, old: pa.Table | None, new: pa.Table | None) -> Iterator[RowDifference]:
    if old is None and new is None:
        return
    if old is None or new is None:
        yield RowDifference(name, "table added" if old is None else "table removed")
        return
    if old.equals(new):
        return
    columns = [column for column in old.column_names if column in new.column_names]
    if set(columns) != set(old.column_names) | set(new.column_names):
        lost = [(column, column, None) for column in old.column_names if column not in columns]
        won = [(column, None, column) for column in new.column_names if column not in columns]
        yield RowDifference(name, "columns", values=(*lost, *won))
    yield from _compare_rows(name, columns, old, new)


def _compare_rows(name: str, columns: list[str], old: pa.Table, new: pa.Table) -> Iterator[RowDifference]:
    definition = TABLES.get(name)
    # rows of a table that the registry does not know are told apart by all that they hold
    key = [column for column in definition.primary_key if column in columns] if definition else columns
    before, after = _by_key(old.select(columns), key), _by_key(new.select(columns), key)
    for values in sorted(before.keys() | after.keys(), key=_sortable):
        # the last part of a key counts rows that share the rest
        named = tuple(zip(key, values[:-1], strict=True))
        if values not in after:
            yield RowDifference(name, "removed", named)
        elif values not in before:
            yield RowDifference(name, "added", named)
        elif before[values] != after[values]:
            was, is_ = before[values], after[values]
            changed = tuple((column, was[column], is_[column]) for column in columns if was[column] != is_[column])
            yield RowDifference(name, "changed", named, changed)


def _by_key(table: pa.Table, key: list[str]) -> _Rows:
    seen: Counter[_Key] = Counter()
    rows: _Rows = {}
    for row in table.to_pylist():
        values = tuple(row[column] for column in key)
        rows[(*values, seen[values])] = row
        seen[values] += 1
    return rows


def _sortable(values: _Key) -> tuple[tuple[bool, Any], ...]:
    """Let null sort before every value; a column holds values of one type."""
    return tuple((value is not None, "" if value is None else value) for value in values)
