"""Pieces that are no part of what a document says: page headers, mastheads, running titles, addresses, signatures.

Patterns are those of English reports in general; no publisher's own are here.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from iomstats.documents import model
from iomstats.documents.captions import mark_captions
from iomstats.documents.marks import is_terminal
from iomstats.documents.piece import Piece
from iomstats.documents.web_calls import is_body, mark_copyright, mark_web_calls

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
DATE_ONLY = re.compile(
    rf"""
    (?: (?:Geneva|New\ York|Vienna|Nairobi|Rome|Date|Issued|Published|(?:Last\ )?updated) \s* [:,]? \s* )?
    (?: \d{{1,2}}(?:st|nd|rd|th)? \s {_MONTH}\.? ,? \s \d{{4}}
      | {_MONTH}\.? \s \d{{1,2}} ,? \s \d{{4}}
      | {_MONTH} \s \d{{4}}
      | \d{{4}}-\d\d-\d\d
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
YEARS_ONLY = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?")
# MC/INF/302, C/110/INF/1, A/RES/71/1
_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[A-Z0-9][A-Za-z0-9.()\-]{0,12}){1,6}")
_PAGE_LINE = re.compile(
    r"""
      (?:[-–—|]\s*)? page \s* \|? \s* \d{1,4} (?:\s*(?:of|/)\s*\d{1,4})? (?:\s*[-–—|])?
    | \d{1,4} \s* \| \s* p\s?a\s?g\s?e
    | \d{1,3} \s+ (?:of|/) \s+ \d{1,3}
    | [-–—] \s* \d{1,4} \s* [-–—]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"[0-9]{1,4}")
_MASTHEAD = re.compile(
    r"""
      (?:[\w-]+(?:\s[\w-]+){0,3}\s)?
      (?: [\w-]*(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth
                  |teenth|tieth|hundredth)
        | \d+(?:st|nd|rd|th) )
      \s (?:(?:special|regular|annual)\s)? session
    | original\s*:\s*[a-z]+(?:\s\d{1,2}\s\w+\s\d{4})?
    | distr\.?\s*:?\s*\w+
    | (?:english|french|spanish|arabic)(?:\sonly)?
    | restricted | unofficial\stranslation | for\s(?:information|decision|immediate\srelease)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RUNNING_ANNEX = re.compile(r"(?:annex|appendix|attachment)(?:\s+(?:[IVX]+|\d+|[A-Z]))?", re.IGNORECASE)

_ADDRESS = re.compile(
    r"""
      (?i: \bP\.?\s?O\.?\s?Box\s\d )
    | (?i: \b(?:Tel|Telephone|Phone|Fax|Mobile|E-?mail)\b \s?\.?\s?:\s?\S )
    | ^(?i: (?:Website|Web|Internet) \s?:\s?\S )
    | ^\d{1,5}(?:[-–]\d+)?(?:\s?bis)?,? \s (?i:route|rue|avenue|boulevard|chemin|place|quai|via|calle) \s\w
    | ^\d{1,5}(?:[-–]\d+)?,? \s (?:[A-Z][\w.]*\s){1,3}
      (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Square|Plaza|Way)\b
    | ^(?:CH|F|D|B)-\d{4,5}\s[A-Z]
    | \b\d{4,5}\s(?:Geneva|Genève|Vienna|Wien|Paris|Brussels)\b
    """,
    re.VERBOSE,
)
_ADDRESS_OPENING = re.compile(
    r"(?:publisher|published by|headquarters|address|contacts?(?: us| details| information)?"
    r"|for (?:more|further) information.{0,60})\s?:?.{0,80}",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"""
      \(?signed\)?\b.{0,80}
    | (?:yours\s)?(?:sincerely|faithfully|truly)(?:\syours)?,?
    | done\s(?:at|in)\s[A-Z].{0,120}
    | (?:the\s)?(?:(?:deputy\s)?director[\s-]general|chairperson|chairman|chairwoman|president
        |secretary[\s-]general|executive\sdirector|rapporteur)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLOSING = re.compile(r"\(?signed|yours|sincerely|faithfully|done", re.IGNORECASE)
_BYLINE = re.compile(r"[Bb]y [A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}(?:,.{0,60})?")
_NAME = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|H\.E|Amb)\.?\s)*[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,4}")


def mark_furniture(pieces: Sequence[Piece]) -> None:
    """Set the kind of page furniture, addresses, captions and signatures."""
    if len([piece for piece in pieces if piece.kind != "rule"]) < 2:
        return
    _mark_page_lines(pieces)
    _mark_mastheads(pieces)
    _mark_running_titles(pieces)
    _mark_addresses(pieces)
    mark_web_calls(pieces)
    mark_copyright(pieces)
    mark_captions(pieces)
    _mark_signatures(pieces)


def normal(text: str) -> str:
    """Return a text as it is compared: lower case letters and digits only.

    Example:
        >>> normal("NOTE ON IOM STRATEGY:*")
        'note on iom strategy'
    """
    return " ".join(re.findall(r"\w+", text.lower()))


# --- pages


def _mark_page_lines(pieces: Sequence[Piece]) -> None:
    for index, piece in enumerate(pieces):
        if not piece.is_open and piece.kind != model.LIST_ITEM:
            continue
        if _PAGE_LINE.fullmatch(piece.text):
            piece.kind = model.PAGE_FURNITURE
            _mark_header_around(pieces, index)
        elif _SYMBOL.fullmatch(piece.text) and piece.kind == model.PARAGRAPH:
            piece.kind = model.PAGE_FURNITURE
    _mark_bare_numbers(pieces)


def _mark_header_around(pieces: Sequence[Piece], index: int) -> None:
    """The lines around "Page 5" that make up the header with it: a symbol, "Annex"."""
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(pieces) and abs(at - index) <= 3 and len(pieces[at].text) <= 40:
            if not (_SYMBOL.fullmatch(pieces[at].text) or _RUNNING_ANNEX.fullmatch(pieces[at].text)):
                break
            pieces[at].kind = model.PAGE_FURNITURE
            at += step


def _mark_bare_numbers(pieces: Sequence[Piece]) -> None:
    """Numbers that stand alone are page numbers at a page's edge, or where they count up in the document."""
    found = [
        (index, piece) for index, piece in enumerate(pieces) if piece.is_open and _BARE_NUMBER.fullmatch(piece.text)
    ]
    for index, piece in found:
        before = pieces[index - 1] if index else None
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        first = piece.page is not None and (before is None or before.page != piece.page)
        last = piece.page is not None and (after is None or after.page != piece.page)
        symbol = any(beside is not None and _SYMBOL.fullmatch(beside.text) for beside in (before, after))
        if first or last or symbol:
            piece.kind = model.PAGE_FURNITURE
    counted = [piece for _, piece in found if not YEARS_ONLY.fullmatch(piece.text)]
    numbers = [int(piece.text) for piece in counted]
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    if len(numbers) >= 3 and all(1 <= step <= 2 for step in steps):
        for piece in counted:
            piece.kind = model.PAGE_FURNITURE


def _mark_mastheads(pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        if piece.is_open and len(piece.text) <= 60 and _MASTHEAD.fullmatch(piece.text.strip("*")):
            piece.kind = model.PAGE_FURNITURE
    # a date below a masthead or title is the document's own; further down it heads what happened then
    body = next((index for index, piece in enumerate(pieces) if is_body(piece.text)), 0)
    for piece in pieces[:body]:
        if piece.is_open and _BYLINE.fullmatch(piece.text):
            piece.kind = model.SIGNATURE
    for index, piece in enumerate(pieces):
        if not piece.is_open or not DATE_ONLY.fullmatch(piece.text):
            continue
        near = [other for other in pieces[max(0, index - 1) : index + 2] if other.kind == model.PAGE_FURNITURE]
        if index < body or near or _follows_title(pieces, index):
            piece.kind = model.PAGE_FURNITURE


def _follows_title(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the text above a date is that of the first heading, printed again."""
    first = next((piece for piece in pieces if piece.text), None)
    above = pieces[index - 1] if index else None
    return first is not None and above not in {None, first} and normal(first.text) == normal(above.text)


def _mark_running_titles(pieces: Sequence[Piece]) -> None:
    """A short text at the edge of several pages is a running title."""
    edges: list[Piece] = []
    groups: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.page is not None and piece.kind != "rule":
            groups.setdefault(piece.page, []).append(piece)
    if len(groups) < 3:
        return
    for group in groups.values():
        edges += [piece for piece in {id(p): p for p in [*group[:3], *group[-3:]]}.values() if len(piece.text) <= 120]
    counts = Counter(_shape(piece.text) for piece in edges)
    for piece in edges:
        if is_terminal(piece.text) or piece.mark:
            continue
        if piece.is_open and counts[_shape(piece.text)] >= 3 and not _RUNNING_ANNEX.fullmatch(piece.text):
            piece.kind = model.PAGE_FURNITURE


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", normal(text))


# --- addresses


def _mark_addresses(pieces: Sequence[Piece]) -> None:
    for index, piece in enumerate(pieces):
        if not piece.is_open or len(piece.text) > 320 or not _ADDRESS.search(piece.text):
            continue
        if is_terminal(piece.text) and len(piece.text) > 120:
            continue
        if re.match(r"\d", piece.text) and is_terminal(piece.text):
            continue
        piece.kind = model.ADDRESS
        _mark_address_above(pieces, index)


def _mark_address_above(pieces: Sequence[Piece], index: int) -> None:
    """The name of the office and "Headquarters:" above an address belong to it."""
    above = index - 1
    while above >= max(0, index - 3):
        piece = pieces[above]
        if not piece.is_open or len(piece.text) > 80 or is_terminal(piece.text) or piece.look != "plain":
            return
        if not _ADDRESS_OPENING.fullmatch(piece.text) and not piece.text.istitle() and not _NAME.match(piece.text):
            return
        piece.kind = model.ADDRESS
        above -= 1


# --- signatures


def _mark_signatures(pieces: Sequence[Piece]) -> None:
    """A name above an office, or a closing formula, near the end of a letter or resolution."""
    for index, piece in enumerate(pieces):
        if not piece.is_open or piece.look not in {"plain", "bold"} or not _SIGNATURE.fullmatch(piece.text):
            continue
        before = pieces[index - 1] if index else None
        if before is None:
            continue
        formula = _CLOSING.match(piece.text)
        if before.is_open and len(before.text) <= 60 and _NAME.fullmatch(before.text):
            before.kind = piece.kind = model.SIGNATURE
        elif formula:
            piece.kind = model.SIGNATURE
