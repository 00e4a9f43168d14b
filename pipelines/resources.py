"""Where a run reads and writes: the folders, as a Dagster resource; no reading or writing happens here."""

from pathlib import Path

import dagster as dg

CHECKOUT = Path(__file__).resolve().parents[1]


class Folders(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The folders of a run; a run on a copy of the data names its own.

    Attributes:
        raw: The documents and their register.
        build: Where assets write until everything has passed its checks.
        curated: The published dataset.
        expectations: The suites, one file a table.
    """

    raw: str = str(CHECKOUT / "data" / "raw")
    build: str = str(CHECKOUT / "build" / "dagster")
    curated: str = str(CHECKOUT / "data" / "curated")
    expectations: str = str(CHECKOUT / "expectations")
