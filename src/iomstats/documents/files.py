"""Reads a file as text and says exactly what is wrong with one that cannot be; knows nothing of documents."""

import errno
from pathlib import Path

from iomstats.schema.errors import DocumentError, MachineError

MAX_BYTES = 50_000_000


def read_bytes(path: Path, missing: str) -> bytes:
    """Return the bytes of a file.

    Args:
        path: The file.
        missing: What to say where there is none.

    Raises:
        DocumentError: if it is missing, a folder, or larger than a document may be.
        MachineError: if it cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise DocumentError(
                f"{path} has {size:,} bytes, more than the {MAX_BYTES:,} that one document may have; split it"
            )
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise DocumentError(missing) from None
    except IsADirectoryError:
        raise DocumentError(f"{path} is a folder; name a file") from None
    except PermissionError:
        raise MachineError(f"{path} may not be read: permission denied; allow this user to read it") from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise DocumentError(f"{path} is a link that leads to itself; put the file there") from None
        raise MachineError(f"{path} cannot be read: {error.strerror or error}; check the disk") from None


def decode(path: Path, data: bytes) -> str:
    """Return the text of a file's bytes; ``path`` is named in errors.

    Raises:
        DocumentError: if they are binary or not UTF-8.
    """
    if data.startswith(b"%PDF"):
        raise DocumentError(f"{path} is a PDF; take its text out of it, as UTF-8")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError(f"{path} is UTF-16; save it as UTF-8")
    null = data.find(b"\x00")
    if null >= 0:
        raise DocumentError(f"{path} is binary: a null byte at position {null}; take its text out of it, as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DocumentError(
            f"{path} is not UTF-8: byte 0x{data[error.start]:02x} at position {error.start} (line {line}); "
            "save it as UTF-8"
        ) from None
