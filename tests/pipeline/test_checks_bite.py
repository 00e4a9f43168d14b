"""Every kind of fault, planted in a good dataset, is found by the check that is there for it."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from iomstats.publish import read_dataset
from iomstats.schema import registry
from pipelines.relations import relations_of, run_relations, tables_needed
from pipelines.results import CheckResult
from pipelines.run import BuildResult
from pipelines.suites import read_suite
from pipelines.validation import run_suite

FIRST = "rowid = 0"

# table, fault as SQL, and what finds it: in a suite the notes begin so, else the name of a relation
SUITE_FAULTS = [
    ("figures", f"update t set quote = '' where {FIRST}", "What is not known in quote is null"),
    ("figures", f"update t set value = null where {FIRST}", "value is always known"),
    ("figures", f"update t set kind = 'level' where {FIRST}", "kind is one of the codes"),
    ("figures", f"update t set theme = 'money' where {FIRST}", "theme is one of the codes"),
    ("figures", f"update t set char_start = -1 where {FIRST}", "char_start counts or locates"),
    ("figures", f"update t set char_end = char_start where {FIRST}", "It is at least one character long"),
    ("figures", "insert into t from t limit 1", "No two rows have the same figure_id"),
    ("figures", "update t set value = 120, value_high = 120 where kind = 'share'", "A share in per cent lies between"),
    ("figures", "update t set value_max = value - 1 where qualifier = 'range'", "The upper end of a range is above"),
    ("figures", "update t set value_max = null where qualifier = 'range'", "A range has an upper end"),
    ("figures", "update t set value_low = value + 1 where qualifier = 'exact'", "A value is not below the lowest"),
    ("figures", "update t set value_low = null where qualifier = 'exact'", "What is stated exactly has its value"),
    ("figures", "update t set value_low = null where qualifier = 'more_than'", "More than, or at least, gives"),
    ("figures", "update t set end_date = start_date - 1", "A period does not end before it starts"),
    ("figures", "update t set start_date = '1776-07-04'", "A period starts between 1900 and 2100"),
    ("figures", "update t set period_start = '2009-13'", "period_start is a year, a month or a day"),
    ("figures", "update t set period_basis = null", "A period says where it comes from"),
    ("figures", "update t set value = 0.5 where unit = 'person' and kind = 'stock'", "Persons, States and other whole"),
    ("figures", "update t set value = 2e10 where unit = 'person'", "No number of persons exceeds"),
    ("figures", "update t set place_code = 'Canada'", "Place codes are ISO 3166"),
    ("figures", "update t set dims = 'female'", "Breakdowns are written key=value"),
    ("figures", "update t set quote = quote || chr(10) || 'x'", "A quote is one line"),
    ("figures", "update t set confidence = 'review', notes = null", "What is to be reviewed says why"),
    ("figures", "delete from t", "The documents state figures"),
    ("mentions", f"update t set class = 'number' where {FIRST}", "class is one of the codes"),
    ("documents", f"update t set sha256 = 'abc' where {FIRST}", "A hash has 64"),
    ("documents", "update t set date = '15 June 2010'", "A date is a year, a month or a day"),
    (
        "indicators",
        "update t set aggregation = 'over_time' where kind = 'stock'",
        "A stock is never added up over time",
    ),
    ("series", "insert into t from t limit 1", "No two rows have the same indicator, place"),
    ("staff", "update t set theme = 'budget'", "Only figures of staff belong here"),
]

RELATION_FAULTS = [
    ("figures", f"update t set figure_id = 'x:0-1' where {FIRST}", "figure_id_in_mentions"),
    ("figures", f"update t set block_id = 'x:b0001' where {FIRST}", "block_id_in_blocks"),
    ("figures", f"update t set text = 'about ' || text where {FIRST}", "text_is_the_source"),
    ("figures", f"update t set text = 'about ' || text where {FIRST}", "are_mentions_of_class_figure"),
    ("figures", f"update t set quote = 'Nobody wrote this.' where {FIRST}", "quote_is_in_the_source"),
    ("figures", f"update t set quote = 'The' where {FIRST}", "quote_holds_the_text"),
    ("figures", f"delete from t where {FIRST}", "every_figure_is_there"),
    ("figures", "update t set indicator = 'staff_totale'", "indicator_in_indicators"),
    ("figures", "update t set end_date = end_date + 1", "dates_fit_the_period"),
    ("figures", "update t set dims = 'sex=female; category=refugees'", "dims_are_sorted"),
    ("figures", "update t set place = 'Canada; Peru', place_code = 'CAN'", "places_and_codes_pair_up"),
    ("mentions", "insert into t select * replace (char_end + 1 as char_end) from t limit 1", "no_overlap"),
    ("mentions", f"update t set char_start = char_start + 1 where {FIRST}", "id_is_span"),
    ("mentions", f"update t set document_id = 'x' where {FIRST}", "document_id_in_documents"),
    ("blocks", f"update t set text = text || ' more' where {FIRST}", "length_is_span"),
    ("blocks", "update t set char_end = char_end + 5", "no_overlap"),
    ("blocks", "update t set char_end = 9999999", "inside_the_document"),
    ("staff", f"update t set value = value + 1 where {FIRST}", "same_as_in_figures"),
    ("staff", f"delete from t where {FIRST}", "all_of_the_theme"),
    ("observations", f"update t set value = value + 1 where {FIRST}", "same_as_in_figures"),
    ("observations", f"update t set unit = 'week' where {FIRST}", "unit_of_the_indicator"),
    ("observations", f"delete from t where {FIRST}", "every_observation_is_there"),
    ("series", f"update t set value = value + 1 where {FIRST}", "chosen_from_observations"),
    ("series", f"update t set rivals = rivals + 1 where {FIRST}", "rivals_are_counted"),
    ("series", f"delete from t where {FIRST}", "rivals_are_counted"),
    ("claims", f"update t set figure_ids = 'x:0-1' where {FIRST}", "figure_ids_in_figures"),
    ("derived", "update t set derived = 'staff_total'", "is_not_an_indicator"),
]


@pytest.fixture(scope="session")
def good(built: tuple[BuildResult, Path, object]) -> dict[str, pa.Table]:
    """Return the tables of a whole build."""
    return read_dataset(built[0].folder)


def spoiled(table: pa.Table, fault: str) -> pa.Table:
    """Return a table after an SQL statement has changed it."""
    with duckdb.connect() as connection:
        connection.register("given", table)
        connection.execute("create table t as from given")
        connection.execute(fault)
        found = connection.sql("from t").to_arrow_table()
    assert not found.equals(table), "the fault changes nothing"
    return found


def failed(results: tuple[CheckResult, ...]) -> list[CheckResult]:
    return [result for result in results if not result.passed]


@pytest.mark.parametrize(("name", "fault", "found"), SUITE_FAULTS, ids=[f"{n}-{f}" for n, _, f in SUITE_FAULTS])
def test_suite_finds(good: dict[str, pa.Table], name: str, fault: str, found: str) -> None:
    results = failed(run_suite(name, spoiled(good[name], fault), read_suite(name)))
    mine = [result for result in results if result.notes.startswith(found)]
    assert mine, [result.notes for result in results]
    assert all(result.examples or result.offending is None for result in mine)


@pytest.mark.parametrize(("name", "fault", "found"), RELATION_FAULTS, ids=[f"{n}-{f}" for n, _, f in RELATION_FAULTS])
def test_relation_finds(good: dict[str, pa.Table], name: str, fault: str, found: str) -> None:
    mine = relations_of(name)
    tables = {other: good[other] for other in tables_needed(mine)} | {name: spoiled(good[name], fault)}
    results = failed(run_relations(mine, tables))
    assert found in [result.expectation for result in results]
    assert all(result.offending and result.examples for result in results)


def test_a_column_of_another_type_is_found(good: dict[str, pa.Table]) -> None:
    figures = good["figures"]
    text = figures.set_column(figures.column_names.index("value"), "value", figures["value"].cast(pa.string()))
    (only,) = run_suite("figures", text, read_suite("figures"))
    assert (only.expectation, only.examples) == ("arrow_types", ("value: string instead of double",))


def test_columns_in_another_order_are_found(good: dict[str, pa.Table]) -> None:
    turned = good["parts"].select(list(reversed(registry.table("parts").columns)))
    results = failed(run_suite("parts", turned, read_suite("parts")))
    assert [result.expectation for result in results] == ["expect_table_columns_to_match_ordered_list"]
