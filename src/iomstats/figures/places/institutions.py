"""Tells the country of a paper from the national institutions that it speaks of: an audit office, a census bureau.

Asked only where no title or heading names a country; knows nothing of figures.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from iomstats.figures.places.gazetteer import Named, codes, find_named
from iomstats.schema.vocabulary import read_table

_LOOKED_AT = 20_000  # characters of a paper that are searched
_OPENING = 800  # characters at its beginning in which one institution says whose paper it is
_OF_STATE = re.compile(
    r"(?i)\b(?:(?:audit|statistics|statistical|national|migration|immigration|planning|revenue|tax)\s(?:office|authority|agency|service|board|bureau|bank|institute)"
    r"|auditor[\s-]general|court\sof\s(?:audit|auditors)|(?:central|reserve|national|state)\sbank|bank|parliament|ombudsman|supreme\scourt)\sof\s(?:the\s)?"
)


def country_of_office(title: str) -> tuple[Named, ...]:
    """Return the country whose office a title names.

    Example:
        >>> [named.place for named in country_of_office("Report of the Court of Audit of Latvia")]
        ['Latvia']
        >>> country_of_office("The Central Bank of West African States")
        ()
    """
    found = {
        named.place: named
        for match in _OF_STATE.finditer(title)
        for named in find_named(title[match.end() :])[:1]
        if named.start == 0 and named.form == "name" and not named.is_region
    }
    return tuple(found.values()) if len(found) == 1 else ()


@lru_cache(maxsize=64)
def country_of_institutions(text: str) -> tuple[Named, ...]:
    """Return the country of the institutions that a text speaks of, nothing where they are of several countries.

    Example:
        >>> [named.place for named in country_of_institutions("The Home Office decided 412 claims.")]
        ['United Kingdom']
    """
    pattern, places = _institutions()
    found = list(pattern.finditer(text, 0, _LOOKED_AT))
    named = {places[match.group()] for match in found}
    if len(named) != 1 or (found[0].start() > _OPENING and len({match.group() for match in found}) < 2):
        return ()
    [place] = named
    return (Named(0, 0, place, codes()[place], "name"),)


@cache
def _institutions() -> tuple[re.Pattern[str], Mapping[str, str]]:
    places = {str(row["name"]): str(row["place"]) for row in read_table("institutions")}
    names = sorted(places, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})\b"), places
