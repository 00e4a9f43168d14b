"""Reads the period of a figure in a table cell from its column, its row, the caption and the headings.

Running text is not read here.
"""

import re

from iomstats.documents.model import Cell
from iomstats.figures.dates import UNREAD, DateSpan, first_day, last_day, read_date
from iomstats.figures.frames import heading_frame, own_date
from iomstats.figures.model import Draft, Period
from iomstats.figures.spans import YEAR
from iomstats.mentions.words import MONTH

_IN_HEADER = re.compile(
    rf"(?<![\w/.-])\d{{1,2}}[./]\d{{1,2}}[./]{YEAR}(?!\w)|(?<![A-Za-z]){MONTH}\s?[-–/]\s?{MONTH}\s{YEAR}(?!\d)"
    rf"|(?<![\w/.-])\d{{1,2}}\s{MONTH}\s{YEAR}(?!\w)|(?<![A-Za-z]){MONTH}[-\s’']{{1,2}}(?:{YEAR}|\d\d)(?!\d)"
    rf"|\bFY\s?[’']?(?:{YEAR}|\d\d)(?:\s?[-/–]\s?(?:{YEAR}|\d\d))?|\b[QH][1-4][\s/-]{YEAR}|(?<!\d){YEAR}\s?[-/]?\s?[QH][1-4]\b"
    rf"|(?<![\d.,/-]){YEAR}\s?[–/-]\s?(?:{YEAR}|\d\d)(?![\d/-])|(?<![\d.,/-]){YEAR}(?![\d/-]|[.,]\d)"
)
_CHANGE = re.compile(r"(?i)(?<![a-z])(?:change|growth|increase|decrease|variation|difference)(?![a-z])|[±Δ]")


def cell_period(draft: Draft) -> Period:
    """Return the period of the figures of one cell: that of the nearest header, label or heading that states one."""
    scene = draft.scene
    cell, date = scene.flow.cell, own_date(scene)
    if cell is None:
        return Period(None, None, None)
    if _CHANGE.search(" ".join((*cell.column_headers, cell.row_label or ""))):
        span = _first((*reversed(cell.column_headers), cell.row_label or ""), date) or _row_span(draft, cell, date)
    else:
        texts = (*reversed(cell.column_headers), cell.row_label or "", *reversed(cell.row_label_path), cell.caption or "")
        span = _first(texts, date) or _total_span(draft, cell, date) or heading_frame(scene, date)
    if span is not None:
        return Period(span.start, span.end, "context", "ambiguous_date" if span.ambiguous else None)
    return Period(None, None, None) if date is None else Period(date[:4], date[:4], "document")


def _first(texts: tuple[str, ...], date: str | None) -> DateSpan | None:
    for text in texts:
        spans = _spans(text, date)
        if spans:
            return _whole(spans)
    return None


def _spans(text: str, date: str | None) -> list[DateSpan]:
    found = [read_date(match.group(), anchor=date) for match in _IN_HEADER.finditer(text)]
    return [span for span in found if span != UNREAD]


def _whole(spans: list[DateSpan]) -> DateSpan:
    if len(spans) == 1:
        return spans[0]
    start = min((span.start for span in spans if span.start), key=first_day)
    end = max((span.end for span in spans if span.end), key=last_day)
    return DateSpan(start, end, spans[0].precision, "span")


def _table(draft: Draft) -> list[Cell]:
    """Return the other cells of the table, which are the flows right around this one."""
    flows, here = draft.scene.document.flows, draft.scene.flow_index
    block = draft.scene.flow.block_at(0)
    cells = []
    for step in (-1, 1):
        index = here + step
        while 0 <= index < len(flows) and abs(index - here) <= 400:
            cell = flows[index].cell
            if cell is None or flows[index].block_at(0) != block:
                break
            cells.append(cell)
            index += step
    return cells


def _row_span(draft: Draft, cell: Cell, date: str | None) -> DateSpan | None:
    """Return the span over the dated columns of the row, which a column of changes compares."""
    spans = [
        span
        for other in _table(draft)
        if other.row == cell.row and not other.is_row_label
        for span in _spans(" ".join(other.column_headers), date)
    ]
    before = [span for span in spans if span.start and span.end]
    return _whole(before) if before else None


def _total_span(draft: Draft, cell: Cell, date: str | None) -> DateSpan | None:
    """Return the one date that the row of totals states for the whole table ("Total 2018")."""
    labels = {other.row_label for other in _table(draft) if other.row_label and re.match(r"(?i)(?:grand\s)?total\b", other.row_label)}
    spans = {(span.start, span.end): span for label in labels for span in _spans(label, date)}
    if len(spans) != 1 or re.match(r"(?i)(?:grand\s)?total\b", cell.row_label or ""):
        return None
    return next(iter(spans.values()))

