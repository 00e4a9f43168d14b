"""Reads digits and number words: one number without sign, currency, scale word or per cent."""

import re

from iomstats.mentions.words import FRACTIONS, ONES, SCALES, TEENS, TENS, VULGAR_FRACTIONS

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")
_WORDS: dict[str, float] = {**ONES, **TEENS, **TENS}
PLURAL_SCALES = {
    "tens": 20.0,
    "dozens": 24.0,
    "scores": 40.0,
    "hundreds": 200.0,
    "thousands": 2000.0,
    "millions": 2e6,
}


def tidy(value: float) -> float:
    """Undo the noise of binary fractions: 783.8 × 10⁶ is 783,800,000 and nothing else."""
    return (
        float(f"{value:.12g}")
        if abs(value) >= 1 and value != int(value) and abs(value * 1000 - round(value * 1000)) < 1e-6 * abs(value)
        else (float(round(value)) if abs(value) > 1e5 and abs(value - round(value)) < 1e-6 * abs(value) else value)
    )


def plain_number(text: str) -> float | None:
    """Return the value of digits or number words without sign, currency or per cent."""
    text = text.strip().lower()
    vulgar = re.fullmatch(rf"(.*?)\s?([{''.join(VULGAR_FRACTIONS)}])", text)
    if vulgar:
        whole = plain_number(vulgar.group(1)) if vulgar.group(1) else 0.0
        return None if whole is None else whole + VULGAR_FRACTIONS[vulgar.group(2)]
    mixed = re.fullmatch(r"(?:(\d+)\s(?:and\s)?)?(\d{1,2})\s?/\s?([1-9]\d{0,3})", text)
    if mixed:
        return float(mixed.group(1) or 0) + int(mixed.group(2)) / int(mixed.group(3))
    # the raised digits of a power of ten may have lost their place: "2.2 × 1019"
    text = re.sub(r"([×x·∙*]\s?10)([1-9]\d?)$", r"\1^\2", text)
    power = re.fullmatch(
        r"(?:(.+?)\s?[×x·∙*]\s?)?(\d+(?:\.\d+)?)(?:\^\(?([-−–+]?\d+)\)?|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|\s?([-−–]\d{1,2}))", text
    )
    if power:
        factor = plain_number(power.group(1)) if power.group(1) else 1.0
        exponent = int((power.group(3) or power.group(4) or power.group(5)).translate(_RAISED))
        return None if factor is None else _power(factor, power.group(2), exponent)
    if re.fullmatch(r"\d+(?:\.\d+)?e[-+]?\d{1,3}", text):
        return float(text)
    part = re.fullmatch(r"(one|two|three|four)[-\s]([a-z]+)\sof\san?\s([a-z]+)", text)
    if part and part.group(2) in FRACTIONS and part.group(3) in SCALES:  # "three quarters of a million"
        return SCALES[part.group(3)] * _WORDS[part.group(1)] / FRACTIONS[part.group(2)]
    half = re.fullmatch(rf"(.+?)[-\s]and[-\s](?:(a|one|two|three|four)[-\s])?({'|'.join(FRACTIONS)})", text)
    if half:
        whole, parts = plain_number(half.group(1)), _WORDS.get(half.group(2), 1)
        if whole is not None and (scale := re.search(r"(?:million|billion|trillion|dozen)$", half.group(1))):
            return whole + SCALES[scale.group()] * parts / FRACTIONS[half.group(3)]  # "a million and a half"
        return None if whole is None else whole + parts / FRACTIONS[half.group(3)]
    pointed = re.fullmatch(r"(.+?)\spoint\s(.+)", text)
    if pointed:
        whole, decimals = plain_number(pointed.group(1)), _decimals(pointed.group(2))
        return None if whole is None or decimals is None else float(f"{whole:.0f}.{decimals}")
    if re.fullmatch(r"[\d.,‚\s’'`‘´]+", text):
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
    compact = re.sub(r"[\s’'`‘´]", "", text).replace("‚", ",")
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
    if words[0] in PLURAL_SCALES:
        value = PLURAL_SCALES[words[0]]
        for word in words[1:]:
            value *= SCALES.get(word.rstrip("s"), 1.0)
        return value
    compound = re.fullmatch(rf"(.+)[-\s]({'|'.join(TENS)})-(first|second|{'|'.join(FRACTIONS)})s?", text)
    if compound and (top := _words(compound.group(1))) is not None:  # "three twenty-fifths"
        last = {"first": 1, "second": 2}.get(compound.group(3)) or FRACTIONS[compound.group(3)]
        return top / (TENS[compound.group(2)] + last)
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
