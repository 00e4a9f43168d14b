"""Proof that a table in the build folder passed its checks as it is now; runs no check itself.

Dagster lets a person materialize the dataset asset alone, long after a check failed. So every check that
passes leaves a seal: the hashes of the tables that it read. The dataset is published only from tables whose
seals are all there and still fit, which also refuses a mixture of two runs.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

_FOLDER = "seals"


def seal(build: Path, table: str, check: str, read: Iterable[str]) -> None:
    """Note that a check of a table passed, over the tables that it read."""
    folder = build / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    hashes = {name: _digest(build, name) for name in read}
    (folder / f"{table}.{check}.json").write_text(json.dumps(hashes, indent=1) + "\n", encoding="utf-8")


def break_seal(build: Path, table: str, check: str) -> None:
    """Note that a check of a table did not pass."""
    (build / _FOLDER / f"{table}.{check}.json").unlink(missing_ok=True)


def unsealed(build: Path, checks: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return those of the (table, check) pairs that did not pass over the tables as they are now."""
    return [(table, check) for table, check in checks if not _holds(build, table, check)]


def _holds(build: Path, table: str, check: str) -> bool:
    path = build / _FOLDER / f"{table}.{check}.json"
    if not path.is_file():
        return False
    hashes = json.loads(path.read_text(encoding="utf-8"))
    return all(_digest(build, name) == digest for name, digest in hashes.items())


def _digest(build: Path, table: str) -> str | None:
    path = build / f"{table}.parquet"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
