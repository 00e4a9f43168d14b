"""Rules for numbers that name a thing: standards, models, series, forms, works, substances, codes to call or text."""

import re
from functools import cache

from iomstats.documents.model import Flow
from iomstats.mentions.numerals import currency_codes
from iomstats.mentions.rules.parts import NUMBERING_NOUN
from iomstats.mentions.rules.rule import DIGIT, Rule, text_after, text_before
from iomstats.mentions.words import MONTH, YEAR
from iomstats.schema.vocabulary import read_table, read_toml


@cache
def _listed(name: str) -> str:
    """Return an alternation of the words of a list of vocabulary/numbers.toml, longest first."""
    words = sorted(read_toml("numbers")[name], key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)


@cache
def _places() -> frozenset[str]:
    """Return the names of places, which a number may follow in a list: "France 22 and Spain 19"."""
    return frozenset(row["place"] or "" for row in read_table("places"))


_CAPITAL = r"[A-Z][\w’'&.-]*"
_MODEL = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|\d{{1,3}}|[Aa]nother|[Nn]ew|[Oo]ld|[Ww]hite|"
    rf"[Bb]lack|[Rr]ed|[Bb]lue|[Gg]r[ea]y|[Ss]ilver|[Gg]reen)\s((?:{_CAPITAL}\s){{1,4}}?(?!{YEAR}\b)\d{{1,4}}[A-Za-z]{{0,2}})(?![\w%/]|[.,:]\d|[-–]\d)"
)
_NO_MODEL_NAME = re.compile(rf"(?:{MONTH}|[A-Z]{{2}}|[A-Z]{{3}}|US\$?|[A-Z].*s)")
_COUNTED_NEXT = re.compile(
    r"\s?(?:%|per\s?cent|percent|million|billion|trillion|thousand|hundred|x\b|[°$€£])|\s(?:[a-z-]+\s){0,2}?[a-z]{3,}s\b|"
    r"\s(?:people|men|women|children|persons|police|staff|km|kg|feet|more|fewer|other|new)\b"
)


def _is_model(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a capitalised name behind an article goes on in a number: "a Peugeot 206", but "the Ministry 45 days"."""
    *words, _ = match.group(1).split()
    name = words[-1]
    if (
        flow.cell is not None
        or any(len(word) > 3 and word.endswith(".") for word in words)  # "on 16 May. Another 400"
        or _NO_MODEL_NAME.fullmatch(name)
        or re.fullmatch(NUMBERING_NOUN, name)
        or name in currency_codes()
        or " ".join(words) in _places()
    ):
        return False
    return not _COUNTED_NEXT.match(text_after(flow, match)) and not re.search(r"\d,?\s$", text_before(flow, match))


def _no_year(flow: Flow, match: re.Match[str]) -> bool:
    return not re.fullmatch(YEAR, match.group(1) or match.group())


def _is_compound_name(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a word in lower case bears a number as part of its name: "omega-3", and no bound as in "over-60"."""
    return not re.fullmatch(YEAR, match.group().split("-")[1])


@cache
def designations() -> tuple[Rule, ...]:
    """Return the rules, which need the lists of words of the vocabulary."""
    return (
        # "ISO 9001:2015", "IPSAS 39", "EN 1078"
        Rule(
            "standard",
            "name",
            re.compile(
                rf"(?<![\w/-])(?:{_listed('standards')})(?:/[A-Z]{{2,4}}){{0,2}}[\s-](?:[A-Z]{{1,2}})?\d{{1,5}}(?:[.-]\d{{1,4}})*[A-Z]?"
                r"(?::(?:19|20)\d\d)?(?![\w%/]|[.,]\d)"
            ),
            needs=DIGIT,
        ),
        Rule(
            "form_number",
            "identifier",
            re.compile(
                r"(?<!\w)(?:[Ff]orms?|FORM|[Vv]isa\s[Ff]orm)\s([A-Z]{0,3}-?\d{1,4}(?:-?[A-Z]{1,3})?)(?![\w%]|[.,]\d|\s[a-z]+s\b)"
            ),
            needs=DIGIT,
        ),
        # "the 900 series", "its 5-series cars"
        Rule(
            "series_number",
            "name",
            re.compile(
                r"(?<![\w.,$€£-])(\d{1,4})(?=[-\s](?:[Ss]eries|[Cc]lass|model\srange)\b(?!\sof\b))|(?<=\b[Ss]eries\s)(\d{1,4})(?![\w%]|[.,]\d|\s[a-z]+s\b)"
            ),
            guard=_no_year,
            needs=("series", "class", "model range"),
        ),
        Rule("model_number", "name", _MODEL, guard=_is_model, needs=DIGIT),
        # "the film 12 Years a Slave", "the novel Slaughterhouse 5"
        Rule(
            "work_title",
            "name",
            re.compile(
                rf"\b(?:{_listed('works')})\s((?:{_CAPITAL}\s){{0,4}}\d{{1,4}}(?:\s{_CAPITAL}){{1,3}}|(?:{_CAPITAL}\s){{1,4}}\d{{1,4}})(?![\w%]|[.,]\d)"
            ),
            guard=lambda flow, match: not _COUNTED_NEXT.match(text_after(flow, match)),
            needs=DIGIT,
        ),
        # "omega-3", "caesium-137"
        Rule(
            "compound_name",
            "name",
            re.compile(rf"(?<![\w-])(?!(?:{_listed('bound_prefixes')})-)[a-z]{{4,}}-\d{{1,3}}(?![\w%]|[.,]\d|[-–]\d)"),
            guard=_is_compound_name,
            needs=("-0",),
        ),
        # "BNT162b2", "SARS-CoV-2", "A350s"
        Rule(
            "alternating_code",
            "name",
            re.compile(
                r"(?<![\w.$€£/-])(?:[A-Z][A-Za-z]*\d+[A-Za-z]{1,3}\d+[A-Za-z]?|[A-Z]{1,3}\d{2,4}(?=s\b))(?![\d%]|[.,]\d)"
            ),
            guard=lambda flow, match: match.group()[:3] not in currency_codes() and not match.group().startswith("FY"),
            needs=DIGIT,
        ),
        # "the 16/6 programme"
        Rule(
            "slashed_name",
            "name",
            re.compile(
                r"(?<=\b[Tt]he\s)\d{1,3}/\d{1,3}(?=\s(?:programme|program|project|initiative|plan|rule|campaign|attacks?|Commission|format)\b)"
            ),
            needs=("0/0",),
        ),
        # "RCN 20016218": a register's letters and many digits without groups
        Rule(
            "registered_number",
            "identifier",
            re.compile(
                r"(?<![\w.,-])(?!(?:USD|EUR|GBP|CHF)\s)[A-Z]{2,5}[\s:]{1,2}\d{6,12}(?![\w%]|[.,]\d|\s[a-z]+s\b)"
            ),
            guard=lambda flow, match: match.group()[:3] not in currency_codes(),
            needs=("000000",),
        ),
        # "a 2-for-1 offer", "the 80/20 rule"
        Rule(
            "offer_name",
            "name",
            re.compile(r"(?<![\w.,$€£-])(?:\d-for-\d|(?i:two|three|four)-for-(?i:one|two|three))(?!\w)"),
            needs=("-for-",),
        ),
        # "text the word HELP to 84741"
        Rule(
            "text_code",
            "identifier",
            re.compile(
                r"\b(?i:text(?:ing|ed)?|sms|send|sending)\s(?:the\s(?:word|code|letters?)\s)?[“\"‘']?(?!to\b)[\w]+[”\"’']?\sto\s(\d{3,8})(?![\w%]|[.,]\d)"
            ),
            needs=DIGIT,
        ),
        # "Tips: 555-0142"
        Rule(
            "local_telephone",
            "identifier",
            re.compile(
                r"(?<![\w.,$€£–-])(?<=:\s)\d{3}-\d{4}(?![\w%–-]|[.,]\d)|(?<=\b[Cc]all\s)\d{3}-\d{4}(?![\w%–-]|[.,]\d)"
            ),
            needs=("000-0000",),
        ),
    )
