"""Assets of stage 5: the chosen value of each indicator, place, breakdown and period."""

import dagster as dg
import pyarrow as pa

from iomstats.timeseries import build_series
from pipelines.assets.describing import about


@dg.asset(**about("series", group="timeseries"))
def series(observations: pa.Table, documents: pa.Table, parts: pa.Table) -> pa.Table:
    return build_series(observations, documents, parts)
