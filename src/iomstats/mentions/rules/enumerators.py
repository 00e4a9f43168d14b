"""Rules for the numbers that open a row, a paragraph or a sentence and number it."""

import re
from functools import lru_cache

from iomstats.documents.model import Flow
from iomstats.mentions.rules.rule import DIGIT, Rule, is_page_line, text_after, text_before


def _marker(flow: Flow, match: re.Match[str]) -> bool:
    return flow.marker is not None and flow.marker[0] <= match.start() < flow.marker[1]


def _page_line(flow: Flow, _: re.Match[str]) -> bool:
    return is_page_line(flow)


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


# a column of numbers of notes, paragraphs or pages
_NOTE_HEADER = re.compile(
    r"(?i)(?:see\s)?(?:notes?(?:\s(?:no|nos|ref|reference)s?\.?)?|refs?\.?|reference(?:\sno\.?)?|schedule|paragraphs?|paras?\.?|page(?:\s?no\.?)?|p\.|"
    r"annex|sections?|articles?|clauses?|§)"
)


def _in_note_column(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a cell stands in the column "Note" of an account, or in one of pages or paragraphs."""
    cell = flow.cell
    return (
        cell is not None
        and not cell.is_header
        and bool(cell.column_headers)
        and bool(_NOTE_HEADER.fullmatch(cell.column_headers[-1].strip(" :()")))
    )


_NOTE_NUMBER = r"\d{1,3}(?:\.\d{1,2}){0,2}(?:\s?\([a-z\d]{1,3}\))*"


def _sections_count_up(flow: Flow, match: re.Match[str]) -> bool:
    """Whether "5.3" before a sentence numbers a paragraph: 5.2 or 5.4 opens another, or it opens the text."""
    if flow.cell is not None:
        return False
    if match.start() == 0 and match.group(1).endswith("."):
        return True
    chapter, number = (int(part) for part in match.group(1).split(".")[:2])
    found = {
        (int(other), int(part))
        for other, part in re.findall(r"(?:^|[.:;!?”\"]\s)(\d{1,2})\.(\d{1,2})\.?\s+[A-Z]", flow.text)
    }
    if {(chapter, number - 1), (chapter, number + 1)} & found:
        return True
    return match.start() == 0 and flow.kind != "heading" and bool(_SENTENCE.match(text_after(flow, match)))


# what a sentence begins with, and no "5.3 Million"
_SENTENCE = re.compile(r"\s+(?!(?:M|B|Tr)illion|Per\s?cent|Thousand)[A-Z][\w’'-]*,?\s(?:[\w’',()-]+\s){4}")

ENUMERATORS = (
    Rule(
        "note_cell",
        "numbering",
        re.compile(rf"^{_NOTE_NUMBER}(?:\s?(?:,|;|&|and|to|[-–])\s?{_NOTE_NUMBER})*$"),
        each=re.compile(r"(?<![\d(])\d{1,3}(?:\.\d{1,2}){0,2}"),
        guard=_in_note_column,
        needs=DIGIT,
    ),
    Rule(
        "section_number",
        "numbering",
        re.compile(r"(?:^|(?<=[.:;!?”\"]\s))(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?)(?=\s+[A-Z])"),
        guard=_sections_count_up,
        needs=DIGIT,
    ),
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
    Rule("page_number", "numbering", re.compile(r"^(\d{1,4})(?=\s+\D)"), guard=_page_line, needs=DIGIT),
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
