"""What a rule is, and the guards and helpers that rules of several sorts use."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from iomstats.documents.model import Flow

Guard = Callable[[Flow, re.Match[str]], bool]


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to recognise a class.

    Attributes:
        name: Name of the rule, kept on every mention that it decides.
        cls: The class that it gives.
        pattern: What to look for in the reading text.
        each: A pattern whose every match inside the found text is a mention of its own, or None for one mention.
        guard: What must hold around the match, or None.
        needs: Pieces of lower-case text one of which every match holds or stands beside, "0" for any digit: where a
            flow has none of them the pattern is not tried. Empty where it always is.
        also: More such pieces, of which one is needed as well; these three are given in prechecks.py.
        at_digits: Whether every match begins at a digit that no digit stands before, so that it is tried only there.
        splits: Whether it may claim the end of a token alone, as the mark of a note behind a number.
        only: Tells in which flows the rule can match at all, or None for all.
    """

    name: str
    cls: str
    pattern: re.Pattern[str]
    each: re.Pattern[str] | None = None
    guard: Guard | None = None
    needs: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    at_digits: bool = False
    splits: bool = False
    only: Callable[[Flow], bool] | None = None

    def spans(self, flow: Flow) -> Iterator[Span]:
        """Yield the spans in the flow's reading text that the rule claims."""
        if self.only is not None and not self.only(flow):
            return
        plain = _plain(flow.text)
        if not all(any(piece in plain for piece in pieces) for pieces in (self.needs, self.also) if pieces):
            return
        for match in self._matches(flow.text):
            if self.guard is not None and not self.guard(flow, match):
                continue
            group = 1 if self.pattern.groups and match.group(1) is not None else 0
            start, end = match.span(group)
            if self.each is None:
                yield start, end
            else:
                for piece in self.each.finditer(flow.text, start, end):
                    yield piece.span()

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        if not self.at_digits:
            yield from self.pattern.finditer(text)
            return
        end = 0
        for start in _numeral_starts(text):
            match = self.pattern.match(text, start) if start >= end else None
            if match is not None:
                yield match
                end = match.end()


DIGIT = ("0",)


@lru_cache(maxsize=4)
def _plain(text: str) -> str:
    """Return a text in lower case, every digit as 0, every space plain, to look for the pieces that a rule needs."""
    return text.lower().translate(_ZEROS)


_ZEROS = str.maketrans("123456789\u00a0\u2009\u202f\t\n", "000000000     ")


@lru_cache(maxsize=4)
def _numeral_starts(text: str) -> tuple[int, ...]:
    """Return where the runs of digits of a text begin."""
    return tuple(match.start() for match in re.finditer(r"\d+", text))


REACH = 240
"""How many characters on either side a guard looks at, so that a long text costs no more than a short one."""


def text_before(flow: Flow, match: re.Match[str]) -> str:
    """Return what stands before a match, as far as a guard looks."""
    return flow.text[max(0, match.start() - REACH) : match.start()]


def text_after(flow: Flow, match: re.Match[str]) -> str:
    """Return what stands after a match, as far as a guard looks."""
    return flow.text[match.end() : match.end() + REACH]


def is_page_line(flow: Flow) -> bool:
    """Whether a flow is a running line of a page or of the table of contents."""
    return flow.kind in ("page_furniture", "contents")


def not_in_cell(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a match stands in running text and in no table."""
    return flow.cell is None
