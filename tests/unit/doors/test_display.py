"""Values are shown with their hedges, figures in their paragraph, and nothing of a document acts."""

from xml.etree import ElementTree

import pytest

import iomstats
from iomstats.display import as_stated, number, passage, period_text
from iomstats.escaping import html, visible


@pytest.mark.parametrize(
    ("value", "value_max", "qualifier", "unit", "expected"),
    [
        (3400, None, "more_than", "person", "> 3,400"),
        (80000, None, "about", "person", "≈ 80,000"),
        (330000, None, "nearly", "person", "< 330,000 (nearly)"),
        (24, None, "at_least", "agency", "≥ 24"),
        (200000, None, "at_most", "USD", "≤ USD 200,000"),
        (10, None, "less_than", "State", "< 10"),
        (40, 50, "range", "State", "40–50"),
        (2, 3, "range", "week", "2–3"),
        (97, None, "exact", "percent", "97 %"),
        (100 / 3, None, "exact", "percent", "33.33 %"),
        (4, None, "exact", "ratio", "× 4"),
        (1.5, None, "about", "ratio", "≈ × 1.5"),
        (1027e6, None, "exact", "USD", "USD 1.027 billion"),
        (214e6, None, "exact", "person", "214 million"),
        (-18, None, "exact", "percent", "-18 %"),
        (0, None, "exact", "person", "0"),
        (None, None, "exact", None, ""),
        (float("nan"), None, "exact", None, ""),
        (7, float("nan"), "exact", None, "7"),
        (7, None, None, None, "7"),
    ],
)
def test_as_stated(value, value_max, qualifier, unit, expected):
    assert as_stated(value, value_max, qualifier, unit) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1234.5678, "1,234.568"),
        (0.37, "0.37"),
        (0.00004, "4e-05"),
        (1e15, "1,000 trillion"),
        (-2.5e6, "-2.5 million"),
    ],
)
def test_number(value, expected):
    assert number(value) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2009", "2009", "2009"),
        ("2001", "2010", "2001–2010"),
        ("2007-06", "2010", "2007-06 to 2010"),
        (None, "2011-05-31", "to 2011-05-31"),
        ("2007-06", None, "from 2007-06"),
        (None, None, ""),
    ],
)
def test_period(start, end, expected):
    assert period_text(start, end) == expected


def _roles(text, start, end, *, dates=(), blocks=None, **figure):
    figure = {"char_start": start, "char_end": end, **figure}
    found = passage(figure, blocks or [{"char_start": 0, "text": text}], dates)
    return [(piece, role) for piece, role in found.pieces() if role]


def test_figure_qualifier_unit_and_period_are_marked():
    text = "Staff grew. By 2009 there were more\nthan 7,200  staff members in 2009 offices."
    start = text.index("7,200")
    date = {"char_start": 15, "char_end": 19, "text": "2009"}
    assert _roles(
        text,
        start,
        start + 5,
        dates=[date],
        qualifier="more_than",
        unit_text="staff members",
        period_start="2009",
        quote="By 2009 there were more than 7,200 staff members in 2009 offices.",
    ) == [("2009", "period"), ("more than", "qualifier"), ("7,200", "figure"), ("staff members", "unit")]


def test_a_paragraph_goes_on_on_the_next_page():
    blocks = [{"char_start": 0, "text": "There were\n"}, {"char_start": 30, "text": "12 offices."}]
    found = passage({"char_start": 30, "char_end": 32}, blocks)
    assert list(found.pieces()) == [("There were ", None), ("12", "figure"), (" offices.", None)]


def test_a_figure_outside_of_its_blocks_marks_nothing():
    assert not _roles("12 offices", 90, 92)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb\u2066c\u200fd", "a\\u202eb\\u2066c\\u200fd"),
        ("a\r\nb\tc\u2028d", "a  b c d"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("naïve – 移民 « » 5 000", "naïve – 移民 « » 5 000"),
    ],
)
def test_control_characters_are_written_out(text, shown):
    assert visible(text) == shown
    assert html(text) == shown


@pytest.fixture
def evil(sample):
    return iomstats.sql("select figure_id from figures where document_id = 'evil'")["figure_id"].item()


def test_html_escapes_what_the_document_says(evil):
    for shown in (iomstats.show(evil)._repr_html_(), iomstats.read("evil")._repr_html_()):
        assert "<script" not in shown
        assert "<img" not in shown
        assert "<b>" not in shown
        assert "&lt;script&gt;" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert " id=" not in shown
        assert " class=" not in shown
        assert ">12</mark>" in shown


def test_html_is_well_formed_and_carries_nothing_but_style_and_title(evil):
    for shown in (iomstats.show(evil), iomstats.show("note-1:81-86"), iomstats.read("evil"), iomstats.read("note-1")):
        for element in ElementTree.fromstring(shown._repr_html_()).iter():
            assert element.tag in {"div", "p", "strong", "mark", "code", "br", "em"}
            assert set(element.attrib) <= {"style", "title"}


def test_text_writes_out_what_the_document_says(evil):
    for shown in (
        str(iomstats.show(evil)),
        repr(iomstats.show(evil)),
        str(iomstats.read("evil")),
        iomstats.cite(evil),
    ):
        assert not [c for c in shown if c != "\n" and (ord(c) < 32 or c == "\u202e")]
    assert "»12«" in str(iomstats.show(evil))
    assert "\\x1b[31m" in str(iomstats.show(evil))


def test_show_says_what_was_read_and_where(sample):
    shown = str(iomstats.show("note-1:81-86"))
    assert "> 7,200 person · staff_total · reported stock · 2009 (from the sentence)" in shown
    assert "In 2009 IOM had more than »7,200« staff" in shown
    assert "para. 1, p. 1" in shown
