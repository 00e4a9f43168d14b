"""Lists the numeric tokens of a text: what the ledger has to account for. Knows nothing of classes or rules."""

import re

from iomstats.mentions.words import (
    FRACTIONS,
    MULTIPLES,
    ONES,
    ORDINAL_ONES,
    ORDINAL_TEENS,
    ORDINAL_TENS,
    SCALES,
    SUPERSCRIPTS,
    TEENS,
    TENS,
    VULGAR_FRACTIONS,
    one_of,
)

_WORDS = one_of(ONES, TEENS, TENS, SCALES, ORDINAL_ONES, ORDINAL_TEENS, ORDINAL_TENS, FRACTIONS, MULTIPLES)
_TOKEN = re.compile(
    rf"\d[\d.,]*\d|\d|[{SUPERSCRIPTS}₀-₉]+|[{''.join(VULGAR_FRACTIONS)}]|(?<![A-Za-z])(?i:{_WORDS}s?|"
    r"once|ones|decades?|centur(?:y|ies)"
    r"|hundredths?|thousandths?|(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|"
    r"many)fold)(?![A-Za-z])"
)


def numeric_tokens(text: str) -> list[tuple[int, int]]:
    """Return the spans of every token with a digit and every number word of a text.

    Example:
        >>> [ "two-thirds of 14 States"[a:b] for a, b in numeric_tokens("two-thirds of 14 States") ]
        ['two', 'thirds', '14']
    """
    return [match.span() for match in _TOKEN.finditer(text) if match.group().lower() != "seconds"]
