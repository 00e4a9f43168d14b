"""Tells which time expressions date something else than the figure before them, though no clause break parts them.

Which expression governs a figure is decided in ``governing.py``.
"""

import re
from collections.abc import Sequence

from iomstats.figures.dates.model import Anchor
from iomstats.figures.dates.roles import PRESENT, SINCE
from iomstats.figures.periods import cues
from iomstats.figures.periods.layouts import ANCHOR, COMMA, FIGURE, STRONG, Item
from iomstats.figures.periods.passages import Sentence
from iomstats.figures.words import tenses
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.tenses import has_verb

_AND_SINCE = re.compile(r"(?i)\b(?:and|but),?\s(?:also\s)?since\s(?:(?:the|last|this)\s)?$")
_SO_THAT_SINCE = re.compile(r"(?i)\b(?:so\sthat|and|but|while)\s(?:also\s)?since\s(?:[^,;]{0,40}\s)?$")
_BRINGING = re.compile(
    r"(?i),\s(?:thus\s|thereby\s)?(?:bringing|taking|raising|lifting|pushing|making)\s[^,;]*\b(?:since|to|for|from)\s(?:the\s)?$"
)
_UNTIL = re.compile(r"(?i)\b(?:until|till|up\sto)\s(?:the\s)?(?:[a-z]+\s)?$")


_ONE_OF_THEM = re.compile(
    r"(?i),\s(?:and\s)?the\s(?:very\s)?(?:last|first|latest|most\srecent|earliest|second|third|next|oldest|newest)\b"
    r"(?!\s(?:since|time|year|month|quarter|week|day))[^,;]*$"
)
"""Of several one, which alone the date is of: "ten rounds have been held, the last in October 2014"."""
_CONTRAST = re.compile(r"(?i),\s(?:while|whereas|although|though)\s[^;]*$")
"""A clause set against the figure's own, which alone its time is of: "at 9 per cent, while costs fell in May"."""
_PART_THEN = re.compile(
    r"(?i),\s(?:[^,;]*\bof\s(?:them|these|those|which|whom)|(?:including|among\sthem)\s(?:[a-z]+\s){0,2}[\d.,]*\d)\s(?:alone\s)?"
    r"(?:(?:in|during|over|within|on|by)\s(?:the\s)?)?$"
)
"""Of several a part, which alone the time is of: "2,900 loans were made, half of them in the second year"."""
_IN_FORCE = re.compile(
    r"(?i),\s(?:the|a|an)\s(?:[\w-]+\s){1,4}(?:in\s(?:force|effect|place|use)|applicable|valid|unchanged)\s(?:since|from|until)\s(?:the\s)?$"
)
"""What something has been since: "no more than 0.5 per cent, the limit in force since 2020"."""


def is_beside(sentence: Sentence, index: int, anchor: Anchor, commas: int) -> bool:
    """Tell whether an expression behind a figure of the present dates only what stands beside it.

    "Six rooms and, since May, no free ticket", "23 counsellors, all of them volunteers until 2007, work here".
    """
    between = sentence.text[sentence.span(index)[1] : anchor.start]
    last = index + 1 == len(sentence.drafts) or sentence.span(index + 1)[0] >= anchor.start
    found = _CONTRAST.search(between) if last else None
    if found is not None and has_verb(sentence.verbs, sentence.span(index)[1] + found.start(), anchor.phrase):
        return True
    if any(one.search(between) for one in (_BRINGING, _ONE_OF_THEM, _IN_FORCE, _PART_THEN)):
        return True
    if anchor.role == SINCE and sentence.tenses[index] == tenses.WAS and _SO_THAT_SINCE.search(between):
        return any(verb.tense == tenses.HAS_BEEN and verb.start >= anchor.end for verb in sentence.verbs)
    if sentence.tenses[index] not in (tenses.IS, tenses.NO_VERB):
        return False
    if _AND_SINCE.search(between):
        return True
    return commas > 0 and _UNTIL.search(between) is not None and sentence.is_past(anchor)


_OF_NOW = re.compile(
    rf"(?i)(?:(?:now|at\spresent|currently|today|already|still)\s(?:at\s|with\s)?|(?:with|at|of|put\sat|estimated\sat|standing\sat"
    rf"|numbering|counting)\s(?:(?:now|currently|already)\s)?)?{HEDGES}"
)


def is_aside_of_now(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure stands between commas before a clause about the future, of which it tells the present.

    "The city, with 3.4 million inhabitants, will have 5 million by 2035."
    """
    items, place = sentence.items(FIGURE, index)
    if not 0 < place < len(items) - 1 or items[place - 1].kind != COMMA:
        return False
    rest = items[place + 1 :]
    close = next((number for number, item in enumerate(rest) if item.kind == COMMA), None)
    if close is None or any(item.kind != ANCHOR or not _is_present(sentence, item) for item in rest[:close]):
        return False
    start, end = sentence.span(index)
    if not _OF_NOW.fullmatch(sentence.text, items[place - 1].end + 1, start):
        return False
    after, behind = rest[close].end, next((item.start for item in rest[close:] if item.kind == STRONG), sentence.end)
    verb = next((one for one in sentence.verbs if not one.weak and one.start >= end), None)
    ahead = verb is not None and verb.tense == tenses.WILL_BE and after <= verb.start < behind
    return (
        ahead
        and not _PART.match(sentence.text, end)
        and any(sentence.is_future(one) and one.start > after for one in sentence.anchors)
    )


_PART = re.compile(r"\s(?:[a-z]+\s)?(?:of\s(?:them|which|whom|these|those|it)|more|in|from|for)\b")


def _is_present(sentence: Sentence, item: Item) -> bool:
    return sentence.anchors[item.ref].role == PRESENT


def describes_another(sentence: Sentence, index: int, item: Item) -> bool:
    """Tell whether an expression keeps to a clause behind a figure that describes something else."""
    island = sentence.facts[item.ref].island
    return island is not None and island[0] > sentence.span(index)[0] and island[1] <= item.end


def dates_a_move(sentence: Sentence, index: int, items: Sequence[Item], anchor: Item) -> bool:
    """Tell whether a start dates only a change after other levels: "Peru 8,000 and Chile 7,000, up by 500 since"."""
    before = items[items.index(anchor) - 1]
    if sentence.anchors[anchor.ref].role != SINCE or before.kind != FIGURE:
        return False
    low = sentence.span(before.ref)[0]
    moved = _MOVED.search(sentence.text, max(low - 30, sentence.start), low) is not None
    return moved and index != before.ref and sentence.drafts[index].measure not in ("change", "ratio")


_MOVED = re.compile(r"(?i)\b(?:up|down|increase|rise|fall|drop|gain|loss)\s(?:by\s|of\s)?(?:[a-z]+\s){0,2}$")
_AND_SUBJECT = re.compile(r",\s(?:and|but|while|whereas)\s(?:a|an|the|its|their|another|one)\s[^,;]*$")


def joins_a_clause(sentence: Sentence, index: int, items: Sequence[Item], anchor: Item) -> bool:
    """Tell whether an expression dates the subject of a clause with a figure: "to 97%, and a storm in May cost 8m"."""
    place = items.index(anchor)
    before, after = items[place - 1], items[place + 1] if place + 1 < len(items) else None
    if after is None or after.kind != FIGURE or before.kind not in (FIGURE, COMMA) or place < 1:
        return False
    joined = _AND_SUBJECT.search(sentence.text, sentence.span(index)[1], anchor.start)
    figure = next((one for one in reversed(items[:place]) if one.kind == FIGURE), None)
    if joined is None or figure is None or joined.start() < figure.end:
        return False
    return has_verb(sentence.verbs, anchor.end, after.start)


_PRONOUN = re.compile(r"\s(?:who|which|that)\s(?:had|were|was|have|has)\s")


def dates_another(sentence: Sentence, index: int, items: Sequence[Item], position: int, anchor: Item) -> bool:
    """Tell whether an expression stands in a relative clause about a later figure, which has its own verb before it.

    "11,350 people entered training and the centres followed 3,011 children who had left home since 1999".
    """
    end = sentence.span(index)[1]
    owner = next((item for item in reversed(items[position + 1 : items.index(anchor)]) if item.kind == FIGURE), None)
    if owner is None and (found := place_dated(sentence, anchor.start)) >= 0 and has_verb(sentence.verbs, end, found):
        return True
    relative = _PRONOUN.search(sentence.text, owner.end if owner else end, anchor.start)
    if relative is None or (owner is None and "had" not in relative.group()):
        return False
    return has_verb(sentence.verbs, end, owner.start if owner else relative.start())


_PLACE = re.compile(
    r"(?i)\b(?:in|from|at|to|by|through|near|with)\s(?:[\w’'-]+\s){1,8}(?:which|that)\s"
    r"(?:(?:was|were|had|has|have|been|only|first|just|[a-z]+ly)\s){0,3}[a-z]+(?:ed|en|un|lt|ne|rst)\s"
    r"(?:(?:up|down|out)\s)?(?:(?:in|on|since|at|as|early|late|mid)[\s-]){0,2}$"
)
_PLACE_REACH = 100


def place_dated(sentence: Sentence, start: int) -> int:
    """Return where a place is named of which an expression says since when it was so, -1 where it does not.

    "40,000 people were taken home from camps in the south which were closed in April".
    """
    match = _PLACE.search(sentence.text, max(sentence.start, start - _PLACE_REACH), start)
    return -1 if match is None else match.start()


def dates_a_place(sentence: Sentence, anchor: Anchor) -> bool:
    """Tell whether an expression only dates a place named behind the verb of its sentence."""
    found = place_dated(sentence, anchor.start)
    return found >= 0 and has_verb(sentence.verbs, sentence.start, found)


def dates_the_start(sentence: Sentence, anchor: Anchor) -> bool:
    """Tell whether an expression dates the level that another is reached from: "fell to 0.9, from 1.3 in 2007"."""
    if anchor.span.start != anchor.span.end and anchor.span.precision == "year":
        return False
    for index in range(len(sentence.drafts)):
        _, end = sentence.span(index)
        gap = sentence.text[end : anchor.phrase]
        following = sentence.span(index + 1)[0] if index + 1 < len(sentence.drafts) else sentence.end
        beside = end <= anchor.phrase <= following and len(gap) < _BESIDE and not re.search(r"[,;:()]", gap)
        if beside and cues.is_from(sentence, index) and cues.partner(sentence, index) is not None:
            return True
    return False


_BESIDE = 30


def dates_a_clause(sentence: Sentence, anchor: Anchor) -> bool:
    """Tell whether an expression dates only a clause within its sentence, which the next one does not go on with.

    "A list to which five will be added in 2015", "where the airport has been closed since 1 September", "until 2004".
    """
    low = max(sentence.start, anchor.phrase - _CLAUSE)
    left = sentence.text[low : anchor.start]
    if _UNTIL_THEN.search(left) and re.search(r"\w", left):
        return not sentence.facts[sentence.anchors.index(anchor)].leading
    clause = _SUBORDINATE.search(left)
    return clause is not None and has_verb(sentence.verbs, low + clause.start(), anchor.phrase)


_CLAUSE = 80
_UNTIL_THEN = re.compile(r"(?i)\b(?:until|till)\s(?:[\w’'-]+\s){0,6}$")
_SUBORDINATE = re.compile(r"(?i)\b(?:to|in|from|of|for|by|at)\s(?:which|whom)\b[^,;:]*$|,\s(?:where|whose)\b[^,;:]*$")


def goes_on_since(sentence: Sentence, index: int, anchor: Anchor) -> bool:
    """Tell whether a start dates only what has been since: "peaked at 10 million and has declined ever since"."""
    if anchor.role != SINCE or sentence.tenses[index] == tenses.HAS_BEEN:
        return False
    _, end = sentence.span(index)
    return any(verb.tense == tenses.HAS_BEEN and end <= verb.start < anchor.phrase for verb in sentence.verbs)


_ENTRY = re.compile(r"\s?[–—:]\s|\s-\s|\.\s")


def is_chronicle(sentence: Sentence, anchor: Anchor) -> bool:
    """Tell whether an expression opens an entry of a chronicle, told in the present: "1952 – The ship leaves"."""
    opens = anchor.phrase == anchor.start and not re.search(r"\w", sentence.text[sentence.start : anchor.start])
    return opens and sentence.is_past(anchor) and _ENTRY.match(sentence.text, anchor.end) is not None
