"""Writes single values for spreadsheets, so that no text is ever taken for a formula; knows no table.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@``, and documents are full of bullets and
of "-18%". An apostrophe before such a text is what a person would type to say "this is text". Numbers stay
numbers.
"""

from __future__ import annotations

import datetime
import re

# White space before the sign does not stop a spreadsheet; the wide forms are signs to some of them. A text
# that begins with an apostrophe of its own gets another, so that taking one away always gives the text back.
_RISKY = re.compile(r"'*(?:[\t\r\n]|[\s\ufeff]*[=+\-@＝＋－＠])")

Value = str | int | float | datetime.date | bool | None


def is_risky(text: str) -> bool:
    r"""Say whether a spreadsheet might take a text for a formula, or for something other than text.

    Example:
        >>> [is_risky(text) for text in ("=1+1", " -18%", "@home", "\t1", "'=1", "a=b", "2001-2010", "’")]
        [True, True, True, True, True, False, False, False]
    """
    return _RISKY.match(text) is not None


def neutral(text: str) -> str:
    """Return a text with an apostrophe before it where it is risky.

    Example:
        >>> neutral("=cmd()"), neutral("3 staff"), neutral("'-5")
        ("'=cmd()", '3 staff', "''-5")
    """
    return "'" + text if is_risky(text) else text


def original(cell: str) -> str:
    """Return the text that ``neutral`` made a cell from.

    Example:
        >>> [original(neutral(text)) for text in ("=1", "'=1", "'quoted'", "plain")]
        ['=1', "'=1", "'quoted'", 'plain']
    """
    return cell[1:] if cell.startswith("'") and is_risky(cell) else cell


def number_text(value: float) -> str:
    """Return a number in the fewest digits that give exactly it back.

    Example:
        >>> number_text(783800000.0), number_text(33.333333333333336), number_text(-0.5), number_text(7)
        ('783800000', '33.333333333333336', '-0.5', '7')
    """
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return repr(value)


def cell_text(value: Value) -> str:
    """Return a value as a cell of a CSV file; nothing where it is unknown.

    Example:
        >>> cell_text(None), cell_text(-18.0), cell_text("-18%"), cell_text(datetime.date(2003, 5, 1))
        ('', '-18', "'-18%", '2003-05-01')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return number_text(value)
