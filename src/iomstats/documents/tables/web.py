"""Finds tables written as HTML."""

import re
from collections.abc import Sequence
from itertools import pairwise

from iomstats.documents.lines import Line
from iomstats.documents.tables.cells import GridCell
from iomstats.documents.tables.grid import Found, Grid
from iomstats.documents.tables.headers import Places

_HTML_CELL = re.compile(
    r"<t([dh])\b(?P<tag>[^<>]{0,300})>(?P<in>(?:[^<]|<(?!/?t[dhr]\b)){0,3000})</t\1>", re.IGNORECASE
)

_HTML_ROW = re.compile(r"<tr\b", re.IGNORECASE)

_HTML_OPEN = re.compile(r"<(?:table|thead|tbody|tr)\b", re.IGNORECASE)

_HTML_PART = re.compile(r"</?(?:table|caption|thead|tbody|tfoot|tr|th|td|colgroup|col)\b", re.IGNORECASE)


def web_tables(text: str, lines: Sequence[Line], first: int) -> Found:
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
