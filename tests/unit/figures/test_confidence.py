"""Which figures a person should look at, and the code that says why."""

import re
from pathlib import Path

import pytest

from iomstats.documents import read_document
from iomstats.figures import Figure, read_figures
from iomstats.mentions import find_mentions
from iomstats.schema.codes import NOTE


def _figure(text: str, number: str) -> Figure:
    document = read_document(text, date="2018")
    return next(figure for figure in read_figures(document, find_mentions(document)) if figure.text == number)


@pytest.mark.parametrize(
    ("text", "number", "code"),
    [
        ("Repairs came to CHF 3.1 million.", "CHF 3.1 million", "assumed_year"),
        ("Several villages (around 900 homes) lie along the river.", "900", "assumed_year"),
        ("Some 1,200 tractors across the valley.", "1,200", "kind_guessed"),
        ("The mine opened in 2003 and closed in 2011; 640 miners.", "640", "kind_guessed"),
        ("The school opened in 2003, burned down in 2011 and has 640 pupils.", "640", "dates_passed_over"),
        ("The choir has four altos.", "four", "count_or_stock"),
        ("The bridge will serve 4,000 commuters by 2021.", "4,000", "foreseen"),
        ("Another 70 in the south.", "70", "no_unit"),
        ("Some 5 1 per cent of the orchards bear fruit.", "5 1 per cent", "split_digits"),
    ],
)
def test_figures_to_look_at(text: str, number: str, code: str) -> None:
    figure = _figure(text, number)
    assert figure.confidence == "review"
    assert figure.notes is not None
    assert code in figure.notes.split("; ")


@pytest.mark.parametrize(
    ("text", "number", "notes"),
    [
        ("The clinic treated 310 patients in 2016.", "310", None),
        ("In 2016 the fund had 46 members.", "46", None),
        ("The port has 310 ferries.", "310", None),
        ("Last year the port handled 310 ships.", "310", "worded_date"),
        ("There were 310 ferries, and 70 sank in 2016.", "70", "inherited_unit"),
        ("The report has three chapters.", "three", None),
    ],
)
def test_figures_that_are_sure(text: str, number: str, notes: str | None) -> None:
    figure = _figure(text, number)
    assert (figure.confidence, figure.notes) == ("high", notes)


def test_every_code_is_explained() -> None:
    figures = Path(__file__).parents[3] / "src" / "iomstats" / "figures"
    written = "".join(path.read_text(encoding="utf-8") for path in sorted(figures.glob("*.py")))
    used = set(re.findall(r'(?:yield|note=) ?"([a-z_]+)"', written))
    assert {"kind_guessed", "shared_scale"} <= used
    assert used <= set(NOTE.values)
