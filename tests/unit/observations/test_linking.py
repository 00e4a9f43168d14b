"""Figures in marked sentences get the indicator and theme that a reader would give them."""

import csv
from pathlib import Path

import pytest

from iomstats.observations import link_figures, why_linked
from tests.unit.observations.marked import read_marked

CASES = [
    line
    for line in csv.reader(
        (Path(__file__).parent / "linking.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    if line and not line[0].startswith("#")
][1:]


@pytest.mark.parametrize(("heading", "before", "sentence"), CASES, ids=[case[2][:60] for case in CASES])
def test_sentence(heading: str, before: str, sentence: str) -> None:
    figures, blocks, expected = read_marked(
        sentence, heading=None if heading == "-" else heading, before=None if before == "-" else before
    )
    linked = link_figures(figures, blocks).to_pylist()
    reasons = why_linked(figures, blocks)
    for row, reason, (indicator, theme) in zip(linked, reasons, expected, strict=True):
        assert row["indicator"] == indicator, (row["text"], reason)
        assert theme is None or row["theme"] == theme, (row["text"], reason)
