"""Excel: openpyxl finds the tables again; no cell is a formula, every text is as the document states it."""

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from iomstats.publish import read_dataset
from iomstats.publish.exports import export_dataset
from iomstats.publish.exports.cells import is_risky
from iomstats.publish.exports.workbook import fitting
from iomstats.schema.registry import TABLES
from tests.unit.publish.export_sample import COMMITTED, publish_harm


@pytest.fixture(scope="module", params=["harmful", "committed"])
def dataset(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published dataset."""
    return COMMITTED if request.param == "committed" else publish_harm(tmp_path_factory.mktemp("dataset"))


@pytest.fixture(scope="module")
def book(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Its workbook."""
    path = tmp_path_factory.mktemp("export") / "a.xlsx"
    export_dataset(dataset, "xlsx", path)
    return openpyxl.load_workbook(path)


def shown(value: object) -> object:
    """Return a value of the dataset as a cell gives it back."""
    if isinstance(value, datetime.date):
        # Excel counts the first days of its calendar wrongly, and has none before them
        return datetime.datetime(*value.timetuple()[:3]) if value >= datetime.date(1900, 3, 1) else str(value)
    # a workbook keeps sixteen digits
    return fitting(value) if isinstance(value, str) else float(f"{value:.16G}") if isinstance(value, float) else value


def escaped(value: object) -> object:
    """Undo the escapes of the format, which openpyxl leaves as they are."""
    if not isinstance(value, str):
        return value
    return openpyxl.utils.escape.unescape(value).replace("\r\n", "\n")


def test_a_sheet_for_every_table_and_sheets_that_explain(book: Any) -> None:
    assert book.sheetnames == ["read me", "definitions", "codes", *TABLES]
    assert book["definitions"].max_row == 1 + sum(len(table.fields) for table in TABLES.values())


def test_openpyxl_reads_the_tables_back(dataset: Path, book: Any) -> None:
    for name, table in read_dataset(dataset).items():
        lines = list(book[name].iter_rows(values_only=True))
        assert lines[0] == TABLES[name].columns
        assert len(lines) == table.num_rows + 1, name
        for position, column in enumerate(table.column_names):
            found = [escaped(line[position]) for line in lines[1:]]
            assert found == [shown(value) for value in table.column(column).to_pylist()], (name, column)


def test_no_cell_is_a_formula_and_risky_texts_are_marked_as_text(book: Any) -> None:
    risky = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (sheet.title, cell.coordinate)
                if isinstance(cell.value, str) and is_risky(escaped(cell.value)):
                    risky += 1
                    assert cell.data_type == "s"
                    assert cell.quotePrefix, (sheet.title, cell.coordinate, cell.value)
    assert risky


def test_numbers_and_dates_are_such(book: Any) -> None:
    header = {cell.value: cell.column for cell in book["figures"][1]}
    for row in book["figures"].iter_rows(min_row=2):
        assert isinstance(row[header["value"] - 1].value, int | float)
        day = row[header["start_date"] - 1]
        assert day.value is None or day.is_date or isinstance(day.value, str)


def test_a_text_that_a_cell_cannot_hold_is_cut_and_says_so(tmp_path: Path) -> None:
    export_dataset(publish_harm(tmp_path), "xlsx", tmp_path / "a.xlsx")
    texts = [row[-1] for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["blocks"].values]
    assert texts[1].endswith("the CSV and Parquet files have the whole text]")
    assert len(texts[1]) == 32_767
