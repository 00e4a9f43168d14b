"""A block in the making: what the modules of this package pass to one another; it decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from iomstats.documents.lines import Line
from iomstats.documents.model import PARAGRAPH
from iomstats.documents.reading import Reading
from iomstats.documents.tables import Grid

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
    def is_open(self) -> bool:
        """Whether its marks have not settled its kind."""
        return self.kind == PARAGRAPH

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


def make_piece(kind: str, lines: Sequence[Line], first: int, last: int, *, gap: bool) -> Piece:
    """Return the piece that lines make up, from the first to the last of them."""
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
