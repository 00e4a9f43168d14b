"""Mends the damage that text extraction does to numbers: digits driven apart, words glued to digits.

Works on reading text; the raw text is never touched, and the raw offsets of every character are kept, so that a
later stage can tell a mended number by its raw text. What could also be sound text is left as it is.
"""

import re
from functools import cache
from collections.abc import Collection, Sequence

from iomstats.documents.driven_apart import spaces_driven_in
from iomstats.documents.misread import characters_back
from iomstats.schema.vocabulary import read_table, read_toml

_LINK = (
    r"(?:in|of|from|to|by|with|and|some|over|about|than|for|since|until|between|nearly|almost|at|or|were|was|had|only|"
    r"including|against|reached|totalled|received|approximately|around|during|through|under|within|after|before)"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_GLUED = (
    # "in2016", "of2,316", "inover155countries"; a raised mark behind "protection" stays glued
    re.compile(
        rf"(?<![\w./@#_-])(?:(?:in|of|to|from|and|by|with|for|at)(?P<gap0>)(?=over|some|about|nearly|almost|than|only))?{_LINK}"
        r"(?P<gap>)(?=[$€£]?\d)(?!\d{1,2}[.)]?(?:\s(?-i:[A-Z])|$))",
        re.IGNORECASE,
    ),
    # no mark of a note hangs at these: "under18.", "ofUSD 2 million"
    re.compile(r"(?<![\w./@#_-])(?i:of|than|between|aged|under|nearly|almost|approximately|about|with|from|to|cost|costs|at|by|in|for)(?P<gap>)"
        r"(?=(?:US\$|(?:USD|EUR|CHF|GBP|JPY)\s?)\d)|(?<![\w./@#_-])(?i:of|than|between|aged|under|nearly|almost|approximately)(?P<gap2>)(?=\d)"),
    # "2008at a cost", "2009and"
    re.compile(r"(?<![\w.,/–-])(?:19|20)\d\d(?P<gap>)(?=(?:at|in|to|of|by|on|with|from|that|this|the|when|where|which|while|up|down|against|after|before|but|it|there)(?![\w.-]))"),
    re.compile(rf"(?<![\w./@#_-]){_MONTH}(?P<gap>)(?=(?:19|20)\d\d(?!\w))"),
    re.compile(r"(?<![\w./@#_-])[A-Za-z]?[a-z]{2,}(?P<gap>)(?=\d{1,3},\d{3}(?!\d)|\d{1,3}\.\d{1,2}\s?(?:m|b)illion)"),
    # "1in20", "5to10", "20was"
    re.compile(r"(?<![\w.,/-])\d{1,3}(?P<gap>)(?:in|to|of|and|out)(?P<gap2>)(?=\d{1,4}(?:[,.]?\D|$))"),
    re.compile(r"(?<=\d)(?P<gap>)(?=(?:was|were|are|had|has|have|and|for|who|men|per|with|from|people|women)(?!\w))"),
    # "sixcountries"
    re.compile(
        r"(?<![\w-])(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)(?P<gap>)"
        r"(?=(?:countr|people|persons?\b|month|year|week|days?\b|hours?\b|offices?\b|project|staff|migrant|million|hundred|thousand|region|"
        r"provinc|district|cit(?:y|ies)|sites?\b|camps?\b|village|school|hospital|famil|household|women|children|men\b|workers?\b|officials?\b))"
    ),
    # "twothirds", "twentyfive"
    re.compile(r"(?<![\w-])(?i:one|two|three|four)(?P<gap>)(?=(?:halves|thirds?|quarters|fifths?|sixths?|sevenths|eighths?|ninths|tenths?)\b)"),
    re.compile(rf"(?<![\w-])(?i:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?P<gap>)(?=(?:one|two|three|four|five|six|seven|eight|nine)\b)"),
    # "1,480households", "5.6millionpeople"
    re.compile(
        r"(?<![\w./@#_–-])(?:US)?[$€£]?\d{1,3}(?:,\d{3})*(?:\.\d+)?%?(?P<gap>)"
        r"(?!folds?\b|teen|plus\b|ish\b|(?:th|st|nd|rd)[-\s,.]|ml?n\b)[a-z]{4,}(?![\w@./-]{0,40}\d)(?!\.[a-z])"
    ),
    re.compile(r"(?<=\d)\s?(?:million|billion|thousand)(?P<gap>)(?!s\b|aires?\b|ths?\b|s-|fold)(?=[a-z]{3,})"),
)


# "house-holds", "refu- gees": a word that a line divided, set in the middle of another
_DIVIDED = re.compile(r"(?<![\w-])(?P<head>(?!(?i:non|sub|co|re|pre|self|ex|anti|multi|inter|asylum|whistle)-)[A-Za-z]?[a-z]+)(?P<cut>-\s?)(?P<tail>[a-z]{2,})(?![\w-])")
_MAY_BE_DAMAGED = re.compile(
    r"\d|ty\s?[-–]\s?[a-z]|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|ty)[a-z]|-\s|\s-[a-z]|(?:third|fifth|quarter)"
)


@cache
def _nouns() -> frozenset[str]:
    """Return the nouns of units and people that the vocabulary lists, singular."""
    listed = {noun for row in read_table("units") for noun in (row["nouns"] or "").split("|")}
    nouns = {*listed, *read_toml("nouns")["persons"]}
    return frozenset(noun for noun in nouns if noun.isalpha() and len(noun) > 4)


def _hyphens_of_lines(text: str) -> list[int]:
    """Return the offsets of hyphens, and spaces behind them, inside of a noun that is written without one."""
    if "-" not in text:
        return []
    found: list[int] = []
    for match in _DIVIDED.finditer(text):
        word = (match["head"] + match["tail"]).lower()
        if {word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word)} & _nouns():
            found += range(match.start("cut"), match.end("cut"))
    return found


def mended(text: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[str, list[int], list[int]]:
    """Return a text with its raw offsets, digits joined that a space cut and words parted that were run together.

    Example:
        >>> mended("of 1 35 staff and 1,480households in2016", range(41), range(1, 42))[0]
        'of 135 staff and 1,480 households in 2016'
    """
    starts, ends = list(starts), list(ends)
    text, starts, ends = _without(_hyphens_of_lines(text), text, starts, ends)
    if not _MAY_BE_DAMAGED.search(text):
        return text, starts, ends
    for pattern in _GLUED:
        gaps = [
            position
            for match in pattern.finditer(text)
            for name in pattern.groupindex
            if (position := match.start(name)) > 0
        ]
        if gaps:
            # a space that is not in the raw text stands at the character before it
            kept = sorted([*range(len(text)), *(position - 1 for position in gaps)])
            fresh = {position + number for number, position in enumerate(sorted(gaps))}
            starts, ends = [starts[index] for index in kept], [ends[index] for index in kept]
            text = "".join(" " if at in fresh else text[index] for at, index in enumerate(kept))
    read, empty = characters_back(text)
    damaged = read != text
    text, starts, ends = _without(empty, read, starts, ends)
    return _without(spaces_driven_in(text, damaged=damaged), text, starts, ends)


def _without(
    offsets: Collection[int], text: str, starts: list[int], ends: list[int]
) -> tuple[str, list[int], list[int]]:
    """Return a text and its raw offsets without some characters."""
    if not offsets:
        return text, starts, ends
    dropped = set(offsets)
    kept = [index for index in range(len(text)) if index not in dropped]
    return "".join(text[at] for at in kept), [starts[at] for at in kept], [ends[at] for at in kept]
