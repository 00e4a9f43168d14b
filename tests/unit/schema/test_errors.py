"""Errors name what is wrong and the nearest right name."""

import pytest

from iomstats.schema import errors


@pytest.mark.parametrize(
    ("name", "known", "message"),
    [
        ("figurs", ["figures", "series"], "unknown table 'figurs'; did you mean 'figures'?"),
        ("staff", ["field_staff_share", "x"], "unknown table 'staff'; did you mean 'field_staff_share'?"),
        ("qqq", ["b", "a"], "unknown table 'qqq'; known: a, b"),
        (
            "qqq",
            [f"{n:02}" for n in range(20)],
            "unknown table 'qqq'; known: 00, 01, 02, 03, 04, 05, 06, 07, 08, 09, 10, 11, …",
        ),
    ],
)
def test_unknown_names(name: str, known: list[str], message: str) -> None:
    error = errors.unknown_name("table", name, known)
    assert str(error) == message
    assert isinstance(error, KeyError)
    assert isinstance(error, errors.IomstatsError)


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [
        (errors.DocumentError, 1),
        (errors.DataError, 1),
        (errors.CallError, 2),
        (errors.QueryError, 2),
        (errors.UnknownNameError, 2),
        (errors.MachineError, 3),
    ],
)
def test_exit_codes(error: type[errors.IomstatsError], exit_code: int) -> None:
    assert error.exit_code == exit_code
    assert issubclass(error, errors.IomstatsError)
