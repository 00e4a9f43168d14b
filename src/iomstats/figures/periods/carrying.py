"""Tells which time expression of a sentence the next sentence goes on with.

What is told in the past goes on with the time that opened its sentence or that its main clause is told of; what only
stands beside that (a base of comparison, the start of a change, a subordinate clause, brackets, a time to come) ends
with its sentence. Which figures take it is decided in ``surroundings.py``.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from iomstats.figures.dates.anchors import is_aside
from iomstats.figures.dates.dates import DateSpan, last_day
from iomstats.figures.dates.model import Anchor, is_future
from iomstats.figures.dates.roles import AS_OF, BY, IN, SINCE, has_gone_on
from iomstats.figures.periods import frames
from iomstats.figures.periods.asides import dates_a_clause, dates_a_place, dates_the_start
from iomstats.figures.periods.layouts import ANCHOR, FIGURE
from iomstats.figures.periods.passages import Sentence
from iomstats.figures.words import tenses
from iomstats.figures.words.hedges import HEDGES


def carried(sentence: Sentence, date: str | None, earlier: Sequence[Anchor], *, narrated: bool) -> Anchor | None:
    """Return the expression of a sentence that the next ones go on with, None where it has none.

    Args:
        sentence: The sentence.
        date: The date of the document.
        earlier: The expressions of the flow before it.
        narrated: Whether all that lies between was told in the past.
    """
    opening = sentence.anchors[0] if sentence.anchors and sentence.facts[0].leading else None
    fit, inside = [], []
    for number, one in enumerate(sentence.anchors):
        if _is_before_all(one, earlier) and sentence.is_past(one) and _says_what_it_was(sentence, one):
            continue
        told = sentence.drafts or sentence.facts[number].leading or (narrated and _tells_event(sentence, number))
        if one.loose or not told or looks_back(sentence, one) or _is_beside(sentence, one, date):
            continue
        if sentence.is_main(number):
            if opening is None or one.start <= opening.end or one.role != SINCE:
                fit.append(one)
        elif not _is_compared(sentence, one):
            inside.append(one)
    return frames.main_anchor(fit, date) or frames.main_anchor(inside, date)


def _is_before_all(one: Anchor, earlier: Sequence[Anchor]) -> bool:
    """Tell whether a time lies before those that have been told: a narrative does not go back to go on."""
    if one.role != IN or one.span.end is None:
        return False
    told = [other.span.end for other in earlier[-_TOLD:] if other.role == IN and other.span.end is not None]
    return all(last_day(end) > last_day(one.span.end) for end in told)


_TOLD = 6


def _says_what_it_was(sentence: Sentence, one: Anchor) -> bool:
    """Tell whether a clause only says what the number told of before was at an earlier time: "in 2015 it was 1,200"."""
    opens = one.start - sentence.start <= _OPENING
    if not opens and not any(draft.mention.end <= one.start for draft in sentence.drafts):
        return False
    before = sentence.text[max(sentence.start, one.phrase - 80) : one.start]
    clause = _CLAUSE.search(before)
    lead = clause.group().lstrip(";,: ") if clause else before
    ahead = _WAS_AHEAD.match(sentence.text, one.end, min(sentence.end, one.end + 60)) is not None
    return ahead or _WAS_BEHIND.search(lead) is not None


_OPENING = 12
_CLAUSE = re.compile(r"(?:^|[;,:]\s|\s(?:and|but|while|whereas)\s)[^;,:]*$")
_IT = (
    r"(?:it|they|this|the\s(?:number|figure|rate|share|total|proportion|count|average|level)s?|that\s(?:number|figure|share|rate|proportion)"
    r"|the\scorresponding\s(?:number|figure|share|rate))"
)
_WAS = rf"{_IT}\s(?:was|were|stood\sat|came\sto|numbered|amounted\sto|totalled)\s"
_WAS_AHEAD = re.compile(rf",?\s{_WAS}{HEDGES}(?=[^\s\w]{{0,3}}\d|[a-z]+\s(?:in|of|out)\b)")
_WAS_BEHIND = re.compile(rf"(?i)^{_WAS}[^;,:]*\s(?:in|at)\s(?:the\s)?$")


def _is_beside(sentence: Sentence, one: Anchor, date: str | None) -> bool:
    """Tell whether an expression dates only a part of what its sentence tells."""
    if dates_the_start(sentence, one) or dates_a_place(sentence, one) or _names_a_thing(sentence, one):
        return True
    return dates_a_clause(sentence, one) or _looks_ahead(sentence, one, date)


def _names_a_thing(sentence: Sentence, one: Anchor) -> bool:
    """Tell whether a year stands before a noun and only says which one is meant: "adopted the 2010 Budget"."""
    owned = _OWNED.search(sentence.text, max(sentence.start, one.start - 20), one.start) is not None
    return owned and one.role == IN and _NAMED.match(sentence.text, one.end) is not None


_OWNED = re.compile(
    r"(?i)(?<!in\s)(?<!during\s)(?<!for\s)(?<!under\s)(?<!over\s)\b(?:the|its|their|our|his|her|this|a)\s$"
)
_NAMED = re.compile(
    r"(?i)\s(?:[a-z]+\s){0,2}(?:budgets?|plans?|programmes?|appeals?|reports?|strategy|act|agreement|estimates|convention)\b"
    r"(?!\s(?:year|period|cycle))"
)


def _looks_ahead(sentence: Sentence, anchor: Anchor, date: str | None) -> bool:
    """Tell whether an expression dates what was still to come that year: "five will be added in 2015"."""
    if date is None or anchor.role != IN or is_future(anchor.span, date) or (anchor.span.end or "")[:4] != date[:4]:
        return False
    low, high = sentence.start, sentence.end
    return tenses.tense_at(sentence.text, sentence.verbs, low, high, anchor.phrase, anchor.end) == tenses.WILL_BE


def looks_back(sentence: Sentence, anchor: Anchor) -> bool:
    """Tell whether an expression says no more than what came before the time of its sentence.

    "The service ran at 112 posts, having handled 3 million people since 2009", "in 2006 the rate had been 265".
    """
    if is_aside(sentence.text, sentence.end, anchor):
        return True
    if anchor.role == AS_OF and _UNTIL.search(sentence.text, max(sentence.start, anchor.start - 20), anchor.start):
        return True
    if has_gone_on(sentence.text[max(sentence.start, anchor.start - 60) : anchor.start], sentence.text[anchor.end :]):
        return False
    opens = _SINCE_OPENS.match(sentence.text, sentence.start, anchor.start)
    if anchor.role != SINCE or opens or sentence.facts[sentence.anchors.index(anchor)].leading:
        return False
    tense = tenses.tense_at(
        sentence.text, sentence.verbs, sentence.start, sentence.end, anchor.phrase, min(anchor.end, sentence.end)
    )
    return (
        tense == tenses.WAS
        or _SINCE_PHRASE.search(sentence.text, max(sentence.start, anchor.phrase - 60), anchor.start) is not None
    )


_UNTIL = re.compile(r"(?i)\b(?<!up\s)(?:until|till)\s(?:the\s)?(?:[a-z]+\sof\s)?$")
_SINCE_OPENS = re.compile(r"(?i)\W*(?:\w{1,3}[.)]\s)?(?:and|but|also)?\W*since\s")
_SINCE_PHRASE = re.compile(
    r"(?i)\b(?:having|bringing|taking|raising|lifting|pushing)\s[^;:]*$|\b(?:total|number|sum|toll)\s(?:[a-z]+\s){0,3}since\s(?:[a-z]+\s){0,4}$"
)


def _is_compared(sentence: Sentence, anchor: Anchor) -> bool:
    """Tell whether an expression stands in brackets of its own with a figure: "£96 million (2011: £89 million)"."""
    place = sentence.layout.places[ANCHOR, sentence.anchors.index(anchor)]
    return place.group != 0 and any(item.kind == FIGURE for item in sentence.layout.groups[place.group])


def leaves_the_past(sentence: Sentence) -> bool:
    """Tell whether a sentence is told in another tense than the past, which ends what was narrated before it."""
    first = next((verb for verb in sentence.verbs if not verb.weak), None)
    return first is not None and first.tense != tenses.WAS


def _tells_event(sentence: Sentence, number: int) -> bool:
    """Tell whether an expression dates what its sentence tells in the past: "The dam burst on 12 March 2010"."""
    anchor, facts = sentence.anchors[number], sentence.facts[number]
    if anchor.role != IN or anchor.loose or facts.island is not None or anchor.span.kind == "window":
        return False
    tense = tenses.tense_at(sentence.text, sentence.verbs, sentence.start, sentence.end, anchor.phrase, anchor.end)
    return tense == tenses.WAS or (tense == tenses.IS and sentence.is_past(anchor))


_ELSEWHERE = re.compile(
    r"(?i)\W*(?:\w{1,3}[.)]\s)?(?:(?:and|but|then|so|thus|already|only|even|still|yet)\s)?"
    r"(?:by|before|after|during|in|at|over|until|throughout|towards?|through|for|since|ahead\sof)\s"
    r"(?:(?:the|that|this|its|their|our)\s)?(?:[a-z-]+\s){0,2}?"
    r"(?:new\syear|christmas|easter|ramadan|eid|spring|summer|autumn|winter|monsoon|harvest|holidays?|peak|height"
    r"|(?:rainy|dry|lean|school|planting|hurricane|cyclone|fishing|holiday)\s(?:season|year|term)|term|semester"
    r"|nightfall|dawn|dusk|midnight|noon|weekend|half-time|mid-term"
    r"|(?:end|close|conclusion|completion|start|beginning|outset|height)\sof\s(?:the|this|that|its|their|our)\s[a-z]+"
    r"|time\s(?:the|it|they|we|of\sthe))\b"
)


def opens_elsewhere(sentence: Sentence) -> bool:
    """Tell whether a sentence opens with a time of its own that no date is known of: "By the autumn, 40 had left"."""
    match = _ELSEWHERE.match(sentence.text, sentence.start, sentence.end)
    return match is not None and not any(one.phrase < match.end() for one in sentence.anchors)


def year_of_anchor(anchor: Anchor) -> Anchor | None:
    """Return the year of an expression as an expression; none of a start or of several years."""
    start, end = anchor.span.start, anchor.span.end
    if anchor.role not in (IN, AS_OF, BY) or start is None or end is None or start[:4] != end[:4]:
        return None
    return replace(anchor, role=IN, span=DateSpan(start[:4], start[:4], "year", "calendar"))
