"""Assets of stage 4: figures with indicator and theme, observations, theme tables, indicators."""

from collections.abc import Iterator

import dagster as dg
import pyarrow as pa

from iomstats.observations import build_observations, indicators_table, link_figures
from iomstats.observations import theme_tables as tables_by_theme
from iomstats.schema.registry import theme_table_names
from pipelines.assets.describing import TABLES, about, described


@dg.asset(**about("indicators", group="observations"))
def indicators() -> pa.Table:
    return indicators_table()


@dg.asset(**about("figures", group="observations"))
def figures(figures_unlinked: pa.Table, blocks: pa.Table, documents: pa.Table) -> pa.Table:
    return link_figures(figures_unlinked, blocks, documents)


@dg.asset(**about("observations", group="observations"))
def observations(figures: pa.Table) -> pa.Table:
    return build_observations(figures)


@dg.multi_asset(
    group_name="themes",
    outs={
        name: dg.AssetOut(io_manager_key=TABLES, kinds={"arrow", "parquet"}, **described(name))
        for name in theme_table_names()
    },
)
def theme_tables(figures: pa.Table) -> Iterator[dg.Output[pa.Table]]:
    """The figures of each theme, one table a theme."""
    tables = tables_by_theme(figures)
    for name in theme_table_names():
        yield dg.Output(tables[name], output_name=name)
