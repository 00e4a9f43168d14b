"""Reads what forms of be and have say with the verb behind them: "were trained", "had to flee"."""

from dataclasses import dataclass, replace

from iomstats.figures.words.function_words import ADVERB, FORESEEN
from iomstats.figures.words.verb_forms import irregular_participles
from iomstats.figures.words.word_classes import result_participles, verb_aspects


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said of a figure.

    Attributes:
        aspect: event, state, report (of seeing and telling), level (giving the value of its subject), copula or have.
        word: The verb as written, in small letters.
        role: What the figure is to it: subject, object, or of (complement of a preposition between them).
        preposition: The preposition right before the figure, None where there is none.
        subject: For an object, the words of the clause before the verb.
        present: Whether the verb is in the simple present tense or the progressive.
        holds: Whether it is a present tense that tells what is so: "runs", "are running", not "will run", "running".
    """

    aspect: str
    word: str
    role: str
    preposition: str | None = None
    subject: str = ""
    present: bool = False
    holds: bool = False


def next_word(tokens: list[str], index: int) -> str:
    """Return the next word behind a position that is no adverb, in small letters."""
    return next((t.lower() for t in tokens[index + 1 : index + 5] if t.lower() not in ADVERB), "")


def after_be(tokens: list[str], index: int, word: str) -> Predicate | None:
    """Return what a form of "be" behind a figure says with its participle: "were trained", "are expected to return"."""
    being = word == "being"
    infinitive = False
    latest = ""
    for token in tokens[index + 1 : index + 8]:
        following = token.lower()
        if following in ADVERB or following in ("be", "been", "being", "have", "to") or following.endswith("ly"):
            being = being or following == "being"
            infinitive = infinitive or following == "to"
            latest = following
            continue
        if following in FORESEEN:
            continue
        if word in ("was", "were") and following in _HARMED and _is_harm(following, tokens, index):
            return Predicate("event", following, "subject")
        if following in result_participles() and not (being or infinitive):
            return Predicate("state", following, "subject", present=word in ("am", "are", "is"))
        if following == "held" and word not in ("am", "are", "is"):
            return Predicate("event", following, "subject")
        if following == "born" and next_word(tokens, tokens.index(token, index)) in _BIRTHPLACE:
            return Predicate("state", following, "subject", present=word in ("am", "are", "is"))
        if following == "left" and next_word(tokens, tokens.index(token, index)) in _STAYING | {
            "",
            ".",
            ",",
            ";",
            "to",
        }:
            return Predicate("state", following, "subject", present=word in ("am", "are", "is"))
        name, present = verb_aspects().get(following, (None, False))
        if word in ("are", "is") and not infinitive and not being and name == "event" and not present:
            # "9.8 million are exploited", "8,000 are still held": so it is at that time
            return Predicate("event", following, "subject", holds=True)
        unknown_infinitive = latest == "to" and following.isalpha() and name is None
        if name and (infinitive or not present or following.endswith("ing")):
            progressive = following.endswith("ing")
            holds = progressive and not infinitive and word in ("am", "are", "is")
            return Predicate(name, following, "subject", present=progressive, holds=holds)
        if (following.endswith("ed") and len(following) > 4) or following in irregular_participles():
            return Predicate("event", following, "subject")
        if unknown_infinitive:
            # "are expected to follow"
            return Predicate("event", following, "subject")
        break
    return Predicate("copula", word, "subject", present=word in ("am", "are", "is"))


def obliged(tokens: list[str], index: int, word: str) -> Predicate | None:
    """Return what "had to" tells of its subject, which is that of the verb behind it: "had to flee"."""
    start = next((at + 1 for at in range(index + 1, min(index + 5, len(tokens))) if tokens[at].lower() == "to"), None)
    now = word in ("have", "has")
    for at in range(start or len(tokens), min((start or 0) + 3, len(tokens))):
        following = tokens[at].lower()
        if following in ADVERB:
            continue
        if following == "be":
            passive = after_be(tokens, at, "were")
            return replace(passive, present=now, holds=now) if passive is not None else None
        aspect = verb_aspects().get(following, ("event", True))[0] if following.isalpha() else None
        return Predicate(aspect, following, "subject", present=now, holds=now) if aspect else None
    return None


# what a storm or a war does to people happens, though it may last
_HARMED = frozenset("affected displaced hit isolated stranded trapped uprooted".split())


def _is_harm(participle: str, tokens: list[str], index: int) -> bool:
    """Whether "were displaced" tells of a happening: a cause follows, or it is a verb of nothing else."""
    return participle in ("affected", "hit") or next_word(tokens, tokens.index(participle, index)) == "by"


# where somebody was born lasts
_BIRTHPLACE = frozenset("abroad elsewhere outside overseas".split())
# "are left out", "were left behind"
_STAYING = frozenset("at behind homeless in out over stranded uncovered unprotected with without".split())
