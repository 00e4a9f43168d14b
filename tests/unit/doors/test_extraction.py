"""Any text can be read: a str is the text, a Path is a file; what cannot be read is named."""

import datetime
from pathlib import Path

import pytest

import iomstats

TEXT = (
    "In 2009 the Organization had more than 7,200 staff, of whom 44 per cent were women.\n\n"
    "Between 40 and 50 offices were opened since 2001."
)


@pytest.fixture(scope="module")
def found():
    return iomstats.extract(TEXT, date="2010", title="A note")


def test_frames_have_the_columns_of_the_tables(found, sample):
    assert list(found.figures.columns) == list(iomstats.load("figures").columns)
    assert list(found.mentions.columns) == list(iomstats.load("mentions").columns)
    assert (found.figures.dtypes == iomstats.load("figures").dtypes).all()
    assert found.figures["document_id"].isna().all()
    assert found.mentions["document_id"].isna().all()


def test_every_span_is_the_text(found):
    for frame in (found.figures, found.mentions):
        for row in frame.itertuples():
            assert TEXT[row.char_start : row.char_end] == row.text


def test_every_number_is_a_mention_and_figures_are_read(found):
    assert found.mentions["text"].tolist() == ["2009", "7,200", "44 per cent", "40 and 50", "2001"]
    assert found.figures[["value", "value_max", "qualifier", "unit"]].astype(object).values.tolist()[0] == [
        7200.0,
        pytest.approx(float("nan"), nan_ok=True),
        "more_than",
        "person",
    ]


def test_it_can_be_shown_and_cited(found):
    first = found.figures["figure_id"].iloc[0]
    assert "»7,200«" in str(found.show(first))
    assert "<mark" in found.show(first)._repr_html_()
    assert found.cite(first) == f"A note, 2010. [{first}]"
    assert found.cite() == "A note, 2010."
    assert found.cite(first, format="bibtex").startswith("@misc{")
    with pytest.raises(iomstats.UnknownNameError):
        found.show("999-1000")


def test_it_prints_what_was_found(found):
    assert "5 mentions (3 figure, 2 date)" in repr(found)
    assert "7,200" in found._repr_html_()


@pytest.mark.parametrize("text", ["", "   \n", "No numbers here.", "\x00", "\ufeff12 offices", "\U0001f600" * 50])
def test_any_text_will_do(text):
    found = iomstats.extract(text)
    assert list(found.figures.columns)
    assert repr(found)
    assert found._repr_html_()


def test_a_text_that_means_harm_is_escaped():
    text = "<script>alert(1)</script> had 12 \x1b[31moffices\x1b[0m \u202eand <b>30 staff</b>."
    found = iomstats.extract(text, title="<script>")
    for figure_id in found.figures["figure_id"]:
        for shown in (found.show(figure_id)._repr_html_(), found._repr_html_()):
            assert "<script" not in shown
            assert "<b>" not in shown
            assert "\x1b" not in shown
        assert "\x1b" not in str(found.show(figure_id)) + repr(found) + found.cite(figure_id)


def test_a_file(tmp_path, found):
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert iomstats.extract(path, date="2010").figures.equals(found.figures)


@pytest.mark.parametrize("date", ["2010", "2010-06", "2010-06-15", datetime.date(2010, 6, 15), None])
def test_dates(date):
    assert len(iomstats.extract("There are 12 offices.", date=date).figures) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"12 offices\x00\x01", "null byte at position 10"),
        (b"%PDF-1.7 12", "PDF"),
        (b"one line\n12 offi\xe9ces", "0xe9 at position 16 (line 2)"),
        ("12 offices".encode("utf-16"), "is UTF-16"),
    ],
)
def test_a_file_that_cannot_be_read(content, message, tmp_path):
    path = tmp_path / "note.txt"
    path.write_bytes(content)
    with pytest.raises(iomstats.DocumentError) as caught:
        iomstats.extract(path)
    assert str(path) in str(caught.value)
    assert message in str(caught.value)


def test_a_file_that_is_none(tmp_path):
    with pytest.raises(iomstats.DocumentError, match="does not exist"):
        iomstats.extract(tmp_path / "nope.txt")
    with pytest.raises(iomstats.DocumentError, match="is a folder"):
        iomstats.extract(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (({"source": 5}), "not int"),
        (({"source": None}), "not NoneType"),
        (({"source": b"12 offices"}), "not bytes"),
        (({"source": "12", "date": "June 2010"}), "'2010-06'"),
        (({"source": "12", "date": "2010-13"}), "is not a date"),
        (({"source": "12", "date": "2010-02-30"}), "is not a date"),
        (({"source": "12", "date": "0000"}), "is not a date"),
        (({"source": "12", "date": 2010}), "is not a date"),
        (({"source": "12", "title": 5}), "title"),
    ],
)
def test_a_wrong_call(arguments, message):
    with pytest.raises(iomstats.CallError) as caught:
        iomstats.extract(**arguments)
    assert message in str(caught.value)


def test_half_a_surrogate_pair_is_no_text():
    with pytest.raises(iomstats.DocumentError, match="character 3"):
        iomstats.extract("12 \ud800 offices")


def test_the_name_of_a_file_that_is_not_there_is_pointed_out_too():
    with pytest.warns(UserWarning, match=r"Path\('nowhere/note\.txt'\)"):
        iomstats.extract("nowhere/note.txt")


def test_the_name_of_a_file_given_as_text_is_pointed_out(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(TEXT)
    with pytest.warns(UserWarning, match=r"Path\('note\.txt'\)") as caught:
        iomstats.extract("note.txt")
    assert caught[0].filename == __file__
