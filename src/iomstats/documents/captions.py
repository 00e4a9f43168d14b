"""Captions, titles, notes and source lines, which belong to tables and figures.

Patterns are those of English reports in general.
"""

import re
from collections.abc import Sequence

from iomstats.documents import model
from iomstats.documents.marks import is_capitals, is_terminal
from iomstats.documents.piece import Piece

_CAPTION = re.compile(
    r"""
    (?:Table|Figure|Fig\.|Box|Map|Chart|Graph|Diagram|Infographic|Exhibit|Plate|Photo) \s
    (?: [A-Z]?\d{1,3}(?:[.\-]\d{1,3}){0,2}[a-z]? | [IVX]{1,5} | [A-Z] )
    (?: \s?[.:–—|-] | \s(?=[A-Z“"(]) | $ )
    """,
    re.VERBOSE,
)
_SOURCE = re.compile(r"(?:Sources?|Photo(?: credits?)?)\s?:\s?\S", re.IGNORECASE)
_NOTE = re.compile(r"(?:Notes?|N\.?B\.?|Legend|Key)\s?[:.]\s?\S")
# "a/ Includes …" below a table
_TABLE_NOTE = re.compile(r"[a-z]/\s\S|[*†‡]\s?[A-Z]")
# the unit of a table's values: "(US$ thousands)", "in millions of Swiss francs"
_UNIT_LINE = re.compile(
    r"""
    [(\[]? (?:all\s)? (?:(?:figures|amounts|numbers|values|expressed)\s)? (?:are\s)? (?:in\s)?
    (?: US\$ | USD | EUR | CHF | GBP | [$€£] | US\sdollars | Swiss\sfrancs
      | thousands? | millions? | billions? | per\s?cent(?:age)?s? | % | number | persons? | units? )
    [^.]{0,60} [)\]]?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def mark_captions(pieces: Sequence[Piece]) -> None:
    """Set the kind of captions, source lines, titles of tables and the notes below them."""
    for index, piece in enumerate(pieces):
        if not piece.is_open:
            continue
        if _SOURCE.match(piece.text) and len(piece.text) <= 500:
            piece.kind = model.CAPTION
            _mark_titles_above(pieces, index)
        elif index and _TABLE_NOTE.match(piece.text) and pieces[index - 1].kind in {model.TABLE, model.FOOTNOTE}:
            piece.kind = model.FOOTNOTE
            piece.note_mark = piece.text[0]
        elif _is_caption(piece, pieces[index - 1] if index else None):
            piece.kind = model.CAPTION
    for index, piece in enumerate(pieces):
        if piece.kind == model.TABLE:
            _mark_table_title(pieces, index)


def _is_caption(piece: Piece, above: Piece | None) -> bool:
    if _NOTE.match(piece.text):
        return above is not None and above.kind in {model.TABLE, model.CAPTION}
    return bool(_CAPTION.match(piece.text)) and len(piece.text) <= 300 and not _is_prose(piece.text)


def _is_prose(text: str) -> bool:
    """Whether what looks like a caption goes on as running text: several sentences."""
    return len(re.findall(r"[a-z)][.!?]\s+[A-Z]", text)) >= 2


def _mark_titles_above(pieces: Sequence[Piece], index: int) -> None:
    """Short lines above a source line are the titles of charts that the text has lost."""
    above = index - 1
    found = []
    while above >= 0 and index - above <= 5:
        piece = pieces[above]
        if piece.kind == model.TABLE or not piece.is_open or len(piece.text) > 160 or is_terminal(piece.text):
            break
        if piece.look != "plain" or piece.text.endswith((":", ";", ",")) or piece.mark:
            break
        found.append(piece)
        above -= 1
    for piece in found:
        piece.kind = model.CAPTION


def _mark_table_title(pieces: Sequence[Piece], index: int) -> None:
    """A short line above a table is its title; one such as "(US$ thousands)" gives the unit of its values."""
    above = index - 1
    titled = False
    while above >= max(0, index - 3):
        piece = pieces[above]
        if piece.kind == model.CAPTION:
            titled = titled or bool(_CAPTION.match(piece.text))
        elif not piece.is_open or is_terminal(piece.text) or piece.mark or len(piece.text) > 160:
            return
        elif _UNIT_LINE.fullmatch(piece.text):
            piece.kind = model.CAPTION
        elif (
            piece.look == "plain"
            and not titled
            and not is_capitals(piece.text)
            and not piece.text.endswith((":", ";", ","))
        ):
            piece.kind = model.CAPTION
            titled = True
        else:
            return
        above -= 1
