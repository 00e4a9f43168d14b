"""What the Dagster page shows and what others start by name: pinned, so that it changes on purpose only."""

import dagster as dg
import pytest
from syrupy.assertion import SnapshotAssertion

from iomstats.schema import registry
from pipelines.checks import RELATIONS, SUITE
from pipelines.definitions import defs

GRAPH = defs.resolve_asset_graph()


def test_assets_by_group(snapshot: SnapshotAssertion) -> None:
    keys = sorted(GRAPH.get_all_asset_keys())
    assert [f"{GRAPH.get(key).group_name}: {key.to_user_string()}" for key in keys] == snapshot


def test_lineage(snapshot: SnapshotAssertion) -> None:
    parents = {
        key.to_user_string(): sorted(parent.to_user_string() for parent in GRAPH.get(key).parent_keys)
        for key in sorted(GRAPH.get_all_asset_keys())
    }
    assert [f"{name} <- {', '.join(of)}" for name, of in parents.items()] == snapshot


def test_jobs(snapshot: SnapshotAssertion) -> None:
    assert sorted(job.name for job in defs.resolve_all_job_defs() if not job.name.startswith("__")) == snapshot


def test_the_job_holds_every_asset_and_check() -> None:
    layer = defs.resolve_job_def("build_dataset").asset_layer
    assert set(layer.executable_asset_keys) == GRAPH.materializable_asset_keys
    assert set(layer.asset_graph.asset_check_keys) == set(GRAPH.asset_check_keys)


@pytest.mark.parametrize("name", registry.table_names())
def test_every_table_is_an_asset_with_two_blocking_checks(name: str) -> None:
    key = dg.AssetKey(name)
    specs = {check.name: GRAPH.get(check).blocking for check in GRAPH.get_check_keys_for_assets({key})}
    assert specs == {SUITE: True, RELATIONS: True}
    assert registry.table(name).description in (GRAPH.get(key).description or "")
    columns = GRAPH.get(key).metadata["dagster/column_schema"].columns
    assert tuple(column.name for column in columns) == registry.table(name).columns


def test_the_dataset_needs_every_table() -> None:
    parents = GRAPH.get(dg.AssetKey("dataset")).parent_keys
    assert {key.to_user_string() for key in parents} == set(registry.table_names())


def test_steps_run_in_one_process() -> None:
    assert defs.resolve_job_def("build_dataset").executor_def.name == dg.in_process_executor.name


def test_every_asset_is_described_and_grouped() -> None:
    for key in GRAPH.get_all_asset_keys():
        assert GRAPH.get(key).description, key
        assert GRAPH.get(key).group_name != "default", key
