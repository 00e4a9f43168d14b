"""Finds the moment that "since" runs up to where a sentence tells of the past: "by 2014 … having seen 50 since 2008".

Everywhere else it runs up to the document; that is done in ``surroundings.py``.
"""

import re

from iomstats.figures.dates.dates import first_day, last_day
from iomstats.figures.dates.model import Anchor
from iomstats.figures.dates.roles import AS_OF, BY, IN
from iomstats.figures.periods.passages import Sentence

_PHRASE = re.compile(r"(?i),\s(?:thus\s|thereby\s)?(?:having|bringing|taking|raising|lifting|pushing|making)\b[^;]*$")
_REACH = 120


def told_until(sentence: Sentence, anchor: Anchor, running: Anchor | None) -> str | None:
    """Return the end of what is told since a start, from the past time of its sentence or of the one before.

    Args:
        sentence: The sentence.
        anchor: The start.
        running: The time of an earlier sentence that goes on.
    """
    low = max(sentence.start, anchor.phrase - _REACH)
    phrase = _PHRASE.search(sentence.text, low, anchor.phrase) is not None
    since = sentence.text.lower().rfind("since", low, anchor.start)
    at = anchor.phrase if since < 0 else since
    verb = next((one for one in reversed(sentence.verbs) if one.start < at and not one.weak), None)
    had_been = verb is not None and sentence.text[verb.start : verb.end + 1].lower().startswith("had ")
    if anchor.span.start is None or not (phrase or had_been):
        return None
    own = [
        one
        for number, one in enumerate(sentence.anchors)
        if one is not anchor and one.role in (IN, AS_OF, BY) and sentence.facts[number].island is None
    ]
    own = own or ([running] if running is not None and running.role in (IN, AS_OF, BY) else [])
    ends = [one.span.end for one in own if one.span.end and not sentence.is_future(one)]
    until = max(ends, key=last_day, default=None)
    return until if until is not None and last_day(until) > first_day(anchor.span.start) else None
