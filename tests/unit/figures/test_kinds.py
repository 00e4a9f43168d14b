"""A stock, a flow and a count are told apart by what the sentence says of the figure."""

from pathlib import Path

import pytest

import iomstats
from iomstats.figures.predicates import class_of_phrase, forms

_ROWS = [
    line.split("\t") for line in (Path(__file__).parent / "kinds.tsv").read_text(encoding="utf-8").splitlines()[2:]
]


@pytest.mark.parametrize(("sentence", "figure", "kind"), _ROWS, ids=[f"{row[0]}: {row[1]}" for row in _ROWS])
def test_kind(sentence: str, figure: str, kind: str) -> None:
    found = iomstats.extract(sentence, date="2019").arrow["figures"].to_pylist()
    assert {row["text"]: row["kind"] for row in found}[figure] == kind


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("try", ("try", "tries", "tried", "trying")),
        ("plan", ("plan", "plans", "planned", "planning")),
        ("visit", ("visit", "visits", "visited", "visiting")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("reach", ("reach", "reaches", "reached", "reaching")),
    ],
)
def test_forms_of_regular_verbs(verb: str, expected: tuple[str, ...]) -> None:
    assert forms(verb) == expected


def test_the_last_noun_of_a_phrase_counts() -> None:
    assert class_of_phrase("pending asylum applications from Mali") == "event"
    assert class_of_phrase("members of the delegation") == "state"
