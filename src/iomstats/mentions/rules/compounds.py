"""Rules for measures told in two units, which are one figure: "8 hours 18 minutes", "2′41″", a race in "1:43.27"."""

import re

from iomstats.documents.model import Flow
from iomstats.mentions.rules.rule import DIGIT, Rule, text_after, text_before
from iomstats.mentions.words import CARDINAL

_LARGER = r"(?:years?|yrs?|weeks?|wks?|days?|hours?|hrs?\.?|h|minutes?|mins?\.?|feet|foot|ft\.?|pounds?|lbs?\.?|stone)"
_SMALLER = {
    "y": r"(?:months?)",
    "w": r"(?:days?)",
    "d": r"(?:hours?|hrs?|h)",
    "h": r"(?:minutes?|mins?|min|m)",
    "m": r"(?:seconds?|secs?|sec|s)",
    "f": r"(?:inch(?:es)?|ins?)",
    "p": r"(?:ounces?|oz)",
    "l": r"(?:ounces?|oz)",
    "s": r"(?:pounds?|lbs?)",
}
_AMOUNT = rf"(?:\d{{1,4}}|(?i:{CARDINAL}))"
_COMPOUND = re.compile(
    rf"(?<![\w.,$€£/–-])(?:{_AMOUNT}|(?i:an?)(?=\s))[\s-]?{_LARGER}(?:,\s|\sand\s|,\sand\s|\s)?"
    rf"{_AMOUNT}[\s-]?(?:{'|'.join(sorted(set(_SMALLER.values())))})(?:(?:,\s|\sand\s|,\sand\s|\s)"
    rf"{_AMOUNT}[\s-]?(?:{_SMALLER['h']}|{_SMALLER['m']}))?(?![\w’'/])"
)
_MOST = {"y": 12, "w": 7, "d": 24, "h": 60, "m": 60, "f": 12, "p": 16, "l": 16, "s": 14}
_PARTS = re.compile(rf"((?i:an?(?=\s))|{_AMOUNT})[\s-]?({_LARGER})\W*(?:and\s)?({_AMOUNT})[\s-]?([a-z]+)")


def _fits(flow: Flow, match: re.Match[str]) -> bool:
    """Whether the second unit is a part of the first, and less than one of it: "8 hours 18 minutes"."""
    parts = _PARTS.match(match.group())
    if parts is None or re.search(r"(?i)\b(?:between|from|either)\s$", text_before(flow, match)):
        return False
    if re.match(r"\s(?:ago|later|earlier|of\sage\sand|before\s(?:the|that))\b", text_after(flow, match)):
        return False
    larger, smaller = parts.group(2)[0].lower(), parts.group(4)
    if re.fullmatch(_SMALLER[larger], smaller) is None:
        return False
    return not parts.group(3).isdigit() or int(parts.group(3)) < _MOST[larger]


_RACE = re.compile(
    r"(?i)\b(?:rac(?:e|es|ed|ing)|laps?|records?|fastest|quickest|finals?|heats?|(?:half-)?marathons?|ran|runs?|runners?|swam|swims?|swimmer|"
    r"sprint\w*|metres|meters|stage|finish(?:ed|er|ers|ing)?|medal\w*|seconds|pole|qualif\w+|clock(?:ed|ing)|timed?|best|relay|peloton|winner)\b"
    r"|\d\s?(?:m|km)\b"
)
_RACE_BEFORE = re.compile(
    r"(?i)\b(?:in|inside|under|below|within|(?:times?|records?|best|mark)\sof|clock(?:ed|ing)|timed\sat|ran|swam|by)\s(?:a\s|just\s|about\s)?$"
)


def _is_race_time(flow: Flow, match: re.Match[str]) -> bool:
    """Whether digits parted by colons are the time that something took and no time of day."""
    if "." in match.group():
        return True
    start, end = flow.sentence_at(match.start())
    if re.match(r"\s?(?:[ap]\.?m\b|hours|hrs|h\b|GMT|UTC|CET|o[’']clock)", text_after(flow, match)):
        return False
    before, sentence = text_before(flow, match), flow.text[start:end]
    if re.search(r"(?i)\b(?:ratios?|odds|dilut\w+|a\.?m|p\.?m|every\sday|daily)\b", sentence):
        return False
    if re.search(r"(?i)\b(?:from|to)\s$", before):
        return bool(re.search(r"(?i)\b(?:records?|best|laps?|fastest|lead|gap)\b", sentence))
    return bool(_RACE_BEFORE.search(before)) and bool(_RACE.search(sentence))


def _is_stretch_of_time(flow: Flow, match: re.Match[str]) -> bool:
    """Whether strokes mean minutes and seconds, and neither feet and inches nor a place on the map."""
    if re.fullmatch(r"[4-7]\s?['’]\s?(?:\d|1[01])\s?[\"”]", match.group()):
        return False  # how tall somebody is
    near = text_before(flow, match)[-60:] + text_after(flow, match)[:30]
    return not re.search(r"(?i)°|\b(?:tall|heights?|high|player|weigh\w*|feet|inch\w*|lat\w*|long\w*|angle\w*)\b", near)


CLOCKED = (
    Rule(
        "race_time",
        "figure",
        re.compile(
            r"(?<![\w.,:/$€£-])(?:\d{1,2}:[0-5]\d:[0-5]\d(?:\.\d{1,3})?|\d{1,3}:[0-5]\d\.\d{1,3}|\d{1,3}:[0-5]\d)(?![\w:]|[.,]\d)"
        ),
        guard=_is_race_time,
        needs=DIGIT,
    ),
    Rule(
        "strokes",
        "figure",
        re.compile(r"(?<![\w.,:/°])\d{1,3}\s?[′’']\s?[0-5]?\d(?:\.\d{1,3})?\s?(?:[″”\"]|′′|’’|'')"),
        guard=_is_stretch_of_time,
        needs=DIGIT,
    ),
)

_CODES = "USD|EUR|GBP|CHF|CAD|AUD|NZD|ZAR|INR|MYR|KES|NGN"
_PART_OF_MONEY = (
    r"(?:(?:euro\s?)?cents?|pence|penn(?:y|ies)|(?<=\d)[pc]|centimes?|centavos?|sens?|pais[ea]|øre|öre|kopecks?|kobo|"
    r"pesewas|fils|groszy)"
)

COMPOUNDS = (
    Rule("compound", "figure", _COMPOUND, guard=_fits),
    # "a metre and a half of mud", "an hour and a quarter"
    Rule(
        "unit_and_part",
        "figure",
        re.compile(
            r"(?<=\b[Aa]\s)((?:decade|century|year|month|week|day|minute|second|metre|meter|kilometre|kilometer|mile|foot|yard|kilo|kilogram|"
            r"tonne|ton|pound|litre|liter|pint|gallon|cup|degree|point)\sand\sa\s(?:half|quarter|third))(?!\w)|"
            r"(?<=\b[Aa]n\s)(?:hour|inch|acre|ounce)\sand\sa\s(?:half|quarter|third)(?!\w)|"
            rf"(?<![\w.,$€£/–-]){_AMOUNT}\s(?:decades|centuries|years|months|weeks|days|hours|minutes|metres|meters|kilometres|kilometers|miles|kilos|tonnes|tons|"
            r"litres|liters|acres|hectares)\sand\sa\s(?:half|quarter)(?!\w)"
        ),
        guard=lambda flow, match: not re.match(r"\s(?:ago|later|earlier)\b", text_after(flow, match)),
        needs=(" and a ",),
    ),
    # "three dollars and 50 cents"
    Rule(
        "money_and_part",
        "figure",
        re.compile(
            rf"(?<![\w.,$€£/–-])(?:{_AMOUNT}\s(?:US\s|[A-Z][a-z]+\s)?(?:(?:dollar|euro|rand|pound|franc|dinar|peso|ringgit|lev|rupee|shilling|"
            rf"cedi|rouble|ruble|real)s?|levs?|reais|yuan|kron[ao]r|kroner|zloty)|\d{{1,4}}\s?(?:{_CODES})|[$€£]\s?\d{{1,4}})(?:,?\sand\s|,?\s)"
            rf"{_AMOUNT}\s?{_PART_OF_MONEY}(?!\w)"
        ),
        guard=lambda flow, match: re.search(r"(?i)\b(?:between|from|either)\s$", text_before(flow, match)) is None,
        needs=("cent", "pen", "p", "c", "sen", "pais", "øre", "öre", "kobo", "fils"),
    ),
    # "less than half of one per cent"
    Rule(
        "part_of_percent",
        "figure",
        re.compile(
            r"(?<!\w)(?i:(?:(?:one|two|three)[-\s])?(?:half|halves|thirds?|quarters?|fifths?|tenths?|hundredths?))\sof\s(?:one|1|a)\s?(?:per\s?cent|%)"
            r"(?!\w|age|\spoint)|(?<!\w)[Hh]alf\sa\sper\s?cent(?!\w|\spoint)|(?<![\w.,])0?\.\d{1,3}\sof\s(?:one|1|a)\s?(?:per\s?cent|%)(?!\w|age)"
        ),
        needs=("cent", "%"),
    ),
    # "between a quarter and a third", "from a third to a half"
    Rule(
        "range",
        "figure",
        re.compile(
            r"(?<=\b[Bb]etween\s[Aa]\s)(?:half|third|quarter|fifth|tenth)\sand\s(?:a\s)?(?:half|third|quarter)(?!\w)|"
            r"(?<=\b[Aa]\s)(?:half|third|quarter|fifth|tenth)\sto\s(?:a\s)?(?:half|third|quarter)(?!\w)"
        ),
        needs=("half", "third", "quarter"),
    ),
)
