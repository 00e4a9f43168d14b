"""A table or list that states a scale once, and the values that its cells then have."""

import pytest

import iomstats

TABLES = [
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
        "Table 2. Output (USD thousands)\n\n| Office | Spent | Staff (number) |\n|---|---|---|\n| Lima | 204 | 12 |\n"
        "| Quito | 310 | 9 |",
        [204000, 12, 310000, 9],
        id="a nearer label states its own unit",
    ),
]


@pytest.mark.parametrize(("text", "values"), TABLES)
def test_values(text: str, values: list[float]) -> None:
    found = iomstats.extract(text, date="2019").figures["value"].tolist()
    assert found == pytest.approx(values)
