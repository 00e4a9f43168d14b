"""Reads numbers that leave out their sign of a share, and finds what the shares of a list are of."""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft, Unit
from iomstats.figures.units.givers import REACH_BACK, can_pass_on
from iomstats.figures.units.subjects import topic_of
from iomstats.figures.units.symbols import is_measured
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.nouns import ends_phrase
from iomstats.figures.words.quantities import TIME_UNITS


def bare_share(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Return the unit of a share whose sign stands at a neighbour alone: "Syrians were 37 per cent, Afghans 9"."""
    return _signed_share(drafts, found, index) or _share_in_list(drafts, found, index)


def _signed_share(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read a number with a sign as the share before it in the sentence: "volume +2.2 per cent and price +5.9"."""
    draft = drafts[index]
    signed = re.match(r"[+−–-]\d", draft.scene.text[draft.mention.start :])
    if abs(draft.number.value) > 100 or not signed or draft.before.endswith("("):
        return None
    for earlier in range(index - 1, max(-1, index - 8), -1):
        unit = found[earlier]
        if drafts[earlier].sentence != draft.sentence:
            return None
        if unit is not None and unit.unit == "percent" and drafts[earlier].number.form == "percent":
            return Unit("percent", unit.unit_text, inherited=True)
    return None


_PREPOSED = re.compile(rf"\b(?P<word>in|at|by|with|among|for)\s{HEDGES}$")
_ITEM = re.compile(
    rf"[,;]?\s(?:and\s|while\s|but\s|followed\sby\s)?(?:(?:in|for|among|at|on)\s)?(?:the\s)?(?P<words>[\w’'-]+(?:\s[\w’'-]+){{0,3}}?)\s{HEDGES}\(?"
)
STANDS_ALONE = re.compile(r"\s?[.,;)]|\s(?:and|in|while|but|followed)\b|$")
_LEVEL_BEFORE = re.compile(rf"(?i)\b(?:to|at|was|stood|is|reached|hit|been)\s{HEDGES}$")


# "2.1 per cent in 2018, 1.7 in 2019 and shrank 6.3 in 2020"
_NEXT_YEAR = re.compile(rf"\sin\s(?:[A-Z]\w+(?:\s\d{{4}})?|\d{{4}}),?\s(?:and\s|but\s)?(?:[a-z]+\s)?(?:by\s)?{HEDGES}")
_MARK_OF_SHARE = re.compile(
    r"\b(?:target|average|forecast|peak|low|high|trough|norm|standard|goal|mean|median|floor|ceiling|minimum|maximum|benchmark)\sof\s(?:about\s|just\s)?$"
)


def _share_in_list(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Read a share that leaves its sign out: "Syrians were 37 per cent, Afghans 9", "28 per cent, in Bergen 9"."""
    draft = drafts[index]
    if index == 0 or abs(draft.number.value) > 100:
        return None
    unit, giver = found[index - 1], drafts[index - 1]
    gap = draft.scene.text[giver.mention.end : draft.mention.start]
    rest = _rest_of_shares(drafts, found, index, gap)
    if rest is not None:
        return rest
    if re.search(rf"(?:,|\sand|,\sand|\sbut)\s{HEDGES}$", gap) and _OF_OTHERS.match(draft.after):
        for earlier in range(index - 1, max(-1, index - 4), -1):
            share, before = found[earlier], drafts[earlier]
            if before.sentence == draft.sentence and before.number.form == "percent" and _OF_OTHERS.match(before.after):
                return share.passed_on() if share is not None else None
    if (
        unit is not None
        and unit.unit == "percent"
        and giver.sentence == draft.sentence
        and giver.number.form == "percent"
    ):
        more, where = _MORE.match(draft.after), _WHERE.search(gap)
        if where and STANDS_ALONE.match(draft.after) and re.search(rf"(?i)\b{where['word']}\s", giver.before[-80:]):
            return Unit(
                "percent", unit.unit_text, inherited=True
            )  # "in the north 71 per cent read, in the south only 38"
        if _TOLD_ALIKE.fullmatch(gap) or (more and _MORE_LINK.search(gap) and more.group() in gap):
            return Unit("percent", unit.unit_text, inherited=True)
    if not STANDS_ALONE.match(draft.after):
        return None
    if (
        unit is not None
        and unit.unit in ("basis point", "percentage point", "percent")
        and giver.sentence == draft.sentence
    ):
        between = draft.scene.text[unit.end or giver.mention.end : draft.mention.start]
        if re.fullmatch(rf"(?:,\s|\s)to\s{HEDGES}", between) or _MARK_OF_SHARE.search(draft.before[-60:]):
            return Unit("percent", unit.unit_text if unit.unit == "percent" else None, inherited=True)
    if unit is None or unit.unit != "percent" or giver.sentence != draft.sentence:
        return None
    gap = re.sub(r"^\sof\s(?:the\s|all\s)?(?:[a-z-]+\s){0,2}[a-z-]+(?=,|\sand\s)", "", gap)
    if draft.before.endswith("(") and re.match(r"[-+−–]\s?\d", draft.scene.text[draft.mention.start :]):
        return Unit("percentage point", None, inherited=True) if gap == " (" else None
    mine, theirs = _PREPOSED.search(draft.before[-40:]), _PREPOSED.search(giver.before[-40:])
    if mine is not None and theirs is not None and mine["word"] == theirs["word"] and len(gap) < 60:
        return Unit("percent", unit.unit_text, inherited=True)  # "alone in 38 per cent of homes, jointly in 44"
    item = _ITEM.fullmatch(gap)
    if _NEXT_YEAR.fullmatch(gap) and re.match(r"\sin\s(?:[A-Z]\w+|\d{4})", draft.after):
        return Unit("percent", unit.unit_text, inherited=True)
    if item is not None and not any(ends_phrase(word) for word in item["words"].split()):
        return Unit("percent", unit.unit_text, inherited=True)
    # "coverage had been 71 per cent; this time it rose to 93"
    told = _LEVEL_BEFORE.search(gap) and len(gap) < 90 and not re.search(r"\bnumbers?\b|\b(?:total|score|age)\b", gap)
    return Unit("percent", unit.unit_text, inherited=True) if told and re.match(r"\s?[.,;)]|$", draft.after) else None


# "wages rose by 2.4 per cent, those of women by 2.9", "growth of 7.2 per cent was followed by 6.8"
_TOLD_ALIKE = re.compile(
    rf"(?:,|;)\s(?:and\s|while\s|but\s)?(?:those|that)\s(?:of|for|in|among|at)\s[^,;:\d]{{2,40}}\s(?:by|to|at|was|were)\s{HEDGES}|"
    rf"(?:\sin\s[^,;:]{{3,20}})?,?\s(?:(?:was|were|being)\s)?followed\sby\s{HEDGES}"
)
_WHERE = re.compile(
    rf"^[^;:.]{{0,60}}(?:,|;|\sand|\sbut|\swhile)\s(?:and\s|but\s)?(?P<word>in|among|for|at)\s(?:the\s)?[^,;:\d]{{2,30}}?\s(?:there\s)?(?:a\smere\s)?{HEDGES}$"
)
# "18 per cent more on schooling, and 24 more on health"
_MORE = re.compile(r"\s(?:more|less|higher|lower|fewer|longer|cheaper)\b")
_MORE_LINK = re.compile(rf"(?:,|\sand|\sbut)\s{HEDGES}$")
# "94 per cent of children and 87 of pregnant women"
_OF_OTHERS = re.compile(r"\sof\s(?!them\b|these\b|those\b|which\b|whom\b|it\b)(?:[\d.,]+\s(?:[a-z]+\s)?)?[a-z]")
_LAST_SHARE = re.compile(rf"(?:,|;|\sand|\swhile|\sbut)\s(?:the\s(?:other|remaining)\s)?{HEDGES}$")
_SHARE_TOLD = re.compile(r"\s(?:were|was|are|had|have|said|did|would|remained|abstained|[a-z]+ed)\b")


def _rest_of_shares(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int, gap: str) -> Unit | None:
    """Read the end of a list of shares of one whole: "62 per cent said yes, 21 per cent no and 17 were not sure"."""
    draft = drafts[index]
    remaining = re.search(rf"\bthe\s(?:other|remaining|last)\s{HEDGES}$", gap)
    if not _LAST_SHARE.search(gap) or not (remaining or _SHARE_TOLD.match(draft.after)):
        return None
    total, shares = draft.number.value, []
    for earlier in range(index - 1, -1, -1):
        unit = found[earlier]
        if drafts[earlier].sentence != draft.sentence:
            break
        if unit is not None and unit.unit in TIME_UNITS:
            continue
        if unit is None or unit.unit != "percent":
            return None
        total += drafts[earlier].number.value
        shares.append(unit)
    whole = total <= 101 and (len(shares) > 1 or total >= 99)
    return Unit("percent", shares[0].unit_text, inherited=True) if shares and whole else None


_COMPARED = re.compile(rf"\b(?:compared\s(?:with|to)|against|versus)\s{HEDGES}$")


def compared_share(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """A bare number compared with a percentage is one too: "98.7 per cent in 2020, up from 83.7 in 2019"."""
    draft = drafts[index]
    if index == 0:
        return None
    text = draft.scene.text[draft.mention.start : draft.mention.end]
    near = range(max(0, index - 12), index)
    shares = [unit for unit in found[near.start : index] if unit is not None and unit.unit == "percent"]
    here = any(drafts[earlier].sentence == draft.sentence and _is_percent(found[earlier]) for earlier in near)
    if shares and abs(draft.number.value) <= 100:
        # "services +0.7", "that share had barely changed (1.5)", "the proportion was 41"
        signed = here and re.match(r"[-+−–]\d", text)
        told = re.search(r"(?i)\b(?:share|proportion|percentage|rate)\s(?:[a-z]+\s){0,4}\(?$", draft.before) or (
            _is_percent(found[index - 1])
            and re.search(r"(?i)\b(?:figure|level)\s(?:(?:[a-z]+|\d{4})\s){0,4}$", draft.before)
            and _stands_alone(draft)
        )
        against = here and re.search(
            r"(?i)\b(?:as\sopposed\sto|compared\s(?:with|to)|against|versus|from|up\sfrom|down\sfrom)\s(?:an?\s(?:peak|low|high|record|trough|average)\s"
            r"of\s|(?:just|only|about|over|under|less\sthan|more\sthan|nearly)\s)*$",
            draft.before,
        )
        if (
            _in_digits(draft)
            and here
            and not any(_in_digits(drafts[earlier]) for earlier in near if _is_percent(found[earlier]))
        ):
            against = None  # "28 countries hosted three quarters, compared with 30 in 1990"
        if (
            signed
            or told
            or (against and _is_percent(found[index - 1]) and not draft.number.value_max and _stands_alone(draft))
        ):
            return Unit("percent", shares[-1].unit_text, inherited=True)
    if drafts[index - 1].sentence != draft.sentence:
        return None
    unit, before = found[index - 1], drafts[index - 1].number
    if unit is not None and unit.unit == "percentage point" and _COMPARED.search(draft.before) and _stands_alone(draft):
        return Unit(unit.unit, None, inherited=True)  # "up by five percentage points, compared with three among men"
    if (
        unit is None
        or unit.unit != "percent"
        or before.form not in ("percent", "cardinal")
        or _in_digits(draft) > _in_digits(drafts[index - 1])
        or abs(draft.number.value) > 150
    ):
        return None
    gap = draft.scene.text[drafts[index - 1].mention.end : draft.mention.start]
    compared = re.search(
        r"(?i)\b(?:from|against|compared|versus|vs\.?|to)\s$|\b(?:from|to|with)\s(?:just\s|only\s|"
        r"about\s|over\s)?$|\($",
        gap,
    )
    return Unit("percent", unit.unit_text, inherited=True) if compared and not re.search(r"[;:.]\s", gap) else None


def _in_digits(draft: Draft) -> bool:
    return draft.scene.text[draft.mention.start].isdigit() or (
        draft.number.form == "cardinal" and draft.number.value > 20
    )


def _is_percent(unit: Unit | None) -> bool:
    return unit is not None and unit.unit in ("percent", "percentage point")


def _stands_alone(draft: Draft) -> bool:
    return bool(re.match(r"\s(?:in|among|for|at|a\syear|two|three)\b|\s?[.,;:)]|$", draft.after))


# "growth of 5.2 per cent": a rate, no part of what was told before
_NO_PART = re.compile(
    r"(?i)\b(?:by|(?:growth|rise|increase|decrease|decline|fall|drop|rate|gain|loss|margin|inflation|interest)(?:\sof|\swas)?)\s"
    rf"{HEDGES}$"
)
_TOLD = re.compile(
    r"(?:\s\([^()]{1,20}\))?\s(?:still\s|also\s|now\s)?(?:were|are|is|was|had|have|has|said|say|live|lived|owed|reported|wanted|planned|intended|"
    r"received|returned|came|arrived|worked|work|chose|felt|thought|believed|agreed|knew|did|do|would|could|will)\b"
)


def share_of_same(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Return the unit of a share, with the noun of what it is a share of: "61% of respondents chose yes, 28% no"."""
    unit, draft = found[index], drafts[index]
    if unit is None or unit.unit != "percent" or unit.unit_text or re.match(r"\s(?:of|in)\s", draft.after):
        return unit
    if _NO_PART.search(draft.before[-REACH_BACK:]):
        return unit
    topic = topic_of(draft)
    if topic is not None:
        return Unit("percent", topic.unit_text, inherited=True)
    told = _TOLD.match(draft.after) or re.search(r"(?i)\bof\s(?:which|whom|these|those|them),?\s$", draft.before)
    for earlier in range(index - 1, -1, -1):
        giver = found[earlier]
        near = drafts[earlier].sentence == draft.sentence
        if giver is None or (not near and not told):
            break
        if giver.unit == "percent" and near:
            return Unit("percent", giver.unit_text, inherited=True) if giver.unit_text else unit
        if told and can_pass_on(drafts[earlier], giver) and not is_measured(giver.unit) and len(giver.unit or "") != 3:
            return Unit("percent", giver.unit_text, inherited=True)
    return unit
