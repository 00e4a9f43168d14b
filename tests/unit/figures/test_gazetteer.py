"""Names of places in a text, and the vocabulary of places and dims."""

import re

import pycountry
import pytest

from iomstats.figures.places.gazetteer import codes, find_named
from iomstats.figures.places.sites import find_sites
from iomstats.schema.vocabulary import read_table, read_toml

M49 = {
    "001", "002", "003", "005", "009", "011", "013", "014", "015", "017", "018", "019", "021", "029", "030", "034",
    "035", "039", "053", "054", "057", "061", "062", "142", "143", "145", "150", "151", "154", "155", "202", "419",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("the United Republic of Tanzania", ["Tanzania"]),
        ("the Syrian Arab Republic and Viet Nam", ["Syria", "Viet Nam"]),
        ("Türkiye, formerly Turkey", ["Turkey", "Turkey"]),
        ("Cote d'Ivoire or Côte d’Ivoire", ["Côte d'Ivoire", "Côte d'Ivoire"]),
        ("the former Soviet Union", ["Former Soviet Union"]),
        ("LIBYA: SITUATION REPORT", ["Libya"]),
        ("South-East Asia, Southeast Asia and south-eastern Asia", ["South-Eastern Asia"] * 3),
        ("West Africa and western Africa", ["Western Africa"] * 2),
        ("Guinea, Guinea-Bissau and Papua New Guinea", ["Guinea", "Guinea-Bissau", "Papua New Guinea"]),
        (
            "Niger and Nigeria, Dominica and the Dominican Republic",
            ["Niger", "Nigeria", "Dominica", "Dominican Republic"],
        ),
        ("in Cox's Bazar and Port-au-Prince", ["Bangladesh", "Haiti"]),
        ("Swiss, Dutch and Filipino workers", ["Switzerland", "Netherlands", "Philippines"]),
        ("a turkey, some china, an oman", []),
        ("Let us pay in US$ or US dollars", []),
        ("in the US, the U.S. and the UK", ["United States of America", "United States of America", "United Kingdom"]),
        ("Members of the African Union, the European Commission and the Swiss Red Cross", []),
        ("the Geneva Convention, the Colombo Process, the Bank of England", []),
        ("the Indian Ocean and the Economic Community of West African States", []),
        ("President Chad and Ms. Georgia Smith", []),
        ("Member States and other States", []),
        ("jordan@example.org", []),
        ("in Birmingham, Alabama, and in Atlanta, Georgia", ["United States of America"] * 2),
        ("schools in Hamilton, Canada, and Hamilton, New Zealand", ["Canada", "New Zealand", "New Zealand"]),
        ("offices in Nairobi, Ethiopia and Uganda", ["Kenya", "Ethiopia", "Uganda"]),
        ("She moved to Florence. Florence is a friend.", ["Italy"]),
        ("Nangarhar, Uttarakhand and Zamboanga City", ["Afghanistan", "India", "Philippines"]),
        ("They crossed the Channel from the Channel Islands.", ["English Channel", "Channel Islands"]),
        ("African Americans and Scottish households", ["United States of America", "United Kingdom"]),
    ],
)
def test_names(text: str, places: list[str]) -> None:
    assert [named.place for named in find_named(text)] == places


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Syrian refugees in Jordan", [("Syria", "people"), ("Jordan", "locative")]),
        ("from Nigeria to Libya", [("Nigeria", "origin"), ("Libya", "destination")]),
        ("Sweden's population", [("Sweden", "subject")]),
        ("Germany hosted many", [("Germany", "subject")]),
        ("funded by the Government of Norway", [("Norway", "giver")]),
        ("a Japanese project", [("Japan", "adjective")]),
        ("Irish Aid contributions", [("Ireland", "giver")]),
        ("in Manila, Philippines (2008), and in Athens, Greece", [("Philippines; Greece", "locative")]),
        ("towns in the rural parts of eastern Chad", [("Chad", "locative")]),
        ("Madrid said no", [("Spain", "example")]),
        ("Headquarters in Geneva", []),
        ("published in Arabic, French and Spanish", []),
    ],
)
def test_roles(text: str, roles: list[tuple[str, str]]) -> None:
    assert [(site.text, site.role) for site in find_sites(text, ((0, len(text)),))] == roles


def test_every_country_is_there_with_its_code() -> None:
    rows = [row for row in read_table("places") if row["kind"] == "country"]
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes))
    # XKX is the code that the United Nations and the World Bank use for Kosovo; ISO has none
    assert set(codes) == {country.alpha_3 for country in pycountry.countries} | {"XKX"}


def test_regions_have_m49_codes_or_none() -> None:
    rows = [row for row in read_table("places") if row["kind"] != "country"]
    codes = [row["code"] for row in rows if row["code"]]
    assert set(codes) <= M49
    assert len(codes) == len(set(codes))
    assert {row["kind"] for row in rows} == {"region", "former"}


def test_no_name_means_two_places() -> None:
    owner: dict[str, str | None] = {}
    for row in read_table("places"):
        for column in ("place", "names", "adjectives", "people"):
            for name in (row[column] or "").split("|"):
                assert not name or owner.setdefault(name, row["place"]) == row["place"], name


def test_every_name_is_found() -> None:
    for row in read_table("places"):
        if row["place"] == "World":
            continue
        for name in (row["place"], *(row["names"] or "").split("|"), *(row["people"] or "").split("|")):
            assert not name or [named.place for named in find_named(f"they were in {name} then")] == [row["place"]], (
                name
            )


def test_areas_lie_in_known_countries() -> None:
    places = {row["place"] for row in read_table("places") if row["kind"] == "country"}
    rows = read_table("areas")
    assert {row["place"] for row in rows} <= places
    assert {row["kind"] for row in rows} == {"city", "area"}
    assert len({row["name"] for row in rows}) == len(rows)


def test_cues_are_lower_case_words() -> None:
    for name, words in read_toml("place_cues").items():
        assert words, name
        assert all(word == word.lower().strip() and word for word in words), name


def test_dims_vocabulary_follows_its_schema() -> None:
    known = {"noun", "prefix", "complement", "share", "part", "clause", "mode", "phase", "project", "column", "row"}
    seen: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    for row in read_table("dims"):
        where = str(row["where"]).split("|")
        assert set(where) <= known, row
        assert re.fullmatch(r"[a-z]+", str(row["key"])), row
        for word in str(row["words"]).split("|"):
            assert word == word.lower().strip(), row
            for place in where:
                assert seen.setdefault((word, place), (row["key"], row["value"])) == (row["key"], row["value"]), word


def test_institutions_are_of_known_countries() -> None:
    rows = read_table("institutions")
    assert {row["place"] for row in rows} <= codes().keys()
    assert [row["name"] for row in rows] == sorted(str(row["name"]) for row in rows)
