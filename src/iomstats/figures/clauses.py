"""How a sentence is laid out (brackets, clause breaks) and the tense that governs a place in it.

Nothing here reads a date or a number.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

FIGURE, ANCHOR, STRONG, COMMA, GROUP = "figure", "anchor", "strong", "comma", "group"

_MARKS = re.compile(
    r"(?P<open>[(\[])|(?P<close>[)\]])|(?P<strong>[;:](?=[\s“\"]|$)|\s[•|]\s|\s[–—-]\s|(?<=\w)—(?=\w)|[?!.]\s)|(?P<comma>,(?=\s))"
)


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands in a sentence: a figure, a time expression, a clause break, a comma or brackets.

    ``ref`` is the index of the figure or time expression, or of the brackets among the groups.
    """

    kind: str
    start: int
    end: int
    ref: int = -1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure or time expression stands: the group and the index of its item there."""

    group: int
    index: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The items of a sentence by brackets.

    Attributes:
        groups: The items of the sentence itself (first) and of each pair of brackets, in order.
        parents: For each group the place of its brackets; None for the sentence itself.
        places: Where each figure and each time expression stands, by kind and index.
    """

    groups: tuple[tuple[Item, ...], ...]
    parents: tuple[Place | None, ...]
    places: dict[tuple[str, int], Place]


def lay_out(
    text: str,
    start: int,
    end: int,
    figures: Sequence[tuple[int, int]],
    anchors: Sequence[tuple[int, int]],
) -> Layout:
    """Lay out the sentence ``text[start:end]``; the spans of figures and time expressions are those of ``text``.

    Example:
        >>> found = lay_out("up to 1,600 (550 new)", 0, 21, [(6, 11), (13, 16)], [])
        >>> [[item.kind for item in group] for group in found.groups]
        [['figure', 'group'], ['figure']]
    """
    solid = sorted(
        [Item(FIGURE, low, high, index) for index, (low, high) in enumerate(figures)]
        + [Item(ANCHOR, low, high, index) for index, (low, high) in enumerate(anchors)],
        key=lambda item: item.start,
    )
    starts = [item.start for item in solid]
    groups: list[list[Item]] = [[]]
    parents: list[Place | None] = [None]
    open_groups = [0]
    taken = 0
    for match in _MARKS.finditer(text, start, end):
        before = bisect_left(starts, match.end())
        if before and solid[before - 1].end > match.start():  # a mark inside an expression: "(1,234)"
            continue
        for item in solid[taken:before]:
            groups[open_groups[-1]].append(item)
        taken = max(taken, before)
        current = groups[open_groups[-1]]
        if match["open"]:
            parents.append(Place(open_groups[-1], len(current)))
            current.append(Item(GROUP, match.start(), match.end(), len(groups)))
            open_groups.append(len(groups))
            groups.append([])
        elif match["close"]:
            if len(open_groups) > 1:
                open_groups.pop()
        else:
            current.append(Item(STRONG if match["strong"] else COMMA, match.start(), match.end()))
    groups[open_groups[-1]].extend(solid[taken:])
    places = {
        (item.kind, item.ref): Place(number, index)
        for number, group in enumerate(groups)
        for index, item in enumerate(group)
        if item.kind in (FIGURE, ANCHOR)
    }
    return Layout(tuple(tuple(group) for group in groups), tuple(parents), places)


PRESENT, PERFECT, PAST, FUTURE, NO_VERB = "present", "perfect", "past", "future", "no verb"

_PRESENT_VERBS = (
    r"is|are|am|has|have|does|do|can|cannot|may|must|should|remains?|stands?|holds?|lists?|includes?|encompass(?:es)?|comprises?|"
    r"numbers|offers?|covers?|employs?|lives?|resides?|accounts?\sfor|makes?\sup|represents?|constitutes?|consists?|"
    r"contains?|provides?|runs?|operates?|serves?|hosts?|needs?|receives?|sends?|works?|keeps?|maintains?|brings?|"
    r"spans?|revolves?|lacks?|want|wants|owns?|exceeds?|collects?|shows?|indicates?|estimates|plans|aims?|depends?|"
    r"participates?|sets\sout|continues?|supports|assists|manages|totals|amounts\sto|see|sees|earn|earns|pay|pays|spend|spends|"
    r"use|uses|faces?|expects?|supplies|connects?|links|brings|gives|takes|costs?|becomes?|comes?|goes|gets|"
    r"requires?|applies|apply|involves?|awaits?|shelters?|equals?|foresees?|expires?|lasts?|knows?|thinks?|believes?|feels?|hopes?|lies?|sits?|stays?|exists?|belongs?|speaks?|finds?|says?|owes?|rank|ranks|falls\sto|lend|lends|moves?|fly|flies|crosses|teaches|visits?|arrives?|trains|helps?|reach|earns|tell|tells|identif(?:y|ies)|contributes?|employ|compares?|recommends?|focus(?:es)?|determines?|recognizes?|aim|dies|die|leave|leaves|produces|generates|attends?|benefits(?=\sfrom)|falls|rises|grows|reaches"
)
_PAST_VERBS = (
    r"was|were|had|did|could|came|went|rose|fell|grew|stood|sank|held|saw|brought|gave|took|made|left|met|spent|paid|"
    r"swam|fled|lost|won|sent|built|began|became|led|sold|bought|said|told|found|got|kept|ran|knew|thought|sought|shrank|"
    r"drew|chose|drove|broke|wrote|spoke|taught|fought|cost|cut|hit|put|shot|underwent|undertook|oversaw|withdrew"
)
_FINITE = re.compile(
    r"(?i)\b(?:(?P<future>will|shall|would|might|(?:is|are|was|were)\s(?:expected|projected|planned|due|set|likely|forecast)(?=\s(?:to|for)\b))"
    r"|(?P<perfect>(?:has|have)\s(?:(?:not|also|now|since|already|just|long|so\sfar|[a-z]+ly)\s){0,2}"
    r"(?:been|become|grown|risen|fallen|gone|come|taken|made|seen|led|held|given|left|fled|met|built|sent|brought|begun|"
    r"paid|spent|lost|won|received|had|sought|found|kept|set|put|cost|cut|hit|run|[a-z]+ed))"
    rf"|(?P<present>{_PRESENT_VERBS})"
    rf"|(?P<past>{_PAST_VERBS}|[a-z]{{2,}}ed))\b(?![-’'])"
)
_LONG_CLAUSE = 9
_ADJECTIVAL = re.compile(r"(?i)\b(?:the|a|an|of|by|for|internally|more|most|estimated|other|all|its|their|these|those|\d|and|as)\s$")
_PASSIVE = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being|having)\s(?:[a-z]+ly\s|not\s|still\s|also\s|now\s|so\s|being\s){0,2}$")
_NOUN_LIKE = frozenset(("numbers", "needs", "need", "covers", "cover", "works", "work", "benefits", "plans", "costs", "cost", "use", "uses", "aims", "aim", "lives", "stands", "sees", "see", "can", "may", "lists", "list", "hosts", "host", "falls", "rises", "offers", "offer", "links", "supports", "supplies", "shows", "show", "totals", "runs", "run", "estimates", "estimate", "spans", "span", "faces", "face"))  # fmt: skip
_BOUNDARY = re.compile(r"[;:](?=\s)|\s[–—-]\s|,?\s(?:and|but|while|whereas|although|though)\s|,\s|[()]")


def tense_at(text: str, low: int, high: int, start: int, end: int) -> str:
    """Return the tense of the verb that governs ``text[start:end]`` within ``text[low:high]``.

    That is the verb after it where it opens its clause (as a subject does), else the last verb before it.

    Example:
        >>> tense_at("344 are still missing and 53,000 houses were destroyed", 0, 54, 26, 32)
        'past'
        >>> tense_at("staff are posted in 70 offices", 0, 30, 20, 22)
        'present'
    """
    low, high = max(low, start - 300), min(high, end + 300)
    words = [match for match in _FINITE.finditer(text, low, high) if match.start() < start or match.start() >= end]
    verbs = [match for match in words if _is_verb(text, match)]
    before = [match for match in verbs if match.start() < start]
    after = next((match for match in verbs if match.start() >= end), None)
    opening = low
    for mark in _BOUNDARY.finditer(text, low, start):
        opening = mark.end()
    subject = not before or before[-1].end() <= opening
    if after is not None and (not before or (subject and not _BOUNDARY.search(text, end, after.start()))):
        return _tense(after)
    if before:
        return _tense(before[-1])
    return PAST if any(match.lastgroup == "past" for match in words) else NO_VERB


def is_long(text: str) -> bool:
    """Tell whether a clause in which no verb was found is long enough to have one.

    Such a verb is hardly ever a past form, since those are known by their ending.
    """
    return len(text.split()) >= _LONG_CLAUSE


def has_verb(text: str) -> bool:
    """Tell whether a stretch of text has a finite verb."""
    return any(_is_verb(text, match) for match in _FINITE.finditer(text))


def _tense(match: re.Match[str]) -> str:
    return {"future": FUTURE, "perfect": PERFECT, "present": PRESENT, "past": PAST}[match.lastgroup or "past"]


def _is_verb(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - 12, 0) : match.start()]
    if match.lastgroup == "past" and _PASSIVE.search(text[max(match.start() - 30, 0) : match.start()]):
        return False
    if match.lastgroup == "past" and match.group().lower().endswith("ed"):
        if text[match.end() : match.end() + 4].lower().startswith(" by ") or before.endswith(", "):
            return False
        return not _ADJECTIVAL.search(before)
    if match.lastgroup == "present" and match.group().lower() in _NOUN_LIKE:
        return not re.search(r"(?i)\b(?:the|a|an|of|in|by|for|its|their|to|these|those|and|\d)\s$", before)
    return match.group() not in ("May", "Can", "March")
