"""Reads one time expression into the calendar span that it means.

Nothing here looks at a sentence: where an expression begins and ends is found in ``anchors.py``, which figure it
governs is decided in ``periods/periods.py``.
"""

import re
from collections.abc import Callable

from iomstats.figures.dates.calendar_dates import (
    read_calendar,
    read_coded_part,
    read_ended,
    read_fiscal,
    read_half_month,
    read_iso,
    read_near_numeric,
    read_numeric,
    read_quarter_of_month,
    read_range,
    read_week,
)
from iomstats.figures.dates.moments import first_day, last_day, parts
from iomstats.figures.dates.relative_dates import (
    AFTER,
    BEFORE,
    EDGE_OF,
    UNIT,
    WHOLE,
    read_ago,
    read_beside,
    read_century,
    read_decade,
    read_decade_word,
    read_edge,
    read_following,
    read_in_its_year,
    read_leading_part,
    read_near_month,
    read_part,
    read_relative,
    read_same,
    read_season,
    read_window,
    read_year_beside,
    read_year_end,
)
from iomstats.figures.dates.spans import AMOUNT, DAY, MONTH, UNREAD, YEAR, DateSpan, Frame
from iomstats.figures.words.hedges import HEDGES

__all__ = ["UNREAD", "DateSpan", "first_day", "last_day", "read_date"]

_FULL = r"(?:full |consecutive |calendar |fiscal |financial |academic |reporting )?"

# Ordered: the first reader that makes a date of the whole expression decides.
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Frame], DateSpan | None]], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"(?P<y>{YEAR})[-/.](?P<m>0?[1-9]|1[0-2])[-/.](?P<d>{DAY})", read_iso),
        (rf"(?:(?P<from>{DAY}) ?- ?)?(?P<a>{DAY})/(?P<b>{DAY})", read_near_numeric),
        (rf"(?P<a>{DAY})[-/.](?P<b>{DAY})[-/.](?P<y>{YEAR}|\d\d)", read_numeric),
        (rf"(?:fy|f\.y\.) ?'?(?P<y>{YEAR}|\d\d)(?: ?[-/] ?(?P<z>{YEAR}|\d\d))?", read_fiscal),
        (
            r"(?:(?:fiscal|financial|academic|school) year|season|biennium|triennium|period) "
            rf"(?P<y>{YEAR})(?: ?[-/] ?(?P<z>{YEAR}|\d\d))?",
            read_fiscal,
        ),
        (rf"(?P<y>{YEAR}) ?[-/] ?(?P<z>{YEAR}|\d\d) (?:biennium|season|period|academic year|fiscal year)", read_fiscal),
        (
            rf"(?P<k>[qh])(?P<n>[1-4])(?: ?- ?[qh]?(?P<to>[1-4]))?(?: of )?[ '/-]*(?:fy ?)?(?P<y>{YEAR}|\d\d)",
            read_coded_part,
        ),
        (rf"(?:the )?(?P<m>{MONTH}) (?P<piece>quarter|half)(?: (?:of )?(?P<y>{YEAR}))?", read_quarter_of_month),
        (rf"(?P<k>q)uarter (?P<n>[1-4]),? (?:of )?(?P<y>{YEAR})", read_coded_part),
        (rf"(?P<y>{YEAR}) ?[-/]? ?(?P<k>[qh])(?P<n>[1-4])", read_coded_part),
        (rf"(?P<n>[1-4])(?P<k>[qh]) ?'?(?P<y>{YEAR}|\d\d)", read_coded_part),
        (
            rf"(?:{_FULL}|(?P<n>{AMOUNT})[ -])(?P<unit>year|half-year|half year|quarter|month|decade)s?(?: periods?)? "
            r"(?:ended|ending|up to|to) (?:on |in )?(?:(?:the )?end[ -](?:of )?|mid-)?(?P<date>[\w ,.]{3,30})",
            read_ended,
        ),
        (r"(?P<unit>y)e (?P<date>[\w ,.]{3,30})", read_ended),
        (r"week (?P<side>of|beginning|starting|from|ending|ended|to)(?: on)? (?P<date>[\w ,.]{3,30})", read_week),
        (rf"(?:the )?(?P<which>first|second|latter) half of (?P<m>{MONTH})(?: (?P<y>{YEAR}))?", read_half_month),
        (rf"(?P<which>[\w-]+)[ -](?P<piece>half|quarter|third|semester|trimester) (?:of |in )?{WHOLE}", read_part),
        (r"(?P<which>[a-z]+|\d[a-z]{2})[ -](?P<piece>half|quarter|semester|trimester)", read_part),
        (r"(?P<piece>[qh])(?P<which>[1-4])", read_part),
        (rf"(?P<which>first|opening|final|closing) (?P<n>{AMOUNT}) (?P<unit>month|quarter)s", read_leading_part),
        (
            rf"(?P<which>first|last|final|opening|closing) (?:(?P<n>{AMOUNT}) )?(?P<unit>month|quarter|year|decade)s? "
            rf"(?:of|in) {WHOLE}",
            read_leading_part,
        ),
        (
            r"(?:(?P<edge>early|mid|late)[ -](?:to[ -]late[ -])?)?'?(?P<decade>(?:1[5-9]\d|20\d)0|[2-9]0)'?s"
            r"(?:(?: ?- ?| and | to )(?P<to>(?:1[5-9]\d|20\d)0)s)?",
            read_decade,
        ),
        (r"(?:(?:this|last|next|past|present|current|[\w-]+) )?century", read_century),
        (
            r"(?P<which>this|current|present|last|next|coming|forthcoming) "
            + _FULL
            + r"(?P<unit>year|month|quarter|biennium|week)",
            read_relative,
        ),
        (r"(?P<which>this|current|present) (?P<unit>decade)", read_relative),
        (
            r"(?P<which>this|current|present|last|next|previous|preceding|following) (?P<unit>biennium|triennium)",
            read_relative,
        ),
        (
            r"(?P<which>this|last|next|that|previous|following) (?P<season>spring|summer|autumn|fall|winter)",
            read_season,
        ),
        (rf"(?P<which>this|last|next) (?P<m>{MONTH})", read_near_month),
        (
            r"(?:(?P<edge>early|mid|late)[ -])?(?:nineteen-?)?"
            r"(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
            read_decade_word,
        ),
        (
            rf"(?:(?:early|late|mid)[ -])?(?P<date>(?:{DAY} )?{MONTH}(?: {DAY})?) (?:of |in )?(?P<the>the )?"
            r"(?:(?P<which>this|last|next|that|same|previous|preceding|following|prior) )?year"
            r"(?: (?P<beside>before|after))?",
            read_in_its_year,
        ),
        (
            rf"(?P<side>{BEFORE}|{AFTER}) (?:(?P<n>{AMOUNT})|(?P<vague>few|several|many)) "
            rf"(?:or so )?{_FULL}(?P<unit>{UNIT})",
            read_window,
        ),
        (r"(?P<which>next) (?P<unit>day)(?P<unit2>)(?P<side>)", read_beside),
        (rf"(?P<side>past|last|next|coming) {_FULL}(?P<unit>{UNIT})", read_window),
        (rf"(?P<n>{AMOUNT}) {_FULL}(?P<side>{BEFORE}|{AFTER}) (?P<unit>{UNIT})", read_window),
        (rf"(?P<n>{AMOUNT}) (?P<unit>years|decades|months|weeks|days) (?:that|which) followed", read_following),
        (
            rf"{HEDGES}(?P<n>{AMOUNT}) {_FULL}(?P<unit>{UNIT}) "
            r"(?P<side>ago|back|earlier|before|hence|from now|later|after|afterwards|on|previously)"
            r"(?: (?P<today>today|this (?:very )?(?:day|week|month)))?",
            read_ago,
        ),
        (
            r"(?:same|corresponding|equivalent) "
            r"(?:period|time|(?:\w+ )?months?|quarter|half|point|stretch|span|weeks?|days?|date) "
            rf"(?:of|in|during) (?:the )?(?P<of>{YEAR}|(?:last|previous|preceding) year)",
            read_same,
        ),
        (
            r"(?:same|corresponding|that|this) "
            r"(?:period|time|day|date|(?:\w+ )?months?|quarter|half-year|half|years?|decade|stretch|span|point|weeks?)"
            r"(?: (?:last|the previous|the preceding) year| (?:a|one) year (?:earlier|before))?",
            read_same,
        ),
        (
            r"year (?:before|earlier|after|later)|(?:previous|preceding|prior|following|subsequent) " + _FULL + "year",
            read_year_beside,
        ),
        (
            r"(?:(?P<which>next|following|previous|preceding) (?P<unit>day|week|month|quarter)"
            r"|(?:(?:a|one) )?(?P<unit2>day|week|month) (?P<side>before|after|earlier|later))",
            read_beside,
        ),
        (
            r"(?:(?:very )?(?:end|close|beginning|start|middle|course|turn|dawn"
            r"|(?:first|second|third|fourth|last|final|opening) (?:week|fortnight|days|weekend|ten days))[ -](?:of )?"
            rf"|(?:early|late|mid|end)[- ](?:in )?)(?:the )?(?P<of>{EDGE_OF})",
            read_edge,
        ),
        (rf"(?:(?:early|late|mid)[- ])?(?:spring|summer|autumn|fall|winter)(?: of)? (?P<y>{YEAR})", read_fiscal),
        (rf"year(?:[- ]|'s )(?:end|close)(?: (?:of )?(?P<of>{YEAR}))?", read_year_end),
        (r"[\w .,'/-]{3,30}", read_calendar),
        (r"(?:from |between )?(?P<range>[\w .,'/&-]{3,60})", read_range),
    )
)


def read_date(text: str, *, anchor: str | None, context: DateSpan | None = None, future: bool = False) -> DateSpan:
    """Read one time expression.

    Args:
        text: The expression alone, such as ``"7 June 2007"`` or ``"the last three years"``.
        anchor: The date of the document in ISO at its own precision, None where it has none.
        context: The span of the expression that a year-less or anaphoric one is told from ("a year earlier").
        future: Whether a date without a year lies ahead ("by 31 December").

    Returns:
        The span; ``UNREAD`` (both ends None) where the expression means no calendar span.

    Example:
        >>> read_date("Q3 2016", anchor=None)
        DateSpan(start='2016-07', end='2016-09', precision='month', kind='part', ambiguous=False)
        >>> read_date("the last three years", anchor="2010").start
        '2007'
    """
    frame = Frame(parts(anchor) if anchor else None, context, future)
    cleaned = _clean(text)
    for pattern, reader in _READERS:
        match = pattern.fullmatch(cleaned)
        span = reader(match, frame) if match else None
        if span is not None:
            return span
    return UNREAD


def _clean(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,.;:()").lower()
    text = re.sub(r"[‐‑‒–—−]", "-", text).replace("’", "'").replace("‘", "'")
    return re.sub(r"^(?:the|its|their|our|his|her|these|those) ", "", text)
