"""Shows how the statement of one fact changed from publication to publication. Chooses nothing."""

from typing import Any

import pyarrow as pa

from iomstats.timeseries.bounds import agree
from iomstats.timeseries.choosing import keyed
from iomstats.timeseries.publication import Publication, position

SCHEMA = pa.schema(
    [
        pa.field("indicator", pa.string(), nullable=False),
        pa.field("place", pa.string()),
        pa.field("dims", pa.string()),
        pa.field("period_start", pa.string()),
        pa.field("period_end", pa.string()),
        pa.field("as_stated_in", pa.string()),
        pa.field("value", pa.float64(), nullable=False),
        pa.field("value_max", pa.float64()),
        pa.field("qualifier", pa.string(), nullable=False),
        pa.field("unit", pa.string()),
        pa.field("document_id", pa.string(), nullable=False),
        pa.field("figure_id", pa.string(), nullable=False),
        pa.field("agrees", pa.bool_()),
    ]
)
"""One row a statement; ``as_stated_in`` is the date of its document or part; ``agrees`` tells whether it may
be true together with the statement before it, null for the first."""


def revisions(observations: pa.Table, documents: pa.Table, parts: pa.Table | None = None) -> pa.Table:
    """Return the facts that were stated more than once, each statement in order of publication.

    Args:
        observations: The observations.
        documents: The documents that state them.
        parts: The dated parts of the documents.
    """
    published = Publication(documents, parts)
    rows: list[dict[str, Any]] = []
    for group in keyed(observations.to_pylist()).values():
        dated = sorted(
            ((published.text(row["figure_id"], row["document_id"]), row) for row in group),
            key=lambda pair: (pair[0] or "", pair[1]["document_id"], position(pair[1]["figure_id"]) or 0),
        )
        if len(dated) < 2:
            continue
        for index, (date, row) in enumerate(dated):
            kept = {name: row[name] for name in SCHEMA.names if name in row}
            before = dated[index - 1][1] if index else None
            rows.append({**kept, "as_stated_in": date, "agrees": agree(before, row) if before else None})
    return pa.Table.from_pylist(rows, schema=SCHEMA)
