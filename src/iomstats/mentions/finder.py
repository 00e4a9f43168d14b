"""Runs the ordered rules over every flow of a document; the stage's one function and its table live here."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from iomstats.documents.model import Document, Flow
from iomstats.mentions.figures import figure_spans
from iomstats.mentions.model import Mention
from iomstats.mentions.rules import ordered_rules
from iomstats.mentions.tokens import numeric_tokens

if TYPE_CHECKING:
    import pyarrow as pa


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """Return every numeric expression of a document, in order, each with one class and the rule that decided.

    Example:
        >>> from iomstats.documents import read_document
        >>> found = find_mentions(read_document("In 2009, 1,100 staff served 12 countries."))
        >>> [(m.text, m.cls) for m in found]
        [('2009', 'date'), ('1,100', 'figure'), ('12', 'figure')]
    """
    found = [mention for index in range(len(document.flows)) for mention in _flow_mentions(document, index)]
    return tuple(sorted(found, key=lambda mention: (mention.char_start, mention.char_end)))


def _flow_mentions(document: Document, index: int) -> list[Mention]:
    flow = document.flows[index]
    return [_mention(document, index, flow, start, end, cls, rule) for start, end, cls, rule in sorted(_claims(flow))]


def _claims(flow: Flow) -> list[tuple[int, int, str, str]]:
    """Return the spans that the rules claim, first come first served, none overlapping."""
    tokens = numeric_tokens(flow.text)
    if not tokens:
        return []
    taken = bytearray(len(flow.text))
    claims: list[tuple[int, int, str, str]] = []

    def claim(start: int, end: int, cls: str, rule: str) -> None:
        if start < end and not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            claims.append((start, end, cls, rule))

    starts = [start for start, _ in tokens]
    for rule in ordered_rules():
        for start, end in rule.spans(flow):
            first = bisect_left(starts, start)
            holds_token = (first < len(tokens) and tokens[first][1] <= end) or (
                rule.splits and first > 0 and tokens[first - 1][1] == end
            )
            if holds_token or re.search(r"[IVX]$", flow.text[start:end]):
                claim(start, end, rule.cls, rule.name)
    for start, end, name in figure_spans(flow, taken):
        claim(start, end, "figure", name)
    for start, end in tokens:
        # nothing is left out: what no rule and no number grammar read is named, so that it can be looked at
        claim(start, end, "identifier", "unread")
    return claims


def _mention(document: Document, index: int, flow: Flow, start: int, end: int, cls: str, rule: str) -> Mention:
    char_start, char_end = flow.raw_span(start, end)
    prefix = f"{document.document_id}:" if document.document_id else ""
    return Mention(
        mention_id=f"{prefix}{char_start}-{char_end}",
        document_id=document.document_id,
        char_start=char_start,
        char_end=char_end,
        text=document.text[char_start:char_end],
        cls=cls,
        rule=rule,
        block_id=flow.block_at(start),
        flow=index,
        start=start,
        end=end,
    )


def mentions_table(mentions: Iterable[Mention]) -> "pa.Table":
    """Return the mentions as the table ``mentions``, sorted by document and position."""
    import pyarrow as pa

    from iomstats.schema.arrow import arrow_schema

    rows = [
        {
            "mention_id": m.mention_id,
            "document_id": m.document_id,
            "char_start": m.char_start,
            "char_end": m.char_end,
            "text": m.text,
            "class": m.cls,
            "rule": m.rule,
            "block_id": m.block_id,
        }
        for m in sorted(mentions, key=lambda m: (m.document_id or "", m.char_start))
    ]
    return pa.Table.from_pylist(rows, schema=arrow_schema("mentions"))
