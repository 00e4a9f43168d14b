"""Parquet files: same rows, same bytes; what does not fit the registry is refused with its place."""

import math
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from iomstats.publish.parquet import conform, read_table, write_table
from iomstats.schema.arrow import arrow_schema, arrow_table
from iomstats.schema.errors import DataError, MachineError
from tests.unit.publish.sample import sample_rows


def figures(**changes: Any) -> pa.Table:
    """Return the figures of the sample, the first of them changed."""
    first, *rest = sample_rows()["figures"]
    return arrow_table("figures", [first | changes, *rest], draft=True)


@pytest.mark.parametrize("name", ["blocks", "figures", "series", "observations", "indicators"])
def test_same_rows_in_another_order_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    rows = sample_rows()[name]
    one, two, three = (tmp_path / folder / f"{name}.parquet" for folder in ("one", "two", "three"))
    for path in (one, two, three):
        path.parent.mkdir()
    write_table(arrow_table(name, rows), one)
    write_table(arrow_table(name, rows[::-1]), two)
    shuffled = arrow_table(name, rows)
    columns = [
        pa.chunked_array([chunk.slice(at, 1) for chunk in column.chunks for at in range(len(chunk))], column.type)
        for column in shuffled.columns
    ]
    write_table(pa.table(columns[::-1], names=shuffled.column_names[::-1]), three)
    assert one.read_bytes() == two.read_bytes() == three.read_bytes()


def test_what_is_written_is_read_with_its_schema(tmp_path: Path) -> None:
    path = tmp_path / "figures.parquet"
    write_table(figures(), path)
    read = read_table(path)
    assert read.schema.equals(arrow_schema("figures"), check_metadata=True)
    assert read.to_pylist() == conform(figures(), "figures").to_pylist()


def test_another_reader_finds_the_descriptions(tmp_path: Path) -> None:
    path = tmp_path / "figures.parquet"
    write_table(figures(), path)
    schema = pq.read_schema(path)
    assert schema.metadata[b"description"] == b"A quantity that a document states."
    assert schema.field("value").metadata[b"description"].startswith(b"The number in base units")


def test_rows_are_in_the_order_of_the_text_and_null_sorts_first() -> None:
    ordered = conform(arrow_table("series", sample_rows()["series"][::-1]), "series")
    assert ordered.column("place").to_pylist() == [None, None, "World", "World"]
    assert ordered.column("period_start").to_pylist() == ["2000", "2001", "2000", "2001"]
    starts = conform(figures(), "figures").select(["document_id", "char_start"]).to_pylist()
    assert starts == sorted(starts, key=lambda row: (row["document_id"], row["char_start"]))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"value": None}, r"figures\.value is null, but has to be known: figure_id 'a-1:19-20'"),
        ({"place": ""}, r"figures\.place is an empty string; what is unknown is null: figure_id 'a-1:19-20'"),
        ({"value": math.nan}, r"figures\.value is not a finite number: figure_id 'a-1:19-20'"),
        ({"value_max": math.inf}, r"figures\.value_max inf is not a finite number"),
        ({"kind": "level"}, r"figures\.kind 'level' is not one of stock, flow, .*: figure_id 'a-1:19-20'"),
        ({"figure_id": "b-2:19-20"}, r"figures: two rows have the same key: figure_id 'b-2:19-20'$"),
    ],
)
def test_a_faulty_row_is_named(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(DataError, match=message):
        conform(figures(**changes), "figures")


def test_two_rows_with_the_same_key_are_found_where_the_key_holds_null() -> None:
    row = sample_rows()["series"][0]
    with pytest.raises(DataError, match="same key: indicator 'staff_total', place None, dims None"):
        conform(arrow_table("series", [row, row]), "series")


def test_a_unit_beyond_the_harmonised_ones_is_allowed() -> None:
    assert conform(figures(unit="workshop"), "figures").num_rows == 4


def test_a_draft_may_lack_what_a_later_stage_fills_in() -> None:
    assert conform(figures(theme=None), "figures", draft=True).num_rows == 4


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (pa.table({"part_id": ["a"]}), "table parts has no column document_id, title"),
        (
            figures().rename_columns([*figures().column_names[:-1], "note"]),
            "column notes and has column note, which",
        ),
    ],
)
def test_missing_and_unknown_columns_are_named(table: pa.Table, message: str) -> None:
    with pytest.raises(DataError, match=message):
        conform(table, "parts" if "part_id" in table.column_names else "figures")


def test_a_value_that_does_not_fit_its_column_is_refused() -> None:
    table = figures().set_column(3, "char_start", pa.array([0.5, 1, 2, 3]))
    with pytest.raises(DataError, match=r"figures\.char_start cannot be held as int64"):
        conform(table, "figures")


def test_strings_of_other_arrow_types_become_plain_strings(tmp_path: Path) -> None:
    table = figures()
    encoded = table.set_column(0, "figure_id", table.column("figure_id").dictionary_encode())
    encoded = encoded.set_column(1, "document_id", table.column("document_id").cast(pa.large_string()))
    assert conform(encoded, "figures").equals(conform(table, "figures"))


def test_a_missing_and_a_damaged_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"parts\.parquet is missing; build the dataset again"):
        read_table(tmp_path / "parts.parquet")
    (tmp_path / "parts.parquet").write_bytes(b"PAR1 not really PAR1")
    with pytest.raises(DataError, match=r"parts\.parquet is damaged"):
        read_table(tmp_path / "parts.parquet")


def test_a_folder_that_is_not_there_is_the_machines_fault(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"cannot write .*figures\.parquet: No such file or directory; create"):
        write_table(figures(), tmp_path / "nowhere" / "figures.parquet")
