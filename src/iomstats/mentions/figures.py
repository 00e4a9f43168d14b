"""Finds the spans of figures: quantities of the number grammar that no other rule has claimed, joined into ranges."""

import re
from collections.abc import Iterator
from functools import cache

from iomstats.documents.model import Flow
from iomstats.mentions.numerals import TIMES, quantities
from iomstats.mentions.tokens import is_stretch, numeric_tokens
from iomstats.mentions.words import BELOW_100, DASH, SCALE_LETTERS, SCALES
from iomstats.schema.vocabulary import read_toml

Found = tuple[int, int, str]

_RANGE_WORD = re.compile(rf"\s?{DASH}\s?|\s(?:to|or)\s|-?\s(?:to|or)\s|\sand\s")
_DENOMINATORS = frozenset(
    "two three four five six seven eight nine ten twelve twenty fifty hundred "
    "2 3 4 5 6 7 8 9 10 12 15 20 25 30 40 50 100 1,000 10,000 100,000".split()
)


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


def figure_spans(flow: Flow, taken: bytearray) -> list[Found]:
    """Return the spans of figures in a flow, given the characters that other classes hold.

    Args:
        flow: The running text.
        taken: One byte a character of its reading text, non-zero where a rule has claimed it.

    Example:
        "between 40 and 50 States" yields the span of ``40 and 50``.
    """
    atoms = sorted([*_multiples(flow.text, taken), *_quantities(flow, taken)])
    return list(_joined(flow.text, _without_overlap(atoms), taken))


_FRACTION_WORD = re.compile(
    r"(?<!\w)(?i:once)(?!\w)|(?<!\w)(?i:halfway|half(?:-yearly)?|"
    r"(?<!four\s)(?<!five\s)(?<!six\s)(?<!seven\s)(?<!eight\s)(?<!\d\s)quarters?)(?![\w-]*[a-z]*shire)(?!\w)"
)
_SCALE_WORD = re.compile(
    r"(?<!\w)(?i:decades?|centur(?:y|ies)|dozens?|hundred|thousand|million|billion|trillion)(?!\w)"
)
_SCALE_PIECES = ("decade", "centur", "dozen", "hundred", "thousand", "million", "billion", "trillion")


def _multiples(text: str, taken: bytearray) -> Iterator[Found]:
    plain = text.lower()
    for match in TIMES.finditer(text):
        if not any(taken[match.start() : match.end()]):
            yield match.start(), match.end(), "multiple"
    for match in _FRACTION_WORD.finditer(text) if any(piece in plain for piece in ("once", "half", "quarter")) else ():
        if not any(taken[match.start() : match.end()]) and not is_stretch(text, match.start()):
            yield match.start(), match.end(), "fraction_word"
    for match in _SCALE_WORD.finditer(text) if any(piece in plain for piece in _SCALE_PIECES) else ():
        if not any(taken[match.start() : match.end()]):
            yield match.start(), match.end(), "scale_word"


def _quantities(flow: Flow, taken: bytearray) -> Iterator[Found]:
    text = flow.text
    accounts = flow.cell is None and _ACCOUNTS.search(text) is not None
    for match in quantities(text):
        start, end = match.span()
        start, end = _free_part(text, start, end, taken)
        number = text[max(start, match.start("number")) : min(end, match.end("number"))]
        if not numeric_tokens(number):
            continue
        if match["scale"] == "K" and not match["before"] and re.search(r"°|[Kk]elvin|[Tt]emperature", text):
            end -= 1  # a temperature, no thousands
        if (
            match["scale"] == "m"
            and not match["before"]
            and not match["after"]
            and _is_length(text, match.start(), end)
        ):
            end -= 1
        after = match["after"]
        if after and "pound" in after and end == match.end() and _is_weight(text, match.start(), end):
            end = match.start("after")
        name = (
            "percent"
            if match["percent"]
            else "money"
            if match["before"] or (after and end > match.start("after"))
            else "number"
        )
        if flow.cell is not None:
            start, end = _bracketed(text, start, end)
        elif name == "number" and accounts:
            start, end = _in_brackets(text, start, end)
        yield start, end, name


_LENGTH_AFTER = re.compile(
    r"[-\s](?:wide|high|long|deep|tall|thick|above|below|away|apart|race|races|hurdles|relay|freestyle|butterfly|backstroke|sprint|dash|final|"
    r"from\sthe|of\s(?:cable|pipes?|rope|fabric|fenc\w+|wire|track|road)|by\s\d|[x×]\s?\d)\b|\s?[x×]\s?\d"
)
_LENGTH_BEFORE = re.compile(
    r"(?i)\b(?:ran|runs?|running|swam|swim|sprint\w*|walk\w*|climb\w*|jump\w*|threw|throw\w*|lengths?|heights?|depths?|widths?|altitude|elevation|"
    r"distance|radius|diameter|summit|peak|men['’]s|women['’]s)\s(?:of\s|the\s|is\s|was\s|about\s|over\s|up\sto\s){0,2}$|\d\s?m?\s?[x×]\s?$"
)


def _is_length(text: str, start: int, end: int) -> bool:
    """Whether "m" behind a number means metres: "ran the 100m", "a wall 12m high"; else it means millions."""
    return bool(_LENGTH_AFTER.match(text, end) or _LENGTH_BEFORE.search(text[max(0, start - 40) : start]))


_WEIGHS = re.compile(
    r"(?i)\b(?:weigh\w*|weights?|heav\w+|payload|carcass|baby|kilos?|kg|gain(?:ed|ing)?|shed)\b[^.;$£]{0,50}$"
)
_PRICED = re.compile(
    r"(?i)\b(?:sold|sells?|fetch\w*|costs?|paid|pays?|worth|pric(?:es?|ed)|earn\w*|valued)\s(?:(?:for|at|of|about|some|over|nearly|around|up|to|just|only)\s)*$"
)
_PUBLIC_MONEY = (
    r"(?:public|taxpayers?|government|state|aid|funding|funds|investments?|debts?|spending|cuts|savings?|damages?|money|cash|revenues?|"
    r"equity|grants?|support|compensation|fines?|tax|the|its|their|our|his|her)"
)


def _is_weight(text: str, start: int, end: int) -> bool:
    """Whether "pounds" are a weight: "10 pounds of rice", "275 pound-feet", "weighs 12 pounds"."""
    after = text[end : end + 30]
    if re.match(r"-(?:feet|foot|force)|\sper\s(?:square|acre)|\s(?:heavier|lighter|overweight)", after):
        return True
    stuff = re.match(r"\sof\s(\w+)", after)
    if stuff:
        return re.fullmatch(_PUBLIC_MONEY, stuff.group(1)) is None
    before = text[max(0, start - 70) : start]
    return bool(_WEIGHS.search(before)) and not _PRICED.search(before)


def _free_part(text: str, start: int, end: int, taken: bytearray) -> tuple[int, int]:
    """Trim what another class holds at either end of a match, e.g. a year that a currency code follows."""
    while start < end and (taken[start] or text[start] in " -"):
        if not taken[start] and re.match(r"-\s?\d", text[start : start + 3]) and start + 1 < end:
            break
        start += 1
    stop = start
    while stop < end and not taken[stop]:
        stop += 1
    while stop > start and text[stop - 1] == " ":
        stop -= 1
    return start, stop


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """Accounting brackets around a number in a table cell belong to it: they are its sign."""
    if (
        start > 0
        and text[start - 1] == "("
        and end < len(text)
        and text[end] == ")"
        and text.strip() == text[start - 1 : end + 1]
    ):
        return start - 1, end + 1
    return start, end


# a text that states the scale of its bare amounts is an account; in it brackets are a sign
_ACCOUNTS = re.compile(
    r"(?i:\b(?:figures|amounts|values|all\samounts)\s(?:are\s)?in\s(?:[a-z]+\s)?(?:thousand|million|billion)s?\b)|"
    r"\((?:in\s)?(?:[A-Z]{3}|US\s?\$|[$€£])\s?(?i:thousand|million|billion|[’']000|m|k)s?\)"
)


def _in_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the brackets that stand close around a number of an account, as in a profit or loss."""
    closed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return (start - 1, end + 1) if closed and not re.fullmatch(r"(?:19|20)\d\d|\d", text[start:end]) else (start, end)


def _without_overlap(atoms: list[Found]) -> list[Found]:
    """Of overlapping atoms keep the longest, the earlier where they are equally long."""
    kept: list[Found] = []
    held = bytearray(max((end for _, end, _ in atoms), default=0))
    for atom in sorted(atoms, key=lambda found: (found[0] - found[1], found[0])):
        if not any(held[atom[0] : atom[1]]):
            held[atom[0] : atom[1]] = b"\x01" * (atom[1] - atom[0])
            kept.append(atom)
    return sorted(kept)


def _joined(text: str, atoms: list[Found], taken: bytearray) -> Iterator[Found]:
    """Join neighbours into ranges ("40 to 50", "two- to three-") and proportions ("seven in ten")."""
    index = 0
    while index < len(atoms):
        start, end, name = atoms[index]
        if index + 1 < len(atoms):
            after_start, after_end, _ = atoms[index + 1]
            gap = text[end:after_start]
            if not any(taken[end:after_start]):
                if _is_odds(text, atoms[index], atoms[index + 1], gap):
                    yield start, after_end, "ratio"
                    index += 2
                    continue
                if _is_range(text, atoms[index], atoms[index + 1], gap):
                    yield start, after_end, "range"
                    index += 2
                    continue
                if _is_proportion(text, atoms[index], atoms[index + 1], gap):
                    if atoms[index + 1][2] == "money" and name == "number":
                        # "3 in 5 euros": the currency is what is counted
                        after_end = after_start + len(text[after_start:after_end].split()[0])
                    yield start, after_end, "proportion"
                    index += 2
                    continue
        yield start, end, name
        index += 1


# "44 mg to 50 mg", "between 5 miles and 7 miles": the noun may stand at both ends
_GAP = re.compile(
    rf"(?P<noun>\s?[A-Za-zµμ°%²³/]+(?:\s[A-Za-z]+)?)?-?(?:\s?{DASH}\s?|~|\s(?:to|or|through)\s|\sand\s)(?:an?\s|some\s|about\s)?"
)


def _is_range(text: str, first: Found, second: Found, gap: str) -> bool:
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
    before = text[max(0, first[0] - 40) : first[0]]
    left, right = text[first[0] : first[1]], text[second[0] : second[1]]
    if first[2] == second[2] == "money" and re.match(r"(?i)(?:one|a)\s", right) and re.search("[a-z]", left):
        return False  # "80 rupees to one dollar": a rate of exchange
    if first[2] == "percent" and second[2] == "money":
        return False
    if (
        gap.strip(" -") == "to"
        and _change_by().search(before)
        and not (before.endswith("by ") and _narrow(left, right))
    ):
        # "fell 0.4 cents to 12.9": the change, then the level reached
        return False
    if second[2] == "money" and first[2] == "number" and re.match(r"[^\d]", right) and re.search(r"[A-Z$€£]", right[0]):
        return False
    if _scaled(left) and not _scaled(right):
        return False
    if _small_value(left.lower()) > _small_value(right.lower()) > 0:
        return False  # "by nine to three"
    if re.fullmatch(rf"\s?{DASH}\s?|\sto\s", gap) and _is_contest(text, first, second):
        return False
    if gap.strip() == "and":
        return bool(
            re.search(r"(?i)\b(?:between|anywhere\sbetween)\s(?:about\s|some\s|around\s|an\sestimated\s)?$", before)
        )
    if gap.strip(" -") == "or":
        low, high = (
            left.lower(),
            right.lower().split()[0] if second[2] in ("money", "percent", "multiple") else right.lower(),
        )
        return low in _SMALL and high in _SMALL and _SMALL.index(high) - _SMALL.index(low) in (1, 2)
    if gap.strip(" -") == "to" and re.search(
        r"(?i)\bfrom\s(?:about\s|some\s|around\s|an\sestimated\s|just\s|over\s|under\s|nearly\s)*$", before
    ):
        clause = re.split(r"[.;:]\s", text[max(0, first[0] - 120) : first[0]])[-1]
        if not _rises(left, right):
            return False
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
        _magnitude(left) or _small_value(left.lower()),
        _magnitude(right) or _small_value(right.lower().split()[0]),
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


_SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def _scaled(text: str) -> bool:
    """Whether a scale or per cent word stands at a number, so that a bare number after it is another one."""
    return bool(re.search(r"(?i)(?:hundred|thousand|[mbt]r?illion|per\s?cent|%)$|\d(?:m|bn|k)$", text))


def _magnitude(text: str) -> float | None:
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    return float(digits.group().replace(",", "")) if digits else None


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


def _is_proportion(text: str, first: Found, second: Found, gap: str) -> bool:
    """Tell a share from two counts: "seven in ten" and "1 in 12" are one share, "9 out of 14 provinces" two."""
    left, right = text[first[0] : first[1]].lower(), text[second[0] : second[1]].lower()
    if first[2] == second[2] == "money" or (first[2] == "money" and left.startswith(("one ", "1 "))):
        return bool(re.fullmatch(r"\s(?:in|of|out\sof)\s(?:every\s|each\s)|\s(?:in|out\sof)\s", gap)) and _money_share(
            left, right
        )
    if first[2] != "number" or (
        second[2] != "number" and not re.fullmatch(r"\d{1,2}\s(?:euros|dollars|pounds)", right)
    ):
        return False
    right = right.split()[0]
    if _is_rating(text, first, second):
        return False
    if _NOUN_BETWEEN.fullmatch(gap):
        return _is_share_of_noun(left, right, text[second[1] : second[1] + 60])
    if re.fullmatch(r"\sin\s(?:every\s|each\s|an?\s)?", gap):
        if left in ("one", "1"):
            return _small_value(right) >= 2
        return (
            (left in _SMALL or bool(re.fullmatch(r"\d{1,2}", left)))
            and right in _DENOMINATORS
            and _less(left, right)
            and not re.match(
                r"\s(?:countries|provinces|regions|cities|states|years|months|weeks|days|districts|"
                r"locations|sites|schools)\b",
                text[second[1] :],
            )
        )
    if re.fullmatch(r"\s(?:out\sof|of)\s(?:every\s|each\s)", gap):
        return True
    if re.fullmatch(r"\sout\sof\s(?:an?\s)?", gap):
        return right in (
            "ten",
            "five",
            "four",
            "three",
            "3",
            "4",
            "5",
            "10",
            "100",
            "hundred",
            "1,000",
        ) and _less(left, right)
    return False


# "one boy in four", "nine calls out of ten"
_NOUN_BETWEEN = re.compile(
    r"\s(?!of\b)(?:(?!(?:in|out|of|to|by|from|at|on|for|with|and|or|than|were|was|are|is|more|less|per)\b)[A-Za-z][a-z-]+\s){1,3}"
    r"(?:in|out\sof)\s(?:every\s|each\s)?"
)
# what stands in so many of them is counted itself: "one hospital in four provinces"
_COUNTED_IN = re.compile(
    r"[-\s](?:[a-z-]+\s){0,2}?(?:countr|provinc|region|district|cit(?:y|ies)|town|village|state|count(?:y|ies)|municipalit|year|month|week|"
    r"day|hour|minute|second|camp|site|school|location|area|communit|continent|language|phase|stage|round|batch|group|categor|sector|attempt|"
    r"match|game|trial|volume|part|class|clinic|hospital|compan|firm|place|room|household|house|home|event|shift|office|station|plant|building|farm|team|branch|shop|lesson|session|vote|season|decade|quarter|term|kilomet|metre|mile)\w*\b"
)
_AFTER_SHARE = re.compile(
    r"\s?(?:[.,;:)?!]|$)|\s(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|now|still|also|never|"
    r"in|on|at|of|from|to|by|with|without|who|whose|that|and|but|or|as|than|aged|over|under|among|across|when|while|if|a|an|the)\b"
)


def _is_share_of_noun(left: str, right: str, after: str) -> bool:
    """Whether a number, a noun and a second number are a share: "one boy in four", but "one school in 14 provinces"."""
    if not _small_value(left) or not _less(left, right) or _COUNTED_IN.match(after) or re.match(r"\s[A-Z]|-", after):
        return False
    if left in ("one", "1"):
        return right in _DENOMINATORS or not re.match(r"\s(?:[a-z-]+\s){0,2}?[a-z]+s\b", after)
    if right not in _DENOMINATORS:
        return False
    # behind a plural subject no verb ends in "s", a noun does
    return bool(_AFTER_SHARE.match(after)) or not re.match(r"\s[a-z-]+s\b", after)


_RATED = re.compile(r"(?i)\b(?:rat(?:ed?|es|ing|ings)|scor(?:ed?|es|ing)|grades?d?|marks?|stars?)\b[^.;]{0,40}$")


def _is_rating(text: str, first: Found, second: Found) -> bool:
    """Whether "4.6 out of 5" is a mark and the highest one, two numbers, and no share."""
    return (
        "." in text[first[0] : first[1]]
        or re.match(r"\s(?:stars?|points?|marks?)\b", text[first[1] :]) is not None
        or _RATED.search(text[max(0, first[0] - 60) : first[0]]) is not None
        or re.match(r"\s(?:stars?|points?|marks?)\b", text[second[1] :]) is not None
    )


def _money_share(left: str, right: str) -> bool:
    """Whether small amounts say a share, as in "$1 in every $3" or "one dollar in four"."""
    part, whole = (re.search(rf"\d[\d.]*|{'|'.join(_SMALL)}", amount) for amount in (left, right))
    return part is not None and whole is not None and _small_value(part.group()) < _small_value(whole.group()) <= 1000


def _is_odds(text: str, first: Found, second: Found, gap: str) -> bool:
    """Whether two numbers are one ratio: "a ratio of 3 to 1", "outnumber them by 4 to 1", "a 20:1 ratio"."""
    if first[2] != "number" or second[2] != "number":
        return False
    if not {text[first[0] : first[1]].lower(), text[second[0] : second[1]].lower()} & {"1", "one"}:
        return False
    if not re.fullmatch(r"\sto\s|-to-|:", gap):
        return False
    near = text[max(0, first[0] - 60) : first[0]] + text[second[1] : second[1] + 20]
    # "1 to 3" may be a range, "3 to 1" hardly
    rising = text[second[0] : second[1]].lower() not in ("1", "one")
    words = (
        r"(?<!odds\s)(?<!risk\s)(?<!hazard\s)(?<!rate\s)ratios?|odds(?!\sratio)|dilut\w+|scale|standards?|norm"
        if rising
        else r"ratios?|odds|outnumber\w*|factor|margin|dilut\w+"
    )
    if re.search(r"(?i)\b(?:randomi[sz]ed|allocated|assigned)\b[^.;]{0,110}$", text[max(0, first[0] - 140) : first[0]]):
        return ":" in gap or not rising
    return bool(re.search(rf"(?i)\b(?:{words})\b", near))


def _less(left: str, right: str) -> bool:
    return _small_value(left) < _small_value(right)


def _small_value(text: str) -> float:
    if text in _SMALL:
        return _SMALL.index(text) + 1
    words = {"twenty": 20, "fifty": 50, "hundred": 100}
    digits = text.replace(",", "")
    return float(words[text]) if text in words else float(digits) if digits.replace(".", "", 1).isdigit() else 0.0
