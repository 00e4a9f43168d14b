"""Commands that read the dataset: tables, sql, series, search, show, cite, and the overview."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from iomstats._version import __version__
from iomstats.cli.commands.options import FormatOption, OutputOption, complete_indicator, complete_table
from iomstats.cli.output import Format, emit, is_terminal, note, rows, shows_styles, styled, table, write
from iomstats.escaping import visible
from iomstats.schema.errors import CallError, QueryError

if TYPE_CHECKING:
    import pandas as pd

# How the parts of a figure stand out in its paragraph.
_MARKS = {"figure": "bold reverse", "qualifier": "yellow", "unit": "green", "period": "cyan"}


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (tables, sql, series, search, show, cite):
        app.command(command.__name__)(command)


def tables(
    name: Annotated[
        str | None,
        typer.Argument(help="A table, to see its columns.", metavar="[TABLE]", autocompletion=complete_table),
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
    query: Annotated[
        str | None,
        typer.Argument(
            help="The query in DuckDB's dialect; - or a pipe gives it on standard input.", metavar="[QUERY]"
        ),
    ] = None,
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
      iomstats sql "select period_start, value, qualifier from series where indicator = 'staff_total'"
      iomstats sql "select * from figures_in_context where unit = ?" -p office --format csv
      iomstats sql < question.sql
      iomstats sql "select name, type, description from README"
    """  # noqa: D301
    import iomstats

    if query is None and is_terminal(sys.stdin):
        raise CallError('give a query: iomstats sql "select * from series limit 5"; see `iomstats sql --help`')
    text = _standard_input("a query") if query is None or query == "-" else query
    emit(iomstats.sql(text, parameter or None), format, output)


def series(
    indicator: Annotated[
        str,
        typer.Argument(
            help="An indicator; `iomstats search` finds them.",
            metavar="INDICATOR",
            autocompletion=complete_indicator,
        ),
    ],
    place: Annotated[
        str | None,
        typer.Option(help='Only this country or region, by name or code; "" is the Organization as a whole.'),
    ] = None,
    dims: Annotated[str | None, typer.Option(help='Only this breakdown, key=value; "" is none.')] = None,
    start: Annotated[str | None, typer.Option(help="Only periods that begin then or later: 2005, 2005-06.")] = None,
    end: Annotated[str | None, typer.Option(help="Only periods that end then or earlier.")] = None,
    calendar: Annotated[
        bool, typer.Option("--calendar", help="One row a year from 1995 to 2019, every gap included.")
    ] = False,
    format: FormatOption = None,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """Show an indicator over time, with its sources; in a terminal also as bars.

    \b
    Examples:
      iomstats series staff_total
      iomstats series health_assessments --start 2001 --end 2010 --format csv
      iomstats series staff_total --calendar
      iomstats series avrr_beneficiaries --output avrr.parquet
    """  # noqa: D301
    import iomstats

    points = iomstats.series(indicator, place=place, dims=dims, start=start, end=end, calendar=calendar)
    people = format in (None, Format.table) and output is None
    if people and is_terminal():
        write(_series_heading(indicator) + "\n")
    emit(_for_people(points) if people else points, format, output)
    if people and is_terminal() and len(points) and not calendar:
        from iomstats.cli.chart import chart

        named = [dict(zip(points.columns, row, strict=True)) for row in rows(points)]
        write("\n" + chart(named, min(shutil.get_terminal_size().columns, 100)))


def _for_people(points: pd.DataFrame) -> pd.DataFrame:
    """Return a series in few columns: one for the period, none for what is as usual in all rows."""
    from iomstats.display import period_text

    if "year" in points:
        columns = ["year", "place", "dims", "coverage", "as_stated", "unit", "figure_id", "spans"]
        return points[[c for c in columns if c not in ("place", "dims", "spans") or points[c].notna().any()]]
    spans = zip(*(_texts(points[name]) for name in ("period_start", "period_end")), strict=True)
    frame = points.assign(period=[period_text(start, end) for start, end in spans])
    columns = ["period", "as_stated", "unit", "status", "rivals", "figure_id"]
    columns[1:1] = [name for name in ("place", "dims") if points[name].notna().any()]
    usual = {"status": "reported", "rivals": 0}
    return frame[[c for c in columns if c not in usual or (frame[c] != usual[c]).any()]]


def _texts(column: pd.Series) -> list[str | None]:
    return [value if isinstance(value, str) else None for value in column]


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
        note(f'nothing matches {words!r}; try other words, or list all: iomstats sql "from indicators"')
    if format in (None, Format.table):
        from iomstats.display import period_text

        spans = zip(_texts(found["period_start"]), _texts(found["period_end"]), strict=True)
        found = found.assign(
            name=found["figure_id"].fillna(found["indicator"]),
            period=[period_text(start, end) for start, end in spans],
        )
    emit(found, format, output, shown=["found", "name", "label", "period", "points", "text"])


def show(
    name: Annotated[
        str,
        typer.Argument(help="A figure, as in the column figure_id of any table, or a document.", metavar="ID"),
    ],
) -> None:
    """Show a figure marked in its paragraph, and what was read; or a whole document.

    \b
    Examples:
      iomstats show mc-inf-302:6263-6268
      iomstats show mc-inf-302 | less
    """  # noqa: D301
    import iomstats
    from iomstats.dataset import find_dataset

    if find_dataset().rows("documents", "document_id", [name]):
        write(str(iomstats.read(name)))
        return
    view = iomstats.show(name)
    if not shows_styles():
        write("\n".join(map(visible, str(view).splitlines())) if is_terminal() else str(view))
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
      iomstats cite mc-inf-302:6263-6268 --format bibtex
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
    from iomstats import dataset
    from iomstats.overview import overview

    found = dataset.find_dataset()
    tables = dataset.describe(found)
    width = shutil.get_terminal_size((100, 40)).columns if is_terminal() else None
    listing = table(
        ["table", "rows", "one row is"],
        rows(tables[["table", "rows", "description"]]),
        width,
        [False, True, False],
    )
    hints = [
        "",
        "Next:  iomstats search returns              find indicators and figures",
        "       iomstats series staff_total          one indicator over time",
        '       iomstats sql "from latest_values"     ask anything',
        "       iomstats --help                      all commands",
    ]
    write(f"{overview(found)}\n\n{listing}" + "\n".join(hints))


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
