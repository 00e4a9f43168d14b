"""Finds breakdowns that stand before the number or name who holds a share: "Women account for 48 per cent".

What stands behind the number is read in ``dims.py``.
"""

import re

from iomstats.figures.dims.ages import AGE, AGED_SUBJECT, age_of
from iomstats.figures.dims.words import starting
from iomstats.figures.places.reach import View
from iomstats.figures.words.hedges import HEDGES

Dims = dict[str, str]

OF_WHICH = re.compile(
    r"^Of\s(?:the|these|those|all)\s[^,;.]{3,60},\s(?:[a-z]+\s)?(?:[^;.]{0,80}(?:,|\band)\s)?$|\bof\s(?:which|whom|these|them),?\s(?:[a-z]+\s){0,2}(?:(?:[^,;.]|[.,]\d){0,60}\sand\s)?$|^Of\s(?:the|these)\b"
)

_NUMBER_OF = re.compile(r"(?i)\b(?:number|share|proportion)\sof\s(?:[a-z-]+\s)?(?P<who>women|men|girls|boys)\b[^;.]*$")
_THAT_OF = re.compile(
    r"\b(?:that|those)\sof\s(?P<who>(?!the\b|an?\b|its\b|their\b|all\b)[a-z-]+(?:\s[a-z-]+s)?)\s(?:[a-z]+\s){0,3}[^;.:()]*$"
)
_REPRESENTING = re.compile(
    r"(?:\bwith|,|\band)\s(?P<who>(?!with\b)[a-z]+(?:\s[a-z]+){0,2})\s"
    r"(?:representing|accounting\sfor|making\sup|constituting)\s(?:[a-z]+\s){0,2}$"
)
_WHO_HOLD = re.compile(
    r"(?i)\b(?P<who>women\sand\sgirls|men\sand\sboys|women|men|girls|boys|females|males)\s(?:(?:now|still|already|also|in\sturn)\s)?"
    r"(?:hold|held|account(?:ed)?\sfor|ma[dk]e\sup|represent(?:ed)?|constituted?|comprised?|headed|head|occup(?:y|ied)|form(?:ed)?|"
    r"number(?:ed)?)\s[^;.]*$"
)


_WHO_NEXT = re.compile(
    r"(?i)\b(?:hold|held|account|made|make|represent|constitut|compris|form|number)[^;.]*\d[^;.]*(?:,|\band|\bwhile|\bagainst)\s"
    rf"(?P<who>women|men|girls|boys|females|males)\s(?:for\s)?{HEDGES}$"
)
_AMONG = re.compile(
    r"(?i)\b(?:among|for)\s(?:the\s)?(?P<who>women|men|girls|boys|females|males)\s(?:(?:it|was|were|is|are|stood|reached|rose|fell|has|had)\s){0,2}"
    rf"{HEDGES}$"
)
_OF_SEX = re.compile(r"(?i)\b(?P<who>female|male|women['’]s|men['’]s)\s(?!and\b)[^,;:.()\d]{3,60}\s$")
_FEMALE = frozenset(("female", "women's", "women’s"))
_MEASURED = frozenset(("year", "ratio", "percentage point"))
_COMPARES = re.compile(
    r"[^;]*(?:\(|\bor\s|\bcompared\s|\bfrom\s|\bagainst\s|\bversus\s|\bup\s|\bdown\s|\bin\s\d{4}\sto\s)"
)
_BY_WHOM = re.compile(
    r"(?:\sof\s[^;.,]{2,60}?)?\s(?:is|are|was|were|being|be)\s(?:[a-z]+\s)?(?:held|headed|led|run|owned|occupied|filled|managed)\sby\s"
    r"(?P<who>a\swoman|a\sman|women|men|girls|boys|females|males)\b"
)
_ITEM = re.compile(
    r"(?:\bof\swhich|\b(?:comprising|consisting\sof|made\sup\sof|composed\sof|broken\sdown\sinto)|:)\s(?:[^;:.]*(?:,|\sand)\s)?"
    r"(?P<what>(?!(?:and|of|or|the|up|down|by|to|in|from|with|at|for)\b)[a-z][a-z-]+(?:\s(?:of\s|and\s)?(?!(?:of|was|were|is|are|from|to|at|for|by|in|with|than|over|under|on)\b)[a-z-]+){0,3}?)"
    r"(?:\sof|\sat|:)?\s$"
)
_GOES_TO = re.compile(
    r"\s(?:(?:was|were|is|are|has\sbeen|have\sbeen|will\sbe)\s)?(?:went|goes|go|allocated|spent|devoted|dedicated|earmarked|channelled|directed|assigned|used)"
    r"\s(?:to|on|for)\s(?P<what>[a-z][a-z -]{2,40}?)(?=[,;:.()]|\sand\s|$)"
)


def parted_money(view: View) -> Dims:
    """Read "assets of USD 12 million, of which cash USD 3 million"; "Of the funds, USD 2 million went to health"."""
    if view.draft.number.form not in ("money", "percent", "cardinal") or view.noun_end > view.end:
        return {}
    money = [draft for draft in view.drafts if draft.number.currency and draft.mention.start <= view.start]
    amount = bool(view.draft.number.currency or (money and view.draft.number.form == "cardinal"))
    goes = _GOES_TO.match(view.after)
    if goes and (amount or view.is_share) and (OF_WHICH.search(view.before) or view.draft.unit.inherited):
        return {"category": goes.group("what")}
    item = _ITEM.search(view.before[-120:]) if amount else None
    return {"category": item.group("what")} if item else {}


_OF_WHOSE = re.compile(
    r"\s(?:\([^()]{1,20}\)\s)?of\s(?:(?:the|all|its|these)\s){0,2}(?P<who>female|male|women|men|girls|boys)\b(?!\s(?:and|or)\b)"
)
_BRACKETED_SEX = re.compile(r"\b(?P<who>female|male|women|men|girls|boys)(?:\s[A-Za-z-]+){0,2}\s\($")
_BRACKETED_AGE = re.compile(r"\b(?P<age>aged\s\d{1,2}[^,;.()]{0,25}?)(?:\syears(?:\sold)?)?\s\($")


def of_whose(view: View) -> Dims:
    """Read "half of the male staff", "more female residents (50.5%) than male (49.5%)", "those aged 30 to 34 (24%)"."""
    if not view.is_share:
        return {}
    near = view.before[-80:]
    aged = _BRACKETED_AGE.search(near)
    age = AGE.match(f" {aged.group('age')}") if aged else None
    whose = _OF_WHOSE.match(view.after) or _BRACKETED_SEX.search(near)
    dims = {"age": age_of(age)} if age else {}
    return {**dims, **(starting(whose.group("who"), "noun") if whose else {})}


def by_whom(view: View) -> Dims:
    """Read "34 per cent of posts at that level are held by women"."""
    parted = view.is_share or view.draft.unit.inherited or re.match(r"\sof\s(?:the|its|their|all)\s", view.after)
    by = _BY_WHOM.match(view.after) if parted else None
    return starting(by.group("who"), "noun") if by else {}


def subject(view: View) -> Dims:
    """Read "Women now hold 46 per cent of professional posts", "staff costs representing 24 per cent"."""
    before = view.before
    parted = view.is_share or view.draft.unit.inherited
    number_of = _NUMBER_OF.search(before) if parted else None
    if number_of:
        return starting(number_of.group("who").lower(), "noun")
    that_of = _THAT_OF.search(before)
    if that_of:
        return {"category": that_of.group("who")}
    representing = _REPRESENTING.search(before) if view.is_share else None
    if representing:
        return {"category": representing.group("who")}
    aged = AGED_SUBJECT.search(before)
    age = AGE.match(aged.group("age")) if aged else None
    if age:
        return {"age": age_of(age)}
    following = _WHO_NEXT.search(before) or _AMONG.search(before)
    if following:
        return starting(following.group("who").lower(), "noun")
    if view.is_share or view.draft.unit.unit in _MEASURED:
        adjective = _OF_SEX.search(before)
        if adjective:
            return {"sex": "female" if adjective.group("who").lower() in _FEMALE else "male"}
    holders = _WHO_HOLD.search(before) if parted else None
    if holders is None:
        return {}
    others = [other for other in view.drafts if view.first + holders.start() <= other.mention.start < view.start]
    if others and not _COMPARES.match(view.text, others[-1].mention.end, view.start):
        return {}
    return starting(holders.group("who").lower(), "noun")
