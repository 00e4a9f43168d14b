"""An expression and what it says, one line each."""

import csv
from pathlib import Path

import pytest

from iomstats.documents import read_document
from iomstats.figures import read_figures
from iomstats.figures.numbers.currency_names import currency_in
from iomstats.figures.numbers.numbers import read_number
from iomstats.figures.numbers.scales import header_scale
from iomstats.mentions import find_mentions


def _rows() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "numbers.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["text"])
def test_expression(row: dict[str, str]) -> None:
    number = read_number(row["text"], row["rule"])
    assert number is not None
    assert number.value == pytest.approx(float(row["value"]))
    assert (number.value_max is None) == (not row["value_max"])
    assert number.value_max == (pytest.approx(float(row["value_max"])) if row["value_max"] else None)
    assert (number.form, number.currency or "") == (row["form"], row["currency"])


def test_words_that_say_no_number_are_not_read() -> None:
    assert read_number("between", "number") is None


@pytest.mark.parametrize(
    ("header", "currency", "scale"),
    [("Budget (US$ thousands)", "USD", 1e3), ("in millions of euros", "EUR", 1e6), ("Projects", None, 1.0)],
)
def test_headers_give_currency_and_scale(header: str, currency: str | None, scale: float) -> None:
    assert (currency_in(header), header_scale(header)) == (currency, scale)


def test_a_scale_beside_nought_is_read_on() -> None:
    document = read_document("Sales were 0 million and 5 in 2016.")
    assert read_figures(document, find_mentions(document))[0].value == 0
