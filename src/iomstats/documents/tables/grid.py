"""A table: the lines that it takes up, its cells, and what names its rows and columns."""

import re
from dataclasses import dataclass, field

from iomstats.documents.tables.cells import YEAR, GridCell, is_number, is_unit
from iomstats.documents.tables.headers import count_below, spread_groups

# how far from the margin a text stands that is no name of a row
_FAR = 10

# "31.12.2014" above a column
_DAY = re.compile(r"(?:[012]?\d|3[01])[./-](?:0?[1-9]|1[012])[./-](?:19|20)\d\d")

_ROW_NUMBER = re.compile(r"((?P<number>\d{1,3})[.)]?)(?=$|\s+[^\W\d])")

_TOTAL = re.compile(r"(?:grand |overall |sub-?)?total|world|all (?:countries|regions)", re.IGNORECASE)

UNIT_ROW = re.compile(r"\(?(?:in\s)?(?:[A-Za-z$€£%’'0-]+\s?){1,5}\)|(?:US\$|[$€£])\s?(?:mn?|bn|k|[’']000)")


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
            unit = UNIT_ROW.fullmatch(row[0].text) and not below
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
        if not values and count and not (len(row) == 1 and UNIT_ROW.fullmatch(row[0].text)):
            break
        count += 1
    return count if count < len(grid.rows) else 0


Found = tuple[Grid | None, int]
"""The table that begins at a line, if one does, and the last line looked at."""
