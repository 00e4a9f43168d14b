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


def _readings() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "reading.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _readings(), ids=lambda row: f"{row['figure']} in {row['text'][:40]}")
def test_value_and_unit(row: dict[str, str]) -> None:
    document = read_document(row["text"].replace("\\n", "\n"), date="2018")
    figure = next(f for f in read_figures(document, find_mentions(document)) if f.text == row["figure"])
    assert (figure.value, figure.qualifier, figure.unit or "-") == (
        pytest.approx(float(row["value"])),
        row["qualifier"],
        row["unit"],
    )


@pytest.mark.parametrize(
    ("text", "figure", "note"),
    [
        ("In 2014 the team reached 1,2 00 homes.", "1,2 00", "split_digits"),
        ("They gave kits to 1,480households.", "1,480", "glued_word"),
        ("They gave kits to 1,480 households.", "1,480", None),
        ("They gave kits to 1 480 households.", "1 480", None),
    ],
)
def test_mended_numbers_are_noted(text: str, figure: str, note: str | None) -> None:
    document = read_document(text, date="2018")
    found = next(f for f in read_figures(document, find_mentions(document)) if f.text == figure)
    notes = (found.notes or "").split("; ")
    assert [code for code in notes if code in ("split_digits", "glued_word")] == ([note] if note else [])


def test_bounds_follow_from_the_wording() -> None:
    document = read_document("More than 3,400 staff, nearly 330,000 migrants, 98 States and some 70 offices.")
    bounds = {f.text: (f.value_low, f.value_high) for f in read_figures(document, find_mentions(document))}
    assert bounds == {"3,400": (3400, None), "330,000": (None, 330000), "98": (98, 98), "70": (None, None)}
