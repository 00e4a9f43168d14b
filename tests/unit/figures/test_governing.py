"""Which time expression of its own sentence a figure has its period from."""

import csv
from pathlib import Path

import pytest

from iomstats.documents import read_document
from iomstats.figures import read_figures
from iomstats.mentions import find_mentions


def _rows() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "governing.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["text"][:70])
def test_sentence(row: dict[str, str]) -> None:
    document = read_document(row["text"], date=row["date"] or None)
    found = [
        f"{figure.text} = {figure.period_start or ''}/{figure.period_end or ''} {figure.period_basis or 'none'}"
        for figure in read_figures(document, find_mentions(document))
    ]
    assert found == row["periods"].split("; ")
