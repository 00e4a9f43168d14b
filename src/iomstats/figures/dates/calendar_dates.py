"""Readers of calendar dates, spans of dates and fiscal codes; every text is lower case, with plain hyphens."""

import re
from dataclasses import dataclass

from iomstats.figures.dates.moments import Moment, first_day, iso, last_day, moved, parts, valid, year_of
from iomstats.figures.dates.spans import (
    DAY,
    MONTH,
    WEEKDAY,
    YEAR,
    DateSpan,
    Frame,
    count,
    full_year,
    months,
    pair,
    single,
)
from iomstats.mentions.words import MONTHS


@dataclass(frozen=True, slots=True)
class Stated:
    """The pieces of a calendar date as far as they are written."""

    year: int | None
    month: int | None
    day: int | None


_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{WEEKDAY}(?P<d>{DAY})(?:st|nd|rd|th)?(?: of | |\.|-)?(?P<m>{MONTH})(?:,? ?-?(?P<y>{YEAR}))?",
        rf"{WEEKDAY}(?P<m>{MONTH})[ -]?(?P<d>{DAY})(?:st|nd|rd|th)?(?:,? (?P<y>{YEAR}))?",
        rf"(?P<m>{MONTH})(?: of)?,?[ -]?(?P<y>{YEAR})",
        rf"(?P<m>{MONTH})(?:-| ?'|/)(?P<yy>\d\d)",
        rf"(?P<m>{MONTH})",
        rf"(?P<d>{DAY})(?:st|nd|rd|th)?(?:, (?P<y>{YEAR}))?",
        rf"(?:year )?(?P<y>{YEAR})",
    )
)
_HALF_A_YEAR = 6
_JOINT = re.compile(r" ?- ?| ?/ ?| (?:to|until|till|through|and|&) ")


def stated(text: str) -> Stated | None:
    """Take one calendar date apart, complete or not; None where it is none.

    Example:
        >>> stated("7 june 2007"), stated("31 december")
        (Stated(year=2007, month=6, day=7), Stated(year=None, month=12, day=31))
    """
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            found = match.groupdict()
            year, month, day = found.get("y") or found.get("yy"), found.get("m"), found.get("d")
            return Stated(
                full_year(year) if year else None,
                MONTHS[month.rstrip(".")] if month else None,
                int(day) if day else None,
            )
    return None


def read_calendar(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read one date: 7 June 2007, June 2007, 2007, 31 December."""
    date = stated(match.group())
    if date is None:
        return None
    if date.year is not None:
        return single((date.year, date.month, date.day))
    if date.month is None:
        return None
    year = _year_for(date.month, date.day, frame)
    return None if year is None else single((year, date.month, date.day))


_TURN = 90
"""From this year of a century on two digits that follow may be of the next century."""


def read_range(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read two dates of which one lends the other its month or year: 29 June to 1 July 2009, 2008/09."""
    text = match["range"]
    for joint in _JOINT.finditer(text):
        left, right = text[: joint.start()], text[joint.end() :]
        if re.fullmatch(YEAR, left) and re.fullmatch(r"\d\d", right) and joint.group().strip() in ("-", "/"):
            end = int(left[:2] + right)
            if end <= int(left) and 1 <= int(right) <= 12 and int(left[2:]) < _TURN:
                return single((int(left), int(right), None))  # "2016-03"; but "1998-02" runs to 2002
            return pair((int(left), None, None), (end if end > int(left) else end + 100, None, None))
        first, last = stated(left), stated(right)
        span = _joined(first, last, frame) if first and last else None
        if span:
            return span
    return None


def read_numeric(match: re.Match[str], _: Frame) -> DateSpan | None:
    """Read 23/08/2014; where day and month could be exchanged the day is taken to come first."""
    first, second, year = int(match["a"]), int(match["b"]), full_year(match["y"])
    if second > 12:
        return single((year, first, second))
    return single((year, second, first), ambiguous=first <= 12 and first != second)


def read_near_numeric(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read 10/07 and 14-15/07 beside "today" or "this week": of day and month in either order the nearer one."""
    if frame.anchor is None:
        return None
    told: list[Moment] = []
    for day, month in {(int(match["a"]), int(match["b"])), (int(match["b"]), int(match["a"]))}:
        year = _year_for(month, day, frame) if 1 <= month <= 12 else None
        if year is not None and valid((year, month, day)):
            told.append((year, month, day))
    if not told:
        return None
    issued = first_day(iso(frame.anchor))
    near = min(told, key=lambda one: (abs((first_day(iso(one)) - issued).days), one))
    first = (near[0], near[1], int(match["from"])) if match["from"] else near
    return pair(first, near) if valid(first) else None


def read_iso(match: re.Match[str], _: Frame) -> DateSpan | None:
    """Read 2014-08-23."""
    return single((int(match["y"]), int(match["m"]), int(match["d"])))


def read_ended(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read "year ended 30 June 2015" and "six months to June 2015": the months up to that one."""
    date = stated(match["date"])
    found = match.groupdict()
    unit, number = match["unit"].replace(" ", "-"), count(found.get("n") or "a")
    if date is None:
        return None
    if date.month is None:
        length = number * 10 if unit == "decade" else number if unit == "year" and found.get("n") else 0
        return pair((date.year - length, None, None), (date.year, None, None)) if date.year else None
    year = date.year or _year_for(date.month, date.day, frame)
    if year is None:
        return None
    length = number * {"y": 12, "year": 12, "half-year": 6, "quarter": 3, "month": 1, "decade": 120}[unit]
    return months(year * 12 + date.month - length, year * 12 + date.month - 1, "span")


def read_half_month(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read the first half of January: up to its fifteenth day, or from the sixteenth on."""
    month = MONTHS[match["m"].rstrip(".")]
    year = int(match["y"]) if match["y"] else _year_for(month, None, frame)
    if year is None:
        return None
    if match["which"] == "first":
        return pair((year, month, 1), (year, month, 15))
    return pair((year, month, 16), parts(last_day(iso((year, month, None))).isoformat()))


def read_week(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read "week of 27 November", "week ending 3 December 2017": its seven days."""
    date = stated(match["date"])
    if date is None or date.month is None or date.day is None:
        return None
    year = date.year or _year_for(date.month, date.day, frame)
    if year is None or not valid((year, date.month, date.day)):
        return None
    one: Moment = (year, date.month, date.day)
    if match["side"] in ("ending", "ended", "to"):
        return pair(moved(one, days=-6), one)
    return pair(one, moved(one, days=6))


def read_fiscal(match: re.Match[str], _: Frame) -> DateSpan | None:
    """Read FY 2018, FY 2012/13, autumn 2018: the calendar years that it is named after."""
    year, last = full_year(match["y"]), match.groupdict().get("z")
    if last is None:
        return single((year, None, None))
    end = int(last) if len(last) == 4 else year - year % 100 + int(last)
    return pair((year, None, None), (end, None, None))


def read_quarter_of_month(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read the June quarter, the December half 2016: the months that end with the one named."""
    month, length = MONTHS[match["m"].rstrip(".")], 3 if match["piece"] == "quarter" else 6
    if match["y"]:
        year: int | None = full_year(match["y"])
    elif frame.anchor is not None and frame.anchor[1] is not None and frame.context is None:
        year = frame.anchor[0] - (month > frame.anchor[1])
    else:
        year = _year_for(month, None, frame)
    if year is None or month % length:
        return None
    return months(year * 12 + month - length, year * 12 + month - 1, "part")


def read_coded_part(match: re.Match[str], _: Frame) -> DateSpan | None:
    """Read Q3 2016, H1 2017, 2016 Q3, 3Q16, Q1-Q3 2016."""
    year, first = full_year(match["y"]), int(match["n"])
    last = int(match.groupdict().get("to") or first)
    length = 3 if match["k"] == "q" else 6
    if last * length > 12 or last < first:
        return None
    return months(year * 12 + (first - 1) * length, year * 12 + last * length - 1, "part")


def _joined(first: Stated, last: Stated, frame: Frame) -> DateSpan | None:
    month = last.month or (first.month if last.day else None)
    year = last.year
    if (month is None and year is None) or (first.day and not first.month and month is None):
        return None
    if year is None and month is not None:
        year = first.year or _year_for(month, last.day, frame)
    if year is None:
        return None
    first_month = first.month or (month if first.day else None)
    first_year = first.year or year
    if first.year is None and first_month and month and first_month > month:
        first_year -= 1
    return pair((first_year, first_month, first.day), (year, month, last.day))


def _nearest(month: int, told: str, frame: Frame) -> int:
    """Return the year of a month beside a time told in months or days: the same, if that is not after the document.

    One that comes much earlier in the year is rather of the next: "launched on 1 December, read 300 times by January".
    """
    year, before = year_of(told), int(told[5:7] or 12)
    latest = year * 12 + 24 if frame.anchor is None else frame.anchor[0] * 12 + (frame.anchor[1] or 12)
    if year * 12 + month > latest:
        return year - 1
    return year + 1 if before - month >= _HALF_A_YEAR and (year + 1) * 12 + month <= latest else year


def _is_before(context: DateSpan | None, year: int) -> bool:
    """Tell whether what was told of last lies in the year before, so that a month without a year does too."""
    if context is None or context.end is None or context.kind == "window":
        return False
    return year_of(context.end) == year - 1


def _year_for(month: int, day: int | None, frame: Frame) -> int | None:
    """Return the year of a date that is written without one.

    It is the last such date before the document; where that is not recent, the year of the expression before it wins.
    """
    told = None
    if frame.anchor:
        told, anchor_month, anchor_day = frame.anchor
        if anchor_month is not None:
            ahead = (month, day or 0) > (anchor_month, anchor_day or 31)
            told -= 1 if ahead and not frame.future else 0
            told += 1 if frame.future and (month, day or 31) < (anchor_month, anchor_day or 0) else 0
            past = _is_before(frame.context, frame.anchor[0])
            if 0 <= (frame.anchor[0] - told) * 12 + anchor_month - month <= 2 and (frame.future or not past):
                return told
    if frame.context is None or frame.context.end is None:
        return told
    start, end = frame.context.start or frame.context.end, frame.context.end
    if frame.context.precision != "year" and frame.context.kind != "window" and not frame.future:
        return _nearest(month, end, frame)
    for year in (year_of(end), year_of(start)):
        moment: Moment = (year, month, day)
        if valid(moment) and first_day(start) <= last_day(iso(moment)) and first_day(iso(moment)) <= last_day(end):
            return year
    return year_of(end)
