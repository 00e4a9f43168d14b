"""Tells how a figure is asserted: reported, estimated, projected, laid down as a rule, or told by comparison."""

import re
from collections.abc import Sequence

from iomstats.figures.measures import RULE_VERB, clause
from iomstats.figures.model import Draft

_ESTIMATE = re.compile(
    r"(?i)\b(?:estimat(?:e[ds]?|ing|ion|ions)|believed\sto|thought\sto|assessed\sat|reckon(?:s|ed)?|"
    r"calculated|approximations?)\b"
)
_COMPARISON_WORD = re.compile(
    r"(?i)^(?:.*fold|double.*|doubling|tripl.*|trebl.*|quadrupl.*|quintupl.*|sextupl.*|halv.*|twice|"
    r"thrice)$"
)


def find_statuses(drafts: Sequence[Draft]) -> list[str]:
    """Return how each figure is asserted: reported, estimate, projection, rule or comparison."""
    return [_status(draft) for draft in drafts]


def _status(draft: Draft) -> str:
    expression = draft.scene.text[draft.mention.start : draft.mention.end]
    sentence = draft.scene.text[draft.sentence[0] : draft.sentence[1]]
    before, after = clause(draft.before, True), clause(draft.after, False)
    if draft.measure == "threshold" and draft.unit.unit not in ("year", "percentage point"):
        return "rule" if not re.search(r"(?i)\bcarr(?:ying|ied)\sup\sto\b", sentence) else "reported"
    if (
        draft.measure != "count"
        and RULE_VERB.search(before + " # " + after)
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
