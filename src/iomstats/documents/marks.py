"""The marks and looks that lines and pieces of text have: bullets, numbers, rules, capitals, ends of sentences.

Patterns and questions about one string only; which lines belong together is decided elsewhere.
"""

import re

SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[A-Za-z0-9.()\-]+){1,6}")

_RULE = re.compile(r"(?:[-–—_=*.·•~]\s{0,30}){3,}|[─━═]{3,}")
HEADING_MARK = re.compile(r"(#{1,6})\s+(?=\S)")
HTML_HEADING = re.compile(r"<h([1-6])\b", re.IGNORECASE)
QUOTE_MARK = re.compile(r"(?:>\s?)+(?=\s?[^\s\d>])")
BULLET = re.compile(r"([•‣▪▫■□●○◦⦁∙·➢➤►▶✓✔❖\uf0b7\uf0a7\uf0d8\uf076]|[-–—*+](?=\s)|o(?=\s+\S))(?:\s*(?=\S)|$)")
HTML_ITEM = re.compile(r"(?:<[uo]l\b[^<>]{0,200}>\s?)?<li\b", re.IGNORECASE)
MARK = re.compile(
    r"""
    (?P<par>\() (?P<inner>\d{1,3}|[ivxIVX]{1,6}|[a-zA-Z]) \) (?=\s|$)
    | (?P<bare>\d{1,3}|[ivx]{1,6}|[a-zA-Z]) \) (?=\s)
    | (?P<dotted>\d{1,3}) \\? \. (?=\s|$)
    | (?P<letter>[a-z]|[ivx]{2,6}) \. (?=\s)
    """,
    re.VERBOSE,
)
NOTE_MARK = re.compile(
    r"""
      <sup>\s?(?P<tag>\d{1,3}|\*{1,3}|[a-z])\s?</sup> (?=\s?\S)
    | (?P<high>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}) (?=\s?\S)
    | \[\^(?P<ref>[\w*]{1,10})\]:
    """,
    re.VERBOSE,
)
PLAIN_NOTE = re.compile(r"(\d{1,3})(?=\s|$)")
STAR_NOTE = re.compile(r"(?:\\?\*){1,3}(?=\s*\S)|[†‡](?=\s*\S)")
HIGH_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]*_⁰¹²³⁴⁵⁶⁷⁸⁹]*\d{0,3}$")
STOP = re.compile(r"[.!?…;:][\"'”’»)\]*_⁰¹²³⁴⁵⁶⁷⁸⁹]*\d{0,3}$")
# a line that ends in one of these is not the last of its sentence
_FUNCTION_WORD = re.compile(
    r"(?:^|\s)(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|nor|but|as|that|which|who|whose|its|their|his|her|this"
    r"|these|those|between|into|over|under|about|than|is|are|was|were|be|been|has|have|had|will|would|should|may|can"
    r"|not|no|per|via|through|within|against|among|including|such|both|more|most|some|all|each|every|other|US\$|USD|CHF"
    r"|EUR|GBP)$|[,–—/-]$|[(]\w*$",
    re.IGNORECASE,
)
LIST_END = re.compile(r"(?:[;,]|\band|\bor)$")


def is_terminal(text: str) -> bool:
    """Whether a text ends as a sentence does, a note mark behind the full stop allowed.

    Example:
        >>> [is_terminal(text) for text in ("in 2009.", "assistance.14", "human rights of", "USD 1.4")]
        [True, True, False, False]
    """
    match = _TERMINAL.search(text)
    return bool(match) and not re.search(r"\d\.\d+$", text)


def ends_open(text: str) -> bool:
    """Whether a text ends in a word or mark that cannot end a sentence or heading."""
    return bool(_FUNCTION_WORD.search(text))


def is_rule(body: str) -> bool:
    """Whether a line is a rule, such as ``---`` or ``____``."""
    return bool(_RULE.fullmatch(body))


def next_mark(mark: str, step: int) -> str:
    """Return the mark that comes next: ``(b)`` after ``(a)``, ``ii)`` after ``i)``.

    Example:
        >>> [next_mark(mark, 1) for mark in ("(a)", "9.", "iii)")]
        ['(b)', '10.', 'iv)']
    """
    match = re.search(r"\w+", mark)
    if match is None:
        return mark
    word = match.group()
    if word.isdecimal():
        following = str(int(word) + step)
    elif word.lower() in _ROMANS and (len(word) > 1 or word.lower() == "i"):
        following = _ROMANS[max(0, min(_ROMANS.index(word.lower()) + step, len(_ROMANS) - 1))]
    else:
        following = chr(ord(word[0]) + step)
    return mark[: match.start()] + following + mark[match.end() :]


_ROMANS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]


def glued_note(body: str) -> bool:
    """Whether superscript digits begin a line because they were wrapped there: lower case goes on."""
    match = re.match(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s*(?=[a-z])", body)
    return bool(match)


def opens_bold(body: str) -> bool:
    """Whether bold type begins in a line and goes on in the next."""
    return body.count("**") % 2 == 1


def both_capitals(before: str, line: str) -> bool:
    """Whether two lines are one heading in capitals."""
    return is_capitals(before) and is_capitals(line) and len(before) > 3 and not re.search(r"\d$", before)


def is_capitals(text: str) -> bool:
    """Whether a text is set in capitals.

    Example:
        >>> [is_capitals(text) for text in ("IOM’S ROLE, 1995-2000", "MC/INF/302", "2003", "Staff")]
        [True, False, False, False]
    """
    if _LOWER.search(text):
        return False
    letters = [character for character in text if character.isalpha()]
    if len(letters) < 3 or any(letter.islower() for letter in letters):
        return False
    printed = [character for character in text if not character.isspace() and not character.isdigit()]
    return not SYMBOL.fullmatch(text.strip("*# ")) and len(letters) * 2 >= len(printed)


_LOWER = re.compile("[a-z]")


def is_bold(body: str) -> bool:
    """Whether a text is set in bold type from end to end."""
    for mark in ("**", "__"):
        if body.startswith(mark) and body.endswith(mark) and len(body) > 4 and mark not in body[2:-2].strip("*"):
            return True
    return bool(_BOLD_TAG.fullmatch(body))


_BOLD_TAG = re.compile(r"<(b|strong)>[^<>]+</\1>", re.IGNORECASE)
