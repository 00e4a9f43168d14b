"""Reads the value of a numeric expression; nothing here looks at what is counted."""

import re
from dataclasses import replace

from iomstats.figures.model import Number
from iomstats.figures.numbers.cardinals import PLURAL_SCALES, plain_number, tidy
from iomstats.figures.numbers.compounds import COMPOUND_RULES, parts_of
from iomstats.figures.numbers.currency_names import currency_named
from iomstats.figures.numbers.scales import scale_factor, scale_of
from iomstats.mentions.numerals import quantity_pattern
from iomstats.mentions.words import DASH, FRACTIONS, MULTIPLES, SCALES, VULGAR_FRACTIONS


def read_number(text: str, rule: str) -> Number | None:
    """Return what a numeric expression says, or None where it cannot be read.

    Args:
        text: The expression in reading text.
        rule: The rule that found it: ``range`` and ``proportion`` hold two numbers.

    Example:
        >>> read_number("USD 783.8 million", "money").value
        783800000.0
        >>> read_number("between", "number") is None
        True
        >>> read_number("seven in ten", "proportion").value
        70.0
    """
    text = re.sub(r"[\u00a0\u2009\u202f]", " ", text).strip()
    if rule == "range":
        return _range(text)
    if rule == "proportion":
        return _proportion(text)
    if rule == "part_of_percent":
        return _part_of_percent(text)
    if rule == "age_plural":
        count = plain_number(re.sub(r"(?<=x)es$|s$", "", text.lower()))
        return None if count is None else Number(count, None, "cardinal")
    if rule in COMPOUND_RULES:
        return _compound(text)
    if rule == "money_and_part":
        return _money_and_part(text)
    if rule == "ratio":
        parts = re.split(r"\s?(?:-?to-?|:)\s?", text)
        odds = [plain_number(part) for part in parts]
        return Number(odds[0] / odds[1], None, "multiple") if len(odds) == 2 and odds[0] and odds[1] else None
    if rule in ("multiple", "fraction_word", "fraction_after_article", "scale_word"):
        return _word(text) or _quantity(text)
    return _quantity(text)


def _part_of_percent(text: str) -> Number | None:
    """Return the value of "half of one per cent", "0.7 of one per cent", "half a per cent"."""
    part = re.split(r"\s(?:of|an?)\s", text)[0]
    share = _quantity(part) or _word(part)
    if share is None:
        return None
    return replace(share, value=share.value / 100 if share.form == "fraction" else share.value, form="percent")


def _compound(text: str) -> Number | None:
    """Return the value of "8 hours 18 minutes" in the smaller unit."""
    value = 0.0
    for written, _, size in parts_of(text):
        number = 1.0 if written.lower() in ("a", "an") else plain_number(written)
        if number is None:
            return None
        value = value * size + number
    return Number(tidy(value), None, "cardinal")


def _money_and_part(text: str) -> Number | None:
    """Return the value of "three dollars and 50 cents" in dollars."""
    parts = re.fullmatch(
        r"(.+?[a-z]{3,}|\d+\s?[A-Z]{3}|[$€£]\s?\d+)(?:,?\sand\s|,?\s)(\d+|[A-Za-z-]+(?:\s[a-z-]+)??)\s?(?:euro\s?)?[^\W\d]+",
        text,
    )
    whole, part = (_quantity(parts.group(1)), plain_number(parts.group(2))) if parts else (None, None)
    if whole is None or part is None:
        return whole
    return replace(whole, value=tidy(whole.value + part / 100))


def _word(text: str) -> Number | None:
    word = text.lower()
    if word in MULTIPLES:
        return Number(MULTIPLES[word], None, "multiple")
    if word == "once":
        return Number(1.0, None, "multiple")
    fold = re.fullmatch(r"(.+?)[-\s]?fold", word)
    if fold:
        count = plain_number(fold.group(1))
        return None if count is None else Number(count, None, "multiple")
    times = re.fullmatch(r"(.+?)(?:[-\s]times|(?<=\d)x)", word)
    if times:
        count = plain_number(times.group(1))
        return None if count is None else Number(count, None, "multiple")
    if word in FRACTIONS:
        return Number(100.0 / FRACTIONS[word], None, "fraction")
    if word.startswith("decade"):
        return Number(10.0, None, "decades")
    if word.startswith("centur"):
        return Number(100.0, None, "decades")
    if word in SCALES:
        return Number(SCALES[word], None, "cardinal")
    return None


def _range(text: str) -> Number | None:
    ends = re.split(
        rf"\s?{DASH}?\s(?:to|or|and|through)\s(?:an?\s|some\s|about\s)?|,?\s(?:maybe|perhaps|possibly|conceivably)\s|(?<=\d)~(?=\d)|(?<=[\w%)])\s?{DASH}\s?(?!(?:and|a|half)\b)(?=[\w(.$€£+-])",
        text,
        maxsplit=1,
    )
    if len(ends) != 2:
        return _quantity(text)
    low, high = _quantity(ends[0]), _quantity(ends[1])
    if re.search(r"(?i)\stimes$", ends[1]):
        high = _word(ends[1])
    if low is None or high is None:
        return low or high
    if low.form == "cardinal" and high.form != "cardinal" and high.form != "fraction":
        low = replace(low, form=high.form)
    scale = scale_of(ends[1])
    if (
        scale
        and not scale_of(ends[0])
        and low.value < high.value
        and low.value < 1e5
        and low.value * scale <= high.value
    ):
        low = replace(low, value=low.value * scale)
    currency = low.currency or high.currency
    return Number(low.value, high.value, "money" if currency else high.form, currency, note=low.note or high.note)


def _proportion(text: str) -> Number | None:
    # the noun may stand inside: "one boy in four", "nine calls out of ten"
    text = re.sub(r"^([a-z]+|\d+)\s(?!in\b|out\b|of\b)(?:[a-z-]+\s){1,3}(?=(?:in|out\sof)\s)", r"\1 ", text.lower())
    parts = re.split(r"[\s-](?:in|out\sof|of)[\s-](?:every\s|each\s|an?\s)?", text, maxsplit=1)
    if len(parts) != 2:
        return None
    part, whole = (quantity.value if (quantity := _quantity(text)) else None for text in parts)
    return None if part is None or not whole else Number(100.0 * part / whole, None, "proportion")


def _quantity(text: str) -> Number | None:
    text = re.sub(r"^([-−–])\s(?=\d)", r"\1", text)
    slashed = re.fullmatch(r"(1)/(\d{2,4})|(\d{1,2})/(12|16|32|64|100|1000)", text)
    if slashed:
        part, whole = slashed.group(1) or slashed.group(3), slashed.group(2) or slashed.group(4)
        return Number(100.0 * int(part) / int(whole), None, "fraction")
    bracketed = re.fullmatch(r"\((.+)\)", text)
    if bracketed:
        inner = _quantity(bracketed.group(1))
        return None if inner is None else replace(inner, value=-inner.value)
    match = quantity_pattern().search(text)
    if match is None:
        return _word(text)
    number, note = match["number"], None
    lower = number.lower()
    vague = bool(re.match(r"(?:several|a few|few|many|some)\s", lower)) or lower.split()[0] in PLURAL_SCALES
    if re.search(r"\d,\d{1,2}\s\d|\d\s,\d|^\d{1,2}\s\d{1,2}(?:,\d{3})*$|\d\s\.\d", number):
        note = "split_digits"
    value = plain_number(number)
    form = "cardinal"
    if value is None:
        return None
    if _is_fraction(lower):
        value, form = value * 100.0, "fraction"
    scale = match["scale"]
    if scale:
        factor = scale_factor(scale)
        if re.search(r"decade|centur", scale):
            form = "decades"
        if form == "fraction":
            value, form = value / 100.0, "cardinal"
        value *= factor
    elif re.search(r"decade|centur", lower):
        form = "decades"
    if match["percent"]:
        value, form = (value / 100.0 if form == "fraction" else value), "percent"
    if (
        match["bracket"]
        or (match["sign"] or "+")[0] in "-−–mMnN"
        or re.match(r"[-−]", match.group()[len(match["before"] or "") :])
    ):
        value = -value
    if re.fullmatch(r"\s?(?:cents|pence|p|¢)", match["after"] or ""):
        # the currency of cents is told by its neighbours, see ``reader``
        return Number(tidy(value) / 100, None, "money", None if "c" in str(match["after"])[:2] else "GBP", vague, note)
    currency = (
        currency_named((match["before"] or match["after"] or "").strip()) if match["before"] or match["after"] else None
    )
    if currency or match["before"] or match["after"]:
        form = "money"
    return Number(tidy(value), None, form, currency, vague, note)


def _is_fraction(text: str) -> bool:
    if re.fullmatch(r"[1-9]/(?:[2-9]|10)|1/\d{2,4}", text) or (len(text) == 1 and text in VULGAR_FRACTIONS):
        return True
    words = re.split(r"[-\s]+", text)
    told = words[-1] in FRACTIONS or words[-1] in ("firsts", "seconds", "first")
    return len(words) in (2, 3) and told and "and" not in words
