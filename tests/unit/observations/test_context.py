"""Where a sentence is divided between its figures."""

import re

import pytest

from iomstats.observations.context import contexts, stretches
from tests.unit.observations.marked import read_marked

# the figures are in [square brackets], the one asked about in <angle brackets>
CASES = [
    (
        "IOM had <96> States ([55] Member States and [41] observers), [1,100] staff",
        "IOM had 96 States",
        "IOM had 96 States , 1,100 staff",
    ),
    (
        "IOM had [96] States (<55> Member States and [41] observers)",
        "55 Member States",
        "55 Member States and 41 observers",
    ),
    (
        "<seven> States became members and [three] States became observers",
        "seven States became members",
        None,
    ),
    (
        "[seven] States became members and <three> States became observers",
        "and three States became observers",
        None,
    ),
    (
        "they helped <80,000> migrants return to [160] countries",
        "they helped 80,000 migrants return to 160 countries",
        None,
    ),
    (
        "membership is composed of <55> Member States, while [41] others observe",
        "membership is composed of 55 Member States",
        None,
    ),
    ("it has an opening; it lists <12> points", "it lists 12 points", "it lists 12 points"),
    (
        "assisted voluntary return (AVRR) helped <5> persons",
        "assisted voluntary return (AVRR) helped 5 persons",
        None,
    ),
]


@pytest.mark.parametrize(("marked", "own", "clause"), CASES)
def test_stretches(marked: str, own: str, clause: str | None) -> None:
    text, here, others = "", (0, 0), []
    for piece in re.split(r"([\[<][^\]>]*[\]>])", marked):
        inner = piece.strip("[]<>") if piece[:1] in ("[", "<") else piece
        span = (len(text), len(text) + len(inner))
        if piece.startswith("<"):
            here = span
        elif piece.startswith("["):
            others.append(span)
        text += inner
    found = stretches(text, here, others)
    assert found[0] == own
    assert clause is None or found[1] == clause


def test_words_before_a_figure_leave_hedges_out() -> None:
    figures, blocks, _ = read_marked("migrants returned to more than {160|country|countries|flow|-} countries")
    (context,) = contexts(figures.to_pylist(), {row["block_id"]: row for row in blocks.to_pylist()})
    assert context.before == "migrants returned to"


def test_a_number_that_stands_twice_in_a_sentence_is_told_apart_by_what_precedes_it() -> None:
    figures, blocks, _ = read_marked(
        "Staff rose by {12|percent|-|change|-} in one year; the list has {12|point|points|count|-} points"
    )
    found = contexts(figures.to_pylist(), {row["block_id"]: row for row in blocks.to_pylist()})
    assert [context.clause for context in found] == ["Staff rose by 12 in one year", "the list has 12 points"]


def test_a_list_item_is_read_with_the_paragraph_that_introduces_it() -> None:
    figures, blocks, _ = read_marked("{12|person|persons|flow|-} persons", kind="list_item")
    rows = blocks.to_pylist()
    lead = {**rows[0], "block_id": "d:b0001", "kind": "paragraph", "char_start": -9, "text": "Under AVRR:"}
    (context,) = contexts(figures.to_pylist(), {row["block_id"]: row for row in (lead, *rows)})
    assert context.paragraph == "Under AVRR:\n12 persons"
