"""Assets of stage 3: the quantities that the documents state, before anything is known about IOM."""

import dagster as dg
import pyarrow as pa

from iomstats.documents import Document
from iomstats.figures import figures_table, read_figures
from iomstats.mentions import Mention
from pipelines.assets.describing import TABLES


@dg.asset(group_name="figures", io_manager_key=TABLES, kinds={"arrow", "parquet"})
def figures_unlinked(corpus: list[Document], ledger: list[list[Mention]]) -> pa.Table:
    """Figures as the language alone gives them; indicator and theme are still null."""
    read = (read_figures(document, tuple(found)) for document, found in zip(corpus, ledger, strict=True))
    return figures_table(tuple(figure for figures in read for figure in figures))
