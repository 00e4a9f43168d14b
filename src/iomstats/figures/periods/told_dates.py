"""Finds the date that a text has given to a survey or a disaster, for what it later tells of that survey or disaster.

What those interviewed answered is of the time of the interviews, and what "the earthquake" destroyed is of its day,
however far the date stands before. Which figures take it is decided in ``periods.py``.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from iomstats.figures.dates.anchors import find_anchors, is_aside
from iomstats.figures.dates.dates import DateSpan
from iomstats.figures.dates.model import is_future
from iomstats.figures.dates.roles import AS_OF, IN
from iomstats.figures.model import Scene
from iomstats.figures.periods.passages import Sentence, clause
from iomstats.figures.words.tenses import WAS
from iomstats.mentions.model import Mention

_FLOWS_BACK = 30
_SURVEY = re.compile(
    r"(?i)\b(?:survey|interviews|field\s?work|field\s(?:visits?|missions?|phase)|questionnaires?|focus\sgroups|evaluators?|evaluation\steam"
    r"|enumerators?|interviewers?|interviewed|surveyed|in\sthe\sfield|fielded)\b"
)
_DONE = re.compile(
    r"(?i)\b(?:carried\sout|conducted|held|took\splace|made|undertaken|fielded|visited|spent|interviewed|questioned|surveyed|ran|travelled"
    r"|collected|administered|done|completed|were|was)\b"
)
_ANSWERS = re.compile(
    r"(?i)\b(?:interviewed|interviewees?|respondents?|those\s(?:asked|questioned|surveyed)|(?:people|persons|migrants|households|families"
    r"|farmers|women|men|workers|staff)\s(?:asked|questioned|surveyed)|when\sasked|asked\s(?:whether|if|about|what|how|who|why)"
    r"|(?:tested|examined|checked|seen|visited|questioned)\sby\sthe\s(?:team|evaluators?|auditors?|enumerators?)"
    r"|at\sthe\stime\sof\sthe\s(?:survey|visits?|interviews?|field\s?work)|told\s(?:the\s)?(?:team|evaluators?|interviewers?|enumerators?))\b"
)
_NOUN = (
    r"(?:earthquake|quake|tremor|tsunami|cyclone|typhoon|hurricane|tornado|storm|floods?|flooding|landslides?|mudslides?|avalanche"
    r"|eruption|fire|blaze|explosion|blast|bombing|attack|shipwreck|accident|crash)"
)
_ALIKE = tuple(
    re.compile(rf"(?i)\b(?:{nouns})\b")
    for nouns in (
        "earthquakes?|quakes?|tremors?",
        "cyclones?|typhoons?|hurricanes?|storms?|tornado",
        "floods?|flooding",
        "fire|blaze",
        "explosion|blast|bombing|attack",
        "landslides?|mudslides?",
    )
)
"""Words by which a text may call the same disaster again."""
_DATED_BY = re.compile(rf"(?i)\b{_NOUN}\s(?:of|on)\s(?:the\s)?(?:[A-Z][a-z]+,?\s)?$")
_ADVERBS = re.compile(r"(?:(?:also|alone|itself|then|later|soon|[a-z]+ly)\s)*")
_SUBJECT = re.compile(
    rf"\W*(?:\d+\.\s)?(?:(?:The|This|That)\s(?:[a-z-]+\s){{0,2}}?(?P<noun>(?i:{_NOUN}))|(?P<named>(?i:{_NOUN})\s[A-Z][a-z]+))"
    r"(?:\s(?:itself|alone)|,\s[^,;.]{3,80},)?\s"
)


def told_date(scene: Scene, sentence: Sentence, index: int, date: str | None) -> DateSpan | None:
    """Return the date that the text gives to the survey or disaster of which a figure's clause tells in the past."""
    first = next((verb for verb in sentence.verbs if not verb.weak), None)
    if first is None or first.tense != WAS:
        return None
    words = sentence.text[sentence.start : sentence.end]
    subject = _SUBJECT.match(words)
    if subject is not None and _ADVERBS.fullmatch(words, subject.end(), first.start - sentence.start):
        noun = (subject["noun"] or subject["named"]).split()[0].lower()
        same = next((alike for alike in _ALIKE if alike.match(noun)), re.compile(rf"(?i)\b{noun}\b"))
        return next(_told(scene, sentence, date, same, None), None)
    low, high = clause(sentence, index)
    if _ANSWERS.search(sentence.text, low, high):
        return next(_told(scene, sentence, date, _SURVEY, _DONE), None)
    return None


def _told(
    scene: Scene, sentence: Sentence, date: str | None, noun: re.Pattern[str], verb: re.Pattern[str] | None
) -> Iterator[DateSpan]:
    """Yield the dates of the sentences before that tell of something, the nearest first."""
    flows, here = scene.document.flows, scene.flow_index
    for index in range(here, max(here - _FLOWS_BACK, -1), -1):
        flow = flows[index]
        if flow.part != scene.flow.part:
            return
        if flow.cell is not None or flow.kind == "page_furniture" or not noun.search(flow.text):
            continue
        for low, high, span in reversed(_dated(flow.text, scene.ledger[index], tuple(flow.sentences), date)):
            before = index != here or high <= sentence.start
            if before and noun.search(flow.text, low, high) and (verb is None or verb.search(flow.text, low, high)):
                yield span


@lru_cache(maxsize=512)
def _dated(
    text: str, mentions: tuple[Mention, ...], sentences: tuple[tuple[int, int], ...], date: str | None
) -> tuple[tuple[int, int, DateSpan], ...]:
    """Return the sentences of a text that give one day or month in the past, each with it."""
    found = []
    for one in find_anchors(text, mentions, sentences, date):
        low, high = next(((a, b) for a, b in sentences if a <= one.start < b), (0, len(text)))
        named = _DATED_BY.search(text, max(low, one.start - 40), one.start) is not None
        exact = one.span.precision in ("day", "month") and one.span.start is not None and not is_future(one.span, date)
        if exact and not one.loose and (named or (one.role in (IN, AS_OF) and not is_aside(text, high, one))):
            found.append((low, high, one.span))
    alone = [one for one in found if sum(one[:2] == other[:2] for other in found) == 1]
    return tuple(alone)
