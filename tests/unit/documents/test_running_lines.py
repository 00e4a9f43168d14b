"""Running titles with a page number in one line are page furniture; the text around them is read without them."""

import pytest

from iomstats.documents import read_document


def kinds(text: str) -> list[tuple[str, str]]:
    return [(flow.kind, flow.text) for flow in read_document(text).flows]


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("ANNUAL REVIEW 2011                  14\nthe mill was sold to its\nstaff.", "ANNUAL REVIEW 2011 14"),
        ("The mill was sold to its\nstaff in May.\n15      ANNUAL REVIEW 2011", "15 ANNUAL REVIEW 2011"),
        ("The mill was sold in May.\n\n16 Annual Review", "16 Annual Review"),
        ("The mill was sold in May.\n7\nCM/D/12/4", "7"),
    ],
)
def test_page_lines(text: str, furniture: str) -> None:
    assert ("page_furniture", furniture) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Members of the club        27\nThe hall was full.",
        "27 reports were read.",
        "The board read 27 Reports\nin May.",
    ],
)
def test_what_is_no_page_line(text: str) -> None:
    assert not any(kind == "page_furniture" for kind, _ in kinds(text))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The tol1 of mil1ion-kroner fines rose.", "The tol1 of mil1ion-kroner fines rose."),
        ("Some 2 mil1ion peop1e came for the l2th time.", "Some 2 million people came for the 12th time."),
        ("The dam held KES 4, 120 worth of sand.", "The dam held KES 4,120 worth of sand."),
        ("They were 4, 120 and 130 metres long.", "They were 4, 120 and 130 metres long."),
    ],
)
def test_misread_words(text: str, read: str) -> None:
    assert read_document(text).flows[0].text == read
