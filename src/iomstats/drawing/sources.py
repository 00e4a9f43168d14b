"""Tells in a few words where figures stand: document or annex, date, paragraph, page, sentence; draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from iomstats.citation import Tables

Row = Mapping[str, Any]

_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Source:
    """Where one figure stands.

    Attributes:
        title: The title of the document, or of the part of it that has a date of its own.
        date: The date of that document or part.
        short: Symbol and date, for a line of sources: ``"MC/1842 (1995-05-09) in MC/INF/262 (2003-10-13)"``.
        paragraph: The printed number of the paragraph.
        page: The page.
        sentence: The sentence, shortened around the figure.
    """

    title: str
    date: str | None
    short: str
    paragraph: str | None
    page: int | None
    sentence: str

    @property
    def place(self) -> str:
        """Paragraph and page, as in ``"para. 9, p. 3"``; empty where neither is known."""
        pieces = (self.paragraph and f"para. {self.paragraph}", self.page is not None and f"p. {self.page}")
        return ", ".join(piece for piece in pieces if piece)


def sources_of(tables: Tables, figure_ids: Iterable[str]) -> dict[str, Source]:
    """Return where each of the figures stands."""
    figures = tables.rows("figures", "figure_id", figure_ids)
    blocks = {row["block_id"]: row for row in tables.rows("blocks", "block_id", {f["block_id"] for f in figures})}
    names = {figure["document_id"] for figure in figures}
    documents = {row["document_id"]: row for row in tables.rows("documents", "document_id", names)}
    parts = tables.rows("parts", "document_id", names)
    return {
        figure["figure_id"]: _source(
            figure, documents[figure["document_id"]], blocks.get(figure["block_id"], {}), parts
        )
        for figure in figures
    }


def _source(figure: Row, document: Row, block: Row, parts: Iterable[Row]) -> Source:
    around = [
        part
        for part in parts
        if part["document_id"] == figure["document_id"]
        and part["char_start"] <= figure["char_start"] < part["char_end"]
    ]
    # the innermost part is the one that starts last
    part = max(around, key=lambda row: int(row["char_start"]), default=None)
    inside = f"{_short(part)} in " if part else ""
    stated = part if part and part["date"] else document
    return Source(
        title=str((part and part["title"]) or document["title"]),
        date=stated["date"],
        short=inside + _short(document),
        paragraph=block.get("paragraph"),
        page=block.get("page"),
        sentence=shortened(str(figure["quote"] or ""), str(figure["text"] or "")),
    )


def _short(row: Row) -> str:
    name = row["symbol"] or row["title"] or "untitled"
    return f"{name} ({row['date']})" if row["date"] else str(name)


def shortened(sentence: str, figure: str, size: int = _QUOTE) -> str:
    """Return a sentence on one line, cut at words on both sides of a figure where it is long.

    Example:
        >>> shortened("In the years after the reform there were 1,100 staff in all of the offices.", "1,100", 40)
        '… there were 1,100 staff in all of …'
    """
    text = " ".join(sentence.split())
    if len(text) <= size:
        return text
    at = max(text.find(" ".join(figure.split())), 0)
    start = max(0, min(at + len(figure) // 2 - size // 2, len(text) - size))
    # whole words only
    first = start if start == 0 else text.find(" ", start) + 1
    last = start + size
    end = len(text) if last >= len(text) else max(text.rfind(" ", first, last), at + len(figure))
    return ("… " if first else "") + text[first:end].strip() + (" …" if end < len(text) else "")
