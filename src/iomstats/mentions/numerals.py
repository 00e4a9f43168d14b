"""The grammar of numeric expressions: where a number, amount or share begins and ends.

Only extents are found here; values are read in the figures stage, classes given in ``rules``.
"""

import re
from collections.abc import Iterator
from functools import cache

from iomstats.mentions.words import (
    BELOW_100,
    CARDINAL,
    FRACTIONS,
    LARGE,
    MULTIPLES,
    ONES,
    SCALES,
    TEENS,
    TENS,
    VULGAR_FRACTIONS,
    one_of,
)
from iomstats.schema.vocabulary import read_table

# Digits, with thousands parted by comma, (thin, no-break) space or apostrophe, or not at all; South Asian groups;
# a decimal part after a point, or after a comma where it cannot be a group of thousands.
_SPACE = "\u0020\u00a0\u2009\u202f"
GROUPED = r"\d{1,3}(?:[,‚]\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
POINTED = (
    r"\d{1,3}(?:\.\d{3})+,\d{1,2}(?![\d.,])|(?:^|(?<=^[-+−–]))\d+,\d{1,2}$|"
    r"\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,2})?(?![\d.]\d)"
)
# what follows does not go on as a telephone number does; "3 000-4 000" is a range
_SPACED_END = rf"(?!\d|,\d{{3}}|[-–/]\d(?!\d{{0,2}}[{_SPACE}]\d{{3}}(?!\d)))"
SPACED = rf"(?<![A-Za-z])\d{{1,3}}(?:[{_SPACE}]\d{{3}})+{_SPACED_END}|\d{{1,3}}(?:[’'`‘´]\s?\d{{3}})+(?!\d)"
# "2,46 1,730": digits that a text extraction drove apart inside a group of thousands
SPLIT = (
    r"\d{1,2}\s\d{1,2}(?:,\d{3})+(?!\d)|\d{1,3}\s\.\d+|(?<!\d\s)(?<![\d.,])\d\s\d(?=\s?%|\sper\s?cent)|"
    r"^\d{1,2}\s\d{1,2}$|\d{1,3}\s,\d{3}(?:,\d{3})*(?!\d)|(?:(?<=\bof\s)|(?<=\bsome\s)|"
    r"(?<=\bthan\s))\d{1,2}\s\d{1,2}(?=\s[a-z]{4})|\d{1,3}(?:,\d{3})*,\d\s\d{2}(?:,\d{3})*(?!\d)|"
    r"\d{1,3}(?:,\d{3})*,\d{2}\s\d(?:,\d{3})*(?!\d)"
)
DECIMAL_COMMA = (
    r"\d+,\d{1,2}(?=\s?[%‰€]|[\s-](?:per\s?cent|percent|million|billion|milliard|thousand|metres?|kilomet\w+|km|hectares?|ha|kg|tonn?es?|litres?|"
    r"degrees|years|months|hours|points|times|euros?|EUR|CHF|DKK|NOK|SEK|PLN)\b)|(?<=[$€£₹])\d+,\d{1,2}(?![\d,])|(?<=[$€£₹]\s)\d+,\d{1,2}(?![\d,])|"
    r"(?<=\b(?:EUR|CHF|USD|GBP|NOK|SEK|DKK|PLN|CZK|BRL)\s)\d+,\d{1,2}(?![\d,])"
)
DIGITS = rf"(?:{SPLIT}|{POINTED}|{DECIMAL_COMMA}|(?:{GROUPED}|{SPACED}|\d+)(?:\.\d+)?|(?<!\w)\.\d+)"
# "1.2 × 10^6", "10⁻³", "1.5e6"
EXPONENT = (
    r"(?:\s?[×x·∙*]\s?(?:10(?:\^\(?[-−–+]?\d{1,3}\)?|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\s?[-−–]\d{1,2}(?!\d))|10[1-9]\d?(?!\d|\s?(?:mm|cm|m|px|pixels)\b(?![−⁻-]))|\d\^\d{1,2})|"
    r"\^\(?[-−–+]?\d{1,2}\)?(?![\d.])|(?<=10)[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[eE][-+]?\d{1,3}(?!\w))"
)
VULGAR = "[" + "".join(VULGAR_FRACTIONS) + "]"
# "2 1/10", "3 5/16"; eighths as old price lists write them: "28 3 / 8"
_FRACTION = r"(?:(?:and\s)?\d{1,2}/(?:10|12|16|32|64|[2-9])|[1-7]\s/\s[248])(?!\s?[\d/])"
MIXED = rf"(?:{DIGITS}\s?{VULGAR}|{VULGAR}|\d{{1,3}}\s{_FRACTION})"
_FINE_UNIT = (
    r"(?=(?:\s|-|\sof\sa\s|\sof\san\s)(?:inch|mile|second|cup|pint|ounce|oz|lb|pound|kg|kilo|gram|ton|lit(?:re|er)|"
    r"tea|table|tsp|tbsp|met(?:re|er))[a-z]*\b)"
)
SLASHED = (
    r"(?:(?<![\d/])[1-9]/(?:[2-9]|10)(?![\d/])|(?<![\d/])1/\d{2,4}(?=\s(?:of|chance|second|scale|inch)\b|th\b)|"
    rf"(?<![\d/])\d{{1,2}}/(?:12|16|32|64|100|1000)(?![\d/]){_FINE_UNIT})"
)

_WHOLE = r"(?![\w])"
AND_A_HALF = (
    r"(?:[-\s](?:and[-\s](?:a[-\s]|one[-\s])(?:half|quarter|third|fourth|fifth)|"
    r"and\s(?:two|three|four)[-\s](?:thirds?|quarters?|fourths?|fifths?))\b)"
)
# "three point five"
POINT = rf"(?:\spoint(?:\s(?:oh|{BELOW_100}))+)"
HALF_A = (
    rf"(?:half(?:[-\s]an?\s|-)(?:{LARGE}|hundred|century|decade)|quarter[-\s](?:of\s)?an?\s(?:{LARGE}|century)|"
    rf"(?:one|two|three|four)[-\s](?:third|quarter|fifth|tenth)s?\sof\san?\s(?:hundred|thousand|million|billion|trillion))\b"
)
# "four quarters" and "three quarters in a row" count quarters of a year
FRACTION = (
    rf"(?:(?!(?:four|five|six|seven|eight|nine|ten|eleven|twelve)\squarters\b)(?!(?:two|three)\squarters\s(?:in\sa\srow|running|of\s(?:growth|"
    rf"contraction|decline|losses|negative)|later|ago))(?!(?:two|three)\s(?:consecutive|straight)){BELOW_100}(?:[-\s]{one_of(TENS)}-(?:firsts|seconds|(?:first|{one_of(FRACTIONS)})(?:(?<=s)|(?=\sof\b|$)))|(?:[-\s]|-\s){one_of(FRACTIONS)}))\b"
)
SEVERAL = (
    r"(?:several\s(?:decades|centuries)|(?:several|a\sfew|few|many|some)\s(?:dozen|hundred|thousand|"
    r"million|billion)s?(?:\s(?:thousand|million|billion))?)\b"
)
PLURAL_SCALES = (
    r"(?:(?:tens|dozens|scores|hundreds|thousands|millions)\sof\s(?:thousands|millions|billions|"
    r"trillions))\b"
)
SCALE_AFTER = rf"(?:(?:\s|-)?(?:{LARGE}|hundred)s?(?![A-Za-z_])){{1,2}}"
DECADES_AFTER = r"(?:[-\s](?:decades?|centur(?:y|ies))\b)"
SCALE_LETTERS = r"(?:(?:(?<=\.\d)|(?<=\.\d\d))\sk\b|\s?(?:mln|bln|trn|mio|mn|bn|tn)\b|(?:MM|[kKmMbB])\b)"

PERCENT = (
    r"(?:\s?%(?:[-\s]points?\b)?|[-\s](?i:per[-\s]?cent(?:age)?(?:[-\s]points?)?)(?![A-Za-z_])|\s?(?i:percent|"
    r"pct|(?<=\d)pc)(?![A-Za-z_])|\s?(?:p\.p\.|pp)(?!\w)|\s?‰)"
)

CURRENCY_SYMBOL = (
    r"(?:US\s?\$|U\.S\.?\s?\$|\$(?:US|AU|NZ|HK|CA|A|C)(?=\s?\d)|(?:HK|NZ|AU|CA|NT|C|hk|nz|au|ca|c|u\.s\.?)\s?\$|(?:AU|CA|NZ|TT|BZ|GY|HK|NT|FJ|EC|MX|RD|CI|SI|WS|Can|Cdn|Col|Mex|Bds|BDS|C|A|S|R|J|T|Z|N|B)\$|F?CFA|[$€£¥₹₽₩₦₪₫₱₴₺₡₲₵₸₮₭฿₾₼֏؋៛]"
    r"|[RN](?=\d)|S/\.?(?=\s?\d)|(?:RMB|NIS|CFAF|NRs|Rs|Fr|SFr|Sw\.?\s?fr|kr|Ksh|KSh|Kshs|KShs|Ush|USh|TSh|Tsh|Tk|SDR|Php|PhP|Rp|RM|Birr|GH[₵¢]|Bs|FRW|Lps|"
    r"Dhs?|DM|Afs|Kz|Kč|zł|FBu|Fdj)(?![A-Za-z])\.?)"
)
# names that are other words too and count as money only behind their country's adjective
_OTHER_WORDS = frozenset(
    ("won", "sol", "sole", "real", "reai", "som", "sum", "mark", "lat", "colon", "gold", "right", "dram", "lek", "tala")
)


@cache
def currency_word() -> str:
    """Return the pattern of the name of a currency behind a number: "Kenyan shillings", "tenge"."""
    names = [row["name"] or "" for row in read_table("currencies")]
    words = sorted(
        {tuple(name.split()) for name in names if re.fullmatch(r"[^\W\d_]{3,}(?:['’.]?[ ’'‘ʻ-]?[^\W\d_]+)*", name)},
        key=lambda name: (-len(name), name),
    )
    told = "|".join(
        sorted({re.escape(" ".join(name[:-1])) for name in words if len(name) > 1}, key=lambda name: (-len(name), name))
    )
    nouns = sorted({name[-1] for name in words} - _SYMBOLS_ALIKE, key=lambda name: (-len(name), name))
    alone = "|".join(re.escape(noun) for noun in nouns if noun not in _OTHER_WORDS and len(noun) > 2)
    both = "|".join(re.escape(noun) for noun in nouns)
    full = "|".join(re.escape(" ".join(name)) for name in words if len(name) > 1)
    # in capitals a name may begin that of a street: "20 Pound Lane", but "20 Pounds", "5 million Euro"
    capital = rf"(?=[A-Z])(?i:{alone})(?:(?i:e?s)\b|(?!\s?[A-Z]))"
    # "3 billion won", but "the 3 billion won by the lottery"
    scaled = r"(?<=illion\s)(?:won|som|sum|lats|marks|drams?|leks?)(?!\s(?:by|at|the|in)\b)"
    adjective = rf"(?=[A-Z])(?i:{told}|US|U\.S\.)\s(?i:{both})(?i:e?s)?"
    return rf"(?:{adjective}|(?:{full}|us\sdollar|{alone})(?:e?s)?|{scaled}|{capital})\b"


_SYMBOLS_ALIKE = frozenset(
    (
        "afs",
        "cfa",
        "cfaf",
        "fcfa",
        "dhs",
        "fbu",
        "fdj",
        "frw",
        "ksh",
        "kshs",
        "lps",
        "nis",
        "nrs",
        "php",
        "rmb",
        "sdr",
        "sfr",
        "slr",
        "stg",
        "tsh",
        "ush",
        "fr",
        "kr",
        "npr",
        "sterling",
    )
)


@cache
def currency_codes() -> frozenset[str]:
    """Return the ISO 4217 codes of the currencies in use."""
    import pycountry

    former = {row["code"] or "" for row in read_table("currencies")} - _CODES_LIKE_WORDS
    return frozenset(currency.alpha_3 for currency in pycountry.currencies) | former


# codes of former currencies that mean something else where they stand before a number: "LVL 3"
_CODES_LIKE_WORDS = frozenset(("LVL", "IEP", "PTE", "ESP", "LUF", "BEF"))


@cache
def quantity_pattern() -> re.Pattern[str]:
    """Return the pattern of one quantity: sign, currency, number, scale, per cent word; no counted noun.

    Named groups: ``sign``, ``before`` and ``after`` (currency), ``number``, ``scale``, ``percent``.

    Example:
        >>> quantity_pattern().search("spent USD 783.8 million in").group()
        'USD 783.8 million'
        >>> quantity_pattern().search("Ninety-seven per cent of staff").group()
        'Ninety-seven per cent'
    """
    codes = _codes()
    before = rf"(?P<before>(?<![A-Za-z])(?:(?:{codes})(?=[\s\d-])|{CURRENCY_SYMBOL})\s?)"
    # "$(1.2) million", as accounts write a loss
    bracket = r"(?P<bracket>\((?!(?:19|20)\d\d\))(?=[\d.,]{1,15}\)))"
    words = (
        rf"(?<![\w])(?i:{HALF_A}|{SEVERAL}|{PLURAL_SCALES}|{FRACTION}|"
        rf"(?:{CARDINAL}){_WHOLE}(?:{POINT}|{AND_A_HALF})?)"
    )
    digits = rf"(?:{MIXED}|{SLASHED}|{DIGITS}{EXPONENT}?(?i:{AND_A_HALF})?)"
    number = rf"(?P<number>{words}|{digits})"
    # behind a currency letters may stand apart and in capitals: "$5 M", "USD 3 Mio", "$2.1T"
    capitals = r"(?(before)\s?(?:T|tr|Mrd|Mio|MN|BN|Mn|Bn|M|B|K|m(?!\s?[²³2/]))\b(?![.’'-]\w)|(?!))"
    scale = (
        rf"(?P<scale>(?i:{SCALE_AFTER})|\s?[kKmM](?=[€£$](?!\s?\d))|{SCALE_LETTERS}|{capitals}|(?i:{DECADES_AFTER}))"
    )
    after = (
        rf"(?P<after>\s?(?:(?:{codes})\b(?!\s?\d)|[€£₹$¥₾₡₭₺₽₩₦₪₫₱₴₲₵₸₮฿₼֏؋៛](?!\s?\d|(?:m|k|bn|mn|[’']000)\b)|(?:Kč|zł|kr|RMB|rmb|FCFA|CFAF)\b)|\s(?:{currency_word()})|"
        r"(?:(?<=\d)(?:\s?(?:cents|pence|¢)|p(?=[\s,.;:)]|$))|(?<=[a-z])\s(?:cents|pence))(?!\w))"
    )
    sign = (
        r"(?P<sign>(?<![\w.)\]%])[-−–+±](?=[\d.$€£U])|(?<=:\s)[-−–]\s(?=\d[\d.,]{0,8}\s?%)|"
        r"(?<!\w)(?:[Mm]inus|[Nn]egative)\s(?!of\b))"
    )
    return re.compile(
        rf"{sign}?(?:{before}{bracket}?)?(?:(?<=[\s$€£])[-−](?=\d))?{number}(?(bracket)\)|){scale}?(?:(?P<percent>{PERCENT})|"
        rf"{after})?"
    )


def quantities(text: str) -> Iterator[re.Match[str]]:
    """Yield what ``quantity_pattern`` finds in a text, trying it only where a quantity may begin.

    Example:
        >>> [match.group() for match in quantities("spent USD 783.8 million on several dozen offices")]
        ['USD 783.8 million', 'several dozen']
    """
    pattern, end = quantity_pattern(), 0
    for start in _beginning().finditer(text):
        match = pattern.match(text, start.start()) if start.start() >= end else None
        if match is not None:
            yield match
            end = match.end()


@cache
def _codes() -> str:
    return "|".join(sorted(currency_codes()))


@cache
def _beginning() -> re.Pattern[str]:
    """Return the pattern of what a quantity begins with: a digit, sign, currency or number word, its first letters."""
    words = sorted({word[:3] for group in (ONES, TEENS, TENS, SCALES) for word in group} | _FIRST_WORDS)
    return re.compile(
        rf"[\d.{VULGAR[1:-1]}−–+±-]|(?<![A-Za-z])(?:(?=[A-Z])(?:{_codes()})|{CURRENCY_SYMBOL}|(?i:{'|'.join(words)}))"
    )


# with what the words of HALF_A, FRACTION, SEVERAL and PLURAL_SCALES and signs begin, beside number words
_FIRST_WORDS = {"half", "quarter", "several", r"a(?=\sfew)", "few", "many", "some", "scores", "minus", "negative"}


TIMES = re.compile(
    rf"(?<![\w-])(?:(?:{DIGITS}|(?i:{CARDINAL}))[-\s]times(?=\s(?:as\b|more\b|larger|higher|greater|"
    r"the\b|that\b|less|lower|faster|bigger|smaller|its\b|their\b|what\b|over\b))"
    rf"|(?<![\d.,×x])\d{{1,3}}(?:\.\d)?x(?=[\s.,;)]|$)"
    rf"|(?:{DIGITS}|(?i:{BELOW_100}|hundred|thousand))[-\s]?(?i:fold)|(?i:{one_of(MULTIPLES)}))(?!\w)"
)
