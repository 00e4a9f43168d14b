"""Turns rows of the series into points to draw: where on the calendar, how marked, from which source.

Knows nothing of altair, and computes no value: what is filled in comes from the timeseries stage.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from iomstats.display import as_stated, noun, period_text
from iomstats.drawing.sources import Source
from iomstats.escaping import visible
from iomstats.schema.codes import THEME

Row = Mapping[str, Any]

# How a hedged value is drawn. "Nearly" is under its value, as its sign in a table is.
MARKS = {
    "exact": "exact",
    "about": "about",
    "more_than": "above",
    "at_least": "above",
    "nearly": "below",
    "less_than": "below",
    "at_most": "below",
    "range": "range",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One stated or filled value.

    Attributes:
        line: The name of its line.
        start: Where its period begins; a year's name stands at its middle, so 2007 runs from 2006.5 to 2007.5.
        end: Where its period ends.
        open_end: Whether only the start is known, "from 2007 on".
        value: The value.
        value_max: The upper end of a range.
        mark: exact, about, above, below or range.
        label: The value as stated, short.
        facts: What the tooltip tells, by name.
        filled: Whether no document states it.
    """

    line: str
    start: float
    end: float
    value: float
    value_max: float | None
    mark: str
    label: str
    facts: tuple[tuple[str, str], ...]
    open_end: bool = False
    filled: bool = False

    @property
    def year(self) -> float:
        """Where it stands when it is drawn as one point."""
        return self.end - 0.5 if self.open_end else (self.start + self.end) / 2

    @property
    def is_span(self) -> bool:
        """Whether it covers more than one calendar year."""
        return not self.open_end and math.floor(self.start + 0.5) != math.floor(self.end + 0.5 - 1e-6)

    @property
    def is_bar(self) -> bool:
        """Whether it is drawn over its years, as a span or as a range of values."""
        return self.is_span or self.value_max is not None

    @property
    def top(self) -> float:
        """The greatest value that it states."""
        return self.value if self.value_max is None else self.value_max


@dataclass(frozen=True, slots=True)
class Panel:
    """One pair of axes.

    Attributes:
        title: Its heading.
        subtitle: What is measured.
        unit: The unit of its values.
        lines: The names of its lines, in order.
        points: What is drawn.
        undated: Values that no axis of years can show, as stated.
    """

    title: str
    subtitle: str
    unit: str | None
    lines: tuple[str, ...]
    points: tuple[Point, ...]
    undated: tuple[str, ...] = ()

    @property
    def stated(self) -> tuple[Point, ...]:
        """The points that a document states."""
        return tuple(point for point in self.points if not point.filled)


def plain(text: str) -> str:
    r"""Return text that is safe in a chart: on one line, no control characters, nothing that opens a tag.

    A chart becomes JSON inside a script of a page, where "</script>" would end it.

    Example:
        >>> plain("<script>alert(1)</script> < 5\x1b")
        '‹script>alert(1)‹/script> < 5\\x1b'
    """
    return re.sub(r"<(?=[A-Za-z/!?])", "‹", visible(text))


def day_position(day: datetime.date) -> float:
    """Return where a day begins on the axis of years.

    Example:
        >>> day_position(datetime.date(2007, 1, 1)), day_position(datetime.date(2007, 7, 2)) < 2007.001
        (2006.5, True)
    """
    first = datetime.date(day.year, 1, 1)
    days = 366 if day.year % 4 == 0 and (day.year % 100 or day.year % 400 == 0) else 365
    return day.year - 0.5 + (day - first).days / days


def _end_position(day: datetime.date) -> float:
    return day.year + 0.5 if (day.month, day.day) == (12, 31) else day_position(day + datetime.timedelta(days=1))


def point_of(row: Row, line: str, source: Source | None) -> Point | None:
    """Return what is drawn for a row of the series; None when it has no period at all."""
    start, end = row["start_date"], row["end_date"]
    if start is None and end is None:
        return None
    # of a period with one known end, the year of that end is drawn
    first = day_position(start or datetime.date(end.year, 1, 1))
    last = _end_position(end or datetime.date(start.year, 12, 31))
    return Point(
        line=line,
        start=first,
        end=last,
        open_end=end is None,
        value=row["value"],
        value_max=row["value_max"],
        mark="range" if row["value_max"] is not None else MARKS.get(row["qualifier"], "about"),
        label=_label(row),
        facts=tuple((name, plain(text)) for name, text in _facts(row, source) if text),
    )


def _label(row: Row) -> str:
    unit = row["unit"]
    # the axis already names a currency
    text = as_stated(row["value"], row["value_max"], row["qualifier"], unit if unit in ("percent", "ratio") else None)
    return text.removesuffix(" (nearly)")


def _facts(row: Row, source: Source | None) -> Iterable[tuple[str, str]]:
    yield "as stated", stated_text(row)
    yield "period", period_text(row["period_start"], row["period_end"])
    yield "place", row["place"] or ""
    yield "breakdown", row["dims"] or ""
    yield "status", "" if row["status"] == "reported" else row["status"]
    if source is not None:
        yield "document", source.title
        yield "date", source.date or ""
        yield "where", ", ".join(piece for piece in (source.short, source.place) if piece)
        yield "sentence", source.sentence
    yield "other statements", str(row["rivals"]) if row["rivals"] else ""
    yield "figure", row["figure_id"]


def stated_text(row: Row) -> str:
    """Return a value as stated, with its unit.

    Example:
        >>> row = {"value": 20e6, "value_max": None, "qualifier": "nearly", "unit": "person"}
        >>> stated_text(row), stated_text(row | {"unit": "USD"})
        ('< 20 million persons (nearly)', '< USD 20 million (nearly)')
    """
    shown = as_stated(row["value"], row["value_max"], row["qualifier"], row["unit"])
    counted = noun(row["unit"])
    if not counted:
        return shown
    nearly = " (nearly)" if shown.endswith(" (nearly)") else ""
    return f"{shown.removesuffix(nearly)} {counted if row['value'] == 1 else plural(counted)}{nearly}"


def filled_points(rows: Iterable[Row], line: str, fill: str) -> list[Point]:
    """Return the filled points of one line from its calendar; between its stated years it holds no others."""
    return [
        Point(
            line=line,
            start=row["year"] - 0.5,
            end=row["year"] + 0.5,
            value=row["value"],
            value_max=None,
            mark="exact",
            label="",
            facts=(("period", str(row["year"])), ("filled", f"{fill}: no document states this value")),
            filled=True,
        )
        for row in rows
        if row["filled"]
    ]


def lines_of(rows: Iterable[Row]) -> list[tuple[tuple[str | None, str | None], list[Row]]]:
    """Return the rows by place and breakdown, the whole before its parts."""

    def key(row: Row) -> tuple[tuple[bool, str], ...]:
        return tuple((row[name] is not None, row[name] or "") for name in ("place", "dims"))

    groups = groupby(sorted(rows, key=key), key=lambda row: (row["place"], row["dims"]))
    return [(name, sorted(group, key=_order)) for name, group in groups]


def _order(row: Row) -> tuple[Any, ...]:
    return tuple((row[name] is None, row[name]) for name in ("start_date", "end_date", "figure_id"))


def line_name(place: str | None, dims: str | None) -> str:
    """Return what tells a line from the others of its indicator; "" for the whole.

    Example:
        >>> line_name("Burundi; India; Mongolia; Namibia", "sex=female")
        'Burundi, India and 2 more · sex: female'
    """
    places = place.split("; ") if place else []
    kept = places if len(places) <= 3 else [", ".join(places[:2]) + f" and {len(places) - 2} more"]
    broken = (dims or "").replace("; ", ", ").replace("=", ": ")
    return plain(" · ".join(piece for piece in (", ".join(kept), broken) if piece))


# Nouns that add no s; any other unit follows the rule of English.
_INVARIABLE = {"percent": "per cent", "ratio": "times", "staff": "staff"}


def plural(unit: str | None) -> str:
    """Return a unit as the title of an axis.

    Example:
        >>> [plural(unit) for unit in ("person", "country", "branch", "survey", "USD", "percent", None)]
        ['persons', 'countries', 'branches', 'surveys', 'USD', 'per cent', '']
    """
    if unit is None or unit in _INVARIABLE or re.fullmatch("[A-Z]{3}", unit):
        return _INVARIABLE.get(unit or "", unit or "")
    if re.search("[^aeiou]y$", unit):
        return unit[:-1] + "ies"
    return unit + ("es" if re.search("(s|x|z|ch|sh)$", unit) else "s")


def theme_title(theme: str) -> str:
    """Return a theme as a heading.

    Example:
        >>> theme_title("offices"), theme_title("other")
        ('Offices and the places in which they are', 'Other indicators')
    """
    # the description of the rest only makes sense in its list
    return "Other indicators" if theme == "other" else (THEME.describe(theme) or theme).rstrip(".")


def source_line(sources: Sequence[Source]) -> str:
    """Return the sources in a line, each document or annex once, in order of their date."""
    named = dict.fromkeys(source.short for source in sorted(sources, key=lambda s: (s.date or "", s.short)))
    return ("Source: " if len(named) == 1 else "Sources: ") + "; ".join(named) if named else ""
