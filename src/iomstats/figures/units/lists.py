"""Finds what a number without any noun counts by its list and headings: the lead, the item before, the title above."""

import re

from iomstats.figures.model import Draft, Unit
from iomstats.figures.numbers.numbers import read_number
from iomstats.figures.units.antecedents import NAME_BEFORE, NOUN
from iomstats.figures.units.deeds import MOVEMENTS, acts
from iomstats.figures.units.names import CLASSIFYING_NOUNS, LABEL_NOUNS, listed_units, unit_of
from iomstats.figures.units.subjects import unit_of_phrase
from iomstats.figures.units.symbols import is_measured
from iomstats.figures.words.nouns import noun_phrase
from iomstats.figures.words.people import is_person_noun
from iomstats.figures.words.plurals import is_plural, singular
from iomstats.figures.words.quantities import TIME_UNITS

WAYS_OF_PEOPLE = re.compile(
    r"(?i)\b(?:(?:host|receiving|sending|destination|origin|asylum)\s(?:countr(?:y|ies)|states?)"
    r"|countr(?:y|ies)\sof\s(?:destination|origin|asylum|birth|nationality|arrival|refuge|resettlement))\b"
    r"|\b(?:im|e)?migration\b(?!\s(?:polic|law|offic|minist|health|manage))"
)
_REACH = 12
_PHRASE = 160
_MANY = 200


def counted_by_surroundings(draft: Draft) -> Unit | None:
    """Return what the list or the heading that a bare number stands under counts, None where they name nothing.

    A paragraph is looked at alone, so that it says the same wherever it stands.

    Example:
        "- Angola: 76,000" under "Repatriation was the main activity:" counts persons.
    """
    if draft.number.value % 1 > 0 or draft.number.form != "cardinal" or not _bare(draft):
        return None
    flow = draft.scene.flow
    if flow.kind != "list_item":
        return _topic_before(draft, reach=1) or _people_of_sentence(draft)
    found = _of_stuff(draft) or _of_item_before(draft) or _named_in(flow.lead or "") or _of_paragraph_before(draft)
    if found is not None:
        return found
    for title in reversed(flow.section[-2:]):
        found = _named_in(title)
        if found is not None:
            return found
    return _topic_before(draft, reach=_REACH) or (
        _named_in(draft.scene.document.title or "") if draft.number.value >= _MANY else None
    )


def counted_by_list(draft: Draft) -> Unit | None:
    """Return what the items of a list count where the words above it begin with it or give the number of it."""
    lead = draft.scene.flow.lead
    if draft.scene.flow.kind == "list_item":
        for title in (lead, *reversed(draft.scene.flow.section[-1:])):
            heading = re.match(
                r"(?:[A-Za-z-]+\s){0,3}?(?P<noun>[A-Za-z-]+s)(?:\s(?:in|from|to|by|of|for|since|between)\b|[,:]|$)",
                title or "",
            )
            if heading and heading["noun"].lower() in CLASSIFYING_NOUNS:
                continue  # "Main countries of origin of returnees"
            if heading and is_plural(heading["noun"]) and singular(heading["noun"]) in listed_units():
                return Unit(unit_of(heading["noun"]), heading["noun"], inherited=True)
    if lead and not acts(draft):
        match = re.search(r"(?i)\bnumbers?\sof\s([^,.;:()]{3,60})", lead)
        if match:
            return unit_of_phrase(match.group(1))
    return None


def _bare(draft: Draft) -> bool:
    """Whether no word right behind a number could be what it counts."""
    return (
        re.match(
            r"[^\s\w%°$€£/:-]|\s(?:and|in|for|from|to|of|with|were|was|are|have|had|or|only|as|at|by|on|a\syear)\b|\s?\(|$",
            draft.after,
        )
        is not None
    )


def _named_in(text: str) -> Unit | None:
    """Return the people, movement of people or listed things that a lead or a heading speaks of."""
    words = NOUN.findall(text)
    for word in words:
        if is_plural(word) and is_person_noun(word):
            return Unit("person", word, inherited=True)
    for word in words:
        if word.lower() in MOVEMENTS:
            return Unit("person", None, inherited=True)
    for word in words:
        unit = listed_units().get(singular(word))
        if (
            is_plural(word)
            and unit
            and word.lower() not in CLASSIFYING_NOUNS | LABEL_NOUNS
            and unit not in TIME_UNITS
            and not is_measured(unit)
        ):
            return Unit(unit, word, inherited=True)
    return None


def _people_of_sentence(draft: Draft) -> Unit | None:
    """Return persons where the sentence says where people move: "Chad was the main host country (15,942)"."""
    low, high = draft.sentence
    told = draft.number.value >= _MANY and WAYS_OF_PEOPLE.search(draft.scene.text, low, high)
    return Unit("person", None, inherited=True) if told else None


def _of_stuff(draft: Draft) -> Unit | None:
    """Return the measure of an earlier item of the list: "- 812 tonnes of seed", "- 1,624 of fertilizer"."""
    index, flows = draft.scene.flow_index, draft.scene.document.flows
    if not re.match(r"\sof\s(?!them\b|which\b|whom\b|the\b|these\b|those\b)[a-z]", draft.after):
        return None
    for back in range(index - 1, max(-1, index - _REACH), -1):
        if flows[back].kind != "list_item" or flows[back].lead != draft.scene.flow.lead:
            return None
        for mention in draft.scene.ledger[back]:
            measure = re.match(r"\s(?P<noun>[a-z]+)\sof\s", flows[back].text[mention.end :])
            if mention.cls == "figure" and measure is not None:
                return Unit(unit_of(measure["noun"]), measure["noun"], inherited=True)
    return None


def _of_item_before(draft: Draft) -> Unit | None:
    """Return what an earlier item of the list counts first: "- Puntland: 1,290 persons", "- Somaliland: 640"."""
    if not NAME_BEFORE.fullmatch(draft.before):
        return None
    index, flows = draft.scene.flow_index, draft.scene.document.flows
    for back in range(index - 1, max(-1, index - _REACH), -1):
        if flows[back].kind != "list_item" or flows[back].lead != draft.scene.flow.lead:
            return None
        unit = _first_counted(draft, back)
        if unit is not None:
            return unit
    return None


def _topic_before(draft: Draft, reach: int) -> Unit | None:
    """Return the people that the text before counts last, where places share them out: "Europe has 56 million".

    Args:
        draft: The bare number.
        reach: How many flows are looked at, its own the first.
    """
    index, flows = draft.scene.flow_index, draft.scene.document.flows
    for back in range(index, max(-1, index - reach), -1):
        flow = flows[back]
        if flow.cell is not None:
            continue
        for mention in reversed(draft.scene.ledger[back]):
            if mention.cls != "figure" or (back == index and mention.end > draft.mention.start):
                continue
            phrase = noun_phrase(flow.text[mention.end : mention.end + _PHRASE])
            if phrase is None or not is_plural(phrase.head):
                continue
            text = flow.text[mention.end :][phrase.start : phrase.end]
            if unit_of(text, phrase.head) == "person":
                return Unit("person", text, inherited=True)
    return None


def _of_paragraph_before(draft: Draft) -> Unit | None:
    """Return what the paragraph that leads to a list counts last, in a list of names and numbers."""
    index, flows = draft.scene.flow_index, draft.scene.document.flows
    if not NAME_BEFORE.fullmatch(draft.before):
        return None
    for back in range(index - 1, max(-1, index - 40), -1):
        if flows[back].kind == "paragraph":
            return _named_in(
                (flows[back].sentences and flows[back].text[slice(*flows[back].sentences[-1])]) or flows[back].text
            )
        if flows[back].kind != "list_item":
            return None
    return None


def _first_counted(draft: Draft, index: int) -> Unit | None:
    """Return what the first figure of a flow counts where a plural noun follows it."""
    flow = draft.scene.document.flows[index]
    for mention in draft.scene.ledger[index]:
        if mention.cls != "figure":
            continue
        number = read_number(flow.text[mention.start : mention.end], mention.rule)
        if number is None or number.form != "cardinal":
            return None
        phrase = noun_phrase(flow.text[mention.end :])
        if phrase is None or not is_plural(phrase.head):
            return None
        text = flow.text[mention.end :][phrase.start : phrase.end]
        unit = unit_of(text, phrase.head)
        return None if unit in TIME_UNITS or is_measured(unit) else Unit(unit, text, inherited=True)
    return None
