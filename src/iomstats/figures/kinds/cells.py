"""Tells a stock from a flow by labels: the headers of a table, its title, a heading, what stands before a colon."""

import re

from iomstats.figures.kinds.sums import CARRIED, is_money, word_pattern
from iomstats.figures.model import FLOW, STOCK, Draft
from iomstats.figures.tables.edges import corner, header_row, row_labels, title_below
from iomstats.figures.words.quantities import is_output
from iomstats.figures.words.word_classes import noun_class, participles_of_events

UNFINISHED = re.compile(r"(?i)\b(?:pending|outstanding|active|ongoing|open|backlog|under\sreview|unpaid)\b")
AT_DATE = re.compile(
    r"(?i)\b(?:as\s(?:of|at)|at\s(?:the\s)?(?:very\s)?(?:end|start|beginning|close|turn|height|peak)\sof|at\s(?:year-?)?end|"
    r"at\sthe\stime\sof|(?:on|at)\s\d{1,2}\s[A-Z][a-z]+|at\smid-)"
)


_INCOME_GROUP = re.compile(
    r"(?i)\b(?:high|low|middle|upper|lower)[\s-]+(?:middle[\s-]+)?income\b|\bincome\s(?:group|level|bracket|quintile|class|decile)s?"
)


def told_in(words: str) -> str | None:
    """Return the kind that a heading or label tells: "Persons trained:", "Resident population"."""
    found: str | None = None
    words = _INCOME_GROUP.sub("", words)
    if _happens(words):
        return FLOW
    for word in re.findall(r"[A-Za-z][a-z-]+", words):
        name = "state" if word.lower() in _LASTING and "newly" not in words.lower() else noun_class(word)
        if name == "event":
            found = FLOW
        elif name == "state" and found is None:
            found = STOCK
    return found


def cell_level(draft: Draft) -> str:
    """Return the kind of a level in the cell of a table, told by its headers, labels and title."""
    cell = draft.scene.flow.cell
    if cell is None:
        return STOCK
    headers = " ".join(cell.column_headers).replace("_", " ")
    caption = re.sub(r"\([^()]*\)", "", cell.caption or "")
    words = " ".join((headers, *cell.row_label_path, cell.row_label or "", caption))
    if re.search(r"\([a-z]+\sper\s\d", " ".join((cell.caption or "", *draft.scene.flow.section[-1:]))):
        return "rate"  # "(births per 1 000 inhabitants)"
    if re.search(r"(?i)\b(?:per|rate|price)\b", words) and not re.search(r"(?i)per\s?cent", words):
        return "rate"
    if re.search(r"(?i)\b(?:average|mean|median)\b", words):
        return "average"
    label = cell.row_label or ""
    if UNFINISHED.search(f"{label} {headers}") or AT_DATE.match(label) or _FORMER.match(label):
        return STOCK
    if is_money(draft):
        return _cell_sum(draft, f"{words} {corner(draft.scene)}")
    if _happens(label):
        return FLOW
    title = (cell.caption or "", *draft.scene.flow.section[-1:], title_below(draft.scene))
    for told in (headers, label if noun_class(label) else "", *title, label):
        if found := told_in(told):
            return found
    if re.match(r"(?i)\W*of\s(?:whom|which)\b", headers) and FLOW in map(told_in, header_row(draft.scene)):
        return FLOW
    lasting = any(UNFINISHED.search(header) or told_in(header) == STOCK for header in header_row(draft.scene))
    return FLOW if is_output(draft.unit.unit) or (_FISCAL.search(headers) and not lasting) else STOCK


_FORMER = re.compile(r"(?i)\W*(?:former(?:ly)?|previously)\b")
_FISCAL = re.compile(r"\bFY\s?['’]?\d\d|\b(?:19|20)\d\d/\d\d\b|\bQ[1-4]\b")


def _cell_sum(draft: Draft, words: str) -> str:
    """Return whether an amount in a table is a balance or is paid over a period, by its own row and the others."""
    if word_pattern("proceeds_nouns").search(words) and not CARRIED.search(words):
        return FLOW
    if word_pattern("balance_nouns").search(words) or CARRIED.search(words):
        return STOCK
    labels = row_labels(draft.scene)
    balances = sum(bool(word_pattern("balance_nouns").search(label)) for label in labels)
    earned = sum(bool(word_pattern("proceeds_nouns").search(label)) for label in labels)
    sheet = bool(word_pattern("balance_sheet_nouns").search(words))
    return STOCK if balances > earned and (balances > 1 or sheet) else FLOW


def _happens(words: str) -> bool:
    return any(
        word.lower() in participles_of_events() and word.lower() not in _STILL_SO
        for word in re.findall(r"[A-Za-z]+", words)
    )


# participles of what lasts, in headings and labels: "Displaced individuals:"
_LASTING = frozenset("detained displaced hosted housed sheltered stranded".split())
_STILL_SO = frozenset(
    "chosen detained displaced employed enrolled hosted housed insured selected sheltered stranded".split()
)
