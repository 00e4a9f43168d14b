"""Finds tables whose cells stand one below the other, a line each, as text copied from a page has them."""

import re
from collections.abc import Sequence
from itertools import takewhile

from iomstats.documents.lines import Line
from iomstats.documents.tables.cells import GridCell, is_number
from iomstats.documents.tables.grid import Found, Grid

_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 60  # characters of a label
_WIDEST = 8  # columns of values
_ROWS = 3


def stacked(text: str, lines: Sequence[Line], first: int) -> Found:
    """Rows of a label and, in the lines below it, its values."""
    rows, headers = _stacked_rows(lines, first)
    if not rows:
        return None, first
    grid = Grid(first, rows[-1][-1], header_rows=headers)
    for number, row in enumerate(rows):
        # a header of values alone stands over the values
        begin = 1 if headers and number == 0 and len(row) < len(rows[-1]) else 0
        grid.rows.append([
            GridCell(line.body_start, line.body_start + len(line.body), number, (column,), line.body)
            for column, line in enumerate((lines[index] for index in row), begin)
        ])  # fmt: skip
    grid.settle()
    return grid, grid.last


def _stacked_rows(lines: Sequence[Line], first: int) -> tuple[list[range], int]:
    """Return the lines of each row of a table that begins at a line, and how many of the rows are headers.

    A row is a label and, below it, as many numbers as each other row has, two at least; above the rows stand as many
    labels as there are columns. Without such a table the rows are none.
    """
    width = sum(1 for _ in takewhile(_may_head, lines[first : first + _WIDEST + 3]))
    while width and not _is_label(lines[first + width - 1]):
        width -= 1  # a year above its column is a label, one behind the last label a value
    if not 1 <= width <= _WIDEST + 2:
        return [], 0
    label = first + width - 1
    values = sum(1 for _ in takewhile(_is_value, lines[label + 1 : label + 2 + _WIDEST]))
    if not 2 <= values <= _WIDEST:
        return [], 0
    header = label - first
    if header not in (0, values, values + 1):
        return [], 0
    rows = []
    while label + values < len(lines) and _is_label(lines[label]):
        if not all(_is_value(line) for line in lines[label + 1 : label + 1 + values]):
            break
        rows.append(range(label, label + values + 1))
        label += values + 1
        if label < len(lines) and _is_value(lines[label]):
            return [], 0  # a row with more values than the others
    if len(rows) < _ROWS:
        return [], 0
    return [range(first, first + header), *rows] if header else rows, 1 if header else 0


def _is_label(line: Line) -> bool:
    return (
        not line.blank
        and len(line.body) <= _LONGEST
        and not is_number(line.body)
        and not line.body.endswith((".", ";", ","))
        and "  " not in line.body
        and "|" not in line.body
    )


def _may_head(line: Line) -> bool:
    return _is_label(line) or (not line.blank and _YEAR.fullmatch(line.body) is not None)


def _is_value(line: Line) -> bool:
    return not line.blank and len(line.body) <= 20 and is_number(line.body)
