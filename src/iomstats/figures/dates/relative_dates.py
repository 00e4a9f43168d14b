"""Readers of parts of years, decades and centuries, of windows, and of dates told from the document or another date.

Every text is lower case, with plain hyphens.
"""

import re
from dataclasses import replace

from iomstats.figures.dates.calendar_dates import read_calendar
from iomstats.figures.dates.moments import Moment, iso, moved, parts, shift, year_of
from iomstats.figures.dates.spans import MONTH, YEAR, DateSpan, Frame, count, months, ordinal, pair, shifted, single
from iomstats.mentions.words import MONTHS

BEFORE = r"(?:last|past|previous|preceding|prior|recent|latest)"
AFTER = r"(?:next|coming|following|forthcoming|upcoming|ensuing|subsequent)"
UNIT = r"(?:decade|century|centurie|year|month|week|fortnight|day|hour|quarter)s?"
WHOLE = (
    rf"(?:the )?(?:fy ?|(?:fiscal|financial) year )?(?P<whole>{YEAR}[-/]\d\d(?:\d\d)?|{YEAR}s?"
    r"|(?:(?:this|last|next|that|same|current|present|previous|following) )?year"
    r"|(?:(?:this|last|next|past|present|current|coming|new|previous|[a-z-]+(?:st|nd|rd|th)|\d\d?(?:st|nd|rd|th)) )?"
    r"(?:century|decade))"
)

_PIECES = {"half": 2, "quarter": 4, "third": 3, "semester": 2, "trimester": 4, "q": 4, "h": 2}
_STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "forthcoming": 1, "following": 1,
    "this": 0, "current": 0, "present": 0, "new": 0,
}  # fmt: skip
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def read_part(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read the first half of 2017, the third quarter of the next century, the second half of the 1980s."""
    found = match.groupdict()
    whole = _whole(found.get("whole"), frame)
    if whole is None:
        return None
    number, which = _PIECES[match["piece"]], match["which"]
    index = number if which in ("last", "latter", "final", "closing") else 1 if which == "opening" else 0
    index = index or (int(which) if which.isdigit() else ordinal(which) or 0)
    if not 1 <= index <= number:
        return None
    length = whole[1] - whole[0] + 1
    if re.search(r"[-/]", found.get("whole") or ""):
        return _years_of(whole)  # in which month the financial year 2020/21 began is not known
    first, last = whole[0] + length * (index - 1) // number, whole[0] + length * index // number - 1
    if "whole" not in found and frame.context is None and frame.anchor and frame.anchor[1] and not frame.future:
        back = 12 if first > frame.anchor[0] * 12 + frame.anchor[1] - 1 else 0  # one that has already begun
        first, last = first - back, last - back
    return months(first, last, "part")


def read_leading_part(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read the first six months of this year, the last two years of the 1990s."""
    whole = _whole(match.groupdict().get("whole"), frame)
    if whole is None:
        return None
    length = count(match["n"] or "a") * _MONTHS_IN[match["unit"]]
    if length > whole[1] - whole[0] + 1:
        return None
    if match["which"] in ("first", "opening"):
        return months(whole[0], whole[0] + length - 1, "part")
    return months(whole[1] - length + 1, whole[1], "part")


def read_decade(match: re.Match[str], _: Frame) -> DateSpan | None:
    """Read the 1990s, the early 1980s, the '70s."""
    digits = match["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    low, high = {"early": (0, 4), "mid": (3, 6), "late": (5, 9), None: (0, 9)}[match["edge"]]
    end = int(match["to"]) + 9 if match["to"] else first + high
    return pair((first + low, None, None), (end, None, None), "part" if match["edge"] else "calendar")


def read_century(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read the next century, the twentieth century."""
    whole = _whole(match.group(), frame)
    return None if whole is None else months(*whole, "calendar")


def read_edge(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read the end of 2018, mid-2015, the turn of the century: the date or year that it is the edge of."""
    text = match["of"]
    if text.endswith(("century", "decade")) or re.fullmatch(rf"{YEAR}s", text):
        whole = _whole(text, frame)
        if whole is None:
            return None
        if match.group().startswith("turn of") and text == "century" and frame.anchor:
            told = frame.context.end if frame.context and not frame.future else None
            year = frame.anchor[0] if told is None else min(year_of(told), frame.anchor[0])
            return single(((year + 50) // 100 * 100, None, None))
        early = re.match(r"(?:very )?(?:beginning|start|early|turn|dawn)", match.group()) is not None
        first, last = whole[0] // 12, whole[1] // 12
        if match.group().startswith("mid"):
            return single((first // 10 * 10 + (50 if text.endswith("century") else 5), None, None))
        return single((first // 10 * 10 if early else last, None, None))
    split = re.fullmatch(rf"(?P<first>{YEAR})[-/](?P<last>\d\d(?:\d\d)?)", text)
    if split is not None:  # a season, a financial year
        late = re.match(r"(?:very )?(?:end|close|late|final|last)", match.group()) is not None
        ending = split["last"] if len(split["last"]) == 4 else split["first"][:2] + split["last"]
        return single((int(ending if late else split["first"]), None, None))
    if text == "year" and frame.context is not None and frame.context.end is not None:
        return single((year_of(frame.context.end), None, None), "same")
    if text.endswith("year"):
        step = _STEPS.get(text.split(" ")[0], 0)
        return None if frame.anchor is None else single((frame.anchor[0] + step, None, None), "relative")
    if text.endswith("month"):
        return None if frame.anchor is None else single((frame.anchor[0], frame.anchor[1], None), "relative")
    inner = re.fullmatch(r".*", text)
    return read_calendar(inner, frame) if inner else None


def read_year_end(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read year-end, year-end 2017: the year itself."""
    if match["of"]:
        return single((int(match["of"]), None, None))
    if frame.context is not None and frame.context.end is not None:
        fiscal = frame.context.precision != "year" and year_of(frame.context.start or "1") < year_of(frame.context.end)
        end = frame.context.end
        return DateSpan(end, end, "day", "same") if fiscal else single((year_of(end), None, None), "same")
    return None if frame.anchor is None else single((frame.anchor[0], None, None), "relative")


def read_window(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read the last three years, next decade, the past 24 hours."""
    anchor, found = frame.anchor, match.groupdict()
    if anchor is None:
        return None
    back = re.fullmatch(BEFORE, match["side"]) is not None
    if found.get("vague"):
        year = iso((anchor[0], None, None))
        return DateSpan(None, year, "year", "window") if back else DateSpan(year, None, "year", "window")
    steps = count(found.get("n") or "a") * (-1 if back else 1)
    beside = _stretch_beside(match["side"], _unit(match["unit"]), steps, frame)
    if beside is not None:
        return beside
    unit = _unit(match["unit"])
    other = _away(anchor, unit, steps)
    if unit in ("hour", "day", "week", "fortnight") and anchor[2] is not None:
        return pair(other, anchor, "window") if back else pair(anchor, other, "window")
    # a longer window is told from the document, and that gives years only
    near: Moment = (anchor[0], None, None)
    far: Moment = (other[0], None, None)
    return pair(far, near, "window") if back else pair(near, far, "window")


def _stretch_beside(side: str, unit: str, steps: int, frame: Frame) -> DateSpan | None:
    """Return the stretch right before one as long: "the preceding twelve months" beside "the year to June"."""
    context = frame.context
    if (
        side not in ("preceding", "previous", "prior")
        or context is None
        or context.start is None
        or context.end is None
    ):
        return None
    length = -steps * _MONTHS_IN.get(unit, 0)
    if length == 0 or length % 12 or context.precision == "day":
        return None
    whole = f"{context.start}-01"[:7], f"{context.end}-12"[:7]
    return shifted(context, -length // 12) if shift(whole[0], months=length - 1) == whole[1] else None


def read_following(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read "ten years that followed", "two years after that": from the end of the expression before it."""
    if frame.context is None or frame.context.end is None:
        return None
    unit = _unit(match["unit"])
    if unit in _DAYS_IN or unit == "month":
        return _onward(frame.context.end, count(match["n"]), unit)
    years = count(match["n"]) * {"decade": 10, "year": 1}[unit]
    first = year_of(frame.context.end)
    return pair((first, None, None), (first + years, None, None), "same")


_DAYS_IN = {"week": 7, "day": 1}


def _onward(start: str, amount: int, unit: str) -> DateSpan | None:
    """Return the months, weeks or days from a date on, as far as the date is precise enough to tell."""
    moment = parts(start)
    if moment[1] is None:
        return None
    if unit == "month":
        return pair((moment[0], moment[1], None), moved((moment[0], moment[1], None), months=amount), "same")
    if moment[2] is None:
        return None
    return pair(moment, moved(moment, days=amount * _DAYS_IN[unit]), "same")


def read_ago(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read 60 years ago, a year ago today, a year earlier, two years later, five years from now."""
    unit, amount = _unit(match["unit"]), count(match["n"])
    if match["side"] in ("ago", "back", "hence", "from now"):
        steps = -amount if match["side"] in ("ago", "back") else amount
        if frame.anchor is not None and match["today"] and unit == "year" and frame.anchor[1]:
            year, month, day = frame.anchor
            exact = match["today"].endswith("day")
            return single((year + steps, month, day if exact else None), "relative")
        return None if frame.anchor is None else single(_away(frame.anchor, unit, steps), "relative")
    steps = amount if match["side"] in ("later", "after", "afterwards", "on") else -amount
    if frame.context is None:
        back = frame.anchor is not None and steps < 0
        return single(_away(frame.anchor, unit, steps), "relative") if back and frame.anchor else None
    if unit in ("century", "decade", "year"):
        return shifted(_reached(frame.context), steps * {"century": 100, "decade": 10, "year": 1}[unit])
    if unit == "month" and steps % 12 == 0 and frame.context.precision in ("year", "day"):
        if steps > 0 and frame.context.start != frame.context.end:
            return None
        return shifted(frame.context, steps // 12)
    return _moved(frame, unit, steps) if unit in ("quarter", "month", "week", "day") else None


def _reached(span: DateSpan) -> DateSpan:
    """Return the end of a span from a month to the same month of another year, over which something changed."""
    if span.start is None or span.end is None or len(span.start) != 7 or len(span.end) != 7:
        return span
    return replace(span, start=span.end) if span.start != span.end and span.start[5:] == span.end[5:] else span


def read_relative(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read this year, last month, next year, the current biennium."""
    anchor, unit, step = frame.anchor, match["unit"], _STEPS[match["which"]]
    if anchor is None:
        return None
    if unit == "year":
        return single((anchor[0] + step, None, None), "relative")
    if unit == "month" and anchor[1]:
        return single(moved((anchor[0], anchor[1], None), months=step), "relative")
    if unit == "quarter" and anchor[1]:
        first = anchor[0] * 12 + (anchor[1] - 1) // 3 * 3 + 3 * step
        return months(first, first + 2, "relative")
    if unit in ("biennium", "triennium"):
        length = 2 if unit == "biennium" else 3
        first = anchor[0] - (anchor[0] % 2 if length == 2 else 0) + length * step
        return pair((first, None, None), (first + length - 1, None, None), "relative")
    if unit == "decade":
        first = anchor[0] // 10 * 10 + 10 * step
        return pair((first, None, None), (first + 9, None, None), "relative")
    return single((anchor[0], None, None), "relative")


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def read_season(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read last summer, this winter, that autumn: the year that it began in."""
    which, begins = match["which"], _SEASONS[match["season"]]
    if which == "that":
        told = frame.context.end if frame.context else None
        return None if told is None else single((year_of(told), None, None), "same")
    if which in ("previous", "following") and frame.context is not None and frame.context.end is not None:
        later = parts(frame.context.end)
        step = 1 if which == "following" and (later[1] or 12) >= begins else 0
        step = -1 if which == "previous" and (later[1] or 1) < begins + 3 else step
        return single((later[0] + step, None, None), "same")
    if frame.anchor is None:
        return None
    year, month, _ = frame.anchor
    if which in ("last", "previous") and (month is None or month < begins + 3):
        year -= 1
    if which in ("next", "following") and (month is None or month >= begins):
        year += 1
    return single((year, None, None), "relative")


def read_near_month(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read this January, last August (the last one over before the document), next March."""
    if frame.anchor is None:
        return None
    (year, now, _), month = frame.anchor, MONTHS[match["m"].rstrip(".")]
    if match["which"] == "this":
        return single((year, month, None), "relative")
    if match["which"] == "next":
        return single((year + (1 if now is None or month <= now else 0), month, None), "relative")
    return single((year - (1 if now is None or month >= now else 0), month, None), "relative")


_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip


def read_decade_word(match: re.Match[str], _: Frame) -> DateSpan | None:
    """Read the nineties, the late sixties."""
    first = 1900 + _DECADES[match["word"]]
    low, high = {"early": (0, 4), "mid": (3, 6), "late": (5, 9), None: (0, 9)}[match["edge"]]
    return pair((first + low, None, None), (first + high, None, None), "part" if match["edge"] else "calendar")


def read_in_its_year(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read a date whose year is told in words: March the following year, 5 August last year."""
    which, context = match["which"], frame.context
    step = 1 if which in ("following", "next") or match["beside"] == "after" else 0
    step = -1 if which in ("last", "previous", "preceding", "prior") or match["beside"] == "before" else step
    own = which in ("this", "last", "next") and not match["the"]
    told = frame.anchor[0] if own and frame.anchor else year_of(context.end) if context and context.end else None
    if told is None and frame.anchor is not None:
        told = frame.anchor[0]
    inner = None if told is None else re.fullmatch(r".*", f"{match['date']} {told + step}")
    return None if inner is None else read_calendar(inner, frame)


def read_same(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read the same period, the same period of 2015, that year: told from the expression before it."""
    text, of = match.group(), match.groupdict().get("of")
    if frame.context is None:
        before = frame.anchor is not None and re.search(r"(?:last|previous|preceding) year$", text) is not None
        return single((frame.anchor[0] - 1, None, None), "relative") if before and frame.anchor else None
    if of is not None and frame.context.end is not None:
        if of.isdigit():
            return shifted(frame.context, int(of) - year_of(frame.context.end))
        return shifted(frame.context, -1)
    span = shifted(frame.context, -1 if re.search(r"earlier|before|last|previous|preceding", text) else 0)
    return _years(span) if text in ("that year", "same year") else span


def read_year_beside(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read the year before, the previous year, the following year: the year beside that of the expression before it."""
    step = 1 if re.search(r"after|later|following|subsequent", match.group()) else -1
    if frame.context is None or frame.context.end is None:
        return None if frame.anchor is None else single((frame.anchor[0] + step, None, None), "relative")
    start, end = frame.context.start, frame.context.end
    if start is not None and frame.context.precision == "month" and shift(start[:7], months=11) == end[:7]:
        return shifted(frame.context, step)  # a year that is no calendar year
    return single((year_of(end) + step, None, None), "same")


def read_beside(match: re.Match[str], frame: Frame) -> DateSpan | None:
    """Read the next day, the previous month, the week after: told from the expression before it."""
    back = (match["which"] or match["side"]) in ("previous", "preceding", "before", "earlier")
    return _moved(frame, match["unit"] or match["unit2"], -1 if back else 1)


def _moved(frame: Frame, unit: str, steps: int) -> DateSpan | None:
    """Move the expression before by days, weeks or months, where it is precise enough."""
    context = frame.context
    if context is None or context.start is None or context.end is None or context.precision == "year":
        return None
    if unit in ("month", "quarter"):
        steps *= _MONTHS_IN[unit]
        return DateSpan(shift(context.start[:7], months=steps), shift(context.end[:7], months=steps), "month", "same")
    if context.precision != "day":
        return None
    moment = moved(parts(context.end), days=steps * {"week": 7, "day": 1}[unit])
    if unit == "week":
        return pair(moved(parts(context.start), days=steps * 7), moment, "same")
    return single(moment, "same")


def _years(span: DateSpan | None) -> DateSpan | None:
    if span is None or span.start is None or span.end is None:
        return None
    return pair((year_of(span.start), None, None), (year_of(span.end), None, None), "same")


def _unit(text: str) -> str:
    return text.rstrip("s").replace("centurie", "century")


def _away(anchor: Moment, unit: str, amount: int) -> Moment:
    """Move by whole units, at the precision of the unit or of the anchor, whichever is coarser."""
    if unit in ("century", "decade", "year"):
        return anchor[0] + amount * {"century": 100, "decade": 10, "year": 1}[unit], None, None
    if unit in ("quarter", "month"):
        steps = amount * _MONTHS_IN[unit]
        if anchor[1] is None:
            return anchor[0] + int(steps / 12), None, None
        return moved((anchor[0], anchor[1], None), months=steps)
    if anchor[1] is None or anchor[2] is None:
        return anchor[0], anchor[1], None
    days = {"fortnight": 14.0, "week": 7.0, "day": 1.0, "hour": 1 / 24}[unit] * amount
    return moved(anchor, days=round(days) or (-1 if amount < 0 else 1))


def _years_of(whole: tuple[int, int]) -> DateSpan | None:
    return pair((whole[0] // 12, None, None), (whole[1] // 12, None, None), "span")


def _whole(text: str | None, frame: Frame) -> tuple[int, int] | None:
    """Return first and last month (counted from year 0) of the year, decade or century that a part is taken of."""
    years = _whole_years(text or "year", frame)
    return None if years is None else (years[0] * 12, years[1] * 12 + 11)


def _whole_years(text: str, frame: Frame) -> tuple[int, int] | None:
    if re.fullmatch(rf"{YEAR}s", text):
        return int(text[:4]), int(text[:4]) + 9
    if re.match(YEAR, text):
        return int(text[:4]), int(text[:4]) + (0 if len(text) == 4 else 1)
    which, _, unit = text.rpartition(" ")
    rank = ordinal(which)
    if unit == "century" and rank is not None:
        return (rank - 1) * 100 + 1, rank * 100
    if frame.anchor is None and (unit != "year" or frame.context is None):
        return None
    year = frame.anchor[0] if frame.anchor else 0
    step = _STEPS.get(which, 0)
    if unit == "decade" and which in ("that", "same") and frame.context and frame.context.end:
        return year_of(frame.context.end) // 10 * 10, year_of(frame.context.end) // 10 * 10 + 9
    if unit == "century":
        first = (year - 1) // 100 * 100 + 1 + 100 * step
        return first, first + 99
    if unit == "decade":
        return year // 10 * 10 + 10 * step, year // 10 * 10 + 10 * step + 9
    if which in ("", "that", "same", "previous", "following") and frame.context and frame.context.end:
        year = year_of(frame.context.end)
    return None if year == 0 else (year + step, year + step)


EDGE_OF = (
    rf"{YEAR}s?|{YEAR}[-/]\d\d(?:\d\d)?|(?:{MONTH})(?: ?,?{YEAR})?"
    r"|(?:(?:this|last|next) )?(?:year|month|decade|century)|(?:that|same) decade|[a-z-]+ century"
)
