"""Assets of stage 1: the documents as read, and the tables that describe them."""

from pathlib import Path

import dagster as dg
import pyarrow as pa

from iomstats.documents import Document, blocks_table, documents_table, parts_table, read_documents
from pipelines.assets.describing import about, working
from pipelines.resources import Folders

raw_documents = dg.AssetSpec(
    "raw_documents",
    group_name="documents",
    description="The files of data/raw as they came, and documents.toml, their register.",
)


@dg.asset(**working("documents"), deps=[raw_documents])
def corpus(context: dg.AssetExecutionContext, folders: Folders) -> list[Document]:
    """Every registered document as read: text, blocks, running text and sentences, with raw offsets."""
    read = list(read_documents(Path(folders.raw)))
    context.add_output_metadata({"sha256": {document.document_id: document.sha256 for document in read}})
    return read


@dg.asset(**about("documents", group="documents"))
def documents(corpus: list[Document]) -> pa.Table:
    return documents_table(corpus)


@dg.asset(**about("parts", group="documents"))
def parts(corpus: list[Document]) -> pa.Table:
    return parts_table(corpus)


@dg.asset(**about("blocks", group="documents"))
def blocks(corpus: list[Document]) -> pa.Table:
    return blocks_table(corpus)
