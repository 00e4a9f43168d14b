"""Which lines belong together: where text is wrapped, to what width, and where a line begins a piece of its own.

Every answer comes from the lines near by, so that a paragraph reads the same alone as inside its document.
"""

import re
from collections.abc import Collection, Sequence

from iomstats.documents.contents import ENTRY_LINE
from iomstats.documents.lines import Line
from iomstats.documents.marks import (
    BULLET,
    HEADING_MARK,
    HTML_HEADING,
    LIST_END,
    MARK,
    NOTE_MARK,
    STOP,
    both_capitals,
    ends_open,
    glued_note,
    is_capitals,
    is_rule,
    is_terminal,
    next_mark,
    opens_bold,
)

# below this width a line may end early without a reason
_WIDTH = 55
# longer lines are paragraphs of their own
UNWRAPPED = 170


def margin_of(lines: Sequence[Line], in_table: Collection[int]) -> int | None:
    """Return the width to which lines are wrapped, None where they are not."""
    lengths = []
    run: list[int] = []
    for index, line in enumerate(lines):
        if line.blank or index in in_table:
            lengths += run[:-1] if len(run) > 2 else []
            run = []
        else:
            run.append(len(line.body))
    lengths += run[:-1] if len(run) > 2 else []
    short = sorted(length for length in lengths if length <= UNWRAPPED)
    if len(short) < 2:
        return None
    width = short[int(len(short) * 0.9)]
    near = sum(length >= 0.75 * width for length in short)
    beyond = sum(length > 1.4 * width for length in short)
    # lines of every length are not wrapped: each is a paragraph
    wrapped = near >= 2 and near * 3 >= len(short) and beyond * 50 <= len(short)
    return width if width >= 40 and wrapped else None


def _is_full(before: Line, after: str, width: int | None, run_width: int, share: float = 0.8) -> bool:
    """Whether a line ends because the next word did not fit."""
    length = len(before.body)
    if length > UNWRAPPED:
        return False
    limit = max(width or 0, run_width)
    first_word = after.split(None, 1)[0] if after else ""
    if limit < 40:
        return False
    return length >= 30 and length + 1 + len(first_word) >= limit * share


def run_width(lines: Sequence[Line], first: int, stop: int) -> int:
    """Return the width to which the run of lines that begins here is wrapped, 0 where that cannot be told."""
    lengths = []
    index = first
    while index < stop and not lines[index].blank and index < first + 200:
        lengths.append(len(lines[index].body))
        index += 1
    lengths = [length for length in lengths if length <= UNWRAPPED]
    widest = max(lengths, default=0)
    if len(lengths) <= 2:
        # one line or two lines alone: wrapped if the first is long and unfinished
        return widest if len(lines[first].body) >= _WIDTH and not is_terminal(lines[first].body) else 0
    return widest if sum(length >= 0.8 * widest for length in lengths) >= 2 else 0


def begins_piece(lines: Sequence[Line], current: list[int], index: int, width: int | None, run: int) -> bool:
    """Whether a line below another, no blank between, begins a piece of its own."""
    before, line = lines[current[-1]], lines[index]
    top = lines[current[0]]
    if line.page_start or _HTML_BLOCK.match(line.body) or _HTML_BLOCK_END.search(before.body):
        return True
    if len(current) == 1 and _LONE_MARK.fullmatch(before.body):
        return False
    if _GROUP_ABOVE.search(before.body) and _GROUP_BELOW.match(line.body):
        return False
    if ENTRY_LINE.fullmatch(before.body):
        return True
    if HEADING_MARK.match(line.body) or HEADING_MARK.match(before.body) or HTML_HEADING.match(line.body):
        return True
    if NOTE_MARK.match(line.body) and not glued_note(line.body):
        return True
    full = _is_full(before, line.body, width, run)
    stopped = bool(STOP.search(before.body)) or bool(LIST_END.search(before.body))
    if BULLET.match(line.body):
        strong = line.body[0] not in "-–—*+o·"
        return strong or stopped or not full or bool(BULLET.match(top.body))
    mark = MARK.match(line.body)
    if mark and (mark["dotted"] is None or int(mark["dotted"]) < 400):
        if full and not _is_one_of_several(lines, current[0], index, mark):
            # an enumeration within a sentence happens to begin a line
            return False
        if stopped and not (mark["letter"] or mark["bare"] in {"a", "I"}):
            return True
        return not full and len(before.body) < UNWRAPPED and not ends_open(before.body)
    if both_capitals(before.body, line.body):
        return False
    if line.indent >= top.indent + 2 and (MARK.match(top.body) or BULLET.match(top.body)):
        # it hangs below the text behind the mark
        return False
    if full:
        # a new paragraph may be told by its indent alone
        return line.indent >= before.indent + 2 and is_terminal(before.body) and len(current) > 1
    if before.trailing >= 2 and len(before.body) < _WIDTH and not is_terminal(before.body):
        return not opens_bold(before.body)
    if before.body.endswith(",") and len(before.body) < _WIDTH and not line.body[0].islower():
        # a salutation, a line of an address
        return True
    if line.body[0].islower() or ends_open(before.body) or _ASIDE.match(line.body):
        return bool(STOP.search(before.body)) and not ends_open(before.body)
    return not opens_bold(before.body)


# "(1 366.0), while …": brackets that go on with the sentence of the line above
_ASIDE = re.compile(r"\([^()]{1,40}\)(?:,|\s[a-z])")
_HTML_BLOCK = re.compile(r"</?(?:p|div|ul|ol|li|tr|table|section|article|blockquote|h[1-6])\b", re.IGNORECASE)
_HTML_BLOCK_END = re.compile(
    r"</(?:p|div|ul|ol|li|tr|table|section|article|blockquote|h[1-6])>$|<br\s?/?>$", re.IGNORECASE
)
# a line ended inside a number: "12" above "000 vehicles"
_GROUP_ABOVE = re.compile(r"[a-z$€£]\s(?:[A-Z]{3}\s)?\d{1,3}(?:\s\d{3})*$")
_GROUP_BELOW = re.compile(r"\d{3}(?:\s\d{3})*\s[a-z]{3}")
# a number or bullet that the text of a PDF sets on a line of its own
_LONE_MARK = re.compile(r"\d{1,3}\.|\([a-z]{1,4}\)|[•‣▪▫■□●○◦⦁∙➢➤►▶✓✔❖\uf0b7\uf0a7\uf0d8\uf076]")


def _is_one_of_several(lines: Sequence[Line], first: int, index: int, mark: re.Match[str]) -> bool:
    """Whether the line above the piece's own, or one below, begins with the neighbouring number or letter."""
    wanted = {next_mark(mark.group(), 1), next_mark(mark.group(), -1)}
    below = index + 1
    while below < len(lines) and below < index + 40 and not lines[below].blank:
        other = MARK.match(lines[below].body)
        if other and other.group() in wanted:
            return True
        below += 1
    top = MARK.match(lines[first].body)
    return bool(top) and top.group() in wanted  # type: ignore[union-attr]


def bridge(lines: Sequence[Line], current: list[int], blank: int, stop: int, width: int | None, run: int) -> int | None:
    """Return the line that carries on the piece across a blank line, None where the piece ends.

    The text of a PDF often has a blank line inside an item or a note; a scanned one has it where a page ends.
    """
    following = blank
    while following < stop and lines[following].blank:
        following += 1
    if following >= stop or following - blank > 3 or lines[following].page_start:
        return None
    before, line = lines[current[-1]], lines[following]
    if HEADING_MARK.match(lines[current[0]].body) or is_rule(line.body):
        return None
    if HEADING_MARK.match(line.body) or BULLET.match(line.body) or NOTE_MARK.match(line.body):
        return None
    mark = MARK.match(line.body)
    if mark:
        return None
    if len(current) == 1 and _LONE_MARK.fullmatch(before.body):
        return following
    if is_capitals(before.body) and is_capitals(line.body) and is_capitals(lines[current[0]].body):
        joined = ends_open(before.body) or re.match(r"(?:AT|OF|AND|FOR|IN|ON|TO|BY|WITH|FROM|OR)\b", line.body)
        return following if joined else None
    if STOP.search(before.body):
        return None
    length = len(before.body)
    long = length > UNWRAPPED or _is_full(before, line.body, width, run) or length >= 0.6 * (width or 999)
    if not long:
        return None
    if line.body[0].islower() or line.body[0] in "(&":
        return following
    if length > UNWRAPPED:
        return None
    # in the text of a PDF the first line of an item is often set apart from the others by an empty line
    top = lines[current[0]].body
    if before.body.endswith(",") or len(current) > 1 or not (BULLET.match(top) or MARK.match(top)):
        return None
    if ends_open(before.body):
        return following
    empty = following - blank == 1 and lines[blank].start == lines[blank].end
    if empty and _is_full(before, line.body, width, run, 0.88):
        return following
    return None
