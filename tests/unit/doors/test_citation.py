"""Citations name document, symbol, publisher, date, paragraph and page."""

import json
import re

import pytest

import iomstats

NOTE = "The Organization, Note on staff & offices (MC/1), 2010-06"


def _cited(what):
    return iomstats.cite(what).splitlines()


def test_a_figure(sample):
    assert _cited("note-1:81-86") == [f"{NOTE}, para. 1, p. 1. [note-1:81-86]"]


def test_a_figure_in_an_annex(sample):
    assert _cited("note-1:264-281") == [f"{NOTE}, in Annex I (MC/0, 2001-05-09), para. 3, p. 2. [note-1:264-281]"]


def test_frames_rows_lists_and_arrow(sample):
    staff = iomstats.series("staff_total")
    expected = [f"{NOTE}, para. 1, p. 1. [note-1:42-47, note-1:81-86]"]
    assert _cited(staff) == _cited(list(staff["figure_id"])) == _cited(staff["figure_id"]) == expected
    assert _cited(iomstats.load("series", as_="arrow").slice(2)) != []
    assert _cited(staff.iloc[1]) == _cited(iomstats.show("note-1:81-86")) == _cited({"figure_id": "note-1:81-86"})


def test_a_frame_with_documents_only(sample):
    assert _cited(iomstats.load("documents")) == _cited(["evil", "note-1"])
    assert _cited(iomstats.load("blocks").query("document_id == 'note-1'")) == [f"{NOTE}."]


def test_a_row_with_several_figures(sample):
    assert _cited(iomstats.load("claims")) == [f"{NOTE}, paras. 1, 2, pp. 1, 2. [note-1:42-47, note-1:146-155]"]


def test_search_results(sample):
    assert _cited(iomstats.search("staff"))[0].startswith(NOTE)


def test_figures_and_documents_together(sample):
    assert len(_cited(["evil", "note-1:81-86"])) == 2


def test_the_dataset(sample):
    text = iomstats.cite()
    assert "version 9.9.9" in text
    assert f"{NOTE}." in text


@pytest.mark.parametrize("what", [None, "note-1", "note-1:81-86", ["note-1:42-47", "evil"], "evil"])
def test_bibtex_is_well_formed(what, sample):
    for entry in iomstats.cite(what, "bibtex").split("\n\n"):
        assert re.match(r"@(misc|techreport)\{[A-Za-z0-9-]+,\n", entry)
        depth = 0
        for character in re.sub(r"\\[{}]", "", entry):
            depth += (character == "{") - (character == "}")
            assert depth >= 0
        assert depth == 0


def test_bibtex_escapes(sample):
    assert r"Ev\_il \{100\%\}" in iomstats.cite("evil", "bibtex")
    assert r"Note on staff \& offices" in iomstats.cite("note-1", "bibtex")


def test_csl_json(sample):
    (item,) = json.loads(iomstats.cite("note-1:81-86", "csl-json"))
    assert item["type"] == "report"
    assert item["number"] == "MC/1"
    assert item["issued"] == {"date-parts": [[2010, 6]]}
    assert item["page"] == "1"
    assert json.loads(iomstats.cite(None, "csl-json"))[0]["type"] == "dataset"


@pytest.mark.parametrize("what", [3, [], [None], {}, object()])
def test_what_names_nothing(what, sample):
    with pytest.raises(iomstats.CallError, match="nothing to cite"):
        iomstats.cite(what)


def test_an_empty_frame_has_no_citations(sample):
    assert iomstats.cite(iomstats.load("figures").iloc[:0]) == ""


def test_unknown_format(sample):
    with pytest.raises(iomstats.CallError, match="'csl-json'"):
        iomstats.cite(format="apa")
