"""Finds the words and phrases that speak of a theme in a text; decides on nothing and knows no word itself.

The longest phrase at a place is taken, whatever its theme, and what it covers is not read again: "migrant
workers" is labour and no word on migrants, "staff costs" is money and no word on staff, and a phrase that the
vocabulary calls neutral ("press conference") speaks of nothing. A search word by word in an index stays fast
with thousands of terms, which one pattern for all of them would not.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

NEUTRAL = "neutral"
LEVELS: Mapping[str, float] = {"strong": 2.0, "topic": 1.0, "hints": 0.3}
"""How much a word tells: its theme by itself, its theme or a near one, little without others."""

_TOKEN = re.compile(r"[^\W_]+(?:['\u2019]s(?!\w))?")
_JOINT = re.compile(r"[\s\u00a0\-\u2010\u2011'\u2019&]*")
_LEAST_STEM = 2


@dataclass(frozen=True, slots=True)
class Word:
    """What was found at one place: the words of the text, the term that named them and how much it tells."""

    theme: str
    term: str
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A term: for every word what it is, whether any ending may follow and whether its case counts."""

    theme: str
    term: str
    weight: float
    words: tuple[tuple[str, bool, bool], ...]


class Lexicon:
    """Terms by their first word.

    Example:
        >>> lexicon = Lexicon({"staff": {"topic": "staff"}, "budget": {"strong": "staff cost*"}})
        >>> [(word.theme, word.text) for word in lexicon.words("Staff costs rose, and staff left.")]
        [('budget', 'staff costs'), ('staff', 'staff')]
    """

    def __init__(self, terms: Mapping[str, Mapping[str, str]]) -> None:
        """Index the terms, given by theme and level, written "one term | another term".

        Raises:
            ValueError: if a term is empty.
        """
        self._exact: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self._stems: defaultdict[str, list[_Phrase]] = defaultdict(list)
        for phrase in chain.from_iterable(
            _phrases(theme, level, written) for theme, levels in terms.items() for level, written in levels.items()
        ):
            first, open_ended, _ = phrase.words[0]
            (self._stems if open_ended else self._exact)[first.lower()].append(phrase)
        self._starting = lru_cache(maxsize=8192)(self._starting_with)
        self.words = lru_cache(maxsize=4096)(self._words)

    def _words(self, text: str) -> tuple[Word, ...]:
        """Return what is found in a text, in its order; see the module for what is taken where terms overlap."""
        tokens = list(_TOKEN.finditer(text))
        words = [token[0].removesuffix("'s").removesuffix("\u2019s") for token in tokens]
        joined = [
            bool(_JOINT.fullmatch(text, left.end(), right.start()))
            for left, right in zip(tokens, tokens[1:], strict=False)
        ]
        found: list[Word] = []
        index = 0
        while index < len(words):
            longest = self._longest(words, joined, index)
            if longest:
                last = index + len(longest[0].words) - 1
                piece = " ".join(text[tokens[index].start() : tokens[last].end()].lower().split())
                found += [Word(one.theme, one.term, one.weight, piece) for one in _heaviest(longest)]
                index = last
            index += 1
        return tuple(found)

    def _longest(self, words: Sequence[str], joined: Sequence[bool], index: int) -> list[_Phrase]:
        best: list[_Phrase] = []
        for phrase in self._starting(words[index].lower()):
            if best and len(phrase.words) < len(best[0].words):
                break
            if _fits(phrase, words, joined, index):
                best.append(phrase)
        return best

    def _starting_with(self, word: str) -> tuple[_Phrase, ...]:
        """Return the terms whose first word this is, given in lower case, longest first."""
        stems = [self._stems.get(word[:end], ()) for end in range(_LEAST_STEM, len(word) + 1)]
        found = chain(self._exact.get(word, ()), *stems)
        return tuple(sorted(found, key=lambda phrase: -len(phrase.words)))


def _heaviest(phrases: Sequence[_Phrase]) -> list[_Phrase]:
    """Return the term of every theme that weighs most: "demographic*" and "demograph*" are one word of a text."""
    best: dict[str, _Phrase] = {}
    for phrase in phrases:
        if phrase.theme not in best or phrase.weight > best[phrase.theme].weight:
            best[phrase.theme] = phrase
    return [phrase for theme, phrase in best.items() if theme != NEUTRAL]


def _fits(phrase: _Phrase, words: Sequence[str], joined: Sequence[bool], index: int) -> bool:
    if index + len(phrase.words) > len(words):
        return False
    for number, (letters, open_ended, cased) in enumerate(phrase.words, index):
        if number > index and not joined[number - 1]:
            return False
        here = words[number] if cased else words[number].lower()
        if not (here.startswith(letters) if open_ended else here == letters):
            return False
    return True


def _phrases(theme: str, level: str, written: str) -> Iterator[_Phrase]:
    for term in (part.strip() for part in written.split("|")):
        if not term:
            raise ValueError(f"an empty term among the {level} words of {theme}")
        yield _Phrase(theme, term, LEVELS.get(level, 0.0), tuple(_word(word) for word in _spelled(term)))
        if "-" in term:  # "non-governmental" is also written in one word
            yield _Phrase(theme, term, LEVELS.get(level, 0.0), tuple(_word(w) for w in _spelled(term.replace("-", ""))))


def _spelled(term: str) -> list[str]:
    return [word.removesuffix("'s") for word in re.split(r"[\s\-&]+", term)]


@cache
def _word(word: str) -> tuple[str, bool, bool]:
    letters = word.removesuffix("*")
    cased = letters.isupper() and len(letters) > 1
    return (letters if cased else letters.lower(), word.endswith("*"), cased)
