"""Reads the period of a figure in a table cell from its column, its row, the caption and the headings.

Running text is not read here; what a header says is read in ``dates/header_dates.py``.
"""

import re

from iomstats.documents.model import Cell
from iomstats.figures.dates.dates import DateSpan, last_day
from iomstats.figures.dates.header_dates import (
    between,
    hull,
    in_year,
    is_balance,
    is_year_and_two_digits,
    month_of,
    whole_spans,
)
from iomstats.figures.dates.moments import year_of
from iomstats.figures.model import Draft, Period
from iomstats.figures.periods.frames import own_date
from iomstats.figures.periods.references import STORY, find_reference
from iomstats.figures.tables.labels import names_comparison
from iomstats.figures.tables.notes import fieldwork_line
from iomstats.figures.words.tenses import find_verbs

_CHANGE = re.compile(
    r"(?i)(?<![a-z])(?:changes?|chg|growth|increase|decrease|variation|difference|y-?o-?y)(?![a-z])|[±Δ]|[+]/[-–−]"
)
# the year from which a column runs on dates no other
_SINCE = re.compile(r"(?i)\b(?:from|since)\s(?:[A-Za-z]+\s)?(?:19|20)\d\d\b")
_TOTAL = re.compile(r"(?i)(?:grand\s)?total\b")
_INTRODUCES = re.compile(
    r"(?i)\b(?:(?:is|are)\s(?:summari[sz]ed|shown|listed|given|set\sout|presented|broken\sdown|reported)\s(?:below|here|in\sthe\s(?:following\s)?table)"
    r"|(?:was|were|is|are)\sas\sfollows|(?:table|breakdown|list)\s(?:[\w.]+\s)?(?:below\s)?(?:shows|presents|lists|gives|summari[sz]es|sets\sout))\b"
)
"""What a sentence says that stands right above a table and tells what is in it."""
_IS_SOURCE = re.compile(r"(?i)\W*(?:source|note|©|copyright)")
_NEAR = 400
"""How many cells on either side are looked at, so that a long table costs no more than a short one for each cell."""
_COLUMNS = 60
_LINE = 120


def cell_period(draft: Draft) -> Period:
    """Return the period of the figures of one cell: that of the nearest header, label or heading that states one."""
    scene = draft.scene
    cell, date = scene.flow.cell, own_date(scene)
    if cell is None:
        return Period(None, None, None)
    span = None
    if any(map(_is_change, (*cell.column_headers, cell.row_label or ""))):
        span = _change_span(draft, cell, date)
    span = span or _own_span(draft, cell, date)
    if span is not None:
        return Period(span.start, span.end, "context", "ambiguous_date" if span.ambiguous else None)
    return Period(None, None, None) if date is None else Period(date[:4], date[:4], "document")


def _is_change(text: str) -> bool:
    return _CHANGE.search(text) is not None or names_comparison(text)


def _own_span(draft: Draft, cell: Cell, date: str | None) -> DateSpan | None:
    """Return the time of a cell that tells no change."""
    own = (*reversed(cell.column_headers), cell.row_label or "", *reversed(cell.row_label_path))
    whole = _month(draft, own) or _first(own, date)
    if whole is not None and not _is_year(whole):
        return whole
    around = whole or _balance_span(draft, cell, date) or _around(draft, cell, date)
    year = _year(around, date)
    for text in (*own, *_corner(draft, cell)) if year is not None else ():
        part = in_year(text, year)
        if part is not None:
            return part
    return around


def _month(draft: Draft, own: tuple[str, ...]) -> DateSpan | None:
    """Return the month of a label "2010-11", where the labels beside it count months."""
    for text in own:
        if is_year_and_two_digits(text):
            labels = {label for other in _table(draft) for label in (other.row_label or "", *other.column_headers)}
            return month_of(text, frozenset(filter(is_year_and_two_digits, labels)))
    return None


def _around(draft: Draft, cell: Cell, date: str | None) -> DateSpan | None:
    """Return the time that what stands around the rows and columns states."""
    return (
        _first((cell.caption or "",), date)
        or _total_span(draft, cell, date)
        or _beside_span(draft, date)
        or _first((fieldwork_line(draft.scene),), date)
        or _one_year(draft, cell, date)
        or _whole_span(draft, date)
    )


def _whole_span(draft: Draft, date: str | None) -> DateSpan | None:
    """Return the time that the text as a whole reports on, plans for or has data of."""
    reference = find_reference(draft.scene, date)
    return None if reference is None or reference.sort == STORY else reference.span


def _is_year(span: DateSpan) -> bool:
    return span.start == span.end and span.precision == "year"


def _year(span: DateSpan | None, date: str | None) -> int | None:
    """Return the year that a header without one lies in: that of what is stated around it, else the document's."""
    if span is None:
        return None if date is None else year_of(date)
    if span.start is None or span.end is None or year_of(span.start) != year_of(span.end):
        return None
    return year_of(span.end)


def _first(texts: tuple[str, ...], date: str | None) -> DateSpan | None:
    for text in texts:
        spans = whole_spans(text, date)
        if spans:
            return hull(spans)
    return None


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


def _corner(draft: Draft, cell: Cell) -> tuple[str, ...]:
    """Return the header above the labels of the rows: "Years ended 31 March"."""
    flows, here = draft.scene.document.flows, draft.scene.flow_index
    for index in range(here - 1, max(here - _COLUMNS, 0) - 1, -1):
        other = flows[index].cell
        if other is None or other.row != cell.row:
            return ()
        if other.is_row_label:
            return other.column_headers
    return ()


def _balance_span(draft: Draft, cell: Cell, date: str | None) -> DateSpan | None:
    """Return the time between the balances above and below a row that has no date: "At 1 January", "Additions"."""
    opening = closing = None
    for other in _table(draft):
        if not other.is_row_label or not other.row_label or not is_balance(other.row_label):
            continue
        spans = whole_spans(other.row_label, date)
        if spans and other.row < cell.row:
            opening = spans[0]
        elif spans and other.row > cell.row and closing is None:
            closing = spans[0]
    return between(opening, closing) if opening is not None and closing is not None else None


def _change_span(draft: Draft, cell: Cell, date: str | None) -> DateSpan | None:
    """Return base to target of a column of changes: its own dates, with the caption's where it tells only the base."""
    headed = [span for header in cell.column_headers for span in whole_spans(header, date)]
    if not any(map(_is_change, cell.column_headers)) and len(headed) == 1:
        return None  # "GDP growth" below "2016": the growth of that year
    if not headed:
        return _row_span(draft, cell, date) or _first((cell.row_label or "", cell.caption or ""), date)
    if len(headed) == 1 and headed[0].start == headed[0].end:
        target = _first((cell.caption or "",), date) or _row_span(draft, cell, date)
        if target and target.end and headed[0].start and last_day(target.end) > last_day(headed[0].start):
            return DateSpan(headed[0].start, target.end, headed[0].precision, "span")
    return hull(headed)


def _row_span(draft: Draft, cell: Cell, date: str | None) -> DateSpan | None:
    """Return the span over the dated columns of the row, which a column of changes compares."""
    spans = [
        span
        for other in _table(draft)
        if other.row == cell.row and other.column != cell.column and not other.is_row_label
        if not any(_SINCE.search(header) or names_comparison(header) for header in other.column_headers)
        for span in whole_spans(" ".join(other.column_headers), date)
        if span.start and span.end
    ]
    return hull(spans) if spans else None


def _one_year(draft: Draft, cell: Cell, date: str | None) -> DateSpan | None:
    """Return the year that all dated columns of the row lie in ("Jan-Jun 2011", "Jul-Dec 2011", "Share of women")."""
    span = _row_span(draft, cell, date)
    if span is None or span.start is None or span.end is None or span.start[:4] != span.end[:4]:
        return None
    return DateSpan(span.start[:4], span.start[:4], "year", "calendar")


def _total_span(draft: Draft, cell: Cell, date: str | None) -> DateSpan | None:
    """Return the one date that the row of totals states for the whole table ("Total 2018")."""
    labels = {other.row_label for other in _table(draft) if other.is_row_label and other.row_label}
    spans = {(span.start, span.end): span for one in labels if _TOTAL.match(one) for span in whole_spans(one, date)}
    return next(iter(spans.values())) if len(spans) == 1 and not _TOTAL.match(cell.row_label or "") else None


def _beside_span(draft: Draft, date: str | None) -> DateSpan | None:
    """Return the one date of the line right above or below the table ("Voluntary returns, 2012")."""
    flows = draft.scene.document.flows
    low, high = _bounds(draft)
    for index in (low - 1, high):
        if not 0 <= index < len(flows) or flows[index].cell is not None or len(flows[index].text) >= _LINE:
            continue
        text = flows[index].text
        told = any(not verb.weak for verb in find_verbs(text, 0, len(text)))  # a sentence of its own
        told = told and not (index == low - 1 and _INTRODUCES.search(text))
        spans = whole_spans(text, date)
        if len(spans) == 1 and not told and not _IS_SOURCE.match(text):
            return spans[0]
    return None
