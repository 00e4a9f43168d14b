"""Tells whose currency a name that several countries share is: the dinars of Kuwait, the pesos of Mexico."""

import re
from collections.abc import Sequence
from functools import cache

from iomstats.figures.numbers.currency_names import named_currencies
from iomstats.figures.places.gazetteer import Named, find_named
from iomstats.schema.vocabulary import read_table

# the ways in which documents write a name that several countries share
_SHARED = {
    "dinar": ("dinar",), "dirham": ("dirham",), "franc": ("franc",), "cfa franc": ("franc",), "lira": ("lira",),
    "peso": ("peso",), "rial": ("rial", "riyal"), "riyal": ("riyal", "rial"), "rupee": ("rupee",), "rs": ("rupee",),
    "shilling": ("shilling",), "kr": ("krona", "krone", "kroner"), "krona": ("krona",), "kronor": ("krona",),
    "krone": ("krone", "krona"), "kroner": ("krone", "krona"), "crown": ("crown", "krona", "krone"),
    "kwacha": ("kwacha",), "leu": ("leu",), "lei": ("leu",), "manat": ("manat",), "pound": ("pound",),
    "rouble": ("rouble",), "ruble": ("ruble",),
    "som": ("som",), "won": ("won",),
}  # fmt: skip
_WRITTEN = re.compile(r"(?i)(?<![a-z])(?P<name>cfa\sfranc|[a-z]+)s?\.?$|^(?P<mark>rs|kr)\b")
_OWNED = re.compile(r"\b(?P<owner>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s(?P<name>[a-z]+?)s?\b")


def national_currency(written: str, text: str, sentence: tuple[int, int], start: int) -> str | None:
    """Return the currency of the country that a text speaks of where the name of the currency leaves it open.

    Args:
        written: The amount as written: "60 dinars".
        text: The text of the flow.
        sentence: Span of the sentence of the amount.
        start: Where the amount starts.

    Example:
        >>> national_currency("60 dinars", "In Kuwait a permit costs 60 dinars.", (0, 35), 25)
        'KWD'
        >>> national_currency("60 Iraqi dinars", "In Kuwait it costs 60 Iraqi dinars.", (0, 35), 19) is None
        True
    """
    match = _WRITTEN.search(written)
    name = (match["name"] or match["mark"]).lower() if match is not None else ""
    names = _SHARED.get(name) or _SHARED.get(name.removesuffix("s"))
    if match is None or names is None or re.search(r"[A-Za-z]{4,}\s$", _unscaled(written[: match.start()])):
        return None
    if name.startswith("pound") and (
        "£" in text or re.search(r"\b(?:UK|British|Britain|United Kingdom|England|London|sterling)\b", text)
    ):
        return None
    owned = [found for found in _OWNED.finditer(text, 0, start) if found["name"] in names]
    for found in reversed(owned):
        code = named_currencies().get(f"{found['owner'].lower()} {found['name']}")
        if code is not None:
            return code
    places = [(place, code) for place in find_named(text) if (code := _code_of(place, names)) is not None]
    within = [pair for pair in places if sentence[0] <= pair[0].start < sentence[1]]
    return _nearest(within, start) or _nearest([pair for pair in places if pair[0].start < start], start)


def _unscaled(before: str) -> str:
    """Return the words before the name of a currency without the scale: "5 million "."""
    return re.sub(r"(?i)\b(?:hundred|thousand|million|billion|trillion|lakh|crore)s?\s(?:of\s)?$", "", before)


def _nearest(places: Sequence[tuple[Named, str]], start: int) -> str | None:
    """Return the currency of the last place before an amount, else of the first one behind it."""
    before = [code for place, code in places if place.start < start]
    return before[-1] if before else places[0][1] if places else None


def _code_of(place: Named, names: Sequence[str]) -> str | None:
    """Return the currency of such a name that a place has, None where it has none."""
    return next(
        (
            code
            for owner in _owners().get(place.place, ())
            for name in names
            if (code := named_currencies().get(f"{owner} {name}"))
        ),
        None,
    )


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    """Places and the words that name their currency: Kuwait "kuwait", "kuwaiti"."""
    return {
        row["place"] or "": tuple(
            word.lower() for word in (row["place"] or "", *(row["adjectives"] or "").split("|")) if word
        )
        for row in read_table("places")
    }
