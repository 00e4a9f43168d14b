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
# behind a month a fifth digit is no part of the year but the mark of a note: "31 May 20121"
_AFTER_MONTH = r"(?<=ary\s)|(?<=rch\s)|(?<=ril\s)|(?<=May\s)|(?<=une\s)|(?<=uly\s)|(?<=ust\s)|(?<=ber\s)"
_TOKEN = re.compile(
    r"(?<![A-Za-z])(?i:(?<=\bthe\s)|(?<=early\s)|(?<=early-)|(?<=late\s)|(?<=late-)|(?<=mid\s)|(?<=mid-))"
    r"(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?![A-Za-z])|"
    rf"(?:19|20)\d\d(?=,\d{{1,2}}(?![\d.,]))|(?:{_AFTER_MONTH})(?:19|20)\d\d(?=\d(?!\d))|\d[\d.,]*\d|\d|[{SUPERSCRIPTS}₀-₉]+|[{''.join(VULGAR_FRACTIONS)}]|(?<![A-Za-z])(?i:{_WORDS}s?|"
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
    return [match.span() for match in _TOKEN.finditer(text) if not _is_no_number(text, match)]


_STRETCH_BEFORE = re.compile(
    r"(?i)\b(?:this|that|last|next|each|every|per|previous|preceding|same|current|final|first|second|third|fourth|latest|coming|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve|consecutive|straight|successive|few|several|\d|[1-4](?:st|nd|rd|th))"
    r"[-\s]$"
)


_THE_QUARTER = re.compile(r"(?i)quarter(?!s|\sof\s(?!20)|[-\w])")


_HALF_AS = re.compile(r"(?i)half\s(?:again|as\s(?:many|much|big|large|likely|often|high|long|fast|again))\b")


def is_stretch(text: str, start: int) -> bool:
    """Whether "quarter" or "half" at a place is a stretch of time or of a match, as "this quarter" is, and no number.

    Example:
        >>> is_stretch("sales of this quarter", 14), is_stretch("a quarter of sales", 2)
        (True, False)
    """
    if _HALF_AS.match(text, start):
        return False
    if _STRETCH_BEFORE.search(text, max(0, start - 12), start):
        return True
    return text[max(0, start - 4) : start].lower() == "the " and bool(_THE_QUARTER.match(text, start))


_PER_SECOND = re.compile(r"(?i)\bper\s$|(?:\d|ths?|half|quarters?|thirds?)\sof\sa\s$|/\s?$")
_OF_SOMEBODY = re.compile(r"(?i)\b(?:his|her|their|my|your|our)\s(?:\w+[-\s])?$")


def _is_no_number(text: str, match: re.Match[str]) -> bool:
    word = match.group().lower()
    if word.endswith("ties") and _OF_SOMEBODY.search(text, max(0, match.start() - 12), match.start()):
        return True  # "in her late fifties"
    if word == "second" and _PER_SECOND.search(text, max(0, match.start() - 12), match.start()):
        return True
    return word == "seconds" or (word in ("quarter", "quarters", "half") and is_stretch(text, match.start()))
