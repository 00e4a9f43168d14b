"""Tells what the subject of a verb counts, happenings or lasting things, also where a pronoun stands for it."""

import re
from collections.abc import Iterator

from iomstats.figures.model import Draft
from iomstats.figures.words.word_classes import (
    class_of_phrase,
    noun_class,
    participles_of_events,
    result_participles,
    verb_aspects,
)


def class_in(words: str) -> str | None:
    """Return the class of what a number counts, which stands behind "of", else of the last noun that has one."""
    counted = re.search(r"(?i)\b(?:number|total|count|tally|toll)s?\sof\s(.+)", words)
    if counted and (told := class_of_phrase(counted.group(1))):
        return told
    if counted:
        # "the number of people living in the camps to which the earthquake …"
        thing = re.split(r"\s(?:[a-z]+ing|who|that|which|in|at|to|from|for|on|by|with)\s", counted.group(1))[0]
        if _CAME_ABOUT.search(thing) or _is_done(thing):
            return "event"
        words = words[: counted.start(1)] + thing
    found = [noun_class(word) for word in re.findall(r"[A-Za-z][a-z-]+", words)]
    last = next((index for index in reversed(range(len(found))) if found[index]), None)
    if last is None:
        return None
    # "death toll", "staff total"
    beside = found[last - 1] if last and found[last] == "number" else None
    return beside or found[last]


_PRONOUN = re.compile(r"(?:(?:^|.*,\s)(?:[A-Za-z0-9/ ]{0,25}\s)?)(?:[Tt]hey|[Ii]t|[Tt]he\slatter)(?:\s[a-z]+)?")
_CLAUSES = re.compile(r"[.!?;:]\s+|\n|,\s(?:but|and|while|whereas)\s")
_VERB_TOLD = re.compile(r"\s(?:is|are|was|were|be|has|have|had|did|do|does|will|would|can|could|may|might|should)\b")


# "the number of new asylum seekers": those of the period
_CAME_ABOUT = re.compile(r"(?i)^(?:new|newly|fresh|additional)\b")


def _is_done(thing: str) -> bool:
    """Whether something has been done to what is counted: "samples taken", not "people displaced"."""
    last = thing.split()[-1:]
    return bool(last) and last[0] in participles_of_events() and last[0] not in result_participles()


def class_meant(draft: Draft, subject: str) -> str | None:
    """Return the class of what a pronoun stands for: "Admissions were low. They fell to 300"."""
    return next(filter(None, map(class_in, meant(draft, subject))), None)


def meant(draft: Draft, subject: str) -> Iterator[str]:
    """Yield the subjects that a pronoun may stand for, those of the clauses before its own, the nearest first."""
    if not _PRONOUN.fullmatch(subject):
        return
    *earlier, _ = _CLAUSES.split(draft.scene.text[max(0, draft.sentence[0] - 300) : draft.mention.start])
    for clause in reversed(earlier[-3:]):
        words = _VERB_TOLD.split(clause)[0].split()
        verb = next((at for at, word in enumerate(words) if at and word in verb_aspects() and word.endswith("ed")), 8)
        yield " ".join(words[:verb])
