"""Arithmetic on ISO dates of any precision (``2009``, ``2003-05``, ``2011-05-31``); no words are read here."""

import datetime
from calendar import monthrange

Moment = tuple[int, int | None, int | None]
"""Year, month and day; what is not stated is None."""


def parts(text: str) -> Moment:
    """Take an ISO date apart.

    Example:
        >>> parts("2003-05")
        (2003, 5, None)
    """
    pieces = [int(piece) for piece in text.split("-")]
    return pieces[0], pieces[1] if len(pieces) > 1 else None, pieces[2] if len(pieces) > 2 else None


def iso(moment: Moment) -> str:
    """Write a moment at its own precision.

    Example:
        >>> iso((2003, 5, None))
        '2003-05'
    """
    year, month, day = moment
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def valid(moment: Moment) -> bool:
    """Tell whether there is such a day, month or year."""
    year, month, day = moment
    if not 1 <= year <= 9999:
        return False
    if month is None:
        return day is None
    return 1 <= month <= 12 and (day is None or 1 <= day <= monthrange(year, month)[1])


def moved(moment: Moment, *, years: int = 0, months: int = 0, days: int = 0) -> Moment:
    """Move a moment by whole units; a unit finer than the moment's precision moves nothing.

    Example:
        >>> moved((2020, 2, 29), years=-1), moved((2021, 1, None), months=-3)
        ((2019, 2, 28), (2020, 10, None))
    """
    year, month, day = moment
    year += years
    if month is None:
        return year, None, None
    year, month0 = divmod(year * 12 + month - 1 + months, 12)
    month = month0 + 1
    if day is None:
        return year, month, None
    day = min(day, monthrange(year, month)[1])
    later = datetime.date(year, month, day) + datetime.timedelta(days=days)
    return later.year, later.month, later.day


def shift(text: str, *, years: int = 0, months: int = 0) -> str:
    """Move an ISO date by years and months, at its own precision.

    Example:
        >>> shift("2021-01", months=-3), shift("2007", years=2)
        ('2020-10', '2009')
    """
    return iso(moved(parts(text), years=years, months=months))


def year_of(text: str) -> int:
    """Return the year of an ISO date.

    Example:
        >>> year_of("2003-10-13")
        2003
    """
    return int(text[:4])


def precision(*moments: Moment) -> str:
    """Return the finest unit that any of the moments states: day, month or year."""
    if any(day for _, _, day in moments):
        return "day"
    return "month" if any(month for _, month, _ in moments) else "year"


def first_day(text: str) -> datetime.date:
    """Return the first day that an ISO date of any precision covers.

    Example:
        >>> first_day("2009"), first_day("2003-05")
        (datetime.date(2009, 1, 1), datetime.date(2003, 5, 1))
    """
    year, month, day = parts(text)
    return datetime.date(year, month or 1, day or 1)


def last_day(text: str) -> datetime.date:
    """Return the last day that an ISO date of any precision covers.

    Example:
        >>> last_day("2009"), last_day("2004-02")
        (datetime.date(2009, 12, 31), datetime.date(2004, 2, 29))
    """
    year, month, day = parts(text)
    month = month or 12
    return datetime.date(year, month, day or monthrange(year, month)[1])
