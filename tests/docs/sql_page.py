"""Runs the queries of docs/sql.md and writes their answers below them: ``python -m tests.docs.sql_page``.

An answer is the Markdown table that follows a block of SQL; prose is left as it is.
"""

import datetime
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "sql.md"

# a block of SQL, and the table below it where there is one
_BLOCK = re.compile(r"^```sql\n(?P<sql>.*?)^```\n(?:\n(?:\|[^\n]*\n)+)?", re.MULTILINE | re.DOTALL)


def queries(page: str) -> list[str]:
    """Return the queries of the page, in order."""
    return [match["sql"] for match in _BLOCK.finditer(page)]


def with_answers(page: str) -> str:
    """Return the page with the answer of the dataset below every query."""
    import iomstats

    with iomstats.connect() as connection:

        def answered(match: re.Match[str]) -> str:
            cursor = connection.execute(match["sql"])
            names = [column[0] for column in cursor.description]
            return f"```sql\n{match['sql']}```\n\n{table(names, cursor.fetchall())}"

        return _BLOCK.sub(answered, page)


def table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Return rows as a Markdown table, numbers to the right."""
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    right = [any(is_number(value) for value in column) for column in columns]
    lines = [list(names), ["---:" if to_right else "---" for to_right in right]]
    lines += [[cell(value) for value in row] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def is_number(value: object) -> bool:
    """Say whether a value is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def cell(value: object) -> str:
    """Return a value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    return " ".join(str(value).split()).replace("|", "\\|")


if __name__ == "__main__":
    # the committed dataset, whatever the caller's shell says
    os.environ.pop("IOMSTATS_DATA", None)
    PAGE.write_text(with_answers(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
