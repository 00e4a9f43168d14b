"""The code location: only assembles assets, checks, jobs and resources, defined elsewhere."""

from collections.abc import Mapping

import dagster as dg

from pipelines.assets import documents, figures, mentions, observations, publish, timeseries
from pipelines.checks import all_checks
from pipelines.io_manager import ObjectsInBuildFolder, TablesInBuildFolder
from pipelines.jobs import build_dataset
from pipelines.resources import Folders


def location(folders: Folders, resources: Mapping[str, object] | None = None) -> dg.Definitions:
    """Return the code location over some folders.

    Args:
        folders: Where it reads and writes.
        resources: Resources that take the place of the usual ones.
    """
    return dg.Definitions(
        assets=dg.load_assets_from_modules(
            [documents, mentions, figures, observations, timeseries, publish], include_specs=True
        ),
        asset_checks=all_checks(),
        jobs=[build_dataset],
        resources={
            "folders": folders,
            "tables": TablesInBuildFolder(folders=folders),
            "objects": ObjectsInBuildFolder(folders=folders),
            **(resources or {}),
        },
        # one process on purpose: steps take milliseconds, and a process for each would cost a second or more
        executor=dg.in_process_executor,
    )


defs = location(Folders())
