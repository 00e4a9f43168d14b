"""A whole build, in this process, on the documents of data/raw."""

from pathlib import Path

import pyarrow.parquet as pq

from iomstats.publish import check_dataset
from iomstats.schema import registry
from pipelines import run
from pipelines.checks import check_names
from pipelines.run import BuildResult
from pipelines.seals import unsealed

Built = tuple[BuildResult, Path, list[tuple[str, int]]]


def test_every_table_is_built_published_and_told(built: Built) -> None:
    result, _, told = built
    assert set(result.rows) == set(registry.table_names())
    assert {name for name, _ in told} == {*registry.table_names(), "figures_unlinked"}
    assert check_dataset(result.folder).rows == result.rows
    assert min(result.rows[name] for name in ("documents", "blocks", "mentions", "figures", "series")) > 0


def test_every_check_ran_and_left_its_seal(built: Built) -> None:
    result, build, _ = built
    assert result.checked > 20 * len(check_names())
    assert unsealed(build, check_names()) == []


def test_a_failed_warning_is_told_and_does_not_block(built: Built) -> None:
    warnings = [(warning.table, warning.notes, warning.blocks) for warning in built[0].warnings]
    assert ("parts", "Nobody expects this.", False) in warnings
    assert not any(blocks for _, _, blocks in warnings)


def test_tables_between_stages_are_in_the_build_folder(built: Built) -> None:
    result, build, _ = built
    figures = pq.read_table(build / "figures.parquet")
    assert figures.num_rows == pq.read_table(build / "figures_unlinked.parquet").num_rows == result.rows["figures"]
    assert figures.schema.names == list(registry.table("figures").columns)


def test_a_published_dataset_passes_its_checks(curated: Path) -> None:
    results = run.check(curated)
    assert [result for result in results if result.blocks] == []
    assert {result.table for result in results} == set(registry.table_names())
