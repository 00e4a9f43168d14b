"""A time expression of a flow, as the rules of time see it."""

from dataclasses import dataclass

from iomstats.figures.dates.dates import DateSpan
from iomstats.figures.dates.moments import year_of


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time expression in a flow.

    Attributes:
        start: Where it begins in the flow's reading text, its preposition not included.
        end: Where it ends.
        phrase: Where its preposition begins.
        role: in; since (a start); by (an end that may lie ahead); as of (an end of what accumulates); base (what
            something is compared with); present (now, to date); listed (a year in brackets behind a name); reference
            (a citation, the year of an instrument, "the highest since 1976": dates nothing that is counted).
        span: What it means in the calendar.
        parts: The single dates of a list ("in 2016 and 2017"), in order.
        indirect: Whether its date stands elsewhere: a dated event, "that year" of an earlier sentence.
        told_from: What one such as "fifteen years later" is told from.
        loose: Whether it is a day near the document's (a weekday, "yesterday") or the start or end of a project, which
            tells nothing of other sentences.
    """

    start: int
    end: int
    phrase: int
    role: str
    span: DateSpan
    parts: tuple[DateSpan, ...] = ()
    indirect: bool = False
    loose: bool = False
    told_from: DateSpan | None = None


def is_future(span: DateSpan, date: str | None) -> bool:
    """Tell whether a span ends in a year after the document's."""
    return date is not None and span.end is not None and year_of(span.end) > year_of(date)
