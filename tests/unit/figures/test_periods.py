"""A text and the period of each of its figures."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iomstats.documents import read_document
from iomstats.documents.model import Document, Part
from iomstats.figures import Figure, read_figures
from iomstats.figures.dates.anchors import find_anchors
from iomstats.figures.dates.dates import first_day
from iomstats.mentions import find_mentions
from iomstats.schema.vocabulary import read_table

HERE = Path(__file__).parent


def _rows() -> list[dict[str, str]]:
    lines = (HERE / "periods.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


def _figures(document: Document) -> tuple[Figure, ...]:
    return read_figures(document, find_mentions(document))


def _said(figure: Figure) -> str:
    return f"{figure.period_start or ''}/{figure.period_end or ''} {figure.period_basis or 'none'}"


def _periods(text: str, date: str | None, title: str | None = None) -> dict[str, str]:
    """Return the period of each figure as ``"2009/2010 stated"``, by its text."""
    return {figure.text: _said(figure) for figure in _figures(read_document(text, date=date, title=title))}


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["text"][:70])
def test_sentence(row: dict[str, str]) -> None:
    wanted = [tuple(item.split(" = ")) for item in row["periods"].split("; ")]
    found = [(figure.text, _said(figure)) for figure in _figures(read_document(row["text"], date=row["date"] or None))]
    assert found == wanted


def test_a_paragraph_reads_the_same_alone_and_in_a_document() -> None:
    around = (
        "The Administration reported to the Council.\n\n{}\n\nThe Council took note of the report with appreciation.\n"
    )
    for row in _rows():
        alone = _figures(read_document(row["text"], date=row["date"] or None))
        inside = _figures(read_document(around.format(row["text"]), date=row["date"] or None))
        assert [_said(figure) for figure in alone] == [_said(figure) for figure in inside], row["text"]


REPORT = """# Annual report

## Operations in 2014

IOM trained 3,000 officials and opened 12 offices. The Organization has 470 offices.

During 2013 the following results were achieved:

- 400 workshops were held;
- 25 studies were published;
- since 2010, 900 officials have been trained.

## Staff 2001–2010

Over the last decade the number of staff tripled. In the last three years 300 people left.
"""


def test_headings_and_lists() -> None:
    assert _periods(REPORT, "2011") | _periods(REPORT, "2015-03") == {
        "3,000": "2014/2014 context",
        "12": "2014/2014 context",
        "470": "2015/2015 document",
        "400": "2013/2013 context",
        "25": "2013/2013 context",
        "900": "2010/2015 stated",
        "tripled": "2001/2010 context",
        "300": "2012/2015 stated",
    }


def test_a_heading_that_lies_ahead_or_names_an_instrument_gives_no_period() -> None:
    assert _periods("## Plans for 2020\n\nSome 300 people left.", "2015") == {"300": "2015/2015 document"}
    assert _periods("## The Convention of 1951\n\nIn total 12 States signed it.", "2015") == {
        "12": "2015/2015 document"
    }


def test_the_title_says_which_year_is_reported_on() -> None:
    text = "Total revenue amounted to USD 1.6 billion. Some 18 projects were completed during the year."
    title = "Financial report for the year ended 31 December 2017"
    assert _periods(text, "2018-03-26", title) == {"USD 1.6 billion": "2017/2017 context", "18": "2017/2017 context"}


def test_the_same_period_as_the_list_item_before() -> None:
    text = (
        "- IOM moved 810,000 refugees from 2001 to 2010.\n- A total of 130,610 persons returned in the same period.\n"
    )
    assert _periods(text, "2011") == {"810,000": "2001/2010 stated", "130,610": "2001/2010 context"}


def test_an_annexed_part_has_its_own_date() -> None:
    text = "IOM has 98 Member States.\n\nANNEX\n\nAt present, IOM has 55 Member States.\n"
    start = text.index("ANNEX")
    part = Part("p1", "Annex", None, "1995-05-09", start, len(text))
    figures = _figures(read_document(text, date="2003-10-13", parts=[part]))
    assert [(figure.text, _said(figure)) for figure in figures] == [
        ("98", "2003/2003 document"),
        ("55", "1995/1995 document"),
    ]


def test_a_duration_runs_from_the_beginning_that_the_document_dates() -> None:
    text = "The Organization was created in 1951.\n\nOver the 50 years of its existence it has changed.\n"
    assert _periods(text, "2003")["50"] == "1951/2003 context"
    assert _periods("Over the 50 years of its existence it has changed.", "2003")["50"] == "2003/2003 document"


def test_table_cells() -> None:
    text = (
        "Table 1. Returns\n\n| Host country | 2015 | 2016 | Change (%) |\n|---|---|---|---|\n"
        "| Germany | 35,446 | 54,069 | 52.5 |\n"
    )
    assert _periods(text, "2018") == {
        "35,446": "2015/2015 context",
        "54,069": "2016/2016 context",
        "52.5": "2015/2016 context",
    }


def test_table_that_states_its_year_in_the_row_of_totals_or_beside_it() -> None:
    total = "| Region | Projects |\n|---|---|\n| Africa | 318 |\n| Total 2018 | 594 |\n"
    assert set(_periods(total, "2019").values()) == {"2018/2018 context"}
    below = "| Region | Projects |\n|---|---|\n| Africa | 318 |\n\nProjects by region, 2017\n"
    assert _periods(below, "2019")["318"] == "2017/2017 context"


def test_page_furniture_takes_no_time_from_the_document() -> None:
    document = read_document(
        "Skip main navigation\n\nGet 30% off one whole year of Unlimited learning. Subscribe for just £174.99.\n\n"
        "Find out more\n\nWith 166 nations as members, the agency has offices in more than 100 countries.\n",
        date="2017",
    )
    found = {figure.text: _said(figure) for figure in _figures(document)}
    assert found["£174.99"] == "/ none"
    assert found["166"] == "2017/2017 document"


def test_note_of_what_is_doubtful() -> None:
    (figure,) = _figures(read_document("On 4/9/15, 31 cases were notified.", date="2015-12"))
    assert figure.notes is not None
    assert "ambiguous_date" in figure.notes


@pytest.mark.parametrize("row", read_table("events"), ids=lambda row: row["id"])
def test_event(row: dict[str, str | None]) -> None:
    date, example = row["date"] or "", row["example"] or ""
    assert re.fullmatch(r"\d{4}(?:-\d\d){0,2}", date)
    assert first_day(date)
    text = f"Some 300 people moved {example}."
    document = read_document(text, date="2030")
    mentions = [mention for mention in find_mentions(document) if mention.flow == 0]
    flow = document.flows[0]
    assert date in {anchor.span.start for anchor in find_anchors(flow.text, mentions, flow.sentences, "2030")}


PIECES = st.sampled_from(
    "In 2009, IOM had 300 staff (up from 200 in 2007); 12 per cent more than a year earlier – since June by 2030 , and"
    " between 1 January 2010 respectively, half of them the same period 4,500 people were assisted".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join), st.sampled_from([None, "2010", "2016-02-29"]))
def test_any_text_has_periods_that_run_forward_and_come_out_the_same_again(text: str, date: str | None) -> None:
    alone = _figures(read_document(text, date=date))
    for figure in alone:
        if figure.start_date and figure.end_date:
            assert figure.start_date <= figure.end_date
        assert (figure.period_basis is None) == (figure.period_start is None and figure.period_end is None)
    assert [_said(figure) for figure in alone] == [_said(figure) for figure in _figures(read_document(text, date=date))]


def test_items_that_explain_a_change_have_its_span() -> None:
    text = (
        "Income rose to $299 million in 2019 compared to $148 million in 2018, mainly as a result of:\n\n"
        "- an increase of $53 million in sales;\n\n- an increase of $48 million in fees.\n"
    )
    found = _periods(text, "2020")
    assert found["$53 million"] == found["$48 million"] == "2018/2019 context"


def test_the_heading_that_opens_a_document_is_its_title() -> None:
    text = "# Annual report 2017\n\n## Overview\n\nIt served 12,400 people, 8 per cent more than the year before.\n"
    assert _periods(text, "2018-05") == {"12,400": "2017/2017 context", "8 per cent": "2016/2017 stated"}
    text = "# Progress report, January–June 2017\n\nA total of 340 cases were closed.\n"
    assert _periods(text, "2018-05") == {"340": "2017-01/2017-06 context"}


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The agency needs funds until December.", "2017-12"),
        ("Food will be handed out through March.", "2018-03"),
        ("The mission stayed until December.", "2016-12"),
    ],
)
def test_what_goes_on_until_a_month_ends_ahead(text: str, end: str) -> None:
    document = read_document(text, date="2017-09-20")
    [anchor] = find_anchors(text, (), document.flows[0].sentences, "2017-09-20")
    assert anchor.span.end == end


def test_results_of_a_study_are_of_the_time_of_its_cases() -> None:
    text = (
        "METHODS: We followed all workers who arrived between March 2003 and June 2004 until the end of 2007.\n\n"
        "RESULTS: Of 4,643 arrivals, 2,237 had a valid test.\n\nCONCLUSIONS: Screening should go on."
    )
    document = read_document(text, date="2012")
    periods = {(f.period_start, f.period_end) for f in read_figures(document, find_mentions(document))}
    assert periods == {("2003-03", "2007")}
