"""Turns a sentence whose figures are marked into the tables that the stage reads.

A figure is written ``{55 | State | Member States | stock | member_states | membership}``: its text, unit,
noun phrase, kind, and what is expected of it: indicator and theme. ``-`` is none; the theme may be left out.
"""

import re
from typing import Any

import pyarrow as pa

from iomstats.schema.arrow import arrow_table

_MARK = re.compile(r"\{([^{}]*)\}")


def read_marked(
    sentence: str, *, heading: str | None = None, before: str | None = None, kind: str = "paragraph"
) -> tuple[pa.Table, pa.Table, list[tuple[str | None, str | None]]]:
    """Return figures, blocks and the expected ``(indicator, theme)`` of each figure."""
    figures: list[dict[str, Any]] = []
    expected: list[tuple[str | None, str | None]] = []
    lead = f"{before} " if before else ""
    plain = ""
    position = 0
    for match in _MARK.finditer(sentence):
        plain += sentence[position : match.start()]
        text, unit, noun, measure, indicator, *theme = (_cell(cell) for cell in match[1].split("|"))
        assert text
        start = len(lead) + len(plain)
        plain += text
        figures.append(
            {
                "figure_id": f"d:{start}-{start + len(text)}",
                "document_id": "d",
                "block_id": "d:b0002",
                "char_start": start,
                "char_end": start + len(text),
                "text": text,
                "value": 1.0,
                "qualifier": "exact",
                "unit": unit,
                "unit_text": noun,
                "kind": measure,
                "status": "reported",
                "rule": "test",
                "confidence": "high",
            }
        )
        expected.append((indicator, theme[0] if theme else None))
        position = match.end()
    plain += sentence[position:]
    for figure in figures:
        figure["quote"] = plain
    block = {
        "block_id": "d:b0002",
        "document_id": "d",
        "kind": kind,
        "section": heading,
        "char_start": 0,
        "char_end": len(lead) + len(plain),
        "text": lead + plain,
    }
    return arrow_table("figures", figures, draft=True), arrow_table("blocks", [block]), expected


def _cell(cell: str) -> str | None:
    return None if cell.strip() == "-" else cell.strip()
