"""The tables that follow from linked figures and the vocabulary: one per theme, and the indicators."""

import pyarrow as pa

from iomstats.observations.entries import indicators
from iomstats.schema.arrow import arrow_table
from iomstats.schema.registry import table, theme_table_names


def theme_tables(figures: pa.Table) -> dict[str, pa.Table]:
    """Return the figures of every theme table; each figure lies in exactly one.

    Args:
        figures: The figures with their themes.
    """
    rows = figures.to_pylist()
    return {
        name: arrow_table(name, [row for row in rows if row["theme"] in table(name).themes])
        for name in theme_table_names()
    }


def indicators_table() -> pa.Table:
    """Return the indicators of the vocabulary, sorted by name.

    Example:
        >>> indicators_table().column("indicator").to_pylist()[:2]
        ['active_projects', 'administration_priorities']
    """
    rows = [
        {
            "indicator": entry.id,
            "label": entry.label,
            "definition": entry.definition,
            "unit": entry.unit,
            "kind": entry.kinds[0],
            "theme": entry.theme,
            "aggregation": entry.aggregation,
            "sdmx_code": entry.sdmx_code,
        }
        for entry in sorted(indicators(), key=lambda entry: entry.id)
    ]
    return arrow_table("indicators", rows)
