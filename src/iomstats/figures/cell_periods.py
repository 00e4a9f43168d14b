"""Reads the period of a figure in a table cell from its column, its row, the caption and the headings.

Running text is not read here.
"""

import re

from iomstats.documents.model import Cell
from iomstats.figures.dates import UNREAD, DateSpan, first_day, last_day, read_date
from iomstats.figures.frames import own_date
from iomstats.figures.headings import heading_frame
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

_TOTAL = re.compile(r"(?i)(?:grand\s)?total\b")
_IS_SOURCE = re.compile(r"(?i)\W*(?:source|note|©|copyright)")
_NEAR = 400
"""How many cells on either side are looked at, so that a long table costs no more than a short one for each cell."""
_LINE = 120


def cell_period(draft: Draft) -> Period:
    """Return the period of the figures of one cell: that of the nearest header, label or heading that states one."""
    scene = draft.scene
    cell, date = scene.flow.cell, own_date(scene)
    if cell is None:
        return Period(None, None, None)
    own = (*reversed(cell.column_headers), cell.row_label or "", *reversed(cell.row_label_path))
    if _CHANGE.search(" ".join((*cell.column_headers, cell.row_label or ""))):
        span = _change_span(draft, cell, date)
    else:
        span = (
            _first(own, date)
            or _first((cell.caption or "",), date)
            or _total_span(draft, cell, date)
            or _beside_span(draft, date)
            or _one_year(draft, cell, date)
            or heading_frame(scene, date)
        )
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
    flows = draft.scene.document.flows
    low, high = _bounds(draft)
    return [cell for flow in flows[low:high] if (cell := flow.cell) is not None]


def _bounds(draft: Draft) -> tuple[int, int]:
    """Return the first and the end of the flows of the table, as far as they are near."""
    flows, here = draft.scene.document.flows, draft.scene.flow_index
    block = flows[here].blocks[0]
    low, high = here, here + 1
    first, last = max(here - _NEAR, 0), min(here + _NEAR, len(flows))
    while low > first and flows[low - 1].cell is not None and flows[low - 1].blocks[0] == block:
        low -= 1
    while high < last and flows[high].cell is not None and flows[high].blocks[0] == block:
        high += 1
    return low, high


def _change_span(draft: Draft, cell: Cell, date: str | None) -> DateSpan | None:
    """Return base to target of a column of changes: its own dates, with the caption's where it tells only the base."""
    headed = [span for header in cell.column_headers for span in _spans(header, date)]
    if not headed:
        return _row_span(draft, cell, date) or _first((cell.row_label or "", cell.caption or ""), date)
    if len(headed) == 1 and headed[0].start == headed[0].end:
        target = _first((cell.caption or "",), date) or _row_span(draft, cell, date)
        if target and target.end and headed[0].start and last_day(target.end) > last_day(headed[0].start):
            return DateSpan(headed[0].start, target.end, headed[0].precision, "span")
    return _whole(headed)


def _row_span(draft: Draft, cell: Cell, date: str | None) -> DateSpan | None:
    """Return the span over the dated columns of the row, which a column of changes compares."""
    spans = [
        span
        for other in _table(draft)
        if other.row == cell.row and other.column != cell.column and not other.is_row_label
        for span in _spans(" ".join(other.column_headers), date)
        if span.start and span.end
    ]
    return _whole(spans) if spans else None


def _one_year(draft: Draft, cell: Cell, date: str | None) -> DateSpan | None:
    """Return the year that all dated columns of the row lie in ("Jan-Jun 2011", "Jul-Dec 2011", "Share of women")."""
    span = _row_span(draft, cell, date)
    if span is None or span.start is None or span.end is None or span.start[:4] != span.end[:4]:
        return None
    return DateSpan(span.start[:4], span.start[:4], "year", "calendar")


def _total_span(draft: Draft, cell: Cell, date: str | None) -> DateSpan | None:
    """Return the one date that the row of totals states for the whole table ("Total 2018")."""
    labels = {other.row_label for other in _table(draft) if other.is_row_label and other.row_label}
    spans = {(span.start, span.end): span for label in labels if _TOTAL.match(label) for span in _spans(label, date)}
    return next(iter(spans.values())) if len(spans) == 1 and not _TOTAL.match(cell.row_label or "") else None


def _beside_span(draft: Draft, date: str | None) -> DateSpan | None:
    """Return the one date of the line right above or below the table ("Voluntary returns, 2012")."""
    flows = draft.scene.document.flows
    low, high = _bounds(draft)
    for index in (low - 1, high):
        if 0 <= index < len(flows) and flows[index].cell is None and len(flows[index].text) < _LINE:
            spans = _spans(flows[index].text, date)
            if len(spans) == 1 and not _IS_SOURCE.match(flows[index].text):
                return spans[0]
    return None
