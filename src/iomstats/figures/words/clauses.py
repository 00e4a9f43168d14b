"""Cuts a sentence at the clause boundaries around a figure."""

import re


def clause(text: str, from_end: bool) -> str:
    """Cut a side of a sentence at the clause boundary nearest to the figure, which stands at its end or start."""
    parts = re.split(
        r"[;:]\s|\s[–—·]\s|,\s(?:although|though|but|and|with|which|who|of\swhich|of\swhom)\s|,?\s(?:while|whereas)\s",
        text,
    )
    return parts[-1] if from_end else parts[0]
