"""Rules for the years and numbers in titles of publications that are cited or appear in editions."""

import re

from iomstats.documents.model import Flow
from iomstats.mentions.rules.rule import DIGIT, Rule, text_after
from iomstats.mentions.words import MONTH, ORDINAL, SUPERSCRIPTS, YEAR

_EDITION = (
    r"(?:Reports?|Outlook|Yearbook|Survey|Index|Review|Agenda|Appeal|Handbook|Study|Assessment|"
    r"Bulletin|Almanac|Factbook|Barometer|Atlas|Snapshot|Overview|Highlights|Edition|Revision|REPORT|"
    r"Monitor|Trends)"
)


_NOT_TITLE = (
    r"In|Since|By|From|During|Until|Between|The|Spring|Summer|Autumn|Winter|Early|Late|Mid|Of|And|On|"
    r"For|At|To|After|Before|of|the|and|on|for|in|to"
)


_PROGRAMME = r"(?:Framework|Vision|Strategy|Plan|Programme|Reduction|Priorities|Roadmap|Goals|Development)"


def _title_before_year(flow: Flow, match: re.Match[str]) -> bool:
    """Whether the words before a year are the title of a publication or programme that the year closes."""
    title = re.sub(rf"(?:{YEAR}).*$", "", match.group()).strip()
    words = title.split()
    last = words[-1].rstrip(":")
    if re.fullmatch(rf"{MONTH}|{_NOT_TITLE}", last) or not re.search(r"[a-z]", last):
        return False
    capitals = [word for word in words if word[0].isupper() and not re.fullmatch(_NOT_TITLE, word)]
    if len(capitals) < 2:
        return False
    after = text_after(flow, match)
    return bool(re.search(rf"{_EDITION}$|{_PROGRAMME}$", title)) or bool(re.match(r":\s[A-Z]", after))


def _in_cited_title(flow: Flow, match: re.Match[str]) -> bool:
    """Whether the match stands in the title part of a reference that ends with "(Publisher, Place, 2018)"."""
    start, end = flow.sentence_at(match.start())
    if end - start > 600:  # no reference is that long
        return False
    sentence = flow.text[start:end]
    reference = re.search(rf"\s?\((?:[^()]{{2,120}},\s)?(?:[A-Z][^()]{{1,60}},\s)?{YEAR}\)[.;]?\s*$", sentence)
    if (
        reference is None
        or "et al" in reference.group()
        or not re.match(rf"\W*(?:[{SUPERSCRIPTS}]+|\d{{1,3}}\b)?\s*(?:[Ss]ee,?\s)?[A-Z]", sentence)
    ):
        return False
    title = sentence[: reference.start()]
    if (
        re.search(r"\b(?:is|are|was|were|has|have|had|will|would|can|provides?|shows?|should)\b", title)
        or "," not in title
        or re.search(r"\d\s?%|\d\.\d", title)
    ):
        return False
    inside = match.start() - start < reference.start()
    return inside and not re.search(
        r"(?i:\b(?:chapter|part|no\.|vol\.|pp?\.|annex|of)\s)$|^\W*$", sentence[: match.start() - start]
    )


EDITIONS = (
    Rule(
        "edition_before_title",
        "name",
        re.compile(
            rf"(?<![\w–-]){YEAR}(?:[-–/]\d{{2,4}})?\s(?:[A-Z][\w’'-]*\s(?:of\s(?:the\s)?|and\s|on\s|"
            rf"for\s)?){{0,6}}{_EDITION}\b"
        ),
        needs=DIGIT,
    ),
    Rule(
        "edition_after_title",
        "name",
        re.compile(
            rf"(?<!\w)(?:[A-Z][\w’'-]*\s(?:(?:of|the|and|on|for|in)\s){{0,2}}){{1,7}}(?:{YEAR}[-–/]{YEAR}|"
            rf"{YEAR}[-–/]\d\d|{YEAR})(?!\w|-\d)"
        ),
        guard=_title_before_year,
        needs=DIGIT,
    ),
    Rule(
        "edition_before_colon",
        "name",
        re.compile(rf"(?:(?<=[a-z]\s\()|(?<=[a-z]\sand\s)|(?<=\s\())({YEAR})(?=:\s[A-Z][a-z])"),
        needs=DIGIT,
    ),
    Rule(
        "cited_title",
        "name",
        re.compile(
            rf"(?<!\w)(?:(?i:{ORDINAL}(?:\scentur(?:y|ies))?)|{YEAR}\s[a-z]+\sfor\s\d+\s[a-z]+|{YEAR}|"
            rf"\d{{1,3}}(?!\w))(?!\w)"
        ),
        guard=_in_cited_title,
        needs=("(",),
    ),
)
