"""Rules for dates: the grammar of time expressions, and four digits that are a year and no count."""

import re

from iomstats.documents.model import Flow
from iomstats.mentions.dates import DATE_PATTERNS
from iomstats.mentions.rules.counted import COUNTED
from iomstats.mentions.rules.rule import DIGIT, Rule, text_after, text_before
from iomstats.mentions.words import DASH, SUPERSCRIPTS, YEAR

_SPANS_OF_TIME = (
    "year", "month", "week", "day", "decade", "centur", "hour", "minute", "quarter", "fortnight", "generation", "half",
)  # fmt: skip


_DATE_NEEDS = {
    "date_decade": ("0s", "0’s", "0's", "ties"),
    "date_first_months": ("month", "quarter", "week", "day", "year", "hour"),
    "date_window_to": _SPANS_OF_TIME, "date_months_of_year": _SPANS_OF_TIME, "date_window_ago": _SPANS_OF_TIME,
    "date_window": _SPANS_OF_TIME, "date_window_in": _SPANS_OF_TIME, "date_window_this": ("century", "decade"),
    "date_part_of_year": ("0", "century", "decade", "year"), "date_part_of_period": ("quarter", "mester", "q0", "half"),
}  # fmt: skip


_YEAR_HEADER = re.compile(
    rf"(?:[A-Za-z]+\.?\s(?:\d{{1,2}},?\s)?|FY\s?|\d{{1,2}}\s[A-Za-z]+\s|Q[1-4]\s)?{YEAR}(?:\s?[-/–]\s?\d{{2,4}})?[*a-z]?"
)
_SCALED_HEADER = re.compile(
    r"(?i)\b(?:thousand|million|billion|tonne|ton|ha|hectare|km|kwh|mwh|gwh|mw|kg|number\sof|amount|total|people|persons|population|"
    r"households|cases|deaths|price|cost|value|sales|revenue|budget)s?\b|[’']000|%|US\s?\$|[$€£]|\b[A-Z]{3}\s(?:m|bn|million|thousand)"
)
_DATED_LABEL = re.compile(
    r"(?i)\b(?:year(?!s)|dates?|founded|established|since|built|opened|closed|born|died|adopted|adoption|accession|ratified|ratification|signed|joined|"
    r"entry|start(?:ed)?|end(?:ed|s)?|completed|completion|expir\w+|maturity|vintage|commission\w+|base|period|when|first|last|latest|updated|"
    r"published|issued|data|source|reference|as\sof|census|survey|round|edition)\b"
)


def _is_value_cell(flow: Flow, match: re.Match[str]) -> bool:
    """Whether four digits fill a cell below a year or a measure, so that they are its value: "2045" under "2023"."""
    cell = flow.cell
    if cell is None or cell.is_header or cell.is_row_label or not cell.column_headers or cell.row_label is None:
        return False
    if match.group() != flow.text.strip():
        return False
    header = cell.column_headers[-1].strip()
    if _DATED_LABEL.search(header) or _DATED_LABEL.search(cell.row_label):
        return False
    return bool(_YEAR_HEADER.fullmatch(header) or _SCALED_HEADER.search(f"{header} {cell.caption or ''}"))


# "2016 €m", "2015 (USD million)": the unit of what stands below a year
_UNIT_OF_YEAR = re.compile(
    r"\s?[(\[]?(?:in\s)?(?:US\s?\$|[$€£¥]|[A-Z]{3}\b)?\s?(?:mn?|bn|k|[’']000s?|(?:thousand|million|billion)s?|%|per\scent|tonn?es|kg|km|ha)?[)\]]?"
)


def _is_year(flow: Flow, match: re.Match[str]) -> bool:
    """Whether four digits in the range of years are a year and not a count."""
    if _is_value_cell(flow, match):
        return False
    before, after = text_before(flow, match), text_after(flow, match)
    if flow.cell is not None and flow.cell.is_header and _UNIT_OF_YEAR.fullmatch(after):
        return True
    if re.search(r"(?:[$€£¥]|\b[A-Z]{3})\s?$", before) and re.search(r"(?:[$€£¥]|\b(?:USD|EUR|GBP|CHF))\s?$", before):
        return False
    if re.match(
        r"\s?(?:%|per\s?cent|percent|million|billion|thousand|hundred|[€£]|±|\+\s?/?\s?[-−–]|°|[kcm]?m[²2³]?\b|kg\b|"
        r"tonn?es?\b|MW\b|GW\b|TEU\b)",
        after,
    ):
        return False
    if re.search(r"\b[nN]\s?=\s?$", before):
        return False
    placed = re.search(
        r"(?i:\b(?:in|since|by|during|from|until|till|to|before|after|year|years|and|early|late|mid|"
        r"circa|ca\.?|around|for|summer|winter|spring|autumn|end|beginning|of|than|the|this|its|vs\.?|"
        r"versus|between|through|against|throughout|©|december|june|census|expo|olympics|world\scup|as\sof)[\s-]?)$",
        before,
    )
    if re.search(r"(?i:\bof\s(?:which|whom)\s)$", before) and re.match(r"\s(?:were|was|are|is|had|have)\b", after):
        return False
    counted = re.match(
        rf"\s(?:(?!(?:and|or|on|in|at|by|to|of|for|from|with)\b)[A-Za-z][a-z-]+\s){{0,2}}?(?:{COUNTED})\b", after
    )
    if counted and (
        placed is None
        or re.search(
            r"(?i:\b(?:total|number|sample|survey|group|fleet|series|list|for|to|and|than)(?:\sof)?\s)$",
            before,
        )
    ):
        return False
    if _SPAN_BEFORE.search(before) and re.match(r"\s(?:[A-Z][a-z]+(?:s|ese)|[a-z-]{3,}s|people)\b(?!['’])", after):
        return False  # "in the following five years 2059 Vietnamese came"
    if before.endswith("up to ") and re.match(r"\s?[.,;)]|\s(?:and|but|when|as|in|by|with|to|for|at|then)\b|$", after):
        return True
    return not re.search(
        r"(?i:\b(?:more\sthan|fewer\sthan|less\sthan|at\sleast|some|approximately|nearly|almost|"
        r"a\stotal\sof|averag(?:ed|es|ing)|an?\s(?:[a-z]+\s)?(?:average|mean|median|maximum|minimum|sum|capacity|crowd|"
        r"population|audience|attendance|range|speed|elevation|altitude|height|depth|length|distance|price|cost|score|membership|workforce|circulation)\sof|up\sto|a\srecord|only|exactly|just\sover|just\sunder|an\sestimated)\s)$",
        before,
    ) or bool(
        re.match(r"\s?[,.;)]", after) and not counted and re.search(r"(?i:\b(?:since|in|by)\s\w+\s(?:\w+\s)?)$", before)
    )


# a time is told already, so that four digits behind it are no second one
_SPAN_BEFORE = re.compile(
    r"(?i)\b(?:following|last|past|next|first|previous|these|those|two|three|four|five|six|seven|eight|nine|ten)\s(?:years|months|weeks|days),?\s$"
)
_ODDS = re.compile(r"(?i)\b(?:ratios?|dilut\w+|odds|scale|standards?|norm|mixtures?|mixed|proportions?)\b")


def _not_odds(flow: Flow, match: re.Match[str]) -> bool:
    """Whether "1:20" is a time of day; beside "ratio" or "diluted" it is none."""
    if not re.fullmatch(r"1:\d\d|\d\d?:01", match.group()):
        return True
    near = text_before(flow, match)[-40:] + " " + text_after(flow, match)[:12]
    return _ODDS.search(near) is None


def _lies_ahead(flow: Flow, match: re.Match[str]) -> bool:
    """Whether "in three years" is when something will be; "cleared the site in three days" tells how long it took."""
    start, _ = flow.sentence_at(match.start())
    clause = re.split(r"[;:]\s", flow.text[max(start, match.start() - 160) : match.start()])[-1]
    return bool(_AHEAD.search(clause)) or not _DONE.search(clause)


def _locates(flow: Flow, match: re.Match[str]) -> bool:
    """Whether "three years after" is when something was; "more than two years after" says how long it took."""
    if not re.search(r"\safter\b", match.group()):
        return True
    hedged = r"(?i)(?:more\sthan|less\sthan|over|at\sleast|at\smost|up\sto|within|almost|nearly)\s"
    return not re.match(hedged, match.group()) and not re.search(
        rf"{hedged}$|(?i:(?<!\d)\d{1, 2}|\b(?:one|two|three|four|five))\s?(?:to|[-–])\s?$", text_before(flow, match)
    )


_AHEAD = re.compile(
    r"(?i)\b(?:will|would|shall|should|may|might|could|can|must|due|expected|to\s[a-z]{3,}|is|are|expires?|again|back|ends?|begins?|starts?)\b"
)
_DONE = re.compile(
    r"\b(?:[a-z]{2,}ed|built|sold|made|won|lost|spent|took|grew|rose|fell|wrote|ran|swam|flew|sank|drove|rode|paid|dug|laid|cut|sent|taught|"
    r"bought|brought|fed|found|fought|caught|drew|drank|ate)\s(?!by\b)"
)
_DATE_GUARDS = {"date_clock": _not_odds, "date_window_in": _lies_ahead, "date_window_ago": _locates}

DATES = (
    Rule(
        "year_of_instrument_title",
        "date",
        re.compile(
            rf"(?<![\w–/-])({YEAR})(?=\s(?:[A-Z][\w’'-]*\s(?:(?:of|and|on|for|the|"
            rf"against)\s){{0,3}}){{0,6}}(?:Convention|Protocol|Amendments?|Agreement|Constitution|"
            r"Programme|Program|Budget|Declaration|Treaty|Charter|Resolution|Act|Law|Summit|Conference|"
            r"Compact|Census|Olympics)\b)"
        ),
        needs=DIGIT,
    ),
    *(
        Rule(
            name,
            "date",
            pattern,
            guard=_DATE_GUARDS.get(name),
            needs=_DATE_NEEDS.get(name, DIGIT),
        )
        for name, pattern in DATE_PATTERNS
    ),
    Rule(
        "date_year",
        "date",
        re.compile(
            rf"(?<![^\W_]|[/,$€£¥-])(?<!\d[.,:])(?:(?i:mid|early|late)-)?{YEAR}(?:[a-e](?=[);,.])|[efprEFP](?=[\s|);,.]|$))?(?![^\W{SUPERSCRIPTS}]|[%/]|,\d{{3}}|\.\d|"
            rf"{DASH}\d)"
        ),
        guard=_is_year,
        needs=DIGIT,
    ),
    # "in '84", "the summer of '69"
    Rule(
        "date_short_year",
        "date",
        re.compile(
            r"(?i:\b(?:in|since|of|until|till|from|to|by|before|after|below|above|on|over|than|versus|vs\.?|class\sof|summer|winter|spring|autumn)\s)([’'‘]\d\d)(?![\w’'])"
        ),
        needs=DIGIT,
    ),
    # "Today (10/07)", "this weekend (14–15/07)"
    Rule(
        "date_in_brackets",
        "date",
        re.compile(
            r"(?i:\b(?:today|yesterday|tomorrow|tonight|overnight|last\snight|morning|afternoon|evening|week|weekend|"
            rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day)),?\s\((\d{{1,2}}(?:\s?{DASH}\s?\d{{1,2}})?/\d{{1,2}})(?=\))"
        ),
        needs=("/",),
    ),
    # "in week 9", "by day 28", "Weeks 30 to 33"; not "last week 14 flights left"
    Rule(
        "date_counted_week",
        "date",
        re.compile(
            r"(?i:(?:^|[.;:(,|]\s?|\n|\b(?:in|by|on|at|since|until|till|from|after|before|of|between|to|epi|epidemiological|calendar|reporting)\s)"
            rf"(?:(?:week|day)s?|(?-i:(?<=\w\s)Years?)))\s(\d{{1,2}}(?:\s?(?:{DASH}|to|and)\s?\d{{1,2}})?)(?![\w%/]|[.,:]\d|\s(?i:per\s?cent|million|thousand|hundred))"
        ),
        needs=("week", "Week", "WEEK", "day", "Day", "DAY", "year 0", "years 0"),
    ),
    # "by the end of year two", "so far in year three"
    Rule(
        "date_spelled_year",
        "date",
        re.compile(
            r"(?i:\b(?:in|of|by|since|from|to|until|during|after|before)\s(?:project\s|programme\s|school\s)?year)\s((?i:one|two|three|four|five|six|seven|eight|nine|ten))"
            r"(?![\w-]|\s(?i:hundred|thousand|million|of\sthe|out|in\s(?:ten|five|four)))"
        ),
        needs=(
            "year one",
            "year two",
            "year three",
            "year four",
            "year five",
            "year six",
            "year seven",
            "year eight",
            "year nine",
            "year ten",
        ),
    ),
    Rule(
        "date_year_in_span",
        "date",
        re.compile(rf"(?<=[–/-])({YEAR})(?![\w%]|,\d{{3}}|\.\d)|(?<![\w,.])({YEAR})(?={DASH}[A-Za-z])"),
        guard=_is_year,
        needs=DIGIT,
    ),
)
