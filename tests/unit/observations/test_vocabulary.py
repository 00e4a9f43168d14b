"""Every entry of the vocabulary is whole, and a wrong one is refused with its name."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from iomstats.observations import entries, indicators_table
from iomstats.observations.entries import indicators, themes
from iomstats.observations.model import Indicator
from iomstats.schema.arrow import arrow_schema
from iomstats.schema.codes import AGGREGATION, THEME, UNIT
from iomstats.schema.errors import DataError

CORE = list(
    csv.DictReader(
        (Path(__file__).parent / "core_indicators.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
    )
)
WHOLE: dict[str, Any] = {
    "id": "a",
    "label": "A",
    "definition": "A thing",
    "unit": "person",
    "kinds": ["stock"],
    "theme": "staff",
    "aggregation": "none",
    "recognised": [{"noun": "a"}],
}


@pytest.mark.parametrize("entry", indicators(), ids=lambda entry: entry.id)
def test_entry(entry: Indicator) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", entry.id)
    assert entry.label[0].isupper()
    assert not entry.label.endswith(".")
    assert entry.definition[0].isupper()
    assert not entry.definition.endswith(".")
    assert entry.unit in UNIT or re.fullmatch(r"[a-z]+", entry.unit)
    # an id of SDMX, and one by which the entry is found again
    assert re.fullmatch(r"[A-Z][A-Z0-9_]*", entry.sdmx_code)
    assert entry.sdmx_code.lower() == entry.id
    assert entry.rules
    for rule in entry.rules:
        assert rule.units == (entry.unit,), "an observation has the unit of its indicator"
        assert rule.needs
        for group in rule.needs:
            assert not re.search(r"\d{3,}", re.sub(r"1035|2030", "", group.terms)), "a value is no way to recognise"


@pytest.mark.parametrize("core", CORE, ids=lambda core: core["indicator"])
def test_core_indicator_is_there(core: dict[str, str]) -> None:
    row = next(row for row in indicators_table().to_pylist() if row["indicator"] == core["indicator"])
    assert {key: row[key] for key in core} == core


def test_indicators_table_has_its_schema_and_order() -> None:
    table = indicators_table()
    assert table.schema == arrow_schema("indicators")
    names = table.column("indicator").to_pylist()
    assert names == sorted(set(names))
    codes = table.column("sdmx_code").to_pylist()
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("entry", indicators(), ids=lambda entry: entry.id)
def test_a_stock_never_adds_up_over_time_and_a_share_never_at_all(entry: Indicator) -> None:
    never = {
        "stock": {"over_time", "over_time_and_places"},
        "share": set(AGGREGATION.values) - {"none"},
        "average": {"over_time", "over_time_and_places"},
    }
    assert entry.aggregation not in never.get(entry.kinds[0], set())


def test_every_theme_is_told_by_words() -> None:
    assert sorted(theme.id for theme in themes()) == sorted(THEME.values)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"theme": "weather"}, "theme 'weather'"),
        ({"kinds": ["level"]}, "kind 'level'"),
        ({"aggregation": "sum"}, "aggregation 'sum'"),
        ({"colour": "red"}, "does not know colour"),
        ({"recognised": [{"nuon": "a"}]}, "does not know nuon"),
        ({"recognised": [{"noun": "a | "}]}, "can't be read"),
        ({"recognised": [{"noun": "{nothing}"}]}, "can't be read"),
        ({"recognised": [{"not_noun": "a"}]}, "asks for nothing"),
    ],
)
def test_a_wrong_entry_is_refused(change: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = {**WHOLE, **change}
    read = entries.read_toml
    monkeypatch.setattr(entries, "read_toml", lambda name: {"indicator": [raw]} if name == "indicators" else read(name))
    with pytest.raises(DataError, match=re.escape(message)):
        indicators.__wrapped__()


def test_an_entry_without_label_or_named_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    read = entries.read_toml
    for raws, message in (
        ([{key: value for key, value in WHOLE.items() if key != "label"}], "lacks label"),
        ([WHOLE, WHOLE], "listed twice: a"),
    ):
        content = {"indicator": raws}
        monkeypatch.setattr(
            entries,
            "read_toml",
            lambda name, content=content: content if name == "indicators" else read(name),
        )
        with pytest.raises(DataError, match=message):
            indicators.__wrapped__()
