"""Finds the marks of notes that text extraction glued to numbers: "12,4002 persons" is 12,400 and the note 2.

Marks count up through a text. Those behind words are plain to see; where one is missing between them it hangs at the
number between them that ends in it. A group of four digits behind a comma tells by itself.
"""

import re
from itertools import pairwise

from iomstats.documents.marks import RAISED

# a mark behind a word, its stop or a per cent sign
_PLAIN = re.compile(r"(?:(?<=[a-z]{3})|(?<=[a-z)][.,;])|(?<=[a-z)][.,;][”\"])|(?<=%))(\d{1,2})(?![\w%.,/–-]\w|\w)")
_BEHIND_GROUP = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(\d{1,2})(?![\w,])")
_NUMBER = re.compile(r"(?<![\w,/–-])(?:\d{1,3}(?:,\d{3})*|\d+)(?:\.\d{1,2})?(?![\w/–-]|[.,]\d)")


def marks_raised(text: str) -> list[tuple[int, int, str]]:
    """Return the places of the marks that hang at numbers, with the raised digits that they were on paper.

    Example:
        >>> marks_raised("Relief1 reached 12,4002 homes in 315 villages3.")
        [(22, 23, '²')]
    """
    seen = {match.start(1): (match.end(1), int(match[1])) for match in _PLAIN.finditer(text)}
    if not seen and "," not in text:
        return []
    found = {match.start(1): (match.end(1), int(match[1])) for match in _BEHIND_GROUP.finditer(text)}
    known = sorted((start, end, number) for start, (end, number) in {**seen, **found}.items())
    if len(known) > 1:
        for (_, before, low), (after, _, high) in pairwise(known):
            if low + 1 < high <= low + 4:
                hung = _hung(text, before, after, range(low + 1, high))
                found |= {start: (end, 0) for start, end in hung}
        start, _, lowest = known[0]
        if lowest > 1 and (hung := _hung(text, 0, start, range(lowest - 1, lowest))):
            found |= {start: (end, 0) for start, end in hung if re.match(r"(?:19|20)\d\d$", text[start - 4 : start])}
    return [(start, end, text[start:end].translate(RAISED)) for start, (end, _) in sorted(found.items())]


def _hung(text: str, begin: int, end: int, marks: range) -> list[tuple[int, int]]:
    """Return where numbers of a stretch of text end in the missing marks, if in one way alone."""
    found, at = [], begin
    for mark in marks:
        places = [
            (match.end() - len(str(mark)), match.end())
            for match in _NUMBER.finditer(text, at, end)
            if match.group().endswith(str(mark)) and len(match.group()) > len(str(mark)) + 1
        ]
        if len(places) != 1:
            return []
        found += places
        at = places[0][1]
    return found
