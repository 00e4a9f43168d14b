"""Footnotes at the bottom of a page: below a rule, each with its number or asterisk, to the end of the page."""

import re
from collections.abc import Collection, Sequence

from iomstats.documents import model
from iomstats.documents.lines import Line
from iomstats.documents.marks import HEADING_MARK, PLAIN_NOTE, STAR_NOTE, SYMBOL, is_terminal
from iomstats.documents.piece import Piece, Span, make_piece


def find_zones(lines: Sequence[Line], in_table: Collection[int]) -> list[Span]:
    """Return the runs of lines that are the footnotes of a page.

    They stand below a rule (of spaces, in the text of a PDF) and reach to the end of the page.
    """
    zones = []
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
    match = PLAIN_NOTE.match(body)
    if match:
        rest = body[match.end() :].lstrip() or _text_below(lines, index)
        number = int(match[1])
        if expected is not None and number != expected:
            return None
        return match[1] if _NOTE_OPENING.match(rest) else None
    star = STAR_NOTE.match(body)
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
    return closed or bool(HEADING_MARK.match(body)) or bool(SYMBOL.fullmatch(body))


def notes_of(lines: Sequence[Line], zone: Span) -> list[Piece]:
    """Return the footnotes of a run of lines, one piece each."""
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
    piece = make_piece(model.FOOTNOTE, [lines[index] for index in indexes], indexes[0], indexes[-1], gap=True)
    piece.note_mark = mark
    piece.wrapped = True
    return piece
