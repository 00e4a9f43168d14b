"""Finds what a figure counts in its own expression and in the words right behind it."""

import re

from iomstats.figures.model import Draft, Unit
from iomstats.figures.nouns import NounPhrase, noun_phrase
from iomstats.figures.people import is_person_noun
from iomstats.figures.plurals import is_plural, singular
from iomstats.figures.unit_ages import is_age
from iomstats.figures.unit_names import listed_units, unit_of
from iomstats.figures.unit_subjects import speaks_of_states
from iomstats.figures.unit_symbols import measured_unit


def own_unit(draft: Draft) -> Unit | None:
    """Return the unit that the expression or the noun after it gives, None where the figure is elliptic."""
    number, after = draft.number, draft.after
    base = draft.mention.end
    if number.form == "money":
        return Unit(number.currency or "currency", None)
    if number.form in ("percent", "fraction", "proportion"):
        text = draft.scene.text[draft.mention.start : draft.mention.end].lower()
        if "‰" in text:
            return Unit("per mille", None)
        if re.search(r"point|p\.p\.|\bpp\b", text):
            return Unit("percentage point", None)
        if number.form == "fraction" and re.match(r"-(?:hour|day|year|month|week|mile|hourly|yearly)", after):
            return None
        phrase = _complement(draft)
        if phrase is None and number.form == "proportion":
            phrase = noun_phrase(after)
            phrase = phrase if phrase is not None and is_plural(phrase.head) else None
        if phrase is None:
            return Unit("percent", None)
        return Unit("percent", after[phrase.start : phrase.end], base + phrase.start, base + phrase.end)
    if number.form == "multiple":
        return _multiple_unit(draft)
    if _hundred_parts(draft):
        return Unit("percent", None)
    if re.search(r"(?i)\b(?:a|the|by)\sfactor\sof\s$", draft.before):
        return Unit("ratio", None)
    halved = re.match(r"-?\s?an?\s([a-z]+)\b", after)
    if halved and draft.scene.text[draft.mention.start : draft.mention.end].lower() == "half":
        return Unit(unit_of(halved.group(1)), halved.group(1), base + halved.start(1), base + halved.end(1))
    if number.form == "decades":
        word = re.search(r"(?i)decades?|centur(?:y|ies)", draft.scene.text[draft.mention.start : draft.mention.end])
        return Unit("year", word.group() if word else None)
    if re.match(r"\s(?:(?:percentage|basis|index)\s)?points?\b", after) and re.match(
        r"\s(?:percentage|basis|index)\s", after
    ):
        word = re.match(r"\s((percentage|basis|index)\spoints?)", after)
        if word:
            return Unit(f"{word.group(2)} point", word.group(1), base + 1, base + word.end(1))
    compound = re.match(
        r"-(?:to-)?([a-z][a-z-]*?)(?=[\s,.;:)]|-(?:old|long|wide|tall|high|deep|thick|strong|plus|"
        r"square)\b|$)",
        after,
    )
    if re.match(r"-year-olds?\b", after):
        return Unit("year", "year", base + 1, base + 5)
    compounded = re.match(r"\s\d[\d.,]*-(?:(?P<aged>year-olds)\b|[a-z-]+(?=\s[a-z]))", after)
    if compounded and number.form == "cardinal":
        # "12 15-year-olds", "3 20-seat buses": what is counted stands behind the compound
        phrase = noun_phrase(after[compounded.end() :])
        if compounded["aged"]:
            return Unit("person", None)
        if phrase is not None:
            text = after[compounded.end() :][phrase.start : phrase.end]
            return Unit(unit_of(text, phrase.head), text)
    if re.search(r"(?i)\b(?:family|household|crew)\sof\s(?:about\s|over\s|at\sleast\s)?$", draft.before):
        return Unit("person", None)
    if re.match(r"-strong\b", after):
        return Unit("person", None)
    if compound and not re.fullmatch(r"plus|odd|old|fold|ish|and|to|or|the", compound.group(1)):
        noun = compound.group(1)
        return Unit(unit_of(noun), noun, base + compound.start(1), base + compound.end(1))
    if re.match(r"\spoints?\b", after) and re.search(r"(?i)\bindex\b", draft.before):
        return Unit("index point", None)
    if re.match(r"\spoints?\b", after) and re.search(
        r"%|per\s?cent|margin\sof\serror", draft.scene.text[slice(*draft.sentence)]
    ):
        return Unit("percentage point", None)
    partitive = re.match(
        r"\s(?:out\s)?of\s(?:the\s|its\s|their\s|these\s|those\s|some\s|about\s|more\sthan\s|"
        r"over\s)*(?=\d)",
        after,
    )
    if partitive:
        return None
    if is_age(draft):
        return Unit("year", None)
    if re.search(r"(?i)\bmagnitude[-\s](?:of\s)?$", draft.before):
        return Unit("magnitude", None)
    times = re.match(r"\s(times?)\b", after)
    if times:
        comparative = re.match(
            r"\stimes?\s(?:as\b|more\b|larger|higher|greater|the\b|that\b|less|lower|faster|bigger|"
            r"smaller|its\b|their\b|what\b|over\b|those\b)",
            after,
        )
        return Unit("ratio", None) if comparative else Unit("time", times.group(1), base + 1, base + times.end(1))
    measured = measured_unit(draft)
    if measured is not None:
        return measured
    glued_word = re.match(r"[a-z]{3,}(?:\s|[.,;:)]|$)", after)
    if number.vague and re.match(r"\sof\s", after):
        partitive_text = after[3:]
        phrase = noun_phrase(partitive_text)
        if phrase is not None:
            text = partitive_text[phrase.start : phrase.end]
            return Unit(unit_of(text, phrase.head), text, base + 3 + phrase.start, base + 3 + phrase.end)
    phrase = noun_phrase(after if not glued_word else " " + after, _is_one(draft))
    if phrase is None or not _countable(phrase, draft):
        return _harmed(draft)
    if phrase.head.lower() in ("ones", "others", "full-time", "part-time", "male", "female"):
        return None
    shift = 1 if glued_word else 0
    text = after[phrase.start - shift : phrase.end - shift]
    if re.fullmatch(r"[A-Z][a-z]+(?:an|ean|ian)", phrase.head) and text == phrase.head:
        return None  # "43 are African, 33 European": an adjective, of those counted before
    if re.fullmatch(r"(?i)members?|observers?", text) and speaks_of_states(draft):
        return Unit("State", text, base + phrase.start - shift, base + phrase.end - shift)
    return Unit(unit_of(text, phrase.head), text, base + phrase.start - shift, base + phrase.end - shift)


def _hundred_parts(draft: Draft) -> bool:
    """Whether the number is one side of a split of a hundred: "60:40", "70/30"."""
    left, right = re.search(r"(?<!\d)(\d{1,2})[:/]$", draft.before), re.match(r"[:/](\d{1,2})(?!\d)", draft.after)
    other = left or right
    return other is not None and int(other.group(1)) + draft.number.value == 100


def _countable(phrase: NounPhrase, draft: Draft) -> bool:
    """Whether the number can count the noun: a plural, a listed unit or a name of people, unless it is one."""
    head = phrase.head
    if abs(draft.number.value) <= 1 and draft.number.value_max is None:
        return True
    return (
        is_plural(head)
        or singular(head) in listed_units()
        or head.lower() in listed_units()
        or is_person_noun(head, singular(head))
        or head.isupper()
        or head[0].isupper()
    )


_HARMED = re.compile(
    r"\s(?:were\s|was\s|are\s|is\s|have\sbeen\s|had\sbeen\s|left\s|feared\s|reported\s|remain\s|still\s|now\s|confirmed\s|presumed\s|more\s|"
    r"others?\s|newly\s|internally\s)*(?:dead|killed|injured|wounded|drowned|homeless|displaced|hospitali[sz]ed|uprooted|"
    r"arrested|detained|kidnapped|executed|orphaned|evacuated|rescued|unaccounted|vaccinated|infected|unemployed)\b"
)
_HARMING = re.compile(
    r"(?i)\b(?:killing|injuring|wounding|displacing|uprooting|drowning|orphaning|rescuing|evacuating|employing|employs|employed|"
    r"(?:killed|infected|injured|wounded|displaced|sickened|left\sbehind)|(?:city|town|village|country|nation|island|camp|settlement|crowd)\sof|"
    r"claiming\sthe\slives\sof|home\sto|population(?:\sof)?|inhabitants:|inhabited\sby),?\s(?:(?:at\sleast|more\sthan|over|some|about|nearly|"
    r"almost|an\sestimated|around|up\sto|another|roughly)\s)*$"
)


def _harmed(draft: Draft) -> Unit | None:
    """Who is killed, displaced or rescued is a person, though no noun says so: "with 1,100 killed", "killing 12"."""
    word = _HARMED.match(draft.after) or re.match(r"\s(?:who|whom)\b", draft.after)
    if draft.number.form != "cardinal" or (word is None and not _HARMING.search(draft.before)):
        return None
    if word is not None and re.search(
        r"(?i)\b(?:vessels?|boats?|ships?|cattle|livestock|animals?|houses|homes)\b", draft.before
    ):
        return None
    return Unit("person", None)


def _is_one(draft: Draft) -> bool:
    return draft.number.value == 1 and draft.number.value_max is None


def _multiple_unit(draft: Draft) -> Unit:
    """Tell occasions from ratios: "met twice" counts, "twice as many" and "doubled" are ratios."""
    text = draft.scene.text[draft.mention.start : draft.mention.end].lower()
    if text in ("once", "twice", "thrice") and re.search(
        r"(?i)\b(?:meets?|met|convenes?|convened|meeting)\s(?:[a-z]+\s)?$", draft.before
    ):
        return Unit("meeting", None)
    if text in ("once", "twice", "thrice") and not re.match(
        r"\s(?:as|the|that|its|their|what|more|over)\b", draft.after
    ):
        before = draft.before.rstrip()
        if re.match(r"\s(?:a|an|per|each|every|in|during|this|last|by|,)\b|\s?[.,;)]|$", draft.after) or re.search(
            r"(?:ed|meet|met)$", before
        ):
            return Unit("time", None)
    return Unit("ratio", None)


def _complement(draft: Draft) -> NounPhrase | None:
    """Return the noun phrase after "of" that a share is a share of."""
    opening = re.match(r"\sof\s(?!which|whom|them|us\b|it\b)", draft.after)
    if opening is None:
        return None
    rest = draft.after[opening.end() :]
    words = re.match(r"(?:(?:the|its|their|all|these|those|our|such|a|an|every|IOM|IOM’s|IOM's)\s)*", rest)
    skip = words.end() if words else 0
    phrase = noun_phrase(" " + rest[skip:])
    if phrase is None:
        return None
    start = opening.end()
    return NounPhrase(start, opening.end() + skip + phrase.end - 1, phrase.head)
