"""Installs and runs other programs that find quantities in text, and scores what they can be scored on.

They live in an environment of their own (.venv/peers), because their requirements are older than ours; where
that cannot be made, or one does not start, the comparison says so.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.gold import Label
from benchmarks.scoring import Answer, Score, allowed, match, same

HERE = Path(__file__).parent
ENVIRONMENT = HERE.parent / ".venv" / "peers"
NAMES = ("quantulum3", "recognizers-text", "text2num")


@dataclass(frozen=True, slots=True)
class PeerRun:
    """What one program found in each text, or why it did not run."""

    name: str
    version: str = ""
    answers: Mapping[str, list[Answer]] = field(default_factory=dict)
    seconds: float = 0.0
    failures: int = 0
    problem: str | None = None


def install() -> str | None:
    """Make the environment of the other programs, once; return why that is not possible, or None."""
    stamp = ENVIRONMENT / "installed"
    wanted = (HERE / "peers.txt").read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return None
    python = ENVIRONMENT / "bin" / "python"
    commands = (
        [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)],
        [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-input",
            "--require-hashes",
            "-r",
            str(HERE / "peers.txt"),
        ],
    )
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return _last_line(done.stderr or done.stdout)
    stamp.write_text(wanted, encoding="utf-8")
    return None


def run(name: str, texts: Mapping[str, str]) -> PeerRun:
    """Let one program read every text, paragraph by paragraph, which suits all of them best."""
    pieces = [(source, start, piece) for source, text in texts.items() for start, piece in paragraphs(text)]
    python = str(ENVIRONMENT / "bin" / "python")
    done = subprocess.run(
        [python, "-W", "ignore", str(HERE / "peer_worker.py"), name],
        input=json.dumps([piece for _, _, piece in pieces]),
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONHASHSEED": "0", "PYTHONUTF8": "1"},
    )
    if done.returncode:
        return PeerRun(name, problem=_last_line(done.stderr))
    result = json.loads(done.stdout)
    answers: dict[str, list[Answer]] = {source: [] for source in texts}
    for (source, offset, piece), reports in zip(pieces, result["reports"], strict=True):
        for start, end, value, value_max, unit in reports:
            fields = {"value": value, "value_max": value_max, "unit": unit}
            answers[source].append(Answer(offset + start, offset + end, piece[start:end], "figure", fields))
    failures = len(done.stderr.strip().splitlines())
    return PeerRun(name, _version(name), answers, float(result["seconds"]), failures)


def paragraphs(text: str) -> list[tuple[int, str]]:
    r"""Return the paragraphs of a text with their offsets, line breaks inside them as spaces.

    Examples:
        >>> paragraphs("Two\nlines.\n\nAnd one.")
        [(0, 'Two lines.'), (12, 'And one.')]
    """
    found = re.finditer(r"\S(?:[^\n]|\n(?![ \t]*\n))*", text)
    return [(m.start(), m.group().replace("\n", " ").rstrip()) for m in found]


def score(labels: Sequence[Label], answers: Sequence[Answer]) -> Score:
    """Return recall, precision, value and unit of counted nouns, in the terms that the program uses."""
    result = Score()
    golden = [label for label in labels if label.cls == "figure"]
    pairs = match(golden, answers)
    for i, label in enumerate(golden):
        if i in pairs:
            result.count("recall", True)
            result.count("value", _value(label, answers[pairs[i]]))
            if label.fields["unit_text"] and label.fields["unit"] != "percent":
                result.count("unit", _unit(label, answers[pairs[i]]))
        elif not label.optional and len(label.classes()) == 1:
            result.count("recall", False)
    matched = set(pairs.values())
    for j, answer in enumerate(answers):
        if j in matched or not allowed(answer, labels):
            result.count("precision", j in matched)
    return result


def _value(label: Label, answer: Answer) -> bool:
    """Return whether the value is right, a share as fraction or per cent, decades as decades or years."""
    value = answer.fields["value"]
    if not isinstance(value, float):
        return False
    ends = [label.fields["value"], label.fields["value_max"], *label.also.get("value", ())]
    scales = {"percent": 100.0, "year": 10.0}
    readings = (value, value * scales.get(label.fields["unit"] or "", 1.0))
    return any(end is not None and same("value", end, reading) for end in ends for reading in readings)


def _unit(label: Label, answer: Answer) -> bool:
    unit = str(answer.fields["unit"] or "").lower()
    right = (label.fields["unit"], label.fields["unit_text"], *label.also.get("unit", ()))
    return bool(unit) and unit in {str(name).lower() for name in right}


def _version(name: str) -> str:
    package = {"recognizers-text": "recognizers-text-number"}.get(name, name)
    text = (HERE / "peers.txt").read_text(encoding="utf-8")
    found = re.search(rf"^{package}==(\S+)", text, re.MULTILINE)
    return found[1] if found else ""


def _last_line(text: str) -> str:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return lines[-1].strip()[:300] if lines else "no message"
