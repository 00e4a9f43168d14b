"""A table and what one of its cells records: its period, place and dims."""

import pytest

from iomstats.documents import read_document
from iomstats.figures import Figure, read_figures
from iomstats.mentions import find_mentions

# two header rows, with an empty corner, of which the first stands over groups of columns
ONLINE = "Enrolments, 2013\n\n\tOnline\t\tClassroom\t\n\tM\tF\tM\tF\nNairobi\t112\t98\t40\t51\nDakar\t77\t81\t33\t29\n"
OUTBREAK = """Outbreak summary, 2014

                 Public               Private
            Cases     Deaths     Cases     Deaths
Maiduguri     410         12        93          7
Zaria          88          3       120         11
"""
HALVES = """Passengers carried

              2013                2014
          Jan–Jun   Jul–Dec   Jan–Jun   Jul–Dec
Flights       210       188       240       251
Ferries        31        29        44        47
"""
YEARS = """| | Applicants | | Trainers | |
|---|---|---|---|---|
| | 2013 | 2014 | 2013 | 2014 |
| Accra | 20 | 25 | 4 | 6 |
| Lome | 18 | 11 | 2 | 3 |
"""
SPANS = """<table>
<tr><th rowspan="2">Province</th><th colspan="2">2013</th><th colspan="2">2014</th></tr>
<tr><th>Men</th><th>Women</th><th>Men</th><th>Women</th></tr>
<tr><td>Ruyigi</td><td>410</td><td>388</td><td>512</td><td>505</td></tr>
<tr><td>Makamba</td><td>1,204</td><td>1,180</td><td>990</td><td>1,020</td></tr>
</table>"""
BARS = """|             | Patients seen      | Deaths |
| Clinic      | Children | Adults  | per 1,000 seen |
| North       | 210      | 88      | 3.1 |
| South       | 140      | 61      | 2.2 |
"""
MONTHS = "Grants paid\nmonth,grants\n2010-11,40\n2010-12,45\n2011-01,51\n"
SEASONS = "Year\tGrants\n2009-10\t40\n2010-11\t45\n2011-12\t51\n"
COMPARED = """Visitors by port, 2017

Port       Visitors    Compared with 2016 (%)
Dover         4,120                       3.1
Calais        6,080                      -1.2
"""
GROWTH = "| | 2015 | 2016 |\n|---|---|---|\n| GDP growth (%) | 2.4 | 2.0 |\n| Inflation (%) | 1.1 | 1.3 |\n"
BY_YEAR = """2010
   North      120
   South       95
   Total      215
2011
   North      140
   South       90
   Total      230
"""
ANSWERS = "Answer         n      %\nAgree         84     70\nDisagree      36     30\n\n"
BELOW = """Table 2. Grants paid in Jordan, 2016

Month       Families     JOD
March            120     9,600
April            140    11,200

"""


def _read(text: str, figure: str) -> Figure:
    document = read_document(text, date="2019")
    return next(f for f in read_figures(document, find_mentions(document)) if f.text == figure)


@pytest.mark.parametrize(
    ("text", "figure", "period", "dims"),
    [
        (ONLINE, "98", ("2013", "2013"), "area=Nairobi; category=online; sex=female"),
        (ONLINE, "33", ("2013", "2013"), "area=Dakar; category=classroom; sex=male"),
        (OUTBREAK, "12", ("2014", "2014"), "area=Maiduguri; category=public"),
        (OUTBREAK, "93", ("2014", "2014"), "area=Maiduguri; category=private"),
        (HALVES, "188", ("2013-07", "2013-12"), "category=Flights"),
        (HALVES, "44", ("2014-01", "2014-06"), "category=Ferries"),
        (YEARS, "25", ("2014", "2014"), "area=Accra"),
        (SPANS, "388", ("2013", "2013"), "area=Ruyigi; sex=female"),
        (SPANS, "990", ("2014", "2014"), "area=Makamba; sex=male"),
        (MONTHS, "40", ("2010-11", "2010-11"), None),
        (SEASONS, "45", ("2010", "2011"), None),
        (COMPARED, "-1.2", ("2016", "2017"), "area=Calais"),
        (COMPARED, "6,080", ("2017", "2017"), "area=Calais"),
        (GROWTH, "2.4", ("2015", "2015"), None),
        (BY_YEAR, "230", ("2011", "2011"), None),
    ],
)
def test_columns_and_rows(text: str, figure: str, period: tuple[str, str], dims: str | None) -> None:
    found = _read(text, figure)
    assert ((found.period_start, found.period_end), found.dims) == (period, dims)


@pytest.mark.parametrize(
    ("below", "period", "place"),
    [
        ("Source: survey of host families, Herat, Afghanistan, October 2018.", "2018-10", "Afghanistan"),
        ("Note: data were collected in Cúcuta, Colombia, in May 2018.", "2018-05", "Colombia"),
        ("Source: Population census of Sierra Leone, 2015.", "2015", "Sierra Leone"),
        ("Source: Household Survey Report 2017, Afghanistan.", "2019", None),
        ("Source: Ministry of Labour of Colombia, accessed in May 2018.", "2019", None),
    ],
)
def test_a_survey_told_below(below: str, period: str, place: str | None) -> None:
    found = _read(ANSWERS + below, "84")
    assert (found.period_end, found.place) == (period, place)


@pytest.mark.parametrize(
    ("below", "figure", "period", "place"),
    [
        ("In both months more than 100 families were reached.", "100", "2016", "Jordan"),
        ("The agency now supports 400 families.", "400", "2019", "Jordan"),
        ("In 2018 it supported 90 families in Iraq.", "90", "2018", "Iraq"),
    ],
)
def test_what_is_said_below_a_table(below: str, figure: str, period: str, place: str) -> None:
    found = _read(BELOW + below, figure)
    assert (found.period_end, found.place) == (period, place)


def test_what_tags_say_is_no_figure() -> None:
    document = read_document(SPANS)
    assert {m.cls for m in find_mentions(document) if m.text == "2"} == {"identifier"}
