"""The suites: one a table, current with the registry, known to Great Expectations, each line explained."""

import json
from pathlib import Path

import great_expectations as gx
import pytest

from iomstats.schema import registry
from iomstats.schema.arrow import arrow_schema
from iomstats.schema.errors import DataError
from pipelines.relations import relations, relations_of, run_relations, tables_needed
from pipelines.suites import FOLDER, as_text, current_suite, read_suite, write_suites
from pipelines.validation import run_suite

TABLES = registry.table_names()


def test_one_file_a_table() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_registry_part_is_current(name: str) -> None:
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert text == as_text(current_suite(name)), "run make expectations"


@pytest.mark.parametrize("name", TABLES)
def test_great_expectations_knows_every_expectation(name: str) -> None:
    suite = read_suite(name)
    known = gx.ExpectationSuite(name=name, expectations=suite["expectations"])
    assert len(known.expectations) == len(suite["expectations"])


@pytest.mark.parametrize("name", TABLES)
def test_every_expectation_is_explained_and_about_real_columns(name: str) -> None:
    columns = set(registry.table(name).columns)
    for expectation in read_suite(name)["expectations"]:
        assert set(expectation) <= {"type", "kwargs", "meta", "severity"}
        assert expectation["meta"]["part"] in {"registry", "reviewed"}
        assert expectation["meta"]["notes"].endswith("."), expectation
        kwargs = expectation["kwargs"]
        named = {kwargs[key] for key in ("column", "column_A", "column_B") if key in kwargs}
        assert named | set(kwargs.get("column_list", [])) <= columns, expectation


@pytest.mark.parametrize("name", TABLES)
def test_suite_accepts_an_empty_table_as_far_as_it_may_be_empty(name: str) -> None:
    failed = [r for r in run_suite(name, arrow_schema(name).empty_table(), read_suite(name)) if not r.passed]
    # a proportion of nothing is none
    whole = {
        "expect_table_row_count_to_be_between",
        "expect_column_proportion_of_non_null_values_to_be_between",
    }
    assert {result.expectation for result in failed} <= whole


@pytest.mark.parametrize("name", TABLES)
def test_relations_run(name: str) -> None:
    mine = relations_of(name)
    empty = {table: arrow_schema(table).empty_table() for table in (name, *tables_needed(mine))}
    assert [result for result in run_relations(mine, empty) if not result.passed] == []
    assert all(relation.notes.endswith(".") for relation in mine)


def test_every_reference_is_a_relation() -> None:
    names = {(relation.table, relation.name) for relation in relations()}
    for definition in registry.TABLES.values():
        for key in definition.foreign_keys:
            assert (definition.name, f"{key.column}_in_{key.table}") in names


def test_misspelled_expectation_is_refused(tmp_path: Path) -> None:
    suite = read_suite("parts")
    suite["expectations"].append({"type": "expect_colum_to_exist", "kwargs": {"column": "title"}, "meta": {}})
    with pytest.raises(DataError, match="expect_colum_to_exist"):
        run_suite("parts", arrow_schema("parts").empty_table(), suite)


def test_reviewed_part_survives_generation(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.json"):
        suite = json.loads(path.read_text(encoding="utf-8"))
        suite["expectations"] = [e for e in suite["expectations"] if e["meta"]["part"] == "reviewed"]
        (tmp_path / path.name).write_text(as_text(suite), encoding="utf-8")
    assert {path.name for path in write_suites(tmp_path)} == {path.name for path in FOLDER.glob("*.json")}
    for path in FOLDER.glob("*.json"):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("content", "says"),
    [("", "is not JSON"), ("{", "is not JSON"), ('{"name": "figures", "expectations": []}', "not 'parts'")],
)
def test_damaged_suite_is_refused(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "parts.json").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=says):
        read_suite("parts", tmp_path)


def test_missing_suite_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="make expectations"):
        read_suite("parts", tmp_path)
