"""How a figure is asserted is told by the words of its own clause."""

from pathlib import Path

import pytest

import iomstats

_ROWS = [
    line.split("\t") for line in (Path(__file__).parent / "statuses.tsv").read_text(encoding="utf-8").splitlines()[2:]
]


@pytest.mark.parametrize(("sentence", "figure", "status"), _ROWS, ids=[f"{row[0]}: {row[1]}" for row in _ROWS])
def test_status(sentence: str, figure: str, status: str) -> None:
    found = iomstats.extract(sentence, date="2019").arrow["figures"].to_pylist()
    assert {row["text"]: row["status"] for row in found}[figure] == status


def test_a_column_of_a_year_to_come_is_projected() -> None:
    table = "Country   2015   2030\nKenya     47.2   66.4\nNiger     20.0   35.2\n"
    found = iomstats.extract(table, date="2019").arrow["figures"].to_pylist()
    assert [row["status"] for row in found] == ["reported", "projection"] * 2
