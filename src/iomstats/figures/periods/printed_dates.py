"""Finds the date that a document prints on itself, for a document that none was given for.

It is that of a line or dateline at its head ("Geneva, 29 June 2018 –"), else the one year that its title names.
"""

import re
from functools import lru_cache

from iomstats.documents.model import Document
from iomstats.figures.dates.header_dates import whole_spans
from iomstats.figures.places.openings import title_lines

_HEAD = 6  # flows in which the line or the dateline stands
_PROSE = re.compile(r"[.!?;:]\W*$|[.!?;]\s+[A-Z]")
_DATELINE = re.compile(r"(?P<line>[A-Z][^\d.!?:;]{0,50}?[,|\s]\s?\d?[^.!?;]{3,30}?)\s?(?:[–—:|]|-{1,2}\s|\([A-Z])")
_NO_ISSUE = re.compile(
    r"(?i)\b(?:planned|next|deadline|until|valid|from|born|founded|extracted|period|covering|covers|target|agenda)\b"
)


def printed_date(document: Document) -> str | None:
    """Return the day, month or year, in ISO at the precision printed; None where the head of the text has none.

    Example:
        "Situation Report No. 5, 12 May 2014" over a text is ``2014-05-12``, "Key figures 2017" is ``2017``.
    """
    return _printed(document.title or "", tuple(_heads(document)))


def _heads(document: Document) -> list[str]:
    lines = list(title_lines(document, 0))
    for flow in document.flows[:_HEAD]:
        dateline = _DATELINE.match(flow.text)
        if dateline is not None and dateline["line"].count("(") > dateline["line"].count(")"):
            dateline = None  # "Phase I (2011–2013)"
        if dateline is not None or _PROSE.search(flow.text) is None:
            lines.append(dateline["line"] if dateline is not None else flow.text)
    return lines


@lru_cache(maxsize=256)
def _printed(title: str, heads: tuple[str, ...]) -> str | None:
    told = [_moment(line) for line in (title, *heads)]
    exact = [moment for moment in told if moment is not None and len(moment) > 4]
    if exact:
        return max(exact, key=len)
    years = {moment for moment in told if moment is not None}
    return years.pop() if len(years) == 1 else None


def _moment(line: str) -> str | None:
    """Return the one date in a line, None where it has several or a stretch of time."""
    if _NO_ISSUE.search(line):
        return None
    spans = whole_spans(line, None)
    if len({(span.start, span.end) for span in spans}) != 1 or spans[0].start != spans[0].end:
        return None
    return spans[0].end
