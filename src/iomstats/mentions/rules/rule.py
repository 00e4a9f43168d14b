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
    """

    name: str
    cls: str
    pattern: re.Pattern[str]
    each: re.Pattern[str] | None = None
    guard: Guard | None = None
    needs: tuple[str, ...] = ()

    def spans(self, flow: Flow) -> Iterator[Span]:
        """Yield the spans in the flow's reading text that the rule claims."""
        if self.needs:
            plain = _plain(flow.text)
            if not any(piece in plain for piece in self.needs):
                return
        for match in self.pattern.finditer(flow.text):
            if self.guard is not None and not self.guard(flow, match):
                continue
            group = 1 if self.pattern.groups and match.group(1) is not None else 0
            start, end = match.span(group)
            if self.each is None:
                yield start, end
            else:
                for piece in self.each.finditer(flow.text, start, end):
                    yield piece.span()


DIGIT = ("0",)


@lru_cache(maxsize=4)
def _plain(text: str) -> str:
    """Return a text in lower case with every digit as 0, to look for the pieces that a rule needs."""
    return text.lower().translate(_ZEROS)


_ZEROS = str.maketrans("123456789", "000000000")


REACH = 240
"""How many characters on either side a guard looks at, so that a long text costs no more than a short one."""


def text_before(flow: Flow, match: re.Match[str]) -> str:
    """Return what stands before a match, as far as a guard looks."""
    return flow.text[max(0, match.start() - REACH) : match.start()]


def text_after(flow: Flow, match: re.Match[str]) -> str:
    """Return what stands after a match, as far as a guard looks."""
    return flow.text[match.end() : match.end() + REACH]


def not_in_cell(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a match stands in running text and in no table."""
    return flow.cell is None
