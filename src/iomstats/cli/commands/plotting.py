"""The command that draws an indicator, several, or a theme: plot."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from iomstats.cli.commands.options import complete_indicator
from iomstats.cli.output import is_terminal, note, styled, write
from iomstats.cli.progress import waiting
from iomstats.escaping import visible

# Where nobody looks at a terminal, lines are as long as in one of this width.
_WIDTH = 100


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("plot")(plot)


def complete_theme(incomplete: str) -> list[tuple[str, str]]:
    """Return the themes that begin so, with what they are about."""
    from iomstats.schema.codes import THEME

    return [(code.code, code.description) for code in THEME.codes if code.code.startswith(incomplete)]


def plot(
    indicators: Annotated[
        list[str] | None,
        typer.Argument(
            help="An indicator, or several in the same unit; `iomstats search` finds them.",
            metavar="[INDICATOR]...",
            autocompletion=complete_indicator,
        ),
    ] = None,
    theme: Annotated[
        str | None,
        typer.Option(help="All indicators of a theme, in small charts.", autocompletion=complete_theme),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option(help='Only this country or region, by name or code; "" is the Organization as a whole.'),
    ] = None,
    fill: Annotated[str, typer.Option(help="Fill gaps in a saved plot: none, step or linear.")] = "none",
    save: Annotated[
        Path | None,
        typer.Option("--save", "-s", help="A file to write: .svg, .png, .html or .json.", metavar="FILE"),
    ] = None,
) -> None:
    """Plot an indicator over time: into a file, or as bars in the terminal.

    Exact values are filled marks, hedged ones open; values over several years are bars over their years.

    \b
    Examples:
      iomstats plot staff_total
      iomstats plot staff_total --save staff.svg
      iomstats plot member_states observer_states --save states.png
      iomstats plot --theme training --save training.html
    """  # noqa: D301
    import iomstats

    if save is None:
        _in_terminal(indicators or None, theme, place, fill)
        return
    with waiting(f"drawing {save}"):
        iomstats.plot(indicators or None, theme=theme, place=place, fill=fill, save=save)  # type: ignore[arg-type]
    write(f"wrote {visible(str(save))}")


def _in_terminal(indicators: list[str] | None, theme: str | None, place: str | None, fill: str) -> None:
    """Write a chart of each indicator, as the plot would show them one below the other."""
    from iomstats.cli.chart import chart
    from iomstats.dataset import find_dataset
    from iomstats.display import as_stated
    from iomstats.plotting import picture
    from iomstats.selection import covers, in_order, indicator_points

    dataset = find_dataset()
    shown = picture(dataset, indicators, theme=theme, place=place, fill=fill)
    if shown.empty is not None:
        note(f"note: {shown.empty}")
        return
    if fill != "none":
        note("note: gaps are filled in saved plots only; add --save plot.svg")
    entries = {row["indicator"]: row for row in dataset.table("indicators").to_pylist()}
    width = min(shutil.get_terminal_size((_WIDTH, 40)).columns, _WIDTH) if is_terminal() else _WIDTH
    texts = []
    for name in shown.indicators:
        rows = [
            {**row, "as_stated": as_stated(row["value"], row["value_max"], row["qualifier"], row["unit"])}
            for row in in_order(indicator_points(dataset, name).to_pylist())
            if place is None or covers(row, place)
        ]
        entry = entries.get(name, {"label": name, "unit": rows[0]["unit"], "kind": rows[0]["kind"]})
        heading = f"{styled(visible(entry['label']), '1')} ({entry['kind']}, {entry['unit']})"
        texts.append(f"{heading}\n{chart(rows, width)}")
    write("\n\n".join([*texts, "\n".join(visible(line) for line in shown.caption)]))
