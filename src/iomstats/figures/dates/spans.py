"""The calendar span that a time expression means, and the words that its readers share; no expression is read here."""

import re
from dataclasses import dataclass

from iomstats.figures.dates.moments import Moment, first_day, iso, last_day, precision, shift, valid, year_of
from iomstats.mentions.words import MONTHS, ONES, ORDINAL_ONES, ORDINAL_TEENS, ORDINAL_TENS, TEENS, TENS, one_of


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The calendar span of a time expression, in ISO at its own precision.

    Attributes:
        start: ``2009``, ``2003-05`` or ``2011-05-31``; None where the expression leaves it open.
        end: Likewise.
        precision: The finest unit that the expression states: day, month, year; ``none`` where it means no date.
        kind: ``calendar`` (a date by itself), ``span`` (two dates), ``part`` (the first half of 2017), ``window``
            (reaching back or forward from the anchor: the last ten years), ``relative`` (a moment told from the
            anchor: 60 years ago, last year), ``same`` (told from another expression: a year earlier, that year).
        ambiguous: Whether day and month could be exchanged (4/9/15).
    """

    start: str | None
    end: str | None
    precision: str
    kind: str
    ambiguous: bool = False


UNREAD = DateSpan(None, None, "none", "calendar")


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression that is not complete is told from.

    Attributes:
        anchor: The date of the document.
        context: The span of the expression before it.
        future: Whether a date without a year lies ahead.
    """

    anchor: Moment | None
    context: DateSpan | None
    future: bool


def single(moment: Moment, kind: str = "calendar", *, ambiguous: bool = False) -> DateSpan | None:
    """Return the span of one moment, None where there is no such day."""
    if not valid(moment):
        return None
    return DateSpan(iso(moment), iso(moment), precision(moment), kind, ambiguous)


def pair(start: Moment, end: Moment, kind: str = "span") -> DateSpan | None:
    """Return the span from one moment to another, None where they run backwards."""
    if not (valid(start) and valid(end)) or first_day(iso(start)) > last_day(iso(end)):
        return None
    return DateSpan(iso(start), iso(end), precision(start, end), kind)


def months(first: int, last: int, kind: str) -> DateSpan:
    """Return the span of months counted from year 0; whole years are written as years.

    Example:
        >>> months(2016 * 12 + 6, 2016 * 12 + 8, "part").start
        '2016-07'
    """
    start, end = (first // 12, first % 12 + 1), (last // 12, last % 12 + 1)
    if start[1] == 1 and end[1] == 12:
        return DateSpan(f"{start[0]:04d}", f"{end[0]:04d}", "year", kind)
    return DateSpan(f"{start[0]:04d}-{start[1]:02d}", f"{end[0]:04d}-{end[1]:02d}", "month", kind)


def shifted(span: DateSpan, years: int) -> DateSpan | None:
    """Return the same stretch of another year, None where an end is open."""
    if span.start is None or span.end is None or year_of(span.start) + years < 1:
        return None
    return DateSpan(shift(span.start, years=years), shift(span.end, years=years), span.precision, "same")


YEAR = r"(?:1[5-9]\d\d|20\d\d|21[0-4]\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = one_of(MONTHS) + r"\.?"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?"

CARDINALS: dict[str, int] = {**ONES, **TEENS, **TENS, "a": 1, "an": 1, "couple of": 2, "hundred": 100} | {
    f"{ten}{dash}{one}": tens + ones
    for ten, tens in TENS.items()
    for one, ones in ONES.items()
    for dash in "- "
    if ones
}
ORDINALS: dict[str, int] = {**ORDINAL_ONES, **ORDINAL_TEENS, **ORDINAL_TENS} | {
    f"twenty-{word}": 20 + number for word, number in ORDINAL_ONES.items()
}
AMOUNT = rf"(?:\d{{1,3}}|{one_of(CARDINALS)})"


def count(text: str) -> int:
    """Return the number that a cardinal says: ``"ten"``, ``"35"``, ``"a"``."""
    return int(text) if text.isdigit() else CARDINALS[text]


def ordinal(text: str) -> int | None:
    """Return the rank that an ordinal says: ``"third"``, ``"21st"``; None for another word."""
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else ORDINALS.get(text)


def full_year(digits: str) -> int:
    """Return a year of two digits in full.

    Example:
        >>> full_year("15"), full_year("98")
        (2015, 1998)
    """
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 70 else 1900)
