"""Finds the other breakdowns that a sentence states for a figure: of whom, in which phase, what they answered.

Which words give which key is data (vocabulary ``dims.tsv``). Origin and destination are found in ``journeys.py``, who
is told before the number in ``subjects.py``, the
place itself in ``places/places.py``, tables in ``cells.py``.
"""

import re
from collections.abc import Callable, Sequence

from iomstats.figures.dims.ages import AGE, SIDE, age_of
from iomstats.figures.dims.cells import cell_dims
from iomstats.figures.dims.journeys import journeys
from iomstats.figures.dims.subjects import OF_WHICH, by_whom, of_whose, parted_money, subject
from iomstats.figures.dims.words import in_text, starting
from iomstats.figures.model import Draft, Place
from iomstats.figures.places.reach import PARTITIVE, View, views
from iomstats.figures.places.roles import BARE
from iomstats.figures.words.verb_forms import irregular_participles

Dims = dict[str, str]


def find_dims(drafts: Sequence[Draft], places: Sequence[Place]) -> list[str | None]:
    """Return the dims of each figure of a flow, ``key=value; key=value`` with sorted keys, None where none is stated.

    Args:
        drafts: The figures of the flow.
        places: The place of each.

    Example:
        "About 45 per cent of participants are women" is ``sex=female``.
    """
    if not drafts:
        return []
    if drafts[0].scene.flow.cell is not None:
        return [_written(cell_dims(draft)) for draft in drafts]
    shown = views(drafts)
    stated: list[Dims] = []
    for view, moves in zip(shown, journeys(drafts, places), strict=True):
        stated.append({**_stated(view), **moves} or _bracketed(view, shown, stated))
    return [_written(dims) for dims in stated]


_IN_BRACKET = re.compile(
    r"(?:\s[a-z-]+){0,5}\s?\((?!(?:of\swhom\s)?(?:boys|females?|girls|males?|men|women)\b)(?:[a-z]+:?\s){0,2}"
)


def _bracketed(view: View, shown: Sequence[View], stated: Sequence[Dims]) -> Dims:
    """Return the dims of the figure that a bracket repeats as a share or a number: "141,228 foreigners (32.5%)"."""
    last = shown[len(stated) - 1] if stated else None
    if last is None or last.draft.sentence != view.draft.sentence:
        return {}
    repeats = _IN_BRACKET.fullmatch(view.text, last.end, view.start) and re.match(r"[^(),;]{0,20}\)", view.after)
    return stated[-1] if repeats else {}


def _written(dims: Dims) -> str | None:
    """Return the dims as the column holds them; the signs that part them are taken out of the values."""
    return "; ".join(f"{key}={re.sub('[=;]', ' ', dims[key])}" for key in sorted(dims)) or None


def _stated(view: View) -> Dims:
    """Return the breakdowns other than origin and destination; the first rule that gives a key wins."""
    dims: Dims = {}
    for rule in _RULES:
        for key, value in rule(view).items():
            dims.setdefault(key, value)
    if "sex" in dims and _BOTH.match(view.after):
        del dims["sex"]
    return dims


_BOTH = re.compile(  # "12 boys and girls", "half of the women, girls and men"
    r"\s(?:of\s(?:the\s)?)?(?:(?:women|girls|females?)(?:,\s[a-z]+)*,?\s(?:and|or)\s(?:men|boys|males?)|"
    r"(?:men|boys|males?)(?:,\s[a-z]+)*,?\s(?:and|or)\s(?:women|girls|females?))\b"
)


# ------------------------------------------------------------------ the counted noun

_SEX_LAST = re.compile(r"\b(?:women|men|girls|boys|females|males)\b")
_PART_LEAD = re.compile(r"\b(?:including|of\s(?:whom|which|them|these))\s(?:[a-z]+\s){0,3}$|,\sincluding\s[^;.]*$")


def _counted(view: View) -> Dims:
    """Read "412 women", "pregnant women", "31,500 children under five", "suspected cases"."""
    draft = view.draft
    side = SIDE.match(view.after) if view.is_share else None
    if side:
        return {"age": f"{side.group('side')} {side.group('bound')}"}
    if view.noun_end == view.end or not draft.unit.unit_text:
        return {}
    words = draft.unit.unit_text.lower()
    last = _SEX_LAST.search(words)
    dims = {**starting(words, "prefix"), **starting(words[last.start() :] if last else words, "noun")}
    dims.update(starting(words, "noun"))
    if view.is_share or _PART_LEAD.search(view.before) or PARTITIVE.match(view.after):
        dims = {**starting(words, "share"), **dims}
    age = AGE.match(view.text[view.noun_end : view.last])
    if age and draft.unit.unit in ("person", "percent", "case"):
        dims["age"] = age_of(age)
    return dims


# ------------------------------------------------------------------ what they are said to be

_BE = r"(?:were|are|was|is|being|be|have\sbeen|has\sbeen|had\sbeen|remain(?:ed)?)"
_COMPLEMENT = re.compile(
    r"(?:(?P<pronoun>\s?(?:or\sso\s)?of\s(?:them|whom|which|these|the\slatter))"
    rf"|\sof\s[^,;.:()]{{2,60}}?(?=\s{_BE}\s)|\sor\sso)?(?:\s(?P<be>{_BE}))?\s"
    r"(?:(?:still|now|also|all|mostly|either|for|successfully|officially)\s)*(?P<said>[^,;.:()]{3,80})"
)
_NOT_SAID = (
    r"(?!(?:in|on|at|to|under|over|by|of|from|with|this|last|next|yesterday|today|tonight|aged|the|an?|not|no|more|less|able|expected|about|around|as|available|based|"
    r"because|due|estimated|there|up|down|likely|used|said|found|made|given|met|spent|held|projected|now|nearly|almost|only|"
    r"had|has|have|would|will|did|do|can|could|may|might|should|equal|elsewhere|abroad|twice|once|lost|sold|paid|based|located|situated|stationed|deployed|posted|years?|months?|it|they|we|he|she|working|living|being)\b)"
)
_LINKS = r"(?!(?:in|on|at|to|under|over|by|of|from|with|and|or|than|for|per|during|since|as|each|every)\b)"
_FREE = re.compile(rf"{_NOT_SAID}[a-z][a-z-]+(?:\s{_LINKS}[a-z][a-z-]+){{0,3}}")
_PARTICIPLE = re.compile(
    r"(?P<said>(?!based|located|situated|stationed|deployed|posted)[a-z-]{3,}ed)\b(?!\s(?:in|on|since|from)\b)"
)
_ONE_WORD = re.compile(r"[a-z][a-z -]*[a-z](?=$|\sand\s?$)")


def _said(view: View) -> Dims:
    """Read "45 per cent of participants are women", "412 of whom were women", "24% women", "344 are still missing"."""
    if view.draft.number.form in ("money", "multiple", "decades"):
        return {}
    own = not view.is_share and view.noun_end > view.end
    rest = _rest(view, view.noun_end if own else view.end)
    match = _COMPLEMENT.match(rest)
    if match is None or (own and not match.group("be")):
        return {}
    said = match.group("said").lower()
    age = AGE.match(" " + re.sub(r"^(?:children|persons|people|minors|cases)\s", "", said))
    if age:
        return {"age": age_of(age)}
    known = starting(re.sub(r"^(?:in|among)\s(?!favour)", "", said), "complement")
    if known.get("category") in ("against", "in favour") and not _voted(view, rest[match.start("said") :]):
        known = {}
    if not known and not own and not view.is_share and _ONE_WORD.match(said):
        known = starting(said, "part")
    return known or _free(view, match, rest)


_ASIDE_FIRST = re.compile(rf"\s\([^()]{{1,30}}\)(?=\s(?:{_BE}|of)\s)")
_REPEATED = re.compile(rf"(?P<of>\sof\s[^,;.:()]{{2,60}}?)\s\([^()]{{1,20}}\)(?=\s{_BE}\s)")


def _rest(view: View, start: int) -> str:
    """Return the clause after the figure, without a bracket that repeats a share as a number: "(51,100)"."""
    aside = _ASIDE_FIRST.match(view.text, start, view.last)
    if aside:
        return view.clause_after(aside.end())
    repeated = _REPEATED.match(view.text, start, view.last) if view.is_share else None
    return repeated.group("of") + view.clause_after(repeated.end()) if repeated else view.clause_after(start)


_VOTE = re.compile(r"(?i)\b(?:vot\w+|favour|ballot|abstain\w*|abstentions?)\b")


def _voted(view: View, said: str) -> bool:
    """Whether "against" tells a vote, not what a figure is compared with: "4.7 per cent against 2.6 a year before"."""
    return bool(_VOTE.search(view.text, view.first, view.last)) or not re.match(r"against\b", said)


def _free(view: View, match: re.Match[str], rest: str) -> Dims:
    """Return as category what the counted are said to be in a few plain words: "resettlement cases"."""
    parted = bool(match.group("pronoun")) or bool(OF_WHICH.search(view.before))
    be = match.group("be") or ""
    perfect = be.startswith("ha")
    pronoun = match.group("pronoun") or view.before.startswith("Of ")
    if (not parted and not (view.is_share and be)) or (perfect and not view.is_share and not pronoun):
        return {}
    said = re.sub(r"\s(?:and|or)\s?$|\s$", "", match.group("said"))
    ends = bool(re.match(r"\s?(?:[,;.:()]|$)", rest[match.end("said") :]))
    if ends and _FREE.fullmatch(said) and not _HANGING.search(said):
        passive = (
            re.match(r"[a-z-]+ed\b", said)
            or said.split()[0] in irregular_participles()
            or (perfect and not said.endswith("s"))
        )
        if parted or not passive:
            return {"category": said}
    done = _PARTICIPLE.match(said) if parted and be in ("were", "are") else None
    return {"category": done.group("said")} if done else {}


_HANGING = re.compile(r"\s(?:within|during|since|before|after|until|between|among|through)$")


# ------------------------------------------------------------------ the clause

_CLAUSE_END = re.compile(r"[,;.:()]|\s(?:and|while|whereas|against|compared)\s")
_HOLD_STATUS = re.compile(
    r"\s(?:more\s)?(?:hold|holds|held|have|has)\s(?:such\s)?observer\sstatus\b|\s(?:are|were)\sobservers\b"
)
_STOP = r"(?=[:;.()]|,\s\d|\sand\s\d|\sunder\b|\sin\s|$)"
_CONCERNS = re.compile(
    r"\s(?:[a-z]+\s)?(?:concern(?:ed|s|ing)?|(?:are\s|were\s)?relat(?:e|ed|ing)\s(?:directly\s|mainly\s)?to|"
    rf"deal(?:s|t|ing)?\swith|focus(?:ed|es|ing|sed)?\son|devoted\sto)\s(?P<what>[a-z][a-z ,-]{{2,70}}?){_STOP}"
)
_TO_WHAT = re.compile(rf"\sto\s(?P<what>[a-z][a-z ,-]{{2,70}}?){_STOP}")
_TAIL = re.compile(r"\s(?:activities|operations|projects|programmes|interventions|work|issues|matters)$")


def _clause(view: View) -> Dims:
    """Read phrases after the figure: "with observer status", "in rural areas", "by road … by air"."""
    clause = _short_clause(view, view.noun_end)
    dims = in_text(clause, "clause")
    before = re.search(r"[^,;.:]*,?\s$", view.before)
    area = in_text(before.group().lower(), "clause").get("area") if before else None
    if area:
        dims.setdefault("area", area)
    modes = [in_text(_short_clause(view, draft.mention.end), "mode").get("mode") for draft in view.drafts]
    if len({mode for mode in modes if mode}) > 1:
        dims.update(in_text(clause, "mode"))
    if (view.draft.unit.inherited or view.draft.unit.unit is None) and _HOLD_STATUS.match(view.after):
        dims["category"] = "observer"
    return dims


def _short_clause(view: View, start: int) -> str:
    rest = view.clause_after(start)
    stop = _CLAUSE_END.search(rest)
    return (rest[: stop.start()] if stop else rest)[:60].lower()


def _subject_matter(view: View) -> Dims:
    """Read "203 projects related directly to emergency responses and 314 to recovery": a phase, or a category."""
    draft = view.draft
    match = _CONCERNS.match(view.after)
    if match is None and draft.unit.inherited:
        earlier = any(
            _CONCERNS.match(view.text, other.mention.end) for other in view.drafts if other.mention.end <= view.start
        )
        match = _TO_WHAT.match(view.after) if earlier else None
    if match is None:
        return {}
    what = _TAIL.sub("", match.group("what").strip(" ,"))
    known = starting(what, "complement")
    phase = in_text(what, "phase").get("phase")
    if phase:
        return {"phase": what if phase == "*" else phase}
    if known:
        return known
    return {"category": what} if (draft.unit.inherited or view.is_share) and "," not in what else {}


_CEILING = re.compile(r"(?i)\b(?:ceiling|maximum|exceed|limit(?:ed)?|cap(?:ped)?)\b")
_PROJECT = re.compile(r"\b(?P<which>[a-z-]+)\sprojects?\b|\bif\s(?P<if>[a-z-]+)\b")


def _ceiling(view: View) -> Dims:
    """Read "Ceiling for funding of national projects will be USD 200,000"."""
    draft = view.draft
    if draft.number.form != "money" or not _CEILING.search(view.before + view.after):
        return {}
    matches = [_PROJECT.search(re.split(r"[,;()]", view.after)[0]), *reversed(list(_PROJECT.finditer(view.before)))]
    match = next((match for match in matches if match), None)
    return starting(match.group("which") or match.group("if"), "project") if match else {}


_TESTIFIED = re.compile(
    r"(?:\sof\s[^,;.]{2,50}?)?\s(?:testified|indicated|said|stated|reported|confirmed|agreed|believed|believe|felt|found|"
    r"considered|noted|responded|answered)\sthat\s(?P<what>[^;.]{5,160})"
)
_PRONOUN_SUBJECT = re.compile(r"^(?:they|it|he|she|we)\s(?:(?:were|was|is|are|has|have|had)\s)?|^the\s")


def _statement(view: View) -> Dims:
    """Read "88 per cent of participants testified that the workshop helped …": what they stated."""
    match = _TESTIFIED.match(view.after) if view.is_share else None
    if match is None:
        return {}
    what = re.split(r",\s(?:and|while|whereas|but)\s", match.group("what"))[0].strip(" ,")
    what = re.sub(r"^through\s(?:\w+\s){1,3}?(?=(?:they|it)\s)", "", what)
    return {"statement": _PRONOUN_SUBJECT.sub("", what)}


_HOSTING = re.compile(
    r"(?:\s(?:State|Province|Region))?(?::\s|\s(?:hosting|hosts?|hosted|with|has|had|recorded|reported)\s)(?:[a-z]+\s){0,2}"
)


def _hosting(view: View) -> Dims:
    """Read "with Borno hosting 1,427,999 displaced persons": a part of the country that the text is about."""
    for site in view.earlier_sites():
        named = site.named[0]
        part = len(site.named) == 1 and named.area and not named.city
        beside = site.role == BARE and view.text[site.end : view.start] == " " and not view.draft.number.currency
        if part and named.area and (beside or _HOSTING.fullmatch(view.text, site.end, view.start)):
            return {"area": named.area}
    return {}


_RULES: tuple[Callable[[View], Dims], ...] = (
    _subject_matter,
    _counted,
    _said,
    _clause,
    _ceiling,
    _statement,
    subject,
    of_whose,
    by_whom,
    parted_money,
    _hosting,
)
