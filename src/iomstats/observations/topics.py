"""Tells what a passage is about by counting words of each theme near a figure; knows no word itself.

A word in the counted noun weighs more than one in the sentence, and that more than one in the paragraph, in
the headings or in the blocks around. Each word counts once, where it stands nearest.
"""

from functools import lru_cache

from iomstats.observations.entries import themes
from iomstats.observations.model import Context, Recognition

_WEIGHTS = (
    ("noun", 2.0),
    ("own", 1.5),
    ("sentence", 1.0),
    ("paragraph", 0.5),
    ("heading", 0.6),
    ("around", 0.25),
)
_HINT = 0.3  # a hint weighs so much of a word of the topic
_LEAST = 0.5  # below this a passage is about nothing in particular


def topics(context: Context) -> dict[str, Recognition]:
    """Return the themes of which words stand near the figure, with their scores."""
    seen: set[tuple[str, str]] = set()
    scores: dict[str, float] = {}
    words: dict[str, list[tuple[str, str]]] = {}
    for scope, weight in _WEIGHTS:
        for theme, word, share in _words(str(getattr(context, scope) or "")):
            if (theme, word) not in seen:
                seen.add((theme, word))
                scores[theme] = scores.get(theme, 0.0) + weight * share
                words.setdefault(theme, []).append((scope, word))
    return {theme: Recognition(theme, score, tuple(words[theme])) for theme, score in scores.items() if score >= _LEAST}


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[tuple[str, str, float], ...]:
    """Return every theme of which words stand in a text, with each word in lower case and how much it weighs."""
    found: dict[tuple[str, str], float] = {}
    for theme in themes():
        for pattern, share in ((theme.topic, 1.0), (theme.hints, _HINT)):
            for match in pattern.finditer(text) if pattern else ():
                found.setdefault((theme.id, match[0].lower()), share)
    return tuple((theme, word, share) for (theme, word), share in found.items())
