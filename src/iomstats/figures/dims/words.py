"""Looks words up in the vocabulary ``dims.tsv``; no rule about sentences lives here."""

import re
from functools import cache

from iomstats.schema.vocabulary import read_table


@cache
def _words(where: str) -> tuple[tuple[str, str, str], ...]:
    """Return ``(word, key, value)`` of every word for one position in a sentence, longest first."""
    found = [
        (word, str(row["key"]), str(row["value"]))
        for row in read_table("dims")
        if where in str(row["where"]).split("|")
        for word in str(row["words"]).split("|")
    ]
    return tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry)))


@cache
def _pattern(where: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(word) for word, _, _ in _words(where)) + r")(?![\w-])")


@cache
def _lookup(where: str) -> dict[str, tuple[str, str]]:
    return {word: (key, value) for word, key, value in _words(where)}


def starting(text: str, where: str) -> dict[str, str]:
    """Return the dim that the words at the start of a text give.

    Example:
        >>> starting("women and children under guard", "complement")
        {'category': 'women and children'}
        >>> starting("resettlement cases", "complement")
        {}
    """
    match = _pattern(where).match(text)
    return dict((_lookup(where)[match.group()],)) if match else {}


def in_text(text: str, where: str) -> dict[str, str]:
    """Return the dims that words anywhere in a text give; of one key the first.

    Example:
        >>> in_text("had returned by road", "mode")
        {'mode': 'road'}
    """
    dims: dict[str, str] = {}
    for match in _pattern(where).finditer(text):
        key, value = _lookup(where)[match.group()]
        dims.setdefault(key, value)
    return dims
