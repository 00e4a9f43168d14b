"""A dataset is replaced in one step, by one build at a time, or stays as it was."""

import shutil
import threading
from pathlib import Path

import duckdb
import pytest

from iomstats.publish import (
    build_lock,
    building,
    check_dataset,
    publish_dataset,
    read_dataset,
    recover,
    replace_dataset,
)
from iomstats.publish.switching import copy_aside, exchange, previous_folder, rename_aside, switch
from iomstats.schema.errors import DataError, MachineError
from tests.unit.publish.conftest import Start
from tests.unit.publish.sample import number_of, sample_tables

KEPT = {"README.md": "kept", ".gitignore": "*.duckdb\n"}


def assert_is_dataset(folder: Path, number: int) -> None:
    """Fail unless a folder holds that dataset and the kept files, whole, and nothing lies beside it."""
    assert number_of(read_dataset(folder)) == {number}
    assert check_dataset(folder).version == str(number)
    with duckdb.connect(folder / "iomstats.duckdb", read_only=True) as connection:
        assert connection.execute("select version from dataset").fetchall() == [(str(number),)]
    assert {name: (folder / name).read_text() for name in KEPT} == KEPT
    assert {path.name for path in folder.parent.iterdir()} <= {folder.name, f".{folder.name}.lock"}


def test_a_first_dataset_needs_no_folder(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "down" / "curated"
    replace_dataset(sample_tables(3), target, version="3")
    assert number_of(read_dataset(target)) == {3}


def test_another_takes_its_place_and_other_files_are_kept(curated: Path) -> None:
    (curated / "notes").mkdir()
    (curated / "notes" / "a.txt").write_text("mine")
    (curated / "retired.parquet").write_bytes(b"a table that is no more")
    replace_dataset(sample_tables(2), curated, version="2")
    assert_is_dataset(curated, 2)
    assert (curated / "notes" / "a.txt").read_text() == "mine"
    assert not (curated / "retired.parquet").exists()


def test_a_link_to_the_folder_stays_a_link(curated: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(curated)
    replace_dataset(sample_tables(2), link, version="2")
    assert link.is_symlink()
    assert_is_dataset(curated, 2)


def test_a_reader_that_has_the_old_files_open_reads_on(curated: Path) -> None:
    with duckdb.connect(curated / "iomstats.duckdb", read_only=True) as connection:
        replace_dataset(sample_tables(2), curated, version="2")
        assert connection.execute("select distinct title from documents").fetchall() == [("Report 1",)]
    assert_is_dataset(curated, 2)


def build_and_raise(target: Path, error: BaseException) -> None:
    """Build dataset number 2, and fail before it is finished."""
    with building(target) as folder:
        publish_dataset(sample_tables(2), folder, version="2")
        raise error


@pytest.mark.parametrize("error", [DataError("a check failed"), KeyboardInterrupt(), ZeroDivisionError()])
def test_a_build_that_fails_leaves_everything_as_it_was(error: BaseException, curated: Path) -> None:
    with pytest.raises(type(error)):
        build_and_raise(curated, error)
    assert_is_dataset(curated, 1)


def test_tables_that_are_not_what_they_should_be_leave_everything_as_it_was(curated: Path) -> None:
    tables = sample_tables(2)
    tables["parts"] = tables["parts"].drop_columns("title")
    with pytest.raises(DataError, match="no column title"):
        replace_dataset(tables, curated, version="2")
    assert_is_dataset(curated, 1)


def build_and_damage(target: Path, damage: str) -> None:
    """Build dataset number 2, and spoil it before it is switched in."""
    with building(target) as folder:
        publish_dataset(sample_tables(2), folder, version="2")
        if damage == "missing":
            (folder / "staff.parquet").unlink()
        elif damage == "changed":
            shutil.copy(folder / "offices.parquet", folder / "staff.parquet")
        else:
            (folder / "datapackage.json").unlink()


@pytest.mark.parametrize("damage", ["missing", "changed", "no package"])
def test_a_candidate_that_is_not_whole_is_not_switched_in(damage: str, curated: Path) -> None:
    with pytest.raises(DataError):
        build_and_damage(curated, damage)
    assert_is_dataset(curated, 1)


@pytest.mark.parametrize("point", ["stop when empty", "stop half way", "stop when built"])
def test_a_killed_build_leaves_the_old_dataset_and_blocks_nobody(point: str, curated: Path, start: Start) -> None:
    process = start(point, curated, 2)
    assert process.stdout is not None
    assert process.stdout.readline() == "reached\n"
    process.kill()
    process.wait()
    assert number_of(read_dataset(curated)) == {1}
    assert check_dataset(curated).version == "1"
    assert list(curated.parent.glob(".curated.build-*"))
    replace_dataset(sample_tables(3), curated, version="3")
    assert_is_dataset(curated, 3)


def test_a_second_build_is_told_of_the_first(curated: Path, start: Start) -> None:
    process = start("stop when built", curated, 2)
    assert process.stdout is not None
    assert process.stdout.readline() == "reached\n"
    with pytest.raises(MachineError, match=rf"another build of .*curated is running \(process {process.pid}\); wait"):
        replace_dataset(sample_tables(3), curated, version="3")
    assert number_of(read_dataset(curated)) == {1}
    process.communicate("go on\n")
    assert process.returncode == 0
    assert_is_dataset(curated, 2)


def test_a_second_build_in_another_thread_is_told_too(curated: Path) -> None:
    errors: list[Exception] = []

    def build() -> None:
        try:
            replace_dataset(sample_tables(3), curated, version="3")
        except MachineError as error:
            errors.append(error)

    with build_lock(curated):
        thread = threading.Thread(target=build)
        thread.start()
        thread.join()
        # inside, the lock may be taken again
        replace_dataset(sample_tables(2), curated, version="2")
    assert len(errors) == 1
    assert_is_dataset(curated, 2)
    build()
    assert_is_dataset(curated, 3)


def test_datasets_in_different_folders_are_built_at_the_same_time(curated: Path) -> None:
    with build_lock(curated):
        replace_dataset(sample_tables(2), curated.with_name("other"), version="2")
    assert number_of(read_dataset(curated.with_name("other"))) == {2}


def test_a_reader_sees_one_dataset_or_the_other(curated: Path, start: Start) -> None:
    for name, number in (("odd", 5), ("even", 4)):
        folder = curated.with_name(name)
        folder.mkdir()
        publish_dataset(sample_tables(number), folder, version=str(number))
    process = start("switch often", curated, 60)
    seen: set[int] = set()
    while process.poll() is None:
        # the folder itself is never away, not for an instant
        assert (curated / "datapackage.json").exists()
        numbers = number_of(read_dataset(curated))
        assert len(numbers) == 1
        seen |= numbers
    assert process.returncode == 0
    assert seen <= {1, 4, 5}
    for name in ("odd", "even"):
        shutil.rmtree(curated.with_name(name))
    assert_is_dataset(curated, 5)


def test_a_folder_that_cannot_be_written_is_named(curated: Path, start: Start) -> None:
    # the way to it is open to everybody, so that it is the writing that fails
    for folder in list(curated.parents)[:4]:
        if folder.owner() == curated.owner():
            folder.chmod(0o755)
    curated.parent.chmod(0o555)
    process = start("as nobody", curated, 2)
    output, _ = process.communicate()
    curated.parent.chmod(0o755)
    assert process.returncode == 3
    assert output.startswith("MachineError cannot build beside ")
    assert "Permission denied; make it writable for you, or choose another folder" in output
    assert_is_dataset(curated, 1)


def test_a_path_through_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(MachineError, match=r"cannot build beside .*/file"):
        replace_dataset(sample_tables(2), tmp_path / "file" / "curated", version="2")


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "curated").write_text("not a folder")
    with pytest.raises(MachineError, match=r"cannot replace .*/curated: Not a directory"):
        replace_dataset(sample_tables(2), tmp_path / "curated", version="2")
    assert (tmp_path / "curated").read_text() == "not a folder"


@pytest.mark.parametrize("size", [1000, 100_000])
def test_a_full_disk_leaves_everything_as_it_was(size: int, curated: Path, start: Start) -> None:
    # the smaller limit stops the Parquet files, the larger one the catalog
    process = start("on a full disk", curated, size)
    output, _ = process.communicate()
    assert process.returncode == 3, output
    assert output.startswith("MachineError cannot write ")
    assert ": File too large; " in output
    assert output.count("\n") == 1
    assert_is_dataset(curated, 1)


@pytest.fixture
def candidate(curated: Path) -> Path:
    """A finished dataset number 2 beside number 1."""
    folder = curated.with_name("next")
    shutil.copytree(curated, folder, ignore=shutil.ignore_patterns("*.parquet", "*.json", "*.duckdb"))
    publish_dataset(sample_tables(2), folder, version="2")
    return folder


@pytest.mark.parametrize("way", [rename_aside, copy_aside])
def test_disks_that_cannot_exchange_folders(way: object, curated: Path, candidate: Path) -> None:
    assert callable(way)
    way(candidate, curated)
    assert_is_dataset(curated, 2)


def test_an_exchange_leaves_the_old_one_in_the_place_of_the_new(curated: Path, candidate: Path) -> None:
    exchange(candidate, curated)
    assert number_of(read_dataset(curated)) == {2}
    assert number_of(read_dataset(candidate)) == {1}


def test_an_exchange_with_nothing_is_refused_by_the_system(curated: Path) -> None:
    with pytest.raises(FileNotFoundError):
        exchange(curated.with_name("nothing"), curated)


# What a process leaves that is killed between two steps of a switch without exchange, and what is right then.


def test_killed_when_the_old_one_was_put_aside(curated: Path, candidate: Path) -> None:
    curated.rename(previous_folder(curated))
    assert number_of(read_dataset(curated)) == {1}
    recover(curated)
    shutil.rmtree(candidate)
    assert_is_dataset(curated, 1)


def test_killed_when_the_old_one_was_half_removed(curated: Path, candidate: Path) -> None:
    shutil.copytree(curated, previous_folder(curated))
    (curated / "figures.parquet").unlink()
    assert number_of(read_dataset(curated)) == {1}
    recover(curated)
    shutil.rmtree(candidate)
    assert_is_dataset(curated, 1)


def test_killed_when_the_new_one_was_in_place(curated: Path, candidate: Path) -> None:
    curated.rename(previous_folder(curated))
    candidate.rename(curated)
    assert number_of(read_dataset(curated)) == {2}
    recover(curated)
    assert_is_dataset(curated, 2)


def test_the_next_build_recovers_by_itself(curated: Path, candidate: Path) -> None:
    curated.rename(previous_folder(curated))
    switch(candidate, curated)
    assert_is_dataset(curated, 2)
