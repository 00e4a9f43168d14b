"""Runs one other program over paragraphs; started by peers.py with the Python of their environment.

Reads a JSON list of paragraphs from stdin and writes, per paragraph, what the program reports as
[start, end, value, value_max, unit]. Imports neither iomstats nor anything of this repository.
"""

from __future__ import annotations

import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

Report = tuple[int, int, float | None, float | None, str | None]
Reader = Callable[[str], list[Report]]


def quantulum3() -> Reader:
    from quantulum3 import parser  # type: ignore[import-not-found]

    def read(text: str) -> list[Report]:
        reports: list[Report] = []
        for quantity in parser.parse(text):
            value, spread = float(quantity.value), quantity.uncertainty
            low, high = (value - spread, value + spread) if spread else (value, None)
            unit = None if quantity.unit.name == "dimensionless" else quantity.unit.name
            reports.append((*quantity.span, low, high, unit))
        return reports

    return read


def recognizers() -> Reader:
    from recognizers_number import Culture, recognize_number, recognize_percentage  # type: ignore[import-not-found]
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension  # type: ignore

    models = (recognize_currency, recognize_dimension, recognize_age, recognize_percentage, recognize_number)

    def read(text: str) -> list[Report]:
        found: list[Report] = []
        for model in models:
            for result in model(text, Culture.English):
                resolution: dict[str, Any] = result.resolution or {}
                try:
                    value: float | None = float(str(resolution.get("value")).rstrip("%"))
                except ValueError:
                    value = None
                found.append((result.start, result.end + 1, value, None, resolution.get("unit")))
        # a model with units and the one for bare numbers report the same place: the longer one counts
        kept: list[Report] = []
        for report in sorted(found, key=lambda r: (r[0] - r[1], r[2] is None)):
            if report[2] is not None and all(report[1] <= k[0] or k[1] <= report[0] for k in kept):
                kept.append(report)
        return sorted(kept, key=lambda r: r[:2])

    return read


def text2num() -> Reader:
    from text_to_num import find_numbers  # type: ignore[import-not-found]

    class Word:
        def __init__(self, word: str) -> None:
            self.word = word

        def text(self) -> str:
            return self.word

        def nt_separated(self, previous: Any) -> bool:
            return False

        def not_a_number_part(self) -> bool:
            return False

    def read(text: str) -> list[Report]:
        # words and what stands between them are its tokens, so that offsets can be told
        cuts = sorted({0, len(text), *(edge for m in re.finditer(r"\w+", text) for edge in m.span())})
        spans = list(pairwise(cuts))
        words = [Word(text[a:b]) for a, b in spans]
        return [
            (spans[found.start][0], spans[found.end - 1][1], float(found.value), None, None)
            for found in find_numbers(words, "en", 0.0)
            if not found.is_ordinal
        ]

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "quantulum3": quantulum3,
    "recognizers-text": recognizers,
    "text2num": text2num,
}


def _read_all(read: Reader, paragraphs: list[str]) -> Iterator[list[Report]]:
    for paragraph in paragraphs:
        try:
            yield read(paragraph)
        except Exception as error:  # a program that fails on a paragraph reports nothing there
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            yield []


def main() -> None:
    warnings.simplefilter("ignore")
    paragraphs = json.load(sys.stdin)
    read = READERS[sys.argv[1]]()
    read("Two of 3 people.")
    began = time.perf_counter()
    reports = list(_read_all(read, paragraphs))
    json.dump({"seconds": time.perf_counter() - began, "reports": reports}, sys.stdout)


if __name__ == "__main__":
    main()
