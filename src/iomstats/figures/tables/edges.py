"""Finds the texts around a table cell: the corner above the row labels, a column of units, a line below the table."""

import re
from collections.abc import Iterator

from iomstats.documents.model import Cell
from iomstats.figures.model import Scene
from iomstats.figures.numbers.currency_names import currency_in
from iomstats.figures.numbers.scales import header_scale
from iomstats.schema.vocabulary import read_toml


def corner(scene: Scene) -> str:
    """Return the header above the row labels of the cell's table, which often names unit and scale; "" without one."""
    return next((text for cell, text in header_cells(scene) if cell.column == 0), "")


def header_cells(scene: Scene) -> Iterator[tuple[Cell, str]]:
    """Yield the header cells with which the table of a cell begins, and their texts."""
    flows = scene.document.flows
    for index in range(_table_edge(scene, -1), scene.flow_index):
        flow = flows[index]
        if flow.cell is None or not flow.cell.is_header:
            return
        yield flow.cell, flow.text


def _table_edge(scene: Scene, step: int) -> int:
    """Return the index of the first (step -1) or last (step 1) cell of the table that the flow is a cell of.

    The cells of a table follow each other, so that the edge is found by doubling and halving the step.
    """
    flows, block = scene.document.flows, scene.flow.blocks[0][1]

    def inside(index: int) -> bool:
        return 0 <= index < len(flows) and flows[index].cell is not None and flows[index].blocks[0][1] == block

    edge, stride = scene.flow_index, 1
    while inside(edge + step * stride):
        edge, stride = edge + step * stride, stride * 2
    while stride:
        if inside(edge + step * stride):
            edge += step * stride
        stride //= 2
    return edge


def table_end(scene: Scene) -> int:
    """Return the index of the last cell of the table of a cell."""
    return _table_edge(scene, 1)


def header_row(scene: Scene) -> list[str]:
    """Return the headers of the table of a cell."""
    return [text for _, text in header_cells(scene)]


def row_labels(scene: Scene) -> frozenset[str]:
    """Return the labels of the rows of the table of a cell, of a long one only those nearby."""
    flows = scene.document.flows
    low = max(_table_edge(scene, -1), scene.flow_index - _MANY)
    high = min(_table_edge(scene, 1), scene.flow_index + _MANY)
    cells = (flow.cell for flow in flows[low : high + 1])
    return frozenset(cell.row_label for cell in cells if cell is not None and cell.row_label)


_MANY = 60


def title_below(scene: Scene) -> str:
    """Return a short line right below the table of a cell, which may be its title or a note on it; "" without one."""
    flows, index = scene.document.flows, _table_edge(scene, 1) + 1
    if index >= len(flows) or flows[index].cell is not None or len(flows[index].text) > 120:
        return ""
    text = flows[index].text
    scaled = _NOTED_SCALE.search(text) or _SCALE_OF_ALL.search(text)
    return "" if text.endswith(".") and not scaled else text


def noted_scale(scene: Scene) -> str:
    """Return the line below a table, or the one above, that states its scale: "All amounts in USD million"; or ""."""
    below = title_below(scene)
    if _SCALE_OF_ALL.search(below):
        return below
    index = _table_edge(scene, -1) - 1
    above = scene.document.flows[index].text if index >= 0 else ""
    told = (_NOTED_SCALE.search(above) or _TABLE_IN.search(above)) if len(above) <= 300 else None
    return told.group() if told is not None else ""


def header_gone_on(scene: Scene) -> str:
    """Return the header to the left that a bare year goes on with ("Workers (thousands), 2010 | 2015"), else ""."""
    cell = scene.flow.cell
    if cell is None or not cell.column_headers or not _YEAR.fullmatch(cell.column_headers[-1]):
        return ""
    found = ""
    for header, text in header_cells(scene):
        if header.column < cell.column and not _YEAR.fullmatch(text):
            found = text if header.column and _YEAR_LAST.search(text) else ""
    return found


def money_gone_on(scene: Scene) -> str:
    """Return the header, or the label of a row above, whose scale a bare step of the same money goes on with, else "".

    "Pledged (USD m) | Paid | Balance" and, one below the other, "Budget (USD m)", "Spent", "Balance".
    """
    cell = scene.flow.cell
    if cell is None:
        return ""
    if cell.column_headers and _WHOLE.fullmatch(cell.column_headers[-1]):
        parts = [text for header, text in header_cells(scene) if 0 < header.column < cell.column]
        scales = {header_scale(text) for text in parts}
        return parts[-1] if len(parts) > 1 and len(scales) == 1 and scales != {1.0} else ""
    if cell.column_headers and _is_step(cell.column_headers[-1]):
        before = [(header.column, text) for header, text in header_cells(scene) if 0 < header.column < cell.column]
        found = next((text for _, text in sorted(before, reverse=True) if not _is_step(text)), "")
        if currency_in(found) or not before:
            return found
    if cell.row_label and _is_step(cell.row_label):
        flows, block = scene.document.flows, scene.flow.blocks[0][1]
        for index in range(scene.flow_index - 1, max(-1, scene.flow_index - _COLUMN_REACH), -1):
            other = flows[index].cell
            if other is None or flows[index].blocks[0][1] != block or other.is_header:
                return ""
            if other.is_row_label and other.row < cell.row and not _is_step(flows[index].text):
                return flows[index].text if currency_in(flows[index].text) else ""
    return ""


def _is_step(text: str) -> bool:
    """Whether a header names a step on the way of money, and nothing else: "Paid to date", "Unmet requirements"."""
    words = re.findall(r"[a-z]+", re.sub(r"\d+", " ", text.lower()))
    return (
        bool(words)
        and "%" not in text
        and all(word in _STEPS or word in _SMALL for word in words)
        and not _SMALL.issuperset(words)
    )


# the sum of the columns to its left
_WHOLE = re.compile(r"(?i)\W*(?:(?:grand\s)?total|all|sum|both|overall)\W*")
_STEPS = frozenset(read_toml("numbers")["money_steps"])
_SMALL = frozenset("of which to date the and not yet still be in at for from as".split())
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
_YEAR_LAST = re.compile(r"[^\W\d]{3}.*\b(?:19|20)\d\d\W*$")
_SCALE_OF_ALL = re.compile(
    r"(?i)^\W*(?:in\s)?(?:thousand|million|billion)s\sof\s[a-z]|\b(?:are\s|\w+\s)?in\s(?:[a-z]+\s)?(?:(?:thousand|million|billion)s|(?-i:[A-Z]{3}|[$€£])\s(?:thousand|million|billion)\b)"
)
_NOTED_SCALE = re.compile(
    r"(?i)\b(?:figures|numbers|values|data|amounts|sums|population|all|shown|expressed|reported|given|presented|stated)\s"
    r"(?:are\s)?(?:all\s|shown\s|given\s|expressed\s|reported\s|stated\s|rounded\sand\s)?in\s"
    r"(?:[A-Za-z$€£]+\s){0,3}?(?:thousand|million|billion|lakh|crore)s?\b(?:\sof\s[A-Za-z]+(?:\s[a-z]+)?)?"
)
# "The table shows aid in millions of dollars"
_TABLE_IN = re.compile(r"(?i)\btable\s[^.;]{0,80}?\sin\s(?:thousand|million|billion)s\sof\s[A-Za-z]+(?:\s[a-z]+)?")
_UNIT_HEADER = re.compile(r"(?i)\W*(?:units?|units?\sof\smeasure(?:ment)?|measure|uom)\W*")


def row_measure(scene: Scene) -> str | None:
    """Return what the column "Unit" of a table says for the row of a cell, None where there is no such column."""
    cell = scene.flow.cell
    if cell is None:
        return None
    flows, block = scene.document.flows, scene.flow.blocks[0][1]
    for index in range(scene.flow_index - 1, max(-1, scene.flow_index - 40), -1):
        other = flows[index].cell
        if other is None or other.row != cell.row or flows[index].blocks[0][1] != block:
            return None
        if other.column_headers and _UNIT_HEADER.fullmatch(other.column_headers[-1]):
            return flows[index].text
    return None


_SIGNED = re.compile(r"\(?\s?(?P<sign>[A-Z]{0,3}[$€£¥₹]|(?:USD|EUR|GBP|CHF|CAD|AUD|JPY)\s?)\s?[(\d–-]")
_COLUMN_REACH = 400


def sign_in_column(scene: Scene) -> str | None:
    """Return the sign of currency that another cell of the column has: accounts print it once, and in the total."""
    cell = scene.flow.cell
    if cell is None:
        return None
    flows, block = scene.document.flows, scene.flow.blocks[0][1]
    for step in (-1, 1):
        index = scene.flow_index + step
        while 0 <= index < len(flows) and abs(index - scene.flow_index) < _COLUMN_REACH:
            other = flows[index].cell
            if other is None or flows[index].blocks[0][1] != block:
                break
            if other.column == cell.column and (match := _SIGNED.match(flows[index].text)):
                return match["sign"].strip()
            index += step
    return None


_DECIMAL_COMMA = re.compile(r"[-+−–]?\d{1,3},\d{1,2}\s?%?|\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,2})?")


def writes_decimal_commas(scene: Scene) -> bool:
    """Return whether the table of a cell parts decimals by a comma, and so thousands by a point."""
    if scene.flow.cell is None:
        return False
    low = max(_table_edge(scene, -1), scene.flow_index - _MANY)
    high = min(_table_edge(scene, 1), scene.flow_index + _MANY)
    return any(_DECIMAL_COMMA.fullmatch(flow.text.strip()) for flow in scene.document.flows[low : high + 1])
