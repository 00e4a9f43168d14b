"""Finds what the cells of a table count, from their headers, row labels and caption."""

import re

from iomstats.figures.gazetteer import find_named
from iomstats.figures.model import Draft, Scene, Unit
from iomstats.figures.numbers import currency_in
from iomstats.figures.table_edges import corner, row_measure, sign_in_column, title_below
from iomstats.figures.unit_headers import header_unit
from iomstats.figures.unit_names import is_listed, unit_of
from iomstats.figures.unit_own import is_base


def cell_unit(draft: Draft) -> Unit:
    """Return the unit of a table cell from its own sign, its headers, its row label or the caption."""
    own = draft.number
    if own.form == "money":
        return Unit(own.currency or "currency", None)
    if own.form in ("percent", "fraction", "proportion"):
        return Unit("percent", None)
    cell = draft.scene.flow.cell
    if cell is None:
        return Unit(None, None)
    if is_base(draft):
        return Unit("person", None)
    columns = tuple(reversed(cell.column_headers))
    rows = (cell.row_label or "", *reversed(cell.row_label_path))
    around = (cell.caption or "", *reversed(draft.scene.flow.section))
    if (own.value <= 110 and cell.is_row_label) and re.match(r"(?i)ages?\b", " ".join(cell.column_headers)):
        return Unit("year", None)
    if _COUNT_AND_SHARE.search(" ".join((*cell.column_headers, cell.row_label or ""))):
        if draft.before.endswith("("):
            return Unit("percent", None)
        columns, rows = (tuple(_COUNT_AND_SHARE.sub("", text) for text in texts) for texts in (columns, rows))
    stated = _row_unit(draft.scene)
    if stated is not None:
        return stated
    above = corner(draft.scene)
    if re.search(r"(?i)[’'‘]000|\((?:in\s)?(?:thousand|million|billion)s?\)", above):
        # the cell above the row labels says what the whole table counts
        columns = (*columns, re.sub(r"\([^()]*\)|[’'‘]000s?", "", above).strip())
    # a sign or currency anywhere above wins over a noun in the row's label: "EUR million" over "Contributions"
    for texts, nouns in (
        (columns, True),
        ((*rows, corner(draft.scene), *around), False),
        ((*rows, *around), True),
    ):
        if texts[: len(rows)] == rows and nouns and (sign := sign_in_column(draft.scene)):
            return Unit(currency_in(sign) or "currency", None, inherited=True)
        for text in texts:
            if (
                nouns
                and re.match(r"(?i)(?:all|rest\sof|other|total(?!\s(?:no|number)))\b", text)
                and text is not cell.caption
            ):
                continue
            unit = header_unit(text, nouns=nouns)
            if unit is not None and not (text in rows and nouns and (not is_listed(unit) or _names_place(text, ""))):
                return unit
    beside = _unit_beside(draft.scene)
    if beside.unit is not None:
        return beside
    named = tuple(text for text in rows if text and not _names_place(text, above))
    for text in (title_below(draft.scene), *named):
        unit = header_unit(text)
        if unit is not None:
            return unit
    if beside.unit is None and _OF_PEOPLE.search(above):
        return Unit("person", None, inherited=True)
    return beside


_SUMS = re.compile(r"(?i)(?:all|rest\sof|other|total(?!\s(?:no|number)))\b")
# "no. (%)": a count with its share in brackets
_COUNT_AND_SHARE = re.compile(r"(?i)[\s,—–-]*\b(?:no|n|nr|numbers?|counts?)s?\.?,?\s?[(,]\s?%\s?\)?")
# what people are told apart by, and things are not
_OF_PEOPLE = re.compile(
    r"(?i)\bcountr(?:y|ies)\sof\s(?:origin|destination|birth|citizenship|asylum|residence|nationality)\b|\bnationalit|\bcitizenship\b"
)


_OF_PLACES = re.compile(
    r"(?i)\b(?:countr|cit(?:y|ies)|town|region|province|district|state|site|location|camp|office|mission|destination|origin|"
    r"place|nationalit)"
)


def _names_place(text: str, above: str) -> bool:
    """Whether a row is named after a place, by its name or by the header above the row labels."""
    return _OF_PLACES.search(above) is not None or bool(find_named(text))


def _row_unit(scene: Scene) -> Unit | None:
    """Return the unit that the row's cell under "Unit" names; a column of changes has its own."""
    measure, cell = row_measure(scene), scene.flow.cell
    if measure is None or cell is None:
        return None
    change = any(re.search(r"(?i)\bchange|\bgrowth|\bdiff", header) for header in cell.column_headers)
    unit = header_unit(measure)
    if unit is None and re.fullmatch(
        r"(?i)(?:in\s)?(?:thousands?|millions?|billions?|number|persons|people|head)", measure.strip()
    ):
        unit = header_unit(cell.row_label or "") or Unit(None, None)
    if unit is None and re.search("[a-z]", measure):
        unit = Unit(unit_of(measure), measure, inherited=True)
    return Unit("percentage point", None) if change and unit is not None and unit.unit == "percent" else unit


def _unit_beside(scene: Scene) -> Unit:
    """A column headed by an adjective ("Positive", "Under 18") breaks down the counts in the columns before it."""
    cell = scene.flow.cell
    if cell is None or not cell.column_headers:
        return Unit(None, None)
    flows, block = scene.document.flows, scene.flow.blocks[0][1]
    seen = scene.flow_index
    for index in range(seen - 1, max(-1, seen - 12), -1):
        other = flows[index].cell
        if other is None or other.row != cell.row or flows[index].blocks[0][1] != block:
            break
        for header in reversed(other.column_headers):
            unit = header_unit(header)
            if unit is not None:
                return unit if unit.unit not in ("percent", "per mille") else Unit(None, None)
    return Unit(None, None)
