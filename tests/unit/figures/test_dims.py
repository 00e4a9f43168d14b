"""A text and the breakdowns that it states for its figures, one line each; and tables."""

import csv
from pathlib import Path

import pytest

from iomstats.documents import read_document
from iomstats.figures import Figure, read_figures
from iomstats.mentions import find_mentions


def _rows() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "dims.tsv").read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if not line.startswith("#"))
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


def _figures(text: str, title: str | None = None) -> tuple[Figure, ...]:
    document = read_document(text, date="2018", title=title)
    return read_figures(document, find_mentions(document))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["text"][:60])
def test_text(row: dict[str, str]) -> None:
    found = {figure.text: figure.dims or "-" for figure in _figures(row["text"])}
    expected = dict(pair.split("=", 1) for pair in row["dims"].split(" / "))
    assert {figure: found.get(figure) for figure in expected} == expected


def test_a_table_takes_row_and_column() -> None:
    table = (
        "| Course | Trainees | Of whom women |\n|---|---|---|\n| Border management | 322 | 71 |\n"
        "| Data basics | 187 | 96 |\n| Total | 509 | 167 |"
    )
    assert {figure.text: figure.dims for figure in _figures(table)} == {
        "322": "category=Border management",
        "71": "category=Border management; sex=female",
        "187": "category=Data basics",
        "96": "category=Data basics; sex=female",
        "509": None,
        "167": "sex=female",
    }


def test_parts_of_a_country_are_areas() -> None:
    table = "| Area | 2018 | 2019 |\n|---|---|---|\n| North Darfur | 412 | 398 |\n| Blue Nile | 96 | 91 |"
    figures = _figures(table, "Sudan: displacement by area")
    assert {(figure.place, figure.dims) for figure in figures} == {
        ("Sudan", "area=North Darfur"),
        ("Sudan", "area=Blue Nile"),
    }


def test_keys_are_sorted_and_values_hold_no_separator() -> None:
    texts = [row["text"] for row in _rows()]
    for figure in (figure for text in texts for figure in _figures(text)):
        if figure.dims:
            pairs = [pair.split("=") for pair in figure.dims.split("; ")]
            assert all(len(pair) == 2 and all(part.strip() for part in pair) for pair in pairs), figure.dims
            assert [key for key, _ in pairs] == sorted({key for key, _ in pairs})


def test_rows_with_units_of_their_own_are_measures() -> None:
    table = "| | May |\n|---|---|\n| Active persons ('000) | 812 |\n| Jobs | 640 |\n| Activity rate (%) | 61 |"
    assert [figure.dims for figure in _figures(table)] == [None, None, None]
    table = "| | May |\n|---|---|\n| Mining | 812 |\n| Trade | 640 |\n| Change, both (%) | 1.4 |"
    assert [figure.dims for figure in _figures(table)][:2] == ["category=Mining", "category=Trade"]


def test_rows_of_ages_and_of_donors() -> None:
    table = "| Age group | Women | Men |\n|---|---|---|\n| 0–14 | 812 | 815 |\n| All | 640 | 655 |"
    found = {figure.text: figure.dims for figure in _figures(table)}
    assert [found[text] for text in ("812", "815", "640")] == [
        "age=0–14; sex=female",
        "age=0–14; sex=male",
        "sex=female",
    ]
    table = "| Donor | Pledged | Received |\n|---|---|---|\n| Norway | 81,200 | 81,500 |\n| Total | 640 | 655 |"
    found = {figure.text: figure.dims for figure in _figures(table)}
    assert found["81,200"] == "category=pledged; donor=Norway"
    assert found["655"] == "category=received"


def test_the_last_sentence_before_a_list_announces_it() -> None:
    text = "Returns from Niger grew to 7,123. The main countries of origin were:\n\n- Iraq, 7,000\n- Albania, 421"
    assert all("Niger" not in (figure.dims or "") for figure in _figures(text) if figure.text != "7,123")
