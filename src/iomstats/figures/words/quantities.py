"""Tells units of time, of size, and of what is produced or moved, from each other and from things that are counted."""

from functools import cache

from iomstats.schema.vocabulary import read_toml

TIME_UNITS = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))


def is_size(unit: str | None) -> bool:
    """Whether a unit measures how long, large, heavy, hot or strong something is: "kilometre", "degree Celsius"."""
    return unit in _units("size_units")


def is_output(unit: str | None) -> bool:
    """Whether a unit measures mostly what is produced, moved or used up over a time: "tonne", "gigawatt hour"."""
    return unit in _units("output_units")


@cache
def _units(name: str) -> frozenset[str]:
    return frozenset(read_toml("aspect")[name])
