"""The command that copies the dataset into the formats of others: export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from iomstats.cli.output import write
from iomstats.cli.progress import waiting


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(export)


def complete_kind(incomplete: str) -> list[tuple[str, str]]:
    """Return the kinds of export that begin so, with what comes out."""
    from iomstats.publish.exports import EXPORTS

    return [(name, kind.description) for name, kind in EXPORTS.items() if name.startswith(incomplete)]


def export(
    target: Annotated[Path, typer.Argument(help="The file or folder to write; it must not exist.", metavar="TARGET")],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            "-t",
            help="csv, xlsx, sdmx, datapackage, parquet or duckdb.",
            metavar="KIND",
            autocompletion=complete_kind,
        ),
    ],
) -> None:
    """Export the dataset: CSV, Excel, SDMX, Data Package, Parquet or DuckDB.

    \b
    csv          a folder: one CSV file a table, safe in spreadsheets, with definitions
    xlsx         an Excel workbook: one sheet a table, with definitions
    sdmx         a folder: the series as SDMX-CSV 2.0 with their structure in SDMX-ML 3.0
    datapackage  a folder or a .zip: Parquet with datapackage.json
    parquet      a folder: the Parquet files alone
    duckdb       a DuckDB file: tables, views and macros

    \b
    Examples:
      iomstats export --to xlsx iomstats.xlsx
      iomstats export --to csv tables
      iomstats export --to sdmx sdmx
      iomstats export --to datapackage iomstats.zip
    """  # noqa: D301
    from iomstats.dataset import find_dataset
    from iomstats.publish.exports import export_dataset

    with waiting(f"exporting {to}"):
        files = export_dataset(find_dataset().folder, to, target)
    size = sum(path.stat().st_size for path in files) / 1e6
    counted = "" if files == [target] else f"{len(files)} files, "
    write(f"wrote {target} ({counted}{size:,.1f} MB)")
