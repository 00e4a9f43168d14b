"""Pieces that are no part of what a document says.

Page headers, mastheads, navigation, advertisements, addresses, signatures; also captions and source lines,
which belong to tables and figures. Patterns are those of English reports and web pages in general; no
publisher's own are here.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from iomstats.documents import model
from iomstats.documents.marks import is_capitals, is_terminal
from iomstats.documents.piece import Piece

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

_COPYRIGHT = re.compile(
    r"©|\(c\)\s(?:19|20)\d\d|copyright\b|all rights reserved\b|photo(?:graph)?s?\s?(?:©|credit|:)",
    re.IGNORECASE,
)
# a call to the reader of a web page, with which a line begins
_CALL = re.compile(
    r"""
      skip\s(?:to\s)?(?:the\s)?(?:main\s)?(?:navigation|content|menu)
    | (?:find\sout|learn|read|show|see|view|load|discover)\smore
    | sign\s?(?:up|in)\b | log\s?(?:in|out)\b | register\snow | subscribe\b
    | start\slearning | start\syour | get\sstarted | want\sto\skeep\slearning
    | join\s(?:over|more\sthan|us|now|today|our|the\s\d|\d) | download\s(?:now|the\sapp|our)
    | add\sto\s(?:cart|basket)
    | (?:buy|shop|donate|enrol|enroll|apply|book)\s(?:now|today|here)
    | accept\s(?:all\s)?cookies | (?:we|this\ssite)\suses?\scookies
    | share\s(?:this|on)\b | follow\sus | like\sus | tweet\b | click\shere | explore\s(?:our|more)
    | reach\syour
    | new\soffer | special\soffer | limited[\s-]time | unlock\b | upgrade\sto | advertisement\b | sponsored\b
    | related\s(?:articles|stories|content|links|topics) | you\s(?:may|might)\salso | back\sto\stop
    | (?:home|menu|search|close|next|previous|print|share|email|contact\sus|about\sus|cookies?|donate
        |comments?|leave\sa\scomment)$
    | privacy\s(?:policy|notice) | terms\s(?:of|and|&) | this\sarticle\sis\sfrom\sthe | created\sby$
    | powered\sby
    | most\sread | trending | popular\snow | recommended | newsletter
    """,
    re.VERBOSE | re.IGNORECASE,
)
# what only a sales offer says
_OFFER = re.compile(
    r"""
      \d\s?%\s(?:off|discount)\b | \bT&Cs\b | \bterms\sand\sconditions\sapply\b
    | \bnew\s(?:subscribers|customers)\sonly\b
    | \bfree\strial\b | \bsubscribe\s(?:for|now|today)\b | \bmoney[-\s]back\b | \bcancel\s(?:any\s?time)\b
    | \bsign\sup\s(?:now|today|for\sfree)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
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
_CAPTION = re.compile(
    r"""
    (?:Table|Figure|Fig\.|Box|Map|Chart|Graph|Diagram|Infographic|Exhibit|Plate|Photo) \s
    (?: [A-Z]?\d{1,3}(?:[.\-]\d{1,3}){0,2}[a-z]? | [IVX]{1,5} | [A-Z] )
    (?: \s?[.:–—|-] | \s(?=[A-Z“"(]) | $ )
    """,
    re.VERBOSE,
)
_SOURCE = re.compile(r"(?:Sources?|Photo(?: credits?)?)\s?:\s?\S", re.IGNORECASE)
_NOTE = re.compile(r"(?:Notes?|N\.?B\.?|Legend|Key)\s?[:.]\s?\S")
# "a/ Includes …" below a table
_TABLE_NOTE = re.compile(r"[a-z]/\s\S|[*†‡]\s?[A-Z]")
# the unit of a table's values: "(US$ thousands)", "in millions of Swiss francs"
_UNIT_LINE = re.compile(
    r"""
    [(\[]? (?:all\s)? (?:(?:figures|amounts|numbers|values|expressed)\s)? (?:are\s)? (?:in\s)?
    (?: US\$ | USD | EUR | CHF | GBP | [$€£] | US\sdollars | Swiss\sfrancs
      | thousands? | millions? | billions? | per\s?cent(?:age)?s? | % | number | persons? | units? )
    [^.]{0,60} [)\]]?
    """,
    re.VERBOSE | re.IGNORECASE,
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

_BODY = 60


def _open(piece: Piece) -> bool:
    """Whether the kind of a piece has not been settled by its marks."""
    return piece.kind == model.PARAGRAPH


def mark_furniture(pieces: Sequence[Piece]) -> None:
    """Set the kind of page furniture, addresses, captions and signatures."""
    if len([piece for piece in pieces if piece.kind != "rule"]) < 2:
        return
    _mark_page_lines(pieces)
    _mark_mastheads(pieces)
    _mark_running_titles(pieces)
    _mark_addresses(pieces)
    _mark_web(pieces)
    _mark_copyright(pieces)
    _mark_captions(pieces)
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
        if not _open(piece) and piece.kind != model.LIST_ITEM:
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
        (index, piece) for index, piece in enumerate(pieces) if _open(piece) and _BARE_NUMBER.fullmatch(piece.text)
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
        if _open(piece) and len(piece.text) <= 60 and _MASTHEAD.fullmatch(piece.text.strip("*")):
            piece.kind = model.PAGE_FURNITURE
    # a date below a masthead or title is the document's own; further down it heads what happened then
    body = next((index for index, piece in enumerate(pieces) if _is_body(piece.text)), 0)
    for piece in pieces[:body]:
        if _open(piece) and _BYLINE.fullmatch(piece.text):
            piece.kind = model.SIGNATURE
    for index, piece in enumerate(pieces):
        if not _open(piece) or not DATE_ONLY.fullmatch(piece.text):
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
        if _open(piece) and counts[_shape(piece.text)] >= 3 and not _RUNNING_ANNEX.fullmatch(piece.text):
            piece.kind = model.PAGE_FURNITURE


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", normal(text))


# --- web pages


def _is_body(text: str) -> bool:
    """Whether a text is running text of the document: a sentence, and no call to the reader."""
    return len(text) >= _BODY and is_terminal(text) and not _is_call(text)


def _is_call(text: str) -> bool:
    return len(text) <= 260 and bool(_CALL.match(text) or _OFFER.search(text))


def _mark_web(pieces: Sequence[Piece]) -> None:
    """Navigation, advertisements and calls to action above and below an article."""
    texts = [piece for piece in pieces if piece.kind != "rule"]
    bodies = [index for index, piece in enumerate(texts) if _is_body(piece.text)]
    first = bodies[0] if bodies else len(texts)
    last = bodies[-1] if bodies else -1
    if not bodies:
        return
    for index in range(min(first, 40)):
        if _open(texts[index]) and _is_call(texts[index].text):
            texts[index].kind = model.PAGE_FURNITURE
    calls = [index for index in range(min(first, 40)) if texts[index].kind == model.PAGE_FURNITURE]
    for index in range(calls[0], calls[-1]) if calls else ():
        if _open(texts[index]) and len(texts[index].text.split()) <= 3:
            texts[index].kind = model.PAGE_FURNITURE
    _mark_web_tail(texts, last)
    for piece in texts[first:last]:
        if _open(piece) and piece.gap and len(piece.text) <= 40 and _is_call(piece.text) and piece.look == "plain":
            piece.kind = model.PAGE_FURNITURE


def _mark_web_tail(texts: Sequence[Piece], last: int) -> None:
    """From the first call or copyright line behind the article's body on, everything is furniture.

    A promise of the sales kind ("Unlock access to … courses") may itself be as long as a paragraph.
    """
    tail = range(last + 1, len(texts))
    if not any(_is_call(texts[index].text) for index in tail):
        return
    begins = next(index for index in tail if _is_call(texts[index].text) or _COPYRIGHT.match(texts[index].text))
    for piece in texts[begins:]:
        if piece.kind in {model.PARAGRAPH, model.LIST_ITEM}:
            piece.kind = model.PAGE_FURNITURE


def _mark_copyright(pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        if _open(piece) and _COPYRIGHT.match(piece.text) and len(piece.text) <= 600:
            piece.kind = model.PAGE_FURNITURE


# --- addresses


def _mark_addresses(pieces: Sequence[Piece]) -> None:
    for index, piece in enumerate(pieces):
        if not _open(piece) or len(piece.text) > 320 or not _ADDRESS.search(piece.text):
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
        if not _open(piece) or len(piece.text) > 80 or is_terminal(piece.text) or piece.look != "plain":
            return
        if not _ADDRESS_OPENING.fullmatch(piece.text) and not piece.text.istitle() and not _NAME.match(piece.text):
            return
        piece.kind = model.ADDRESS
        above -= 1


# --- captions


def _mark_captions(pieces: Sequence[Piece]) -> None:
    for index, piece in enumerate(pieces):
        if not _open(piece):
            continue
        if _SOURCE.match(piece.text) and len(piece.text) <= 500:
            piece.kind = model.CAPTION
            _mark_titles_above(pieces, index)
        elif index and _TABLE_NOTE.match(piece.text) and pieces[index - 1].kind in {model.TABLE, model.FOOTNOTE}:
            piece.kind = model.FOOTNOTE
            piece.note_mark = piece.text[0]
        elif _is_caption(piece, pieces[index - 1] if index else None):
            piece.kind = model.CAPTION
    for index, piece in enumerate(pieces):
        if piece.kind == model.TABLE:
            _mark_table_title(pieces, index)


def _is_caption(piece: Piece, above: Piece | None) -> bool:
    if _NOTE.match(piece.text):
        return above is not None and above.kind in {model.TABLE, model.CAPTION}
    return bool(_CAPTION.match(piece.text)) and len(piece.text) <= 300 and not _is_prose(piece.text)


def _is_prose(text: str) -> bool:
    """Whether what looks like a caption goes on as running text: several sentences."""
    return len(re.findall(r"[a-z)][.!?]\s+[A-Z]", text)) >= 2


def _mark_titles_above(pieces: Sequence[Piece], index: int) -> None:
    """Short lines above a source line are the titles of charts that the text has lost."""
    above = index - 1
    found = []
    while above >= 0 and index - above <= 5:
        piece = pieces[above]
        if piece.kind == model.TABLE or not _open(piece) or len(piece.text) > 160 or is_terminal(piece.text):
            break
        if piece.look != "plain" or piece.text.endswith((":", ";", ",")) or piece.mark:
            break
        found.append(piece)
        above -= 1
    for piece in found:
        piece.kind = model.CAPTION


def _mark_table_title(pieces: Sequence[Piece], index: int) -> None:
    """A short line above a table is its title; one such as "(US$ thousands)" gives the unit of its values."""
    above = index - 1
    titled = False
    while above >= max(0, index - 3):
        piece = pieces[above]
        if piece.kind == model.CAPTION:
            titled = titled or bool(_CAPTION.match(piece.text))
        elif not _open(piece) or is_terminal(piece.text) or piece.mark or len(piece.text) > 160:
            return
        elif _UNIT_LINE.fullmatch(piece.text):
            piece.kind = model.CAPTION
        elif (
            piece.look == "plain"
            and not titled
            and not is_capitals(piece.text)
            and not piece.text.endswith((":", ";", ","))
        ):
            piece.kind = model.CAPTION
            titled = True
        else:
            return
        above -= 1


# --- signatures


def _mark_signatures(pieces: Sequence[Piece]) -> None:
    """A name above an office, or a closing formula, near the end of a letter or resolution."""
    for index, piece in enumerate(pieces):
        if not _open(piece) or piece.look not in {"plain", "bold"} or not _SIGNATURE.fullmatch(piece.text):
            continue
        before = pieces[index - 1] if index else None
        if before is None:
            continue
        formula = _CLOSING.match(piece.text)
        if _open(before) and len(before.text) <= 60 and _NAME.fullmatch(before.text):
            before.kind = piece.kind = model.SIGNATURE
        elif formula:
            piece.kind = model.SIGNATURE
