"""Says what is in the dataset: version, documents, how much of what, which years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iomstats._version import __version__
from iomstats.dataset import Dataset, to_pandas

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Overview:
    """What is in the dataset.

    Attributes:
        version: The version of iomstats.
        dataset_version: The version of the dataset; None for bare Parquet files.
        fingerprint: A hash over all its tables; None for bare Parquet files.
        folder: Where it is.
        documents: How many documents it comes from.
        mentions: How many numeric expressions they hold.
        figures: How many of those are figures.
        observations: How many figures speak of a known indicator.
        series: How many values the series hold.
        indicators: How many indicators there are.
        indicators_with_values: How many of them have a value.
        first_year: The first year that a value covers.
        last_year: The last.
    """

    version: str
    dataset_version: str | None
    fingerprint: str | None
    folder: str
    documents: int
    mentions: int
    figures: int
    observations: int
    series: int
    indicators: int
    indicators_with_values: int
    first_year: int | None
    last_year: int | None

    def __str__(self) -> str:
        years = f", {self.first_year}–{self.last_year}" if self.first_year is not None else ""
        dataset = f"dataset {self.dataset_version or 'without a version'} in {self.folder}"
        return (
            f"iomstats {self.version} · {dataset}\n"
            f"{self.documents:,} documents, {self.mentions:,} numeric expressions, {self.figures:,} figures\n"
            f"{self.indicators_with_values} of {self.indicators} indicators, {self.series:,} values{years}"
        )

    __repr__ = __str__


def overview(dataset: Dataset) -> Overview:
    """Return what is in a dataset."""
    import pyarrow.compute as pc

    counts = dataset.counts()
    series = dataset.table("series")
    first = pc.min(series["start_date"]).as_py()
    last = pc.max(series["end_date"]).as_py()
    return Overview(
        version=__version__,
        dataset_version=dataset.version,
        fingerprint=dataset.manifest.fingerprint if dataset.manifest is not None else None,
        folder=str(dataset.folder),
        documents=counts["documents"],
        mentions=counts["mentions"],
        figures=counts["figures"],
        observations=counts["observations"],
        series=series.num_rows,
        indicators=counts["indicators"],
        indicators_with_values=len(series["indicator"].unique()),
        first_year=first.year if first else None,
        last_year=last.year if last else None,
    )


def list_documents(dataset: Dataset) -> pd.DataFrame:
    """Return one row a document: id, title, symbol, publisher, date, length, number of figures."""
    counts = dataset.table("figures")["document_id"].value_counts().to_pylist()
    figures = {count["values"]: count["counts"] for count in counts}
    columns = ["document_id", "title", "symbol", "publisher", "date", "characters"]
    frame = to_pandas(dataset.table("documents").select(columns).sort_by([("date", "ascending")]))
    return frame.assign(figures=frame["document_id"].map(figures).fillna(0).astype("int64"))
