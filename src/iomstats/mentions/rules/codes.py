"""Rules for names made of letters and digits: products, grades, formulas, versions."""

import re

from iomstats.documents.model import Flow
from iomstats.mentions.numerals import currency_codes
from iomstats.mentions.rules.rule import DIGIT, Rule, text_after, text_before
from iomstats.mentions.words import MONTH

_PRICED = re.compile(
    r"(?i)\b(?:costs?|costing|prices?d?|pa(?:y|ys|id|ying)|spen[dt]\w*|worth|fees?|fares?|wages?|earn\w*|salar\w+|grants?|rent|fine[ds]?|"
    r"budgets?|loans?|sells?|sold|charge\w*|values?d?|debts?|funding|rand|owes?|owed)\b[^.;]{0,60}$"
)


_CODE_WORDS = frozenset(("ALL", "CUP", "GEL", "MOP", "PEN", "SOS", "TOP"))


def _is_amount(flow: Flow, match: re.Match[str]) -> bool:
    """Whether letters and digits are an amount of money: "KES500", "R150"."""
    code = match.group()[:3]
    if code in currency_codes() and code not in _CODE_WORDS and re.match(r"...-?\d", match.group()):
        return True
    return _price_in_rand(flow, match)


def _price_in_rand(flow: Flow, match: re.Match[str]) -> bool:
    """Whether "R150" is an amount in rand, or "N5,000" in naira, no code: money is spoken of, or a scale follows."""
    if not re.match(r"[RN]\d+(?:\.\d+)?$", match.group()):
        return False
    after = text_after(flow, match)
    if re.match(r"\s?(?:million|billion|trillion|bn)\b|\s\d{3}(?!\d)|,\d{3}(?!\d)", after):
        return True
    return len(match.group()) > 2 and bool(
        re.match(
            r"\s(?:an?|per|each|every)\s(?:hour|day|week|month|year|person|child|litre|kilo\w*|kg|head|night)\b", after
        )
        or _PRICED.search(text_before(flow, match))
    )


def _formula(flow: Flow, match: re.Match[str]) -> bool:
    """Whether capitals with digits are a chemical formula and no amount such as "CHF50"."""
    text = match.group()
    return bool(re.search(r"\d", text)) and text[:3] not in currency_codes() and not re.match(r"[RN]\d|FY", text)


def _acronym(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a number word in capitals is a name, as the words beside it are not in capitals."""
    beside = (
        re.findall(r"[A-Za-z]{2,}", text_before(flow, match)[-60:])[-2:]
        + re.findall(r"[A-Za-z]{2,}", text_after(flow, match)[:60])[:2]
    )
    return (
        flow.kind != "heading" and flow.cell is None and len(beside) > 1 and not any(word.isupper() for word in beside)
    )


_ELEMENT = (
    "He|Li|Be|Ne|Na|Mg|Al|Si|Cl|Ar|Ca|Ti|Cr|Mn|Fe|Co|Ni|Cu|Zn|Ga|Ge|As|Se|Br|Rb|Sr|Zr|Nb|Mo|Ag|Cd|In|Sn|Sb|Te|Cs|Ba|La|Ce|"
    "Pt|Au|Hg|Pb|Bi|Th|H|B|C|N|O|F|P|S|K|V|Y|I|W|U"
)


_CAPITAL_NUMBER = "ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE|TWENTY"


_ELECTRIC = re.compile(
    r"\b(?i:volt\w*|batter\w+|charg\w+|currents?|amp(?:s|eres?)|circuits?|LEDs?|bulbs?|lamps?|sockets?|USB|mains|"
    r"fuses?)\b"
)


def _is_electric(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a digit and a letter are volts, amperes or watts: "a 5V charger"; else they are a name, as "4A" is."""
    return match.group()[-1] in "VAW" and bool(_ELECTRIC.search(flow.text[slice(*flow.sentence_at(match.start()))]))


CODES = (
    # "the SteamJet 300 Iron": a brand with a capital inside
    Rule(
        "branded_number",
        "name",
        re.compile(
            r"(?<![\w-])(?:[A-Z][a-z]+|[ei])[A-Z][a-z]+\s(?!(?:19|20)\d\d\b)\d{1,4}[A-Za-z]?(?=\s[A-Z][a-z]+|\s?[–—]\s|$)"
        ),
        needs=DIGIT,
    ),
    # "the 116 helpline"
    Rule(
        "short_number",
        "name",
        re.compile(
            r"(?<![\w.,–-])(\d{2,5})(?=\s(?:national\s|emergency\s|toll-free\s|free\s|crisis\s)?(?:hotline|helpline|helpdesk|short\s?code|"
            r"emergency\s(?:number|line)|crisis\sline|tip\sline)\b)"
        ),
        needs=DIGIT,
    ),
    Rule(
        "storm_category",
        "name",
        re.compile(
            r"(?<!\w)[Cc]ategory[-\s](?:[1-5]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)(?=[-\s](?:\w+\s)?(?:storm|hurricane|cyclone|typhoon)|"
            r"\son\sthe\sSaffir)"
        ),
    ),
    Rule(
        "question_number",
        "numbering",
        re.compile(
            r"^(Q\d{1,3}[a-z]?)(?=\s?[.):]\s|\s(?:Do|Did|Does|Are|Is|Was|Were|Have|Has|How|What|Which|Who|When|Where|Why|Would|Will|Can|Could|"
            r"Should|If|Please)\b)"
        ),
        needs=DIGIT,
    ),
    Rule(
        "mixed_code",
        "name",
        re.compile(
            r"(?<![\w.,$€£/-])(?:[A-Z]+\d+[A-Z]+\d*|\d+[A-Z]+\d+[A-Z\d]*|[A-Z]+\d+-\d+[A-Z]+|[A-Z]\d+\.\d[+-]\d+|"
            r"i[3579](?:[-\s]\d{3,5}[A-Z]{0,2})?|[a-z]\d{1,2}(?=\s[A-Z]))(?![\w-]|[.,]\d)"
        ),
        guard=lambda flow, match: not re.match(r"\d+O\d+$|(?:[A-Z]{3}|[RN])\d", match.group()),
        needs=DIGIT,
    ),
    Rule(
        "code_with_letters",
        "name",
        re.compile(
            r"(?<![\w/.$€£])(?!(?:[Oo]ver|[Uu]nder|[Mm]id|[Pp]re|[Pp]ost)-\d)(?![QH][1-4]\b)(?!(?:FY|US|No|Rs|RM|Rp)-?\d)"
            r"(?:[A-Z]{1,3}[a-z]?\d{1,4}[A-Z]?\d?(?:\.\d+)?|[A-Z]\d{2,4}(?:neo|max|[aeistx])|"
            r"[A-Z][A-Za-z]*[-–]\d{1,4}[A-Za-z]{0,2})(?![\w%]|[.,]\d)"
        ),
        guard=lambda flow, match: not re.match(rf"{MONTH}[-–]", match.group()) and not _is_amount(flow, match),
        needs=DIGIT,
    ),
    Rule(
        "formula",
        "name",
        re.compile(rf"(?<![\w$€£-])(?:(?:{_ELEMENT})\d{{0,2}}){{2,8}}(?![\w]|[.,]\d)"),
        guard=_formula,
        needs=DIGIT,
    ),
    # a ship, a firm or a line of buses: "the Red Star One"
    Rule(
        "one_in_name",
        "name",
        re.compile(r"(?<=\b[Tt]he\s)(?:[A-Z][a-z]+\s){1,3}One\b(?!\s[a-z]+\s(?:of|in)\b)"),
        needs=("one",),
    ),
    Rule("word_as_name", "name", re.compile(rf"(?<!\w)(?:{_CAPITAL_NUMBER})(?!\w)"), guard=_acronym),
    Rule(
        "version",
        "name",
        re.compile(
            r"(?<!\w)(?:(?:[Vv]ersion|[Rr]elease|[Mm][Kk]\.?|CC[\s-]BY(?:-[A-Z]{2})*)\s\d+(?:\.\d+)*(?!\s?(?:million|billion|bn|m\b)|,\d)|v\d{1,2}\.\d+(?:\.\d+)*)"
        ),
        needs=DIGIT,
    ),
    Rule(
        "dimension_code",
        "name",
        re.compile(r"(?<!\w)(?:\d[A-Z](?![\w])|24/7|9/11|4x4|4WD|50[/-]50)(?!\w)"),
        guard=lambda flow, match: not _is_electric(flow, match),
        needs=DIGIT,
    ),
    Rule(
        "chemical_or_area",
        "name",
        re.compile(
            r"(?<=[A-Za-z])[₀-₉]+|(?<![a-z]{3})(?<=[A-Za-z])[²³]+|(?<=CO)2(?=e\b|eq\b|-e\b|\b)|(?<=PM)\d+(?:\.\d)?"
        ),
    ),
)
