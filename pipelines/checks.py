"""Blocking asset checks: a table's suite, and its relations to other tables; what they expect is data.

Every table of the registry gets both from one factory. Only the wrapping belongs here: the running is in
validation.py and relations.py.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import dagster as dg
import pyarrow as pa

from iomstats.schema import registry
from pipelines.relations import relations_of, run_relations, tables_needed
from pipelines.resources import Folders
from pipelines.results import CheckResult, describe
from pipelines.seals import break_seal, seal
from pipelines.suites import read_suite
from pipelines.validation import run_suite

SUITE = "expectations"
RELATIONS = "relations"


def all_checks() -> list[dg.AssetChecksDefinition]:
    """Return the blocking checks of every table."""
    return [_checks_of(name) for name in registry.table_names()]


def check_names() -> list[tuple[str, str]]:
    """Return (table, check) of every blocking check."""
    return [(name, check) for name in registry.table_names() for check in (SUITE, RELATIONS)]


def check_tables(tables: dict[str, pa.Table]) -> tuple[CheckResult, ...]:
    """Return what every check finds in a whole dataset, outside of any Dagster run."""
    found: list[CheckResult] = []
    for name in registry.table_names():
        found += run_suite(name, tables[name], read_suite(name))
    for name in registry.table_names():
        mine = relations_of(name)
        found += run_relations(mine, {n: tables[n] for n in (name, *tables_needed(mine))})
    return tuple(found)


def _checks_of(name: str) -> dg.AssetChecksDefinition:
    mine = relations_of(name)
    needed = tables_needed(mine)
    expectations = dg.AssetCheckSpec(
        SUITE, asset=name, blocking=True, description=f"Every expectation of expectations/{name}.json holds."
    )
    relations = dg.AssetCheckSpec(
        RELATIONS,
        asset=name,
        blocking=True,
        additional_deps=needed,
        description="These hold: " + (", ".join(relation.name for relation in mine) or "none"),
    )

    @dg.multi_asset_check(
        name=f"checks_of_{name}",
        specs=[expectations, relations],
        ins={table: dg.AssetIn(table) for table in (name, *needed)},
    )
    def run_checks(folders: Folders, **tables: pa.Table) -> Iterator[dg.AssetCheckResult]:
        suite = read_suite(name, Path(folders.expectations))
        yield _judge(folders, name, SUITE, run_suite(name, tables[name], suite), read=[name])
        yield _judge(folders, name, RELATIONS, run_relations(mine, tables), read=[name, *needed])

    return run_checks


def _judge(
    folders: Folders, name: str, check: str, results: Sequence[CheckResult], read: Iterable[str]
) -> dg.AssetCheckResult:
    passed = not any(result.blocks for result in results)
    if passed:
        seal(Path(folders.build), name, check, read)
    else:
        break_seal(Path(folders.build), name, check)
    failed = [result for result in results if not result.passed]
    return dg.AssetCheckResult(
        asset_key=name,
        check_name=check,
        passed=passed,
        severity=dg.AssetCheckSeverity.ERROR,
        description=describe(failed) or None,
        metadata={
            "checked": len(results),
            "failed": len(failed),
            "failures": dg.MetadataValue.json([asdict(result) for result in failed]),
        },
    )
