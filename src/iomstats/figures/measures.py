"""Tells what sort of measure a figure is, from the language around it, not the unit alone.

``level`` is left for figures that are a stock or a flow; ``kinds.py`` tells these apart once the period is known.
"""

import re
from collections.abc import Sequence

from iomstats.figures.clauses import clause
from iomstats.figures.hedges import HEDGE, HEDGES
from iomstats.figures.limits import RULE_VERB, is_limited, is_threshold, selects
from iomstats.figures.model import Draft
from iomstats.figures.predicates import class_of_phrase, said_after, said_before
from iomstats.figures.quantities import TIME_UNITS
from iomstats.schema.vocabulary import read_toml

_PER = re.compile(
    r"^(?:\s(?!per\scent)[A-Za-z’'“”().-]+){0,6}?\s(?:per\s(?!cent\b)(?:\d[\d,]*|[a-z]+)|(?:a|each|"
    r"every)\s(?:year|month|week|day|hour|minute|second|night|person|head|household|"
    r"family)\b(?!\s(?:earlier|ago|before|later|after))|annually|yearly|monthly|weekly|daily|hourly|"
    r"an\shour|for\severy\b|p\.a\.|/\s?(?:year|month|day|kg|person|head|litre|hour|tonne))"
)
_PER_BEFORE = re.compile(
    r"(?i)\b(?:every|each)\s(?:year|month|week|day|hour|minute|second),?\s(?:[a-z]+\s){0,3}$|\b(?:rate|"
    r"prevalence|incidence|ratio|density)\s(?:of|was|is|stood\sat|at)\s(?:[a-z]+\s){0,2}$"
)
_AVERAGE = re.compile(r"(?i)\b(?:average[ds]?|averaging|mean|median|on\saverage|typical(?:ly)?)\b")
_INCREASE_NOUN = (
    r"(?:increase|decrease|rise|growth|decline|drop|fall|reduction|gain|loss|jump|surge|cut|change|"
    r"improvement|expansion|contraction|uptick|slump|saving|deterioration|difference|gap)"
)
_CHANGE_BEFORE = re.compile(
    r"(?i)(?:\b(?:r[io]se|risen|rises?|rising|grew|grown?|growing|grows|increas(?:e[ds]?|ing)|fell|fall(?:en|"
    r"s|ing)?|declin(?:e[ds]?|ing)|dropp?(?:ed|s|ing)?|decreas(?:e[ds]?|ing)|reduc(?:e[ds]?|ing)|"
    r"expand(?:ed|s|ing)?|shr[aiu]nk|shrinking|jump(?:ed|s|ing)?|climb(?:ed|s|ing)?|surg(?:e[ds]?|"
    r"ing)|plung(?:e[ds]?|ing)|plummet(?:ed|ing)?|soar(?:ed|ing)?|widen(?:ed|ing)?|narrow(?:ed|ing)?|"
    r"gain(?:ed|ing|s)?|los[et]s?|lost|improv(?:ed|ing|es)|"
    r"outnumber(?:ed|s)?|cut|lower(?:ed)?|slipp?(?:ed)?|advanc(?:ed)?|contract(?:ed|ing)?|"
    r"swell(?:ed)?|edged\s(?:up|down)|higher|lower|larger|smaller|slump(?:ed)?|tumbl(?:ed)?|"
    rf"depreciat(?:ed)?|appreciat(?:ed)?|rebounded)(?:(?:\s(?!and\b|into\b|to\b|reach)[A-Za-z’'-]+){{0,4}}?\sby\s|"
    rf"(?:\s(?!and\b|into\b|to\b|reach|below\b|above\b|past\b|through\b|in\b|across\b|among\b|for\b|with\b|on\b|during\b|since\b)"
    rf"[A-Za-z’'-]+){{0,4}}?\s(?=(?:[A-Za-z]+\s){{0,3}}$))|"
    r"\b(?:an?|the|net|annual|overall|sharp|further|average|total|"
    rf"year-on-year)\s(?:[a-z-]+\s){{0,3}}?{_INCREASE_NOUN}\s(?:of|by|was|is|amounted\sto|came\sto|"
    r":)\s|(?:^[\W\d¹²³]*|[,(;–-]\s?|\b(?:was|were|is|are|went|gone|moved|still|and)\s)(?:up|down)\s(?:by\s)?|"
    rf"{_INCREASE_NOUN}\sof\s)(?:(?:{HEDGE}|USD)\s)*$"
)
_CHANGE_AFTER = re.compile(
    r"(?i)^(?:\s(?:or\s(?:more|so)|points?|people|persons|"
    rf"[a-z]+s))?\s?(?:(?!of\b)(?:[a-z-]+\s){{0,2}}?{_INCREASE_NOUN}\b|(?:more|less|fewer|higher|lower|larger|"
    r"smaller|greater|ahead|above|below|up|down|off)\s(?:than|of|from|on|compared|year)\b|(?:more|"
    r"less|fewer|higher|lower)(?=\s?[.,;)]|\sthan\b|\s(?:[a-z]+\s){1,6}than\b)|year[-\s]on[-\s]year|increase|decrease|(?:over|"
    r"above|below)\s(?:the\s)?(?:previous|last|same|preceding|prior|20\d\d|19\d\d)\b)"
)
_TO_END = re.compile(rf"(?i)\b(?:to|at)\s(?:(?:{HEDGE}|USD)\s)*$")
_FROM_START = re.compile(rf"(?i)\bfrom\s{HEDGES}$")
# "59 recorded slower growth", "four saw no change": so many did
_COUNTS_THOSE = re.compile(
    r"(?i)\s(?:no|[a-z]+ed|saw|see|had|have|felt|found|expect|reported?|showed?)\s(?:an?\s)?(?:[a-z-]+\s)?"
    rf"{_INCREASE_NOUN}\b"
)
_AGE = re.compile(
    r"(?i)(?:\b(?:aged?|ages|under|over|below|above|older\sthan|younger\sthan|age\sof|"
    r"between\sthe\sages\sof)\s(?:the\sage\sof\s|of\s|from\s|between\s|the\s)*)$"
)


_STRUCTURE_NOUN = frozenset(read_toml("english")["structure_nouns"])
_MEASURED = frozenset(read_toml("english")["measured_nouns"])


def _is_structural(draft: Draft) -> bool:
    """Whether a number tells how something is made up: "three pillars", "12-point", a few abstract things."""
    unit = draft.unit.unit or ""
    if draft.number.form != "cardinal" or draft.scene.flow.cell is not None:
        return False
    after, before = said_after(draft), said_before(draft)
    happened = after is not None and after.aspect == "event" and not after.present
    acted = happened or (
        before is not None
        and before.role != "of"
        and (before.aspect == "event" or class_of_phrase(draft.unit.unit_text or "") == "event")
    )
    spelled = not re.search(r"\d", draft.scene.text[draft.mention.start : draft.mention.end])
    if before is not None and before.aspect == "level" and before.preposition in ("by", "from", "to"):
        # "widened to 14 points"
        return False
    if unit in _STRUCTURE_NOUN:
        return not happened or spelled
    placed = re.search(
        r"(?i)\b(?:in|across|from|to|at|among|throughout|with)\s(?:just\s|only\s|some\s|about\s|the\s|"
        r"all\s)?$",
        draft.before,
    )
    return (
        spelled
        and not placed
        and draft.number.value <= 12
        and unit not in _MEASURED
        and unit not in TIME_UNITS
        and bool(unit)
        and not draft.unit.inherited
        and not acted
        and not (len(unit) == 3 and unit.isupper())
        and unit != "time"
    )


def find_measures(drafts: Sequence[Draft]) -> list[str]:
    """Return the sort of measure of each figure: a kind other than stock and flow, or ``level`` for these two."""
    found: list[str] = []
    for index, draft in enumerate(drafts):
        measure = _measure(draft)
        if index and drafts[index - 1].sentence == draft.sentence:
            earlier = drafts[index - 1]
            gap = draft.scene.text[earlier.mention.end : draft.mention.start]
            if measure == "rate" and found[-1] == "level" and _TO_GAP.fullmatch(gap):
                # "from 62 to 41 per 1,000"
                found[-1] = "rate"
            measure = _shared(earlier, draft, found[-1], measure, gap)
        found.append(measure)
    return found


_TO_GAP = re.compile(
    r"(?:\s(?:in|at)\s[^,;.]{2,20})?,?\s(?:to|and|or|against|compared\s(?:with|to))\s(?:[a-z]+\s){0,2}"
)
_AND_GAP = re.compile(
    r"(?:\s(?:in|on|for|among|since|from|by|over|this|last|next)\s[^,;.%]{2,40})?(?:,|,?\sand|,?\sor|\safter|\sfollowing|,?\sagainst|"
    r",?\scompared\s(?:with|to)|,?\sversus|,?\sinstead\sof|,?\srather\sthan|,?\sfrom)\s(?:(?:a|an|the|about|some|of|by|just|only|over|almost|nearly|"
    r"growth|a\srise|an\sincrease)\s)*"
)
_ALSO_GAP = re.compile(r"(?:\s[a-z]+){0,2},?\s?(?:or|\(|i\.e\.)\s?")


def _shared(earlier: Draft, draft: Draft, told: str, measure: str, gap: str) -> str:
    """Return the measure of a figure that shares that of the one before it: "rose 8 per cent in May and 14 in June"."""
    if measure == "level" and told in ("average", "rate") and _shares_measure(earlier, draft, gap):
        own = re.search(r"\bper\b", earlier.after[:40]) and not draft.unit.inherited
        return measure if own else told
    if measure == "share" and told == "change":
        same = (
            earlier.unit.unit == "percent"
            and _AND_GAP.fullmatch(gap)
            and not re.match(r"\s(?:of|were|are)\b", draft.after)
        )
        return told if same or _ALSO_GAP.fullmatch(gap) else measure
    return measure


def _shares_measure(earlier: Draft, draft: Draft, gap: str) -> bool:
    return (
        earlier.unit.unit == draft.unit.unit
        and earlier.number.form == draft.number.form
        and len(gap) < 60
        and bool(re.search(r"\b(?:and|to|against|compared|from|in)\b|,", gap))
        and not re.search(r"[;:]", gap)
    )


def _measure(draft: Draft) -> str:
    number, unit = draft.number, draft.unit.unit
    before, after = draft.before, draft.after
    near_before, near_after = clause(before, True), clause(after, False)
    if number.form == "multiple":
        expression = draft.scene.text[draft.mention.start : draft.mention.end]
        if unit not in ("ratio", None):
            return "rate" if _PER.match(" time" + after) or re.match(r"\s(?:a|an|per|each|every)\s", after) else "level"
        if (
            re.search(r"(?i)\b(?:is|are|was|were)\s(?:at\sleast\s)?$", before)
            and re.match(r"(?i)(?:two|three|four|five|six)-?fold$", expression)
            and re.match(r"\s?[:.;]", after)
        ):
            return "count"
        return "ratio"
    if unit == "ratio":
        return "ratio"
    if unit == "year" and draft.unit.unit_text is None and number.form == "cardinal":
        if _AVERAGE.search(before[-70:]):
            return "average"
        return "threshold" if _AGE.search(before) else "level"
    if (unit in (None, "percent", "ratio") or (draft.unit.inherited and unit not in TIME_UNITS)) and _STATISTIC.search(
        before
    ):
        return "ratio"
    if unit in TIME_UNITS:
        return _time_measure(draft, near_before, near_after)
    cell = draft.scene.flow.cell
    if cell is not None and _CHANGE_HEADER.search(" ".join(cell.column_headers).replace("_", " ")):
        return "change"
    if _is_change(draft):
        return "change"
    if _is_structural(draft):
        return "count"
    if unit in ("basis point", "percentage point"):
        return "change" if not re.search(r"(?i)margin\sof\serror", before) else "threshold"
    if is_threshold(draft):
        return "threshold"
    if unit == "percent":
        return "rate" if _RATE_OF_SHARE.search(near_before) else "share"
    if number.form == "money" and number.value < 1e4 and _APIECE.match(after):
        return "rate"
    if re.search(r"\bper\s(?:[^:;.]{1,40}:\s)?$", before) or " per " in (unit or ""):
        return "rate"
    if _PER.match(after) and not _AVERAGE.search(near_before + near_after):
        return "rate"
    if re.match(r"(?i)(?:\s[\w’'-]+){0,6}?\son\saverage\b", near_after) or _AVERAGE.search(
        (near_before if len(near_before.strip()) > 7 else before)[-70:]
    ):
        return "average"
    if _PER_BEFORE.search(before):
        return "rate"
    return "level"


_STATISTIC = re.compile(
    r"(?:\b(?:a?OR|RR|a?HR|IRR|R2|R²|r²|r|p|P|[Oo]dds\sratio|[Rr]isk\sratio|[Hh]azard\sratio|[Rr]ate\sratio|coefficient|β|α|κ)"
    r"(?:\s(?:of|was|for\s[a-z]+))?\s?[=<>≤≥:]?|\bCI[:,;=]?\s?(?:of\s)?)\s?$"
)
_CHANGE_HEADER = re.compile(r"(?i)\b(?:change|growth|increase|variation|difference)\b")
_CHANGED_BY = re.compile(
    r"(?i)\b(?:r[io]se|grew|grow|grown|increased?|fell|declined?|dropped|decreased?|reduced|raised|lifted|"
    r"exceed(?:ed|s)?|outnumber\w*|shrank|rising|falling|dearer|cheaper|higher|lower|larger|smaller|longer|shorter)\b[^,.;:]*\bby\s(?:[a-z]+\s){0,2}$"
)
_RATE_OF_SHARE = re.compile(
    r"(?i)\b(?:inflation|yields?|CPI|[a-z-]+\srates?|rates?\sof\s[a-z]+)\b"
    r"(?!\s(?:among|in|for)\s[^.;,]*\b(?:and|share|proportion|who|were)\b)[^.;]{0,60}$"
)
_APIECE = re.compile(r"\s(?:an?\s(?!year|month)[a-z]+|apiece|one-way|each|per\s[a-z]+)\b")
_FAR_FROM = re.compile(
    rf"(?i)\s(?:above|below|more|less|fewer|older|younger|lighter|dearer|up|down|ahead|behind|{'|'.join(read_toml('english')['comparatives'])})\b"
)
_GROWTH = re.compile(
    r"(?i)\b(?:growth|upturn|recovery|downturn|contraction)(?:\srate)?\s(?:[a-z]+\s){0,4}?(?:of|to|at|by|reach\w*|averag\w*|was|is|were|,)\s"
    r"(?:[a-z]+\s){0,3}$"
)
_GROWTH_LABEL = re.compile(r"(?i)\bgrowth(?:\srate)?(?:\s(?:in|of)\s[a-z][a-z\s]{2,30})?(?:\s\(?\d{4}\)?)?:\s$")
# "sending the crown up 0.6%", but "made up 20%"
_UP = re.compile(
    r"(?i)(?<!make\s)(?<!makes\s)(?<!made\s)(?<!making\s)(?<!take\s)(?<!takes\s)(?<!took\s)(?<!taking\s)(?<!eat\s)"
    r"(?<!eats\s)(?<!ate\s)(?<!eating\s)(?<!use\s)(?<!uses\s)(?<!used\s)(?<!turned\s)(?<!gave\s)(?<!gives\s)(?<!up\sor\s)\b(?:up|down)\s$"
)
_SIGN_OF_CHANGE = re.compile(r"(?:\+|[-−–](?=\S*$))\s?\d")
_OF_A_POINT = re.compile(r"(?:-|\sof\sa\s(?:percentage\s)?)points?\b")


def _is_change(draft: Draft) -> bool:
    """Whether a figure is a difference: "rose by 300", "12 per cent more than in 2016"."""
    before, after = draft.before, draft.after
    if draft.unit.unit == "percent" and (_GROWTH.search(clause(before, True)) or _GROWTH_LABEL.search(before)):
        return True
    if _FROM_START.search(before) or (
        _TO_END.search(before) and not re.search(r"(?i)\bby\s\S+\sto\s$", before) and not _CHANGE_AFTER.match(after)
    ):
        return False
    expression = draft.scene.text[draft.mention.start : draft.mention.end]
    percent = draft.unit.unit in ("percent", "percentage point")
    signed = draft.scene.flow.cell is None and _is_signed(draft, expression, percent)
    changed = (
        _CHANGED_BY.search(before.replace("i.e.", "that is"))
        or (_CHANGE_BEFORE.search(clause(before, True)) and not _TO_END.search(before))
        or (_CHANGE_AFTER.match(after) and not _COUNTS_THOSE.match(after))
        or (percent and (_FAR_FROM.match(after) or _UP.search(before)))
        or (draft.number.form == "fraction" and _OF_A_POINT.match(after))
        or signed
    )
    return bool(changed)


def _is_signed(draft: Draft, expression: str, percent: bool) -> bool:
    """Whether a number bears the sign of a change: "310 (+22)", "Wages: +5.2"; not that of a score or a rate."""
    if not re.match(r"[-−+–]\s?\d", expression):
        return False
    bare = draft.unit.unit is None or draft.unit.inherited or draft.unit.unit_text is None
    opened = expression[0] == "+" or draft.before.endswith("(")
    return percent or (opened and bare and not re.search(r"(?i)\b(?:rate|index|score|balance)\b", draft.before[-40:]))


_AGE_BAND = re.compile(r"\s?years?(?:\sand\s(?:over|above|older)|\sor\s(?:over|more|older)|\sold|\sof\sage)?\s?[:(|]")


def _time_measure(draft: Draft, near_before: str, near_after: str) -> str:
    if _AVERAGE.search(near_before[-70:]) or _AVERAGE.search(near_after[:50]):
        return "average"
    if re.match(r"(?:-to-\d+)?[-\s]years?[-\s](?:olds?|of\sage)\b", draft.after):
        return "level"
    if re.search(r"(?i)\bevery\s(?:[a-z]+\s)?$", draft.before):
        return "rate"
    if re.search(r"(?:^|[)\]%;,])\s?$", draft.before) and _AGE_BAND.match(draft.after):
        return "threshold"
    if is_limited(draft) or selects(draft):
        return "threshold"
    if re.search(
        r"(?i)\b(?:within|no\slater\sthan|at\sleast|a\s(?:maximum|minimum)\sof|not\smore\sthan|"
        r"up\sto)\s$",
        draft.before,
    ) and RULE_VERB.search(draft.before + draft.after):
        return "threshold"
    return "duration"
