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
        ("returns", {"dims": "sex=female"}, "there: none"),
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
