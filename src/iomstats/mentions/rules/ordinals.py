"""Rules for ranks, and for the fractions that look like one."""

import re

from iomstats.documents.model import Flow
from iomstats.mentions.rules.rule import DIGIT, Rule, text_after, text_before
from iomstats.mentions.words import BELOW_100, CARDINAL, ORDINAL, ORDINAL_WORD


def _article_fraction(flow: Flow, match: re.Match[str]) -> bool:
    """Tell a share from a rank: "a third of" and "by a quarter" are shares, "the third of three" is not."""
    before = text_before(flow, match)
    if re.search(rf"(?i:(?:\b{CARDINAL}|\d)\sand\san?\s)$", before):
        return False  # "five and a quarter"
    word = match.group().lower()
    if re.match(r"\sof\sa\s(?:hundred|thousand|million|billion|century)\b", text_after(flow, match)):
        return False
    if word in ("half", "quarter"):
        return bool(re.search(r"(?i:\b(?:a|by|from)\s)$", before)) and not re.match(
            r"\s(?:to\s(?!one|a\b|two|three))", text_after(flow, match)
        )
    if re.search(r"(?i:\ban?\s)$", before):
        rest = text_after(flow, match)
        return bool(re.match(r"\sof\b|\s(?:more|less|lower|higher|fewer|larger)\b", rest)) or bool(
            re.search(
                r"(?i:\b(?:by|to|than|about|almost|nearly|around|roughly|over|only|just|under|"
                r"approximately|some)\s(?:over\s|about\s|almost\s|nearly\s|around\s|more\sthan\s|"
                r"less\sthan\s)?an?\s)$",
                before,
            )
        )
    return False


def _is_rank(flow: Flow, match: re.Match[str]) -> bool:
    """Whether an ordinal word is a rank; "second" as a unit of time and "two thirds" are not."""
    before, after = text_before(flow, match), text_after(flow, match)
    if match.group().lower() in ("third", "fourth", "fifth") and re.search(rf"(?i:\b{CARDINAL}\sand\sa\s)$", before):
        return False  # "one and a fourth"
    if (
        match.group().lower() == "second"
        and re.search(r"(?i:\b(?:per|every|a\ssplit|one)\s)$", before)
        and not re.match(r"\s[a-z]+", after)
    ):
        return False
    if match.group().lower() not in ("first", "second") and re.search(
        rf"(?<!\w)(?i:{BELOW_100})(?:[-\s]|-\s)$", before
    ):
        return False
    return not after.startswith("s")


ORDINALS = (
    Rule(
        "fraction_after_article",
        "figure",
        re.compile(
            r"(?<!\w)(?i:(?<=\ba\s)|(?<=\ban\s)|(?<=\bby\s)|(?<=\bfrom\s))(?i:third|quarter|fifth|tenth|"
            r"half|sixth|eighth|fourth)(?=\s(?:of|to)\b|\s(?:more|less|lower|higher|fewer|larger)\b|"
            r"\s?(?:[.,;:)]|$)|\s(?:in|since|between|over|from|compared|during|on|while|and|but|as)\b)"
        ),
        guard=_article_fraction,
    ),
    Rule(
        "ordinal_century",
        "ordinal",
        re.compile(
            rf"(?<!\w)(?i:(?:early|late|mid|the)[-\s]){{0,2}}(?i:{ORDINAL})[-\s](?i:century|"
            r"centuries)(?!\w)"
        ),
        needs=("centur",),
    ),
    Rule("ordinal_words", "ordinal", re.compile(rf"(?<!\w)(?i:{ORDINAL_WORD})(?!\w)"), guard=_is_rank),
    Rule(
        "ordinal_digits",
        "ordinal",
        re.compile(r"(?<![\w.,])(?:\d{1,3},)*\d{0,2}(?:(?<!1)1st|(?<!1)2nd|(?<!1)3rd|(?:1[123]|[04-9])th)(?!\w)"),
        needs=DIGIT,
    ),
    Rule("ordinal_number", "ordinal", re.compile(r"(?<!\w)(?i:number|no\.)\s(?i:one|1)(?!\w)")),
)
