"""Finds the tables in lines of text and tells the place of every cell; nothing is known of what the cells say.

Text holds a table in one of these layouts, a module each: HTML, cells that a mark separates, columns aligned by
spaces, rows that end in several numbers, or cells one below the other.
"""

from collections.abc import Collection, Sequence

from iomstats.documents.lines import Line
from iomstats.documents.tables.aligned import aligned
from iomstats.documents.tables.grid import Grid
from iomstats.documents.tables.number_tails import number_tails
from iomstats.documents.tables.separated import commas, pipes, semicolons, tabs
from iomstats.documents.tables.stacked import stacked
from iomstats.documents.tables.web import web_tables

__all__ = ["Grid", "find_grids"]

# the surest layout first
_LAYOUTS = (web_tables, pipes, tabs, commas, semicolons, aligned, number_tails, stacked)


def find_grids(text: str, lines: Sequence[Line], taken: Collection[int] = ()) -> list[Grid]:
    """Return the tables in the lines of a text, in order; the lines ``taken`` are something else."""
    grids: list[Grid] = []
    # a run of lines that is no table is not tried again from its second line on
    tried = [0] * len(_LAYOUTS)
    index = 0
    while index < len(lines):
        grid = None
        if not lines[index].blank and index not in taken:
            for number, read in enumerate(_LAYOUTS):
                if tried[number] <= index:
                    grid, scanned = read(text, lines, index)
                    if grid is not None:
                        break
                    tried[number] = scanned + 1
        if grid is None:
            index += 1
        else:
            grids.append(grid)
            index = grid.last + 1
    return grids
