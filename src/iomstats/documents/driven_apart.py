"""Finds the spaces that text extraction drove into numbers: between digits, beside points and commas, inside words.

Two bare numbers never stand side by side in a sentence, and no number is printed with one or two digits behind its
comma: what would have to be read so was one number. What could also be sound text is joined only where the text
shows other damage.
"""

import re
from collections.abc import Iterator

from iomstats.documents.run_together import LINK

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SPLIT_YEAR = re.compile(
    rf"(?:\b(?i:in|since|by|until|during|before|after|of|from|to|and|between|end|early|late|mid)|\b{_MONTH},?)\s?(?<![\d.])"
    rf"(?:(?:20[0-4]|19\d)(?P<three>\s)\d|(?:20|19)(?P<two>\s)\d\d|2(?P<one>\s)0[0-4]\d(?=\s?[.,;:)]))"
    r"(?![\w%]|[.,]\d|\s(?:per\s?cent|percent|million|billion))"
)
_TENS = r"(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_PARTS = r"(?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
# "twenty -two", "one- third", "n = 11 0", "1 st"
_WORDS = re.compile(
    rf"\b{_TENS}(?P<dash1>\s)?[-–](?P<dash2>\s)?(?={_ONES}\b)"
    rf"|\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]even|[Nn]ine)(?P<part1>\s)?-(?P<part2>\s)?(?={_PARTS}\b)"
    r"|(?<![\w.,])\d{0,2}(?:(?<!1)1(?P<st>\s)st|(?<!1)2(?P<nd>\s)nd|(?<!1)3(?P<rd>\s)rd|(?:1[123]|[04-9])(?P<th>\s)th)(?=\s[A-Za-z]|[,;)])"
    r"|\b[nN]\s?=\s?\d{1,2}(?P<count>\s)\d{1,2}(?=[.,;)]|\s*$)"
)
# "mil lion", "thou- sand", "per c ent": words of scale, wherever they are cut
_SCALES = re.compile(
    r"(?<=[\d½¼¾a-z]\s)(?:"
    + "|".join(r"(?:-\s?|\s)?".join(word) for word in ("million", "billion", "thousand", "hundred", "percent"))
    + r")s?\b"
)
_CUT_WORDS = (
    "three", "seven", "eight", "twelve", "eleven", "thirteen", "fifteen", "twenty", "thirty", "forty", "fifty",
    "eighty", "ninety", "doubled", "tripled", "quadrupled", "third", "quarter",
)  # fmt: skip
_NUMBER_WORDS = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(rf"[{word[0]}{word[0].upper()}](?:-\s?|\s)?" + r"(?:-\s?|\s)?".join(word[1:]) for word in _CUT_WORDS)
    + r")\b"
)
_CUT = re.compile(r"-\s?|\s")

# digits, commas and single spaces, as they follow each other
_RUN = re.compile(r"(?<![\w./–-])(?<!\d,)\d[\d,]{0,12}(?:\s(?=[\d,])[\d,]{1,12}){1,5}(?<!,)(?!\w|[.,/–-]\d|%?\w)")
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+")
_WELL = re.compile(r"\d{1,3}(?:,\d{3})*|[12]\d{3}")
_SPACED = re.compile(r"\d{1,3}(?:\s\d{3})+(?P<cut>\s(?:\d(?P<one>\s)\d\d|\d\d(?P<two>\s)\d))(?![\d,]|\s\d)")
# "9 .4", "17 . 5"; the point of a sentence has no digit right behind it
_POINT = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?P<before>\s)\.(?P<after>\s)?\d{1,2}(?![\d,]|\.\d)")
_MEASURED = r"(?=\s?(?:%|per\s?cent\b|percent\b|(?:m|b)illion\b|mn?\b|bn\b|times\b))"
_POINT_BEFORE = re.compile(
    rf"(?:(?<=[$€£])|(?<=[$€£]\s)|(?<=\b[A-Z]{{3}}\s))\d{{1,3}}\.(?P<money>\s)\d{{1,2}}{_MEASURED}"
    rf"|(?i:\b{LINK}\s)(?:US\$\s?|[A-Z]{{3}}\s)?\d{{1,3}}\.(?P<told>\s)\d{_MEASURED}"
    r"|(?i:\b(?:of|was|were|about|some|nearly|than|average|averaged|averages|only|by|to)\s)\d{1,2}\.(?P<span>\s)\d(?=\s(?:years|months|days|hours|km|persons|litres|tonnes|points)\b)"
)
_SIGN = re.compile(r"(?:US\$|[$€£])(?P<gap>\s)(?=\d{1,3},\s?\d{3}|\d{1,3}\s\.)")
# the same where other damage is seen
_POINT_IN_DAMAGE = re.compile(
    rf"(?<![\w.,])(?<!^)(?:[$€£]\s?)?\d{{1,3}}(?P<near>\s)?\.(?P<loose>\s)\d{{1,2}}{_MEASURED}"
)
# "1 1 2 posts", "18–5 5 years", "1 09 Member States"
_SINGLE = re.compile(
    r"(?:(?<=[a-z]\s)|(?<=[A-Z]{3}\s)|(?<=[$€£])|(?<=[$€£]\s))\d(?P<one>\s)\d(?P<two>\s)\d"
    r"(?=\s[a-z]{4}|\.\d{1,2}\s?(?:%|per\s?cent\b|percent\b|(?:m|b)illion\b|mil|bil))"
)
# "3,4-00": the hyphen of a line's end inside a group
_DIVIDED = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3})*,(?:\d(?P<one>-)(?P<gap1>\s)?\d\d|\d\d(?P<two>-)(?P<gap2>\s)?\d)(?!\d)"
)
_SPACED_APART = re.compile(r"(?<=[a-z]\s)\d(?P<one>\s)\d(?=\s\d{3}\s[a-z]{3})")
_HIGH_END = re.compile(r"(?<=\s\d\d[–-])\d(?P<one>\s)\d(?=\s(?:years|per\s?cent|months|days)\b|\s?%)")
_NAUGHT = re.compile(r"(?<=[a-z]\s)[1-9](?P<one>\s)0\d(?=\s[A-Za-z]{4})")
# letters set apart: "B U D G E T   F O R   1 9 9 8"
_LETTERS = re.compile(
    r"(?<![\w’'&-])(?:[A-Z](?:\s[A-Z]){4,}|[A-Za-z](?:\s[a-z]){3,}|"
    r"(?<=[A-Z]\s)(?:1\s9|2\s0)\s\d\s\d)(?![\w’'&-])"
)
# what numbers something: "Phase 2 14 villages", "aged 15 24"
_NUMBERS = re.compile(
    r"(?i)\b(?:ages?|aged|pages?|pp?|tables?|figures?|charts?|box|maps?|chapters?|sections?|articles?|paragraphs?|paras?|clauses?|levels?|grades?|class(?:es)?|"
    r"phases?|stages?|steps?|types?|categor(?:y|ies)|zones?|lines?|rows?|columns?|items?|questions?|rules?|points?|numbers?|nos?|versions?|weeks?|days?|rounds?|"
    r"annex(?:es)?|appendix|lots?|units?|modules?|groups?|goals?|targets?|indicators?|pillars?|tiers?|rooms?|floors?|gates?|routes?|highways?|tel|phone|fax|scores?|"
    r"won|lost|beat|ratio|coordinates|range|ranged|ranging|scored|tune|codes?|serial|series|channels?|lanes?|bus|tram|train|flight|magnitude|strength|volumes?|vol|issues?)\s$"
)
_OPENERS = (
    "In|Of|The|These|Those|Some|About|Over|Only|All|Another|Nearly|Almost|At|To|By|For|From|With|And|"
    "Between|Approximately|Around|A\\stotal\\sof"
)
_LOWER = re.compile(
    rf"(?:^|[\s(,—–])(?:[a-z][a-z’'-]*\s?[,;:]?|{_OPENERS})\s$|[a-z]\s?,$|[a-z]\s\($|"
    r"(?:US\$|[$€£]|\b[A-Z]{3})\s?$"
)
_PAIR = re.compile(
    r"(?<![\w./–-])(?<!\d,)(?:\d(?P<one>\s)\d{1,2}|\d\d(?P<two>\s)\d)(?:\.\d{1,2}(?=\s?(?:%|per\s?cent|percent|(?:m|b)illion|mn?\b|bn\b)))?"
    r"(?![\w]|[.,/–-]\d|\s\d|\s?%\w)"
)
_NAME_BEFORE = re.compile(rf"\b(?!(?:{_OPENERS})\b)[A-Z][a-z]+\s$")
_PAIR_AFTER = re.compile(
    r"\s?%|\s(?:per\s?cent|percent|million|billion)\b|\s(?!of\b|to\b|or\b|out\b|times\b|am\b|pm\b|a\.m|p\.m|hours\b)[a-z]{3,}"
    r"|\s(?:in|of|and|at|on|by|as)\s(?!\d)(?!which\b|whom\b|them\b)|\s(?:in|of)\s(?:19|20)\d\d\b|\s?[,.;:)](?!\d)|\s(?:\(|[–-]\s)|\s(?:a|an|per)\s[a-z]|\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\s*$"
)
_OPENING = re.compile(r"^\d(?P<one>\s)\d\d(?=\s[a-z]{4,}s\s(?:were|was|are|have|had|attended|took|received|from|in)\b)")
# a line broke behind the comma: "KES 3, 150 a bag", but "grants of USD 900, 310 small enterprises"
_COMMA = re.compile(
    r"(?:(?<=[$€£])|(?<=[$€£]\s)|(?<=\b[A-Z]{3}\s)|(?<=\b[A-Z]{3}))\d{1,3},(?P<broken>\s)\d{3}(?:,\d{3})*(?![\d.,]\d|\d|,\s\d|\sand\s\d|"
    r"\s(?!(?:a|an|per|each|every|million|billion|to|and|or|in|for|was|were|is|are|had|by|from|at|on|with|of|during|as|worth)\b)[a-z])"
    r"|(?:(?<=\bsome\s)|(?<=\bnearly\s)|(?<=\babout\s)|(?<=\bthan\s)|(?<=\bapproximately\s)|(?<=\btotal\sof\s)|(?<=\banother\s))"
    r"\d{1,3},(?P<behind>\s)\d{3}(?:,\d{3})*(?![\d.,]\d|\d|,\s\d|\sand\s\d)"
)
# the same in a text that shows other damage; "of the 450, 300 were women" stays
_COMMA_IN_DAMAGE = re.compile(
    r"(?<![\w.])(?<!\d,)(?<!\bthe\s)(?<!\bthese\s)(?<!\bthose\s)(?<!\bof\s)(?<!\d,\s)\d{1,3},(?P<loose>\s)\d{3}(?:,\d{3})*(?=\s[a-z]{2,}|[.;)])(?!\sand\s\d)"
)
# "26, 1 percent" where decimals have a comma
_DECIMAL_COMMA = re.compile(r"(?<![\w.,])\d{1,3},(?P<comma>\s)\d(?=\s?(?:%|per\s?cent\b|percent\b|(?:m|b)illion\b))")
# "rule 2 7,": the number of a part
_PART = re.compile(
    r"(?<=[a-z]\s)(?:rule|article|section|paragraph|resolution|table|annex|page|chapter|line)\s\d(?P<cut>\s)\d(?=\s?[.,;:)])",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^(?:\d(?P<one>\s)\d{1,2}|\d\d(?P<two>\s)\d)(?=\s[a-z]{3,})")
# a space before a stop or none behind it, digits that letters stand in, a hyphen in the middle of a line
_SIGNS = re.compile(
    r"(?<=\w)\s[,;.](?=\s|$)|(?<=[a-z]{2})[,;](?=[A-Za-z])|(?<=[a-z])-\s(?!and\b|or\b|to\b)(?=[a-z]{2})"
)


def spaces_driven_in(text: str, *, damaged: bool = False) -> list[int]:
    """Return the offsets of the spaces, and hyphens before them, that stand inside of one number.

    Args:
        text: The text.
        damaged: Whether other damage was seen in it already.

    Example:
        >>> text = "Some 1 2,450 came in 11,3 00 groups and 9 8 stayed at 6. 2 per cent"
        >>> drop = set(spaces_driven_in(text))
        >>> "".join(letter for at, letter in enumerate(text) if at not in drop)
        'Some 12,450 came in 11,300 groups and 98 stayed at 6.2 per cent'
    """
    found: set[int] = set()
    for hint, patterns in _HINTED:
        if hint.search(text):
            found = found.union(*(_gaps(pattern, text) for pattern in patterns))
    for pattern in (_SCALES, _NUMBER_WORDS, _LETTERS):
        found |= {
            match.start() + at
            for match in pattern.finditer(text)
            for cut in _CUT.finditer(match.group())
            for at in range(cut.start(), cut.end())
            if match.group() != "per cent"
        }
    found |= {at for run in _RUN.finditer(text) for at in _in_run(run.group(), run.start(), text)}
    found |= _pairs(text)
    damaged = damaged or bool(found) or len(_SIGNS.findall(text)) > 1
    if damaged:
        found |= _gaps(_FIRST, text) | _gaps(_PART, text) | _gaps(_DECIMAL_COMMA, text) | _gaps(_POINT_IN_DAMAGE, text)
        found |= _gaps(_COMMA_IN_DAMAGE, text) | _gaps(_SIGN, text)
    return sorted(found)


# what a text has to hold for the patterns to match, so that sound text is passed over at once
_HINTED = (
    (re.compile(r"\s-|-\s|\d\s(?:st|nd|rd|th)\b|[nN]\s?=\s?\d"), (_WORDS,)),
    (re.compile(r"\d\s\.|\d\.\s\d"), (_POINT, _POINT_BEFORE)),
    (re.compile(r"\d,\s\d"), (_COMMA,)),
    (re.compile(r"\d-\s?\d"), (_DIVIDED,)),
    (re.compile(r"\d\s\d"), (_SPLIT_YEAR, _OPENING, _SINGLE, _SPACED_APART, _HIGH_END, _NAUGHT)),
)


def _gaps(pattern: re.Pattern[str], text: str) -> set[int]:
    """Return the offsets of all named groups of a pattern that took part in a match."""
    return {
        match.start(name) for match in pattern.finditer(text) for name in pattern.groupindex if match[name] is not None
    }


def _in_run(run: str, start: int, text: str) -> Iterator[int]:
    """Yield the spaces of a run of digits and commas that cannot part two numbers: "11,3 00", "2 0,000", "1 ,204"."""
    at = 0
    for part in re.split(r"(?<=\d,)\s", run):
        joined = re.sub(r"\s", "", part).rstrip(",")
        pieces = part.rstrip(",").split()
        ill = len(pieces) > 2 or any(
            not _WELL.fullmatch(piece) or (piece[0] == "0" and len(piece) > 1) for piece in pieces
        )
        short = len(pieces) == 2 and len(pieces[0]) + len(pieces[1].split(",")[0]) <= 3
        named = _NAME_BEFORE.search(text, max(0, start - 16), start) is not None
        if len(pieces) > 1 and _GROUPS.fullmatch(joined) and (ill or (short and not named)):
            yield from (start + at + index for index, letter in enumerate(part) if letter == " ")
        before, behind = run[: at - 1] if at else "", re.sub(r"\s", "", part)
        if at and re.fullmatch(r"0\d\d(?:,\d{3})*", behind) and re.search(r"(?<!\d)\d{1,3}(?:,\d{3})*,$", before):
            yield start + at - 1  # no number begins with naught: "1, 050,000"
        at += len(part) + 1
    for match in _SPACED.finditer(run):
        if "," not in run:
            yield start + match.start("one" if match["one"] else "two")


def _pairs(text: str) -> set[int]:
    """Return the spaces between two short numbers that a sentence has side by side: "12 0 cases", "the 9 8 who"."""
    found = set()
    for match in _PAIR.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        clock = re.fullmatch(r"\d{1,2}\s[0-5]\d", match.group()) and re.search(r"(?i)\b(?:at|until|till)\s$", before)
        if _LOWER.search(before) and not _NUMBERS.search(before) and not clock and _PAIR_AFTER.match(text, match.end()):
            found.add(match.start("one") if match["one"] else match.start("two"))
    return found
