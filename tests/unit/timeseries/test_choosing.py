"""One stated value per key, chosen by the written precedence, with its rivals counted."""

from typing import Any

import pytest

from iomstats.schema.arrow import arrow_table
from iomstats.timeseries import build_series, revisions, rivals_of
from tests.unit.timeseries.rows import documents, observation, observations

EXACT_WINS = (observation("d03", "1995", 1100.0), observation("d95", "1995", 1100.0, qualifier="more_than"))
PRECEDENCE = [
    ("exact over hedged", *EXACT_WINS),
    (
        "a range over a hedge",
        observation("d03", "1995", 5.0, qualifier="range"),
        observation("d95", "1995", 5.0, qualifier="about"),
    ),
    (
        "a hedge over a bound",
        observation("d03", "1995", 5.0, qualifier="about"),
        observation("d95", "1995", 5.0, qualifier="more_than"),
    ),
    (
        "reported over estimated",
        observation("d03", "1995", 5.0),
        observation("d95", "1995", 5.0, status="estimate"),
    ),
    (
        "a stated period over context",
        observation("d03", "1995", 5.0),
        observation("d95", "1995", 5.0, period_basis="context"),
    ),
    (
        "context over the date of the document",
        observation("d03", "1995", 5.0, period_basis="context"),
        observation("d95", "1995", 5.0, period_basis="document"),
    ),
    ("the nearer publication", observation("d95", "1995", 5.0), observation("d03", "1995", 6.0)),
    ("the later publication without a period", observation("d11", None, 5.0), observation("d03", None, 6.0)),
    (
        "the first in the text",
        observation("d95", "1995", 5.0, at=10),
        observation("d95", "1995", 6.0, at=200),
    ),
]


@pytest.mark.parametrize(("_", "chosen", "rival"), PRECEDENCE, ids=[case[0] for case in PRECEDENCE])
def test_precedence(_: str, chosen: dict[str, Any], rival: dict[str, Any]) -> None:
    for rows in ((chosen, rival), (rival, chosen)):
        (row,) = build_series(observations(*rows), documents()).to_pylist()
        assert row["figure_id"] == chosen["figure_id"]
        assert row["rivals"] == 1
        (left,) = rivals_of(observations(*rows), documents()).to_pylist()
        assert left["figure_id"] == rival["figure_id"]


def test_an_annex_counts_as_published_on_its_own_date() -> None:
    parts = arrow_table(
        "parts",
        [{"part_id": "a", "document_id": "d11", "date": "1995-05-09", "char_start": 1000, "char_end": 2000}],
    )
    rows = (observation("d03", "1995", 5.0), observation("d11", "1995", 6.0, at=1500))
    assert build_series(observations(*rows), documents()).to_pylist()[0]["document_id"] == "d03"
    assert build_series(observations(*rows), documents(), parts).to_pylist()[0]["document_id"] == "d11"


def test_places_breakdowns_and_periods_are_keys_of_their_own() -> None:
    rows = (
        observation("d10", "2009", 1.0),
        observation("d10", "2009", 2.0, place="Canada", at=20),
        observation("d10", "2009", 3.0, dims="sex=female", at=30),
        observation("d10", "2007/2009", 4.0, at=40),
        observation("d10", "2009-05", 5.0, at=50),
    )
    series = build_series(observations(*rows), documents()).to_pylist()
    assert sorted(row["value"] for row in series) == [1.0, 2.0, 3.0, 4.0, 5.0]
    assert {row["rivals"] for row in series} == {0}


def test_every_value_of_the_series_is_a_value_of_an_observation() -> None:
    rows = [case for _, *cases in PRECEDENCE[:1] for case in cases]
    table = observations(*rows)
    stated = {(row["figure_id"], row["value"]) for row in table.to_pylist()}
    assert {(row["figure_id"], row["value"]) for row in build_series(table, documents()).to_pylist()} <= stated


def test_no_observation_gives_an_empty_series() -> None:
    assert build_series(observations(), documents()).num_rows == 0


def test_revisions_show_who_said_what_when() -> None:
    rows = (
        observation("d03", "1995", 1100.0),
        observation("d95", "1995", 1000.0, qualifier="more_than"),
        observation("d10", "1995", 1500.0),
        observation("d10", "2009", 7258.0, at=99),
    )
    found = revisions(observations(*rows), documents()).to_pylist()
    assert [(row["as_stated_in"], row["value"], row["agrees"]) for row in found] == [
        ("1995-05-09", 1000.0, None),
        ("2003-10-13", 1100.0, True),
        ("2010", 1500.0, False),
    ]
