"""What goes wrong is told as one error that says what to do, and the last good dataset stands as it was."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import dagster as dg
import pytest

from iomstats.publish import build_lock
from iomstats.schema.errors import DataError, DocumentError, IomstatsError, MachineError
from pipelines import run
from pipelines.definitions import location
from pipelines.resources import Folders
from tests.pipeline.folders import RAW, ROOT, hashes, stricter_suites


def spoil_register(raw: Path) -> None:
    (raw / "documents.toml").write_text("[[document]\nid = ", encoding="utf-8")


def a_document(raw: Path) -> Path:
    return min(raw.glob("*.txt"))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda raw: a_document(raw).unlink(), "missing"),
        (lambda raw: a_document(raw).write_text(""), "empty"),
        (lambda raw: a_document(raw).write_bytes(b"\x00\x01\x02" * 99), "binary"),
        (lambda raw: a_document(raw).write_bytes(b"caf\xe9 " * 99), "UTF-8"),
        (lambda raw: a_document(raw).write_text("other words"), "sha256"),
        (lambda raw: (raw / "stranger.txt").write_text("Not registered."), "stranger.txt"),
        (spoil_register, "documents.toml"),
        (lambda raw: (raw / "documents.toml").unlink(), "documents.toml"),
        (lambda raw: shutil.rmtree(raw), "raw"),
    ],
)
def test_a_faulty_document_stops_the_build(
    raw: Path, curated: Path, spoil: Callable[[Path], object], says: str
) -> None:
    before = hashes(curated)
    spoil(raw)
    with pytest.raises(DocumentError, match=says):
        run.build(raw, curated)
    assert hashes(curated) == before


def test_a_failed_check_blocks_publishing(curated: Path, tmp_path: Path) -> None:
    before = hashes(curated)
    with pytest.raises(DataError) as caught:
        run.build(RAW, curated, expectations=stricter_suites(tmp_path, "parts"))
    message = str(caught.value)
    assert "1 check failed" in message
    assert "parts.document_id: Nobody expects this. (expect_column_values_to_be_in_set)" in message
    assert "part_id=" in message
    assert str(curated) in message
    assert hashes(curated) == before


def test_the_dataset_asset_alone_publishes_nothing_that_failed(curated: Path, tmp_path: Path) -> None:
    """As when a person materializes it on the page after a check has failed."""
    before = hashes(curated)
    build = tmp_path / "build"
    with pytest.raises(DataError):
        run.build(RAW, curated, build, expectations=stricter_suites(tmp_path, "documents"))
    result = _materialize_dataset(curated, build)
    assert not result.success
    assert hashes(curated) == before


def test_the_dataset_asset_alone_refuses_a_mixture(
    built: tuple[run.BuildResult, Path, object], curated: Path, tmp_path: Path
) -> None:
    build = Path(shutil.copytree(built[1], tmp_path / "build"))
    assert _materialize_dataset(curated, build).success
    # a table of another run: no longer what the checks have seen
    shutil.copy(build / "staff.parquet", build / "offices.parquet")
    before = hashes(curated)
    assert not _materialize_dataset(curated, build).success
    assert hashes(curated) == before


def _materialize_dataset(curated: Path, build: Path) -> dg.ExecuteInProcessResult:
    folders = Folders(raw=str(RAW), build=str(build), curated=str(curated))
    job = location(folders).resolve_job_def("build_dataset")
    with dg.DagsterInstance.ephemeral() as instance:
        return job.execute_in_process(instance=instance, asset_selection=[dg.AssetKey("dataset")], raise_on_error=False)


def test_a_second_build_is_told_at_once(raw: Path, curated: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from iomstats.publish import build_lock\n"
        "with build_lock(Path(sys.argv[1])): print('locked', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(curated)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        told: list[str] = []
        with pytest.raises(MachineError, match=f"another build .*{other.pid}"):
            run.build(raw, curated, progress=lambda name, rows: told.append(name))
        assert told == []
        other.communicate()
    with build_lock(curated):
        pass  # and the lock is free again


def test_a_folder_that_cannot_be_written_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(MachineError, match=str(tmp_path / "file")):
        run.build(RAW, tmp_path / "file" / "curated")


def test_a_build_folder_that_cannot_be_written_is_a_fault_of_the_machine(curated: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(MachineError, match=str(tmp_path / "file")):
        run.build(RAW, curated, tmp_path / "file" / "build")


def test_a_full_disk_names_the_file(curated: Path, tmp_path: Path) -> None:
    before = hashes(curated)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(MachineError, match=str(tmp_path / "build")):
            run.build(RAW, curated, tmp_path / "build")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert hashes(curated) == before


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_is_ended_leaves_the_dataset_whole(curated: Path, number: signal.Signals) -> None:
    before = hashes(curated)
    code = (
        "import sys; from pathlib import Path; from pipelines.run import build\n"
        "build(Path(sys.argv[1]), Path(sys.argv[2]), progress=lambda name, rows: print(name, flush=True))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(RAW), str(curated)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "src"},
    ) as process:
        assert process.stdout is not None
        while process.stdout.readline().strip() != "mentions":
            assert process.poll() is None
        process.send_signal(number)
        process.communicate()
    assert process.returncode != 0
    assert hashes(curated) == before
    with build_lock(curated):
        pass  # and nothing keeps the next build from starting


@pytest.mark.parametrize("name", ["figures.parquet", "datapackage.json"])
def test_checking_a_damaged_dataset_says_so(curated: Path, name: str) -> None:
    (curated / name).write_bytes(b"PAR1")
    with pytest.raises(DataError, match=name):
        run.check(curated)


def test_checking_where_there_is_no_dataset_says_so(tmp_path: Path) -> None:
    with pytest.raises(IomstatsError, match="iomstats build"):
        run.check(tmp_path)
