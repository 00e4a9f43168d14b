"""Differences between two datasets are told by table, key and column."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from iomstats.publish import compare_datasets, describe_differences, publish_dataset
from iomstats.schema.arrow import arrow_table
from tests.unit.publish.sample import sample_rows, sample_tables

PART: dict[str, Any] = {"part_id": "a", "document_id": "d", "char_start": 0, "char_end": 9}
OTHER = PART | {"part_id": "b"}


def parts(*rows: dict[str, Any]) -> dict[str, pa.Table]:
    """Return a dataset of that one table."""
    return {"parts": arrow_table("parts", rows)}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (parts(PART), parts(PART), []),
        (parts(PART, OTHER), parts(OTHER, PART), []),
        (parts(PART), parts(PART, OTHER), ["parts: added part_id='b'"]),
        (parts(PART, OTHER), parts(PART), ["parts: removed part_id='b'"]),
        (
            parts(PART),
            parts(PART | {"title": "Annex"}),
            ["parts: changed part_id='a': title None -> 'Annex'"],
        ),
        (
            parts(PART, OTHER),
            parts(PART | {"date": "1995", "char_end": 8}),
            [
                "parts: changed part_id='a': date None -> '1995'; char_end 9 -> 8",
                "parts: removed part_id='b'",
            ],
        ),
        (parts(PART), {}, ["parts: table removed"]),
        ({}, parts(PART), ["parts: table added"]),
        (
            parts(PART),
            {"parts": parts(PART)["parts"].drop_columns("date").append_column("page", pa.array([1]))},
            ["parts: columns: date 'date' -> None; page None -> 'page'"],
        ),
        (parts(PART), parts(PART, PART), ["parts: added part_id='a'"]),
        (
            {"extras": pa.table({"x": [1, 2]})},
            {"extras": pa.table({"x": [2, 3]})},
            ["extras: removed x=1", "extras: added x=3"],
        ),
    ],
)
def test_differences(old: dict[str, pa.Table], new: dict[str, pa.Table], expected: list[str]) -> None:
    assert [str(difference) for difference in compare_datasets(old, new)] == expected


def test_a_key_with_null_is_a_key() -> None:
    first, *rest = sample_rows()["series"]
    old = {"series": arrow_table("series", [first, *rest])}
    new = {"series": arrow_table("series", [first | {"value": 8.0}, *rest])}
    (difference,) = compare_datasets(old, new)
    assert dict(difference.key)["place"] is None
    assert difference.values == (("value", 7.0, 8.0),)


def test_folders_are_compared_by_their_rows(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / str(number)).mkdir()
        publish_dataset(sample_tables(number), tmp_path / str(number), version=str(number))
    assert compare_datasets(tmp_path / "1", tmp_path / "1") == ()
    text = describe_differences(compare_datasets(tmp_path / "1", tmp_path / "2"), limit=1)
    assert "documents: 2 changed\n  changed document_id='a-1': title 'Report 1' -> 'Report 2'\n  … and 1 more" in text
