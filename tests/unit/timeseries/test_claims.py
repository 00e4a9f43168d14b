"""Relations that sentences assert are found and judged; none is invented."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from iomstats.schema.arrow import arrow_table
from iomstats.timeseries import build_claims
from iomstats.timeseries.publication import last_day
from tests.unit.timeseries.rows import documents, first_day

_MARK = re.compile(r"\{([^{}]*)\}")
_SCALES = {"million": 1e6, "billion": 1e9}
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "doubled": 2, "tripled": 3, "quadrupled": 4}

CASES = [
    line
    for line in csv.reader(
        (Path(__file__).parent / "claims.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    if line and not line[0].startswith("#")
][1:]


def claims_of(*paragraphs: str, document: str = "d10", kinds: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Return the claims found in paragraphs whose figures are marked."""
    figures: list[dict[str, Any]] = []
    blocks: list[dict[str, Any]] = []
    offset = 0
    for index, paragraph in enumerate(paragraphs):
        kind = kinds[index] if kinds else "paragraph"
        block_id = f"{document}:b{index:04d}"
        plain, found = _plain(paragraph, offset)
        figures.extend({**row, "document_id": document, "block_id": block_id, "quote": plain} for row in found)
        end = offset + len(plain)
        blocks.append(
            {
                "block_id": block_id,
                "document_id": document,
                "kind": kind,
                "text": plain,
                "char_start": offset,
                "char_end": end,
            }
        )
        offset = end + 1
    for row in figures:
        row["figure_id"] = f"{document}:{row['char_start']}-{row['char_end']}"
    table = build_claims(arrow_table("figures", figures, draft=True), arrow_table("blocks", blocks), documents())
    return table.to_pylist()


def _plain(marked: str, offset: int) -> tuple[str, list[dict[str, Any]]]:
    text, position, rows = "", 0, []
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        written, unit, noun, kind, indicator, period, *rest = (_cell(cell) for cell in match[1].split("|"))
        assert written
        start, _, end = (period or "").partition("/")
        rows.append(
            {
                "char_start": offset + len(text),
                "char_end": offset + len(text) + len(written),
                "text": written,
                "value": _value(written),
                "qualifier": rest[0] if rest else "exact",
                "unit": unit,
                "unit_text": noun,
                "kind": kind,
                "indicator": indicator,
                "period_start": start or None,
                "period_end": end or start or None,
                "start_date": first_day(start) if start else None,
                "end_date": last_day(end or start) if start else None,
            }
        )
        text += written
        position = match.end()
    return text + marked[position:], rows


def _cell(cell: str) -> str | None:
    return None if cell.strip() == "-" else cell.strip()


def _value(text: str) -> float:
    if text in _WORDS:
        return float(_WORDS[text])
    scale = next((factor for word, factor in _SCALES.items() if word in text), 1.0)
    return float(re.sub(r"[^\d.]", "", text)) * scale


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0][:50] for case in CASES])
def test_sentence(sentence: str, expected: str) -> None:
    found = sorted(f"{row['relation']}={row['verdict']}" for row in claims_of(sentence))
    assert found == ([] if expected == "-" else sorted(expected.split("; "))), claims_of(sentence)


LEAD = "To reach it, IOM has to meet {three|objective|objectives|count|-|2010} objectives:"


@pytest.mark.parametrize(("items", "verdict"), [(3, "holds"), (2, "fails"), (4, "fails")])
def test_a_count_before_a_list_below_it(items: int, verdict: str) -> None:
    bullets = [f"- to do thing {'abcdef'[n]};" for n in range(items)]
    (claim,) = claims_of(LEAD, *bullets, "And so on.", kinds=("paragraph", *["list_item"] * items, "paragraph"))
    assert (claim["relation"], claim["verdict"], claim["computed"]) == (
        "count_and_list",
        verdict,
        float(items),
    )


def test_a_list_within_a_list_is_not_counted() -> None:
    items = ("1. one:", "(a) this", "(b) that", "2. two", "3. three")
    (claim,) = claims_of(LEAD, *items, kinds=("paragraph", *["list_item"] * 5))
    assert claim["verdict"] == "holds"


@pytest.mark.parametrize(("last", "verdict"), [("third", "holds"), ("second", "fails")])
def test_parts_named_by_rank(last: str, verdict: str) -> None:
    sentence = "It has {three|part|parts|count|-|2010} parts."
    later = "The first part is short. The second part is long. " + ("The third part ends." if last == "third" else "")
    plain, found = _plain(sentence, 0)
    row = {**found[0], "figure_id": "d10:7-12", "document_id": "d10", "block_id": "b", "quote": plain}
    text = f"{plain} {later}"
    block = {
        "block_id": "b",
        "document_id": "d10",
        "kind": "paragraph",
        "text": text,
        "char_start": 0,
        "char_end": len(text),
    }
    table = build_claims(arrow_table("figures", [row], draft=True), arrow_table("blocks", [block]), documents())
    assert [claim["verdict"] for claim in table.to_pylist()] == [verdict]


@pytest.mark.parametrize(("headings", "verdict"), [(4, "holds"), (3, "fails")])
def test_a_count_against_numbered_headings(headings: int, verdict: str) -> None:
    lines = [f"Point {n}: To do this" for n in range(1, headings + 1)]
    found = claims_of(
        "The Strategy lists {4|point|points|count|strategy_points|2010} points.",
        *lines,
        kinds=("paragraph", *["heading"] * headings),
    )
    assert [(row["relation"], row["verdict"]) for row in found] == [("count_and_list", verdict)]


YEARS = (
    "IOM trained {45,000|person|migrants|flow|migrant_training_participants|2007} in 2007.",
    "It trained {50,000|person|migrants|flow|migrant_training_participants|2008} in 2008.",
)


@pytest.mark.parametrize(("total", "verdict"), [("352,328", "holds"), ("80,328", "fails")])
def test_years_against_the_decade_that_holds_them(total: str, verdict: str) -> None:
    whole = f"It trained {{{total}|person|migrants|flow|migrant_training_participants|2001/2010}} in the decade."
    (claim,) = claims_of(*YEARS, whole)
    assert (claim["relation"], claim["verdict"], claim["computed"]) == ("part_of_period", verdict, 95000.0)


@pytest.mark.parametrize(("total", "verdict"), [("80,000", "holds"), ("800,000", "fails")])
def test_an_average_against_the_total_of_its_years(total: str, verdict: str) -> None:
    found = claims_of(
        f"AVRR helped {{{total}|person|migrants|flow|avrr_beneficiaries|2007-06/2010|about}} migrants.",
        "The average: {26,000|person|returns|average|avrr_returns_per_year|2007/2010|about} a year.",
    )
    assert [(row["relation"], row["verdict"]) for row in found] == [("average_and_total", verdict)]


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("1,100|person|staff|stock|staff_total|1995|more_than", "holds"),
        ("1,500|person|staff|stock|staff_total|1995", "fails"),
    ],
)
def test_the_same_fact_in_two_places(other: str, verdict: str) -> None:
    found = claims_of("IOM had {1,100|person|staff|stock|staff_total|1995} staff.", f"It has {{{other}}} staff.")
    assert [(row["relation"], row["verdict"]) for row in found] == [("same_fact", verdict)]


@pytest.mark.parametrize(("years", "verdict"), [("59", "holds"), ("44", "fails")])
def test_a_duration_against_its_beginning(years: str, verdict: str) -> None:
    found = claims_of(
        "The organization was created in 1951.",
        f"In its first {{{years}|year|years|duration|organization_age|2010}} years, IOM did this.",
    )
    assert [(row["relation"], row["verdict"]) for row in found] == [("span_and_ends", verdict)]


@pytest.mark.parametrize(("price", "verdict"), [("£70", "holds"), ("£90", "fails")])
def test_a_discount_between_two_prices(price: str, verdict: str) -> None:
    found = claims_of(f"{{30%|percent|-|share|-|-}} off: {{£100|GBP|-|rate|-|-}} {{{price}|GBP|-|rate|-|-}} a year.")
    assert [(row["relation"], row["verdict"]) for row in found] == [("price_reduction", verdict)]


def test_an_increase_is_compared_with_the_latest_earlier_value() -> None:
    found = claims_of(
        "IOM had {98|State|Member States|stock|member_states|2003} Member States.",
        "Membership has increased to {90|State|Member States|stock|member_states|2010} Member States.",
    )
    assert [(row["relation"], row["verdict"]) for row in found] == [("direction", "fails")]


def test_a_sum_that_the_vocabulary_knows_is_found_in_a_paragraph() -> None:
    found = claims_of(
        "Of {214 million|person|international migrants|stock|international_migrants|2010} and "
        "{740 million|person|internal migrants|stock|internal_migrants|2009} the total is "
        "{1 billion|person|migrants|stock|migrants_total|2010|nearly}."
    )
    assert [(row["relation"], row["verdict"], row["computed"]) for row in found] == [
        ("total_and_parts", "holds", 954e6)
    ]
