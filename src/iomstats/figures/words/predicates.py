"""Finds what is said of a figure: the verb that it is subject or object of, the noun that it belongs to.

Knows nothing of stocks and flows: it tells happenings from states, and ``kinds`` draws the conclusion.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from iomstats.figures.model import Draft
from iomstats.figures.words.auxiliaries import Predicate, after_be, next_word, obliged
from iomstats.figures.words.function_words import (
    ADJECTIVE,
    ADVERB,
    BE,
    BREAK,
    CONJUNCTION,
    DETERMINER,
    HAVE,
    MODAL,
    PREPOSITION,
    RELATIVE,
    TAKING_IN,
)
from iomstats.figures.words.hedges import HEDGE_WORDS, HEDGES
from iomstats.figures.words.verb_forms import irregular_participles, irregular_pasts
from iomstats.figures.words.word_classes import noun_class, result_participles, verb_aspects

_TOKEN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’'-]*|\d(?:[\d.,]*\d)?|[^\sA-Za-z\d]")
_LOOK = 26
"""How many words are looked at on either side of a figure."""
_FAR = 600
"""How many characters these words have at most."""


def opens_clause(draft: Draft) -> bool:
    """Whether a figure begins a clause: "; 57,240 have gone home", "and some 200 are missing"."""
    return bool(_OPENING.search(draft.before))


_OPENING = re.compile(
    r"(?i)(?:^\W*|[;:,–—.]\s|\b(?:and|but|while|whereas|that|where|when|because|although|of\swhom|of\swhich)\s)(?:(?:a|about|"
    r"all|almost|an|another|approximately|around|at\sleast|close\sto|estimated|further|just|less\sthan|more\sthan|nearly|only|"
    r"over|roughly|some|the|total\sof|up\sto|well|remaining|other)\s)*$"
)


def said_after(draft: Draft) -> Predicate | None:
    """Return what is said behind a figure: "4,300 people from Mali (…) arrived"."""
    start = draft.mention.end
    if draft.scene.text.startswith("-", start):
        # of a "12-point strategy" nothing is said
        return None
    if draft.unit.end is not None and not draft.unit.inherited and draft.unit.end > start:
        start = draft.unit.end
    tokens = _tokens(_OR_SO.sub("", draft.scene.text[start : min(draft.sentence[1], start + _FAR)]))
    participle: Predicate | None = None
    relative = purpose = False
    # "of the 74 proposals, 51 were accepted": told of these
    whole = _WHOLE.search(draft.before) is not None
    # but "a residue of 2,400 remains"
    plural = draft.number.value > 1 and not re.search(rf"(?i)\b(?:an?|the)\s[a-z]+\sof\s{HEDGES}$", draft.before)
    previous = ""
    for index, token in enumerate(tokens):
        word = token.lower()
        if (
            index == 0
            and word in ("and", "or", ",")
            and not whole
            and re.match(r"\d", tokens[1] if len(tokens) > 1 else "")
        ):
            # "3,118 and 4,250 migrants received": both are subjects
            continue
        if token in BREAK or (token == "," and not _goes_on(tokens, index)):
            break
        if word in CONJUNCTION and not relative:
            if word in ("and", "or") and _joins_nouns(tokens, index):
                previous = word
                continue
            break
        if word in RELATIVE:
            if word == "where" or previous in PREPOSITION:
                # "points on which the Council agreed": said of something else
                break
            relative = True
        purpose = purpose or word == "to"
        found = _predicate(tokens, index, previous, "subject")
        if found is not None and found.present and plural and _is_singular(word):
            # "40 nurses, all of them volunteers, work": no verb of a plural
            found = None
        if found is not None and not (purpose and found.present):
            if found.role == "participle":
                participle = participle or found
            else:
                if found.aspect in ("report", "copula") and participle is not None:
                    return participle
                main = _main_verb(tokens, index) if relative else None
                return replace(main or found, role="subject")
        if word not in ADVERB:
            previous = word
    return participle


def _main_verb(tokens: list[str], start: int) -> Predicate | None:
    """Return the verb behind a closed relative clause: "1,400 who lived abroad, 200 of them women, returned"."""
    commas = [index for index in range(start, len(tokens)) if tokens[index] == ","][:2]
    stop = next((index for index in range(start, len(tokens)) if tokens[index] in BREAK), len(tokens))
    for index in commas:
        if index + 1 < stop and not any(word.lower() in CONJUNCTION for word in tokens[start : index + 2]):
            found = _predicate(tokens, index + 1, ",", "subject")
            if found is not None and found.role == "subject":
                return found
    return None


_WHOLE = re.compile(rf"(?:^\W*|[.;:]\s|,\s)[Oo]f\s{HEDGES}$")


def _is_singular(verb: str) -> bool:
    return verb.endswith("s") and not verb.endswith("ss") and verb not in BE | HAVE


def said_before(draft: Draft) -> Predicate | None:
    """Return what stands before a figure: "the Mission helped some 4,300", "membership grew to 132"."""
    text = draft.scene.text[max(draft.sentence[0], draft.mention.start - _FAR) : draft.mention.start]
    text = _TIME_OF_WRITING.sub(";", _LONG_HEDGE.sub("", text))
    tokens = _tokens(text)
    preposition: str | None = None
    start = max(0, len(tokens) - _LOOK)
    for index in range(len(tokens) - 1, start - 1, -1):
        token = tokens[index]
        word = token.lower()
        behind = tokens[index + 1 :]
        if token == "(" and _only_hedges(behind):
            return None  # "displaced persons (480 families)"
        goes_on = token == ":" and behind[:1] == ["to"]
        if (token in BREAK and not goes_on) or (token == "," and _ends_clause(tokens, index)):
            return None
        if word in CONJUNCTION and word not in ("and", "or"):
            return None
        if preposition is None and word in PREPOSITION | {"to"}:
            hedge = word in _HEDGING_PREPOSITION and _only_hedges(behind)
            preposition = None if hedge or (word == "to" and not _only_hedges(behind)) else word
        previous = next((t.lower() for t in reversed(tokens[:index]) if t.lower() not in ADVERB), "")
        found = _predicate(tokens, index, previous, "object")
        if found is not None and found.aspect == "copula" and preposition == "at" and _only_hedges(behind[1:]):
            # "arrivals are at 36,200": as "stand at"
            found = Predicate("level", word, "object")
        if found is not None and not (found.aspect == "copula" and preposition):
            subject = " ".join(_clause_before(tokens, index))
            particle = preposition is not None and _is_particle(word, preposition, behind)
            role = "of" if preposition and not particle else "object"
            return replace(found, role=role, preposition=preposition, subject=subject)
    return None


_TIME_OF_WRITING = re.compile(
    r"(?i)\bat\s(?:the\s)?time\sof\s(?:writing|reporting|publication|printing|going\sto\spress)\b"
)
_LONG_HEDGE = re.compile(
    r"(?i)(?<=\s)(?:upwards\sof|in\sexcess\sof|a\stotal\sof|as\smany\sas|no\s(?:fewer|less)\sthan)\s$"
)


def _is_particle(verb: str, word: str, behind: Sequence[str]) -> bool:
    """Whether a word right behind a verb belongs to it: "took in 40 families", "handed over 12 lorries"."""
    if not behind or behind[0].lower() != word or not _only_hedges(behind[1:]):
        return False
    return word in _PARTICLES or (word == "in" and verb in TAKING_IN)


_PARTICLES = frozenset("away back down off out over up".split())


def noun_before(draft: Draft) -> str | None:
    """Return the class of the noun that the figure completes: "arrivals of 300", "a population of 3 million"."""
    match = re.search(
        rf"([A-Za-z][a-z-]+)\s(?:of|by|from|to|totall?ing|numbering)\s{HEDGES}$",
        draft.before,
    )
    return noun_class(match.group(1)) if match else None


def _tokens(text: str) -> list[str]:
    """Return the words of a text, what stands in closed brackets left out."""
    return _TOKEN.findall(_ASIDE.sub(" ", text))


_OR_SO = re.compile(r"^\s?(?:or\s(?:so|more|fewer|less|thereabouts)\b|plus\b|odd\b|\+)")
_ASIDE = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|\s[–—]\s[^–—.;:]{3,90}\s[–—](?=\s)|,\s(?:respectively|roughly|approximately|however|altogether|in\s(?:all|total)|or\sso|"
    r"mostly\s[a-z]+|mainly\s[a-z]+|namely|too|also|moreover),"
)


def _predicate(tokens: list[str], index: int, previous: str, side: str) -> Predicate | None:
    """Return the predicate that begins (behind a figure) or ends (before it) with a word, if it is a verb there."""
    word = tokens[index].lower()
    if word in BE:
        if side == "object":
            return Predicate("copula", word, side)
        return after_be(tokens, index, word)
    if word in HAVE:
        following = next_word(tokens, index)
        if side == "subject" and following == "to":
            return obliged(tokens, index, word)
        if (side == "subject" and following in (*BE, "had")) or _is_participle(following):
            return None
        return Predicate("have", word, side)
    aspect = verb_aspects().get(word)
    following = tokens[index + 1].lower() if index + 1 < len(tokens) else ""
    if side == "subject" and (
        (word == "followed" and following == "by") or (word == "present" and following in PREPOSITION)
    ):
        # ", followed by Chad with 40", "the 300 children present in camps"
        return None
    if word == "held" and side == "object" and previous in BE:
        return Predicate("event", word, side)
    if word in result_participles() and side == "subject":
        return Predicate("state", word, "participle")
    if aspect is None:
        past = (word.endswith("ed") and len(word) > 4) or word in irregular_pasts()
        unknown = past and previous not in DETERMINER | PREPOSITION
        behind = (
            tokens[index + 2 :] if word in TAKING_IN and following == "in" else _without_particle(tokens[index + 1 :])
        )
        governs = side == "subject" or (previous not in CONJUNCTION and _only_hedges(behind) and "at" not in behind[:1])
        return Predicate("event", word, side) if unknown and tokens[index].islower() and governs else None
    name, present = aspect
    if (
        previous in DETERMINER
        or (present and previous in _SAME)
        or (side == "object" and word.endswith("ing") and previous[:1].isdigit())
        or (previous == "to" and side == "subject")
        or (previous in PREPOSITION and present and previous != "to")
    ):
        # "the visits", "in need": nouns
        return None
    if present and previous in HAVE and word in irregular_participles():
        return Predicate(name, word, side)  # "had run 17 courses", "300 have come"
    if present and side == "subject" and previous[:1].isdigit():
        return None  # "5 offices and 6 transit centres"
    if present and side == "object":
        # "IOM Returns 44 Migrants": the verb of a headline stands between a name and the number
        headline = (
            index > 0 and tokens[index - 1][0].isupper() and _is_singular(word) and _only_hedges(tokens[index + 1 :])
        )
        closed = previous == "," and _only_hedges(tokens[index + 1 :])  # "the camps, built for 90, hold"
        if not (headline or closed or (tokens[index].islower() and _takes_verb(word, previous))):
            return None
    if side == "object" and word.endswith("ed") and previous in PREPOSITION and previous not in ("up",):
        return None
    if side == "subject" and word.endswith("ing") and tokens[index][0].isupper():
        return None  # "offices with Coordinating Functions"
    if side == "subject" and word.endswith("ing"):
        return Predicate(name, word, "participle")
    progressive = word.endswith("ing")
    holds = (
        previous in BE | {"do", "does"}
        if progressive or not present
        else previous not in _NOT_NOW and (previous not in ("and", "or") or _is_singular(word))
    )
    return Predicate(
        name,
        word,
        side,
        present=present or previous in ("do", "does") or progressive,
        holds=holds and (present or progressive),
    )


def _without_particle(tokens: Sequence[str]) -> Sequence[str]:
    return tokens[1:] if tokens and tokens[0].lower() in _PARTICLES else tokens


def _takes_verb(word: str, previous: str) -> bool:
    """Whether a word in the present tense can be a verb behind another word, and is no noun: "a new approach"."""
    if previous.endswith(("’s", "'s")):
        return False
    if word.endswith("s") and not word.endswith("ss"):
        return previous not in ADJECTIVE  # "significant rises"
    return previous.endswith("s") or previous in _BEFORE_VERBS or previous in MODAL


# "the same stretch", "the last drop"
_SAME = frozenset("first last next previous same second third".split())
# "will run", "is to run": not yet
_NOT_NOW = MODAL | {"not"}
_BEFORE_VERBS = frozenset("and children i men not or people staff that they to we which who women you".split())


# "reached over 4,000", "about 300": no prepositions there
_HEDGING_PREPOSITION = frozenset(("about", "around", "over", "under"))


def _only_hedges(tokens: Sequence[str]) -> bool:
    return all(token.lower() in HEDGE_WORDS for token in tokens)


def _is_participle(word: str) -> bool:
    aspect = verb_aspects().get(word)
    return (
        word in irregular_participles()
        or word.endswith("ed")
        or bool(aspect and not aspect[1] and not word.endswith("ing"))
    )


def _goes_on(tokens: list[str], index: int) -> bool:
    """Whether a clause goes on behind a comma: ", who …", ", mostly women, arrived"."""
    following = [token.lower() for token in tokens[index + 1 : index + 11]]
    if not following or following[0] in CONJUNCTION - {"or"}:
        return False
    if following[0] in RELATIVE:
        return following[0] in ("who", "which")
    if (following[0] in BE | HAVE and index > 1) or ("," in tokens[:index] and following[0] in verb_aspects()):
        # ", mostly women, were", ", all of them volunteers, work"
        return True
    if following[1:2] in (["and"], ["or"]) and following[3:4] and following[3] in BE | HAVE:
        # "women, boys and men were"
        return True
    return "," in following[:9] and following[0] not in (
        "in",
        "up",
        "down",
        "of",
        "compared",
        "from",
        "a",
        "an",
        "with",
    )


def _joins_nouns(tokens: list[str], index: int) -> bool:
    """Whether "and" joins two things said of: "refugees and migrants arrived"; not two clauses or figures."""
    following = [token.lower() for token in tokens[index + 1 : index + 4]]
    if not following or re.match(r"\d", following[0]) or following[0] in BE | HAVE | MODAL:
        return False
    return not any(re.match(r"\d", token) for token in following)


def _ends_clause(tokens: list[str], index: int) -> bool:
    """Whether a comma before a figure ends another clause; between the things of a list it does not."""
    following = tokens[index + 1].lower() if index + 1 < len(tokens) else ""
    if following in ("and", "or"):
        following = tokens[index + 2].lower() if index + 2 < len(tokens) else ""
    return following in CONJUNCTION | RELATIVE | {"with", "compared", "up", "down", "of", "including", "making"}


def _clause_before(tokens: list[str], index: int) -> list[str]:
    words: list[str] = []
    for token in reversed(tokens[max(0, index - 24) : index]):
        if token in BREAK or token.lower() in ("while", "whereas", "but", "and"):
            break
        words.append(token)
    return words[::-1]
