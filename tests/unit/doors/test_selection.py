"""A series is in order, says how it is stated, and says so when it is empty."""

import pytest

import iomstats


def test_ready_to_plot(sample):
    staff = iomstats.series("staff_total")
    assert staff[["period_start", "as_stated", "value", "figure_id", "document_id"]].values.tolist() == [
        ["1995", "≈ 1,100", 1100.0, "note-1:42-47", "note-1"],
        ["2009", "> 7,200", 7200.0, "note-1:81-86", "note-1"],
    ]
    assert staff["start_date"].dtype.kind == staff["end_date"].dtype.kind == "M"
    assert staff["start_date"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("indicator", "only", "values"),
    [
        ("staff_total", {}, [1100.0, 7200.0]),
        ("staff_total", {"start": "1996"}, [7200.0]),
        ("staff_total", {"end": "2008-12"}, [1100.0]),
        ("staff_total", {"start": "1995-01-01", "end": "2009"}, [1100.0, 7200.0]),
        ("staff_total", {"place": ""}, [1100.0, 7200.0]),
        ("staff_total", {"dims": ""}, [1100.0, 7200.0]),
        ("staff_share", {"dims": "sex=female"}, [44.0]),
        ("staff_share", {"dims": {"sex": "female"}}, [44.0]),
        ("returns", {"place": "world"}, [330000.0]),
        ("returns", {"place": "001"}, [330000.0]),
    ],
)
def test_narrowed(indicator, only, values, sample):
    assert iomstats.series(indicator, **only)["value"].tolist() == values


@pytest.mark.parametrize(
    ("indicator", "only", "message"),
    [
        ("trainees", {}, "has no value in this dataset"),
        ("returns", {"place": "Mars"}, "there: 'World'"),
        ("returns", {"dims": "sex=female"}, "its values have no dims"),
        ("staff_share", {"dims": {}}, "'sex=female'"),
        ("staff_total", {"start": "2015"}, "from 2015 to …"),
    ],
)
def test_empty_says_so_and_keeps_its_columns(indicator, only, message, sample):
    with pytest.warns(UserWarning, match=message) as caught:
        empty = iomstats.series(indicator, **only)
    assert empty.empty
    assert list(empty.columns) == list(iomstats.series("staff_total").columns)
    assert caught[0].filename == __file__


def test_a_date_that_is_none(sample):
    with pytest.raises(iomstats.CallError, match="2010-06"):
        iomstats.series("staff_total", start="last year")


def test_a_calendar_shows_every_gap(sample):
    years = iomstats.series("staff_total", calendar=True).set_index("year")
    assert list(years.index) == list(range(1995, 2020))
    assert years["coverage"].value_counts().to_dict() == {"gap": 23, "stated": 2}
    assert years.loc[2009, ["as_stated", "figure_id"]].tolist() == ["> 7,200", "note-1:81-86"]


@pytest.mark.parametrize(("fill", "value"), [("step", 1100.0), ("linear", 1100 + 6100 * 7 / 14)])
def test_filled_values_are_flagged_and_state_nothing(fill, value, sample):
    years = iomstats.series("staff_total", fill=fill, start="2000", end="2010").set_index("year")
    assert list(years.index) == list(range(2000, 2011))
    # 1995 lies outside of what was asked for, and yet the gap after it is filled from it
    assert years.loc[2002, "value"] == pytest.approx(value)
    whole = iomstats.series("staff_total", fill=fill).set_index("year")
    assert whole.loc[2002, "value"] == pytest.approx(value)
    assert whole.loc[2002, ["coverage", "filled"]].tolist() == ["filled", True]
    assert whole.loc[2002, ["as_stated", "figure_id"]].isna().all()
    assert whole.loc[2015, "coverage"] == "gap"


def test_a_fill_that_is_none(sample):
    with pytest.raises(iomstats.CallError, match="linear"):
        iomstats.series("staff_total", fill="cubic")
    with pytest.raises(iomstats.CallError, match="backwards"):
        iomstats.series("staff_total", calendar=True, start="2010", end="2005")
