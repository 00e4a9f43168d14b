"""Derived values name their formula and figures, and never enter the series."""

import pytest

from iomstats.observations.entries import indicator_of
from iomstats.schema.vocabulary import read_toml
from iomstats.timeseries import build_derived, build_series
from tests.unit.timeseries.rows import documents, observation, observations


def test_growth_and_quotients_with_bounds_from_the_hedges() -> None:
    series = build_series(
        observations(
            observation("d10", "2007", 6457.0),
            observation("d10", "2009", 7258.0, at=20),
            observation("d10", "2009", 300.0, at=40, indicator="field_offices", unit="office", qualifier="more_than"),
        ),
        documents(),
    )
    growth, quotient = sorted(build_derived(series).to_pylist(), key=lambda row: row["unit"])
    assert (growth["derived"], growth["period_start"], growth["period_end"]) == (
        "staff_total_growth",
        "2007",
        "2009",
    )
    assert growth["value"] == pytest.approx(12.405, abs=0.001)
    assert growth["figure_ids"] == "d10:20-23; d10:10-13"
    assert quotient["derived"] == "staff_per_field_office"
    assert (quotient["value"], quotient["value_high"]) == (
        pytest.approx(24.193, abs=0.001),
        pytest.approx(24.193, abs=0.001),
    )
    assert quotient["value_low"] == 0.0
    assert quotient["formula"] == "staff_total / field_offices"


def test_spans_of_several_years_are_not_compared_with_years() -> None:
    series = build_series(
        observations(observation("d10", "2001/2010", 10.0, kind="flow"), observation("d10", "2010", 5.0, at=20)),
        documents(),
    )
    assert build_derived(series).num_rows == 0


def test_no_series_gives_no_derived_value() -> None:
    assert build_derived(build_series(observations(), documents())).num_rows == 0


def test_every_name_in_the_vocabularies_is_an_indicator() -> None:
    derived, relations = read_toml("derived"), read_toml("relations")
    names = [entry["of"] for entry in derived["growth"]]
    names += [entry[key] for entry in derived["quotient"] for key in ("numerator", "denominator")]
    for kind, keys in {
        "sum": ("total",),
        "average": ("average", "of"),
        "growth": ("growth", "of"),
        "share": ("share", "part", "whole"),
        "span": ("duration",),
    }.items():
        names += [entry[key] for entry in relations[kind] for key in keys]
    names += [part for entry in relations["sum"] for part in entry["parts"]]
    assert [name for name in names if indicator_of(name) is None] == []
