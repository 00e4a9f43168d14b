"""Tells which currency a text names, by its ISO 4217 code, symbol or name."""

import re
from functools import cache

from iomstats.mentions.numerals import currency_codes
from iomstats.schema.vocabulary import read_table, read_toml


@cache
def named_currencies() -> dict[str, str]:
    """Symbols and names of currencies and the ISO 4217 code of each, from the vocabulary."""
    return {(row["name"] or "").lower(): row["code"] or "" for row in read_table("currencies")}


def currency_named(text: str) -> str | None:
    """Return the ISO 4217 code of a currency written as code, symbol or name, None where it is none."""
    if text in currency_codes():
        return text
    known = named_currencies()
    key = re.sub(r"\s+(?=\$)", "", re.sub(r"\s+", " ", text.lower())).strip(" .").replace(".s$", ".s.$")
    return (
        known.get(key)
        or known.get(key.rstrip("s"))
        or known.get(key.split(" ")[-1])
        or known.get(key.split(" ")[-1].rstrip("s"))
    )


def currency_in(text: str) -> str | None:
    """Return the ISO 4217 code of the currency that a header names, None where it names none.

    Example:
        >>> currency_in("Budget (US$ thousands)"), currency_in("in millions of euros"), currency_in("Projects")
        ('USD', 'EUR', None)
    """
    for code in re.findall(r"\b[A-Z]{3}\b", text):
        if code in currency_codes() and code not in ("ALL", "TOP", "CUP", "MOP", "SOS", "PEN", "GEL"):
            return str(code)
    if re.search(r"\bRs\b", text):
        return "INR"
    written = text.lower()
    named = _currency_names().search(written)
    if named is not None:
        return named_currencies()[named.group(1) or named.group(2)]
    for name in _currency_signs():
        if name in written and not (name[0].isalpha() and re.search(rf"[a-z]{re.escape(name)}", written)):
            return named_currencies()[name]
    return None


@cache
def _currency_names() -> re.Pattern[str]:
    """Return the pattern of the names of currencies in a header; those like other words need brackets or "in"."""
    names = sorted((name for name in named_currencies() if len(name) > 2), key=lambda name: (-len(name), name))
    words = frozenset(read_toml("numbers")["currency_names_like_words"])
    plain = "|".join(re.escape(name) for name in names if name not in words)
    marked = "|".join(re.escape(name) for name in names if name in words)
    return re.compile(
        rf"(?<![a-z])(?:({plain})|(?:(?<=\()|(?<=\bin\s)|(?<=lion\sof\s)|(?<=lions\sof\s)|(?<=lion\s)|(?<=thousand\s))({marked}))(?:e?s)?(?![a-z])"
    )


@cache
def _currency_signs() -> tuple[str, ...]:
    """Return the signs of currencies of one or two characters, longest first."""
    return tuple(
        sorted(
            (name for name in named_currencies() if len(name) <= 2 and not name.isalpha()),
            key=lambda name: (-len(name), name),
        )
    )
