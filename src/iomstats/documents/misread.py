"""Gives back the characters that a reader of scanned pages took for others: letters for digits, digits for letters.

A word is changed only where it is no number as it stands and is a well-formed one with digits in place of letters
that look like them.
"""

import re
import unicodedata
from collections.abc import Callable

_LOOKS_LIKE = str.maketrans("OoIl|SBZ", "00111582")
# numbers as they are printed: groups of thousands, or digits with a decimal part
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_PLAIN = re.compile(r"\d+(?:\.\d{1,2})?")
_MEASURED = r"\s?(?:%|per\s?cent\b|percent\b|(?:m|b)illion\b|thousand\b|[mb]n\b)"
# digits with letters among them; a code ("A-1O2", "H2O") has other letters beside them
_MIXED = re.compile(r"(?<![\w/@#|])(?<!\w-)(?<!\w\.)[\dOoIl|SBZ]+(?:[.,][\dOoIl|SBZ]+)*(?![\w-]|[/@]\w|\.[a-z\d])")
_OPENS_COUNT = re.compile(rf"{_MEASURED}|\s(?:[a-z]{{3,}}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\b")
# what is told in no litres
_COUNTED = re.compile(
    r"\s(?:tonn?es|tons|kg|km|hectares|years|months|weeks|days|hours|people|persons|women|men|children|countries|offices|projects|"
    r"migrants|refugees|families|households|villages|districts|schools)\b"
)
_OF_MEASURE = re.compile(_MEASURED)
_SPLIT_YEAR = re.compile(r"(?<=(?:19|20)\d\d[/–-])[lIO](?=\d(?!\w))|(?<=(?:19|20)\d\d[/–-]\d)[lI](?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
# groups of digits that spaces and letters were driven into: "5,4 OO", "2,O 1 8", "€5 OOO"
_GROUPS_APART = re.compile(
    r"(?<![\w.,-])(?=[\d\s,]*[Ol])\d[\dOl]{0,2}\s?,\s?(?:[\dOl]\s?){3}(?!\s?[\dOl])(?![\w-])|(?<=[$€£\d])\sOOO(?!\w)"
)
# a day or a year's second half: "3l December", "2003/O4"
_DAY = re.compile(
    r"(?<![\w.,/-])[0-3][lIO](?=\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
# a dash that could not be shown: "60?70 per cent", "between 40 50 people"
_DASH = re.compile(r"(?<=\d)[?\ufffd](?=\d)(?<![=/?&]\d\?)(?<![a-z]\d\d\?)")
_BETWEEN = re.compile(r"(?<=\b[Bb]etween\s)(?P<low>\d{1,4})\s(?P<high>\d{1,4})(?=\s[a-z]{4})")
# a stop that was read twice: "12,,450", "3.,210", "9..5"
_DOUBLED = re.compile(r"(?<=\d)(?:[.,]{2}|\s[.,]\s[.,]\s)(?=(?P<behind>\d+)(?![.,]{2}))(?<!\.\.\.)")
# the raised point of British journals: "45·5 years"
_RAISED_POINT = re.compile(r"(?<=\d)·(?=\d{1,2}(?!\d|\s?[×x·]|\^))(?!10)")
# "thirty- ve", "ve experts", "one in fi ve", "fi fty": the joined letters fi were lost or set apart
_LOST_FI = re.compile(
    r"(?<![\w’'-])(?:(?<=ty-)|(?<=ty-\s))?(?P<fi>[Ff]i)?\s?"
    r"(?P<rest>ve|fty|fteen|rst|fth|fths|fteenth|ftieth)(?![\w-])"
)
_FULL_WIDTH = re.compile("[０-９，．％￥＄]+")
# "12 °/o", "15 o/o"
_PERCENT_SIGN = re.compile(r"(?<=\d)\s?(?:°/[o0O]|o/o|O/O)(?!\w)")
# a number with letters in it, run together with the next word: "7,3O5calls"
_MIXED_GLUED = re.compile(r"(?<![\w.,/-])\d{1,3}(?:,(?=[\dOl]{0,2}[Ol])[\dOl]{3})+(?=[a-z(]{3})")
# "rn" for "m"
_RN = re.compile(r"\brn(?=illions?\b)|(?<=\bnu)rn(?=ber)|\brn(?=igrants?\b|onths?\b|en\b|ember)|(?<=\bwo)rn(?=en\b)")

# a digit read for a letter, or a letter for the first digit of a rank: "mil1ion", "Tab1e 3", "l0th"
_MISREAD_LETTER = re.compile(r"(?<![\w./@#_-])[A-Z]?[a-z]{2,}[10]{1,2}[a-z]{1,}(?:[10][a-z]+)?(?![\w@/-]|\.\w)")
_MISREAD_WORDS = re.compile(
    r"(?i)(?:mi[l1]{2}ions?|bi[l1]{2}ions?|tri[l1]{2}ions?|tab[l1]es?|tota[l1]s?|annua[l1]|artic[l1]es?|peop[l1]e|do[l1]{2}ars?|th[o0]usands?|pers[o0]ns?|"
    r"w[o0]rkers?|w[o0]men|h[o0]useho[l1]ds?|p[o0]pu[l1]ati[o0]n|emp[l1][o0]y(?:ed|ees|ment)|m[o0]nths?|schoo[l1]s?|chi[l1]dren|mi[l1]es?|nati[o0]na[l1]|"
    r"internationa[l1]|regiona[l1]|socia[l1]|hea[l1]th|deve[l1]opment|figu[r]e|[a-z]{3,}(?:ti[o0]ns?|a[l1]|ab[l1]es?|ica[l1]ly))"
)
_MISREAD_RANK = re.compile(r"(?<![\w.,/-])[lI](?=[\dO](?:st|nd|rd|th)(?!\w))")


Edit = tuple[int, int, str]


def characters_back(text: str) -> list[Edit]:
    """Return the places of a text that were misread, with what stood there on paper.

    Example:
        >>> characters_back("l,204 in 2O1O, 35O cases, 1.5l of water and 6 mil1ion")
        [(0, 5, '1,204'), (9, 13, '2010'), (15, 18, '350'), (46, 53, 'million')]
    """
    found: dict[int, Edit] = {}
    for pattern, back in _RULES:
        for match in pattern.finditer(text):
            word = back(match)
            if word != match.group():
                found.setdefault(match.start(), (*match.span(), word))
    edits: list[Edit] = []
    for edit in sorted(found.values()):
        if not edits or edit[0] >= edits[-1][1]:
            edits.append(edit)
    return edits


def _digits_back(match: re.Match[str]) -> str:
    """Return a number with digits for its letters, if it then is one and does not make sense as it is."""
    word, text = match.group(), match.string
    if not re.search(r"\d", word) or not re.search(r"[A-Za-z|]", word):
        return word
    digits = word.translate(_LOOKS_LIKE)
    if _GROUPED.fullmatch(digits):
        return digits
    if re.fullmatch(r"\d{1,3},\d", digits) and _OF_MEASURE.match(text, match.end()):
        return digits
    if "," in word or not _PLAIN.fullmatch(digits):
        return word
    after = text[match.end() : match.end() + 20]
    if _OF_MEASURE.match(after):
        return digits
    if re.search(r"[SBZ|]", word):
        return word  # a grade, a size, a seat: "3B", "S3"
    if re.fullmatch(r"\d+l", word) and _COUNTED.match(after):
        return digits
    if re.fullmatch(r"\d+(?:\.\d+)?[lo]|O\d.*|I\d*(?:\.\d+)?", word):
        # "5l" are litres, "I.2" is a section; a year has four digits
        return digits if _YEAR.fullmatch(digits) or (re.match(r"\s[a-z]+s\b", after) and word[0] == "I") else word
    if _YEAR.fullmatch(digits):
        return digits
    if re.fullmatch(r"l\d*(?:\.\d+)?", word):
        return digits if _OPENS_COUNT.match(after) or "." in word else word
    return word if re.fullmatch(r"\d+I", word) and not _YEAR.fullmatch(digits) else digits


def _letters_back(match: re.Match[str]) -> str:
    """Return a word with its letters where digits were read for them, if it then is an English word."""
    word = match.group()
    return word.replace("1", "l").replace("0", "o") if _MISREAD_WORDS.fullmatch(word) else word


def _digits_for_letters(match: re.Match[str]) -> str:
    """Return what a pattern found with a digit for every letter that looks like one."""
    return match.group().translate(_LOOKS_LIKE)


def _between(match: re.Match[str]) -> str:
    """Return the ends of a range with their dash, if the second is the higher one."""
    return f"{match['low']}–{match['high']}" if int(match["low"]) < int(match["high"]) else match.group()


def _lost_letters(match: re.Match[str]) -> str:
    """Return a number word with its letters "fi": behind a hyphen or before a noun, where "'ve" is none."""
    return f"{match['fi'] or 'fi'}{match['rest']}"


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_FULL_WIDTH, lambda match: unicodedata.normalize("NFKC", match.group())),
    (_DOUBLED, lambda match: "," if len(match["behind"]) == 3 else "."),
    (_GROUPS_APART, _digits_for_letters),
    (_MIXED, _digits_back),
    (_MIXED_GLUED, _digits_for_letters),
    (_DAY, _digits_for_letters),
    (_SPLIT_YEAR, _digits_for_letters),
    (_MISREAD_RANK, _digits_for_letters),
    (_MISREAD_LETTER, _letters_back),
    (_PERCENT_SIGN, lambda match: "%"),
    (_RN, lambda match: "m"),
    (_DASH, lambda match: "–"),
    (_BETWEEN, _between),
    (_RAISED_POINT, lambda match: "."),
    (_LOST_FI, _lost_letters),
)
