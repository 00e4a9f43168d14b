"""Decides which time expression of its own sentence governs a figure.

What the expression then means for the figure is the business of ``periods.py``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from iomstats.figures.dates.model import Anchor
from iomstats.figures.dates.moments import year_of
from iomstats.figures.dates.roles import AS_OF, BASE, BY, IN, LISTED, PRESENT, REFERENCE, SINCE
from iomstats.figures.periods.asides import (
    dates_a_move,
    dates_another,
    dates_the_start,
    describes_another,
    goes_on_since,
    is_aside_of_now,
    is_beside,
    is_chronicle,
    joins_a_clause,
)
from iomstats.figures.periods.layouts import ANCHOR, COMMA, FIGURE, GROUP, STRONG, Item
from iomstats.figures.periods.passages import REACH, Sentence, is_anaphoric, lone_anchor
from iomstats.figures.words import tenses
from iomstats.figures.words.tenses import has_verb, opens_complement, past_apposition, tense_at

DIRECT, BEFORE, BEHIND, BOUND, WHEN, ALIGNED, SERIES = (
    "direct", "before", "behind", "bound", "when", "aligned", "series"
)  # fmt: skip


_APART = 40
"""How many characters apart two expressions still count as side by side."""


@dataclass(frozen=True, slots=True)
class Governor:
    """The expression that governs a figure.

    Attributes:
        anchor: The expression; None where one stands before the figure whose clause speaks of the present.
        how: direct (right behind the figure), before, behind (shared by several figures), bound ("the 2005 figure of
            195 million"), when ("in 1990, when 300 …"), aligned (with one date of a list), series (one year of a span).
        part: Which date of the list or year of the span.
    """

    anchor: Anchor | None
    how: str
    part: int | None = None


def govern(sentence: Sentence, index: int) -> Governor | None:
    """Return what governs the figure; None where no expression of the sentence does."""
    if is_aside_of_now(sentence, index):
        return Governor(None, BEFORE)
    aligned = _aligned(sentence, index) or _series(sentence, index)
    if aligned is not None:
        return aligned
    place = sentence.layout.places[FIGURE, index]
    group, position = place.group, place.index
    while True:
        found = _in_group(sentence, index, group, position)
        parent = sentence.layout.parents[group]
        if found is not None or parent is None:
            return found
        if all(item.kind != ANCHOR for item in sentence.layout.groups[group]):
            beside = _outside(sentence, parent.group, parent.index)
            if beside is not None:
                return beside if isinstance(beside, Governor) else govern(sentence, beside)
        group, position = parent.group, parent.index


def listed_after(sentence: Sentence, index: int) -> tuple[Anchor, ...]:
    """Return the years in brackets behind names after a figure that says how many there are.

    "Two further meetings, in Manila (2008) and in Athens (2009)"; none where the number differs.
    """
    value, end = sentence.drafts[index].number.value, sentence.drafts[index].mention.end
    if not 1 < value < REACH:
        return ()
    listed = tuple(one for one in sentence.anchors[:REACH] if one.role == LISTED and one.start > end)
    return listed if len(listed) == value else ()


def _outside(sentence: Sentence, group: int, position: int) -> Governor | int | None:
    """Return what governs figures alone in brackets.

    That is the expression right before the brackets, else what governs the figure before them, whose index is returned.
    """
    items = sentence.layout.groups[group]
    beside = items[position - 1] if position else None
    if beside is not None and beside.kind == ANCHOR and items[position].start - beside.end < 3:
        anchor = sentence.anchors[beside.ref]
        if anchor.role not in (REFERENCE, LISTED):
            return Governor(anchor, DIRECT)
    for item in reversed(items[max(position - 3, 0) : position]):
        if item.kind == FIGURE:
            return item.ref
        if item.kind in (STRONG, COMMA):
            return None
    return None


# ------------------------------------------------------------------ inside one pair of brackets

_CONJOINED = re.compile(r"(?i),?\s(?:and|but|while|whereas)\s")
_OTHER_NAME = re.compile(r"\s(?:and|but|while|whereas)\s(?:the\s)?[A-Z]")
_NEW_SUBJECT = re.compile(
    r"(?i)\s(?:and|but|while|whereas)\s(?:(?:some|about|over|nearly|almost|more|than|around|another|at|least)\s){0,3}$"
)
_PREDICATE = re.compile(
    r"(?i)(?:\b(?:and|but)|(?P<relative>,\s(?:which|who)))\s(?:(?:now|currently|today|also|still|thus)\s)?$"
)
_PERFECT_PREDICATE = re.compile(r"(?i)\b(?:and|but|although|though|while)\s(?:[a-z]+\s){0,3}?(?:has|have)\b")
_SOURCE = re.compile(r"\s(?:Census|census|survey|data)\b")


def _in_group(sentence: Sentence, index: int, group: int, position: int) -> Governor | None:
    items = sentence.layout.groups[group]
    before = items[position - 1] if position else None
    if before is not None and before.kind == ANCHOR and sentence.facts[before.ref].bound == index:
        return Governor(sentence.anchors[before.ref], BOUND)
    direct = _direct(sentence, index, items, position) or _base_behind(sentence, index, items, position)
    if direct is not None:
        return Governor(direct, DIRECT)
    found = _before(sentence, index, items, position)
    if found is not None:
        return found
    behind = _behind(sentence, index, items, position)
    return None if behind is None else Governor(behind, BEHIND)


def _direct(sentence: Sentence, index: int, items: Sequence[Item], position: int) -> Anchor | None:
    """Return the expression between the figure and the next one, in the same clause."""
    _, end = sentence.span(index)
    commas = 0
    for item in items[position + 1 : position + 1 + REACH]:
        if item.kind in (STRONG, FIGURE):
            return None
        commas += item.kind == COMMA
        if item.kind == GROUP and not commas and not _OTHER_NAME.search(sentence.text, end, item.start):
            inside = lone_anchor(sentence, item.ref)
            if inside is not None:
                return inside
        if item.kind != ANCHOR:
            continue
        anchor, facts = sentence.anchors[item.ref], sentence.facts[item.ref]
        if not _may_govern(sentence, index, item.ref) or facts.leading:
            if (
                anchor.role in (REFERENCE, LISTED)
                or facts.bound is not None
                or describes_another(sentence, index, item)
            ):
                continue
            return None
        conjoined = _CONJOINED.search(sentence.text, end, anchor.phrase) is not None
        if conjoined and (joins_a_clause(sentence, index, items, item) or goes_on_since(sentence, index, anchor)):
            return None
        if anchor.role == PRESENT:
            since = _since_behind(sentence, items, position, item)
            return None if commas or conjoined else since or anchor
        if commas and _leads(sentence, items, position, index, anchor):
            return None
        if is_beside(sentence, index, anchor, commas) or dates_another(sentence, index, items, position, item):
            return None
        return None if conjoined and _changes_tense(sentence, index, anchor) else anchor
    return None


def _leads(sentence: Sentence, items: Sequence[Item], position: int, index: int, behind: Anchor) -> bool:
    """Tell whether an expression opens the clause of a figure, so that one behind a comma dates something else.

    "From 2000 to 2021 the country lost 26 forests, with losses growing in 2011."
    """
    if behind.role == BASE:
        return False
    for item in reversed(items[max(position - REACH, 0) : position]):
        if item.kind in (STRONG, FIGURE):
            return False
        if item.kind == ANCHOR and sentence.facts[item.ref].leading:
            first = sentence.anchors[item.ref]
            return _may_govern(sentence, index, item.ref) and first.role in (IN, SINCE) and not first.parts
    return False


def _since_behind(sentence: Sentence, items: Sequence[Item], position: int, now: Item) -> Anchor | None:
    """Return the start that "have now returned since 2015" gives behind its "now"."""
    for item in items[position + 1 : position + 1 + REACH]:
        if item.kind in (STRONG, COMMA, FIGURE):
            return None
        if item.kind == ANCHOR and item.start > now.start:
            return sentence.anchors[item.ref] if sentence.anchors[item.ref].role == SINCE else None
    return None


def _base_behind(sentence: Sentence, index: int, items: Sequence[Item], position: int) -> Anchor | None:
    """Return the time that figures compared with share: "compared to 44 and USD 5.1 million the year before"."""
    if not sentence.zones[index]:
        return None
    for item in items[position + 1 : position + 1 + REACH]:
        if item.kind in (COMMA, STRONG):
            return None
        if item.kind == ANCHOR and sentence.anchors[item.ref].role == BASE:
            return sentence.anchors[item.ref] if _may_govern(sentence, index, item.ref) else None
    return None


_WHEN_BEHIND = re.compile(r"\),?\swhen\s[^,;]*")


def _before(sentence: Sentence, index: int, items: Sequence[Item], position: int) -> Governor | None:
    """Return the nearest expression before the figure; a later clause in the present tense is not governed by it."""
    crossed, parted, event = False, False, None
    start, _ = sentence.span(index)
    for item in reversed(items[max(position - REACH, 0) : position]):
        crossed = crossed or item.kind == STRONG
        parted = parted or (
            item.kind == STRONG and _NEXT_ITEM.fullmatch(sentence.text, item.start, item.end) is not None
        )
        if item.kind == GROUP and not crossed:
            inside = [one for one in sentence.layout.groups[item.ref] if one.kind == ANCHOR]
            if len(inside) == 1 and _WHEN_BEHIND.fullmatch(sentence.text, inside[0].end, start):
                return Governor(sentence.anchors[inside[0].ref], WHEN)
            lone = lone_anchor(sentence, item.ref)
            if lone is not None and lone.role == IN:
                return Governor(lone, BEFORE)
        if item.kind != ANCHOR:
            continue
        anchor, leading = sentence.anchors[item.ref], sentence.facts[item.ref].leading
        if parted and not leading and anchor.role in (IN, SINCE):
            continue  # "Office opened in 2006 · 362 staff"
        if anchor.role == PRESENT and not crossed:
            since = _total_since(sentence, index, items, items.index(item))
            if since is not None:
                return Governor(since, BEFORE)
        gap = sentence.text[anchor.end : start]
        if anchor.role != LISTED and re.fullmatch(r",?\swhen\s[^,;]*", gap):
            return Governor(anchor, WHEN)
        if not _may_govern(sentence, index, item.ref):
            continue
        if sentence.facts[item.ref].event and not crossed and not _within(sentence, item.ref, start):
            event = event or Governor(anchor, BEFORE)  # another expression comes first
            continue
        if crossed and anchor.role == SINCE and not leading and sentence.tenses[index] in _NOT_SINCE:
            continue  # "rates have halved since 1986; the sample was 900"
        if crossed and anchor.loose and not leading and _HAD.match(sentence.text, sentence.span(index)[1]):
            continue  # "went there at the weekend to learn more: that 300 families had gathered"
        if _speaks_of_now(sentence, index, anchor, gap, crossed=crossed, leading=leading):
            return Governor(None, BEFORE)
        if anchor.span.kind == "same" and not leading and ("," in gap or crossed) and not _PARALLEL.search(gap):
            continue  # "a year earlier" dates its own clause alone
        return Governor(anchor, BEFORE)
    return event


_HAD = re.compile(r"(?:\s[\w’'-]+){0,4}\shad\s")
_NEXT_ITEM = re.compile(r"\s[•·|]\s")
_TOTAL = re.compile(r"(?i)\b(?:total|sum|toll)\b")


def _total_since(sentence: Sentence, index: int, items: Sequence[Item], now: int) -> Anchor | None:
    """Return the start of a total that is told of now: "since it began in 1951 the total is now 8.6 million"."""
    for item in reversed(items[:now]):
        if item.kind in (STRONG, FIGURE):
            return None
        if item.kind == ANCHOR and sentence.anchors[item.ref].role == SINCE:
            start, _ = sentence.span(index)
            told = _TOTAL.search(sentence.text, item.end, start) or sentence.tenses[index] == tenses.HAS_BEEN
            return sentence.anchors[item.ref] if told and sentence.facts[item.ref].island is None else None
    return None


_NOT_SINCE = (tenses.WAS, tenses.WILL_BE)
_PARALLEL = re.compile(r"(?i),\s(?:while|whereas|and)\s(?:[^,;]|,(?=\d)){1,60}\bfrom\s(?:[^,;]|,(?=\d)){0,40}$")


def _within(sentence: Sentence, number: int, position: int) -> bool:
    """Tell whether a position lies in the island of an expression."""
    island = sentence.facts[number].island
    return island is not None and island[0] <= position < island[1]


_DATELINE = re.compile(r"\s[–—-]\s")


def _speaks_of_now(sentence: Sentence, index: int, anchor: Anchor, gap: str, *, crossed: bool, leading: bool) -> bool:
    """Tell whether a figure after an expression stands in a clause of its own that speaks of the document's time."""
    if leading and anchor.span.precision == "day" and _DATELINE.match(sentence.text, anchor.end):
        return False
    if is_chronicle(sentence, anchor):
        return False
    tense = sentence.tenses[index]
    closed = anchor.role == IN and anchor.span.end is not None and sentence.is_past(anchor)
    ahead = sentence.is_future(anchor)
    own_clause = crossed or (not leading and _PERFECT_PREDICATE.search(gap[-200:]) is not None)
    if tense == tenses.HAS_BEEN and (closed or ahead) and own_clause and not is_anaphoric(sentence, index):
        return True
    if tense == tenses.IS and anchor.role not in (AS_OF, PRESENT) and not is_anaphoric(sentence, index):
        if crossed:
            return not _SOURCE.match(gap)
        return not leading and (_has_predicate(sentence, anchor, index) or _NEW_SUBJECT.search(gap[-200:]) is not None)
    return crossed and tense in (tenses.HAS_BEEN, tenses.WAS) and ahead


def _has_predicate(sentence: Sentence, anchor: Anchor, index: int) -> bool:
    """Tell whether a verb in the present stands between an expression and a figure, joined on: "and now has 300"."""
    start, _ = sentence.span(index)
    part = sentence.drafts[index].measure in ("share", "change", "ratio")  # "…, which is 4 per cent less"
    for verb in sentence.verbs:
        if verb.tense == tenses.IS and anchor.end <= verb.start < start:
            if _TO_DO.search(sentence.text, max(sentence.start, anchor.phrase - _CLAUSE), anchor.phrase) and (
                _BARE.match(sentence.text, verb.start)
            ):
                continue  # "hopes to raise the pace over 2004 and help 145,000 people"
            joined = _PREDICATE.search(sentence.text, max(anchor.end, verb.start - 30), verb.start)
            if joined and not (part and joined["relative"] and not _tells_of_another(sentence, anchor, joined.start())):
                return True
    return False


_CLAUSE = 100
_TO_DO = re.compile(r"\bto\s[a-z]{2,}\s[^,;:]*$")
_BARE = re.compile(r"(?!are\b|have\b|do\b|were\b)[a-z]+[^s\W]\b")
_ANOTHER = re.compile(r"\b(?:to|from|by|of|on|in|with|for|through|among)\s(?:[\w’'-]+\s){0,3}[\w’'-]*[a-z]s$")
_ARE = re.compile(
    r",\s(?:which|who)\s(?:now\s|currently\s|still\s)?(?:are|have|make|account|represent|provide|come|employ|form)\b"
)


def _tells_of_another(sentence: Sentence, anchor: Anchor, position: int) -> bool:
    """Tell whether a relative clause is about a noun that is not counted: "thanks to transfers, which are worth 9"."""
    if not _ARE.match(sentence.text, position):
        return False
    low = max([anchor.end, *(draft.mention.end for draft in sentence.drafts if draft.mention.end <= position)])
    return _ANOTHER.search(sentence.text, low, position) is not None


def _behind(sentence: Sentence, index: int, items: Sequence[Item], position: int) -> Anchor | None:
    """Return an expression after later figures that the figure shares with them."""
    commas = 0
    for item in items[position + 1 : position + 1 + REACH]:
        if item.kind == STRONG:
            return None
        commas += item.kind == COMMA
        if item.kind != ANCHOR or sentence.facts[item.ref].bound is not None:
            continue
        anchor = sentence.anchors[item.ref]
        if describes_another(sentence, index, item) or _is_base_of_target(sentence, index, items, item):
            continue
        if not _may_govern(sentence, index, item.ref) or sentence.facts[item.ref].leading:
            return None
        if commas and anchor.role == PRESENT:
            return None
        if dates_another(sentence, index, items, position, item) or is_beside(sentence, index, anchor, commas):
            return None
        if dates_a_move(sentence, index, items, item) or joins_a_clause(sentence, index, items, item):
            return None
        if dates_the_start(sentence, anchor) or _ASIDE.search(sentence.text, sentence.span(index)[1], anchor.phrase):
            return None
        return None if _changes_tense(sentence, index, anchor) else anchor
    return None


def _is_base_of_target(sentence: Sentence, index: int, items: Sequence[Item], item: Item) -> bool:
    """Tell whether a base stands right before the time of its change: "will fall by 45 from 2010 levels by 2030"."""
    place = items.index(item)
    after = items[place + 1] if place + 1 < len(items) else None
    if sentence.anchors[item.ref].role != BASE or after is None or after.kind != ANCHOR:
        return False
    change = sentence.drafts[index].measure in ("change", "ratio")
    return change and sentence.anchors[after.ref].role == BY and after.start - item.end < _APART // 2


_ASIDE = re.compile(
    r",\s(?:thus\s|thereby\s)?(?:ending|bringing|taking|raising|making|leaving|reversing)\b|,\sa\s[a-z]+\s(?:to|of|in)\swhich\b|\s(?:after|before)\s[^,;]*\ssaid\b"
)


def _changes_tense(sentence: Sentence, index: int, anchor: Anchor) -> bool:
    """Tell whether the figure's own clause is in the present tense and another verb stands before the expression."""
    start, end = sentence.span(index)
    low = past_apposition(sentence.text, end)
    low = low if low < anchor.phrase else end
    mark = re.search(r",\s|\s(?:and|but|while|whereas)\s", sentence.text[low : anchor.phrase])
    if mark is None or anchor.role == PRESENT:
        return False
    close = low + mark.start()
    before = next((verb for verb in reversed(sentence.verbs) if verb.start < start and not verb.weak), None)
    subject = before is not None and opens_complement(sentence.text, before, start)
    if subject and not has_verb(sentence.verbs, end, close):
        return False  # "reports that 44,957 migrants and refugees entered in 2018"
    own = tense_at(sentence.text, sentence.verbs, sentence.start, close, start, end)
    if own == tenses.WAS and _NOW_DOES.match(sentence.text, close, anchor.phrase):
        return True  # "came to 208 and is expected to pass 250 in the current year"
    return own == tenses.IS and has_verb(sentence.verbs, close, anchor.phrase)


_NOW_DOES = re.compile(r"(?i),?\s(?:and|but)\s(?:(?:now|still|it|they)\s)?(?:is|are|will|shall|has|have)\s")


def _may_govern(sentence: Sentence, index: int, number: int) -> bool:
    anchor, facts = sentence.anchors[number], sentence.facts[number]
    if anchor.role in (REFERENCE, LISTED):
        return False
    start, _ = sentence.span(index)
    if facts.island is not None and not facts.island[0] <= start < facts.island[1]:
        return facts.event and sentence.tenses[index] in (tenses.WAS, tenses.NO_VERB) and anchor.role != BASE
    changes = sentence.drafts[index].measure in ("change", "ratio")
    if facts.bound is not None:
        return facts.bound == index and not changes
    if facts.starter is not None:
        return facts.starter == index
    return anchor.role != BASE or (not changes and sentence.zones[index])


# ------------------------------------------------------------------ lists


def _aligned(sentence: Sentence, index: int) -> Governor | None:
    """Align "3,118 and 4,250 …, respectively" with "in 2016 and 2017".

    Of several such lists in a sentence each goes with the figures up to its own "respectively". Without that word a
    list of as many figures as dates, side by side with them, is aligned too: "USD 5m and USD 6m in 2019 and 2018".
    """
    lists = [anchor for anchor in sentence.anchors[:REACH] if len(anchor.parts) > 1]
    if not lists:
        return None
    start, _ = sentence.span(index)
    marks = [match.start() for match in _RESPECTIVELY.finditer(sentence.text, sentence.start, sentence.end)]
    if not marks:
        return _side_by_side(sentence, index, lists)
    low = max((mark for mark in marks if mark < start), default=sentence.start)
    high = next((mark for mark in marks if mark > start), sentence.end)
    clause = sentence.text.rfind("; ", low, high)
    if clause >= 0 and any(clause < anchor.start < high for anchor in lists):
        low = clause + 1  # "… climbed to 26; for 2013 and 2014 the forecast is 28 and 31, respectively"
    within = [number for number in range(len(sentence.drafts)) if low <= sentence.span(number)[0] < high]
    near = [anchor for anchor in lists if low <= anchor.start < high] or lists
    for anchor in near:
        size = len(anchor.parts)
        if len(within) % size == 0 and index in within:
            return Governor(anchor, ALIGNED, within.index(index) % size)
        if len(sentence.drafts) % size == 0:
            return Governor(anchor, ALIGNED, index % size)
    return None


_RESPECTIVELY = re.compile(r"\brespectively\b")


def _side_by_side(sentence: Sentence, index: int, lists: Sequence[Anchor]) -> Governor | None:
    for anchor in lists:
        size = len(anchor.parts)
        before = [number for number, draft in enumerate(sentence.drafts) if draft.mention.end <= anchor.phrase][-size:]
        if index not in before or len(before) != size or sentence.drafts[index].measure in ("change", "ratio"):
            continue
        alone = (
            before[0] == 0 or len(sentence.text[sentence.span(before[0] - 1)[1] : sentence.span(before[0])[0]]) > _APART
        )
        gaps = [sentence.text[sentence.span(one)[1] : sentence.span(two)[0]] for one, two in pairwise(before)]
        behind = sentence.text[sentence.span(before[-1])[1] : anchor.phrase]
        alike = len({(sentence.drafts[one].unit.unit, sentence.drafts[one].number.form) for one in before}) == 1
        joined = all(re.fullmatch(r",?\s(?:and\s)?|,\s", gap) for gap in gaps) and len(behind) < _APART
        if alone and alike and joined and not re.search(r"[,;:()]", behind):
            return Governor(anchor, ALIGNED, before.index(index))
    return None


def _series(sentence: Sentence, index: int) -> Governor | None:
    """Align "2014–2016: €1.10m, €1.25m and €1.25m": as many figures as years."""
    for anchor in sentence.anchors[:REACH]:
        first, last = anchor.span.start, anchor.span.end
        if anchor.role != IN or first is None or last is None or first == last or anchor.span.precision != "year":
            continue
        size = year_of(last) - year_of(first) + 1
        if len(sentence.drafts) < size or not re.match(r"\s?[:–]\s", sentence.text[anchor.end : anchor.end + 3]):
            continue
        after = [number for number, draft in enumerate(sentence.drafts) if draft.mention.start > anchor.end]
        if len(after) == size and index in after and _is_list(sentence, after):
            return Governor(anchor, SERIES, after.index(index))
    return None


def _is_list(sentence: Sentence, figures: Sequence[int]) -> bool:
    ends = [sentence.span(one)[1] for one in figures[:-1]]
    starts = [sentence.span(one)[0] for one in figures[1:]]
    return all(
        re.fullmatch(r",?\s(?:and\s)?", sentence.text[end:start]) for end, start in zip(ends, starts, strict=True)
    )
