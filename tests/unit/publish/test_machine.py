"""What the machine refuses is told with the path and a remedy."""

import errno
import os
from pathlib import Path

import pytest

from iomstats.publish.machine import machine_errors
from iomstats.schema.errors import DataError, MachineError


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (
            errno.ENOSPC,
            "cannot write /data/x: No space left on device; free some space on its disk, then run it again",
        ),
        (
            errno.EACCES,
            "cannot write /data/x: Permission denied; make it writable for you, or choose another folder",
        ),
        (
            errno.EROFS,
            "cannot write /data/x: Read-only file system; it is on a read-only disk: choose another folder",
        ),
        (
            errno.EIO,
            "cannot write /data/x: Input/output error; look after the disk that holds it, then run it again",
        ),
    ],
)
def test_errors_of_the_system(code: int, message: str) -> None:
    with pytest.raises(MachineError) as caught, machine_errors("write", Path("/data/x")):
        raise OSError(code, os.strerror(code))
    assert str(caught.value) == message
    assert caught.value.exit_code == 3


def test_the_errors_own_path_is_the_more_exact() -> None:
    with (
        pytest.raises(MachineError, match="cannot build in /data/x/y: "),
        machine_errors("build in", Path("/data/x")),
    ):
        raise OSError(errno.EACCES, "", "/data/x/y")


def test_other_errors_pass() -> None:
    with pytest.raises(DataError, match=r"^as it was$"), machine_errors("write", Path("/data/x")):
        raise DataError("as it was")
