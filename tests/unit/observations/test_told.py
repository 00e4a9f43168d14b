"""Sentences as they stand, read from their text on, get the theme and the indicator that a reader would give them."""

from pathlib import Path

import pytest

import iomstats

FOLDER = Path(__file__).parent


def _cases(name: str) -> list[tuple[str, ...]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.replace("\\n", "\n").split("\t")) for line in lines if line and not line.startswith("#")][1:]


def _column(sentence: str, name: str) -> list[str | None]:
    return list(iomstats.extract(sentence, date="2019").arrow["figures"].column(name).to_pylist())


@pytest.mark.parametrize(("theme", "sentence"), _cases("themes.tsv"))
def test_theme(theme: str, sentence: str) -> None:
    assert set(_column(sentence, "theme")) == {theme}


@pytest.mark.parametrize(("indicator", "sentence"), _cases("indicators.tsv"))
def test_indicator(indicator: str, sentence: str) -> None:
    found = [one for one in _column(sentence, "indicator") if one]
    assert found == ([] if indicator == "-" else [indicator])


def test_a_title_tells_what_a_table_is_about() -> None:
    table = "Area | Men | Women\n--- | --- | ---\nNorth | 120 | 131\nSouth | 45 | 52\n"
    found = iomstats.extract(table, title="Voluntary return and reintegration in 2018")
    assert set(found.arrow["figures"].column("theme").to_pylist()) == {"avrr"}


def test_a_heading_over_a_text_and_a_label_over_lines_tell_what_they_are_about() -> None:
    texts = (
        "# Voluntary returns in 2018\n\nBy country:\n\n- Austria: 2,100\n- Norway: 310\n",
        "Voluntary returns by country\nAustria: 2,100\nNorway: 310\n",
    )
    for text in texts:
        assert set(_column(text, "theme")) == {"avrr"}


def test_a_line_that_says_nothing_goes_on_with_the_one_thing_that_a_text_has_told() -> None:
    text = "- Refugees worldwide: 4, 5, 6, 7 and 8 million\n\n- So it was in Oslo (from 7 to 3).\n"
    assert set(_column(text, "theme")) == {"migrant_stocks"}
