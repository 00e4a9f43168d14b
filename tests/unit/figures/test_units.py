"""What a figure counts: a sentence, and the unit and noun of one of its figures; plurals; nouns of people; tables."""

import csv
from pathlib import Path

import pytest

from iomstats.documents import read_document
from iomstats.figures import read_figures
from iomstats.figures.words.people import is_person_noun
from iomstats.figures.words.plurals import is_plural, singular
from iomstats.mentions import find_mentions
from iomstats.schema.vocabulary import read_toml


def _rows(name: str) -> list[dict[str, str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


def _units(text: str) -> dict[str, tuple[str, str]]:
    document = read_document(text, date="2018")
    figures = read_figures(document, find_mentions(document))
    return {figure.text: (figure.unit or "None", figure.unit_text or "-") for figure in figures}


@pytest.mark.parametrize("row", _rows("units.tsv"), ids=lambda row: f"{row['figure']} in {row['sentence'][:40]}")
def test_sentence(row: dict[str, str]) -> None:
    assert _units(row["sentence"])[row["figure"]] == (row["unit"], row["unit_text"])


@pytest.mark.parametrize("row", _rows("plurals.tsv"), ids=lambda row: row["plural"])
def test_singular(row: dict[str, str]) -> None:
    assert singular(row["plural"]) == row["singular"]


@pytest.mark.parametrize(
    "word", ["analysis", "campus", "diabetes", "lens", "overseas", "specimen", "Honduras", "migrant"]
)
def test_no_plural(word: str) -> None:
    assert not is_plural(word)


@pytest.mark.parametrize(
    "noun",
    [
        "welders",
        "criminologists",
        "deportees",
        "claimants",
        "volunteers",
        "oarsmen",
        "Angolans",
        "vice-presidents",
        "MPs",
    ],
)
def test_people(noun: str) -> None:
    assert is_person_noun(noun)


@pytest.mark.parametrize(
    "noun", ["grants", "trailers", "semiconductors", "committees", "restaurants", "levers", "microcomputers", "Orders"]
)
def test_no_people(noun: str) -> None:
    assert not is_person_noun(noun)


def test_no_noun_is_both_person_and_thing() -> None:
    nouns = read_toml("nouns")
    things = {*nouns["not_persons"], *nouns["agents_not_persons"]}
    assert not things.intersection((*nouns["persons"], *nouns["ant_persons"]))


@pytest.mark.parametrize(
    ("table", "figure", "unit"),
    [
        ("District | Flooded (ha)\n--- | ---\nNorth | 410\nSouth | 95", "410", "hectare"),
        ("Item | 2018\n--- | ---\nFees | $310\nRents | 95\nTotal | 405", "95", "USD"),
        ("Country of origin | 2017\n--- | ---\nNepal | 310\nChad | 95", "310", "person"),
        ("Outcome | Group A, no. (%)\n--- | ---\nRelapse | 31 (9.5)\nCure | 88 (27)", "9.5", "percent"),
        ("Measure | 2018\n--- | ---\nTotal no. of events | 310\nOther | 95", "310", "event"),
        ("District | Displaced | Houses damaged\n--- | --- | ---\nDolakha | 12,400 | 560", "12,400", "person"),
        ("District | Displaced | Houses damaged\n--- | --- | ---\nDolakha | 12,400 | 560", "560", "house"),
        ("Item | 2014 (USD million)\n--- | ---\nIncome | 84.1\nShare of earmarked income | 91", "91", "percent"),
        ("Awards | 2019\n--- | ---\nOutstanding, end of the year | 4,267", "4,267", "award"),
        ("Year | Workers, both sexes | Camels\n--- | --- | ---\n2014 | 841 | 91", "841", "person"),
    ],
)
def test_cell(table: str, figure: str, unit: str) -> None:
    assert _units(table)[figure][0] == unit


_ACCOUNTS = """Five-year summary
(NOK thousand, except per-share data and employees)

                               2021       2020
Net sales                   412,600    398,100
Share of profit of joint ventures  8,140  7,900
Earnings per share, basic      3.10       2.85
Effective tax rate             22.4       21.9
Employees                     1,204      1,187
"""


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("412,600", 412_600_000, "NOK"),
        ("8,140", 8_140_000, "NOK"),
        ("3.10", 3.10, "NOK"),
        ("1,204", 1204, "person"),
    ],
)
def test_accounts(cell: str, value: float, unit: str) -> None:
    document = read_document(_ACCOUNTS, date="2022")
    figures = {figure.text: figure for figure in read_figures(document, find_mentions(document))}
    assert (figures[cell].value, figures[cell].unit) == (value, unit)


@pytest.mark.parametrize(
    ("table", "cell", "unit"),
    [
        ("| Crop | Area, 000 ha | Yield, t/ha |\n|---|---|---|\n| Oats | 41.2 | 5.6 |", "5.6", "tonne per hectare"),
        ("| Weir | Mean flow (m³/s) |\n|---|---|\n| Upper | 38 |", "38", "cubic metre per second"),
        ("| Diet | Intake, kcal per day |\n|---|---|\n| A | 2,150 |", "2,150", "kilocalorie per day"),
        ("£ million | Refunds | Total\nOpening | 3.5 | 9.0\nClosing | 4.1 | 9.9", "4.1", "GBP"),
        ("| Party | Seats won |\n|---|---|\n| Greens | 14 |", "14", "seat"),
        (
            "Readers by sex (percentage of readers)\n\n| | Women | Men |\n|---|---|---|\n| Often | 31 | 27.9 |",
            "27.9",
            "percent",
        ),
        (
            "Table 5. Reason for moving (N=310)\n\n| Reason | n | % |\n|---|---|---|\n| Rent | 187 | 60.3 |",
            "187",
            "person",
        ),
        ("Host countries\n\nCountry | 2015 | 2016\n--- | --- | ---\nNorway | 2,383 | 3,149", "3,149", "person"),
        ("| | n | agree |\n|---|---|---|\n| North | 410 | 63.2 |", "410", "None"),
    ],
)
def test_cell_of_measure(table: str, cell: str, unit: str) -> None:
    assert _units(table)[cell][0] == unit


def test_labels_of_rows_are_read_as_words() -> None:
    found = _units("Loans by maturity (USD '000),2022,2021\nWithin two years,410,395\nOver two years,88,90\n")
    assert (found["410"][0], found["two"]) == ("USD", ("year", "years"))


@pytest.mark.parametrize(
    "items", ["(a) Iraq: 2,807\n\n(b) Mali: 993", "- Iraq (2,807)\n- Mali (993)", "- Iraq 2,807\n- Mali 993"]
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_list_of_countries(items: str, gap: str) -> None:
    text = f"In 2014, 12,400 migrants came by sea.{gap}The main countries of origin were:\n\n{items}\n"
    units = _units(text)
    assert units["2,807"] == units["993"] == ("person", "migrants")


def test_list_of_what_is_counted() -> None:
    text = "The shop sold 900 maps.\n\nThe main groups of buyers were:\n\n- Schools: 410\n- Libraries: 215\n"
    assert _units(text)["410"] == ("school", "Schools")
