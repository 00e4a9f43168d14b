"""Tells what lasting things or people had done, or had suffered, by a time: a state that they are in at that time."""

import re

from iomstats.figures.kinds.nearby import OVER_SPAN, near
from iomstats.figures.model import Draft
from iomstats.figures.words.word_classes import noun_class

_HAD_JOINED = re.compile(
    r"(?:\s[\w’'-]+){0,5}?\shad\s(?:[a-z]+\s)?"
    r"(?:ratified|acceded|joined|signed|adopted|lost|become|abolished|introduced|established|set\sup|passed|enacted|recogni[sz]ed)\b"
)


# "had been driven from home" by a time: so many are without it then
_HAD_LOST_HOME = re.compile(
    r"(?:\s[\w’'-]+){0,8}?\shad\s(?:[a-z]+\s)?(?:been\s(?:[a-z]+\s)?(?:displaced|dispossessed|uprooted|orphaned|"
    r"(?:chased|driven|forced|pushed)\s(?:away\s|out\s)?(?:from|of|out\sof)\s(?:(?:their|its|his|her)\s)?(?:homes?|houses?|land|villages?))|"
    r"(?:lost|abandoned)\s(?:their|its)\s(?:homes?|houses?))\b"
)
# "as of 30 November 2,024 schools were closed": still so on that day
_WERE_BY_THEN = re.compile(r"(?:\s[\w’'-]+){0,5}?\s(?:is|are|was|were)\s(?:[a-z]+ly\s)?[a-z]+ed\b")
_STANDING_AT = re.compile(r"(?i)\bas\s(?:of|at)\b|\bat\s(?:the\s)?(?:very\s)?(?:end|start|beginning|close)\b")
_BY_THEN = re.compile(
    r"(?i)\b(?:by|at)\s(?:the\s)?(?:very\s)?(?:end|close|start|beginning|middle|turn|year[’']?s?[-\s]end)\b|\bby\s(?:then|mid-|late|early|\d|"
    r"(?-i:[JFMASOND][a-z]+))|\bas\s(?:of|at)\b"
)


def had_by_then(draft: Draft) -> bool:
    """Whether lasting things have done something by a time: "by then 36 States had ratified it"."""
    if _HAD_LOST_HOME.match(draft.after) and _BY_THEN.search(near(draft)):
        return True
    lasting = noun_class(draft.unit.unit or "") == "state"
    if lasting and _WERE_BY_THEN.match(draft.after) and _STANDING_AT.search(near(draft)):
        return True
    had = _HAD_JOINED.match(draft.after)
    return lasting and bool(had) and not OVER_SPAN.search(near(draft))
