"""Checks dates that a caller gives: a year, a month or a day; it reads none in documents."""

import datetime
import re
from calendar import monthrange

from iomstats.schema.errors import CallError

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def given_days(name: str, date: object) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day that a date covers.

    Args:
        name: The argument, for the message.
        date: What was given for it.

    Raises:
        CallError: if it is no date, or of another form.

    Example:
        >>> given_days("end", "2004-02")
        (datetime.date(2004, 2, 1), datetime.date(2004, 2, 29))
    """
    match = _DATE.fullmatch(date) if isinstance(date, str) else None
    try:
        if match is None:
            raise ValueError("it has another form")
        year, month, day = (int(piece) if piece else None for piece in match.groups())
        assert year is not None
        first = datetime.date(year, month or 1, day or 1)
        return first, datetime.date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError as error:
        raise CallError(f"{name}={date!r} is not a date ({error}); use '2010', '2010-06' or '2010-06-15'") from None
