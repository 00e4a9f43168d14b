"""The documents stage for one text: ``read_document`` puts pieces, sections, lists and notes together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from iomstats.documents import model
from iomstats.documents.bare_numbers import mark_bare_numbers
from iomstats.documents.furniture import mark_furniture
from iomstats.documents.headings import heading_marker, mark_headings, set_sections
from iomstats.documents.lines import split_lines
from iomstats.documents.lists import set_lists
from iomstats.documents.marks import HIGH_DIGITS
from iomstats.documents.model import Block, Cell, Document, Flow, NoteMark, Part
from iomstats.documents.notes import find_marks, link_continuations, mark_adrift
from iomstats.documents.piece import Piece
from iomstats.documents.pieces import find_pieces
from iomstats.documents.reading import Reading, join, read_segments
from iomstats.documents.sentences import sentence_spans
from iomstats.documents.tables import Grid


def read_document(
    text: str,
    *,
    document_id: str | None = None,
    date: str | None = None,
    title: str | None = None,
    symbol: str | None = None,
    publisher: str | None = None,
    media_type: str | None = None,
    language: str | None = None,
    rights: str | None = None,
    sha256: str | None = None,
    file_name: str | None = None,
    parts: Sequence[Part] = (),
) -> Document:
    r"""Read a text into blocks and flows.

    Any English text will do: wrapped or not, the text of a PDF, Markdown, a web page, a single sentence.

    Args:
        text: The raw text; it is kept as it is, and every offset points into it.
        document_id: Its id, which begins the ids of its blocks.
        date: Its own date, ISO at its own precision.
        title: Its title; headings that repeat it are no sections.
        symbol: Its symbol, such as ``MC/INF/302``.
        publisher: Who published it.
        media_type: ``text/plain`` or ``text/markdown``.
        language: ``en``.
        rights: Its rights as it states them.
        sha256: Hash of its file.
        file_name: Name of its file.
        parts: Its parts with a date of their own.

    Example:
        >>> document = read_document("# Staff\n\n4. IOM had 1,100 staff\nin 1995.")
        >>> [(flow.kind, flow.text, flow.paragraph) for flow in document.flows]
        [('heading', 'Staff', None), ('paragraph', '4. IOM had 1,100 staff in 1995.', '4')]
    """
    ordered = tuple(sorted(parts, key=lambda part: part.char_start))
    pieces = find_pieces(text, split_lines(text))
    mark_bare_numbers(pieces)
    mark_furniture(pieces)
    mark_adrift(pieces)
    mark_headings(pieces, [title or "", *(part.title or "" for part in ordered)])
    link_continuations(pieces)
    set_lists(pieces, ordered)
    set_sections(pieces, ordered)
    for number, piece in enumerate(pieces, 1):
        piece.block_id = f"{document_id}:b{number:04d}" if document_id else f"b{number:04d}"
    return Document(
        document_id=document_id,
        text=text,
        title=title,
        symbol=symbol,
        publisher=publisher,
        date=date,
        media_type=media_type,
        language=language,
        rights=rights,
        sha256=sha256,
        file_name=file_name,
        parts=ordered,
        blocks=tuple(_block(piece) for piece in pieces),
        flows=tuple(_all_flows(text, pieces, ordered)),
        note_marks=tuple(
            NoteMark(mark.mark, mark.start, mark.end, note.block_id if note else None)
            for mark, note in find_marks(text, pieces)
        ),
    )


def _block(piece: Piece) -> Block:
    return Block(
        block_id=piece.block_id,
        kind=model.PAGE_FURNITURE if piece.kind == "rule" else piece.kind,
        section=piece.section,
        paragraph=piece.paragraph,
        page=piece.page,
        char_start=piece.start,
        char_end=piece.end,
        continues=piece.continues.block_id if piece.continues else None,
        note_mark=piece.note_mark if piece.kind == model.FOOTNOTE else None,
    )


def _all_flows(text: str, pieces: Sequence[Piece], parts: Sequence[Part]) -> list[Flow]:
    flows = _flows(text, pieces, parts)
    leftovers = _leftovers(text, pieces, flows, parts)
    return sorted([*flows, *leftovers], key=lambda flow: flow.starts[0]) if leftovers else flows


def _flows(text: str, pieces: Sequence[Piece], parts: Sequence[Part]) -> list[Flow]:
    chains: dict[int, list[Piece]] = {}
    roots: dict[int, int] = {}
    for piece in pieces:
        root = id(piece) if piece.continues is None else roots[id(piece.continues)]
        roots[id(piece)] = root
        chains.setdefault(root, []).append(piece)
    flows: list[Flow] = []
    above: list[Piece] = []
    for piece in pieces:
        part = _part_at(parts, piece.start)
        if piece.kind == model.TABLE and piece.grid is not None:
            flows += _cells(text, piece, piece.grid, _caption(above), part)
        elif id(piece) in chains:
            flows += _chain(text, chains[id(piece)], part)
        above = [*above[-3:], piece]
    return flows


def _caption(above: Sequence[Piece]) -> str | None:
    """Return the title and unit line of a table: the captions, or else the heading, directly above it."""
    captions: list[str] = []
    for piece in reversed(above):
        if piece.kind != model.CAPTION:
            if not captions and piece.kind == model.HEADING:
                captions.append(piece.text)
            break
        captions.insert(0, piece.text)
    return " ".join(captions) or None


def _part_at(parts: Sequence[Part], offset: int) -> Part | None:
    return next((part for part in reversed(parts) if part.char_start <= offset < part.char_end), None)


def _chain(text: str, chain: Sequence[Piece], part: Part | None) -> list[Flow]:
    """Return the flow of a piece and those that carry it on, and of tags in it that hold digits."""
    root = chain[0]
    reading, begins = join([piece.reading for piece in chain])
    flows = []
    if reading.text:
        # what reads as nothing, such as a lone byte order mark, is a block without a flow
        blocks = tuple((begin, piece.block_id) for begin, piece in zip(begins, chain, strict=True))
        flows.append(_flow(root, reading, blocks, part, None))
    return flows


def _leftovers(text: str, pieces: Sequence[Piece], flows: Sequence[Flow], parts: Sequence[Part]) -> list[Flow]:
    """Return flows for the digits that no flow covers, such as those inside a tag: they are accounted for."""
    covered = bytearray(len(text))
    for flow in flows:
        first, last = flow.starts[0], flow.ends[-1]
        if last - first == len(flow.text):
            covered[first:last] = b"\x01" * (last - first)
            continue
        for low in range(0, len(flow.starts), _RUN):
            starts, ends = flow.starts[low : low + _RUN], flow.ends[low : low + _RUN]
            if starts == tuple(range(starts[0], starts[0] + len(starts))):
                covered[starts[0] : ends[-1]] = b"\x01" * (ends[-1] - starts[0])
                continue
            for start, end in zip(starts, ends, strict=True):
                covered[start:end] = b"\x01" * (end - start)
    found = []
    for piece in pieces:
        for start, end in piece.spans:
            offset = covered.find(0, start, end)
            while offset >= 0:
                first, last = _stretch(text, covered, offset, end)
                if any(character.isdigit() for character in text[first:last]):
                    found.append(_leftover(text, piece, first, last, _part_at(parts, piece.start)))
                offset = covered.find(0, last, end)
    return found


_RUN = 64  # characters that are looked at together: most follow one another in the raw text


def _stretch(text: str, covered: bytearray, first: int, end: int) -> tuple[int, int]:
    """Return the span from an offset on that no flow covers, white space at its ends left out."""
    last = covered.find(1, first, end)
    last = behind = end if last < 0 else last
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return (first, last) if first < last else (behind, behind)


def _leftover(text: str, piece: Piece, start: int, end: int, part: Part | None) -> Flow:
    reading = Reading(text[start:end], list(range(start, end)), list(range(start + 1, end + 1)))
    flow = _flow(piece, reading, ((0, piece.block_id),), part, None)
    return replace(flow, kind=model.PAGE_FURNITURE, marker=None, lead=None, sentences=((0, len(flow.text)),))


def _marker(piece: Piece, text: str) -> tuple[int, int] | None:
    if piece.kind == model.FOOTNOTE and piece.note_mark:
        mark = text[: len(piece.note_mark)]
        return (0, len(mark)) if mark and mark.translate(HIGH_DIGITS) == piece.note_mark else None
    if piece.mark and text.startswith(piece.mark):
        return 0, len(piece.mark)
    if piece.kind == model.HEADING:
        return heading_marker(text)
    return None


def _flow(
    piece: Piece, reading: Reading, blocks: tuple[tuple[int, str], ...], part: Part | None, cell: Cell | None
) -> Flow:
    marker = _marker(piece, reading.text)
    return Flow(
        text=reading.text,
        starts=tuple(reading.starts),
        ends=tuple(reading.ends),
        kind=model.PAGE_FURNITURE if piece.kind == "rule" else piece.kind,
        section=piece.section,
        paragraph=piece.paragraph,
        marker=marker,
        lead=piece.lead.unmarked if piece.lead else None,
        part=part,
        blocks=blocks,
        cell=cell,
        sentences=sentence_spans(reading.text, marker),
    )


def _cells(text: str, piece: Piece, grid: Grid, caption: str | None, part: Part | None) -> list[Flow]:
    readings = {}
    for cells in grid.rows:
        for cell in cells:
            readings[id(cell)] = read_segments(text, _lines_of(text, cell.start, cell.end))
            cell.text = readings[id(cell)].text
    paths = grid.label_paths()
    own = _HTML_CAPTION.search(text, piece.start, piece.end)
    if own is not None:
        caption = " ".join(filter(None, (caption, read_segments(text, _lines_of(text, *own.span(1))).text)))
    flows = []
    for row, cells in enumerate(grid.rows):
        label = grid.label_of(row)
        for cell in cells:
            if not cell.text:
                continue
            place = Cell(
                row=row,
                column=cell.columns[0],
                row_label=paths[row][-1] if label and paths[row] else None,
                row_label_path=paths[row],
                column_headers=grid.headers_of(row, cell.columns[0]),
                caption=caption,
                is_header=row < grid.header_rows,
                is_row_label=cell is label,
            )
            flow = _flow(piece, readings[id(cell)], ((0, piece.block_id),), part, place)
            number = grid.number_of(row) if cell.columns[0] == 0 else 0
            flows.append(replace(flow, marker=(0, number)) if number else flow)
    return flows


def _lines_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the lines of a cell, white space at their ends left out."""
    return [match.span() for match in _CELL_LINE.finditer(text, start, end)]


_HTML_CAPTION = re.compile(r"<caption\b[^<>]{0,300}>([^<]{1,400})</caption>", re.IGNORECASE)
_CELL_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
