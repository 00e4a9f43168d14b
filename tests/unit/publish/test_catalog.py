"""The DuckDB catalog explains itself and opens from anywhere."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from iomstats.publish import publish_dataset
from iomstats.publish.catalog import check_catalog
from iomstats.publish.views import VIEWS
from iomstats.schema.errors import DataError
from iomstats.schema.registry import TABLES
from tests.unit.publish.sample import sample_tables


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published dataset whose folder has a name that needs care in SQL."""
    folder = tmp_path_factory.mktemp("it's data")
    publish_dataset(sample_tables(), folder, version="1.2.3")
    return folder


@pytest.fixture
def catalog(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[duckdb.DuckDBPyConnection]:
    """The catalog alone, moved and renamed, opened read-only from another folder."""
    shutil.copy(folder / "iomstats.duckdb", tmp_path / "renamed.duckdb")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    with duckdb.connect(os.path.join("..", "renamed.duckdb"), read_only=True) as connection:  # noqa: PTH118
        yield connection


def test_every_table_holds_its_rows(catalog: duckdb.DuckDBPyConnection) -> None:
    for name, rows in sample_tables().items():
        found = catalog.sql(f"select * from {name}").to_arrow_table()
        assert found.column_names == list(TABLES[name].columns)
        assert found.num_rows == rows.num_rows


def test_every_table_view_and_column_has_a_comment(catalog: duckdb.DuckDBPyConnection) -> None:
    commented = catalog.execute(
        """
        select table_name, comment from duckdb_tables() union all
        select view_name, comment from duckdb_views() where not internal union all
        select table_name || '.' || column_name, comment from duckdb_columns() where not internal union all
        select function_name || '()', comment from duckdb_functions() where not internal
        """
    ).fetchall()
    assert [name for name, comment in commented if not comment] == []
    names = {name for name, _ in commented}
    assert {
        *TABLES,
        *(view.name for view in VIEWS),
        "README",
        "dataset",
        "figures.value",
        "series()",
    } <= names
    assert dict(commented)["staff.kind"].startswith("What sort of measure it is. One of: stock, flow")


def test_the_readme_lists_every_table_view_and_macro(catalog: duckdb.DuckDBPyConnection) -> None:
    listed = catalog.execute("select name, type, rows from README").fetchall()
    existing = catalog.execute(
        """
        select table_name from duckdb_tables() where table_name <> 'README' union all
        select view_name from duckdb_views() where not internal union all
        select function_name from duckdb_functions() where not internal
        """
    ).fetchall()
    assert sorted(name.split("(")[0] for name, _, _ in listed) == sorted(name for (name,) in existing)
    assert ("figures", "table", 4) in listed
    assert ("latest_values", "view", None) in listed
    assert ("series('staff_total')", "macro", None) in listed


def test_the_dataset_says_which_it_is(catalog: duckdb.DuckDBPyConnection) -> None:
    row = catalog.execute("select name, version, documents, figures, series from dataset").fetchall()
    assert row == [("iomstats", "1.2.3", 2, 4, 4)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "select text, paragraph, page, section, part_title, part_date, symbol, document_date, label "
            "from figures_in_context where document_id = 'b-2'",
            [
                ("7", "12", 3, "Staff", "Annex 7", "1999-05", "R/1", "2001", "Staff members"),
                # the annex ends before it
                ("9", "12", 3, "Staff", None, None, "R/1", "2001", "Staff members"),
            ],
        ),
        (
            "select indicator, place, period_end, value, qualifier from latest_values",
            [("staff_total", None, "2001", 7.0, "exact"), ("staff_total", "World", "2001", 9.0, "nearly")],
        ),
        (
            "select year, place, value from series_by_year",
            [(2000, None, 7.0), (2001, None, 7.0), (2000, "World", 9.0), (2001, "World", 9.0)],
        ),
        (
            "select document_id, class, mentions, first_text from ledger_by_class",
            [("a-1", "figure", 2, "7"), ("b-2", "figure", 2, "7")],
        ),
        ("select indicator, points, year(first_date) from indicator_coverage", [("staff_total", 4, 2000)]),
        (
            "select text, notes, document_title from figures_to_review where document_id = 'a-1'",
            [("9", "place_unclear", "Report 7")],
        ),
    ],
)
def test_views(query: str, expected: list[tuple[object, ...]], catalog: duckdb.DuckDBPyConnection) -> None:
    order = " order by year, place nulls first" if "series_by_year" in query else ""
    found = catalog.execute(query + order).fetchall()
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_a_catalog_of_another_dataset_is_found_out(folder: Path, tmp_path: Path) -> None:
    manifest = publish_dataset(sample_tables(8), tmp_path, version="1.2.3")
    check_catalog(tmp_path / "iomstats.duckdb", manifest)
    with pytest.raises(DataError, match="is not of the dataset beside it"):
        check_catalog(folder / "iomstats.duckdb", manifest)
    (tmp_path / "iomstats.duckdb").write_bytes(b"nothing")
    with pytest.raises(DataError, match=r"iomstats\.duckdb cannot be read"):
        check_catalog(tmp_path / "iomstats.duckdb", manifest)


def test_the_file_is_in_the_format_of_the_first_stable_release(folder: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{str(folder / 'iomstats.duckdb').replace(chr(39), chr(39) * 2)}' AS c (READ_ONLY)")
        tags = connection.execute("select tags from duckdb_databases() where database_name = 'c'").fetchone()
    assert tags is not None
    assert "v1.0.0" in tags[0]["storage_version"]
