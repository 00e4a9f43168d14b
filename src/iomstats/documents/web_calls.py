"""What a web page says to its reader around an article: navigation, advertisements, calls, copyright lines.

Patterns are those of English web pages in general; no publisher's own are here.
"""

import re
from collections.abc import Sequence

from iomstats.documents import model
from iomstats.documents.marks import is_terminal
from iomstats.documents.piece import Piece

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
_BODY = 60


def is_body(text: str) -> bool:
    """Whether a text is running text of the document: a sentence, and no call to the reader."""
    return len(text) >= _BODY and is_terminal(text) and not _is_call(text)


def _is_call(text: str) -> bool:
    return len(text) <= 260 and bool(_CALL.match(text) or _OFFER.search(text))


def mark_web_calls(pieces: Sequence[Piece]) -> None:
    """Set the kind of navigation, advertisements and calls to action above and below an article."""
    texts = [piece for piece in pieces if piece.kind != "rule"]
    bodies = [index for index, piece in enumerate(texts) if is_body(piece.text)]
    first = bodies[0] if bodies else len(texts)
    last = bodies[-1] if bodies else -1
    if not bodies:
        return
    for index in range(min(first, 40)):
        if texts[index].is_open and _is_call(texts[index].text):
            texts[index].kind = model.PAGE_FURNITURE
    calls = [index for index in range(min(first, 40)) if texts[index].kind == model.PAGE_FURNITURE]
    for index in range(calls[0], calls[-1]) if calls else ():
        if texts[index].is_open and len(texts[index].text.split()) <= 3:
            texts[index].kind = model.PAGE_FURNITURE
    _mark_web_tail(texts, last)
    for piece in texts[first:last]:
        if piece.is_open and piece.gap and len(piece.text) <= 40 and _is_call(piece.text) and piece.look == "plain":
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


def mark_copyright(pieces: Sequence[Piece]) -> None:
    """Set the kind of copyright lines, wherever they stand."""
    for piece in pieces:
        if piece.is_open and _COPYRIGHT.match(piece.text) and len(piece.text) <= 600:
            piece.kind = model.PAGE_FURNITURE
