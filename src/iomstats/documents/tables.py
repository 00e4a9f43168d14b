"""Finds tables in lines of text and tells the place of every cell; nothing is known of what the cells say.

Text holds a table in one of these ways: HTML, Markdown pipes, tabs, separated values, columns aligned by
spaces, or rows that end in several numbers, as the text of a PDF gives them.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from iomstats.documents.lines import Line
from iomstats.documents.marks import BULLET
from iomstats.documents.stacked import stacked_rows
from iomstats.documents.table_cells import YEAR, GridCell, is_number, is_unit
from iomstats.documents.table_headers import Places, count_below, shift_for_corner, spread_groups, stand_between_bars

Span = tuple[int, int]

_DELIMITER_ROW = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_DIGITS = re.compile(r"\d")
# "31.12.2014" above a column
_DAY = re.compile(r"(?:[012]?\d|3[01])[./-](?:0?[1-9]|1[012])[./-](?:19|20)\d\d")
_GAP = re.compile(r"(?:[ \u00a0]{2,}|[ \u00a0]*\t[ \t\u00a0]*)")
_TAIL_NUMBER = re.compile(r"[-+−(]?(?:US\$|[$€£])?\(?\d[\d,.]*[%p]?\)?m?\*?|\.\.|[-–—]|n/a")
_LEADERS = re.compile(r"(?:\s?\.){4,}|…{2,}|_{4,}")
_SENTENCE_BREAK = re.compile(r"[a-z]{2}[.;:]\s+[A-Z]")
# the rules above and below a total
_RULE_ROW = re.compile(r"[-=_─━═][-=_─━═\s]{2,}")
_SIGN_CELL = re.compile(r"US\$|[$€£¥]|USD|EUR|GBP|CHF")
_MAX_CELL = 200


@dataclass(slots=True)
class Grid:
    """A table: the lines that it takes up and its cells.

    Attributes:
        first: Index of its first line.
        last: Index of its last line.
        header_rows: How many rows at its top name the columns.
        labelled: Its first column names the rows, even where a name is a number, such as a year.
        indents: For a table aligned by spaces, how far each row is indented: a row may belong to one above.
        names: The column that names the rows: the second, where the first only numbers them.
        numbered: Its rows are numbered, in a column of their own or before their names.
        unit_rows: The rows among the values that state a unit for those below.
    """

    first: int
    last: int
    rows: list[list[GridCell]] = field(default_factory=list)
    header_rows: int = 0
    labelled: bool = False
    indents: list[int] = field(default_factory=list)
    names: int = 0
    numbered: bool = False
    unit_rows: list[int] = field(default_factory=list)

    def label_of(self, row: int) -> GridCell | None:
        """Return the cell that names a row."""
        for cell in self.rows[row]:
            if cell.columns[0] == self.names and (self.labelled or not is_number(cell.text)):
                return cell
        return None

    def number_of(self, row: int) -> int:
        """Return how many characters of the first cell of a row only number it: "2" before "2 Mali", or alone."""
        cell = self.rows[row][0] if self.rows[row] else None
        if not self.numbered or row < self.header_rows or cell is None or cell.columns[0] != 0:
            return 0
        match = _ROW_NUMBER.match(cell.text)
        return match.end(1) if match else 0

    def headers_of(self, row: int, column: int) -> tuple[str, ...]:
        """Return the texts of the header cells above a column, uppermost first."""
        found = []
        for above in range(min(row, self.header_rows)):
            for cell in self.rows[above]:
                if column in cell.columns and cell.text not in found:
                    found.append(cell.text)
        units = [above for above in self.unit_rows if above < row]
        if units:
            found += [cell.text for cell in self.rows[units[-1]] if column in cell.columns]
        return tuple(found)

    def settle(self) -> None:
        """Tell what the first column is, once all rows are there."""
        self.header_rows = count_below(self.rows, self.header_rows) or _count_headers(self)
        width = max((cell.columns[-1] for row in self.rows for cell in row), default=0)
        for number, row in enumerate(self.rows[: self.header_rows]):
            # the second line of a wrapped header stands over its own column alone
            wrapped = number > 0 and row[0].columns[0] > 1 and any(len(above) > 1 for above in self.rows[:number])
            below = wrapped and [cell.columns for cell in self.rows[number - 1]] == [row[0].columns]
            unit = _UNIT_ROW.fullmatch(row[0].text) and not below
            if len(row) == 1 and (unit or (row[0].columns[0] > 0 and not wrapped)):
                row[0].columns = tuple(range(1, width + 1))  # "(in millions)" above all columns
        self._find_units(width)
        self._find_numbers()
        self._span_groups(width)
        firsts = [cell.text for row in self.rows[self.header_rows :] for cell in row if cell.columns[0] == self.names]
        names = sum(not is_number(text) or bool(YEAR.fullmatch(text)) for text in firsts)
        wide = any(len(row) > 1 for row in self.rows)
        self.labelled = wide and names * 2 > len(firsts)

    def _find_units(self, width: int) -> None:
        """Find the rows that state nothing but units: below the header they are of it, further down they begin anew."""
        for number, row in enumerate(self.rows[self.header_rows :], self.header_rows):
            if not row or (
                row[0].columns[0] == 0 and (not self.indents or len(row) > 1 or self.indents[number] < _FAR)
            ):
                continue
            if not all(is_unit(cell.text) for cell in row):
                continue
            if len(row) == 1:
                row[0].columns = tuple(range(1, width + 1))
            if 0 < number == self.header_rows:
                self.header_rows += 1
            else:
                self.unit_rows.append(number)

    def _find_numbers(self) -> None:
        """Tell whether the rows are numbered: from 1 on, without a gap, and names stand behind the numbers."""
        rows = [row for row in self.rows[self.header_rows :] if row and row[0].columns[0] == 0]
        found = [_ROW_NUMBER.match(row[0].text) for row in rows]
        counted = [int(match["number"]) for match in found if match]
        if len(counted) < 3 or counted != list(range(1, len(counted) + 1)) or len(rows) - len(counted) > 2:
            return
        alone = all(match is None or match.end(1) == len(match.string) for match in found)
        named = [row for row in rows if len(row) > 1 and row[1].columns[0] == 1 and not is_number(row[1].text)]
        if alone and len(named) * 3 < len(counted) * 2:
            return
        self.numbered, self.names = True, 1 if alone else 0

    def _span_groups(self, width: int) -> None:
        """Let a header above other headers stand over the empty cells to its right: "| Exports | | | Imports | | |"."""
        if self.indents:
            spread_groups(self.rows, self.header_rows)
            return  # columns aligned by spaces tell themselves what stands over them
        for row in self.rows[: max(0, self.header_rows - 1)]:
            for cell, after in zip(row, [*(other.columns[0] for other in row[1:]), width + 1], strict=True):
                if cell.columns[0] > 0 and len(cell.columns) == 1:
                    cell.columns = tuple(range(cell.columns[0], after))

    def _wrapped_label(self, row: int) -> bool:
        """Whether a row is but the second line of the label above it: indented, nothing of its own below."""
        if not self.indents or row <= self.header_rows or len(self.rows[row]) != 1 or len(self.rows[row - 1]) < 2:
            return False
        below = self.indents[row + 1] if row + 1 < len(self.rows) else 0
        return self.indents[row] > self.indents[row - 1] and below < self.indents[row]

    def label_paths(self) -> list[tuple[str, ...]]:
        """Return for each row its label below the labels of the rows that it belongs to.

        A row belongs to the label without values above it, and to a row above it that is indented less.
        """
        paths: list[tuple[str, ...]] = []
        stack: list[tuple[int, bool, str]] = []
        for row, cells in enumerate(self.rows):
            label = self.label_of(row)
            if label is None or row < self.header_rows:
                paths.append((label.text,) if label else tuple(text for _, _, text in stack))
                continue
            if self._wrapped_label(row):
                paths[-1] = (*paths[-1][:-1], f"{paths[-1][-1]} {label.text}") if paths[-1] else (label.text,)
                paths.append(paths[-1])
                continue
            indent = self.indents[row] if self.indents else 0
            group = len(cells) == 1
            while stack and (stack[-1][0] > indent or (stack[-1][0] == indent and (group or not stack[-1][1]))):
                stack.pop()
            if _TOTAL.fullmatch(label.text):
                # a total belongs to the group that it is indented below, or to the year that stands above the rows
                stack = [one for one in stack if one[1] and (one[0] < indent or YEAR.fullmatch(one[2]))]
            paths.append((*(text for _, _, text in stack), label.text))
            stack.append((indent, group, label.text))
        return paths


# how far from the margin a text stands that is no name of a row
_FAR = 10
_ROW_NUMBER = re.compile(r"((?P<number>\d{1,3})[.)]?)(?=$|\s+[^\W\d])")
_TOTAL = re.compile(r"(?:grand |overall |sub-?)?total|world|all (?:countries|regions)", re.IGNORECASE)


def find_grids(text: str, lines: Sequence[Line], taken: Collection[int] = ()) -> list[Grid]:
    """Return the tables in the lines of a text, in order; the lines ``taken`` are something else."""
    grids: list[Grid] = []
    detectors = (_html, _pipes, _tabs, _commas, _semicolons, _aligned, _number_tails, _stacked)
    # a run of lines that is no table is not tried again from its second line on
    tried = [0] * len(detectors)
    index = 0
    while index < len(lines):
        grid = None
        if not lines[index].blank and index not in taken:
            for number, detect in enumerate(detectors):
                if tried[number] <= index:
                    grid, scanned = detect(text, lines, index)
                    if grid is not None:
                        break
                    tried[number] = scanned + 1
        if grid is None:
            index += 1
        else:
            grids.append(grid)
            index = grid.last + 1
    return grids


Found = tuple[Grid | None, int]

# --- HTML

_HTML_CELL = re.compile(
    r"<t([dh])\b(?P<tag>[^<>]{0,300})>(?P<in>(?:[^<]|<(?!/?t[dhr]\b)){0,3000})</t\1>", re.IGNORECASE
)
_HTML_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_HTML_OPEN = re.compile(r"<(?:table|thead|tbody|tr)\b", re.IGNORECASE)
_HTML_PART = re.compile(r"</?(?:table|caption|thead|tbody|tfoot|tr|th|td|colgroup|col)\b", re.IGNORECASE)


def _html(text: str, lines: Sequence[Line], first: int) -> Found:
    """Rows of an HTML table; a cell may run over several lines."""
    if not _HTML_OPEN.match(lines[first].body):
        return None, first
    last = first
    index = first
    while index < len(lines) and index < last + 20:
        if _HTML_PART.search(lines[index].body):
            last = index
            if re.search(r"</table>", lines[index].body, re.IGNORECASE):
                break
        index += 1
    start, end = lines[first].start, lines[last].end
    grid = Grid(first, last)
    places = Places()
    bounds = [match.start() for match in _HTML_ROW.finditer(text, start, end)] + [end]
    for begin, stop in pairwise(bounds):
        cells = []
        places.next_row()
        for match in _HTML_CELL.finditer(text, begin, stop):
            columns = places.take(match["tag"])
            if match["in"].strip():
                span = match.span("in")
                cells.append(GridCell(*span, len(grid.rows), columns, match["in"].strip()))
        if cells:
            grid.rows.append(cells)
    if not grid.rows:
        return None, last
    grid.settle()
    return grid, last


# --- Markdown


_CLOSED = re.compile(r"\|.*\|")


def _pipes(text: str, lines: Sequence[Line], first: int) -> Found:
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


# --- tabs and separated values


def _tabs(text: str, lines: Sequence[Line], first: int) -> Found:
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
        or any(_LEADERS.search(line.body) for line in rows)
    ):
        return None, last
    grid.settle()
    return grid, last


def _led_in(text: str, line: Line) -> bool:
    """Whether a tab stands before the text of a line: its first cell is empty."""
    return "\t" in text[line.start : line.body_start]


def _names_group(lines: Sequence[Line], index: int) -> bool:
    """Whether a line between rows of tabs names the group of rows below it: "Assets" alone."""
    if index + 1 >= len(lines) or not _may_be_label(lines[index]) or _DIGITS.search(lines[index].body):
        return False
    return lines[index + 1].body.count("\t") == lines[index - 1].body.count("\t") > 0


def _commas(text: str, lines: Sequence[Line], first: int) -> Found:
    return _values(lines, first, ",")


def _semicolons(text: str, lines: Sequence[Line], first: int) -> Found:
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


# --- columns aligned by spaces


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
    if line.blank or len(line.body) > 400 or _LEADERS.search(line.body):
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


def _aligned(text: str, lines: Sequence[Line], first: int) -> Found:
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
        elif rows and _may_be_label(line) and _row_follows(lines, index):
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


_UNIT_ROW = re.compile(r"\(?(?:in\s)?(?:[A-Za-z$€£%’'0-]+\s?){1,5}\)|(?:US\$|[$€£])\s?(?:mn?|bn|k|[’']000)")


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
        elif head and (_RULE_ROW.fullmatch(line.body) or _UNIT_ROW.fullmatch(line.body) or is_unit(line.body)):
            # a rule, or "(€ million)" alone in its line, may stand below the names of the columns
            pass
        elif head and _may_be_label(line) and not line.indent and _row_follows(lines, index):
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


def _may_be_label(line: Line) -> bool:
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


def _count_headers(grid: Grid) -> int:
    """Return how many rows at the top hold no value: words, or years above the numbers."""
    count = 0
    for row in grid.rows:
        values = [cell.text for cell in row if cell.columns[-1] > 0]
        days = count == 0 and any(_DAY.fullmatch(value) for value in values)
        if values and any(
            is_number(value) and not YEAR.fullmatch(value) and not (days and _DAY.fullmatch(value)) for value in values
        ):
            break
        if not values and count and not (len(row) == 1 and _UNIT_ROW.fullmatch(row[0].text)):
            break
        count += 1
    return count if count < len(grid.rows) else 0


# --- rows that end in several numbers


def _number_tails(text: str, lines: Sequence[Line], first: int) -> Found:
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


_MONTH = re.compile("January|February|March|April|May|June|July|August|September|October|November|December")


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


# --- cells one below the other


def _stacked(text: str, lines: Sequence[Line], first: int) -> Found:
    rows, headers = stacked_rows(lines, first)
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
