"""Runs one Great Expectations suite over one table; holds no expectation of its own.

Great Expectations is imported inside the functions: it takes seconds, and only a check needs it.
"""

import logging
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from iomstats.schema import registry
from iomstats.schema.arrow import arrow_schema
from iomstats.schema.errors import DataError
from pipelines.results import CheckResult
from pipelines.suites import Json

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuite
    from great_expectations.datasource.fluent.interfaces import Batch

EXAMPLES = 3


def run_suite(name: str, table: pa.Table, suite: Json) -> tuple[CheckResult, ...]:
    """Return what every expectation of a suite found in a table, after a check of the Arrow types.

    Args:
        name: The table's name in the registry, which gives the key that names an offending row.
        table: The table.
        suite: The suite as its JSON holds it.

    Raises:
        DataError: if the suite holds something that Great Expectations does not know; it would otherwise
            be dropped in silence.
    """
    types = _types_result(name, table)
    if not types.passed:
        return (types,)
    # an id each, since outcomes come back in an order of their own
    entries = {str(number): entry for number, entry in enumerate(suite["expectations"])}
    batch = _batch(table)
    passed = {
        outcome.expectation_config.id: bool(outcome.success)
        for outcome in batch.validate(_suite(name, entries), result_format="BOOLEAN_ONLY").results
    }
    # the rows that break it are looked for only where there are some: that takes three times as long
    failed = {number: entry for number, entry in entries.items() if not passed[number]}
    outcomes = batch.validate(_suite(name, failed), result_format=_rows_of(name)).results if failed else []
    details = {outcome.expectation_config.id: outcome for outcome in outcomes}
    return (types, *(_result(name, entry, details.get(number)) for number, entry in entries.items()))


def _suite(name: str, entries: Mapping[str, Json]) -> "ExpectationSuite":
    import great_expectations as gx
    from great_expectations.exceptions.exceptions import GreatExpectationsError

    given = [{**entry, "id": number} for number, entry in entries.items()]
    try:
        suite = gx.ExpectationSuite(name=name, expectations=given)
    except GreatExpectationsError as error:
        raise DataError(f"expectations/{name}.json: {error}") from error
    # what it does not know, or was given twice, it drops in silence
    kept = {expectation.id for expectation in suite.expectations}
    if dropped := [entry["type"] for entry in given if entry["id"] not in kept]:
        raise DataError(
            f"expectations/{name}.json holds what Great Expectations does not know, or holds it twice: "
            + ", ".join(dropped)
        )
    return suite


def _rows_of(name: str) -> dict[str, Any]:
    """Return the result format that names an offending row by the primary key of its table."""
    return {
        "result_format": "COMPLETE",
        "unexpected_index_column_names": list(registry.table(name).primary_key),
    }


def _types_result(name: str, table: pa.Table) -> CheckResult:
    """Compare the Arrow types, which pandas does not keep."""
    expected = arrow_schema(name)
    found = {field.name: str(field.type) for field in table.schema}
    wrong = [
        f"{field.name}: {found.get(field.name, 'missing')} instead of {field.type}"
        for field in expected
        if found.get(field.name) != str(field.type)
    ]
    wrong += [f"{column}: not a column of the registry" for column in found if column not in expected.names]
    return CheckResult(
        name,
        "arrow_types",
        None,
        "Every column has the type of the registry.",
        not wrong,
        examples=tuple(wrong),
    )


@cache
def _context() -> Any:
    """Return the one context of this process: it keeps nothing, sends nothing and draws nothing."""
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    # what it would log is raised as one error here
    logging.getLogger("great_expectations").setLevel(logging.CRITICAL)
    context = gx.get_context(mode="ephemeral")
    context.enable_analytics(enable=False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


def _batch(table: pa.Table) -> "Batch":
    context = _context()
    source = context.data_sources.add_or_update_pandas("tables")
    asset = source.add_dataframe_asset("table")
    definition = asset.add_batch_definition_whole_dataframe("whole")
    return definition.get_batch({"dataframe": table.to_pandas()})


def _result(name: str, entry: Json, failure: Any | None) -> CheckResult:
    """Return the result of one expectation; ``failure`` is its outcome where it failed."""
    count = None if failure is None else (failure.result or {}).get("unexpected_count")
    return CheckResult(
        table=name,
        expectation=entry["type"],
        column=_columns(entry["kwargs"]),
        notes=entry["meta"]["notes"],
        passed=failure is None,
        severity="warning" if entry.get("severity") == "warning" else "critical",
        offending=None if count is None else int(count),
        examples=() if failure is None else _examples(failure),
    )


def _columns(kwargs: Mapping[str, Any]) -> str | None:
    """Return the column or columns that an expectation speaks of; None where it is the table."""
    if "column" in kwargs:
        return str(kwargs["column"])
    pair = [kwargs[side] for side in ("column_A", "column_B") if side in kwargs]
    return ", ".join(pair) or None


def _examples(outcome: Any) -> tuple[str, ...]:
    found = outcome.result or {}
    rows = found.get("unexpected_index_list")
    if rows:
        return tuple(
            ", ".join(f"{column}={_plain(value)}" for column, value in reversed(row.items())) for row in rows[:EXAMPLES]
        )
    if "observed_value" in found:
        return (f"found {found['observed_value']}",)
    if outcome.exception_info:
        # one message of what went wrong inside, where the expectation could not be computed at all
        infos = [outcome.exception_info, *(v for v in outcome.exception_info.values() if isinstance(v, dict))]
        return tuple(str(i["exception_message"]) for i in infos if i.get("exception_message"))[:1]
    return ()


def _plain(value: Any) -> str:
    return str(value.item() if hasattr(value, "item") else value)
