"""Rules for number words that count nothing; whether "one" does is told in ``ones``."""

import re

from iomstats.documents.model import Flow
from iomstats.mentions.rules.ones import one_counts
from iomstats.mentions.rules.rule import Rule, text_after, text_before
from iomstats.mentions.words import BELOW_100, SCALE_IN_DIGITS


def _bare_plural(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a plural scale word has no number, so that it counts nothing that can be written down."""
    before, after = text_before(flow, match), text_after(flow, match)
    if re.search(
        rf"(?<!\w)(?i:{BELOW_100}|several|\d[\d,.]*|half|few|hundred|thousand|million|and\s(?:a|one)\shalf|(?:tens|"
        r"dozens|scores|hundreds|thousands|millions)\sof)[-\s]$",
        before,
    ):
        return False
    return not re.match(r"\sof\s(?:thousands|millions|billions|trillions)\b", after)


def _verb_once(flow: Flow, match: re.Match[str]) -> bool:
    return not re.match(r"\s(?:a|an|per|every|each|in\s(?:a|every)|during)\s", text_after(flow, match))


IDIOMS = (
    Rule("idiom_once", "idiom", re.compile(r"(?<!\w)(?i:once)(?!\w)"), guard=_verb_once, needs=("once",)),
    Rule(
        "idiom_phrase",
        "idiom",
        re.compile(
            r"(?<!\w)(?i:zero[-\s]nominal|zero[-\s]sum|zero[-\s]tolerance|one[-\s]on[-\s]one|one-to-one|"
            r"one[-\s]off|one[-\s]stop|one[-\s]size|one[-\s]sided|one[-\s]way|two-way|first[-\s]hand|"
            r"second[-\s]hand|second\sto\snone|half-?way|half-?hearted|half[-\s](?:time|mast|staff|sisters?|brothers?|marathons?|term|truths?|heartedly)|quarter-?finals?|"
            r"behalf|square\sone|"
            r"two-fold\spurpose|double[-\s](?:standards?|edged|check(?:ed|ing)?|taxation|counting|burden|"
            r"click|digit)|back\sto\ssquare\sone|third[-\s]party|on\sall\sfours|at\ssixes\sand\ssevens|"
            r"six\sof\sone|at\sone\stime|(?<!least\s)(?<!than\s)(?<!only\s)(?<!for\s)(?<!lasted\s)one\sday(?=[\s,.](?!workshop|training|seminar|course|visit|after|"
            r"before|in\s|per|a\s))|day\sone|year\sone|one\sanother|no\sone|one-third\sparty|"
            r"ten[-\s]fold\sincrease\sin\sfun)(?!\w)"
        ),
    ),
    # "20 degrees below zero": the point that they are counted from
    Rule(
        "idiom_zero_point",
        "idiom",
        re.compile(
            r"(?i:(?:\d|[a-z])\s?(?:degrees?|deg\.?|°)(?:\s?(?:C|F|Celsius|Fahrenheit|centigrade))?\s(?:below|above)\s(zero))(?!\w)"
        ),
        needs=("zero",),
    ),
    Rule(
        "idiom_bare_plural",
        "idiom",
        re.compile(
            r"(?<![^\W_])(?i:decades|centuries|dozens|scores|hundreds|thousands|millions|billions|"
            r"trillions)(?![^\W_])"
        ),
        guard=_bare_plural,
    ),
    Rule(
        "idiom_scale_of_header",
        "idiom",
        re.compile(
            r"(?<!\d\s)(?<!\d)(?:\b[A-Z]{3}|US\s?\$|[$€£₹]|\bRs\.?)\s((?i:thousand|million|billion|trillion|lakh|crore)s?)(?!\w)"
        ),
    ),
    Rule(
        "idiom_plural_number",
        "idiom",
        re.compile(r"(?<![\w-])(?i:twos|threes|fours|fives|sixes|sevens|eights|nines|elevens)(?![\w-])"),
        needs=("twos", "threes", "fours", "fives", "sixes", "sevens", "eights", "nines", "elevens"),
    ),
    # "rounded to the nearest thousand"
    Rule(
        "idiom_rounding",
        "idiom",
        re.compile(r"(?<=\b[Nn]earest\s)(?i:hundred|thousand|million|billion|lakh|crore|dozen)(?!\w)"),
        needs=("nearest",),
    ),
    # "Harvest, million t", "Exports (billion USD)"
    Rule(
        "idiom_scale_in_header",
        "idiom",
        re.compile(
            r"(?<!\w\s)(?<!\w)(?i:thousand|million|billion|trillion|lakh|crore)s?(?!\w)|"
            r"(?i:\b(?:in|of)\s)((?i:thousand|million|billion|trillion|lakh|crore)s?)(?!\w)"
        ),
        guard=lambda flow, match: (
            flow.kind == "caption" or (flow.cell is not None and (flow.cell.is_header or flow.cell.is_row_label))
        ),
    ),
    Rule(
        "idiom_scale_cell",
        "idiom",
        re.compile(r"^\W*(?i:thousand|million|billion)s?\W*$"),
        guard=lambda flow, match: flow.cell is not None,
    ),
    Rule(
        "idiom_thousands_of_header",
        "idiom",
        re.compile(r"(?<!\d)[’'‘]000s?(?!\w)|(?<![^\s(\[$€£])(?<!\d\s)000(?:s|[’'](?!s))?(?![\w.,]|\s\d)"),
    ),
    # "Population (1 000)", "Exports (1,000 t)": what the numbers below are counted in
    Rule(
        "idiom_thousand_of_header",
        "idiom",
        re.compile(rf"{SCALE_IN_DIGITS}"),
        guard=lambda flow, match: (
            flow.kind in ("caption", "heading", "table")
            and (flow.cell is None or flow.cell.is_header or (flow.cell.is_row_label and not flow.text.startswith("(")))
        ),
        needs=("000",),
    ),
    Rule("idiom_half_year", "idiom", re.compile(r"(?<!\w)(?i:half[-\s]year(?:ly)?)(?!\w)"), needs=("half",)),
    Rule(
        "idiom_decade_old",
        "idiom",
        re.compile(r"(?<!\w)(?i:decades?|centuries|century)-(?i:long|old)(?!\w)"),
        guard=lambda flow, match: (
            not re.search(r"(?i:\b(?:two|three|four|five|\d+|several)[-\s])$", text_before(flow, match))
        ),
        needs=("decade", "centur"),
    ),
    Rule(
        "idiom_one",
        "idiom",
        re.compile(r"(?<![\w-])(?:[Oo]ne|ONE|[Oo]nes)(?:[’']s(?:elf)?)?(?!\w)"),
        guard=lambda flow, match: not one_counts(flow, match),
        needs=("one",),
    ),
)
