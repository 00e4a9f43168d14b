"""A sentence and every figure in it with its value and unit, one line each: measures, money, how they are written."""

import csv
from pathlib import Path

import pytest

import iomstats


def _rows() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "measures.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["sentence"])
def test_measures(row: dict[str, str]) -> None:
    found = iomstats.extract(row["sentence"], date="2019").figures
    read = [
        f"{value:.7g}{f'..{high:.7g}' if high == high else ''} {unit if isinstance(unit, str) else '-'}"
        for value, high, unit in zip(found["value"], found["value_max"], found["unit"], strict=True)
    ]
    assert " | ".join(read) == row["figures"]
