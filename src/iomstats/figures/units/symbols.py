"""Reads the symbols of units of measurement behind a number: "37 km", "5 mg/kg", "25 °C"."""

import re
from functools import cache

from iomstats.figures.model import Draft, Unit
from iomstats.schema.vocabulary import read_table

_POWER = r"(?:[²³⁻¹]+|\^-?\d|[-−]\d)?"


@cache
def _symbols() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of units of measurement after a number, products and quotients with them, and their names."""
    names = measure_names()
    symbol = _alternation()
    return re.compile(
        rf"(?:[\s\u00a0]|-(?=[a-zµμ]*[A-ZΩ]))?(?P<unit>(?P<first>{symbol}){_POWER}(?:\s?[/·]\s?(?:{symbol}|"
        rf"[a-z]{{1,12}})(?:{_POWER}|[23])|\s(?:{symbol}|yr|y|a|d|day|wk)[-−⁻][\d¹²³])*)(?![\w°])"
    ), names


@cache
def _alternation() -> str:
    return (
        "(?:" + "|".join(re.escape(name) for name in sorted(measure_names(), key=lambda name: (-len(name), name))) + ")"
    )


@cache
def named_quotient(symbol: str) -> str | None:
    """Return the unit in words of a quotient or power of symbols, None where a part of it is not known.

    Example:
        >>> [named_quotient(s) for s in ("mg/L", "µg/m3", "mg kg−1")]
        ['milligram per litre', 'microgram per cubic metre', 'milligram per kilogram']
        >>> named_quotient("people/km²"), named_quotient("n/a")
        ('person per square kilometre', None)
    """
    words: list[str] = []
    for part in re.split(r"\s?/\s?|\s(?=\S+[-−⁻][1¹2²3³](?:\s|$))", symbol):
        plain = re.sub(r"[-−⁻][1¹](?!\d)$|(?<=\w)[-−⁻](?=[23²³]$)", "", part).replace("^", "")
        raised = re.fullmatch(r"([A-Za-zµμ]+)([2²3³])", plain)
        if raised is not None and plain not in measure_names() and raised.group(1) in measure_names():
            power = "squared" if raised.group(2) in "2²" else "cubed"
            words.append(f"{measure_names()[raised.group(1)]} {power}")
            continue
        known = (
            measure_names().get(plain) or _BELOW_THE_LINE.get(plain) or _TOP.get(plain)
            if words
            else (measure_names().get(plain) or _TOP.get(plain))
        )
        if known is None:
            return None
        words.append(known)
    return " per ".join(words) if words else None


# what may stand above and below the line of a quotient beside symbols
_TOP = {
    "people": "person",
    "persons": "person",
    "inhabitants": "person",
    "inh": "person",
    "cases": "case",
    "cells": "cell",
    "kcal": "kilocalorie",
}
_BELOW_THE_LINE = {
    "day": "day",
    "d": "day",
    "year": "year",
    "yr": "year",
    "y": "year",
    "a": "year",
    "month": "month",
    "week": "week",
    "wk": "week",
    "hour": "hour",
    "minute": "minute",
    "second": "second",
    "sec": "second",
    "person": "person",
    "p": "person",
    "head": "head",
    "capita": "capita",
    "cap": "capita",
    "household": "household",
    "worker": "worker",
    "acre": "acre",
    "mile": "mile",
    "tonne": "tonne",
    "ton": "tonne",
    "litre": "litre",
    "liter": "litre",
    "plant": "plant",
}
# letters that are words, articles or adverbs where another word follows
_WORDS = ("in", "A", "s", "l", "h", "K", "V", "N", "MP", "U", "T", "mi", "bar", "bp", "cd", "cc", "pt")
_MODEL = re.compile(r"(?:[A-Za-z]|\b[A-Z][a-z]+\s|\bthe\s)$")


def measured_unit(draft: Draft) -> Unit | None:
    """Return the unit of measurement whose symbol follows the number: "37 km", "5 mg/kg", "25 °C"."""
    pattern, names = _symbols()
    match = pattern.match(draft.after)
    if match is None:
        return _in_brackets(draft)
    text, first = match["unit"], match["first"]
    if match.group().startswith("-") and len(text) == 1 and text not in "WL" and not _is_told_of(text, draft):
        return None  # "a 3-D film", "10-K filings"
    if text == "″" and re.search("[′']\\s?$", draft.before):
        return None  # seconds of time or of an arc
    if (
        text == first
        and first in _WORDS
        and not (text == "in" and _are_inches(draft))
        and re.match(r"\s", draft.after)
        and re.match(r"\s[a-z]", draft.after[match.end() :])
        and not (text in _TIMES and _WITHIN.search(draft.before))
        and not _is_told_of(text, draft)
    ):
        return None
    if text == "s" and not draft.after.startswith((" ", "\u00a0")) and _MODEL.search(draft.before):
        return None  # "12 Boeing 737s"
    if (
        text in ("in", "a", "A")
        and re.match(r"\s", draft.after)
        and not (text == "in" and _are_inches(draft))
        and not _is_told_of(text, draft)
    ):
        return None
    if text in ("F", "H") and not _is_told_of(text, draft):
        return None
    if text == "Ha" and re.match(r"\s[A-Z]", draft.after[match.end() :]):
        return None  # "20 Ha Noi families"
    unit = names.get(text) or named_quotient(text) or (names[first] if text == first else text)
    return Unit(unit, text, draft.mention.end + match.start("unit"), draft.mention.end + match.end("unit"))


_BRACKETED = re.compile(r"\s?[(\[](?P<unit>[^()\[\]\s]{2,10})[)\]]")


def _in_brackets(draft: Draft) -> Unit | None:
    """Return the unit of a symbol that stands in brackets: "20 (kg)"."""
    match = _BRACKETED.match(draft.after)
    unit = named_quotient(match["unit"]) if match is not None and not is_word_too(match["unit"]) else None
    if match is None or unit is None:
        return None
    return Unit(unit, match["unit"], draft.mention.end + match.start("unit"), draft.mention.end + match.end("unit"))


# the words by which a letter that may be an article or a mark is known for a unit
_TOLD_OF = {
    "V": r"volt\w*|batter\w+|suppl\w+|charg\w+|mains|sockets?|circuits?|currents?|electr\w+|power|grid|[AD]C",
    "A": r"amp(?:s|eres?)?|currents?|circuits?|fuses?|volt\w*|charg\w+|\d+\s?V",
    "K": r"temperatures?|kelvin|cool\w*|heat\w*|freez\w*|melt\w*",
    "N": r"forces?|newtons?|loads?|thrust|tension",
    "F": r"capaci\w+|farads?",
    "H": r"induct\w+|coils?|henr(?:y|ies)",
}


def _is_told_of(symbol: str, draft: Draft) -> bool:
    words = _TOLD_OF.get(symbol)
    sentence = draft.scene.text[slice(*draft.sentence)]
    return words is not None and re.search(rf"\b(?i:{words})\b", sentence) is not None


def _are_inches(draft: Draft) -> bool:
    """Whether "in" are inches: "2 1/2 in thick", "The length is 2 in."."""
    if re.match(
        r"\sin\s(?:thick|wide|long|tall|high|deep|across|in\sdiameter|diameter|of\s(?:rain|snow)|[x×])\b", draft.after
    ):
        return True
    ends = re.match(r"\sin\.?\s?(?:[.,;()]|$)", draft.after)
    return ends is not None and _LENGTH.search(draft.before) is not None


_LENGTH = re.compile(
    r"(?i)\b(?:lengths?|heights?|widths?|depths?|thickness|diameter|radius|rainfall|snowfall|size|measur\w+|tall|long|ft)\b"
)
_TIMES = ("h", "s")
_WITHIN = re.compile(r"(?i)\b(?:within|for|after|over|every|first|last|in|at|of|least|than|to|about)\s$")


def is_word_too(symbol: str) -> bool:
    """Return whether a symbol is a word too, or an article: "in", "bar"."""
    return symbol in _WORDS or symbol in ("a", "ha", "min")


@cache
def measure_names() -> dict[str, str]:
    """Return the unit in words of each symbol of measurement."""
    return {row["symbol"] or "": row["unit"] or "" for row in read_table("measures")}


@cache
def measured_units() -> frozenset[str]:
    """Return the units of measurement, which measure and do not count: metres, tonnes, degrees."""
    listed = {row["unit"] or "" for row in read_table("measures")} - {"second", "minute", "hour", "percent"}
    areas = {f"{power} {unit}" for power in ("square", "cubic") for unit in listed}
    return frozenset(listed | areas | {"nautical mile", "acre", "index point", "basis point", "magnitude", "mile"})


def is_measured(unit: str | None) -> bool:
    """Return whether a unit measures and counts no things: "metre", "milligram per litre", "p-value"."""
    return unit is not None and (
        unit in measured_units() or " per " in unit or unit in ("odds ratio", "p-value", "calorie", "inch", "pound")
    )
