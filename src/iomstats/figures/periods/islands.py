"""Finds the stretch of a sentence within which a time expression keeps to itself: what only describes a noun.

Nothing here looks at figures' periods; ``passages.py`` asks for each expression, ``governing.py`` keeps to the answer.
"""

import re
from collections.abc import Sequence

from iomstats.figures.dates.roles import told_behind
from iomstats.figures.periods.layouts import ANCHOR, COMMA, FIGURE, STRONG, Item
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.tenses import HAS_BEEN, IS, Verb, closes_apposition, has_verb

_NEAR, _REACH = 300, 60
ITEM_MARKER = re.compile(r"\s*(?:\(?\w{1,4}[.)]\s+|[-–•*]\s+)")
_PARTICIPLE = re.compile(
    r"(?i)\s*(?:(?:first|originally|initially|newly|recently|formally|officially|jointly|already|as|when|once)\s)?"
    r"(?!based|compared|estimated|reported|counted|measured|conducted|carried|undertaken|fielded|surveyed|need|indeed|red"
    r"|bed|united|combined|limited)"
    r"(?:[a-z]{3,}ed|held|set\sup|begun|built|founded|born|drawn|known|given|made|taken|led)\b"
)
_HAD_BEGUN = re.compile(r"\s(?:which|that|who)\s(?:had|was|were)\s(?:[a-z]+\s){1,3}(?:(?:in|on|since)\s(?:the\s)?)?$")
_VERB_BEHIND = re.compile(r"[^,;:()]{0,60},\s(?:also\s|then\s|[a-z]+ly\s)?[a-z]+ed\s(?!by\b|in\b)")
_RELATIVE = re.compile(
    r"\s*(?:which|who|that(?!\sis(?:,|\sto\ssay|\sin\b))|whose|where|when|(?:from|of|in|to|by|for|with|at|on|under)\s(?:which|whom|whose))\b"
)
_WHEN = re.compile(r"\s*when\b")
_PRONOUN = re.compile(r"\s(?:who|which|that)\s")


def find_island(
    text: str, verbs: Sequence[Verb], items: Sequence[Item], position: int, low: int, bounds: tuple[int, int]
) -> tuple[int, int] | None:
    """Return the stretch that the expression ``items[position]`` keeps to, None where it may date anything.

    Args:
        text: The text of the flow.
        verbs: The finite verbs of the sentence.
        items: What stands in the same brackets.
        position: Which of them the expression is.
        low: Where its stretch between commas begins.
        bounds: The sentence.
    """
    item = items[position]
    beside = (
        _event(text, items, position)
        or _described(text, verbs, items, position)
        or _value_aside(text, verbs, items, position)
        or _apposed(text, verbs, items, position)
    )
    if beside is not None:
        return beside
    onward = text[item.end : item.end + 1] == " " and has_verb(verbs, item.end, item.end + 20)
    begun = _HAD_BEGUN.search(text, low, item.start) if onward else None
    if begun is not None:
        return begun.start(), item.end  # "the strike which had begun ten years before held up work in 11 places"
    marker = ITEM_MARKER.match(text, low, item.start)
    opening = text[marker.end() if marker else low : item.start]
    if _WHEN.match(opening) and any(one.kind == STRONG and one.end == low for one in items[:position]):
        return None  # "it changed: when peace was signed in June 1997, one family in four …"
    if _RELATIVE.match(opening) is None:
        participle = _PARTICIPLE.match(opening)
        if participle is None or closes_apposition(text, item.start - len(opening.lstrip())):
            return None
        inside = item.start - len(opening) + participle.end()
        first, last = _strong_bounds(items, position, bounds)
        last = min(last, item.end + _NEAR)
        outside = has_verb(verbs, max(first, low - _NEAR), low) or has_verb(verbs, item.end, last)
        opens = not re.search(r"\w", text[bounds[0] : low]) and text[item.end : item.end + 2] == ", "
        outside = outside or (opens and opening[:1].isupper()) or _VERB_BEHIND.match(text, item.end, last) is not None
        if has_verb(verbs, inside, item.start) or not outside:
            return None  # it is the main verb, or stands before it without a comma
    close = next((one for one in items[position + 1 : position + _REACH] if one.kind in (COMMA, STRONG)), None)
    return low, close.start if close is not None else bounds[1]


def _event(text: str, items: Sequence[Item], position: int) -> tuple[int, int] | None:
    """Return the stretch of an event with its year and what a clause tells of it: "the 2010 war, in which 900 died"."""
    item = items[position]
    if not told_behind(text[item.end : item.end + _REACH]):
        return None
    breaks = [one.start for one in items[position + 1 : position + _REACH] if one.kind in (COMMA, STRONG)]
    return item.start, breaks[1] if len(breaks) > 1 else len(text)


_OF_THE = re.compile(r"(?i)\bof\s(?:the|its|their|our|those|these)\s(?:(?:some|about|nearly|over|more\sthan)\s)*$")
_PART_OF = re.compile(r"(?:\s[\w-]+){0,2}?\sof\s(?:all\s)?(?:the|its|their|our|those|these)\s")
_SUBJECT = re.compile(r"\s(?:that|which|who|whom|we|they|it)\s")
_REDUCED = re.compile(
    r"(?:\s[\w’'-]+){1,5}?\s(?:[a-z]{2,}ed|held|made|sent|built|bought|given|sold|taken|drawn\sup|set\sup)\s$"
)
_OF_NOW = re.compile(
    r"(?:\s[\w’'-]+){0,6}?\s(?:still|now|already|today|currently|no\slonger|(?:have|has)\s(?:since\s)?[a-z]+)\b"
)
_ASKED = re.compile(r"\b(?:interviewed|surveyed|questioned|polled|asked|consulted|sampled|respondents)\b")
_ONWARD = 45


def _described(text: str, verbs: Sequence[Verb], items: Sequence[Item], position: int) -> tuple[int, int] | None:
    """Return the stretch of a relative clause that tells which ones are counted, with the verb of the figure behind.

    "3,000 of the 12,000 who arrived in 2015 still live in camps", "450 of the 600 places agreed in May had been
    filled by July", "a third of the wells we dug in 2011 are dry today".
    """
    item, owner = items[position], items[position - 1] if position else None
    if owner is None or owner.kind != FIGURE:
        return None
    if text[item.end : item.end + 1] == ",":
        return _opening(text, verbs, items, position)
    if text[item.end : item.end + 1] != " ":
        return None
    if _PRONOUN.search(text, owner.end, item.start) and has_verb(verbs, item.end, item.end + 20):
        part = _PART_OF.match(text, owner.end, item.start) is not None and _OF_NOW.match(text, item.end) is not None
        return (owner.end if part else owner.start), item.end
    close = re.search(r"[,;:()]|\.\s|$", text[item.end : item.end + _ONWARD])
    if close is None or not has_verb(verbs, item.end, item.end + close.start()):
        return None
    if _ASKED.search(text, owner.end, item.start):
        return None  # what they said was so when they were asked
    if _PART_OF.match(text, owner.end, item.start):
        told = _SUBJECT.search(text, owner.end, item.start) or _REDUCED.match(text, owner.end, item.start)
        return (owner.end, item.end) if told and _OF_NOW.match(text, item.end) else None
    definite = _OF_THE.search(text, max(owner.start - 40, 0), owner.start) is not None
    behind = items[position + 1].kind if position + 1 < len(items) else None
    dated = behind == ANCHOR and definite and _REDUCED.fullmatch(text, owner.end, item.start)
    return (owner.start, item.end) if dated else None


_OPENS = re.compile(r"\bOf\sthe\s$")


def _opening(text: str, verbs: Sequence[Verb], items: Sequence[Item], position: int) -> tuple[int, int] | None:
    """Return the stretch of the whole that opens a sentence about now: "Of the 600 homes lost in May, 210 are back"."""
    owner, item, after = items[position - 1], items[position], items[position + 1 : position + 3]
    if [one.kind for one in after] != [COMMA, FIGURE] or not _OPENS.search(text, max(owner.start - 8, 0), owner.start):
        return None
    verb = next((one for one in verbs if one.start >= after[1].end and not one.weak), None)
    if verb is None or verb.tense not in (IS, HAS_BEEN) or verb.start - after[1].end > _ONWARD:
        return None
    told = _PRONOUN.search(text, owner.end, item.start) or _REDUCED.match(text, owner.end, item.start)
    return (owner.start, item.end) if told else None


_APPOSED = re.compile(r"\s?(?:an?|once|then|formerly|previously|long)\s(?:[\w’'-]+\s){1,7}$")


def _apposed(text: str, verbs: Sequence[Verb], items: Sequence[Item], position: int) -> tuple[int, int] | None:
    """Return the stretch between commas of what a subject was once: "the mill, a prison until 1998, employs 340"."""
    if not 0 < position < len(items) - 1:
        return None
    first, item, last = items[position - 1 : position + 2]
    if (first.kind, last.kind) != (COMMA, COMMA) or last.start - item.end > 1:
        return None
    verb = next((one for one in verbs if one.start >= last.end), None)
    apposed = _APPOSED.fullmatch(text, first.end, item.start) and not has_verb(verbs, first.end, item.start)
    if not apposed or verb is None or verb.start > last.end + _BEHIND or _AND.search(text, last.end, verb.start):
        return None
    return first.start, last.end


_LEADS_UP = re.compile(rf"\s?(?:(?:with|at|of|or|only|still|then|put\sat|estimated\sat)\s)?{HEDGES}")
_AND = re.compile(r"\b(?:and|but|while|whereas|which|who|where|when)\b")
_COMPARED = re.compile(r"(?:compared|followed|based|according|given|led|driven|owing)\b|[a-z]+ed\sby\b")
_BREAKS_DOWN = re.compile(r"(?:includ|compris|consist|contain|cover|divid|split|break|broke)")
_BEHIND = 24


def _value_aside(text: str, verbs: Sequence[Verb], items: Sequence[Item], position: int) -> tuple[int, int] | None:
    """Return the stretch between commas of a value with its own date, behind which the clause goes on with its verb.

    "The number of permits, 14,300 in 2012, reached 21,900."
    """
    if position < 2 or position + 1 >= len(items):
        return None
    first, figure, item, last = items[position - 2 : position + 2]
    if (first.kind, figure.kind, last.kind) != (COMMA, FIGURE, COMMA):
        return None
    if not _LEADS_UP.fullmatch(text, first.end, figure.start) or last.start - item.end > 1:
        return None
    behind = last.end + _BEHIND
    verb = next((one for one in verbs if one.start >= last.end), None)
    if verb is None or verb.start > behind or _AND.search(text, last.end, verb.start):
        return None
    if _BREAKS_DOWN.match(text, verb.start) or (verb.weak and _COMPARED.match(text, verb.start)):
        return None  # "6,870 in May, includes 300 of the Mission", "rose in Kenya, 300 in 2012, compared with 200"
    return first.start, last.end


def _strong_bounds(items: Sequence[Item], position: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """Return the stretch around an item up to the nearest strong breaks beside it."""
    low = next((one.end for one in reversed(items[max(position - _REACH, 0) : position]) if one.kind == STRONG), None)
    high = next((one.start for one in items[position + 1 : position + 1 + _REACH] if one.kind == STRONG), None)
    return bounds[0] if low is None else low, bounds[1] if high is None else high
