"""The dataset is found, read, queried - and cannot be changed or left."""

import hashlib
import threading
import warnings
from pathlib import Path

import pytest

import iomstats
from iomstats import dataset


def _hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


# Finding it


def test_the_variable_wins(sample):
    assert dataset.find_dataset().folder == sample


def test_a_folder_without_a_dataset_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("IOMSTATS_DATA", str(tmp_path))
    with pytest.raises(iomstats.DataError, match="holds no dataset") as caught:
        iomstats.tables()
    assert str(tmp_path) in str(caught.value)


def test_no_dataset_anywhere_says_where_and_how(monkeypatch, tmp_path):
    monkeypatch.delenv("IOMSTATS_DATA", raising=False)
    monkeypatch.setattr(dataset, "__file__", str(tmp_path / "src" / "iomstats" / "dataset.py"))
    with pytest.raises(iomstats.DataError, match="iomstats build") as caught:
        iomstats.tables()
    assert str(tmp_path / "data" / "curated") in str(caught.value)


@pytest.mark.parametrize("place", ["src/iomstats/data/curated", "data/curated"])
def test_the_package_and_then_the_checkout(place, sample_folder, monkeypatch, tmp_path):
    monkeypatch.delenv("IOMSTATS_DATA", raising=False)
    monkeypatch.setattr(dataset, "__file__", str(tmp_path / "src" / "iomstats" / "dataset.py"))
    (tmp_path / place).parent.mkdir(parents=True)
    (tmp_path / place).symlink_to(sample_folder)
    assert iomstats.about().dataset_version == "9.9.9"


def test_bare_parquet_files_are_enough(sample_folder, tmp_path, monkeypatch):
    bare = tmp_path / "a=b"
    bare.mkdir()
    for path in sample_folder.glob("*.parquet"):
        (bare / path.name).write_bytes(path.read_bytes())
    monkeypatch.setenv("IOMSTATS_DATA", str(bare))
    assert iomstats.load("figures").shape == (7, len(iomstats.load("figures").columns))
    assert iomstats.sql("select count(*) as n from figures_in_context")["n"].item() == 7


def test_a_damaged_file_is_named(sample_folder, tmp_path, monkeypatch):
    copy = tmp_path / "curated"
    copy.mkdir()
    for path in sample_folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    (copy / "figures.parquet").write_bytes(b"not Parquet")
    monkeypatch.setenv("IOMSTATS_DATA", str(copy))
    with pytest.raises(iomstats.DataError, match=r"figures\.parquet"):
        iomstats.load("figures")


# Tables


def test_tables_lists_names_rows_and_descriptions(sample):
    listed = iomstats.tables().set_index("table")
    assert listed.loc["figures", "rows"] == 7
    assert listed.loc["figures", "description"] == "A quantity that a document states."


def test_frames_are_plain_with_provenance_in_the_rows(sample):
    import pandas as pd

    figures = iomstats.load("figures")
    assert type(figures) is pd.DataFrame
    assert list(figures.index) == list(range(len(figures)))
    assert {"figure_id", "document_id", "block_id"} <= set(figures.columns)
    assert not figures.attrs
    assert figures["start_date"].dtype.kind == "M"
    assert figures["char_start"].dtype == "int64"
    # a page may be unknown: the type is the same whether or not one is
    assert str(iomstats.load("blocks")["page"].dtype) == "Int32"


def test_codes_as_categories(sample):
    figures = iomstats.load("figures", categories=True)
    assert list(figures["qualifier"].cat.categories) == iomstats.codes("qualifier")["code"].tolist()
    assert figures["qualifier"].tolist() == iomstats.load("figures")["qualifier"].tolist()
    assert set(figures["unit"].cat.categories) == {"person", "percent", "office", "USD"}
    assert set(iomstats.codes()["list"]) >= {"qualifier", "kind", "status", "theme"}


def test_arrow_keeps_the_descriptions(sample):
    table = iomstats.load("figures", as_="arrow")
    assert b"description" in table.schema.field("value").metadata


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: iomstats.load("figurs"), "'figures'"),
        (lambda: iomstats.load("../../etc/passwd"), "unknown table"),
        (lambda: iomstats.load(3), "not by int"),
        (lambda: iomstats.load("figures", as_="excel"), "'polars'"),
        (lambda: iomstats.load("figures", as_="arrow", categories=True), "as_='pandas'"),
        (lambda: iomstats.codes("qualifer"), "'qualifier'"),
        (lambda: iomstats.series("staff_totl"), "'staff_total'"),
        (lambda: iomstats.series(None), "not by NoneType"),
        (lambda: iomstats.series("staff_total", calendar="yes"), "calendar is True or False, not 'yes'"),
        (lambda: iomstats.show("evil:0-1"), "search finds figures"),
        (lambda: iomstats.show(5), "not by int; search finds figures"),
        (lambda: iomstats.show(iomstats.series("staff_total")["figure_id"]), "not by Series"),
        (lambda: iomstats.cite("nowhere"), "nowhere"),
        (lambda: iomstats.cite("staff_total"), "an indicator, no figure or document; to cite what states it"),
        (lambda: iomstats.read("nowhere"), "the table documents"),
        (lambda: iomstats.search(5), "not int"),
        (lambda: iomstats.search("x", limit=0), "1 or more"),
        (lambda: iomstats.search("x", limit="3"), "not str"),
        (lambda: iomstats.sql(5), "not int"),
        (lambda: iomstats.sql("select ?"), "sql(query, [value])"),
        (lambda: iomstats.sql("select $a", {"b": 1}), "{'name': value}"),
        (lambda: iomstats.sql("select 1", [2]), "one value for each ?"),
    ],
)
def test_a_wrong_call_says_what_to_do(call, message, sample):
    with pytest.raises(iomstats.CallError) as caught:
        call()
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["figurs", "nope"])
def test_an_unknown_name_is_also_a_key_error(name, sample):
    with pytest.raises(KeyError):
        iomstats.load(name)


def test_what_is_no_figure_says_what_it_is(sample):
    date = iomstats.sql("select mention_id from mentions where class = 'date' limit 1")["mention_id"].item()
    with pytest.raises(iomstats.UnknownNameError, match="is of class date"):
        iomstats.show(date)


# SQL

CHANGING = [
    "create table mine as select 1",
    "create or replace table figures as select 1",
    "create view mine as select 1",
    "create or replace view latest_values as select 1",
    "create temp table figures as select 1",
    "insert into figures select * from figures",
    "update figures set value = 0",
    "delete from figures",
    "truncate figures",
    "drop table figures",
    "alter table figures drop column value",
    "comment on table figures is 'x'",
    "select 1; drop table figures",
    "explain analyze delete from figures",
    "begin; delete from figures; commit",
    "with gone as (delete from figures returning *) select * from gone",
    "use memory",
    "detach iomstats",
    "set enable_external_access = true",
    "reset lock_configuration",
    "pragma enable_profiling",
    "prepare p as select 1",
]
REACHING = [
    "select * from read_text('/etc/passwd')",
    "select * from read_csv('/etc/passwd')",
    "select * from '/etc/passwd'",
    "select * from glob('/etc/*')",
    "select * from read_parquet('https://example.org/x.parquet')",
    "copy figures to '/tmp/out.csv'",
    "copy (select 1) to '/tmp/out.parquet' (format parquet)",
    "export database '/tmp/out'",
    "attach '/tmp/other.duckdb'",
    "attach 'https://example.org/x.duckdb'",
    "install httpfs",
    "load httpfs",
    "create persistent secret (type s3)",
    "call enable_logging(storage = 'file', storage_path = '/tmp/log')",
]
FAILING = [
    ("select * from figurs", "figures"),
    ("select valeu from series", "value"),
    ("selct 1", "selct"),
    ("select 1 +", "syntax error"),
    ("", "empty"),
    ("-- only a comment", "empty"),
    ("select 'x'::int", "x"),
    ("select ?", "parameters"),
    ("select\n1,\nnope from series", "line 3"),
    ("select 1\nfrom series\nwhere where", "line 3"),
]


@pytest.mark.parametrize("query", CHANGING + REACHING)
def test_sql_neither_changes_nor_reaches_anything(query, sample):
    before = _hashes(sample)
    with pytest.raises(iomstats.QueryError) as caught:
        iomstats.sql(query)
    assert "\n" not in str(caught.value)
    assert iomstats.sql("select count(*) as n from figures")["n"].item() == 7
    assert _hashes(sample) == before
    assert not list(Path.cwd().iterdir())


@pytest.mark.parametrize(("query", "message"), FAILING)
def test_sql_that_fails_says_why_in_one_line(query, message, sample):
    with pytest.raises(iomstats.QueryError) as caught:
        iomstats.sql(query)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("query", CHANGING[:12])
def test_a_connection_cannot_change_the_dataset(query, sample):
    import duckdb

    with iomstats.connect() as connection:
        if "temp" in query:
            # a temporary table is the user's own and stays in this connection
            connection.execute(query)
        else:
            with pytest.raises(duckdb.Error):
                connection.execute(query)
    assert iomstats.sql("select count(*) as n from figures")["n"].item() == 7


@pytest.mark.parametrize("query", REACHING)
def test_a_connection_reaches_nothing(query, sample):
    import duckdb

    with iomstats.connect() as connection, pytest.raises(duckdb.Error):
        connection.execute(query).fetchall()


def test_an_external_connection_reaches_files_but_cannot_change_the_dataset(sample, tmp_path):
    import duckdb

    out = tmp_path / "out.csv"
    with iomstats.connect(external=True) as connection:
        connection.execute(f"copy (select count(*) as n from figures) to '{out}'")
        with pytest.raises(duckdb.Error):
            connection.execute("drop table figures")
    assert out.read_text().split() == ["n", "7"]


def test_results_are_plain_frames(sample):
    query = "select sum(rivals), 1 as a, 2 as a, null::int as n, date '2010-01-02' as d, 1.5::decimal(5, 2) as x"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = iomstats.sql(f"{query}, 'text' as t from series")
    assert list(found.columns) == ["sum(rivals)", "a", "a_1", "n", "d", "x", "t"]
    assert [str(dtype) for dtype in found.dtypes] == [
        "int64",
        "int32",
        "int32",
        "Int32",
        "datetime64[ms]",
        "float64",
        "str",
    ]


def test_python_variables_do_not_stand_in_for_tables(sample):
    figurs = iomstats.load("figures")  # noqa: F841 - found by name, were it allowed
    with pytest.raises(iomstats.QueryError, match="figures"):
        iomstats.sql("select * from figurs")


@pytest.mark.parametrize(
    ("query", "parameters", "expected"),
    [
        ("select value from series where indicator = ? order by 1", ["staff_total"], [1100.0, 7200.0]),
        ("select value from series where value > $least order by 1", {"least": 5000}, [7200.0, 330000.0]),
        ("select sum(rivals) from series", None, [0.0]),
    ],
)
def test_parameters(query, parameters, expected, sample):
    assert iomstats.sql(query, parameters).iloc[:, 0].tolist() == expected


@pytest.mark.parametrize(
    "query",
    [
        "show tables",
        "describe figures",
        "from README",
        "explain select 1",
        "pivot series on kind using count(*)",
    ],
)
def test_what_helps_to_look_around_works(query, sample):
    assert len(iomstats.sql(query)) >= 1


def test_many_threads_at_once(sample):
    found: list[int] = []

    def ask() -> None:
        with iomstats.connect() as connection:
            row = connection.execute("select count(*) from figures").fetchone()
            found.append(row[0] if row else -1)
        found.append(int(iomstats.sql("select count(*) as n from figures")["n"].item()))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [7] * 16


def test_a_new_dataset_is_seen(sample_folder, tmp_path, monkeypatch):
    import pyarrow.parquet as pq

    copy = tmp_path / "curated"
    copy.mkdir()
    for path in sample_folder.glob("*.parquet"):
        (copy / path.name).write_bytes(path.read_bytes())
    monkeypatch.setenv("IOMSTATS_DATA", str(copy))
    assert iomstats.sql("select count(*) as n from series")["n"].item() == 4
    pq.write_table(pq.read_table(copy / "series.parquet").slice(0, 1), copy / "new")
    (copy / "new").replace(copy / "series.parquet")
    assert iomstats.sql("select count(*) as n from series")["n"].item() == 1
