"""Raw text to reading text: marks left out, entities decoded, lines joined, every character traced back.

Knows inline marks only; what a line is (heading, item, footnote) is decided elsewhere.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from iomstats.documents.marks import RAISED
from iomstats.documents.mending import mended

# only names of HTML: "<5 years" and "a < b > c" are text
_TAG_NAME = (
    r"(?:a|abbr|article|aside|b|blockquote|br|button|caption|center|cite|code|div|em|figcaption|figure|font|footer|form|"
    r"h[1-6]|head|header|hr|html|body|i|img|ins|li|link|main|mark|meta|nav|ol|p|page|pre|s|section|small|span|strong|sub|"
    r"sup|table|tbody|td|tfoot|th|thead|title|tr|u|ul)"
)
_BREAKING_TAG = re.compile(
    r"</?(?:article|aside|blockquote|br|caption|div|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|section|"
    r"table|tbody|td|tfoot|th|thead|title|tr|ul)\b",
    re.IGNORECASE,
)


_OFTEN_MISREAD = (
    "–—‒―‘’‚“”„•…‰€™‐‑−≤≥×·°±²³½¼¾£¥©®«»\u00a0\u2009\u202f"
    "ÀÁÂÃÄÅÇÈÉÊËÍÎÏÑÓÔÖØÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüčćđšžŠŽČőűłńśźżğşİıﬁﬂ"
)


def _misread() -> dict[str, str]:
    """Return how the bytes of a UTF-8 character look when they are read as Windows-1252, and the character."""
    table = {}
    for character in _OFTEN_MISREAD:
        octets = character.encode()
        # five octets stand for no character of Windows-1252; programs give them as they are, or leave them out
        seen = "".join(bytes([octet]).decode("cp1252", "replace").replace("\ufffd", chr(octet)) for octet in octets)
        table[seen] = character
    # "Â" left before a space, from which the no-break space was lost
    stray = {f"Â{mark}": mark for mark in "–—-·"}
    return {**table, **stray, "â€œ": "“", "â€": "”", "Â ": " ", "ï¬": "ﬁ"}


_MISREAD = _misread()
_GROUP = re.compile(r"\d{3}(?!\d)")
WIDE = "\u2003"  # between digits that stand in columns
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_MISREAD_PATTERN = "|".join(re.escape(seen) for seen in sorted(_MISREAD, key=lambda seen: (-len(seen), seen)))
_SHORT_WORD = (
    r"(?<!\bof)(?<!\bthe)(?<!\band)(?<!\bin)(?<!\bfor)(?<!\bto)(?<!\ba)(?<!\bwith)(?<!\bfrom)(?<!\bby)(?<!\bon)(?<!\bits)"
    r"(?<!\bis)(?<!\bwas)(?<!\bwere)(?<!\bare)(?<!\bat)(?<!\bas)(?<!\bor)(?<!\btheir)(?<!\bthat)"
)
# with what a special piece begins: everything else is passed over at once
_FIRSTS = "".join(sorted({seen[0] for seen in _MISREAD})) + r"ﬀ-ﬆ \t&<\\\[!*_`~\u00ad\u200b-\u200f\u2060\ufeff"
_SPECIAL = re.compile(
    rf"""
    # a lone space between two words is text like any other, which spares most of the work
    (?=[{_FIRSTS}])(?![ ](?<=[A-Za-z0-9,.;:)][ ])[A-Za-z0-9(])(?:
      (?P<misread>{_MISREAD_PATTERN})
    | (?P<ligature>(?:(?<=[a-z]){_SHORT_WORD}[ ](?=[ﬀ-ﬆ][ ]))?(?P<joined>[ﬀ-ﬆ])(?:[ ](?=[a-z]))?)
    | (?P<space>[ \t]+)
    | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,30}});)
    | <(?P<autolink>(?i:https?://|mailto:)[^<>\s]{{1,2000}})>
    | (?P<comment><!--[^<>]{{0,1000}}-->)
    | (?P<tag></?(?i:{_TAG_NAME})(?:\s[^<>]{{0,1000}}|/)?\s?>)
    | (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<noteref>\[\^(?P<refname>[\w*]{{1,10}})\](?::(?=\s))?)
    | (?P<link>!?\[(?P<label>[^\[\]]{{1,500}})\](?=\([^()\s]{{1,2000}}(?:\s"[^"]{{0,300}}")?\)))
    | (?P<stars>\*{{1,3}})
    | (?P<bars>_{{1,3}})
    | (?P<ticks>`+)
    | (?P<tildes>~~)
    | (?P<invisible>[\u00ad\u200b-\u200f\u2060\ufeff]))
    """,
    re.VERBOSE,
)
_SUP_PAIR = re.compile(r"<sup>([^<>]{1,30})</sup>", re.IGNORECASE)
# "two-" at a line's end is a word of its own in "two- to three-week", "first- and second-"
_SUSPENDED = re.compile(r"(?:to|and|or|and/or|but|nor|through|versus|vs)\b", re.IGNORECASE)
# what is no word by itself was cut off at the line's end: "administra-" + "tive"
_SUFFIX = re.compile(
    r"(?:[st]ions?|[st]ional(?:ly)?|ments?|mental|ing|ings|ted|ded|ring|ting|ning|ling|tives?|tively|ances?|tances?|ences?|dences?"
    r"|ity|ities|bility|ness|ally|ably|ibly|ized?|izing|ization|ised|ising|isation|ism|ists?|able|ible|ous|ously"
    r"|ures?|tures?|tural|ary|tary|ory|tory|gration|grants?|grated|nomic|tically|tics|r?ies)(?![\w’'-])"
)
# "mil-" + "lion", "thou-" + "sand", "per-" + "cent": the letter before the hyphen, and what goes on
_SCALE_ENDS = {
    letter: re.compile(rf"(?:{rest})(?![\w-])")
    for letter, rest in (
        ("l", "lions?"),
        ("u", "sands?"),
        ("r", "cent|teen|ty|ters?"),
        ("n", "dred|ty"),
        ("c", "onds?|ades?"),
        ("v", "en(?:ty|teen)?"),
        ("x", "teen|ty"),
        ("f", "teen|ty"),
        ("h", "teen|ty"),
        ("e", "ven(?:ty|teen)?|teen|ty"),
        ("z", "ens?"),
    )
}


@dataclass(slots=True)
class Reading:
    """Reading text with the raw offsets of its characters."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


def read_segments(raw: str, segments: Sequence[tuple[int, int]]) -> Reading:
    r"""Return the reading text of a piece of raw text given as the spans of its lines.

    Example:
        >>> raw = "of **inter-\nagency** work<sup>2</sup> &amp;c"
        >>> read_segments(raw, [(0, 11), (12, len(raw))]).text
        'of inter-agency work² &c'
    """
    builder = _Builder(raw)
    dropped = _emphasis(raw, segments)
    raised = {
        offset
        for start, end in segments
        for match in _SUP_PAIR.finditer(raw, start, end)
        for offset in range(match.start(1), match.end(1))
    }
    for start, end in segments:
        builder.next_line(start)
        _read_line(builder, start, end, dropped, raised)
    return builder.finish()


def join(parts: Sequence[Reading]) -> tuple[Reading, list[int]]:
    """Join readings into one; also return where each begins in the joined text."""
    joined = Reading()
    begins = []
    for part in parts:
        if not part.text:
            begins.append(len(joined.text))
            continue
        if _is_cut(joined.text, part.text):
            joined.text = joined.text[:-1]
            joined.starts.pop()
            joined.ends.pop()
        elif joined.text and _needs_space(joined.text, part.text):
            joined.starts.append(joined.ends[-1])
            joined.ends.append(joined.ends[-1] + 1)
            joined.text += " "
        begins.append(len(joined.text))
        joined.text += part.text
        joined.starts += part.starts
        joined.ends += part.ends
    return joined, begins


def _needs_space(before: str, after: str) -> bool:
    """Whether two lines are joined with a space, or mended at the hyphen, dash or slash between them."""
    last = before[-1]
    if len(before) < 2 or before[-2].isspace() or not after:
        return True
    if last in "-\u2010\u2011":
        return not (before[-2].isalnum() and after[0].isalnum()) or bool(_SUSPENDED.match(after))
    if last == "–":
        return not (before[-2].isdigit() and after[0].isdigit())
    if last == "/":
        return not (before[-2].isalnum() and after[0].isalnum())
    return True


def _is_cut(before: str, after: str) -> bool:
    """Whether a hyphen at a line's end only divides a word, as far as that is certain."""
    if before[-1:] != "-" or not before[-2:-1].islower():
        return False
    scale_end = _SCALE_ENDS.get(before[-2])
    return bool(_SUFFIX.match(after) or (scale_end and scale_end.match(after)))


class _Builder:
    """Collects reading characters with their raw offsets; white space is single and never at an edge."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.pending: tuple[int, int] | None = None
        self.new_line = False

    def next_line(self, start: int) -> None:
        if self.chars:
            self.new_line = True
            self.pending = (self.ends[-1], max(start, self.ends[-1] + 1))

    def space(self, start: int, end: int) -> None:
        if start < end and self.chars and not self.new_line:
            self.pending = (self.pending[0] if self.pending else start, end)

    def put(self, characters: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        if not characters:
            return
        if self.pending is not None:
            tail = "".join(self.chars[-2:])
            if self.new_line and _is_cut(tail, characters):
                self.chars.pop(), self.starts.pop(), self.ends.pop()
            elif not self.new_line or _needs_space(tail, characters[:8]):
                self.chars.append(self._gap())
                self.starts.append(self.pending[0])
                self.ends.append(self.pending[1])
            self.pending = None
            self.new_line = False
        self.chars.extend(characters)
        self.starts.extend(starts)
        self.ends.extend(ends)

    def _gap(self) -> str:
        """Return the space that is due: a wide one before three digits parts two numbers, as columns do."""
        assert self.pending is not None
        start, end = self.pending
        grouped = self.chars[-1].isdigit() and _GROUP.match(self.raw, end)
        return WIDE if grouped and end - start > 2 and "\n" not in self.raw[start:end] else " "

    def plain(self, start: int, end: int) -> None:
        if start < end:
            self.put(self.raw[start:end], range(start, end), range(start + 1, end + 1))

    def finish(self) -> Reading:
        text = "".join(self.chars)
        if WIDE not in text:
            return Reading(*mended(text, self.starts, self.ends))
        parts, begin = [], 0
        for end in (*(match.end() for match in re.finditer(WIDE, text)), len(text)):
            parts.append(mended(text[begin:end], self.starts[begin:end], self.ends[begin:end]))
            begin = end
        return Reading(
            "".join(part[0] for part in parts),
            [start for part in parts for start in part[1]],
            [end for part in parts for end in part[2]],
        )


def _read_line(builder: _Builder, start: int, end: int, dropped: set[int], raised: set[int]) -> None:
    raw = builder.raw
    at = start
    while at < end and raw[at] in " \t":
        at += 1
    builder.space(start, at)
    for match in _SPECIAL.finditer(raw, at, end):
        _read_plain(builder, at, match.start(), raised)
        at = match.end()
        kind = match.lastgroup
        if kind in {"refname", "label", "joined"}:
            kind = {"refname": "noteref", "label": "link", "joined": "ligature"}[kind]
        first, last = match.span()
        if kind == "space":
            builder.space(first, last)
        elif kind == "misread":
            letters = _LIGATURES.get(_MISREAD[match.group()], _MISREAD[match.group()])
            builder.put(letters, [first] * len(letters), [last] * len(letters))
        elif kind == "ligature":
            letters = _LIGATURES[match["joined"]]
            builder.put(letters, [first] * len(letters), [last] * len(letters))
        elif kind == "entity":
            decoded = html.unescape(match.group())
            if decoded.isspace() and decoded != "\xa0":
                builder.space(first, last)
            else:
                builder.put(decoded, [first] * len(decoded), [last] * len(decoded))
        elif kind == "autolink":
            builder.plain(*match.span("autolink"))
        elif kind in {"tag", "comment"}:
            if kind == "tag" and _BREAKING_TAG.match(match.group()):
                builder.space(first, last)
        elif kind == "escape":
            builder.plain(first + 1, last)
        elif kind == "noteref":
            name, name_start, name_end = match["refname"], *match.span("refname")
            builder.put(name.translate(RAISED), range(name_start, name_end), range(name_start + 1, name_end + 1))
        elif kind == "link":
            _read_line(builder, *match.span("label"), dropped, raised)
            builder.space(match.end("label"), last)
        elif kind == "tildes" or kind == "ticks":
            pass
        elif kind in {"stars", "bars"}:
            for offset in range(first, last):
                if offset not in dropped:
                    builder.plain(offset, offset + 1)
        # what is invisible is left out
    _read_plain(builder, at, end, raised)


def _read_plain(builder: _Builder, start: int, end: int, raised: set[int]) -> None:
    if start >= end:
        return
    if not raised or start not in raised:
        builder.plain(start, end)
        return
    builder.put(builder.raw[start:end].translate(RAISED), range(start, end), range(start + 1, end + 1))


def _emphasis(raw: str, segments: Sequence[tuple[int, int]]) -> set[int]:
    """Return the offsets of the stars and underscores that are Markdown emphasis, not text."""
    if not segments or not any(mark in raw[segments[0][0] : segments[-1][1]] for mark in "*_"):
        return set()
    starts = [start for start, _ in segments]
    opened: dict[str, list[tuple[int, int]]] = {"*": [], "_": []}
    dropped: set[int] = set()
    first, last = segments[0][0], segments[-1][1]
    for start, end in segments:
        for match in _SPECIAL.finditer(raw, start, end):
            if match.lastgroup not in {"stars", "bars"}:
                continue
            opens, closes = _flanks(raw, segments, starts, match.start(), match.end())
            stack = opened[raw[match.start()]]
            at, length = match.start(), match.end() - match.start()
            while closes and length and stack:
                begin, open_length = stack.pop()
                used = min(length, open_length)
                # the inner stars of the opening run are used first
                dropped.update(range(begin + open_length - used, begin + open_length))
                dropped.update(range(at, at + used))
                at, length = at + used, length - used
                if open_length > used:
                    stack.append((begin, open_length - used))
            if opens and length:
                stack.append((at, length))
            elif length >= 2 and match.end() == last:
                dropped.update(range(at, at + length))
    for stack in opened.values():
        for begin, length in stack:
            if length >= 2 and begin == first:
                dropped.update(range(begin, begin + length))
    return dropped


def _flanks(
    raw: str, segments: Sequence[tuple[int, int]], starts: Sequence[int], begin: int, end: int
) -> tuple[bool, bool]:
    """Whether a run of stars or underscores can open and can close emphasis (after CommonMark)."""
    line_start, line_end = segments[bisect_right(starts, begin) - 1]
    before = raw[begin - 1] if begin > line_start else " "
    after = raw[end] if end < line_end else " "
    left = not after.isspace() and (after.isalnum() or not before.isalnum() or before.isspace())
    right = not before.isspace() and (before.isalnum() or not after.isalnum() or after.isspace())
    if raw[begin] == "_":
        return left and not before.isalnum(), right and not after.isalnum()
    # a star between two digits or letters multiplies or is a name's own
    if before.isalnum() and after.isalnum():
        return False, end - begin >= 2
    return left, right
