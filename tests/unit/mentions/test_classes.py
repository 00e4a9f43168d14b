"""A sentence and the class of every numeric expression in it, one line each."""

import csv
from pathlib import Path

import pytest

from iomstats.documents import read_document
from iomstats.mentions import find_mentions


def _rows() -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "classes.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(sentence, mentions) for sentence, mentions in list(rows)[1:]]


@pytest.mark.parametrize(("sentence", "mentions"), _rows())
def test_sentence(sentence: str, mentions: str) -> None:
    found = find_mentions(read_document(sentence.replace("\\n", "\n")))
    assert " | ".join(f"{mention.cls}={mention.text}" for mention in found) == mentions


def test_every_mention_says_which_rule_decided() -> None:
    found = find_mentions(read_document("On 7 June 2007 the Council adopted 12 points at its 481st meeting."))
    assert [(mention.text, mention.rule) for mention in found] == [
        ("7 June 2007", "date_day"),
        ("12", "number"),
        ("481st meeting", "numbered_body"),
    ]
