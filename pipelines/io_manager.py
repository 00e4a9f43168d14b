"""Keeps what assets return in the build folder: Arrow tables as Parquet, working objects as pickles.

Nothing here writes to data/curated: only the publish asset does, through iomstats.publish.
"""

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq
from upath import UPath

from iomstats.publish.machine import machine_errors
from pipelines.metadata import table_metadata
from pipelines.resources import Folders

#: Called with the name of each table or object as soon as it is built, and with its number of rows.
Progress = Callable[[str, int], None]


class TableIOManager(dg.UPathIOManager):
    """Arrow tables as Parquet, described by row count, hash, preview and column schema."""

    extension = ".parquet"

    def __init__(self, base_path: UPath, progress: Progress | None = None) -> None:
        super().__init__(base_path=base_path)
        self._progress = progress

    def dump_to_path(self, context: dg.OutputContext, obj: pa.Table, path: UPath) -> None:
        """Write the table; what must not be null may be here, so that a check finds it and says where."""
        schema = pa.schema([field.with_nullable(True) for field in obj.schema], metadata=obj.schema.metadata)
        with machine_errors("write", Path(str(path))):
            pq.write_table(obj.cast(schema), str(path), compression="zstd")
        if self._progress is not None:
            self._progress(path.stem, obj.num_rows)

    def load_from_path(self, context: dg.InputContext, path: UPath) -> pa.Table:
        """Read the table."""
        return pq.read_table(str(path))

    def get_metadata(self, context: dg.OutputContext, obj: pa.Table) -> dict[str, Any]:
        """Return what the page shows beside the asset."""
        return table_metadata(obj, self._get_path(context))


class WorkingIOManager(dg.UPathIOManager):
    """The working form between two stages, such as documents with their flows."""

    extension = ".pickle"

    def dump_to_path(self, context: dg.OutputContext, obj: list[Any], path: UPath) -> None:
        """Write the objects."""
        with machine_errors("write", Path(str(path))):
            path.write_bytes(pickle.dumps(obj, protocol=5))

    def load_from_path(self, context: dg.InputContext, path: UPath) -> list[Any]:
        """Read the objects; the build folder is this checkout's own."""
        loaded: list[Any] = pickle.loads(path.read_bytes())
        return loaded

    def get_metadata(self, context: dg.OutputContext, obj: list[Any]) -> dict[str, Any]:
        """Return how many objects there are."""
        return {"objects": len(obj)}


class TablesInBuildFolder(dg.ConfigurableIOManagerFactory):  # type: ignore[type-arg]
    """Makes the IO manager of tables for a run's build folder."""

    folders: dg.ResourceDependency[Folders]

    def create_io_manager(self, context: dg.InitResourceContext) -> TableIOManager:
        """Return it."""
        return TableIOManager(UPath(self.folders.build))


class ObjectsInBuildFolder(dg.ConfigurableIOManagerFactory):  # type: ignore[type-arg]
    """Makes the IO manager of working objects for a run's build folder."""

    folders: dg.ResourceDependency[Folders]

    def create_io_manager(self, context: dg.InitResourceContext) -> WorkingIOManager:
        """Return it."""
        return WorkingIOManager(UPath(self.folders.build))
