"""Reads the value of a numeric expression; nothing here looks at what is counted, but for an elided scale."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from iomstats.figures.compounds import COMPOUND_RULES, parts_of
from iomstats.figures.model import Number
from iomstats.figures.nouns import noun_phrase
from iomstats.mentions.numerals import currency_codes, quantity_pattern
from iomstats.mentions.words import (
    DASH,
    FRACTIONS,
    MULTIPLES,
    ONES,
    SCALE_LETTERS,
    SCALES,
    TEENS,
    TENS,
    VULGAR_FRACTIONS,
    one_of,
)
from iomstats.schema.vocabulary import read_table, read_toml

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")
_WORDS: dict[str, float] = {**ONES, **TEENS, **TENS}
_PLURAL_SCALES = {
    "tens": 20.0,
    "dozens": 24.0,
    "scores": 40.0,
    "hundreds": 200.0,
    "thousands": 2000.0,
    "millions": 2e6,
}


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
    if rule == "age_plural":
        count = _plain(re.sub(r"(?<=x)es$|s$", "", text.lower()))
        return None if count is None else Number(count, None, "cardinal")
    if rule in COMPOUND_RULES:
        return _compound(text)
    if rule == "ratio":
        parts = re.split(r"\s?(?:-?to-?|:)\s?", text)
        odds = [_plain(part) for part in parts]
        return Number(odds[0] / odds[1], None, "multiple") if len(odds) == 2 and odds[0] and odds[1] else None
    if rule in ("multiple", "fraction_word", "fraction_after_article", "scale_word"):
        return _word(text) or _quantity(text)
    return _quantity(text)


def _compound(text: str) -> Number | None:
    """Return the value of "8 hours 18 minutes" in the smaller unit."""
    value = 0.0
    for written, _, size in parts_of(text):
        number = 1.0 if written.lower() in ("a", "an") else _plain(written)
        if number is None:
            return None
        value = value * size + number
    return Number(_tidy(value), None, "cardinal")


def _word(text: str) -> Number | None:
    word = text.lower()
    if word in MULTIPLES:
        return Number(MULTIPLES[word], None, "multiple")
    if word == "once":
        return Number(1.0, None, "multiple")
    fold = re.fullmatch(r"(.+?)[-\s]?fold", word)
    if fold:
        count = _plain(fold.group(1))
        return None if count is None else Number(count, None, "multiple")
    times = re.fullmatch(r"(.+?)(?:[-\s]times|(?<=\d)x)", word)
    if times:
        count = _plain(times.group(1))
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
        rf"\s?{DASH}?\s(?:to|or|and|through)\s(?:an?\s|some\s|about\s)?|(?<=\d)~(?=\d)|(?<=[\w%)])\s?{DASH}\s?(?=[\w(.$€£+-])",
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
    scale = _scale_of(ends[1])
    if (
        scale
        and not _scale_of(ends[0])
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
    parts = re.split(r"\s(?:in|out\sof|of)\s(?:every\s|each\s|an?\s)?", text, maxsplit=1)
    if len(parts) != 2:
        return None
    part, whole = (quantity.value if (quantity := _quantity(text)) else None for text in parts)
    return None if part is None or not whole else Number(100.0 * part / whole, None, "proportion")


def _quantity(text: str) -> Number | None:
    text = re.sub(r"^([-−–])\s(?=\d)", r"\1", text)
    if re.fullmatch(r"1/\d{2,4}", text):
        return Number(100.0 / int(text[2:]), None, "fraction")
    bracketed = re.fullmatch(r"\((.+)\)", text)
    if bracketed:
        inner = _quantity(bracketed.group(1))
        return None if inner is None else replace(inner, value=-inner.value)
    match = quantity_pattern().search(text)
    if match is None:
        return _word(text)
    number, note = match["number"], None
    lower = number.lower()
    vague = bool(re.match(r"(?:several|a few|few|many|some)\s", lower)) or lower.split()[0] in _PLURAL_SCALES
    if re.search(r"\d,\d{1,2}\s\d|\d\s,\d|^\d{1,2}\s\d{1,2}(?:,\d{3})*$|\d\s\.\d", number):
        note = "split_digits"
    value = _plain(number)
    form = "cardinal"
    if value is None:
        return None
    if _is_fraction(lower):
        value, form = value * 100.0, "fraction"
    scale = match["scale"]
    if scale:
        factor = _scale(scale)
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
        return Number(_tidy(value) / 100, None, "money", None if "c" in str(match["after"])[:2] else "GBP", vague, note)
    currency = (
        _currency((match["before"] or match["after"] or "").strip()) if match["before"] or match["after"] else None
    )
    if currency or match["before"] or match["after"]:
        form = "money"
    return Number(_tidy(value), None, form, currency, vague, note)


def _is_fraction(text: str) -> bool:
    if re.fullmatch(r"[1-9]/(?:[2-9]|10)|1/\d{2,4}", text) or (len(text) == 1 and text in VULGAR_FRACTIONS):
        return True
    words = re.split(r"[-\s]+", text)
    return len(words) in (2, 3) and words[-1] in FRACTIONS and "and" not in words


def _scale_of(text: str) -> float | None:
    match = quantity_pattern().search(text)
    if match is None:
        return None
    if match["scale"]:
        return _scale(match["scale"])
    word = re.search(r"(?i)[a-z][-\s](hundred|thousand|million|billion|trillion|dozen)$", match["number"])
    return SCALES[word.group(1).lower()] if word else None


def _scale(text: str) -> float:
    factor = 1.0
    for word in re.findall(r"[A-Za-z]+", text):
        lower = word.lower()
        if lower.startswith("decade"):
            factor *= 10
        elif lower.startswith("centur"):
            factor *= 100
        elif lower.rstrip("s") in SCALES:
            factor *= SCALES[lower.rstrip("s")]
        elif lower == "mm":
            factor *= 1e6
        elif lower in ("t", "tr"):
            factor *= 1e12
        else:
            factor *= SCALE_LETTERS.get(lower, 1.0)
    return factor


def _tidy(value: float) -> float:
    """Undo the noise of binary fractions: 783.8 × 10⁶ is 783,800,000 and nothing else."""
    return (
        float(f"{value:.12g}")
        if abs(value) >= 1 and value != int(value) and abs(value * 1000 - round(value * 1000)) < 1e-6 * abs(value)
        else (float(round(value)) if abs(value) > 1e5 and abs(value - round(value)) < 1e-6 * abs(value) else value)
    )


def _plain(text: str) -> float | None:
    """Return the value of digits or number words without sign, currency or per cent."""
    text = text.strip().lower()
    vulgar = re.fullmatch(rf"(.*?)\s?([{''.join(VULGAR_FRACTIONS)}])", text)
    if vulgar:
        whole = _plain(vulgar.group(1)) if vulgar.group(1) else 0.0
        return None if whole is None else whole + VULGAR_FRACTIONS[vulgar.group(2)]
    mixed = re.fullmatch(r"(?:(\d+)\s)?(\d{1,2})/([1-9]\d{0,3})", text)
    if mixed:
        return float(mixed.group(1) or 0) + int(mixed.group(2)) / int(mixed.group(3))
    # the raised digits of a power of ten may have lost their place: "2.2 × 1019"
    text = re.sub(r"([×x·∙*]\s?10)([1-9]\d?)$", r"\1^\2", text)
    power = re.fullmatch(
        r"(?:(.+?)\s?[×x·∙*]\s?)?(\d+(?:\.\d+)?)(?:\^\(?([-−–+]?\d+)\)?|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|\s?([-−–]\d{1,2}))", text
    )
    if power:
        factor = _plain(power.group(1)) if power.group(1) else 1.0
        exponent = int((power.group(3) or power.group(4) or power.group(5)).translate(_RAISED))
        return None if factor is None else _power(factor, power.group(2), exponent)
    if re.fullmatch(r"\d+(?:\.\d+)?e[-+]?\d{1,3}", text):
        return float(text)
    half = re.fullmatch(rf"(.+?)[-\s]and[-\s](?:(a|one|two|three|four)[-\s])?({'|'.join(FRACTIONS)})", text)
    if half:
        whole, parts = _plain(half.group(1)), _WORDS.get(half.group(2), 1)
        return None if whole is None else whole + parts / FRACTIONS[half.group(3)]
    pointed = re.fullmatch(r"(.+?)\spoint\s(.+)", text)
    if pointed:
        whole, decimals = _plain(pointed.group(1)), _decimals(pointed.group(2))
        return None if whole is None or decimals is None else float(f"{whole:.0f}.{decimals}")
    if re.fullmatch(r"[\d.,‚\s’'`]+", text):
        return _digits(text)
    return _words(text)


def _decimals(text: str) -> str | None:
    """Return the digits that words after "point" spell: "zero three" is 03, "seventy-one" 71."""
    digits = ""
    for word in text.replace("oh", "zero").split():
        value = _words(word)
        if value is None:
            return None
        digits += f"{value:.0f}"
    return digits


def _power(factor: float, base: str, exponent: int) -> float | None:
    """Return factor × base to a power, exactly where the base is ten; None where no number is that large."""
    if base == "10":
        return float(f"{factor:.15g}e{exponent}") if abs(exponent) < 300 else None
    return factor * float(base) ** exponent if abs(exponent) < 60 and len(base) < 4 else None


def _digits(text: str) -> float | None:
    compact = re.sub(r"[\s’'`]", "", text).replace("‚", ",")
    if re.fullmatch(r"\d+,\d{1,2}", compact) and not re.search(r"\s", text):
        compact = compact.replace(",", ".")  # a decimal comma: the group is too short for thousands
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,2})?|\d{1,3}(?:\.\d{3})+,\d{1,2}", compact):
        compact = compact.replace(".", "").replace(",", ".")  # thousands parted by points
    compact = compact.replace(",", "")
    try:
        return float(compact)
    except ValueError:
        return None


def _words(text: str) -> float | None:
    """Return the value of number words, e.g. "two hundred and fifty-three", "half a million", "several dozen"."""
    words = [word for word in re.split(r"[-\s,]+", text) if word not in ("and", "&", "a", "an", "of", "")]
    if not words:
        return None
    if words[0] in ("several", "few", "many", "some"):
        rest = _words(" ".join(words[1:]))
        return None if rest is None else 2 * rest
    if words[0] in _PLURAL_SCALES:
        value = _PLURAL_SCALES[words[0]]
        for word in words[1:]:
            value *= SCALES.get(word.rstrip("s"), 1.0)
        return value
    if len(words) > 1 and words[-1] in FRACTIONS and words[-1] not in ("half", "quarter"):
        parts = _words(" ".join(words[:-1]))
        return None if parts is None else parts / FRACTIONS[words[-1]]
    if len(words) == 2 and words[1] in FRACTIONS and words[0] in _WORDS:
        return _WORDS[words[0]] / FRACTIONS[words[1]]
    total, current, seen = 0.0, 0.0, False
    for word in words:
        single = word.rstrip("s") if word.rstrip("s") in SCALES else word
        if word in _WORDS:
            current += _WORDS[word]
        elif word in ("half", "quarter"):
            current += 1 / FRACTIONS[word]
        elif single == "hundred":
            current = (current or 1) * 100
        elif single in SCALES:
            total += (current or 1) * SCALES[single]
            current = 0.0
        elif word.startswith("decade"):
            current = (current or 1) * 10
        elif word.startswith("centur"):
            current = (current or 1) * 100
        else:
            return None
        seen = True
    return total + current if seen else None


@cache
def _currencies() -> dict[str, str]:
    """Symbols and names of currencies and the ISO 4217 code of each, from the vocabulary."""
    return {(row["name"] or "").lower(): row["code"] or "" for row in read_table("currencies")}


def _currency(text: str) -> str | None:
    if text in currency_codes():
        return text
    known = _currencies()
    key = re.sub(r"\s+", " ", text.lower()).strip(" .")
    return (
        known.get(key)
        or known.get(key.rstrip("s"))
        or known.get(key.split(" ")[-1])
        or known.get(key.split(" ")[-1].rstrip("s"))
    )


def share_scales(
    numbers: Sequence[Number], texts: Sequence[str], gaps: Sequence[str], afters: Sequence[str]
) -> list[Number]:
    """Give numbers in a list the scale or currency that is written once: "from 84.7 to 86.1 million".

    Args:
        numbers: The numbers of one sentence, in order.
        texts: Their expressions.
        gaps: ``gaps[i]`` is the text between number i and number i + 1.
        afters: What follows each number in its sentence: a counted noun keeps it from taking a currency.
    """
    shared = list(numbers)
    scales = [_scale_of(text) for text in texts]
    for index in range(len(shared) - 2, -1, -1):
        here, following = shared[index], shared[index + 1]
        scale = scales[index + 1]
        if (
            scale
            and scale >= 1000
            and scales[index] is None
            and _links(gaps[index])
            and here.form in ("cardinal", "money")
            and (here.form == "money" or following.form == "cardinal")
            and following.form in ("cardinal", "money")
            and here.value_max is None
            and here.value < 1000
            and 0.02 <= here.value * scale / following.value <= 50
            and bool(re.search(r"\d", texts[index]))
        ):
            shared[index] = replace(here, value=_tidy(here.value * scale), note="shared_scale")
            scales[index] = scale
    for index in range(1, len(shared)):
        here = shared[index]
        # a span of years may stand between: "the seven billion mark, twelve years after reaching six"
        back = index - 1 if scales[index - 1] or index < 2 else index - 2
        earlier, scale, gap = shared[back], scales[back], " ".join(gaps[back:index])
        if (
            scale
            and scale >= 1e6
            and scales[index] is None
            and here.form == "cardinal"
            and earlier.form in ("cardinal", "money")
            and here.value_max is None
            and here.value < 1000
            and earlier.value
            and 0.05 <= here.value * scale / earlier.value <= 20
            and _elides(texts[index], gap, afters[back], afters[index], earlier.form)
        ):
            shared[index] = _in_scale_of(earlier, here, scale)
            scales[index] = scale
    for index in range(1, len(shared)):
        here, earlier = shared[index], shared[index - 1]
        gap = gaps[index - 1]
        if _shares_on(earlier, here, gap, afters[index - 1], afters[index]):
            shared[index] = replace(here, form="percent", note="shared_percent")
        elif (
            earlier.currency
            and here.form == "cardinal"
            and here.value_max is None
            and earlier.form == "money"
            and _AGAINST.fullmatch(gap)
            and _SET_BESIDE.match(afters[index])
            and (scales[index] is not None) == (scales[index - 1] is not None)
        ):
            shared[index] = replace(here, currency=earlier.currency, form="money", note="shared_currency")
    for index in range(1, len(shared)):
        here, earlier, scale = shared[index], shared[index - 1], scales[index - 1]
        if (
            scale
            and scale >= 1000
            and scales[index] is None
            and here.form == "cardinal"
            and here.value_max is None
            and _COMPARATIVE.fullmatch(gaps[index - 1])
            and re.match(r"\)", afters[index])
            and earlier.value
            and 0.02 <= abs(here.value * scale / earlier.value) <= 50
        ):
            shared[index] = _in_scale_of(earlier, here, scale)
            scales[index] = scale
    for index in range(1, len(shared)):
        here, earlier = shared[index], shared[index - 1]
        if (
            here.form == "cardinal"
            and earlier.currency
            and _links(gaps[index - 1])
            and (
                _scale_of(texts[index]) or re.fullmatch(r"\s?(?:,|and|or|to|,\sand|from|plus|minus)\s", gaps[index - 1])
            )
            and bool(re.search(r"\d", texts[index]))
            and not re.match(r"-|\s(?:more|less|fewer)\sthan\b", afters[index])
            and noun_phrase(afters[index]) is None
            and not _OF_PEOPLE.match(afters[index])
        ):
            shared[index] = replace(here, currency=earlier.currency, form="money", note="shared_currency")
    for index in range(1, len(shared)):
        # "sales of SEK 412.7m (366.0)": the year before in brackets
        here, earlier = shared[index], shared[index - 1]
        if (
            here.form == "cardinal"
            and earlier.form == "money"
            and re.fullmatch(r"\s?\(", gaps[index - 1])
            and re.match(r"\s?\)", afters[index])
            and not re.fullmatch(r"(?:19|20)\d\d", texts[index])
            and re.search(r"\d", texts[index])
        ):
            scale = (scales[index - 1] or 1) if scales[index] is None else 1
            if earlier.value and 0.02 <= abs(here.value * scale / earlier.value) <= 50:
                value = _tidy(here.value * scale)
                shared[index] = replace(here, value=value, form="money", currency=earlier.currency, note="shared_scale")
    for index in range(1, len(shared)):
        money = _money_before(shared, gaps, index)
        if (
            money is not None
            and shared[index].form == "cardinal"
            and (_scale_of(texts[index]) or 0) >= 1e3
            and noun_phrase(afters[index]) is None
            and not _OF_PEOPLE.match(afters[index])
            and not _COUNTED_BEFORE.search(gaps[index - 1])
        ):
            shared[index] = replace(shared[index], currency=money, form="money", note="shared_currency")
    for index in range(len(shared) - 2, -1, -1):
        here, following = shared[index], shared[index + 1]
        if (
            here.form == "cardinal"
            and following.form == "money"
            and following.currency
            and re.match(r"[\d.,\s]*[\d]\s?(?:[A-Z]{3}\b|[A-Za-z]{4,}|€|p\b)", texts[index + 1])
            and re.fullmatch(r"\s(?:to|or)\s", gaps[index])
            and bool(re.search(r"\d", texts[index]))
        ):
            shared[index] = replace(here, currency=following.currency, form="money", note="shared_currency")
        if (
            here.form == "cardinal"
            and following.form == "percent"
            and re.fullmatch(r"\s?(?:,|and|or|to|,\s?and|and\sto|from)\s", gaps[index])
            and here.value <= 100
            and here.value_max is None
            and not re.match(r"\s(?:CI|C\.I\.|CrI|UI|(?:confidence|credible|uncertainty)\sinterval)", afters[index + 1])
        ):
            shared[index] = replace(here, form="percent", note="shared_percent")
    return shared


# "of USD 93 million needed, 58 million had been pledged"; not "for the 3.2 million who fled"
_OF_PEOPLE = re.compile(
    r"\s(?:who|whom|of\s(?:them|whom|these|those|which)|(?:(?:were|was|are|have|had|has|been|being|will|be|now|still|also|already)\s)*(?:live[ds]?|living|fled|voted|left|died|"
    r"displaced|killed|reached|registered|returned|vaccinated|employed|unemployed|sold|built|made|produced|assisted|treated|trained|enrolled|born|arrived|"
    r"attended|travelled|visited|crossed|affected|infected|watched|downloaded|watching|homeless|jobless|hungry))\b|-"
)
_COUNTED_BEFORE = re.compile(
    r"(?i)\b(?:numbers?|population|people|visitors|users|readers|members|workers|staff|attendance|audience)\b[^.;]{0,40}$"
)


def _money_before(numbers: Sequence[Number], gaps: Sequence[str], index: int) -> str | None:
    """Return the currency of the last amount of a sentence before a number, shares between them aside."""
    for earlier in range(index - 1, -1, -1):
        if re.search(r"[.!?]\s(?=[A-Z]|$)", gaps[earlier]):
            return None
        number = numbers[earlier]
        if number.currency and number.form == "money" and abs(number.value) >= 1e3:
            return number.currency
        if number.form not in ("percent", "fraction", "proportion", "multiple"):
            return None
    return None


def _shares_on(earlier: Number, here: Number, gap: str, earlier_after: str, after: str) -> bool:
    """Whether a bare number goes on with per cent: "64 per cent in the first round and 58 in the second"."""
    if earlier.form != "percent" or here.form != "cardinal" or here.value_max is not None or not 0 <= here.value <= 100:
        return False
    link = _SAME_AGAIN.fullmatch(gap)
    there, back = _PREPOSITION_AT.match(after), _PREPOSITION_AT.match(earlier_after)
    if link is not None and there is not None and back is not None:
        return there.group(1) == back.group(1)
    return bool(_AGAINST.fullmatch(gap)) and bool(_SET_BESIDE.match(after))


_SAME_AGAIN = re.compile(
    r"\s(?:in|by|for|at|among|to)\s[^.;:()]{2,40}?(?:,\s|,?\s(?:and|but)\s)(?:(?:an\sestimated|about|some|nearly|only|just|over)\s)?"
)
_PREPOSITION_AT = re.compile(r"\s(in|by|for|at|among|to)\s")
_AGAINST = re.compile(
    r"(?:\s(?:in|at)\s[^.;:()\d]{0,20}(?:\d{4})?)?,?\s(?:against|compared\s(?:with|to)|versus|vs\.?|(?:up|down)\sfrom)\s"
)
_SET_BESIDE = re.compile(
    r"\s?(?:[.;,)]|$)|\s(?:in\s(?:(?:19|20)\d\d|the\s(?:previous|same))|(?:a|one)\s(?:year|month|quarter)\s(?:ago|before|earlier)|last\syear|"
    r"the\s(?:year|month|quarter)\sbefore)\b"
)


# the figure of the year before stands in brackets: "SEK 1,412m (1,366)", "EUR 4.1 million (2018: 3.9)"
_COMPARATIVE = re.compile(
    r"\s\((?:(?:in\s)?(?:FY\s?)?(?:1[5-9]|20)\d\d(?:[-/–]\d{2,4})?:?\s|(?:[a-z]+\s){1,3}year:?\s|[A-Za-z]+\s(?:19|20)\d\d:\s)?"
)
_TO_LEVEL = re.compile(
    r"(?i)\b(?:reach\w*|hit\w*|pass\w*|top(?:ped|ping)|cross\w*|exceed\w*|(?:gr[eo]w\w*|r[io]s\w*|fell|fall\w*|climb\w*|to)\s(?:to\s)?)\s?$"
)
_PREPOSITION = re.compile(r"\s(?:[a-z]+\s)?(to|for|on|from|in|by|under)\s")


def _in_scale_of(earlier: Number, here: Number, scale: float) -> Number:
    """Return a number read in the scale, and the currency, of an earlier one."""
    form = "money" if earlier.currency else "cardinal"
    value = _tidy(here.value * scale)
    return replace(here, value=value, form=form, currency=earlier.currency, note="shared_scale")


def _elides(text: str, gap: str, earlier_after: str, after: str, form: str) -> bool:
    """Whether a number leaves out the scale of the one before: "five billion in 1987, reaching six in 1999"."""
    if re.search(r"[.;:!?]\s", gap) or not re.match(
        r"\s?(?:[.,;)]|$)|\s(?:in|by|at|to|for|on|from|and|under)\s", after
    ):
        return False
    if _TO_LEVEL.search(gap) and re.match(r"\s?(?:[.,;)]|$)|\s(?:in|by)\s(?:\w+\s)?(?:1[89]|20|21)\d\d", after):
        return True
    if re.fullmatch(r"(?:\s(?:in|by)\s(?:\w+\s)?(?:1[89]|20|21)\d\d)?,?\s(?:and\s)?", gap):
        return bool(re.match(r"\s(?:in|by)\s(?:\w+\s)?(?:1[89]|20|21)\d\d", after))
    # "USD 9.9 million went to security, 7.2 to information technology"
    here, there = _PREPOSITION.match(after), _PREPOSITION.match(earlier_after)
    return (
        form == "money"
        and "." in text
        and here is not None
        and there is not None
        and here.group(1) == there.group(1)
        and bool(re.search(r"(?:,|\band)\s(?:the\s)?$", gap))
    )


def _links(gap: str) -> bool:
    """Whether the text between two numbers only links members of a list or the ends of a change, years aside."""
    bare = re.sub(r"\b(?:1[5-9]|20)\d\d\b|\((?:[^()]*)\)", "", gap)
    if re.search(r"[.;:!?]\s", bare):
        return False
    words = re.findall(r"[A-Za-z]+", bare)
    return len(words) <= 6 and all(
        word.lower()
        in (
            "to",
            "and",
            "or",
            "in",
            "from",
            "up",
            "down",
            "against",
            "compared",
            "with",
            "versus",
            "for",
            "of",
            "respectively",
            "the",
            "by",
            "at",
            "million",
            "plus",
        )
        or word[0].isupper()
        for word in words
    )


def currency_in(text: str) -> str | None:
    """Return the ISO 4217 code of the currency that a header names, None where it names none.

    Example:
        >>> currency_in("Budget (US$ thousands)"), currency_in("in millions of euros"), currency_in("Projects")
        ('USD', 'EUR', None)
    """
    for code in re.findall(r"\b[A-Z]{3}\b", text):
        if code in currency_codes() and code not in ("ALL", "TOP", "CUP", "MOP", "SOS", "PEN", "GEL"):
            return str(code)
    if re.search(r"\bRs\b", text):
        return "INR"
    written = text.lower()
    named = _currency_names().search(written)
    if named is not None:
        return _currencies()[named.group(1) or named.group(2)]
    for name in _currency_signs():
        if name in written:
            return _currencies()[name]
    return None


@cache
def _currency_names() -> re.Pattern[str]:
    """Return the pattern of the names of currencies in a header; those like other words need brackets or "in"."""
    names = sorted((name for name in _currencies() if len(name) > 2), key=lambda name: (-len(name), name))
    words = frozenset(read_toml("numbers")["currency_names_like_words"])
    plain = "|".join(re.escape(name) for name in names if name not in words)
    marked = "|".join(re.escape(name) for name in names if name in words)
    return re.compile(
        rf"(?<![a-z])(?:({plain})|(?:(?<=\()|(?<=\bin\s)|(?<=lion\sof\s)|(?<=lions\sof\s)|(?<=lion\s)|(?<=thousand\s))({marked}))(?:e?s)?(?![a-z])"
    )


@cache
def _currency_signs() -> tuple[str, ...]:
    """Return the signs of currencies of one or two characters, longest first."""
    return tuple(
        sorted(
            (name for name in _currencies() if len(name) <= 2 and not name.isalpha()),
            key=lambda name: (-len(name), name),
        )
    )


def header_scale(text: str) -> float:
    """Return the scale that a table header or caption gives its numbers, 1 where it gives none.

    Example:
        >>> header_scale("Budget (US$ thousands)"), header_scale("(millions)"), header_scale("Projects")
        (1000.0, 1000000.0, 1.0)
    """
    text = text.replace("_", " ")
    for match in _HEADER_SCALE.finditer(text):
        if not _AFTER_NUMBER.search(text[: match.start()]):
            word = (match["word"] or match["letters"] or "thousand").lower()
            return SCALES.get(word.rstrip("s")) or SCALE_LETTERS.get(word) or 1e3
    return 1.0


# a scale word, bare zeros, or letters behind a currency or alone in brackets
_HEADER_SCALE = re.compile(
    r"""
    \b(?i:(?P<word>(?:thousand|million|billion|trillion|lakh|crore)s?))\b
    | (?<![\d.,])[’'‘]000s?(?!\w) | (?<![^\s(\[$€£])(?<!\d\s)000(?:s|[’'])?(?![\w.,]|\s\d)
    | (?P<letters>(?:(?<=[$€£¥₹])|(?<=[$€£¥₹]\s)|(?<=\b[A-Z]{3})|(?<=\b[A-Z]{3}\s)|(?<=Rs\s)|(?<=Rs\.\s))
        (?:[mM]n|[bB]n|m|M|k|K|b|B|mln|bln|mio|tn|trn|MM)(?!\w)
      | (?<=[(\[])(?:m|k|[mM]n|[bB]n|mln|bln|mio|tn)(?=[)\]])
      | (?<=,\s)(?:mn|bn|mln|bln|mio|tn)(?!\w))
    """,
    re.VERBOSE,
)
# "USD 5 million" is an amount, no scale
_AFTER_NUMBER = re.compile(rf"(?i)(?:\d|\b{one_of(ONES, TEENS, TENS)}|\bhundred|\bhalf\sa|\bseveral|\bfew)[\s-]?$")
