"""A table or list that states a scale once, and the values that its cells then have."""

import pytest

import iomstats

TABLES = [
    pytest.param(
        "| Year | Goats (million) | Sheep (million) | Total | Farms |\n|---|---|---|---|---|\n"
        "| 2013 | 1.7 | 3.3 | 5.0 | 812 |\n"
        "| 2014 | 1.9 | 3.2 | 5.1 | 790 |",
        [1.7e6, 3.3e6, 5e6, 812, 1.9e6, 3.2e6, 5.1e6, 790],
        id="a total of columns of one scale",
    ),
    pytest.param(
        "Region\t2017\t2018\n\t($ billion)\nNorth\t134\t143\nSouth\t117\t131\n"
        "\t(per cent)\nNorth\t5.1\t6.8\nSouth\t5.7\t2.3",
        [134e9, 143e9, 117e9, 131e9, 5.1, 6.8, 5.7, 2.3],
        id="units behind a tab",
    ),
    pytest.param(
        "Herds in 2008\n\nGoats ................... 1 205\nSheep ................... 388\nCows .................... 97",
        [1205, 388, 97],
        id="leaders that lead to values",
    ),
    pytest.param(
        "Costs (EUR)\n\n| Item | Asked | Given |\n|---|---|---|\n| Seeds | 4.2 m | 950k |\n| Tools | 1.05 m | 0 |",
        [4.2e6, 950e3, 1.05e6, 0],
        id="letters of scale in cells of money",
    ),
    pytest.param(
        "Trade (bn euros)\n\nPartner    Sold    Bought\nNorth      170.1     344.6\nSouth       78.0      66.7",
        [170.1e9, 344.6e9, 78e9, 66.7e9],
        id="letters of scale before a currency",
    ),
    pytest.param(
        "| Depot | 2012 | 2013 |\n|---|---|---|\n| | (EUR '000) | (EUR '000) |\n"
        "| Lund | 1,204 | 988 |\n| Ystad | 85 | 91 |",
        [1204000, 988000, 85000, 91000],
        id="units below the rule of a header",
    ),
    pytest.param(
        "Dairy output\n\n              2012      2013\n             ------ EUR million ------\n"
        "Milk           12.5      13.0\n"
        "Cheese          4.2       4.4\n             ------- per cent -------\n"
        "Growth          3.1       4.0\nExports        20.5      21.0",
        [12.5e6, 13e6, 4.2e6, 4.4e6, 3.1, 4.0, 20.5, 21.0],
        id="units that begin anew among the rows",
    ),
    pytest.param(
        "Fund,Pledged (CHF m),Paid,Balance,Donors\nWater,14.5,10,4.5,12\nSeeds,3.2,1.6,1.6,4\nRoads,22,20.5,1.5,9",
        [14.5e6, 10e6, 4.5e6, 12, 3.2e6, 1.6e6, 1.6e6, 4, 22e6, 20.5e6, 1.5e6, 9],
        id="steps of the same money go on with its scale",
    ),
    pytest.param(
        "               2016 €m    2015 €m\nStaff costs      210.5      204.8\nTravel            18.2       20.0",
        [210.5e6, 204.8e6, 18.2e6, 20e6],
        id="a year and its unit in a header",
    ),
    pytest.param(
        "Sheep by county (1 000)\n\nCounty     2003     2013\nNorth       412      398\nSouth     1 204    1 377",
        [412000, 398000, 1204000, 1377000],
        id="a scale in digits",
    ),
    pytest.param(
        "Costs (in thousands of euros)\n\n| | 2014 | 2015 |\n|:--|--:|--:|\n"
        "| Personnel | 26 450 | 25 912 |\n| Travel | 3 100 | 3 240 |",
        [26450000, 25912000, 3100000, 3240000],
        id="personnel among costs",
    ),
    pytest.param(
        "Farm   |  Area\nNo.   Farm              Town          Grant\n1     Old Mill          Lund          EUR 4,500\n"
        "2     Long Barn         Ystad         EUR 6,000\n3     Green Hill        Malmö         EUR 1,250",
        [4500, 6000, 1250],
        id="rows that are numbered",
    ),
    pytest.param(
        "(EUR million)\nCounty\nBudget\nSpent\nNorth\n24.5\n23.1\nSouth\n31.0\n32.2\nWest\n9.7\n9.4",
        [24.5e6, 23.1e6, 31e6, 32.2e6, 9.7e6, 9.4e6],
        id="cells one below the other",
    ),
    pytest.param(
        "Comune;Abitanti;Quota (%)\nLodi;45.375;11,5\nTodi;16.119;+2,5\nBari;1.320.862;-0,5",
        [45375, 11.5, 16119, 2.5, 1320862, -0.5],
        id="decimal commas make points part thousands",
    ),
    pytest.param(
        "Course          Held    Pupils   of whom girls, n (%)\nPottery            6       148        31 (20.9%)\n"
        "Chess              4        92        11 (12.0%)",
        [6, 148, 31, 20.9, 4, 92, 11, 12],
        id="a share behind its count",
    ),
    pytest.param(
        "                     EUR billion          Per cent of all   Price of\n"
        "Region            2011p   2012p  2013f     2011     2012     moving\n"
        "                                                             a tonne\n"
        "                                                             (EUR)\n"
        "North              31.1    32.8   33.7     10.2     10.5       5.2\n"
        "South               1.9     2.5    2.6     26.9     31.6       1.6\n",
        [31.1e9, 32.8e9, 33.7e9, 10.2, 10.5, 5.2, 1.9e9, 2.5e9, 2.6e9, 26.9, 31.6, 1.6],
        id="headers over groups of years, one of them wrapped",
    ),
    pytest.param(
        ",Members,,Loans (RWF million),,Arrears (%)\nBranch,2014,2015,2014,2015,2015\nHuye,410,512,31.5,40.2,2.5\n"
        "Musanze,388,402,28.0,29.9,4.1\nRubavu,150,171,9.3,12.4,1.0",
        [410, 512, 31.5e6, 40.2e6, 2.5, 388, 402, 28e6, 29.9e6, 4.1, 150, 171, 9.3e6, 12.4e6, 1.0],
        id="a header over empty cells",
    ),
    pytest.param(
        "The table gives all amounts in EUR million.\n\nFund          Budget    Spent\nHousing         12.5     11.0\n"
        "Roads            4.75     3.8",
        [12.5e6, 11e6, 4.75e6, 3.8e6],
        id="a sentence above the table",
    ),
    pytest.param(
        "FORM 12 (copies)\n\nVillage    Adults   Children\nAdo           120        204\nBele           88         91",
        [120, 204, 88, 91],
        id="capitals that are no code of a currency",
    ),
    pytest.param(
        "Income and costs of 2014 (in US$ '000)\n  Grants           36,118\n  Fees              1,002\n"
        "  Costs           (35,377)\n  Deficit           1,743",
        [36118000, 1002000, -35377000, 1743000],
        id="digit groups are no separated values",
    ),
    pytest.param(
        "CHF (000s)            FY2008       FY2009\nIncome              28,045       28,806\nBalance             "
        "   133          582",
        [28045000, 28806000, 133000, 582000],
        id="zeros in the corner",
    ),
    pytest.param(
        "Population, millions   2010     2015\nAfrica                 150.3    163.8\n"
        "Asia                   50.1     60.2\n"
        "Change, world (%)        –       +9.0",
        [150.3e6, 163.8e6, 50.1e6, 60.2e6, 9],
        id="a share has no scale",
    ),
    pytest.param(
        "country,year,residents_thousands,share_pct\nKenya,2019,52574,12.5\nUganda,2019,44270,10.1\nChad,2019,15947,3.3",
        [52574000, 12.5, 44270000, 10.1, 15947000, 3.3],
        id="a scale in the name of a variable",
    ),
    pytest.param(
        "Largest funders, 2011–2015 (cumulative, US$ bn)\n1. Norway         2.1\n2. Sweden         0.9\n"
        "3. Japan          0.4",
        [2.1e9, 0.9e9, 0.4e9],
        id="a ranking under a title with a scale",
    ),
    pytest.param(
        "Key figures\nStaff: 1,204\nBudget (US$ million): 120.5\nProjects 512",
        [1204, 120500000, 512],
        id="a scale holds for its own line",
    ),
    pytest.param(
        "Residents by county (thousands)\n- Nairobi: 4,397\n- Mombasa: 1,208", [4397000, 1208000], id="a list of counts"
    ),
    pytest.param(
        "Revenue (Rs crore)   FY18   FY19\nExports              120.5  131.2\nDomestic              88.1   90.4",
        [1.205e9, 1.312e9, 0.881e9, 0.904e9],
        id="crore",
    ),
    pytest.param(
        "                      2017      2016\n                    (€ million)\n"
        "Revenue              1,204.5   1,100.2\nOther costs           (980.1)   (901.7)\n"
        "Earnings per share (€)   1.12      0.99\nEmployees (number)      4,120     3,980",
        [1204.5e6, 1100.2e6, -980.1e6, -901.7e6, 1.12, 0.99, 4120, 3980],
        id="a unit alone in a line below the years",
    ),
    pytest.param(
        "Income (in thousands, except per share amounts)\n\n                          2019        2018\n"
        "Net sales            $  45,310   $  41,002\nCost of sales           30,115      27,889\n"
        "Earnings per share   $    1.23   $    1.17",
        [45310000, 41002000, 30115000, 27889000, 1.23, 1.17],
        id="amounts per share have no scale; a sign of currency stands apart",
    ),
    pytest.param(
        "Costs by programme, US$ '000s\n\n  Programme           Planned     Actual    Variance\n"
        "  ------------------------------------------------\n"
        "  Emergencies          12,400     11,950        (450)\n  Resettlement          8,310      8,655         345\n"
        "                     --------   --------    --------\n  Total                20,710     20,605        (105)",
        [12400000, 11950000, -450000, 8310000, 8655000, 345000, 20710000, 20605000, -105000],
        id="rules between the rows",
    ),
    pytest.param(
        "Continuing business (£m) 2010 2011 2012\nRevenue 2,668.0 2,808.4 2,635.5\nProfit/(loss) (54.6) 25.6 57.9\n"
        "Earnings/(loss) per share (13.0p) (2.0p) 4.5p",
        [2668e6, 2808.4e6, 2635.5e6, -54.6e6, 25.6e6, 57.9e6, -0.13, -0.02, 0.045],
        id="a header in the line above single-spaced rows",
    ),
    pytest.param(
        " | Gross | Spent | Net\n | | (in millions) |\nJune 30, 2019 | | |\nLicences | $1,597.6 | $(498.7) | $1,098.9\n"
        "Other | 3.4 | (1.5) | 1.9",
        [1597.6e6, -498.7e6, 1098.9e6, 3.4e6, -1.5e6, 1.9e6],
        id="bars without an edge, a unit above all columns",
    ),
    pytest.param(
        "Table 2. Output (USD thousands)\n\n| Office | Spent | Staff (number) |\n|---|---|---|\n| Lima | 204 | 12 |\n"
        "| Quito | 310 | 9 |",
        [204000, 12, 310000, 9],
        id="a nearer label states its own unit",
    ),
    pytest.param(
        "Lease payments (EUR '000),2022,2021\nWithin one year,3110,2987\nOne to four years,9640,10114\nOver four years,"
        "2038,2207",
        [1, 3110e3, 2987e3, 1, 9640e3, 10114e3, 4, 2038e3, 2207e3],
        id="numbers in labels have no scale; a value below a year is none",
    ),
    pytest.param(
        "(thousands of dollars)\n| As at | 2020 | 2019 |\n|---|---|---|\n| Loans | 24,810,300 | 23,107,415 |\n"
        "| Capital ratio (%) | 14.1 | 13.8 |",
        [24810300e3, 23107415e3, 14.1, 13.8],
        id="large amounts in thousands",
    ),
    pytest.param(
        "Income (EUR thousand)\n\n| | Note | 2021 | 2020 |\n|---|---:|---:|---:|\n| Sales | 3 | 91,204 | 88,310 |\n"
        "| Costs | 4, 7.1 | (60,118) | (58,240) |\n| Earnings per share (EUR) | 9 | 0.84 | 0.71 |",
        [91204e3, 88310e3, -60118e3, -58240e3, 0.84, 0.71],
        id="a column of notes; earnings per share are no share",
    ),
    pytest.param(
        "Tab1e 2.1  Pupils (mil1ion)  by level\n                  2004      2009\nPrimary          11.9  12.4\n"
        "Second ary        4.2        5 .1\nTota l    16.1      17.5",
        [11.9e6, 12.4e6, 4.2e6, 5.1e6, 16.1e6, 17.5e6],
        id="a damaged table",
    ),
    pytest.param(
        "Table 2: Poultry (thousand birds)\n\n| County | Hens | Ducks |\n|---|---|---|\n| Odal | 1,310 | 2011 |\n"
        "| Tarn | 640 | 88 |",
        [1310e3, 2011e3, 640e3, 88e3],
        id="four digits below a counted noun are no year",
    ),
    pytest.param(
        "Year;Sales;Stock\n2017;2.310,5;414,2\n2018;2.488,1;390,6",
        [2310.5, 414.2, 2488.1, 390.6],
        id="points part the thousands, a comma the decimals",
    ),
    pytest.param(
        "Amounts in UGX'000\nTown\tGranted\tSpent\tAbsorption\nMira\t310,200\t298,115\t96.1\n"
        "Oska\t88,400\t61,020\t69.0",
        [310200e3, 298115e3, 96.1, 88400e3, 61020e3, 69.0],
        id="a rate among amounts has no scale",
    ),
    pytest.param(
        "<table><caption>Costs in millions of euros</caption><tr><th>Item</th><th>2020</th></tr>"
        "<tr><td>Rent</td><td>12.4</td></tr><tr><td>Heating</td><td>3.1</td></tr></table>",
        [12.4e6, 3.1e6],
        id="the caption of an HTML table",
    ),
    pytest.param(
        "Region | Seasonal workers (thousands), 2010 | 2015 | Share, 2015 (%)\nNorth | 310 | 420 | 26.6\n"
        "South | 80 | 95 | 13.6",
        [310e3, 420e3, 26.6, 80e3, 95e3, 13.6],
        id="a year that goes on with the header to its left",
    ),
    pytest.param(
        "Landings by port (thousands)\nPort 2015 2016 2017\nOdal 154 181 119\nTarn 857 174 30\nVik 16 14 28\n",
        [154e3, 181e3, 119e3, 857e3, 174e3, 30e3, 16e3, 14e3, 28e3],
        id="a caption of as many words as there are columns",
    ),
    pytest.param(
        "Region | 2016 | 2017\nNorth | 421 | 490\nSouth | 210 | 205\n\nAll figures in EUR million.",
        [421e6, 490e6, 210e6, 205e6],
        id="a note with the code of a currency",
    ),
    pytest.param(
        "The table shows grants in millions of dollars.\n\nRegion | 2016 | 2017\nNorth | 421 | 490\nSouth | 210 | 205",
        [421e6, 490e6, 210e6, 205e6],
        id="what the sentence above says of the table",
    ),
    pytest.param(
        "Report of the treasurer, 2017 (USD thousands)\n\nIncome\n\nItem | 2016 | 2017\nGrants | 421 | 490\n"
        "Fees | 210 | 205",
        [421e3, 490e3, 210e3, 205e3],
        id="the line that opens a text",
    ),
]


@pytest.mark.parametrize(("text", "values"), TABLES)
def test_values(text: str, values: list[float]) -> None:
    found = iomstats.extract(text, date="2019").figures["value"].tolist()
    assert found == pytest.approx(values)


def test_the_title_of_a_document_that_is_a_table_gives_the_scale() -> None:
    found = iomstats.extract(
        "crop,2019,2020\nMaize,4120,3980\nRice,910,955", date="2021", title="Crops (USD million)"
    ).figures
    assert found["value"].tolist() == [4120e6, 3980e6, 910e6, 955e6]
