"""Assets of stage 5: the chosen value of each key, what follows from it, and the claims that check it."""

import dagster as dg
import pyarrow as pa

from iomstats.timeseries import build_claims, build_derived, build_series
from pipelines.assets.describing import about


@dg.asset(**about("series", group="timeseries"))
def series(observations: pa.Table, documents: pa.Table, parts: pa.Table) -> pa.Table:
    return build_series(observations, documents, parts)


@dg.asset(**about("claims", group="timeseries"))
def claims(figures: pa.Table, blocks: pa.Table, documents: pa.Table, parts: pa.Table) -> pa.Table:
    return build_claims(figures, blocks, documents, parts)


@dg.asset(**about("derived", group="timeseries"))
def derived(series: pa.Table) -> pa.Table:
    return build_derived(series)
