"""Options that several commands share, and what the shell offers to complete; runs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from iomstats.cli.output import Format
from iomstats.schema.errors import IomstatsError


def complete_table(incomplete: str) -> list[str]:
    """Return the tables that begin so."""
    from iomstats.dataset import find_dataset

    try:
        return [name for name in find_dataset().names if name.startswith(incomplete)]
    except IomstatsError:
        return []


def complete_indicator(incomplete: str) -> list[tuple[str, str]]:
    """Return the indicators that begin so, with their labels."""
    from iomstats.dataset import find_dataset

    try:
        rows = find_dataset().table("indicators").to_pylist()
    except IomstatsError:
        return []
    return [(row["indicator"], row["label"]) for row in rows if row["indicator"].startswith(incomplete)]


FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="How to write it; by the ending of --output when not given.",
        show_default="table",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="A file to write instead of the terminal.", metavar="FILE"),
]
