"""Reads stretches told from the time that a text has reached: "in its first four months", "within ten years".

What a text has reached is kept in ``anchors.py``; every text is lower case.
"""

import re

from iomstats.figures.dates.dates import UNREAD, DateSpan
from iomstats.figures.dates.moments import first_day, iso, moved, parts, shift, year_of
from iomstats.figures.dates.spans import AMOUNT, count

_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)s?"
_FIRST = re.compile(rf".*\bfirst (?:full )?(?:(?P<n>{AMOUNT}) )?(?:full )?{_UNIT}")
_WITHIN = re.compile(rf"within .*?\b(?P<n>{AMOUNT}) {_UNIT}")
_AFTER = re.compile(rf"after .*?\b(?P<n>{AMOUNT}) {_UNIT}")
_ONWARD = re.compile(rf"(?:the )?(?:next|following|subsequent|ensuing|coming) (?:(?P<n>{AMOUNT}) )?{_UNIT}")
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def read_stretch(words: str, told: DateSpan | None) -> DateSpan:
    """Return the stretch that words mean which are told from an earlier time, ``UNREAD`` without one.

    Example:
        >>> opened = DateSpan("2006-09", "2006-09", "month", "calendar")
        >>> read_stretch("in its first four months", opened).end, read_stretch("within ten years", opened).end
        ('2006-12', '2016-09')
    """
    if told is None or told.start is None or told.end is None:
        return UNREAD
    text = re.sub(r"\s+", " ", words.lower())
    first, after = _FIRST.fullmatch(text), _AFTER.fullmatch(text)
    match = first or _WITHIN.fullmatch(text) or after or _ONWARD.fullmatch(text)
    if match is None:
        return UNREAD
    start = told.start if first else told.end
    end = _onward(start, match["unit"], count(match["n"] or "a"), inclusive=first is not None)
    return DateSpan(end if after else start, end, "year" if len(end) == 4 else "month", "same")


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BETWEEN = re.compile(r"(?:last )?(?P<first>[a-z]+day) (?:and|to) (?P<last>[a-z]+day)")
_BEFORE = {"yesterday": 1, "last night": 1, "this morning": 0, "this afternoon": 0, "this evening": 0, "tonight": 0}
_WEEKS = {"this week": 0, "last week": 7, "this weekend": 0, "last weekend": 7, "the weekend": 7}


def near_days(words: str, date: str | None, *, ahead: bool) -> DateSpan | None:
    """Return the days that a weekday, "yesterday" or "last week" means in a document dated to the day, else None.

    Example:
        >>> near_days("Thursday", "2018-09-17", ahead=False).start, near_days("yesterday", "2018-09", ahead=False)
        ('2018-09-13', None)
    """
    if date is None or len(date) < 10:
        return None
    word = re.sub(r"\s+", " ", words.lower())
    if word in _WEEKS:
        return _week(word, date)
    if (both := _BETWEEN.fullmatch(word)) is not None:
        last = near_days(both["last"], date, ahead=ahead)
        first = None if last is None else near_days(both["first"], last.end, ahead=False)
        return None if first is None or last is None else DateSpan(first.start, last.end, "day", "relative")
    if word in _WEEKDAYS:
        away = (first_day(date).weekday() - _WEEKDAYS.index(word)) % 7
        away = away - 7 if ahead and away else away
    elif word == "overnight":
        return DateSpan(iso(moved(parts(date), days=-1)), date[:10], "day", "relative")
    elif word in _BEFORE:
        away = _BEFORE[word]
    else:
        return None
    day = iso(moved(parts(date), days=-away))
    return DateSpan(day, day, "day", "relative")


def _week(word: str, date: str) -> DateSpan:
    """Return the days of this week up to the date, of last week, or the Saturday and Sunday of a weekend."""
    today = parts(date)
    monday = moved(today, days=-first_day(date).weekday() - _WEEKS[word])
    first = moved(monday, days=5) if word.endswith("weekend") else monday
    last = today if word == "this week" else moved(monday, days=6)
    return DateSpan(iso(first), iso(last), "day", "relative")


def _onward(start: str, unit: str, amount: int, *, inclusive: bool) -> str:
    """Return the end of so many units from a date on; months counted from a whole month include it."""
    if len(start) == 4:
        return str(year_of(start) + amount * _MONTHS.get(unit, 0) // 12)
    if unit == "hour":
        unit, amount = "day", -(-amount // 24)
    if unit in _DAYS:
        return iso(moved(parts(start), days=amount * _DAYS[unit])) if len(start) > 7 else start
    steps = amount * _MONTHS[unit]
    return shift(start[:7], months=steps - (1 if inclusive and len(start) == 7 else 0))
