"""Tells whether a figure of a budget, an appeal or a plan is of what is planned, or of how things stand.

Nothing here knows about dates.
"""

import re

from iomstats.figures.periods.passages import Sentence, is_closed
from iomstats.figures.words import tenses

# what has come in or is owed already
_IN_HAND = re.compile(
    r"(?i)\b(?:arrears|outstanding|overdue|unpaid|owed?|owes|balance|reserves?|cash|debts?|deficit|pledged|received|secured"
    r"|raised|mobili[sz]ed|available|in\shand|committed|spent|disbursed|contributed|funded|covered|carried\s(?:over|forward))\b"
)
# what has happened already, told without a verb: "73,000 people affected"
_HAPPENED = re.compile(
    r"(?i)^[^.;:()]{0,60}?\b(?:affected|destroyed|damaged|displaced|killed|injured|dead|deaths|missing|reached|assisted|received|in\sneed"
    r"|registered|trained|completed|since)\b"
)
_AIM = re.compile(
    r"(?i)\b(?:plans?|aims?|seeks?|intends?|proposes?|expects?|needs?|hopes?|means|requires?|requests?|asks?|appeals?|wants?|calls?"
    r"|targets?|foresee|envisage|(?:provid|allow|budget)(?:es?|s)?\sfor|designed|required|needed|planned|proposed|sought|budgeted|foreseen|envisaged|envisages?|foresees?|earmarked)\b"
)
_REQUIRED = re.compile(
    r"(?i)\s(?:[\w-]+\s){0,4}(?:required|needed|targeted|requested|planned|sought|budgeted|to\sbe\s[a-z]+ed)\b"
)
_PROVIDES = re.compile(
    r"(?i)\b(?:(?:proposals?|budget|plan|programme|appeal|estimates)\s(?:[a-z]+\s){0,2}?"
    r"|it\s)(?:provides?\sfor|allows?\sfor|foresees?|envisages?|includes?|covers?|proposes?|funds?|finances?)\b[^.;]*$"
)
_IS_TO = re.compile(r"(?i)\b(?:is|are)\s(?:(?:due|set|expected)\s)?to\s[a-z]+\s(?:[\w-]+\s){0,3}$")
_SET_ASIDE = re.compile(
    r"(?i)\s(?:[\w-]+\s){0,4}(?:is|are)\s"
    r"(?:to\sbe\s|set\saside|reserved|earmarked|allocated|budgeted|provided\sfor)"
)
_TO = re.compile(r"(?i)\b(?:to|for|of|at)\s[^.;:]*$")
_AROUND = 90


def is_planned(sentence: Sentence, index: int, tense: str) -> bool:
    """Tell whether a figure told in some tense is of the time of the plan that it stands in."""
    draft, (start, end) = sentence.drafts[index], sentence.span(index)
    if draft.status in ("projection", "rule") or tense == tenses.WILL_BE:
        return True
    if _REQUIRED.match(sentence.text, end, sentence.end):
        return True
    if tense in (tenses.WAS, tenses.HAS_BEEN):
        return False
    if not is_closed(sentence) and not any(not verb.weak for verb in sentence.verbs):
        tense = tenses.NO_VERB  # a line, however long
    left = sentence.text[max(sentence.start, start - _AROUND) : start]
    right = sentence.text[end : min(sentence.end, end + _AROUND)]
    money = draft.number.form == "money"
    if tense == tenses.NO_VERB:
        return not (_IN_HAND.search(left + right) if money else _HAPPENED.match(right))
    near = re.split(r",\s|;\s|\sbut\s|\(", left)[-1] + " " + re.split(r",\s|;\s|\sand\s|\sbut\s|\)", right)[0]
    if money:
        return _IN_HAND.search(near) is None
    if draft.measure == "share":
        return any(
            is_planned(sentence, other, tense)
            for other in range(max(index - 2, 0), index)
            if _is_money(sentence, other)
        )
    if draft.measure != "duration" and (_PROVIDES.search(left) or _IS_TO.search(left) or _SET_ASIDE.match(right)):
        return True
    aim = None if draft.measure == "duration" else _AIM.search(left)
    return aim is not None and _TO.search(left, aim.end()) is not None


def _is_money(sentence: Sentence, index: int) -> bool:
    return sentence.drafts[index].number.form == "money"
