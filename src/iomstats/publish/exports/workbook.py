"""Writes the tables as one Excel workbook: a sheet a table, and sheets that explain them; decides no value.

Every text is written as a text cell, which no spreadsheet computes. A text that would become a formula once
somebody edits its cell has Excel's own sign for "this is text" (the quote prefix: an apostrophe that Excel
shows in the edit line alone), so that the text itself stays as the document states it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iomstats.publish.exports import definitions
from iomstats.publish.exports.cells import Value, is_risky
from iomstats.publish.model import Manifest
from iomstats.schema.errors import CallError, MachineError

if TYPE_CHECKING:
    import pyarrow as pa

# limits of the file format
ROWS, CELL, SHEET_NAME = 1_048_576, 32_767, 31
_CUT = " … [cut: the cell holds no more; the CSV and Parquet files have the whole text]"
# Excel takes 1900 for a leap year: what it calls the days before this one is wrong
_FIRST_DATE = datetime.date(1900, 3, 1)
# the same dataset gives the same bytes
_CREATED = datetime.datetime(1980, 1, 1)
_WIDTHS = {"text": 40, "quote": 80, "description": 80, "definition": 60, "title": 60, "rights": 60}


def write_workbook(tables: Mapping[str, pa.Table], manifest: Manifest, path: Path) -> None:
    """Write the workbook.

    Raises:
        CallError: if xlsxwriter is not installed, or a table has more rows than a sheet.
        MachineError: if the file cannot be written.
    """
    try:
        import xlsxwriter
        from xlsxwriter.exceptions import FileCreateError
    except ImportError as error:
        raise CallError(
            'an Excel workbook needs xlsxwriter; install it with: pip install "iomstats[export]"'
        ) from error
    for name, rows in tables.items():
        if rows.num_rows >= ROWS:
            raise CallError(
                f"{name} has {rows.num_rows:,} rows, more than the {ROWS - 1:,} of a sheet; "
                "export csv or parquet instead"
            )
    book = xlsxwriter.Workbook(str(path), {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": definitions.facts(manifest)[0][1], "created": _CREATED})
    book.set_size(2400, 1600)
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "risky": book.add_format({"quote_prefix": True}),
    }
    names = sheet_names(["read me", "definitions", "codes", *tables])
    _sheet(book, formats, names["read me"], *_read_me(tables, manifest))
    _sheet(
        book,
        formats,
        names["definitions"],
        definitions.COLUMNS_HEADER,
        definitions.column_lines(tables),
    )
    _sheet(book, formats, names["codes"], definitions.CODES_HEADER, definitions.code_lines(tables))
    for name, rows in tables.items():
        columns = (column.to_pylist() for column in rows.columns)
        _sheet(book, formats, names[name], rows.column_names, zip(*columns, strict=True))
    try:
        book.close()
    except FileCreateError as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, OSError):
            raise cause from error
        raise MachineError(f"cannot write {path}: {cause}; choose another folder") from error


def sheet_names(names: Iterable[str]) -> dict[str, str]:
    """Return a name that Excel accepts for every sheet, no two the same.

    Example:
        >>> sheet_names(["staff", "a/b", "x" * 40, "x" * 50])["a/b"]
        'a b'
        >>> [len(name) for name in sheet_names(["x" * 40, "x" * 50]).values()]
        [31, 31]
    """
    given: dict[str, str] = {}
    for name in names:
        plain = "".join(" " if letter in r"[]:*?/\'" else letter for letter in name)[:SHEET_NAME]
        chosen, number = plain, 1
        while chosen.lower() in {other.lower() for other in given.values()}:
            number += 1
            ending = f" {number}"
            chosen = plain[: SHEET_NAME - len(ending)] + ending
        given[name] = chosen
    return given


def fitting(text: str) -> str:
    """Return a text that a cell can hold, saying so where it had to be cut.

    Example:
        >>> fitting("short"), len(fitting("long" * 10_000))
        ('short', 32767)
    """
    return text if len(text) <= CELL else text[: CELL - len(_CUT)] + _CUT


def _read_me(tables: Mapping[str, pa.Table], manifest: Manifest) -> tuple[Sequence[str], list[Sequence[Value]]]:
    blank: Sequence[Value] = ()
    lines: list[Sequence[Value]] = [
        *definitions.facts(manifest)[1:],
        blank,
        ("empty cells", "An empty cell is unknown; no text in the dataset is empty."),
        ("numbers", "A workbook keeps 16 digits of a number; the CSV and Parquet files keep all of them."),
        ("texts", "Every text is as the document states it; a text cell is never a formula."),
        ("dates", "Days before 1 March 1900 are text, since Excel counts them wrongly."),
        blank,
        *(("document", line) for line in definitions.sources(tables["documents"])),
        blank,
        definitions.TABLES_HEADER,
        *definitions.table_lines(tables),
    ]
    return definitions.facts(manifest)[0], lines


def _sheet(
    book: Any, formats: Mapping[str, Any], name: str, header: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    sheet = book.add_worksheet(name)
    for column, title in enumerate(header):
        sheet.write_string(0, column, title, formats["head"])
        sheet.set_column(column, column, _WIDTHS.get(title, max(12, len(title) + 2)))
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _cell(sheet, formats, last, column, value)
    sheet.freeze_panes(1, 0)
    if name != "read me" and last:
        sheet.autofilter(0, 0, last, len(header) - 1)


def _cell(sheet: Any, formats: Mapping[str, Any], row: int, column: int, value: Value) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime.date) and value >= _FIRST_DATE:
        sheet.write_datetime(row, column, value)
    else:
        text = fitting(str(value))
        sheet.write_string(row, column, text, formats["risky"] if is_risky(text) else None)
