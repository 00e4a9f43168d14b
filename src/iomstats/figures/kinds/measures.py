"""Tells what sort of measure a figure is, from the language around it, not the unit alone.

``level`` is left for figures that are a stock or a flow; ``kinds.py`` tells these apart once the period is known.
"""

import re
from collections.abc import Sequence

from iomstats.figures.kinds.differences import is_change
from iomstats.figures.kinds.limits import RULE_VERB, is_limited, is_threshold, selects
from iomstats.figures.kinds.shared_measures import STRUCTURE_NOUNS, rate_beside, shared_measure
from iomstats.figures.model import Draft
from iomstats.figures.tables.labels import names_comparison
from iomstats.figures.words.clauses import clause
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.predicates import said_after, said_before
from iomstats.figures.words.quantities import TIME_UNITS, is_output, is_size
from iomstats.figures.words.word_classes import class_of_phrase
from iomstats.schema.vocabulary import read_toml

_PER = re.compile(
    r"^(?:\s(?!per\scent)[A-Za-z’'“”().-]+){0,6}?(?<!\sin)(?<!within)(?<!\sfor)(?<!after)(?<!over)\s(?:per\s(?!cent\b)(?:\d[\d,]*|[a-z]+)|(?:a|each|"
    r"every)\s(?:year|month|week|day|hour|minute|second(?!\s[a-z])|night|person|head|household|"
    r"family)\b(?!\s(?:earlier|ago|before|later|after))|(?:annually|yearly|monthly|weekly|daily|hourly)(?!\s[a-z]+(?<!in)(?<!on)(?<!at)"
    r"(?<!to)(?<!and)(?<!from)(?<!by)(?<!for)(?<!over)(?<!since)(?<!between)(?<!or)(?<!into)(?<!across)\b)|"
    r"an\shour|for\severy\b|p\.a\.|/\s?(?:year|month|day|kg|person|head|litre|hour|tonne))"
)
_PER_BEFORE = re.compile(
    r"(?i)\b(?:every|each)\s(?:year|month|week|day|hour|minute|second),?\s(?:[a-z]+\s){0,3}$|\b(?:rate|"
    r"prevalence|incidence|ratio|density)\s(?:of|was|is|were|(?:has|had)\sbeen|stood\sat|at)\s(?:[a-z]+\s){0,2}$"
)
# "stayed four days on average and spent": no average any more
_AVERAGE = re.compile(
    r"(?i)\b(?:average[ds]?(?!\s(?:and|but)\s[a-z]+\s)|averaging|mean|median|on\saverage(?!\s(?:and|but)\s)|typical|typically(?!\s(?:between|from|in|for|by|aged)\b))\b"
)
_AGE = re.compile(
    r"(?i)(?:\b(?:aged?|ages|under|over|below|above|older\sthan|younger\sthan|age\sof|"
    r"between\sthe\sages\sof)[-\s](?:the\sage\sof\s|of\s|from\s|between\s|the\s)*)$"
)


_MEASURED = frozenset(read_toml("english")["measured_nouns"])


def _is_structural(draft: Draft) -> bool:
    """Whether a number tells how something is made up: "three pillars", "12-point", "in two regions", "the four".

    A small number in words that a preposition or a definite article leads in is not what the sentence reports.
    """
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
    if unit in STRUCTURE_NOUNS:
        return not happened or spelled
    aside = _LED_IN.search(draft.before)
    if aside and class_of_phrase(draft.unit.unit_text or "") == "event":
        return False
    return (
        spelled
        and draft.number.value <= 12
        and bool(aside or unit not in _MEASURED)
        and unit not in TIME_UNITS
        and bool(unit)
        and not draft.unit.inherited
        and bool(aside or not acted)
        and not (len(unit) == 3 and unit.isupper())
        and not (unit == "time" or is_size(unit) or is_output(unit))
    )


_YEARLY = re.compile(
    r"\s(?:an?|per|each|every)\s(?:year|annum|month)\b(?!\s(?:earlier|ago|before|later|of))|\sannually\b|\sp\.a\."
)
_LED_IN = re.compile(
    r"(?i)(?:\b(?:in|across|from|to|at|among|throughout|with|by|for|on|into|under|between|through|covers?|covering|spans?)\s"
    r"(?:just\s|only\s|some\s|about\s|all\s)?|\b(?:the|these|those|its|their|our|all|both)\s(?:same\s|other\s)?)$"
)


def _is_change_cell(draft: Draft) -> bool:
    """Whether a cell holds a difference, by its header, its label or its sign."""
    cell = draft.scene.flow.cell
    if cell is None:
        return False
    if _CHANGE_HEADER.search(" ".join(cell.column_headers).replace("_", " ")):
        return True
    if any(map(names_comparison, cell.column_headers)):
        return True
    expression = draft.scene.text[draft.mention.start : draft.mention.end]
    signed = re.match(r"\+\s?\d|[-−–]\s?\d[\d.,]*\s?%", expression) is not None
    return (_CHANGE_HEADER.search(cell.row_label or "") is not None and draft.unit.unit == "percent") or (
        signed and draft.unit.unit in ("percent", "percentage point")
    )


def find_measures(drafts: Sequence[Draft]) -> list[str]:
    """Return the sort of measure of each figure: a kind other than stock and flow, or ``level`` for these two."""
    found: list[str] = []
    for index, draft in enumerate(drafts):
        measure = _measure(draft)
        if index and drafts[index - 1].sentence == draft.sentence:
            earlier = drafts[index - 1]
            told, aside = found[-1], index > 1 and earlier.before.endswith("(") and draft.number.form == "percent"
            if aside and drafts[index - 2].sentence == draft.sentence:
                # "20 per cent in Basra (3,100) and 6 in Najaf (800)"
                earlier, told = drafts[index - 2], found[index - 2]
            gap = draft.scene.text[earlier.mention.end : draft.mention.start]
            gap = re.sub(r"\s\([^()]*\)", "", gap) if aside else gap
            if measure == "level" and _OF_EVERY.search(earlier.before) and index and drafts[index - 1] is earlier:
                measure = "rate"  # "of every 1,000 women, 274"
            if measure == "level" and rate_beside(drafts, found, index):
                measure = "rate"
            if measure == "rate" and found[-1] == "level" and _TO_GAP.fullmatch(gap):
                # "from 62 to 41 per 1,000"
                found[-1] = "rate"
            measure = shared_measure(earlier, draft, told, measure, gap)
        found.append(measure)
    return found


_OF_EVERY = re.compile(rf"(?i)\b(?:of|in)\s(?:every|each)\s{HEDGES}$")
_IN_EVERY = re.compile(r"\s(?:in|of)\s(?:every|each)\s\d")
_TO_GAP = re.compile(rf"(?:\s(?:in|at)\s[^,;.]{{2,20}})?,?\s(?:to|and|or|against|compared\s(?:with|to))\s{HEDGES}")
_MARGIN = re.compile(rf"(?i)\bmargin\sof\s(?:sampling\s)?error\s(?:is|was|of)\s{HEDGES}$")
_TO_ONE = re.compile(r"(?i)\sto\sone$")


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
    if unit == "ratio" or _TO_ONE.search(draft.scene.text[draft.mention.start : draft.mention.end]):
        return "ratio"
    if unit == "year" and draft.unit.unit_text is None and number.form == "cardinal":
        if _AVERAGE.search(before[-70:]):
            return "average"
        band = number.value_max is not None or re.match(r"\+|\s?(?:plus|or\s(?:over|older|more))\b", after)
        return "threshold" if band or _AGE.search(before) else "level"
    if (unit in (None, "percent", "ratio") or (draft.unit.inherited and unit not in TIME_UNITS)) and _STATISTIC.search(
        before
    ):
        return "ratio"
    if re.search(r"\bper\s$", before) or _OF_EVERY.search(before) or _IN_EVERY.match(after):
        return "rate"
    if _IS_AVERAGE.match(after):
        return "average"
    if _MARGIN.search(before):
        return "threshold"
    if number.form == "cardinal" and re.search(r"(?i)\b(?:the|our|its|their|these)\stop\s$", before):
        return "count"
    if unit in TIME_UNITS:
        return _time_measure(draft, near_before, near_after)
    cell = draft.scene.flow.cell
    if cell is not None and _is_change_cell(draft):
        return "change"
    if is_change(draft):
        return "change"
    if _is_structural(draft) and not (_PER_BEFORE.search(before) or _EACH_HAS.search(before)):
        return "count"
    if unit in ("basis point", "percentage point"):
        return "change" if not re.search(r"(?i)margin\sof\serror", before) else "threshold"
    if is_threshold(draft):
        return "threshold"
    if unit == "percent" and cell is not None and _RATE_LABEL.search(_labels(draft)):
        return "rate"
    if unit == "percent":
        if _YEARLY.match(after):
            return "rate"
        return "rate" if _RATE_OF_SHARE.search(re.sub(r"\([^()]*\)\s", "", near_before)) else "share"
    if number.form == "money" and number.value < 1e4 and _APIECE.match(after) and not _AVERAGING.search(before):
        return "rate"
    if re.search(r"\bper\s(?:[^:;.]{1,40}:\s)?$", before) or " per " in (unit or ""):
        return "rate"
    if _PER.match(after) and not _AVERAGE.search(near_before + near_after[:25]):
        return "rate"
    if _ON_AVERAGE.match(near_after) or _is_averaged(draft, near_before) or _of_average_days(draft):
        return "average"
    if (
        _PER_BEFORE.search(before)
        or _EACH.search(before)
        or _EACH_HAS.search(before)
        or re.search(rf"(?i)\b(?:for|to)\severy\s{HEDGES}$", before)
    ):
        return "rate"
    return "level"


_AVERAGE_DAY = r"(?:average|ordinary|typical|normal)\s(?:day|night|week|weekday|month|year)\b"
_ON_AVERAGE = re.compile(rf"(?i)(?:\s[\w’'-]+){{0,6}}?,?\s(?:on\saverage\b|(?:on|in|during|per)\san?\s{_AVERAGE_DAY})")
_OF_AVERAGE_DAYS = re.compile(rf"(?i)\b{_AVERAGE_DAY}")


def _of_average_days(draft: Draft) -> bool:
    """Whether it is the level of what is told of an average day: "those who fled on an average day rose to 42,500"."""
    said = said_before(draft)
    return said is not None and said.aspect == "level" and _OF_AVERAGE_DAYS.search(said.subject) is not None


# "an average rate of 8.8 per cent, to 515 billion", "an average of 11 km to fetch 20 litres"
_GOES_BEYOND = re.compile(rf",\s(?:to\s)?(?:[a-z]+\s){{0,2}}$|\bto\s(?:about\s)?[$€£]?$|\bto\s[a-z]+\s{HEDGES}$")


def _is_averaged(draft: Draft, near_before: str) -> bool:
    """Whether an average before a figure is of it: no "average length of these 32", nor one told of another figure."""
    alone = len(near_before.strip()) <= 7 and not re.search(r";\s\W*$", draft.before)
    before = (draft.before if alone else near_before)[-70:]
    found = list(_AVERAGE.finditer(before))
    if not found or re.search(r"(?i)\b(?:these|those|the|all|its|their)\s$", draft.before):
        return False
    start = draft.mention.start - len(before) + found[-1].end()
    figures = [one for one in draft.scene.mentions if one.cls == "figure"]
    between = [one for one in figures if start <= one.start < draft.mention.start]
    last = next((one for one in reversed(figures) if one.end <= start), None)
    if last and _BEHIND.fullmatch(draft.scene.text, last.end, start) and not _LEADS.fullmatch(before, found[-1].end()):
        return False
    return not between or _GOES_BEYOND.search(draft.before) is None


# "8.8 per cent a year, on average, so that": of the figure that it stands behind
_BEHIND = re.compile(r"(?i)(?:\s(?!share|spen|ha[sd]|have)[\w’'-]+){0,3},?\son\saverage")
_LEADS = re.compile(rf"(?:\s[a-z]+){{0,2}}\s{HEDGES}")


_STATISTIC = re.compile(
    r"(?:\b(?:a?OR|RR|a?HR|IRR|R2|R²|r²|r|p|P|[Oo]dds\sratio|[Rr]isk\sratio|[Hh]azard\sratio|[Rr]ate\sratio|coefficient|β|α|κ)"
    r"(?:\s(?:of|was|for\s[a-z]+))?\s?[=<>≤≥:]?|\bCI[:,;=]?\s?(?:of\s)?)\s?$"
)
_IS_AVERAGE = re.compile(r"\s(?:is|are|was|were)\sthe\s(?:average|mean|median)\b")
# "every State has one vote", "each bed requires a staff of four"
_EACH_HAS = re.compile(
    r"(?i)\b(?:each|every)\s(?!year|month|week|day|night|hour|time)(?:[a-z]+\s){1,3}?(?:contain(?:s|ed)|costs?|gets?|got|ha[sd]|holds?|held|needs?|"
    rf"needed|pays?|paid|receive[sd]?|requires?|required|takes?|took)\s(?:an?\s[a-z]+\sof\s)?{HEDGES}$"
)
# "three centres, each with 100 beds"
_EACH = re.compile(
    r"(?i)\beach\s(?:(?:of\s(?:them|these|which)|one)\s)?(?:with|has|had|of|is|are|[a-z]+ing|holds?|held|gets?|got|receive[sd]?|costs?|contain(?:s|ed)|takes?|took|"
    rf"carr(?:y|ies|ied))\s{HEDGES}$"
)
_CHANGE_HEADER = re.compile(
    r"(?i)\b(?:changes?|growth|increase|decrease|variation|difference|chg|chge|chng|var|y/y|yoy|y-o-y|year[-\s]on[-\s]year)\b|[+]/[-–−]|Δ"
)
_RATE_OF_SHARE = re.compile(
    r"(?i)\b(?:inflation|(?:un|under)employment(?!\s(?:benefit|insurance|fund|office))|joblessness|pace|yields?|CPI|EIRR|IRR|APR|coupon|discounted\sat|interest(?:\sof|\sat)?|[a-z-]+\srates?|rates?\sof\s[a-z]+)\b"
    r"(?!\s(?:among|in|for)\s[^.;,]*\b(?:and|share|proportion|who|were)\b)(?:[^.;]|\.(?=\d)){0,60}$"
)
# rows and titles of rates that are told in per cent
_RATE_LABEL = re.compile(
    r"(?i)\b(?:inflation|unemployment|CPI|CPIF|interest|yield|coupon|EIRR|IRR|repo|[a-z-]+\srates?|rates?\sof\s[a-z]+|costs?\sof\ssending)\b"
)


def _labels(draft: Draft) -> str:
    """Return the label and headers of the cell of a figure, and the caption where these are none of their own."""
    cell = draft.scene.flow.cell
    if cell is None:
        return ""
    return " | ".join((cell.row_label or "", *cell.row_label_path, *cell.column_headers, cell.caption or ""))


_AVERAGING = re.compile(rf"(?i)\baverag(?:e|es|ed|ing)\s(?:out\s)?(?:at\s|of\s)?{HEDGES}$")
_APIECE = re.compile(r"\s(?:an?\s(?!year|month)[a-z]+|apiece|one-way|each|per\s[a-z]+)\b")


# "there were 12 months in which"
_THERE_WERE = re.compile(rf"(?i)\bthere\s(?:are|were|have\sbeen|had\sbeen)\s{HEDGES}$")
_IN_WHICH = re.compile(r"\s[a-z]+\s(?:(?:in|on|during)\swhich|when|with|without)\b")
# "in twelve years, at an average of 3 per cent": of the next figure
_NEXT_AVERAGE = re.compile(r"(?:,|\band)\s(?:at|by|with)\san\saverage\b")
# "grew by half in twelve years"
_WITHIN = re.compile(rf"(?i)\b(?:in|within|over|during|throughout)\s(?:(?:the|these|those|just|only)\s)?{HEDGES}$")
_AGE_BAND = re.compile(r"\s?years?(?:\sand\s(?:over|above|older)|\sor\s(?:over|more|older)|\sold|\sof\sage)?\s?[:(|]")


def _time_measure(draft: Draft, near_before: str, near_after: str) -> str:
    if is_change(draft) and not draft.after.startswith("-") and not _WITHIN.search(draft.before):
        return "change"  # "took 59 minutes, three fewer than in 2014"
    if re.match(r"-(?:day|week|month|year)\s(?:average|mean|moving|low|high)\b", near_after):
        return "duration"  # "above the 20-year average"
    if _AVERAGE.search(_OF_AVERAGE_DAYS.sub("", near_before[-70:])) or _AVERAGE.search(
        _NEXT_AVERAGE.split(near_after[:50])[0]
    ):
        return "average"
    if re.match(r"(?:-to-\d+)?[-\s]years?[-\s](?:olds?|of\sage)\b", draft.after):
        return "level"
    if _THERE_WERE.search(draft.before) and _IN_WHICH.match(draft.after):
        return "count"
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
