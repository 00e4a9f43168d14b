"""Reads the dates in the headers and labels of a table: whole ones, and those that say only a month, quarter or day.

Which header a figure takes its time from is decided in ``periods/cells.py``.
"""

import re
from functools import lru_cache

from iomstats.figures.dates.dates import UNREAD, DateSpan, first_day, last_day, read_date
from iomstats.figures.dates.moments import moved, parts, year_of
from iomstats.figures.dates.spans import YEAR, full_year, months
from iomstats.mentions.words import MONTH

_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}|{MONTH}\s\d{{1,2}})"
_LENGTH = (
    r"(?i:(?:(?:one|two|three|six|nine|twelve|fifteen|eighteen|\d{1,2})\s)?(?:(?:calendar|fiscal|financial)\s)?"
    r"(?:years?|months?|quarters?|half-years?|period)\s(?:ended|ending|to)\s(?:on\s)?)"
)
_TO = r"(?:\s?[-–—]\s?|\s(?:to|and|through|until)\s)"
_WHOLE = re.compile(
    rf"{_LENGTH}(?:{_DAY},?|{MONTH})\s{YEAR}(?!\d)"
    rf"|(?<![\w/.,-])\d{{1,2}}{_TO}\d{{1,2}}\s{MONTH},?\s{YEAR}(?!\w)|(?<![A-Za-z]){MONTH}\s\d{{1,2}}{_TO}\d{{1,2}},?\s{YEAR}(?!\w)"
    rf"|(?<![\w/.-]){_DAY}{_TO}{_DAY},?\s{YEAR}(?!\w)|(?<![A-Za-z]){MONTH}\s(?:to|and|through)\s{MONTH}\s{YEAR}(?!\d)"
    rf"|(?i:\b(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th))[\s-](?:quarter|half)(?:\sof)?,?\s){YEAR}(?!\d)"
    rf"|(?<![\w/.-]){YEAR}-(?:0[1-9]|1[0-2])-\d\d(?!\w)"
    rf"|(?<![\w/.-])\d{{1,2}}[./]\d{{1,2}}[./]{YEAR}(?!\w)|(?<![A-Za-z]){MONTH}\s?[-–/]\s?{MONTH}\s{YEAR}(?!\d)"
    rf"|(?<![\w/.-]){_DAY},?\s{YEAR}(?!\w)|(?<![A-Za-z]){MONTH}[-\s’']{{1,2}}(?:{YEAR}|\d\d)(?!\d)"
    rf"|\bFY\s?[’']?(?:{YEAR}|\d\d)(?:\s?[-/–]\s?(?:{YEAR}|\d\d))?|\b[QH][1-4][\s/-]{YEAR}|(?<!\d){YEAR}\s?[-/]?\s?[QH][1-4]\b"
    rf"|(?<![\d.,/-]){YEAR}\s?[–/-]\s?(?:{YEAR}|\d\d)(?![\d/-])|(?<![\d.,/-]){YEAR}(?![\d/-]|[.,]\d)"
)
# What has no year of its own.
_ENDED = re.compile(rf"(?P<ended>{_LENGTH})(?P<day>{_DAY}|{MONTH})(?![\w,-]|\s\d)")
_AT = re.compile(
    rf"(?i)(?:as\s|balance\s|position\s|opening\sbalance,?\s|closing\sbalance,?\s)?(?:(?:at|of|on)\s)?(?P<day>{_DAY})\W*"
)
_PART = re.compile(
    rf"(?i)(?P<part>(?:the\s)?(?:first|second|third|fourth|1st|2nd|3rd|4th)[\s-](?:quarter|half)|[QH][1-4]|{MONTH}\s?[-–]\s?{MONTH}"
    rf"|{MONTH})\W*(?:\((?:p|r|prov\.?|prelim\.?|est\.?|revised|provisional|preliminary)\))?\W*"
)
_SHORT = re.compile(rf"(?i)(?P<month>{MONTH})(?:\s|\s?(?P<sign>[-’']))(?P<yy>\d\d)")
_RECENT = 12
"""How many years from the document "Jan 19" may lie to be taken for a month of 2019."""
_BALANCE = re.compile(r"(?i)\W*(?:as\s(?:at|of)|at|balance|opening|closing|position|stock|on)\b")


@lru_cache(maxsize=4096)
def whole_spans(text: str, date: str | None) -> tuple[DateSpan, ...]:
    """Return the spans that a header states in full.

    Example:
        >>> whole_spans("Six months ended 30 June 2019", None)[0].start, whole_spans("October 31, 2020", None)[0].end
        ('2019-01', '2020-10-31')
    """
    found = [read_date(_singular(_short_year(match.group(), date)), anchor=date) for match in _WHOLE.finditer(text)]
    return tuple(span for span in found if span != UNREAD)


def hull(spans: tuple[DateSpan, ...] | list[DateSpan]) -> DateSpan:
    """Return the span from the first of some spans to the last."""
    if len(spans) == 1:
        return spans[0]
    start = min((span.start for span in spans if span.start), key=first_day)
    end = max((span.end for span in spans if span.end), key=last_day)
    return DateSpan(start, end, spans[0].precision, "span")


@lru_cache(maxsize=4096)
def in_year(text: str, year: int) -> DateSpan | None:
    """Return what a header without a year means in a year, None where it says no part of one.

    Example:
        >>> in_year("Q3", 2016).start, in_year("As at 31 March", 2019).end, in_year("May be late", 2019)
        ('2016-07', '2019-03-31', None)
    """
    ended = _ENDED.search(text)
    part, at = _PART.fullmatch(text.strip()), _AT.fullmatch(text.strip())
    if ended:
        length = re.sub(r"(?i)\bperiod\b", "year", ended["ended"])
        words = f"{_singular(length)}{ended['day']} {year}"
    elif part:
        words = f"{part['part']} {year}"
    elif at:
        words = f"{at['day']}, {year}" if at["day"][-1].isdigit() else f"{at['day']} {year}"
    else:
        return None
    span = read_date(words, anchor=None)
    return None if span == UNREAD else span


_TWO_DIGITS = re.compile(rf"\W*(?P<y>{YEAR})[-/.M](?P<m>\d\d)\W*")


def is_year_and_two_digits(text: str) -> bool:
    """Tell whether a label is a year with two digits behind: "2010-11", a month or the year after."""
    return _TWO_DIGITS.fullmatch(text) is not None


@lru_cache(maxsize=256)
def month_of(text: str, labels: frozenset[str]) -> DateSpan | None:
    """Return the month that a label tells where the labels beside it show that they count months and no years.

    Example:
        >>> month_of("2010-11", frozenset(("2010-10", "2010-11", "2010-12"))).start
        '2010-11'
        >>> month_of("2010-11", frozenset(("2009-10", "2010-11"))) is None
        True
    """
    found = [match for label in labels if (match := _TWO_DIGITS.fullmatch(label))]
    years = [match["y"] for match in found]
    again = len(set(years)) < len({match.group().strip() for match in found})
    own = _TWO_DIGITS.fullmatch(text)
    if own is None or not again or not all(1 <= int(match["m"]) <= 12 for match in found):
        return None
    return DateSpan(month := f"{own['y']}-{own['m']}", month, "month", "calendar")


def is_balance(label: str) -> bool:
    """Tell whether a row says how much there was at a day: "At 1 January 2022", "Opening balance"."""
    return _BALANCE.match(label) is not None


def between(opening: DateSpan, closing: DateSpan) -> DateSpan | None:
    """Return the time between two balances: from the day of the first, or the day after where a month ends there.

    Example:
        >>> day = lambda text: DateSpan(text, text, "day", "calendar")
        >>> between(day("2022-01-01"), day("2022-12-31")).start, between(day("2021-03-31"), day("2022-03-31")).start
        ('2022', '2021-04')
    """
    if opening.start is None or closing.end is None or first_day(opening.start) >= last_day(closing.end):
        return None
    if len(opening.start) == 4:
        return DateSpan(str(year_of(opening.start) + 1), closing.end[:4], "year", "span")
    last, first = last_day(closing.end), last_day(opening.start)
    day = parts(first.isoformat())
    if first.day != 1:
        day = moved(day, days=1)
    whole = day[2] == 1 and last == last_day(last.isoformat()[:7])
    if whole and day[1] is not None:
        return months(day[0] * 12 + day[1] - 1, last.year * 12 + last.month - 1, "span")
    return DateSpan(opening.start, closing.end, "day", "span")


def _short_year(words: str, date: str | None) -> str:
    """Write "Jan-19" as "Jan 2019"; so too "Jan 19" where 2019 is near the document's year, else it is a day."""
    short = _SHORT.fullmatch(words)
    if short is None:
        return words
    near = date is not None and abs(full_year(short["yy"]) - year_of(date)) <= _RECENT
    return f"{short['month']} {full_year(short['yy'])}" if near or short["sign"] else words


def _singular(words: str) -> str:
    """Write "Years ended" as "Year ended", which one of them is."""
    return re.sub(r"(?i)^(?:half-)?(year|quarter)s\b", r"\1", words)
