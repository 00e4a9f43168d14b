"""Finds tables whose columns are aligned by spaces."""

import re
from collections.abc import Sequence

from iomstats.documents.lines import Line
from iomstats.documents.tables.cells import YEAR, GridCell, is_number, is_unit
from iomstats.documents.tables.grid import UNIT_ROW, Found, Grid

Span = tuple[int, int]

LEADERS = re.compile(r"(?:\s?\.){4,}|…{2,}|_{4,}")

_GAP = re.compile(r"(?:[ \u00a0]{2,}|[ \u00a0]*\t[ \t\u00a0]*)")

_SENTENCE_BREAK = re.compile(r"[a-z]{2}[.;:]\s+[A-Z]")

# the rules above and below a total
_RULE_ROW = re.compile(r"[-=_─━═][-=_─━═\s]{2,}")

_SIGN_CELL = re.compile(r"US\$|[$€£¥]|USD|EUR|GBP|CHF")

_MAX_CELL = 200


def aligned(text: str, lines: Sequence[Line], first: int) -> Found:
    """Rows of a label and values with wide gaps between, and the headers above them."""
    head = _header_above(lines, first)
    if not _is_row(lines[first]) and not head:
        return None, first
    rows: list[int] = []
    index, gap = first, 0
    last_row = first
    while index < len(lines) and gap <= 1:
        line = lines[index]
        if line.blank:
            gap += 1
        elif rows and _RULE_ROW.fullmatch(line.body):
            last_row, gap = index, 0
        elif _is_row(line) or (index in head):
            rows.append(index)
            last_row, gap = index, 0
        elif rows and may_be_label(line) and _row_follows(lines, index):
            rows.append(index)
            gap = 0
        else:
            break
        index += 1
    rows = [row for row in rows if row <= last_row]
    data = [row for row in rows if _is_row(lines[row])]
    needed = 2 if any(len(_segments(lines[row])) > 2 for row in data) or head else 3
    if len(data) < needed:
        return None, first
    grid = _grid_of(lines, rows)
    grid.last = last_row
    return grid, last_row


def _segments(line: Line) -> list[Span]:
    """Return the spans, in the line's body, that wide gaps separate."""
    spans = []
    at = 0
    if "  " not in line.body and "\t" not in line.body and "\u00a0" not in line.body:
        return [(0, len(line.body))] if line.body else []
    for match in _GAP.finditer(line.body):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, len(line.body)))
    spans = [span for span in spans if span[0] < span[1]]
    # "1,204,500 1,100,230": numbers so wide that one space parts them
    spans = [part for span in spans for part in _parted(line.body, *span)]
    # "$   45,310": the sign of a currency stands apart from its number
    joined: list[Span] = []
    for start, end in spans:
        if joined and _SIGN_CELL.fullmatch(line.body, *joined[-1]) and is_number(line.body[start:end]):
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


_LISTED = re.compile(r"\d{1,3}[.)]?")

_SIDE_BY_SIDE = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\s-?\d{1,3}(?:,\d{3})+)+|-?\d+\.\d+(?:\s-?\d+\.\d+)+")


def _parted(body: str, start: int, end: int) -> list[Span]:
    if not start or not _SIDE_BY_SIDE.fullmatch(body, start, end):
        return [(start, end)]
    return [match.span() for match in re.compile(r"\S+").finditer(body, start, end)]


def _is_row(line: Line) -> bool:
    """A label, then values in columns: wide gaps, and numbers behind the first."""
    if line.blank or len(line.body) > 400 or LEADERS.search(line.body):
        return False
    spans = _segments(line)
    if len(spans) < 2 or any(end - start > _MAX_CELL for start, end in spans):
        return False
    if len(spans) > 2 and _LISTED.fullmatch(line.body, *spans[0]) and not is_number(line.body[slice(*spans[1])]):
        spans = spans[1:]  # a number before the name of the row
    values = [line.body[start:end] for start, end in spans[1:]]
    return all(is_number(value) for value in values) or (
        len(values) >= 2 and is_number(values[-1]) and sum(map(is_number, values)) * 2 >= len(values)
    )


# a title whose words wide gaps part is no row of headers
_TABLE_TITLE = re.compile(
    r"(?i)(?:tab[l1]e|figure|chart|box|exhibit|annex)\s[A-Z]?\d{1,3}(?:[.-]\d{1,3})*[a-z]?[.:]?\s+\S+\s\S"
)


def _header_above(lines: Sequence[Line], first: int) -> set[int]:
    """Return the lines from ``first`` on that are column headers above a row, if there are any."""
    head: set[int] = set()
    index = first
    while index < len(lines) and index < first + 6:
        line = lines[index]
        if line.blank:
            index += 1
            continue
        if _TABLE_TITLE.match(line.body):
            return set()
        if _is_row(line):
            texts = [line.body[start:end] for start, end in _segments(line)]
            dated = any(YEAR.fullmatch(text) for text in texts[1:])
            years = dated and all(YEAR.fullmatch(text) or not is_number(text) for text in texts)
            if not years:
                return head if any(len(_segments(lines[row])) > 1 for row in head) else set()
        elif head and (_RULE_ROW.fullmatch(line.body) or UNIT_ROW.fullmatch(line.body) or is_unit(line.body)):
            # a rule, or "(€ million)" alone in its line, may stand below the names of the columns
            pass
        elif head and may_be_label(line) and not line.indent and _row_follows(lines, index):
            # the name of the first group of rows
            return head if any(len(_segments(lines[row])) > 1 for row in head) else set()
        elif _stands_apart(line):
            # the second line of a wrapped header, over its column alone
            pass
        elif len(_segments(line)) < 2 or _SENTENCE_BREAK.search(line.body) or line.body.endswith((".", ";", ",")):
            return set()
        head.add(index)
        index += 1
    return set()


def _stands_apart(line: Line) -> bool:
    """Whether a short text stands alone, far from the margin, as a header does that is wrapped."""
    return (
        line.indent >= 10
        and len(line.body) <= 40
        and len(_segments(line)) == 1
        and not line.body.endswith((".", ";", ","))
    )


def may_be_label(line: Line) -> bool:
    """A group label or the first line of a wrapped label: short, no sentence."""
    return 0 < len(line.body) <= 80 and not line.body.endswith((".", ";", ",")) and len(_segments(line)) == 1


def _row_follows(lines: Sequence[Line], index: int) -> bool:
    following = index + 1
    while following < len(lines) and following <= index + 2 and lines[following].blank:
        following += 1
    return following < len(lines) and _is_row(lines[following])


def _grid_of(lines: Sequence[Line], rows: Sequence[int]) -> Grid:
    grid = Grid(rows[0], rows[-1])
    columns = _columns(lines, rows)
    for number, index in enumerate(rows):
        line = lines[index]
        spans = _segments(line)
        cells = []
        taken: set[int] = set()
        for start, end in spans:
            left, right = line.indent + start, line.indent + end
            over = tuple(column for column, (low, high) in enumerate(columns) if left < high and right > low)
            over = over or (min(range(len(columns)), key=lambda c: abs(columns[c][1] - right)),)
            if is_number(line.body[start:end]) or start == 0:
                over = (over[-1],) if start else (over[0],)
            over = tuple(column for column in over if column not in taken) or (over[-1],)
            taken.update(over)
            cells.append(GridCell(line.body_start + start, line.body_start + end, number, over, line.body[start:end]))
        if len(spans) > 1 and not _is_row(line):
            _reach_years(cells, spans, line.indent, columns, [lines[below] for below in rows[number + 1 : number + 3]])
        grid.rows.append(cells)
        grid.indents.append(line.indent)
    _number_in_order(grid, len(columns))
    grid.settle()
    return grid


_REACH = 6
"""How many characters a header may stand from a year below, at its edge, that belongs to it."""


def _reach_years(
    cells: Sequence[GridCell], spans: Sequence[Span], indent: int, columns: Sequence[Span], below: Sequence[Line]
) -> None:
    """Let the header of a group stand over the years beside those right below it: "USD billion" over 2016 to 2018."""
    years = [
        (line.indent + start, line.indent + end)
        for line in below
        for start, end in _segments(line)
        if YEAR.fullmatch(line.body[start:end])
    ]
    held = {column for cell in cells for column in cell.columns}
    for column, (low, high) in enumerate(columns):
        if column == 0 or column in held or not any(left < high and right > low for left, right in years):
            continue
        far = [max(low - (indent + end), indent + start - high) for start, end in spans]
        nearest = min(range(len(far)), key=lambda cell: far[cell])
        if far[nearest] <= _REACH and cells[nearest].columns[0] > 0:
            cells[nearest].columns = tuple(sorted({*cells[nearest].columns, column}))


def _number_in_order(grid: Grid, width: int) -> None:
    """A row with as many cells as there are columns needs no measuring."""
    for row in grid.rows:
        if len(row) == width:
            for column, cell in enumerate(row):
                cell.columns = (column,)


def _columns(lines: Sequence[Line], rows: Sequence[int]) -> list[Span]:
    """Return the columns' extents: those of the fullest data row, widened by the rows that match it."""
    data = [index for index in rows if _is_row(lines[index])]
    fullest = max(data, key=lambda index: len(_segments(lines[index])))
    columns = [(lines[fullest].indent + start, lines[fullest].indent + end) for start, end in _segments(lines[fullest])]
    for index in data:
        spans = _segments(lines[index])
        if len(spans) == len(columns):
            columns = [
                (min(low, lines[index].indent + start), max(high, lines[index].indent + end))
                for (low, high), (start, end) in zip(columns, spans, strict=True)
            ]
    return columns
