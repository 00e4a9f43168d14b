"""Tables are read from one dataset, or the fault is named."""

import json
import shutil
from pathlib import Path

import pytest

from iomstats.publish import check_dataset, read_dataset
from iomstats.schema.errors import DataError, UnknownNameError
from iomstats.schema.registry import TABLES


def test_all_tables_or_some(curated: Path) -> None:
    assert list(read_dataset(curated)) == list(TABLES)
    assert {name: table.num_rows for name, table in read_dataset(curated, ["staff"]).items()} == {"staff": 4}


def test_an_unknown_table_suggests_the_nearest(curated: Path) -> None:
    with pytest.raises(UnknownNameError, match="unknown table 'figurs'; did you mean 'figures'"):
        read_dataset(curated, ["figurs"])


def test_no_dataset_says_how_to_build_one(tmp_path: Path) -> None:
    for look in (read_dataset, check_dataset):
        with pytest.raises(DataError, match=r"there is no dataset in .*; build it with: iomstats build"):
            look(tmp_path / "nowhere")


def test_a_file_that_was_changed_is_named(curated: Path) -> None:
    shutil.copy(curated / "offices.parquet", curated / "staff.parquet")
    assert read_dataset(curated, ["figures"])
    for look in (read_dataset, check_dataset):
        with pytest.raises(DataError, match=r"staff\.parquet is not the file that datapackage\.json describes"):
            look(curated)


def test_a_file_that_is_missing_is_named(curated: Path) -> None:
    (curated / "staff.parquet").unlink()
    for look in (read_dataset, check_dataset):
        with pytest.raises(DataError, match=r"staff\.parquet is missing; build the dataset again"):
            look(curated)


def test_a_damaged_package_is_named(curated: Path) -> None:
    (curated / "datapackage.json").write_text("{")
    for look in (read_dataset, check_dataset):
        with pytest.raises(DataError, match=r"datapackage\.json is damaged .*; build the dataset again"):
            look(curated)


def test_a_dataset_of_an_older_release_lacks_a_table(curated: Path) -> None:
    path = curated / "datapackage.json"
    package = json.loads(path.read_text())
    package["resources"] = [resource for resource in package["resources"] if resource["name"] != "staff"]
    path.write_text(json.dumps(package))
    with pytest.raises(DataError, match="has no table staff; build it again"):
        read_dataset(curated)
