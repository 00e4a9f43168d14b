"""Stage 6: publishes the tables as Parquet, DuckDB catalog and data package; nothing that failed a check."""

from iomstats.publish.checking import check_dataset, dataset_manifest
from iomstats.publish.comparing import compare_datasets, describe_differences
from iomstats.publish.model import Manifest, RowDifference, TableFile
from iomstats.publish.reading import read_dataset
from iomstats.publish.switching import build_lock, building, recover, replace_dataset, switch
from iomstats.publish.writing import publish_dataset

__all__ = [
    "Manifest",
    "RowDifference",
    "TableFile",
    "build_lock",
    "building",
    "check_dataset",
    "compare_datasets",
    "dataset_manifest",
    "describe_differences",
    "publish_dataset",
    "read_dataset",
    "recover",
    "replace_dataset",
    "switch",
]
