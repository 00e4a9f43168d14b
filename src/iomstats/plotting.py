"""Decides what a plot shows and refuses what cannot share an axis; reads the dataset, draws nothing itself.

Values are those of the series: none is chosen, corrected or spread over years here.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iomstats._version import __version__
from iomstats.dataset import Dataset
from iomstats.drawing.points import (
    Panel,
    Point,
    filled_points,
    line_name,
    lines_of,
    plural,
    point_of,
    source_line,
    stated_text,
    theme_title,
)
from iomstats.drawing.sources import Source, sources_of
from iomstats.schema.codes import THEME
from iomstats.schema.errors import CallError, UnitMismatchError, unknown_name
from iomstats.selection import covers, indicator_points

if TYPE_CHECKING:
    import altair as alt

Row = Mapping[str, Any]

ENDINGS = (".png", ".svg", ".html", ".json")
INSTALL = 'plots need altair and vl-convert-python; install them with: pip install "iomstats[notebook]"'

# What an axis may hold together: levels at a moment, or amounts over a period. A threshold may stand beside either.
_SORTS = {"count": "stock", "average": "flow", "rate": "flow", "threshold": None}
_EXPLAINED = {"stock": "a level at a point in time", "flow": "an amount over a period"}
# More lines than this have a panel each: colours would no longer tell them apart.
_LINES = 7
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


@dataclass(frozen=True, slots=True)
class Picture:
    """What a plot shows, before it is drawn.

    Attributes:
        title: Its heading.
        subtitle: What is measured.
        panels: Its panels; none where there is no value.
        caption: The lines beneath.
        indicators: The indicators that have values, in order.
        common: Whether the panels share their axis of values.
        empty: Why there is nothing to see.
    """

    title: str
    subtitle: str
    panels: tuple[Panel, ...]
    caption: tuple[str, ...]
    indicators: tuple[str, ...] = ()
    common: bool = False
    empty: str | None = None


def plot_indicators(
    dataset: Dataset,
    indicator: str | Sequence[str] | None,
    *,
    theme: str | None = None,
    fill: str = "none",
    place: str | None = None,
    save: str | os.PathLike[str] | None = None,
) -> alt.VConcatChart:
    """Return a chart of indicators or of a theme, and write it to a file where one is named.

    Raises:
        UnitMismatchError: if the indicators cannot share one axis.
        CallError: if an argument cannot mean anything, or altair is not installed.
        MachineError: if the file cannot be written.
    """
    target = None if save is None else _target(save)
    shown = picture(dataset, indicator, theme=theme, fill=fill, place=place)
    require_altair()
    from iomstats.drawing.charts import draw, draw_empty

    if shown.empty is not None:
        # the level at which the caller of iomstats.plot stands
        warnings.warn(shown.empty, UserWarning, stacklevel=3)
        chart = draw_empty(shown.title, shown.subtitle, shown.empty)
    else:
        chart = draw(
            shown.title,
            shown.subtitle,
            shown.panels,
            shown.caption,
            headed=theme is not None,
            common=shown.common,
            fill=fill,
        )
    if target is not None:
        write_chart(chart, target)
    return chart


def require_altair() -> None:
    """Raise CallError that says what to install where altair is missing."""
    try:
        import altair  # noqa: F401
        import vl_convert  # noqa: F401
    except ImportError as error:
        raise CallError(INSTALL) from error


# What is shown


def picture(
    dataset: Dataset,
    indicator: str | Sequence[str] | None,
    *,
    theme: str | None = None,
    fill: str = "none",
    place: str | None = None,
) -> Picture:
    """Return what a plot of indicators or of a theme shows."""
    from iomstats.timeseries.coverage import FILLS

    if fill not in FILLS:
        raise CallError(f"fill={fill!r} is not known; use " + ", ".join(map(repr, FILLS)))
    if place is not None and not isinstance(place, str):
        raise CallError(f"a place is named by a str, not by {type(place).__name__}")
    if (indicator is None) == (theme is None):
        raise CallError("name an indicator, a list of indicators, or theme=…, and only one of them")
    entries = {row["indicator"]: row for row in dataset.table("indicators").to_pylist()}
    names = _theme_indicators(entries, theme) if theme is not None else _named(indicator)
    points = {name: _points(dataset, name, place) for name in names}
    described = [_described(name, entries.get(name), points[name]) for name in names]
    if theme is None:
        refuse_mixing(described)
    title, subtitle = _heading(described, theme)
    rows = [row for found in points.values() for row in found]
    if not rows:
        what = f"the theme {theme!r}" if theme is not None else "the indicator " + ", ".join(map(repr, names))
        where = f" with place {place!r}" if place is not None else " in this dataset"
        return Picture(title, subtitle, (), (), empty=f"{what} has no value{where}")
    sources = sources_of(dataset, [row["figure_id"] for row in rows])
    with_values = [entry for entry in described if points[entry["indicator"]]]
    if theme is not None:
        panels = [panel for entry in with_values for panel in _panels([entry], points, sources, fill)]
    else:
        panels = _panels(with_values, points, sources, fill)
    common = theme is None and len(panels) > 1 and len({panel.unit for panel in panels}) == 1
    return Picture(
        title,
        subtitle,
        tuple(panels),
        tuple(_caption(dataset, panels, rows, sources, described, points)),
        tuple(entry["indicator"] for entry in with_values),
        common,
    )


def _named(indicator: str | Sequence[str] | None) -> list[str]:
    names = [indicator] if isinstance(indicator, str) else indicator
    if not isinstance(names, Iterable) or isinstance(names, Mapping):
        raise CallError(f"an indicator is named by a str, not by {type(names).__name__}; see iomstats.search")
    found = list(dict.fromkeys(names))
    if not found:
        raise CallError("the list of indicators is empty; see iomstats.search")
    return found


def _theme_indicators(entries: Mapping[str, Row], theme: str) -> list[str]:
    if not isinstance(theme, str) or theme not in THEME:
        raise unknown_name("theme", str(theme), THEME.values)
    return [name for name, entry in entries.items() if entry["theme"] == theme]


def _points(dataset: Dataset, indicator: str, place: str | None) -> list[Row]:
    rows: list[Row] = indicator_points(dataset, indicator).to_pylist()
    return rows if place is None else [row for row in rows if covers(row, place)]


def _described(name: str, entry: Row | None, rows: Sequence[Row]) -> Row:
    """Return the entry of an indicator; what the vocabulary does not hold is described by its values."""
    if entry is not None:
        return entry
    first: Row = rows[0] if rows else {}
    label = name.replace("_", " ").capitalize()
    return {"indicator": name, "label": label, "definition": "", "unit": first.get("unit"), "kind": first.get("kind")}


def refuse_mixing(entries: Sequence[Row]) -> None:
    """Refuse indicators that cannot share one axis.

    Raises:
        UnitMismatchError: if their units differ, or one is a level and another an amount over a period.

    Example:
        >>> refuse_mixing([{"indicator": "a", "unit": "person", "kind": "stock"},
        ...                {"indicator": "b", "unit": "person", "kind": "flow"}])
        Traceback (most recent call last):
        iomstats.schema.errors.UnitMismatchError: 'a' is a stock (a level at a point in time) and 'b' is a flow ...
    """
    first = entries[0]
    for other in entries[1:]:
        if other["unit"] != first["unit"]:
            raise UnitMismatchError(
                f"{first['indicator']!r} is in {plural(first['unit'])} and {other['indicator']!r} in "
                f"{plural(other['unit'])}: one axis cannot show both; plot them one by one, or a whole theme=…"
            )
    sorts = {entry["indicator"]: _SORTS.get(entry["kind"], entry["kind"]) for entry in entries}
    told = [entry for entry in entries if sorts[entry["indicator"]] is not None]
    for other in told[1:]:
        if sorts[other["indicator"]] != sorts[told[0]["indicator"]]:
            one, two = (
                f"{entry['indicator']!r} is a {entry['kind']}"
                + (f" ({_EXPLAINED[sort]})" if (sort := sorts[entry["indicator"]]) in _EXPLAINED else "")
                for entry in (told[0], other)
            )
            raise UnitMismatchError(
                f"{one} and {two}: the two cannot be compared on one axis; plot them one by one, or a whole theme=…"
            )


def _heading(entries: Sequence[Row], theme: str | None) -> tuple[str, str]:
    if theme is not None:
        return theme_title(theme), ""
    labels = [str(entry["label"]) for entry in entries]
    if len(entries) == 1:
        return labels[0], _subtitle(entries[0])
    return ", ".join(labels[:-1]) + " and " + labels[-1] if len(labels) < 4 else f"{len(labels)} indicators", ""


def _subtitle(entry: Row) -> str:
    definition = str(entry["definition"] or "").rstrip(".")
    return _joined(definition, str(entry["kind"] or ""))


def _joined(*pieces: str) -> str:
    # a line ends with the dot rather than to begin with it
    return "\u00a0· ".join(piece for piece in pieces if piece)


# Panels


def _panels(
    entries: Sequence[Row], points: Mapping[str, Sequence[Row]], sources: Mapping[str, Source], fill: str
) -> list[Panel]:
    """Return a panel for each unit, and for each line where there are more lines than colours."""
    panels = []
    units = dict.fromkeys(row["unit"] for entry in entries for row in points[entry["indicator"]])
    for unit in units:
        lines = [
            line
            for entry in entries
            for line in _lines(
                entry, [r for r in points[entry["indicator"]] if r["unit"] == unit], sources, fill, len(entries)
            )
        ]
        title = ", ".join(str(entry["label"]) for entry in entries)
        subtitle = _subtitle(entries[0]) if len(entries) == 1 else ""
        if len(lines) > _LINES:
            panels += [Panel(name or title, "", unit, (name,), drawn, undated) for name, drawn, undated in lines]
            continue
        names = tuple(name for name, _, _ in lines)
        if len(names) == 1 and names[0]:
            subtitle = _joined(subtitle, names[0])
        panels.append(
            Panel(
                title,
                subtitle,
                unit,
                names,
                tuple(point for _, drawn, _ in lines for point in drawn),
                tuple(text for _, _, undated in lines for text in undated),
            )
        )
    return panels


def _lines(
    entry: Row, rows: Sequence[Row], sources: Mapping[str, Source], fill: str, entries: int
) -> Iterable[tuple[str, tuple[Point, ...], tuple[str, ...]]]:
    """Yield the name, the points and the undated values of each line of an indicator."""
    groups = lines_of(rows)
    for (place, dims), group in groups:
        name = line_name(place, dims)
        if entries > 1:
            name = f"{entry['label']} · {name}" if name else str(entry["label"])
        elif len(groups) > 1:
            name = name or "all"
        drawn = [(row, point_of(row, name, sources.get(row["figure_id"]))) for row in group]
        points = [point for _, point in drawn if point is not None]
        if fill != "none" and points:
            points += _filled(group, points, name, fill)
        yield name, tuple(points), tuple(stated_text(row) for row, point in drawn if point is None)


def _filled(rows: Sequence[Row], points: Sequence[Point], name: str, fill: str) -> list[Point]:
    import pyarrow as pa

    from iomstats.schema.arrow import arrow_schema
    from iomstats.timeseries import coverage_calendar

    calendar = coverage_calendar(
        pa.Table.from_pylist([dict(row) for row in rows], schema=arrow_schema("series")),
        first=round(min(point.year for point in points)),
        last=round(max(point.year for point in points)),
        fill=fill,
    )
    return filled_points(calendar.to_pylist(), name, fill)


def _caption(
    dataset: Dataset,
    panels: Sequence[Panel],
    rows: Sequence[Row],
    sources: Mapping[str, Source],
    entries: Sequence[Row],
    points: Mapping[str, Sequence[Row]],
) -> Iterable[str]:
    undated = [text for panel in panels for text in panel.undated]
    if undated:
        yield "Not drawn, since its period is not known: " + ", ".join(undated) + "."
    missing = [str(entry["label"]) for entry in entries if not points[entry["indicator"]]]
    if missing:
        yield "Without a value: " + ", ".join(missing) + "."
    yield source_line([sources[row["figure_id"]] for row in rows if row["figure_id"] in sources]) + "."
    yield f"iomstats, dataset {dataset.version or __version__}; values as the documents state them."


# Files


def _target(save: str | os.PathLike[str]) -> Path:
    if not isinstance(save, str | os.PathLike):
        raise CallError(f"save= is the path of a file, not {type(save).__name__}")
    path = Path(save)
    if path.suffix.lower() not in ENDINGS:
        raise CallError(f"a plot cannot be saved as {str(path)!r}; end its name with " + ", ".join(ENDINGS))
    return path


def write_chart(chart: Any, path: Path) -> None:
    """Write a chart as its ending says, whole or not at all; nothing is fetched from anywhere."""
    from iomstats.publish.machine import machine_error

    content = rendered(chart, path.suffix.lower())
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise machine_error(OSError(error.errno, error.strerror), "write", path) from error


def rendered(chart: Any, ending: str) -> bytes:
    """Return a chart as the bytes of a file."""
    import altair as alt
    import vl_convert

    # a font that the renderer brings along: the same picture on every machine
    spec = chart.to_dict()
    spec["config"] = {**spec.get("config", {}), "font": _FONT, "background": "white"}
    version = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
    if ending == ".svg":
        return str(vl_convert.vegalite_to_svg(spec, vl_version=version)).encode()
    if ending == ".png":
        return bytes(vl_convert.vegalite_to_png(spec, vl_version=version, scale=2))
    if ending == ".html":
        return str(vl_convert.vegalite_to_html(spec, vl_version=version, bundle=True)).encode()
    return (str(chart.to_json(indent=2)) + "\n").encode()
