"""A time expression and the calendar span that it means."""

import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomstats.figures.dates.dates import UNREAD, DateSpan, first_day, last_day, read_date
from iomstats.figures.dates.moments import moved, shift

HERE = Path(__file__).parent
FIRST_QUARTER = DateSpan("2021-01", "2021-03", "month", "part")


def _rows() -> list[dict[str, str]]:
    lines = (HERE / "dates.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["text"])
def test_expression(row: dict[str, str]) -> None:
    span = read_date(row["text"], anchor=row["date"] or None)
    assert (span.start or "", span.end or "", span.kind) == (row["start"], row["end"], row["kind"])


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("a year earlier", "2020-01", "2020-03"),
        ("the same period", "2021-01", "2021-03"),
        ("the same period of 2015", "2015-01", "2015-03"),
        ("the same period last year", "2020-01", "2020-03"),
        ("that year", "2021", "2021"),
        ("in the same year", None, None),
        ("the same year", "2021", "2021"),
        ("the year before", "2020", "2020"),
        ("the previous year", "2020", "2020"),
        ("the following year", "2022", "2022"),
        ("two years later", "2023-01", "2023-03"),
        ("three months earlier", "2020-10", "2020-12"),
        ("year-end", "2021", "2021"),
    ],
)
def test_expression_told_from_another(text: str, start: str | None, end: str | None) -> None:
    span = read_date(text, anchor="2022-06", context=FIRST_QUARTER)
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize("text", ["last year", "the last three years", "60 years ago", "31 December", "today", "May"])
def test_nothing_to_tell_it_from(text: str) -> None:
    assert read_date(text, anchor=None) == UNREAD


def test_day_and_month_that_could_be_exchanged() -> None:
    assert read_date("4/9/15", anchor=None).ambiguous
    assert not read_date("23/08/2014", anchor=None).ambiguous
    assert not read_date("5/5/2014", anchor=None).ambiguous


def test_a_deadline_without_a_year_lies_ahead() -> None:
    assert read_date("31 December", anchor="2015-06-01", future=True).start == "2015-12-31"
    assert read_date("31 December", anchor="2015-06-01").start == "2014-12-31"


def test_first_and_last_day() -> None:
    assert (first_day("2009"), last_day("2009")) == (datetime.date(2009, 1, 1), datetime.date(2009, 12, 31))
    assert (first_day("2004-02"), last_day("2004-02")) == (datetime.date(2004, 2, 1), datetime.date(2004, 2, 29))
    assert first_day("2011-05-31") == last_day("2011-05-31") == datetime.date(2011, 5, 31)


def test_moving() -> None:
    assert shift("2020-02-29", years=-1) == "2019-02-28"
    assert shift("2021-01-31", months=1) == "2021-02-28"
    assert moved((2020, 1, 1), days=-1) == (2019, 12, 31)
    assert moved((2020, None, None), months=5) == (2020, None, None)


WORDS = st.sampled_from(
    "the last next first second half quarter of in to and – / 2007 1990s 31 29 February June year years month decade"
    " century ago earlier same period end mid- Q3 FY ten three 08 15 , week ended since 99".split()
)


@given(
    st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=8).map(" ".join)),
    st.sampled_from([None, "2010", "2010-06", "2016-02-29"]),
    st.sampled_from([None, FIRST_QUARTER, DateSpan(None, "2010", "year", "window")]),
)
def test_any_text_is_read_without_error_and_never_backwards(
    text: str, anchor: str | None, context: DateSpan | None
) -> None:
    span = read_date(text, anchor=anchor, context=context)
    if span.start is not None and span.end is not None:
        assert first_day(span.start) <= last_day(span.end)
    assert span == read_date(text, anchor=anchor, context=context)
