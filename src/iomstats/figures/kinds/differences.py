"""Tells a difference from a level: "rose by 300", "12 per cent more than in 2016", "310 (+22)"."""

import re

from iomstats.figures.model import Draft
from iomstats.figures.words.clauses import clause
from iomstats.figures.words.hedges import FROM, HEDGE, HEDGES
from iomstats.figures.words.verb_forms import forms
from iomstats.schema.vocabulary import read_toml

_WORDS = read_toml("aspect")


def _any(words: list[str]) -> str:
    return "|".join(sorted(set(words), key=lambda word: (-len(word), word)))


def _written(verbs: list[str], base_too: bool) -> str:
    """Return a pattern of the forms of verbs."""
    found = []
    for verb in verbs:
        base, third, pasts, participles, progressive = forms(verb)
        found += [third, *pasts, *participles, progressive, *([base] if base_too else [])]
    return _any(found)


_VERBS = _written([*_WORDS["change_verbs"], *_WORDS["changing_verbs"]], base_too=True)
# "fell 3 per cent", where "raised 3 million" tells of the sum itself
_ALONE = _written(_WORDS["change_verbs"], base_too=False) + "|rise|grow|fall|gain|increase|decline|drop"
_UP_AND_DOWN = r"(?:c[ao]me|comes|coming|went|gone|go|goes|going|moved?|moves|moving|edged|inched)\s(?:up|down)"
_CHANGING = rf"(?:{_VERBS}|{_UP_AND_DOWN})"
_NOUNS = _any(_WORDS["change_nouns"])
_NOUN = rf"(?:{_NOUNS})"
_COMPARATIVE = (
    rf"(?:{_any([*read_toml('english')['comparatives'], 'less', 'fewer', 'dearer', 'lighter', 'older', 'younger'])})"
)
# what may not stand between a verb of change and the number, unless "by" does: places, times, a level that is reached
_ELSEWHERE = (
    r"(?!(?:and|into|to|below|above|past|through|of|in|across|among|for|with|on|during|since|than|from|against|at|compared|versus|due|within|after|before|"
    r"reach\w*)\b)"
)
_BEFORE = re.compile(
    rf"(?i)(?:\b(?:{_CHANGING}|{_COMPARATIVE})\b(?:\s(?!(?:and|into|to)\b)[A-Za-z’'-]+){{0,4}}?\sby\s|"
    rf"\b(?:{_ALONE}|{_UP_AND_DOWN}|higher|lower|larger|smaller)\b(?:\s{_ELSEWHERE}[A-Za-z’'-]+){{0,4}}?\s(?=(?:[A-Za-z]+\s){{0,3}}$)|"
    rf"\b(?:an?|the|net|annual|overall|sharp|further|average|total|year-on-year)\s(?:[a-z-]+\s){{0,3}}?{_NOUN}\s"
    r"(?:of|by|was|is|amounted\sto|came\sto|:)\s|"
    r"(?:^[\W\d¹²³]*|[,(;–-]\s?|\b(?:was|were|is|are|went|gone|moved|still|and|latter|former|last)\s)(?:up|down)\s(?:by\s)?|"
    rf"{_NOUN}(?:(?<!saving)s)?\sof\s)(?:(?:{HEDGE}|USD|between)\s)*$"
)
_BY = re.compile(
    rf"(?i)\b(?:{_CHANGING}|exceed(?:s|ed)?|outnumber\w*|{_COMPARATIVE})\b"
    r"(?:(?:[^.;:,\d]|(?:19|20)\d\d\b){0,90}?\bby|(?:[^.;:]|\.(?=\d)){0,120}?[,(:]\s?(?:(?:i\.e\.|that\sis),?\s)?by)"
    r"\s(?:[a-z]+\s){0,2}$"
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
# "9p cheaper than", "12 points behind last year"
_COMPARED_AFTER = re.compile(
    rf"(?i)^(?:\s(?:or\s(?:more|so)|points?|people|persons|(?!is\b|was\b|has\b)[a-z]+s))?"
    rf"(?:(?:,?\sor|\s\()\s?\d[\d.,]*\s?(?:(?:million|billion)\b)?(?:%|per\s?cent|percent|points?)?\)?)?\s(?:(?:{_COMPARATIVE}|more|ahead|above|below|up|down|off)\s"
    rf"(?:than|of|from|on|compared|year)\b|(?:more|{_COMPARATIVE})(?=\s?[.,;)/–—]|\sand\s\d|\srespectively\b|\sthan\b|\s(?:(?:[a-z]+|\d{{4}})\s){{1,6}}than\b)|"
    r"year[-\s]on[-\s]year|(?:over|above|below)\s(?:the\s)?(?:previous|last|same|preceding|prior|20\d\d|19\d\d|"
    rf"(?-i:{_MONTH})|(?:those|that|the\s(?:average|figure|level|mean|number|total))\s(?:at|for|from|in|of|recorded|reported)|(?:this|last|the\scurrent)\syear)\b)"
)
_NOUN_AFTER = re.compile(
    rf"(?i)^(?:\s(?:points?|people|persons|[a-z]+s)|-[a-z]+)?[-\s](?!of\b)(?:[a-z-]+\s){{0,2}}?{_NOUN}\b(?!\sdue)"
)
# "59 recorded slower growth", "four saw no change": so many did
_DID = re.compile(r"(?i)\s(?:no|[a-z]+ed|saw|see|had|have|felt|found|expect|report|show)\s")
_ARTICLE = re.compile(r"(?i)\b(?:an?|the|this|that|its|their|net|annual|further|another|by)\s(?:[a-z-]+\s){0,2}$")
# "the largest gain, 5,900", "the steepest fall was in Mali, with 12 per cent"
_GREATEST = re.compile(
    r"(?i)\bthe\s(?:largest|biggest|highest|greatest|sharpest|steepest|strongest|smallest|lowest|fastest|next)\s(?:[a-z]+\s){0,2}"
    rf"{_NOUN}\b(?!\sof\b)[^.;:\d]{{0,50}}?,\s(?:(?:with|at|by)\s)?{HEDGES}$"
)
# "slightly higher (three per cent)", "a little (2 per cent) below"
_ASIDE_BEFORE = re.compile(
    rf"(?i)\b(?:slightly|marginally|a\slittle|somewhat|considerably|significantly|substantially|much|far)\s{_COMPARATIVE}\s\({HEDGES}$"
)
_ASIDE_AFTER = re.compile(r"(?i)\)\s(?:above|below)\b")
_FAR_FROM = re.compile(rf"(?i)(?:,?\s{_COMPARATIVE}|\s(?:above|below|more|up|down|ahead|behind))\b")
_TO_END = re.compile(rf"(?i)\b(?:to|at)\s(?:(?:{HEDGE}|USD)\s)*$")
# "an 8 per cent increase over 325 billion"
_OVER_BASE = re.compile(rf"(?i)(?:%|per\s?cent|percent|points?)\s{_NOUN}\s(?:over|on|from)\s(?:(?:{HEDGE}|USD)\s)*$")
LEVEL_OF_GROWTH = re.compile(
    r"(?i)\b(?:growth|upturn|recovery|downturn|contraction)(?:\srate)?,?\s(?:[a-z]+\s){0,7}?(?:of|to|at|by|reach\w*|averag\w*|was|is|were|,)\s"
    r"(?:[a-z]+\s){0,3}$"
)
_GROWTH_LABEL = re.compile(
    r"(?i)\bgrowth(?:\srate)?(?:\s(?:in|of)\s[a-z][a-z\s]{2,30})?(?:\s\(?\d{4}\)?)?:\s(?:[^.:]{0,90};\s[^.:;]{0,25})?$"
)
# "sending the crown up 0.6%", "off a mere 3%", but "made up 20%"
_UP = re.compile(
    r"(?i)(?:(?P<verb>[a-z]+)\s(?:up|down)|\b(?:is|are|was|were)\s(?:still\s)?off|[▲▼↑↓])\s" + HEDGES + "(?:mere\\s)?$"
)
_FILLING_UP = frozenset(
    "ate cleared eat eating eats gave give gives made make makes making or picked swallow swallowed take taken takes "
    "taking tied took turn turned turns use used uses".split()
)
# "went on rising (plus 300)"
_PLUS = re.compile(r"(?i)\b(?:r[io]s|f[ae]ll|gr[eo]w|increas|decreas|declin|chang)\w*[^.;]{0,60}\((?:plus|minus)\s$")
_OF_A_POINT = re.compile(r"(?:-|\sof\sa\s(?:percentage\s)?)points?\b")


def is_change(draft: Draft) -> bool:
    """Whether a figure is a difference: "rose by 300", "12 per cent more than in 2016"."""
    before, after = draft.before, draft.after
    near = clause(before, True)
    percent = draft.unit.unit in ("percent", "percentage point")
    if draft.unit.unit == "percent" and (LEVEL_OF_GROWTH.search(near) or _GROWTH_LABEL.search(before)):
        return True
    compared = _is_compared_after(draft, percent)
    if FROM.search(before) or _OVER_BASE.search(before) or (_TO_END.search(before) and not compared):
        return False
    return bool(
        _PLUS.search(before)
        or _GREATEST.search(before)
        or (percent and (_ASIDE_BEFORE.search(before) or (_ASIDE_AFTER.match(after) and before.endswith("("))))
        or _BY.search(re.sub(r"\s\([^()]*\)", "", before))
        or (_BEFORE.search(near) and not _TO_END.search(before))
        or compared
        or (percent and (_FAR_FROM.match(after) or (draft.number.form == "percent" and _goes_up(before))))
        or (draft.number.form == "fraction" and _OF_A_POINT.match(after))
        or (draft.scene.flow.cell is None and _is_signed(draft, percent))
    )


def _is_compared_after(draft: Draft, percent: bool) -> bool:
    """Whether the words behind make it a difference: "12 more than", "a 300-strong increase"."""
    if _COMPARED_AFTER.match(draft.after):
        return True
    noun = _NOUN_AFTER.match(draft.after)
    return noun is not None and (percent or bool(_ARTICLE.search(draft.before))) and not _DID.match(noun.group())


def _goes_up(before: str) -> bool:
    found = _UP.search(before)
    return found is not None and (found["verb"] or "").lower() not in _FILLING_UP


def _is_signed(draft: Draft, percent: bool) -> bool:
    """Whether a number bears the sign of a change: "310 (+22)", "Wages: +5.2"; not that of a score or a rate."""
    expression = draft.scene.text[draft.mention.start : draft.mention.end]
    if not re.match(r"[-−+–]\s?\d", expression):
        return False
    bare = draft.unit.unit is None or draft.unit.inherited or draft.unit.unit_text is None
    opened = expression[0] == "+" or draft.before.endswith("(")
    return percent or (opened and bare and not re.search(r"(?i)\b(?:rate|index|score|balance)\b", draft.before[-40:]))
