"""Raw text as lines with offsets, indents and pages; no judgement of what a line is."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_PAGE_LINE = re.compile(r"page\s\d{1,4}", re.IGNORECASE)
_TAB_WIDTH = 8
# a page of print: fewer or more lines between two supposed page breaks mean that they are something else
_PAGE_LINES = (8, 160)


@dataclass(slots=True)
class Line:
    """A line of the raw text.

    Attributes:
        start: Offset of its first character.
        end: Offset of its line end.
        body_start: Offset of its first character that is not white space; ``body_end`` on a blank line.
        body_end: Offset behind its last character that is not white space.
        body: The text between.
        indent: Columns of white space before it.
        feed: A form feed stands before it.
        page_start: A page begins with it.
        page: Number of its page, counted from 1; None where pages cannot be told.
    """

    start: int
    end: int
    body_start: int
    body_end: int
    body: str
    indent: int
    feed: bool
    page_start: bool = False
    page: int | None = None

    @property
    def blank(self) -> bool:
        """Nothing but white space."""
        return self.body_start == self.body_end

    @property
    def trailing(self) -> int:
        """How many characters of white space end it."""
        return self.end - self.body_end


def split_lines(text: str) -> list[Line]:
    r"""Return the lines of a text.

    Example:
        >>> [(line.body, line.start) for line in split_lines("One\n  two \n")]
        [('One', 0), ('two', 4)]
    """
    lines = []
    start = 0
    feed = False
    for match in _LINE_END.finditer(text):
        lines.append(_line(text, start, match.start(), feed))
        feed = match.group() == "\f"
        start = match.end()
    if start < len(text):
        lines.append(_line(text, start, len(text), feed))
    mark_pages(lines)
    return lines


def _line(text: str, start: int, end: int, feed: bool) -> Line:
    raw = text[start:end]
    body = raw.lstrip()
    before = len(raw) - len(body)
    body = body.rstrip()
    if not body:
        return Line(start, end, start, start, "", 0, feed)
    indent = len(raw[:before].expandtabs(_TAB_WIDTH)) if before else 0
    return Line(start, end, start + before, start + before + len(body), body, indent, feed)


def mark_pages(lines: list[Line]) -> None:
    """Mark the lines with which a page begins and number the pages.

    A form feed begins a page. In the text of a PDF a page begins with a line that is indented by exactly one
    space and stands directly below a line that is not, or with a header such as a symbol above "Page 5".
    """
    starts = _feed_starts(lines)
    if not starts:
        starts = _indented_starts(lines)
        if not _like_pages(lines, starts):
            return
        starts = sorted({*starts, *_header_starts(lines)})
    for index in starts:
        lines[index].page_start = True
    page = 1
    for index, line in enumerate(lines):
        if line.page_start and any(not above.blank for above in lines[max(0, index - 200) : index]):
            page += 1
        line.page = page


def _feed_starts(lines: list[Line]) -> list[int]:
    """Return the first lines with text behind each form feed."""
    starts = []
    waiting = False
    for index, line in enumerate(lines):
        waiting = waiting or line.feed
        if waiting and not line.blank:
            starts.append(index)
            waiting = False
    return starts


def _indented_starts(lines: list[Line]) -> list[int]:
    starts = []
    for index in range(1, len(lines)):
        before, line = lines[index - 1], lines[index]
        if line.blank or before.blank or line.indent != 1 or before.indent:
            continue
        after = lines[index + 1] if index + 1 < len(lines) else None
        if after is None or after.indent != 1:
            starts.append(index)
    return starts


def _header_starts(lines: list[Line]) -> list[int]:
    """Return the first lines of headers that end in "Page 5" and hold a symbol."""
    starts = []
    for index, line in enumerate(lines):
        if not _PAGE_LINE.fullmatch(line.body):
            continue
        first = index
        while first and index - first < 3 and 0 < len(lines[first - 1].body) <= 40:
            first -= 1
        if first < index and "/" in lines[first].body:
            starts.append(first)
    return starts


def _like_pages(lines: list[Line], starts: list[int]) -> bool:
    if not starts:
        return False
    bounds = [0, *starts, len(lines)]
    lengths = [end - begin for begin, end in pairwise(bounds)]
    low, high = _PAGE_LINES
    return low <= median(lengths) <= high and lengths[0] >= low
