"""Commands that need the pipeline: build, check; the pipeline is reached for inside them only."""

from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated

import typer

from iomstats.cli.commands.options import FormatOption, OutputOption
from iomstats.cli.output import emit, note, styled, write
from iomstats.cli.progress import waiting
from iomstats.escaping import visible
from iomstats.schema.errors import CallError, DataError, IomstatsError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

# src/iomstats/cli/commands/building.py in a checkout
_CHECKOUT = Path(__file__).resolve().parents[4]
_COUNTED = ("documents", "mentions", "figures", "observations", "series")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("build")(build)
    app.command("check")(check)


def build(
    raw: Annotated[
        Path | None,
        typer.Option(help="The documents and their register.", metavar="FOLDER", show_default="data/raw"),
    ] = None,
    curated: Annotated[
        Path | None,
        typer.Option(help="The dataset to replace.", metavar="FOLDER", show_default="data/curated"),
    ] = None,
) -> None:
    """Build the dataset from the documents: read, check, publish. Needs a checkout.

    The dataset that is there stays whole until the new one has passed every check.

    \b
    Examples:
      iomstats build
      iomstats build --raw my/documents --curated my/dataset
    """  # noqa: D301
    _needs_pipeline("build")
    raw, curated = raw or _CHECKOUT / "data" / "raw", curated or _CHECKOUT / "data" / "curated"
    with waiting("looking at the documents"):
        from iomstats.documents import check_documents

        # a slip in the register is told at once, not when the pipeline has started
        check_documents(raw)
    run = _pipeline()
    before = _tables(curated)
    started = time.monotonic()
    with waiting("building") as say:
        result = run.build(
            raw,
            curated,
            progress=lambda name, rows: say(f"{time.monotonic() - started:5.1f} s  {name:<24}{rows:>8,} rows"),
        )
    for line in run.describe(result.warnings).splitlines():
        note(f"warning: {line}")
    counted = ", ".join(f"{result.rows[name]:,} {name}" for name in _COUNTED if name in result.rows)
    write(
        f"published {result.folder} in {time.monotonic() - started:.1f} s: {counted}; "
        f"{result.checked:,} checks\n{_changes(before, curated)}"
    )


def check(
    folder: Annotated[
        Path | None,
        typer.Argument(help="A published dataset.", metavar="[FOLDER]", show_default="the dataset in use"),
    ] = None,
    review: Annotated[
        bool, typer.Option("--review", help="Instead, list the figures that a person should look at.")
    ] = False,
    unlinked: Annotated[
        bool,
        typer.Option("--unlinked", help="Instead, list the figures without an indicator, and the nearest."),
    ] = False,
    claims: Annotated[
        bool, typer.Option("--claims", help="Instead, list what the documents claim: what fails, with its sentences.")
    ] = False,
    format: FormatOption = None,  # noqa: A002 - the option's name
    output: OutputOption = None,
) -> None:
    """Run every expectation over the published dataset (needs a checkout), or list what to look at.

    \b
    Examples:
      iomstats check
      iomstats check my/dataset
      iomstats check --review
      iomstats check --claims
      iomstats check --unlinked --format csv
    """  # noqa: D301
    from iomstats.dataset import Dataset, find_dataset

    if review or unlinked or claims:
        if review + unlinked + claims > 1:
            raise CallError("--review, --unlinked and --claims are three lists; ask for one at a time")
        from iomstats import attention

        dataset = Dataset(folder) if folder else find_dataset()
        listed = attention.to_review if review else attention.unlinked if unlinked else attention.claims
        found = listed(dataset)
        if claims and format is None and output is None:
            write(_claims_text(found))
        else:
            emit(found, format, output)
        return
    _needs_pipeline("check")
    run = _pipeline()
    place = folder or find_dataset().folder
    with waiting(f"checking {place}"):
        results = run.check(place)
    failed = [result for result in results if not result.passed]
    blocking = [result for result in failed if result.blocks]
    if failed:
        from pipelines.results import describe

        write("\n".join(visible(line) for line in describe(failed).splitlines()))
    if blocking:
        raise DataError(f"{len(blocking)} of {len(results)} checks failed in {place}; build it again: iomstats build")
    warned = f", {len(failed)} warnings" if failed else ""
    write(f"{len(results) - len(failed):,} of {len(results):,} checks passed in {place}{warned}")


def _claims_text(found: pd.DataFrame) -> str:
    """Return the claims that do not hold, each with its sentences, and how many there are of each verdict."""
    lines: list[str] = []
    for row in found[found["verdict"] != "holds"].to_dict("records"):
        verdict = row["verdict"].replace("_", " ")
        lines.append(f"{styled(visible(verdict), '1')} · {visible(row['relation'])}: {visible(row['reason'])}")
        lines += [f"    “{visible(quote)}”" for quote in str(row["quotes"] or "").split(" | ") if quote]
        lines += [f"    {visible(row['figure_ids'])}", ""]
    counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in found["verdict"].value_counts().items())
    return "\n".join([*lines, f"{len(found)} claims: {counts or 'none'}; --format csv lists all"])


def _tables(folder: Path) -> dict[str, pa.Table] | None:
    """Return the tables of the dataset that is about to be replaced, where there is one that can be read."""
    from iomstats.publish import read_dataset

    try:
        return read_dataset(folder)
    except IomstatsError:
        return None


def _changes(before: dict[str, pa.Table] | None, folder: Path) -> str:
    """Return what changed since the last dataset, table by table, with the first rows."""
    from iomstats.publish import compare_datasets, describe_differences, read_dataset

    if before is None:
        return "there was no dataset before"
    differences = compare_datasets(before, read_dataset(folder))
    if not differences:
        return "no row changed since the last dataset"
    lines = describe_differences(differences, limit=3).splitlines()
    return "changed since the last dataset:\n" + "\n".join(visible(line) for line in lines)


def _needs_pipeline(command: str) -> None:
    """Say what is missing where the pipeline cannot run."""
    if not (_CHECKOUT / "pipelines" / "run.py").is_file():
        raise CallError(
            f"`iomstats {command}` needs a checkout of the project, with its documents and pipeline; "
            "this is an installed package, whose dataset is ready to read: see `iomstats`"
        )
    missing = [name for name in ("dagster", "great_expectations") if importlib.util.find_spec(name) is None]
    if missing:
        raise CallError(
            f"`iomstats {command}` needs {' and '.join(missing)}; install them with: "
            'pip install "iomstats[pipeline]" (in the checkout: pip install -e ".[pipeline]")'
        )


def _pipeline() -> ModuleType:
    """Return the module that runs the pipeline of this checkout."""
    if str(_CHECKOUT) not in sys.path:
        # the checkout's own pipelines, whatever else is called so
        sys.path.insert(0, str(_CHECKOUT))
    with waiting("starting the pipeline"):
        import pipelines.run
    return pipelines.run
