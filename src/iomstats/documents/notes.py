"""Footnotes that lost their place, the marks that point to footnotes, and text that goes on behind them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from iomstats.documents import model
from iomstats.documents.marks import HIGH_DIGITS, ends_open, is_terminal
from iomstats.documents.piece import Piece

_CITATION_START = re.compile(
    r"(?:See(?: also)?\b|Cf\.|Ibid|For example,|For (?:more|further) information|For details"
    r"|Available (?:at|from|online)|Quoted in|As quoted)"
)
_CITATION_END = re.compile(r"\([^()]{0,150}\b(?:19|20)\d\d\)\.?$")
_HIGH = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:\s?,\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
_POWER = re.compile(r"(?:\b(?:k|c|m)?m|\bha|\bft|\bmi|\d)$")
_LONGEST = 700
_BODY = {model.PARAGRAPH, model.LIST_ITEM}
_ASIDE = {model.FOOTNOTE, model.PAGE_FURNITURE, model.CAPTION, model.TABLE, "rule"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A note mark in a piece: where it stands in the raw text and what it says."""

    mark: str
    start: int
    end: int


def mark_adrift(pieces: Sequence[Piece]) -> None:
    """Find the footnotes that stand in the prose without a mark, and number them where possible."""
    _mark_interrupting(pieces)
    _mark_called(pieces)
    highest = _highest_mark(pieces)
    printed = {piece.note_mark for piece in pieces if piece.kind == model.FOOTNOTE and piece.note_mark}
    if not highest:
        return
    current = 0
    for piece in pieces:
        expected = str(current + 1)
        if piece.kind == model.FOOTNOTE:
            if piece.note_mark is None and expected not in printed and current < highest:
                piece.note_mark = expected
            if piece.note_mark and piece.note_mark.isdecimal():
                current = int(piece.note_mark)
        elif current < highest and expected not in printed and _is_citation(piece):
            piece.kind = model.FOOTNOTE
            piece.note_mark = expected
            current += 1


_NUMBERED = re.compile(r"(?P<mark>\d{1,2})\s(?=[A-Z“\"])")


def _mark_called(pieces: Sequence[Piece]) -> None:
    """Take a paragraph that opens with the number which is glued to a word before it as the note that is called there.

    "…at between 185 and 192 million.1" and at the end "1 United Nations, Trends in Migrant Stock".
    """
    for index, piece in enumerate(pieces):
        opening = _NUMBERED.match(piece.text)
        if opening is None or piece.kind != model.PARAGRAPH or piece.look != "plain" or piece.mark:
            continue
        if len(piece.text) > _LONGEST or (index + 1 < len(pieces) and pieces[index + 1].kind == model.TABLE):
            continue
        call = re.compile(rf"(?:[a-z]{{3}}|[a-z]{{2}}[.,;)”\"]|[A-Z]{{2}}[.,;]){opening['mark']}(?=\s|$)")
        if any(other.kind in _BODY and call.search(other.text) for other in pieces[:index]):
            piece.kind = model.FOOTNOTE
            piece.note_mark = opening["mark"]


def _mark_interrupting(pieces: Sequence[Piece]) -> None:
    """What stands between the two halves of a sentence is no part of the running text."""
    for index, piece in enumerate(pieces):
        if piece.kind not in _BODY or len(piece.text) < 80 or _is_closed(piece.text):
            continue
        between: list[Piece] = []
        for other in pieces[index + 1 : index + 14]:
            if (
                other.kind == model.PARAGRAPH
                and other.text[:1].islower()
                and other.mark is None
                and len(other.text) > 20
            ):
                for aside in between:
                    aside.kind = model.FOOTNOTE
                break
            if other.kind in _ASIDE:
                continue
            if other.kind != model.PARAGRAPH or other.look != "plain" or other.mark or len(other.text) > _LONGEST:
                break
            between.append(other)


def _is_closed(text: str) -> bool:
    return is_terminal(text) or text.endswith((":", ";"))


def _is_citation(piece: Piece) -> bool:
    text = piece.text
    if piece.kind != model.PARAGRAPH or piece.look != "plain" or piece.mark or len(text) > 450:
        return False
    return bool(_CITATION_START.match(text) or _CITATION_END.search(text))


def _highest_mark(pieces: Sequence[Piece]) -> int:
    """Return the highest number of a raised mark in running text."""
    numbers = [
        int(mark.mark)
        for piece in pieces
        if piece.kind in _BODY or piece.kind == model.HEADING
        for mark in raised_marks(piece)
        if mark.mark.isdecimal()
    ]
    return max(numbers, default=0)


def raised_marks(piece: Piece) -> list[Mark]:
    """Return the raised note marks in a piece, its own leading mark left out."""
    found = []
    for match in _HIGH.finditer(piece.text):
        if _POWER.search(piece.text[max(0, match.start() - 4) : match.start()]):
            continue
        if piece.kind == model.FOOTNOTE and match.start() == 0:
            continue
        for number in re.finditer(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", match.group()):
            start, end = match.start() + number.start(), match.start() + number.end()
            if end - start <= 3:
                digits = number.group().translate(HIGH_DIGITS)
                found.append(Mark(digits, piece.reading.starts[start], piece.reading.ends[end - 1]))
    return found


# --- text that goes on


def link_continuations(pieces: Sequence[Piece]) -> None:
    """Join paragraphs and items that go on behind a page break, a footnote, a chart or page furniture."""
    previous: Piece | None = None
    between: list[Piece] = []
    for piece in pieces:
        if piece.kind in _ASIDE:
            between.append(piece)
            continue
        if piece.kind not in _BODY:
            previous, between = None, []
            continue
        if previous is not None and (between or piece.new_page) and _goes_on(previous, piece, between):
            piece.continues = previous
            piece.kind = previous.kind
        previous, between = piece, []


def _goes_on(previous: Piece, piece: Piece, between: Sequence[Piece]) -> bool:
    if piece.kind != model.PARAGRAPH or piece.mark or piece.bullet or piece.look != "plain" or not piece.text:
        return False
    if not _is_closed(previous.text):
        if piece.text[0].islower() or ends_open(previous.text):
            return True
        return previous.full and (piece.new_page or previous.wrapped) and len(previous.text) >= 60
    # a paragraph may go on behind a full stop: then its last line on the page reaches the margin
    noted = any(other.kind == model.FOOTNOTE for other in between)
    apart = piece.gap and not noted
    return (
        is_terminal(previous.text)
        and piece.new_page
        and not apart
        and previous.full
        and previous.wrapped
        and piece.text[0].isupper()
        and (len(piece.spans) > 1 or is_terminal(piece.text))
    )


# --- marks


def find_marks(text: str, pieces: Sequence[Piece]) -> list[tuple[Mark, Piece | None]]:
    """Return the note marks of a document in order, each with the footnote that it points to."""
    notes = [piece for piece in pieces if piece.kind == model.FOOTNOTE and piece.note_mark]
    marked = _by_mark(notes)
    found: list[tuple[Mark, Piece | None]] = []
    for piece in pieces:
        if piece.kind == model.PAGE_FURNITURE or piece.kind == model.CONTENTS:
            continue
        found += [(mark, _note_for(mark, marked)) for mark in raised_marks(piece)]
    taken = {id(note) for _, note in found if note is not None}
    found += _glued_marks(text, pieces, [note for note in notes if id(note) not in taken])
    return sorted(found, key=lambda pair: pair[0].start)


def _by_mark(notes: Sequence[Piece]) -> dict[str, list[Piece]]:
    found: dict[str, list[Piece]] = {}
    for note in notes:
        found.setdefault(note.note_mark or "", []).append(note)
    return found


def _note_for(mark: Mark, notes: dict[str, list[Piece]]) -> Piece | None:
    """Return the nearest footnote with a mark, one that stands below it first."""
    same = notes.get(mark.mark, [])
    place = bisect_right([note.start for note in same], mark.start)
    return same[place] if place < len(same) else (same[-1] if same else None)


def _glued_marks(text: str, pieces: Sequence[Piece], notes: Sequence[Piece]) -> list[tuple[Mark, Piece | None]]:
    """Find the marks of notes that are glued to a word or to its punctuation: "health,1 gender"."""
    found: list[tuple[Mark, Piece | None]] = []
    body = [
        piece for piece in pieces if piece.kind in _BODY or piece.kind in {model.HEADING, model.TABLE, model.CAPTION}
    ]
    starts = [piece.start for piece in body]
    at = 0
    for note in notes:
        pattern = re.compile(rf"{_GLUE}{re.escape(note.note_mark or '')}(?![\d*]|[.,]\d|\w)")
        last = bisect_right(starts, note.start)
        for piece in body[max(0, last - _PIECES_OF_A_PAGE, bisect_right(starts, at) - 1) : last]:
            match = _search_spans(pattern, text, piece, at)
            if match:
                found.append((Mark(note.note_mark or "", *match), note))
                at = match[1]
                break
    return found


_PIECES_OF_A_PAGE = 60
# a letter; a letter and a point; a bracket or quote and a point; a letter, a point and a bracket or quote
_GLUE = (
    r"(?:(?<=[^\W\d_])|(?<=[^\W\d_][.,;:!?)”\"’\]])|(?<=[)”\"’\]][.,;:!?)”\"’])"
    r"|(?<=[^\W\d_][.,;:!?][)”\"’\]]))"
)


def _search_spans(pattern: re.Pattern[str], text: str, piece: Piece, at: int) -> tuple[int, int] | None:
    for start, end in piece.spans:
        match = pattern.search(text, max(start, at), end) if end > at else None
        if match:
            return match.span()
    return None
