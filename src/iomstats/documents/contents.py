"""Finds the lines of a table of contents: a title and the number of its page."""

import re
from collections.abc import Sequence

from iomstats.documents.lines import Line

CONTENTS_HEADING = re.compile(
    r"(?:table of )?contents|(?:list|table) of (?:tables|figures|boxes|maps|annexes)"
    r"|in this (?:report|issue)",
    re.IGNORECASE,
)
_LEADERS = re.compile(
    r"\S.{1,250}?(?:\s?\.){4,}[\s.]*(\d{1,4}|[ivxlc]{1,6})|\S.{1,250}?(?:…|_){2,}\s*(\d{1,4}|[ivxlc]{1,6})"
)
_LED = re.compile(r"\S(?:\s?\.){4,}[\s.]*\S|\S(?:…|_){2,}\s*\S")
_LONGEST_RUN = 400
# an entry that needs no heading above to be told
ENTRY_LINE = re.compile(r".{2,250}?(?:\s?\.){4,}[\s.]*(?:\d{1,4}|[ivxlc]{1,6})")
_SPACED = re.compile(r"\S.{1,250}?(?:\t+|\s{2,})\s*(\d{1,4}|[ivxlc]{1,6})")
_SINGLE = re.compile(r"[^\d\W].{1,200}?\s(\d{1,4}|[ivxlc]{1,6})")
# how far below its heading a table of contents may begin
_REACH = 6


def find_entries(lines: Sequence[Line]) -> frozenset[int]:
    r"""Return the indexes of the lines that are entries of a table of contents.

    Dotted leaders are enough; a tab or spaces before the page number count only below a heading such as
    "Contents".

    Example:
        >>> from iomstats.documents.lines import split_lines
        >>> sorted(find_entries(split_lines("CONTENTS\n\nIntroduction\t5\nGoals\t9\n\nStaff\t12 000")))
        [2, 3]
    """
    entries = set()
    led: set[int] = set()
    below = 0
    last_page = 0
    for index, line in enumerate(lines):
        if line.blank:
            continue
        body = line.body.strip("*#_ ")
        if len(line.body) <= 400 and _LED.search(line.body):
            if index not in led:
                led = _run(lines, index)
                if _are_pages(lines, led):
                    entries |= led
            continue
        if CONTENTS_HEADING.fullmatch(body.rstrip(":")):
            below, last_page = _REACH, 0
            continue
        if not below:
            continue
        match = _spaced_entry(line.body)
        page = int(match[1]) if match and match[1].isdigit() else last_page
        if match and page >= last_page:
            entries.add(index)
            last_page, below = page, _REACH
        else:
            below -= 1
    return frozenset(entries)


def _run(lines: Sequence[Line], first: int) -> set[int]:
    """Return the lines with leaders from one on, blank ones between them left out."""
    found = {first}
    for index in range(first + 1, min(len(lines), first + _LONGEST_RUN)):
        if lines[index].blank:
            continue
        if not _LED.search(lines[index].body):
            break
        found.add(index)
    return found


def _are_pages(lines: Sequence[Line], run: set[int]) -> bool:
    """Whether all lines of a run lead to numbers of pages, which do not fall; else they lead to values."""
    pages = [_LEADERS.fullmatch(lines[index].body) for index in sorted(run)]
    numbers = [int(match[1] or match[2]) for match in pages if match and (match[1] or match[2]).isdigit()]
    return all(pages) and numbers == sorted(numbers)


def _spaced_entry(body: str) -> re.Match[str] | None:
    if len(body) > 400 or body.endswith("."):
        return None
    return _SPACED.fullmatch(body) or _SINGLE.fullmatch(body)
