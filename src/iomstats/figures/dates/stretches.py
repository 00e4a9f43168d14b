"""Finds the stretch of time that "the period", "the week", "those nine years" point back to.

Nothing here reads a date or looks for what governs a figure.
"""

import re
from collections.abc import Iterable

from iomstats.figures.dates.dates import DateSpan, first_day, last_day

_LENGTHS = {
    "week": (5, 9), "fortnight": (10, 17), "month": (27, 32), "quarter": (88, 93), "season": (60, 370),
    "semester": (150, 190), "half-year": (150, 190), "half": (150, 190), "year": (355, 372), "biennium": (725, 735),
    "triennium": (1090, 1100),
}  # fmt: skip
_DAYS_IN_MONTH = 30.44
_LOOSE = 0.12
"""By which part of its length a stretch may differ from what is said: "nine years" of 2004 to 2013."""

PERIOD_WORDS = (
    r"(?:(?:end|close|beginning|start|course)\sof\s)?the\s(?:(?:report(?:ing)?|review|whole|entire|full|audit(?:ed)?|reviewed|evaluat(?:ion|ed)|assessment)\s)?"
    r"(?:period|week|month|quarter|fortnight|biennium|triennium|semester|half-year)"
    r"(?:\s(?:under\s(?:review|report|consideration|audit|study|evaluation)|in\squestion|covered|concerned|surveyed|reviewed|audited|evaluated))?"
)
_DEFINITE = re.compile(r"(?i)\b(?:the|those|these|that)\s(?:whole\s|full\s|entire\s|same\s|intervening\s)?$")
_FOLLOWED = re.compile(
    r"(?i)\s?(?:years?|months?|decades?|days?|weeks?)\s(?:that\sfollowed|following|ahead|to\s|since|between|up\sto)"
)


def days(span: DateSpan) -> int:
    """Return how many days a span covers, 0 where an end is open."""
    if span.start is None or span.end is None:
        return 0
    return last_day(span.end).toordinal() - first_day(span.start).toordinal() + 1


def pointed(words: str, spans: Iterable[DateSpan | None]) -> DateSpan | None:
    """Return the first of some spans that words such as "the week", "the end of the period" may mean.

    Example:
        >>> year = DateSpan("2016-07", "2017-06", "month", "span")
        >>> pointed("end of the period", [year]).start, pointed("the week", [year])
        ('2017-06', None)
    """
    unit = next((name for name in _LENGTHS if re.search(rf"\b{name}\b", words)), None)
    low, high = _LENGTHS[unit] if unit else (2, 100_000)
    for span in spans:
        if span is None or not low <= days(span) <= high:
            continue
        if re.match(r"(?:end|close)(?:e?d)?\b", words):
            return DateSpan(span.end, span.end, span.precision, "same")
        if re.match(r"(?:beginning|start(?:ed)?|began|opened)\b", words):
            return DateSpan(span.start, span.start, span.precision, "same")
        return DateSpan(span.start, span.end, span.precision, "same")
    return None


def is_definite(text: str, start: int, end: int) -> bool:
    """Tell whether a duration points back: "over the twelve months", "in those nine years"."""
    return _DEFINITE.search(text, max(start - 24, 0), start) is not None and _FOLLOWED.match(text, end) is None


_THAT_FOLLOWED = re.compile(
    r"(?i)\s?years\s(?:that|which)\s(?:then\s)?followed\b|\s?years\s(?:after\sthat|afterwards)\b"
)


def follows(text: str, end: int) -> bool:
    """Tell whether a duration in years goes on from what was told of before: "in the ten years that followed"."""
    return _THAT_FOLLOWED.match(text, end) is not None


def lasting(months: float, spans: Iterable[DateSpan | None]) -> DateSpan | None:
    """Return the first of some spans that lasts about so many months.

    Example:
        >>> lasting(108, [DateSpan("2004", "2013", "year", "span")]).start
        '2004'
    """
    wanted = months * _DAYS_IN_MONTH
    for span in spans:
        if span is None or span.start is None or span.end is None:
            continue
        length = days(span)
        told_in_years = span.precision == "year" and months >= 24
        if abs(length - wanted) <= wanted * _LOOSE or (
            told_in_years and abs(length - 365.25 - wanted) <= wanted * _LOOSE
        ):
            return span
    return None
