"""The asset of stage 6: the dataset in data/curated, switched in one step once every table has passed."""

from pathlib import Path

import dagster as dg
import pyarrow as pa

from iomstats._version import __version__
from iomstats.publish.switching import replace_dataset
from iomstats.schema.errors import DataError
from iomstats.schema.registry import table_names
from pipelines.checks import check_names
from pipelines.resources import Folders
from pipelines.seals import unsealed


@dg.asset(
    ins={name: dg.AssetIn(name) for name in table_names()},
    group_name="publish",
    kinds={"parquet", "duckdb"},
)
def dataset(folders: Folders, **tables: pa.Table) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The published dataset: Parquet, data package, DuckDB catalog; switched once all have passed."""
    if missing := unsealed(Path(folders.build), check_names()):
        names = ", ".join(f"{check} of {table}" for table, check in missing)
        raise DataError(f"not published: these checks did not pass on the tables as they are now: {names}")
    manifest = replace_dataset(tables, Path(folders.curated), version=__version__)
    return dg.MaterializeResult(
        metadata={
            "rows": dg.MetadataValue.json(manifest.rows),
            "fingerprint": manifest.fingerprint,
            "folder": dg.MetadataValue.path(folders.curated),
        }
    )
