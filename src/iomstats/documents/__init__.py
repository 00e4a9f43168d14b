"""Stage 1: reads a raw file into a Document of blocks and flows; never changes or drops a character of it."""

from iomstats.documents.arrow import blocks_table, documents_table, parts_table
from iomstats.documents.entries import Entry, PartEntry
from iomstats.documents.model import Block, Cell, Document, Flow, NoteMark, Part
from iomstats.documents.reader import read_document
from iomstats.documents.register import (
    Register,
    check_documents,
    load_register,
    read_documents,
    read_registered,
)

__all__ = [
    "Block",
    "Cell",
    "Document",
    "Entry",
    "Flow",
    "NoteMark",
    "Part",
    "PartEntry",
    "Register",
    "blocks_table",
    "check_documents",
    "documents_table",
    "load_register",
    "parts_table",
    "read_document",
    "read_documents",
    "read_registered",
]
