"""What the mentions stage yields; no rule lives here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A numeric expression of a document, with its one class.

    Attributes:
        mention_id: ``document_id:char_start-char_end`` (without the document where there is none).
        document_id: The document, or None for a text that belongs to no dataset.
        char_start: First character in the raw text, in Unicode code points.
        char_end: End in the raw text, exclusive.
        text: The raw text of the expression.
        cls: One of figure, date, ordinal, numbering, identifier, name, idiom.
        rule: The name of the rule that decided.
        block_id: The block that holds its first character.
        flow: Index of the flow (running text) in the document.
        start: First character in the reading text of the flow.
        end: End in the reading text of the flow, exclusive.
    """

    mention_id: str
    document_id: str | None
    char_start: int
    char_end: int
    text: str
    cls: str
    rule: str
    block_id: str
    flow: int
    start: int
    end: int
