"""A sentence and what one of its figures records, one line each."""

import csv
from pathlib import Path

import pytest

from iomstats.documents import read_document
from iomstats.figures import read_figures
from iomstats.mentions import find_mentions


def _rows() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "fields.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row['figure']} in {row['sentence'][:40]}")
def test_sentence(row: dict[str, str]) -> None:
    document = read_document(row["sentence"], date="2018")
    figure = next(f for f in read_figures(document, find_mentions(document)) if f.text == row["figure"])
    found = {name: getattr(figure, name) for name in ("qualifier", "unit", "kind", "status")}
    assert found == {name: row[name] for name in found}


def test_bounds_follow_from_the_wording() -> None:
    document = read_document("More than 3,400 staff, nearly 330,000 migrants, 98 States and some 70 offices.")
    bounds = {f.text: (f.value_low, f.value_high) for f in read_figures(document, find_mentions(document))}
    assert bounds == {"3,400": (3400, None), "330,000": (None, 330000), "98": (98, 98), "70": (None, None)}
