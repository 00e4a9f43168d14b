"""Decides the theme of every figure of a text, letting figures that stand together vote together.

A sentence, and mostly a paragraph, is about one thing: the words near one figure tell what the other figures of
the sentence are about as well, and a little of what those of the paragraph are. A figure whose own words are
clear enough keeps a theme of its own: "1,067 Member States, and 9 offices".
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from iomstats.observations.model import Recognition

OTHER = "other"
# what the figure itself speaks of, what the figures of its sentence do, those of its paragraph and of its document
_OF_FIGURE = 1.3
_OF_SENTENCE = 0.7
_OF_BLOCK = 0.4
_OF_DOCUMENT = 0.3  # what the whole text speaks of decides only where the words nearby leave the theme open
# attributes that things of any theme have, such as prices and ages: under a heading that names a theme they tell less
_ATTRIBUTES = frozenset({OTHER, "population"})
_OF_ATTRIBUTE = 0.75
_OF_INDICATOR = 4.0  # an indicator tells the theme of its figure; for the figures beside it, it is so much evidence
_MANY = 5  # figures of one theme that a text must have told before it goes on with it unsaid
_LEAST = 1.5  # below this the words are no more than accident

Scores = Mapping[str, float]


def decide(
    scores: Sequence[Mapping[str, Recognition]],
    known: Sequence[str | None],
    sentences: Sequence[object],
    blocks: Sequence[object],
    announced: Sequence[frozenset[str]] = (),
    documents: Sequence[object] = (),
) -> list[str]:
    """Return the theme of every figure.

    Args:
        scores: For every figure, what its words speak of.
        known: The theme of its indicator, or None.
        sentences: For every figure, what tells its sentence from others.
        blocks: The same for its paragraph.
        announced: For every figure, the themes that a heading or the title names.
        documents: For every figure, what tells its document from others; none where that is not known.
    """
    own = [_own(score, theme) for score, theme in zip(scores, known, strict=True)]
    of_sentence, of_block = _together(own, sentences), _together(own, blocks)
    of_document = _together(own, documents) if documents else {}
    found: list[str | None] = []
    for index, theme in enumerate(known):
        votes: defaultdict[str, float] = defaultdict(float)
        for weight, others in (
            (_OF_FIGURE, own[index]),
            (_OF_SENTENCE, of_sentence[sentences[index]]),
            (_OF_BLOCK, of_block[blocks[index]]),
            (_OF_DOCUMENT, of_document[documents[index]] if documents else {}),
        ):
            for name, value in others.items():
                votes[name] += weight * value
        above = announced[index] if announced else frozenset()
        for name in _ATTRIBUTES & votes.keys():
            if above - _ATTRIBUTES:
                votes[name] *= _OF_ATTRIBUTE
        found.append(theme or _most(votes))
    return _filled(found, blocks, documents or blocks)


def _filled(found: Sequence[str | None], blocks: Sequence[object], documents: Sequence[object]) -> list[str]:
    """Give a figure of which nothing is said the commonest theme of its paragraph, else the one of all before it."""
    of_block: defaultdict[object, Counter[str]] = defaultdict(Counter)
    before: defaultdict[object, Counter[str]] = defaultdict(Counter)
    for theme, block in zip(found, blocks, strict=True):
        if theme:
            of_block[block][theme] += 1
    filled: list[str] = []
    for theme, block, document in zip(found, blocks, documents, strict=True):
        told = theme or next((name for name, _ in of_block[block].most_common(1)), None)
        earlier = before[document]
        alone = len(earlier) == 1 and earlier.total() >= _MANY
        filled.append(told or (next(iter(earlier)) if alone else OTHER))
        earlier[filled[-1]] += 1
    return filled


def _own(score: Mapping[str, Recognition], theme: str | None) -> dict[str, float]:
    own = {name: one.score for name, one in score.items()}
    if theme:
        own[theme] = own.get(theme, 0.0) + _OF_INDICATOR
    return own


def _together(own: Sequence[Scores], groups: Sequence[object]) -> dict[object, dict[str, float]]:
    """Return for every group what its figures speak of on average."""
    sums: dict[object, defaultdict[str, float]] = {}
    sizes: defaultdict[object, int] = defaultdict(int)
    for score, group in zip(own, groups, strict=True):
        sizes[group] += 1
        total = sums.setdefault(group, defaultdict(float))
        for name, value in score.items():
            total[name] += value
    return {group: {name: value / sizes[group] for name, value in total.items()} for group, total in sums.items()}


def _most(votes: Scores) -> str | None:
    """Return the theme with most votes, the first by name among equals; None where hardly anything is said."""
    best = min(votes, key=lambda name: (-votes[name], name), default=None)
    return best if best and votes[best] >= _LEAST else None
