"""A dataset is written whole, or refused with what does not hold together."""

import dataclasses
from pathlib import Path

import duckdb
import pytest

from iomstats.publish import check_dataset, compare_datasets, publish_dataset, read_dataset
from iomstats.schema.arrow import arrow_table
from iomstats.schema.errors import DataError, UnknownNameError
from iomstats.schema.registry import TABLES, table_names
from tests.unit.publish.sample import sample_rows, sample_tables


def test_a_folder_holds_every_table_the_package_and_the_catalog(tmp_path: Path) -> None:
    manifest = publish_dataset(sample_tables(), tmp_path, version="1.2.3")
    expected = {f"{name}.parquet" for name in table_names()} | {"datapackage.json", "iomstats.duckdb"}
    assert {path.name for path in tmp_path.iterdir()} == expected
    assert manifest.version == "1.2.3"
    assert manifest.rows["figures"] == 4
    assert check_dataset(tmp_path) == manifest


def test_two_builds_of_the_same_rows_are_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        publish_dataset(sample_tables(), tmp_path / name, version="1")
    for path in (tmp_path / "one").iterdir():
        # a DuckDB file is never the same twice; it is not what is committed
        if path.suffix != ".duckdb":
            assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_a_missing_table_and_an_unknown_one_are_named(tmp_path: Path) -> None:
    tables = sample_tables()
    with pytest.raises(UnknownNameError, match="unknown table 'figure'; did you mean 'figures'"):
        publish_dataset(tables | {"figure": tables["figures"]}, tmp_path, version="1")
    del tables["parts"]
    with pytest.raises(DataError, match="cannot publish without the table parts"):
        publish_dataset(tables, tmp_path, version="1")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("table", "column", "value", "message"),
    [
        (
            "figures",
            "indicator",
            "staff",
            r"figures\.indicator names what indicators\.indicator does not hold: staff",
        ),
        ("mentions", "block_id", "x", r"mentions\.block_id names what blocks\.block_id does not hold: x"),
        ("blocks", "continues", "y", r"blocks\.continues names what blocks\.block_id does not hold: y"),
        (
            "series",
            "figure_id",
            "z",
            r"series\.figure_id names what observations\.figure_id does not hold: z",
        ),
        ("staff", "figure_id", "q", r"staff\.figure_id names what figures\.figure_id does not hold: q"),
    ],
)
def test_a_reference_that_leads_nowhere_is_named(
    table: str, column: str, value: str, message: str, tmp_path: Path
) -> None:
    rows = sample_rows()
    rows[table] = [rows[table][0] | {column: value}, *rows[table][1:]]
    with pytest.raises(DataError, match=message):
        publish_dataset({name: arrow_table(name, rows[name]) for name in rows}, tmp_path, version="1")


def test_a_new_table_is_one_entry_of_the_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = TABLES["parts"]
    monkeypatch.setitem(TABLES, "annexes", dataclasses.replace(parts, name="annexes", description="An annex."))
    tables = sample_tables()
    publish_dataset(tables | {"annexes": arrow_table("annexes", tables["parts"].to_pylist())}, tmp_path, version="1")
    assert read_dataset(tmp_path, ["annexes"])["annexes"].num_rows == 2
    assert not compare_datasets(tmp_path, tmp_path)
    with duckdb.connect(tmp_path / "iomstats.duckdb", read_only=True) as connection:
        query = "select description, rows from README where name = 'annexes'"
        assert connection.execute(query).fetchall() == [("An annex.", 2)]
