"""Finds counts that are followed by a list of what they count, and counts the list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from iomstats.observations.nearby import plain_text
from iomstats.timeseries.bounds import Interval
from iomstats.timeseries.claims.model import Claim, Evidence, Row, Sentence, judged, written

RELATION = "count_and_list"
_LONGEST = 60
_MEASURES = frozenset({"percent", "USD", "GBP", "EUR", "CHF", "year", "month", "week", "day", "hour", "time"})
_BETWEEN = frozenset({"page_furniture", "footnote"})

_BRACKET = re.compile(r"^[^().;:,]{0,80}\(([^()]{3,600})\)")
_DASHES = re.compile(r"^[^.;:\u2013\u2014]{0,80}?\s[\u2013\u2014-]\s(.{10,600}?)(?:\s[\u2013\u2014-]\s|[.;]?$)")
_COLON = re.compile(r"^[^.;:]{0,150}:\s+(\S.{9,900})$")
_NOT_A_LIST = re.compile(
    r"(?i)^(?:see|e\.?g\.?|for\sexample|for\sinstance|such\sas|includ|as\sof|exclud|in\sparticular|essentially|both|i\.?e\.?)\b"
)
_PARTIAL = re.compile(r"(?i)\b(?:covering|includ\w+|inter\salia|such\sas|among\sothers|for\sexample)\b")
_FOLLOWING = re.compile(r"(?i)\bfollowing\s(?:\w+\s)?(\w+)\W*$")
_ACRONYM = re.compile(r"^[A-Z][\w&/-]{0,9}$")
_AND = re.compile(r"\s(?:and|or)\s|\s&\s")
_MARK = re.compile(r"(?:^|(?<=\s))\(?(?:(?P<digit>\d{1,2})|(?P<roman>[ivx]{1,4})|(?P<letter>[a-h]))\)\s")
_ONES = re.compile(r"(?i)\bone\s(?:on|for|in|of|to|is|with|at|about|concern\w+)\b")
_REPEATED = re.compile(r"^[^,;:.]{0,60},\s(in|on|for|at|with)\s(?=[A-Z])")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ITEM = re.compile(
    r"^\s*(?:(?P<digit>\(?\d{1,2}[.)])|(?P<letter>\(?[a-z]\))|(?P<roman>\(?[ivx]{2,4}\))|(?P<bullet>[^\w\s(]))"
)
# phrases with an "and" of their own, so that the last item of a list is not cut in two
_WHOLE = re.compile(r"(?:Trinidad|Antigua|Bosnia|Saint Kitts|Saint Vincent|Sao Tome|São Tomé|Wallis|Turks)\s(and)\s")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that was found: how many items it may have, and where it stands."""

    low: int
    high: int
    where: str


def counts_and_lists(evidence: Evidence) -> Iterator[Claim]:
    """Yield the counts that a list follows.

    "three States (Bahrain, Saudi Arabia, Qatar)", "four key areas:" and its bullets, "two compacts, one on …
    and one on …", "four parts. The first part …", "12 points" above headings "Point 1" to "Point 12".
    """
    for sentence in evidence.sentences:
        placed = list(sentence.placed())
        for order, (_, row, span) in enumerate(placed):
            if not _may_be_listed(row):
                continue
            end = placed[order + 1][2][0] if order + 1 < len(placed) else len(sentence.text)
            later = _rest_of_block(sentence, row, evidence)
            found = _in_sentence(row, sentence.text[span[1] :], end - span[1], later)
            if found is None and order + 1 == len(placed):
                found = _after_sentence(sentence, row, span, later, evidence)
            if found is not None:
                yield _claim(row, found)
    yield from _headings(evidence)


def _may_be_listed(row: Row) -> bool:
    value = row["value"]
    return (
        row["unit"] not in _MEASURES
        and row["qualifier"] == "exact"
        and row["value_max"] is None
        and row["kind"] in ("count", "stock", "flow")
        and value == int(value)
        and 2 <= value <= _LONGEST
    )


def _claim(row: Row, found: Listed) -> Claim:
    items = str(found.low) if found.low == found.high else f"{found.low} or {found.high}"
    reason = f"{written(row)} stated, {items} {found.where}"
    allowed = Interval(row["value"], row["value"])
    computed = float(found.low if abs(found.low - row["value"]) <= abs(found.high - row["value"]) else found.high)
    return judged(
        RELATION,
        (row["figure_id"],),
        row["value"],
        allowed,
        computed,
        Interval(found.low, found.high),
        reason,
    )


def _in_sentence(row: Row, rest: str, limit: int, later: str) -> Listed | None:
    """Return the list in the rest of the sentence; it begins before the next figure, at ``limit``."""
    if (match := _BRACKET.match(rest)) and match.start(1) <= limit and not _numeric(match[1]):
        if not _NOT_A_LIST.match(match[1]) and not _ACRONYM.match(match[1]) and match[1][0].isupper():
            return _items(match[1], "in the bracket")
        return _ones(rest)
    if found := _ones(rest):
        return found
    if (match := _REPEATED.match(rest)) and match.end() <= limit:
        return _repeated(rest, match)
    if (
        (match := _COLON.match(rest))
        and match.start(1) <= limit
        and not _counts_other_things(row, rest[: rest.index(":")])
    ):
        return _after_colon(match[1], later)
    if (
        (match := _DASHES.match(rest))
        and match.start(1) <= limit
        and match[1].count(",") >= 1
        and _AND.search(match[1])
    ):
        return _items(match[1], "between the dashes")
    return None


def _counts_other_things(row: Row, between: str) -> bool:
    """Tell whether a list is of something else than what the figure counts.

    "21 training activities covering the following areas: …" is a list of areas, and no whole one.
    """
    if _PARTIAL.search(between):
        return True
    noun = (row["unit"] or "").lower()
    stem = noun[:-1] if noun.endswith("y") else noun
    named = _FOLLOWING.search(between)
    return named is not None and bool(stem) and not named[1].lower().startswith(stem)


def _after_colon(text: str, later: str) -> Listed | None:
    if _MARK.match(text) and (marks := _marks(f"{text} {later}")):
        return Listed(marks, marks, "marked after the colon")
    if _numeric(text) or _NOT_A_LIST.match(text):
        return None
    if ";" in text:
        count = len([item for item in text.rstrip(".; ").split(";") if item.strip()])
        return Listed(count, count, "after the colon")
    return _items(text.rstrip("."), "after the colon") if "," in text or _AND.search(text) else None


def _items(text: str, where: str) -> Listed:
    """Count the items of a list; its last item may be two, joined by "and".

    Example:
        >>> _items("Burundi, Trinidad and Tobago, Viet Nam", "").high
        3
        >>> _items("migration and development, facilitating migration and forced migration", "")
        Listed(low=3, high=3, where='')
    """
    separator = ";" if ";" in text else ","
    items = [item.strip() for item in text.split(separator) if item.strip()]
    last = _WHOLE.sub(lambda match: match[0].replace(" and ", " & "), items[-1]).replace(" & ", " + ")
    if last.startswith(("and ", "or ")):
        return Listed(len(items), len(items), where)
    joined = len(_AND.findall(last))
    if not joined:
        return Listed(len(items), len(items), where)
    # "A, B and C" is three; "A, B and C and D" may be three or four
    return Listed(len(items) + 1, len(items) + joined, where)


def _marks(text: str) -> int:
    """Return how many marks (i), (ii) … or 1), 2) … follow one another from the first.

    Example:
        >>> _marks("(i) the original funding and (ii) a new budget")
        2
    """
    styles: dict[str, list[str]] = {}
    for match in _MARK.finditer(text):
        styles.setdefault(match.lastgroup or "", []).append(match[match.lastgroup or 0])
    series = {"digit": [str(n) for n in range(1, 31)], "letter": list("abcdefgh")}
    series["roman"] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    runs = [
        next(
            (n for n, (a, b) in enumerate(zip(seen, series[style], strict=False)) if a != b),
            min(len(seen), 30),
        )
        for style, seen in styles.items()
    ]
    return max((run for run in runs if run >= 2), default=0)


def _ones(rest: str) -> Listed | None:
    """Return the list "…, one on refugees and one on migration" or "the first on … and the second on …"."""
    ones = len(_ONES.findall(rest))
    if ones >= 2:
        return Listed(ones, ones, "named one by one")
    ranks = [word for word in _ORDINALS if re.search(rf"(?i)\bthe\s{word}\b", rest)]
    if len(ranks) >= 2 and ranks == list(_ORDINALS[: len(ranks)]):
        return Listed(len(ranks), len(ranks), "named by rank")
    return None


def _repeated(rest: str, match: re.Match[str]) -> Listed | None:
    """Return the list "…, in Manila (2008), and in Athens (2009)": the same preposition before every item."""
    more = re.findall(rf"(?:,\s(?:and\s)?|\sand\s){match[1]}\s(?=[A-Z])", rest[match.end() :])
    return Listed(1 + len(more), 1 + len(more), f'items after "{match[1]}"') if more else None


def _rest_of_block(sentence: Sentence, row: Row, evidence: Evidence) -> str:
    """Return the text of the figure's block after its sentence."""
    block = evidence.block(row)
    text = plain_text(block["text"]) if block else ""
    tail = sentence.text[-40:]
    position = text.find(tail)
    return text[position + len(tail) :] if position >= 0 else ""


def _after_sentence(
    sentence: Sentence, row: Row, span: tuple[int, int], later: str, evidence: Evidence
) -> Listed | None:
    """Return the list that follows the sentence: marks or ranks in its block, or the list items below."""
    opens = sentence.text.rstrip().endswith(":") and not _counts_other_things(row, sentence.text[span[1] :])
    if opens and (marks := _marks(later)):
        return Listed(marks, marks, "marked after the colon")
    if ranks := _ranked(row, later):
        return Listed(ranks, ranks, "named by rank")
    below = _items_below(evidence.following(row))
    if below and not later.strip() and opens:
        return Listed(below, below, "in the list below")
    if below and row["kind"] == "count" and _ends_open(later):
        return Listed(below, below, "in the list below")
    return None


def _ends_open(later: str) -> bool:
    """Tell whether the rest of a paragraph leads over to a list without counting anything else."""
    return not _numeric(later) and bool(re.search(r"[.:]$", later.strip()))


def _ranked(row: Row, text: str) -> int:
    """Return how many ranks of the counted noun follow: "The first part … The second part …"."""
    noun = (row["unit_text"] or row["unit"] or "").split(" ")[-1].rstrip("s")
    if len(noun) < 3:
        return 0
    ranks = [word for word in _ORDINALS if re.search(rf"(?i)\b{word}\b(?:\W+\w+){{0,3}}?\W+{re.escape(noun)}", text)]
    return len(ranks) if len(ranks) >= 2 and ranks == list(_ORDINALS[: len(ranks)]) else 0


def _items_below(blocks: Sequence[Row]) -> int:
    """Return how many list items of one style follow at once; a style within them is a list of its own."""
    styles: list[str] = []
    for block in blocks:
        if block["kind"] in _BETWEEN or block["continues"]:
            continue
        if block["kind"] != "list_item":
            break
        match = _ITEM.match(block["text"])
        styles.append((match.lastgroup if match else None) or "plain")
    return styles.count(styles[0]) if styles else 0


def _headings(evidence: Evidence) -> Iterator[Claim]:
    """Yield one claim a document and noun: "12 points" against the headings "Point 1" to "Point 12"."""
    for document_id, blocks in evidence.blocks.items():
        seen: dict[str, set[int]] = {}
        for block in blocks:
            text = plain_text(block["text"]) if block["kind"] == "heading" else ""
            if match := re.match(r"([A-Z][a-z]+)\s(\d{1,2})\b\s*[:.\u2013-]", text):
                seen.setdefault(match[1].lower(), set()).add(int(match[2]))
        for noun, numbers in seen.items():
            rows = [
                row
                for row in evidence.figures
                if row["document_id"] == document_id
                and row["unit"] == noun
                and _may_be_listed(row)
                and row["indicator"]
            ]
            if rows and len(numbers) >= 3:
                first = min(rows, key=lambda row: (abs(row["value"] - len(numbers)), row["char_start"]))
                where = f'headings "{noun.capitalize()} {min(numbers)}" to "{noun.capitalize()} {max(numbers)}"'
                yield replace(_claim(first, Listed(len(numbers), len(numbers), where)), way="headings")


def _numeric(text: str) -> bool:
    return bool(re.search(r"\d", text))
