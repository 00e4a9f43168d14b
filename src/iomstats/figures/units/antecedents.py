"""Finds what "their number" or the items of a list of countries count: a noun of the sentence before."""

import re

from iomstats.figures.model import Draft, Scene, Unit
from iomstats.figures.numbers.numbers import read_number
from iomstats.figures.places.gazetteer import find_named
from iomstats.figures.units.names import CLASSIFYING_NOUNS, listed_units, unit_of
from iomstats.figures.units.symbols import is_measured
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.nouns import noun_phrase
from iomstats.figures.words.people import is_person_noun
from iomstats.figures.words.plurals import is_plural, singular
from iomstats.figures.words.quantities import TIME_UNITS

_THEIR_NUMBER = re.compile(
    r"\b[Tt]heir\s(?:(?:total|combined|overall)\s)?numbers?\s(?:(?:at|in|among|on|under|since)\s[^,;.]{3,40}?\s)?(?=(?:had|has|have|is|was|are|were|will|rose|fell|grew|[a-z]+ed|stood|rose|fell|grew|went)\b)"
)
_PLACED = re.compile(r"(?i)\b(?:in|from|across|at|for|on|by|to|with|per)\s(?:[\w,.-]+\s){0,3}$")
_LOCATED = re.compile(rf"(?i)\b(?:in|from|across|at|on|by|per)\s{HEDGES}$")
NOUN = re.compile(r"[A-Za-z][a-z-]{2,}")


def antecedent_of_their(draft: Draft) -> Unit | None:
    """Return what "their number" refers to: the first plural noun of the words before it, people rather than things."""
    their = _THEIR_NUMBER.search(draft.before)
    if their is None:
        return None
    earlier = [span for span in draft.scene.flow.sentences if span[1] <= draft.sentence[0]]
    for text in (draft.before[: their.start()], *(draft.scene.text[slice(*span)] for span in earlier[-1:])):
        nouns = [
            match.group()
            for match in NOUN.finditer(text)
            if is_plural(match.group()) and not _PLACED.search(text[: match.start()])
        ]
        people = [noun for noun in nouns if is_person_noun(noun) and noun.lower() != "hosts"]
        things = [noun for noun in nouns if singular(noun) in listed_units() and unit_of(noun) not in TIME_UNITS]
        if people or things:
            noun = (people or things)[0]
            return Unit(unit_of(noun), noun, inherited=True)
    return None


# "(a) Iraq: 2,807", "Iraq (2,807)", "Iraq 2,807"
NAME_BEFORE = re.compile(
    r"\W*(?:\(?(?:[a-z]|[ivx]+|\d{1,2})[.)]\s)?(?:the\s)?[A-Z][\w’'-]*(?:\s[\w’'-]+){0,4}\s?[:,(–-]?\s?(?:(?:about|some|over|nearly|almost|around)\s)?"
)
"""A name right before a number, as in the items of a list: "(a) Iraq: "."""
_NOTHING_AFTER = re.compile(r"\)?\s?[,;.]?(?:\sand)?\s?")


def counted_before_list(draft: Draft) -> Unit | None:
    """Return what the sentence before a list of places counts, under "The main countries of origin were:"."""
    flow = draft.scene.flow
    if flow.kind != "list_item" or not flow.lead or not flow.lead.rstrip().endswith(":"):
        return None
    if not (NAME_BEFORE.fullmatch(draft.before) and _NOTHING_AFTER.fullmatch(draft.after)):
        return None
    names = re.findall(r"[\w’'-]{3,}", draft.before)
    if names and is_plural(names[-1]) and not find_named(draft.before):
        return None  # "Schools: 410" count themselves
    index = draft.scene.flow_index
    back = next((i for i in range(index - 1, max(-1, index - 40), -1) if _is_lead(draft.scene, i, flow.lead)), None)
    if back is None:
        return None
    leading = draft.scene.document.flows[back]
    last = leading.sentences[-1] if leading.sentences else (0, len(leading.text))
    if not any(word.lower() in CLASSIFYING_NOUNS for word in NOUN.findall(leading.text[slice(*last)])):
        return None
    if last[0] > 0:
        return _counted(draft, back, last[0])
    return _counted(draft, back - 1, None) if back > 0 else None


def _is_lead(scene: Scene, index: int, lead: str) -> bool:
    return scene.document.flows[index].text.strip() == lead.strip()


def _counted(draft: Draft, index: int, end: int | None) -> Unit | None:
    """Return the unit of the first figure of a flow that counts and that a list can divide."""
    flow = draft.scene.document.flows[index]
    if flow.cell is not None or flow.kind != "paragraph":
        return None
    for mention in draft.scene.ledger[index]:
        if mention.cls != "figure" or (end is not None and mention.start >= end):
            continue
        number = read_number(flow.text[mention.start : mention.end], mention.rule)
        if number is None or number.form != "cardinal" or number.value < draft.number.value:
            continue
        phrase = noun_phrase(flow.text[mention.end :])
        if phrase is None or not is_plural(phrase.head) or _LOCATED.search(flow.text[: mention.start]):
            continue
        text = flow.text[mention.end :][phrase.start : phrase.end]
        unit = unit_of(text, phrase.head)
        if unit not in TIME_UNITS and not is_measured(unit) and phrase.head.lower() not in CLASSIFYING_NOUNS:
            return Unit(unit, text, inherited=True)
    return None
