"""Shows a whole document, its figures marked; gathers blocks and figures from the tables, changes neither."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from iomstats.citation import Tables, cite_documents
from iomstats.display import Passage, as_stated, joined
from iomstats.escaping import html, visible

Row = Mapping[str, Any]

_STYLE = {
    "heading": "font-weight:600;margin:1em 0 .3em",
    "footnote": "font-size:.85em;opacity:.8;margin:.3em 0",
    "page_furniture": "font-size:.8em;opacity:.5;margin:.3em 0",
    "list_item": "margin:.2em 0 .2em 1.5em",
}
_MARK = "background:#ffe9a8;color:#111"


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its figures marked: HTML in a notebook, text in a terminal.

    Attributes:
        source: Its citation.
        blocks: Its rows of blocks, in order.
        figures: Its rows of figures, in order.
    """

    source: str
    blocks: Sequence[Row]
    figures: Sequence[Row]

    def __str__(self) -> str:
        paragraphs = [textwrap.fill(visible(joined([block])[0]), 96, break_on_hyphens=False) for block in self.blocks]
        return "\n\n".join((visible(self.source), *paragraphs))

    def __repr__(self) -> str:
        return f"<{visible(self.source)} {len(self.figures)} figures; print() it to read it>"

    def _repr_html_(self) -> str:
        body = "".join(
            f'<div style="{_STYLE.get(block["kind"], "margin:.6em 0")}">{self._marked(block)}</div>'
            for block in self.blocks
        )
        return f'<div style="max-width:50em;line-height:1.5"><div><em>{html(self.source)}</em></div>{body}</div>'

    def _marked(self, block: Row) -> str:
        text, offsets = joined([block])
        position = {offset: index for index, offset in enumerate(offsets)}
        marks, titles = [], {}
        for figure in self.figures:
            # a figure may run over the end of its block, where the text goes on on the next page
            inside = [position[o] for o in range(figure["char_start"], figure["char_end"]) if o in position]
            if inside:
                marks.append((inside[0], inside[-1] + 1, str(figure["figure_id"])))
                titles[str(figure["figure_id"])] = (
                    f"{as_stated(figure['value'], figure['value_max'], figure['qualifier'], figure['unit'])} "
                    f"{figure['unit'] or ''} [{figure['figure_id']}]"
                )
        return "".join(
            html(piece) if role is None else f'<mark style="{_MARK}" title="{html(titles[role])}">{html(piece)}</mark>'
            for piece, role in Passage(text, tuple(sorted(marks))).pieces()
        )


def document_view(tables: Tables, document_id: str) -> DocumentView:
    """Return a document with its figures marked.

    Raises:
        UnknownNameError: if there is no such document.
    """
    source = cite_documents(tables, [document_id], "text")
    return DocumentView(
        source,
        sorted(tables.rows("blocks", "document_id", [document_id]), key=lambda row: row["char_start"]),
        sorted(tables.rows("figures", "document_id", [document_id]), key=lambda row: row["char_start"]),
    )
