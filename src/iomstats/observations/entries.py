"""Reads indicators and themes from the vocabulary files into typed entries; decides nothing on a figure."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from iomstats.observations.lexicon import LEVELS, NEUTRAL, Lexicon
from iomstats.observations.model import SCOPES, Group, Indicator, Rule, Theme
from iomstats.observations.terms import compile_terms, expand
from iomstats.schema.codes import AGGREGATION, BLOCK_KIND, KIND, STATUS, THEME, CodeList
from iomstats.schema.errors import DataError
from iomstats.schema.vocabulary import read_toml

_RULE_KEYS = frozenset(
    {
        *SCOPES,
        *(f"not_{scope}" for scope in SCOPES),
        "before",
        "not_before",
        "under",
        "kinds",
        "units",
        "statuses",
        "block_kinds",
    }
)
_INDICATOR_KEYS = frozenset({"id", "label", "definition", "unit", "kinds", "theme", "aggregation", "recognised"})
_INDICATOR_OPTIONS = frozenset({"general", "organization", "whole", "hosted"})
_THEME_KEYS = frozenset({"id", "recognised"})
_THEME_OPTIONS = frozenset(LEVELS)


@cache
def indicators() -> tuple[Indicator, ...]:
    """Return every indicator of the vocabulary, in the order of its file.

    Raises:
        DataError: if an entry lacks a key, has an unknown one, or names terms or codes that do not exist.
    """
    entries = tuple(_indicator(raw) for raw in read_toml("indicators")["indicator"])
    _unique([entry.id for entry in entries], "indicators")
    return entries


@cache
def themes() -> tuple[Theme, ...]:
    """Return every theme that words can tell, in the order of its file."""
    entries = tuple(_theme(raw) for raw in read_toml("themes")["theme"])
    _unique([entry.id for entry in entries], "themes")
    return entries


@cache
def lexicon() -> Lexicon:
    """Return the words of all themes, and the phrases that speak of none.

    Raises:
        DataError: if a list of words has an empty term.
    """
    content = read_toml("themes")
    words = {raw["id"]: {level: raw[level] for level in LEVELS if level in raw} for raw in content["theme"]}
    try:
        return Lexicon({**words, NEUTRAL: content[NEUTRAL]})
    except ValueError as error:
        raise DataError(f"vocabulary/themes.toml: {error}") from error


@cache
def indicator_of(name: str) -> Indicator | None:
    """Return the indicator of that id, or None."""
    return next((entry for entry in indicators() if entry.id == name), None)


def _indicator(raw: Mapping[str, Any]) -> Indicator:
    where = f"vocabulary/indicators.toml, {raw.get('id')!r}"
    _keys(raw, where, needed=_INDICATOR_KEYS, allowed=_INDICATOR_OPTIONS)
    for code_list, values in (
        (THEME, [raw["theme"]]),
        (AGGREGATION, [raw["aggregation"]]),
        (KIND, raw["kinds"]),
    ):
        _known(values, code_list, where)
    return Indicator(
        id=raw["id"],
        label=raw["label"],
        definition=raw["definition"],
        unit=raw["unit"],
        kinds=tuple(raw["kinds"]),
        theme=raw["theme"],
        aggregation=raw["aggregation"],
        general=raw.get("general", False),
        organization=raw.get("organization", False),
        whole=raw.get("whole", False),
        hosted=raw.get("hosted", False),
        rules=tuple(
            _rule({"kinds": raw["kinds"], "units": [raw["unit"]], **rule}, where) for rule in raw["recognised"]
        ),
    )


def _theme(raw: Mapping[str, Any]) -> Theme:
    where = f"vocabulary/themes.toml, {raw.get('id')!r}"
    _keys(raw, where, needed=_THEME_KEYS, allowed=_THEME_OPTIONS)
    _known([raw["id"]], THEME, where)
    rules = tuple(_rule(rule, where, of_theme=True) for rule in raw["recognised"])
    return Theme(raw["id"], rules)


def _rule(raw: Mapping[str, Any], where: str, *, of_theme: bool = False) -> Rule:
    _keys(raw, where, needed=frozenset(), allowed=_RULE_KEYS)
    _known(raw.get("kinds", ()), KIND, where)
    _known(raw.get("statuses", ()), STATUS, where)
    _known(raw.get("block_kinds", ()), BLOCK_KIND, where)
    needs = tuple(_group(scope, terms, where) for scope in SCOPES for terms in _listed(raw.get(scope)))
    refuses = tuple(_group(scope, terms, where) for scope in SCOPES for terms in _listed(raw.get(f"not_{scope}")))
    # an indicator has its unit in every rule, so a unit alone would take every figure of it
    if not needs and not raw.get("block_kinds") and not (of_theme and raw.get("units")):
        raise DataError(f"{where}: a rule that asks for nothing would take every figure")
    before, not_before, under = raw.get("before"), raw.get("not_before"), raw.get("under")
    return Rule(
        needs=needs,
        refuses=refuses,
        before=_group("own", before, where).pattern if before else None,
        not_before=_group("own", not_before, where).pattern if not_before else None,
        under=_group("heading", under, where).pattern if under else None,
        kinds=tuple(raw.get("kinds", ())),
        units=tuple(raw.get("units", ())),
        elliptic=not of_theme,
        statuses=tuple(raw.get("statuses", ())),
        block_kinds=tuple(raw.get("block_kinds", ())),
    )


def _group(scope: str, terms: str, where: str) -> Group:
    try:
        written = expand(terms, read_toml("recognition")["terms"])
        return Group(scope, terms, compile_terms(written))
    except (KeyError, ValueError) as error:
        raise DataError(f"{where}: terms {terms!r} can't be read: {error}") from error


def _listed(value: str | Sequence[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _keys(raw: Mapping[str, Any], where: str, *, needed: frozenset[str], allowed: frozenset[str]) -> None:
    missing, unknown = needed - raw.keys(), raw.keys() - needed - allowed
    if missing:
        raise DataError(f"{where}: lacks {', '.join(sorted(missing))}")
    if unknown:
        raise DataError(f"{where}: does not know {', '.join(sorted(unknown))}")


def _known(values: Sequence[str], code_list: CodeList, where: str) -> None:
    strangers = [value for value in values if value not in code_list]
    if strangers:
        raise DataError(f"{where}: {code_list.name} {strangers[0]!r} is none of {', '.join(code_list.values)}")


def _unique(names: Sequence[str], what: str) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise DataError(f"vocabulary/{what}.toml: listed twice: {', '.join(twice)}")
