"""Tells what sort of measure a figure is, and how it is asserted, from the language around it, not the unit alone.

``level`` is left for figures that are a stock or a flow; ``kinds.py`` tells these apart once the period is known.
"""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft
from iomstats.figures.predicates import class_of_phrase, said_after, said_before
from iomstats.schema.vocabulary import read_toml

_TIME = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
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
    r"(?i)(?:\b(?:r[io]se|risen|rising|grew|grown?|growing|grows|increas(?:e[ds]?|ing)|fell|fall(?:en|"
    r"s|ing)?|declin(?:e[ds]?|ing)|dropp?(?:ed|s|ing)?|decreas(?:e[ds]?|ing)|reduc(?:e[ds]?|ing)|"
    r"expand(?:ed|s|ing)?|shr[aiu]nk|shrinking|jump(?:ed|s|ing)?|climb(?:ed|s|ing)?|surg(?:e[ds]?|"
    r"ing)|plung(?:e[ds]?|ing)|plummet(?:ed|ing)?|soar(?:ed|ing)?|widen(?:ed|ing)?|narrow(?:ed|ing)?|"
    r"gain(?:ed|ing|s)?|los[et]s?|lost|improv(?:ed|ing|es)|"
    r"outnumber(?:ed|s)?|cut|raised?|lower(?:ed)?|slipp?(?:ed)?|advanc(?:ed)?|contract(?:ed|ing)?|"
    r"swell(?:ed)?|edged\s(?:up|down)|higher|lower|larger|smaller|slump(?:ed)?|tumbl(?:ed)?|"
    rf"depreciat(?:ed)?|appreciat(?:ed)?|rebounded)(?:\s[A-Za-z’'-]+){{0,4}}?\s(?:by\s|"
    rf"(?=(?:[A-Za-z]+\s){{0,3}}$))|"
    r"\b(?:an?|the|net|annual|overall|sharp|further|average|total|"
    rf"year-on-year)\s(?:[a-z-]+\s){{0,3}}?{_INCREASE_NOUN}\s(?:of|by|was|is|amounted\sto|came\sto|"
    r":)\s|(?:^[\W\d¹²³]*|[,(;–-]\s?|\b(?:was|were|is|are|went|gone|moved|still|and)\s)(?:up|down)\s(?:by\s)?|"
    rf"{_INCREASE_NOUN}\sof\s)(?:(?:a|an|another|more\sthan|over|almost|nearly|about|some|around|"
    r"approximately|just|at\sleast|up\sto|roughly|close\sto|less\sthan|under|well|only|further|"
    r"as\smuch\sas|an\sestimated|the|USD)\s)*$"
)
_CHANGE_AFTER = re.compile(
    r"(?i)^(?:\s(?:or\s(?:more|so)|points?|people|persons|"
    rf"[a-z]+s))?\s?(?:(?:[a-z-]+\s){{0,2}}?{_INCREASE_NOUN}\b|(?:more|less|fewer|higher|lower|larger|"
    r"smaller|greater|ahead|above|below|up|down|off)\s(?:than|of|from|on|compared|year)\b|(?:more|"
    r"less|fewer|higher|lower)(?=\s?[.,;)]|\sthan\b)|year[-\s]on[-\s]year|increase|decrease|(?:over|"
    r"above|below)\s(?:the\s)?(?:previous|last|same|preceding|prior|20\d\d|19\d\d)\b)"
)
_TO_END = re.compile(
    r"(?i)\b(?:to|at)\s(?:(?:a|an|the|some|about|nearly|almost|over|more\sthan|just|around|"
    r"approximately|record|well|under|less\sthan|USD|an\sestimated)\s)*$"
)
_FROM_START = re.compile(
    r"(?i)\bfrom\s(?:(?:a|an|the|some|about|nearly|almost|over|more\sthan|just|around|approximately|"
    r"under|an\sestimated)\s)*$"
)
_CEILING = re.compile(
    r"(?i)\b(?:ceiling|limit(?:ed)?|cap(?:ped)?|quorum|threshold|maximum|minimum|not\sto\sexceed|"
    r"(?:cannot|may\snot|must\snot|shall\snot|should\snot)\sexceed|exceeding|majority\sof|at\sleast|"
    r"no\s(?:more|fewer|less|later)\sthan|not\s(?:more|less|fewer)\sthan|ratification\sby|"
    r"upon\s(?:the\s)?(?:ratification|acceptance|approval)|eligib\w+|requir\w+|within|up\sto|"
    r"subject\sto|two[-\s]thirds\smajority)\b"
)
_AGE = re.compile(
    r"(?i)(?:\b(?:aged?|ages|under|over|below|above|older\sthan|younger\sthan|age\sof|"
    r"between\sthe\sages\sof)\s(?:the\sage\sof\s|of\s|from\s|between\s|the\s)*)$"
)
_RULE_VERB = re.compile(
    r"(?i)\b(?:shall|must|will\s(?:be\s(?:allocated|granted|limited|set|charged|levied|established|"
    r"admissible|eligible|open|convened|held|linked|required)|normally|have|consist)|"
    r"would\s(?:be\s(?:open|limited)|normally|not\sexceed|have\sto)|may\s(?:not\s)?(?:be|exceed|submit|"
    r"hold)|cannot\sexceed|are\srequired|is\srequired|required\sto|entitled\sto|ceiling|quorum|"
    r"(?:ratification|approval|acceptance)\sby|is\sset\sat|(?:should|may)\s(?:not\s)?(?:exceed|"
    r"be\s(?:set|limited))|extendable|pursuant)\b"
)
_PROJECTION = re.compile(
    r"(?i)\b(?:will(?!\s(?:of|to)\b)|would(?!\shave)|shall|could|may(?=\s(?:reach|be|rise|grow|need|"
    r"cost|require|exceed|face|lose|have|double|become))|might|expect(?:s|ed|ing)?|project(?:ed|ion|"
    r"ions)|forecast(?:s|ed|ing)?|set\sto|likely\sto|plan(?:s|ned|ning)?(?:\sto)?|anticipat\w+|aim(?:s|"
    r"ed|ing)?\s(?:to|at)|target(?:s|ed)?\s(?!groups?|populations?|countries|beneficiar)|intend(?:s|"
    r"ed)?|envisage[ds]?|foresee[ns]?|estimated\sto\s(?:reach|grow|rise|cost)|by\s20[2-9]\d|"
    r"due\sto\s(?:be|reach|open)|scheduled|propos(?:es|ed)\sto|hopes?\sto|on\strack\sto|pledged?|"
    r"commit(?:ted|s)?\sto|voted\s(?:[a-z]+\s){0,3}to|agreed\sto|goal|objective\sis)\b"
)
_ESTIMATE = re.compile(
    r"(?i)\b(?:estimat(?:e[ds]?|ing|ion|ions)|believed\sto|thought\sto|assessed\sat|reckon(?:s|ed)?|"
    r"calculated|approximations?)\b"
)
_COMPARISON_WORD = re.compile(
    r"(?i)^(?:.*fold|double.*|doubling|tripl.*|trebl.*|quadrupl.*|quintupl.*|sextupl.*|halv.*|twice|"
    r"thrice)$"
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
        and unit not in _TIME
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
        if (
            measure == "level"
            and index
            and _shares_measure(drafts[index - 1], draft)
            and found[-1] in ("average", "rate")
        ):
            measure = (
                found[-1]
                if not re.search(r"\bper\b", drafts[index - 1].after[:40]) or draft.unit.inherited
                else measure
            )
        if (
            measure == "share"
            and index
            and found[-1] == "change"
            and re.fullmatch(
                r"(?:\s[a-z]+){0,2},?\s?(?:or|\(|i\.e\.)\s?",
                draft.scene.text[drafts[index - 1].mention.end : draft.mention.start],
            )
        ):
            measure = "change"
        found.append(measure)
    return found


def _shares_measure(earlier: Draft, draft: Draft) -> bool:
    if (
        earlier.sentence != draft.sentence
        or earlier.unit.unit != draft.unit.unit
        or earlier.number.form != draft.number.form
    ):
        return False
    gap = draft.scene.text[earlier.mention.end : draft.mention.start]
    return (
        len(gap) < 60
        and bool(re.search(r"\b(?:and|to|against|compared|from|in)\b|,", gap))
        and not re.search(r"[;:]", gap)
    )


def _clause(text: str, from_end: bool) -> str:
    """Cut a side of a sentence at the nearest clause boundary to the figure."""
    parts = re.split(r"[;:]\s|\s[–—]\s|,\s(?:while|whereas|but|and|with|which|who|of\swhich|of\swhom)\s", text)
    return parts[-1] if from_end else parts[0]


def _measure(draft: Draft) -> str:
    number, unit = draft.number, draft.unit.unit
    before, after = draft.before, draft.after
    near_before, near_after = _clause(before, True), _clause(after, False)
    expression = draft.scene.text[draft.mention.start : draft.mention.end]
    if number.form == "multiple":
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
        return "threshold" if _AGE.search(before) else "level"
    if unit in _TIME:
        return _time_measure(draft, near_before, near_after)
    cell = draft.scene.flow.cell
    if cell is not None and re.search(
        r"(?i)\b(?:change|growth|increase|variation|difference)\b", " ".join(cell.column_headers)
    ):
        return "change"
    if _is_structural(draft):
        return "count"
    changed = (
        bool(
            re.search(
                r"(?i)\b(?:r[io]se|grew|grow|grown|increased?|fell|declined?|dropped|decreased?|reduced|"
                r"exceed(?:ed|s)?|outnumber\w*|shrank|rising|falling)\b[^.;:]*\bby\s(?:[a-z]+\s){0,2}$",
                before.replace("i.e.", "that is"),
            )
        )
        or (bool(_CHANGE_BEFORE.search(near_before)) and not _TO_END.search(before))
        or bool(_CHANGE_AFTER.match(after))
        or bool(
            re.match(r"[-−+–]\s?\d", expression)
            and draft.scene.flow.cell is None
            and unit in ("percent", "percentage point")
        )
    )
    if _FROM_START.search(before) or (
        _TO_END.search(before) and not re.search(r"(?i)\bby\s\S+\sto\s$", before) and not _CHANGE_AFTER.match(after)
    ):
        changed = False
    if (changed and number.value_max is None) or (changed and unit == "percent"):
        return "change"
    if unit == "percentage point":
        return "change" if not re.search(r"(?i)margin\sof\serror", before) else "threshold"
    if number.form in ("fraction",) and re.search(
        r"(?i)(?:majority|quorum|ratification|approval|acceptance)\s(?:of|by)?\s?$", before
    ):
        return "threshold"
    if re.search(
        r"(?i)\b(?:ceiling|quorum|cap\b|limit|maximum|threshold|upper\slimit)\b[^.;:]{0,90}$", near_before
    ) or (
        re.search(
            r"(?i)(?:(?:cannot|may\snot|must\snot|shall\snot|not\sto)\sexceed|limited\sto|capped\sat|"
            r"a\scap\sof|no\s(?:more|later)\sthan|not\s(?:more|less|fewer)\sthan)\s(?:[a-z]+\s)?$",
            before,
        )
    ):
        return "threshold"
    if _is_share(draft):
        if re.search(
            r"(?i)\b(?:inflation|yields?|(?:interest|key|policy|base|unemployment|growth|fertility|"
            r"mortality|fatality|birth|death|exchange|discount|repo|lending|"
            r"jobless)\srate)\b[^.;]{0,60}$",
            near_before,
        ):
            return "rate"
        return "share"
    if (
        number.form == "money"
        and number.value < 1e4
        and re.match(r"\s(?:an?\s(?!year|month)[a-z]+|apiece|one-way|each|per\s[a-z]+)\b", after)
    ):
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


def _is_share(draft: Draft) -> bool:
    return draft.unit.unit == "percent"


def _time_measure(draft: Draft, near_before: str, near_after: str) -> str:
    if _AVERAGE.search(near_before[-70:]) or _AVERAGE.search(near_after[:50]):
        return "average"
    if re.match(r"(?:-to-\d+)?[-\s]years?[-\s](?:olds?|of\sage)\b", draft.after):
        return "level"
    if re.search(r"(?i)\bevery\s(?:[a-z]+\s)?$", draft.before):
        return "rate"
    if re.search(
        r"(?i)\b(?:within|no\slater\sthan|at\sleast|a\s(?:maximum|minimum)\sof|not\smore\sthan|"
        r"up\sto)\s$",
        draft.before,
    ) and _RULE_VERB.search(draft.before + draft.after):
        return "threshold"
    return "duration"


def find_statuses(drafts: Sequence[Draft]) -> list[str]:
    """Return how each figure is asserted: reported, estimate, projection, rule or comparison."""
    return [_status(draft) for draft in drafts]


def _status(draft: Draft) -> str:
    expression = draft.scene.text[draft.mention.start : draft.mention.end]
    sentence = draft.scene.text[draft.sentence[0] : draft.sentence[1]]
    before, after = _clause(draft.before, True), _clause(draft.after, False)
    if draft.measure == "threshold" and draft.unit.unit not in ("year", "percentage point"):
        return "rule" if not re.search(r"(?i)\bcarr(?:ying|ied)\sup\sto\b", sentence) else "reported"
    if (
        draft.measure != "count"
        and _RULE_VERB.search(before + " # " + after)
        and re.search(
            r"(?i)\b(?:shall|must|ceiling|quorum|allocated|eligible|normally|cannot\sexceed|may\snot|"
            r"required|entitled|ratification|funding\slines)\b",
            sentence,
        )
    ):
        return "rule"
    if draft.measure != "count" and _projects(before, after):
        return "projection"
    compared = draft.measure == "ratio" and (_COMPARISON_WORD.match(expression) or re.match(r"\stimes\b", draft.after))
    if compared or (draft.number.form in ("fraction", "proportion") and draft.measure == "change"):
        return "comparison"
    own = before[-60:]
    if draft.index:
        # an estimate told of the figure before is not one of this
        own = draft.scene.text[
            max(draft.scene.mentions[draft.index - 1].end, draft.mention.start - len(own)) : draft.mention.start
        ]
    estimated_after = _ESTIMATE.search(after[:70]) and not re.search(r"\d.*estimat", after[:70])
    return "estimate" if _ESTIMATE.search(own) or estimated_after else "reported"


def _projects(before: str, after: str) -> bool:
    """Whether the clause around the figure looks ahead; a past or present verb nearer to the figure wins."""
    verbs = list(
        re.finditer(
            r"(?i)\b(?:was|were|is|are|has|have|had|will|would|could|might|(?-i:may)|shall|expect\w*|projected\b|"
            r"forecast\w*|plan(?:s|ned)|aim\w*|set\sto|likely\sto|target(?:s|ed)|intend\w*|voted|"
            r"agreed\sto|pledged|[a-z]{3,}ed)\b",
            before,
        )
    )
    if verbs and re.fullmatch(
        r"(?i)will|would|could|might|may|shall|expect\w*|projected|forecast\w*|plan(?:s|ned)|aim\w*|"
        r"set\sto|likely\sto|target(?:s|ed)|intend\w*|voted|agreed\sto|pledged",
        verbs[-1].group(),
    ):
        return True
    recent = before[-70:]
    if re.search(
        r"(?i)\b(?:will|would|could|(?-i:may)|might|expected|projected|forecast|predicted|planned|likely|set|"
        r"due|aims?|intends?|plans?|hopes?)\b(?:\sto)?(?:\s[a-z]+){0,4}\s?$",
        recent,
    ):
        return True
    ahead = re.match(
        r"(?i)^(?:\s(?!and\b|or\b|is\b|are\b|was\b|were\b|has\b|have\b|had\b)[\w’'-]+){0,8}?\s(?:will|would|could|is\sexpected|are\sexpected|is\sprojected|"
        r"are\sprojected|are\slikely|is\slikely|are\sset|is\sset\sto|are\sforecast)\b",
        after,
    )
    return bool(ahead) and not verbs
