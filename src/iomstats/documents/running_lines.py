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
    if not found:
        return set()
    counts = Counter(found.values())
    written = [index for index, line in enumerate(lines) if not line.blank]
    edges = {written[0], written[-1]}
    for before, index in zip(written, written[1:], strict=False):
        if lines[index].page_start or lines[index].page != lines[before].page:
            edges |= {before, index}
    return {index for index, title in found.items() if index in edges or counts[title] > 1}
