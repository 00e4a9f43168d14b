"""A cell of a table, and what it holds by its form: a number, the sign of a missing one, a year, or a unit."""

import re
from dataclasses import dataclass


@dataclass(slots=True)
class GridCell:
    """A cell: its raw span and its place; ``columns`` are all columns that it stands over."""

    start: int
    end: int
    row: int
    columns: tuple[int, ...]
    text: str


# a year above a column or before a row, with the mark of a note
YEAR = re.compile(
    r"(?:FY\s?)?(?:19|20)\d\d(?:\s?[-/–]\s?(?:\d\d|(?:19|20)\d\d))?(?:[*a-zEFP⁰¹²³⁴⁵⁶⁷⁸⁹]|\s?(?:\d|[a-z])/|\s?\*{1,2})?"
)
# a number as a table prints it, or what stands for a missing one
_NUMBER = re.compile(
    r"""
    (?:[<>≤≥~+−–-]\s?)?
    (?:\(\s?)?
    (?:(?:US\$|USD|EUR|CHF|GBP|[$€£¥])\s*(?:\(\s?)?)?
    [-+−–]?\d[\d,.'’\u00a0\u2009\u202f/]*(?:\s\d{3})*(?:\ ?[.,]\d+)?
    (?:\s?(?:%|‰|per\ cent|percent|pp|p|[kKmMbB]n?|mn|million|billion|thousand))?
    \)?
    (?:\s?(?:\*{1,3}|[a-z]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[a-z]/|\d{1,2}/|\+|[(\[]\s?[-+−–]?\d[\d.,]*\s?%?[)\]]))?
    | \.{1,3} | … | [-–—−]{1,3} | n/?[ad]\.? | n\.[ad]\. | nil | N/?A | \*
    """,
    re.VERBOSE,
)


def is_number(text: str) -> bool:
    """Whether a cell holds a number or the sign of a missing one.

    Example:
        >>> [is_number(cell) for cell in ("1,234", "12 535.4", "(12.5)", "..", "US$ 3.2m", "31 (20.9%)", "2 offices")]
        [True, True, True, True, True, True, False]
    """
    return bool(_NUMBER.fullmatch(text.strip()))


_UNIT_WORD = (
    r"(?:in|of|and|per|each|US|[A-Z]{3}|US\$|[A-Z]{0,3}[$€£¥]|thousands?|millions?|billions?|lakhs?|crores?|[’'‘]?000s?|1[\s,]000|mn?|bn|mln|k|%|"
    r"per\scent|percent|percentage|numbers?|no\.?|nos\.?|n|persons?|people|individuals|heads?|households?|families|dollars?|euros?|francs?|pounds?|rupees|"
    r"shillings?|units?|tonn?es?|tons?|t|kg|g|ha|hectares?|km|km2|km²|m²|m³|metres?|litres?|days|hours|weeks|months|years|cases|points?|index|ratio|pp|"
    r"equivalent|current|constant|metric|national|local|currency|square|cubic|MW|GWh|kWh|TWh)"
)
_UNIT = re.compile(rf"[\s(\[–—=_-]*{_UNIT_WORD}(?:[\s/,]+{_UNIT_WORD}|(?<=[$€£¥]){_UNIT_WORD}){{0,5}}[\s)\]–—=_-]*")


def is_unit(text: str) -> bool:
    """Whether a cell names a unit, a scale or a currency and nothing else.

    Example:
        >>> [is_unit(cell) for cell in ("USD million", "(£'000)", "----- per cent -----", "Africa", "Staff")]
        [True, True, True, False, False]
    """
    return len(text) <= 60 and bool(_UNIT.fullmatch(text.strip())) and re.search(r"[^\W\d]|[$€£¥%]", text) is not None
