"""Tells the scale that words beside a number, or a header above a column, give: "thousands", "US$ m", "'000"."""

import re
from functools import cache

from iomstats.mentions.numerals import currency_codes, quantity_pattern
from iomstats.mentions.words import ONES, SCALE_IN_DIGITS, SCALE_LETTERS, SCALES, TEENS, TENS, one_of


def scale_of(text: str) -> float | None:
    """Return the scale word that an expression ends with, None where it has none."""
    match = quantity_pattern().search(text)
    if match is None:
        return None
    if match["scale"]:
        return scale_factor(match["scale"])
    word = re.search(r"(?i)[a-z][-\s](hundred|thousand|million|billion|trillion|dozen)$", match["number"])
    return SCALES[word.group(1).lower()] if word else None


def scale_factor(text: str) -> float:
    """Return what the scale words or letters behind a number multiply it by."""
    factor = 1.0
    for word in re.findall(r"[A-Za-z]+", text):
        lower = word.lower()
        if lower.startswith("decade"):
            factor *= 10
        elif lower.startswith("centur"):
            factor *= 100
        elif lower.rstrip("s") in SCALES:
            factor *= SCALES[lower.rstrip("s")]
        elif lower == "mm":
            factor *= 1e6
        elif lower in ("t", "tr"):
            factor *= 1e12
        else:
            factor *= SCALE_LETTERS.get(lower, 1.0)
    return factor


def header_scale(text: str) -> float:
    """Return the scale that a table header or caption gives its numbers, 1 where it gives none.

    Example:
        >>> header_scale("Budget (US$ thousands)"), header_scale("(millions)"), header_scale("Projects")
        (1000.0, 1000000.0, 1.0)
    """
    text = text.replace("_", " ")
    for match in _header_scales().finditer(text):
        if not _AFTER_NUMBER.search(text[: match.start()]):
            if match["digits"]:
                return 10.0 ** match["digits"].count("0")
            word = (match["word"] or match["letters"] or "thousand").lower()
            return SCALES.get(word.rstrip("s")) or SCALE_LETTERS.get(word) or 1e3
    return 1.0


@cache
def _header_scales() -> re.Pattern[str]:
    """Return the pattern of a scale word, bare zeros, or letters behind a currency or alone in brackets."""
    code = rf"\b(?:{'|'.join(sorted(currency_codes()))})"
    return re.compile(
        rf"""
        \b(?i:(?P<word>(?:thousand|million|billion|trillion|lakh|crore)s?))\b
        | (?<![\d.,])[’'‘]000s?(?!\w) | (?<![^\s(\[$€£])(?<!\d\s)000(?:s|[’'])?(?![\w.,]|\s\d)
        | (?P<digits>{SCALE_IN_DIGITS})
        | (?P<letters>(?:(?<=[$€£¥₹])|(?<=[$€£¥₹]\s)|(?<={code})|(?<={code}\s)|(?<=Rs\s)|(?<=Rs\.\s))
            (?:[mM]n|[bB]n|m|M|k|K|b|B|mln|bln|mio|tn|trn|MM)(?!\w)
          | (?<=[(\[])(?:m|k|[mM]n|[bB]n|mln|bln|mio|tn)(?=[)\]])
          | (?<=[A-Za-z]\s)(?:[mM]n|[bB]n|mln|bln)(?=[)\]])
          | (?<=,\s)(?:mn|bn|mln|bln|mio|tn)(?!\w)
          | (?:(?<=[(\[])|(?<=[,(\[]\s)|(?<=\bin\s))(?:m|k|[mM]n|[bB]n|mln|bln|mio|tn)(?=\s(?:euros?|
            dollars?|francs?|pounds?|US|{code}|[$€£]|
            persons|people|inhabitants|t(?:onnes)?|tons|ha|kWh|MWh)\b))
        """,
        re.VERBOSE,
    )


# "USD 5 million" is an amount, no scale
_AFTER_NUMBER = re.compile(rf"(?i)(?:\d|\b{one_of(ONES, TEENS, TENS)}|\bhundred|\bhalf\sa|\bseveral|\bfew)[\s-]?$")
