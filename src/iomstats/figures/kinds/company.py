"""Tells people who are counted as a group, and those for whom something was held, from others."""

import re

from iomstats.figures.model import Draft
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.word_classes import noun_class


def is_group(draft: Draft) -> bool:
    """Whether people are told of as a group: "a group of 21 migrants", not "a crew of 22"."""
    return (
        _GROUP_OF.search(draft.before) is not None
        and re.match(r"\s(?:[a-z-]+s|people|men|women|children)\b", draft.after) is not None
    )


_GROUP_OF = re.compile(
    rf"(?i)\b(?:band|batch|caravan|contingent|convoy|crew|crowd|delegation|family|group|party|team)\sof\s{HEDGES}$"
)
# "31 courses for 740 officials": those are counted with it
_EVENT_FOR = re.compile(rf"([A-Za-z][a-z-]+)\sfor\s{HEDGES}$")


def is_event_for(draft: Draft) -> bool:
    """Whether people are counted for whom a happening was: "courses for 740 officials"."""
    found = _EVENT_FOR.search(draft.before)
    return draft.unit.unit == "person" and found is not None and noun_class(found.group(1)) == "event"
