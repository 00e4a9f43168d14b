"""Lists what a person should look at: doubtful figures, figures without indicator, claims; mends and judges none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iomstats.dataset import Dataset

if TYPE_CHECKING:
    import pandas as pd

REVIEW = ("figure_id", "notes", "text", "value", "unit", "period_start", "period_end", "quote")
UNLINKED = ("figure_id", "text", "unit", "theme", "suggestions", "quote")

CLAIMS = ("verdict", "relation", "reason", "stated", "computed", "unit", "quotes", "figure_ids", "claim_id")
VERDICTS = ("fails", "cannot_be_checked", "holds")


def to_review(dataset: Dataset) -> pd.DataFrame:
    """Return the figures that a rule read that may be wrong, each with its doubts and its sentence."""
    return _frame(dataset.rows("figures", "confidence", ["review"]), REVIEW)


def unlinked(dataset: Dataset) -> pd.DataFrame:
    """Return the figures that have no indicator, each with the nearest and what they miss."""
    from iomstats.observations import unlinked_figures

    rows = unlinked_figures(dataset.table("figures"), dataset.table("blocks"))
    joined = [{**row, "suggestions": " | ".join(row["suggestions"]) or None} for row in rows]
    return _frame(joined, UNLINKED)


def claims(dataset: Dataset) -> pd.DataFrame:
    """Return the claims with their sentences: those that fail first, those that hold last."""
    rows = sorted(dataset.table("claims").to_pylist(), key=lambda row: VERDICTS.index(row["verdict"]))
    figures = {row["figure_id"]: row["quote"] for row in dataset.table("figures").to_pylist()}
    quoted = []
    for row in rows:
        # two figures of one sentence need it once
        quotes = dict.fromkeys(figures[name] for name in row["figure_ids"].split("; ") if name in figures)
        quoted.append({**row, "quotes": " | ".join(quotes) or None})
    return _frame(quoted, CLAIMS)


def _frame(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame([{name: row[name] for name in columns} for row in rows], columns=list(columns))
