"""Small tables for the tests of the stage: an observation in one line."""

import datetime
from typing import Any

import pyarrow as pa

from iomstats.schema.arrow import arrow_table
from iomstats.timeseries.publication import last_day

DOCUMENTS = {"d95": "1995-05-09", "d03": "2003-10-13", "d10": "2010", "d11": "2011"}


def documents() -> pa.Table:
    """Return four documents of known dates."""
    return arrow_table("documents", [{"document_id": key, "date": date} for key, date in DOCUMENTS.items()], draft=True)


def observation(document: str, period: str | None, value: float, **fields: Any) -> dict[str, Any]:
    """Return an observation of staff_total; period is "2009" or "2001/2010"."""
    start, _, end = (period or "").partition("/")
    end = end or start
    position = fields.pop("at", 10)
    return {
        "figure_id": f"{document}:{position}-{position + 3}",
        "document_id": document,
        "indicator": "staff_total",
        "period_start": start or None,
        "period_end": end or None,
        "start_date": first_day(start) if start else None,
        "end_date": last_day(end) if end else None,
        "period_basis": "stated",
        "value": value,
        "unit": "person",
        "qualifier": "exact",
        "status": "reported",
        "kind": "stock",
        "theme": "staff",
        **fields,
    }


def observations(*rows: dict[str, Any]) -> pa.Table:
    """Return the rows as an observations table."""
    return arrow_table("observations", rows)


def first_day(text: str) -> datetime.date:
    """Return the first day of a date at its own precision."""
    pieces = [int(piece) for piece in text.split("-")]
    return datetime.date(*[*pieces, 1, 1][:3])
