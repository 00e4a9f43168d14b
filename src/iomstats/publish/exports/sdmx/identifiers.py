"""Makes SDMX ids of names and texts: readable, never by counting, and no two names have one id."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

_NOT_ALLOWED = re.compile(r"[^A-Za-z0-9_-]+")
_VERSION = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?")
_LONGEST = 80


def identifier(text: str) -> str:
    """Return a text in the letters that an SDMX id may have.

    Example:
        >>> identifier("square kilometre"), identifier("Côte d'Ivoire"), identifier("*")
        ('square_kilometre', 'Cote_d_Ivoire', 'N684888c0')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    made = _NOT_ALLOWED.sub("_", plain).strip("_")
    return made if made and len(made) <= _LONGEST else f"{made[:_LONGEST]}N{_digest(text)}"


def distinct(ids: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return an id for each text, telling apart texts whose own ids are the same.

    Args:
        ids: Texts with the id that each would have by itself.

    Example:
        >>> distinct([("a b", "a_b"), ("c", "c"), ("a-b", "a_b")])
        {'a b': 'a_bNc8687a08', 'c': 'c', 'a-b': 'a_bNd44362d6'}
    """
    pairs = dict(ids)
    # letters of either case: some systems keep ids in capitals
    taken = [made.upper() for made in pairs.values()]
    return {text: made if taken.count(made.upper()) == 1 else f"{made}N{_digest(text)}" for text, made in pairs.items()}


def semantic_version(version: str) -> str:
    """Return a version as SDMX 3.0 wants it: three numbers.

    Example:
        >>> [semantic_version(version) for version in ("0.2.0", "1", "1.4", "2.0.0rc1", "next")]
        ['0.2.0', '1.0.0', '1.4.0', '2.0.0-draft', '0.0.0-draft']
    """
    found = _VERSION.match(version)
    numbers = ".".join(str(int(number or 0)) for number in found.groups()) if found else "0.0.0"
    return numbers if found and found.end() == len(version) else f"{numbers}-draft"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
