"""Exports: every kind, whole or not at all, the same for the same dataset, with errors that say what to do."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from iomstats.cli.application import run
from iomstats.publish import check_dataset
from iomstats.publish.exports import EXPORTS, export_dataset
from iomstats.publish.exports.cells import neutral, original
from iomstats.schema.errors import CallError, DataError, IomstatsError, MachineError, UnknownNameError
from iomstats.schema.registry import TABLES
from tests.unit.publish.export_sample import HARM, publish_harm

NAMES = {
    "csv": "out",
    "xlsx": "out.xlsx",
    "sdmx": "out",
    "datapackage": "out.zip",
    "parquet": "out",
    "duckdb": "out.duckdb",
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published dataset."""
    return publish_harm(tmp_path_factory.mktemp("dataset"))


def content(path: Path) -> dict[str, bytes]:
    """Return the files of an export."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}


def test_every_kind_is_named_here() -> None:
    assert set(NAMES) == set(EXPORTS)


@pytest.mark.parametrize(("kind", "name"), NAMES.items())
def test_an_export_is_what_it_says(kind: str, name: str, dataset: Path, tmp_path: Path) -> None:
    files = export_dataset(dataset, kind, tmp_path / name)
    assert files == sorted([tmp_path / name] if (tmp_path / name).is_file() else (tmp_path / name).iterdir())
    assert all(file.stat().st_size for file in files)
    # nothing is left beside it
    assert [path.name for path in tmp_path.iterdir()] == [name]
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / name).stat().st_mode & 0o777 == (0o777 if (tmp_path / name).is_dir() else 0o666) & ~umask


@pytest.mark.parametrize("kind", ["csv", "xlsx", "sdmx", "datapackage", "parquet"])
def test_the_same_dataset_gives_the_same_bytes(kind: str, dataset: Path, tmp_path: Path) -> None:
    exports = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        export_dataset(dataset, kind, tmp_path / folder / NAMES[kind])
        exports.append(content(tmp_path / folder / NAMES[kind]))
    assert exports[0] == exports[1]


def test_a_data_package_is_a_dataset(dataset: Path, tmp_path: Path) -> None:
    export_dataset(dataset, "datapackage", tmp_path / "folder")
    assert check_dataset(tmp_path / "folder").version == "1.2"
    export_dataset(dataset, "datapackage", tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "datapackage.json"
        archive.extractall(tmp_path / "unpacked")
    assert content(tmp_path / "unpacked") == content(tmp_path / "folder")
    # and another export can be made of it, without the catalog
    assert export_dataset(tmp_path / "unpacked", "csv", tmp_path / "csv")


def test_parquet_is_that_of_the_dataset(dataset: Path, tmp_path: Path) -> None:
    files = export_dataset(dataset, "parquet", tmp_path / "out")
    assert {file.stem for file in files} == set(TABLES)
    assert all(file.read_bytes() == (dataset / file.name).read_bytes() for file in files)
    assert pq.read_table(tmp_path / "out" / "figures.parquet").num_rows == 4 + len(HARM)


def test_duckdb_answers(dataset: Path, tmp_path: Path) -> None:
    export_dataset(dataset, "duckdb", tmp_path / "out.duckdb")
    with duckdb.connect(tmp_path / "out.duckdb", read_only=True) as connection:
        assert connection.execute("select version, figures from dataset").fetchall() == [("1.2", 4 + len(HARM))]


def test_an_empty_folder_may_be_the_target(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert export_dataset(dataset, "csv", tmp_path / "out")


@pytest.mark.parametrize(
    ("kind", "name", "error", "says"),
    [
        ("exel", "out", UnknownNameError, "unknown kind of export 'exel'; did you mean 'xlsx'"),
        ("csv", "full", CallError, "full exists; remove it, or name another target"),
        ("csv", "file.txt", CallError, "file.txt exists; remove it, or name another target"),
        ("xlsx", "old.xlsx", CallError, "old.xlsx exists"),
        ("sdmx", "dangling", CallError, "dangling exists"),
        ("xlsx", "out", CallError, "has to end in .xlsx, as in iomstats.xlsx"),
        ("xlsx", "out.xls", CallError, "has to end in .xlsx"),
        ("duckdb", "full", CallError, "has to end in .duckdb or .db"),
        ("csv", "nowhere/out", MachineError, "No such file or directory; create the folder that holds it"),
        ("xlsx", "nowhere/out.xlsx", MachineError, "nowhere/out.xlsx: No such file or directory; create the"),
        ("csv", "file.txt/out", MachineError, "Not a directory; a part of its path is a file"),
    ],
)
def test_a_wrong_target_is_told(
    kind: str, name: str, error: type[IomstatsError], says: str, dataset: Path, tmp_path: Path
) -> None:
    (tmp_path / "full").mkdir()
    for kept in ("full/kept.txt", "file.txt", "old.xlsx"):
        (tmp_path / kept).write_text("kept")
    (tmp_path / "dangling").symlink_to("nothing")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(error) as raised:
        export_dataset(dataset, kind, tmp_path / name)
    assert says in str(raised.value)
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "old.xlsx").read_text() == "kept"


@pytest.mark.parametrize("kind", NAMES)
def test_a_damaged_dataset_is_not_exported(kind: str, dataset: Path, tmp_path: Path) -> None:
    shutil.copytree(dataset, tmp_path / "damaged")
    (tmp_path / "damaged" / "series.parquet").write_bytes(b"nothing")
    with pytest.raises(DataError, match=r"series\.parquet .*build (the dataset|it) again: iomstats build"):
        export_dataset(tmp_path / "damaged", kind, tmp_path / NAMES[kind])
    assert [path.name for path in tmp_path.iterdir()] == ["damaged"]


def test_no_dataset_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no dataset in"):
        export_dataset(tmp_path, "csv", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


# in a process of its own: rights and limits of a process cannot be had back
AS_OTHERS = """
import sys
from pathlib import Path
from tests.unit.publish.sample import become_nobody, limit_files
from iomstats.publish.exports import export_dataset
from iomstats.schema.errors import MachineError
import iomstats.publish.catalog, duckdb, pyarrow.parquet, xlsxwriter
how, kind, dataset, target = sys.argv[1:]
become_nobody() if how == "nobody" else limit_files(4000)
try:
    export_dataset(Path(dataset), kind, Path(target))
except MachineError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("kind", "how", "says"),
    [
        ("csv", "nobody", "Permission denied; make it writable"),
        ("xlsx", "nobody", "Permission denied; make it writable"),
        ("csv", "full", "File too large"),
        ("xlsx", "full", "File too large"),
        ("datapackage", "full", "File too large"),
        ("duckdb", "full", "File too large"),
    ],
)
def test_what_the_machine_refuses_is_told(kind: str, how: str, says: str, dataset: Path, tmp_path: Path) -> None:
    for path in (dataset, *dataset.parents):
        if path.is_relative_to("/tmp"):
            path.chmod(path.stat().st_mode | 0o055)
    target = tmp_path / NAMES[kind]
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", AS_OTHERS, how, kind, str(dataset), str(target)],
        cwd=root,
        env={"PYTHONPATH": f"{root / 'src'}:{root}", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith(f"cannot write {target}: "), done.stderr
    assert says in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("text", "cell"), HARM.items())
def test_a_text_is_no_formula_and_comes_back(text: str, cell: str) -> None:
    assert neutral(text) == cell
    assert original(cell) == text


def test_the_command(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("IOMSTATS_DATA", str(dataset))
    target = tmp_path / "out"
    assert run(["export", "--to", "csv", str(target)]) == 0
    assert capsys.readouterr().out.startswith(f"wrote {target} ({len(TABLES) + 4} files, ")
    assert json.loads((target / "datapackage.json").read_text(encoding="utf-8"))["version"] == "1.2"
    assert run(["export", "--to", "csv", str(target)]) == 2
    assert "exists; remove it" in capsys.readouterr().err
    assert run(["export", "--to", "cvs", str(tmp_path / "other")]) == 2
    assert "did you mean 'csv'?" in capsys.readouterr().err
    assert run(["export", "--to", "csv", str(tmp_path / "none" / "out")]) == 3


def test_the_help_names_every_kind_and_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"\n  {kind} " in shown for kind in EXPORTS)
    assert "iomstats export --to sdmx sdmx" in shown
