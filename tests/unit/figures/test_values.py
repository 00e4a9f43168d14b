"""A sentence and every figure in it with its value and how exactly it is stated, one line each."""

import csv
from pathlib import Path

import pytest

import iomstats


def _rows() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "values.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["sentence"])
def test_values(row: dict[str, str]) -> None:
    found = iomstats.extract(row["sentence"], date="2019").figures
    read = [
        f"{text}={value:.6g}{f'..{high:.6g}' if high == high else ''}{'' if word == 'exact' else f' {word}'}"
        for text, value, high, word in zip(
            found["text"], found["value"], found["value_max"], found["qualifier"], strict=True
        )
    ]
    assert " | ".join(read) == row["figures"]
