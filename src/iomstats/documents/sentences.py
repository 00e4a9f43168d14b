"""Sentence spans of reading text: nupunkt's, with the corrections that reports need; no layout."""

import re

import nupunkt

_ABBREVIATION = re.compile(
    r"""
    (?:^|[\s(\[“"‘'/])
    (?: No | Nos | Mr | Mrs | Ms | Mmes? | Messrs | Dr | Prof | H\.E | Hon | Gen | Col | Capt | Lt | Sgt | Rev
      | St
      | i\.\s?e | e\.\s?g | viz | cf | vs | v | al | approx | ca? | resp | incl | excl | est
      | eds? | trans | vols? | pp? | paras? | figs? | chaps? | ch | secs? | arts? | nos? | ibid | op | cit
      | add | rev
      | Jan | Feb | Mar | Apr | Jun | Jul | Aug | Sept? | Oct | Nov | Dec
      | Corp | Inc | Ltd | Co | Govt | Dept | Min | Tel | Res | Doc | Ref | Ext
    )\.$
    """,
    re.VERBOSE,
)
# "Corp.", "Inc.", "Jan." … may well end a sentence; they only bind what cannot begin one
_WEAK = re.compile(
    r"(?:Corp|Inc|Ltd|Co|Govt|Dept|Min|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|al|cit|ibid|est)\.$"
)
_INITIAL = re.compile(r"(?:^|[\s(.])[A-Z]\.$")
# in "See Annex A. The next …" the letter is no initial
_LABEL = (
    r"\b(?:Annex|Appendix|Part|Table|Figure|Group|Category|Schedule|Section|Chapter|Article|Class|Phase|Option"
    r"|Scenario|Hepatitis|Vitamin|Type|Line|Point|Objective|Area|Zone|Block|Plan)\s[A-Z]\."
)
_LABELLED_LETTER = re.compile(rf"{_LABEL}$", re.IGNORECASE)
_LABELLED_END = re.compile(rf"{_LABEL}(?=\s[A-Z][a-z])")
_LETTER_END = re.compile(r"\s[A-Z]\.(?=\s[A-Z][a-z])")
# a lone "D.C." or "U.S." before a capital letter may end a sentence
_SPELLED = re.compile(r"[A-Z]\.\s?[A-Z]\.$")
_MARKER_ONLY = re.compile(
    r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,6}|[IVXLC]{1,6}|[A-Za-z])[.)\]]{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[-–—•]"
)
_CLOSERS_ONLY = re.compile(r"[\s.!?…)\]”’\"'»⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]+")
_LEADING_CLOSERS = re.compile(
    r"(?:[”’»)\]]{1,3}|[\"'](?=\s|\d|$))(?:\d{1,3}(?=\s+[“\"‘(]?[A-Z]|$))?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=\s)"
)
# a note mark glued to a full stop hides the end of the sentence: "itself.¹ The", "domains.19 Only"
_HIDDEN_END = re.compile(
    r"""
    (?: (?P<word>[A-Za-z]{3,30}) [)\]”’"]{0,2} [.!?] [)\]”’"]{0,2} (?: [⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4} | \d{1,3} | \*{1,3} )
      | [.!?] [)\]”’"]{0,2} \s? [⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}
    )
    (?= \s+ [“"‘'(]? [A-Z] )
    """,
    re.VERBOSE,
)

# nupunkt takes some short words for abbreviations: "if supported to do so. Diaspora groups …"
_PLAIN_WORD = re.compile(r"(?<![\w.])[a-z]{2,30}$")
_PLAIN_END = re.compile(r"[.!?][)\]”’\"]{0,2}(?=\s[“\"‘(]?[A-Z][a-z]*\b)")
_SHORTENED = frozenset(
    "no nos vs al approx ca resp incl excl est ed eds trans vol vols pp par para paras fig figs chap chaps ch sec secs "
    "art arts ibid op cit add rev ref ext tel min max avg dept govt gov prov pop temp cont viz cf sq rd st ave".split()
)

Span = tuple[int, int]


def sentence_spans(text: str, marker: Span | None = None) -> tuple[Span, ...]:
    """Return the spans of the sentences of a flow; together they cover all its characters but white space.

    Args:
        text: Reading text.
        marker: The span of a leading number or list mark, which never is a sentence of its own.

    Example:
        >>> text = "4. See Resolution No. 1150. It was adopted by Mrs. R. Hansen."
        >>> [text[start:end] for start, end in sentence_spans(text, (0, 2))]
        ['4. See Resolution No. 1150.', 'It was adopted by Mrs. R. Hansen.']
    """
    if not text.strip():
        return ()
    cuts = _cuts(text)
    spans = []
    begin = 0
    for cut in [*sorted(cuts), len(text)]:
        start, end = _trim(text, begin, cut)
        if start < end:
            spans.append((start, end))
        begin = cut
    return tuple(_merge(text, spans, marker))


def _cuts(text: str) -> set[int]:
    """Return the offsets at which a sentence begins, except the first."""
    cuts = {start for start, _ in nupunkt.sentence_spans(text, line_breaks=True)} - {0}
    for match in _PLAIN_END.finditer(text):
        plain = _PLAIN_WORD.search(text[max(0, match.start() - 31) : match.start()])
        if plain and plain.group() not in _SHORTENED:
            cuts.add(match.end())
    if _LETTER_END.search(text):
        cuts |= {match.end() for match in _LABELLED_END.finditer(text)}
    for match in _HIDDEN_END.finditer(text):
        word = match["word"]
        if word and _ABBREVIATION.search(" " + word + "."):
            continue
        cuts.add(match.end())
    return {_behind_closers(text, cut) for cut in cuts}


def _behind_closers(text: str, cut: int) -> int:
    """Move a cut behind the closing quote or note mark that belongs to the sentence before."""
    if cut and text[cut - 1].isspace():
        match = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}(?=\s)").match(text, cut)
    else:
        match = _LEADING_CLOSERS.match(text, cut)
    return match.end() if match else cut


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _merge(text: str, spans: list[Span], marker: Span | None) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and not _is_boundary(text, merged[-1], (start, end), marker):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _is_boundary(text: str, before: Span, after: Span, marker: Span | None) -> bool:
    """Whether a sentence ends between two spans."""
    ended = text[max(before[0], before[1] - 24) : before[1]]
    following = text[after[0] : after[1]]
    if marker is not None and before[1] <= marker[1]:
        return False
    if _MARKER_ONLY.fullmatch(text[before[0] : min(before[1], before[0] + 12)]) and before[1] - before[0] <= 12:
        return False
    if _CLOSERS_ONLY.fullmatch(following):
        return False
    if before[1] == after[0] and (text[before[1] - 1].isalnum() or following[0].isalnum()) and ended[-1] in ".,":
        # nothing between: a decimal, a web address, a version
        return False
    first = following[0]
    if first.islower():
        return False
    if _ABBREVIATION.search(ended):
        weak = bool(_WEAK.search(ended))
        return (
            weak and first.isupper() and not re.search(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$", ended)
        )
    if _INITIAL.search(ended) and not _SPELLED.search(ended) and not _LABELLED_LETTER.search(ended):
        return not first.isupper()
    return True
