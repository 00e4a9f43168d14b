"""CSV: other readers find the tables again, and the folder is a Data Package that other software accepts."""

import importlib.util
import json
from pathlib import Path

import duckdb
import frictionless
import jsonschema
import pandas as pd
import pytest

from iomstats.publish import read_dataset
from iomstats.publish.exports import export_dataset
from iomstats.publish.exports.cells import is_risky, original
from iomstats.schema.codes import CODE_LISTS
from iomstats.schema.definitions import Field
from iomstats.schema.registry import TABLES, theme_table_names
from tests.unit.publish.export_sample import COMMITTED, HARM, publish_harm


@pytest.fixture(scope="module", params=["harmful", "committed"])
def dataset(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published dataset."""
    return COMMITTED if request.param == "committed" else publish_harm(tmp_path_factory.mktemp("dataset"))


@pytest.fixture(scope="module")
def folder(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its export."""
    target = tmp_path_factory.mktemp("export") / "csv"
    export_dataset(dataset, "csv", target)
    return target


def value(cell: str, field: Field) -> object:
    """Return the value that a cell read as text stands for."""
    if cell == "":
        return None
    if field.type == "double":
        return float(cell)
    if field.type in ("int32", "int64"):
        return int(cell)
    return cell if field.type == "date32" else original(cell)


def test_pandas_reads_the_tables_back(dataset: Path, folder: Path) -> None:
    for name, table in read_dataset(dataset).items():
        frame = pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)
        assert list(frame.columns) == list(TABLES[name].columns)
        for field in TABLES[name].fields:
            expected = table.column(field.name).to_pylist()
            if field.type == "date32":
                expected = [None if day is None else day.isoformat() for day in expected]
            assert [value(cell, field) for cell in frame[field.name]] == expected, (name, field.name)


def test_numbers_are_numbers_without_being_told(folder: Path) -> None:
    frame = pd.read_csv(folder / "figures.csv")
    assert frame["value"].dtype == "float64"
    assert frame["char_start"].dtype == "int64"


def test_no_text_is_a_formula_and_no_number_is_a_text(folder: Path) -> None:
    for name, definition in TABLES.items():
        frame = pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)
        for field in definition.fields:
            cells = frame[field.name]
            if field.type == "string":
                assert not [cell for cell in cells if is_risky(cell) and not cell.startswith("'")], (name, field)
            else:
                assert not [cell for cell in cells if cell.startswith("'")], (name, field)


def test_the_harmful_texts_are_in_it(tmp_path: Path) -> None:
    export_dataset(publish_harm(tmp_path), "csv", tmp_path / "csv")
    frame = pd.read_csv(tmp_path / "csv" / "figures.csv", dtype=str)
    assert set(HARM.values()) <= set(frame["unit_text"])
    assert "-18.5" in set(frame["value"])


def test_duckdb_reads_it_too(dataset: Path, folder: Path) -> None:
    path = str(folder / "blocks.csv").replace("'", "''")
    rows = duckdb.sql(f"select block_id from read_csv('{path}', header = true)").fetchall()
    assert [block_id for (block_id,) in rows] == read_dataset(dataset)["blocks"]["block_id"].to_pylist()


def test_definitions_and_codes_are_whole(folder: Path) -> None:
    columns = pd.read_csv(folder / "definitions.csv", keep_default_na=False)
    assert list(zip(columns["table"], columns["column"], strict=True)) == [
        (name, column) for name, definition in TABLES.items() for column in definition.columns
    ]
    assert columns["description"].ne("").all()
    codes = pd.read_csv(folder / "codes.csv", keep_default_na=False)
    assert set(columns["code_list"]) - {""} == set(codes["code_list"]) <= set(CODE_LISTS)
    assert codes["meaning"].ne("").all()


def test_frictionless_finds_no_error(folder: Path) -> None:
    package = frictionless.Package(str(folder / "datapackage.json"))
    assert package.resource_names == list(TABLES)
    # the theme tables repeat the rows of figures: one of them stands for all
    for name in theme_table_names():
        if name != "staff":
            package.remove_resource(name)
    report = package.validate()
    assert report.flatten(["name", "type", "note"]) == []
    assert report.stats["tasks"] == len(TABLES) - len(theme_table_names()) + 1


def test_it_holds_to_the_profile_of_version_2(folder: Path) -> None:
    spec = importlib.util.find_spec("dplib")
    assert spec is not None
    assert spec.origin is not None
    profile = json.loads((Path(spec.origin).parent / "profiles/2.0/datapackage.json").read_text("utf-8"))
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(profile)(profile)
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(package)] == []
