"""What holds for every text, whatever it says: nothing is lost, nothing is moved, every offset leads back."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from iomstats.documents import Document, read_document

_FRAGMENTS = st.sampled_from(
    [
        "Staff grew from 6,457 in 2007 to 7,258 in 2009.",
        "of which 550 were started in",
        "inter-",
        "agency",
        "4. According to",
        "(a) first;",
        "(ii) second",
        "1) third",
        "• 25 per cent",
        "- item 3",
        "– to facilitate",
        "* 5 stars",
        "# Heading 1",
        "### **IV. Looking ahead**",
        "**Objective 1: to provide**",
        "EXECUTIVE SUMMARY",
        "Point 3: To offer advice",
        "Annex II",
        "MC/INF/302",
        "Page 5",
        "12",
        "1 Regarding IOM’s work",
        "<sup>2</sup> See also",
        "¹ Ibid.",
        "future.<sup>1</sup> Over",
        "health,1 gender",
        "[^3]: note",
        "\\* This document",
        "| a | 12 | 3.5% |",
        "|---|---:|---|",
        "a,b,3",
        "Africa    12    15",
        "Asia 20 25 30",
        "x\t5\ty",
        "Introduction ........ 3",
        "CONTENTS",
        "Table 2. Staff (US$ thousands)",
        "Source: IOM, 2019.",
        "Tel.: +41 22 717 9111",
        "© 2019 IOM",
        "Find out more",
        '<td width="30">4</td>',
        "<tr><td>5</td><td>6</td></tr>",
        "<h2>Key figures 2019</h2>",
        "<li>12 dead</li>",
        "&nbsp;&#50;0&amp;",
        "[report](http://x.org/2019/05)",
        "> quoted 7",
        "**bold",
        "it_al_ic *x*",
        "---",
        "____________",
        "                              ",
        "²³ km²",
        "\ufeff",
        "\u00ad\u200b",
        "٣٤ 五",
        "😀 9",
    ]
)
_JOINTS = st.sampled_from(
    ["\n", "\n", "\n\n", " \n", "  \n", "\n \n", " ", "\f", "\r\n", "\n ", "\t", "\n    ", "\u2028"]
)


@st.composite
def _pages(draw: st.DrawFn) -> str:
    """Text made of what documents are made of, in any order."""
    pieces = draw(st.lists(st.tuples(_FRAGMENTS, _JOINTS), max_size=40))
    return "".join(fragment + joint for fragment, joint in pieces)


_ANY_TEXT = st.one_of(_pages(), st.text(max_size=300), st.text(alphabet="ab1. \n\t|,-*_<>[]()#&;²", max_size=200))


def assert_sound(document: Document) -> None:
    """Assert what holds for every document."""
    text = document.text
    inside = Counter[int]()
    end = 0
    for number, block in enumerate(document.blocks, 1):
        assert block.block_id == f"b{number:04d}"
        assert end <= block.char_start < block.char_end <= len(text)
        inside.update(range(block.char_start, block.char_end))
        end = block.char_end
    assert all(inside[offset] == 1 for offset, character in enumerate(text) if not character.isspace())

    ids = {block.block_id for block in document.blocks}
    digits = Counter[int]()
    for flow in document.flows:
        assert flow.text
        assert flow.text == flow.text.strip(" \n\t")
        assert len(flow.text) == len(flow.starts) == len(flow.ends)
        assert list(flow.starts) == sorted(flow.starts)
        assert list(flow.ends) == sorted(flow.ends)
        assert all(0 <= start < stop <= len(text) for start, stop in zip(flow.starts, flow.ends, strict=True))
        assert flow.blocks[0][0] == 0
        assert {block_id for _, block_id in flow.blocks} <= ids
        covered = {offset for start, stop in zip(flow.starts, flow.ends, strict=True) for offset in range(start, stop)}
        digits.update(offset for offset in covered if text[offset].isdigit())
        _assert_sentences(flow.text, flow.sentences)
        if flow.marker:
            assert 0 <= flow.marker[0] < flow.marker[1] <= len(flow.text)
    assert all(digits[offset] == 1 for offset, character in enumerate(text) if character.isdigit())


def _assert_sentences(text: str, sentences: tuple[tuple[int, int], ...]) -> None:
    """Sentences follow one another and leave out nothing but white space."""
    at = 0
    for start, end in sentences:
        assert not text[at:start].strip()
        assert start < end
        at = end
    assert not text[at:].strip()


@settings(max_examples=400, deadline=None)
@given(_ANY_TEXT)
@example("")
@example("\f\n \n")
@example("\ufeff12 people")
def test_nothing_is_lost(text: str) -> None:
    document = read_document(text)
    assert document.text is text
    assert_sound(document)


@settings(max_examples=100, deadline=None)
@given(_pages())
def test_reading_is_reproducible(text: str) -> None:
    assert read_document(text) == read_document(text)


@settings(max_examples=200, deadline=None)
@given(_ANY_TEXT)
def test_plain_characters_are_kept_one_to_one(text: str) -> None:
    document = read_document(text)
    for flow in document.flows:
        for position, character in enumerate(flow.text):
            raw = text[flow.starts[position] : flow.ends[position]]
            if character.isalpha() and not raw.startswith("&"):
                # a digit that was read for a letter is the letter again: "mil1ion"
                assert raw == character or (raw, character) in {("1", "l"), ("0", "o")}


@pytest.mark.parametrize(
    "text",
    [
        "*" * 20_000,
        "a|b|1\n" * 4_000,
        "[" * 20_000,
        "<" * 20_000,
        "(" * 20_000,
        "1. a\n" * 4_000,
        ". " * 10_000,
        "word, " * 5_000,
        "_a" * 10_000,
        "<tr>\n" * 4_000,
        "a\tb\n" * 5_000,
        " " * 20_000,
        '"' * 20_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_hostile_repetition_is_read(text: str) -> None:
    assert_sound(read_document(text))
