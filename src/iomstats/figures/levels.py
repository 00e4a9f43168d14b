"""Tells a stock (a level at a time) from a flow (an amount over a period), by what the sentence says of the figure.

Must not decide any other kind: ``measures`` has told these apart before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from iomstats.figures.hedges import HEDGES
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
from iomstats.figures.quantities import is_output, is_size
from iomstats.figures.table_edges import title_below
from iomstats.schema.vocabulary import read_toml

STOCK, FLOW = "stock", "flow"

_STANDING = re.compile(
    r"(?i)\b(?:active|ongoing|on-going|existing|outstanding|pending|under\sway|underway|in\splace|in\sforce|"
    r"remaining(?!\s#)|at\sany\s(?:one|given)\stime|unpaid|unresolved)\b"
)
# these place what is told at a time, unless it is told as done: "has now reached", "still came"
_AT_PRESENT = re.compile(r"(?i)\b(?:currently|at\spresent|presently|still|now|today|nowadays)\b")
_AT_DATE = re.compile(
    r"(?i)\b(?:as\s(?:of|at)|at\s(?:the\s)?(?:very\s)?(?:end|start|beginning|close|turn|height|peak)\sof|at\s(?:year-?)?end|"
    r"at\sthe\stime\sof|(?:on|at)\s\d{1,2}\s[A-Z][a-z]+|at\smid-)"
)
_OVER_SPAN = re.compile(
    r"(?i)\b(?:during|throughout|since|between\s(?:\w+\s)?\d{4}\sand|from\s(?:\w+\s)?\d{4}\sto|over\s(?:the|these|those)\s(?:last|past|whole|same|course|years?|months|weeks|days|period|\w+\s(?:years|months|weeks|days))\b|"
    r""
    r"to\sdate|so\sfar|in\sthe\s(?:year|months?|quarter|weeks?|period|\w+\smonths|\w+\sweeks|\w+\sdays|first|second|third|fourth|last|past|same|previous|preceding|prior|final|corresponding)\b|"
    r"year\s(?:ended|ending|to)|alone|every\s(?:year|month|week|day)|each\s(?:year|month|week|day)|annually|"
    r"(?:a|per)\s(?:year|month|week|day)(?!\s(?:ago|before|earlier|later|after|old)\b)|"
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
    unit = draft.unit.unit
    if unit == "year" or (unit or "").startswith("degree"):
        return Level(STOCK, "age")
    if _is_money(draft):
        return _money(draft)
    unit_text = draft.unit.unit_text or ""
    if _UNSETTLED.match(draft.after):
        return Level(STOCK, "unsettled")
    noun = class_of_phrase(unit_text) or noun_class(draft.unit.unit or "")
    between = _between_figures(draft)
    if (not draft.unit.inherited and _UNFINISHED.search(unit_text)) or (noun != "event" and _STANDING.search(between)):
        return Level(STOCK, "standing")
    before, after = said_before(draft), said_after(draft)
    if noun != "event" and _AT_PRESENT.search(between) and not _is_done(before, after):
        return Level(STOCK, "at present")
    if noun == "state" and _DEFINITE.search(draft.before):
        return Level(STOCK, "definite")
    owner = noun_before(draft)
    if owner == "event" and noun == "state" and _PAID_BY.search(draft.before):
        return Level(STOCK, "who pays", certain=False)
    if owner in ("event", "state"):
        return Level(FLOW if owner == "event" else STOCK, f"of {owner}")
    opens = after is not None and after.role == "subject" and opens_clause(draft)
    as_subject = _as_subject(draft, after, noun) if after else None
    as_object = _as_object(draft, before, after, noun) if before else None
    if as_subject and (opens or not (as_object and before and before.role == "object")):
        return as_subject
    if as_object and before and before.role == "object":
        return as_object
    if owner == "number" and noun != "event":
        return Level(STOCK, "of number")
    if is_size(unit):
        return Level(STOCK, "size", certain=False)
    if as_object and before:
        told = before.aspect == "level" and before.preposition in ("at", "from", "to")
        return Level(as_object.kind, as_object.reason + " of", certain=told)
    return _by_noun_and_time(draft, noun)


_UNSETTLED = re.compile(
    r"(?i)(?:\s[\w’'-]+){0,4}?\s(?:is|are|was|were|remains?|remained)\s(?:still\s)?(?:pending|outstanding|open|unresolved|under\s|"
    r"awaiting|ongoing|missing|unaccounted)"
)
_PAID_BY = re.compile(rf"(?i)\b(?:contributions|donations|dues|payments|pledges)\s(?:of|by|from)\s{HEDGES}$")
_UNFINISHED = re.compile(r"(?i)\b(?:pending|outstanding|active|ongoing|open|backlog|under\sreview|unpaid)\b")
_DEFINITE = re.compile(r"(?i)\b(?:the|all|its|their|our|his|her|these|those)\s(?:(?:other|remaining|some)\s)?$")


def _counts_reached(draft: Draft, said: Predicate) -> bool:
    """Whether people or things were reached, not a level: "reached over 4,000 households"."""
    return (
        said.role == "object"
        and draft.unit.unit_text is not None
        and not draft.unit.inherited
        and not is_size(draft.unit.unit)
    )


def _is_done(before: Predicate | None, after: Predicate | None) -> bool:
    """Whether a verb that the figure is subject or object of tells what has happened."""
    return any(
        said is not None and said.aspect == "event" and said.role in ("object", "subject") and not said.present
        for said in (before, after)
    )


def _as_object(draft: Draft, said: Predicate, after: Predicate | None, noun: str | None) -> Level | None:
    """Return what the verb tells that the figure is object or complement of."""
    subject = _class_in(said.subject)
    moved = (said.word in _COMING and said.preposition == "to") or (
        said.word in _GOING and said.preposition in ("from", "to") and subject is not None
    )
    if said.aspect == "level" or moved or (said.word == "put" and said.preposition == "at"):
        near = _near(draft)
        changed = said.preposition in ("from", "to") and said.word not in _AMOUNTING
        # "fallen since 1990 to 300": the span is that of the fall
        timed = near.partition("#")[2] if changed else near
        over_span = noun != "state" and _OVER_SPAN.search(timed) and not _AT_DATE.search(timed)
        if subject == "number" and over_span:
            return Level(FLOW, "number over a span", certain=False)
        if subject == "event" or noun == "event":
            return Level(FLOW, "level of event")
        if said.word.startswith("reach") and _counts_reached(draft, said) and not _GROWING.search(said.subject):
            return Level(FLOW, "reached")
        if subject in ("state", "number"):
            return Level(STOCK, "level of state")
        if _counts_reached(draft, said):
            return Level(FLOW, "reached")
        return Level(FLOW if over_span or is_output(draft.unit.unit) else STOCK, "level", certain=False)
    if said.aspect in ("copula", "have"):
        if noun == "event" or (after and after.aspect == "event" and said.aspect == "copula"):
            return Level(FLOW, "there were events")
        return Level(FLOW if is_output(draft.unit.unit) else STOCK, said.aspect, certain=not draft.unit.inherited)
    if said.aspect == "report" or (said.word in _LEAVING and said.role == "object"):
        if noun == "event":
            return Level(FLOW, "reported events")
        if after and after.aspect in ("event", "state"):
            return Level(FLOW if after.aspect == "event" else STOCK, "reported, and after")
        return Level(STOCK, "reported states") if noun == "state" else None
    if said.aspect == "event":
        raised = _RAISED.search(draft.before)
        if raised and _class_in(raised.group(1)) == "state":
            return Level(STOCK, "brought to")
        return Level(FLOW, "object of event")
    if said.aspect == "state":
        return Level(FLOW if noun == "event" and not said.present else STOCK, "object of state")
    return None


# "came to 300" over a period, but "fell to 300" at its end
_AMOUNTING = frozenset("amount amounted amounting amounts came come comes coming reached total totalled".split())
# "came to 300", "the number went from 408 to 423": levels, where "came from Mexico" is none
_COMING = frozenset(("came", "come", "comes", "coming"))
_GOING = frozenset(("go", "goes", "going", "gone", "went"))
# what is left behind lasts: "leaving 12,000 without shelter"
_LEAVING = frozenset(("leave", "leaves", "leaving", "left"))
# "bring its force to 1,850"
_RAISED = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|cuts?|cutting|lift(?:s|ed|ing)?|rais(?:e|es|ed|ing)|takes?|taking|took)\s([^.;:]{3,60}?)\sto\s"
    rf"{HEDGES}$"
)
# what is itself counted, so that it reaches a number
_GROWING = re.compile(
    r"(?i)\b(?:number|total|count|toll|tally|figure|caseload|population|membership|staff|workforce|personnel|headcount|enrolment|"
    r"attendance|fleet|stock|capacity|roster|pool|payroll|circulation|turnout)s?\b"
)
# what people and things do, not a level: "35 convoys reached the town"
_ARRIVING = frozenset("approached crossed passed reach reached reaches".split())
_CAME_ABOUT = re.compile(r"(?i)\b(?:newly|between|since|during)\b")


def _as_subject(draft: Draft, said: Predicate, noun: str | None) -> Level | None:
    """Return what the verb tells that the figure is subject of."""
    finite = said.role == "subject"
    if said.aspect == "event":
        if _had_by_then(draft):
            return Level(STOCK, "had by then")
        return Level(FLOW, "subject of event", certain=finite)
    if said.aspect == "state":
        near = _near(draft)
        came = said.word.endswith("ed") and (
            _CAME_ABOUT.search(near) if finite else re.search(r"(?i)#\D*\bnewly\b", near)
        )
        if came or (noun == "event" and not said.present):
            return Level(FLOW, "came into a state")
        return Level(STOCK, "subject of state")
    if said.aspect == "level" and said.word in _ARRIVING and finite:
        return Level(FLOW, "arrived")
    if said.aspect in ("copula", "have", "level", "report") and noun == "event":
        return Level(FLOW, "subject event")
    if said.aspect in ("copula", "have"):
        return Level(STOCK, "subject of be", certain=said.present or not draft.unit.inherited)
    return None


_HAD_JOINED = re.compile(
    r"(?:\s[\w’'-]+){0,5}?\shad\s(?:[a-z]+\s)?"
    r"(?:ratified|acceded|joined|signed|adopted|lost|become|abolished|introduced|established|set\sup|passed|enacted|recogni[sz]ed)\b"
)


def _had_by_then(draft: Draft) -> bool:
    """Whether lasting things have done something by a time: "by then 36 States had ratified it"."""
    lasting = noun_class(draft.unit.unit or "") == "state"
    had = _HAD_JOINED.match(draft.after)
    return lasting and bool(had) and not _OVER_SPAN.search(_near(draft))


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
    if _OVER_SPAN.search(near) or is_output(draft.unit.unit):
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
    """Return the class of what a number counts, which stands behind "of", else of the last noun that has one."""
    counted = re.search(r"(?i)\b(?:number|total|count|tally|toll)s?\sof\s(.+)", words)
    if counted and (told := class_of_phrase(counted.group(1))):
        return told
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


def _between_figures(draft: Draft) -> str:
    """Return the words of the clause around a figure that stand nearer to it than to its neighbours."""
    scene, index = draft.scene, draft.index
    figures = [mention for mention in scene.mentions[max(index - 3, 0) : index + 4] if mention.cls == "figure"]
    low = max((one.end for one in figures if one.end <= draft.mention.start), default=0)
    high = min((one.start for one in figures if one.start >= draft.mention.end), default=len(scene.text))
    before, _, after = _near(draft).partition("#")
    left, right = draft.mention.start - low, high - draft.mention.end
    return f"{before[-left:] if left else ''}#{after[:right]}"


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
    if abs(draft.number.value) < 1e4 and not _word_pattern("proceeds_nouns").search(near):
        bound = draft.qualifier in ("more_than", "less_than", "at_least", "at_most")
        return Level("threshold" if bound and _OF_THOSE.search(before) else "rate", "small sum")
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


# "one in five owed more than USD 1,000": the sum only parts them from the others
_OF_THOSE = re.compile(
    r"(?i)(?:%|\bper\s?cent\b|\b(?:one|two|three|\d+)\sin\s\w+|\b(?:half|thirds?|quarters?|fifths?)\b)"
)
_PRICED = re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, read_toml('aspect')['price_words']))})s?\b[^.;:,]*$")
_OFFERED = re.compile(
    r"(?i)(?:\bfor\s(?:just|only|less\sthan|under|as\slittle\sas)|"
    r"\b(?:was|now)(?:\sonly|\sjust)?)\s(?:\S*\d\S*\s)?$"
)
