"""A text and the places that its figures cover, one line each; and tables, lists and headings."""

import csv
from pathlib import Path

import pytest

from iomstats.documents import read_document
from iomstats.figures import Figure, read_figures
from iomstats.mentions import find_mentions


def _rows() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "places.tsv").read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if not line.startswith("#"))
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


def _figures(text: str, title: str | None = None) -> tuple[Figure, ...]:
    document = read_document(text, date="2018", title=title)
    return read_figures(document, find_mentions(document))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["text"][:60])
def test_text(row: dict[str, str]) -> None:
    found = {figure.text: figure.place or "-" for figure in _figures(row["text"], row["title"].strip("-") or None)}
    expected = dict(pair.split("=") for pair in row["places"].split(" / "))
    assert {figure: found.get(figure) for figure in expected} == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("There are 12 camps in Jordan.", ["JOR"]),
        ("There are 12 camps in Kosovo.", ["XKX"]),
        ("There are 12 camps in Italy and Greece.", ["ITA; GRC"]),
        ("There are 12 camps in the Middle East.", [None]),
        ("There are 12 camps in Haiti and the Western Balkans.", [None]),
        ("There are 12 camps in sub-Saharan Africa.", ["202"]),
        ("There are 12 camps.", [None]),
    ],
)
def test_codes(text: str, codes: list[str | None]) -> None:
    assert [figure.place_code for figure in _figures(text)] == codes


def test_a_table_takes_its_rows_then_its_title() -> None:
    table = (
        "| Country | 2015 | 2016 |\n|---|---|---|\n| Germany | 35,446 | 54,069 |\n"
        "| Austria | 4,126 | 4,812 |\n| Total | 39,572 | 58,881 |"
    )
    places = {figure.text: figure.place for figure in _figures(table)}
    assert places == {
        "35,446": "Germany",
        "54,069": "Germany",
        "4,126": "Austria",
        "4,812": "Austria",
        "39,572": None,
        "58,881": None,
    }
    assert {figure.place for figure in _figures(table.replace("Total", "Unknown"), "Arrivals to Europe")} == {
        "Germany",
        "Austria",
        "Europe",
    }


def test_rows_that_are_destinations_are_no_places() -> None:
    table = "| Destination | Men | Women |\n|---|---|---|\n| Iraq | 1,480 | 212 |\n| Kosovo | 640 | 255 |"
    assert [(figure.place, figure.dims) for figure in _figures(table)] == [
        (None, "destination=Iraq; sex=male"),
        (None, "destination=Iraq; sex=female"),
        (None, "destination=Kosovo; sex=male"),
        (None, "destination=Kosovo; sex=female"),
    ]


def test_a_list_takes_the_place_of_the_items_before() -> None:
    items = "- 3.3 million displaced persons in Iraq\n- 468,300 returnees\n- 86% live in their former homes"
    assert {figure.place for figure in _figures(items)} == {"Iraq"}


def test_a_section_gives_its_country_to_what_lies_below() -> None:
    text = "# Nepal\n\nTeams distributed 10,845 tarpaulins.\n\n# Chad\n\nTeams built 12 wells."
    assert [(figure.text, figure.place) for figure in _figures(text)] == [("10,845", "Nepal"), ("12", "Chad")]


def test_a_long_sentence_is_read_to_its_end() -> None:
    text = "In Libya 300 migrants were moved, " * 60 + "and in Chad 40 were."
    places = [figure.place for figure in _figures(text)]
    assert places[-1] == "Chad"
    assert set(places[:-1]) == {"Libya"}


def test_a_paragraph_goes_on_with_the_country_of_the_ones_before() -> None:
    text = "The floods in Kerala, India, began in June.\n\nSome 480 people died.\n\nThe Organization has 12 pilots."
    assert {figure.text: figure.place for figure in _figures(text)} == {"480": "India", "12": None}
    several = "The floods hit India. Nepal was spared.\n\nSome 480 people died."
    assert [figure.place for figure in _figures(several)] == [None]


def test_a_row_of_a_city_is_an_area_and_the_row_of_the_world_is_the_world() -> None:
    table = "| Site | Cases |\n|---|---|\n| Kisumu | 1,210 |\n| World | 9,400 |"
    found = {figure.text: (figure.place, figure.dims) for figure in _figures(table)}
    assert found == {"1,210": (None, "area=Kisumu"), "9,400": ("World", None)}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("TOGO: FLOOD APPEAL\nUpdate No. 3\n\nFUNDING\n\nDonors gave USD 8 million.", ["Togo"]),
        ("NEPAL CRISIS\n\nHealth\n\nSome 12 clinics are open.\n\nShelter\n\nWe hold 300 tents.", ["Nepal", "Nepal"]),
        ("MALI\n\nReturns\n\n410 people left.\n\nNIGER\n\nReturns\n\n720 people left.", ["Mali", "Niger"]),
        ("Anyone can apply for Maltese citizenship at the desk.\n\nFees\n\nA form costs 30 euros.", ["Malta"]),
        ("Sales rose by 4 per cent after repairs at the Leiden works.\n\nStaff numbered 8,100.", ["Netherlands", None]),
        ("Food banks in Malta\n\nSome 410 came.\n\n[ADVERT] Save 40% today.", ["Malta", None]),
        ("Zuwara, Libya – On Monday the agency took 127 people home.", ["Libya"]),
        ("Ministers met in Cairo to talk about water for two days.\n\nThe plan has 12 steps.", [None, None]),
    ],
)
def test_opening(text: str, places: list[str | None]) -> None:
    assert [figure.place for figure in _figures(text)] == places


def test_a_report_is_signed_where_it_was_written() -> None:
    text = "Summary of progress. The scheme reached 4,100 households.\n\nMarsabit county, Kenya, 30 November 2017"
    assert [figure.place for figure in _figures(text) if figure.text == "4,100"] == ["Kenya"]
    text = "Summary of progress. The scheme reached 4,100 households.\n\nGeneva, 30 November 2017"
    assert [figure.place for figure in _figures(text) if figure.text == "4,100"] == [None]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # the parts of a country, named as known, tell whose paper it is
        ("Jobs rose by 400 in May.\n\nTasmania lost 90 and Queensland 60.", ["Australia"] * 3),
        ("Rents fell by 2 per cent.\n\nIn Gdańsk and Poznań they rose. Kraków was flat.", ["Poland"]),
        ("Sales grew by 6 per cent.\n\nShops opened in Lyon, Milan and Porto.", [None]),
        ("Sales grew by 6 per cent.\n\nShops opened in Turin and Bari, both in Italy.", [None]),
        # a town nobody knows, dated in a province or country
        ("TINAK, Zamboanga – Nine fishing boats lie on the beach.\n\nA kilo sells for 80 pesos.", ["Philippines"] * 2),
        ("GENEVA – Nine more flights left for the islands last week.\n\nA seat costs 80 euros.", [None, None]),
    ],
)
def test_home(text: str, places: list[str | None]) -> None:
    assert [figure.place for figure in _figures(text)] == places


def test_a_table_without_a_country_has_that_of_the_paper() -> None:
    text = "Rents, 2017\n\n| | May |\n|---|---|\n| Flats | 412 |\n\nGdańsk led. Poznań and Kraków followed."
    assert [figure.place for figure in _figures(text)] == ["Poland"]
    table = "| Town | Beds |\n|---|---|\n| Poznań | 412 |\n| Kraków | 96 |"
    assert [figure.place for figure in _figures(table)] == [None, None]


def test_a_country_labels_its_paragraph() -> None:
    text = "Ghana. A third of West Africa's cocoa is grown there. Prices rose by 4 per cent."
    assert [figure.place for figure in _figures(text)] == ["Western Africa", "Ghana"]
    text = "In brief. Some 40 farms closed in Togo. Prices rose by 4 per cent."
    assert [figure.place for figure in _figures(text)] == ["Togo", "Togo"]


def test_a_dateline_goes_before_a_title_that_the_text_never_takes_up() -> None:
    text = "SYLHET – Rahima was 19 when her husband left the village. Her roof cost 400 dollars."
    assert [figure.place for figure in _figures(text, "The bridge to Dubai")] == ["Bangladesh", "Bangladesh"]
    text = "KOLKATA – Rains fell on both sides. In Nepal 30 bridges broke. A further 12 are closed."
    assert [figure.place for figure in _figures(text, "Floods in Nepal")] == ["Nepal", "Nepal"]


def test_headers_of_data_files_are_written_small() -> None:
    figures = _figures("# Arrivals by sea\nmonth,italy,greece\n2016-01,5273,67415\n2016-02,3828,57066\n")
    assert {(figure.text, figure.place) for figure in figures} >= {("5273", "Italy"), ("67415", "Greece")}


@pytest.mark.parametrize(
    ("paragraphs", "place"),
    [
        ("In 2016 the harbours of Malta took 1,100 people.|The queue\nThe ministry had 4,000 files.", "Malta"),
        (
            "Nearly 900 people settled in a Danish town.|Many left Denmark again.|The ministry had 4,000 files.",
            "Denmark",
        ),
        ("In Peru 30 schools closed.|In Chile 12 did.|The ministry had 4,000 files.", None),
        (
            "International migrants numbered 191 million.|The women among them\nWomen were 49 per cent, 4,000 said.",
            "World",
        ),
    ],
)
def test_a_short_paper_is_about_the_country_that_it_speaks_of(paragraphs: str, place: str | None) -> None:
    found = {figure.text: figure.place for figure in _figures(paragraphs.replace("|", "\n\n"))}
    assert found["4,000"] == place
