"""What is there: versions, counts, years, documents."""

import iomstats


def test_about(sample):
    about = iomstats.about()
    assert (about.version, about.dataset_version) == (iomstats.__version__, "9.9.9")
    assert (about.documents, about.figures, about.mentions) == (2, 7, 10)
    assert (about.indicators, about.indicators_with_values, about.series) == (4, 3, 4)
    assert (about.first_year, about.last_year) == (1995, 2009)
    assert str(sample) in str(about)


def test_documents_are_listed(sample):
    listed = iomstats.document_list().set_index("document_id")
    assert listed.loc["note-1", ["symbol", "date", "figures"]].tolist() == ["MC/1", "2010-06", 6]
    assert listed.loc["evil", "figures"] == 1


def test_a_document_is_read_whole_with_its_figures_marked(sample):
    document = iomstats.read("note-1")
    assert "In 2009 IOM had more than 7,200 staff members, of whom" in str(document)
    assert "6 figures" in repr(document)
    shown = document._repr_html_()
    assert shown.count("<mark") == 6
    assert 'title="&gt; 7,200 person [note-1:81-86]">7,200</mark>' in shown
