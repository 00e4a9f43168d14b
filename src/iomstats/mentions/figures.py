"""Finds the spans of figures: quantities of the number grammar that no other rule has claimed, joined into ranges."""

import re
from collections.abc import Iterator

from iomstats.documents.model import Flow
from iomstats.mentions.numerals import TIMES, VULGAR, quantities
from iomstats.mentions.proportions import is_odds, is_proportion
from iomstats.mentions.ranges import is_range
from iomstats.mentions.tokens import is_stretch, numeric_tokens

Found = tuple[int, int, str]


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
    r"(?<!\w)(?i:once)(?!\w)|(?<!\w)(?i:half(?:-yearly)?|"
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
        if match["sign"] and (
            (flow.cell is None and _is_dash(text, match))
            or _EITHER_WAY.search(text, max(0, match.start() - 8), match.start())
        ):
            start = match.end("sign")  # "2 -7 mg": the dash of a range; "plus or minus two": no sign
        after = match["after"]
        if after and "pound" in after.lower() and end == match.end() and _is_weight(text, match.start(), end):
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


_EITHER_WAY = re.compile(r"(?i)\bplus\sor\s$")
# a measure or share that a range with a space lost at its dash is told in
_MEASURED = re.compile(
    r"\s?(?:%|°|per\s?cent|(?:years|months|weeks|days|hours|minutes|miles|kilomet\w+|met(?:re|er)s|grams?|litres?|degrees|times|points|mg|kg|g|km|m|cm|mm|ml|l|ha)\b)"
)


def _is_dash(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a sign is the dash of a range with a space on one side: "2 -7 mg", "5 -10 per cent"."""
    before = re.search(r"(?<![\d.,])(\d[\d.]*)\s$", text[max(0, match.start() - 8) : match.start()])
    number = re.match(r"\d[\d.]*", match["number"])
    if before is None or number is None or match["sign"][0] not in "-–−":
        return False
    low, high = before.group(1).rstrip("."), number.group().rstrip(".")
    rises = low.count(".") < 2 and high.count(".") < 2 and float(low) < float(high)
    return rises and bool(match["percent"] or _MEASURED.match(text, match.end()))


_LENGTH_AFTER = re.compile(
    r"[-\s](?:wide|high|long|deep|tall|thick|above|below|away|apart|race|races|hurdles|relay|freestyle|butterfly|backstroke|sprint|dash|final|"
    r"from\sthe|of\s(?:cable|pipes?|rope|fabric|fenc\w+|wire|track|road)|by\s\d|[x×]\s?\d)\b|\s?[x×]\s?\d"
)
_LENGTH_BEFORE = re.compile(
    r"(?i)\b(?:ran|runs?|running|swam|swim|sprint\w*|walk\w*|climb\w*|jump\w*|threw|throw\w*|lengths?|heights?|depths?|widths?|altitude|elevation|"
    r"distance|radius|diameter|summit|peak|men['’]s|women['’]s)\s(?:of\s|the\s|is\s|was\s|about\s|over\s|under\s|up\sto\s|at\s(?:least|most)\s|"
    r"(?:more|less)\sthan\s|around\s|nearly\s|almost\s|only\s|just\s){0,3}$|\d\s?m?\s?[x×]\s?$"
)
_COUNTED = re.compile(r"\s(?:[a-z-]+\s){0,2}?(?:people|children|women|men|[a-z]{3,}s)\b")
_LENGTH_NEAR = re.compile(r"(?<![\d.,])\d[\d.,]*\s?(?:mm|cm|km|ft)\b")


def _is_length(text: str, start: int, end: int) -> bool:
    """Whether "m" behind a number means metres: "ran the 1,500m", "a wall 12m high"; else it means millions."""
    if re.match(r"\d{1,3},\d{3}m|\d{4,}m", text[start:end]):
        return True
    if _LENGTH_AFTER.match(text, end) or _LENGTH_BEFORE.search(text[max(0, start - 40) : start]):
        return True
    # "a 2m joint" beside "30mm wide"; people and things are counted in millions all the same
    beside = _LENGTH_NEAR.search(text, max(0, start - 50), start) or _LENGTH_NEAR.search(text, end, end + 50)
    return beside is not None and not _COUNTED.match(text, end)


_WEIGHS = re.compile(
    r"(?i)\b(?:weigh\w*|weights?|heav\w+|payload|carcass|baby|kilos?|kg|gain(?:ed|ing)?|shed)\b[^.;$£]{0,50}$"
)
_PRICED = re.compile(
    r"(?i)\b(?:sold|sells?|fetch\w*|costs?|paid|pays?|worth|pric(?:es?|ed)|earn\w*|valued)\s(?:(?:for|at|of|about|some|over|nearly|around|up|to|just|only)\s)*$"
)
# what is weighed in pounds where the noun is singular: "a 50 pound sack", but "a 50 pound fine"
_PACKED = re.compile(
    r"\s(?:bags?|sacks?|box(?:es)?|crates?|cans?|tins?|jars?|packages?|packets?|parcels?|bales?|barrels?|blocks?|slabs?|loads?|weights?|dumbbells?|"
    r"bombs?|shells?|warheads?|hammers?|anvils?|rocks?|boulders?|stones?|bab(?:y|ies)|boys?|girls?|m[ae]n|wom[ae]n|dogs?|pupp(?:y|ies)|cats?|pigs?|cal(?:f|ves)|"
    r"bears?|turkeys?|chickens?|lobsters?|fish|tuna|salmon|catfish|carp|sharks?|pythons?|alligators?|cylinders?|tanks?|thrust|backpacks?|packs?)\b"
)
_PUBLIC_MONEY = (
    r"(?:public|taxpayers?|government|state|aid|funding|funds|investments?|debts?|spending|cuts|savings?|damages?|money|cash|revenues?|"
    r"equity|grants?|support|compensation|fines?|tax|the|its|their|our|his|her)"
)


def _is_weight(text: str, start: int, end: int) -> bool:
    """Whether "pounds" are a weight: "10 pounds of rice", "275 pound-feet", "weighs 12 pounds"."""
    after = text[end : end + 30]
    amount = text[start:end].lower()
    if re.search(rf"\d/\d|{VULGAR}", amount):
        return True  # money is not told in fractions
    if amount.endswith("pound") and "illion" not in amount and _PACKED.match(after):
        return True
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
    while stop > start and (text[stop - 1] == " " or (stop < end and text[stop - 1] in ".,")):
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
                if is_odds(text, atoms[index], atoms[index + 1], gap):
                    yield start, after_end, "ratio"
                    index += 2
                    continue
                if is_range(text, atoms[index], atoms[index + 1], gap):
                    yield start, after_end, "range"
                    index += 2
                    continue
                if is_proportion(text, atoms[index], atoms[index + 1], gap):
                    if atoms[index + 1][2] == "money" and name == "number":
                        # "3 in 5 euros": the currency is what is counted
                        after_end = after_start + len(text[after_start:after_end].split()[0])
                    yield start, after_end, "proportion"
                    index += 2
                    continue
        yield start, end, name
        index += 1
