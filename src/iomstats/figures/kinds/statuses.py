"""Tells how a figure is asserted: reported, estimated, projected, laid down as a rule, or told by comparison."""

import re
from collections.abc import Sequence

from iomstats.figures.kinds.limits import RULE_VERB, only_parts
from iomstats.figures.model import Draft
from iomstats.figures.tables.edges import title_below
from iomstats.figures.words.clauses import clause
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.predicates import opens_clause
from iomstats.figures.words.quantities import TIME_UNITS
from iomstats.figures.words.verb_forms import irregular_participles, irregular_pasts
from iomstats.schema.vocabulary import read_toml

_ESTIMATE = re.compile(
    r"(?i)\b(?:estimat(?:e[ds]?|ing|ion|ions)|believed\sto|assessed\sat|reckon(?:s|ed)?|"
    r"calculated|approximations?|(?:is|are|was|were|been)\sput\sat)\b"
)
# "29,000 – estimated number of children"
_ESTIMATED_THERE = re.compile(r"(?i)\s?[–—:-]\s(?:an?\s|the\s)?estimated\b")
_THOUGHT = re.compile(r"(?i)\b(?:is|are|was|were)\sthought\sto\s(?:be|have)\b")
_COMPARISON_WORD = re.compile(
    r"(?i)^(?:.*fold|double.*|doubling|tripl.*|trebl.*|quadrupl.*|quintupl.*|sextupl.*|halv.*|twice|"
    r"thrice)$"
)
_RULING = re.compile(
    r"(?i)\b(?:shall|must|ceiling|quorum|allocated|eligible|normally|cannot\sexceed|may\snot|"
    r"required|should|entitled|ratification|funding\slines|capped\sat|limited\sto|(?-i:Authori[sz]es)|(?:Act|law|rules|regulations|policy)\s(?:allows?|permits?|limits?|provides))\b"
)
_RULE_LABEL = re.compile(
    r"(?i)^\W*(?:[a-z]+\s){0,2}(?:requirements?|eligibility|conditions?|allowances?|rules?|how\sto\s[a-z]+)\b[^.;]{0,20}:\s"
)
_TO_BE_DONE = re.compile(
    r"(?i)\b(?:is|are)\sto\sbe\s[a-z]+(?:ed|en|t)?\s(?:within|by|no\slater\sthan|not\slater\sthan|before|at\sleast)\s$"
)
# "four times as many as in 2010", "three times more than a year before"
_ACROSS_TIME = re.compile(
    r"(?i)(?:\stimes)?\s(?:as\s(?:[a-z]+\s){1,3}?as|(?:more|higher|larger|greater)(?:\s[a-z]+)?\sthan)\s(?:(?:(?:it|they)\s(?:was|were)\s)?"
    r"(?:in|during|at|on|by)\s(?:all\sof\s|the\s)?(?:\d|[JFMASOND][a-z]|same|first|second|previous|last|year|corresponding)|"
    r"(?:a|one|two|five|ten)\s(?:year|month|decade)|the\s(?:year|month|week|decade)\sbefore|last\s|before\b)"
)
# what is compared with, or was so before, is told as it was: "to 86.7 million from 127 million today"
_BASE = re.compile(
    rf"(?i)\b(?:from|against|compared\s(?:with|to)|up\sfrom|down\sfrom|versus|(?<!more\s)(?<!less\s)(?<!fewer\s)than|after|since|instead\sof)\s{HEDGES}$"
)
# "could be seen" tells what somebody was able to do
_ABLE = (
    r"(?!\snot\b|\s(?:(?:also|only|still)\s)?be\s"
    r"(?:seen|heard|found|met|observed|identified|traced|reached|visited|counted|verified|confirmed)\b)"
)
_GOING_TO = "|".join(
    sorted(
        {*read_toml("aspect")["level_verbs"], *read_toml("aspect")["change_verbs"], "bring", "come", "pick", "start"}
    )
)
_LOOKING_AHEAD = (
    rf"will|would(?!\shave\s(?!to\b))|could{_ABLE}|might|(?-i:may)|shall|assumes|expect\w*|projected|forecast\w*|(?-i:plan(?:s|ned))|aim\w*|set\sto|likely\sto|"
    rf"target(?:s|ed)|intend\w*|agreed\sto|pledged\sto|foresee[ns]?|envisage[sd]?|anticipate[sd]?|proposed\sat|proposes?(?=\s(?:that|to)\b)|should(?=\s?$|\s(?:(?:again|also|soon|still|then)\s)?(?:{_GOING_TO})\b)"
)
# pasts that are no participles as well, so that no "will be" goes before them: "came"
_PAST = "|".join(sorted(irregular_pasts() - irregular_participles() - set(read_toml("verbs")["present"].split())))
_VERB = re.compile(
    rf"(?i)\b(?:was|were|is|are|has|have|had|{_LOOKING_AHEAD}|{_PAST}|[a-z]{{3,}}ed)\b",
)
_AHEAD = re.compile(rf"(?i)\b(?:{_LOOKING_AHEAD})\b")
_AHEAD_BEFORE = re.compile(
    rf"(?i)\b(?:will|would(?!\shave\s(?!to\b))|could{_ABLE}|(?-i:may)|might|expected|projected|forecast|predicted|planned|likely|set(?=\sto\b)|"
    r"(?:is|are)(?=\sto\s[a-z])|"
    r"due(?=\sto\s(?:be|begin|close|end|open|reach|rise|start)\b|\s(?:in|by)\b)|aims?|intends?|(?-i:plans?)(?!\s[a-z]+ed\b)|hopes?)\b(?:\sto)?(?:\s[a-z]+){0,4}\s?$"
)
_AHEAD_AFTER = re.compile(
    r"(?i)^(?:\s(?!and\b|or\b|is\b|are\b|was\b|were\b|has\b|have\b|had\b|sa(?:y|id)\b|told\b|th(?:ink|ought)\b|believed?\b|"
    rf"hoped?\b|fear(?:ed)?\b|want(?:ed)?\b|would\s(?:have\s)?(?:liked?|prefer))[\w’'-]+){{0,8}}?"
    rf"(?:\sand\s[a-z]+(?:\s[a-z]+)?)?\s(?:(?<!their\s)(?<!own\s)(?<!free\s)(?<!good\s)will|would(?!\shave\s(?!to\b))|could{_ABLE}|might|"
    rf"should\s(?:be\s(?:able|available|back|completed|finished|in\splace|open|ready)|{_GOING_TO})|"
    r"(?:is|are)\s(?:expected|projected|likely|set|forecast|due|planned|scheduled|to\s(?:be\s)?[a-z]+))\b"
)
# "of the 40 planned, 12 had opened", "a planned 40": no verbs there
_NO_VERB = re.compile(
    r"(?i)\b(?:an?|the|its|their|of|as|originally|initially)\s(?:planned|projected|expected|targeted|pledged|proposed)\s(?=\S*\d)|"
    r"(?<!is\s)(?<!are\s)(?<!be\s)\b(?:planned|projected|expected|targeted|pledged)(?=,|\s\()"
)
# "of the 410 posts": there are so many now
_OF_THE = re.compile(r"(?i)\bof\s(?:the|its|their|our|these|those)\s$")
_FORESEEN_NEXT = re.compile(r"\s(?:[a-z]+\s)?(?:expected|foreseen|future|new|planned|projected|proposed|targeted)\b")
_MAY = re.compile(r"\bmay\s(?:be\s)?[a-z]+(?:\s(?!will|would)[a-z]+){0,3}\sup\sto\s$")
# "a quicker pace, 12.3 per cent, is projected"
_APART = re.compile(r",\s(?:is|are)\s(?:expected|projected|forecast|planned|foreseen)\b")
# "will check whether it is true that 300 people have left": told by its own verb
_THAT = re.compile(rf"\bthat\s{HEDGES}$")
_HAS = re.compile(r"(?:\s(?!will\b|would\b|who\b|that\b|which\b)[\w’'-]+){0,6}?\s(?:has|have|had|was|were)\b")
# "Projected income for 2021 is 136 million"
_FORESEEN_SUBJECT = re.compile(
    r"(?i)^\W*(?:the\s)?(?:budgeted|expected|forecast|foreseen|planned|projected|proposed)\s[^.;:]{3,80}?\s"
    rf"(?:is|are|amounts?\sto|comes?\sto|stands?\sat|totals?)\s{HEDGES}$"
)
_FORECAST_SEES = re.compile(
    r"(?i)\b(?:forecasts?|projections?|scenarios?)\b[^.;:]{0,60}?\s(?:sees?|puts?|gives?|has|have|foresees?|envisages?|expects?|shows?|points?)\s[^.;:]*$"
)
# "borrowers have 42 months to repay", "falls due after six months"
_DUE = re.compile(r"(?i)\bfalls?\sdue\s(?:(?:after|within)\s)?$")
_HAVE_TIME = re.compile(rf"\b(?:have|has)\s{HEDGES}$")
_TO_DO_IT = re.compile(
    r"\s[a-z]+\s(?:in\swhich\s)?to\s(?:appeal|apply|answer|file|leave|object|pay|register|repay|reply|report|respond|return|submit)\b"
)
# "will go, with savings of 3 million": what a verb governs goes on
_GOES_ON = re.compile(rf"(?i),?\s(?:with|and|plus)\s(?:[a-z’'-]+\s){{0,5}}{HEDGES}$")
# what those asked would do is what they said
_POLLED = re.compile(r"(?i)\b(?:polled|surveyed|questioned|interviewed|respondents)\b")
_ASKED = re.compile(r"(?i)\basked\s(?:whether|if|what|how)\s[^,;:?]*[,:?]")
_FORESEEN_ONE = re.compile(rf"(?i)\b(?:planned|projected|expected|targeted|forecast|predicted)\s{HEDGES}$")
_FORESEEN_AFTER = re.compile(
    r"(?i)\s(?:had\sbeen\s)?(?:foreseen|forecast|projected|pencilled\sin|predicted|expected|anticipated|budgeted)\b(?!\sto\b)"
)
_AIM_LABEL = re.compile(
    r"(?i)^\W*(?:[a-z’'-]+\s){0,4}(?:targets?|targeted|planned|to\s(?:be|receive|reach)(?:\s[a-z]+){1,3})[^:.;]{0,25}(?<!duration):\s[^.;:\d]{0,12}$"
)
_PLANS = re.compile(
    r"(?i)^\W*(?:[a-z0-9.]+\s){0,3}(?:planned|proposed|expected|intended|projected|foreseen)\b|\b(?:outlook|next\ssteps|way\sforward)\b"
)
# "is to rise from 14 to 25 per cent"
_IS_TO = re.compile(
    rf"(?i)\b(?:is|are)\sto\s(?:be\s)?[a-z]+(?:\s[a-z]+)?\s(?:from\s\S+(?:\sper\scent)?\s)?to\s{HEDGES}$"
)
_PLANNED_COLUMN = re.compile(
    r"(?i)\b(?:proj(?:ect(?:ed|ions?))?|forecasts?|planned|plan|proposed|proposal|targets?|outlook|expected)\b|^[^\d]*(?:19|20)\d\d\s?\(?f\b\)?[^\d]*$"
)


def find_statuses(drafts: Sequence[Draft]) -> list[str]:
    """Return how each figure is asserted: reported, estimate, projection, rule or comparison."""
    return [_status(draft) for draft in drafts]


def _status(draft: Draft) -> str:
    if draft.scene.flow.cell is not None and _planned_cell(draft):
        return "projection"
    if _is_rule(draft):
        return "rule"
    age = draft.unit.unit == "year" and draft.measure in ("threshold", "level")
    if draft.measure != "count" and (
        _FORESEEN_AFTER.match(draft.after) or (not age and not _BASE.search(draft.before) and _projects(draft))
    ):
        return "projection"
    expression = draft.scene.text[draft.mention.start : draft.mention.end]
    compared = draft.measure == "ratio" and (
        _COMPARISON_WORD.match(expression) or re.match(r"\stimes\b", draft.after) or _ACROSS_TIME.match(draft.after)
    )
    if compared or (draft.number.form in ("fraction", "proportion") and draft.measure == "change"):
        return "comparison"
    return "estimate" if _is_estimate(draft) or _estimated_cell(draft) else "reported"


def _is_rule(draft: Draft) -> bool:
    """Whether a figure is laid down: a limit, a share that "shall be" paid, a requirement."""
    sentence = draft.scene.text[draft.sentence[0] : draft.sentence[1]]
    age = draft.unit.unit == "year" and (
        draft.unit.unit_text is None or re.match(r"[-\s]years?[-\s]olds?", draft.after)
    )
    if draft.measure == "threshold" and not age and draft.unit.unit != "percentage point":
        return not (only_parts(draft) or re.search(r"(?i)\bcarr(?:ying|ied)\sup\sto\b", sentence))
    if draft.measure == "count":
        return False
    needed = draft.number.form == "money" and re.match(r"(?i)\W*(?:[a-z]+\s){0,2}requirements?\b", sentence)
    if (_RULE_LABEL.match(sentence) and not needed) or _TO_BE_DONE.search(draft.before):
        return True
    if draft.unit.unit in TIME_UNITS and (
        _DUE.search(draft.before) or (_HAVE_TIME.search(draft.before) and _TO_DO_IT.match(draft.after))
    ):
        return True
    if draft.qualifier == "at_most" and _MAY.search(draft.before):
        return True
    after = _NEXT_COUNTED.split(clause(draft.after, False))[0]
    definite = draft.number.form == "cardinal" and draft.unit.unit not in TIME_UNITS and _THE.search(draft.before)
    near = clause(draft.before, True) + " # " + ("" if definite else after)
    return bool(RULE_VERB.search(near) and _RULING.search(sentence))


# "130 have been rebuilt and another 312 should be"
_NEXT_COUNTED = re.compile(
    r"(?:,|,?\sand)\s(?:(?:about|another|a\sfurther|nearly|over|some)\s)*(?=\d)|\s(?:and|but)\s(?=(?:may|must|shall|should|will)\b)"
)
# "the 18 members must": there are so many, whatever they must do
_THE = re.compile(r"(?i)\b(?:the|all|its|their|these|those)\s$")


def _is_estimate(draft: Draft) -> bool:
    """Whether the words around a figure, up to its neighbours, say that it is estimated."""
    scene, index = draft.scene, draft.index
    start = max(draft.mention.start - 60, scene.mentions[index - 1].end if index else 0, draft.sentence[0])
    end = min(draft.mention.end + 70, draft.sentence[1])
    if index + 1 < len(scene.mentions):
        # an estimate told of the next figure is not one of this
        end = min(end, scene.mentions[index + 1].start)
    before = clause(scene.text[start : draft.mention.start], True)
    after = clause(scene.text[draft.mention.end : end], False)
    if _ESTIMATED_THERE.match(draft.after):
        return True
    if draft.qualifier != "exact" and _THOUGHT.search(after):
        return True
    after = re.sub(r"(?i)\b(?:an\sestimated|(?:is|are|was|were)\s(?:put|estimated)\sat)\s$", "", after)
    return bool(_ESTIMATE.search(before) or _ESTIMATE.search(after))


def _projects(draft: Draft) -> bool:
    """Whether the clause around the figure looks ahead; a past or present verb nearer to the figure wins."""
    whole = _ASKED.sub("", draft.before)
    before, after = _NO_VERB.sub("", clause(whole, True)), clause(draft.after, False)
    if _FORESEEN_ONE.search(draft.before) or _IS_TO.search(draft.before) or _AIM_LABEL.match(draft.before):
        return True
    if draft.number.form == "cardinal" and _OF_THE.search(draft.before) and not _FORESEEN_NEXT.match(draft.after):
        return False
    if _POLLED.search(draft.before) and draft.measure == "share":
        return False
    if _THAT.search(draft.before) and _HAS.match(draft.after):
        return False
    if _APART.match(draft.after) or _FORESEEN_SUBJECT.search(draft.before) or _FORECAST_SEES.search(whole):
        return True
    if opens_clause(draft) and _AHEAD_AFTER.match(after):
        return True
    verbs = _verbs(before)
    if not verbs and not _VERB.search(after):
        aside = draft.before.count("(") > draft.before.count(")")
        if _PLANS.search(" ".join(draft.scene.flow.section[-1:])) and not (draft.scene.flow.cell or aside):
            return True
        if _GOES_ON.search(whole):
            verbs = _verbs(_NO_VERB.sub("", re.split(r"[;:(]\s?|\s[–—]\s|\.\s", whole)[-1]))
    if verbs and verbs[-1]:
        return True
    if _AHEAD_BEFORE.search(before[-70:]):
        return True
    return bool(_AHEAD_AFTER.match(after)) and not verbs


def _verbs(text: str) -> list[bool]:
    """Return for each verb of a text whether it looks ahead."""
    return [_AHEAD.match(text, found.start()) is not None for found in _VERB.finditer(text)]


_ESTIMATED_COLUMN = re.compile(r"(?i)\best(?:imate[ds]?|\.)?\b|^[^\d]*(?:19|20)\d\d\s?\(?e\b\)?[^\d]*$")


def _estimated_cell(draft: Draft) -> bool:
    """Whether the header of a cell's column, or the label of its row, says that it is estimated: "2005 (est.)"."""
    cell = draft.scene.flow.cell
    return cell is not None and any(map(_ESTIMATED_COLUMN.search, (*cell.column_headers, cell.row_label or "")))


def _planned_cell(draft: Draft) -> bool:
    """Whether a column of a table is of a year to come, by its header, the title, or a note below the table."""
    cell = draft.scene.flow.cell
    if cell is None:
        return False
    headers = " ".join(cell.column_headers)
    if any(map(_PLANNED_COLUMN.search, cell.column_headers)):
        return True
    written = re.search(r"(?:19|20)\d\d", draft.scene.document.date or "")
    years = [int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", headers)]
    if written and years and min(years) > int(written.group()):
        return True
    noted = re.search(r"(?:19|20)\d\d\s?\*", headers) or years
    below = title_below(draft.scene)
    return bool(
        noted and "*" in headers and "*" in below and re.search(rf"{_PLANNED_COLUMN.pattern}|\bbudget\b", below)
    )
