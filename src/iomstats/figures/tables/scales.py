"""Gives the number of a table cell the scale of its header, row, corner, caption or note."""

import re
from dataclasses import replace

from iomstats.figures.model import Draft, Scene
from iomstats.figures.numbers.currency_names import currency_in
from iomstats.figures.numbers.scales import header_scale, scale_factor
from iomstats.figures.places.openings import title_lines
from iomstats.figures.tables.edges import (
    corner,
    header_gone_on,
    money_gone_on,
    noted_scale,
    row_labels,
    row_measure,
    sign_in_column,
)
from iomstats.figures.tables.labels import counts_things, is_per_one, names_share, without_exceptions


def scaled_cell(draft: Draft) -> Draft:
    """Apply the scale that a table's header or caption gives, unless the cell has one or is a share."""
    cell, number = draft.scene.flow.cell, draft.number
    letter = _OWN_LETTER.match(draft.after) if cell is not None and number.form == "cardinal" else None
    if letter is not None and _in_money(draft):
        return replace(draft, number=replace(number, value=round(number.value * scale_factor(letter[1]), 6)))
    if cell is None or number.form not in ("cardinal", "money") or (cell.is_row_label and cell.row_label is not None):
        return draft  # "Within one year" names a row
    headers = " ".join((*cell.column_headers, cell.row_label or "", cell.caption or "")).replace("_", " ").lower()
    if 0 < abs(number.value) < 1 and (names_share(headers) or "fraction" in headers) and "%" not in headers:
        return replace(draft, number=replace(number, value=round(number.value * 100, 9), form="percent"))
    if is_per_one(cell.row_label or "") or _OWN_UNIT.search(cell.row_label or ""):
        return draft
    if (cell.is_row_label or cell.is_header) and not re.fullmatch(r"\W*[\d.,\s]+\W*", draft.scene.text):
        return draft
    counted = counts_things(cell.row_label or "", row_labels(draft.scene))
    if number.form == "cardinal" and (
        _SHARES.search(" ".join(cell.column_headers).replace("_", " "))
        or _SHARE_LABEL.search(cell.row_label or "")
        or any(names_share(text.replace("_", " ")) for text in (*cell.column_headers, cell.row_label or ""))
    ):
        return draft
    if abs(number.value) < 1000 and _RATE_HEADER.search(" ".join((*cell.column_headers[-1:], cell.row_label or ""))):
        return draft
    for text in (
        *reversed(cell.column_headers),
        header_gone_on(draft.scene),
        money_gone_on(draft.scene),
        row_measure(draft.scene) or "",
        cell.row_label or "",
        *reversed(cell.row_label_path[:-1]),
        corner(draft.scene),
        noted_scale(draft.scene),
        without_exceptions(cell.caption or ""),
        *reversed(draft.scene.flow.section[-1:]),
        _titled_scale(draft.scene),
    ):
        scale = header_scale(text)
        if scale != 1.0 and counted and (currency_in(text) or sign_in_column(draft.scene)):
            return draft  # a number of persons in a table of money
        if scale != 1.0 and (
            abs(number.value) < 1e7 or abs(number.value * scale) < _MOST_SCALED[currency_in(text) is not None]
        ):
            return replace(draft, number=replace(number, value=round(number.value * scale, 6)))
        if _OWN_UNIT.search(text):
            return draft
    return draft


# "4.2 m" in a table of money
_OWN_LETTER = re.compile(r"\s?(k|[mM]n?|[bB]n)\W*$")


def _in_money(draft: Draft) -> bool:
    """Return whether the header, caption, corner or title of a cell names a currency."""
    cell = draft.scene.flow.cell
    assert cell is not None
    texts = (*cell.column_headers, cell.row_label or "", corner(draft.scene), cell.caption or "")
    return any(currency_in(text) for text in texts)


# no more than this is told in thousands or millions: without a currency, and in one
_MOST_SCALED = (1.2e10, 1e16)
# no table gives these in thousands, whatever its caption says
_SHARES = re.compile(r"‰|\bpct\b|\brate\b")
# a column of such a name holds shares of a hundred, below what title so ever
_RATE_HEADER = re.compile(
    r"(?i)\b(?:absorption|utili[sz]ation|execution|coverage|growth|occupancy|turnout|uptake|penetration|achievement|attainment|margin|"
    r"index|density|average\sage|median\sage)\b"
)
_SHARE_LABEL = re.compile(r"(?i)‰|\bpct\b|\brates?\b|\bratio\b")
# "(US$)", "(number)": a label that states a unit of its own needs no scale from further away
_OWN_UNIT = re.compile(
    r"(?i)\((?:in\s)?(?:us\s?\$|[$€£¥]|[A-Z]{3}|no\.?|nos\.?|numbers?|count|units?|persons?|people|staff|households?|years?|months?|"
    r"days|hours|tonnes|tons|t|kg|km²?|ha|hectares|litres)\)"
)


def _titled_scale(scene: Scene) -> str:
    """Return the title of a document that states a scale in brackets, or is that of a table and nothing else."""
    document = scene.document
    stated = next((title for title in title_lines(document, scene.flow_index) if _SCALED_TITLE.search(title)), None)
    if stated is not None:
        return stated
    alone = all(flow.cell is not None or flow.kind != "paragraph" for flow in document.flows)
    return document.title or "" if alone and re.search(r"\([^()]*\)|\bin\s[a-z]+s\b", document.title or "") else ""


_SCALED_TITLE = re.compile(r"(?i)\([^()]*\b(?:thousand|million|billion|lakh|crore)s?\b[^()]*\)|\([^()]*[’']000s?\)")
