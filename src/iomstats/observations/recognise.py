"""Decides which entry of the vocabulary a figure speaks of, and says why; knows no word and no number itself.

An entry is recognised when one of its rules finds all the words that it needs and none that it refuses.
Of several entries the one with the nearer words wins: what stands in the counted noun weighs more than what
stands in the sentence, and that more than what stands in the paragraph or in a heading. The first of two that
are equal is taken, in the order of the file, and the other is named in the recognition.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache

from iomstats.observations.context import ends_with
from iomstats.observations.entries import indicators, themes
from iomstats.observations.members import members_of_another
from iomstats.observations.model import SCOPES, Context, Group, Indicator, Recognition, Rule
from iomstats.observations.terms import compile_terms, expand
from iomstats.observations.topics import topics
from iomstats.schema.vocabulary import read_table, read_toml

_WEIGHTS = {"noun": 4.0, "own": 3.5, "clause": 3.0, "sentence": 2.0, "paragraph": 1.0, "heading": 0.5}
_WORD_BONUS = 0.25  # for every further word of what was found: "humanitarian return" says more than "return"
_KIND_BONUS = 0.5
_OWNER = "the Organization"
_ANOTHER = "another organization"
_KIND = "an organization named by its kind"
_WORLD = "World"
_MEMBERSHIP = "membership"
_OF_RULE = 0.5  # the weight of a theme's rule against that of its words
# kinds that differ by how the sentence is built rather than by what is measured
_NEAR_KINDS = (
    frozenset({"stock", "flow", "count"}),
    frozenset({"rate", "average"}),
    frozenset({"ratio", "change"}),
)

Found = tuple[tuple[str, str], ...]


def recognise_indicator(context: Context) -> Recognition | None:
    """Return the indicator that the figure is an observation of, or None."""
    if context.elided_share:
        return None
    another = speaks_of_another(context)
    strangers = members_of_another(context)
    entries = [
        entry
        for entry in indicators()
        if not (entry.organization and (another or (strangers and entry.theme == _MEMBERSHIP)))
    ]
    found = _recognised(entries, context)
    # asked only here, as few figures come so far and there are many names of places
    told = next((entry for entry in entries if found and entry.id == found.entry), None)
    if told and told.whole and speaks_of_one_place(context):
        return _recognised([entry for entry in entries if not entry.whole], context)
    if told and told.hosted and speaks_of_unnamed_hosts(context):
        return _recognised([entry for entry in entries if not entry.hosted], context)
    return found


def _recognised(entries: Sequence[Indicator], context: Context) -> Recognition | None:
    """Return the best of some indicators; a general one only where none else fits.

    A heading tells what the words leave open, unless it names several things alike.
    """
    special = [entry for entry in entries if not entry.general]
    by_words = _best(((entry.id, [rule for rule in entry.rules if not rule.under]) for entry in special), context)
    if by_words:
        return by_words
    headed = _best(((entry.id, [rule for rule in entry.rules if rule.under]) for entry in special), context)
    if headed and not headed.tied:
        return headed
    return _best(((entry.id, entry.rules) for entry in entries if entry.general), context)


def theme_scores(context: Context) -> dict[str, Recognition]:
    """Return every theme of which words are near the figure, with how strongly they speak of it.

    Rules for the nearest words and the topic of the passage are added up.
    """
    told = {one.entry: one for one in _recognitions(((entry.id, entry.rules) for entry in themes()), context)}
    about = topics(context)
    return {
        name: Recognition(name, _OF_RULE * rule.score + topic.score, rule.found + topic.found)
        for name in sorted({*told, *about})
        for rule, topic in [(told.get(name, _nothing(name)), about.get(name, _nothing(name)))]
    }


def suggestions(context: Context, limit: int = 3) -> list[tuple[str, tuple[str, ...]]]:
    """Return the indicators nearest to a figure that has none, each with what was missing.

    Example:
        An entry comes back as ``("staff_total", ("noun: staff | personnel",))``.
    """
    near: list[tuple[int, bool, float, str, tuple[str, ...]]] = []
    another = speaks_of_another(context)
    for entry in indicators():
        for rule in entry.rules:
            missing, found = _missing(rule, context)
            if entry.organization and another:
                missing.append(_OWNER)
            if found and len(missing) <= 2:
                far = missing != [_OWNER]  # the figure of another is nearer than what it does not count
                near.append((len(missing), far, -_score(found, context, rule), entry.id, tuple(missing)))
    near.sort(key=lambda item: item[:3])
    kept: dict[str, tuple[str, ...]] = {}
    for _, _, _, name, lacks in near:
        kept.setdefault(name, lacks)
    return list(kept.items())[:limit]


def speaks_of_another(context: Context) -> bool:
    """Tell whether the clause is about another organization, and the Organization itself is not in it.

    A clause that names nobody is about whom its sentence names, then its paragraph, then the title.

    Example:
        "UNHCR had 12,000 staff in 2015" is not about the Organization's staff, nor is "the bank has 310 staff".
    """
    told = _owner(context.clause)
    if told == _KIND and _owner(context.sentence) == _OWNER:
        return False
    texts = (context.sentence, context.paragraph, context.heading, context.title)
    found = told or next(filter(None, map(_owner, texts)), _OWNER)
    return found != _OWNER


def speaks_of_one_place(context: Context) -> bool:
    """Tell whether a figure is that of one country, region or mission.

    Example:
        "IOM Kenya has 212 staff" and "the mission in Bogotá has 40 staff" say nothing of all staff.
    """
    return context.place not in (None, _WORLD) or bool(_local_words().search(context.own))


def speaks_of_unnamed_hosts(context: Context) -> bool:
    """Tell whether a figure is that of hosts who are no place of the list, so that it passes for the world's.

    Example:
        "Oil exporters host 21 million migrants" and "92 million in developing countries" are not the world's.
    """
    hosts, world = _hosts()
    return context.place in (None, _WORLD) and bool(hosts.search(context.own)) and not world.search(context.own)


@cache
def _hosts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = read_toml("recognition")["hosts"]
    return compile_terms(words["named"]), compile_terms(words["none"])


@cache
def _local_words() -> re.Pattern[str]:
    """Return the pattern of the names of countries and regions, and of what the Organization has in one place."""
    names = [
        name.strip()
        for row in read_table("places")
        for name in [str(row["place"]), *str(row["names"] or "").split("|")]
        if row["place"] != _WORLD and name.strip()
    ]
    missions = read_toml("recognition")["organizations"]["missions"]
    return compile_terms(" | ".join([*(" ".join(f"={word}" for word in name.split()) for name in names), missions]))


@lru_cache(maxsize=64)
def _owner(text: str) -> str | None:
    """Return who owns what a text speaks of: the Organization, another, one named by its kind ("the bank"), or None.

    Remembered for a while, as the figures of a sentence share it, its paragraph, heading and title.
    """
    own, others = _organizations()
    if own(text):
        return _OWNER
    if others(text):
        return _ANOTHER
    return _KIND if _has_another_owner(text) else None


def _has_another_owner(text: str) -> bool:
    """Tell whether a text has an owner named by its kind, beside whom it does not merely say something."""
    kinds, beside = _owners()
    return any(not ends_with(beside, text[: match.start()].rstrip()) for match in kinds.finditer(text))


@cache
def _owners() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of owners, and of what stands before one that is none."""
    words = read_toml("recognition")["organizations"]
    kinds = compile_terms(words["kinds"])
    articles = ("", " the", " a", " an", " this", " its", " local", " the local")
    beside = [one.strip() + article for one in words["beside"].split("|") for article in articles]
    return kinds, compile_terms(" | ".join(beside))


@cache
def _organizations() -> tuple[Callable[[str], object], Callable[[str], object]]:
    words = read_toml("recognition")
    own, others = (expand(words["organizations"][key], words["terms"]) for key in ("own", "others"))
    return compile_terms(own).search, compile_terms(others).search


def _nothing(name: str) -> Recognition:
    return Recognition(name, 0.0, ())


def _best(entries: Iterable[tuple[str, Sequence[Rule]]], context: Context) -> Recognition | None:
    found = _recognitions(entries, context)
    return _first(found) if found else None


def _recognitions(entries: Iterable[tuple[str, Sequence[Rule]]], context: Context) -> list[Recognition]:
    """Return every entry that has a rule that fits, by its best rule."""
    found: list[Recognition] = []
    for name, rules in entries:
        matches = [match for rule in rules if (match := _match(rule, context))]
        if matches:
            found.append(Recognition(name, *max(matches)))
    return found


def _first(found: Sequence[Recognition]) -> Recognition:
    """Return the recognition with the highest score; file order decides between equals, and the other is named."""
    best, *others = sorted(found, key=lambda one: -one.score)
    tied = others[0].entry if others and others[0].score == best.score else None
    return Recognition(best.entry, best.score, best.found, tied)


def _match(rule: Rule, context: Context) -> tuple[float, Found] | None:
    """Return the score of a rule and what it found, or None if it does not fit."""
    if not _admits(rule, context) or any(group.pattern.search(_text(group.scope, context)) for group in rule.refuses):
        return None
    found: list[tuple[str, str]] = []
    for group in rule.needs:
        place = _find(group, context, elliptic=rule.elliptic)
        if place is None:
            return None
        found.append(place)
    if rule.before is not None:
        found.append(("before", context.before.rsplit(" ", 1)[-1]))
    if context.part and rule.elliptic and not _speaks_of_the_part(rule, context):
        return None
    # a rule for a unit alone is met by what is counted
    alone = ("noun", context.unit or "") if rule.units else ("block", context.block_kind or "")
    words = tuple(found) or (alone,)
    return _score(words, context, rule), words


def _speaks_of_the_part(rule: Rule, context: Context) -> bool:
    """Tell whether the part's own words, not only the noun of the whole, name what the rule is about.

    "of which 550 were started" are projects started; "43 of them in Africa" are not all active projects.
    """
    own = context.own.replace(context.noun or "", " ") if context.noun else context.own
    return any(group.scope != "noun" and group.pattern.search(own) for group in rule.needs)


def _admits(rule: Rule, context: Context) -> bool:
    """Tell whether unit, kind, status, block and the words right before the figure let the rule apply."""
    return (
        (not rule.units or context.unit in rule.units)
        and (not rule.kinds or _kind_fits(context.kind, rule.kinds))
        and (not rule.statuses or context.status in rule.statuses)
        and (not rule.block_kinds or context.block_kind in rule.block_kinds)
        and (rule.before is None or ends_with(rule.before, context.before))
        and (rule.not_before is None or not ends_with(rule.not_before, context.before))
        and (rule.under is None or rule.under.search(_nearest_heading(context)) is not None)
    )


def _nearest_heading(context: Context) -> str:
    """Return the innermost of the headings above a figure; of a text without any, its title."""
    return context.heading.rsplit(" > ", 1)[-1] or context.title


def _kind_fits(kind: str | None, kinds: Sequence[str]) -> bool:
    if kind is None or kind in kinds:
        return True
    return any(kind in near and near & set(kinds) for near in _NEAR_KINDS)


def _find(group: Group, context: Context, *, elliptic: bool) -> tuple[str, str] | None:
    """Return the nearest scope, up to the group's own, in which one of its terms stands, with the words."""
    if group.scope == "noun":
        return _find_noun(group, context, elliptic=elliptic)
    for scope in SCOPES[: SCOPES.index(group.scope) + 1]:
        if match := group.pattern.search(_text(scope, context)):
            return scope, match[0]
    return None


def _find_noun(group: Group, context: Context, *, elliptic: bool) -> tuple[str, str] | None:
    """Look in the noun phrase; a figure without one ("43,204 in 2007") may count a noun of its sentence.

    What a cell counts often stands in the caption alone: under "Staff by location" headquarters are a place.
    """
    if context.noun and (match := group.pattern.search(context.noun)):
        return ("noun" if not context.elliptic else "clause"), match[0]
    if context.elliptic and elliptic:
        for scope in ("own", "clause", "sentence"):
            if match := group.pattern.search(_text(scope, context)):
                return "sentence", match[0]
    # a noun that the caption has itself is one of several things that the table counts
    if (context.noun or "").lower() in context.caption.lower():
        return None
    if elliptic and (match := group.pattern.search(context.caption)):
        return "sentence", match[0]
    return None


def _text(scope: str, context: Context) -> str:
    return str(getattr(context, scope) or "")


def _score(found: Sequence[tuple[str, str]], context: Context, rule: Rule) -> float:
    words = sum(_WEIGHTS.get(scope, 1.0) + _WORD_BONUS * text.count(" ") for scope, text in found)
    exact = _KIND_BONUS if rule.kinds and context.kind == rule.kinds[0] else 0.0
    return words + exact


def _missing(rule: Rule, context: Context) -> tuple[list[str], list[tuple[str, str]]]:
    """Return what a rule asks for and does not find, in words, and what it finds."""
    missing = [f"unit: {' or '.join(rule.units)}"] if rule.units and context.unit not in rule.units else []
    if rule.kinds and not _kind_fits(context.kind, rule.kinds):
        missing.append(f"kind: {' or '.join(rule.kinds)}")
    found: list[tuple[str, str]] = []
    for group in rule.needs:
        place = _find(group, context, elliptic=rule.elliptic)
        if place is None:
            missing.append(f"{group.scope}: {group.terms}")
        else:
            found.append(place)
    missing += [f"without {g.scope}: {g.terms}" for g in rule.refuses if g.pattern.search(_text(g.scope, context))]
    return missing, found
