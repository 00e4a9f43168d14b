"""The grammar of time expressions: calendar dates, years and spans, and windows anchored to now or to an event.

Only extents are found here; which period an expression means is read in the figures stage.
"""

import re

from iomstats.mentions.words import BELOW_100, DASH, MONTH, SUPERSCRIPTS, YEAR

DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
TO = rf"(?:\s?{DASH}\s?|\s(?:to|TO|through|until|till|and)\s)"
OF = r"(?:\s(?:of\s)?|\.\s?)"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"

DAY_MONTH = rf"{DAY}{OF}{MONTH}"
DAY_MONTH_YEAR = rf"{DAY_MONTH}(?:,?\s{YEAR})"
MONTH_DAY_YEAR = rf"{MONTH}\s{DAY}(?:(?:\s?{DASH}\s?|\sto\s){DAY})?,\s?{YEAR}"
MONTH_YEAR = rf"{MONTH}(?:\sof)?,?\s{YEAR}"
UNIT = r"(?:decade|centur(?:y|ie)|year|yr|month|week|fortnight|day|hour|hr|minute|min|quarter|generation)s?"
AMOUNT = (
    rf"(?:(?:{BELOW_100}|hundred|\d{{1,3}}(?:\.\d)?)(?:[-\s]and[-\s](?:a|one)[-\s]half)?(?:{DASH}|\s(?:to|"
    rf"or)\s))?(?:{BELOW_100}|hundred|\d{{1,3}}(?:\.\d)?)(?:[-\s]and[-\s](?:a|one)[-\s]half)?"
)
ANCHOR = (
    r"(?:last|past|previous|preceding|prior|next|following|coming|forthcoming|upcoming|subsequent|"
    r"recent|final|closing|opening|ensuing|latest|current|present)"
)
ADJECTIVE = (
    r"(?:\s(?:full|consecutive|calendar|fiscal|financial|academic|school|biennial|reporting|crucial|"
    r"critical|eventful|working|or\sso))?"
)
ERA_HALF = (
    r"(?:first|second|third|fourth|last|latter|final|1st|2nd|3rd|4th)\s(?:half|quarter|third|semester|"
    r"trimester|decades?|few\s(?:years|months)|years?|months?|weeks?|days?)"
)
_D, _M = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
NUMERIC = (
    rf"(?:{YEAR}[-/.]{_M}[-/.]{_D}|"
    + "|".join(rf"{_D}{mark}{_D}{mark}(?:{YEAR}|\d\d)" for mark in (r"\.", "/", "-"))
    + r")(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?)?(?![\w/-]|\.\d)"
)
CLOCK = (
    r"(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?:\s?(?:[AaPp]\.?[Mm]\.?|hours|hrs|h|GMT|UTC|CET)(?!\w))|(?:[01]?\d|"
    r"2[0-3]):[0-5]\d|(?:1[0-2]|[1-9])\s?(?:[AaPp]\.[Mm]\.|[AaPp][Mm]\b)|(?<!\d)(?:[01]\d|2[0-4])h[0-5]\d|(?<!\d)(?:(?:[01]\d|2[0-3])[0-5]\dh\b|0\d[0-5]\d\s(?:hours|hrs|h)\b))(?!\d)"
)
FISCAL = (
    rf"(?:(?:FY|F\.Y\.)\s?[’']?(?:{YEAR}|\d\d)(?:\s?[-/–]\s?(?:{YEAR}|\d\d))?|"
    rf"\b(?i:quarter\s)[1-4],?\s(?:of\s)?{YEAR}\b|"
    rf"\b[QH][1-4](?:\s?{DASH}\s?[QH][1-4])?(?:\s(?:of\s)?|[-/’']\s?)(?:FY\s?)?(?:{YEAR}|\d\d\b)|"
    rf"{YEAR}\s?[-/]?\s?[QH][1-4]\b|\b(?:[1-4]Q|[12]H)\s?[’']?(?:{YEAR}|\d\d)\b)"
)
YEAR_SPAN = rf"{YEAR}(?:\s?{DASH}\s?|/){YEAR}|{YEAR}[-–/]\d\d(?![\d/-])"
DECADE = (
    r"(?:(?:the\s)?(?:early|mid|late|mid-to-late)?[-\s]?(?:to\s(?:mid|late)[-\s])?)?(?:1[5-9]\d0|"
    rf"20\d0)[’']?s(?:\s?{DASH}\s?(?:1[5-9]\d0|20\d0)s)?|(?:the\s)(?:early\s|mid-|late\s)?[’'‘]?[2-9]0s|"
    r"(?<=\bthe\s)(?:(?:early|mid|late)[-\s])?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?=[\s,.;:)]|$)"
)


def _compile(pattern: str) -> re.Pattern[str]:
    """Return a pattern whose end may be glued to the raised mark of a note: "in 2012²"."""
    return re.compile(pattern.replace(r"(?!\w)", rf"(?![^\W{SUPERSCRIPTS}])"))


# Ordered: a longer expression before the shorter one that it holds.
DATE_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "date_window_to",
        _compile(
            rf"(?<!\w)(?<!\bby\s)(?i:the\s)?(?i:{AMOUNT}[\s-](?:years?|months?|weeks?|quarters?)(?:\speriods?)?\s(?:to|ended|ending|"
            rf"through|up\sto)\s)(?i:the\send\sof\s)?(?:{DAY_MONTH}(?:,?\s{YEAR})?|"
            rf"{MONTH}\s{DAY}(?!\d)(?:,?\s{YEAR})?|{MONTH}(?:\s{YEAR})?|{YEAR})(?!\w)"
        ),
    ),
    (
        "date_quarter_of_month",
        _compile(rf"(?<!\w)(?i:the\s)?{MONTH}\s(?:quarter|half)(?:\s(?:of\s)?{YEAR})?(?!\w)"),
    ),
    (
        "date_months_of_year",
        _compile(
            r"(?<!\w)(?i:the\s)?(?i:first|second|third|fourth|last|same|corresponding|opening|closing|"
            rf"final)\s(?i:(?:{AMOUNT}\s)?(?:months?|weeks?|days?|quarters?|half)\s(?:of|"
            rf"in)\s)(?:(?:(?i:(?:the\s)?(?:fiscal|financial)\syear\s)|FY\s?)?{YEAR}(?:[/–-]\d\d(?:\d\d)?)?|(?i:this|last|next|the\scurrent|the\sprevious|the|that)\s(?i:year))(?!\w)"
        ),
    ),
    ("date_iso_or_numeric", _compile(rf"(?<![\w/.-]){NUMERIC}")),
    (
        "date_span",
        _compile(
            rf"(?<!\w)(?:{WEEKDAY}{DAY_MONTH}(?:,?\s{YEAR})?{TO}{WEEKDAY}{DAY_MONTH}(?:,?\s{YEAR})?"
            rf"|{DAY}{TO}{WEEKDAY}{DAY_MONTH}(?:,?\s{YEAR})?"
            rf"|{MONTH}\s{DAY}(?:,\s{YEAR})?{TO}{MONTH}\s{DAY},\s{YEAR}"
            rf"|{MONTH}(?:\s{YEAR})?(?:\s?{DASH}\s?|/|\s(?:to|TO|through|until|till)\s){MONTH}\s{YEAR}"
            rf"|(?<=[Bb]etween\s){MONTH}(?:\s{YEAR})?\sand\s{MONTH}\s{YEAR}"
            rf"|{MONTH}\sand\s{MONTH}\s{YEAR})(?!\w)"
        ),
    ),
    ("date_day", _compile(rf"(?<!\w){WEEKDAY}(?:{DAY_MONTH_YEAR}|{MONTH_DAY_YEAR})(?:(?!\w)|(?=\d(?!\d)))")),
    ("date_fiscal", _compile(rf"(?<!\w)(?:{FISCAL})(?!\w)")),
    (
        "date_part_of_month",
        _compile(rf"(?<!\w)(?i:the\s)?(?i:first|second|latter)\s(?i:half\sof)\s{MONTH}(?:\s{YEAR})?(?!\w)"),
    ),
    (
        "date_part_of_year",
        _compile(
            rf"(?<!\w)(?i:the\s)?(?i:{ERA_HALF}|(?<!passed\s)(?<!reached\s)(?<!exceeded\s)(?<!over\s)(?<!than\s)(?<!to\s)half|(?:early|late)\s(?:half|quarter))\s(?i:of|"
            r"in)\s(?i:the\s(?:year\s)?|this\s|that\s|last\s|next\s)?"
            rf"(?:{YEAR}(?![\d,]\d)(?:{DASH}\d\d(?:\d\d)?)?|(?:1[5-9]\d0|20\d0)s|(?i:(?:(?:last|next|"
            r"past|present|current|twentieth|twenty-first|20th|21st|nineteenth|"
            r"19th)\s)?(?:centur(?:y)|decade|year)))(?!\w)"
        ),
    ),
    (
        "date_first_months",
        _compile(
            rf"(?<!\w)(?i:the\s)?(?i:first|final|opening|closing)\s(?i:{AMOUNT})\s(?i:months|quarters|weeks|days)"
            rf"(?=\sof\s(?:the|its|this|our)\s(?:operation|response|project|programme|crisis|emergency|campaign|conflict|war|mission|outbreak|pandemic)|\s\(|[.,;:)]|\s(?:and|but|compared|against|versus|was|were|to|rose|fell|grew|saw|alone|with|than)\b|$)|"
            rf"(?<=\b[Ii]n\sthe\s)(?:first|final|opening|closing|last)\s(?i:{AMOUNT})\syears(?=[.;)]|,\s(?:and|but|of|with)\b|$)|"
            rf"(?<=\b[Ii]n\sthe\s)first\s(?i:{AMOUNT})\s(?:hours|days|weeks|months)(?!\sof\b)"
        ),
    ),
    (
        "date_part_of_period",
        _compile(
            r"(?<!\w)(?i:the\s)?(?i:first|second|third|fourth|last|1st|2nd|3rd|4th)[-\s](?i:quarter|semester|"
            r"trimester)(?!\w)(?!\sof\s(?!(?:the\s)?(?:year|fiscal|financial|current|\d{4}|this|last|"
            r"next)))|(?<!\w)Q[1-4](?![\w-])|(?<=\b[Ii]n\sthe\s)(?:first|second)\shalf(?=[.,;)]|$)"
        ),
    ),
    (
        "date_early_year",
        _compile(
            r"(?<![\w.,])(?:(?:AD|CE|A\.D\.)\s\d{1,4}|\d{1,4}(?:\s?[–-]\s?\d{1,4})?\s(?:BCE?|CE|AD|B\.C\.|A\.D\.))(?!\w)"
            rf"|(?<=[Bb]etween\s)1[0-4]\d\d\sand\s(?:1[0-4]\d\d|{YEAR})(?=[.,;:)]|\sin\s|$)"
            r"|(?<=\b[Ii]n\s)1[0-4]\d\d(?=[.,;:)]|\s(?:by|when|the|he|she|it|they|and)\b|$)"
        ),
    ),
    ("date_decade", _compile(rf"(?<!\w)(?i:{DECADE})(?!\w)")),
    (
        "date_year_span",
        _compile(
            rf"(?<![\w/.,-])(?:{YEAR_SPAN}|(?<=[Ff]rom\s){YEAR}\s(?:to|through|until|till)\s{YEAR}|"
            rf"(?<=[Bb]etween\s){YEAR}\sand\s{YEAR})(?![\w/]|-\d)"
        ),
    ),
    (
        "date_month",
        _compile(
            rf"(?<!\w)(?:{MONTH_YEAR}|(?i:mid|early|late)[-\s]{MONTH_YEAR}|{MONTH}(?:\s?{DASH}\s?|"
            rf"/)\d\d(?!\d|{DASH}))(?!\w)"
        ),
    ),
    (
        "date_day_of_month",
        _compile(
            rf"(?<![\w.,])(?:{WEEKDAY}{DAY_MONTH}|{MONTH}\s{DAY}(?:(?:\s?{DASH}\s?|\sto\s){DAY})?)(?![\w%]|"
            r"[.,]\d|\s(?:per\s?cent|million|thousand|billion))"
        ),
    ),
    ("date_clock", _compile(rf"(?<![\w.,$€£:])(?:{CLOCK})")),
    (
        "date_window_ago",
        _compile(
            r"(?<!\w)(?i:(?:(?:some|about|around|approximately|almost|nearly|more\sthan|over|"
            rf"just)\s)?)((?i:(?:an?\s)?(?:{AMOUNT}|couple\sof|few|several)?\s?{UNIT}\s(?:ago|back(?=[.,;:)]|\s(?:that|this|it|he|she|they|we|I|was|were|had)\b)|earlier|"
            r"later|afterwards?|hence|from\snow|beforehand|previously|on(?=,)|before(?=[.,;:)]|$|\s(?:and|but|or|when|while|as|with|to|was|were|had|has|held|[a-z]+ed)\b)|"
            r"after(?=\s(?:they|he|she|we|it)\b)|(?:after|before)\s(?:the|its|his|her|their|that|this|"
            r"a|an|it)\b)))"
        ),
    ),
    (
        "date_window",
        _compile(
            r"(?<!\w)(?i:(?:the|these|this|those|its|their|our|his|her)\s)?(?i:(?!(?:current|present|"
            rf"latest|final)\s\S+-)(?<![a-z]s\s)(?<!\bto\s)(?<!\bwill\s)(?<!\bcan\s)(?<!\bmay\s)(?<!\bmust\s)(?<!\bshould\s)(?<!\bwould\s)(?<!\bcould\s)(?<!\bmight\s)(?<!\bshall\s)(?<!\bn’t\s)(?<!\bn't\s)(?<!\bthat\s)(?<!\bnot\s){ANCHOR}(?:\s(?:of|or\sso))?\s(?:(?:{AMOUNT}|few|"
            rf"several|couple\sof|many|two\sor\sthree)(?:[-\s]or[-\s]so)?{ADJECTIVE}[-\s])?{UNIT}\b|"
            rf"(?:{AMOUNT}){ADJECTIVE}\s(?:preceding|previous|following|last|past|coming|"
            rf"next)\s{UNIT}(?<=s)\b|(?<=\bthe\s)(?:(?:{AMOUNT}|few|several|couple\sof){ADJECTIVE}\s)?{UNIT}\s(?:(?:that|which)\s(?:follow(?:s|ed)?|preceded|went\sbefore|"
            rf"lie\sahead)|to\scome|thereafter|ahead|since(?=[.,;:]|\s(?:then|that|the)\b))\b)"
        ),
    ),
    (
        "date_window_this",
        _compile(
            r"(?<!\w)(?i:(?:this|that|the\s(?:same|entire|whole|present|current|new))\s(?:decade|century)|"
            r"(?:the\s)?(?:turn|end|beginning|start|dawn|close|course)\sof\s(?:the|this|last)\s(?:century|"
            r"decade)|mid-?century|the\s(?:decade|century)(?=[\s,.;](?!of\s(?:action|the\b))))\b"
        ),
    ),
    (
        "date_window_in",
        _compile(
            rf"(?<!\w)(?i:(?<=\bin\s)|(?<=\bwithin\sthe\s))(?i:{AMOUNT}\s(?:years|months|weeks|days|hours|"
            r"decades)(?i:[’']?\stime)?)(?=[.;]|\s(?i:from\snow)|$)"
        ),
    ),
)
