"""The folders that pipeline tests read and compare."""

import hashlib
import json
import shutil
from pathlib import Path

from pipelines.suites import FOLDER

ROOT = Path(__file__).parents[2]
RAW = ROOT / "data" / "raw"


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def stricter_suites(folder: Path, table: str, severity: str = "critical") -> Path:
    """Return a copy of the suites in which a table has one more expectation, which no row keeps."""
    suites = Path(shutil.copytree(FOLDER, folder / "expectations"))
    path = suites / f"{table}.json"
    suite = json.loads(path.read_text(encoding="utf-8"))
    suite["expectations"].append(
        {
            "type": "expect_column_values_to_be_in_set",
            "kwargs": {"column": "document_id", "value_set": ["x"]},
            "meta": {"part": "reviewed", "notes": "Nobody expects this."},
            "severity": severity,
        }
    )
    path.write_text(json.dumps(suite), encoding="utf-8")
    return suites
