"""Finds running titles with a page number that stand in one line: "ANNUAL REPORT 2003        27"."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from iomstats.documents.lines import Line

_EDITION = (
    r"(?:[A-Z][\w’&-]*\s(?:(?:of|and|on|for|the|&)\s){0,2}){0,6}"
    r"(?:Reports?|Review|Accounts|Statements?|Bulletin|Yearbook|Outlook|Survey|Update|Newsletter|REPORTS?|REVIEW|ACCOUNTS|STATEMENTS?|"
    r"BULLETIN|YEARBOOK|OUTLOOK|SURVEY)(?:\s(?:for\s)?(?:19|20)\d\d(?:[-–/]\d{2,4})?)?"
)
_CAPITALS = r"(?:[A-Z][A-Z’&,-]*\s){1,7}(?:[A-Z][A-Z’&-]+|(?:19|20)\d\d)"
_LINE = re.compile(
    rf"(?P<low>\d{{1,4}})(?:\s{{2,}}|\s\|\s)(?P<behind>{_CAPITALS}|{_EDITION})|(?P<before>{_CAPITALS}|{_EDITION})(?:\s{{2,}}|\s\|\s)\d{{1,4}}|"
    rf"\d{{1,4}}\s(?P<close>{_EDITION})"
)


def find_running_lines(lines: Sequence[Line], taken: Collection[int]) -> set[int]:
    """Return the lines that are a running title with its page number: at an edge, or printed again with another number.

    Args:
        lines: The lines of a text.
        taken: Lines that are something else.
    """
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        if line.blank or index in taken or len(line.body) > 160:
            continue
        match = _LINE.fullmatch(line.body)
        if match:
            found[index] = match["behind"] or match["before"] or match["close"]
    broken = _within_sentences(lines, taken, found)
    if not found:
        return broken
    counts = Counter(found.values())
    written = [index for index, line in enumerate(lines) if not line.blank]
    edges = {written[0], written[-1]}
    for before, index in zip(written, written[1:], strict=False):
        if lines[index].page_start or lines[index].page != lines[before].page:
            edges |= {before, index}
    return broken | {index for index, title in found.items() if index in edges or counts[title] > 1}


_PAGE = re.compile(r"(?i:page\s\d{1,4}(?:\s(?:of|/)\s\d{1,4})?)|[-–—]\s?\d{1,4}\s?[-–—]")
_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[A-Z0-9][A-Za-z0-9.()-]{0,12}){1,6}")
_DASHED = re.compile(r"[-–—]\s?\d{1,4}\s?[-–—]")
_BARE = re.compile(r"\d{1,4}")
_UNFINISHED = re.compile(r"[a-z]{2}-?$|[a-z\d],$|[a-z]\s\d[\d,.]*$|\bper\scent$")
_LEAST = 25


def _within_sentences(lines: Sequence[Line], taken: Collection[int], titles: Collection[int]) -> set[int]:
    """Return the lines of a page's edge that stand between the lines of one sentence: "Page 5", "- 17 -"."""
    found: set[int] = set()
    written = [index for index, line in enumerate(lines) if not line.blank and index not in taken]
    at = 1
    while at < len(written) - 1:
        end = at
        while end < len(written) - 1 and _is_edge(lines[written[end]].body, written[end] in titles):
            end += 1
        edge = written[at:end]
        before, after = lines[written[at - 1]].body, lines[written[end]].body
        goes_on = after[0].islower() or (before.endswith(",") and after[:3].isdigit())
        bare = all(_BARE.fullmatch(lines[index].body) for index in edge)
        if edge and goes_on and _UNFINISHED.search(before) and (not bare or len(before) > _LEAST):
            found.update(edge)
        at = max(end, at + 1)
    return found | {index for index in written if _DASHED.fullmatch(lines[index].body)}


def _is_edge(body: str, title: bool) -> bool:
    return title or bool(_PAGE.fullmatch(body) or _SYMBOL.fullmatch(body) or _BARE.fullmatch(body))
