"""Moves a date on by what is said to have passed since: "two years after the earthquake of January 2010"."""

import re
from dataclasses import replace

from iomstats.figures.dates.dates import UNREAD, DateSpan
from iomstats.figures.dates.moments import first_day, iso, last_day, moved, parts, shift
from iomstats.figures.dates.running_dates import read_stretch
from iomstats.figures.dates.spans import AMOUNT, count

_PASSED = re.compile(
    rf"(?i)(?:^|\s)(?P<n>{AMOUNT})\s(?P<unit>years?|months?|weeks?|days?)\safter\s(?:[^\s,;()]+\s){{0,7}}?(?:(?:of|in|on)\s(?:the\s)?)$"
)
_NEARLY = re.compile(r"(?i)\b(?:almost|nearly|close\sto|just\sunder|not\squite)\s$")
_WITHIN_OF = re.compile(
    rf"(?i)\b(?P<words>within\s(?:just\s|only\s|about\s)?(?:{AMOUNT})\s(?:days?|weeks?|months?|years?))\sof\s(?:the\s)?(?:[a-z]+\s(?:of|on|in)\s)?$"
)


def moved_on(left: str, span: DateSpan, date: str | None) -> DateSpan:
    """Move a date on by what is said to have passed since: "two years after the earthquake of January 2010"."""
    within = _WITHIN_OF.search(left)
    if within is not None and span.start is not None and span.start == span.end:
        until = read_stretch(within["words"], span)
        return span if until == UNREAD else replace(until, kind="span")
    running = RUNNING.search(left)
    if running is not None and span.start is not None and span.start == span.end and len(span.start) > 4:
        return _lasting(span.start, count(running["n"].lower()) * (12 if running["unit"].startswith("year") else 1))
    passed = _PASSED.search(left)
    if passed is None or span.start is None or span.start != span.end:
        return span
    amount, unit = count(passed["n"].lower()), passed["unit"].rstrip("s").lower()
    year = unit == "year"
    if not year and span.precision == "year":
        return span
    if unit in ("week", "day"):
        return _days_on(span, amount * (7 if unit == "week" else 1))
    then = shift(span.start[:4], years=amount) if year else shift(span.start[:7], months=amount)
    if date is not None and first_day(then) > last_day(date) and _NEARLY.search(left[: passed.start("n")]):
        then = date[:4]  # "almost three years after the flood of January 2010"
    return DateSpan(then, then, "year" if year else "month", "calendar")


RUNNING = re.compile(
    rf"(?i)\bthe\s(?:next\s|first\s)?(?P<n>{AMOUNT})\s(?P<unit>months|years)\s(?:that\s|which\s)?"
    r"(?:began|begins|started|starts|beginning|starting|commencing|from)\s(?:(?:on|in)\s)?(?:the\s)?$"
)
"""A stretch of known length told from its first day: "the twelve months that began on 1 October"."""


def _lasting(start: str, length: int) -> DateSpan:
    """Return so many months from a day or month on: up to the day before, or to the last of the months."""
    if len(start) == 7:
        return DateSpan(start, shift(start, months=length - 1), "month", "span")
    end = moved(moved(parts(start), months=length), days=-1)
    return DateSpan(start, iso(end), "day", "span")


def _days_on(span: DateSpan, amount: int) -> DateSpan:
    if span.precision != "day" or span.end is None:
        return span
    day = iso(moved(parts(span.end), days=amount))
    return DateSpan(day, day, "day", "calendar")
