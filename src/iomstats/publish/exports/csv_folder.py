"""Writes the tables as CSV for spreadsheets: one file a table, with definitions; decides no value."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iomstats.publish.datapackage import data_package
from iomstats.publish.exports import definitions
from iomstats.publish.exports.cells import Value, cell_text
from iomstats.publish.model import DATA_PACKAGE, Manifest, TableFile

if TYPE_CHECKING:
    import pyarrow as pa

#: The line end of RFC 4180. With it, the csv module quotes every cell that holds either half of it.
LINE_END = "\r\n"

_README = """\
# {title}

{facts}

One CSV file a table: UTF-8 without a byte order mark, one header line, cells parted by commas and quoted
where needed. `definitions.csv` says what each column holds, `codes.csv` what each code means, and
`datapackage.json` describes the files for programs (Data Package v2).

- An empty cell is unknown; no text in the dataset is empty.
- Dates are year-month-day. Numbers have a decimal point and no thousands separator.
- A text that a spreadsheet could take for a formula has an apostrophe before it: one that begins with =, +,
  -, @ or their wide forms, white space and apostrophes before them aside, or with a tab or line break. Take
  one apostrophe away to have the text as the document states it; the Parquet files hold it unchanged.
  Numbers stay numbers.
- Excel reads UTF-8 when the file is opened with Data > From Text/CSV; a workbook (`iomstats export --to
  xlsx`) needs no import.

## Tables

{tables}

## Documents

{sources}
"""


def write_csv_folder(tables: Mapping[str, pa.Table], manifest: Manifest, folder: Path) -> None:
    """Write the tables, their definitions, a README and a datapackage.json into an empty folder."""
    files = []
    for name, rows in tables.items():
        path = folder / f"{name}.csv"
        content = csv_text(rows.column_names, _rows(rows)).encode()
        path.write_bytes(content)
        files.append(TableFile(name, path.name, rows.num_rows, len(content), hashlib.sha256(content).hexdigest()))
    listings = {
        "definitions.csv": (definitions.COLUMNS_HEADER, definitions.column_lines(tables)),
        "codes.csv": (definitions.CODES_HEADER, definitions.code_lines(tables)),
    }
    for file_name, (header, lines) in listings.items():
        (folder / file_name).write_bytes(csv_text(header, lines).encode())
    (folder / "README.md").write_bytes(_readme(tables, manifest).encode())
    package = _package(Manifest(manifest.version, tuple(files)), manifest.fingerprint, tables["documents"])
    (folder / DATA_PACKAGE).write_bytes((json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode())


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    r"""Return rows as CSV, every text safe in a spreadsheet.

    Example:
        >>> csv_text(("text", "value"), [("=1", 1.5), (None, -2.0)])
        "text,value\r\n'=1,1.5\r\n,-2\r\n"
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator=LINE_END)
    writer.writerow(header)
    writer.writerows([cell_text(value) for value in row] for row in rows)
    return file.getvalue()


def _rows(table: pa.Table) -> Iterable[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


def _package(files: Manifest, fingerprint: str, documents: pa.Table) -> dict[str, Any]:
    """Return the descriptor of the CSV files; the fingerprint stays that of the dataset."""
    package = data_package(files, documents) | {"fingerprint": fingerprint}
    for resource in package["resources"]:
        resource |= {
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
        }
    return package


def _readme(tables: Mapping[str, pa.Table], manifest: Manifest) -> str:
    facts = definitions.facts(manifest)
    lines = [f"- `{name}.csv` ({count:,} rows): {what}" for name, count, what, *_ in definitions.table_lines(tables)]
    return _README.format(
        title=facts[0][1],
        facts="\n".join(f"- {name}: {value}" for name, value in facts[1:]),
        tables="\n".join(lines),
        sources="\n".join(f"- {line}" for line in definitions.sources(tables["documents"])),
    )
