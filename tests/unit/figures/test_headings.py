"""The period of figures under a title, a heading or a line about the reporting period, and what points back to one."""

import csv
from pathlib import Path

import pytest

from iomstats.documents import read_document
from iomstats.figures import read_figures
from iomstats.mentions import find_mentions


def _rows() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "headings.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["text"][:60])
def test_periods_around_a_text(row: dict[str, str]) -> None:
    paper = read_document(row["text"].replace("\\n", "\n"), date=row["date"] or None, title=row["title"] or None)
    found = [
        f"{one.text} = {one.period_start or ''}/{one.period_end or ''} {one.period_basis or 'none'}"
        for one in read_figures(paper, find_mentions(paper))
    ]
    assert found == row["periods"].split("; ")
