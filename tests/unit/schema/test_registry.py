"""The registry holds together, and holds what others rely on."""

import datetime
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from iomstats.schema import codes, registry
from iomstats.schema.arrow import arrow_schema, arrow_table
from iomstats.schema.errors import DataError, UnknownNameError
from iomstats.schema.registry import TABLES

OWN = [name for name, entry in TABLES.items() if not entry.themes]

# Names that others rely on: they may be joined by more, but none may go.
FIXED_COLUMNS = {
    "documents": "document_id title symbol publisher date sha256",
    "blocks": "document_id block_id kind section paragraph page char_start char_end text",
    "mentions": "mention_id document_id char_start char_end text class rule block_id",
    "figures": """figure_id document_id char_start char_end text quote value value_max value_low
        value_high qualifier unit unit_text kind status indicator period_start period_end start_date end_date
        period_basis place place_code dims theme""",
    "observations": """figure_id document_id indicator place dims period_start period_end value value_max unit
        unit_multiplier qualifier status observation_status""",
    "series": """indicator place dims period_start period_end value value_max unit qualifier status figure_id
        unit_multiplier observation_status rivals""",
    "indicators": "indicator label definition unit kind theme aggregation sdmx_code",
}
FIXED_THEME_TABLES = """migrant_stocks membership staff offices budgets projects avrr_returns trainees
    pre_consular health resettlement repatriation emergencies counter_trafficking labour_migration integration
    publications dialogue capacity_building funding_rules governance surveys other_figures"""


@pytest.mark.parametrize("name", FIXED_COLUMNS)
def test_fixed_columns(name: str) -> None:
    assert set(FIXED_COLUMNS[name].split()) <= set(registry.table(name).columns)


def test_theme_tables() -> None:
    assert list(registry.theme_table_names()) == FIXED_THEME_TABLES.split()
    assert {registry.table(name).columns for name in registry.theme_table_names()} == {
        registry.table("figures").columns
    }
    assert registry.table("budgets").field("theme").allowed == ("budget",)
    assert registry.THEME_TABLES["budget"] == "budgets"
    assert registry.THEME_TABLES["promotion"] == "other_figures"
    assert set(registry.THEME_TABLES) == set(codes.THEME.values)


def test_a_theme_table_refers_to_the_figures() -> None:
    keys = {key.column: (key.table, key.reference) for key in registry.table("staff").foreign_keys}
    assert keys["figure_id"] == ("figures", "figure_id")
    assert keys["document_id"] == ("documents", "document_id")


def test_an_unknown_table_or_column_suggests_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="unknown table 'serie'; did you mean 'series'"):
        registry.table("serie")
    with pytest.raises(UnknownNameError, match="unknown column of series 'rival'; did you mean 'rivals'"):
        registry.table("series").field("rival")


@pytest.mark.parametrize("name", OWN)
def test_every_column_is_described(name: str) -> None:
    for field in registry.table(name).fields:
        assert field.description[0].isupper()
        assert field.description.endswith(".")
        assert field.unit is not None or field.type not in ("int32", "int64", "double")


def test_every_concept_of_sdmx_has_its_column_in_the_series() -> None:
    concepts = [field.concept for field in registry.table("series").fields if field.concept]
    assert set(concepts) == set(codes.SDMX_CONCEPT.values)
    assert [field.name for field in registry.table("indicators").fields if field.concept == "INDICATOR"] == [
        "indicator",
        "sdmx_code",
    ]


@pytest.mark.parametrize("name", OWN)
def test_every_example_is_a_value_of_its_column(name: str) -> None:
    for field in registry.table(name).fields:
        if field.example is not None:
            kind = arrow_schema(name).field(field.name).type
            assert pa.array([field.example]).cast(kind).null_count == 0
            assert field.allowed is None or field.example in field.allowed


@pytest.mark.parametrize("name", TABLES)
def test_arrow_schema_follows(name: str) -> None:
    entry, schema = registry.table(name), arrow_schema(name)
    assert schema.names == list(entry.columns)
    assert schema.metadata == {b"table": name.encode(), b"description": entry.description.encode()}
    for field in entry.fields:
        assert schema.field(field.name).nullable == field.nullable
        assert schema.field(field.name).metadata[b"description"] == field.description.encode()
    assert all(field.nullable for field in arrow_schema(name, draft=True))
    assert not any(pa.types.is_dictionary(field.type) for field in schema)


@pytest.mark.parametrize(
    ("table", "known", "unknown"),
    [
        ("mentions", "class rule text block_id", ""),
        (
            "figures",
            "value qualifier kind status quote theme rule confidence",
            "value_max value_low unit place dims",
        ),
        (
            "figures",
            "char_start document_id",
            "indicator period_start start_date period_basis notes place_code",
        ),
        ("observations", "indicator value figure_id", "place period_end frequency"),
        ("series", "indicator figure_id rivals", "place dims"),
        ("blocks", "kind text char_end", "section paragraph page continues note_mark"),
        ("documents", "sha256 file_name title", "symbol date"),
    ],
)
def test_what_may_be_unknown(table: str, known: str, unknown: str) -> None:
    entry = registry.table(table)
    assert {name: entry.field(name).nullable for name in known.split()} == dict.fromkeys(known.split(), False)
    assert {name: entry.field(name).nullable for name in unknown.split()} == dict.fromkeys(unknown.split(), True)


def test_rows_become_a_table() -> None:
    row = {"part_id": "a", "document_id": "d", "char_start": 0, "char_end": 9}
    table = arrow_table("parts", [row])
    assert table.schema == arrow_schema("parts")
    assert table.to_pylist() == [row | {"title": None, "symbol": None, "date": None}]
    assert arrow_table("series", []).num_rows == 0


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"part": "a"}, "table parts has no column part; it has part_id"),
        ({"char_start": "first"}, "table parts: "),
        ({"title": datetime.date(2000, 1, 1)}, "table parts: "),
        ({"char_end": 2**70}, "table parts: "),
    ],
)
def test_rows_that_do_not_fit_are_refused(row: dict[str, object], message: str) -> None:
    with pytest.raises(DataError, match=message):
        arrow_table("parts", [row])


@pytest.mark.parametrize("code_list", codes.CODE_LISTS.values(), ids=lambda code_list: code_list.name)
def test_every_code_is_described_in_a_sentence(code_list: codes.CodeList) -> None:
    assert len(set(code_list.values)) == len(code_list.values)
    for code in (*code_list.codes, codes.Code(code_list.name, code_list.description)):
        assert code.description[0].isupper()
        assert code.description.endswith(".")


def test_the_registry_loads_no_arrow() -> None:
    probe = "import sys, iomstats.publish; print({'pyarrow', 'duckdb', 'iomstats.schema.registry'} & {*sys.modules})"
    source = Path(registry.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(source)},
    )
    assert done.stdout == "{'iomstats.schema.registry'}\n"
