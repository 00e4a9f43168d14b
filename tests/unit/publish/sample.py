"""A small dataset that holds together, and a process that builds it, for the tests of the publish stage.

As a process: ``python sample.py <what> <target> <number>``; see ``main``.
"""

import datetime
import os
import resource
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa

from iomstats.publish import publish_dataset, replace_dataset
from iomstats.publish.switching import building, switch
from iomstats.schema.arrow import arrow_table
from iomstats.schema.errors import IomstatsError
from iomstats.schema.registry import TABLES

Rows = dict[str, list[dict[str, Any]]]


def sample_rows(number: int = 7) -> Rows:
    """Return two documents with two figures each; ``number`` shows in every table that holds rows."""
    rows: Rows = {name: [] for name in TABLES}
    rows["indicators"] = [
        {
            "indicator": "staff_total",
            "label": "Staff members",
            "definition": f"Staff members, reading {number}",
            "unit": "person",
            "kind": "stock",
            "theme": "staff",
            "aggregation": "over_places",
            "sdmx_code": "STAFF_TOTAL",
        }
    ]
    for position, document_id in enumerate(("a-1", "b-2")):
        text = f"In 200{position} there were {number} staff, and nearly 9 elsewhere."
        rows["documents"].append(
            {
                "document_id": document_id,
                "title": f"Report {number}",
                "symbol": "R/1" if position else None,
                "publisher": "The Publisher",
                "date": f"200{position}",
                "media_type": "text/plain",
                "language": "en",
                "rights": "All rights reserved.",
                "sha256": "0" * 64,
                "characters": len(text),
                "file_name": f"{document_id}.txt",
            }
        )
        rows["parts"].append(
            {
                "part_id": f"{document_id}:annex",
                "document_id": document_id,
                "title": f"Annex {number}",
                "symbol": None,
                "date": "1999-05",
                "char_start": 0,
                "char_end": 25,
            }
        )
        rows["blocks"].append(
            {
                "block_id": f"{document_id}:b0001",
                "document_id": document_id,
                "kind": "paragraph",
                "section": "Staff",
                "paragraph": "12",
                "page": 3,
                "char_start": 0,
                "char_end": len(text),
                "text": text,
            }
        )
        for digits, start, place in (
            (str(number), text.index(f" {number} ") + 1, None),
            ("9", text.index("9"), "World"),
        ):
            rows["mentions"].append(
                {
                    "mention_id": f"{document_id}:{start}-{start + len(digits)}",
                    "document_id": document_id,
                    "char_start": start,
                    "char_end": start + len(digits),
                    "text": digits,
                    "class": "figure",
                    "rule": "counted_noun",
                    "block_id": f"{document_id}:b0001",
                }
            )
            figure = {
                "figure_id": rows["mentions"][-1]["mention_id"],
                "document_id": document_id,
                "block_id": f"{document_id}:b0001",
                "char_start": start,
                "char_end": start + len(digits),
                "text": digits,
                "quote": text,
                "value": float(digits),
                "value_low": float(digits) if place is None else None,
                "value_high": float(digits),
                "qualifier": "exact" if place is None else "nearly",
                "unit": "person",
                "unit_text": "staff",
                "kind": "stock",
                "status": "reported",
                "indicator": "staff_total",
                "period_start": f"200{position}",
                "period_end": f"200{position}",
                "start_date": datetime.date(2000 + position, 1, 1),
                "end_date": datetime.date(2000 + position, 12, 31),
                "period_basis": "stated",
                "place": place,
                "theme": "staff",
                "rule": "counted_noun",
                "confidence": "high" if place is None else "review",
                "notes": None if place is None else "place_unclear",
            }
            rows["figures"].append(figure)
            rows["staff"].append(figure)
            known = figure | {"frequency": "year", "rivals": 0, "unit_multiplier": 0, "observation_status": "A"}
            for name in ("observations", "series"):
                columns = TABLES[name].columns
                rows[name].append({column: known[column] for column in columns if column in known})
    return rows


def sample_tables(number: int = 7) -> dict[str, pa.Table]:
    """Return the rows of ``sample_rows`` as tables."""
    return {name: arrow_table(name, rows) for name, rows in sample_rows(number).items()}


def number_of(tables: dict[str, pa.Table]) -> set[int]:
    """Return every ``number`` that shows in the tables of a dataset: one, or it is a mixture."""
    titles = {int(title.split()[-1]) for title in tables["documents"].column("title").to_pylist()}
    annexes = {int(title.split()[-1]) for title in tables["parts"].column("title").to_pylist()}
    exact = {
        int(row["value"])
        for name in ("figures", "staff", "observations", "series")
        for row in tables[name].to_pylist()
        if row["qualifier"] == "exact"
    }
    return titles | annexes | exact


def wait() -> None:
    """Tell the test that this point is reached, and stay there until it answers."""
    print("reached", flush=True)
    sys.stdin.readline()


def become_nobody() -> None:
    """Give up the right to write everywhere."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def limit_files(size: int) -> None:
    """Let no file grow beyond a size, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def main(what: str, target: Path, number: int) -> None:
    """Do one of the things that tests look at from outside."""
    tables = sample_tables(number)
    if what == "stop when empty":
        with building(target):
            wait()
    elif what == "stop half way":
        with building(target) as folder:
            publish_dataset(tables, folder, version=f"{number}")
            (folder / "series.parquet").unlink()
            wait()
    elif what == "stop when built":
        with building(target) as folder:
            publish_dataset(tables, folder, version=f"{number}")
            wait()
    elif what == "switch often":
        # two finished datasets beside the target take its place in turn
        for turn in range(number):
            candidate = target.with_name("next")
            shutil.copytree(target.with_name("odd" if turn % 2 else "even"), candidate)
            switch(candidate, target)
    elif what in ("as nobody", "on a full disk"):
        if what == "as nobody":
            become_nobody()
        else:
            limit_files(number)
        try:
            replace_dataset(tables, target, version=f"{number}")
        except IomstatsError as error:
            limits = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limits[1], limits[1]))
            print(type(error).__name__, error, flush=True)
            sys.exit(error.exit_code)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
