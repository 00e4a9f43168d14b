"""Rules for number words in proper names and in titles, quoted or in capitals."""

import re
from functools import cache

from iomstats.documents.model import Flow
from iomstats.mentions.rules.rule import REACH, Rule, text_before
from iomstats.mentions.words import CARDINAL, ORDINAL
from iomstats.schema.vocabulary import read_table


@cache
def proper_names() -> tuple[Rule, ...]:
    """Rules for the proper names of vocabulary/names.tsv, each row a general pattern."""
    return tuple(Rule(f"name_{row['id']}", "name", re.compile(row["pattern"] or "(?!)")) for row in read_table("names"))


def _title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w’'-]*", text) if len(word) > 3]
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _in_quoted_title(flow: Flow, match: re.Match[str]) -> bool:
    """Whether the match stands inside quotation marks around words in title case."""
    low = max(0, match.start() - REACH)
    for quoted in re.finditer(r"[“\"«‘]([^“”\"«»‘’]{6,160})[”\"»’]", flow.text[low : match.end() + REACH]):
        if low + quoted.start() < match.start() and match.end() < low + quoted.end():
            named = flow.text[low + quoted.end() : low + quoted.end() + 16]
            if quoted.group(1)[0].islower():
                return False
            return _title_case(quoted.group(1)) or bool(
                re.match(
                    r"\s(?:projects?|programme|program|campaign|initiative|scheme|rule|pledge|model|appeal)\b", named
                )
            )
    return False


def _heading_or_capitals(flow: Flow, match: re.Match[str]) -> bool:
    letters = [c for c in flow.text[:400] if c.isalpha()]
    capitals = bool(letters) and sum(c.isupper() for c in letters) > 0.9 * len(letters)
    return capitals or bool(re.match(r"[A-Z].*\s[A-Z]|[A-Z].*-[a-z]+\s[A-Z]", match.group()))


def _inside_name(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a capitalised ordinal before a capitalised word belongs to a proper name."""
    before = text_before(flow, match)
    if re.search(r"(?:^|[.!?:]\s|[“\"]|\n)$", before) or flow.kind == "heading":
        return False
    if re.search(
        r"(?:Session|Meeting|Anniversary|Birthday)$|^\S+\s(?:Session|Meeting|Anniversary|January|"
        r"February|March|April|May|June|July|August|September|October|November|December)",
        match.group(),
    ):
        return False
    return not match.group()[0].isdigit() or bool(
        re.search(
            r"(?:Assessment|Report|Congress|Conference|Assembly|Plan|Amendment|Street|Avenue|Parallel|"
            r"Summit|Edition)",
            match.group(),
        )
    )


_CAPITAL_ORDINAL = (
    r"(?:(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)[-\s])?(?:First|Second|Third|Fourth|"
    r"Fifth|Sixth|Seventh|Eighth|Ninth|"
    r"Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth|Fifteenth|Sixteenth|Seventeenth|Eighteenth|"
    r"Nineteenth|Twentieth|Thirtieth|Fiftieth)"
)


TITLES = (
    # "Migration and Development Brief 20", "Policy Paper 14 / Fact Sheet 28"
    Rule(
        "numbered_publication",
        "name",
        re.compile(
            r"\b(?:[A-Z][\w’-]+\s(?:(?:and|of|on|for|in)\s)?)+(?:Brief|Paper|Sheet|Factsheet|Monograph)\s(?:[Nn]os?\.\s?)?(\d{1,3})"
            r"(?![\w%/]|[.,:]\d|\s(?:[a-z-]+\s)?[a-z]+s\b)|\bFactsheet\s(\d{1,3})(?![\w%/]|[.,:]\d)"
        ),
        needs=("brief", "paper", "sheet", "monograph"),
    ),
    Rule(
        "quoted_title",
        "name",
        re.compile(rf"(?<!\w)(?:(?i:{ORDINAL}(?:\scentur(?:y|ies))?)|\d[\d,.]*\d|\d|(?i:{CARDINAL}))(?!\w)"),
        guard=_in_quoted_title,
        needs=("“", chr(34), "«", "‘"),
    ),
    Rule(
        "century_in_title",
        "name",
        re.compile(rf"(?<!\w)(?i:{ORDINAL}[-\s]century)(?!\w)"),
        guard=_heading_or_capitals,
        needs=("century",),
    ),
    Rule(
        "ordinal_in_name",
        "name",
        re.compile(
            rf"(?<!\w)(?:{_CAPITAL_ORDINAL}|\d{{1,3}}(?:st|nd|rd|"
            rf"th))\s[A-Z][\w-]+(?:\s(?:of\s)?[A-Z][\w-]+){{0,3}}"
        ),
        guard=_inside_name,
    ),
)
