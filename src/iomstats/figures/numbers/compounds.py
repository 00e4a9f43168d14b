"""Reads measures told in two units, in the smaller of them: "8 hours 18 minutes" is 498 minutes."""

import re

# what the larger unit begins with, the smaller one and how many make one of the larger
_UNITS = (
    ("year", "month", 12), ("yr", "month", 12), ("week", "day", 7), ("wk", "day", 7), ("day", "hour", 24),
    ("hour", "minute", 60), ("hr", "minute", 60), ("h", "minute", 60), ("minute", "second", 60), ("min", "second", 60),
    ("m", "second", 60), ("feet", "inch", 12), ("foot", "inch", 12), ("ft", "inch", 12), ("pound", "ounce", 16),
    ("lb", "ounce", 16), ("stone", "pound", 14),
)  # fmt: skip
COMPOUND_RULES = ("compound", "race_time", "strokes", "unit_and_part")
"""The rules of mentions that find such measures."""

_PART = re.compile(r"(?P<number>\d+(?:\.\d+)?|[A-Za-z]+(?:-[a-z]+)?)[\s-]?(?P<unit>[A-Za-z]+)")


# "a metre and a half", "three years and a half"
_AND_PART = re.compile(r"(?:(?P<count>.+)\s)?(?P<unit>[A-Za-z]+)\sand\s(?P<part>an?\s(?:half|quarter|third))")


def parts_of(text: str) -> list[tuple[str, str, int]]:
    """Return the numbers of a measure in two or three units, with their units and how many make one of the unit before.

    Example:
        >>> parts_of("two hours and 40 minutes")
        [('two', 'hour', 1), ('40', 'minute', 60)]
        >>> parts_of("1:43.27")
        [('1', 'minute', 1), ('43.27', 'second', 60)]
    """
    told = _AND_PART.fullmatch(text)
    if told is not None:
        return [(f"{told['count'] or 'one'} and {told['part']}", told["unit"].lower(), 1)]
    clock = re.split(r"\s?[:′’']\s?", text.rstrip(" ″”\"′’'"))
    if len(clock) > 1:
        units = ("hour", "minute", "second")[-len(clock) :]
        return [
            (number, unit, 60 if index else 1) for index, (number, unit) in enumerate(zip(clock, units, strict=True))
        ]
    found: list[tuple[str, str, int]] = []
    for match in _PART.finditer(re.sub(r"(?i),?\s?\band\s|,", " ", text)):
        if not found:
            unit = next((larger for larger, _, _ in _UNITS if match["unit"].lower().startswith(larger)), match["unit"])
            found.append((match["number"], unit, 1))
        else:
            smaller, size = next((s, size) for larger, s, size in _UNITS if found[-1][1].startswith(larger))
            found.append((match["number"], smaller, size))
    return found
