"""Draws a series as bars in a terminal; chooses no value and reads no data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from iomstats.display import period_text
from iomstats.escaping import visible

_EIGHTHS = " ▏▎▍▌▋▊▉"


def chart(points: Sequence[Mapping[str, Any]], width: int) -> str:
    """Return one bar a point, from zero, grouped by place and breakdown, with the value as it is stated.

    Args:
        points: Rows of a series in order, with None where unknown.
        width: How many characters a line may have.

    Example:
        >>> staff = {"place": None, "dims": None, "period_end": "2009", "value_max": None, "unit": "person"}
        >>> point = staff | {"period_start": "2009", "value": 8.0, "as_stated": "8"}
        >>> print(chart([point, point | {"period_start": "2005", "value": 4.0, "as_stated": "> 4"}], 31))
        2009       ████████████████   8
        2005–2009  ████████         > 4
    """
    drawn = [point for point in points if point["value"] is not None and point["value"] >= 0]
    if not drawn:
        return ""
    periods = [visible(period_text(p["period_start"], p["period_end"])) or "no period" for p in drawn]
    labels = [str(point["as_stated"]) for point in drawn]
    left, right = max(map(len, periods)), max(map(len, labels))
    room = max(width - left - right - 3, 8)
    top = max(max(point["value"], point["value_max"] or 0) for point in drawn) or 1
    lines = []
    group: tuple[Any, Any] | None = None
    for point, period, label in zip(drawn, periods, labels, strict=True):
        here = (point["place"], point["dims"])
        if here != group and (group is not None or any(here)):
            lines += ["", visible(" · ".join(str(part) for part in here if part) or "all")]
        group = here
        lines.append(f"{period:<{left}}  {_bar(point, top, room):<{room}} {label:>{right}}".rstrip())
    return "\n".join(lines).lstrip("\n")


def _bar(point: Mapping[str, Any], top: float, room: int) -> str:
    value = point["value"] / top * room
    whole, rest = divmod(round(value * 8), 8)
    bar = "█" * whole + (_EIGHTHS[rest] if rest else "")
    if point["value_max"]:
        # a range: what lies between its ends is lighter
        bar = bar.ljust(whole + bool(rest)) + "░" * (round(point["value_max"] / top * room) - len(bar))
    return bar or "▏"
