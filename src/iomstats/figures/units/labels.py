"""Finds what a number counts from the label before it, a noun set beside it, or the sample that it is the size of."""

import re

from iomstats.figures.model import Draft, Unit
from iomstats.figures.units.givers import can_count
from iomstats.figures.units.names import CLASSIFYING_NOUNS, LABEL_NOUNS, listed_units, unit_of
from iomstats.figures.words.hedges import HEDGE
from iomstats.figures.words.people import is_person_noun
from iomstats.figures.words.plurals import is_plural, singular

_LABEL = re.compile(
    r"(?:^|[;,.(]\s?|\s[–—-]\s|(?<=[\d)%])\s(?=[A-Z])|(?<=illion)\s(?=[A-Z]))(?:[A-Za-z-]+\s){0,2}?(?P<noun>[A-Za-z-]{3,})(?:\s\([^()]{1,40}\))?(?P<mark>:?)\s(?:(?<=:\s)(?:up\s|down\s)?from\s)?$"
)
_HEADED = re.compile(r"(?:^|[;|•]\s?)(?:Total\s|Number\sof\s)?(?P<noun>[A-Z]?[a-z-]{3,})\s(?:[a-z-]+\s){0,3}[a-z]+:\s$")
_STATES_OF_PEOPLE = frozenset(
    (
        "dead",
        "killed",
        "injured",
        "wounded",
        "missing",
        "displaced",
        "detained",
        "arrested",
        "evacuated",
        "rescued",
        "hospitalised",
    )
)
_SEX = re.compile(r"(?i)\b(?:fe)?males?:?\s$")


# "live matches, up to 60 a year"
_APPOSED = re.compile(rf"\b(?P<noun>[a-z-]{{3,}}s|people|children|women|men),\s{HEDGE}\s$")
_PLURAL_BEFORE = re.compile(r"\b(?P<noun>[a-z-]{3,}s|people|children|women|men),\s$")
_SAMPLE = re.compile(r"\b[nN]\s?=\s?$")


def sample_of(draft: Draft) -> Unit | None:
    """Return the people of a sample: "women with complete data were included (n = 1727)"."""
    if not _SAMPLE.search(draft.before):
        return None
    words = re.findall(r"[A-Za-z-]{3,}", draft.before)
    nouns = [word for word in words if is_plural(word) and unit_of(word) == "person"]
    if nouns:
        return Unit("person", nouns[-1], inherited=True)
    if not _ASKED.search(draft.scene.text):
        things = [word for word in words if is_plural(word) and word.lower() not in CLASSIFYING_NOUNS | LABEL_NOUNS]
        if things:
            return Unit(unit_of(things[-1]), things[-1], inherited=True)
    return Unit("person", None, inherited=True)


_ASKED = re.compile(
    r"(?i)\b(?:survey|panel|poll|wave|questionnaire|respon[ds]|interview|trial|cohort|placebo|participants|patients|women|men|children|adults)"
)


def _under_classes(draft: Draft) -> bool:
    """Whether the labels of a list name classes, by the heading: "Sectors", "Countries of birth"."""
    section = draft.scene.flow.section
    return (
        draft.scene.flow.kind == "list_item"
        and bool(section)
        and any(word.lower() in CLASSIFYING_NOUNS for word in re.findall(r"[A-Za-z]+", section[-1])[:2])
    )


def label_of(draft: Draft) -> Unit | None:
    """Return the noun that stands before its number as a label: "vehicles: 12", "(men 812; women 292)"."""
    if _SEX.search(draft.before) and draft.number.value % 1 == 0:
        return Unit("person", None, inherited=True)
    gapped = re.search(r";\s(?:and\s)?(?:the\s)?(?P<noun>[a-z-]{3,}s),\s$", draft.before)
    if gapped is not None and is_plural(gapped["noun"]) and gapped["noun"] not in LABEL_NOUNS:
        return Unit(unit_of(gapped["noun"]), gapped["noun"], inherited=True)
    match = _LABEL.search(draft.before)
    if match is not None and match["mark"] and match["noun"].lower() in _STATES_OF_PEOPLE:
        return Unit("person", match["noun"], inherited=True)
    if match is not None and is_plural(match["noun"]):
        noun = match["noun"]
        if _under_classes(draft) and not is_person_noun(noun):
            return None
        told = noun.lower() not in LABEL_NOUNS and can_count(unit_of(noun), draft.number.value)
        if told and (match["mark"] or singular(noun) in listed_units()):
            return Unit(unit_of(noun), noun, inherited=True)
        return None
    apposed = _APPOSED.search(draft.before[-120:])
    if apposed is None and re.match(r"\s(?:in\s(?:number|all|total)|altogether)\b", draft.after):
        apposed = _PLURAL_BEFORE.search(draft.before[-120:])
    if apposed is not None and is_plural(apposed["noun"]) and apposed["noun"] not in CLASSIFYING_NOUNS | LABEL_NOUNS:
        return Unit(unit_of(apposed["noun"]), apposed["noun"], inherited=True)
    headed = _HEADED.search(draft.before)
    if headed is None or not is_plural(headed["noun"]) or headed["noun"].lower() in LABEL_NOUNS:
        return None
    return Unit(unit_of(headed["noun"]), headed["noun"], inherited=True)
