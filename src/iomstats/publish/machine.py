"""Turns errors of the operating system into MachineError, with path and remedy; handles nothing itself."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from iomstats.schema.errors import MachineError

_REMEDIES = {
    errno.ENOSPC: "free some space on its disk, then run it again",
    errno.EDQUOT: "free some of your disk quota, then run it again",
    errno.EFBIG: "raise the limit on the size of files (ulimit -f), then run it again",
    errno.EACCES: "make it writable for you, or choose another folder",
    errno.EPERM: "make it writable for you, or choose another folder",
    errno.EROFS: "it is on a read-only disk: choose another folder",
    errno.ENOENT: "create the folder that holds it, or choose another folder",
    errno.ENOTDIR: "a part of its path is a file, not a folder: choose another folder",
    errno.EBUSY: "something uses it, or it is a mount point: mount the folder that holds it instead",
    errno.EMFILE: "raise the limit on open files (ulimit -n), then run it again",
}


def machine_error(error: OSError, doing: str, path: Path) -> MachineError:
    """Return the error to raise when the machine refuses to do something with a path.

    Args:
        error: What the operating system says.
        doing: What was tried, as in "cannot <doing> <path>".
        path: The path that was asked for; the error's own path, where it has one, is more exact.

    Example:
        >>> str(machine_error(OSError(errno.ENOSPC, "No space left on device"), "write", Path("a.parquet")))
        'cannot write a.parquet: No space left on device; free some space on its disk, then run it again'
    """
    where = error.filename if isinstance(error.filename, str) else path
    # Arrow's own text repeats path and number
    reason = os.strerror(error.errno) if error.errno else str(error)
    remedy = _REMEDIES.get(error.errno or 0, "look after the disk that holds it, then run it again")
    return MachineError(f"cannot {doing} {where}: {reason}; {remedy}")


@contextmanager
def machine_errors(doing: str, path: Path) -> Iterator[None]:
    """Raise what the operating system refuses inside the block as MachineError."""
    try:
        yield
    except OSError as error:
        raise machine_error(error, doing, path) from error
