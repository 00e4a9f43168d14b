"""Every numeric token lies in exactly one mention; the tokens are listed here without any help from the extractor."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iomstats.documents import Document, read_document, read_documents
from iomstats.mentions import find_mentions

RAW = Path(__file__).parents[3] / "data" / "raw"
DOCUMENTS = {document.document_id: document for document in read_documents(RAW)}

WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens
half third thirds quarter quarters double doubled tripled quadrupled threefold twofold twice once halved
first second fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth twentieth thirtieth fiftieth
sixtieth seventieth eightieth ninetieth decade decades century centuries
""".split()
TOKEN = re.compile(
    r"\d+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<![A-Za-z])(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")(?![A-Za-z])",
    re.IGNORECASE,
)


def _holders(document: Document) -> list[tuple[str, int]]:
    spans = [(mention.char_start, mention.char_end) for mention in find_mentions(document)]
    return [
        (
            document.text[max(0, token.start() - 30) : token.end() + 30],
            sum(start < token.end() and token.start() < end for start, end in spans),
        )
        for token in TOKEN.finditer(document.text)
    ]


@pytest.mark.parametrize("document_id", sorted(str(name) for name in DOCUMENTS))
def test_every_token_of_the_documents_has_one_mention(document_id: str) -> None:
    assert [context for context, count in _holders(DOCUMENTS[document_id]) if count != 1] == []


@pytest.mark.parametrize("document_id", sorted(str(name) for name in DOCUMENTS))
def test_mentions_are_the_source_and_do_not_overlap(document_id: str) -> None:
    document = DOCUMENTS[document_id]
    mentions = find_mentions(document)
    assert all(document.text[mention.char_start : mention.char_end] == mention.text for mention in mentions)
    assert all(a.char_end <= b.char_start for a, b in zip(mentions, mentions[1:], strict=False))
    assert len({mention.mention_id for mention in mentions}) == len(mentions)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *WORDS,
                "12",
                "1,234",
                "2007",
                "3.5",
                "per cent",
                "of",
                "in",
                "June",
                "USD",
                "Article",
                "people",
                "-",
                "(",
                ")",
                ".",
                "½",
                "²",
            ]
        ),
        max_size=12,
    )
)
def test_any_sequence_of_words_is_accounted_for(words: list[str]) -> None:
    document = read_document(" ".join(words))
    assert [context for context, count in _holders(document) if count != 1] == []
