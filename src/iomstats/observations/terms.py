"""The small language in which the vocabulary names words, compiled to patterns; knows no word itself.

A list of terms is written ``"resettl* | AVRR | assisted voluntary return*"``:

=============  ==============================================================================================
written        matches
=============  ==============================================================================================
``return*``    any ending: return, returns, returned
``a b``        the words after one another, with spaces or hyphens between them
``a-b``        the hyphen may also be a space, or nothing
``a .. b``     up to five words between a and b
``AVRR``       a word all in capitals is matched with its case
``=Field``     so is a word after ``=``
``{name}``     another list of terms, from the ``[terms]`` of the vocabulary
``a | b``      either
=============  ==============================================================================================
"""

import re
from collections.abc import Mapping
from functools import cache

GAP = ".."
_BETWEEN = r"[\s\u00a0\-\u2010\u2011]+"
_HYPHEN = r"[\s\u00a0\-\u2010\u2011]?"
_SKIPPED = r"(?:[^\w.;]+\w+(?:['\u2019]\w+)?){0,5}?[^\w.;]+"
_NAMED = re.compile(r"\{(\w+)\}")


def expand(terms: str, named: Mapping[str, str]) -> str:
    """Return the terms with every ``{name}`` replaced by the list of that name.

    Example:
        >>> expand("{avrr} | return*", {"avrr": "AVRR | voluntary return*"})
        'AVRR | voluntary return* | return*'

    Raises:
        KeyError: if a name is not known.
    """
    return _NAMED.sub(lambda match: named[match[1]], terms)


@cache
def compile_terms(terms: str) -> re.Pattern[str]:
    """Return the pattern that finds any of the terms.

    Example:
        >>> compile_terms("resettl* | third country").search("Refugees were resettled.")[0]
        'resettled'
        >>> compile_terms("post-crisis").search("post crisis operations")[0]
        'post crisis'
        >>> compile_terms("become .. Member State*").search("have become IOM Member States")[0]
        'become IOM Member States'
        >>> compile_terms("UN").search("sun and fun in a un-named place") is None
        True
    """
    alternatives = [part.strip() for part in terms.split("|")]
    if not all(alternatives):
        raise ValueError(f"an empty term in {terms!r}")
    return re.compile(r"(?<!\w)(?:" + "|".join(_alternative(part) for part in alternatives) + r")(?!\w)")


def _alternative(term: str) -> str:
    pieces: list[str] = []
    for word in term.split():
        if word == GAP:
            pieces.append(_SKIPPED)
            continue
        if pieces and pieces[-1] != _SKIPPED:
            pieces.append(_BETWEEN)
        pieces.append(_word(word))
    return "".join(pieces)


def _word(word: str) -> str:
    letters = word.strip("*=").replace("-", "")
    cased = word.startswith("=") or (letters.isupper() and len(letters) > 1)
    bare = word.lstrip("=")
    ending = r"\w*" if bare.endswith("*") else ""
    body = _HYPHEN.join(re.escape(piece) for piece in bare.rstrip("*").split("-"))
    body = body.replace("'", "['\u2019]") + ending
    return body if cased else f"(?i:{body})"
