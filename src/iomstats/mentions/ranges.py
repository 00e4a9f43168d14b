"""Tells whether two numbers beside each other are the ends of a range: "40 to 50", "between 40 and 50"."""

import re
from functools import cache

from iomstats.mentions.small import SMALL, small_value
from iomstats.mentions.words import BELOW_100, DASH, SCALE_LETTERS, SCALES
from iomstats.schema.vocabulary import read_toml

Found = tuple[int, int, str]


@cache
def _listed(name: str) -> str:
    """Return an alternation of the words of a list of vocabulary/numbers.toml; one that ends in "-" is a beginning."""
    words = read_toml("numbers")[name]
    return "|".join(rf"{word[:-1]}\w*" if word.endswith("-") else rf"{word}\b" for word in sorted(words, reverse=True))


@cache
def _change() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{_listed('change_words')}|more\sthan\s\w+d\b)")


@cache
def _change_by() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{_listed('change_words')})\s(?:by\s|about\s|some\s|nearly\s|a\sfurther\s)*$")


@cache
def _contest() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{_listed('contest_words')})[^.;:]{{0,40}}$")


# "44 mg to 50 mg", "between 5 miles and 7 miles": the noun may stand at both ends
_GAP = re.compile(
    rf"(?P<noun>\s?[A-Za-zµμ°%²³/]+(?:\s[A-Za-z]+)?)?-?(?:\s?{DASH}\s?|~|\s(?:to|or|through)\s|\sand\s|,?\s(?:maybe|perhaps|possibly|conceivably)\s)(?:an?\s|some\s|about\s)?"
)


def is_range(text: str, first: Found, second: Found, gap: str) -> bool:
    """Return whether two numbers of a text, and what stands between them, are the ends of one range."""
    link = _GAP.fullmatch(gap)
    if link is None:
        return False
    if link["noun"]:
        noun = re.compile(rf"{re.escape(link['noun'])}(?![A-Za-z])")
        if noun.match(text, second[1]) is None or re.search(r"votes?$|goals?$|seats?$", link["noun"]):
            return False
        gap = gap[link.end("noun") :]
    if "multiple" in (first[2], second[2]) and first[2] != "number":
        return False
    if re.fullmatch(r"\s—\s", gap):
        return False  # a dash that parts two clauses
    if _MAYBE.fullmatch(gap):
        return _rises(text[first[0] : first[1]], text[second[0] : second[1]])
    if re.fullmatch(DASH, gap) and _in_chain(text, first[0], second[1]):
        return False
    before = text[max(0, first[0] - 40) : first[0]]
    left, right = text[first[0] : first[1]], text[second[0] : second[1]]
    if first[2] == second[2] == "money" and re.match(r"(?i)(?:one|a)\s", right) and re.search("[a-z]", left):
        return False  # "80 rupees to one dollar": a rate of exchange
    if first[2] == "percent" and second[2] == "money":
        return False
    if first[2] == "money" and second[2] == "number" and _is_recipient(right, text[second[1] : second[1] + 30]):
        return False
    if (
        gap.strip(" -") == "to"
        and _change_by().search(before)
        and not ((before.endswith("by ") or second[2] == "percent") and _narrow(left, right))
        and not re.search(r"(?i)\b(?:g[ai]ve?s?|giving|takes?|took|makes?|made|add(?:s|ed)?)\sup\s$", before)
        and not (re.search(r"(?i)\b(?:takes?|took|taken)\s$", before) and _SPAN.match(text, second[1]))
    ):
        # "fell 0.4 cents to 12.9": the change, then the level reached
        return False
    if gap.strip(" -") == "to" and _LOSES.search(before) and not _narrow(left, right):
        return False  # "shed 25.11 to 2,742.10"
    if second[2] == "money" and first[2] == "number" and re.match(r"[^\d]", right) and re.search(r"[A-Z$€£]", right[0]):
        return False
    if _scaled(left) and not _scaled(right):
        return False
    if small_value(left.lower()) > small_value(right.lower()) > 0:
        return False  # "by nine to three"
    if re.fullmatch(rf"\s?{DASH}\s?|\sto\s", gap) and _is_contest(text, first, second):
        return False
    if gap.strip(" -") == "to" and _WINDOW.search(before) and not _SPAN.match(text, second[1]):
        return False  # "rose to 11, and in the next twelve to 13"
    if re.match(r"\s?and\b", gap):
        return {first[2], second[2]} != {"money", "percent"} and bool(
            re.search(
                r"(?i)\b(?:between|anywhere\sbetween|within|lies?\sin)\s(?:about\s|some\s|around\s|an\sestimated\s)?$",
                before,
            )
        )
    if gap.strip(" -") == "or":
        low, high = (
            left.lower(),
            right.lower().split()[0] if second[2] in ("money", "percent", "multiple") else right.lower(),
        )
        return low in SMALL and high in SMALL and SMALL.index(high) - SMALL.index(low) in (1, 2)
    if gap.strip(" -") == "to" and re.search(
        r"(?i)\bfrom\s(?:about\s|some\s|around\s|an\sestimated\s|just\s|over\s|under\s|nearly\s)*$", before
    ):
        clause = re.split(r"[.;:]\s", text[max(0, first[0] - 120) : first[0]])[-1]
        if not _rises(left, right):
            return False
        if re.search(
            r"(?i)\b(?:anything|anywhere|somewhere|rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying))\sfrom\s", before
        ):
            return True
        if before.endswith("(from ") and _changes(text, first[0], second[1]):
            return False  # "(from 15.9 to 23.3 per cent) saw a sharp increase"
        if _FALLS.search(clause) and _surely_rises(left, right):
            return True  # "down from three to four a day"
        return not (
            _change().search(clause) or _change().search(re.split(r"[.;:]", text[second[1] : second[1] + 12])[0])
        )
    if (
        gap.strip(" -") == "to"
        and re.search(r"(?i)\bby\s(?:about\s|some\s|around\s|over\s|nearly\s)*$", before)
        and _change().search(before)
    ):
        return _narrow(left, right)
    if (
        gap.strip(" -") == "to"
        and re.search(r"(?i)\b(?:by|at|was|were|amounted|ratio\sof|equal|close|compared|relative|up)\s\S*$", before)
        and re.search(r"(?i)\bcompared\s", before)
    ):
        return False
    if gap.strip(" -") == "to":
        return _magnitude(right) is None or _magnitude(left) is None or _plausible(left, right)
    return _plausible(left, right)


# the months understood: "in the next twelve"; a range of them names them
_WINDOW = re.compile(
    r"(?i)\b(?:in|over|during|within|for)\sthe\s(?:next|following|last|past|previous|preceding|first|final)\s$"
)
_SPAN = re.compile(
    r"[-\s](?:[a-z]+\s)?(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|quarters?|generations?)\b"
)
_LOSES = re.compile(r"(?i)\b(?:shed|sheds|shedding|lost|loses|losing|piled\son|put\son)\s(?:about\s|another\s)?$")
# "Twenty, maybe thirty seconds"
_MAYBE = re.compile(r",?\s(?:maybe|perhaps|possibly|conceivably)\s")
_FALLS = re.compile(
    r"(?i)\b(?:down|fell|fallen|falling|dropp\w+|declin\w+|decreas\w+|cut|reduc\w+)\s(?:[\w-]+\s){0,3}?from\s$"
)


def _changes(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a bracket tells of a change, before the bracket or behind it."""
    ahead = re.split(r"[.;]\s", text[end : end + 160])[0]
    return bool(_change().search(text, max(0, start - 160), start) or _change().search(ahead))


def _in_chain(text: str, start: int, end: int) -> bool:
    """Whether two numbers belong to a chain of three or more, which counts several things: "figures of 4-0-22-3"."""
    return bool(
        re.match(rf"{DASH}\d", text[end : end + 2]) or re.search(rf"\d{DASH}$", text[max(0, start - 2) : start])
    )


def _is_recipient(right: str, after: str) -> bool:
    """Whether a number behind an amount and "to" counts those who got it: "£14,300 to six creditors"."""
    if not re.search(r"\d", right):
        return small_value(right.lower()) > 0 or " " not in right
    return "," not in right and "." not in right and bool(re.match(r"\s(?:[a-z-]+\s){0,2}?[a-z]{3,}s\b", after))


def _surely_rises(left: str, right: str) -> bool:
    low = _magnitude(left) or small_value(left.lower())
    high = _magnitude(right) or small_value(right.lower().split()[0])
    return 0 < low < high and _scale_word(left) in (1.0, _scale_word(right))


def _is_contest(text: str, first: Found, second: Found) -> bool:
    """Whether two bare numbers are the two sides of a vote or a match: "passed by 10–2", "by seven to two"."""
    if first[2] != "number" or second[2] != "number" or not _SIDE.fullmatch(text[second[0] : second[1]]):
        return False
    after = text[second[1] : second[1] + 30]
    if re.match(rf"\s(?:{_listed('contest_words')})", after) or _in_sets(text, first[0], second[1]):
        return True
    before = text[max(0, first[0] - 60) : first[0]]
    if "to" in text[first[1] : second[0]] and not re.search(
        r"(?i)\b(?:vot|ballot|verdict|rul|decision|decid|majority|w[io]n|win|beat|defeat|victor|scor|lost\sby)[^.;:]{0,40}$",
        before,
    ):
        return False
    return bool(_contest().search(before)) and bool(
        re.match(r"\s?[.,;:)]|$|\s(?:in|on|against|to|over|at|and|with|by|after|when|while|for|that)\b", after)
    )


_SIDE = re.compile(rf"(?i:\d{{1,3}}|{BELOW_100})")
_SETS = re.compile(
    rf"\d{{1,2}}{DASH}\d{{1,2}}(?:\s?\(\d{{1,2}}(?:{DASH}\d{{1,2}})?\))?(?:,?\s\(?\d{{1,2}}{DASH}\d{{1,2}}\)?)+"
)


def _in_sets(text: str, start: int, end: int) -> bool:
    """Whether a pair stands among the sets of a match, "4–6, 7–6 (7–5), 6–1", of which one falls."""
    low = max(0, start - 40)
    for found in _SETS.finditer(text, low, end + 40):
        if found.start() <= start and end <= found.end():
            pairs = re.findall(rf"(\d+){DASH}(\d+)", found.group())
            return any(int(left) > int(right) for left, right in pairs)
    return False


def _rises(left: str, right: str) -> bool:
    """Whether the second of two numbers is not the smaller one, as far as their digits and scales tell."""
    low, high = _magnitude(left), _magnitude(right)
    if low is None or high is None or re.match(r"[-−–+(]", left):
        return True
    scale_right = _scale_word(right)
    scale_left = _scale_word(left) or scale_right
    return low * scale_left <= high * scale_right or (scale_left != scale_right and low <= high)


def _narrow(left: str, right: str) -> bool:
    """Whether two ends lie so close that they are those of a range: "by 20 to 30 per cent", but "by 5 to 37"."""
    low, high = (
        _magnitude(left) or small_value(left.lower()),
        _magnitude(right) or small_value(right.lower().split()[0]),
    )
    if not low or not high or _scaled(left):
        return False
    return low < high <= 2 * low


def _scale_word(text: str) -> float:
    """Return the scale behind a number, 1 where none stands there."""
    match = re.search(r"(?i)(thousand|million|billion|trillion|lakh|crore)s?$|\d\s?(k|mn?|bn?|tn)$", text)
    if match is None:
        return 1.0
    return SCALES[match.group(1).lower()] if match.group(1) else SCALE_LETTERS[match.group(2).lower()]


def _scaled(text: str) -> bool:
    """Whether a scale or per cent word stands at a number, so that a bare number after it is another one."""
    return bool(re.search(r"(?i)(?:hundred|thousand|[mbt]r?illion|per\s?cent|%)$|\d(?:m|bn|k)$", text))


def _magnitude(text: str) -> float | None:
    digits = re.search(r"(\d[\d,]*(?:\.\d+)?)(?:\s(?:and\s)?(\d{1,2})/(\d{1,2})|\s?([½⅓⅔¼¾]))?", text)
    if digits is None:
        return None
    part = int(digits.group(2)) / int(digits.group(3) or 1) if digits.group(2) else 0.5 if digits.group(4) else 0.0
    return float(digits.group(1).replace(",", "")) + part


def _plausible(left: str, right: str) -> bool:
    """Whether the ends can be those of a range: rising, unless signed."""
    low, high = _magnitude(left), _magnitude(right)
    if low is None or high is None:
        return True
    return (
        low < high
        or bool(re.match(r"[-−–+(]", left))
        or bool(re.search(r"[a-z]", right.lower()) and not re.search(r"[a-z]", left.lower()) and low < high * 1000)
    )
