"""What the claims stage reads and yields: the figures in their sentences, and a claim. No rule lives here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from iomstats.timeseries.bounds import Interval
from iomstats.timeseries.publication import Publication

Row = Mapping[str, Any]

HOLDS, FAILS, UNCHECKED = "holds", "fails", "cannot_be_checked"


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation that documents assert or imply.

    Attributes:
        relation: What kind of relation, from the code list.
        figure_ids: The figures, the one that makes the claim first.
        stated: The value that is stated; None where the claim is of a direction.
        allowed: The values that the statement allows.
        computed: The value that follows from the other figures; None where it can't be computed.
        found: The values that the other figures allow.
        verdict: holds, fails or cannot_be_checked.
        reason: One sentence that a person can check.
        way: Tells two claims of one relation on the same figures apart ("headings"); mostly empty.
    """

    relation: str
    figure_ids: tuple[str, ...]
    stated: float | None
    allowed: Interval | None
    computed: float | None
    found: Interval | None
    verdict: str
    reason: str
    way: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The figures of one sentence, in order.

    Attributes:
        text: The sentence.
        rows: Its figures.
        spans: Where each stands in the text; None where it can't be found.
    """

    text: str
    rows: tuple[Row, ...]
    spans: tuple[tuple[int, int] | None, ...]

    def placed(self) -> Iterator[tuple[int, Row, tuple[int, int]]]:
        """Yield index, figure and span of every figure that was found in the text."""
        for index, (row, span) in enumerate(zip(self.rows, self.spans, strict=True)):
            if span is not None:
                yield index, row, span


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that claims are found in.

    Attributes:
        sentences: The sentences that hold figures, in order of document and position.
        figures: The figures of all sentences.
        blocks: The blocks of every document in order, by document_id.
        place_of: The index of every block among the blocks of its document, by block_id.
        published: When each figure was published.
    """

    sentences: tuple[Sentence, ...]
    figures: tuple[Row, ...]
    blocks: Mapping[str, Sequence[Row]]
    place_of: Mapping[str, int]
    published: Publication

    def of_indicator(self, indicator: str) -> list[Row]:
        """Return the figures of an indicator."""
        return [row for row in self.figures if row["indicator"] == indicator]

    def block(self, row: Row) -> Row | None:
        """Return the block of a figure."""
        index = self.place_of.get(row["block_id"])
        return None if index is None else self.blocks[row["document_id"]][index]

    def following(self, row: Row) -> Sequence[Row]:
        """Return the blocks of the document after that of a figure."""
        index = self.place_of.get(row["block_id"])
        return () if index is None else self.blocks[row["document_id"]][index + 1 :]


def judged(
    relation: str,
    ids: Sequence[str],
    stated: float | None,
    allowed: Interval,
    computed: float,
    found: Interval,
    reason: str,
) -> Claim:
    """Return the claim that a stated and a computed value agree, judged by whether their intervals meet."""
    verdict = HOLDS if allowed.meets(found) else FAILS
    return Claim(relation, tuple(ids), stated, allowed, computed, found, verdict, reason)


def number(value: float) -> str:
    """Return a number as a person writes it.

    Example:
        >>> number(195e6), number(3.1), number(66.666667)
        ('195,000,000', '3.1', '66.67')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def written(row: Row) -> str:
    """Return a figure as stated, with its hedge: ``more than 3,400``.

    Example:
        >>> written({"value": 3400.0, "value_max": None, "qualifier": "more_than"})
        'more than 3,400'
        >>> written({"value": 2.0, "value_max": 3.0, "qualifier": "range"})
        '2 to 3'
    """
    text = number(row["value"]) + (f" to {number(row['value_max'])}" if row["value_max"] is not None else "")
    return text if row["qualifier"] in ("exact", "range") else f"{row['qualifier'].replace('_', ' ')} {text}"
