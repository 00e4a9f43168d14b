"""Tells in what power of ten a document states a value; changes no value.

Only thousands, millions and so on count as multipliers: "two hundred" and "two decades" are stated in units.
"""

import re

from iomstats.mentions.words import ONES, SCALES, TEENS, TENS

_NUMERAL = re.compile(r"\d+(?:[,\u2019' \u00a0\u2009\u202f]\d{3})*(?:\.\d+)?")
_SEPARATOR = re.compile(r"[^\d.]")
_WORD = re.compile(r"[a-z]+")
_SMALL = frozenset({*ONES, *TEENS, *TENS})
_THOUSAND = 3
_LARGEST = 12
_SLACK = 1e-9


def unit_multiplier(text: str, value: float) -> int:
    """Return the power of ten by which the number that is written has to be multiplied to get the value.

    What the value is times the number that is written decides, so that a scale which stands elsewhere, as in
    "from 84.7 to 86.1 million" or in the header of a table, counts as well; in a number written in words, its
    last scale does.

    Args:
        text: The numeric expression as it stands.
        value: The value in base units; of a range, the lower end.

    Example:
        >>> unit_multiplier("USD 783.8 million", 783.8e6), unit_multiplier("7,258", 7258.0)
        (6, 0)
        >>> unit_multiplier("84.7", 84.7e6), unit_multiplier("half a billion", 5e8), unit_multiplier("four", 4.0)
        (6, 9, 0)
        >>> unit_multiplier("2 crore", 2e7), unit_multiplier("2 decades", 20.0)
        (6, 0)
    """
    match = _NUMERAL.search(text)
    if match is None:
        return _of_words(text)
    written = float(_SEPARATOR.sub("", match[0]))
    if not written or not value:
        return 0
    return _power(abs(value) / written)


def _of_words(text: str) -> int:
    words = [word.removesuffix("s") for word in _WORD.findall(text.lower())]
    last = next((index for index in range(len(words) - 1, -1, -1) if words[index] in SCALES), None)
    # what follows the last scale is not in it: "two million and fifty" is stated in units
    ends = last is not None and not any(word in _SMALL for word in words[last + 1 :])
    return _power(SCALES[words[last]]) if last is not None and ends else 0


def _power(factor: float) -> int:
    """Return the power of a thousand that a factor is made of, where it is a whole power of ten; else 0."""
    for power in range(_LARGEST, 0, -1):
        if abs(factor / 10**power - 1) < _SLACK:
            return power // _THOUSAND * _THOUSAND
    return 0
