"""Commands that read the dataset: tables, sql, series, search, show, cite, and the overview."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from iomstats._version import __version__
from iomstats.cli.commands.options import FormatOption, OutputOption, complete_indicator, complete_table
from iomstats.cli.output import Format, emit, is_terminal, note, rows, styled, table, write
from iomstats.escaping import visible
from iomstats.schema.errors import CallError, QueryError

# How the parts of a figure stand out in its paragraph.
_MARKS = {"figure": "bold reverse", "qualifier": "yellow", "unit": "green", "period": "cyan"}


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (tables, sql, series, search, show, cite):
        app.command(command.__name__)(command)


def tables(
    name: Annotated[
        str | None, typer.Argument(help="A table, to see its columns.", metavar="[TABLE]", autocompletion=complete_table)
    ] = None,
    format: FormatOption = None,  # noqa: A002 - the option's name
    output: OutputOption = None,
) -> None:
    """List the tables, or the columns of one.

    \b
    Examples:
      iomstats tables
      iomstats tables figures
      iomstats tables --format json
    """  # noqa: D301
    from iomstats import dataset

    found = dataset.find_dataset()
    emit(dataset.describe(found) if name is None else dataset.describe_columns(found, name), format, output)


def sql(
    query: Annotated[str, typer.Argument(help="The query in DuckDB's dialect; - reads it from standard input.", metavar="QUERY")],
    parameter: Annotated[
        list[str] | None,
        typer.Option("--parameter", "-p", help="A value for each ? in the query, in order.", metavar="VALUE"),
    ] = None,
    format: FormatOption = None,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """Query the dataset with SQL. It changes nothing, and reaches no file and no network.

    \b
    Examples:
      iomstats sql "select period_start, value, qualifier from series where indicator = 'staff_total' order by 1"
      iomstats sql "select * from figures_in_context where unit = ?" -p office --format csv
      iomstats sql - < question.sql
      iomstats sql "select name, type, description from README"
    """  # noqa: D301
    import iomstats

    text = _standard_input("a query") if query == "-" else query
    emit(iomstats.sql(text, parameter or None), format, output)


def series(
    indicator: Annotated[
        str, typer.Argument(
            help="An indicator; `iomstats search` finds them.", metavar="INDICATOR", autocompletion=complete_indicator
        ),
    ],
    place: Annotated[
        str | None,
        typer.Option(help='Only this country or region, by name or code; "" is the Organization as a whole.'),
    ] = None,
    dims: Annotated[str | None, typer.Option(help='Only this breakdown, key=value; "" is none.')] = None,
    start: Annotated[str | None, typer.Option(help="Only periods that begin then or later: 2005, 2005-06.")] = None,
    end: Annotated[str | None, typer.Option(help="Only periods that end then or earlier.")] = None,
    format: FormatOption = None,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """Show an indicator over time, with its sources; in a terminal also as bars.

    \b
    Examples:
      iomstats series staff_total
      iomstats series health_assessments --start 2001 --end 2010 --format csv
      iomstats series avrr_beneficiaries --output avrr.parquet
    """  # noqa: D301
    import iomstats

    points = iomstats.series(indicator, place=place, dims=dims, start=start, end=end)
    columns = ["period_start", "period_end", "as_stated", "unit", "status", "kind", "rivals", "figure_id"]
    # a column that says the same for all, or nothing, is left to the heading
    columns[2:2] = [name for name in ("place", "dims") if points[name].notna().any()]
    people = format in (None, Format.table) and output is None
    if people and is_terminal():
        write(_series_heading(indicator) + "\n")
    emit(points, format, output, shown=columns)
    if people and is_terminal() and len(points):
        from iomstats.cli.chart import chart

        named = [dict(zip(points.columns, row, strict=True)) for row in rows(points)]
        write("\n" + chart(named, min(shutil.get_terminal_size().columns, 100)))


def _series_heading(indicator: str) -> str:
    from iomstats.dataset import find_dataset

    described = find_dataset().rows("indicators", "indicator", [indicator])
    if not described:
        return styled(visible(indicator), "1")
    row = described[0]
    return f"{styled(visible(row['label']), '1')} · {visible(row['definition'])} ({row['kind']}, {row['unit']})"


def search(
    text: Annotated[list[str], typer.Argument(help="Words in any order.", metavar="WORDS...")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")] = 20,
    format: FormatOption = None,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """Find indicators and figures by words; forgives typing errors.

    \b
    Examples:
      iomstats search returns
      iomstats search women in the field --limit 5
      iomstats search health --format json
    """  # noqa: D301
    import iomstats

    words = " ".join(text)
    found = iomstats.search(words, limit)
    if found.empty:
        note(f"nothing matches {words!r}; try another word, or `iomstats series` with Tab for the indicators")
    found.insert(1, "name", found["figure_id"].fillna(found["indicator"]))
    shown = ["found", "name", "label", "period_start", "period_end", "points", "text"]
    people = format in (None, Format.table)
    emit(found if people else found.drop(columns="name"), format, output, shown=shown)


def show(figure_id: Annotated[str, typer.Argument(help="A figure, as in the column figure_id of any table.", metavar="ID")]) -> None:
    """Show a figure marked in its paragraph, and what was read.

    \b
    Examples:
      iomstats show mc-inf-302:1204-1211
      iomstats sql "select figure_id from figures limit 1" --format csv | tail -1 | xargs iomstats show
    """  # noqa: D301
    import iomstats

    view = iomstats.show(figure_id)
    if not is_terminal():
        write(str(view))
        return
    from rich.console import Console
    from rich.text import Text

    body = Text.assemble(*((visible(piece), _MARKS.get(role or "", "")) for piece, role in view.passage.pieces()))
    console = Console(width=min(shutil.get_terminal_size().columns, 100), highlight=False, emoji=False)
    console.print(Text(view.summary, style="bold"))
    if view.section:
        console.print(Text(visible(view.section), style="dim"))
    console.print()
    console.print(body)
    console.print()
    console.print(Text(visible(view.source)))


def cite(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Figures or documents; the whole dataset when not given.", metavar="[ID]..."),
    ] = None,
    format: Annotated[  # noqa: A002
        str, typer.Option("--format", "-f", help="text, bibtex or csl-json.", metavar="FORMAT")
    ] = "text",
) -> None:
    """Cite figures, documents, or the whole dataset.

    \b
    Examples:
      iomstats cite
      iomstats cite mc-inf-302
      iomstats cite mc-inf-302:1204-1211 --format bibtex
    """  # noqa: D301
    from iomstats.citation import cite_anything
    from iomstats.dataset import find_dataset

    write(cite_anything(find_dataset(), names or None, format))


def print_version() -> None:
    """Print the version of the program, and of the dataset where there is one."""
    from iomstats.dataset import find_dataset
    from iomstats.schema.errors import IomstatsError

    try:
        dataset = find_dataset()
        about = f"dataset {dataset.version or 'without a version'} in {dataset.folder}"
    except IomstatsError:
        about = "no dataset"
    write(f"iomstats {__version__} ({about})")


def print_overview() -> None:
    """Print what is there: documents, tables with their rows, what they cover, and what to try."""
    import iomstats
    from iomstats import dataset

    found = dataset.find_dataset()
    tables = dataset.describe(found)
    count = dict(zip(tables["table"], tables["rows"], strict=True))
    points = iomstats.load("series")
    years = f", {points['start_date'].min():%Y}–{points['end_date'].max():%Y}" if points["start_date"].notna().any() else ""
    lines = [
        styled("iomstats", "1") + f" {__version__} · dataset {found.version or ''} in {found.folder}",
        f"{count['documents']} documents, {count['mentions']:,} numeric expressions, {count['figures']:,} figures",
        f"{points['indicator'].nunique()} of {count['indicators']} indicators with {len(points)} values{years}",
        "",
    ]
    width = shutil.get_terminal_size((100, 40)).columns if is_terminal() else None
    listing = table(["table", "rows", "one row is"], rows(tables[["table", "rows", "description"]]), width, [False, True, False])
    hints = [
        "",
        "Next:  iomstats search returns              find indicators and figures",
        "       iomstats series staff_total          one indicator over time",
        '       iomstats sql "from latest_values"     ask anything',
        "       iomstats --help                      all commands",
    ]
    write("\n".join(lines) + "\n" + listing + "\n".join(hints))


def _standard_input(what: str) -> str:
    if is_terminal(sys.stdin):
        note(f"reading {what} from standard input; end it with Ctrl-D")
    try:
        text = sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise CallError(f"standard input is not UTF-8 (byte {error.start}); convert it first") from error
    if not text.strip():
        raise QueryError(f"standard input holds no {what.removeprefix('a ')}")
    return text
