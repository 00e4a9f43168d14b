"""Finds the words around every figure, scope by scope; no vocabulary of indicators, no decision.

The quote of a figure is its sentence, joined across lines; the figure is found in it again by its text and by
what stands before it in the block, so nothing but the tables is needed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from iomstats.observations.model import Context
from iomstats.observations.nearby import captions, neighbours, opening_headings, plain_text, surroundings
from iomstats.observations.terms import compile_terms
from iomstats.schema.vocabulary import read_toml

Row = Mapping[str, Any]

_SPACE = re.compile(r"\s+")
_IN_WORD = re.compile(r"\w")
_IN_NUMBER = re.compile(r"[\w.,]")
_NOT_LETTER = re.compile(r"[\W_]+")
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CLAUSE_END = re.compile(
    r"""
      ;                                              # "…; it then lists 12 points"
    | [,\u2013\u2014-]?\s(?=(?:while|whereas|although|but|because)\s)
    | ,\s(?=(?:which|who|where|when)\s)
    | ,\s(?=and\s(?:is|are|was|were|has|have|now|currently)\s)
    """,
    re.VERBOSE,
)
_DIVIDER = re.compile(r"[,;:\u2013\u2014](?=\s|$)|\s(?=(?:and|or|while|but|whereas|plus|with)\s)")
_PART_BEFORE = re.compile(
    r"(?i)\b(?:of\s(?:which|whom|these|those|them)|including|among\s(?:them|which|whom))\b[^,;:]*$"
)
_PART_AFTER = re.compile(r"(?i)^\s(?:out\s)?of\s(?:the|a|its|their|these|those|them|which|whom)\b")
_SHARE_OF_PART = re.compile(r"(?i)^\sof\s(?:them|these|those|which|whom)\b")
_WHOLE_BEFORE = re.compile(r"(?i)(?:^|[;:.]\s)(?:\d+\.\s)?(?:out\s)?of\s(?:the|these|those|its|a\stotal\sof|all)\s$")
_OPENING = 40
"""How far before a figure the words that open a whole stand: "Of a total of"."""
_PERCENT = re.compile(r"(?i)\s?(?:%|per\s?cent\b)")
_SMALL_NUMBER = re.compile(r"\d{1,2}(?:\.\d+)?|100")
# a preposition, a conjunction or the end of the clause: nothing that could be counted
_NO_NOUN_AFTER = re.compile(
    r"(?i)\s?(?:[,;.)]|$)|\s(?:in|at|on|for|among|elsewhere|respectively|and|or|as|from|to|by)\b"
)
# phrases that stand for the noun: "the 2005 figure of 195 million", "a 20 million increase"
_STANDS_FOR_NOUN = re.compile(
    r"""(?ix)^(?:(?:
        such | these | those | others? | ones? | more | further | additional
      | total | figures? | numbers? | levels? | volumes?
      | increases? | decreases? | declines? | rises? | growth | changes? | drops?
    )\s*)+$"""
)


def contexts(
    figures: Sequence[Row], blocks: Mapping[str, Row], titles: Mapping[str | None, str | None] | None = None
) -> list[Context]:
    """Return the context of every figure, in the order given.

    Args:
        figures: Rows of the figures table, sorted by document and position.
        blocks: Rows of the blocks table by block_id.
        titles: Titles of documents by document_id.
    """
    near = (surroundings(blocks), neighbours(blocks), captions(blocks))
    headlines = opening_headings(blocks)
    found: list[Context] = []
    for _, group in groupby(figures, key=lambda row: (row["document_id"], row["quote"])):
        rows = list(group)
        sentence = plain_text(rows[0]["quote"] or "")
        spans = figure_spans(rows, sentence, blocks)
        nouns = _nouns(rows)
        for index, row in enumerate(rows):
            block = blocks.get(row["block_id"] or "", {})
            texts = tuple(texts.get(row["block_id"] or "", "") for texts in near)
            texts += ((titles or {}).get(row["document_id"]) or headlines.get(row["document_id"], ""),)
            found.append(_context(row, index, sentence, spans, nouns[index], block, texts))
    return found


def _context(
    row: Row,
    index: int,
    sentence: str,
    spans: Sequence[tuple[int, int] | None],
    noun: tuple[str | None, bool],
    block: Row,
    texts: tuple[str, ...],
) -> Context:
    span = spans[index]
    others = [other for number, other in enumerate(spans) if other and number != index]
    own, clause, before = (sentence, sentence, "") if span is None else stretches(sentence, span, others)
    return Context(
        unit=row["unit"],
        kind=row["kind"],
        status=row["status"],
        block_kind=block.get("kind"),
        noun=noun[0],
        elliptic=noun[1],
        own=own,
        clause=clause,
        sentence=sentence,
        paragraph=texts[0],
        heading=block.get("section") or "",
        before=before,
        around=texts[1],
        caption=texts[2],
        title=plain_text(texts[3]),
        place=row.get("place"),
        elided_share=bool(span and row["unit"] != "percent" and is_elided_share(sentence, span, others)),
        part=bool(span and is_part(sentence, span, others, share=row["unit"] == "percent")),
    )


def stretches(sentence: str, span: tuple[int, int], others: Sequence[tuple[int, int]]) -> tuple[str, str, str]:
    """Return the figure's own stretch, its clause, and the words before it.

    Args:
        sentence: The sentence.
        span: Where the figure stands in it.
        others: Where the other figures of the sentence stand.

    Example:
        >>> text = "IOM had 55 members (12 of them new) and 41 observers"
        >>> stretches(text, (40, 42), [(8, 10), (20, 22)])
        ('and 41 observers', 'IOM had 55 members and 41 observers', 'IOM had 55 members and')
        >>> stretches(text, (20, 22), [(8, 10), (40, 42)])
        ('12 of them new', '12 of them new', '')
    """
    start, end = _bracket(sentence, span)
    text = sentence[start:end]
    here = (span[0] - start, span[1] - start)
    inside = [(a - start, b - start) for a, b in others if start <= a and b <= end]
    # brackets with figures of their own are not read with the clause; all brackets are opaque to its dividers
    text = _blank(text, [m.span() for m in _BRACKET.finditer(text) if any(m.start() <= a < m.end() for a, _ in inside)])
    opaque = _blank(text, [m.span() for m in _BRACKET.finditer(text)])
    outside = [other for other in inside if opaque[other[0] : other[1]].strip()]
    clause_start, clause_end = _bounds(opaque, here, _CLAUSE_END)
    # the nearest figure on either side that a divider parts from this one ends its stretch
    left = sorted((end for start, end in outside if clause_start <= start and end <= here[0]), reverse=True)
    right = sorted(start for start, end in outside if here[1] <= start and end <= clause_end)
    own_start = next(filter(None, (_last_divider(opaque, end, here[0]) for end in left)), clause_start)
    own_end = next(filter(None, (_last_divider(opaque, here[1], start) for start in right)), clause_end)
    before = _without_hedges(text[: here[0]])
    return _tidy(text[own_start:own_end]), _tidy(text[clause_start:clause_end]), before


def is_part(sentence: str, span: tuple[int, int], others: Sequence[tuple[int, int]], *, share: bool = False) -> bool:
    """Tell whether a figure is said to be a part of another one of its sentence.

    Args:
        sentence: The sentence.
        span: Where the figure stands in it.
        others: Where the other figures of the sentence stand.
        share: Whether the figure is a share, which is always one "of the" whole that it names.

    Example:
        >>> is_part("it placed 1,067 workers, of whom 412 were women", (33, 36), [(10, 15)])
        True
        >>> is_part("it placed 1,067 workers in 12 towns", (27, 29), [(10, 15)])
        False
    """
    left, right = sentence[: span[0]], sentence[span[1] :]
    before = [other for other in others if other[1] <= span[0]]
    if before and _PART_BEFORE.search(left[max(end for _, end in before) :]):
        return True
    if others and (_SHARE_OF_PART if share else _PART_AFTER).match(right):
        return True
    return any(_WHOLE_BEFORE.search(sentence, max(0, start - _OPENING), start) for start, _ in before)


def is_elided_share(sentence: str, span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a bare number is a share, of which "per cent" is said only of another figure.

    Args:
        sentence: The sentence.
        span: Where the figure stands in it.
        others: Where the other figures of the sentence stand.

    Example:
        >>> text = "22 per cent of staff were women; in Asia the proportion was 41"
        >>> is_elided_share(text, (60, 62), [(0, 11)])
        True
        >>> is_elided_share("22 per cent of the 410 staff were women", (19, 22), [(0, 11)])
        False
    """
    number = sentence[span[0] : span[1]]
    after = sentence[span[1] :]
    if not _SMALL_NUMBER.fullmatch(number) or not _NO_NOUN_AFTER.match(after):
        return False
    return any(_PERCENT.search(sentence[start:end]) or _PERCENT.match(sentence[end:]) for start, end in others)


def _bracket(sentence: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the inside of the bracket that holds the figure, or the whole sentence."""
    for match in _BRACKET.finditer(sentence):
        if match.start() < span[0] and span[1] <= match.end():
            return match.start() + 1, match.end() - 1
    return 0, len(sentence)


def _blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _bounds(text: str, here: tuple[int, int], divider: re.Pattern[str]) -> tuple[int, int]:
    start = max((m.end() for m in divider.finditer(text) if m.end() <= here[0]), default=0)
    end = min((m.start() for m in divider.finditer(text) if m.start() >= here[1]), default=len(text))
    return start, end


def _last_divider(text: str, start: int, end: int) -> int | None:
    return max((m.end() for m in _DIVIDER.finditer(text, start, end)), default=None)


def _without_hedges(text: str) -> str:
    hedges = compile_terms(read_toml("recognition")["hedges"])
    words = text.rstrip(" \u00a0(\u2013\u2014-$")
    while match := _ending(hedges, words):
        words = words[: match.start()].rstrip()
    return words


def _ending(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the match that ends the text, looked for in its last words only."""
    tail = max(0, len(text) - 40)
    return next((m for m in pattern.finditer(text, tail) if m.end() == len(text)), None)


def ends_with(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether a match of the pattern ends the text.

    Example:
        >>> ends_with(compile_terms("to | into"), "migrants who returned to")
        True
    """
    return _ending(pattern, text) is not None


def _nouns(rows: Sequence[Row]) -> list[tuple[str | None, bool]]:
    """Return for every figure of a sentence its noun phrase, and whether it has none of its own.

    A figure without a noun of its own takes over that of the figure before it that has the same unit.
    """
    found: list[tuple[str | None, bool]] = []
    last: dict[str | None, str] = {}
    for row in rows:
        unit, phrase = row["unit"], plain_text(row["unit_text"] or "")
        if phrase and not _STANDS_FOR_NOUN.match(phrase):
            last[unit] = phrase
            found.append((phrase, False))
        else:
            found.append((last.get(unit) or phrase or None, True))
    return found


def figure_spans(rows: Sequence[Row], sentence: str, blocks: Mapping[str, Row]) -> list[tuple[int, int] | None]:
    """Return where each figure of one sentence stands in it; None where its text can't be found."""
    spans: list[tuple[int, int] | None] = []
    for row in rows:
        text = plain_text(row["text"] or "")
        anywhere = _occurrences(text, sentence)
        places = [place for place in anywhere if _stands_alone(sentence, place)] or anywhere
        if len(places) > 1:
            block = blocks.get(row["block_id"] or "", {})
            places = [_likeliest(row, block, sentence, places, taken=spans)]
        spans.append(places[0] if places else None)
    return spans


def _occurrences(text: str, sentence: str) -> list[tuple[int, int]]:
    """Return where a text stands in a sentence, from left to right; occurrences do not overlap."""
    found: list[tuple[int, int]] = []
    start = sentence.find(text) if text else -1
    while start >= 0:
        found.append((start, start + len(text)))
        start = sentence.find(text, start + len(text))
    return found


def _stands_alone(sentence: str, place: tuple[int, int]) -> bool:
    """Tell whether a place is no part of a longer word or number."""
    return not (_IN_NUMBER.match(sentence[: place[0]][-1:]) or _IN_WORD.match(sentence, place[1]))


def _likeliest(
    row: Row,
    block: Row,
    sentence: str,
    places: Sequence[tuple[int, int]],
    taken: Sequence[tuple[int, int] | None],
) -> tuple[int, int]:
    """Return the place before which most letters agree with what precedes the figure in its block."""
    free = [place for place in places if place not in taken] or list(places)
    if not block.get("text"):
        return free[0]
    offset = max(0, row["char_start"] - block["char_start"])
    raw = _letters(plain_text(block["text"][:offset]))

    def agreement(place: tuple[int, int]) -> int:
        left = _letters(sentence[: place[0]])
        count = 0
        for a, b in zip(reversed(left), reversed(raw), strict=False):
            if a != b:
                break
            count += 1
        return count

    return max(free, key=agreement)  # the first of several: max keeps the earliest


def _letters(text: str) -> str:
    return _NOT_LETTER.sub("", text).lower()


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" ,")
