"""A raised mark of a note ends no number, scale or date before its time."""

import pytest

import iomstats

SENTENCES = [
    ("In 2012<sup>4</sup> the mill had 40 workers.", "2012", "date"),
    ("It has stood still since May 2013².", "May 2013", "date"),
    ("Farms owe EUR 3.2 million² to banks.", "EUR 3.2 million", "figure"),
    ("Nearly 4.5 million<sup>2</sup> people live there.", "4.5 million", "figure"),
    ("The share was 45 per cent3 at the time.", "45 per cent", "figure"),
    ("Two mayors<sup>2</sup> left.", "2", "numbering"),
    ("It covers 5 km<sup>2</sup> of bog.", "2", "name"),
]


@pytest.mark.parametrize(("sentence", "text", "cls"), SENTENCES, ids=[sentence[:30] for sentence, _, _ in SENTENCES])
def test_class(sentence: str, text: str, cls: str) -> None:
    mentions = iomstats.extract(sentence, date="2014").mentions
    assert (text, cls) in set(zip(mentions["text"], mentions["class"], strict=True))
