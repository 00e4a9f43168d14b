"""The language of terms: what each way of writing matches."""

import pytest

from iomstats.observations.terms import compile_terms

CASES = [
    ("return*", "They returned home", "returned"),
    ("return", "They returned home", None),
    ("staff member*", "three staff members", "staff members"),
    ("post-crisis", "post-crisis aid", "post-crisis"),
    ("post-crisis", "post crisis aid", "post crisis"),
    ("integration", "reintegration of returnees", None),
    ("AVRR", "under avrr", None),
    ("AVRR", "under AVRR", "AVRR"),
    ("=Field", "in the field", None),
    ("=Field", "in the Field", "Field"),
    ("a | b", "only b", "b"),
    ("become .. observer*", "have become one after the other in a row observers", None),
    ("become .. observer*", "have become our new observers", "become our new observers"),
    ("world's population", "the world\u2019s population", "world\u2019s population"),
]


@pytest.mark.parametrize(("terms", "text", "found"), CASES)
def test_terms(terms: str, text: str, found: str | None) -> None:
    match = compile_terms(terms).search(text)
    assert (match[0] if match else None) == found
