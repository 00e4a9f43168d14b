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
    """The least and the greatest value allowed, both included; infinite where open.

    Example:
        >>> Interval(2, 3) + Interval(10, 20)
        Interval(low=12, high=23)
        >>> Interval(2, 3).meets(Interval(3, 9))
        True
    """

    low: float
    high: float

    def __add__(self, other: "Interval") -> "Interval":
        """Return the interval of the sum of two values."""
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        """Return the interval of the difference of two values."""
        return Interval(self.low - other.high, self.high - other.low)

    def scaled(self, factor: float) -> "Interval":
        """Return the interval of a value times a factor that is not negative."""
        return Interval(self.low * factor, self.high * factor)

    def over(self, other: "Interval") -> "Interval":
        """Return the interval of the quotient of two values that are not negative.

        Example:
            >>> Interval(8, 9).over(Interval(2, 4))
            Interval(low=2.0, high=4.5)
        """
        low = 0.0 if math.isinf(other.high) else self.low / other.high if other.high else math.inf
        high = self.high / other.low if other.low > 0 else math.inf
        return Interval(low, high)

    def meets(self, other: "Interval") -> bool:
        """Tell whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high


def interval(row: Mapping[str, Any]) -> Interval:
    """Return what a figure or observation allows, from its value, its bounds and its hedge.

    A large round number is taken as rounded to the last digit that is not zero.

    Example:
        >>> interval({"value": 7258.0, "value_max": None, "qualifier": "exact"})
        Interval(low=7258.0, high=7258.0)
        >>> interval({"value": 80000.0, "value_max": None, "qualifier": "about"})
        Interval(low=72000.0, high=88000.0)
        >>> interval({"value": 214e6, "value_max": None, "qualifier": "exact"})
        Interval(low=213500000.0, high=214500000.0)
        >>> interval({"value": 600.0, "value_max": None, "qualifier": "more_than"})
        Interval(low=600.0, high=inf)
    """
    value: float = row["value"]
    top: float = row["value_max"] if row["value_max"] is not None else value
    slack = rounding(value)
    match row["qualifier"]:
        case "about":
            return Interval(value * (1 - HEDGE), top * (1 + HEDGE))
        case "nearly":
            return Interval(value * (1 - HEDGE), top)
        case "more_than" | "at_least":
            return Interval(value, math.inf)
        case "less_than" | "at_most":
            return Interval(0.0, top)
        case _:
            return Interval(value - slack, top + slack)


def rounding(value: float) -> float:
    """Return half of the step to which a number seems to be rounded; 0 for a small or a precise one.

    Example:
        >>> rounding(195e6), rounding(7258.0), rounding(40.0), rounding(3.1)
        (500000.0, 0.0, 0.0, 0.05)
    """
    if value != int(value):
        decimals = len(f"{value:.6f}".rstrip("0").partition(".")[2])
        return 0.5 * 10.0**-decimals if decimals < 6 else 1e-6
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
