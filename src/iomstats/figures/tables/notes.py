"""Finds what the lines below a table say of when and where its data were gathered, and whose table is above a text.

What stands above a table and beside its cells is found in ``edges.py``.
"""

import re

from iomstats.documents.model import Flow
from iomstats.figures.model import Scene
from iomstats.figures.tables.edges import table_end

_LINES = 3
"""How many lines below a table may be its notes, and how many paragraphs may go on speaking of it."""
_NOTE = re.compile(r"(?i)\W*(?:sources?|notes?|base|based\son|data)\b")
# work in the field is done at a time and place; what is published, printed or looked up is not
_FIELDWORK = re.compile(
    r"(?i)\b(?:surveys?|census|interview(?:s|ed)?|questionnaires?|polls?|polled|fieldwork|field\swork|assessments?|registrations?|enumeration|"
    r"headcounts?|focus\sgroups?|(?:data|figures|responses)\s(?:were\s)?(?:collected|gathered)|observations?|flow\smonitoring|respondents)\b"
)
_PUBLISHED = re.compile(
    r"(?i)\b(?:yearbooks?|reports?|bulletins?|databases?|reviews?|papers?|journal|publications?|accessed|retrieved|published|press|"
    r"website|online|www|https?|forthcoming|edition|issue)\b"
)


def fieldwork_line(scene: Scene) -> str:
    """Return the note or source below the table of a cell that says of a survey when or where it was made, else "".

    Example:
        "Source: survey of returnees in Herat, Afghanistan, June 2014"; not "Source: Afghanistan Survey Report 2014".
    """
    flows, end = scene.document.flows, table_end(scene)
    for flow in flows[end + 1 : end + 1 + _LINES]:
        if flow.cell is not None or flow.kind == "heading":
            break
        told = _FIELDWORK.search(flow.text)
        if told and len(flow.text) <= 300 and _NOTE.match(flow.text) and not _PUBLISHED.search(flow.text):
            return flow.text
    return ""


def caption_before(scene: Scene) -> str:
    """Return the title of the table that a paragraph stands right below, "" where it stands below none."""
    flows, here = scene.document.flows, scene.flow_index
    for index in range(here - 1, max(here - 1 - _LINES, -1), -1):
        flow = flows[index]
        if flow.section != scene.flow.section or flow.part != scene.flow.part or flow.kind == "heading":
            return ""
        if flow.cell is not None:
            return flow.cell.caption or ""
        if not _is_note(flow):
            return ""
    return ""


def _is_note(flow: Flow) -> bool:
    """Tell whether a line may stand between a table and what is said of it."""
    return flow.kind in ("caption", "footnote") or _NOTE.match(flow.text) is not None
