"""Finds the other breakdowns that a sentence states for a figure: of whom, from where, to where, in which phase.

Which words give which key is data (vocabulary ``dims.tsv``). The place itself is found in ``places.py``.
"""

import re
from collections.abc import Sequence
from functools import cache

from iomstats.figures.cell_dims import cell_dims
from iomstats.figures.dim_words import in_text, starting
from iomstats.figures.journeys import journeys
from iomstats.figures.model import Draft, Place
from iomstats.figures.places import find_places
from iomstats.figures.reach import PARTITIVE, clause_after
from iomstats.figures.sites import find_sites

Dims = dict[str, str]


_SHARES = frozenset(("percent", "fraction", "proportion"))


def find_dims(drafts: Sequence[Draft]) -> list[str | None]:
    """Return the dims of each figure of a flow, ``key=value; key=value`` with sorted keys, None where none is stated.

    Example:
        "About 45 per cent of participants are women" is ``sex=female``.
    """
    if not drafts:
        return []
    if drafts[0].scene.flow.cell is not None:
        return [_written(cell_dims(draft)) for draft in drafts]
    places = find_places(drafts)
    moves = journeys(drafts, places)
    return [_written({**_stated(drafts, index, places[index]), **moves[index]}) for index in range(len(drafts))]


def _written(dims: Dims) -> str | None:
    return "; ".join(f"{key}={dims[key]}" for key in sorted(dims)) or None


def _stated(drafts: Sequence[Draft], index: int, place: Place) -> Dims:
    """Return the breakdowns other than origin and destination; the first rule that gives a key wins."""
    dims: Dims = {}
    for rule in _RULES:
        for key, value in rule(drafts, index).items():
            dims.setdefault(key, value)
    if place.place and dims.get("area") == place.place:
        del dims["area"]
    return dims


# ------------------------------------------------------------------ the counted noun

_AGE = re.compile(
    r"(?:\s(?:who\s(?:were|are)\s)?)?(?:(?P<under>under|below|over|above)(?:\sthe\sage\sof)?\s(?P<limit>\d{1,2}|five|six|ten|twelve|fifteen|eighteen)\b(?!\sper|%|\d)"
    r"|(?:aged|ages|between\sthe\sages\sof)\s(?:between\s|from\s)?(?P<from>\d{1,2})\s?(?:to|–|-|and)\s?(?P<to>\d{1,2})\b"
    r"|aged\s(?P<plus>\d{1,2})\s?(?:\+|and\s(?:over|above|older|more)|or\s(?:over|older|more)))"
)


def _counted(drafts: Sequence[Draft], index: int) -> Dims:
    """Read "412 women", "pregnant women", "31,500 children under five", "suspected cases"."""
    draft = drafts[index]
    unit = draft.unit
    if unit.start is None or unit.end is None or not unit.unit_text:
        return {}
    words = unit.unit_text.lower()
    dims: Dims = {}
    for where, text in (("prefix", words), ("noun", words)):
        dims = {**starting(text, where), **dims}
    last = re.sub(r"^.*?\b(?=(?:women|men|girls|boys|females|males)\b)", "", words)
    dims = {**starting(last, "noun"), **dims}
    if draft.number.form in _SHARES or _is_part(draft):
        dims = {**starting(words, "share"), **dims}
    age = _AGE.match(draft.scene.text[unit.end : draft.sentence[1]])
    if age and unit.unit in ("person", "percent", "case"):
        dims["age"] = _age(age)
    return dims


def _age(match: re.Match[str]) -> str:
    if match.group("under"):
        return f"{match.group('under')} {match.group('limit')}"
    if match.group("plus"):
        return f"{match.group('plus')}+"
    return f"{match.group('from')}–{match.group('to')}"


def _is_part(draft: Draft) -> bool:
    """Whether the figure is told as a part of an earlier one: "including around 1,500 minors"."""
    return bool(
        re.search(r"\b(?:including|of\s(?:whom|which|them|these))\s(?:(?:[a-z]+\s){0,3})$", draft.before)
        or re.search(r",\sincluding\s[^;.]*$", draft.before)
        or PARTITIVE.match(draft.after)
    )


# ------------------------------------------------------------------ what they are said to be

_BE = r"(?:were|are|was|is|being|be|have\sbeen|has\sbeen|had\sbeen|remain(?:ed)?)"
_OF_PRONOUN = r"\s?(?:or\sso\s)?of\s(?:them|whom|which|these|the\slatter)"
_COMPLEMENT = re.compile(
    rf"(?:(?P<pronoun>{_OF_PRONOUN})|\sof\s(?P<of>[^,;.:()]{{2,60}}?)(?=\s{_BE}\s)|\sor\sso)?"
    rf"(?:\s(?P<be>{_BE}))?\s(?:(?:still|now|also|all|mostly|either|for|successfully|officially)\s)*(?P<said>[^,;.:()]{{3,80}})"
)
_NOT_SAID = (
    r"(?!(?:in|on|at|to|under|over|by|of|from|with|the|an?|not|no|more|less|able|expected|about|around|as|available|based|"
    r"because|due|estimated|there|up|down|likely|used|said|found|made|given|met|spent|held|projected|now|nearly|almost|only|"
    r"equal|elsewhere|abroad|twice|once|lost|sold|paid|it|they|we|he|she|working|living|being)\b)"
)
_FREE = re.compile(rf"{_NOT_SAID}[a-z][a-z-]+(?:\s(?!(?:in|on|at|to|under|over|by|of|from|with|and|or|than|for|per|during|since|as|each|every)\b)[a-z][a-z-]+){{0,3}}")
_PARTICIPLE = re.compile(r"(?P<said>[a-z-]{3,}ed)\b")


def _said(drafts: Sequence[Draft], index: int) -> Dims:
    """Read "45 per cent of participants are women", "412 of whom were women", "24% women", "344 are still missing"."""
    draft = drafts[index]
    if draft.number.form in ("money", "multiple", "decades"):
        return {}
    share = draft.number.form in _SHARES
    unit_end = draft.unit.end if draft.unit.end is not None and not draft.unit.inherited else None
    own = not share and unit_end is not None and unit_end > draft.mention.end
    rest = clause_after(drafts, draft, unit_end if own and unit_end is not None else draft.mention.end)
    match = _COMPLEMENT.match(rest)
    if match is None or (own and not match.group("be")):
        return {}
    said = match.group("said").lower()
    age = _AGE.match(" " + re.sub(r"^(?:children|persons|people|minors|cases)\s", "", said))
    if age:
        return {"age": _age(age)}
    known = starting(re.sub(r"^(?:in|among)\s(?!favour)", "", said), "complement") or _part(said, own=own, share=share)
    return known or _free(draft, match, rest, share=share)


def _part(said: str, *, own: bool, share: bool) -> Dims:
    """Read the one word that is left of an elided noun: "14 confirmed, 21 probable"."""
    word = re.match(r"[a-z][a-z -]*[a-z](?=$|\sand\s?$)", said)
    return starting(said, "part") if word and not own and not share else {}


def _free(draft: Draft, match: re.Match[str], rest: str, *, share: bool) -> Dims:
    """Return as category what the counted are said to be in a few plain words: "resettlement cases"."""
    pronoun = bool(match.group("pronoun")) or _of_before(draft)
    be = match.group("be") or ""
    if not pronoun and not (share and be) or (be.startswith("ha") and not share):
        return {}
    said = re.sub(r"\s(?:and|or)\s?$|\s$", "", match.group("said"))
    ends = bool(re.match(r"\s?(?:[,;.:()]|$)", rest[match.end("said") :]))
    if ends and _FREE.fullmatch(said):
        passive = re.match(r"[a-z-]+ed\b", said) or (be.startswith("ha") and not said.endswith("s"))
        if pronoun or not passive:
            return {"category": said}
    participle = _PARTICIPLE.match(said) if pronoun and be in ("were", "are") else None
    return {"category": participle.group("said")} if participle and not re.match(r"\s(?:in|on|since|from)\b", said[participle.end() :]) else {}


def _of_before(draft: Draft) -> bool:
    """Whether the figure is announced as a part: "of which 63.5 per cent", "Of the 162 Member States, 91"."""
    return bool(
        re.search(r"\bof\s(?:which|whom|these|them)(?:,)?\s(?:[a-z]+\s){0,2}(?:(?:[^,;.]|[.,]\d){0,60}\sand\s)?$", draft.before)
        or re.search(r"^Of\s(?:the|these)\b", draft.before)
    )


# ------------------------------------------------------------------ the clause

_CLAUSE_END = re.compile(r"[,;.:()]|\s(?:and|while|whereas|against|compared)\s")
_CONCERNS = re.compile(
    r"\s(?:[a-z]+\s)?(?:concern(?:ed|s)?|concerning|(?:are\s|were\s)?relat(?:e|ed|ing)\s(?:directly\s|mainly\s)?to|deal(?:s|t|ing)?\swith|"
    r"focus(?:ed|es|ing|sed)?\son|devoted\sto)\s(?P<what>[a-z][a-z ,-]{2,70}?)(?=[:;.()]|,\s\d|\sand\s\d|\sunder\b|\sin\s|$)"
)
_TO_WHAT = re.compile(r"\sto\s(?P<what>[a-z][a-z ,-]{2,70}?)(?=[:;.()]|,\s\d|\sand\s\d|\sunder\b|\sin\s|$)")
_TAIL = re.compile(r"\s(?:activities|operations|projects|programmes|interventions|work|issues|matters)$")


def _clause(drafts: Sequence[Draft], index: int) -> Dims:
    """Read phrases after the figure: "with observer status", "in rural areas", "by road … by air"."""
    draft = drafts[index]
    end = draft.unit.end if draft.unit.end is not None and draft.unit.end > draft.mention.end else draft.mention.end
    rest = clause_after(drafts, draft, end)
    stop = _CLAUSE_END.search(rest)
    clause = (rest[: stop.start()] if stop else rest).lower()
    dims = in_text(clause[:60], "clause")
    before = re.search(r"[^,;.:]*,?\s$", draft.before)
    for key, value in in_text((before.group() if before else "").lower(), "clause").items():
        if key == "area":
            dims.setdefault(key, value)
    mode = in_text(clause[:60], "mode")
    if mode and len({value for other in drafts if other.sentence == draft.sentence for value in in_text(_near(other), "mode").values()}) > 1:
        dims.update(mode)
    if draft.unit.inherited or draft.unit.unit is None:
        if re.match(r"\s(?:more\s)?(?:hold|holds|held|have|has)\s(?:such\s)?observer\sstatus\b|\s(?:are|were)\sobservers\b", draft.after):
            dims["category"] = "observer"
    return dims


def _near(draft: Draft) -> str:
    stop = _CLAUSE_END.search(draft.after)
    return (draft.after[: stop.start()] if stop else draft.after).lower()[:60]


def _subject_matter(drafts: Sequence[Draft], index: int) -> Dims:
    """Read "203 projects related directly to emergency responses and 314 to recovery": a phase, or a category."""
    draft = drafts[index]
    own = _CONCERNS.match(draft.after)
    match = own
    if match is None and draft.unit.inherited:
        earlier = any(other.sentence == draft.sentence and _CONCERNS.match(other.after) for other in drafts[:index])
        match = _TO_WHAT.match(draft.after) if earlier else None
    if match is None:
        return {}
    what = _TAIL.sub("", match.group("what").strip(" ,"))
    people = starting(what, "complement")
    if people:
        return people
    phase = in_text(what, "phase")
    if phase:
        value = phase["phase"]
        return {"phase": what if value == "*" else value}
    parted = draft.unit.inherited or draft.number.form in _SHARES
    return {"category": what} if parted and "," not in what else {}


_CEILING = re.compile(r"(?i)\b(?:ceiling|maximum|exceed|limit(?:ed)?|cap(?:ped)?)\b")
_PROJECT = re.compile(r"\b(?P<which>[a-z-]+)\sprojects?\b|\bif\s(?P<if>[a-z-]+)\b")


def _ceiling(drafts: Sequence[Draft], index: int) -> Dims:
    """Read "Ceiling for funding of national projects will be USD 200,000"."""
    draft = drafts[index]
    if draft.number.form != "money" or not _CEILING.search(draft.before + draft.after):
        return {}
    match = _PROJECT.search(re.split(r"[,;()]", draft.after)[0]) or next(reversed(list(_PROJECT.finditer(draft.before))), None)
    return starting(match.group("which") or match.group("if"), "project") if match else {}


_TESTIFIED = re.compile(
    r"(?:\sof\s[^,;.]{2,50}?)?\s(?:testified|indicated|said|stated|reported|confirmed|agreed|believed|believe|felt|found|considered|noted|responded|answered)\sthat\s(?P<what>[^;.]{5,160})"
)


def _statement(drafts: Sequence[Draft], index: int) -> Dims:
    """Read "88 per cent of participants testified that the workshop helped …": what they stated."""
    draft = drafts[index]
    if draft.number.form not in _SHARES:
        return {}
    match = _TESTIFIED.match(draft.after)
    if match is None:
        return {}
    what = re.split(r",\s(?:and|while|whereas|but)\s", match.group("what"))[0].strip(" ,")
    what = re.sub(r"^through\s(?:[\w]+\s){1,3}?(?=(?:they|it)\s)", "", what)
    what = re.sub(r"^(?:they|it|he|she|we)\s(?:(?:were|was|is|are|has|have|had)\s)?|^the\s", "", what)
    return {"statement": what.replace("=", " ")}


@cache
def _women_verbs() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?P<who>women|men|girls|boys|females|males|women\sand\sgirls|men\sand\sboys)\s(?:now\s|still\s|already\s|also\s|in\sturn\s)?"
        r"(?:hold|held|account(?:ed)?\sfor|ma[dk]e\sup|represent(?:ed)?|constituted?|comprised?|headed|head|occup(?:y|ied)|form(?:ed)?|number(?:ed)?)\s[^;.]*$"
    )


def _subject(drafts: Sequence[Draft], index: int) -> Dims:
    """Read "Women now hold 46 per cent of professional posts, compared with 35 per cent"."""
    draft = drafts[index]
    number_of = _NUMBER_OF.search(draft.before)
    if number_of and (draft.unit.inherited or draft.number.form in _SHARES):
        return starting(number_of.group("who").lower(), "noun")
    that_of = _THAT_OF.search(draft.before)
    if that_of:
        return {"category": that_of.group("who")}
    share_of = _REPRESENTING.search(draft.before)
    if share_of and draft.number.form in _SHARES:
        return {"category": share_of.group("who")}
    if draft.number.form in _SHARES or draft.unit.inherited:
        match = _women_verbs().search(draft.before)
        if match:
            return starting(match.group("who").lower(), "noun")
    return {}


_NUMBER_OF = re.compile(r"(?i)\b(?:number|share|proportion)\sof\s(?:[a-z-]+\s)?(?P<who>women|men|girls|boys)\b[^;.]*$")
_THAT_OF = re.compile(r"\b(?:that|those)\sof\s(?P<who>[a-z-]+(?:\s[a-z-]+s)?)\s(?:[a-z]+\s){0,3}[^;.:()]*$")
_REPRESENTING = re.compile(r"(?:\bwith|,|\band)\s(?P<who>(?!with\b)[a-z]+(?:\s[a-z]+){0,2})\s(?:representing|accounting\sfor|making\sup|constituting)\s(?:[a-z]+\s){0,2}$")


def _hosting(drafts: Sequence[Draft], index: int) -> Dims:
    """Read "with Borno hosting 1,427,999 displaced persons": a part of the country that the text is about."""
    draft = drafts[index]
    for site in find_sites(draft.scene.text, draft.scene.flow.sentences):
        if len(site.named) == 1 and site.named[0].form == "area" and not site.named[0].city and site.end <= draft.mention.start:
            gap = draft.scene.text[site.end : draft.mention.start]
            if re.fullmatch(r"(?:\s(?:State|Province|Region))?(?::\s|\s(?:hosting|hosts?|hosted|with|has|had|recorded|reported)\s)(?:[a-z]+\s){0,2}", gap):
                return {"area": str(site.named[0].area)}
    return {}


_RULES = (_subject_matter, _counted, _said, _clause, _ceiling, _statement, _subject, _hosting)
