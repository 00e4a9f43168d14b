"""How raw text reads: marks left out, entities decoded, lines joined, every character traced back."""

import pytest

from iomstats.documents import Flow, read_document

READINGS = [
    # wrapped lines and hyphens at their ends
    ("the number of staff grew from\n6,457 in 2007", "the number of staff grew from 6,457 in 2007"),
    ("in the context of inter-\nagency arrangements and", "in the context of inter-agency arrangements and"),
    (
        "applicants served by IOM under pre- \nconsular support",
        "applicants served by IOM under pre-consular support",
    ),
    ("the Administra-\ntive Part of the Budget", "the Administrative Part of the Budget"),
    ("workshops that lasted two-\nto three weeks each", "workshops that lasted two- to three weeks each"),
    (
        "the strategy for the years 2001–\n2010 was adopted",
        "the strategy for the years 2001–2010 was adopted",
    ),
    ("both bodies – the Council –\nand the Committee", "both bodies – the Council – and the Committee"),
    ("destination  face many\tchallenges", "destination face many challenges"),
    # Markdown
    ("IOM has **1,100** *staff members*", "IOM has 1,100 staff members"),
    ("a __bold__ and _slanted_ word in a_file_name", "a bold and slanted word in a_file_name"),
    ("5 * 3 is 15 and 12* is a note", "5 * 3 is 15 and 12* is a note"),
    ("IOM'S ROLE\\* and 3\\. more", "IOM'S ROLE* and 3. more"),
    ("see [the report](https://iom.int/2019/05) of May", "see the report (https://iom.int/2019/05) of May"),
    ("see <https://iom.int/2019> for `code`", "see https://iom.int/2019 for code"),
    ("about ~~12~~ 13 offices, ~5 more", "about 12 13 offices, ~5 more"),
    # HTML
    ("the future.<sup>1</sup> Over the 50<sup>th</sup>", "the future.¹ Over the 50th"),
    ("an area of 3 km<sup>2</sup> and CO<sub>2</sub>", "an area of 3 km² and CO2"),
    ("about 1.2&nbsp;million &amp; more, 5&#8211;7", "about 1.2\u00a0million & more, 5–7"),
    ("<p>About <b>12</b> people<br>were hit</p>", "About 12 people were hit"),
    ("<5 years and a < b > c", "<5 years and a < b > c"),
    ("a note[^3] here and soft\u00adhyphen", "a note³ here and softhyphen"),
    # nothing else is changed
    ("co\ufffder the last 10 years’ work — “all”", "co\ufffder the last 10 years’ work — “all”"),
    ("Get\u00a0 30% off", "Get\u00a0 30% off"),
]


@pytest.mark.parametrize(("raw", "reading"), READINGS, ids=[raw[:30] for raw, _ in READINGS])
def test_reading(raw: str, reading: str) -> None:
    assert _only_flow(raw).text == reading


@pytest.mark.parametrize(
    ("raw", "expression", "span"),
    [
        ("grew from 6,457 in\n2007 to more", "6,457", "6,457"),
        ("USD 1,027\nmillion in 2009", "USD 1,027 million", "USD 1,027\nmillion"),
        ("future.<sup>12</sup> Over", "¹²", "12"),
        ("about 1.2&nbsp;million", "1.2\u00a0million", "1.2&nbsp;million"),
        ("about **97** per cent", "97 per cent", "97** per cent"),
        ("two-\nto three-week", "two- to three", "two-\nto three"),
        ("&#50;0 people", "20", "&#50;0"),
    ],
)
def test_spans_lead_back_to_the_raw_text(raw: str, expression: str, span: str) -> None:
    flow = _only_flow(raw)
    start = flow.text.index(expression)
    char_start, char_end = flow.raw_span(start, start + len(expression))
    assert raw[char_start:char_end] == span


def test_digits_of_a_tag_are_accounted_for_outside_the_running_text() -> None:
    document = read_document('The <span id="x7">450 patients</span> came.')
    assert [(flow.kind, flow.text) for flow in document.flows] == [
        ("paragraph", "The 450 patients came."),
        ("page_furniture", '<span id="x7">'),
    ]


@pytest.mark.parametrize("span", [(0, 0), (3, 2), (0, 99), (-1, 2)])
def test_an_impossible_span_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no characters"):
        _only_flow("12 offices").raw_span(*span)


def _only_flow(raw: str) -> Flow:
    (flow,) = read_document(raw).flows
    return flow
