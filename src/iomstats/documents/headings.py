"""Which pieces are headings, and the sections that they make.

A heading is told by its marks (``#``, bold), its capitals, its number (``IV.``, ``Point 3:``), or by being
short and unfinished with text below. Levels are not printed in plain text: a heading closes the headings of
its own look above it, and those of looks that weigh less.
"""

import re
from collections.abc import Sequence

from iomstats.documents import model
from iomstats.documents.contents import CONTENTS_HEADING
from iomstats.documents.furniture import DATE_ONLY, YEARS_ONLY, normal
from iomstats.documents.marks import ends_open, is_capitals, is_terminal
from iomstats.documents.model import Part
from iomstats.documents.piece import Piece

_ANNEX = re.compile(
    r"(?:annex|appendix|attachment|addendum|enclosure)(?:\s+(?:[IVX]{1,5}|\d{1,2}|[A-Z]))?(?:\s?[:.–—-]\s?.{1,150})?",
    re.IGNORECASE,
)
_INSTRUMENT = re.compile(r"(?:resolution|decision)\s+(?:No\.?\s*)?[\w/]*\d+[\w/]*(?:\s*\([IVXLCDM]+\))?", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]{1,6}\s?[.)]\s+(?=[^\W\d_])")
_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z“\"])")
_LETTER = re.compile(r"[A-Z]\s?[.)]\s+(?=[A-Z“\"])")
_LABEL = re.compile(
    r"(?P<word>Point|Objective|Strategic Objective|Part|Chapter|Section|Article|Goal|Target|Pillar|Step|Phase"
    r"|Theme|Priority|Component|Outcome|Output|Principle|Recommendation|Module|Session|Agenda item|Item|Area"
    r"|Cluster|Result|Action|Annex)"
    r"\s+(?P<number>\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Z])\s?(?P<mark>[:.–—]|-\s|$)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:This|These|Those|It|They|We|There|He|She|I|You)\b(?!.*\?$)")
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\b(?!\s?[.,]\d)")
_BROKEN_OFF = re.compile(r"[,;:–—-]$")
_LINK = re.compile(r"https?://|www\.|\S@\S+\.\w|\.(?:com|org|int|net)\b")

_RUNNING = {model.PARAGRAPH, model.LIST_ITEM}

_WEIGHTS = {
    "annex": 100,
    "instrument": 96,
    "part": 74,
    "roman": 72,
    "bold": 55,
    "decimal": 48,
    "number": 50,
    "letter": 45,
    "label": 42,
    "plain": 30,
    "caps": 75,
    "caps-": 73.5,
    "item": 25,
}


def mark_headings(pieces: Sequence[Piece], titles: Sequence[str] = ()) -> None:
    """Set the kind of headings, with their keys and weights.

    Args:
        pieces: All pieces of a document.
        titles: The titles of the document and its parts, as far as they are known.
    """
    body = [piece for piece in pieces if piece.kind in {model.PARAGRAPH, model.LIST_ITEM, model.TABLE, model.CAPTION}]
    for index, piece in enumerate(body):
        following = body[index + 1] if index + 1 < len(body) else None
        if piece.kind in {model.PARAGRAPH, model.LIST_ITEM} and not piece.bullet:
            _mark_strong(piece, body[index - 1] if index else None, following)
    _mark_plain(body)
    headings = [piece for piece in pieces if piece.kind == model.HEADING]
    for piece in headings:
        if CONTENTS_HEADING.fullmatch(piece.text.rstrip(":")):
            piece.key, piece.weight = "contents", 0
    _mark_titles(pieces, headings, titles)
    _weigh_by_contents(pieces, headings)


def heading_marker(text: str) -> tuple[int, int] | None:
    """Return the span of a heading's number: ``IV.``, ``1.2``, ``Point 3:``.

    Example:
        >>> [heading_marker(text) for text in ("IV. Looking ahead", "Point 3: To offer", "Part II", "Staff")]
        [(0, 3), (0, 8), (0, 7), None]
    """
    match = _LABEL.match(text) or _ROMAN.match(text) or _DECIMAL.match(text) or _LETTER.match(text)
    match = match or re.match(r"\d{1,2}[.)]?\s+(?=[A-Z])", text)
    return (0, len(match.group().rstrip(" –—-"))) if match else None


def _set(piece: Piece, key: str, weight: float) -> None:
    piece.kind = model.HEADING
    piece.key = key
    piece.weight = int(weight * 2)


def _stands_apart(piece: Piece, above: Piece | None) -> bool:
    """Whether a piece cannot be the middle of running text."""
    if piece.gap or piece.new_page or above is None:
        return True
    return above.kind == model.HEADING or is_terminal(above.text)


def _mark_strong(piece: Piece, above: Piece | None, following: Piece | None) -> None:
    """Mark a heading that can be told by its own look."""
    text = piece.text
    if not text or len(text) > 600 or not any(character.isalpha() for character in text):
        return
    if piece.look.startswith("md"):
        level = int(piece.look[2])
        if _ANNEX.fullmatch(text):
            _set(piece, "annex", _WEIGHTS["annex"])
        elif _ROMAN.match(text):
            _set(piece, "roman", max(_WEIGHTS["roman"], 100 - 10 * level if level < 3 else 0))
        else:
            _set(piece, piece.look, 100 - 10 * level)
        return
    # a heading has something below it that begins anew, and stands apart from what is above
    if following is None or not _stands_apart(piece, above) or _carries_on(piece, following):
        return
    key = _numbered_key(piece, following)
    if key:
        _set(piece, key, _WEIGHTS[key.split(":")[0]])
    elif (
        piece.look == "bold"
        and len(text) <= 250
        and not (is_terminal(text) and len(text) > 120)
        and not text.endswith((",", ";"))
    ):
        _set(piece, "caps" if is_capitals(text) else "bold", _WEIGHTS["caps" if is_capitals(text) else "bold"])
    elif is_capitals(text) and len(text) <= 250 and not text.endswith((".", ",", ";")) and piece.mark is None:
        _set(piece, "caps", _WEIGHTS["caps"])


def _carries_on(piece: Piece, following: Piece) -> bool:
    return (
        following.text[:1].islower() and following.mark is None and not following.bullet and not is_terminal(piece.text)
    )


def _numbered_key(piece: Piece, following: Piece | None) -> str | None:
    text = piece.text
    finished = is_terminal(text) and not text.endswith("?")
    if len(text) <= 200 and _ANNEX.fullmatch(text) and not finished:
        return "annex"
    if len(text) <= 80 and _INSTRUMENT.fullmatch(text):
        return "instrument"
    label = _LABEL.match(text)
    if label and _labels_heading(piece, label, following):
        word = label["word"].lower()
        return "part" if word in {"part", "chapter", "section"} else f"label:{word}"
    if finished or _BROKEN_OFF.search(text) or len(text) > 200:
        return None
    if _ROMAN.match(text) and not (piece.mark and piece.mark[0].islower()):
        return "roman"
    if _DECIMAL.match(text):
        return "decimal"
    if _LETTER.match(text) and len(text) <= 150:
        return "letter"
    if piece.mark and _names_section(piece.unmarked) and _text_below(piece, following):
        return "number" if piece.style == "1." else f"item:{piece.style}"
    return None


def _names_section(text: str) -> bool:
    """Whether a text may be a heading: short, no sentence, nothing missing at its end."""
    return (
        len(text) <= 120 and text[:1].isupper() and not ends_open(text) and not re.search(r"[a-z)][.!?]\s+[A-Z]", text)
    )


def _labels_heading(piece: Piece, label: re.Match[str], following: Piece | None) -> bool:
    """Whether "Point 3: …" is a heading: one sentence at most, and not one entry of a list of such lines."""
    rest = piece.text[label.end() :].strip()
    if len(re.findall(r"[a-z)][.!?]\s+[A-Z]", rest)) or piece.text.endswith((";", ",")):
        return False
    if label["mark"] == "" and rest:
        return False
    below = following.text if following else ""
    other = _LABEL.match(below)
    if other and other["word"].lower() == label["word"].lower():
        return not is_terminal(piece.text) and len(piece.text) < 150
    if not is_terminal(piece.text):
        return True
    return rest[:3].lower() == "to " or (following is not None and following.mark is not None)


def _text_below(piece: Piece, following: Piece | None) -> bool:
    """Whether running text stands below, not the next entry of a list."""
    if following is None or not (piece.gap or piece.new_page) or not (following.gap or following.new_page):
        return False
    if following.mark is not None:
        return following.style != piece.style and is_terminal(following.text)
    return following.kind == model.PARAGRAPH and (
        is_terminal(following.text) or len(following.text) > 120 or following.text.endswith(":")
    )


# --- plain headings: short, unfinished, with text below


def _is_plain_candidate(piece: Piece) -> bool:
    text = piece.text
    if piece.kind != model.PARAGRAPH or piece.look != "plain" or piece.mark or piece.quoted or not text:
        return False
    if len(text) > 150 or len(text.split()) > 22 or len(piece.spans) > 3:
        return False
    if is_terminal(text) and not text.endswith("?"):
        return False
    if YEARS_ONLY.fullmatch(text) or DATE_ONLY.fullmatch(text):
        return True
    if _BROKEN_OFF.search(text) or not (text[0].isupper() or text[0] in "“\"'‘" or _YEAR_FIRST.match(text)):
        return False
    return not _PRONOUN.match(text) and not _LINK.search(text) and any(character.isalpha() for character in text)


def _mark_plain(body: Sequence[Piece]) -> None:
    index = 0
    while index < len(body):
        if not _is_plain_candidate(body[index]):
            index += 1
            continue
        end = index
        while end < len(body) and _is_plain_candidate(body[end]):
            end += 1
        _mark_run(body, index, end)
        index = end


def _mark_run(body: Sequence[Piece], start: int, end: int) -> None:
    """Mark the headings in a run of short lines: one or two are headings, more are a list or a title page."""
    run = body[start:end]
    below = body[end] if end < len(body) else None
    above = body[start - 1] if start else None
    if below is not None and _carries_on(run[-1], below):
        return
    headed = below is not None and (
        below.kind in {model.HEADING, model.TABLE, model.LIST_ITEM} or below.mark is not None or _is_running(below)
    )
    if len(run) <= 2:
        chosen = run if headed and not (below is not None and below.kind == model.HEADING and len(run) == 2) else []
    else:
        chosen = run[-1:] if below is not None and below.kind != model.HEADING and headed else []
        if start == 0 and chosen and run[0] is not chosen[0]:
            chosen = [run[0], *chosen]
    for piece in chosen:
        if piece is not run[0] or _stands_apart(piece, above):
            _set(piece, "plain", _WEIGHTS["plain"])
    rest = [piece for piece in run if piece.kind != model.HEADING]
    if len(rest) > 2 and above is not None and (above.kind == model.HEADING or above.text.endswith(":")):
        for piece in rest:
            piece.kind = model.LIST_ITEM
            piece.style = "line"


def _is_running(piece: Piece) -> bool:
    """Whether a piece can be what a heading stands above: a sentence, or a line that tells a number."""
    text = piece.text
    told = text[:1].isdigit() and len(text) > 12
    finished = is_terminal(text) or text.endswith((":", ",", ";"))
    return piece.kind == model.PARAGRAPH and (finished or told or len(text) > 150 or bool(_PRONOUN.match(text)))


# --- titles and levels


def _mark_titles(pieces: Sequence[Piece], headings: Sequence[Piece], titles: Sequence[str]) -> None:
    """Tell titles, which are no section, and make furniture of headings that are printed twice."""
    known = [normal(title) for title in titles if title]
    if known:
        _mark_known_titles(pieces, headings, known)
    else:
        _mark_first_title(pieces, headings)
    seen: set[str] = set()
    previous: Piece | None = None
    for piece in pieces:
        if piece.kind == model.HEADING:
            words = normal(piece.text)
            if words in seen or (previous is not None and normal(previous.text) == words):
                piece.kind = model.PAGE_FURNITURE
                continue
            if piece.is_title:
                seen.add(words)
            previous = piece
        elif piece.kind not in _NO_TEXT:
            previous = None


_NO_TEXT = {model.PAGE_FURNITURE, "rule"}


def _mark_known_titles(pieces: Sequence[Piece], headings: Sequence[Piece], known: Sequence[str]) -> None:
    """A heading that says what the register says, or a part of it above all running text, is a title."""
    body = next((piece.start for piece in pieces if piece.kind in _RUNNING and len(piece.text) > 120), 0)
    for piece in headings:
        words = normal(piece.text)
        part = len(words) > 8 and piece.start < body and any(words in title for title in known)
        piece.is_title = words in known or part


def _mark_first_title(pieces: Sequence[Piece], headings: Sequence[Piece]) -> None:
    """The first heading is the title where it is the only ``#``, or another heading stands right below it."""
    shown = [piece for piece in pieces if piece.kind not in _NO_TEXT and not piece.text.startswith("(")][:2]
    if len(shown) < 2 or shown[0].kind != model.HEADING:
        return
    first = shown[0]
    tops = [piece for piece in headings if piece.key == "md1"]
    followed = shown[1].kind == model.HEADING and shown[1].key != first.key
    dated = pieces[pieces.index(first) + 1].kind in {model.SIGNATURE, model.PAGE_FURNITURE}
    first.is_title = followed or dated or (len(tops) == 1 and tops[0] is first)


def _weigh_by_contents(pieces: Sequence[Piece], headings: Sequence[Piece]) -> None:
    """Where a table of contents lists some of the headings in capitals, the others stand below them."""
    listed = {
        normal(re.sub(r"[\s.…_]*(?:\d{1,4}|[ivxl]+)$", "", piece.text))
        for piece in pieces
        if piece.kind == model.CONTENTS
    }
    capitals = [piece for piece in headings if piece.key == "caps" and piece.kind == model.HEADING]
    found = [piece for piece in capitals if normal(piece.text) in listed]
    if len(found) < 3:
        return
    for piece in capitals:
        if piece not in found:
            piece.key, piece.weight = "caps-", int(_WEIGHTS["caps-"] * 2)


def set_sections(pieces: Sequence[Piece], parts: Sequence[Part]) -> None:
    """Give every piece the headings above it; a part of the document begins anew."""
    stack: list[Piece] = []
    current: Part | None = None
    for piece in pieces:
        part = next((part for part in reversed(parts) if part.char_start <= piece.start < part.char_end), None)
        if part is not current:
            stack = []
            current = part
        if piece.kind == model.HEADING and not piece.is_title:
            keys = [above.key for above in stack]
            if piece.key in keys:
                stack = stack[: keys.index(piece.key)]
            while stack and stack[-1].weight < piece.weight:
                stack.pop()
        piece.section = tuple(above.text for above in stack)
        if piece.kind == model.HEADING and not piece.is_title:
            stack.append(piece)
