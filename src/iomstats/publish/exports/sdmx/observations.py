"""Writes the series as observations of the data structure; which column is what stands in structure."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from iomstats.publish.exports.cells import number_text
from iomstats.publish.exports.csv_folder import LINE_END
from iomstats.publish.exports.sdmx.model import AGENCY, DATAFLOW, Structure
from iomstats.publish.exports.sdmx.periods import time_period
from iomstats.publish.exports.sdmx.structure import (
    NO_AREA,
    NO_BREAKDOWN,
    area_ids,
    breakdown_ids,
    document_ids,
    unit_ids,
)
from iomstats.schema.errors import DataError

if TYPE_CHECKING:
    import pyarrow as pa

# the columns of SDMX-CSV 2.0 before those of the data structure: "I" is data for information
_PREFIX = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
_ACTION = "I"
_KEY = ("INDICATOR", "REF_AREA", "BREAKDOWN", "FREQ", "TIME_PERIOD")

Row = Mapping[str, Any]


def period_of(row: Row) -> tuple[str, str] | None:
    """Return the time period and frequency of a row, or None where SDMX has none for it."""
    return time_period(row["period_start"], row["period_end"], row["start_date"], row["end_date"])


def observations(series: pa.Table, indicators: pa.Table) -> list[dict[str, str | None]]:
    """Return an observation, by component, for every row of the series that has a period.

    Args:
        series: The series.
        indicators: The indicators, with their codes.

    Raises:
        DataError: if two rows would be the same observation.
    """
    ids = {
        "indicator": {row["indicator"]: row["sdmx_code"] for row in indicators.to_pylist()},
        "place": area_ids(series),
        "dims": breakdown_ids(series),
        "unit": unit_ids(series),
        "document_id": document_ids(series),
    }
    timed = ((row, period_of(row)) for row in series.to_pylist())
    found = [_observation(row, *period, ids) for row, period in timed if period is not None]
    keys: dict[tuple[str | None, ...], str | None] = {}
    for observation in found:
        key = tuple(observation[name] for name in _KEY)
        other = keys.setdefault(key, observation["FIGURE_ID"])
        if other != observation["FIGURE_ID"]:
            raise DataError(f"the figures {other} and {observation['FIGURE_ID']} have one SDMX key: {key}")
    return found


def sdmx_csv(series: pa.Table, indicators: pa.Table, structure: Structure) -> str:
    """Return the series as SDMX-CSV 2.0."""
    file = io.StringIO()
    columns = [component.id for component in structure.components]
    writer = csv.writer(file, lineterminator=LINE_END)
    writer.writerow([*_PREFIX, *columns])
    prefix = ("dataflow", f"{AGENCY}:{DATAFLOW}({structure.version})", _ACTION)
    writer.writerows([*prefix, *(row[name] for name in columns)] for row in observations(series, indicators))
    return file.getvalue()


def _observation(row: Row, period: str, frequency: str, ids: Mapping[str, Mapping[str, str]]) -> dict[str, str | None]:
    return {
        "INDICATOR": ids["indicator"][row["indicator"]],
        "REF_AREA": NO_AREA if row["place"] is None else ids["place"][row["place"]],
        "BREAKDOWN": NO_BREAKDOWN if row["dims"] is None else ids["dims"][row["dims"]],
        "FREQ": frequency,
        "TIME_PERIOD": period,
        "OBS_VALUE": _number(row["value"], row["unit_multiplier"]),
        **{
            name.upper(): _number(row[name], row["unit_multiplier"])
            for name in ("value_max", "value_low", "value_high")
        },
        "QUALIFIER": row["qualifier"],
        "UNIT_MEASURE": None if row["unit"] is None else ids["unit"][row["unit"]],
        "UNIT_MULT": str(row["unit_multiplier"]),
        "OBS_STATUS": row["observation_status"],
        "ASSERTION": row["status"],
        "KIND": row["kind"],
        "PERIOD_TYPE": row["frequency"],
        "TIME_PERIOD_START": row["period_start"],
        "TIME_PERIOD_END": row["period_end"],
        "RIVALS": str(row["rivals"]),
        "FIGURE_ID": row["figure_id"],
        "SOURCE_DOCUMENT": ids["document_id"][row["document_id"]],
    }


def _number(value: float | None, multiplier: int) -> str | None:
    """Return a value in its multiplier, exactly: the decimal point moves, no digit changes."""
    if value is None:
        return None
    text = number_text(value)
    return text if multiplier == 0 else f"{Decimal(text).scaleb(-multiplier).normalize():f}"
