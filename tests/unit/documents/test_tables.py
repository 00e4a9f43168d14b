"""Tables in text: what each cell stands for."""

import pytest

from iomstats.documents import Cell, read_document

PIPES = """
| State | IDPs | Share (%) |
|:---|---:|---:|
| Unity | 12,345 | 45.2 |
| **Total** | 20,445 | .. |
"""
# the header is closed by bars, the rows are not
HALF_CLOSED = "| | May | June |\nTeachers (thousands) | 12 535.4 | 12 569.8\nVacancies (%) | 5.4 | 5.6\n"
ALIGNED = """
Region                    2016       2017     Change
Africa                  12,345     13,000       5.3%
Asia and the Pacific     8,100     (1,234)     -15.2%
  Of which: Pacific        900        ..        n/a
Total                   21,345     22,000       3.1%
"""
TABS = "Office\tStaff\tProjects\nNairobi\t400\t32\nGeneva\t1,200\t7\n"
VALUES = 'Country,Year,Migrants\nKenya,2015,1084357\n"Congo, DR",2015,545694\n'
TAILS = "Region 2016 2017 2018\nAfrica 12 15 18\nAsia and the Pacific 20 25 30\nEurope 3 4 5\n"
HTML = "<table>\n<tr><th>Year</th><th>Staff</th></tr>\n<tr><td>2007</td><td>6,457</td></tr>\n</table>\n"
GROUPED_TABS = (
    "EUR million\t31.12.2014\t31.12.2013\nAssets\nCash\t118.6\t97.2\nReceivables\t34.9\t41.7\n"
    "Liabilities\nBenefits\t52.3\t49.0\n"
)
GROUPED = """
                     Unrestricted    Total    Total
                            funds     2021     2020
                            £'000    £'000    £'000
Income from:
Gifts                       1,284    1,594    1,702
Rents                         310      865      129
Expenditure on:
Training                      412      498      377
"""
STACKED = (
    "Region\n2015\n2016\nShare (%)\nAfrica\n28,455\n30,120\n31.6\nAsia\n41,870\n52,306\n54.8\n"
    "Europe\n9,640\n13,030\n13.7\n"
)
YEARS = "Year      Staff    Offices\n2007      6,457    300\n2008      6,900    350\n2009      7,258    400\n"


@pytest.mark.parametrize(
    ("text", "value", "row", "columns"),
    [
        (PIPES, "12,345", "Unity", ("IDPs",)),
        (PIPES, "45.2", "Unity", ("Share (%)",)),
        (PIPES, "20,445", "Total", ("IDPs",)),
        (PIPES, "..", "Total", ("Share (%)",)),
        (HALF_CLOSED, "12 535.4", "Teachers (thousands)", ("May",)),
        (HALF_CLOSED, "5.6", "Vacancies (%)", ("June",)),
        (GROUPED_TABS, "97.2", "Cash", ("31.12.2013",)),
        (GROUPED_TABS, "52.3", "Benefits", ("31.12.2014",)),
        (GROUPED, "1,702", "Gifts", ("Total", "2020", "£'000")),
        (GROUPED, "412", "Training", ("Unrestricted", "funds", "£'000")),
        (STACKED, "28,455", "Africa", ("2015",)),
        (STACKED, "13.7", "Europe", ("Share (%)",)),
        (ALIGNED, "13,000", "Africa", ("2017",)),
        (ALIGNED, "(1,234)", "Asia and the Pacific", ("2017",)),
        (ALIGNED, "-15.2%", "Asia and the Pacific", ("Change",)),
        (ALIGNED, "n/a", "Of which: Pacific", ("Change",)),
        (ALIGNED, "21,345", "Total", ("2016",)),
        (TABS, "400", "Nairobi", ("Staff",)),
        (TABS, "7", "Geneva", ("Projects",)),
        (VALUES, "1084357", "Kenya", ("Migrants",)),
        (VALUES, "545694", "Congo, DR", ("Migrants",)),
        (TAILS, "25", "Asia and the Pacific", ("2017",)),
        (TAILS, "5", "Europe", ("2018",)),
        (HTML, "6,457", "2007", ("Staff",)),
        (YEARS, "7,258", "2009", ("Staff",)),
    ],
)
def test_cell(text: str, value: str, row: str, columns: tuple[str, ...]) -> None:
    cell = _cell(text, value)
    assert (cell.row_label, cell.column_headers) == (row, columns)
    assert not cell.is_header
    assert not cell.is_row_label


def test_a_row_belongs_to_what_it_is_indented_below() -> None:
    assert _cell(ALIGNED, "900").row_label_path == ("Asia and the Pacific", "Of which: Pacific")
    assert _cell(ALIGNED, "21,345").row_label_path == ("Total",)


def test_a_label_without_values_heads_a_group() -> None:
    text = "Region     2016   2017\nAfrica\nKenya        12     15\nGhana         3      4\nTotal        15     19\n"
    assert _cell(text, "12").row_label_path == ("Africa", "Kenya")
    assert _cell(text, "4").row_label_path == ("Africa", "Ghana")
    assert _cell(text, "19").row_label_path == ("Total",)


def test_a_label_may_be_wrapped() -> None:
    text = (
        "Budget                        2017      2018\n"
        "I. Movement and Emergency    433.4     612.1\n"
        "   Programming\n"
        "II. Migration Health         160.2     165.0\n"
    )
    assert _cell(text, "612.1").row_label == "I. Movement and Emergency Programming"
    assert _cell(text, "165.0").row_label == "II. Migration Health"


def test_headers_may_stand_above_one_another() -> None:
    text = (
        "               Approved    Revised\n                 2018        2019\nHealth          "
        "160.2       165.0\nTotal           638.7       821.1\n"
    )
    assert _cell(text, "821.1").column_headers == ("Revised", "2019")
    assert _cell(text, "160.2").column_headers == ("Approved", "2018")


def test_title_and_unit_line_are_the_caption() -> None:
    text = f"Spending went up.\n\nTable 3. Budget by region\n(US$ thousands)\n{ALIGNED}\nSource: IOM.\n"
    assert _cell(text, "13,000").caption == "Table 3. Budget by region (US$ thousands)"
    kinds = [block.kind for block in read_document(text).blocks]
    assert kinds == ["paragraph", "caption", "caption", "table", "caption"]


def test_header_and_label_cells_say_so() -> None:
    cells = {flow.text: flow.cell for flow in read_document(PIPES).flows if flow.cell}
    assert {text for text, cell in cells.items() if cell.is_header} == {"State", "IDPs", "Share (%)"}
    assert {text for text, cell in cells.items() if cell.is_row_label} == {"State", "Unity", "Total"}


@pytest.mark.parametrize(
    "text",
    [
        "The Council will act.  Building on its expertise, IOM has 12 points.\nIt had 3 before.  Then 4 came.\n",
        "In Kenya, Ghana, and Togo, 12 people came.\nIn Mali, Chad, and Niger, 13 came.\nIn "
        "Peru, Cuba, and Haiti, 5.\n",
        "Tel: 5 | Fax: 6\n",
        "The programme has been carried out since the late 1990s in more than 40\n"
        "countries and had, by the end of the year 2009, reached a total of 12\n"
        "States in Africa and in Asia, of which some were members before 1995 or\n",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert all(block.kind != "table" for block in read_document(text).blocks)


def _cell(text: str, value: str) -> Cell:
    (cell,) = (flow.cell for flow in read_document(text).flows if flow.cell and flow.text == value)
    return cell
