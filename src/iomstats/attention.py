"""Lists the figures that a person should look at: read doubtfully, or without an indicator; mends none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iomstats.dataset import Dataset

if TYPE_CHECKING:
    import pandas as pd

REVIEW = ("figure_id", "notes", "text", "value", "unit", "period_start", "period_end", "quote")
UNLINKED = ("figure_id", "text", "unit", "theme", "suggestions", "quote")


def to_review(dataset: Dataset) -> pd.DataFrame:
    """Return the figures that a rule read that may be wrong, each with its doubts and its sentence."""
    return _frame(dataset.rows("figures", "confidence", ["review"]), REVIEW)


def unlinked(dataset: Dataset) -> pd.DataFrame:
    """Return the figures that have no indicator, each with the nearest and what they miss."""
    from iomstats.observations import unlinked_figures

    rows = unlinked_figures(dataset.table("figures"), dataset.table("blocks"))
    joined = [{**row, "suggestions": " | ".join(row["suggestions"]) or None} for row in rows]
    return _frame(joined, UNLINKED)


def _frame(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame([{name: row[name] for name in columns} for row in rows], columns=list(columns))
