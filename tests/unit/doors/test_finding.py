"""Search ranks label, definition, sentence, and forgives typing errors."""

import pytest

import iomstats


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("staff members", "staff_total"),
        ("staff_total", "staff_total"),
        ("retunrs", "returns"),
        ("returned migrants assisted", "returns"),
        ("asisted", "returns"),
        ("trainee", "trainees"),
        ("WOMEN", "staff_share"),
        ("share of women", "staff_share"),
    ],
)
def test_the_best_indicator(text, first, sample):
    found = iomstats.search(text)
    assert found.loc[found["found"] == "indicator", "indicator"].iloc[0] == first


@pytest.mark.parametrize(("text", "figure"), [("40 50 offices", "note-1:146-155"), ("budget 2009", "note-1:264-281")])
def test_the_best_figure(text, figure, sample):
    assert iomstats.search(text)["figure_id"].dropna().iloc[0] == figure


def test_ranked_and_limited(sample):
    found = iomstats.search("staff", limit=2)
    assert len(found) == 2
    assert found["score"].is_monotonic_decreasing
    assert found["found"].iloc[0] == "indicator"


@pytest.mark.parametrize("text", ["", "   ", "zzzzzz", "%_'\"\\"])
def test_nothing_found_is_an_empty_frame(text, sample):
    found = iomstats.search(text)
    assert found.empty
    assert {"figure_id", "document_id", "indicator"} <= set(found.columns)
