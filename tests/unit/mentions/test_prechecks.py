"""A rule that is tried only where the words it needs are there finds what it would find if it were tried everywhere."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import gold, ours
from iomstats.documents import read_document
from iomstats.documents.model import Flow
from iomstats.mentions.numerals import quantities, quantity_pattern
from iomstats.mentions.rules import Rule, ordered_rules

PIECES = (
    "several dozen", "a few hundred", "tens of thousands", "half a million", "-18%", "USD 3.4 million", "US$ 41.2bn",
    "CHF12", "R$5", "Rs. 400", "kr 30", "3/4", "1½", "2,46 1,730", "(1,234)", "one in five", "two-thirds",
    ".5 per cent", "a quarter of a million", "10^6", "5 × 10⁶", "twice", "threefold", "5 times as many", "Point 3",
    "paras. 4 and 5",
    "Resolution No. 1150 (XCIII)", "Directive No 45/2009", "MC/INF/302", "4 May 2009", "mid-2015", "2015–2016",
    "2015/16", "Q3 2014", "FY2008", "the 1990s", "sixty years ago", "the last two years", "in ten days", "№ 7",
    "12th", "century",
    "note1", "word.23", "[4]", "1) first", "(2)", "24/7", "COVID-19", "km²", "CO2", "Part II", "the 2000 Convention",
    "World Migration Report 2011", "“The Next Five Years”", "one of the", "no one", "once", "dozens", "US$ million",
    "'000", "half-year", "decade-long", "Tel: +41 22 717", "0800 783 233", "P.O. Box 17", "17 route des Morillons",
    "12 Main Street", "ISBN 978-92", "release 3", "10:30", "8 p.m.", "1 January", "Jan-15", "https://example.org/1",
    "first half of 2017", "the third quarter", "six months to June 2012", "5€", "61 cents", "0.37", "U.S. $5", "A$3",
    "category 4 storm", "Flight ET 508", "seat 34A", "Twelfth Session", "3rd meeting of the Council", "two million",
    "years", "people", "in", "of", "and", ",", ".", ";", "–", "per cent", "(", ")",
)  # fmt: skip


def _flows() -> Iterator[Flow]:
    for text in gold.read_texts(gold.GOLD / "sentences"):
        yield from read_document(text.text, date=text.date, title=text.title).flows
    for document in ours.raw_documents():
        yield from document.flows
    for table in sorted(Path(__file__).parents[1].rglob("*.tsv")):
        for line in table.read_text(encoding="utf-8").splitlines():
            yield from read_document(line).flows
    chance = random.Random(7)
    for _ in range(300):
        yield from read_document(" ".join(chance.choices(PIECES, k=9))).flows


@pytest.fixture(scope="module")
def flows() -> list[Flow]:
    return list(_flows())


@pytest.mark.parametrize("rule", ordered_rules(), ids=lambda rule: rule.name)
def test_what_a_rule_needs_is_in_all_that_it_finds(rule: Rule, flows: list[Flow]) -> None:
    plain = replace(rule, needs=(), also=(), at_digits=False, only=None)
    for flow in flows:
        assert list(rule.spans(flow)) == list(plain.spans(flow)), flow.text


def test_quantities_are_found_wherever_they_begin(flows: list[Flow]) -> None:
    for flow in flows:
        found = [match.span() for match in quantities(flow.text)]
        assert found == [match.span() for match in quantity_pattern().finditer(flow.text)], flow.text
