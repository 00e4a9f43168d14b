"""Gives back the characters that a reader of scanned pages took for others: letters for digits, digits for letters.

A word is changed only where it is no number as it stands and is a well-formed one with digits in place of letters
that look like them. Every character is replaced by one character, so that offsets stay.
"""

import re

_LOOKS_LIKE = str.maketrans("OoIl|SBZ", "00111582")
# numbers as they are printed: groups of thousands, or digits with a decimal part
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_PLAIN = re.compile(r"\d+(?:\.\d{1,2})?")
_MEASURED = r"\s?(?:%|per\s?cent\b|percent\b|(?:m|b)illion\b|thousand\b)"
# digits with letters among them; a code ("A-1O2", "H2O") has other letters beside them
_MIXED = re.compile(r"(?<![\w/@#|])(?<!\w-)(?<!\w\.)[\dOoIl|SBZ]+(?:[.,][\dOoIl|SBZ]+)*(?![\w-]|[/.@]\w)")
_OPENS_COUNT = re.compile(rf"{_MEASURED}|\s(?:[a-z]{{3,}}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\b")
_OF_MEASURE = re.compile(_MEASURED)
_SPLIT_YEAR = re.compile(r"(?<=(?:19|20)\d\d[/–-])[lI](?=\d(?!\w))|(?<=(?:19|20)\d\d[/–-]\d)[lI](?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
# "12 °/o", "15 o/o"
_PERCENT_SIGN = re.compile(r"(?<=\d)\s?(?:°/[o0O]|o/o|O/O)(?!\w)")
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


def characters_back(text: str) -> tuple[str, list[int]]:
    """Return a text with the characters that it had on paper, and the offsets of what stands for nothing now.

    Example:
        >>> characters_back("l,204 in 2O1O, 35O cases, 1.5l of water and 6,2l0 mil1ion")[0]
        '1,204 in 2010, 350 cases, 1.5l of water and 6,210 million'
    """
    if not re.search(r"\d", text):
        return text, []
    text = _MIXED.sub(_digits_back, text)
    text = _SPLIT_YEAR.sub("1", text)
    text = _MISREAD_RANK.sub("1", text)
    text = _MISREAD_LETTER.sub(_letters_back, text)
    empty: list[int] = []
    for match in [*_PERCENT_SIGN.finditer(text)]:
        text = f"{text[: match.end() - 1]}%{text[match.end() :]}"
        empty += range(match.end() - 3, match.end() - 1)
    for match in [*_RN.finditer(text)]:
        text = f"{text[: match.start()]}m{text[match.start() + 1 :]}"
        empty.append(match.start() + 1)
    return text, empty


def _digits_back(match: re.Match[str]) -> str:
    """Return a number with digits for its letters, if it then is one and does not make sense as it is."""
    word, text = match.group(), match.string
    if not re.search(r"\d", word) or not re.search(r"[A-Za-z|]", word):
        return word
    digits = word.translate(_LOOKS_LIKE)
    if _GROUPED.fullmatch(digits):
        return digits
    if "," in word or not _PLAIN.fullmatch(digits):
        return word
    after = text[match.end() : match.end() + 20]
    if _OF_MEASURE.match(after):
        return digits
    if re.search(r"[SBZ|]", word):
        return word  # a grade, a size, a seat: "3B", "S3"
    if re.fullmatch(r"\d+(?:\.\d+)?[lo]|O\d.*|I\d*(?:\.\d+)?", word):
        # "5l" are litres, "I.2" is a section; a year has four digits
        return digits if _YEAR.fullmatch(digits) else word
    if re.fullmatch(r"l\d*(?:\.\d+)?", word):
        return digits if _OPENS_COUNT.match(after) or "." in word else word
    return word if re.fullmatch(r"\d+I", word) and not _YEAR.fullmatch(digits) else digits


def _letters_back(match: re.Match[str]) -> str:
    """Return a word with its letters where digits were read for them, if it then is an English word."""
    word = match.group()
    return word.replace("1", "l").replace("0", "o") if _MISREAD_WORDS.fullmatch(word) else word
