"""A stock, a flow and a count are told apart by what the sentence says of the figure."""

import re
from pathlib import Path

import pytest

import iomstats
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.verb_forms import forms
from iomstats.figures.words.word_classes import class_of_phrase

_ROWS = [
    line.split("\t") for line in (Path(__file__).parent / "kinds.tsv").read_text(encoding="utf-8").splitlines()[2:]
]


@pytest.mark.parametrize(("sentence", "figure", "kind"), _ROWS, ids=[f"{row[0]}: {row[1]}" for row in _ROWS])
def test_kind(sentence: str, figure: str, kind: str) -> None:
    found = iomstats.extract(sentence, date="2019").arrow["figures"].to_pylist()
    assert {row["text"]: row["kind"] for row in found}[figure] == kind


@pytest.mark.parametrize(
    ("verb", "past", "participle", "progressive"),
    [
        ("try", "tried", "tried", "trying"),
        ("plan", "planned", "planned", "planning"),
        ("visit", "visited", "visited", "visiting"),
        ("agree", "agreed", "agreed", "agreeing"),
        ("reach", "reached", "reached", "reaching"),
        ("withdraw", "withdrew", "withdrawn", "withdrawing"),
        ("die", "died", "died", "dying"),
        ("cut", "cut", "cut", "cutting"),
    ],
)
def test_forms_of_verbs(verb: str, past: str, participle: str, progressive: str) -> None:
    assert forms(verb)[2:] == ((past,), (participle,), progressive)


@pytest.mark.parametrize("words", ["just under", "more than a", "as many as", "a total of", "close to the record"])
def test_hedges_before_a_number(words: str) -> None:
    assert re.fullmatch(HEDGES, words + " ")


def test_the_last_noun_of_a_phrase_counts() -> None:
    assert class_of_phrase("pending asylum applications from Mali") == "event"
    assert class_of_phrase("members of the delegation") == "state"
