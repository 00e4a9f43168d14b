"""A text that says how long its project lasts, and the times that its milestones have."""

import pytest

from iomstats.documents import read_document
from iomstats.figures import read_figures
from iomstats.figures.dates.milestones import Life, find_milestones
from iomstats.mentions import find_mentions

_RAN = "Evaluation: Water for Schools\n\nThe project ran from April 2014 to March 2018.\n\n"
_RUNS = "Safe Harvest programme\n\nImplementation period: January 2014 to December 2017\n\n"


def _periods(text: str, date: str | None) -> dict[str, str]:
    paper = read_document(text, date=date)
    figures = read_figures(paper, find_mentions(paper))
    return {figure.text: f"{figure.period_start or ''}/{figure.period_end or ''}" for figure in figures}


@pytest.mark.parametrize(
    ("text", "date", "figure", "period"),
    [
        (f"{_RAN}In its first year 12 boreholes were drilled.", "2019-05", "12", "2014-04/2015-03"),
        (f"{_RAN}At baseline 38 per cent of pupils drank safe water.", "2019-05", "38 per cent", "2014-04/2014-04"),
        (f"{_RAN}At endline the share was 81 per cent.", "2019-05", "81 per cent", "2018-03/2018-03"),
        (f"{_RAN}Over the lifetime of the project 160 teachers were trained.", "2019-05", "160", "2014-04/2018-03"),
        (f"{_RAN}The maintenance fund collected USD 21,000.", "2019-05", "USD 21,000", "2014-04/2018-03"),
        (f"{_RUNS}Since the programme started, 5,200 farmers have joined.", "2016-11", "5,200", "2014-01/2016"),
        (f"{_RUNS}In the final year 900 are to join.", "2016-11", "900", "2017-01/2017-12"),
        (f"{_RUNS}Results by the end of year two\n\n• 40 nurses trained", "2016-11", "40", "2014-01/2015-12"),
        ("The baseline survey of March 2012 was long.\n\nAt baseline 44 per cent had a latrine.", "2014-09",
         "44 per cent", "2012-03/2012-03"),
        ("The initiative (2016–2019) grows. To date 310 jobs have been created.", "2018-03", "310", "2016/2018"),
        # no project's life is told, and none begins or ends
        ("At the start of the project the team had 4 members.", "2017", "4", "2017/2017"),
        ("A report of 2018 to 2019. The baseline model has 7 layers.", "2020", "7", "2020/2020"),
    ],
)  # fmt: skip
def test_milestones_of_a_project(text: str, date: str, figure: str, period: str) -> None:
    assert _periods(text, date)[figure] == period


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("during the project's third year", "2012", "2012"),
        ("in its last year", "2014", "2014"),
        ("at mid-term", "2012-07", "2012-07"),
        ("by the end of the intervention", "2014", "2014"),
    ],
)
def test_words_for_milestones(words: str, start: str, end: str) -> None:
    (_, _, span) = next(find_milestones(words, Life("2010", "2014", middle="2012-07")))
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize("words", ["Year 2 pupils sat a test", "in its second yearbook", "the mid-term budget review"])
def test_what_is_no_milestone(words: str) -> None:
    assert not list(find_milestones(words, Life("2010", "2014", middle="2012-07")))
