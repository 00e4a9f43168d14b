"""Finds indicators and figures by words, ranks them, and forgives typing errors; chooses no values."""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iomstats.dataset import Dataset
from iomstats.display import as_stated, noun
from iomstats.schema.errors import CallError

if TYPE_CHECKING:
    import pandas as pd

# How much a word says about a row, by where it stands: the label, then the definition, then the sentence.
_LABEL, _DEFINITION, _SENTENCE = 4.0, 2.0, 1.0

# Words that say nothing about what is looked for.
_SMALL = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}

COLUMNS = (
    "label",
    "found",
    "indicator",
    "value",
    "unit",
    "period_start",
    "period_end",
    "points",
    "text",
    "score",
    "document_id",
    "figure_id",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: its words with how much each says, and the row that is shown.

    Attributes:
        words: Its words, each with its weight.
        row: What is shown of it.
        label: The words of its name: the more of them were asked for, the better it fits.
    """

    words: Mapping[str, float]
    row: Mapping[str, Any]
    label: frozenset[str] = frozenset()


def words(text: str) -> list[str]:
    """Return the words of a text in the form in which they are compared: lower case, without common endings.

    Example:
        >>> words("Assisted voluntary Returns: 7,258 countries")
        ['assist', 'voluntary', 'return', '7258', 'country']
    """
    found = re.findall(r"\d[\d,.]*\d|[^\W_]+", text.casefold())
    return [word.replace(",", "") if word[0].isdigit() else _stem(word) for word in found]


def _stem(word: str) -> str:
    for ending, put in (("ies", "y"), ("ing", ""), ("ed", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith(("ss", "us", "is")):
            return word[: -len(ending)] + put
    return word


def search(dataset: Dataset, text: str, limit: int) -> pd.DataFrame:
    """Return the indicators and figures that match, best first."""
    import pandas as pd

    if not isinstance(text, str):
        raise CallError(f"what to search for is a str, not {type(text).__name__}")
    if not isinstance(limit, int):
        raise CallError(f"limit is an int, not {type(limit).__name__}")
    if limit < 1:
        raise CallError(f"limit={limit} finds nothing; use 1 or more")
    asked = words(text)
    ranked = rank([word for word in asked if word not in _SMALL] or asked, [*_indicators(dataset), *_figures(dataset)])[
        :limit
    ]
    rows = [{**entry.row, "score": round(score, 3)} for score, entry in ranked]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype({"points": "Int64", "value": "float64", "score": "float64"})


def rank(asked: Sequence[str], entries: Sequence[Entry]) -> list[tuple[float, Entry]]:
    """Return the entries that share a word with what was asked, best first.

    A word that few entries hold counts more. An entry that has all the words comes before one that has some.

    Example:
        >>> staff, offices = Entry({"staff": 4.0}, {}), Entry({"office": 4.0}, {})
        >>> [entry is staff for _, entry in rank(["staf"], [staff, offices])]
        [True]
    """
    frequency = Counter(word for entry in entries for word in entry.words)
    matches = [_similar(word, frequency) for word in dict.fromkeys(asked)]
    rarity = {word: math.log(1 + len(entries) / count) for word, count in frequency.items()}
    scored = []
    for entry in entries:
        gains = [
            max(
                (entry.words[w] * rarity[w] * quality for w, quality in near.items() if w in entry.words),
                default=0.0,
            )
            for near in matches
        ]
        found = sum(gain > 0 for gain in gains)
        if found:
            named = sum(any(word in entry.label for word in near) for near in matches)
            closeness = 1 + 0.3 * named / len(entry.label) if entry.label else 1.0
            scored.append((sum(gains) * closeness * (found / len(gains)) ** 2, entry))
    # of equals, first what has more values
    return sorted(scored, key=lambda pair: (-pair[0], -pair[1].row.get("points", 0)))


def _similar(asked: str, known: Iterable[str]) -> dict[str, float]:
    """Return the known words that a word may stand for, each with how well it does."""
    near = {
        word: 1.0 if word == asked else 0.6
        for word in known
        if word == asked or (len(asked) >= 3 and word.startswith(asked)) or (len(word) >= 4 and asked.startswith(word))
    }
    if asked not in near and not asked.isdigit():
        candidates = [word for word in known if word[:1].isalpha()]
        for word in difflib.get_close_matches(asked, candidates, n=3, cutoff=0.75):
            near.setdefault(word, 0.8 * difflib.SequenceMatcher(None, asked, word).ratio())
    return near


def _weighted(*fields: tuple[float, str | None]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for weight, text in fields:
        for word in words(text or ""):
            weights[word] = max(weight, weights.get(word, 0.0))
    return weights


def _indicators(dataset: Dataset) -> list[Entry]:
    points: dict[str, list[tuple[str | None, str | None]]] = {}
    for row in dataset.table("series").select(["indicator", "period_start", "period_end"]).to_pylist():
        points.setdefault(row["indicator"], []).append((row["period_start"], row["period_end"]))
    entries = []
    for row in dataset.table("indicators").to_pylist():
        spans = points.get(row["indicator"], [])
        entries.append(
            Entry(
                _weighted(
                    (_LABEL, row["label"]),
                    (_LABEL, row["indicator"]),
                    (_DEFINITION, row["definition"]),
                    (_SENTENCE, row["theme"]),
                ),
                {
                    "found": "indicator",
                    "indicator": row["indicator"],
                    "label": row["label"],
                    "unit": row["unit"],
                    "period_start": min((start for start, _ in spans if start), default=None),
                    "period_end": max((end for _, end in spans if end), default=None),
                    "points": len(spans),
                    "text": row["definition"],
                },
                frozenset(words(row["label"])),
            )
        )
    return entries


def _figures(dataset: Dataset) -> list[Entry]:
    entries = []
    for row in dataset.table("figures").to_pylist():
        stated = as_stated(row["value"], row["value_max"], row["qualifier"], row["unit"])
        counted = row["unit_text"] or noun(row["unit"])
        entries.append(
            Entry(
                _weighted(
                    (_DEFINITION, row["unit_text"]),
                    (_DEFINITION, row["place"]),
                    (_DEFINITION, row["dims"]),
                    (_SENTENCE, row["quote"]),
                    (_SENTENCE, row["indicator"]),
                    (_LABEL, row["text"]),
                ),
                {
                    "found": "figure",
                    **{
                        name: row[name]
                        for name in (
                            "indicator",
                            "value",
                            "unit",
                            "period_start",
                            "period_end",
                            "figure_id",
                            "document_id",
                        )
                    },
                    "label": f"{stated} {counted}".strip(),
                    "text": row["quote"],
                },
            )
        )
    return entries
