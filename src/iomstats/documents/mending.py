"""Mends the damage that text extraction does to numbers: digits driven apart, words glued to digits.

Works on reading text; the raw text is never touched, and the raw offsets of every character are kept, so that a
later stage can tell a mended number by its raw text. What could also be sound text is left as it is.
"""

import json
import re
from collections.abc import Sequence
from functools import cache, partial

from iomstats.documents.driven_apart import spaces_driven_in
from iomstats.documents.hidden_marks import marks_raised
from iomstats.documents.misread import Edit, characters_back
from iomstats.documents.run_together import gaps_left_out
from iomstats.schema.vocabulary import read_table, read_toml

# "house-holds", "refu- gees": a word that a line divided, set in the middle of another
_DIVIDED = re.compile(
    r"(?<![\w-])(?P<head>(?!(?i:non|sub|co|re|pre|self|ex|anti|multi|inter|asylum|whistle)-)[A-Za-z]?[a-z]+)(?P<cut>-\s?)(?P<tail>[a-z]{2,})(?![A-Za-z_-])"
)
_MAY_BE_DAMAGED = re.compile(
    r"[\d０-９]|ty\s?[-–]\s?[a-z]|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|ty)[a-z]|-\s|\s-[a-z]|(?:third|fifth|quarter)|(?<![\w’'-])(?:ve|fty|rst)\b|fi\s(?:ve|fty|rst)|\b[A-Za-z]\s[A-Za-z]\s[A-Za-z]\b|one(?:hundred|million)|[a-z]\s[a-z]{1,2}\s"
)


_PARTS = frozenset("article table figure chapter section paragraph annex resolution".split())
_MONTHS = frozenset("january february august september october november december".split())


@cache
def _nouns() -> frozenset[str]:
    """Return the nouns of units and people that the vocabulary lists, singular, and those of parts and months."""
    listed = {noun for row in read_table("units") for noun in (row["nouns"] or "").split("|")}
    nouns = {*_PARTS, *_MONTHS, *listed, *read_toml("nouns")["persons"]}
    return frozenset(noun for noun in nouns if noun.isalpha() and len(noun) > 4)


@cache
def _words() -> frozenset[str]:
    """Return the longer words of the vocabulary of subjects beside the nouns."""
    told = json.dumps([read_toml(name) for name in ("recognition", "indicators", "themes")])
    return _nouns().union(re.findall(r"(?<![\w-])[a-z]{6,}(?![\w-])", told))


def _hyphens_of_lines(text: str) -> list[int]:
    """Return the offsets of hyphens, and spaces behind them, inside of a word that is written without one."""
    if "-" not in text:
        return []
    found: list[int] = []
    for match in _DIVIDED.finditer(text):
        word = (match["head"] + match["tail"]).lower()
        known = _nouns() if match["cut"] == "-" else _words()
        if {word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word)} & known:
            found += range(match.start("cut"), match.end("cut"))
    return found


def mended(text: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[str, list[int], list[int]]:
    """Return a text with its raw offsets, digits joined that a space cut and words parted that were run together.

    Example:
        >>> mended("of 1 35 staff and 1,480households in2016", range(41), range(1, 42))[0]
        'of 135 staff and 1,480 households in 2016'
    """
    starts, ends = list(starts), list(ends)
    text, starts, ends = _edited(text, starts, ends, [(at, at + 1, "") for at in _hyphens_of_lines(text)])
    if not _MAY_BE_DAMAGED.search(text):
        return text, starts, ends
    damaged = False
    for _ in range(_ROUNDS):  # what was mended may lay bare more
        before = text
        for find in (_gaps, characters_back, marks_raised, partial(_spaces, damaged=damaged)):
            edits = find(text)
            damaged = damaged or (bool(edits) and find is not marks_raised)
            text, starts, ends = _edited(text, starts, ends, edits)
        if text == before:
            break
    return text, starts, ends


_ROUNDS = 3


def _gaps(text: str) -> list[Edit]:
    return [(at, at, " ") for at in sorted(gaps_left_out(text))]


def _spaces(text: str, *, damaged: bool) -> list[Edit]:
    return [(at, at + 1, "") for at in spaces_driven_in(text, damaged=damaged)]


def _edited(text: str, starts: list[int], ends: list[int], edits: Sequence[Edit]) -> tuple[str, list[int], list[int]]:
    """Return a text and its raw offsets with some stretches replaced.

    Of a replacement as long as what it replaces every letter keeps its place; what is put in newly takes that of the
    letter before it.
    """
    if not edits:
        return text, starts, ends
    letters: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    at = 0
    for start, end, word in edits:
        letters += (text[at:start], word)
        firsts += starts[at:start]
        lasts += ends[at:start]
        if len(word) == end - start:
            firsts += starts[start:end]
            lasts += ends[start:end]
        else:
            first, last = (start, end - 1) if start < end else (start - 1, start - 1)
            firsts += [starts[first]] * len(word)
            lasts += [ends[last]] * len(word)
        at = end
    return "".join((*letters, text[at:])), firsts + starts[at:], lasts + ends[at:]
