"""The power of ten in which a document states a value."""

import pytest

from iomstats.observations.multipliers import unit_multiplier


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("USD 783.8 million", 783.8e6, 6),
        ("7,258", 7258.0, 0),
        ("11 640", 11640.0, 0),
        ("CHF 2'000", 2000.0, 0),
        ("150\u202f000", 150000.0, 0),
        ("214", 214e6, 6),  # "from 150 to 214 million"
        ("1,204", 1.204e6, 3),  # a table in thousands
        ("(128)", -128e3, 3),
        ("€320bn", 320e9, 9),
        ("2 to 3 million", 2e6, 6),
        ("0.28", 0.28, 0),
        ("22 per cent", 22.0, 0),
        ("3 decades", 30.0, 0),
        ("one billion", 1e9, 9),
        ("half a million", 5e5, 6),
        ("one and a half million", 1.5e6, 6),
        ("tens of thousands", 20e3, 3),
        ("two hundred", 200.0, 0),
        ("two million three hundred thousand", 2.3e6, 3),
        ("two million and fifty", 2000050.0, 0),
        ("quadrupled", 4.0, 0),
        ("seven in ten", 70.0, 0),
        ("1 in 20", 5.0, 0),
        ("0", 0.0, 0),
        ("3 crore", 3e7, 6),
    ],
)
def test_multiplier(text: str, value: float, expected: int) -> None:
    assert unit_multiplier(text, value) == expected
