"""Tells limits, aims and bounds that select from figures that measure: a ceiling, a target, "trips under 600 km"."""

import re

from iomstats.figures.model import Draft
from iomstats.figures.words.clauses import clause
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.quantities import TIME_UNITS, is_size
from iomstats.figures.words.word_classes import verb_aspects
from iomstats.schema.vocabulary import read_toml

RULE_VERB = re.compile(
    r"(?i)\b(?:shall|must|will\s(?:be\s(?:allocated|granted|limited|set|charged|levied|established|"
    r"admissible|eligible|open|convened|held|linked|required)|normally|have|consist)|"
    r"would\s(?:be\s(?:open|limited)|normally|not\sexceed|have\sto)|may\s(?:not\s)?(?:be|exceed|submit|"
    r"hold)|cannot\sexceed|(?<!what\s)(?:are|is)\srequired|required\sto\s(?!the\b|end\b|date\b)|(?:is|are|be)\sentitled\sto|ceiling|quorum|"
    r"(?:ratification|approval|acceptance)\sby|is\sset\sat|(?:should|may)\s(?:not\s)?(?:exceed|"
    r"be\s(?:set|limited))|should\s(?:not\s)?(?:be(?!\s(?:able|available|back|completed|done|finished|in\splace|open|over|possible|ready)\b)|last|have|go|set\saside)|"
    r"(?:is|are)\s(?:capped\sat|limited\sto)|(?-i:Authori[sz]es)\s|extendable|pursuant|(?:Act|law|rules|regulations|policy)\s(?:allows?|permits?|limits?|provides))\b"
)
_LIMIT_NOUN = re.compile(
    r"(?i)\b(?:ceiling|quorum|cap\b|limit|maximum|minimum(?!\swage)|threshold|pass(?:ing)?\smark|upper\slimit)\b[^.;:]{0,90}$"
)
# "Emergency threshold: 1.0", "(regulatory minimum: 100 per cent)"
_LIMIT_LABEL = re.compile(
    rf"(?i)\b(?:ceiling|quorum|cap|limit|maximum|minimum|threshold)s?(?:\s\([^()]*\))?:\s{HEDGES}$"
)
_LIMITED = re.compile(
    r"(?i)(?:(?:(?:cannot|(?:could|may|must|shall|should)\snot|not\sto)|\bno\s(?:[a-z]+\s){1,3}(?:can|could|may|shall|should))\sexceed|limited\sto|capped\sat|kept\sto|"
    r"a\scap\sof|no\slater\sthan|not\s(?:more|less|fewer|later)\sthan)\s(?:[a-z]+\s)?$"
)
_NO_MORE = re.compile(r"(?i)\bno\smore\sthan\s(?:[a-z]+\s)?$")
_AIMED_AT = re.compile(
    r"(?i)\b(?:targets?|goals?|standard|norm|benchmark)\s(?:(?:set|agreed|figure|of|for|was|is|at|in\s\d{4}|for\s\d{4})\s){0,4}"
    rf"{HEDGES}$"
)
_MAJORITY = re.compile(r"(?i)(?:majority|quorum|ratification|approval|acceptance)\s(?:of|by)?\s?$")
# "stations below 800 m", "receivables older than 90 days": told of which, not how much
_SELECTING = re.compile(
    r"\b(?P<noun>[A-Za-z][a-z]*s|children|people|men|women)\s(?:of\s)?(?:under|over|above|below|exceeding|(?:more|less|older|longer|larger|smaller|younger|"
    r"greater|shorter)\sthan)\s$"
)
# "were 25 years and older"
_OR_OLDER = re.compile(r"\s?years?\s(?:and|or)\s(?:above|older|over|younger|under)\b")
# "under-five mortality", "the over-60s"
_UNDER_AGE = re.compile(r"(?i)\b(?:under|over)-$")
# "settlements within 15 kilometres of the border", "those living more than 5 km from a road"
_NEAR = re.compile(r"(?i)\b(?P<noun>[a-z]+)\s(?:within|(?:more|less|further|farther)\sthan|at\sleast)\s$")
_AWAY = re.compile(r"\s(?:[a-z]+\s)?(?:of|from|away\sfrom)\s(?:the|an?|any|its|their|every|each|[A-Z])")
# "households with more than six members", "firms that employ fewer than ten people"
_WITH_SO_MANY = re.compile(
    r"(?i)\b(?:camps|cities|communities|companies|employers|enterprises|establishments|families|firms|groups|households|localities|parties|schools|"
    r"settlements|sites|teams|towns|villages)\s(?:with|of|having|employing|(?:that|which|who)\s(?:have|had|employ(?:ed)?))\s"
    r"(?:more\sthan|fewer\sthan|less\sthan|at\sleast|at\smost|over|under|up\sto)\s$"
)
# "aged from six months to 15 years", "without work for 12 months or longer"
_AGED = re.compile(
    r"(?i)\b(?:aged|(?:children|infants|babies|boys|girls)\sof)\s(?P<from>from\s|between\s)?(?P<low>[\w-]+\s(?:days|weeks|months|years)\s(?:to|and)\s)?$"
)
_OR_LONGER = re.compile(r"\s(?:hours|days|weeks|months|years)\sor\s(?:longer|more|over)\b")
_NOT_SELECTED = frozenset(read_toml("verbs")["present"].split()) | frozenset(("is", "was"))
_AT_LEAST = re.compile(r"(?i)\b(?:at\sleast|at\smost|more\sthan|no\sfewer\sthan|a\sminimum\sof)\s$")


def is_threshold(draft: Draft) -> bool:
    """Whether a figure is a limit: a ceiling, a quorum, a share that is asked for."""
    before = draft.before
    if draft.number.form == "fraction" and (_MAJORITY.search(before) or re.match(r"[-\s]majority\b", draft.after)):
        return True
    if _LIMIT_NOUN.search(clause(before, True)) or _LIMIT_LABEL.search(before) or is_limited(draft) or is_aim(draft):
        return True
    if re.match(r"[^.;:]{0,60}\s(?:constitutes?|forms?|makes?)\sa\squorum", draft.after):
        return True
    if selects(draft) or _is_offer(draft) or is_capacity(draft):
        return True
    asked = re.match(r"[^.;:]{0,60}\s(?:must|shall|have\sto|are\srequired|is\srequired)\b", draft.after)
    return draft.unit.unit == "percent" and bool(_AT_LEAST.search(before)) and bool(asked)


def is_limited(draft: Draft) -> bool:
    """Whether the words before a figure make it a limit: "cannot exceed", and "no more than" where a rule says so."""
    if _LIMITED.search(draft.before):
        return True
    near = clause(draft.before, True) + " # " + clause(draft.after, False)
    allowed = RULE_VERB.search(near) or re.match(r"[^.;:]{0,80}?\s(?:may|can|must|shall|should)\s", draft.after)
    return bool(_NO_MORE.search(draft.before) and allowed)


def selects(draft: Draft) -> bool:
    """Whether a bound tells which things are meant: "trips under 600 km", "receivables older than 90 days"."""
    if draft.unit.unit in TIME_UNITS and (_is_aged(draft) or _OR_LONGER.match(draft.after)):
        return True
    if draft.unit.unit == "year" and _OR_OLDER.match(draft.after):
        return True
    if draft.number.form == "cardinal" and _UNDER_AGE.search(draft.before):
        return True
    near = _NEAR.search(draft.before) if is_size(draft.unit.unit) and _AWAY.match(draft.after) else None
    if near is not None and near["noun"] not in verb_aspects():
        return True
    counted = not is_size(draft.unit.unit) and draft.unit.unit not in TIME_UNITS
    if draft.number.form == "cardinal" and counted and _WITH_SO_MANY.search(draft.before):
        return True
    unit, found = draft.unit, _SELECTING.search(draft.before)
    if found is None or found["noun"] in _NOT_SELECTED or draft.qualifier not in ("less_than", "more_than"):
        return False
    if draft.number.form == "money":
        return draft.number.value < 1e5 and " of " not in found.group()
    return is_size(unit.unit) or unit.unit in TIME_UNITS


def only_parts(draft: Draft) -> bool:
    """Whether a threshold lays nothing down: it parts things, is an aim, or is the most that was given."""
    if RULE_VERB.search(clause(draft.before, True) + " # " + clause(draft.after, False)):
        return False
    return (
        selects(draft)
        or _is_offer(draft)
        or is_capacity(draft)
        or bool(re.search(rf"(?i)\btargets?\s(?:[a-z]+\s){{0,3}}?{HEDGES}$", draft.before))
    )


def _is_aged(draft: Draft) -> bool:
    """Whether a span of time is one end of a band of ages: "aged from six months to 15 years"."""
    found = _AGED.search(draft.before)
    return found is not None and bool(found["from"] or found["low"] or draft.number.value_max is not None)


def is_aim(draft: Draft) -> bool:
    """Whether a figure is a target: "against a target of 4,000"."""
    return bool(_AIMED_AT.search(draft.before)) and draft.number.form not in ("multiple", "fraction")


def is_capacity(draft: Draft) -> bool:
    """Whether a figure is what something was made for: "a camp built for 5,000", "a boat meant to carry 30"."""
    return draft.number.form == "cardinal" and _MADE_FOR.search(draft.before) is not None


_MADE_FOR = re.compile(
    r"(?i)\b(?:built|conceived|constructed|designed|equipped|intended|laid\sout|licensed|made|meant|planned)\s(?:(?:only|originally|initially)\s)?"
    r"(?:for|to\s(?:accommodate|carry|hold|host|house|receive|seat|serve|shelter|take))\s(?:the\s)?"
    rf"{HEDGES}$|\b(?<!no\s)(?:room|space|berths|beds|seats|accommodation|capacity|housing)\sfor\s{HEDGES}$|"
    r"\b(?:an?|the|one|another|its|their)\s(?:[a-z-]+\s){0,2}(?:barracks|camp|centre|center|dormitory|hall|home|hospital|hostel|prison|shelter|stadium|theatre|ward)\sfor\s"
    rf"{HEDGES}$|\bcan\s(?:accommodate|hold|host|house|seat|shelter|take)\s{HEDGES}$"
)


def _is_offer(draft: Draft) -> bool:
    """Whether an amount is the most that each one gets: "grants of up to USD 10,000"."""
    return draft.number.form == "money" and draft.qualifier == "at_most" and draft.number.value < 1e5
