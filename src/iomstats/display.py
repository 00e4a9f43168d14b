"""Shows values and figures to people: hedges as stated, a figure marked in its paragraph.

Nothing here reads the dataset or decides what a figure means. Text of documents goes through ``escaping``.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from iomstats.escaping import html, visible

Row = Mapping[str, Any]

_SIGN = {
    "about": "≈ ",
    "more_than": "> ",
    "at_least": "≥ ",
    "at_most": "≤ ",
    "less_than": "< ",
    "nearly": "< ",
}
_CURRENCY = re.compile("[A-Z]{3}")
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def as_stated(value: float | None, value_max: float | None, qualifier: str | None, unit: str | None) -> str:
    """Return a value with its hedge, as a person would write it.

    Example:
        >>> as_stated(3400, None, "more_than", "person")
        '> 3,400'
        >>> as_stated(330000, None, "nearly", "person")
        '< 330,000 (nearly)'
        >>> as_stated(783800000, None, "exact", "USD")
        'USD 783.8 million'
        >>> as_stated(61, 63, "range", "percent")
        '61–63 %'
        >>> as_stated(4, None, "exact", "ratio")
        '× 4'
    """
    if _missing(value):
        return ""
    assert value is not None
    text = number(value)
    if not _missing(value_max):
        assert value_max is not None
        text += f"–{number(value_max)}"
    if unit == "percent":
        text += " %"
    elif unit == "ratio":
        text = f"× {text}"
    elif unit is not None and _CURRENCY.fullmatch(unit):
        text = f"{unit} {text}"
    return f"{_SIGN.get(qualifier or '', '')}{text}{' (nearly)' if qualifier == 'nearly' else ''}"


def number(value: float) -> str:
    """Return a number as people read it: thousands separated, millions in words where that loses nothing.

    Example:
        >>> number(7258), number(214e6), number(1234567), number(33.33333), number(0.05)
        ('7,258', '214 million', '1,234,567', '33.33', '0.05')
    """
    for scale, word in _LARGE:
        # whole thousandths of a million only: three decimals then say all there is
        if abs(value) >= scale and value % (scale // 1000) == 0:
            return f"{value / scale:,.3f}".rstrip("0").rstrip(".") + f" {word}"
    return _plain(value)


def _plain(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    # two decimals where there is a whole part, two digits that say something where there is none
    text = f"{value:,.3f}" if abs(value) >= 100 else f"{value:,.2f}" if abs(value) >= 1 else f"{value:.2g}"
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text


def _missing(value: float | None) -> bool:
    # pandas gives NaN or NA where a table has null
    return value is None or value != value or str(value) == "<NA>"


# A figure in its paragraph


@dataclass(frozen=True, slots=True)
class Passage:
    """Text of one or more blocks on one line, with the spans that matter.

    Attributes:
        text: The text, white space collapsed.
        marks: ``(start, end, role)`` in order, never overlapping; role is figure, qualifier, unit or period.
    """

    text: str
    marks: tuple[tuple[int, int, str], ...]

    def pieces(self) -> Iterator[tuple[str, str | None]]:
        """Yield the text in pieces, each with its role or None."""
        position = 0
        for start, end, role in self.marks:
            if position < start:
                yield self.text[position:start], None
            yield self.text[start:end], role
            position = end
        if position < len(self.text):
            yield self.text[position:], None


def passage(figure: Row, blocks: Sequence[Row], dates: Iterable[Row] = ()) -> Passage:
    r"""Return the paragraph of a figure, marking it and its qualifier, unit and period where they are found.

    Args:
        figure: A row of figures.
        blocks: The rows of blocks that make up its paragraph, in reading order.
        dates: Rows of mentions of class date in those blocks.

    Example:
        >>> figure = {"char_start": 9, "char_end": 14, "unit_text": "staff", "qualifier": "more_than"}
        >>> list(passage(figure, [{"char_start": 0, "text": "More than 3,400\nstaff."}]).pieces())[0]
        ('More than', 'qualifier')
    """
    text, offsets = joined(blocks)

    def span(row: Row) -> tuple[int, int] | None:
        inside = [i for i, offset in enumerate(offsets) if row["char_start"] <= offset < row["char_end"]]
        return (inside[0], inside[-1] + 1) if inside else None

    found = span(figure)
    if found is None:
        return Passage(text, ())
    marks = [(*found, "figure")]
    sentence = _sentence(text, figure.get("quote"), found)
    for role, candidate in (
        ("qualifier", _qualifier(text, sentence, found, figure.get("qualifier"))),
        ("unit", _unit(text, sentence, found, figure.get("unit_text"))),
        *(("period", span(date)) for date in dates if _dates(figure, str(date["text"]))),
    ):
        if candidate is not None and all(candidate[1] <= s or e <= candidate[0] for s, e, _ in marks):
            marks.append((*candidate, role))
    return Passage(text, tuple(sorted(marks)))


def joined(blocks: Sequence[Row]) -> tuple[str, list[int]]:
    """Return the text of blocks on one line, and the raw offset of each of its characters."""
    characters: list[str] = []
    offsets: list[int] = []
    for block in blocks:
        for offset, character in enumerate(" " + str(block["text"]), int(block["char_start"]) - 1):
            if character.isspace():
                if not characters or characters[-1] == " ":
                    continue
                character = " "
            characters.append(character)
            offsets.append(offset)
    if characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    return "".join(characters), offsets


def _sentence(text: str, quote: object, figure: tuple[int, int]) -> tuple[int, int]:
    """Return where the figure's sentence stands; the whole text where it cannot be found word for word."""
    sentence = " ".join(str(quote or "").split())
    start = text.rfind(sentence, 0, figure[0] + len(sentence)) if sentence else -1
    return (start, start + len(sentence)) if 0 <= start <= figure[0] else (0, len(text))


def _qualifier(
    text: str, sentence: tuple[int, int], figure: tuple[int, int], qualifier: object
) -> tuple[int, int] | None:
    if qualifier in (None, "exact", "range"):
        return None
    # the stage that reads hedges knows their words; it is loaded for a hedged figure only
    from iomstats.figures.numbers.qualifiers import hedge_spans

    found = hedge_spans(str(qualifier), text[sentence[0] : figure[0]])
    return (sentence[0] + found[-1][0], sentence[0] + found[-1][1]) if found else None


def _unit(text: str, sentence: tuple[int, int], figure: tuple[int, int], unit_text: object) -> tuple[int, int] | None:
    words = str(unit_text or "").split()
    if not words:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)
    spans = [match.span() for match in pattern.finditer(text, sentence[0], sentence[1])]
    after = [span for span in spans if span[0] >= figure[1]]
    return after[0] if after else (spans[-1] if spans else None)


def _dates(figure: Row, text: str) -> bool:
    """Tell whether a date expression is what gives the figure its period."""
    years = {str(figure[key])[:4] for key in ("period_start", "period_end") if figure.get(key)}
    return any(year in text for year in years)


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure in its paragraph: HTML in a notebook, text in a terminal.

    Attributes:
        figure: Its row of figures.
        passage: Its paragraph, with the figure marked.
        section: The headings above it, or None.
        source: Its citation, as text.
    """

    figure: Row
    passage: Passage
    section: str | None
    source: str

    @property
    def summary(self) -> str:
        """What was read, in one line."""
        figure = self.figure
        period = period_text(figure.get("period_start"), figure.get("period_end"))
        basis = figure.get("period_basis")
        facts = [
            f"{as_stated(figure['value'], figure['value_max'], figure['qualifier'], figure['unit'])} "
            f"{noun(figure['unit'])}".strip(),
            figure.get("indicator"),
            f"{figure['status']} {figure['kind']}",
            period and (f"{period} (from the {_BASIS.get(basis, basis)})" if basis else period),
            figure.get("place"),
            figure.get("dims"),
        ]
        return " · ".join(visible(str(fact)) for fact in facts if fact)

    def __str__(self) -> str:
        body = "".join(
            f"»{visible(text)}«" if role == "figure" else visible(text) for text, role in self.passage.pieces()
        )
        lines = [visible(str(self.figure["figure_id"])), self.summary]
        if self.section:
            lines.append(visible(self.section))
        return "\n".join((*lines, "", textwrap.fill(body, 96, break_on_hyphens=False), "", visible(self.source)))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        body = "".join(
            html(text) if role is None else f'<mark style="{_STYLE[role]}" title="{role}">{html(text)}</mark>'
            for text, role in self.passage.pieces()
        )
        section = f'<div style="{_SMALL}">{html(self.section)}</div>' if self.section else ""
        name = html(str(self.figure["figure_id"]))
        return (
            '<div style="max-width:50em;line-height:1.5;border-left:3px solid #9ab;padding-left:1em">'
            f"<div><strong>{html(self.summary)}</strong></div>{section}"
            f'<p style="margin:.6em 0">{body}</p>'
            f'<div style="{_SMALL}">{html(self.source)}<br/><code>{name}</code></div>'
            "</div>"
        )


_BASIS = {"stated": "sentence", "context": "context", "document": "document's date"}
_SMALL = "font-size:.85em;opacity:.75"
# the text colour is set too, or a dark theme would put light on light
_STYLE = {
    "figure": "background:#ffd54f;color:#111;font-weight:600",
    "qualifier": "background:#ffe9a8;color:#111",
    "unit": "background:#cfe8cf;color:#111",
    "period": "background:#cfe2f6;color:#111",
}


def period_text(start: str | None, end: str | None) -> str:
    """Return a period in the fewest words.

    Example:
        >>> period_text("2001", "2010"), period_text("2009", "2009"), period_text("2007-06", None)
        ('2001–2010', '2009', 'from 2007-06')
    """
    if start and end:
        return start if start == end else f"{start}{' to ' if '-' in start + end else '–'}{end}"
    return f"from {start}" if start else f"to {end}" if end else ""


def noun(unit: str | None) -> str:
    """Return the unit where it is a thing that is counted, and "" where the value already shows it."""
    return "" if unit is None or unit in ("percent", "ratio") or _CURRENCY.fullmatch(unit) else unit
