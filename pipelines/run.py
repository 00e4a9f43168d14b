"""Runs the pipeline for the command line: one call builds, one checks; the page does not need it.

Errors come out as the IomstatsError that says what to do; Dagster's own account of a failure stays inside.
"""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
from upath import UPath

from iomstats.publish.machine import machine_error, machine_errors
from iomstats.publish.reading import read_dataset
from iomstats.publish.switching import build_lock
from iomstats.schema.errors import DataError, IomstatsError
from pipelines.checks import check_tables
from pipelines.io_manager import Progress, TableIOManager
from pipelines.jobs import BUILD_DATASET
from pipelines.resources import Folders
from pipelines.results import CheckResult, describe
from pipelines.suites import FOLDER

# a failed step is told as one error by this module, not as a traceback on the terminal
_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did.

    Attributes:
        folder: The published dataset.
        rows: How many rows each table has.
        checked: How many expectations and relations were checked.
        warnings: Those that failed without blocking.
    """

    folder: Path
    rows: dict[str, int]
    checked: int
    warnings: tuple[CheckResult, ...]


def build(
    raw: Path,
    curated: Path,
    build_folder: Path | None = None,
    progress: Progress | None = None,
    expectations: Path = FOLDER,
) -> BuildResult:
    """Build, check and publish the dataset.

    Args:
        raw: The documents and their register.
        curated: The folder of the published dataset; whole and unchanged when this raises.
        build_folder: Where to keep the tables between stages; a temporary folder when not given.
        progress: Called with the name of each table as soon as it is built, and its number of rows.
        expectations: The suites.

    Raises:
        DocumentError: if a document or the register is at fault.
        DataError: if a blocking check failed; the message lists table, column, expectation and some rows.
        MachineError: if the disk, a permission or a lock is in the way.
    """
    # the lock first: a second build is told at once, not after its work
    with build_lock(curated), _folder(build_folder) as folder:
        rows: dict[str, int] = {}

        def note(name: str, count: int) -> None:
            rows[name] = count
            if progress is not None:
                progress(name, count)

        folders = Folders(
            raw=str(raw.absolute()),
            build=str(folder),
            curated=str(curated.absolute()),
            expectations=str(expectations.absolute()),
        )
        result, raised = _execute(folders, TableIOManager(UPath(folder), note))
        evaluations = result.get_asset_check_evaluations()
        failures = [_results(evaluation) for evaluation in evaluations]
        failed = [failure for of_check in failures for failure in of_check]
        if not result.success:
            raise _error(raised, failed, folder, curated)
        return BuildResult(
            folder=curated,
            rows={name: count for name, count in rows.items() if name != "figures_unlinked"},
            checked=sum(_count(evaluation) for evaluation in evaluations),
            warnings=tuple(failed),
        )


def check(curated: Path) -> list[CheckResult]:
    """Return what every expectation and relation finds in a published dataset, failed or not.

    Raises:
        DataError: if there is no dataset, or a file of it is damaged.
        MachineError: if it cannot be read.
    """
    return list(check_tables(read_dataset(curated)))


def _execute(folders: Folders, tables: TableIOManager) -> tuple[dg.ExecuteInProcessResult, list[BaseException]]:
    # here, since a check of a published dataset needs no stage
    from pipelines.definitions import location

    raised: list[BaseException] = []

    @dg.failure_hook(name="keep_exception")
    def keep_exception(context: dg.HookContext) -> None:
        if context.op_exception is not None:
            raised.append(context.op_exception)

    logging.getLogger("dagster").setLevel(logging.CRITICAL)
    job = location(folders, {"tables": tables}).resolve_job_def(BUILD_DATASET).with_hooks({keep_exception})
    with machine_errors("write", Path(folders.build)), dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(instance=instance, raise_on_error=False, run_config=_QUIET)
    return result, raised


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    if given is not None:
        with machine_errors("create", given):
            given.mkdir(parents=True, exist_ok=True)
        yield given.absolute()
        return
    with machine_errors("create a folder in", Path(tempfile.gettempdir())):
        temporary = tempfile.TemporaryDirectory(prefix="iomstats-build-")
    with temporary as name:
        yield Path(name)


def _results(evaluation: dg.AssetCheckEvaluation) -> list[CheckResult]:
    """Return what failed in a check, as its asset check noted it."""
    noted = evaluation.metadata["failures"].value
    assert isinstance(noted, list)
    return [CheckResult(**{**entry, "examples": tuple(entry["examples"])}) for entry in noted]


def _count(evaluation: dg.AssetCheckEvaluation) -> int:
    value = evaluation.metadata["checked"].value
    assert isinstance(value, int)
    return value


def _error(raised: list[BaseException], failed: list[CheckResult], build: Path, curated: Path) -> BaseException:
    """Return the one error to raise for a run that failed."""
    causes = [cause for exception in raised for cause in _chain(exception)]
    for cause in causes:
        if isinstance(cause, dg.DagsterExecutionInterruptedError):
            return KeyboardInterrupt()
    for cause in causes:
        if isinstance(cause, IomstatsError):
            return cause
        if isinstance(cause, OSError):
            return machine_error(cause, "build in", build)
    blocking = [result for result in failed if result.blocks]
    if blocking:
        stands = f"the dataset in {curated} stands as it was" if curated.exists() else "nothing was published"
        number = f"{len(blocking)} check{'' if len(blocking) == 1 else 's'} failed"
        return DataError(f"{number}, {stands}\n{describe(blocking)}")
    return raised[0] if raised else RuntimeError("the run failed without saying why")


def _chain(exception: BaseException) -> Iterator[BaseException]:
    """Yield an exception and what led to it, outermost first."""
    current: BaseException | None = exception
    while current is not None:
        yield current
        current = current.__cause__ or current.__context__
