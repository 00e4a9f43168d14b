"""The command that reads any text: extract."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from iomstats.cli.commands.options import FormatOption, OutputOption
from iomstats.cli.output import emit, is_terminal, note
from iomstats.cli.progress import waiting
from iomstats.schema.errors import DocumentError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("extract")(extract)


def extract(
    file: Annotated[Path, typer.Argument(help="A text file in UTF-8; - reads standard input.", metavar="FILE")],
    date: Annotated[
        str | None,
        typer.Option(help="The text's own date, 2010, 2010-06 or 2010-06-15: what “currently” means."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="The text's title.")] = None,
    mentions: Annotated[
        bool,
        typer.Option("--mentions", help="Every numeric expression with its class, not only the figures."),
    ] = False,
    format: FormatOption = None,  # noqa: A002 - the option's name
    output: OutputOption = None,
) -> None:
    """Read the figures of any English text.

    \b
    Examples:
      iomstats extract report.txt --date 2010
      iomstats extract report.txt --mentions --format csv
      echo "Nearly 330,000 migrants returned in 2009." | iomstats extract -
    """  # noqa: D301
    from iomstats.display import as_stated
    from iomstats.extraction import extract as read

    with waiting(f"reading {file}"):
        found = read(_standard_input() if str(file) == "-" else file, date=date, title=title)
    if mentions:
        emit(found.mentions, format, output, shown=["mention_id", "text", "class", "rule"])
        return
    figures = found.figures
    if format is None and output is None:
        stated = [
            as_stated(row.value, row.value_max, row.qualifier, row.unit) for row in figures.itertuples(index=False)
        ]
        figures = figures.assign(as_stated=stated)
    shown = ["figure_id", "text", "as_stated", "unit", "kind", "period_start", "period_end", "place", "quote"]
    emit(figures, format, output, shown=[column for column in shown if column in figures])


def _standard_input() -> str:
    if is_terminal(sys.stdin):
        note("reading a text from standard input; end it with Ctrl-D")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(f"standard input is not UTF-8 (byte {error.start}); convert it first") from error
