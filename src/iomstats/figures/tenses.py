"""Finds the finite verbs of a sentence and tells which of them governs a place in it.

Nothing here reads a date or a number.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

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


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MODALS = _words("will shall would might")
_BE = _words("is are am was were be been being having")
_PROSPECTS = _words("expected projected planned due set likely forecast predicted")
_ADVERBS = _words("not also now since already just long still so being recently only")
_WITH_MODAL = _ADVERBS | _words("be have been")
_PARTICIPLES = _words(
    "been become grown risen fallen gone come taken made seen led held given left fled met built sent brought "
    "begun paid spent lost won received had sought found kept set put cost cut hit run shown known drawn"
)
_PRESENT = _words(
    "is are am has have does do can cannot may must should remain remains stand stands hold holds list lists "
    "include includes encompass encompasses comprise comprises numbers offer offers cover covers employ employs "
    "live lives reside resides account accounts make makes represent represents constitute constitutes consist "
    "consists contain contains provide provides run runs operate operates serve serves host hosts need needs "
    "receive receives send sends work works keep keeps maintain maintains bring brings span spans revolve "
    "revolves lack lacks want wants own owns exceed exceeds collect collects show shows indicate indicates "
    "estimates plans aim aims depend depends participate participates continue continues supports assists manages "
    "totals see sees earn earns pay pays spend spends use uses face faces expect expects supplies connect "
    "connects links gives take takes cost costs become becomes come comes goes get gets require requires applies "
    "apply involve involves await awaits shelter shelters equal equals foresee foresees expire expires last lasts "
    "know knows think thinks believe believes feel feels hope hopes lie lies sit sits stay stays exist exists "
    "belong belongs speak speaks find finds say says owe owes rank ranks falls fall lend lends move moves fly "
    "flies crosses teaches visit visits arrive arrives trains help helps reach reaches tell tells identify "
    "identifies contribute contributes compare compares recommend recommends focus focuses determine determines "
    "recognize recognizes dies die leave leaves produces generates attend attends benefits rises grows varies "
    "occurs suggests enjoy enjoys sets presents outlines summarizes summarises reviews highlights reports bear bears mature matures carries enable enables seek seeks "
    "ensure ensures describe describes discuss discusses grow grows equip equips protect protects cater caters meets "
    "hires publishes handles increases decreases declines drops brings wants manage manages"
)
# Forms that are nouns as often: verbs only where no article, preposition or number stands before them.
_NOUN_LIKE = _words(
    "numbers needs need covers cover works work benefits plans costs cost use uses aims aim lives stands sees see "
    "can may lists list hosts host falls fall rises offers offer links supports supplies shows show totals runs "
    "run estimates spans span faces face trains help visit visits account accounts rank ranks last produces burst hit "
    "cut spread split cast broadcast shed fed lit hurt beat bit put shot cost drops increases sets "
    "presents outlines reviews highlights reports "
    "decreases declines"
)
_PAST = _words(
    "was were had did could came went rose fell grew stood sank held saw brought gave took made left met spent "
    "paid swam fled lost won sent built began became led sold bought said told found got kept ran knew thought "
    "sought shrank drew chose drove broke wrote spoke taught fought cost cut hit put shot underwent undertook "
    "oversaw withdrew burst struck shook swept flew threw tore wore froze stole blew drank ate hid rode slept slid "
    "spread split stuck swore caught dealt dug fed forgot hung heard hurt laid lent lit meant overcame overtook quit "
    "sped wept cast broadcast beat bit bled leapt learnt shed strove"
)
_BEFORE_NOUN = _words(
    "the a an of in by for its their to these those and as more most estimated other all internally some any no"
)
_TOKEN = re.compile(r"[A-Za-zÀ-ÿ]+(?:[-’'][A-Za-zÀ-ÿ]+)*|\d[\d.,]*\d|\d")
_BOUNDARY = re.compile(r"[;:](?=\s)|\s[–—-]\s|,?\s(?:and|but|while|whereas|although|though)\s|,\s|[()]")
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
            verbs.append(Verb(tokens[index][1], tokens[index + length - 1][2], tense, weak))
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
    subject = not before or before[-1].end <= opening
    if after is not None and (not before or (subject and not _BOUNDARY.search(text, end, after.start))):
        return after.tense
    if before:
        return before[-1].tense
    return WAS if near else NO_VERB


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
        noun = word in _NOUN_LIKE and described
        return (0, "", False) if noun or text[start:end] in ("May", "Can") else (1, IS, False)
    if word not in _PAST and not (word.endswith("ed") and len(word) > 3):
        return 0, "", False
    if _after_be(tokens, index):
        return 0, "", False
    if word in _PAST:
        return (0, "", False) if word in _NOUN_LIKE and described else (1, WAS, False)
    weak = described or following == "by" or text[max(start - 2, 0) : start] == ", "
    return 1, WAS, weak


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
