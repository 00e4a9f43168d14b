"""Writes periods as SDMX does: 2009, 2003-05, 2011-05-31, 2009-Q2, 2017-S1, else start and length."""

from __future__ import annotations

import datetime

ANNUAL, HALF_YEARLY, QUARTERLY, MONTHLY, DAILY, OTHER, UNSPECIFIED = "A", "S", "Q", "M", "D", "_O", "_U"

_YEAR, _MONTH, _DAY = 1, 2, 3
_BY_PRECISION = {_YEAR: ANNUAL, _MONTH: MONTHLY, _DAY: DAILY}
_PARTS = {3: ("Q", QUARTERLY), 6: ("S", HALF_YEARLY)}


def time_period(
    start: str | None, end: str | None, first: datetime.date | None, last: datetime.date | None
) -> tuple[str, str] | None:
    """Return a period as SDMX's ObservationalTimePeriod and the code of its frequency; None without a period.

    The length of a range is counted in what its ends are stated in, so that two periods that are not stated
    alike never become one. SDMX has no period with an open end: such a one is given by the end that is known,
    under a frequency of its own.

    Args:
        start: First year, month or day of the period, at its own precision.
        end: Last year, month or day of it.
        first: First day.
        last: Last day.

    Example:
        >>> date = datetime.date
        >>> time_period("2009", "2009", date(2009, 1, 1), date(2009, 12, 31))
        ('2009', 'A')
        >>> time_period("2001", "2010", date(2001, 1, 1), date(2010, 12, 31))
        ('2001-01-01/P10Y', '_O')
        >>> time_period("2007-06", "2010", date(2007, 6, 1), date(2010, 12, 31))
        ('2007-06-01/P3Y7M', '_O')
        >>> time_period("2017-01", "2017-06", date(2017, 1, 1), date(2017, 6, 30))
        ('2017-S1', 'S')
        >>> time_period("2009-06-29", "2009-07-01", date(2009, 6, 29), date(2009, 7, 1))
        ('2009-06-29/P3D', '_O')
        >>> time_period("2007", None, date(2007, 1, 1), None)
        ('2007', '_U')
    """
    if start is None or end is None or first is None or last is None:
        known = start or end
        return None if known is None else (known, UNSPECIFIED)
    precisions = {start.count("-") + 1, end.count("-") + 1}
    if start == end:
        return start, _BY_PRECISION[precisions.pop()]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if precisions == {_MONTH} and months in _PARTS and (first.month - 1) % months == 0:
        letter, frequency = _PARTS[months]
        return f"{first.year:04d}-{letter}{(first.month - 1) // months + 1}", frequency
    return f"{first.isoformat()}/{_length(precisions, first, last, months)}", OTHER


def _length(precisions: set[int], first: datetime.date, last: datetime.date, months: int) -> str:
    if _DAY in precisions:
        return f"P{(last - first).days + 1}D"
    if precisions == {_YEAR}:
        return f"P{months // 12}Y"
    if precisions == {_MONTH}:
        return f"P{months}M"
    return f"P{months // 12}Y{months % 12}M"
