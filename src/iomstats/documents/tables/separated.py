"""Finds tables whose cells a mark separates: Markdown pipes, tabs, commas, semicolons."""

import re
from collections import Counter
from collections.abc import Sequence

from iomstats.documents.lines import Line
from iomstats.documents.marks import BULLET
from iomstats.documents.tables.aligned import LEADERS, may_be_label
from iomstats.documents.tables.cells import GridCell, is_number, is_unit
from iomstats.documents.tables.grid import Found, Grid
from iomstats.documents.tables.headers import shift_for_corner, stand_between_bars

_DIGITS = re.compile(r"\d")

_DELIMITER_ROW = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")

_CLOSED = re.compile(r"\|.*\|")


def pipes(text: str, lines: Sequence[Line], first: int) -> Found:
    """Rows whose cells bars separate, as Markdown has them."""
    if "|" not in lines[first].body:
        return None, first
    last = first
    while last + 1 < len(lines) and "|" in lines[last + 1].body:
        last += 1
    rows = lines[first : last + 1]
    delimited = any(_is_delimiter(line.body) for line in rows)
    # a row that begins with a bar may do so because its first cell is empty
    closed = all(line.body.startswith("|") for line in rows)
    widths = [(line.body.strip("|") if closed else line.body).count("|") for line in rows]
    usual, often = Counter(widths).most_common(1)[0]
    # one row of several may be closed: "| | May | June |" above "Employed | 120 | 125"
    edged = [
        closed or (_CLOSED.fullmatch(line.body) and bars == usual + 2) for line, bars in zip(rows, widths, strict=True)
    ]
    often += 0 if closed else sum(map(bool, edged))
    alike = often == len(rows) or (len(rows) > 3 and often * 2 > len(rows))
    if len(rows) < 2 or not (delimited or (alike and usual >= 1 and _any_number(rows, "|"))):
        return None, last
    grid = Grid(first, last)
    for line, ends in zip(rows, edged, strict=True):
        if _is_delimiter(line.body):
            grid.header_rows = grid.header_rows or len(grid.rows)
            continue
        grid.rows.append(_split(line, re.compile(r"(?<!\\)\|"), len(grid.rows), edges=bool(ends) or delimited))
    if closed:
        stand_between_bars(grid.rows, [line for line in rows if not _is_delimiter(line.body)])
    grid.settle()
    return grid, last


def _is_delimiter(body: str) -> bool:
    return "-" in body and "|" in body and bool(_DELIMITER_ROW.fullmatch(body))


def _any_number(rows: Sequence[Line], separator: str) -> bool:
    return any(is_number(cell) for line in rows for cell in line.body.split(separator) if cell.strip())


def tabs(text: str, lines: Sequence[Line], first: int) -> Found:
    """Rows whose cells tabs separate, and the names of groups between them."""
    if "\t" not in lines[first].body:
        return None, first
    last = first
    while last + 1 < len(lines) and (
        "\t" in lines[last + 1].body
        or (_led_in(text, lines[last + 1]) and is_unit(lines[last + 1].body))
        or (last > first and _names_group(lines, last + 1))
    ):
        last += 1
    rows = lines[first : last + 1]
    separator = re.compile(r"\t")
    grid = Grid(first, last, [_split(line, separator, row) for row, line in enumerate(rows)])
    shift_for_corner(grid.rows, [text.count("\t", line.start, line.body_start) for line in rows])
    for line, cells in zip(rows, grid.rows, strict=True):
        if len(cells) == 1 and is_unit(line.body) and _led_in(text, line):
            cells[0].columns = (1,)  # nothing in the column of names
    numeric = sum(any(is_number(cell.text) for cell in row if cell.columns[0] > 0) for row in grid.rows)
    if (
        len(rows) < 2
        or numeric * 2 < sum("\t" in line.body for line in rows)
        or any(LEADERS.search(line.body) for line in rows)
    ):
        return None, last
    grid.settle()
    return grid, last


def _led_in(text: str, line: Line) -> bool:
    """Whether a tab stands before the text of a line: its first cell is empty."""
    return "\t" in text[line.start : line.body_start]


def _names_group(lines: Sequence[Line], index: int) -> bool:
    """Whether a line between rows of tabs names the group of rows below it: "Assets" alone."""
    if index + 1 >= len(lines) or not may_be_label(lines[index]) or _DIGITS.search(lines[index].body):
        return False
    return lines[index + 1].body.count("\t") == lines[index - 1].body.count("\t") > 0


def commas(text: str, lines: Sequence[Line], first: int) -> Found:
    """Rows of values separated by commas."""
    return _values(lines, first, ",")


def semicolons(text: str, lines: Sequence[Line], first: int) -> Found:
    """Rows of values separated by semicolons."""
    return _values(lines, first, ";")


def _values(lines: Sequence[Line], first: int, mark: str) -> Found:
    """Rows of values separated by commas or semicolons: a header and at least two rows alike."""
    count = _value_count(lines[first].body, mark)
    if count < 1 or BULLET.match(lines[first].body):
        return None, first
    last = first
    while last + 1 < len(lines) and _value_count(lines[last + 1].body, mark) == count:
        last += 1
    rows = lines[first : last + 1]
    if mark == "," and _groups_digits(rows):
        return None, first
    if len(rows) < 3 or any(
        _ENDS_AS_TEXT.search(line.body) or (line.body.endswith(mark) and " " in line.body) for line in rows
    ):
        return None, last
    separator = re.compile(rf'"[^"]*"|(?P<mark>{mark})')
    grid = Grid(first, last, [_split(line, separator, row, quotes=True) for row, line in enumerate(rows)])
    body = [cell for row in grid.rows[1:] for cell in row]
    tight = all(f"{mark} " not in re.sub(r'"[^"]*"', "", line.body) for line in rows)
    numbers = sum(is_number(cell.text) for cell in body)
    sparse = numbers < len(rows) - 1 or (count == 1 and not tight) or (not tight and numbers * 3 < len(body))
    head = grid.rows[0]
    if sparse or not head or is_number(head[0].text) or all(is_number(cell.text) for cell in head):
        return None, last
    grid.settle()
    return grid, last


# a row may end in ".." for a missing value
_ENDS_AS_TEXT = re.compile(r"(?<!\.)\.$|:$")

_IN_NUMBER = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")


def _groups_digits(rows: Sequence[Line]) -> bool:
    """Whether all commas only group the digits of numbers, but for loose ones in what may be a title above."""
    title, *body = (_IN_NUMBER.sub("", line.body) for line in rows)
    return not any("," in text for text in body) and not re.search(r",(?! )", title)


def _value_count(body: str, mark: str) -> int:
    if mark not in body or len(body) > 2000 or body.count('"') > 200:
        return 0
    return re.sub(r'"[^"]*"', "", body).count(mark)


def _split(
    line: Line, separator: re.Pattern[str], row: int, *, edges: bool = False, quotes: bool = False
) -> list[GridCell]:
    body = line.body
    bounds = [match.span() for match in separator.finditer(body) if not quotes or match["mark"]]
    begins = [0, *(end for _, end in bounds)]
    ends = [*(start for start, _ in bounds), len(body)]
    pieces = list(zip(begins, ends, strict=True))
    if edges:
        if not body[slice(*pieces[0])].strip() and len(pieces) > 1:
            pieces = pieces[1:]
        if not body[slice(*pieces[-1])].strip() and len(pieces) > 1:
            pieces = pieces[:-1]
    cells = []
    for column, (begin, end) in enumerate(pieces):
        text = body[begin:end]
        stripped = text.strip()
        if not stripped:
            continue
        start = line.body_start + begin + len(text) - len(text.lstrip())
        finish = start + len(stripped)
        if quotes and len(stripped) > 2 and stripped[0] == stripped[-1] == '"':
            start, finish, stripped = start + 1, finish - 1, stripped[1:-1]
        cells.append(GridCell(start, finish, row, (column,), stripped))
    return cells
