"""Tells a stock (a level at a time) from a flow (an amount over a period), by what the sentence says of the figure.

Must not decide any other kind: ``measures`` has told these apart before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from iomstats.figures.model import Draft
from iomstats.figures.predicates import (
    Predicate,
    class_of_phrase,
    noun_before,
    noun_class,
    opens_clause,
    participles_of_events,
    said_after,
    said_before,
)
from iomstats.figures.table_edges import title_below
from iomstats.schema.vocabulary import read_toml

STOCK, FLOW = "stock", "flow"

_STANDING = re.compile(
    r"(?i)\b(?:active|ongoing|on-going|existing|currently|outstanding|pending|under\sway|underway|in\splace|in\sforce|at\spresent|"
    r"presently|remaining(?!\s#)|at\sany\s(?:one|given)\stime|still|now|today|nowadays|unpaid|unresolved|worldwide\stoday)\b"
)
_AT_DATE = re.compile(
    r"(?i)\b(?:as\s(?:of|at)|at\s(?:the\s)?(?:very\s)?(?:end|start|beginning|close|turn|height|peak)\sof|at\s(?:year-?)?end|"
    r"at\sthe\stime\sof|(?:on|at)\s\d{1,2}\s[A-Z][a-z]+|at\smid-)"
)
_OVER_SPAN = re.compile(
    r"(?i)\b(?:during|throughout|since|between\s(?:\w+\s)?\d{4}\sand|from\s(?:\w+\s)?\d{4}\sto|over\sthe\s(?:last|past|whole|same|course|year|period)|"
    r"to\sdate|so\sfar|in\sthe\s(?:year|months?|quarter|weeks?|period|\w+\smonths|\w+\sweeks|\w+\sdays|first|second|third|fourth|last|past|same|previous|corresponding)\b|"
    r"year\s(?:ended|ending|to)|alone|every\s(?:year|month|week|day)|each\s(?:year|month|week|day)|(?:a|per)\s(?:year|month|week|day)|annually|"
    r"cumulative(?:ly)?)\b|\b\d{4}[–-]\d{2,4}\b"
)


@dataclass(frozen=True, slots=True)
class Level:
    """Whether a level is a stock or a flow.

    Attributes:
        kind: stock or flow.
        reason: What decided it, for whoever improves the rules.
        certain: Whether the words around the figure itself tell it, so that no neighbour has to.
    """

    kind: str
    reason: str
    certain: bool = True


def find_levels(drafts: Sequence[Draft]) -> list[Level | None]:
    """Return for each level of running text whether its own words tell a stock or a flow; None for other figures."""
    running = (draft.measure == "level" and draft.scene.flow.cell is None for draft in drafts)
    return [level(draft) if told else None for draft, told in zip(drafts, running, strict=True)]


def level(draft: Draft) -> Level:
    """Return whether a figure in running text is a stock or a flow.

    Examples:
        "7,258 staff worked in 400 offices" is a stock, "7,258 staff were trained" a flow.
    """
    if draft.unit.unit == "year":
        return Level(STOCK, "age")
    if _is_money(draft):
        return _money(draft)
    unit_text = draft.unit.unit_text or ""
    if _UNSETTLED.match(draft.after):
        return Level(STOCK, "unsettled")
    noun = class_of_phrase(unit_text) or noun_class(draft.unit.unit or "")
    if (not draft.unit.inherited and _UNFINISHED.search(unit_text)) or (
        noun != "event" and _STANDING.search(_near(draft))
    ):
        return Level(STOCK, "standing")
    if noun == "state" and _DEFINITE.search(draft.before):
        return Level(STOCK, "definite")
    owner = noun_before(draft)
    if owner in ("event", "state"):
        return Level(FLOW if owner == "event" else STOCK, f"of {owner}")
    before, after = said_before(draft), said_after(draft)
    opens = after is not None and after.role == "subject" and opens_clause(draft)
    as_subject = _as_subject(draft, after, noun) if after else None
    as_object = _as_object(draft, before, after, noun) if before else None
    if as_subject and (opens or not (as_object and before and before.role == "object")):
        return as_subject
    if as_object and before and before.role == "object":
        return as_object
    if owner == "number" and noun != "event":
        return Level(STOCK, "of number")
    if as_object and before:
        told = before.aspect == "level" and before.preposition in ("at", "from", "to")
        return Level(as_object.kind, as_object.reason + " of", certain=told)
    return _by_noun_and_time(draft, noun)


_UNSETTLED = re.compile(
    r"(?i)(?:\s[\w’'-]+){0,4}?\s(?:is|are|was|were|remains?|remained)\s(?:still\s)?(?:pending|outstanding|open|unresolved|under\s|"
    r"awaiting|ongoing|missing|unaccounted)"
)
_UNFINISHED = re.compile(r"(?i)\b(?:pending|outstanding|active|ongoing|open|backlog|under\sreview|unpaid)\b")
_DEFINITE = re.compile(r"(?i)\b(?:the|all|its|their|our|his|her|these|those)\s(?:(?:other|remaining|some)\s)?$")


def _as_object(draft: Draft, said: Predicate, after: Predicate | None, noun: str | None) -> Level | None:
    """Return what the verb tells that the figure is object or complement of."""
    subject = _class_in(said.subject)
    moved = (said.word in _COMING and said.preposition == "to") or (
        said.word in _GOING and said.preposition in ("from", "to") and subject is not None
    )
    if said.aspect == "level" or moved or (said.word == "put" and said.preposition == "at"):
        near = _near(draft)
        over_span = noun != "state" and _OVER_SPAN.search(near)
        if subject == "number" and over_span and not _AT_DATE.search(near):
            return Level(FLOW, "number over a span", certain=False)
        if subject == "event" or noun == "event":
            return Level(FLOW, "level of event")
        if subject in ("state", "number"):
            return Level(STOCK, "level of state")
        if draft.unit.unit_text and not draft.unit.inherited and said.role == "object":
            return Level(FLOW, "reached")
        return Level(FLOW if over_span else STOCK, "level", certain=False)
    if said.aspect in ("copula", "have"):
        if noun == "event" or (after and after.aspect == "event" and said.aspect == "copula"):
            return Level(FLOW, "there were events")
        return Level(STOCK, said.aspect, certain=not draft.unit.inherited)
    if said.aspect == "report" or (said.word in _LEAVING and said.role == "object"):
        if noun == "event":
            return Level(FLOW, "reported events")
        if after and after.aspect in ("event", "state"):
            return Level(FLOW if after.aspect == "event" else STOCK, "reported, and after")
        return Level(STOCK, "reported states") if noun == "state" else None
    if said.aspect == "event":
        return Level(FLOW, "object of event")
    if said.aspect == "state":
        return Level(FLOW if noun == "event" and not said.present else STOCK, "object of state")
    return None


# "came to 300", "the number went from 408 to 423": levels, where "came from Mexico" is none
_COMING = frozenset(("came", "come", "comes", "coming"))
_GOING = frozenset(("go", "goes", "going", "gone", "went"))
# what is left behind lasts: "leaving 12,000 without shelter"
_LEAVING = frozenset(("leave", "leaves", "leaving", "left"))
_CAME_ABOUT = re.compile(r"(?i)\b(?:newly|between|since|during)\b")


def _as_subject(draft: Draft, said: Predicate, noun: str | None) -> Level | None:
    """Return what the verb tells that the figure is subject of."""
    finite = said.role == "subject"
    if said.aspect == "event":
        return Level(FLOW, "subject of event", certain=finite)
    if said.aspect == "state":
        near = _near(draft)
        came = said.word.endswith("ed") and (
            _CAME_ABOUT.search(near) if finite else re.search(r"(?i)#\D*\bnewly\b", near)
        )
        if came or (noun == "event" and not said.present):
            return Level(FLOW, "came into a state")
        return Level(STOCK, "subject of state")
    if said.aspect in ("copula", "have", "level", "report") and noun == "event":
        return Level(FLOW, "subject event")
    if said.aspect in ("copula", "have"):
        return Level(STOCK, "subject of be", certain=said.present or not draft.unit.inherited)
    return None


def _by_noun_and_time(draft: Draft, noun: str | None) -> Level:
    """Return the kind where no verb tells it: in headings, list items, fragments."""
    flow = draft.scene.flow
    if noun in ("event", "state"):
        return Level(FLOW if noun == "event" else STOCK, f"noun of {noun}", certain=False)
    label = re.search(r"([^.:;]{3,60}):\s(?:[^.:;]{0,40},\s)?$", draft.before)
    for words in (label.group(1) if label else "", flow.lead or "", *flow.section[-1:]):
        told = _told_in(words)
        if told:
            return Level(told, "label", certain=False)
    near = _near(draft)
    if _AT_DATE.search(near):
        return Level(STOCK, "at date", certain=False)
    if _OVER_SPAN.search(near):
        return Level(FLOW, "over span", certain=False)
    return Level(STOCK, "default", certain=False)


def _told_in(words: str) -> str | None:
    """Return the kind that a heading or label tells: "Persons trained:", "Resident population"."""
    found: str | None = None
    if _happens(words):
        return FLOW
    for word in re.findall(r"[A-Za-z][a-z-]+", words):
        name = noun_class(word)
        if name == "event":
            found = FLOW
        elif name == "state" and found is None:
            found = STOCK
    return found


def cell_level(draft: Draft) -> str:
    """Return the kind of a level in the cell of a table, told by its headers, labels and title."""
    cell = draft.scene.flow.cell
    if cell is None:
        return STOCK
    headers = " ".join(cell.column_headers)
    words = " ".join((headers, *cell.row_label_path, cell.row_label or "", cell.caption or ""))
    if re.search(r"(?i)\b(?:per|rate|price)\b", words) and not re.search(r"(?i)per\s?cent", words):
        return "rate"
    if re.search(r"(?i)\b(?:average|mean|median)\b", words):
        return "average"
    label = cell.row_label or ""
    if _UNFINISHED.search(label) or _AT_DATE.match(label):
        return STOCK
    if _is_money(draft):
        balance = _word_pattern("balance_nouns").search(words) and not _word_pattern("proceeds_nouns").search(words)
        return STOCK if balance or _CARRIED.search(words) else FLOW
    if _happens(label):
        return FLOW
    title = (cell.caption or "", *draft.scene.flow.section[-1:], title_below(draft.scene))
    for told in (headers, *title, label):
        if found := _told_in(told):
            return found
    return STOCK


_CARRIED = re.compile(
    r"(?i)\b(?:accumulated|deferred\stax|carried\sforward|carryforwards?|opening|closing|allowance\sfor|at\s(?:beginning|end))\b"
)


def _happens(words: str) -> bool:
    return any(word.lower() in participles_of_events() for word in re.findall(r"[A-Za-z]+", words))


def _class_in(words: str) -> str | None:
    """Return the class of the last noun that has one: of what a number counts, for it stands behind "of"."""
    found = [noun_class(word) for word in re.findall(r"[A-Za-z][a-z-]+", words)]
    last = next((index for index in reversed(range(len(found))) if found[index]), None)
    if last is None:
        return None
    # "death toll", "staff total"
    beside = found[last - 1] if last and found[last] == "number" else None
    return beside or found[last]


def _near(draft: Draft) -> str:
    """Return the clause around a figure, the figure itself as "#"."""
    before = re.split(r"[;:]\s|\s[–—]\s|,\s(?:while|whereas|but)\s|[,(]\s?of\s(?:which|whom)\s", draft.before[-160:])[
        -1
    ]
    after = re.split(r"[;:]\s|\s[–—]\s|,\s(?:and|while|whereas|but|of\swhich|of\swhom)\s", draft.after[:120])[0]
    return f"{before}#{after}"


@cache
def _word_pattern(name: str) -> re.Pattern[str]:
    words = "|".join(re.sub("y$", "(?:y|ie)", re.escape(word)) for word in read_toml("aspect")[name])
    return re.compile(rf"(?i)\b(?:{words})(?:s|es)?\b")


def _is_money(draft: Draft) -> bool:
    unit = draft.unit.unit or ""
    return unit == "currency" or (len(unit) == 3 and unit.isupper())


def _money(draft: Draft) -> Level:
    """Return the kind of an amount of money: a price, a balance, or what is paid over a period."""
    before = re.split(r";\s|,\s(?!\d)", draft.before[-90:])[-1]
    near = f"{before}#{re.split(r'[;:,(]', draft.after[:50])[0]}"
    if draft.number.value < 1e6 and (_PRICED.search(draft.before[-60:]) or _OFFERED.search(draft.before)):
        return Level("rate", "price")
    said = said_before(draft)
    if said is not None and said.aspect == "event" and said.role == "object":
        return Level(FLOW, "paid")
    if _word_pattern("proceeds_nouns").search(before) and not _CARRIED.search(before):
        return Level(FLOW, "proceeds", certain=False)
    if (
        _CARRIED.search(before)
        or _word_pattern("balance_nouns").search(near)
        or re.search(r"(?i)\b(?:is|was|are|were)\sworth\s", before)
    ):
        return Level(STOCK, "balance")
    return Level(FLOW, "money", certain=False)


_PRICED = re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, read_toml('aspect')['price_words']))})s?\b[^.;:,]*$")
_OFFERED = re.compile(
    r"(?i)(?:\bfor\s(?:just|only|less\sthan|under|as\slittle\sas)|"
    r"\b(?:was|now)(?:\sonly|\sjust)?)\s(?:\S*\d\S*\s)?$"
)
