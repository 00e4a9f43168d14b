"""Rebuilds the dataset into a scratch folder and compares its rows with data/curated; changes neither.

``python -m pipelines.verify`` ends with 1 and prints the rows that differ: a change of rules has to be
committed together with the dataset that it leads to.
"""

import sys
import tempfile
from pathlib import Path

from iomstats.publish import compare_datasets, describe_differences
from iomstats.schema.errors import IomstatsError
from pipelines.resources import CHECKOUT
from pipelines.run import build


def differences(raw: Path, curated: Path) -> str:
    """Return how a rebuild would change a dataset, as lines to print; empty when it would not."""
    with tempfile.TemporaryDirectory(prefix="iomstats-verify-") as scratch:
        rebuilt = Path(scratch) / "curated"
        build(raw, rebuilt)
        return describe_differences(compare_datasets(curated, rebuilt))


def main() -> int:
    """Compare, print, and return the exit code."""
    try:
        found = differences(CHECKOUT / "data" / "raw", CHECKOUT / "data" / "curated")
    except IomstatsError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    if found:
        print(f"a rebuild differs from data/curated; if that is meant, run make data and commit it\n{found}")
        return 1
    print("a rebuild gives the rows of data/curated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
