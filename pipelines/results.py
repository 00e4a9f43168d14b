"""What one expectation or relation found; neither runs anything nor decides what a failure leads to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["critical", "warning"]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of one expectation over one table.

    Attributes:
        table: The table.
        expectation: The expectation's type, or the relation's name.
        column: The column or columns that it speaks of, None for the whole table.
        notes: What it expects, in plain English.
        passed: Whether every row keeps it.
        severity: ``critical`` blocks publishing, ``warning`` is only shown.
        offending: How many rows break it; None where it speaks of the table as a whole.
        examples: Some of those rows, as text.
    """

    table: str
    expectation: str
    column: str | None
    notes: str
    passed: bool
    severity: Severity = "critical"
    offending: int | None = None
    examples: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether the table may not be published."""
        return not self.passed and self.severity == "critical"


def describe(results: Iterable[CheckResult]) -> str:
    """Return what failed as a list to read: table, column, expectation, why, some rows.

    Example:
        >>> failed = CheckResult("staff", "expect_positive", "value", "Staff is never negative.", False,
        ...                      offending=1, examples=("figure_id=a, value=-3",))
        >>> print(describe([failed]))
        staff.value: Staff is never negative. (expect_positive), 1 row
            figure_id=a, value=-3
    """
    lines = []
    for result in results:
        if result.passed:
            continue
        where = result.table if result.column is None else f"{result.table}.{result.column}"
        rows = "" if result.offending is None else f", {result.offending} row{'' if result.offending == 1 else 's'}"
        lines.append(f"{where}: {result.notes} ({result.expectation}){rows}")
        lines += [f"    {example}" for example in result.examples]
    return "\n".join(lines)
