"""The forms of verbs: by rule, and from the table of irregular ones. What a verb tells is read elsewhere."""

import re
from functools import cache

from iomstats.schema.vocabulary import read_toml


def forms(verb: str) -> tuple[str, str, tuple[str, ...], tuple[str, ...], str]:
    """Return the base of a verb, its third person, past forms, past participles, and the form in -ing.

    Examples:
        >>> forms("carry"), forms("stop")[2:]
        (('carry', 'carries', ('carried',), ('carried',), 'carrying'), (('stopped',), ('stopped',), 'stopping'))
        >>> forms("begin")[2:], forms("lie")[4]
        ((('began',), ('begun',), 'beginning'), 'lying')
    """
    base, third, past, progressive = _regular(verb)
    irregular = _irregular().get(verb)
    return base, third, *(irregular or ((past,), (past,))), progressive


@cache
def irregular_pasts() -> frozenset[str]:
    """Return the past forms that no rule makes: "went"."""
    return frozenset(form for past, _ in _irregular().values() for form in past)


@cache
def irregular_participles() -> frozenset[str]:
    """Return the past participles that no rule makes: "gone"."""
    return frozenset(form for _, participle in _irregular().values() for form in participle)


@cache
def _irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the past forms and the participles of the irregular verbs."""
    table: dict[str, str] = read_toml("verbs")["irregular"]
    found = {verb: [tuple(forms.split("/")) for forms in written.split()] for verb, written in table.items()}
    return {verb: (parts[0], parts[-1]) for verb, parts in found.items()}


def _regular(verb: str) -> tuple[str, str, str, str]:
    if re.search(r"[^aeiou]y$", verb):
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)$", verb) else "s")
    if verb.endswith("ie"):
        return verb, third, verb + "d", verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb, third, verb + "d", verb[:-1] + "ing"
    stem = verb
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb) or verb in _DOUBLED:
        stem = verb + verb[-1]
    return verb, third, stem + ("d" if verb.endswith("ee") else "ed"), stem + "ing"


_DOUBLED = frozenset(
    "admit begin commit compel deter equip expel forbid forget kidnap occur permit prefer quit refer".split()
)
