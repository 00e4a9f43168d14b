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
    if not re.search(r"(?i:\ban?\s)$", before):
        return False
    rest = text_after(flow, match)
    if re.match(
        r"\sof\b|\s(?:more|less|lower|higher|fewer|larger|below|above|up\son|down\son|off|short\sof)\b|"
        r"\s\((?:\d|[a-z ]{0,12}\d)",
        rest,
    ):
        return True
    if re.match(r"\s?(?:[.;,]|$)|\s(?:from|in|to|by|at|on|for|as|were|was)\b", rest) and re.search(
        r"(?:%|per\s?cent|\bhalf\b|\bthirds?\sof|\bfifths?\sof|\bquarters?\sof)[^.;]*$", before
    ):
        return True  # "solar 7.5% and hydro a third"
    # "A third were women", but "a third was opened"
    if not (flow.text[: match.start()] + rest).lower().strip(" .an"):
        return True  # the whole text
    return (
        bool(_HEDGED_ARTICLE.search(before))
        or bool(_OPENING_ARTICLE.search(before) and _PLURAL_VERB.match(rest))
        or (
            # "one in eight had paid; a third had borrowed it", but "one left, a second stayed and a third had died"
            bool(_SHARE_BEFORE.search(before))
            and bool(_OPENING_ARTICLE.search(before))
            and bool(re.match(r"\s(?:had|did|would|could|might|will|may|can)\b", rest))
            and not re.search(r"(?i)\b(?:an?\s(?:first|second)|another)\b", before)
        )
    )


_SHARE_BEFORE = re.compile(
    r"(?i)%|per\s?cent|\bhalf\b|\b(?:thirds|quarters|fifths)\b|\w\s(?:in|out\sof)\s(?:every\s)?(?:\d|three|four|five|six|seven|eight|ten)\b"
)
_HEDGED_ARTICLE = re.compile(
    r"(?i:\b(?:by|to|than|about|almost|nearly|around|roughly|over|only|just|under|approximately|some|barely|hardly|"
    r"scarcely|fully|within|other|remaining|still|perhaps|close\sto|virtually|practically|exactly|maybe|up\sto|at\sleast|at\smost|below|above|another)\s"
    r"(?:over\s|about\s|almost\s|nearly\s|around\s|under\s|more\sthan\s|less\sthan\s)?an?\s)$"
)
_OPENING_ARTICLE = re.compile(r"(?:^|[.;:,!?]\s|\b(?:and|but|while|whereas|that|of\swhom|of\sthem)\s)[Aa]n?\s$")
_PLURAL_VERB = re.compile(
    r"\s(?:are|were|have(?!\sto)|said|say|live[d]?|came\sfrom|come\sfrom|work|lack|do\snot|did\snot|think|believe)\b"
)


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
    # "the under-fives"
    Rule(
        "age_plural",
        "figure",
        re.compile(r"(?<=[Uu]nder-)(?i:ones|twos|threes|fours|fives|sixes|sevens|eights|nines|tens|twelves)(?!\w)"),
        needs=("under-",),
    ),
    Rule(
        "fraction_after_article",
        "figure",
        re.compile(
            r"(?<!\w)(?i:(?<=\ba\s)|(?<=\ban\s)|(?<=\bby\s)|(?<=\bfrom\s))(?i:third|quarter|fifth|tenth|"
            r"half|sixth|seventh|eighth|ninth|fourth|twentieth|hundredth)(?=\s(?:of|to)\b|\s(?:more|less|lower|higher|fewer|larger|below|above|up\son|down\son|off|short\sof)\b|"
            r"\s?(?:[.,;:)]|$)|\s\(|\s[–—]|\s(?:in|since|between|over|from|compared|during|on|while|and|but|as|at|by|for|or|than|with|without|"
            r"when|who|that|is|are|was|were|has|have|had|will|would|can|could|may|might|do|did|said|says?|lives?|lived|came|come|went|work(?:ed)?|lack(?:ed)?|"
            r"think|thought|believed?|reported|told|took|took|still|now|also|never|under|above|below|up|down|each|voted|died|left|stayed|chose|fled|moved)\b)"
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
