"""The closed classes of English that numeric expressions are built from, as named pieces of patterns.

Nothing here decides a class; the pieces are assembled in ``numerals.py``, ``dates.py`` and ``rules``.
"""

import re

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "fourty": 40,
}  # fmt: skip
SCALES = {
    "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
    "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
SCALE_LETTERS = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "mrd": 1e9, "tn": 1e12,
    "trn": 1e12,
}  # fmt: skip
ORDINAL_ONES = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
}  # fmt: skip
ORDINAL_TEENS = {
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
}  # fmt: skip
ORDINAL_TENS = {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
FRACTIONS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9,
    "tenth": 10, "tenths": 10, "twelfth": 12, "twelfths": 12, "fifteenth": 15, "fifteenths": 15, "sixteenth": 16,
    "sixteenths": 16, "twentieth": 20, "twentieths": 20, "fiftieth": 50, "hundredth": 100, "hundredths": 100,
    "thousandth": 1000, "thousandths": 1000,
}  # fmt: skip
VULGAR_FRACTIONS = {
    "½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8, "⅙": 1 / 6,
    "⅚": 5 / 6, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875,
}  # fmt: skip
MULTIPLES = {
    "twice": 2.0, "thrice": 3.0, "double": 2.0, "doubles": 2.0, "doubled": 2.0, "doubling": 2.0,
    "redoubled": 2.0, "triple": 3.0, "triples": 3.0, "tripled": 3.0, "tripling": 3.0, "treble": 3.0, "trebled": 3.0,
    "trebling": 3.0, "quadruple": 4.0, "quadruples": 4.0, "quadrupled": 4.0, "quadrupling": 4.0,
    "quintuple": 5.0, "quintupled": 5.0, "quintupling": 5.0, "sextupled": 6.0, "halve": 0.5, "halves": 0.5,
    "halved": 0.5, "halving": 0.5,
}  # fmt: skip

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip

# "(1 000)", "(x 1,000 persons)", "in 1000s": in a header or caption, a scale written in digits
SCALE_IN_DIGITS = (
    r"(?:(?:(?<=[(\[])|(?<=\bin\s)|(?<=[(\[]in\s)|(?<=[(\[][x×]\s)|(?<=[(\[][x×])|(?<=[(\[][A-Z]{3}\s)|(?<=\bin\s[A-Z]{3}\s)|(?<=[(\[][$€£])|(?<=[(\[]US\$)))"
    r"(1[\s,.\u00a0\u2009\u202f]?000(?:[\s,.\u00a0\u2009\u202f]?000)?s?)(?=\s?[)\]]|\s[A-Za-z]|$)(?!\s(?:live|births|per|or|and|to|more|and))"
)

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def one_of(*groups: dict[str, float] | dict[str, int]) -> str:
    """Return an alternation of all keys, longest first, so that "seventeen" is tried before "seven"."""
    words = sorted({word for group in groups for word in group}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in words) + ")"


_ONES, _TEENS, _TENS = one_of(ONES), one_of(TEENS), one_of(TENS)
BELOW_100 = rf"(?:{_TENS}(?:[-\s]{_ONES})?|{_TEENS}|{_ONES})"
_NO_FRACTION = r"(?![-\s](?:thirds?|quarters?|fourths?|fifths?)\b)"
BELOW_1000 = rf"(?:(?:{BELOW_100}[-\s])?hundred(?:\s(?:(?:and|&)\s)?{BELOW_100}{_NO_FRACTION})?|{BELOW_100})"
LARGE = r"(?:thousand|million|billion|trillion|lakh|crore|dozen)"
CARDINAL = (
    rf"(?:{BELOW_1000}(?:[-\s]{LARGE}(?:(?:,?\s(?:(?:and|&)\s)?){BELOW_1000}{_NO_FRACTION}(?![-\s](?:per\b|"
    rf"percent)))?){{0,3}}|{LARGE}(?:\sand\sone(?!\w))?)"
)
ORDINAL_WORD = (
    rf"(?:(?:(?:{BELOW_100}[-\s])?hundred(?:[-\s]and)?[-\s])?"
    rf"(?:{_TENS}[-\s]{one_of(ORDINAL_ONES)}|{one_of(ORDINAL_TENS, ORDINAL_TEENS, ORDINAL_ONES)})"
    rf"|(?:{BELOW_100}[-\s])?hundredth|thousandth)"
)
ORDINAL = rf"(?:{ORDINAL_WORD}|\d{{1,4}}(?:st|nd|rd|th))"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
)
YEAR = r"(?:1[5-9]\d\d|20\d\d|21[0-4]\d)"
DASH = r"[-–—‐‑‒−]"
