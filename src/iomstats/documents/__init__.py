"""Stage 1: reads a raw file into a Document of blocks and flows; never changes or drops a character of it."""

from iomstats.documents.model import Block, Cell, Document, Flow, NoteMark, Part
from iomstats.documents.reader import read_document

__all__ = ["Block", "Cell", "Document", "Flow", "NoteMark", "Part", "read_document"]
