"""Words of themes are found where they stand, the longest phrase first, and their lists are in order."""

import re

import pytest

from iomstats.observations.entries import lexicon
from iomstats.observations.lexicon import LEVELS, Lexicon
from iomstats.observations.model import Recognition
from iomstats.observations.shared_themes import decide
from iomstats.schema.vocabulary import read_toml

SMALL = Lexicon(
    {
        "staff": {"topic": "staff | post*"},
        "budget": {"strong": "staff cost*", "hints": "cost*"},
        "health": {"topic": "AIDS | x-ray*"},
        "neutral": {"phrases": "post office"},
    }
)
THEMES = read_toml("themes")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Staff left.", ["staff: staff"]),
        ("staff costs", ["budget: staff costs"]),
        ("staff, costs", ["staff: staff", "budget: costs"]),
        ("The staff's costs", ["budget: staff's costs"]),
        ("posts in the post office", ["staff: posts"]),
        ("AIDS, not aids", ["health: aids"]),
        ("an x-ray, X-rays, an xray", ["health: x-ray", "health: x-rays", "health: xray"]),
        ("a post-\noffice", []),
        ("overstaffed", []),
        ("", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert [f"{word.theme}: {word.text}" for word in SMALL.words(text)] == found


def test_a_word_named_twice_for_a_theme_counts_by_what_it_tells_most() -> None:
    twice = Lexicon({"population": {"hints": "demographic*", "strong": "demograph*"}})
    assert [word.weight for word in twice.words("demographic change")] == [LEVELS["strong"]]


def test_an_empty_term_is_refused() -> None:
    with pytest.raises(ValueError, match="an empty term among the topic words of staff"):
        Lexicon({"staff": {"topic": "post | "}})


@pytest.mark.parametrize("raw", THEMES["theme"], ids=lambda raw: raw["id"])
def test_lists_are_sorted_and_name_a_term_once(raw: dict[str, str]) -> None:
    lists = [[term.strip() for term in raw[level].split("|")] for level in LEVELS if level in raw]
    for terms in lists:
        assert terms == sorted(terms, key=_order)
    every = [_order(term) for terms in lists for term in terms]
    assert sorted({term for term in every if every.count(term) > 1}) == []


def test_neutral_phrases_are_sorted_and_speak_of_nothing() -> None:
    phrases = [phrase.strip() for phrase in THEMES["neutral"]["phrases"].split("|")]
    assert phrases == sorted(phrases, key=_order)
    assert lexicon().words("a press conference") == ()


def _order(term: str) -> tuple[str, str]:
    return re.sub(r"[^a-z0-9]+", " ", term.lower()), term


def _speaks(**scores: float) -> dict[str, Recognition]:
    return {theme: Recognition(theme, score, ()) for theme, score in scores.items()}


@pytest.mark.parametrize(
    ("scores", "known", "sentences", "themes"),
    [
        ([_speaks(staff=4), _speaks(budget=1)], [None, None], "aa", ["staff", "staff"]),
        ([_speaks(staff=8), _speaks(budget=9)], [None, None], "aa", ["staff", "budget"]),
        ([_speaks(staff=1), _speaks(budget=9)], ["staff", None], "aa", ["staff", "budget"]),
        ([_speaks(), _speaks(budget=9)], [None, None], "ab", ["budget", "budget"]),
        ([_speaks(staff=0.3)], [None], "a", ["other"]),
        ([], [], "", []),
    ],
)
def test_figures_of_a_sentence_vote_together(
    scores: list[dict[str, Recognition]], known: list[str | None], sentences: str, themes: list[str]
) -> None:
    assert decide(scores, known, list(sentences), ["one block"] * len(scores)) == themes
