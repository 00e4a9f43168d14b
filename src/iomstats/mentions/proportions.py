"""Tells whether two numbers beside each other are one share or one ratio: "seven in ten", "4 to 1"."""

import re

from iomstats.mentions.small import SMALL, small_value

Found = tuple[int, int, str]

_DENOMINATORS = frozenset(
    "two three four five six seven eight nine ten twelve twenty fifty hundred "
    "2 3 4 5 6 7 8 9 10 12 15 20 25 30 40 50 100 1,000 10,000 100,000".split()
)


def is_proportion(text: str, first: Found, second: Found, gap: str) -> bool:
    """Tell a share from two counts: "seven in ten" and "1 in 12" are one share, "9 out of 14 provinces" two."""
    left, right = text[first[0] : first[1]].lower(), text[second[0] : second[1]].lower()
    if first[2] == second[2] == "money" or (first[2] == "money" and left.startswith(("one ", "1 "))):
        return bool(re.fullmatch(r"\s(?:in|of|out\sof)\s(?:every\s|each\s)|\s(?:in|out\sof)\s", gap)) and _money_share(
            left, right
        )
    amount = right
    right = right.split()[0]
    if first[2] != "number" or (second[2] != "number" and not (right in _DENOMINATORS and _COINS.fullmatch(amount))):
        return False
    if _is_rating(text, first, second):
        return False
    if _NOUN_BETWEEN.fullmatch(gap):
        return _is_share_of_noun(left, right, text[second[1] : second[1] + 60])
    if re.fullmatch(r"\sin\s(?:every\s|each\s|an?\s)?|-in-(?:every-)?", gap):
        if left in ("one", "1"):
            return small_value(right) >= 2
        return (
            (left in SMALL or bool(re.fullmatch(r"\d{1,2}", left)))
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


# "eight out of ten kronor": a whole of so many coins
_COINS = re.compile(r"[a-z\d,]+\s[a-z]+s?")
# "one boy in four", "nine calls out of ten"
_NOUN_BETWEEN = re.compile(
    r"\s(?!of\b)(?:(?!(?:in|out|of|to|by|from|at|on|for|with|and|or|than|were|was|are|is|more|less|per)\b)[A-Za-z][a-z-]+\s){1,3}"
    r"(?:in|out\sof)\s(?:every\s|each\s)?"
)
# what stands in so many of them is counted itself: "one hospital in four provinces"
_COUNTED_IN = re.compile(
    r"[-\s](?:(?!(?:in|of|at|on|from|by|for|with|to|who|that|and|or|is|are|was|were|has|have)\b)[a-z-]+\s){0,2}?(?:countr|provinc|region|district|cit(?:y|ies)|town|village|state|count(?:y|ies)|municipalit|year|month|week|"
    r"day|hour|minute|second|camp|site|school|location|area|communit|continent|language|phase|stage|round|batch|group|categor|sector|attempt|"
    r"match|game|trial|volume|part|class|clinic|hospital|compan|firm|place|room|household|house|home|event|shift|office|station|plant|building|farm|team|branch|shop|lesson|session|vote|season|decade|quarter|term|kilomet|metre|mile)\w*\b"
)
_AFTER_SHARE = re.compile(
    r"\s?(?:[.,;:)?!]|$)|\s(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|now|still|also|never|"
    r"in|on|at|of|from|to|by|with|without|who|whose|that|and|but|or|as|than|aged|over|under|among|across|when|while|if|a|an|the)\b"
)


def _is_share_of_noun(left: str, right: str, after: str) -> bool:
    """Whether a number, a noun and a second number are a share: "one boy in four", but "one school in 14 provinces"."""
    if (
        not small_value(left)
        or small_value(left) > small_value(right)
        or _COUNTED_IN.match(after)
        or re.match(r"\s[A-Z]|-", after)
    ):
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
    part, whole = (re.search(rf"\d[\d.]*|{'|'.join(SMALL)}", amount) for amount in (left, right))
    return part is not None and whole is not None and small_value(part.group()) < small_value(whole.group()) <= 1000


_OF_MARKS = re.compile(r"(?i)\bscale\s(?:of|from)\s$")


def is_odds(text: str, first: Found, second: Found, gap: str) -> bool:
    """Whether two numbers are one ratio: "a ratio of 3 to 1", "outnumber them by 4 to 1", "a 20:1 ratio"."""
    if first[2] != "number" or second[2] != "number":
        return False
    left, right = text[first[0] : first[1]].lower(), text[second[0] : second[1]].lower()
    if not {left, right} & {"1", "one"}:
        return False
    if not re.fullmatch(r"\sto\s|-to-|:", gap):
        return False
    if ":" in gap and right in ("1", "one"):
        return True
    if _OF_MARKS.search(text, max(0, first[0] - 20), first[0]) and "to" in gap and small_value(right) < 1000:
        return False  # marks from 1 to 5
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
    return small_value(left) < small_value(right)
