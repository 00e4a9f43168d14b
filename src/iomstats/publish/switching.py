"""Puts a finished dataset in the place of another in one step, one build at a time; it looks at no rows.

On Linux the two folders are exchanged by one system call: at every moment the dataset's folder is the old one
or the new one. Where the disk cannot do that, the old one is put aside first; a process that is killed in
between leaves it there, readers find it (``previous_folder``), and the next build puts it back (``recover``).
"""

from __future__ import annotations

import ctypes
import errno
import glob
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

from iomstats.publish.catalog import check_catalog
from iomstats.publish.checking import check_dataset, is_whole
from iomstats.publish.machine import machine_errors
from iomstats.publish.model import CATALOG, Manifest, is_dataset_file
from iomstats.publish.writing import publish_dataset
from iomstats.schema.errors import MachineError

if TYPE_CHECKING:
    import pyarrow as pa

# What a disk answers that cannot exchange two folders, or cannot rename one (a lower layer of an overlay).
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV}
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

# The locks that the running code holds already, so that a build may take its lock before its last step does.
_held: ContextVar[frozenset[Path]] = ContextVar("held", default=frozenset())


def replace_dataset(tables: Mapping[str, pa.Table], target: Path, *, version: str) -> Manifest:
    """Write a dataset beside the one in a folder, check it, and put it in its place.

    Whatever goes wrong, the old dataset stays as it was and nothing is left beside it.

    Args:
        tables: Every table of the registry by its name.
        target: The folder of the dataset; files in it that are not part of a dataset are kept.
        version: Version of the dataset.

    Raises:
        DataError: if the tables are not what the registry says.
        MachineError: if another build is running, or the disk refuses.
    """
    with building(target) as candidate:
        manifest = publish_dataset(tables, candidate, version=version)
        check_catalog(candidate / CATALOG, manifest)
    return manifest


@contextmanager
def building(target: Path) -> Iterator[Path]:
    """Give an empty folder beside a dataset to build another in, and switch that one in at the end.

    An error inside the block leaves the old dataset as it was and removes the folder. No other build can run
    meanwhile.

    Args:
        target: The folder of the dataset that is to be replaced; it need not exist.

    Yields:
        The empty folder.

    Raises:
        DataError: if what was built is not whole.
        MachineError: if another build is running, or the disk refuses.
    """
    target = target.resolve()
    with build_lock(target):
        _clear(target)
        candidate = _new_folder(target)
        try:
            yield candidate
            switch(candidate, target)
        finally:
            shutil.rmtree(candidate, ignore_errors=True)


@contextmanager
def build_lock(target: Path) -> Iterator[None]:
    """Let no other process or thread build the dataset of a folder.

    The lock belongs to the open file: it ends with the process, however that ends. It may be taken again
    inside itself. A switch that was cut short is put right first.

    Raises:
        MachineError: if another build is running, which is named, or the disk refuses.
    """
    target = target.resolve()
    if target in _held.get():
        yield
        return
    path = _beside(target, "lock")
    with machine_errors("build beside", path):
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        with machine_errors("lock", path):
            _lock(descriptor, target)
        token = _held.set(_held.get() | {target})
        try:
            _settle(target)
            yield
        finally:
            _held.reset(token)
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def switch(candidate: Path, target: Path) -> None:
    """Put a finished dataset in the place of another in one step, and remove the other.

    Args:
        candidate: The folder of the new dataset, beside ``target`` on the same disk; it is gone afterwards.
        target: The folder of the old one, or where there is none yet. Its files that are no part of a dataset
            (README.md, .gitignore) are kept.

    Raises:
        DataError: if the candidate is not whole.
        MachineError: if another build is running, or the disk refuses; the old dataset is then as it was.
    """
    check_dataset(candidate)
    target = target.resolve()
    with build_lock(target), machine_errors("replace", target):
        if target.exists():
            _keep_others(target, candidate)
            _sync(candidate)
            _replace(candidate, target)
        else:
            _sync(candidate)
            candidate.rename(target)
        _sync_folder(target.parent)
        shutil.rmtree(candidate, ignore_errors=True)


def recover(target: Path) -> None:
    """Put things right after a switch that was cut short on a disk that cannot exchange folders.

    Raises:
        MachineError: if a build is running, or the disk refuses.
    """
    if previous_folder(target).exists():
        with build_lock(target):
            pass  # taking the lock does it


def previous_folder(target: Path) -> Path:
    """Return where the old dataset lies while the new one takes its place, if the disk cannot exchange them.

    Example:
        >>> previous_folder(Path("/data/curated")).as_posix()
        '/data/.curated.previous'
    """
    return _beside(target.resolve(), "previous")


def _beside(target: Path, suffix: str) -> Path:
    return target.with_name(f".{target.name}.{suffix}")


def _lock(descriptor: int, target: Path) -> None:
    # only building needs it, and reading has to work where it is missing
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip()
        who = f"process {holder}" if holder else "another process"
        raise MachineError(
            f"another build of {target} is running ({who}); wait for its end, or end it, then run it again"
        ) from error
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)


def _settle(target: Path) -> None:
    """Keep the new dataset of a switch that was cut short if it is whole, else put the old one back."""
    previous = previous_folder(target)
    if not previous.exists():
        return
    with machine_errors("restore", target):
        if not is_whole(target):
            if target.exists():
                shutil.rmtree(target)
            previous.rename(target)
        else:
            shutil.rmtree(previous, ignore_errors=True)


def _clear(target: Path) -> None:
    """Remove the folders that killed builds left; nobody else builds while the lock is held."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.build-*"):
        shutil.rmtree(left, ignore_errors=True)


def _new_folder(target: Path) -> Path:
    folder = _beside(target, f"build-{os.getpid()}")
    with machine_errors("build beside", target):
        # not a temporary folder of the system's: it may lie on another disk, and nobody else may read it
        folder.mkdir()
    return folder


def _keep_others(target: Path, candidate: Path) -> None:
    shutil.copymode(target, candidate)
    for entry in target.iterdir():
        if is_dataset_file(entry.name):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, candidate / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, candidate / entry.name, follow_symlinks=False)


def _replace(candidate: Path, target: Path) -> None:
    try:
        for way in (exchange, rename_aside, copy_aside):
            try:
                way(candidate, target)
            except OSError as error:
                if error.errno not in _CANNOT:
                    raise
                refusal = error
            else:
                return
        raise refusal
    except BaseException:
        _settle(target)
        raise


def exchange(candidate: Path, target: Path) -> None:
    """Let two folders take each other's place in one step (Linux), or raise OSError."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(target))
    names = os.fsencode(candidate), os.fsencode(target)
    if libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(target))


def rename_aside(candidate: Path, target: Path) -> None:
    """Put the old folder aside and the new one in its place, in two steps that ``recover`` can undo."""
    previous = previous_folder(target)
    target.rename(previous)
    candidate.rename(target)
    shutil.rmtree(previous, ignore_errors=True)


def copy_aside(candidate: Path, target: Path) -> None:
    """Do what ``rename_aside`` does where the old folder can be removed but not renamed."""
    previous = previous_folder(target)
    copy = candidate.with_name(candidate.name + "-previous")
    shutil.copytree(target, copy, symlinks=True)
    _sync(copy)
    copy.rename(previous)
    shutil.rmtree(target)
    candidate.rename(target)
    shutil.rmtree(previous, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Have every file on disk before it counts as there; a full disk shows here at the latest."""
    for path in folder.iterdir():
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
