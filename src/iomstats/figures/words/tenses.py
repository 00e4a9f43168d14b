"""Finds the finite verbs of a sentence and tells which of them governs a place in it.

Nothing here reads a date or a number.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from iomstats.figures.dates.spans import CARDINALS
from iomstats.figures.words.verb_forms import irregular_participles, irregular_pasts
from iomstats.schema.vocabulary import read_toml

IS, HAS_BEEN, WAS, WILL_BE, NO_VERB = "present", "perfect", "past", "future", "no verb"


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb with its auxiliaries.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends.
        tense: present, perfect, past or future.
        weak: Whether it has the form of a past participle that rather describes a noun ("workers trained by …").
    """

    start: int
    end: int
    tense: str
    weak: bool = False


def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("verbs")[name].split())


_MODALS = _words("modals")
_BE = _words("be")
_PROSPECTS = _words("prospects")
_ADVERBS = _words("adverbs")
_WITH_MODAL = _ADVERBS | frozenset(("be", "have", "been"))
_PARTICIPLES = irregular_participles()
_PRESENT = _words("present")
_NOUN_LIKE = _words("noun_like")
_PAST = irregular_pasts() | {"could"}
_NO_VERBS = _words("no_verbs")
_BEFORE_NOUN = _words("before_noun")
_PREPOSITIONS = frozenset("with without of for in by on under from through about".split())
_OF_ADJECTIVES = ("al", "ic", "ive", "ous", "ary", "-related", "-based", "able", "ible", "ful", "less")
_SUBJECTS = frozenset("it they he she we i you".split())
_FINITE = _BE | frozenset(("has", "have", "had", *_MODALS))
_AFTER_NOUN = frozenset(("of", "at", "in", "for", "per", "is", "was"))
_PLURAL = _words("plural_subjects")
_AFTER_PRONOUN = frozenset("all both each themselves ourselves too who that had did of and or in at as to".split())
_BEFORE_COUNT = frozenset("a an the its their some about over more nearly almost around only up at under".split())
_TOKEN = re.compile(r"[A-Za-zÀ-ÿ]+(?:[-’'][A-Za-zÀ-ÿ]+)*|\d[\d.,]*\d|\d")
_BOUNDARY = re.compile(r"[;:](?=\s)|\s[–—-]\s|,?\s(?:and|but|while|whereas|although|though)\s|,\s|[()]")
_NEW_CLAUSE = re.compile(
    r"(?i)[;:()“”\"]|\s[–—-]\s|\b(?:and|but|or|who|which|that|when|where|while|whereas|as|because|if|after|before|since|until|till"
    r"|although|though|than|how|what|whose|so)\b"
)
_REPORTS = re.compile(
    r"(?i)\b(?:sa(?:y|ys|id)|shows?|shown|reports?|estimates?|finds?|found|indicates?|suggests?|notes?|reveals?|confirms?"
    r"|believes?|thinks?|knows?|warns?|claims?|tells?|told|sees?|mentions?|argues?|recalls?)\b"
)
_TO_COMPLEMENT = re.compile(r"(?i)\s(?:also\s|now\s)?that\s[^;:()]*|\s(?:some|about|around|nearly|over|more\sthan|\s)*")
_APPOSITION = (
    r"(?i),\s(?:or|some|about|around|roughly|nearly|almost|more|most|many|half|one|over|under|mainly|mostly|equal|equivalent"
    r"|i\.e\.,?|an?|the|\d)\b(?:[^,;:.()]|[.,](?=\d)){1,90},\s"
)
_APPOSED = re.compile(_APPOSITION)
_APPOSED_BEFORE = re.compile(_APPOSITION + "$")
_WINDOW = 300
_LONG_CLAUSE = 9


def find_verbs(text: str, start: int, end: int) -> tuple[Verb, ...]:
    """Return the finite verbs of ``text[start:end]``.

    Example:
        >>> text = "Staff trained by IOM have since left; 40 were paid."
        >>> [(verb.tense, verb.weak) for verb in find_verbs(text, 0, len(text))]
        [('past', True), ('perfect', False), ('past', False)]
    """
    tokens = [(match.group().lower(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]
    verbs: list[Verb] = []
    index = 0
    while index < len(tokens):
        length, tense, weak = _verb_at(text, tokens, index)
        if length:
            start, end = tokens[index][1], tokens[index + length - 1][2]
            subject = index > 0 and tokens[index - 1][0] in _SUBJECTS
            formed = tense == WAS and tokens[index][0].endswith("ed") and not subject
            weak = weak or (formed and _describes(text, verbs, start))
            verbs.append(Verb(start, end, tense, weak))
        index += max(length, 1)
    return tuple(verbs)


def tense_at(text: str, verbs: Sequence[Verb], low: int, high: int, start: int, end: int) -> str:
    """Return the tense of the verb that governs ``text[start:end]`` within ``text[low:high]``.

    That is the verb after it where it opens its clause (as a subject does), else the last verb before it.

    Example:
        >>> text = "344 are still missing and 53,000 houses were destroyed"
        >>> tense_at(text, find_verbs(text, 0, 54), 0, 54, 26, 32)
        'past'
    """
    low, high = max(low, start - _WINDOW), min(high, end + _WINDOW)
    first = bisect_left(verbs, low, key=lambda verb: verb.start)
    last = bisect_left(verbs, high, key=lambda verb: verb.start)
    near = [verb for verb in verbs[first:last] if verb.start < start or verb.start >= end]
    strong = [verb for verb in near if not verb.weak]
    before = [verb for verb in strong if verb.start < start]
    after = next((verb for verb in strong if verb.start >= end), None)
    opening = low
    for mark in _BOUNDARY.finditer(text, low, start):
        opening = mark.end()
    subject = not before or before[-1].end <= opening or opens_complement(text, before[-1], start)
    if after is not None and (not before or (subject and _is_subject(text, end, after.start))):
        return after.tense
    if before:
        return before[-1].tense
    return WAS if near else NO_VERB


def opens_complement(text: str, verb: Verb, start: int) -> bool:
    """Tell whether what begins at ``start`` is the subject of what is reported: "says that 244 million lived"."""
    return (
        _REPORTS.search(text, verb.start, verb.end) is not None
        and _TO_COMPLEMENT.fullmatch(text, verb.end, start) is not None
    )


def past_apposition(text: str, start: int) -> int:
    """Return where a clause goes on behind an apposition: "people, or 3 per cent of the total, lived"."""
    apposed = _APPOSED.search(text, start, start + _WINDOW)
    return apposed.end() if apposed and not _BOUNDARY.search(text, start, apposed.start()) else start


def closes_apposition(text: str, start: int) -> bool:
    """Tell whether a comma right before a word closes an apposition: "farms, about one in six, (were)"."""
    return _APPOSED_BEFORE.search(text, max(start - 110, 0), start) is not None


def _is_subject(text: str, end: int, verb: int) -> bool:
    """Tell whether no break but an apposition stands between a figure and the verb behind it."""
    low = past_apposition(text, end)
    return _BOUNDARY.search(text, low if low <= verb else end, verb) is None


def has_verb(verbs: Sequence[Verb], low: int, high: int) -> bool:
    """Tell whether a finite verb stands between two positions."""
    first = bisect_left(verbs, low, key=lambda verb: verb.start)
    last = bisect_left(verbs, high, key=lambda verb: verb.start)
    return any(not verb.weak for verb in verbs[first:last])


def is_long(text: str) -> bool:
    """Tell whether a clause in which no verb was found is long enough to have one.

    Such a verb is hardly ever a past form, since those are known by their ending.
    """
    return len(text.split(maxsplit=_LONG_CLAUSE)) >= _LONG_CLAUSE


def _verb_at(text: str, tokens: Sequence[tuple[str, int, int]], index: int) -> tuple[int, str, bool]:
    """Return how many words the verb that begins here has (0 for none), its tense and whether it is weak."""
    word, start, end = tokens[index]
    if word in _MODALS:
        return _modal_length(tokens, index), WILL_BE, False
    if word == "is" and index and tokens[index - 1][0] == "that" and text[end : end + 1] == ",":
        return 0, "", False  # "531 people, that is, 158 per 100,000"
    following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
    aim = tokens[index + 2][0] if index + 2 < len(tokens) else ""
    if word in ("is", "are", "was", "were") and following in _PROSPECTS and aim in ("to", "for"):
        return 2, WILL_BE, False
    if word in ("has", "have"):
        length = _perfect_length(tokens, index)
        return (length, HAS_BEEN, False) if length else (1, IS, False)
    before = tokens[index - 1][0] if index else ""
    if before == "to" and not word.endswith(("s", "ed")):
        return 0, "", False  # an infinitive
    described = (before in _BEFORE_NOUN or before[:1].isdigit()) and "," not in text[tokens[index - 1][2] : start]
    if word in _PRESENT and word not in _PAST:
        counts = before == "and" and (following[:1].isdigit() or following in _BEFORE_COUNT)
        counted = before in CARDINALS and "." not in text[tokens[index - 1][2] : start]
        noun = word in _NOUN_LIKE and not counts and (described or counted or _is_noun(text, tokens, index))
        noun = noun or text[start:end] in ("May", "Can") or _after_be(tokens, index)
        return (0, "", False) if noun else (1, IS, False)
    if word not in _PAST and not _ends_as_past(word):
        follows = before in ("they", "we") and word.isalpha() and not word.endswith("ly") and word not in _WITH_MODAL
        return (1, IS, False) if follows and word not in _AFTER_PRONOUN else (0, "", False)
    if _after_be(tokens, index):
        return 0, "", False
    if word in _PAST:
        noun = word in _NOUN_LIKE and (described or (word in ("cost", "cut", "set") and following in _AFTER_NOUN))
        return (0, "", False) if noun else (1, WAS, False)
    loose = text[max(start - 2, 0) : start] == ", " and not closes_apposition(text, start)
    modifies = following in _FINITE and (_ends_as_past(word) or word in _PARTICIPLES) and word != "had"
    weak = described or following == "by" or loose or modifies  # "the beds needed are there"
    return 1, WAS, weak


def _is_noun(text: str, tokens: Sequence[tuple[str, int, int]], index: int) -> bool:
    """Tell whether a form that may be a noun is one: "Hourly pay rose", "Costs fell", "the main host country".

    It is the subject of the verb right behind it, opens its clause, or has no "-s" and stands behind no plural.
    """
    word, start, end = tokens[index]
    following, after = tokens[index + 1][:2] if index + 1 < len(tokens) else ("", 0)
    adjoining = after == end + 1
    if adjoining and (following in _FINITE or (following in _PAST and following not in _NOUN_LIKE)):
        return True
    if adjoining and _ends_as_past(following) and following not in _PARTICIPLES:
        return True
    if text[end : end + 1] == ":":
        return True
    if index == 0:
        return word != "see"
    if text[tokens[index - 1][2] : start] != " ":
        return False
    before, low, _ = tokens[index - 1]
    if index > 1 and tokens[index - 2][0] in _PREPOSITIONS and before.endswith(_OF_ADJECTIVES):
        return True  # "persons with health-related needs"
    if index > 1 and tokens[index - 2][0][:1].isdigit() and before not in _PLURAL and not before.endswith(("s", "%")):
        return True  # "60 collective shelters"
    plural = before.endswith(("s", "ly")) or before in _PLURAL or before[:1].isdigit() or text[low].isupper()
    return not word.endswith("s") and not plural and before not in _MODALS


def _describes(text: str, verbs: Sequence[Verb], start: int) -> bool:
    """Tell whether a form in -ed only describes the noun before it: "has included a paper on lessons learned"."""
    main = next((verb for verb in reversed(verbs) if not verb.weak), None)
    if main is None or main.tense == WAS or _REPORTS.search(text, main.start, main.end):
        return False
    return _NEW_CLAUSE.search(text, main.end, start) is None


def _ends_as_past(word: str) -> bool:
    """Tell whether a word has the ending of a past form: not "hundred", "self-employed"."""
    if not word.endswith("ed") or len(word) < 4 or word in _NO_VERBS:
        return False
    return "-" not in word or word.startswith(("re-", "co-"))


def _perfect_length(tokens: Sequence[tuple[str, int, int]], index: int) -> int:
    step = index + 1
    while step < len(tokens) and step <= index + 3 and (tokens[step][0] in _ADVERBS or tokens[step][0].endswith("ly")):
        step += 1
    if step < len(tokens) and (tokens[step][0] in _PARTICIPLES or tokens[step][0].endswith("ed")):
        return step - index + 1
    return 0


def _modal_length(tokens: Sequence[tuple[str, int, int]], index: int) -> int:
    """Return how many words a modal verb makes up with what it governs: "will also be paid", "would cost"."""
    step = index + 1
    while (
        step < len(tokens) and step <= index + 4 and (tokens[step][0] in _WITH_MODAL or tokens[step][0].endswith("ly"))
    ):
        step += 1
    word = tokens[step][0] if step < len(tokens) else ""
    governed = word in _PRESENT or word in _PARTICIPLES or (word in _PAST and word in _PRESENT) or word.endswith("ed")
    return step - index + 1 if governed else step - index


def _after_be(tokens: Sequence[tuple[str, int, int]], index: int) -> bool:
    """Tell whether a participle follows a form of "be": "are posted", "were not assisted"."""
    step = index - 1
    while step >= 0 and step >= index - 3 and (tokens[step][0] in _ADVERBS or tokens[step][0].endswith("ly")):
        step -= 1
    return step >= 0 and tokens[step][0] in _BE
