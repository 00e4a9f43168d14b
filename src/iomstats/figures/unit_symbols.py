"""Reads the symbols of units of measurement behind a number: "37 km", "5 mg/kg", "25 °C"."""

import re
from functools import cache

from iomstats.figures.model import Draft, Unit
from iomstats.schema.vocabulary import read_table


@cache
def _symbols() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of units of measurement after a number, products and quotients with them, and their names."""
    names = measure_names()
    symbol = "(?:" + "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) + ")"
    power = r"(?:[²³⁻¹]+|\^-?\d|[-−]\d)?"
    return re.compile(
        rf"[\s\u00a0]?(?P<unit>(?P<first>{symbol}){power}(?:\s?[/·]\s?(?:{symbol}|"
        rf"[a-z]{{1,12}}){power}|\s{symbol}[-−⁻][\d¹²³])*)(?![\w°])"
    ), names


_MODEL = re.compile(r"(?:[A-Za-z]|\b[A-Z][a-z]+\s|\bthe\s)$")


def measured_unit(draft: Draft) -> Unit | None:
    """Return the unit of measurement whose symbol follows the number: "37 km", "5 mg/kg", "25 °C"."""
    pattern, names = _symbols()
    match = pattern.match(draft.after)
    if match is None:
        return None
    text, first = match["unit"], match["first"]
    if (
        text == first
        and first in ("in", "A", "t", "s", "l", "h", "K", "V", "N")
        and re.match(r"\s", draft.after)
        and re.match(r"\s[a-z]", draft.after[match.end() :])
    ):
        return None
    if (
        text == "s"
        and not draft.after.startswith((" ", "\u00a0"))
        and re.search(r"(?:[A-Za-z]|\b[A-Z][a-z]+\s|\bthe\s)$", draft.before)
    ):
        return None  # "12 Boeing 737s"
    if text in ("in", "a", "A") and re.match(r"\s", draft.after):
        return None
    unit = names[first] if text == first else names.get(text, text)
    return Unit(unit, text, draft.mention.end + match.start("unit"), draft.mention.end + match.end("unit"))


@cache
def measure_names() -> dict[str, str]:
    """Return the unit in words of each symbol of measurement."""
    return {row["symbol"] or "": row["unit"] or "" for row in read_table("measures")}


@cache
def measured_units() -> frozenset[str]:
    """Return the units of measurement, which measure and do not count: metres, tonnes, degrees."""
    listed = {row["unit"] or "" for row in read_table("measures")} - {"second", "minute", "hour"}
    areas = {f"{power} {unit}" for power in ("square", "cubic") for unit in listed}
    return frozenset(listed | areas | {"nautical mile", "acre", "index point", "basis point", "magnitude", "mile"})
