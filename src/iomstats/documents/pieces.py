"""Lines to pieces: which lines belong together as one block, and with which mark each begins.

The kind given here follows from the piece alone (its marks, its look); what follows from its surroundings
(headings, captions, page furniture, footnotes adrift) is decided in the modules that come after.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from iomstats.documents import model
from iomstats.documents.contents import find_entries
from iomstats.documents.lines import Line
from iomstats.documents.marks import (
    BULLET,
    HEADING_MARK,
    HIGH_DIGITS,
    HTML_HEADING,
    HTML_ITEM,
    MARK,
    NOTE_MARK,
    QUOTE_MARK,
    STAR_NOTE,
    glued_note,
    is_bold,
    is_rule,
)
from iomstats.documents.page_notes import find_zones, notes_of
from iomstats.documents.piece import Piece, make_piece
from iomstats.documents.reading import read_segments
from iomstats.documents.running_lines import find_running_lines
from iomstats.documents.tables import Grid, find_grids
from iomstats.documents.wrapping import UNWRAPPED, begins_piece, bridge, margin_of, run_width


def find_pieces(text: str, lines: Sequence[Line]) -> list[Piece]:
    """Return the pieces of a text in order; together they cover every line that is not blank."""
    entries = find_entries(lines)
    grids = find_grids(text, lines, entries)
    in_table = {index for grid in grids for index in range(grid.first, grid.last + 1)}
    zones = find_zones(lines, in_table)
    width = margin_of(lines, in_table)
    pieces: list[Piece] = []
    starts = {grid.first: grid for grid in grids}
    running = find_running_lines(lines, {*in_table, *entries})
    notes = {zone[0]: zone for zone in zones}
    bounds = sorted({*starts, *notes, *entries, *running, len(lines)})
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
            found = notes_of(lines, notes[index])
            pieces += found
            index, gap, after_rule = notes[index][1] + 1, True, False
        elif index in entries:
            pieces.append(make_piece(model.CONTENTS, [line], index, index, gap=gap))
            index, gap, after_rule = index + 1, False, False
        elif index in running:
            pieces.append(make_piece(model.PAGE_FURNITURE, [line], index, index, gap=gap))
            index, gap, after_rule = index + 1, False, False
        elif is_rule(line.body):
            piece = make_piece("rule", [line], index, index, gap=gap)
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


def _table(lines: Sequence[Line], grid: Grid) -> Piece:
    piece = make_piece(model.TABLE, lines[grid.first : grid.last + 1], grid.first, grid.last, gap=True)
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
    match = QUOTE_MARK.match(text, start, end)
    return match.end() - start if match else 0


def _chunk(
    text: str, lines: Sequence[Line], first: int, stop: int, width: int | None, gap: bool, after_rule: bool
) -> tuple[list[Piece], int]:
    """Return the pieces of the run of lines that begins at ``first``, and the index behind it."""
    pieces: list[Piece] = []
    run = run_width(lines, first, stop)
    current: list[int] = [first]
    index = first + 1
    while index < stop:
        line = lines[index]
        if line.blank:
            following = bridge(lines, current, index, stop, width, run)
            if following is None:
                break
            current.append(following)
            index = following + 1
            continue
        if is_rule(line.body):
            break
        if begins_piece(lines, current, index, width, run):
            pieces.append(_build(lines, current, gap, after_rule, width))
            gap = after_rule = False
            current = [index]
        else:
            current.append(index)
        index += 1
    pieces.append(_build(lines, current, gap, after_rule, width))
    return pieces, index


def _build(lines: Sequence[Line], indexes: list[int], gap: bool, after_rule: bool, width: int | None) -> Piece:
    """Make a piece of lines and tell the mark with which it begins."""
    chosen = [lines[index] for index in indexes]
    piece = make_piece(model.PARAGRAPH, chosen, indexes[0], indexes[-1], gap=gap)
    piece.after_rule = after_rule
    piece.wrapped = len(chosen) > 1
    last = chosen[-1]
    piece.full = len(last.body) > UNWRAPPED or (width is not None and len(last.body) >= 0.8 * width)
    body = chosen[0].body
    at = 0
    quote = QUOTE_MARK.match(body)
    if quote:
        piece.quoted = True
        at = quote.end()
    heading = HEADING_MARK.match(body, at)
    html_heading = HTML_HEADING.match(body, at)
    if heading or html_heading:
        piece.look = f"md{len(heading[1]) if heading else int(html_heading[1])}"  # type: ignore[index]
        at = heading.end() if heading else at
    elif is_bold(" ".join(line.body for line in chosen)):
        piece.look = "bold"
    note = NOTE_MARK.match(body, at)
    if note and not glued_note(body) and piece.look == "plain":
        piece.kind = model.FOOTNOTE
        piece.note_mark = (note["tag"] or note["high"] or note["ref"]).translate(HIGH_DIGITS)
        piece.read_from = chosen[0].body_start + at
        return piece
    star = STAR_NOTE.match(body, at)
    if star and after_rule and (body.startswith("\\") or "†" in star.group() or "‡" in star.group()):
        piece.kind = model.FOOTNOTE
        piece.note_mark = star.group().replace("\\", "")
        return piece
    bullet = BULLET.match(body, at) if piece.look == "plain" else None
    if HTML_ITEM.match(body, at):
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
    match = MARK.match(body, lead.end() if lead else 0)
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
