"""A paragraph says the same wherever it stands, and every run says the same: no context, no hash seed decides."""

import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from benchmarks import ours
from iomstats.documents import Document, read_document
from iomstats.figures import read_figures
from iomstats.mentions import find_mentions

# of these kinds a reader sees what they are without the page around them; a footnote's mark is a number like any other
KINDS = {"paragraph", "list_item"}
ROOT = Path(__file__).parents[2]
Reading = tuple[int, int, str, object]

DIGEST = """
import hashlib
from benchmarks import gold, ours
from benchmarks.scoring import Answer

def lines(answers):
    return [repr((a.start, a.end, a.cls, a.rule, sorted(a.fields.items()))) for a in answers]

digest = hashlib.sha256()
for document in ours.raw_documents():
    digest.update("\\n".join(lines(ours.read(document))).encode())
for text in gold.read_texts(gold.GOLD / "sentences")[::8]:
    digest.update("\\n".join(lines(ours.read_text(text))).encode())
print(digest.hexdigest())
"""


def _readings(document: Document) -> dict[int, list[Reading]]:
    """Return, for each flow, every mention with class and, of a figure, value, unit and qualifier."""
    mentions = find_mentions(document)
    figures = {(figure.char_start, figure.char_end): figure for figure in read_figures(document, mentions)}
    found: defaultdict[int, list[Reading]] = defaultdict(list)
    for mention in mentions:
        figure = figures.get((mention.char_start, mention.char_end))
        fields = figure and (figure.value, figure.value_max, figure.qualifier, figure.unit)
        found[mention.flow].append((mention.start, mention.end, mention.cls, fields))
    return found


@pytest.mark.parametrize("document", ours.raw_documents(), ids=lambda document: str(document.document_id))
def test_paragraph_alone_says_what_it_says_in_its_document(document: Document) -> None:
    inside = _readings(document)
    differences = []
    for index, flow in enumerate(document.flows):
        if flow.kind in KINDS and inside[index]:
            alone = read_document(flow.text, date=document.date)
            mentions = [mention for found in _readings(alone).values() for mention in found]
            if len(alone.flows) != 1 or mentions != inside[index]:
                differences.append(f"{flow.text[:80]!r}: {inside[index]} in the document, {mentions} alone")
    assert not differences


def test_hash_seed_decides_nothing() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "20260")
    }
    assert len(digests) == 1
