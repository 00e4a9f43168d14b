"""Tells what sort of amount of money it is: a price, a balance at a time, or what is paid over a period."""

import re
from functools import cache

from iomstats.figures.kinds.subjects import meant
from iomstats.figures.model import FLOW, STOCK, Draft, Level
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.predicates import said_after, said_before
from iomstats.figures.words.word_classes import noun_class
from iomstats.schema.vocabulary import read_toml

CARRIED = re.compile(
    r"(?i)\b(?:accumulated|deferred\stax|carried\sforward|carryforwards?|opening|closing|allowance\sfor|at\s(?:beginning|end))\b"
)


@cache
def word_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of the words of a list of the vocabulary, singular and plural."""
    words = "|".join(re.sub("y$", "(?:y|ie)", re.escape(word)) for word in read_toml("aspect")[name])
    return re.compile(rf"(?i)\b(?:{words})(?:s|es)?\b")


def is_money(draft: Draft) -> bool:
    """Whether a figure is an amount of money."""
    unit = draft.unit.unit or ""
    return unit == "currency" or (len(unit) == 3 and unit.isupper())


def money_level(draft: Draft) -> Level:
    """Return the kind of an amount of money: a price, a balance, or what is paid over a period."""
    said = said_before(draft)
    *earlier, before = re.split(r";\s|,\s(?!\d)", draft.before[-120:])
    if earlier and _BARE.fullmatch(before):
        before = f"{earlier[-1]} {before}"
    if said is not None and said.aspect == "level":
        before = f"{next(meant(draft, said.subject), '')} {before}"
    near = before + "#" + re.split(r"[;:,(]", draft.after[:50])[0]
    if abs(draft.number.value) < 1e4 and not word_pattern("proceeds_nouns").search(near):
        bound = draft.qualifier in ("more_than", "less_than", "at_least", "at_most")
        return Level("threshold" if bound and _OF_THOSE.search(before) else "rate", "small sum")
    if draft.number.value < 1e6 and (
        _TO_EACH.search(draft.before) or _PRICED.search(draft.before[-60:]) or _OFFERED.search(draft.before)
    ):
        return Level("rate", "price")
    if said is not None and said.aspect == "event" and said.role == "object":
        return Level(FLOW, "paid")
    if word_pattern("proceeds_nouns").search(before) and not CARRIED.search(before):
        return Level(FLOW, "proceeds", certain=False)
    if _DONE_OVER.search(before) or (_OF_WHICH.search(before) and _is_spent(draft)):
        return Level(FLOW, "spent")
    if CARRIED.search(before) or word_pattern("balance_nouns").search(near) or _is_worth(before):
        return Level(STOCK, "balance")
    return Level(FLOW, "money", certain=False)


# "unpaid assessments, at 16 million", "from 12 million"
_BARE = re.compile(rf"(?:which\s.*|(?:(?:at|from|to|against|with|now|standing\sat|totall?ing)\s)?{HEDGES})")
# "loans issued during the year"
_DONE_OVER = re.compile(
    r"(?i)\b(?:approved|collected|contributed|disbursed|granted|issued|lent|made|paid|pledged|raised|received|repaid|written\soff)\s"
    r"(?:during|in|over|throughout|since|for)\s(?:the|that|this|those|last|\d)"
)
_OF_WHICH = re.compile(rf"of\swhich\s{HEDGES}$")
_KEPT = frozenset("deposited earmarked held invested owed pledged reserved".split())
# "one in five owed more than USD 1,000": the sum only parts them from the others
_OF_THOSE = re.compile(
    r"(?i)(?:%|\bper\s?cent\b|\b(?:one|two|three|\d+)\sin\s\w+|\b(?:half|thirds?|quarters?|fifths?)\b)"
)


def _is_spent(draft: Draft) -> bool:
    """Whether a part of a sum is said to have been used up: "of which 2 million was paid in May"."""
    said = said_after(draft)
    happened = said is not None and said.aspect == "event" and said.role == "subject" and not said.present
    return happened and said is not None and said.word not in _KEPT


def _is_worth(before: str) -> bool:
    """Whether something is worth an amount at a time: "the estate was worth", but "exports were worth"."""
    found = re.search(r"(?i)([a-z]+)(?:\s(?:in|from|to)\s[A-Z]\w+)?\s(?:is|was|are|were)\sworth\s", before)
    return found is not None and noun_class(found.group(1)) != "event"


# "grants of 12,000 rupees": to each
_TO_EACH = re.compile(
    rf"(?i)\b(?:grants|loans|stipends|salaries|fines|vouchers|allowances|pensions|scholarships)\sof\s{HEDGES}$"
)
_PRICED = re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, read_toml('aspect')['price_words']))})s?\b[^.;:,]*$")
_OFFERED = re.compile(
    r"(?i)(?:\bfor\s(?:just|only|less\sthan|under|as\slittle\sas)|"
    r"\b(?:was|now)(?:\sonly|\sjust)?)\s(?:\S*\d\S*\s)?$"
)
