"""Lines to pieces: which lines belong together as one block, and with which mark each begins.

The kind given here follows from the piece alone (its marks, its look); what follows from its surroundings
(headings, captions, page furniture, footnotes adrift) is decided in the modules that come after.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from iomstats.documents import model
from iomstats.documents.contents import ENTRY_LINE, find_entries
from iomstats.documents.lines import Line
from iomstats.documents.reading import Reading, read_segments
from iomstats.documents.tables import Grid, find_grids

Span = tuple[int, int]


@dataclass(slots=True, eq=False)
class Piece:
    """A block in the making.

    Attributes:
        kind: One of the block kinds, or ``"rule"`` for lines that hold no text.
        spans: Raw spans of the bodies of its lines.
        read_from: Raw offset at which its reading begins: behind a bullet, ``#`` or ``>``.
        first: Index of its first line.
        last: Index of its last line.
        page: Number of its page.
        gap: A blank line, a rule or the start of the text stands before it.
        new_page: A page begins with it.
        bullet: Its bullet, where it has one.
        mark: Its printed number or letter as it stands: ``4.``, ``(a)``, ``12)``.
        number: The mark without its punctuation.
        style: What the mark looks like: ``1.``, ``1)``, ``(1)``, ``a)``, ``(a)``, ``i)``, ``(i)``, ``•`` …
        note_mark: For a footnote its mark.
        look: How it is set: ``md1`` … ``md6``, ``bold``, ``caps``, ``plain``.
        wrapped: It has several lines.
        full: Its last line reaches the margin.
        continues: The piece whose text it carries on.
        lead: The piece that introduces the list that it belongs to.
        quoted: It is a Markdown quotation.
        key: For a heading, what its kind of heading looks like; headings with one key are of one level.
        weight: For a heading, how high it stands among headings of other keys.
        is_title: It is the title of the document or part, which is no section of it.
        grid: For a table its cells.
    """

    kind: str
    spans: list[Span]
    read_from: int
    first: int
    last: int
    page: int | None
    gap: bool
    new_page: bool = False
    after_rule: bool = False
    indent: int = 0
    bullet: str | None = None
    mark: str | None = None
    number: str | None = None
    style: str | None = None
    note_mark: str | None = None
    look: str = "plain"
    wrapped: bool = False
    full: bool = False
    paragraph: str | None = None
    section: tuple[str, ...] = ()
    continues: "Piece | None" = None
    lead: "Piece | None" = None
    quoted: bool = False
    key: str = ""
    weight: int = 0
    is_title: bool = False
    grid: Grid | None = None
    reading: Reading = field(default_factory=Reading)
    block_id: str = ""

    @property
    def start(self) -> int:
        """Raw offset of its first character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Raw offset behind its last character."""
        return self.spans[-1][1]

    @property
    def text(self) -> str:
        """Its reading text."""
        return self.reading.text

    @property
    def unmarked(self) -> str:
        """Its reading text without its leading number or letter."""
        if self.mark and self.text.startswith(self.mark):
            return self.text[len(self.mark) :].lstrip()
        return self.text


# --- what a line begins with

_RULE = re.compile(r"(?:[-–—_=*.·•~]\s{0,30}){3,}|[─━═]{3,}")
_HEADING_MARK = re.compile(r"(#{1,6})\s+(?=\S)")
_HTML_HEADING = re.compile(r"<h([1-6])\b", re.IGNORECASE)
_QUOTE_MARK = re.compile(r"(?:>\s?)+(?=\s?[^\s\d>])")
_BULLET = re.compile(r"([•‣▪▫■□●○◦⦁∙·➢➤►▶✓✔❖\uf0b7\uf0a7\uf0d8\uf076]|[-–—*+](?=\s)|o(?=\s+\S))(?:\s*(?=\S)|$)")
_HTML_ITEM = re.compile(r"(?:<[uo]l\b[^<>]{0,200}>\s?)?<li\b", re.IGNORECASE)
_MARK = re.compile(
    r"""
    (?P<par>\() (?P<inner>\d{1,3}|[ivxIVX]{1,6}|[a-zA-Z]) \) (?=\s|$)
    | (?P<bare>\d{1,3}|[ivx]{1,6}|[a-zA-Z]) \) (?=\s)
    | (?P<dotted>\d{1,3}) \\? \. (?=\s|$)
    | (?P<letter>[a-z]|[ivx]{2,6}) \. (?=\s)
    """,
    re.VERBOSE,
)
_NOTE_MARK = re.compile(
    r"""
      <sup>\s?(?P<tag>\d{1,3}|\*{1,3}|[a-z])\s?</sup> (?=\s?\S)
    | (?P<high>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}) (?=\s?\S)
    | \[\^(?P<ref>[\w*]{1,10})\]:
    """,
    re.VERBOSE,
)
_PLAIN_NOTE = re.compile(r"(\d{1,3})(?=\s|$)")
_STAR_NOTE = re.compile(r"(?:\\?\*){1,3}(?=\s*\S)|[†‡](?=\s*\S)")
_HIGH_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]*_⁰¹²³⁴⁵⁶⁷⁸⁹]*\d{0,3}$")
_STOP = re.compile(r"[.!?…;:][\"'”’»)\]*_⁰¹²³⁴⁵⁶⁷⁸⁹]*\d{0,3}$")
# a line that ends in one of these is not the last of its sentence
_FUNCTION_WORD = re.compile(
    r"(?:^|\s)(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|nor|but|as|that|which|who|whose|its|their|his|her|this"
    r"|these|those|between|into|over|under|about|than|is|are|was|were|be|been|has|have|had|will|would|should|may|can"
    r"|not|no|per|via|through|within|against|among|including|such|both|more|most|some|all|each|every|other|US\$|USD|CHF"
    r"|EUR|GBP)$|[,–—/-]$|[(]\w*$",
    re.IGNORECASE,
)
_LIST_END = re.compile(r"(?:[;,]|\band|\bor)$")
_WIDTH = 55
_UNWRAPPED = 170


def is_terminal(text: str) -> bool:
    """Whether a text ends as a sentence does, a note mark behind the full stop allowed.

    Example:
        >>> [is_terminal(text) for text in ("in 2009.", "assistance.14", "human rights of", "USD 1.4")]
        [True, True, False, False]
    """
    match = _TERMINAL.search(text)
    return bool(match) and not re.search(r"\d\.\d+$", text)


def ends_open(text: str) -> bool:
    """Whether a text ends in a word or mark that cannot end a sentence or heading."""
    return bool(_FUNCTION_WORD.search(text))


def find_pieces(text: str, lines: Sequence[Line]) -> list[Piece]:
    """Return the pieces of a text in order; together they cover every line that is not blank."""
    entries = find_entries(lines)
    grids = find_grids(text, lines, entries)
    zones = _note_zones(lines, grids)
    width = _margin(lines, grids)
    pieces: list[Piece] = []
    starts = {grid.first: grid for grid in grids}
    notes = {zone[0]: zone for zone in zones}
    bounds = sorted({*starts, *notes, *entries, len(lines)})
    index = 0
    gap, after_rule = True, False
    while index < len(lines):
        line = lines[index]
        if line.blank:
            gap = True
            index += 1
        elif index in starts:
            grid = starts[index]
            pieces.append(_table(lines, grid))
            index, gap, after_rule = grid.last + 1, True, False
        elif index in notes:
            found = _zone_notes(text, lines, notes[index])
            pieces += found
            index, gap, after_rule = notes[index][1] + 1, True, False
        elif index in entries:
            pieces.append(_piece(model.CONTENTS, [line], index, index, gap=gap))
            index, gap, after_rule = index + 1, False, False
        elif is_rule(line.body):
            piece = _piece("rule", [line], index, index, gap=gap)
            pieces.append(piece)
            index += 1
            gap = after_rule = True
        else:
            stop = bounds[bisect_right(bounds, index)]
            found, index = _chunk(text, lines, index, stop, width, gap, after_rule)
            pieces += found
            gap = after_rule = False
    for piece in pieces:
        _read(text, piece)
    return pieces


def is_rule(body: str) -> bool:
    """Whether a line is a rule, such as ``---`` or ``____``."""
    return bool(_RULE.fullmatch(body))


def _piece(kind: str, lines: Sequence[Line], first: int, last: int, *, gap: bool) -> Piece:
    top = lines[0]
    return Piece(
        kind=kind,
        spans=[(line.body_start, line.body_end) for line in lines if not line.blank],
        read_from=top.body_start,
        first=first,
        last=last,
        page=top.page,
        gap=gap,
        new_page=top.page_start,
        indent=top.indent,
    )


def _table(lines: Sequence[Line], grid: Grid) -> Piece:
    piece = _piece(model.TABLE, lines[grid.first : grid.last + 1], grid.first, grid.last, gap=True)
    piece.grid = grid
    return piece


def _read(text: str, piece: Piece) -> None:
    """Fill in the reading text; a table is read cell by cell instead."""
    if piece.kind in {"rule", model.TABLE}:
        return
    spans = [(max(start, piece.read_from), end) for start, end in piece.spans if end > piece.read_from]
    if piece.quoted:
        spans = [(start + _quote_width(text, start, end), end) for start, end in spans]
    piece.reading = read_segments(text, spans)


def _quote_width(text: str, start: int, end: int) -> int:
    match = _QUOTE_MARK.match(text, start, end)
    return match.end() - start if match else 0


# --- width


def _margin(lines: Sequence[Line], grids: Sequence[Grid]) -> int | None:
    """Return the width to which lines are wrapped, None where they are not."""
    in_table = {index for grid in grids for index in range(grid.first, grid.last + 1)}
    lengths = []
    run: list[int] = []
    for index, line in enumerate(lines):
        if line.blank or index in in_table:
            lengths += run[:-1] if len(run) > 2 else []
            run = []
        else:
            run.append(len(line.body))
    lengths += run[:-1] if len(run) > 2 else []
    short = sorted(length for length in lengths if length <= _UNWRAPPED)
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
    if length > _UNWRAPPED:
        return False
    limit = max(width or 0, run_width)
    first_word = after.split(None, 1)[0] if after else ""
    if limit < 40:
        return False
    return length >= 30 and length + 1 + len(first_word) >= limit * share


# --- chunks


def _chunk(
    text: str, lines: Sequence[Line], first: int, stop: int, width: int | None, gap: bool, after_rule: bool
) -> tuple[list[Piece], int]:
    """Return the pieces of the run of lines that begins at ``first``, and the index behind it."""
    pieces: list[Piece] = []
    run = _run_width(lines, first, stop)
    current: list[int] = [first]
    index = first + 1
    while index < stop:
        line = lines[index]
        if line.blank:
            following = _bridge(lines, current, index, stop, width, run)
            if following is None:
                break
            current.append(following)
            index = following + 1
            continue
        if is_rule(line.body):
            break
        if _begins_piece(lines, current, index, width, run):
            pieces.append(_build(lines, current, gap, after_rule, width))
            gap = after_rule = False
            current = [index]
        else:
            current.append(index)
        index += 1
    pieces.append(_build(lines, current, gap, after_rule, width))
    return pieces, index


def _run_width(lines: Sequence[Line], first: int, stop: int) -> int:
    """Return the width to which the run of lines that begins here is wrapped, 0 where that cannot be told."""
    lengths = []
    index = first
    while index < stop and not lines[index].blank and index < first + 200:
        lengths.append(len(lines[index].body))
        index += 1
    lengths = [length for length in lengths if length <= _UNWRAPPED]
    widest = max(lengths, default=0)
    if len(lengths) <= 2:
        # one line or two lines alone: wrapped if the first is long and unfinished
        return widest if len(lines[first].body) >= _WIDTH and not is_terminal(lines[first].body) else 0
    return widest if sum(length >= 0.8 * widest for length in lengths) >= 2 else 0


def _begins_piece(lines: Sequence[Line], current: list[int], index: int, width: int | None, run: int) -> bool:
    """Whether a line below another, no blank between, begins a piece of its own."""
    before, line = lines[current[-1]], lines[index]
    top = lines[current[0]]
    if line.page_start or _HTML_BLOCK.match(line.body) or _HTML_BLOCK_END.search(before.body):
        return True
    if len(current) == 1 and _LONE_MARK.fullmatch(before.body):
        return False
    if ENTRY_LINE.fullmatch(before.body):
        return True
    if _HEADING_MARK.match(line.body) or _HEADING_MARK.match(before.body) or _HTML_HEADING.match(line.body):
        return True
    if _NOTE_MARK.match(line.body) and not _glued_note(line.body):
        return True
    full = _is_full(before, line.body, width, run)
    stopped = bool(_STOP.search(before.body)) or bool(_LIST_END.search(before.body))
    if _BULLET.match(line.body):
        strong = line.body[0] not in "-–—*+o·"
        return strong or stopped or not full or bool(_BULLET.match(top.body))
    mark = _MARK.match(line.body)
    if mark and (mark["dotted"] is None or int(mark["dotted"]) < 400):
        if full and not _is_one_of_several(lines, current[0], index, mark):
            # an enumeration within a sentence happens to begin a line
            return False
        if stopped and not (mark["letter"] or mark["bare"] in {"a", "I"}):
            return True
        return not full and len(before.body) < _UNWRAPPED and not ends_open(before.body)
    if _both_capitals(before.body, line.body):
        return False
    if line.indent >= top.indent + 2 and (_MARK.match(top.body) or _BULLET.match(top.body)):
        # it hangs below the text behind the mark
        return False
    if full:
        # a new paragraph may be told by its indent alone
        return line.indent >= before.indent + 2 and is_terminal(before.body) and len(current) > 1
    if before.trailing >= 2 and len(before.body) < _WIDTH and not is_terminal(before.body):
        return not _opens_bold(before.body)
    if before.body.endswith(",") and len(before.body) < _WIDTH and not line.body[0].islower():
        # a salutation, a line of an address
        return True
    if line.body[0].islower() or ends_open(before.body):
        return bool(_STOP.search(before.body)) and not ends_open(before.body)
    return not _opens_bold(before.body)


_HTML_BLOCK = re.compile(r"</?(?:p|div|ul|ol|li|tr|table|section|article|blockquote|h[1-6])\b", re.IGNORECASE)
_HTML_BLOCK_END = re.compile(
    r"</(?:p|div|ul|ol|li|tr|table|section|article|blockquote|h[1-6])>$|<br\s?/?>$", re.IGNORECASE
)
# a number or bullet that the text of a PDF sets on a line of its own
_LONE_MARK = re.compile(r"\d{1,3}\.|\([a-z]{1,4}\)|[•‣▪▫■□●○◦⦁∙➢➤►▶✓✔❖\uf0b7\uf0a7\uf0d8\uf076]")


def _is_one_of_several(lines: Sequence[Line], first: int, index: int, mark: re.Match[str]) -> bool:
    """Whether the line above the piece's own, or one below, begins with the neighbouring number or letter."""
    wanted = {_next_mark(mark.group(), 1), _next_mark(mark.group(), -1)}
    below = index + 1
    while below < len(lines) and below < index + 40 and not lines[below].blank:
        other = _MARK.match(lines[below].body)
        if other and other.group() in wanted:
            return True
        below += 1
    top = _MARK.match(lines[first].body)
    return bool(top) and top.group() in wanted  # type: ignore[union-attr]


def _next_mark(mark: str, step: int) -> str:
    """Return the mark that comes next: ``(b)`` after ``(a)``, ``ii)`` after ``i)``.

    Example:
        >>> [_next_mark(mark, 1) for mark in ("(a)", "9.", "iii)")]
        ['(b)', '10.', 'iv)']
    """
    match = re.search(r"\w+", mark)
    if match is None:
        return mark
    word = match.group()
    if word.isdecimal():
        following = str(int(word) + step)
    elif word.lower() in _ROMANS and (len(word) > 1 or word.lower() == "i"):
        following = _ROMANS[max(0, min(_ROMANS.index(word.lower()) + step, len(_ROMANS) - 1))]
    else:
        following = chr(ord(word[0]) + step)
    return mark[: match.start()] + following + mark[match.end() :]


_ROMANS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]


def _glued_note(body: str) -> bool:
    """Whether superscript digits begin a line because they were wrapped there: lower case goes on."""
    match = re.match(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s*(?=[a-z])", body)
    return bool(match)


def _opens_bold(body: str) -> bool:
    return body.count("**") % 2 == 1


def _both_capitals(before: str, line: str) -> bool:
    return is_capitals(before) and is_capitals(line) and len(before) > 3 and not re.search(r"\d$", before)


def is_capitals(text: str) -> bool:
    """Whether a text is set in capitals.

    Example:
        >>> [is_capitals(text) for text in ("IOM’S ROLE, 1995-2000", "MC/INF/302", "2003", "Staff")]
        [True, False, False, False]
    """
    letters = [character for character in text if character.isalpha()]
    if len(letters) < 3 or any(letter.islower() for letter in letters):
        return False
    printed = [character for character in text if not character.isspace() and not character.isdigit()]
    return not _SYMBOL.fullmatch(text.strip("*# ")) and len(letters) * 2 >= len(printed)


_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[A-Za-z0-9.()\-]+){1,6}")


def _bridge(
    lines: Sequence[Line], current: list[int], blank: int, stop: int, width: int | None, run: int
) -> int | None:
    """Return the line that carries on the piece across a blank line, None where the piece ends.

    The text of a PDF often has a blank line inside an item or a note; a scanned one has it where a page ends.
    """
    following = blank
    while following < stop and lines[following].blank:
        following += 1
    if following >= stop or following - blank > 3 or lines[following].page_start:
        return None
    before, line = lines[current[-1]], lines[following]
    if _HEADING_MARK.match(lines[current[0]].body) or is_rule(line.body):
        return None
    if _HEADING_MARK.match(line.body) or _BULLET.match(line.body) or _NOTE_MARK.match(line.body):
        return None
    mark = _MARK.match(line.body)
    if mark:
        return None
    if len(current) == 1 and _LONE_MARK.fullmatch(before.body):
        return following
    if is_capitals(before.body) and is_capitals(line.body) and is_capitals(lines[current[0]].body):
        joined = ends_open(before.body) or re.match(r"(?:AT|OF|AND|FOR|IN|ON|TO|BY|WITH|FROM|OR)\b", line.body)
        return following if joined else None
    if _STOP.search(before.body):
        return None
    length = len(before.body)
    long = length > _UNWRAPPED or _is_full(before, line.body, width, run) or length >= 0.6 * (width or 999)
    if not long:
        return None
    if line.body[0].islower() or line.body[0] in "(&":
        return following
    if length > _UNWRAPPED:
        return None
    # in the text of a PDF the first line of an item is often set apart from the others by an empty line
    top = lines[current[0]].body
    if before.body.endswith(",") or len(current) > 1 or not (_BULLET.match(top) or _MARK.match(top)):
        return None
    if ends_open(before.body):
        return following
    empty = following - blank == 1 and lines[blank].start == lines[blank].end
    if empty and _is_full(before, line.body, width, run, 0.88):
        return following
    return None


def _build(lines: Sequence[Line], indexes: list[int], gap: bool, after_rule: bool, width: int | None) -> Piece:
    """Make a piece of lines and tell the mark with which it begins."""
    chosen = [lines[index] for index in indexes]
    piece = _piece(model.PARAGRAPH, chosen, indexes[0], indexes[-1], gap=gap)
    piece.after_rule = after_rule
    piece.wrapped = len(chosen) > 1
    last = chosen[-1]
    piece.full = len(last.body) > _UNWRAPPED or (width is not None and len(last.body) >= 0.8 * width)
    body = chosen[0].body
    at = 0
    quote = _QUOTE_MARK.match(body)
    if quote:
        piece.quoted = True
        at = quote.end()
    heading = _HEADING_MARK.match(body, at)
    html_heading = _HTML_HEADING.match(body, at)
    if heading or html_heading:
        piece.look = f"md{len(heading[1]) if heading else int(html_heading[1])}"  # type: ignore[index]
        at = heading.end() if heading else at
    elif _is_bold(" ".join(line.body for line in chosen)):
        piece.look = "bold"
    note = _NOTE_MARK.match(body, at)
    if note and not _glued_note(body) and piece.look == "plain":
        piece.kind = model.FOOTNOTE
        piece.note_mark = (note["tag"] or note["high"] or note["ref"]).translate(_HIGH_DIGITS)
        piece.read_from = chosen[0].body_start + at
        return piece
    star = _STAR_NOTE.match(body, at)
    if star and after_rule and (body.startswith("\\") or "†" in star.group() or "‡" in star.group()):
        piece.kind = model.FOOTNOTE
        piece.note_mark = star.group().replace("\\", "")
        return piece
    bullet = _BULLET.match(body, at) if piece.look == "plain" else None
    if _HTML_ITEM.match(body, at):
        piece.bullet = piece.style = "•"
        piece.kind = model.LIST_ITEM
    if bullet and (len(body) > bullet.end() or len(chosen) > 1):
        piece.bullet = bullet[1]
        piece.kind = model.LIST_ITEM
        piece.style = bullet[1]
        at = bullet.end()
    piece.read_from = chosen[0].body_start + at
    _set_mark(piece, body[at:])
    return piece


def _set_mark(piece: Piece, body: str) -> None:
    lead = re.match(r"(?:\*{1,3}|_{1,3})?", body)
    match = _MARK.match(body, lead.end() if lead else 0)
    if not match:
        return
    number = match["inner"] or match["bare"] or match["dotted"] or match["letter"]
    if match["dotted"] and int(number) >= 400:
        return
    piece.number = number
    piece.mark = match.group().replace("\\", "")
    kind = "1" if number.isdigit() else "a"
    piece.style = f"({kind})" if match["par"] else f"{kind})" if match["bare"] else f"{kind}."
    if piece.bullet or piece.style != "1.":
        piece.kind = model.LIST_ITEM


def _is_bold(body: str) -> bool:
    for mark in ("**", "__"):
        if body.startswith(mark) and body.endswith(mark) and len(body) > 4 and mark not in body[2:-2].strip("*"):
            return True
    return bool(_BOLD_TAG.fullmatch(body))


_BOLD_TAG = re.compile(r"<(b|strong)>[^<>]+</\1>", re.IGNORECASE)


# --- footnotes at the bottom of a page


def _note_zones(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Span]:
    """Return the runs of lines that are the footnotes of a page.

    They stand below a rule (of spaces, in the text of a PDF) and reach to the end of the page.
    """
    zones = []
    in_table = {index for grid in grids for index in range(grid.first, grid.last + 1)}
    index = 0
    while index < len(lines):
        line = lines[index]
        rule = (line.blank and line.end - line.start >= 20) or (
            not line.blank and bool(re.fullmatch(r"_{5,}|-{10,}|─{5,}", line.body))
        )
        if not rule:
            index += 1
            continue
        first = index + 1
        while first < len(lines) and lines[first].blank and not lines[first].page_start:
            first += 1
        if first >= len(lines) or lines[first].page_start or not _plain_note(lines, first, None) or first in in_table:
            index += 1
            continue
        last = _zone_end(lines, first)
        zones.append((first, last))
        index = last + 1
    return zones


def _plain_note(lines: Sequence[Line], index: int, expected: int | None) -> str | None:
    """Return the mark of the footnote that begins at a line, None where none does."""
    body = lines[index].body
    match = _PLAIN_NOTE.match(body)
    if match:
        rest = body[match.end() :].lstrip() or _text_below(lines, index)
        number = int(match[1])
        if expected is not None and number != expected:
            return None
        return match[1] if _NOTE_OPENING.match(rest) else None
    star = _STAR_NOTE.match(body)
    if star and (expected is None or len(star.group()) > 1):
        return star.group().replace("\\", "")
    return None


# "12 people …" below a rule is no footnote
_NOTE_OPENING = re.compile(r"[^\W\d_a-z]|[“\"'‘«(\[]|https?:|www\.")


def _text_below(lines: Sequence[Line], index: int) -> str:
    """Return the next line with text, where it is near and on the same page."""
    for line in lines[index + 1 : index + 4]:
        if not line.blank:
            return "" if line.page_start else line.body
    return ""


def _zone_end(lines: Sequence[Line], first: int) -> int:
    """Return the last line of a run of footnotes: the last of its page, or before the next text."""
    paged = lines[first].page is not None
    last = first
    index = first + 1
    mark = _plain_note(lines, first, None)
    expected = int(mark) + 1 if mark and mark.isdigit() else None
    blank_before = False
    while index < len(lines) and not lines[index].page_start:
        line = lines[index]
        if line.blank:
            blank_before = True
            index += 1
            continue
        begins = _plain_note(lines, index, expected) if expected is not None else None
        if begins:
            expected = int(begins) + 1 if begins.isdigit() else expected
        elif _ends_notes(line.body, blank_before and not paged and is_terminal(lines[last].body)):
            break
        last = index
        blank_before = False
        index += 1
    return last


def _ends_notes(body: str, closed: bool) -> bool:
    """Whether a line that begins no note stands below the notes: behind a finished note, or a heading."""
    return closed or bool(_HEADING_MARK.match(body)) or bool(_SYMBOL.fullmatch(body))


def _zone_notes(text: str, lines: Sequence[Line], zone: Span) -> list[Piece]:
    first, last = zone
    pieces: list[Piece] = []
    group: list[int] = []
    mark: str | None = None
    expected: int | None = None
    for index in range(first, last + 1):
        if lines[index].blank:
            continue
        begins = _plain_note(lines, index, expected) if expected is not None or not group else None
        if begins:
            if group:
                pieces.append(_note(lines, group, mark))
            group, mark = [], begins
            expected = int(begins) + 1 if begins.isdigit() else None
        group.append(index)
    pieces.append(_note(lines, group, mark))
    return pieces


def _note(lines: Sequence[Line], indexes: list[int], mark: str | None) -> Piece:
    piece = _piece(model.FOOTNOTE, [lines[index] for index in indexes], indexes[0], indexes[-1], gap=True)
    piece.note_mark = mark
    piece.wrapped = True
    return piece
