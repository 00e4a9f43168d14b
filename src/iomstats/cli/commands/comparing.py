"""The command that compares two datasets: diff; it judges nothing, and changes neither."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iomstats.cli.commands.options import FormatOption, OutputOption
from iomstats.cli.output import emit, write
from iomstats.cli.progress import waiting
from iomstats.escaping import visible
from iomstats.schema.errors import CallError

if TYPE_CHECKING:
    import pandas as pd

    from iomstats.publish.model import RowDifference


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff")(diff)


def diff(
    old: Annotated[
        Path, typer.Argument(help="A dataset: its folder, a .zip of it, or a wheel of iomstats.", metavar="OLD")
    ],
    new: Annotated[
        Path | None,
        typer.Argument(help="Another one.", metavar="[NEW]", show_default="the dataset in use"),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many rows of a table at most.")] = 20,
    format: FormatOption = None,  # noqa: A002 - the option's name
    output: OutputOption = None,
) -> None:
    """Show how the rows of two datasets differ, by table and key; ends with 0 whatever it finds.

    \b
    Examples:
      iomstats diff last-year/curated
      iomstats diff iomstats-0.1.0-py3-none-any.whl iomstats-0.2.0-py3-none-any.whl
      iomstats diff old.zip data/curated --format csv
    """  # noqa: D301
    from iomstats.dataset import find_dataset
    from iomstats.publish import compare_datasets, describe_differences

    after = find_dataset().folder if new is None else new
    with waiting("comparing"), _folder(old) as old_folder, _folder(after) as new_folder:
        differences = compare_datasets(old_folder, new_folder)
    if format is not None or output is not None:
        emit(_frame(differences), format, output)
    elif differences:
        lines = describe_differences(differences, limit=limit).splitlines()
        write("\n".join(visible(line) for line in lines))
    else:
        write(f"{old} and {after} hold the same rows")


@contextmanager
def _folder(place: Path) -> Iterator[Path]:
    """Give the folder with the Parquet files of a dataset, unpacked where it is an archive."""
    if place.is_file() and zipfile.is_zipfile(place):
        with tempfile.TemporaryDirectory(prefix="iomstats-diff-") as name, zipfile.ZipFile(place) as archive:
            for member in archive.namelist():
                if member.endswith(".parquet"):
                    # by its last name only: an archive may not choose where it is written
                    Path(name, Path(member).name).write_bytes(archive.read(member))
            yield _with_tables(Path(name), place)
    else:
        yield _with_tables(place, place)


def _with_tables(folder: Path, place: Path) -> Path:
    if not any(folder.glob("*.parquet")):
        missing = "holds no Parquet files" if place.exists() else "does not exist"
        raise CallError(f"{place} {missing}; name the folder of a dataset, a .zip of it, or a wheel of iomstats")
    return folder


def _frame(differences: Sequence[RowDifference]) -> pd.DataFrame:
    """Return a row for every value that differs; a row that was added or removed is one, without values."""
    import pandas as pd

    rows = [
        (found.table, found.change, ", ".join(f"{name}={value}" for name, value in found.key) or None, *values)
        for found in differences
        for values in found.values or ((None, None, None),)
    ]
    columns = ["table", "change", "key", "column", "old", "new"]
    texts = [[*row[:3], *(_text(value) for value in row[3:])] for row in rows]
    return pd.DataFrame(texts, columns=columns, dtype="object")


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
