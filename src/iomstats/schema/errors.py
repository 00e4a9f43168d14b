"""The errors that iomstats raises; nothing here prints or decides an exit code's text.

Every error says what is wrong, where, and what to do, in one message. ``exit_code`` is what the command line
returns: 1 when a document or the data is at fault, 2 when the call is wrong, 3 when the machine is at fault.
"""

import difflib
from collections.abc import Iterable


class IomstatsError(Exception):
    """Base of every error that iomstats raises on purpose."""

    exit_code = 1

    def __str__(self) -> str:
        # KeyError would show the repr of its message
        return str(self.args[0]) if self.args else ""


class DocumentError(IomstatsError):
    """A document or the register of documents is at fault."""


class DataError(IomstatsError):
    """The dataset is at fault: it failed a check, or its files are damaged."""


class CallError(IomstatsError):
    """The call is wrong: an argument cannot mean anything."""

    exit_code = 2


class UnitMismatchError(CallError):
    """Indicators that cannot share one axis: other units, or a level with an amount over a period."""


class QueryError(CallError):
    """An SQL query failed, or tried to change the dataset."""


class UnknownNameError(CallError, KeyError):
    """A table, indicator or figure that does not exist; the message suggests the nearest names."""


class MachineError(IomstatsError):
    """The machine is at fault: disk, permission, lock."""

    exit_code = 3


def unknown_name(what: str, name: str, known: Iterable[str]) -> UnknownNameError:
    """Return the error for a name that is not known, with the nearest known names.

    Example:
        >>> str(unknown_name("table", "figurs", ["figures", "series"]))
        "unknown table 'figurs'; did you mean 'figures'?"
    """
    names = sorted(known)
    near = (
        difflib.get_close_matches(name, names, n=3, cutoff=0.5) or [n for n in names if name.lower() in n.lower()][:3]
    )
    if near:
        hint = "did you mean " + " or ".join(repr(n) for n in near) + "?"
    else:
        hint = "known: " + ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return UnknownNameError(f"unknown {what} {name!r}; {hint}")
