"""Finds the dims of a table cell from its row label and column headers."""

import re
from collections.abc import Iterator, Sequence

from iomstats.documents.model import Flow
from iomstats.figures.dims.columns import column_dims, plain_words
from iomstats.figures.dims.words import starting
from iomstats.figures.model import Draft, Scene
from iomstats.figures.places.backgrounds import is_world, label_dimension, label_header, row_texts, subject_of
from iomstats.figures.places.gazetteer import cues, find_named

Dims = dict[str, str]

_TOTAL = re.compile(r"(?i)^\W*(?:(?:grand|sub)[\s-]?)?(?:totals?|all|sum|overall)\b")
_TIME = re.compile(
    r"(?i)^\W*(?:(?:FY|CY|Q[1-4]|H[12])?\s?\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|(?:first|second|third|fourth)\s(?:quarter|half))"
)
_GIVERS = re.compile(
    r"(?i)^\W*(?:donor|contributor|funder|giver)s?(?:\s(?:country|countries|government|governments|name))?\W*$"
)
_CELLS = 300  # cells of a table, before and after, whose labels are looked at
_AGES = re.compile(
    r"(?i)^\W*ages?(?:\s(?:group|bracket|range|band|class|category|cohort)s?)?(?:\s?\(?(?:in\s)?years\)?)?\W*$"
)
_BAND = re.compile(r"\W?\d{1,2}(?:\s?[-–—+]|\sto\s|\sand\s|$)|(?i:under|over|below|less|<|>|all)\b")


def cell_dims(draft: Draft) -> Dims:
    """Return what the row and the columns of a table cell say besides place and time."""
    cell = draft.scene.flow.cell
    if cell is None or cell.is_header:
        return {}
    dims = _row(draft)
    for key, value in column_dims(draft.scene).items():
        dims.setdefault(key, value)
    return dims


def _row(draft: Draft) -> Dims:
    """Return the dim that the row label gives: a category where it names neither place, time nor total."""
    labels = row_texts(draft.scene)
    label = re.sub(r"(?i)^\W*of\s(?:which|whom):?\s", "", labels[0]).strip(" :–-") if labels else ""
    header = label_header(draft.scene.document.flows, draft.scene.flow_index) or ""
    if _AGES.match(header) and _BAND.match(label) and not _TOTAL.match(label):
        return {"age": label}
    if not re.search(r"[^\W\d]{2}", label) or _TOTAL.match(label) or _TIME.match(label) or is_world(label):
        return {}
    kind = label_dimension(draft.scene)
    named = find_named(label)
    if kind:
        if re.match(r"(?i)unknown|other", label):
            return {}
        return {kind: named[0].place if len(named) == 1 else label}
    if _GIVERS.match(header):
        return {"donor": label}
    if named and not re.match(r"(?i)\W*of\swhich", labels[0]):
        if named[0].form == "area":
            return {"area": label}
        nationals = named[0].form in ("adjective", "people") and named[0].end < len(label)
        return {"category": label} if nationals else {}
    if set(plain_words(header).split()) & cues()["area_headers"]:
        return {} if subject_of(label) else {"area": label}
    if re.search(r"(?i)\bcountr(?:y|ies)\b", header):
        return {}
    words = starting(plain_words(label), "row")
    return words or ({} if rows_measure(draft.scene) else {"category": label})


_OWN_UNIT = re.compile(  # "Unemployment rate (%)", "Cargo (t)", "Net sales, SEK million"
    r"(?i)(?:\((?:[^()]{0,20}\s)?|,\s)(?:%(?:\sof\s[^()]{1,20})?|per\scent|percent|[a-z]{0,3}[$€£](?:\s?[a-z]{1,9})?|(?-i:[A-Z]{3})|['’]?000s?|thousands?|millions?|billions?|"
    r"persons|people|number|no\.|(?-i:t|kg|km|m|ha)|tonnes|tons|hours|days|weeks|months|years|[km]m?[²³2-3]|hectares)\W{0,2}$"
)


def rows_measure(scene: Scene) -> bool:
    """Whether the rows of a table are different measures, as their own units show: their labels break nothing down.

    Example:
        "Employed persons ('000)" above "Unemployment rate (%)"; not "Fishing" above "Construction".
    """
    cell = scene.flow.cell
    own = _OWN_UNIT.search(cell.row_label or "") if cell is not None else None
    labels = _labels(scene.document.flows, scene.flow_index)
    return own is not None or any(_OWN_UNIT.search(label) and not _SHARE.search(label) for label in labels)


_SHARE = re.compile(
    r"(?i)(?:%|per\s?cent)[^()]*\)?\W*$"
)  # rows of shares or changes may stand below others of one kind


def _labels(flows: Sequence[Flow], index: int) -> Iterator[str]:
    """Yield the row labels of the table in which a cell stands."""
    first = index
    while first > 0 and flows[first - 1].cell is not None and index - first < _CELLS:
        first -= 1
    for flow in flows[first : index + _CELLS]:
        if flow.cell is None:
            return
        if not flow.cell.is_header and flow.cell.column == 0:
            yield flow.text
