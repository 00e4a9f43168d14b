"""Passes the measure of a figure on to the next: "rose 8 per cent in May and 14 in June", "9 per 1,000, from 13"."""

import re
from collections.abc import Sequence

from iomstats.figures.kinds.differences import LEVEL_OF_GROWTH
from iomstats.figures.model import Draft
from iomstats.figures.words.clauses import clause
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.word_classes import verb_aspects
from iomstats.schema.vocabulary import read_toml

STRUCTURE_NOUNS = frozenset(read_toml("english")["structure_nouns"])
_AND_GAP = re.compile(
    r"(?:\s(?:in|on|for|among|since|from|by|over|this|last|next)\s[^,;.%]{2,40})?(?:,|,?\sand|,?\sor|\safter|\sfollowing|,?\sagainst|"
    r",?\scompared\s(?:with|to)|,?\sversus|,?\sinstead\sof|,?\srather\sthan|,?\sfrom)\s(?:(?:a|an|the|about|some|of|by|just|only|over|almost|nearly|"
    r"growth|a\srise|an\sincrease)\s)*"
)
_ALSO_GAP = re.compile(r"(?:\s[a-z]+){0,2},?\s?(?:\(\s?)?(?:or|\(|i\.e\.)\s?(?:about\s|some\s)?")
# "a rate of 8 per cent, down from 9", "6.8%, from 7.9%"
_RATE_GAP = re.compile(
    r"[^;:]{0,45}?,?\s(?:from|to|against|compared\s(?:with|to)|versus|after|than)\s(?:an?\s(?:peak|high|low)\sof\s)?"
    rf"{HEDGES}"
)
# "growth slowed to 5.3 per cent in 2012 but should pick up to 8.8"
_THEN_TO = re.compile(
    rf"(?:\s(?:in|by|for|this|last|next)\s[^,;.%]{{2,20}})?,?\s(?:and|but|before|then|and\sthen)\s(?:[a-z]+\s){{0,5}}?(?:to|at)\s{HEDGES}"
)
# "four objectives and 11 results"
_COUNTED_TOO = re.compile(r"(?:\s(?:and|or)|,|\s[a-z-]+(?:\s[a-z-]+)?(?:,|,?\sand))\s")
# "9 per million hours, from 13", "311 per 100,000 among men and 289 among women"
_BESIDE_BASE = re.compile(
    rf"(?:[^.;:\d()]|(?:19|20)\d\d){{0,60}}?,?\s(?:and|or|against|from|to|than|versus|compared\s(?:with|to)|down\sfrom|up\sfrom)\s{HEDGES}"
)


def rate_beside(drafts: Sequence[Draft], found: Sequence[str], index: int) -> bool:
    """Whether a bare number is compared with a rate over the base between them: "41 per 1,000 births, from 93"."""
    base, draft = drafts[index - 1], drafts[index]
    if index < 2 or found[index - 2] != "rate" or not re.search(r"(?:\bper|\bin\severy|\bin)\s$", base.before):
        return False
    same = draft.unit.inherited or draft.unit.unit in (None, drafts[index - 2].unit.unit)
    return same and _BESIDE_BASE.fullmatch(draft.scene.text[base.mention.end : draft.mention.start]) is not None


# "up 9 per cent in Greece; in Malta, 2": nothing else is said of the second
_RESTATES = re.compile(
    rf"(?:(?:\s(?!than)[a-z]+){{0,2}}\s(?:in|for|of|among)\s[A-Za-z’' -]{{2,30}}|\s[a-z]+)?\s\("
    rf"(?:(?:or|i\.e\.|that\sis),?\s)?{HEDGES}"
)
_SAYS_SO = re.compile(r"\s(?:of|is|are|was|were|who|had|have|has|lived?|said|did)\b")
_OTHER_MEASURE = re.compile(
    r"(?i)\b(?:rates?|shares?|proportion|inflation|unemployment|turnout|margin|coverage|ratio|level|yield)\b"
)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "at land borders", "as reported": no verbs there
_WHERE = re.compile(r"\b(?:as|at|in|on|for|among|by)\s(?!much\b)[a-z]+(?:\s[a-z]+s)?\b")


def _is_elliptic(earlier: Draft, draft: Draft, gap: str) -> bool:
    """Whether a share stands where the verb of change before it is understood: "fell by 3 per cent; in Malta, by 2"."""
    gap = _YEAR.sub("", gap)
    words = re.findall(r"[A-Za-z]+", _WHERE.sub("", gap))
    return (
        earlier.unit.unit in ("percent", "percentage point")
        and draft.number.form == "percent"
        and len(gap) < 100
        and not re.search(r"[.:]\s|\d|\b(?:to|at)\s(?:[a-z]+\s)?$", gap)
        and re.search(r"[,;(]|\b(?:and|but|than|versus)\b", gap) is not None
        and not any(word.islower() and (word in verb_aspects() or word in _AUXILIARY) for word in words)
        and not _OTHER_MEASURE.search(gap)
        and not _SAYS_SO.match(draft.after)
    )


_BY_TOO = re.compile(rf"[^.;:()]{{0,60}}?(?:,|\band)\s[^.;:(),]{{0,60}}?\bby\s{HEDGES}")


def _is_gapped(gap: str) -> bool:
    """Whether "by" goes on with a verb of change that is understood: "men rose by 300 and women by 120"."""
    if not _BY_TOO.fullmatch(gap):
        return False
    words = re.findall(r"[a-z]+", gap)
    return not any(word in _AUXILIARY or verb_aspects().get(word, ("", True))[1] is False for word in words)


_AUXILIARY = frozenset(
    "am are be been can could did do does had has have is may might of was were will with would".split()
)


def shared_measure(earlier: Draft, draft: Draft, told: str, measure: str, gap: str) -> str:
    """Return the measure of a figure that shares that of the one before it: "rose 8 per cent in May and 14 in June"."""
    if measure == "level" and told in ("average", "rate") and _shares_measure(earlier, draft, gap):
        own = re.search(r"\bper\b", earlier.after[:40]) and not draft.unit.inherited
        return measure if own else told
    if measure == "share" and told == "rate" and earlier.unit.unit == "percent":
        return told if _RATE_GAP.fullmatch(gap) and not re.match(r"\sof\b", draft.after) else measure
    if measure == "level" and told == "count" and draft.number.value <= 60 and draft.unit.unit != earlier.unit.unit:
        structural = (earlier.unit.unit or "") in STRUCTURE_NOUNS and draft.number.form == "cardinal"
        return told if structural and _COUNTED_TOO.fullmatch(gap) else measure
    grew = measure == "share" and told == "change" and LEVEL_OF_GROWTH.search(clause(earlier.before, True))
    if grew and _THEN_TO.fullmatch(gap):
        return told
    if measure == "share" and told == "change":
        same = (
            earlier.unit.unit == "percent"
            and _AND_GAP.fullmatch(gap)
            and not re.match(r"\s(?:of|were|are)\b", draft.after)
        )
        return told if same or _ALSO_GAP.fullmatch(gap) or _is_elliptic(earlier, draft, gap) else measure
    if measure == "level" and told == "change":
        restated = earlier.unit.unit == "percent" and _RESTATES.fullmatch(gap)
        return told if restated or _is_gapped(gap) else measure
    return measure


def _shares_measure(earlier: Draft, draft: Draft, gap: str) -> bool:
    return (
        earlier.unit.unit == draft.unit.unit
        and earlier.number.form == draft.number.form
        and len(gap) < 60
        and not re.search(r",?\sand\s(?:the|its|their|our|a)\s[A-Za-z]+\s[a-z]+s\b", gap)
        and bool(re.search(r"\b(?:and|to|against|compared|from|in)\b|,", gap))
        and not re.search(r"[;:]", gap)
    )
