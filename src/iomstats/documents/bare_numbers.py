"""Finds the numbers of paragraphs and headings that are printed without a stop: "1 Background", "2 Findings"."""

import re
from collections.abc import Sequence

from iomstats.documents import model
from iomstats.documents.piece import Piece

_OPENING = re.compile(r"(\d{1,3})\s+(?=[A-Z“\"‘])")


def mark_bare_numbers(pieces: Sequence[Piece]) -> None:
    """Give its number as mark to every piece of a run that counts up from 1: what counts things does not count up.

    Example:
        "1 Scope …", "2 Method …" are numbered; "14 Women were trained", "9 Men" are not.
    """
    run: list[tuple[Piece, str]] = []
    for piece in pieces:
        number = _number(piece)
        if number is None:
            continue
        if int(number) == len(run) + 1:
            run.append((piece, number))
        elif number == "1":
            _mark(run)
            run = [(piece, number)]
    _mark(run)


def _number(piece: Piece) -> str | None:
    if piece.kind != model.PARAGRAPH or piece.mark or piece.note_mark or piece.bullet:
        return None
    match = _OPENING.match(piece.text)
    return match[1] if match else None


def _mark(run: Sequence[tuple[Piece, str]]) -> None:
    if len(run) < 2:
        return
    for piece, number in run:
        piece.number = piece.mark = number
        piece.style = "1."
