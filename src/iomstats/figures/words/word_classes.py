"""Looks up what verbs and nouns tell by themselves: a happening, a lasting state, a level, a number."""

import re
from collections.abc import Iterator
from functools import cache

from iomstats.figures.words.verb_forms import forms
from iomstats.schema.vocabulary import read_toml

_BRITISH = re.compile(r"iz(?=e|ing)")


@cache
def verb_aspects() -> dict[str, tuple[str, bool]]:
    """Return the aspect of every form of every verb, and whether the form is the simple present."""
    words = read_toml("aspect")
    found: dict[str, tuple[str, bool]] = {}
    # the later kind wins where a verb has two
    for aspect, name in (
        ("event", "event_verbs"),
        ("state", "state_verbs"),
        ("level", "level_verbs"),
        ("report", "report_verbs"),
    ):
        for verb in words[name]:
            base, third, pasts, participles, progressive = forms(verb)
            for word in (base, third, progressive, *pasts, *participles):
                for spelling in {word, _BRITISH.sub("is", word)}:
                    found[spelling] = aspect, word in (base, third) and word not in pasts
    return found


@cache
def participles_of_events() -> frozenset[str]:
    """Return the past participles of the verbs of happenings: "trained"."""
    return frozenset(form for verb in read_toml("aspect")["event_verbs"] for form in forms(verb)[3])


@cache
def result_participles() -> frozenset[str]:
    """Return the participles of what goes on after it happened: "displaced"."""
    return frozenset(read_toml("aspect")["result_participles"])


@cache
def noun_class(noun: str) -> str | None:
    """Return ``event``, ``state`` or ``number`` for a noun, singular or plural; None for others."""
    words = read_toml("aspect")
    for name in ("event", "state", "number"):
        nouns = words[f"{name}_nouns"]
        for singular in _singulars(noun.lower()):
            if singular in nouns:
                return name
    return None


def _singulars(noun: str) -> Iterator[str]:
    yield noun
    if noun.endswith("ies"):
        yield noun[:-3] + "y"
    if noun.endswith("es"):
        yield noun[:-2]
    if noun.endswith("s"):
        yield noun[:-1]


def class_of_phrase(words: str) -> str | None:
    """Return the class of a noun phrase: that of its last noun that has one, what stands behind "of" left out.

    Examples:
        >>> class_of_phrase("asylum applications from Syria"), class_of_phrase("resident population")
        ('event', 'state')
    """
    head = re.split(r"\s(?:of|from|in|for|to|by|with|at|on|who|that)\s", words)[0]
    for word in reversed(re.findall(r"[A-Za-z]+", head)):
        if found := noun_class(word):
            return found
    return None
