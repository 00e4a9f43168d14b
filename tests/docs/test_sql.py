"""docs/sql.md: twenty questions whose answers are those of the committed dataset."""

import re

import pytest

import iomstats
from tests.docs.sql_page import PAGE, queries, with_answers

TEXT = PAGE.read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def committed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the committed dataset, whatever the environment says."""
    monkeypatch.delenv("IOMSTATS_DATA", raising=False)


def test_there_are_twenty_questions_with_a_query_each() -> None:
    assert re.findall(r"^## (\d+)\. .+\?$", TEXT, re.MULTILINE) == [str(n) for n in range(1, 21)]
    assert len(queries(TEXT)) == 20


def test_every_answer_is_that_of_the_dataset() -> None:
    # otherwise: make pages
    assert with_answers(TEXT) == TEXT


@pytest.mark.parametrize("sql", queries(TEXT), ids=lambda sql: " ".join(sql.split())[:40])
def test_every_query_can_be_asked_by_anybody(sql: str) -> None:
    # the door that refuses to change anything lets it pass, and there is an answer
    assert len(iomstats.sql(sql))


def test_what_the_documents_say_is_what_the_queries_say() -> None:
    # read in the documents by a person; everything else on the page may follow the dataset
    staff = iomstats.sql("select period_start, value, qualifier from series('staff_total')")
    assert staff.values.tolist() == [
        ["1995", 1100.0, "exact"],
        ["2003-05", 3400.0, "more_than"],
        ["2007", 6457.0, "exact"],
        ["2009", 7258.0, "exact"],
    ]
    money = iomstats.sql("select period_start, value from series('total_expenditure')")
    assert money.values.tolist() == [["2007", 783.8e6], ["2009", 1027e6]]
