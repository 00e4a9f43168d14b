"""Reads ages: "aged 15 to 24", "under five", "65 and over"."""

import re

_LIMIT = r"(?:\d{1,2}|five|six|ten|twelve|fifteen|eighteen)"
AGE = re.compile(
    r"(?:\swho\s(?:were|are))?\s(?:(?P<under>under|below|over|above)(?:\sthe\sage\sof)?\s"
    rf"(?P<limit>{_LIMIT})\b(?!\sper|%|\d|,\d{{3}}|\.\d)(?!\s(?:days?|weeks?|months?|hours?|minutes?|nights?|seasons?|years?(?!\s(?:old|of\sage)))\b)"
    r"|(?:aged|ages|between\sthe\sages\sof)\s(?:between\s|from\s)?(?P<from>\d{1,2})"
    r"\s?(?:to|–|-|and)\s?(?P<to>\d{1,2})\b"
    r"|aged\s(?P<plus>\d{1,2})(?:\syears)?\s?(?P<way>\+|(?:and|or)\s(?:over|above|older|more|upwards|below|under|younger)))"
)
SIDE = re.compile(r"\sof\s(?:the\s|all\s)?(?P<side>under|over)-(?P<bound>\d{1,2}|fives)s?\b")


def age_of(match: re.Match[str]) -> str:
    """Return the age that a match of ``AGE`` tells, as dims write it: "under five", "15–24", "65 and above"."""
    if match.group("under"):
        return f"{match.group('under')} {match.group('limit')}"
    if not match.group("plus"):
        return f"{match.group('from')}–{match.group('to')}"
    way = match.group("way")
    if way == "+":
        return f"{match.group('plus')}+"
    return f"{match.group('plus')} and {'below' if way.split()[1] in _YOUNGER else 'above'}"


_YOUNGER = frozenset(("below", "under", "younger"))
AGED_SUBJECT = re.compile(
    r"(?i)\b(?:people|persons|those|children|adults|men|women|residents|citizens|inhabitants|individuals|victims|migrants|refugees)"
    r"(?P<age>\s(?:under|over|aged|below|above|between|who\s)[^,;:.]{2,40}?)\s"
    r"(?:(?:now|still|already|also|today)\s)?(?:number(?:ed)?|ma[dk]e\sup|account(?:s|ed)?\sfor|represent(?:s|ed)?|constitut(?:es?|ed)|"
    r"comprised?|form(?:ed)?|are|were|total(?:led)?)\s(?:[a-z]+\s){0,4}(?:\d[^;]{0,30},?\s(?:\(|or\s|\())?\(?$"
)
