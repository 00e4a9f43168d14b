"""Bars in a terminal begin at zero, keep hedges, and tell ranges and groups apart."""

import pytest

from iomstats.cli.chart import chart


def _point(period, value, stated, *, value_max=None, place=None, dims=None):
    return {"period_start": period, "period_end": period, "value": value, "value_max": value_max,
            "as_stated": stated, "place": place, "dims": dims}  # fmt: skip


def test_a_range_is_lighter_between_its_ends():
    assert chart([_point("2009", 2, "2–4", value_max=4)], 20) == "2009  █████░░░░░ 2–4"


def test_groups_have_headings():
    drawn = chart([_point("2008", 4, "4", place="Kenya"), _point("2009", 2, "2", place="Peru", dims="sex=female")], 20)
    assert drawn.splitlines() == [
        "Kenya",
        "2008  ████████████ 4",
        "",
        "Peru · sex=female",
        "2009  ██████       2",
    ]


@pytest.mark.parametrize("points", [[], [_point("2009", None, "")], [_point("2009", -5, "-5 %")]])
def test_nothing_to_draw(points):
    assert chart(points, 40) == ""


def test_zero_and_a_narrow_terminal():
    assert chart([_point("2009", 0, "0"), _point(None, 5, "> 5")], 10).splitlines() == [
        "2009       ▏          0",
        "no period  ████████ > 5",
    ]
