"""When each figure was published: the date of its document, or of the dated part that it lies in."""

import datetime
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

Row = Mapping[str, Any]


class Publication:
    """Looks up the day on which a figure was published.

    Attributes:
        documents: Rows of the documents table by document_id.
        parts: Rows of the parts table by document_id.
    """

    def __init__(self, documents: pa.Table, parts: pa.Table | None = None) -> None:
        """Read the dates of documents and, where given, of their parts."""
        self.documents: dict[str, Row] = {row["document_id"]: row for row in documents.to_pylist()}
        self.parts: dict[str, list[Row]] = {}
        for row in parts.to_pylist() if parts is not None else []:
            self.parts.setdefault(row["document_id"], []).append(row)

    def text(self, figure_id: str, document_id: str) -> str | None:
        """Return the date as stated: of the smallest dated part around the figure, else of the document."""
        start = position(figure_id)
        around = [
            part
            for part in self.parts.get(document_id, [])
            if part["date"] and start is not None and part["char_start"] <= start < part["char_end"]
        ]
        if around:
            return str(min(around, key=lambda part: part["char_end"] - part["char_start"])["date"])
        row = self.documents.get(document_id)
        return row["date"] if row else None

    def day(self, figure_id: str, document_id: str) -> datetime.date | None:
        """Return the last day that the date may mean, or None where nothing dates the document."""
        text = self.text(figure_id, document_id)
        return last_day(text) if text else None


def position(figure_id: str) -> int | None:
    """Return where a figure starts, from its id.

    Example:
        >>> position("mc-inf-302:1204-1211")
        1204
    """
    start = figure_id.rpartition(":")[2].partition("-")[0]
    return int(start) if start.isdigit() else None


def last_day(text: str) -> datetime.date:
    """Return the last day of a date at its own precision.

    Example:
        >>> last_day("2010"), last_day("2003-02"), last_day("2003-10-13")
        (datetime.date(2010, 12, 31), datetime.date(2003, 2, 28), datetime.date(2003, 10, 13))
    """
    pieces = [int(piece) for piece in text.split("-")]
    if len(pieces) == 3:
        return datetime.date(pieces[0], pieces[1], pieces[2])
    year, month = (pieces[0], pieces[1]) if len(pieces) == 2 else (pieces[0], 12)
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)
