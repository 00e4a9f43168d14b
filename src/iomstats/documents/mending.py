"""Mends the damage that text extraction does to numbers: digits driven apart, words glued to digits.

Works on reading text; the raw text is never touched, and the raw offsets of every character are kept, so that a
later stage can tell a mended number by its raw text. What could also be sound text is left as it is.
"""

import re
from collections.abc import Sequence

_LINK = (
    r"(?:in|of|from|to|by|with|and|some|over|about|than|for|since|until|between|nearly|almost|at|or|were|was|had|only|"
    r"including|against|reached|totalled|received|approximately|around|during|through|under|within|after|before)"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# a digit group is cut by a space: what is kept of it is the first group before the space, the second behind it
_SPLIT = re.compile(
    r"(?<![\w.,])(?:US)?[$€£]?(?:\d{1,3}(?:,\d{3})*,\d(?P<two>\s)\d{2}(?:,\d{3})*(?![\d.,]{0,20}\d)"
    r"|\d{1,3}(?:,\d{3})*,\d{2}(?P<one>\s)\d(?:,\d{3})*(?![\d.,]{0,20}\d)"
    r"|\d{1,3}(?P<comma>\s),\d{3}(?:,\d{3})*(?!\d)"
    r"|\d{1,3}(?P<point>\s)\.\d{1,2}(?![\d.,]{0,20}\d))"
    r"|(?<=[$€£])\d{1,3}\.(?P<decimal>\s)\d{1,2}(?=\s?(?:mn?|million|bn|billion)\b)"
    # a line broke behind the comma: "KES 3, 150 a bag", but "grants of USD 900, 310 small enterprises"
    r"|(?:(?<=[$€£])|(?<=\b[A-Z]{3}\s)|(?<=\b[A-Z]{3}))\d{1,3},(?P<broken>\s)\d{3}(?:,\d{3})*(?![\d.,]\d|\d|,\s\d|\sand\s\d|"
    r"\s(?!(?:a|an|per|each|every|million|billion|to|and|or|in|for|was|were|is|are|had|by|from|at|on|with|of|during|as|worth)\b)[a-z])"
    r"|(?:(?<=\bsome\s)|(?<=\bnearly\s)|(?<=\babout\s)|(?<=\bthan\s)|(?<=\bapproximately\s)|(?<=\btotal\sof\s))"
    r"\d{1,3},(?P<behind>\s)\d{3}(?:,\d{3})*(?![\d.,]\d|\d|,\s\d|\sand\s\d)",
)
_SPLIT_YEAR = re.compile(
    rf"(?:\b(?i:in|since|by|until|during|before|after|of|from|to|and|between|end|early|late|mid)|\b{_MONTH},?)\s?(?<![\d.])"
    rf"(?:(?:20[0-4]|19\d)(?P<three>\s)\d|(?:20|19)(?P<two>\s)\d\d|2(?P<one>\s)0[0-4]\d(?=\s?[.,;:)]))"
    r"(?![\w%]|[.,]\d|\s(?:per\s?cent|percent|million|billion))"
)
_SPLIT_COUNT = re.compile(
    rf"(?<!\w)(?i:{_LINK}|all|the|these|those|another)\s(?:\d(?P<one>\s)\d\d|\d\d(?P<two>\s)\d)(?=\s(?!in\b|of\b|to\b|and\b|or\b|out\b|times\b)[a-z]{{3}}"
    r"|\s(?:in|of)\s(?:(?!\d)|(?:19|20)\d\d\b)|[,.;)](?!\d))"
)
_SPLIT_OPENING = re.compile(
    r"^\d(?P<one>\s)\d\d(?=\s[a-z]{4,}s\s(?:were|was|are|have|had|attended|took|received|from|in)\b)"
)

_TENS = r"(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
# "twenty -two", "6 . 2 %", "1 , 1 32,000", "n = 11 0"
_SPLIT_SIGNS = re.compile(
    rf"\b{_TENS}(?P<dash1>\s)?[-–](?P<dash2>\s)?(?={_ONES}\b)"
    r"|(?<![\d.,])\d{1,3}(?P<point1>\s)\.(?P<point2>\s)\d{1,2}(?=\s?(?:%|per\s?cent|percent|million|billion))"
    r"|(?<![\w.,])\d{1,3}(?P<comma1>\s),(?P<comma2>\s)?\d(?:(?P<in1>\s)\d\d|\d(?P<in2>\s)\d)(?:,\d{3})*(?![\d.,]{0,20}\d)"
    r"|(?<![\w.,])\d{0,2}(?:(?<!1)1(?P<st>\s)st|(?<!1)2(?P<nd>\s)nd|(?<!1)3(?P<rd>\s)rd|(?:1[123]|[04-9])(?P<th>\s)th)(?=\s[A-Za-z]|[,;)])"
    r"|\b[nN]\s?=\s?\d{1,2}(?P<count>\s)\d{1,2}(?=[.,;)]|\s*$)"
)
# a letter read for a digit: "1O4" for 104
_MISREAD_DIGIT = re.compile(r"(?<![\w.,/-])(?:(?=\d+[OoIl]\d)(?:\d+[OoIl])+\d+)(?![\w-])")
# a digit read for a letter, or a letter for the first digit of a rank: "mil1ion", "Tab1e 3", "l0th"
_MISREAD_LETTER = re.compile(r"(?<![\w./@#_-])[A-Z]?[a-z]{2,}[10]{1,2}[a-z]{1,}(?:[10][a-z]+)?(?![\w@/-]|\.\w)")
_MISREAD_WORDS = re.compile(
    r"(?i)(?:mi[l1]{2}ions?|bi[l1]{2}ions?|tri[l1]{2}ions?|tab[l1]es?|tota[l1]s?|annua[l1]|artic[l1]es?|peop[l1]e|do[l1]{2}ars?|th[o0]usands?|pers[o0]ns?|"
    r"w[o0]rkers?|w[o0]men|h[o0]useho[l1]ds?|p[o0]pu[l1]ati[o0]n|emp[l1][o0]y(?:ed|ees|ment)|m[o0]nths?|schoo[l1]s?|chi[l1]dren|mi[l1]es?|nati[o0]na[l1]|"
    r"internationa[l1]|regiona[l1]|socia[l1]|hea[l1]th|deve[l1]opment|figu[r]e|[a-z]{3,}(?:ti[o0]ns?|a[l1]|ab[l1]es?|ica[l1]ly))"
)
_MISREAD_RANK = re.compile(r"(?<![\w.,/-])[lI](?=[\dO](?:st|nd|rd|th)(?!\w))")
_LETTERS = str.maketrans("OoIl", "0011")

_GLUED = (
    # "in2016", "of2,316", "inover155countries"; a raised mark behind "protection" stays glued
    re.compile(
        rf"(?<![\w./@#_-])(?:(?:in|of|to|from|and|by|with|for|at)(?P<gap0>)(?=over|some|about|nearly|almost|than|only))?{_LINK}"
        r"(?P<gap>)(?=[$€£]?\d)(?!\d{1,2}[.)]?(?:\s[A-Z]|$))",
        re.IGNORECASE,
    ),
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
    # "1,480households", "5.6millionpeople"
    re.compile(
        r"(?<![\w./@#_–-])(?:US)?[$€£]?\d{1,3}(?:,\d{3})*(?:\.\d+)?%?(?P<gap>)"
        r"(?!folds?\b|teen|plus\b|ish\b|(?:th|st|nd|rd)[-\s,.]|ml?n\b)[a-z]{4,}(?![\w@./-]{0,40}\d)(?!\.[a-z])"
    ),
    re.compile(r"(?<=\d)\s?(?:million|billion|thousand)(?P<gap>)(?!s\b|aires?\b|ths?\b|s-|fold)(?=[a-z]{3,})"),
)


def _letters_back(match: re.Match[str]) -> str:
    """Return a word with its letters where digits were read for them, if it then is an English word."""
    word = match.group()
    return word.replace("1", "l").replace("0", "o") if _MISREAD_WORDS.fullmatch(word) else word


def mended(text: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[str, list[int], list[int]]:
    """Return a text with its raw offsets, digits joined that a space cut and words parted that were run together.

    Example:
        >>> mended("of 1 35 staff and 1,480households in2016", range(41), range(1, 42))[0]
        'of 135 staff and 1,480 households in 2016'
    """
    starts, ends = list(starts), list(ends)
    if not re.search(r"\d|ty\s?[-–]\s?[a-z]|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[a-z]", text):
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
    text = _MISREAD_DIGIT.sub(lambda match: match.group().translate(_LETTERS), text)
    text = _MISREAD_RANK.sub("1", text)
    text = _MISREAD_LETTER.sub(_letters_back, text)
    for pattern in (_SPLIT_SIGNS, _SPLIT, _SPLIT_YEAR, _SPLIT_COUNT, _SPLIT_OPENING):
        dropped = {match.start(name) for match in pattern.finditer(text) for name in pattern.groupindex if match[name]}
        if dropped:
            kept = [index for index in range(len(text)) if index not in dropped]
            text = "".join(text[index] for index in kept)
            starts, ends = [starts[index] for index in kept], [ends[index] for index in kept]
    return text, starts, ends
