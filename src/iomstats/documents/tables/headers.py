"""Tells over which columns the headers of a table stand: groups of columns, empty corners, cells that reach on.

Where the rows and cells of a table are is found by the modules of its layout.
"""

import re
from collections.abc import Sequence

from iomstats.documents.lines import Line
from iomstats.documents.tables.cells import YEAR, GridCell, is_number

_SPANS = re.compile(r"\b(col|row)span\s?=\s?[\"']?(\d{1,2})", re.IGNORECASE)


def spread_groups(rows: Sequence[list[GridCell]], headers: int) -> None:
    """Let each header of a group stand over its share of the headers below that come again and again.

    What repeats ("M, F, M, F"; "Jan–Jun, Jul–Dec, Jan–Jun, Jul–Dec") needs the header above to be told apart.
    """
    for upper, lower in zip(rows[: headers - 1], rows[1:headers], strict=False):
        below = [cell for cell in lower if cell.columns[0] > 0]
        period = _period([cell.text.casefold() for cell in below])
        groups = upper[1:] if upper and _is_corner(upper[0], below) else upper
        if not period or len(groups) < len(below) // period:
            continue
        for number, cell in enumerate(groups):
            part = below[number * period : (number + 1) * period]
            if part:
                cell.columns = tuple(column for one in part for column in one.columns)


def _is_corner(cell: GridCell, below: Sequence[GridCell]) -> bool:
    return cell.columns[0] == 0 and bool(below) and cell.end - cell.start > 0 and not YEAR.fullmatch(cell.text)


def _period(texts: Sequence[str]) -> int:
    """Return after how many headers they begin anew, 0 where they do not.

    Example:
        >>> [_period(texts) for texts in (["m", "f", "m", "f"], ["n", "%", "rate"], ["n", "n", "n"])]
        [2, 0, 0]
    """
    for period in range(2, len(texts) // 2 + 1):
        part = texts[:period]
        whole = len(texts) % period == 0 and len(set(part)) == period
        if whole and all(text == part[number % period] for number, text in enumerate(texts)):
            return period
    return 0


def shift_for_corner(rows: Sequence[list[GridCell]], leads: Sequence[int]) -> None:
    """Move rows that begin with empty cells to the columns in which they stand: the header row with no corner.

    A row that is as wide as the widest without its empty cells is only indented.
    """
    if not rows or max(leads) == min(leads):
        return
    width = max(row[-1].columns[-1] for row in rows if row)
    least = min(leads)
    for row, lead in zip(rows, leads, strict=True):
        empty = lead - least
        if not empty or not row or row[-1].columns[-1] + empty > width:
            continue
        words = not any(is_number(cell.text) and not YEAR.fullmatch(cell.text) for cell in row)
        if is_number(row[0].text) or (words and len(row) > 1):
            for cell in row:
                cell.columns = tuple(column + empty for column in cell.columns)


def stand_between_bars(rows: Sequence[list[GridCell]], lines: Sequence[Line]) -> None:
    """Let a cell stand over all columns between its bars, where the bars of the rows stand one below the other."""
    bars = [[match.start() + line.body_start - line.start for match in _BAR.finditer(line.body)] for line in lines]
    widest = max(bars, key=len, default=[])
    for row, own, line in zip(rows, bars, lines, strict=True):
        if len(own) == len(widest) or not set(own[:-1]) <= set(widest[:-1]):
            continue
        ends = [*(widest.index(bar) for bar in own[:-1]), len(widest) - 1]
        for cell in row:
            number = sum(bar < cell.start - line.start for bar in own) - 1
            cell.columns = tuple(range(ends[number], ends[number + 1]))


_BAR = re.compile(r"(?<!\\)\|")


def count_below(rows: Sequence[list[GridCell]], headers: int) -> int:
    """Return how many rows name the columns, where a rule stands behind the first: words above nothing but numbers."""
    while 0 < headers < len(rows) - 1:
        row, body = rows[headers], rows[headers + 1 :]
        cells = [cell for cell in row if cell.columns[0] > 0]
        dated = cells == row and all(YEAR.fullmatch(cell.text) for cell in cells)
        if len(cells) < 2 or (any(is_number(cell.text) for cell in cells) and not dated):
            break
        below = [is_number(cell.text) for one in body for cell in one if cell.columns[0] > 0]
        if not below or not all(below):
            break
        headers += 1
    return headers


class Places:
    """Gives the cells of an HTML table their columns, by what their tags say of the cells that reach on."""

    def __init__(self) -> None:
        """Begin with a table in which no cell reaches into the rows below."""
        self._held: dict[int, int] = {}

    def next_row(self) -> None:
        """Go on to the next row."""
        self._held = {column: rows - 1 for column, rows in self._held.items() if rows > 1}
        self._at = 0

    def take(self, attributes: str) -> tuple[int, ...]:
        """Return the columns of the next cell of the row."""
        spans = {kind.lower(): int(number) for kind, number in _SPANS.findall(attributes)}
        while self._at in self._held:
            self._at += 1
        columns = tuple(range(self._at, self._at + max(1, spans.get("col", 1))))
        self._at = columns[-1] + 1
        if spans.get("row", 1) > 1:
            self._held.update(dict.fromkeys(columns, spans["row"]))
        return columns
