"""Finds what an elliptic amount is told in: the money, time or size of an amount that is told alike before it."""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft, Unit
from iomstats.figures.units.givers import is_located
from iomstats.figures.units.symbols import is_measured
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.nouns import ends_phrase
from iomstats.figures.words.quantities import TIME_UNITS

_STANDS_ALONE = re.compile(
    r"\s?[.,;)]|\s(?:and|or|in|for|on|at|if|when|during|while|but|followed|each|per|apiece|would|was|were|had|is|a\s(?:year|month|week|day|head|piece)|"
    r"more\sthan|less\sthan|fewer|longer|shorter|later|earlier)\b|$"
)


def measured_as_before(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Return the measure of an earlier amount that a bare number is told in too, None where nothing says so.

    Example:
        "Reviewers took 61 days, editors 14": days; "it costs 10 euros, or five for students": euros.
    """
    if index == 0 or not _STANDS_ALONE.match(drafts[index].after):
        return None
    return (
        _gapped(drafts, found, index)
        or _ruled(drafts, found, index)
        or _another_time(drafts, found, index)
        or _superlative(drafts, found, index)
        or _lasted(drafts, found, index)
        or _longer(drafts, found, index)
        or _from_or_to(drafts, found, index)
        or _compared(drafts, found, index)
        or _paid(drafts, found, index)
    )


_ALIKE = re.compile(
    rf"(?:\son\saverage)?,\s(?:and\s|while\s)?(?:the\s)?[A-Za-z][a-z-]+(?:\s[a-z-]+)?\s{HEDGES}|"
    rf"\s(?:and|while|but)\s(?:the\s)?(?:[A-Za-z][a-z-]+\s)?(?:ones|[a-z-]+s|women|men|children|people)\s{HEDGES}|"
    rf"(?:\s(?:per|an?|each|every)\s[a-z]+)?,?\s(?:and\s|or\s|but\s){HEDGES}|\s(?:per|an?|each|every)\s[a-z]+,\s{HEDGES}|"
    rf"\s(?:per|an?)\s[a-z]+[;,]\s(?:and\s|while\s)?(?:the\s)?[A-Za-z][a-z-]+(?:\s[a-z-]+)?\s(?:(?:reached|hit|fetched|cost|was|made|at|to|stood\sat)\s)+{HEDGES}"
)
# words of the pattern that end noun phrases elsewhere
_OF_GAP = frozenset(
    "and while the a an per on average at to was made cost about "
    "some only just over under or but each every another up least more "
    "less than as much".split()
)


def _gapped(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read a gapped clause as telling the same measure: "reviewers took 61 days, editors 14"."""
    draft, giver, unit = drafts[index], drafts[index - 1], found[index - 1]
    if unit is None or giver.sentence != draft.sentence or not _is_measure(giver, unit) or not _near(giver, draft):
        return None
    gap = draft.scene.text[unit.end or giver.mention.end : draft.mention.start]
    alike = _ALIKE.fullmatch(gap)
    if alike is None or any(ends_phrase(word) for word in re.findall(r"[a-z-]+", gap) if word not in _OF_GAP):
        return None
    return unit.passed_on()


_RULED = re.compile(
    r"\b(?:(?:says?|said|calls?\sfor|called\sfor|requires?|required|allows?|allowed|foresees?|foresaw|prescribes?|prescribed|stipulates?|recommends?|"
    r"recommended|demands?|demanded|provides?\sfor|provided\sfor|aims?\sat|aimed\sat|sets?|promised)|"
    r"(?:minimum|maximum|target|limit|norm|standard|goal|benchmark|ceiling|floor|threshold|forecast|rule|policy|plan)(?:\s(?:of|is|was|being|at|set\sat))?)\s"
    rf"{HEDGES}$"
)


def _ruled(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read what a rule or target says in the measure told before it: "for four months; our policy says six"."""
    draft = drafts[index]
    if not _RULED.search(draft.before[-60:]) or not re.match(r"\s?[.,;)]|$", draft.after):
        return None
    giver, unit = drafts[index - 1], found[index - 1]
    if unit is None or giver.sentence != draft.sentence or is_located(giver) or giver.after.startswith("-"):
        return None  # "the 24-hour standard of 60" is none of hours
    share = unit.unit == "percent" and giver.number.form == "percent" and draft.number.value <= 100
    return unit.passed_on() if share or (_is_measure(giver, unit) and _near(giver, draft)) else None


_ANOTHER_TIME = re.compile(
    r"[^;]{0,80};\s(?:and\s|but\s)?(?:(?:the|a)\s(?:year|month|week|day|decade|season)\s(?:before|earlier|after|ago|later)|last\s(?:year|month|week|season)|"
    rf"(?:in|by)\s(?:[A-Z][a-z]+\s)?\d{{4}}|then|before|earlier|previously|now|today),?\s{HEDGES}"
)


def _another_time(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read a clause that names only another time as telling the same measure: "150 kwacha; the year before, 90"."""
    giver, unit = drafts[index - 1], found[index - 1]
    if unit is None or giver.sentence != drafts[index].sentence or not _is_measure(giver, unit) or is_located(giver):
        return None
    gap = drafts[index].scene.text[giver.mention.end : drafts[index].mention.start]
    return unit.passed_on() if _ANOTHER_TIME.fullmatch(gap) and _near(giver, drafts[index]) else None


_FOREMOST = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir)\s(?:second[\s-]|third[\s-])?(?:[a-z]{2,}est|average|median|mean|minimum|maximum|usual|typical|others?|rest|second|third|next|last|previous|"
    rf"best|worst|top|most\s[a-z]+|least\s[a-z]+)(?:\s[a-z]+)?(?:\s(?:was|is|were|are|being|at|costs?|stood\sat|came\sto|comes\sto|reached|measured|measures|weighed|"
    rf"weighs|took|takes|lasted|lasts|paid|pays|earned|earns|got|gets|received))?\s{HEDGES}$"
)


def _superlative(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read the highest and lowest of what was measured: "the mean loan was 900 dollars; the smallest was 50"."""
    draft, giver, unit = drafts[index], drafts[index - 1], found[index - 1]
    if (
        unit is None
        or not _is_measure(giver, unit)
        or draft.sentence[0] - giver.sentence[1] > 2
        or not _FOREMOST.search(draft.before[-100:])
    ):
        return None
    return unit.passed_on()


_LASTED = re.compile(
    rf"\b(?:wait(?:s|ed)?|last(?:s|ed)?|took|takes?|spen[dt]s?|served?|serves|stay(?:s|ed)?|sle(?:ep|eps|pt)|liv(?:e|es|ed)|work(?:s|ed)?|ran|runs?|"
    rf"(?:extended|prolonged|lengthened|shortened|delayed|postponed|cut)\sby)\s{HEDGES}$"
)


def _lasted(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read how long something takes in the unit told before: "14 days on average; urgent cases waited three"."""
    if not _LASTED.search(drafts[index].before[-60:]):
        return None
    for earlier in range(index - 1, max(-1, index - 4), -1):
        unit = found[earlier]
        if drafts[index].sentence[0] - drafts[earlier].sentence[1] > 2:
            return None
        if unit is not None and unit.unit in TIME_UNITS:
            return unit.passed_on()
    return None


_LONGER = re.compile(
    r"\s(?:fewer|less|more|longer|shorter|later|earlier|sooner|quicker|slower)\s(?:than|on\saverage)\b"
)


def _longer(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read a difference in the time told before it: "it took 11 weeks, two fewer than in the year before"."""
    giver, unit = drafts[index - 1], found[index - 1]
    if (
        unit is None
        or unit.unit not in TIME_UNITS
        or giver.sentence != drafts[index].sentence
        or drafts[index].number.value > giver.number.value
        or not _LONGER.match(drafts[index].after)
        or is_located(giver)
    ):
        return None
    return unit.passed_on()


_COMPARED = re.compile(
    rf"(?i)\b(?:against|compared\s(?:with|to)|instead\sof|rather\sthan|versus|(?:up|down)\sfrom|another|a\sfurther|an\sadditional|an\sextra)\s{HEDGES}$"
)


_AND_REACH = re.compile(
    r",?\s(?:and|but)\s(?:(?:can|may|could|might|will|would|often|sometimes)\s)?(?:reach|reaches|reached|rise\sto|rises\sto|go\sto|goes\sto|go\sup\sto|"
    rf"cost|costs|come\sto|comes\sto|last|take|be)\s{HEDGES}"
)
_TO_OTHERS = re.compile(
    rf"(?:\sfrom\s[^,;]{{1,20}})?,?\s(?:and|but|while)\s(?:for|in|among|at)\s[^,;\d]{{3,40}}\sto\s{HEDGES}"
)


def _from_or_to(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read the other levels of a change in the same measure: "to 19 days from 32, and for families to 24"."""
    draft = drafts[index]
    last, measure = drafts[index - 1], found[index - 1]
    if measure is not None and _is_measure(last, measure) and last.sentence == draft.sentence:
        # "start at 500 euros and can reach 4,000"
        between = draft.scene.text[(measure.end or last.mention.end) : draft.mention.start]
        if _AND_REACH.fullmatch(between) and _near(last, draft):
            return measure.passed_on()
    for earlier in range(index - 1, max(-1, index - 3), -1):
        giver, unit = drafts[earlier], found[earlier]
        if giver.sentence != draft.sentence:
            return None
        if unit is None or not _is_measure(giver, unit) or not re.search(rf"\bto\s{HEDGES}$", giver.before[-60:]):
            continue
        gap = draft.scene.text[
            (unit.end or giver.mention.end) if not unit.inherited else giver.mention.end : draft.mention.start
        ]
        if re.fullmatch(rf",?\sfrom\s{HEDGES}", gap) or _TO_OTHERS.fullmatch(gap):
            return unit.passed_on() if _near(giver, draft) else None
    return None


def _compared(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read what is set beside or added to an amount as one too: "five euros instead of 12", "and another 800"."""
    draft, giver, unit = drafts[index], drafts[index - 1], found[index - 1]
    if unit is None or giver.sentence != draft.sentence or not _COMPARED.search(draft.before[-60:]):
        return None
    money = giver.number.form == "money" or _is_code(unit)
    if not (money or is_measured(unit.unit)) or not _near(giver, draft):
        return None
    return unit.passed_on()


_PAID = re.compile(
    rf"\b(?P<verb>got|paid|pays?|paying|earn(?:s|ed|ing)?|costs?|costing|spent|spend|charged|fetch(?:ed|es)?|priced\sat|sold\sfor|sells?\sfor|worth|"
    rf"bought\sfor|received|receives?|raised|donated|owed|lent|contributed|gave|gives?|pledged|invested|borrowed|provided|contributes|funded\swith)\s{HEDGES}$"
)
_LARGE = 10_000


def _paid(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read a number that is paid as money, as the amount before: "given 2,000 francs. The others got 1,000"."""
    draft = drafts[index]
    if not _PAID.search(draft.before[-60:]):
        return None
    large = draft.number.value >= _LARGE
    for earlier in range(index - 1, max(-1, index - 6), -1):
        number, unit = drafts[earlier].number, found[earlier]
        if number.form == "money" and number.currency:
            return Unit(number.currency, None, inherited=True)
        if number.form == "cardinal" and unit is not None and not (large and number.value < _LARGE):
            return None
    return None


def _is_measure(draft: Draft, unit: Unit) -> bool:
    return draft.number.form == "money" or unit.unit in TIME_UNITS or is_measured(unit.unit) or _is_code(unit)


def _is_code(unit: Unit) -> bool:
    """Whether a unit is a currency, by its ISO 4217 code."""
    return re.fullmatch(r"[A-Z]{3}", unit.unit or "") is not None and unit.unit_text is None


def _near(giver: Draft, draft: Draft) -> bool:
    """Whether two amounts of money are of one order."""
    if giver.number.form != "money":
        return True
    return giver.number.value / 20 <= draft.number.value <= giver.number.value * 20
