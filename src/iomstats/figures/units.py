"""Finds what each figure counts: the noun after it, one that it shares with a neighbour, or its subject."""

import re
from collections.abc import Sequence
from functools import cache

from iomstats.figures.gazetteer import find_named
from iomstats.figures.model import Draft, Scene, Unit
from iomstats.figures.nouns import NounPhrase, is_plural, noun_phrase, singular
from iomstats.figures.numbers import currency_in
from iomstats.schema.vocabulary import read_table, read_toml

_TIME_UNITS = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
_LINK = re.compile(
    r"\s?(?:,|;)?\s?(?:and|or|to|&|,|and\sto|and\sthen)?\s?(?:(?:some|now|then|currently|later|about|"
    r"over|nearly|almost|more\sthan|another|up\sto|at\sleast|approximately|around)\s)?",
    re.IGNORECASE,
)
_SUBJECTS = re.compile(
    r"(?i)\b(?:numbers?|total|count|volume|tally|stock|caseload|proportion|share|"
    r"majority)\s(?:number\s)?of\s(?P<of>[^,.;:()]{3,80})|"
    r"\b(?P<numbers>(?!(?i:grand|annual|overall|combined|cumulative|final|monthly|weekly|daily|yearly|regional|global|running|interim|"
    r"previous|record|these|those|their|latest|total|large|small|growing|increasing|phone|telephone|such|similar|equal|greater|"
    r"(?:two|three|four|five|six)-[a-z]+)\s)(?<![A-Za-z-])[A-Za-z][A-Za-z-]{3,})\s(?:numbers|totals?|counts)\b|\b(?P<index>index)\b|"
    r"\b(?P<death>(?:infant|child|maternal|under-five|crude)?\s?(?:mortality|death\srate|fatality\srate))\b|\b(?P<case>incidence|prevalence|attack\srate|infection\srate)\b|"
    r"\b(?P<age>(?:mean|average|median|typical|retirement|pension|school-leaving|marriage|voting)\s(?:[a-z]+\s)?ages?|life\sexpectancy|ages?\sat)\b|"
    r"\b(?P<person>membership\sof\sstaff|workforce|headcount|(?<!\d\s)population|staffing|enrol?ments?|"
    r"attendance|death\stoll|(?:net\s)?(?:im|e|in-|out-|outward\s|inward\s|net\s)migration(?:\s(?:gain|loss|balance))?|natural\sincrease|toll|"
    r"casualties|unemployment(?!\srate)|readership|audience|crew|staff(?!\s(?:costs|expenditure|members)))\b|\b(?P<state>membership)\b"
)


def find_units(drafts: Sequence[Draft]) -> list[Unit]:
    """Return what each figure of a flow counts.

    Example:
        "43,204 in 2007, 61,189 in 2008" after "The number of applicants" is ``person`` twice.
    """
    if drafts and drafts[0].scene.flow.cell is not None:
        return [_cell_unit(draft) for draft in drafts]
    own = [_own(draft) for draft in drafts]
    found: list[Unit | None] = list(own)
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
            and _can_pass_on(whole, giver)
        ):
            found[index] = Unit(giver.unit, giver.unit_text, inherited=True)
    for index in range(len(drafts) - 2, -1, -1):
        if found[index] is None and _coordinated(drafts[index], drafts[index + 1]):
            following = found[index + 1]
            if (
                following is not None
                and drafts[index].number.form == "cardinal"
                and _can_pass_on(drafts[index + 1], following)
            ):
                found[index] = Unit(following.unit, following.unit_text, inherited=True)
    for index, draft in enumerate(drafts):
        if found[index] is None:
            found[index] = _inherited(drafts, found, index) if draft.number.form == "cardinal" else Unit(None, None)
    return [unit if unit is not None else Unit(None, None) for unit in found]


def _own(draft: Draft) -> Unit | None:
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
    if _is_age(draft):
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
    measured = _measured(draft)
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
    if re.fullmatch(r"(?i)members?|observers?", text) and _speaks_of_states(draft):
        return Unit("State", text, base + phrase.start - shift, base + phrase.end - shift)
    return Unit(unit_of(text, phrase.head), text, base + phrase.start - shift, base + phrase.end - shift)


def _hundred_parts(draft: Draft) -> bool:
    """Whether the number is one side of a split of a hundred: "60:40", "70/30"."""
    left, right = re.search(r"(?<!\d)(\d{1,2})[:/]$", draft.before), re.match(r"[:/](\d{1,2})(?!\d)", draft.after)
    other = left or right
    return other is not None and int(other.group(1)) + draft.number.value == 100


@cache
def _symbols() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of units of measurement after a number, products and quotients with them, and their names."""
    names = {row["symbol"] or "": row["unit"] or "" for row in read_table("measures")}
    symbol = "(?:" + "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) + ")"
    power = r"(?:[²³⁻¹]+|\^-?\d|[-−]\d)?"
    return re.compile(
        rf"[\s\u00a0]?(?P<unit>(?P<first>{symbol}){power}(?:\s?[/·]\s?(?:{symbol}|"
        rf"[a-z]{{1,12}}){power}|\s{symbol}[-−⁻][\d¹²³])*)(?![\w°])"
    ), names


def _measured(draft: Draft) -> Unit | None:
    """Return the unit of measurement whose symbol follows the number: "37 km", "5 mg/kg", "25 °C"."""
    pattern, names = _symbols()
    match = pattern.match(draft.after)
    if match is None:
        return None
    text, first = match["unit"], match["first"]
    if (
        text == first
        and first in ("in", "A", "t", "s", "l", "h", "K", "V", "N")
        and re.match(r"\s", draft.after)
        and re.match(r"\s[a-z]", draft.after[match.end() :])
    ):
        return None
    if text in ("in", "a", "A") and re.match(r"\s", draft.after):
        return None
    unit = names[first] if text == first else names.get(text, text)
    return Unit(unit, text, draft.mention.end + match.start("unit"), draft.mention.end + match.end("unit"))


def _countable(phrase: NounPhrase, draft: Draft) -> bool:
    """Whether the number can count the noun: a plural, a listed unit or a name of people, unless it is one."""
    head = phrase.head
    if abs(draft.number.value) <= 1 and draft.number.value_max is None:
        return True
    return (
        is_plural(head)
        or singular(head) in _listed()
        or head.lower() in _listed()
        or _is_person_noun(head, singular(head))
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


_OTHER_MEMBERS = re.compile(
    r"(?i)\b(?:household|famil|team|staff|crew|committee|club|church|trade\sunion|parliament|communit|choir|board|panel|jury|cooperative|"
    r"commission|group|cabinet)"
)


def _speaks_of_states(draft: Draft) -> bool:
    """Whether members and observers are those of an organization of States, by the words of the text."""
    text = draft.scene.text
    return not _OTHER_MEMBERS.search(text) and bool(
        re.search(
            r"\b(?:States?|Governments|[Oo]bservers|accession|joined|Organi[sz]ation|European|African|Asian)\b", text
        )
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


_AGED = re.compile(
    r"(?i)\b(?:aged?|ages)\s(?:of\s|from\s|between\s|over\s|under\s)?$|\bage\sof\s$|\bthe\sages\sof\s$|"
    r"(?P<group>\bage[-\s](?:groups?|range|bracket|band|cohort))\s(?:of\s|from\s)?$|\b(?:youngest|oldest|eldest)\s(?:was|is|being)\s(?:only\s|just\s)?$|"
    r"\b(?P<person>[a-z-]+|anyone|those|everyone|be|are)\s(?:over|under|above|below|older\sthan|"
    r"younger\sthan)\s(?:the\sage\sof\s)?$"
)


def _is_age(draft: Draft) -> bool:
    """Whether a bare number is an age: "children under five", "aged 15-49", "Amina, 27,"."""
    if not (0 < draft.number.value <= 110 and draft.number.form == "cardinal"):
        return False
    match = _AGED.search(draft.before)
    if match and match["group"]:
        return True
    if re.match(r"\s?(?:[a-z]{3,}s\b(?<!years)|%)", draft.after) and not re.match(
        r"\s(?:years|has|was|is)\b", draft.after
    ):
        return False
    if match:
        person = match["person"]
        return (
            person is None
            or person.lower() in ("anyone", "those", "everyone", "be", "are", "cases", "patients", "victims", "deaths")
            or unit_of(person) == "person"
        )
    named = re.search(r"(?:^|[\s(“\"])(?P<noun>[A-Za-z][a-z]+),\s$", draft.before)
    if (
        named
        and re.match(r"[.,;)”\"]|\s(?:from|of|who)\b|$", draft.after)
        and draft.number.value == int(draft.number.value)
    ):
        earlier = [
            m
            for m in draft.scene.mentions
            if m.cls == "figure" and m.end <= draft.mention.start and m.end > draft.mention.start - 30
        ]
        spoken = re.search(
            r"\b(?:says?|said|recalls?|recalled|explains?|explained|told|tells|adds?|added|asks?|asked)\b", draft.before
        )
        return (not earlier or spoken is not None) and (
            named["noun"][0].isupper() or unit_of(named["noun"]) == "person"
        )
    return False


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


def _coordinated(draft: Draft, following: Draft) -> bool:
    """Whether only a conjunction or "of" parts two numbers: "3,118 and 4,250 migrants", "two of 19 roads"."""
    if draft.sentence != following.sentence or following.number.form != "cardinal":
        return False
    gap = draft.scene.text[draft.mention.end : following.mention.start]
    return (
        bool(_LINK.fullmatch(gap))
        or bool(
            re.fullmatch(
                r"\s(?:out\s)?of\s(?:the\s|its\s|their\s|these\s|those\s|some\s|about\s|more\sthan\s|"
                r"over\s)*",
                gap,
            )
        )
        or bool(re.fullmatch(r"\s?(?:\([^()]*\))?,?\s(?:and|to|,)\s", gap))
    )


def _inherited(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
    """Return the unit that an elliptic figure takes over from an earlier figure or the subject of its sentence."""
    draft = drafts[index]
    if re.match(r"\s(?:others\s)?of\s(?:them|which|whom|these|those)\b", draft.after):
        for earlier in range(index - 1, -1, -1):
            counted = found[earlier]
            if drafts[earlier].sentence != draft.sentence:
                break
            if (
                counted is not None
                and counted.unit in _TIME_UNITS
                and draft.number.value < drafts[earlier].number.value
                and not _located(drafts[earlier])
            ):
                return Unit(counted.unit, counted.unit_text, inherited=True)
            if counted is not None:
                break
    label = _label(draft)
    if label is not None:
        return label
    subject = _subject(draft)
    share = _elliptic_share(drafts, found, index)
    if share is not None:
        return share
    givers = [
        earlier
        for earlier in range(index - 1, -1, -1)
        if drafts[earlier].sentence == draft.sentence
        and (unit := found[earlier]) is not None
        and _can_pass_on(drafts[earlier], unit)
    ]
    # what stands after a preposition only locates ("640 titles in 14 languages; 58 were released")
    if not (
        givers
        and re.match(r"\s(?:of|from)\s[a-z]", draft.after)
        and re.match(r"\s[\w\s-]{3,30}?\sof\s", drafts[givers[0]].after)
    ):
        givers = [earlier for earlier in givers if not _located(drafts[earlier])] or givers
    clause_subject = _clause_subject(draft)
    if clause_subject is not None and (
        not givers or clause_subject[0] >= drafts[givers[0]].mention.end or _located(drafts[givers[0]])
    ):
        subject = subject or clause_subject
    if givers:
        giver = found[givers[0]]
        if subject is not None and (subject[0] >= drafts[givers[0]].mention.end or _located(drafts[givers[0]])):
            return subject[1]
        if giver is not None:
            return Unit(giver.unit, giver.unit_text, inherited=True)
    if subject is not None:
        return subject[1]
    for earlier in range(index - 1, -1, -1):
        share_unit = found[earlier]
        if (
            drafts[earlier].sentence == draft.sentence
            and share_unit is not None
            and share_unit.unit == "percent"
            and share_unit.unit_text
        ):
            return Unit(unit_of(share_unit.unit_text), share_unit.unit_text, inherited=True)
    for earlier in range(index - 1, -1, -1):
        unit = found[earlier]
        if (
            unit is not None
            and unit.unit == "percent"
            and unit.unit_text
            and drafts[earlier].number.form == "proportion"
        ):
            return Unit(unit_of(unit.unit_text), unit.unit_text, inherited=True)
        if unit is not None and _can_pass_on(drafts[earlier], unit):
            return Unit(unit.unit, unit.unit_text, inherited=True)
    for earlier in range(index - 1, -1, -1):
        whole = found[earlier]
        if whole is not None and whole.unit == "percent" and whole.unit_text and draft.number.value > 100:
            return Unit(unit_of(whole.unit_text), whole.unit_text, inherited=True)
    lead = draft.scene.flow.lead
    if draft.scene.flow.kind == "list_item":
        for title in (lead, *reversed(draft.scene.flow.section[-1:])):
            heading = re.match(
                r"(?:[A-Za-z-]+\s){0,3}?(?P<noun>[A-Za-z-]+s)(?:\s(?:in|from|to|by|of|for|since|between)\b|[,:]|$)",
                title or "",
            )
            if heading and is_plural(heading["noun"]) and singular(heading["noun"]) in _listed():
                return Unit(unit_of(heading["noun"]), heading["noun"], inherited=True)
    if _REACHED.match(draft.after):
        return Unit("person", None)
    if lead:
        match = re.search(r"(?i)\bnumbers?\sof\s([^,.;:()]{3,60})", lead)
        if match:
            return _of_phrase(match.group(1))
    return None


_REACHED = re.compile(
    r"\s(?:(?:were|was|are|have\sbeen|had\sbeen|remain|still|now)\s)*(?:reached|assisted|resettled|repatriated|trained|screened|treated|"
    r"sheltered|deported|returned|missing|fled|served|relocated)\b"
)


def _label(draft: Draft) -> Unit | None:
    """Return the noun that stands before its number as a label: "vehicles: 12", "(men 812; women 292)"."""
    match = re.search(
        r"(?:^|[;,.(]\s?|\s[–—-]\s)(?:[A-Za-z-]+\s){0,2}?(?P<noun>[A-Za-z-]{3,})(?:\s\([^()]{1,40}\))?(?P<mark>:?)\s$",
        draft.before,
    )
    if match is None or not is_plural(match["noun"]):
        return None
    if match["noun"].lower() in _LABEL_NOUNS or (not match["mark"] and singular(match["noun"]) not in _listed()):
        return None
    return Unit(unit_of(match["noun"]), match["noun"], inherited=True)


def _elliptic_share(drafts: Sequence[Draft], found: Sequence[Unit | None], index: int) -> Unit | None:
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
            signed
            or told
            or (against and _is_percent(found[index - 1]) and not draft.number.value_max and _stands_alone(draft))
        ):
            return Unit("percent", shares[-1].unit_text, inherited=True)
    if drafts[index - 1].sentence != draft.sentence:
        return None
    unit, before = found[index - 1], drafts[index - 1].number
    if (
        unit is None
        or unit.unit != "percent"
        or before.form not in ("percent", "cardinal")
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


def _is_percent(unit: Unit | None) -> bool:
    return unit is not None and unit.unit in ("percent", "percentage point")


def _stands_alone(draft: Draft) -> bool:
    return bool(re.match(r"\s(?:in|among|for|at|a\syear|two|three)\b|\s?[.,;:)]|$", draft.after))


def _located(draft: Draft) -> bool:
    return bool(
        re.search(
            r"(?i)\b(?:in|from|across|on|at|to|within|by|through|via|per)\s(?:(?:the|its|some|about|over|"
            r"nearly|all|more\sthan|around|up\sto)\s)*$",
            draft.before,
        )
    )


def _can_pass_on(draft: Draft, unit: Unit) -> bool:
    return (
        draft.number.form == "cardinal"
        and unit.unit is not None
        and unit.unit not in _TIME_UNITS
        and unit.unit not in ("ratio", "percent", "percentage point", "time")
    )


def _subject(draft: Draft) -> tuple[int, Unit] | None:
    """Return the last "number of …" or other word for a count before the figure in its sentence, with its position."""
    last = None
    for match in _SUBJECTS.finditer(draft.before):
        last = match
    if last is None:
        bracket = re.search(
            r"\b(?P<noun>[a-z]+s)\s(?:(?:in|to|from|of|for|"
            r"by)\s(?:the\s)?[A-Z][A-Za-z\s]{2,30}?\s)?\(\s?$",
            draft.before,
        )
        if bracket is not None and is_plural(bracket["noun"]):
            return draft.sentence[0] + bracket.start(), Unit(unit_of(bracket["noun"]), bracket["noun"], inherited=True)
        including = re.search(
            r"(?i)\b(?:several|many|numerous|various|other|"
            r"a\snumber\sof)\s(?P<nouns>[^,.;:]{3,60}),?\s(?:including|among\sthem|of\swhich)\s$",
            draft.before,
        )
        if including is not None:
            unit = _of_phrase(including["nouns"])
            if unit is not None:
                return draft.sentence[0] + including.start(), unit
        plural = re.search(
            r"(?:^|[.;,:]\s|\b[Tt]he\s|\b[Tt]otal\s|"
            r"\b[Aa]nnual\s)((?:[A-Za-z-]+\s){0,3}?(?P<noun>[A-Za-z-]+s))(?:\s(?:to|in|of|from|for|at|"
            r"by)\s(?:the\s)?[\w-]+(?:\s[A-Z][\w-]+)?)?\s(?:[a-z]+\s){0,3}?(?:rose|quadrupled|tripled|"
            r"risen|grown|fallen|fell|grew|increased|decreased|declined|dropped|reached|numbered|"
            r"totall?ed|stood|amounted|climbed|jumped|exceeded|averaged|doubled|surged|went|were|are|"
            r"to)\b",
            draft.before,
        )
        if plural is None or not re.search(
            r"(?:ers|ees|ants|ents|ions|als|ies|ures|ees|ths|ts|ns|rs|ges)$", plural["noun"]
        ):
            return None
        noun = plural["noun"]
        if unit_of(noun) in _TIME_UNITS or noun.lower() in ("figures", "numbers", "totals", "results"):
            return None
        return draft.sentence[0] + plural.start(), Unit(unit_of(noun), noun, inherited=True)
    position = draft.sentence[0] + last.start()
    if last["of"]:
        if re.match(r"(?:the\s|its\s)?(?:members|observers)\b(?!\sof)", last["of"]) and _speaks_of_states(draft):
            return position, Unit("State", "members", inherited=True)
        unit = _of_phrase(last["of"])
        return (position, unit) if unit is not None else None
    if last["numbers"]:
        return position, Unit(unit_of(last["numbers"]), last["numbers"], inherited=True)
    if last["age"]:
        return (position, Unit("year", None, inherited=True)) if 0 < draft.number.value <= 110 else None
    if last["death"] or last["case"]:
        return position, Unit("death" if last["death"] else "case", None, inherited=True)
    if last["index"]:
        return position, Unit("index point", None, inherited=True)
    return position, Unit("person" if last["person"] else "State", last.group(), inherited=True)


_PREDICATE = re.compile(
    r"(?i)(?:\b(?:to|at|were|was|are|is|numbered|number|total|exceeded|exceed|reached|reach|averaged|"
    r"hit|topped|surpassed|totalled|totaled|of|by|from|than|stood\sat|be)|:|,\sor|,\s(?:up|"
    r"down)\sfrom)\s(?:(?:(?:just|only|about|over|under|some|nearly|almost|around|approximately|"
    r"an\sestimated|a\srecord|more\sthan|less\sthan|at\sleast|up\sto|well|barely)\s)*)$"
)


def _clause_subject(draft: Draft) -> tuple[int, Unit] | None:
    """Return the plural noun that opens the clause which says the number of it: "Downloads exceeded 3.1 million"."""
    if not _PREDICATE.search(draft.before):
        return None
    clause_start = 0
    for boundary in re.finditer(r"[;]\s|\s[–—-]\s|,\s(?:while|whereas|but|and)\s", draft.before):
        if len(draft.before) - boundary.end() > 12:
            clause_start = boundary.end()
    clause = draft.before[clause_start:]
    opening = re.match(
        r"(?:\W*\d{1,3}[.)]\s)?(?:(?:while|whereas|but|and)\s)?(?:(?:In|During|By|Since|Between|From|As\sof|As\sat|At|On|Over|"
        r"Throughout|Until|After|Before|For)\s[^,]{3,60},\s)?(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]ll|"
        r"[Tt]hese|[Tt]otal|[Aa]nnual|[Cc]umulative|[Mm]ost)\s)*",
        clause,
    )
    offset = opening.end() if opening else 0
    base = draft.sentence[0] + clause_start
    for mention in draft.scene.mentions:
        if (
            mention.cls == "date"
            and base <= mention.start <= base + 14
            and re.match(r"[\s,]+[a-z]", draft.scene.text[mention.end :])
        ):
            offset = max(offset, mention.end - base + 1)
    phrase = noun_phrase(" " + clause[offset:])
    if (
        phrase is None
        or not is_plural(phrase.head)
        or phrase.head.lower()
        in (
            "figures",
            "costs",
            "sales",
            "prices",
            "wages",
            "exports",
            "imports",
            "revenues",
            "contributions",
            "rates",
            "years",
            "months",
            "expenditures",
            "expenses",
            "remittances",
            "premiums",
            "claims",
        )
    ):
        return None
    text = (" " + clause[offset:])[phrase.start : phrase.end]
    return draft.sentence[0] + clause_start + offset, Unit(unit_of(text, phrase.head), text, inherited=True)


def _of_phrase(text: str) -> Unit | None:
    phrase = noun_phrase(" " + re.sub(r"^(?:the|its|all|IOM)\s", "", text))
    if phrase is None:
        return None
    noun = (" " + re.sub(r"^(?:the|its|all|IOM)\s", "", text))[phrase.start : phrase.end]
    return Unit(unit_of(noun, phrase.head), noun, inherited=True)


def _cell_unit(draft: Draft) -> Unit:
    """Return the unit of a table cell from its own sign, its headers, its row label or the caption."""
    own = draft.number
    if own.form == "money":
        return Unit(own.currency or "currency", None)
    if own.form in ("percent", "fraction", "proportion"):
        return Unit("percent", None)
    cell = draft.scene.flow.cell
    if cell is None:
        return Unit(None, None)
    columns = tuple(reversed(cell.column_headers))
    rows = (cell.row_label or "", *reversed(cell.row_label_path))
    around = (cell.caption or "", *reversed(draft.scene.flow.section))
    if (own.value <= 110 and cell.is_row_label) and re.match(r"(?i)ages?\b", " ".join(cell.column_headers)):
        return Unit("year", None)
    stated = _row_unit(draft.scene)
    if stated is not None:
        return stated
    above = corner(draft.scene)
    if re.search(r"(?i)[’'‘]000|\((?:in\s)?(?:thousand|million|billion)s?\)", above):
        # the cell above the row labels says what the whole table counts
        columns = (*columns, re.sub(r"\([^()]*\)|[’'‘]000s?", "", above).strip())
    # a sign or currency anywhere above wins over a noun in the row's label: "EUR million" over "Contributions"
    for texts, nouns in (
        (columns, True),
        ((*rows, corner(draft.scene), *around), False),
        ((*rows, *around), True),
    ):
        for text in texts:
            if nouns and re.match(r"(?i)(?:all|rest\sof|other|total)\b", text) and text is not cell.caption:
                continue
            unit = header_unit(text, nouns=nouns)
            if unit is not None and (text not in rows or not nouns or _is_listed(unit)):
                return unit
    beside = _unit_beside(draft.scene)
    if beside.unit is not None:
        return beside
    named = tuple(text for text in rows if text and not _names_place(text, above))
    for text in (title_below(draft.scene), *named):
        unit = header_unit(text)
        if unit is not None:
            return unit
    return beside


def _is_listed(unit: Unit) -> bool:
    """Whether a unit is one of the harmonised ones, and no noun that may be a name: "Lagos"."""
    return unit.unit in frozenset(_listed().values()) or unit.unit in ("percent", "per mille") or unit.unit_text is None


_OF_PLACES = re.compile(
    r"(?i)\b(?:countr|cit(?:y|ies)|town|region|province|district|state|site|location|camp|office|mission|destination|origin|"
    r"place|nationalit)"
)


def _names_place(text: str, above: str) -> bool:
    """Whether a row is named after a place, by its name or by the header above the row labels."""
    return _OF_PLACES.search(above) is not None or bool(find_named(text))


def title_below(scene: Scene) -> str:
    """Return a short line right below the table of a cell, which may be its title or a note on it; "" without one."""
    flows, index = scene.document.flows, _table_edge(scene, 1) + 1
    if index >= len(flows) or flows[index].cell is not None or len(flows[index].text) > 120:
        return ""
    return "" if flows[index].text.endswith(".") and not _NOTED_SCALE.search(flows[index].text) else flows[index].text


_NOTED_SCALE = re.compile(
    r"(?i)\b(?:figures|numbers|values|data|amounts|population|all)\s(?:are\s)?in\s(?:[a-z]+\s)?(?:thousand|million|billion)s"
)
_UNIT_HEADER = re.compile(r"(?i)\W*(?:units?|units?\sof\smeasure(?:ment)?|measure|uom)\W*")


def row_measure(scene: Scene) -> str | None:
    """Return what the column "Unit" of a table says for the row of a cell, None where there is no such column."""
    cell = scene.flow.cell
    if cell is None:
        return None
    flows, block = scene.document.flows, scene.flow.blocks[0][1]
    for index in range(scene.flow_index - 1, max(-1, scene.flow_index - 40), -1):
        other = flows[index].cell
        if other is None or other.row != cell.row or flows[index].blocks[0][1] != block:
            return None
        if other.column_headers and _UNIT_HEADER.fullmatch(other.column_headers[-1]):
            return flows[index].text
    return None


def _row_unit(scene: Scene) -> Unit | None:
    """Return the unit that the row's cell under "Unit" names; a column of changes has its own."""
    measure, cell = row_measure(scene), scene.flow.cell
    if measure is None or cell is None:
        return None
    change = any(re.search(r"(?i)\bchange|\bgrowth|\bdiff", header) for header in cell.column_headers)
    unit = header_unit(measure)
    if unit is None and re.fullmatch(
        r"(?i)(?:in\s)?(?:thousands?|millions?|billions?|number|persons|people|head)", measure.strip()
    ):
        unit = header_unit(cell.row_label or "") or Unit(None, None)
    if unit is None and re.search("[a-z]", measure):
        unit = Unit(unit_of(measure), measure, inherited=True)
    return Unit("percentage point", None) if change and unit is not None and unit.unit == "percent" else unit


def _unit_beside(scene: Scene) -> Unit:
    """A column headed by an adjective ("Positive", "Under 18") breaks down the counts in the columns before it."""
    cell = scene.flow.cell
    if cell is None or not cell.column_headers:
        return Unit(None, None)
    flows, block = scene.document.flows, scene.flow.blocks[0][1]
    seen = scene.flow_index
    for index in range(seen - 1, max(-1, seen - 12), -1):
        other = flows[index].cell
        if other is None or other.row != cell.row or flows[index].blocks[0][1] != block:
            break
        for header in reversed(other.column_headers):
            unit = header_unit(header)
            if unit is not None:
                return unit if unit.unit not in ("percent", "per mille") else Unit(None, None)
    return Unit(None, None)


_LABEL_NOUNS = frozenset(read_toml("english")["label_nouns"])


def corner(scene: Scene) -> str:
    """Return the header above the row labels of the cell's table, which often names unit and scale; "" without one."""
    flows = scene.document.flows
    for index in range(_table_edge(scene, -1), scene.flow_index):
        cell = flows[index].cell
        if cell is None or not cell.is_header:
            break
        if cell.column == 0:
            return flows[index].text
    return ""


def _table_edge(scene: Scene, step: int) -> int:
    """Return the index of the first (step -1) or last (step 1) cell of the table that the flow is a cell of.

    The cells of a table follow each other, so that the edge is found by doubling and halving the step.
    """
    flows, block = scene.document.flows, scene.flow.blocks[0][1]

    def inside(index: int) -> bool:
        return 0 <= index < len(flows) and flows[index].cell is not None and flows[index].blocks[0][1] == block

    edge, stride = scene.flow_index, 1
    while inside(edge + step * stride):
        edge, stride = edge + step * stride, stride * 2
    while stride:
        if inside(edge + step * stride):
            edge += step * stride
        stride //= 2
    return edge


def header_unit(text: str, *, nouns: bool = True) -> Unit | None:
    """Return the unit that a table header, row label or caption names, None where it names none.

    Args:
        text: The header.
        nouns: Whether a plural noun counts too; the cell above the row labels names these and no unit.

    Example:
        >>> header_unit("Expenditure (USD millions)").unit
        'USD'
        >>> header_unit("Share (%)").unit
        'percent'
    """
    text = text.replace("_", " ")
    if re.search(r"‰", text):
        return Unit("per mille", None, inherited=True)
    if re.search(r"%|\bper\s?cent\b|\bpercent(?:age)?\b|\bshare\b|\bproportion\b", text, re.IGNORECASE):
        return Unit("percent", None, inherited=True)
    currency = currency_in(text)
    if currency:
        return Unit(currency, None, inherited=True)
    text = re.sub(r"\((?:[^()]*)\)", "", text).strip() or text
    if re.search(r"(?i)\bpct\b", text):
        return Unit("percent", None, inherited=True)
    if re.fullmatch(r"(?i)pop(?:ulation)?\.?(?:\s(?:19|20)\d\d)?", text):
        return Unit("person", text, inherited=True) if nouns else None
    text = re.sub(
        r"(?<=\w)\s(?:by|per|in|from|at|for|during|since)\s(?!millions|thousands|billions|US|EUR|"
        r"[A-Z]{3}\b).*$",
        "",
        text,
    )
    for match in reversed(list(re.finditer(r"[A-Za-z][A-Za-z-]+(?:\s[A-Za-z-]+)?", text))):
        for candidate in (match.group(), match.group().split()[-1], match.group().split()[0]):
            code = _listed().get(singular(candidate))
            mass = candidate.lower() in ("population", "staff", "personnel", "workforce")
            if not nouns or not (is_plural(candidate.split()[-1]) or mass):
                continue
            if code is not None and singular(candidate) not in (
                "title",
                "head",
                "member",
                "report",
                "paper",
                "m",
                "l",
                "g",
                "ha",
                "mt",
            ):
                return Unit(code, candidate, inherited=True)
    plural = re.fullmatch(
        r"(?:[A-Z][\w-]*\s)?(?:[\w-]+\s)?([A-Za-z-]{3,}s)(?:\s[a-z]+(?:ed|en|ived|ld))?(?:,?\s(?:\d{4}|\([^()]*\)))*",
        text.strip(),
    )
    if nouns and plural and is_plural(plural.group(1)) and plural.group(1).lower() not in _LABEL_NOUNS:
        return Unit(unit_of(plural.group(1)), plural.group(1), inherited=True)
    return None


@cache
def _listed() -> dict[str, str]:
    """Nouns and the harmonised unit of each, from the vocabulary."""
    return {noun: row["unit"] or "" for row in read_table("units") for noun in (row["nouns"] or "").split("|")}


def unit_of(phrase: str, head: str | None = None) -> str:
    """Return the harmonised unit of a noun phrase.

    Example:
        >>> unit_of("international migrants"), unit_of("Member States"), unit_of("hygiene kits")
        ('person', 'State', 'kit')
    """
    listed = _listed()
    words = phrase.replace("’", "'").split()
    noun = head or words[-1]
    for length in (3, 2):
        if len(words) >= length:
            tail = singular(" ".join(words[-length:]))
            if tail in listed:
                return listed[tail]
    if (
        noun.lower() in ("units", "unit")
        and len(words) > 1
        and words[-2].islower()
        and words[-2] not in ("new", "other", "more")
    ):
        return " ".join((words[-2], "unit"))
    if noun.lower().endswith("-born"):
        return "person"
    if noun == "states" and not re.search(r"(?i)member|observer|nation", phrase):
        return "state"
    exact = listed.get(noun) or listed.get(noun.lower())
    if exact:
        return exact
    lemma = singular(noun)
    if lemma in listed:
        return listed[lemma]
    if "-" in lemma and listed.get(lemma.split("-")[-1]) == "person":
        return listed[lemma.split("-")[-1]]
    if _is_person_noun(noun, lemma):
        return "person"
    return lemma if not noun.isupper() or len(noun) > 5 else noun.rstrip("s")


_NOT_PERSONS = frozenset(read_toml("english")["not_persons"])


def _is_person_noun(noun: str, lemma: str) -> bool:
    if lemma in _NOT_PERSONS:
        return False
    demonym = (
        noun[0].isupper()
        and noun[1:].islower()
        and bool(re.search(r"(?:ans|ians|ese|is|ish|ans|anis|eans|ers)$", noun))
    )
    return demonym or (
        len(lemma) > 5
        and bool(
            re.search(
                r"(?:ologist|ist|cian|arian|ee|logue|nt(?:eer)|maker|holder|keeper|worker|goer|seeker|taker|"
                r"giver|owner|leader|bearer)$",
                lemma,
            )
        )
    )
