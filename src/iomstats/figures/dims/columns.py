"""Finds the dims that the headers of a table cell's column give; rows are read in ``cells.py``."""

import re

from iomstats.figures.dims.words import in_text
from iomstats.figures.model import Scene
from iomstats.figures.places.backgrounds import is_world
from iomstats.figures.places.gazetteer import find_named
from iomstats.figures.tables.edges import header_cells
from iomstats.figures.tables.labels import names_share
from iomstats.figures.units.headers import header_unit, measured_in

Dims = dict[str, str]

# what the columns of accounts of gifts and appeals tell apart
_ACCOUNTS = frozenset(
    "pledged promised committed paid received balance outstanding unpaid requested requirement requirements required "
    "funded unmet gap shortfall disbursed allocated approved".split()
)
_SEXES = {"m": "male", "f": "female"}
# what is measured, counted or dated in a column breaks nothing down
_MEASURE = re.compile(
    r"(?i)[%\d$€£]|\b(?:totals?|all|both|sum|overall|averages?|means?|medians?|ratios?|rates?|indexe?s?|per|shares?|numbers?|no|nos|n|amounts?|values?|costs?|"
    r"changes?|growth|increases?|decreases?|variations?|differences?|years?|months?|quarters?|dates?|units?|notes?|actual|budget|target|"
    r"reached|planned|estimated?|projected|of\s(?:which|whom)|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\b"
)


def column_dims(scene: Scene) -> Dims:
    """Return what the headers above a cell say besides place, time and unit."""
    cell = scene.flow.cell
    if cell is None:
        return {}
    dims: Dims = {}
    for header in cell.column_headers:
        plain = header.strip(" *:").lower()
        if plain in _ACCOUNTS and plain not in (cell.caption or "").lower():
            dims.setdefault("category", plain)
        if plain in _SEXES and _has_both_sexes(scene):
            dims.setdefault("sex", _SEXES[plain])
        for key, value in in_text(plain_words(header), "column").items():
            dims.setdefault(key, value)
        age = re.search(r"(?i)\b(under|over|below|above)\s(\d{1,2})\b(?!\d)", header)
        if age:
            dims["age"] = f"{age.group(1).lower()} {age.group(2)}"
        if re.search(r"(?i)\bobservers?\b", header) and not re.search(r"(?i)\bmembers?\b", header):
            dims.setdefault("category", "observer")
    part = _part(scene) if "category" not in dims and "age" not in dims else None
    return {**dims, "category": part} if part else dims


def plain_words(text: str) -> str:
    """Return a header or label in lower case, its marks taken out."""
    return re.sub(r"[_\W]+", " ", text.lower().replace("_", " ")).strip()


def _has_both_sexes(scene: Scene) -> bool:
    found = {text.strip(" *:").lower() for _, text in header_cells(scene)}
    return _SEXES.keys() <= found


def _part(scene: Scene) -> str | None:
    """Return what part of all a column tells of, where two headers stand over it, None where neither says it.

    Headers that come again below each of several others are measures, or sexes, and those above break down what they
    measure ("Urban | Rural" over "Cases | Deaths | Cases | Deaths"), unless they are counted themselves. Else the
    columns below one header break down what it counts ("Persons examined" over "Refugees | Immigrants").
    """
    cell = scene.flow.cell
    if cell is None or len(cell.column_headers) < 2:
        return None
    upper, lower = cell.column_headers[-2:]
    rows: dict[int, list[tuple[int, str]]] = {}
    for header, text in header_cells(scene):
        if header.column:
            rows.setdefault(header.row, []).append((header.column, text))
    above = next((row for row in rows.values() if (texts := [text for _, text in row]) and upper in texts), [])
    below = next((row for row in rows.values() if lower in [text for _, text in row] and row is not above), [])
    told = upper if [text for _, text in below].count(lower) > 1 else lower
    if told is lower:
        end = next((column for column, _ in sorted(above) if column > cell.column), None)
        begin = max((column for column, _ in above if column <= cell.column), default=0)
        parts = [text for column, text in below if column >= begin and (end is None or column < end)]
        counted = header_unit(upper)
        if len(parts) < 2 or counted is None or counted.unit in (None, "percent") or any(map(_is_measure, parts)):
            return None
    elif (
        _is_measure(upper)
        or header_unit(upper) is not None
        or re.search(r"(?i)\d{4}|\b[QH][1-4]\b|\b(?:jan|jul|apr|oct)", lower)
    ):
        return None
    known = find_named(told) or is_world(told) or in_text(plain_words(told), "column")
    return None if known else told.strip(" *:").lower()


def _is_measure(text: str) -> bool:
    return bool(_MEASURE.search(text)) or names_share(text) or measured_in(text) is not None
