"""What a cell counts may stand in the caption or heading alone; a share that leaves "per cent" out counts no staff."""

import pytest

from iomstats import extract

STAFF = "| Location | 2018 |\n|---|---|\n| Headquarters | 420 |\n| Field | 7,200 |\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Table 1. Staff by location\n\n{STAFF}", ["staff_total", "staff_total"]),
        (f"# Report\n\n## Staff by location\n\n{STAFF}", ["staff_total", "staff_total"]),
        (f"Table 1. Participants by location\n\n{STAFF}", [None, None]),
    ],
)
def test_the_caption_says_what_is_counted(text: str, expected: list[str | None]) -> None:
    figures = extract(text, date="2020").arrow["figures"].to_pylist()
    found = {row["text"]: row["indicator"] for row in figures}
    assert [found["420"], found["7,200"]] == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2015, 22 per cent of staff were women; the proportion was 41 in 2018 and in the field less than 5.",
        "Of IOM staff, 22 per cent were at Headquarters in 2015, 41 in the field and 5 in Manila.",
    ],
)
def test_a_share_without_its_per_cent_is_no_staff(text: str) -> None:
    figures = extract(text, date="2020").arrow["figures"].to_pylist()
    assert [row["indicator"] for row in figures if row["text"] in ("41", "5")] == [None, None]


def test_staff_beside_a_share_stay_staff() -> None:
    figures = extract("In 2015 IOM had 7,200 staff, 22 per cent of them in Asia.", date="2020").arrow["figures"]
    assert figures.to_pylist()[0]["indicator"] == "staff_total"
