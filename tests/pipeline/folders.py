"""The folders that pipeline tests read and compare."""

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
RAW = ROOT / "data" / "raw"


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}
