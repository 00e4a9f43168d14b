"""Tells what a passage is about by the words of each theme near a figure; knows no word itself.

A word in the counted noun weighs more than one in the sentence, and that more than one in the paragraph, in
the headings or in the blocks around. Each term counts once, where it stands nearest.
"""

from iomstats.observations.entries import lexicon
from iomstats.observations.lexicon import LEVELS
from iomstats.observations.model import Context, Recognition

_WEIGHTS = (
    ("noun", 1.9),
    ("own", 1.5),
    ("sentence", 1.0),
    ("paragraph", 0.7),
    ("heading", 1.0),
    ("title", 0.8),
    ("around", 0.2),
)
# long passages have many words: together they never outweigh the few that are near
_MOST = {"sentence": 3.5, "paragraph": 3.0, "heading": 2.0, "around": 0.6}
# a page's advertisements and menus say nothing of the article beside them
_NEAR_ONLY = frozenset({"promotion"})
_FAR = frozenset({"heading", "title", "around"})
_ABOVE = ("heading", "title")
_OF_HINTS = 0.5  # where some theme has a word of its own, those that only hints speak of count so much
_LEAST = 0.5  # below this a passage is about nothing in particular


def announced(context: Context) -> frozenset[str]:
    """Return the themes that a heading above the figure, or the title, tells by itself."""
    above = (word for scope in _ABOVE for word in lexicon().words(str(getattr(context, scope) or "")))
    return frozenset(word.theme for word in above if word.weight >= LEVELS["strong"])


def topics(context: Context) -> dict[str, Recognition]:
    """Return the themes of which words stand near the figure, with their scores."""
    seen: set[tuple[str, str]] = set()
    scores: dict[str, float] = {}
    words: dict[str, list[tuple[str, str]]] = {}
    told: set[str] = set()
    for scope, weight in _WEIGHTS:
        most, before = _MOST.get(scope), dict(scores)
        for word in lexicon().words(str(getattr(context, scope) or "")):
            if (word.theme, word.term) not in seen and not (scope in _FAR and word.theme in _NEAR_ONLY):
                seen.add((word.theme, word.term))
                scores[word.theme] = scores.get(word.theme, 0.0) + weight * word.weight
                if most is not None:
                    scores[word.theme] = min(scores[word.theme], before.get(word.theme, 0.0) + most)
                words.setdefault(word.theme, []).append((scope, word.text))
                if word.weight >= LEVELS["topic"]:
                    told.add(word.theme)
    if told:
        scores = {theme: score if theme in told else score * _OF_HINTS for theme, score in scores.items()}
    return {theme: Recognition(theme, score, tuple(words[theme])) for theme, score in scores.items() if score >= _LEAST}
