"""Joins time expressions that belong together: the ends of a span, the dates of a list, months that share a year.

What one expression means by itself is read in ``readings.py``.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from iomstats.figures.dates.dates import UNREAD, DateSpan, read_date
from iomstats.figures.dates.model import Anchor
from iomstats.figures.dates.moments import first_day, last_day, shift, year_of
from iomstats.figures.dates.roles import AS_OF, BASE, IN, LISTED, PRESENT, SINCE
from iomstats.figures.dates.spans import YEAR, shifted

_FROM_TO_GAP = 60


def hull(spans: Sequence[DateSpan]) -> DateSpan:
    """Return the span from the first of some spans to the last."""
    start = min((span.start for span in spans if span.start), key=first_day)
    end = max((span.end for span in spans if span.end), key=last_day)
    return DateSpan(start, end, spans[-1].precision, "span")


def share_year(text: str, low: int, anchors: list[Anchor]) -> None:
    """Give a month the year of the dated month that it leads up to: "from 300 in January to 450 in December 2015"."""
    if len(anchors) < 2 or anchors[-2].start < low:
        return
    first, last = anchors[-2], anchors[-1]
    bare, both_bare = (
        one.span.precision == "month" and not re.search(r"\d", text[one.start : one.end]) for one in (first, last)
    )
    gap = text[first.end : last.phrase]
    if not bare or first.span.start is None or not re.match(r"\sto\s", gap) or len(gap) > _FROM_TO_GAP:
        return
    if last.span.end is None:
        return
    # "in January … in December", read backwards from what was told before
    backwards = both_bare and first_day(first.span.start) > last_day(last.span.end)
    if not backwards and not re.search(YEAR, text[last.start : last.end]):
        return
    if first.span.start != first.span.end or last.span.precision == "year":
        return
    years = year_of(last.span.end) - year_of(first.span.start)
    moved = shift(first.span.start, years=years)
    if first_day(moved) > last_day(last.span.end):
        moved = shift(moved, years=-1)
    anchors[-2] = replace(first, span=replace(first.span, start=moved, end=moved))


def past(text: str, anchor: Anchor, date: str | None) -> Anchor:
    """Move months without a year back by one where they would end after the document: "between January and June"."""
    span = anchor.span
    if date is None or span.kind != "span" or span.start is None or span.end is None or span.precision != "month":
        return anchor
    if re.search(r"\d{4}", text[anchor.start : anchor.end]) or first_day(span.end) <= last_day(date):
        return anchor
    if year_of(span.end) != year_of(date):
        return anchor
    return replace(anchor, span=replace(span, start=shift(span.start, years=-1), end=shift(span.end, years=-1)))


_TO = re.compile(r"\s?[–—-]\s?|\s(?:to|until|till|through|up\sto)\s(?:the\s)?")
_AND = re.compile(r",\s|,?\s(?:and|or|&)\s(?:in\s|of\s)?(?:the\s)?")
_BARE_AND = re.compile(r"\sand\s(?:in\s)?(?:the\s)?")
_BETWEEN = re.compile(r"(?i)\bbetween\s(?:the\s)?$")
_FROM_OR_BETWEEN = re.compile(r"(?i)\b(?:from|between)\s(?:the\s)?$")


def add(text: str, low: int, anchors: list[Anchor], one: Anchor) -> None:
    """Add an expression; where it and the one before it are the ends of one span or a list, they become one."""
    last = anchors[-1] if anchors else None
    joined = None
    if last is not None and last.start >= low and last.role == PRESENT:
        joined = _from_now(text[last.end : one.start], last, one)
    if last is not None and last.start >= low and PRESENT not in (last.role, one.role):
        gap, lead = text[last.end : one.start], text[max(low, last.start - 14) : last.start]
        joined = _renamed(text, gap, last, one) or _as_span(text, gap, lead, last, one)
        if joined is None:
            again = _same_day(text, last, one) if _AND.fullmatch(gap) else one
            joined = _as_list(gap, last, again, repeated=again is not one)
    if joined is None:
        anchors.append(one)
    else:
        anchors[-1] = joined


_RENAMES = re.compile(r",\s(?:or\s|that\sis,?\s|i\.e\.,?\s)?|\s\(")
_FISCAL_PART = re.compile(r"(?i)(?:the\s)?[\w-]+\s(?:quarter|half)\b.*")


def _renamed(text: str, gap: str, last: Anchor, one: Anchor) -> Anchor | None:
    """Join months and the part of a financial year that they are: "April to June, the first quarter of 2020/21"."""
    if last.role != one.role or not _RENAMES.fullmatch(gap):
        return None
    parts = [_FISCAL_PART.fullmatch(text[each.start : each.end]) is not None for each in (last, one)]
    months = [each.span.kind == "span" and each.span.precision == "month" for each in (last, one)]
    if parts[0] == parts[1] or not (months[0] if parts[1] else months[1]):
        return None
    return replace(last, end=one.end, span=last.span if parts[1] else one.span)


_FROM_NOW = re.compile(r"\s(?:to|until|till|through|up\sto)\s(?:the\s)?")


def _from_now(gap: str, last: Anchor, one: Anchor) -> Anchor | None:
    """Join "from now" and "to December 2017"."""
    ahead = (
        one.span.end is not None and last.span.start is not None and first_day(last.span.start) < last_day(one.span.end)
    )
    if not ahead or not _FROM_NOW.fullmatch(gap):
        return None
    return Anchor(last.start, one.end, last.phrase, IN, replace(one.span, start=last.span.start, kind="span"))


def _as_span(text: str, gap: str, lead: str, last: Anchor, one: Anchor) -> Anchor | None:
    """Join "from 2001" and "to 2010"."""
    between = _BARE_AND.fullmatch(gap) and _BETWEEN.search(lead)
    if not (_TO.fullmatch(gap) or between) or last.span.start is None or one.span.end is None:
        return None
    whole = read_date(text[last.start : one.end], anchor=None)
    span = whole if whole != UNREAD else DateSpan(last.span.start, one.span.end, one.span.precision, "span")
    if span.start and span.end and first_day(span.start) > last_day(span.end) and _takes_year(text, last, one):
        years = year_of(span.end) - year_of(span.start)  # "between February and October last year"
        within = first_day(shift(span.start, years=years)) <= last_day(span.end)
        span = replace(span, start=shift(span.start, years=years if within else years - 1))
    if span.start is None or span.end is None or first_day(span.start) > last_day(span.end):
        return None
    role = IN if _FROM_OR_BETWEEN.search(lead) or last.role in (SINCE, IN, LISTED) else last.role
    return Anchor(last.start, one.end, last.phrase, role, span)


def _takes_year(text: str, first: Anchor, last: Anchor) -> bool:
    """Tell whether a month without a year leads up to a date with one."""
    return _is_bare_month(text, first) and not _is_bare_month(text, last)


def _is_bare_month(text: str, one: Anchor) -> bool:
    return (
        one.span.precision == "month"
        and one.span.start == one.span.end
        and not re.search(r"\d|\byear\b", text[one.start : one.end])
    )


_ENDED = re.compile(r"(?i)\bended|\bending|\bmonths\sto\b|\bquarters?\b|\bhal(?:f|ves)\b|\bweek\b")


def _same_day(text: str, last: Anchor, one: Anchor) -> Anchor:
    """Give a bare year the day or period of the expression that it follows: "at 31 December 2019 and 2018"."""
    written = text[last.start : last.end]
    whole = last.parts[-1] if last.parts else last.span
    bare = re.fullmatch(YEAR, text[one.start : one.end]) and one.phrase == one.start
    if not bare or whole.start is None or whole.end is None or last.role == SINCE:
        return one
    dated = whole.precision == "day" and whole.start == whole.end
    if not dated and not (whole.kind in ("span", "part") and _ENDED.search(written)):
        return one
    other = shifted(whole, year_of(one.span.end or whole.end) - year_of(whole.end))
    return one if other is None else replace(one, span=replace(other, kind=whole.kind), role=last.role)


def _as_list(gap: str, last: Anchor, one: Anchor, *, repeated: bool) -> Anchor | None:
    """Join "in 2016" and "2017", or "during 2014" and "the first half of 2015"."""
    if not _AND.fullmatch(gap) or None in (last.span.start, last.span.end, one.span.start, one.span.end):
        return None
    alike = last.role == one.role or {last.role, one.role} <= {IN, BASE}
    alike = alike and last.role in (IN, BASE, AS_OF) and last.span.precision == one.span.precision
    plain = one.span.kind == "calendar" and last.span.kind == "calendar"
    if alike and (plain or last.parts or one.span.kind == last.span.kind == "part" or repeated):
        parts = (*(last.parts or (last.span,)), one.span)
        return replace(last, end=one.end, span=hull(parts), parts=parts)
    mixed = last.role == one.role == IN and {last.span.kind, one.span.kind} <= {"calendar", "part", "span"}
    if mixed and _BARE_AND.fullmatch(gap) and first_day(last.span.end or "") < first_day(one.span.start or ""):
        return replace(last, end=one.end, span=hull([last.span, one.span]))
    return None
