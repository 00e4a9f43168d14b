"""Compares what was read with labels: matches one to one by place, then field by field.

Must not know where answers come from, nor print: any reader of figures can be scored here.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from benchmarks.gold import FIELDS, NUMBERS, Label

ALL_AT_ONCE = (
    "value",
    "value_max",
    "qualifier",
    "unit",
    "kind",
    "status",
    "period_start",
    "period_end",
    "place",
    "indicator",
)
Cell = str | float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One expression as a program read it: its place, class and, of a figure, its fields."""

    start: int
    end: int
    text: str
    cls: str
    fields: Mapping[str, Cell] = field(default_factory=dict)
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One difference between a label and an answer, for whoever improves the rules."""

    source: str
    start: int
    text: str
    what: str
    expected: Cell
    found: Cell


@dataclass
class Score:
    """Counts of what was right, added up over texts.

    Attributes:
        right: By measure, how many were right.
        total: By measure, out of how many.
        faults: Every difference.
    """

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def count(self, measure: str, right: bool) -> None:
        self.total[measure] += 1
        self.right[measure] += right

    def share(self, measure: str) -> float | None:
        """Return the share that was right, or None where nothing was to be measured."""
        return self.right[measure] / self.total[measure] if self.total[measure] else None

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.total + other.total, self.faults + other.faults)


def overlap(a: Label | Answer, b: Label | Answer) -> int:
    """Return how many characters two expressions share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def match(labels: Sequence[Label], answers: Sequence[Answer]) -> dict[int, int]:
    """Return pairs (index of a label -> index of an answer), one to one, those that share most first.

    Examples:
        >>> no = {}, {}, False
        >>> labels = [Label("d", 0, 2, "40", "figure", *no), Label("d", 7, 9, "50", "figure", *no)]
        >>> match(labels, [Answer(0, 9, "40 to 50", "figure")])
        {0: 0}
    """
    pairs = [
        (-overlap(label, answer), abs(label.start - answer.start) + abs(label.end - answer.end), i, j)
        for i, label in enumerate(labels)
        for j, answer in enumerate(answers)
        if overlap(label, answer)
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(pairs):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def score_text(labels: Sequence[Label], answers: Sequence[Answer], core: frozenset[str] | None = None) -> Score:
    """Return the score of one text.

    Args:
        labels: What the text says.
        answers: What was read in it.
        core: The indicators that the labels choose from; None where they name none.
    """
    score = Score()
    _score_ledger(score, labels, answers)
    golden = [label for label in labels if label.cls == "figure"]
    figures = [answer for answer in answers if answer.cls == "figure"]
    pairs = match(golden, figures)
    for i, label in enumerate(golden):
        if i in pairs:
            score.count("recall", True)
            _score_fields(score, label, figures[pairs[i]], core)
        elif not excused(label, answers):
            score.count("recall", False)
            score.faults.append(Fault(label.source, label.start, label.text, "missed", label.text, None))
    matched = set(pairs.values())
    for j, answer in enumerate(figures):
        if j in matched:
            score.count("precision", True)
        elif not allowed(answer, labels):
            score.count("precision", False)
            source = labels[0].source if labels else ""
            score.faults.append(Fault(source, answer.start, answer.text, "not a figure", None, answer.text))
    return score


def excused(label: Label, answers: Iterable[Answer]) -> bool:
    """Return whether a label may be unmatched: it is optional, or was given another class that is allowed."""
    classes = {answer.cls for answer in answers if overlap(label, answer)}
    return (label.optional and not classes) or bool(classes & (label.classes() - {label.cls}))


def allowed(answer: Answer, labels: Iterable[Label]) -> bool:
    """Return whether a figure that no labelled figure matches is allowed all the same.

    A span that holds a second number of a labelled figure is not: that number is counted twice.
    """
    touched = [label for label in labels if overlap(label, answer)]
    return any(label.cls != "figure" and "figure" in label.classes() for label in touched)


def _score_ledger(score: Score, labels: Sequence[Label], answers: Sequence[Answer]) -> None:
    """Count every label whose class was given, and every answer where no label is."""
    pairs = match(labels, answers)
    for i, label in enumerate(labels):
        touching = [answer for answer in answers if overlap(label, answer)]
        # one numbering may cover two of them; one figure never two
        best = answers[pairs[i]] if i in pairs else next(iter(touching), None)
        if best is None and label.optional:
            continue
        right = best is not None and best.cls in label.classes() and (i in pairs or best.cls != "figure")
        score.count("class", right)
        if best is not None:
            exact = _same_text(label, best)
            score.count("extent", exact)
        if not right:
            found = best.cls if best is not None else None
            score.faults.append(Fault(label.source, label.start, label.text, "class", label.cls, found))
    for answer in answers:
        if not any(overlap(label, answer) for label in labels) and not _needless(answer):
            score.count("class", False)
            source = labels[0].source if labels else ""
            score.faults.append(Fault(source, answer.start, answer.text, "class", None, answer.cls))


def _needless(answer: Answer) -> bool:
    """Return whether an expression may go without a mention: a Roman numeral, the scale in a header."""
    roman = answer.cls in {"numbering", "name"} and re.search(r"\b[IVX]+\b(?!.*\d)", answer.text)
    scale = re.fullmatch(r"(?:thousand|million|billion)s?|ones", answer.text.lower())
    return bool(roman or (scale and answer.cls == "idiom"))


def _same_text(label: Label, answer: Answer) -> bool:
    if (label.start, label.end) == (answer.start, answer.end):
        return True
    said = " ".join(answer.text.split())
    return any(" ".join((text or "").split()) in {said, "*"} for text in label.also.get("text", ()))


def _score_fields(score: Score, label: Label, answer: Answer, core: frozenset[str] | None) -> None:
    exact = _same_text(label, answer)
    score.count("figure extent", exact)
    if not exact:
        score.faults.append(Fault(label.source, label.start, label.text, "extent", label.text, answer.text))
    right: dict[str, bool] = {}
    for name in FIELDS:
        expected, found = label.fields.get(name), answer.fields.get(name)
        if name == "indicator":
            if core is None:
                continue
            # an indicator that the labels could not choose says no more than none
            found = found if found in core else None
        strict = same(name, expected, found)
        right[name] = strict or accepted(name, label, found)
        score.count(f"{name} strict", strict)
        score.count(name, right[name])
        if not right[name]:
            score.faults.append(Fault(label.source, label.start, label.text, name, expected, found))
    score.count("period", right["period_start"] and right["period_end"])
    score.count("all at once", all(right.get(name, True) for name in ALL_AT_ONCE))


def accepted(name: str, label: Label, found: Cell) -> bool:
    """Return whether the definitions allow a value that the label does not choose."""
    loose: dict[str, Callable[[str, str], bool]] = {"unit_text": _within, "dims": _paraphrase}
    options = label.also.get(name, ())
    if any(option == "*" or same(name, option, found) for option in options):
        return True
    if isinstance(found, str) and any(option and fnmatchcase(found, option) for option in options):
        return True
    expected = label.fields.get(name)
    if name in {"value_low", "value_high"} and label.also.get("qualifier"):
        # the bounds go with the hedge, of which another reading is allowed
        return found is None or same(name, label.fields.get("value"), found)
    if name == "unit_text" and expected is None:
        return True  # nothing is written beside the number: the noun understood is allowed
    return name in loose and bool(expected) and isinstance(found, str) and loose[name](str(expected), found)


def same(name: str, expected: Cell, found: Cell) -> bool:
    """Return whether two cells of a field say the same.

    Examples:
        >>> same("value", "33.3333", 100 / 3), same("place", "Chad; Niger", "Niger; Chad")
        (True, True)
        >>> same("value_max", None, 0.0), same("unit_text", "the membership", "membership")
        (False, True)
    """
    if expected is None or found is None:
        return expected is None and found is None
    if name in NUMBERS:
        return math.isclose(float(expected), float(found), rel_tol=1e-5, abs_tol=1e-9)
    return _plain(name, str(expected)) == _plain(name, str(found))


def _plain(name: str, value: str) -> object:
    if name in {"place", "dims"}:
        return frozenset(value.split("; "))
    if name == "unit_text":
        return re.sub(r"^(?:the|a|an) ", "", " ".join(value.split()).lower())
    return value


def _within(expected: str, found: str) -> bool:
    """Return whether one noun phrase holds the other whole."""
    a, b = (" ".join(["", *re.findall(r"\w+", phrase.lower()), ""]) for phrase in (expected, found))
    return a in b or b in a


def _paraphrase(expected: str, found: str) -> bool:
    """Return whether two breakdowns have the same keys, each value holding the other."""
    a, b = (dict(pair.partition("=")[::2] for pair in cell.split("; ")) for cell in (expected, found))
    return a.keys() == b.keys() and all(_within(a[key], b[key]) for key in a)
