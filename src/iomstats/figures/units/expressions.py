"""Finds the unit that the expression itself or the form of the words beside it gives: shares, points, compounds.

Each rule returns the unit, ``ELIDED`` where it sees that the counted noun stands elsewhere, or None where it has
nothing to say.
"""

import re
from enum import Enum
from typing import Final

from iomstats.figures.model import Draft, Unit
from iomstats.figures.numbers.compounds import COMPOUND_RULES, parts_of
from iomstats.figures.numbers.currency_names import currency_named
from iomstats.figures.units.ages import is_age
from iomstats.figures.units.names import unit_of
from iomstats.figures.units.scores import score, vote
from iomstats.figures.units.statistics import statistic
from iomstats.figures.units.symbols import is_measured, measure_names
from iomstats.figures.units.words import adjunct_measure, degrees, quotient, strokes
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.nouns import VERBS_LIKE_PLURALS, NounPhrase, ends_phrase, noun_phrase
from iomstats.figures.words.plurals import is_plural


class Elided(Enum):
    """The answer of a rule that the counted noun stands elsewhere."""

    ELIDED = "elided"


ELIDED: Final = Elided.ELIDED
PARTITIVE = (
    r"\s(?:out\s)?of\s(?:(?:the|its|their|our|his|her|my|last|past|these|those|all|some|about|more\sthan|over|nearly|almost|an?\sestimated|estimated|"
    r"planned|promised|targeted|remaining|original|total|roughly|around|[A-Za-z]+['’]s)\s)*"
)
Answer = Unit | Elided | None


def money(draft: Draft) -> Answer:
    """An amount of money counts its currency."""
    return Unit(draft.number.currency or "currency", None) if draft.number.form == "money" else None


def two_units(draft: Draft) -> Answer:
    """A measure told in two units is one in the smaller: "8 hours 18 minutes" is 498 minutes."""
    if draft.mention.rule not in COMPOUND_RULES:
        return None
    parts = parts_of(draft.scene.text[draft.mention.start : draft.mention.end])
    return Unit(unit_of(parts[-1][1]), None) if parts else None


def share(draft: Draft) -> Answer:
    """A share is a per cent of the noun after "of"; points are a unit of their own."""
    number, after, base = draft.number, draft.after, draft.mention.end
    if number.form not in ("percent", "fraction", "proportion"):
        return None
    text = draft.scene.text[draft.mention.start : draft.mention.end].lower()
    if "‰" in text:
        return Unit("per mille", None)
    if re.search(r"points?$|p\.p\.|\bpp\b", text):
        return Unit("percentage point", None)
    if number.form == "fraction" and re.match(r"-(?:hour|day|year|month|week|mile|hourly|yearly)", after):
        return ELIDED
    phrase = _complement(draft)
    if phrase is None and number.form == "proportion" and _NOUN_INSIDE.match(text) is None:
        phrase = noun_phrase(after)
        phrase = phrase if phrase is not None and is_plural(phrase.head) else None
    if phrase is None:
        return Unit("percent", None)
    return Unit("percent", after[phrase.start : phrase.end], base + phrase.start, base + phrase.end)


# "one boy in four": whom it is a share of has been said
_NOUN_INSIDE = re.compile(r"(?:[a-z]+|\d+)\s(?!in\b|out\b|of\b|and\b)[a-z]")


def _complement(draft: Draft) -> NounPhrase | None:
    """Return the noun phrase after "of" that a share is a share of."""
    opening = re.match(r"\sof\s(?!which|whom|them|us\b|it\b)", draft.after)
    if opening is None:
        return None
    rest = draft.after[opening.end() :]
    words = re.match(
        r"(?:(?:the|its|their|all|these|those|that|this|our|such|a|an|any|each|every|IOM|IOM’s|IOM's)\s)*", rest
    )
    skip = words.end() if words else 0
    total = re.match(r"(?:grand\s)?total\b(?!\s[a-z]+s\b)", rest[skip:])
    if total:
        return NounPhrase(opening.end(), opening.end() + skip + total.end(), "total")
    phrase = noun_phrase(" " + rest[skip:])
    if phrase is None:
        return None
    start = opening.end()
    return NounPhrase(start, opening.end() + skip + phrase.end - 1, phrase.head)


def multiple(draft: Draft) -> Answer:
    """Occasions are told from ratios: "met twice" counts, "twice as many" and "doubled" are ratios."""
    if draft.number.form != "multiple":
        return None
    text = draft.scene.text[draft.mention.start : draft.mention.end].lower()
    if text.endswith(" times") and re.match(
        r"\s(?:over|within|during|in)\s(?:the\s|a\s)?(?:\d|[a-z]+\s(?:years|months|weeks|days)\b)", draft.after
    ):
        return Unit("time", "times")
    if text in ("once", "twice", "thrice") and re.search(
        r"(?i)\b(?:meets?|met|convenes?|convened|meeting)\s(?:[a-z]+\s)?$", draft.before
    ):
        return Unit("meeting", None)
    if text in ("once", "twice", "thrice") and not re.match(
        r"\s(?:as|the|that|its|their|what|more|over)\b", draft.after
    ):
        before = draft.before.rstrip()
        if re.match(
            r"\s(?:a|an|per|each|every|in|during|this|last|by|daily|weekly|monthly|yearly|annually|nightly|,)\b|\s?[.,;)]|$",
            draft.after,
        ) or re.search(r"(?:ed|meet|met)$", before):
            return Unit("time", None)
    return Unit("ratio", None)


def factor(draft: Draft) -> Answer:
    """One side of a split of a hundred is a per cent ("60:40"), "a factor of three" a ratio."""
    left, right = re.search(r"(?<!\d)(\d{1,2})[:/]$", draft.before), re.match(r"[:/](\d{1,2})(?!\d)", draft.after)
    other = left or right
    if other is not None and int(other.group(1)) + draft.number.value == 100:
        return Unit("percent", None)
    if re.match(r"\sto\s(?:one|1)(?=[.,;)]|\s(?:in|among|at|against|for|and)\b|$)", draft.after) and re.search(
        r"(?i)\b(?:outnumber\w*|ratio|odds)\b", draft.before
    ):
        return Unit("ratio", None)
    return Unit("ratio", None) if re.search(r"(?i)\b(?:a|the|by)\sfactor\sof\s" + HEDGES + "$", draft.before) else None


def part_of_one(draft: Draft) -> Answer:
    """The half or decimal of one thing: "half a day", "0.5 of a percentage point"."""
    after, base = draft.after, draft.mention.end
    if re.match(r"\sof\s(?:a|one)\spercentage\spoint\b", after):
        return Unit("percentage point", None)
    part = re.match(r"\sof\s(?:an?|one)\s([a-z]+)\b", after)
    if part and draft.number.form == "cardinal" and 0 < draft.number.value < 1:
        if part.group(1) == "point" and re.search(r"%|per\s?cent", draft.scene.text[slice(*draft.sentence)]):
            return Unit("percentage point", "point")
        return Unit(unit_of(part.group(1)), part.group(1), base + part.start(1), base + part.end(1))
    halved = re.match(r"-?\s?an?\s(percentage\spoint|[a-z]+)\b", after)
    if halved and draft.scene.text[draft.mention.start : draft.mention.end].lower() == "half":
        return Unit(unit_of(halved.group(1)), halved.group(1), base + halved.start(1), base + halved.end(1))
    return None


def decades(draft: Draft) -> Answer:
    """Decades and centuries are told in years."""
    if draft.number.form != "decades":
        return None
    word = re.search(r"(?i)decades?|centur(?:y|ies)", draft.scene.text[draft.mention.start : draft.mention.end])
    return Unit("year", word.group() if word else None)


_MARKETS = re.compile(
    r"\b(?:FTSE|Dow(?:\sJones)?|Nasdaq|NASDAQ|S&P|Nikkei|DAX|CAC|Hang\sSeng|Sensex|Nifty|KOSPI|Kospi|TSX|ASX|STOXX|Stoxx|"
    r"Russell|Ibovespa|Bovespa|BSE|JSE|Composite|[Ii]ndex|[Ii]ndices)\b"
)


_MARKED = re.compile(
    r"(?i)\b(?:rat(?:ed|ing|ings|es)|scor(?:e|ed|es|ing)|grades?|marks?)\b[^.;\d]{0,30}(?:[\d.]+\s?(?:/|out\sof)\s?)?$"
)


def _is_mark(draft: Draft) -> bool:
    """Whether a number is a mark or the highest one: "rated 4.6 out of 5", "score: 9.1/10"."""
    paired = re.match(r"\s?(?:/|out\sof)\s?\d{1,3}(?!\d)", draft.after) or (
        re.search(r"\d\s?(?:/|out\sof)\s?$", draft.before) and not re.match(r"\s[a-z]+s\b", draft.after)
    )
    return bool(paired) and _MARKED.search(draft.before[-80:]) is not None


def points(draft: Draft) -> Answer:
    """Points of an index, of a per cent, or of a score."""
    after, base = draft.after, draft.mention.end
    named = re.match(r"\s((percentage|basis|index)\spoints?)", after)
    if named:
        return Unit(f"{named.group(2)} point", named.group(1), base + 1, base + named.end(1))
    if draft.number.form == "cardinal" and _is_mark(draft):
        return Unit("point", None)
    if re.search(r"\bpoints?\sout\sof\s(?:a\spossible\s)?$", draft.before):
        return Unit("point", "points", inherited=True)
    if not re.match(r"\s(?:points?|pts?\.?)(?!\w)", after):
        return None
    if re.search(r"(?i)\bscor(?:es?|ed|ing)\b[^.;]*$", draft.before) or re.match(r"\spoints?\s(?:out\s)?of\s", after):
        return None
    if _MARKETS.search(draft.before):
        return Unit("index point", None)
    if re.search(r"%|per\s?cent|margin\sof\serror", draft.scene.text[slice(*draft.sentence)]):
        return Unit("percentage point", None)
    return None


_COMPOUND = re.compile(
    r"-(?:to-)?([a-z][a-z-]*?)(?=[\s,.;:)]|-(?:old|long|wide|tall|high|deep|thick|strong|plus|square)\b|$)"
)


# "a 22-seater minibus", "a 40-tonner"
_MEASURED_BY = {
    "seater": "seat",
    "tonner": "tonne",
    "pounder": "pound",
    "footer": "foot",
    "miler": "mile",
    "wheeler": "wheel",
    "carat": "carat",
    "storeyed": "storey",
    "storied": "storey",
    "roomed": "room",
    "bedded": "bed",
    "bedroomed": "bedroom",
    "sided": "side",
    "yearly": "year",
}


# names of money that join their number: "a ten-dollar bill"; pounds may be a weight
_COINED = frozenset(
    "baht dinar dirham dollar euro franc krona krone kroner lira naira peso rand ringgit riyal rouble ruble rupee "
    "shekel shilling yen yuan zloty".split()
)


def compound(draft: Draft) -> Answer:
    """The noun is joined to its number ("12-point"), or the counted stands behind such a one ("12 15-year-olds")."""
    after, base = draft.after, draft.mention.end
    aged = re.match(r"[-\s](year|month|week|day)-olds?\b", after)
    if aged and not (after[0] == " " and draft.number.value > 110):
        return Unit(aged.group(1), aged.group(1), base + aged.start(1), base + aged.end(1))
    behind = re.match(r"\s\d[\d.,]*-(?:(?P<aged>year-olds)\b|[a-z-]+(?=\s[a-z]))", after)
    if behind and draft.number.form == "cardinal":
        if behind["aged"]:
            return Unit("person", None)
        phrase = noun_phrase(after[behind.end() :])
        if phrase is not None:
            text = after[behind.end() :][phrase.start : phrase.end]
            return Unit(unit_of(text, phrase.head), text)
    if re.match(r"(?:-|\s(?=strong\s?[.,;)]))strong\b", after):
        return Unit("person", None)
    joined = _COMPOUND.match(after)
    if joined and not re.fullmatch(r"plus|odd|old|fold|ish|and|to|or|the", joined.group(1)):
        noun = joined.group(1)
        by = re.fullmatch(r"([a-z]+)-(?:an?|per|every)-([a-z]+)", noun)
        if by is not None:  # "a 70-mile-an-hour wind", "a 12-cent-a-share dividend"
            unit, moment = unit_of(by.group(1)), by.group(2)
            speed = f" per {moment}" if moment in ("hour", "minute", "second") and is_measured(unit) else ""
            return Unit(unit + speed, noun, base + joined.start(1), base + joined.end(1))
        if noun in measure_names() and (len(noun) > 1 or noun in "ghml") and noun != "in":
            return Unit(measure_names()[noun], noun, base + joined.start(1), base + joined.end(1))  # "a 14.5-oz can"
        code = currency_named(noun) if noun in _COINED else None
        if code is not None:  # "a 500-euro note"
            return Unit(code, None)
        if re.match(r"(?:square|cubic)-[a-z]+$", noun):
            return Unit(unit_of(noun.replace("-", " ")), noun, base + joined.start(1), base + joined.end(1))
        measured = _MEASURED_BY.get(re.sub(r"s$", "", noun))
        if measured is not None:
            return Unit(measured, noun, base + joined.start(1), base + joined.end(1))
        return Unit(unit_of(noun), noun, base + joined.start(1), base + joined.end(1))
    return None


_ADJUNCT = re.compile(
    r"\s(?P<noun>(?:year|month|week|day|hour|minute|mile|kilometre|km|metre|acre|hectare|bed|seat|storey|bedroom|carat|megawatt)(?P<own>[’']s|s[’'])?)\s(?P<next>[a-z][a-z-]+)"
)


def adjunct(draft: Draft) -> Answer:
    """The noun of measure stands before what is measured: "a 12 month target", "two weeks’ notice"."""
    found = _ADJUNCT.match(draft.after)
    if found is None or draft.number.form != "cardinal":
        return None
    noun = re.sub(r"[’']s?$", "", found["noun"])
    singular_noun = not noun.endswith("s")
    one, many = draft.number.value == 1, draft.number.value > 100 and is_plural(found["next"])
    if many and not found["own"]:
        return None  # "1,200 day trips"
    if (
        (ends_phrase(found["next"]) and not found["own"])
        or (one and not found["own"])
        or (not singular_noun and not found["own"])
    ):
        return None
    start = draft.mention.end + found.start("noun")
    return Unit(unit_of(noun), noun, start, start + len(noun))


def size_of_group(draft: Draft) -> Answer:
    """Who makes up a group are persons: "a family of six", "a staff of 8,400"."""
    group = re.search(
        r"(?i)\b(?P<group>family|household|crew|staff|workforce|team|crowd|board|committee|panel|jury|commission|band|delegation|quorum|audience|army|congregation|squad|population|delegation|"
        r"electorate|membership|caseload|intake|attendance|(?:first|second|third|last|next|new|large|small|larger|smaller|further|advance|initial|final|"
        r"another|a|mixed)\s(?:group|wave|party|contingent|cohort|batch|column|gang|mob)|mother|father|parents?|widow)"
        rf"\sof\s{HEDGES}$",
        draft.before,
    )
    if group is None or draft.number.form != "cardinal":
        return None
    phrase = noun_phrase(draft.after)
    if group["group"].lower() == "widow" and draft.number.value > 12:
        return None  # an age
    if phrase is None or not is_plural(phrase.head) or phrase.head in VERBS_LIKE_PLURALS:
        kin = group["group"].lower() in ("mother", "father", "parent", "parents", "widow")
        return Unit("person", None if kin else group["group"], inherited=True)
    return None


def part_of_number(draft: Draft) -> Answer:
    """Two numbers share the noun after the second: "9 of the 14 roads"; of a stretch of time it is its unit."""
    span = re.match(
        r"\s(?:out\s)?of\s(?:the|these|those)\s(?:last|past|previous|first|next)\s[\w-]+\s(?P<unit>year|month|week|day)s\b",
        draft.after,
    )
    if span:
        return Unit(span["unit"], span["unit"] + "s", inherited=True)
    partitive = re.match(PARTITIVE + r"(?=\d)", draft.after)
    return ELIDED if partitive else None


def age(draft: Draft) -> Answer:
    """A bare number may be an age."""
    return Unit("year", None) if is_age(draft) else None


def magnitude(draft: Draft) -> Answer:
    """The strength of an earthquake: "a magnitude 6.2 earthquake", "a 6.2 magnitude quake"."""
    beside = re.search(r"(?i)\bmagnitude[-\s](?:of\s)?$", draft.before) or re.match(r"[-\s]magnitude\b", draft.after)
    quake = draft.number.value < 10 and re.search(
        r"(?i)\b(?:earth)?quakes?\b[^.;\d]{0,40}\b(?:measur(?:ed|ing)|registered|registering)\s(?:about\s)?$",
        draft.before,
    )
    return Unit("magnitude", None) if beside or quake else None


def named_measure(draft: Draft) -> Answer:
    """Measures of several words are one unit: "407 parts per million", "31 degrees Celsius"."""
    base, after = draft.mention.end, draft.after
    parts = re.match(r"\s(parts\sper\s(million|billion|thousand))\b", after)
    if parts:
        return Unit(f"part per {parts.group(2)}", parts.group(1), base + 1, base + parts.end(1))
    if re.search(
        r"\bpH\s(?:(?:of|range|value|values|level|levels|was|is|at|between|below|above|to|from|about)\s){0,3}(?:[\d.]+\s(?:to|and)\s)?$",
        draft.before,
    ):
        return Unit("pH", None)
    return None


_COMPARED = re.compile(
    r"\stimes?\s(?:as\b|more\b|larger|higher|greater|the\b|that\b|less|lower|faster|bigger|smaller|its\b|their\b|what\b|over\b(?!\s(?:\d|the\b|a\b|two\b|three\b|four\b|five\b|six\b))|"
    r"those\b|(?:[a-z]+\s)?(?:earnings|sales|revenues?|profits?|income|gdp|GDP|leverage|average|oversubscribed|subscribed|likelier|"
    r"longer|richer|poorer|older|hotter|heavier|stronger|worse|better|normal|annual|current)\b)"
)


def times(draft: Draft) -> Answer:
    """Comparisons are ratios ("three times as many"), other times occasions."""
    word = re.match(r"\s(times?)\b", draft.after)
    if word is None:
        return None
    base = draft.mention.end
    compared = _COMPARED.match(draft.after) or (draft.number.value % 1 > 0 and draft.number.value_max is None)
    return Unit("ratio", None) if compared else Unit("time", word.group(1), base + 1, base + word.end(1))


RULES = (
    two_units, money, statistic, share, multiple, factor, part_of_one, decades, points, degrees, strokes, quotient,
    compound, adjunct, size_of_group, part_of_number, age, magnitude, named_measure, adjunct_measure, vote, score,
    times,
)  # fmt: skip
