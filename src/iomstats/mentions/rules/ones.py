"""Tells whether "one" counts or stands for something."""

import re
from functools import cache

from iomstats.documents.model import Flow
from iomstats.mentions.rules.rule import text_after, text_before
from iomstats.mentions.words import BELOW_100, CARDINAL, DASH
from iomstats.schema.vocabulary import read_toml

_ONE_FIGURE_AFTER = (
    r"[-\s](?:(?:whole|full|single|entire|calendar|additional|further)\s)?(?:hundred|thousand|million|"
    r"billion|half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth|year|month|week|hour|minute|kilometre|"
    r"kilometer|metre|meter|mile|kilogram|gram|kilo|litre|liter|tonne|ton|pound|ounce|gallon|pint|inch|foot|yard|acre|hectare|barrel|cup|"
    r"degree|watt|byte|bit|cent|penny|rupee|yen|second|decade|century|fortnight|user|person|child|woman|girl|boy|death|fatality|case|"
    r"per\s?cent|percentage|dollar|euro|"
    r"family|household|Member\sState|State)\b|[-\s]day\s(?:workshop|training|course|seminar|event|"
    r"visit|meeting|conference)|"
    r"(?:\s[a-z-]+){1,2}\s(?:per|(?:for|to)\severy)\s|"
    r"(?:\s(?!(?:of|or|and|to|in|is|was|that|who)\b)[A-Za-z][a-z-]+){0,2}\s(?:in|out\sof)\s(?:every\s|each\s)?"
    rf"(?:(?!one\b|zero\b){BELOW_100}|a\shundred|\d+)\b|"
    rf"\s(?:to|or|and\sa\shalf|{DASH})\s?(?:two|three|a\shalf)?\b(?=\s(?:two|three|year|month|week|"
    rf"million)|{DASH})|"
    r"\sand\s(?:a\s|one[-\s]|two[-\s]|three[-\s])(?:half|quarter|third|fourth)s?\b|\sper\s(?:[a-z]+)\b(?!\scent)|\s(?:to|or)\s(?:two|three|four|five)\b"
)


def one_counts(flow: Flow, match: re.Match[str]) -> bool:
    """Whether "one" counts: in a larger number, before a measure, after "only" or "at least", beside other counts."""
    before, after = text_before(flow, match), text_after(flow, match)
    if re.match(r"[’']s", after) or len(match.group()) > 4:
        return False
    if re.search(r"(?i:\b(?:minus|negative)\s)$", before):
        return True
    if re.search(
        r"(?i:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion)(?:\sand)?\s)$",
        before,
    ):
        return True
    if re.search(
        r"(?i:\bno\s|\bat\s|\bthe\s(?:\w+\s)?|\bthis\s|\bthat\s|\bwhich\s|\bany\s|\bevery\s|\beach\s|"
        r"\bas\s|\banother\s|\bsuch\s|\bsome\s)$",
        before,
    ) and not re.match(
        r"[-\s](?:hundred|thousand|million|billion|third|quarter|half\b|and\sa\s(?:half|quarter|third)\b|per\s?cent|(?:(?!of\b|is\b|was\b)[A-Za-z][a-z-]+\s){0,2}(?:in|out\sof)\s(?:every\s)?(?:\d|two|three|four|five|"
        r"six|seven|eight|nine|ten)\b)",
        after,
    ):
        return False
    if re.search(r"(?i:\bbetween\s)$", before) and re.match(rf"\sand\s(?:\d|{CARDINAL})", after):
        return True
    if re.match(r"\s[A-Za-z]", after) and re.search(r"(?i:\bfor\s(?:every|each)\s[^.;:]{3,90}\s)$", before):
        return not re.match(r"\s(?:is|was|has|of)\b", after)
    if re.match(
        r"(?i:\s(?:another|of\s(?:the|its|our|their|these|those|his|her|my|your|them|us|which|whom)\b|"
        r"hand\b|day\s(?!workshop)|side\b|end\b|thing\b|way\b|point\b|and\sall|year\son\b|more\b|"
        r"off\b))",
        after,
    ) and not re.search(r"(?i:\b(?:only|at\sleast|more\sthan|just|exactly)\s)$", before):
        return False
    if re.search(r"(?i:\b(?:max|min)(?:\.|imum(?:\sof)?)?:?\s)$", before):
        return True
    if re.search(
        r"(?i:\b(?:only|at\sleast|just|exactly|fewer\sthan|less\sthan|nearly|about|almost|"
        r"approximately|over)\s)$",
        before,
    ):
        return True
    if re.search(r"(?i:\bmore\sthan\s)$", before):
        return not re.match(r"(?i:\sof\b)", after)
    if re.match(rf"(?i:{_ONE_FIGURE_AFTER})", after):
        return True
    sentence = _sentence_text(flow, match.start())
    beside = re.search(r"(?:[a-z]ed|with|and|includ\w+)\s$", before) and re.match(
        r"\s[a-z-]+(?:\s[a-z-]+)?(?:[.,;)]|\sand\b)", after
    )
    if beside and re.search(r"(?<![\w.])(?!(?:19|20)\d\d\b)\d[\d,.]*\s[a-z]", sentence):
        return True
    listed = re.search(
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s(?:[a-z-]+\s){1,3}?(?:and\s)?$",
        before.replace(",", ""),
    )
    if (
        listed or re.match(r"\s(?:[a-z-]+\s){0,2}?[a-z-]+,?\s(?:and|,)\s(?:two|three|four|five|six|\d+)\s[a-z]", after)
    ) and re.match(r"\s[a-z-]{3,}(?:\s[a-z-]+){0,2}(?:[.,;)]|\sand\b|$)", after):
        return True
    if re.match(
        r"(?:\s[a-z-]+)?\s(?:every\s(?:two|three|four|five|six|ten|\d+)\b|for\severy\s(?:\w+)|member\b|account\b|in\severy\b)",
        after,
    ) or (
        re.match(
            r"\s(?:county|province|district|village|hospital|school|camp|clinic|vessel|boat|flight|staff\smember|officer|"
            r"soldier|worker|patient|migrant|refugee|survivor|passenger|infant|baby|man|boy|victim|suspect|injury|"
            r"office|project|workshop|country|aircraft|truck|vehicle|house|shelter|site|facility|post|position|vote|"
            r"abstention|recommendation|passport|photo|copy)\b(?!\s(?:after|or|at\sa)\b)",
            after,
        )
        and not re.search(r"(?i:\b(?:from|in|for|than|(?<!\bthere\s)(?:is|was)|be|s)\s)$|[’']s?\s$", before)
    ):
        return True
    if re.match(r"\s(?:[a-z-]+\s)?(?:in|for|at|from)\s[A-Z]", after) and re.search(
        r"(?i:\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s(?:\w+\s)?(?:in|for|at|"
        r"from)\s[A-Z])",
        sentence,
    ):
        return True
    return _before_thing(before, after) or _one_of_told(before, after, sentence)


def _before_thing(before: str, after: str) -> bool:
    """Whether a thing or person that can be counted follows: "for one room", not "one critical point"."""
    words = re.match(r"\s([a-z][a-z-]+)(?:\s([a-z][a-z-]+))?(?:\s([a-z][a-z-]+))?", after)
    if words is None or _SAYS_BEFORE.search(before) or re.match(r"[^.;]{0,60}\b(?:another|the\sother)\b", after):
        return False
    first, second, third = words.groups()
    if first in _function_words() or first in _loose_nouns() or second in _loose_nouns():
        return False
    return not {second, third} & _SAYING


def _one_of_told(before: str, after: str, sentence: str) -> bool:
    """Whether "one" is one of several told just before: "Two ships were attacked; one was held"."""
    return bool(
        re.search(r"(?:[;,]\s|\band\s)$", before)
        and re.match(r"\s(?:was|is|has|had|were|died|could\snot|remains?|remained)\b", after)
        and re.search(r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s[a-z]", sentence)
        and re.search(r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s[a-z][^.]*$", before)
    )


@cache
def _function_words() -> frozenset[str]:
    """Return the words that can stand behind a pronoun and are no thing that is counted: "one could", "one of"."""
    return frozenset(read_toml("numbers")["words_behind_pronoun"])


@cache
def _loose_nouns() -> frozenset[str]:
    """Return the nouns before which "one" picks out and does not count: "one thing", "one reason"."""
    return frozenset(read_toml("numbers")["nouns_of_loose_one"])


_SAYS_BEFORE = re.compile(
    r"(?i)\b(?:said|says|ask(?:s|ed)|recall(?:s|ed)|explain(?:s|ed)|told|according\sto|note[sd]|wrote|writes|rather\sthan)\s$"
)
_SAYING = frozenset(
    "said says told found finds suggests suggested noted notes estimates estimated argues argued recalled asked".split()
)


def _sentence_text(flow: Flow, position: int) -> str:
    for start, end in flow.sentences:
        if start <= position < end:
            return flow.text[start:end]
    return flow.text
