"""Makes English nouns singular and tells plurals; knows nothing of phrases or units."""

import re
from functools import lru_cache

from iomstats.schema.vocabulary import read_toml

_IRREGULAR: dict[str, str] = read_toml("nouns")["irregular_plurals"]
_COLLECTIVE = frozenset(read_toml("nouns")["collective_nouns"])
_SAME = frozenset(read_toml("nouns")["same_in_plural"])
_NOT_PLURAL = frozenset(read_toml("nouns")["not_plural"])
_SINGULAR_IN_IS = frozenset(read_toml("nouns")["singular_in_is"])
_PLURAL_IN_US = frozenset(read_toml("nouns")["plural_in_us"])
_INITIALS = re.compile(r"[A-Z]{2,}[’']?s|[A-Z][A-Za-z]*[A-Z][’']?s")  # NGOs, IDPs, PhDs
# endings of a plural and what its singular has instead, the first that fits; shorter words are left as they are
_ENDINGS = (
    ("men", "man", 5),
    ("ies", "y", 5),
    ("ches", "ch", 6),
    ("shes", "sh", 5),
    ("sses", "ss", 6),
    ("xes", "x", 5),
    ("zzes", "zz", 6),
    ("oes", "o", 5),
    ("yses", "ysis", 6),
    ("auses", "ause", 6),
    ("ouses", "ouse", 6),
    ("cuses", "cus", 6),
    ("uses", "us", 6),
    ("s", "", 3),
)
_SINGULAR_ENDINGS = re.compile(r"(?:ss|us|osis|asis|esis|ysis|itis|[a-z]{3}omen|cimen|gimen|itumen)$")


@lru_cache(maxsize=16384)
def singular(noun: str) -> str:
    """Return the singular of an English noun in lower case.

    Example:
        >>> [singular(n) for n in ("States", "countries", "people", "boxes", "crises", "staff")]
        ['state', 'country', 'person', 'box', 'crisis', 'staff']
        >>> [singular(n) for n in ("tsunamis", "headmen", "minibuses", "olives", "loaves", "NGOs", "series")]
        ['tsunami', 'headman', 'minibus', 'olive', 'loaf', 'ngo', 'series']
    """
    word = noun.lower().replace("’", "'").strip("'").removesuffix("'s")
    if _INITIALS.fullmatch(noun):
        return word.removesuffix("s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if "-" in word or " " in word:
        head = re.split(r"[- ]", word)[-1]
        return word[: len(word) - len(head)] + singular(head) if head else word
    if _is_singular(word):
        return word
    for ending, instead, least in _ENDINGS:
        if word.endswith(ending) and len(word) >= least:
            return word[: len(word) - len(ending)] + instead
    return word


def _is_singular(word: str) -> bool:
    """Whether a word in lower case has the ending of a plural but is none: "analysis", "campus", "specimen"."""
    return (
        len(word) < 3
        or word in _NOT_PLURAL
        or word in _SINGULAR_IN_IS
        or (_SINGULAR_ENDINGS.search(word) is not None and word not in _PLURAL_IN_US)
    )


@lru_cache(maxsize=16384)
def is_plural(word: str) -> bool:
    """Return whether a word looks like a plural noun.

    Example:
        >>> [is_plural(w) for w in ("States", "people", "overseas", "migrant", "criteria", "NGOs", "census")]
        [True, True, False, False, True, True, False]
    """
    lower = word.lower().rstrip("’'")
    if lower in _COLLECTIVE or _INITIALS.fullmatch(word):
        return True
    if lower in _IRREGULAR:
        return _IRREGULAR[lower] != lower or lower in _SAME
    last = lower.rsplit("-", 1)[-1]
    if last != lower and last in _IRREGULAR:
        return _IRREGULAR[last] != last
    if lower.endswith("men") and len(lower) > 4:
        return not _is_singular(lower)
    return lower.endswith("s") and len(lower) > 2 and not lower.endswith(("'s", "’s")) and not _is_singular(lower)


def is_collective(word: str) -> bool:
    """Return whether a noun is plural without an ending: "people", "cattle"."""
    return word.lower() in _COLLECTIVE
