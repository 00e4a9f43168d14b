"""Names complete with Tab."""

import pytest

import iomstats


def test_attributes_are_names(sample):
    assert iomstats.INDICATORS.staff_total == "staff_total"
    assert iomstats.TABLES["figures"] == "figures"
    assert "staff_total" in dir(iomstats.INDICATORS)
    assert iomstats.TABLES._ipython_key_completions_() == list(iomstats.tables()["table"])
    assert "Staff members" in repr(iomstats.INDICATORS)
    assert len(iomstats.INDICATORS) == 4
    assert "nope" not in iomstats.INDICATORS


def test_unknown_names_suggest(sample):
    with pytest.raises(AttributeError, match="staff_total"):
        iomstats.INDICATORS.staff_totl  # noqa: B018
    with pytest.raises(KeyError, match="staff_total"):
        iomstats.INDICATORS["staff_totl"]
    assert not hasattr(iomstats.INDICATORS, "nope")


def test_completing_without_a_dataset_is_quiet(monkeypatch, tmp_path):
    monkeypatch.setenv("IOMSTATS_DATA", str(tmp_path))
    assert dir(iomstats.INDICATORS) == []
