"""Reads small numbers roughly, as far as the grammar needs to tell a share or a range from two counts."""

import re

from iomstats.mentions.words import ONES, TEENS, TENS

SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ROUND = {**TEENS, **TENS, "hundred": 100}
_TWO = re.compile(rf"({'|'.join(TENS)})[-\s]({'|'.join(ONES)})")


def small_value(text: str) -> float:
    """Return what digits or a small number word say, 0 where it is neither.

    Example:
        >>> small_value("seven"), small_value("1,200"), small_value("umpteen")
        (7, 1200.0, 0.0)
    """
    if text in SMALL:
        return SMALL.index(text) + 1
    two = _TWO.fullmatch(text)
    if two is not None:
        return TENS[two.group(1)] + ONES[two.group(2)]
    digits = re.sub("[½¼¾⅓⅔]$", ".5", text.replace(",", ""))
    return float(_ROUND[text]) if text in _ROUND else float(digits) if digits.replace(".", "", 1).isdigit() else 0.0
