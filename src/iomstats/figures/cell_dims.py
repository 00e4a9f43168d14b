"""Finds the dims of a table cell from its row label and column headers."""

import re

from iomstats.figures.backgrounds import is_world, label_dimension, label_header, row_texts, subject_of
from iomstats.figures.dim_words import in_text, starting
from iomstats.figures.gazetteer import cues, find_named
from iomstats.figures.model import Draft

Dims = dict[str, str]

_TOTAL = re.compile(r"(?i)^\W*(?:(?:grand|sub)[\s-]?)?(?:totals?|all|sum|overall)\b")
_TIME = re.compile(
    r"(?i)^\W*(?:(?:FY|CY|Q[1-4]|H[12])?\s?\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|(?:first|second|third|fourth)\s(?:quarter|half))"
)


def cell_dims(draft: Draft) -> Dims:
    """Return what the row and the columns of a table cell say besides place and time."""
    cell = draft.scene.flow.cell
    if cell is None or cell.is_header:
        return {}
    dims = _row(draft)
    for header in cell.column_headers:
        for key, value in in_text(_plain(header), "column").items():
            dims.setdefault(key, value)
        age = re.search(r"(?i)\b(under|over|below|above)\s(\d{1,2})\b(?!\d)", header)
        if age:
            dims["age"] = f"{age.group(1).lower()} {age.group(2)}"
        if re.search(r"(?i)\bobservers?\b", header) and not re.search(r"(?i)\bmembers?\b", header):
            dims.setdefault("category", "observer")
    return dims


def _plain(text: str) -> str:
    return re.sub(r"[_\W]+", " ", text.lower().replace("_", " ")).strip()


def _row(draft: Draft) -> Dims:
    """Return the dim that the row label gives: a category where it names neither place, time nor total."""
    labels = row_texts(draft.scene)
    label = re.sub(r"(?i)^\W*of\s(?:which|whom):?\s", "", labels[0]).strip(" :–-") if labels else ""
    if not re.search(r"[^\W\d]{2}", label) or _TOTAL.match(label) or _TIME.match(label) or is_world(label):
        return {}
    kind = label_dimension(draft.scene)
    named = find_named(label)
    if kind:
        if re.match(r"(?i)unknown|other", label):
            return {}
        return {kind: named[0].place if len(named) == 1 else label}
    header = label_header(draft.scene.document.flows, draft.scene.flow_index) or ""
    if named and not re.match(r"(?i)\W*of\swhich", labels[0]):
        if named[0].form == "area":
            return {"area": label}
        nationals = named[0].form in ("adjective", "people") and named[0].end < len(label)
        return {"category": label} if nationals else {}
    if set(_plain(header).split()) & cues()["area_headers"]:
        return {} if subject_of(label) else {"area": label}
    if re.search(r"(?i)\bcountr(?:y|ies)\b", header):
        return {}
    words = starting(_plain(label), "row")
    return words or {"category": label}
