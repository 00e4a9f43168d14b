"""Assets of stage 2: every numeric expression of every document, with its one class."""

import dagster as dg
import pyarrow as pa

from iomstats.documents import Document
from iomstats.mentions import Mention, find_mentions, mentions_table
from pipelines.assets.describing import about, working


@dg.asset(**working("mentions"))
def ledger(corpus: list[Document]) -> list[list[Mention]]:
    """The numeric expressions of each document, with their place in its running text."""
    return [list(find_mentions(document)) for document in corpus]


@dg.asset(**about("mentions", group="mentions"))
def mentions(ledger: list[list[Mention]]) -> pa.Table:
    return mentions_table(tuple(mention for found in ledger for mention in found))
