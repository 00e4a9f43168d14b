"""Gives the two levels of a change their ends of its time: "from 49.7 to 27.8 between 2002 and 2015".

The time of the change itself is found in ``periods.py``.
"""

import re
from dataclasses import replace

from iomstats.figures.dates.model import Anchor
from iomstats.figures.dates.moments import first_day, last_day, shift, year_of
from iomstats.figures.dates.roles import IN, SINCE
from iomstats.figures.dates.stretches import days
from iomstats.figures.model import Period
from iomstats.figures.periods import changes, cues
from iomstats.figures.periods.governing import DIRECT, govern
from iomstats.figures.periods.passages import Sentence

_ALMOST_A_YEAR, _YEAR_AND_A_DAY = 355, 367
_FISCAL = re.compile(
    r"(?i)\bFY|\b(?:fiscal|financial|academic|school|budget)\syear|\d/\d|\d{4}[-–]\d\d(?!\d)|\byear\s(?:ended|ending|to)\b"
)


def level_end(sentence: Sentence, index: int, period: Period) -> Period:
    """Give the two levels of "from 49.7 to 27.8 between 2002 and 2015" and of "increased to 132" their ends."""
    start, end = period.start, period.end
    if start is None or end is None or sentence.drafts[index].measure == "count":
        return period
    if cues.is_result(sentence, index) and _is_since(sentence, index):
        return replace(period, start=end)
    onward = len(start) > len(end)  # "has fallen since March, to 3,400"
    long = (onward or year_of(start) != year_of(end)) and not in_fiscal_year(sentence, index)
    if long and cues.is_reached_by(sentence, index):
        return replace(period, start=end)
    moved = cues.is_changing(sentence, index) or cues.is_pair(sentence, index)
    if not moved or _is_one_time(sentence, index):
        return period
    if not cues.is_from(sentence, index):
        if _is_told_over(sentence, index):
            return period
        paired = index > 0 and cues.is_from(sentence, index - 1) and cues.partner(sentence, index - 1) == index
        governor = govern(sentence, index) if paired and len(end) == 7 and start != end else None
        if governor and governor.anchor and _is_stretch(governor.anchor) and _same_governor(sentence, index, index - 1):
            return replace(period, start=end)
        return replace(period, start=end) if long and cues.is_to(sentence, index) else period
    if _has_its_own(sentence, index):
        return period
    if is_one_year(period) and cues.partner(sentence, index) is not None:
        return replace(period, start=shift(start, years=-1), end=shift(end, years=-1))
    parallel = changes.parallel_start(sentence, index)
    if parallel is not None:
        return replace(period, start=parallel, end=parallel)
    other = cues.partner(sentence, index)
    governor = govern(sentence, index)
    if governor is not None and governor.anchor is not None and governor.anchor.role == SINCE:
        return replace(period, end=start)  # "has fallen since 2000 from 49 per cent"
    if other is not None and other < index and not long and governor is not None and governor.how == DIRECT:
        return period  # "fell to 0.9, from 1.3 in 2007"
    within = governor is not None and governor.anchor is not None and _is_stretch(governor.anchor)
    if other is not None and len(start) == 7 and start != end and within and _same_governor(sentence, index, other):
        return replace(period, end=start)  # "between April and June it fell from 680 to 634"
    if other is None or long:
        return period if other is None else replace(period, end=start)
    if not _same_governor(sentence, index, other):
        return period
    base = changes.base_of(sentence, index)
    if base is not None:
        return replace(period, start=base.span.start, end=base.span.end)
    if len(start) > 4 or is_carried(sentence, index):
        return period
    origin = governor.anchor.told_from if governor and governor.anchor else None
    if origin is not None and origin.start is not None and origin.start == origin.end:
        return replace(period, start=origin.start, end=origin.start)  # "thirty years on it has grown from 4 to 21"
    earlier = shift(start, years=-1)  # "rose from 3,000 to 5,000 in 2008"
    return replace(period, start=earlier, end=earlier)


def _is_stretch(anchor: Anchor) -> bool:
    """Tell whether an expression names its first and last month."""
    return anchor.role == IN and (anchor.span.kind == "span" or len(anchor.parts) == 2)


def _is_one_time(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure is told of a decade or century, which is one time: "slowed to 1.4 in the 1990s"."""
    governor = govern(sentence, index)
    anchor = governor.anchor if governor else None
    if anchor is None or anchor.parts or anchor.role != IN:
        return False
    other = cues.partner(sentence, index)
    other = index - 1 if other is None and index and cues.partner(sentence, index - 1) == index else other
    beside = govern(sentence, other) if other is not None else None
    if beside is not None and beside.anchor is anchor:
        return False  # "in the 1980s it grew from 40 to 60"
    return anchor.span.kind in ("calendar", "part") and anchor.span.start != anchor.span.end


def _is_since(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure has its time from a start before it."""
    governor = govern(sentence, index)
    anchor = governor.anchor if governor else None
    return anchor is not None and anchor.role == SINCE and anchor.end <= sentence.span(index)[0]


def is_one_year(period: Period) -> bool:
    """Tell whether a period is one year that is no calendar year, of which a report tells as of one time."""
    if period.start is None or period.end is None or len(period.start) == 4:
        return False
    return _ALMOST_A_YEAR < (last_day(period.end) - first_day(period.start)).days < _YEAR_AND_A_DAY


_DURING = re.compile(r"(?i)(?:during|throughout|in)\b")


def _is_told_over(sentence: Sentence, index: int) -> bool:
    """Tell whether a rate or growth reached is that of a whole stretch: "to quicken to 8.8 per cent during 2013–15"."""
    governor = govern(sentence, index)
    if governor is None or governor.anchor is None or cues.partner(sentence, index) is not None:
        return False
    fits = sentence.drafts[index].measure in ("change", "rate", "average")
    return fits and _DURING.match(sentence.text, governor.anchor.phrase) is not None


def _has_its_own(sentence: Sentence, index: int) -> bool:
    """Tell whether a starting level and the level reached have each its own stretch of time right behind it."""
    other = cues.partner(sentence, index)
    ends = [govern(sentence, one) for one in (index, other) if one is not None]
    own = [one.anchor for one in ends if one is not None and one.how == DIRECT]
    return len(own) > 1 and own[0] is not own[1] and all(one is not None and one.role == IN for one in own)


def in_fiscal_year(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure has its time from one year that is written as two: FY 2013/14."""
    governor = govern(sentence, index)
    anchor = governor.anchor if governor else None
    if anchor is None or anchor.span.start is None or anchor.span.end is None:
        return False
    if anchor.span.kind == "same" and days(anchor.span) < _YEAR_AND_A_DAY:
        return True
    words = sentence.text[anchor.phrase : anchor.end]
    return _FISCAL.search(words) is not None and year_of(anchor.span.end) - year_of(anchor.span.start) == 1


def is_carried(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure has its time from a clause before its own."""
    governor = govern(sentence, index)
    if governor is None or governor.anchor is None:
        return False
    return re.search(r";\s", sentence.text[governor.anchor.end : sentence.span(index)[0]]) is not None


def _same_governor(sentence: Sentence, index: int, other: int) -> bool:
    first, second = govern(sentence, index), govern(sentence, other)
    if first is None or second is None:
        return first is second
    return first.anchor is second.anchor
