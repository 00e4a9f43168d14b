"""Finds what each figure counts: the noun after it, one that it shares with a neighbour, or its subject."""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft, Unit
from iomstats.figures.units.cells import cell_unit
from iomstats.figures.units.ellipsis import are_coordinated, inherited_unit
from iomstats.figures.units.givers import can_pass_on
from iomstats.figures.units.names import unit_of
from iomstats.figures.units.own import own_unit
from iomstats.figures.units.shares import share_of_same
from iomstats.figures.units.statistics import follows_estimate, is_spread
from iomstats.figures.units.symbols import is_measured
from iomstats.figures.words.nouns import ends_phrase
from iomstats.figures.words.plurals import is_plural
from iomstats.figures.words.quantities import TIME_UNITS

_SHARES = ("percent", "fraction", "proportion")
_SPREAD_SIGN = re.compile(r"\s?(?:±|\+\s?/?\s?[-−–])\s?")


def find_units(drafts: Sequence[Draft]) -> list[Unit]:
    """Return what each figure of a flow counts.

    Example:
        "43,204 in 2007, 61,189 in 2008" after "The number of applicants" is ``person`` twice.
    """
    if drafts and drafts[0].scene.flow.cell is not None:
        return [cell_unit(draft) for draft in drafts]
    own = [own_unit(draft) for draft in drafts]
    found: list[Unit | None] = list(own)
    for index in range(len(drafts) - 1):
        # "0.43 ± 0.05 percentage points"
        end, spread = drafts[index].mention.end, own[index + 1]
        gap = drafts[index].scene.text[end : drafts[index + 1].mention.start]
        if spread is not None and spread.unit == "percentage point" and _SPREAD_SIGN.fullmatch(gap):
            found[index] = spread.passed_on()
    _spread(drafts, found)
    for index in range(len(drafts) - 2, -1, -1):
        # "158 × 73 × 7.9 mm": the unit stands once
        gap = drafts[index].scene.text[drafts[index].mention.end : drafts[index + 1].mention.start]
        measure = found[index + 1]
        if (
            found[index] is None
            and measure is not None
            and re.fullmatch(r"\s?[×x]\s?|\sby\s", gap)
            and is_measured(measure.unit)
        ):
            found[index] = measure.passed_on()
    for index in range(len(drafts) - 2):
        # "64 (58%) of the 110 respondents": the share in brackets parts the count from what it is a part of
        part, share, whole = drafts[index : index + 3]
        gap = share.scene.text[part.mention.end : whole.mention.start]
        giver = found[index + 2]
        if (
            found[index] is None
            and part.number.form == "cardinal"
            and giver is not None
            and share.number.form == "percent"
            and re.fullmatch(r"\s\([^()]*\)\s(?:out\s)?of\s(?:the\s|all\s|its\s|their\s)?", gap)
            and can_pass_on(whole, giver)
        ):
            found[index] = giver.passed_on()
    for index in range(len(drafts) - 2, -1, -1):
        if found[index] is None and are_coordinated(drafts[index], drafts[index + 1]):
            following = found[index + 1]
            if (
                following is not None
                and drafts[index].number.form == "cardinal"
                and (can_pass_on(drafts[index + 1], following) or _spans(drafts[index], drafts[index + 1], following))
            ):
                found[index] = following.passed_on()
    for index in range(len(drafts) - 2, -1, -1):
        following = found[index + 1]
        if found[index] is None and following is not None and _share_head(drafts[index], drafts[index + 1], following):
            found[index] = following.passed_on()
    for index in range(1, len(drafts)):
        if found[index] is None and _is_next_age(drafts[index - 1], found[index - 1], drafts[index]):
            found[index] = Unit("year", None, inherited=True)
    for index, pair in _respective(drafts, found).items():
        found[index] = pair
    for index, draft in enumerate(drafts):
        if found[index] is None:
            found[index] = inherited_unit(drafts, found, index) if draft.number.form == "cardinal" else Unit(None, None)
    found = [unit if unit is not None else Unit(None, None) for unit in found]
    for index, draft in enumerate(drafts):
        if draft.number.form in _SHARES:
            found[index] = share_of_same(drafts, found, index)
    return [unit or Unit(None, None) for unit in found]


def _spread(drafts: Sequence[Draft], found: list[Unit | None]) -> None:
    """Give intervals and spreads the unit of what they belong to: "0.62 (95% CI 0.45–0.86)", "81 ± 8 years"."""
    for index in range(1, len(drafts)):
        draft, back = drafts[index], index - 1
        if found[index] is not None:
            continue
        if is_spread(draft):
            if drafts[back].number.form == "percent" and re.search(r"I\b|interval", draft.before[-20:]):
                back -= 1  # the level of the interval
            estimate = found[back] if back >= 0 and drafts[back].sentence == draft.sentence else None
            if estimate is None and index + 1 < len(drafts) and drafts[index + 1].sentence == draft.sentence:
                estimate = found[index + 1]
                if estimate is not None and found[back] is None and back >= 0 and is_measured(estimate.unit):
                    found[back] = estimate.passed_on()
                if estimate is not None and not is_measured(estimate.unit):
                    estimate = None
            if estimate is not None:
                found[index] = estimate.passed_on()
        elif (
            (estimate := found[back]) is not None and estimate.unit == "ratio" and follows_estimate(drafts[back], draft)
        ):
            found[index] = Unit("ratio", None, inherited=True)


# "34 per cent are aged 20 to 34, 27 per cent 35 to 49"
_AGES_BEFORE = re.compile(r"(?i)\b(?:aged?|ages)\s(?:\w+\s)?\d")
_MODIFIER = re.compile(r"\s(?P<word>[A-Za-z-]{3,})(?:,|,?\s(?:and|or))\s(?:(?:some|about|over|nearly)\s)?")


def _share_head(draft: Draft, following: Draft, unit: Unit) -> bool:
    """Whether two numbers have a modifier each and one noun: "45 international and 230 national staff"."""
    if draft.number.form != "cardinal" or draft.sentence != following.sentence or not can_pass_on(following, unit):
        return False
    gap = _MODIFIER.fullmatch(draft.scene.text[draft.mention.end : following.mention.start])
    if gap is None or " " not in (unit.unit_text or "").strip():
        return unit.inherited and gap is not None and _is_modifier(gap["word"])
    return _is_modifier(gap["word"])


def _is_modifier(word: str) -> bool:
    """Whether a word may stand before a noun, as no plural, participle or word that ends a noun phrase can."""
    return not (is_plural(word) or ends_phrase(word) or re.search(r"^[a-z]+(?:ed|ing|ly)$", word))


def _is_next_age(earlier: Draft, unit: Unit | None, draft: Draft) -> bool:
    """Whether a number goes on a list of ages: "aged 5 and 7", "Ann Roe, 42, and her son Tom, 12,"."""
    gap = earlier.scene.text[earlier.mention.end : draft.mention.start]
    if unit is not None and unit.unit == "percent" and gap == " " and _AGES_BEFORE.search(draft.before):
        return draft.number.form == "cardinal" and 0 < draft.number.value <= 110
    return (
        unit is not None
        and unit.unit == "year"
        and unit.unit_text is None
        and draft.number.form == "cardinal"
        and 0 < draft.number.value <= 110
        and not re.match(r"\sof\s", draft.after)
        and (
            re.fullmatch(r",?\s(?:and|or|to)\s|,\s", gap) is not None
            or (re.search(r"[A-Z][a-z]+,\s$", gap) is not None and re.match(r"\s?[,.;)]", draft.after) is not None)
        )
    )


def _spans(first: Draft, second: Draft, unit: Unit) -> bool:
    """Whether two numbers of one measure are joined: "fell from 11 to 6 days", "6.5 ± 2.8 hours"."""
    gap = first.scene.text[first.mention.end : second.mention.start]
    return (
        unit.unit in TIME_UNITS
        and re.fullmatch(
            r",?\s(?:to|and|or|maybe|perhaps|possibly|if\snot|or\seven|even|or\sperhaps|or\smaybe)\s(?:about\s|over\s|just\s)?|\s?(?:\+/[-−]|±)\s?",
            gap,
        )
        is not None
    )


# "Births / deaths: 402 / 365"
_SLASHED = re.compile(r"\b(?P<first>[A-Za-z-]{3,})\s?/\s?(?P<second>[A-Za-z-]{3,})\b[^/]*$")
_RESPECTIVE = re.compile(r"\b(?P<first>[A-Za-z-]{3,})\s(?:and|than|or)\s(?:the\s)?(?P<second>[A-Za-z-]{3,})\b")


def _respective(drafts: Sequence[Draft], found: Sequence[Unit | None]) -> dict[int, Unit]:
    """Return the units of pairs that are told apart: "deaths and births (5.3 and 5.1 million respectively)"."""
    pairs: dict[int, Unit] = {}
    for index in range(len(drafts) - 1):
        one, other = drafts[index], drafts[index + 1]
        gap = one.scene.text[one.mention.end : other.mention.start]
        slashed = _SLASHED.search(one.before) if re.fullmatch(r"\s?/\s?", gap) else None
        if slashed is not None and is_plural(slashed["first"]) and is_plural(slashed["second"]):
            first, second = slashed["first"], slashed["second"]
            pairs |= {
                index: Unit(unit_of(first), first, inherited=True),
                index + 1: Unit(unit_of(second), second, inherited=True),
            }
            continue
        if found[index] or found[index + 1] or gap != " and " or not re.match(r",?\srespectively\b", other.after):
            continue
        for nouns in reversed(list(_RESPECTIVE.finditer(one.before))):
            first, second = nouns["first"], nouns["second"]
            if is_plural(first) and is_plural(second):
                pairs |= {
                    index: Unit(unit_of(first), first, inherited=True),
                    index + 1: Unit(unit_of(second), second, inherited=True),
                }
                break
    return pairs
