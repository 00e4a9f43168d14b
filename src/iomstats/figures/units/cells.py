"""Finds what the cells of a table count, from their headers, row labels and caption."""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft, Scene, Unit
from iomstats.figures.numbers.currency_names import currency_in
from iomstats.figures.numbers.scales import header_scale
from iomstats.figures.places.gazetteer import find_named
from iomstats.figures.places.openings import title_lines
from iomstats.figures.tables.edges import corner, money_gone_on, row_labels, row_measure, sign_in_column, title_below
from iomstats.figures.tables.labels import counts_things, names_share
from iomstats.figures.units.givers import can_count
from iomstats.figures.units.headers import header_unit
from iomstats.figures.units.lists import WAYS_OF_PEOPLE
from iomstats.figures.units.names import is_listed, unit_of
from iomstats.figures.units.own import is_base, own_unit
from iomstats.figures.units.subjects import unit_of_phrase
from iomstats.schema.vocabulary import read_toml


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
    around = (cell.caption or "", *reversed(draft.scene.flow.section), _title_unit(draft.scene))
    if (own.value <= 110 and cell.is_row_label) and re.match(r"(?i)ages?\b", " ".join(cell.column_headers)):
        return Unit("year", None)
    told = _told_in_cell(draft)
    if told is not None:
        return told
    if _COUNT_AND_SHARE.search(" ".join((*cell.column_headers, cell.row_label or ""))):
        if draft.before.endswith("("):
            return Unit("percent", None)
        columns, rows = (tuple(_COUNT_AND_SHARE.sub("", text) for text in texts) for texts in (columns, rows))
    if names_share(rows[0]) and currency_in(rows[0]) is None and not any(map(names_share, columns)):
        return Unit("percent", None, inherited=True)  # "Share of GDP" among rows of money
    stated = _row_unit(draft.scene)
    if stated is not None:
        return stated
    if columns and _SAMPLE_SIZE.fullmatch(columns[0]):
        return _sampled((*rows, *around))
    if (
        cell.caption
        and _ALL_SHARES.search(cell.caption)
        and own.value <= 100
        and not _SAMPLE_SIZE.match(rows[0])
        and not (columns and (header_unit(columns[0], nouns=False) or _NUMBERED.match(columns[0])))
    ):
        return Unit("percent", None, inherited=True)  # "(percentage of respondents)" over "Women" and "Men"
    above = corner(draft.scene)
    if counts_things(cell.row_label or "", row_labels(draft.scene)) and not any(
        header_unit(text, nouns=False) for text in (rows[0], columns[0] if columns else "")
    ):
        return header_unit(rows[0]) or unit_of_phrase(rows[0].lower()) or Unit(None, None)
    if re.search(r"(?i)[’'‘]000|\((?:in\s)?(?:thousand|million|billion)s?\)", above):
        # the cell above the row labels says what the whole table counts
        columns = (*columns, re.sub(r"\([^()]*\)|[’'‘]000s?", "", above).strip())
    if gone_on := currency_in(money_gone_on(draft.scene)):
        return Unit(gone_on, None, inherited=True)
    stated_above = next(
        (text for text in (*columns[1:], *around) if currency_in(text) and header_scale(text) > 1), None
    )
    if stated_above is not None and columns and _is_amount(columns[0]):
        return Unit(currency_in(stated_above), None, inherited=True)
    money = currency_in(above) is not None and (own.value % 1 > 0 or header_scale(above) > 1)
    beside = _unit_beside(draft.scene)
    if columns and _SUM_OF_ROW.fullmatch(columns[0]) and beside.unit is not None and not money:
        return beside
    # a sign or currency anywhere above wins over a noun in the row's label: "EUR million" over "Contributions"
    for texts, nouns in (
        (columns, not money),
        ((*rows, above, *around), False),
        ((*rows, *around), True),
    ):
        if texts[: len(rows)] == rows and nouns and (sign := sign_in_column(draft.scene)):
            return Unit(currency_in(sign) or "currency", None, inherited=True)
        for text in texts:
            if nouns and _SUMS.match(text) and text is not cell.caption:
                continue
            unit = header_unit(text, nouns=nouns)
            if unit is not None and not can_count(unit.unit, own.value):
                continue  # "Receiving countries" above thousands of people
            if unit is not None and not (text in rows and nouns and (not is_listed(unit) or _names_place(text, ""))):
                return unit
    if beside.unit is not None:
        return beside
    named = tuple(text for text in rows if text and not _names_place(text, above))
    for text in (title_below(draft.scene), *named, draft.scene.document.title or ""):
        unit = header_unit(text)
        if unit is not None:
            return unit
    people = _OF_PEOPLE.search(above) or any(WAYS_OF_PEOPLE.search(text) for text in around if text)
    if beside.unit is None and people and own.value % 1 == 0:
        return Unit("person", None, inherited=True)
    return beside


def _told_in_cell(draft: Draft) -> Unit | None:
    """Return the unit that stands behind the number in its cell: "12 km", "Within one year"."""
    behind = re.match(r"[\s\u00a0-]?[A-Za-z°µμ″²³]{2,}|[\s\u00a0]?[°″]", draft.after)
    if behind is None:
        return None
    unit = own_unit(draft)
    if unit is None or unit.unit is None or unit.inherited or unit.start is None:
        return None
    return unit


# "n", "Base", "Unweighted N": how many were asked
_SAMPLE_SIZE = re.compile(r"(?i)(?:(?:un)?weighted\s)?(?:n|base|obs(?:ervations)?\.?|sample(?:\ssize)?|count)\b\W*")
_SHARE_OF = re.compile(r"(?i)(?:%|per\s?cent|percentage|share)\sof\s(?:all\s|the\s)?(?P<of>[a-z][^()|,;]{2,40})")


# what a caption says of all that stands below it
_ALL_SHARES = re.compile(r"(?i)\((?:in\s|as\s(?:an?\s)?)?(?:%|per\s?cents?|percent(?:age)?s?)(?:\sof\s[^()]{2,60})?\)")
_NUMBERED = re.compile(r"(?i)\W*(?:no\.?|n|numbers?|counts?|totals?|cases)\b")
_SAMPLE = re.compile(r"\b[nN]\s?=\s?\d")


def _sampled(texts: Sequence[str]) -> Unit:
    """Return what a column of sample sizes counts: what the table gives shares of, else people it speaks of."""
    for text in texts:
        shared = _SHARE_OF.search(text)
        if shared is not None and (unit := unit_of_phrase(shared["of"])) is not None:
            return unit
    for text in texts:
        unit = header_unit(re.sub(r"%|(?i:per\s?cent)", "", text))
        if unit is not None and unit.unit not in ("percent", "per mille"):
            return unit
    return Unit("person", None, inherited=True) if any(map(_SAMPLE.search, texts)) else Unit(None, None)


def _title_unit(scene: Scene) -> str:
    """Return what the titles of the document put in brackets: "Top exports (USD million)", "" where they have none."""
    titles = " ".join(title_lines(scene.document, scene.flow_index))
    return " ".join(re.findall(r"\([^()]*\)", titles))


# what is told in money wherever a caption states a currency and its scale: "Remittances", "Net exports"
_AMOUNTS = frozenset(read_toml("numbers")["amounts"])


def _is_amount(header: str) -> bool:
    """Return whether a header names nothing but amounts of money: "Remittances", "Exports of goods"."""
    words = re.findall(r"[a-z]+", re.sub(r"\s(?:of|to|from|in|by)\s.*", "", header.lower()))
    return (
        bool(words) and words[-1] in _AMOUNTS and not names_share(header) and header_unit(header, nouns=False) is None
    )


_SUM_OF_ROW = re.compile(r"(?i)\W*(?:total|all|both\ssexes|sum)\W*")
_SUMS = re.compile(r"(?i)(?:all|both|rest\sof|other|total(?!\s(?:no|number)))\b")
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
    unit = header_unit(f"({measure})") if "(" not in measure else None
    unit = unit or header_unit(measure)
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
