"""Finds a unit of measurement that words tell behind a number: "188 miles an hour", "40 deg C", "a 1/4 inch gap"."""

import re
from functools import cache

from iomstats.figures.model import Draft, Unit
from iomstats.figures.units.names import unit_of
from iomstats.figures.units.symbols import is_word_too, measure_names, measured_units
from iomstats.figures.words.nouns import ends_phrase
from iomstats.figures.words.plurals import singular
from iomstats.schema.vocabulary import read_toml

_DEGREES = re.compile(
    r"[\s-]?(?P<text>(?:(?:deg(?:rees?\b|\.|\b)|[°º])[\s-]?)?(?:(?P<f>(?i:fahrenheit|farenheit))|(?P<c>(?i:celsius|celcius|centigrade))|"
    r"(?P<k>(?i:kelvins?)))|(?:deg(?:rees?|\.)?[\s-]|(?<!\w)deg|[°º]\s)(?:(?P<f1>[Ff])|(?P<c1>[Cc])|(?P<k1>K)))(?![\w’'])|\s?(?P<bare>deg\b\.?)|"
    # "the 2 degree target", but "30 degree courses"
    r"\s(?P<of>degree)(?=\s(?!(?:of|programme|program|course|student|holder|certificate|award|level|holding|granting|qualification|candidate|"
    r"apprentice)s?)[a-z]{3,})|\s?(?P<letter>[CF])(?![\w’'/°&-])"
)
_WARM = re.compile(
    r"(?i)\b(?:temperatures?|weather|cold(?:er|est)?|hot(?:ter|test)?|heat(?:ed|ing|s)?|warm\w*|cool\w*|ovens?|boil\w*|melt\w*|freez\w*|frozen|thermo\w*|"
    r"fevers?|outside|bak(?:e|ed|ing)|incubat\w+|degrees?|frost|sun|shade)\b|°"
)


def degrees(draft: Draft) -> Unit | None:
    """Return degrees of a scale that is named, in full or by its letter: "31 degrees Celsius", "40 deg C"."""
    found = _DEGREES.match(draft.after)
    if found is None or draft.number.form != "cardinal":
        return None
    if found["bare"] or found["of"]:
        return _at("degree", "bare" if found["bare"] else "of", found, draft)
    if found["letter"]:
        # "-10C", "baked at 180 C"; a letter alone is a mark or a coulomb too
        scale = "degree Celsius" if found["letter"] == "C" else "degree Fahrenheit"
        told = draft.number.value < 0 or _WARM.search(draft.scene.text[slice(*draft.sentence)])
        return _at(scale, "letter", found, draft) if told and abs(draft.number.value) < 3000 else None
    if found["k"] or found["k1"]:
        return _at("kelvin", "text", found, draft)
    return _at("degree Fahrenheit" if found["f"] or found["f1"] else "degree Celsius", "text", found, draft)


_INCHES = r"(?:\"|''|[″”])"
_STROKES = re.compile(rf"\s?(?P<inch>{_INCHES})(?![\w\"'])|\s?(?P<foot>[′’'])(?=\s?\d{{1,2}}(?:\s?[½¼¾])?\s?{_INCHES})")


def strokes(draft: Draft) -> Unit | None:
    """Return inches or feet that strokes mean where no quotation ends: 'a 12" pipe', '6' 2" tall'."""
    found = _STROKES.match(draft.after)
    if found is None or draft.number.form != "cardinal":
        return None
    said = draft.scene.text[draft.sentence[0] : draft.mention.start]
    opened = (
        len(re.findall(r'(?<!\d)(?<!\d\s)"', said)) % 2
        or said.count("“") > said.count("”")
        or re.search(r"(?:^|[\s(])['‘’](?=\w)", said)
    )
    if opened or "°" in said[-20:]:
        return None
    return _at("inch", "inch", found, draft) if found["inch"] else _at("foot", "foot", found, draft)


_POWERS = {"square": "square", "sq": "square", "cubic": "cubic", "cu": "cubic", "squared": "square", "cubed": "cubic"}
_QUOTIENT = re.compile(
    r"[\s\u00a0-]?(?P<text>(?:(?P<power>square|sq\.?|cubic|cu\.?)\s)?(?P<noun>[A-Za-zµμ]+)(?:\s(?P<raised>squared|cubed)\b)?"
    r"(?:(?P<link>\s(?:per|an?)\s|\s?/\s?)(?:(?P<under>square|cubic)\s)?(?P<below>[A-Za-z]+))?)(?![\w’'-])"
)
_MOMENTS = {"hour": "hour", "hr": "hour", "minute": "minute", "min": "minute", "second": "second", "sec": "second"}


def quotient(draft: Draft) -> Unit | None:
    """Return a measure for each unit of time or of another measure, or a power: "3 metres per second", "4 km squared".

    By the day, year or head a measure stays what it is: "600,000 litres a day" are litres.
    """
    found = _QUOTIENT.match(draft.after)
    if found is None or draft.number.form != "cardinal":
        return None
    above = _measure(found["noun"])
    if above is None or not (found["raised"] or found["below"]):
        return None
    power = _POWERS.get((found["raised"] or found["power"] or "").rstrip("."))
    unit = f"{power} {above}" if power else above
    if not found["below"]:
        return _at(unit, "text", found, draft)
    below = found["below"].lower()
    moment = _MOMENTS.get(below)
    if moment is None and found["link"].strip() in ("a", "an"):
        return None
    lower = moment or _measure(below)
    if lower is None:
        return _at(unit, "noun", found, draft) if found["raised"] else None
    return _at(f"{unit} per {found['under'] + ' ' if found['under'] else ''}{lower}", "text", found, draft)


_ADJUNCT = re.compile(r"\s(?P<noun>(?:(?:square|cubic)\s)?[a-z]+)\s(?P<next>[A-Za-z][a-z-]*)")
# a fraction of them is a measure; a whole number of them may count things: "three cup finals"
_VESSELS = frozenset(("cup", "tablespoon", "teaspoon", "pint", "quart", "gallon"))
_POURED = frozenset(
    ("cup", "tablespoon", "teaspoon", "pint", "quart", "gallon", "ounce", "gram", "kilogram", "litre", "liter")
)
_OF_A_CUP = re.compile(r"(?:final|semi|match|tie|game|win|title|run|holder|winner|defeat|victor|appearance|qualifier)")
_COUNTED = frozenset(("degree", "point", "bar", "bit", "second", "minute", "hour", "gross", "dozen", "part"))
_ON_FOOT = re.compile(r"(?:soldier|patrol|bridge|path|print|note|baller|step|man|men|traffic|passenger)")


def adjunct_measure(draft: Draft) -> Unit | None:
    """Return the measure in the singular that stands before what is measured: "a 1/4 inch gap", "a 40 litre tank"."""
    found = _ADJUNCT.match(draft.after)
    if found is None or draft.number.form != "cardinal":
        return None
    noun = found["noun"].split(" ")[-1]
    if (draft.number.value == 1 or singular(noun) != noun) and ends_phrase(found["next"]):
        return None
    if draft.number.value == 1:  # "1 cup flour", but "1 cup final"
        digit = draft.scene.text[draft.mention.start : draft.mention.end] == "1"
        poured = digit and noun in _POURED and not _OF_A_CUP.match(found["next"])
        return _at(noun, "noun", found, draft) if poured else None
    whole = draft.number.value % 1 == 0
    if singular(noun) in _COUNTED or (whole and noun in _VESSELS - {"gallon"}):
        return None
    if singular(noun) != noun and (singular(noun) not in _POURED or " " in found["noun"]):
        return None
    if noun == "foot" and _ON_FOOT.match(found["next"]):
        return None
    measure = _measure(noun)
    if measure is None or noun in measure_names():
        return None
    measure = singular(measure)
    power = found["noun"].split(" ")[0] + " " if " " in found["noun"] else ""
    return _at(power + measure, "noun", found, draft)


def _measure(word: str) -> str | None:
    """Return the unit of a word or symbol that measures, None where it is none: "meters" metre, "km" kilometre."""
    if word in measure_names():
        return None if is_word_too(word) or len(word) < 2 else measure_names()[word]
    unit = unit_of(word.lower())
    return unit if unit in _measures() else None


@cache
def _measures() -> frozenset[str]:
    return (measured_units() | frozenset(read_toml("numbers")["divisible_units"])) - {
        "century", "day", "decade", "dozen", "hour", "league", "minute", "month", "percentage point", "point",
        "second", "week", "year",
    }  # fmt: skip


def _at(unit: str, group: str, found: re.Match[str], draft: Draft) -> Unit:
    base = draft.mention.end
    return Unit(unit, found[group], base + found.start(group), base + found.end(group))
