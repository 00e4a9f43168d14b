"""Finds tables whose rows end in several numbers with single spaces between, as the text of a PDF gives them."""

import re
from collections.abc import Sequence

from iomstats.documents.lines import Line
from iomstats.documents.tables.cells import YEAR, GridCell, is_number
from iomstats.documents.tables.grid import Found, Grid

_TAIL_NUMBER = re.compile(r"[-+−(]?(?:US\$|[$€£])?\(?\d[\d,.]*[%p]?\)?m?\*?|\.\.|[-–—]|n/a")

_DIGITS = re.compile(r"\d")

_MONTH = re.compile("January|February|March|April|May|June|July|August|September|October|November|December")


def number_tails(text: str, lines: Sequence[Line], first: int) -> Found:
    """Three rows or more of a label and the same number (two or more) of figures, single spaces between."""
    count = _tail(lines[first])
    if count < 2:
        return None, first
    last = first
    while last + 1 < len(lines) and _tail(lines[last + 1]) == count:
        last += 1
    if last - first < 2:
        return None, last
    rows = list(range(first, last + 1))
    grid = Grid(first, last)
    # the first row may be the header, and the line above it a caption
    above = lines[first - 1] if first and not _ends_in_years(lines[first], count) else None
    if above is not None and not above.blank and len(above.body.split()) in {count, count + 1}:
        words = above.body.split()
        if not any(is_number(word) and not YEAR.fullmatch(word) for word in words):
            grid.first = first - 1
            rows.insert(0, first - 1)
    elif above is not None and not above.blank and _ends_in_years(above, count):
        grid.first = first - 1
        rows.insert(0, first - 1)
    for number, index in enumerate(rows):
        grid.rows.append(_tail_cells(lines[index], number, count))
        grid.indents.append(lines[index].indent)
    grid.settle()
    return grid, last


def _ends_in_years(line: Line, count: int) -> bool:
    """Whether a short line ends in as many years as there are columns: "Continuing business (£m) 2018 2019"."""
    words = line.body.split()
    return count < len(words) <= count + 8 and all(YEAR.fullmatch(word) for word in words[-count:])


def _tail(line: Line) -> int:
    """Return how many numbers end a line that begins with a label."""
    words = line.body.split(" ")
    if line.blank or len(words) < 3 or len(line.body) > 200:
        return 0
    count = 0
    for word in reversed(words):
        if not _TAIL_NUMBER.fullmatch(word):
            break
        count += 1
    label = words[: len(words) - count]
    dates = bool(label) and bool(_MONTH.fullmatch(label[-1]))
    numbers = sum(bool(_DIGITS.search(word)) for word in words[len(words) - count :])
    return count if label and _DIGITS.sub("", label[0]).strip("().-") and not dates and numbers >= 2 else 0


def _tail_cells(line: Line, row: int, count: int) -> list[GridCell]:
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", line.body)]
    numbers = words[-count:]
    cells = []
    if len(words) > count:
        start, end = words[0][0], words[-count - 1][1]
        cells.append(GridCell(line.body_start + start, line.body_start + end, row, (0,), line.body[start:end]))
    for column, (start, end) in enumerate(numbers, 1):
        cells.append(GridCell(line.body_start + start, line.body_start + end, row, (column,), line.body[start:end]))
    return cells
