"""Tells from the words beside a bare number what sort of thing it counts, and finds the last such thing told of."""

import re
from collections.abc import Callable, Iterator, Sequence

from iomstats.figures.model import Draft, Unit
from iomstats.figures.units.names import unit_of
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.people import is_person_noun
from iomstats.figures.words.plurals import is_plural
from iomstats.schema.vocabulary import read_toml

_DEEDS: dict[str, list[str]] = read_toml("deeds")
_ANIMATES, _AGENTS, _MOVERS, _PLACES = (frozenset(_DEEDS[name]) for name in ("animates", "agents", "movers", "places"))


def _any_of(name: str) -> str:
    words = sorted(_DEEDS[name], key=lambda word: (-len(word), word))
    return "(?:" + "|".join(word.replace(" ", r"\s") for word in words) + r")\b"


_OPENING = (
    r"(?:\s\([^()]{1,30}\))?\s(?:(?:of\s(?:them|these|those|whom|which)|others?|more)\s)?(?:(?:who|whom)\s)?"
    r"(?:to\s)?(?:(?:have|had|has|will|would|could|may|might|can|must|also|still|now|since|then|already|later|not|never|ever|either|both|all|[a-z]+ly)\s)*"
    # "are due to leave", "were unable to return"
    r"(?:(?:am|are|is|was|were|be|been)\s(?:about|able|allowed|believed|due|expected|likely|planned|ready|scheduled|set|thought|unable|"
    r"unlikely|waiting|willing)\sto\s(?:have\s)?)?"
)
_BE = (
    r"(?:(?:be|been|being|were|was|are|is|remain|remained|got|reported|found|believed|thought|said|to\sbe|also|still|now|since|then|already|"
    r"later|not|[a-z]+ly)\s)*"
)
_DID = re.compile(rf"{_OPENING}{_any_of('people_did')}(?!-)")
_UNDERWENT = re.compile(rf"{_OPENING}{_BE}{_any_of('people_underwent')}(?!-)")
_PERHAPS = re.compile(rf"{_OPENING}{_BE}{_any_of('people_perhaps')}(?!-)")
_ACTED = re.compile(rf"{_OPENING}{_any_of('agents_did')}(?!-)")
_WENT = re.compile(rf"{_OPENING}{_any_of('movers_did')}(?!-)(?!\sfrom\s\d)")
_THEIRS = re.compile(
    rf"{_OPENING}{_BE}[a-z]+\s(?:[a-z]+\s)?their\s(?:own\s)?(?:homes?|houses|jobs?|lives|families|livelihoods|villages|husbands|wives|parents|children|studies|education|"
    r"passports|shelters|spouses|limbs|sight|arms|legs|names|identity|lands?|deaths)\b"
)
_TAKEN = re.compile(rf"(?i)\b{_any_of('people_taken')}\s{HEDGES}$")
# of work, talks or pieces as well: "came off", "went on"
_IDLE = re.compile(
    r"\s+(?:came|went|go|goes|come|comes|passed|reached)\s(?:off|on|out|with|under|into|up|for|over|through|against)\b(?!\sto\s[A-Z]|\sfoot|\sstrike|\strial)"
)
_BY_AGENT = re.compile(
    r"(?i)\b(?:by|from|to|against|with)\s(?:(?:the|its|their|some|local|other|armed)\s)*(?:[a-z-]+\s)?$"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z-]{2,}")
_REACH = 300
STREAMS = frozenset(_DEEDS["streams"])
"""Nouns of people on the move in whole, which their numbers do not count one by one: "flows", "movements"."""
MOVEMENTS = frozenset(_DEEDS["movements"])
"""Nouns of what people do or undergo, whose numbers are of people: "arrivals", "repatriation"."""


def who_did(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Return what a number counts whose verb tells whom it is of, None where the verb leaves that open.

    Example:
        "Nurses in 12 towns went on strike. 340 were arrested": persons, the nurses.
    """
    draft = drafts[index]
    if draft.number.value % 1 > 0 or draft.number.form != "cardinal":
        return None
    sort = _sort_of_doer(draft)
    if sort is None:
        return None
    fits, only_people = sort
    return (
        _counted_before(drafts, found, index, fits, sentences=2)
        or (_named_before(draft, fits) if only_people else None)
        or _counted_before(drafts, found, index, fits, sentences=9 if only_people else 2)
        or (Unit("person", None) if only_people else None)
    )


def takes_people(draft: Draft) -> bool:
    """Return whether the verb before a number has people as its object: "arrested a further 12"."""
    return _TAKEN.search(draft.before[-100:]) is not None


def acts(draft: Draft) -> bool:
    """Return whether people or what they make up acts or moves, whichever it be: "some 140,000 had gone home"."""
    if draft.number.value % 1 > 0 or _IDLE.match(draft.after):
        return False
    return _sort_of_doer(draft) is not None or _PERHAPS.match(draft.after) is not None


def in_which(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Return the places told of last where a number stands after "in": "In eleven of them a majority agreed"."""
    draft = drafts[index]
    if not re.search(rf"(?i)\bin\s(?:all\s)?{HEDGES}$", draft.before[-60:]) or not re.match(
        r"\s(?:of\s(?:them|these|those|which)\b|(?!of\b|out\b|per\b|to\b)[a-z]+\b)|,", draft.after
    ):
        return None
    return _counted_before(drafts, found, index, lambda unit: unit in _PLACES, sentences=2)


def _sort_of_doer(draft: Draft) -> tuple[Callable[[str], bool], bool] | None:
    """Return the test that the counted unit has to pass, and whether only people do or undergo what is told."""
    after = draft.after
    if draft.before.endswith(", ") and after.startswith(", "):
        after = after[1:]  # "The rest, 1,312, went home by bus"
    if _DID.match(after) or _UNDERWENT.match(after) or _THEIRS.match(after):
        return _ANIMATES.__contains__, True
    if _TAKEN.search(draft.before[-100:]) and not re.match(r"\s?[%°]", after):
        return frozenset(("person", "family", "household")).__contains__, True
    if _WENT.match(after):
        return _MOVERS.__contains__, False
    if _ACTED.match(after):
        return _AGENTS.__contains__, False
    return None


def _counted_before(
    drafts: Sequence[Draft], found: Sequence[Unit | None], index: int, fits: Callable[[str], bool], sentences: int
) -> Unit | None:
    """Return the unit of the last earlier figure that fits: one that the number can be a part of, else any."""
    near = list(_near(drafts, index, sentences))
    here = [earlier for earlier in near if drafts[earlier].sentence == drafts[index].sentence]
    for whole, choice in ((True, here), (False, here), (True, near), (False, near)):
        for earlier in choice:
            unit = found[earlier]
            if (
                unit is not None
                and unit.unit is not None
                and drafts[earlier].number.form == "cardinal"
                and (fits(unit.unit) or (unit.unit == "State" and fits("country")))
                and (not whole or drafts[earlier].number.value >= drafts[index].number.value)
            ):
                return unit.passed_on()
    return None


def _near(drafts: Sequence[Draft], index: int, sentences: int) -> Iterator[int]:
    """Yield the figures before one, the nearest first, in its sentence and so many before it."""
    seen, last = 0, drafts[index].sentence
    for earlier in range(index - 1, -1, -1):
        if drafts[earlier].sentence != last:
            seen, last = seen + 1, drafts[earlier].sentence
        if seen > sentences:
            return
        yield earlier


def _named_before(draft: Draft, fits: Callable[[str], bool]) -> Unit | None:
    """Return the last noun of people in the sentence, else the first in the one before, none by whom it is done."""
    spans = [span for span in draft.scene.flow.sentences if span[1] <= draft.sentence[0]]
    own = _people_in(draft.before[-_REACH:], fits)
    if own:
        return Unit("person", own[-1], inherited=True)
    before = _people_in(draft.scene.text[slice(*spans[-1])][:_REACH], fits) if spans else []
    return Unit("person", before[0], inherited=True) if before else None


def _people_in(text: str, fits: Callable[[str], bool]) -> list[str]:
    return [
        match.group()
        for match in _WORD.finditer(text)
        if is_plural(match.group())
        and is_person_noun(match.group())
        and fits(unit_of(match.group()))
        and not _BY_AGENT.search(text[: match.start()])
        and not re.match(r"\s(?:of|for)\s|[’']", text[match.end() :])
    ]
