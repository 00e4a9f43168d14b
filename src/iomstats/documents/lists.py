"""Printed paragraph numbers and lists: what is a numbered paragraph, what an item, which text leads to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from iomstats.documents import model
from iomstats.documents.marks import is_terminal
from iomstats.documents.model import Part
from iomstats.documents.piece import Piece

_ROMAN = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"}
_BODY = {model.PARAGRAPH, model.LIST_ITEM}


@dataclass(slots=True)
class _List:
    style: str
    last: str
    lead: Piece | None
    indent: int


def set_lists(pieces: Sequence[Piece], parts: Sequence[Part]) -> None:
    """Tell numbered paragraphs from numbered items; set paragraph numbers and leads."""
    state = _State()
    bounds = sorted({part.char_start for part in parts} | {part.char_end for part in parts})
    for index, piece in enumerate(pieces):
        while bounds and piece.start >= bounds[0]:
            bounds.pop(0)
            state = _State()
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        state.take(piece, following)


class _State:
    """The paragraph numbering and the open lists at a place in the document."""

    def __init__(self) -> None:
        self.last_number: int | None = None
        self.paragraph: str | None = None
        self.lists: list[_List] = []
        self.previous: Piece | None = None

    def take(self, piece: Piece, following: Piece | None) -> None:
        if piece.kind == model.HEADING:
            self.lists, self.previous, self.paragraph = [], None, None
            if piece.key in {"annex", "instrument", "part"}:
                self.last_number = None
            return
        if piece.kind not in _BODY:
            return
        if piece.continues is not None:
            piece.paragraph = piece.continues.paragraph
            piece.kind = piece.continues.kind
            return
        if piece.kind == model.PARAGRAPH and piece.style == "1.":
            self._take_number(piece, following)
        elif piece.kind == model.LIST_ITEM:
            self._take_item(piece)
        else:
            self.lists = []
            piece.paragraph = self.paragraph
        self.previous = piece

    def _take_number(self, piece: Piece, following: Piece | None) -> None:
        number = int(piece.number or 0)
        in_list = any(item.style == "1." and item.last == str(number - 1) for item in self.lists)
        in_order = self.last_number is not None and self.last_number == number - 1
        if number <= 1 or not (in_list or in_order):
            as_item = self._is_led() or (self.last_number is None and _is_tight(piece, following, self.previous))
        elif in_list and in_order:
            as_item = self.previous is not None and not is_terminal(self.previous.text)
        else:
            as_item = in_list
        if as_item:
            piece.kind = model.LIST_ITEM
            self._take_item(piece)
            return
        self.lists = []
        self.last_number = number
        self.paragraph = piece.paragraph = piece.number

    def _is_led(self) -> bool:
        return self.previous is not None and self.previous.text.endswith(":")

    def _take_item(self, piece: Piece) -> None:
        style = self._style(piece)
        piece.style = style
        place = next((depth for depth, item in enumerate(self.lists) if item.style == style), None)
        if place is not None:
            del self.lists[place + 1 :]
            self.lists[place].last = piece.number or ""
        else:
            self.lists.append(_List(style, piece.number or "", self._lead(), piece.indent))
        piece.lead = self.lists[-1].lead
        piece.paragraph = self.paragraph

    def _lead(self) -> Piece | None:
        """Return the paragraph or item above, where it announces what follows."""
        if self.previous is None:
            return None
        text = self.previous.text
        if text.endswith((":", "–", "—", ":-")) or (self.previous.kind == model.PARAGRAPH and not is_terminal(text)):
            return self.previous
        return None

    def _style(self, piece: Piece) -> str:
        """Return the style of an item's mark; ``(i)`` is a letter after ``(h)``, a roman number elsewhere."""
        style, number = piece.style or "", (piece.number or "").lower()
        if number not in _ROMAN or "a" not in style:
            return style
        roman = style.replace("a", "i")
        opened = [item.style for item in self.lists]
        if len(number) > 1 or roman in opened:
            return roman
        before = next((item.last for item in reversed(self.lists) if item.style == style), None)
        if before and len(before) == 1 and ord(before.lower()) + 1 == ord(number):
            return style
        return roman if number == "i" else style


def _is_tight(piece: Piece, following: Piece | None, previous: Piece | None) -> bool:
    """Whether a numbered line stands in a run of numbered lines without blank lines between."""
    below = following is not None and not following.gap and following.style == "1."
    above = not piece.gap and previous is not None and previous.style == "1." and previous.kind == model.LIST_ITEM
    return below or above
