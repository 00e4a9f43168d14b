"""Rules for the numbers that open a row, a paragraph or a sentence and number it."""

import re
from functools import lru_cache

from iomstats.documents.model import Flow
from iomstats.mentions.rules.rule import DIGIT, Rule, text_before


def _marker(flow: Flow, match: re.Match[str]) -> bool:
    return flow.marker is not None and flow.marker[0] <= match.start() < flow.marker[1]


def _page_line(flow: Flow, match: re.Match[str]) -> bool:
    return flow.kind in ("page_furniture", "contents")


def _enumerates(flow: Flow, match: re.Match[str]) -> bool:
    """Whether "(2)" or "2)" is one of a run that starts with 1, so that it numbers and does not count."""
    number = int(re.sub(r"\D", "", match.group()) or 0)
    if flow.cell is not None:
        return False
    before = text_before(flow, match).rstrip()
    if number <= 2 and re.search(r"\(1\)\s[a-z]", flow.text) and re.search(r"\(2\)\s[a-z]", flow.text):
        return True
    opens = not before or before[-1] in ":;,.?!" or bool(re.search(r"\b(?:and|or|either)$", before))
    other = 2 if number == 1 else 1
    return opens and bool(re.search(rf"\(?(?<!\d){other}\)\s", flow.text))


_RANK_HEADER = re.compile(
    r"(?i)(?:rank(?:ing)?|no\.?|nr\.?|n°|№|\#|pos(?:ition|\.)?|s/?n|serial(?:\sno\.?)?|item|ref\.?|id|line)"
)


def _in_rank_column(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a cell stands in a first column that numbers the rows."""
    cell = flow.cell
    return (
        cell is not None
        and not cell.is_header
        and cell.column == 0
        and bool(cell.column_headers)
        and bool(_RANK_HEADER.fullmatch(cell.column_headers[-1].strip()))
    )


def _counts_up(flow: Flow, match: re.Match[str]) -> bool:
    """Whether "2." before a sentence is one of a run inside the same text that begins with "1."."""
    number = int(match.group(1).rstrip("."))
    found = _enumerators(flow.text)
    return flow.cell is None and 1 in found and 2 in found and set(range(1, number + 1)) <= found


@lru_cache(maxsize=4)
def _enumerators(text: str) -> frozenset[int]:
    return frozenset(int(other) for other in re.findall(r"(?:^|[.:;!?]\s)(\d{1,2})\.\s[A-Z]", text))


ENUMERATORS = (
    Rule("rank_cell", "numbering", re.compile(r"^\d{1,4}[.)]?$"), guard=_in_rank_column, needs=DIGIT),
    Rule(
        "label_number",
        "numbering",
        re.compile(r"^(\d{1,3}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3})(?=\s+[A-Z])"),
        guard=lambda flow, match: flow.cell is not None and flow.cell.column == 0 and not flow.cell.is_header,
        needs=DIGIT,
    ),
    Rule(
        "sentence_enumerator",
        "numbering",
        re.compile(r"(?:^|(?<=[.:;!?]\s))(\d{1,2}\.)(?=\s[A-Z])"),
        guard=_counts_up,
        needs=DIGIT,
    ),
    Rule("marker", "numbering", re.compile(r"\(?\d{1,3}(?:\.\d{1,2}){0,4}[.)]?\)?"), guard=_marker, needs=DIGIT),
    Rule("contents_page", "numbering", re.compile(r"(\d{1,4})\s*$"), guard=_page_line, needs=DIGIT),
)


INLINE_ENUMERATORS = (
    Rule(
        "inline_enumerator",
        "numbering",
        re.compile(r"(?<![\w(])(\(\d{1,2}\)|\d{1,2}\))(?=\s)"),
        guard=_enumerates,
        needs=DIGIT,
    ),
)
