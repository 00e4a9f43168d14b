"""Reads the milestones of a project from its life: "in its second year", "at the baseline", "since it started".

Where a document says how long its project lasts is found in ``periods/lifetimes.py``; nothing here looks at figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from iomstats.figures.dates.moments import first_day, last_day, shift
from iomstats.figures.dates.spans import DateSpan, ordinal

PROJECT = (
    r"(?:projects?|programmes?|programs?|schemes?|initiatives?|interventions?|pilots?|phases?|(?:the\s)?action"
    r"|operations?|campaigns?)"
)


@dataclass(frozen=True, slots=True)
class Life:
    """The life of the project that a document is about.

    Attributes:
        start: When the project began.
        end: When it ended or is to end.
        baseline: When the baseline was taken, None where that is not told.
        middle: When the mid-term was, likewise.
    """

    start: str | None
    end: str | None
    baseline: str | None = None
    middle: str | None = None


_OWN = r"(?:the|its|this|their|our)"
_OF = rf"(?:\sof\s(?:the|this|its)\s(?:[\w-]+\s)?{PROJECT})"
_RANKS = r"(?:first|second|third|fourth|fifth|sixth|final|last)"
_STARTED = r"(?:began|begins|started|starts|opened|commenced|was\s(?:launched|started|begun)|got\sunder\sway)"
_CLOSED = r"(?:ended|ends|closed|closes|finished|was\s(?:completed|closed|concluded))"
_THING = rf"(?:(?:the|this)\s(?:[\w-]+\s)?{PROJECT}|it|work|activities)"
_OF_ANOTHER = r"(?!\s(?:budget|election|review|evaluation|survey|study|report|model|scenario|values?|plan|of\b))"
_MILESTONES = re.compile(
    rf"""(?ix)\b(?:
    (?P<year> (?:project\s)?year[\s-](?P<number>one|two|three|four|five|six|[1-6])(?![\w.,]\d|\w)
        (?!\s(?:pupils|students|children|classes|olds?|plan|budget)\b)
      | (?:{_OWN}\s{PROJECT}['’]s|its|their)\s(?P<rank>{_RANKS})\s(?:full\s)?year\b
      | the\s(?P<rank_of>{_RANKS})\s(?:full\s)?year{_OF}
      | (?:in|during|for|by\sthe\send\sof|over|throughout)\s
        (?P<in_year>the\s(?P<rank_in>second|third|fourth|fifth|sixth|final)\s(?:full\s)?year\b)
        (?!\s(?:of|in\sa\srow|running|after))
    )
    | (?:at|by|around|since|until|to|before)\s(?P<middle>(?:the\s)?mid-?(?:term|point)\b){_OF_ANOTHER}
    | (?:at|since|from|than\sat|with)\s(?P<baseline>(?:the\s)?baseline\b){_OF_ANOTHER}
    | (?P<start>
        (?<=at\s)(?:the\s)?(?:outset|inception|(?:very\s)?(?:start|beginning){_OF}
          |{PROJECT}['’]?s?\s(?:start|launch|inception))
      | (?<=when\s){_THING}\s{_STARTED}
    )
    | (?P<since>
        (?<=since\s)(?:{_THING}\s{_STARTED}|(?:its|the)\s(?:inception|launch|start|outset)(?!\sof)
          |the\s(?:start|beginning|launch|inception){_OF})
    )
    | (?P<end>
        (?:(?<=at\s)|(?<=by\s))(?:{PROJECT}\s)?(?:closure|completion|endline|end-line)\b
      | (?:(?<=at\s)|(?<=by\s)|(?<=until\s))
        (?:the\s(?:end|close|conclusion|completion|closure){_OF}|the\s{PROJECT}['’]s\s(?:end|close|conclusion)
          |{PROJECT}\send|its\s(?:end|close|completion|closure)(?!\sof)|the\s(?:end|close)(?=[.,;]))
      | (?:(?<=when\s)|(?<=time\s)){_THING}\s{_CLOSED}
    )
    | (?P<whole>
        (?:over|during|in|throughout|within|across|for|in\sthe\scourse\sof)\s(?:
          (?:{_OWN}\s)?(?:whole\s|entire\s|full\s)?(?:{_OWN}\s)?(?:{PROJECT}(?:['’]s)?\s)?
          (?:lifetime|life(?:\sspan|-span|span)?|duration){_OF}?(?!\s(?:of|sentence|expectancy|insurance|and)\b)
        | (?:the|this)\s(?:whole\s|entire\s)?{PROJECT}(?=[.,;]|\s(?:the|a|some|it|they|we|\d)))
    )
    )"""
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def find_milestones(text: str, life: Life) -> Iterator[tuple[int, int, DateSpan]]:
    """Yield where a text names a milestone of a project, and what time that is.

    Example:
        >>> life = Life("2013-01", "2015-12")
        >>> [(span.start, span.end) for _, _, span in find_milestones("In its second year 40 joined.", life)]
        [('2014-01', '2014-12')]
        >>> [span.end for _, _, span in find_milestones("By the end of the project 90 had joined.", life)]
        ['2015-12']
    """
    for match in _MILESTONES.finditer(text):
        span = _read(match, life)
        if span is not None:
            start, end = match.span(match.lastgroup or 0)
            if match["year"]:
                start, end = match.span("in_year") if match["in_year"] else match.span("year")
            yield start, end, span


def _read(match: re.Match[str], life: Life) -> DateSpan | None:
    if match["year"]:
        rank = match["rank"] or match["rank_of"] or match["rank_in"]
        return _year(life, rank.lower() if rank else match["number"].lower())
    if match["middle"]:
        return _moment(life.middle)
    if match["baseline"]:
        return _moment(life.baseline or _month(life.start))
    if match["start"] or match["since"]:
        return _moment(_month(life.start) if match["start"] else life.start)
    if match["end"]:
        return _moment(_month(life.end))
    return None if life.start is None or life.end is None else _span(life.start, life.end)


def _moment(date: str | None) -> DateSpan | None:
    return None if date is None else _span(date, date)


def _month(date: str | None) -> str | None:
    """Return a day that begins or ends its month as the month."""
    return None if date is None else date[:7]


def _span(start: str, end: str) -> DateSpan:
    precision = {4: "year", 7: "month"}.get(max(len(start), len(end)), "day")
    return DateSpan(start, end, precision, "calendar" if start == end else "span")


def _year(life: Life, words: str) -> DateSpan | None:
    """Return a year of the project's life: the second, counted from its start, the last, counted from its end."""
    if words in ("last", "final"):
        if life.end is None or life.start is None:
            return None
        last = life.end[:7]
        return _span(last, last) if len(last) == 4 else _span(shift(last, months=-11), last)
    rank = _NUMBERS.get(words) or (int(words) if words.isdigit() else ordinal(words))
    if life.start is None or rank is None:
        return None
    first = shift(life.start[:7], years=rank - 1)
    last = first if len(first) == 4 else shift(first, months=11)
    if life.end is not None and first_day(first) > last_day(life.end):
        return None
    return _span(first, last)
