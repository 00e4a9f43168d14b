"""The values that a stated value allows: hedges and rounding turned into an interval."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# "about 80,000" is read as 72,000 to 88,000 and "nearly 300,000" as 270,000 to 300,000: who hedges rounds to
# the nearest number that a reader remembers
HEDGE = 0.10
# below this a number is a count that nobody rounds ("four countries", "550 projects")
ROUNDED_FROM = 1000.0


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the greatest value allowed; infinite where open.

    Attributes:
        low: The least value.
        high: The greatest value.
        above: Whether the value lies above ``low``, not at it ("more than").
        below: Whether it lies below ``high``, not at it ("nearly").
    """

    low: float
    high: float
    above: bool = False
    below: bool = False

    def __add__(self, other: "Interval") -> "Interval":
        """Return the interval of the sum of two values.

        Example:
            >>> (Interval(2, 3) + Interval(10, 20)).high
            23
        """
        return Interval(
            self.low + other.low, self.high + other.high, self.above or other.above, self.below or other.below
        )

    def __sub__(self, other: "Interval") -> "Interval":
        """Return the interval of the difference of two values."""
        return Interval(
            self.low - other.high, self.high - other.low, self.above or other.below, self.below or other.above
        )

    def scaled(self, factor: float) -> "Interval":
        """Return the interval of a value times a factor that is not negative."""
        return Interval(self.low * factor, self.high * factor, self.above, self.below)

    def times(self, other: "Interval") -> "Interval":
        """Return the interval of the product of two values that are not negative."""
        return Interval(
            self.low * other.low, self.high * other.high, self.above or other.above, self.below or other.below
        )

    def over(self, other: "Interval") -> "Interval":
        """Return the interval of the quotient of two values that are not negative.

        Example:
            >>> Interval(8, 9).over(Interval(2, 4)).high
            4.5
        """
        low = 0.0 if math.isinf(other.high) or not other.high else self.low / other.high
        high = self.high / other.low if other.low > 0 else math.inf
        return Interval(low, high, self.above or other.below, self.below or other.above)

    def meets(self, other: "Interval") -> bool:
        """Tell whether some value lies in both.

        Example:
            >>> Interval(2, 3).meets(Interval(3, 9)), Interval(2, 3).meets(Interval(3, 9, above=True))
            (True, False)
        """
        return not self.exceeds(other) and not other.exceeds(self)

    def exceeds(self, other: "Interval") -> bool:
        """Tell whether every value of this one is greater than every value of the other.

        Example:
            >>> Interval(5, 6).exceeds(Interval(1, 4)), Interval(5, 6).exceeds(Interval(1, 5, below=True))
            (True, True)
        """
        apart = self.low - other.high
        if abs(apart) <= 1e-9 * max(1.0, abs(self.low)):
            return self.above or other.below
        return apart > 0


def interval(row: Mapping[str, Any]) -> Interval:
    """Return what a figure or observation allows, from its value, its hedge and its rounding.

    A large round number is taken as rounded to the last digit that is not zero.

    Example:
        >>> interval({"value": 9012.0, "value_max": None, "qualifier": "exact"})
        Interval(low=9012.0, high=9012.0, above=False, below=False)
        >>> interval({"value": 80000.0, "value_max": None, "qualifier": "about"})
        Interval(low=72000.0, high=88000.0, above=False, below=False)
        >>> interval({"value": 214e6, "value_max": None, "qualifier": "exact"})
        Interval(low=213500000.0, high=214500000.0, above=False, below=False)
        >>> interval({"value": 600.0, "value_max": None, "qualifier": "more_than"})
        Interval(low=600.0, high=inf, above=True, below=False)
    """
    value: float = row["value"]
    top: float = row["value_max"] if row["value_max"] is not None else value
    match row["qualifier"]:
        case "about":
            return Interval(value * (1 - HEDGE), top * (1 + HEDGE))
        case "nearly":
            return Interval(value * (1 - HEDGE), top, below=True)
        case "more_than":
            return Interval(value, math.inf, above=True)
        case "at_least":
            return Interval(value, math.inf)
        case "less_than":
            return Interval(0.0, top, below=True)
        case "at_most":
            return Interval(0.0, top)
        case _:
            slack = rounding(value)
            return Interval(value - slack, top + slack)


def rounding(value: float) -> float:
    """Return half of the step to which a number seems to be rounded; 0 for a small or a precise one.

    Example:
        >>> rounding(195e6), rounding(9012.0), rounding(40.0), rounding(3.1)
        (500000.0, 0.0, 0.0, 0.05)
    """
    if value != int(value):
        decimals = len(f"{value:.6f}".rstrip("0").partition(".")[2])
        return 0.5 * 10.0**-decimals
    if abs(value) < ROUNDED_FROM:
        return 0.0
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 0.5 * 10.0**zeros if zeros >= 2 else 0.0


def agree(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two statements of the same fact may both be true.

    Example:
        >>> agree({"value": 70.0, "value_max": None, "qualifier": "exact"},
        ...       {"value": 72.0, "value_max": None, "qualifier": "about"})
        True
    """
    return interval(one).meets(interval(other))
