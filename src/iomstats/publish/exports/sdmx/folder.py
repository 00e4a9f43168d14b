"""Writes the SDMX export: data, structure, what has no place in them, and a README; converts nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from iomstats.publish.exports import definitions
from iomstats.publish.exports.csv_folder import csv_text
from iomstats.publish.exports.sdmx.markup import structure_message
from iomstats.publish.exports.sdmx.model import AGENCY, DATAFLOW, Structure
from iomstats.publish.exports.sdmx.observations import period_of, sdmx_csv
from iomstats.publish.exports.sdmx.structure import series_structure
from iomstats.publish.model import Manifest

if TYPE_CHECKING:
    import pyarrow as pa

DATA, STRUCTURE, LEFT_OUT = "series.csv", "structure.xml", "series_without_period.csv"

_README = """\
# {title}: the series in SDMX

{facts}

| file | what it is |
| --- | --- |
| `{data}` | SDMX-CSV 2.0: {count:,} observations of the dataflow `{dataflow}` |
| `{structure}` | SDMX-ML 3.0: data structure definition, concepts, code lists |
{left_out}
The agency `{agency}` is the name of this software; it stands for no organization.

- `TIME_PERIOD` is 2009, 2003-05 or 2011-05-31 as stated; quarters and half-years are 2009-Q2 and 2017-S1;
  any other period is its first day and its length (2001-01-01/P10Y). `TIME_PERIOD_START` and
  `TIME_PERIOD_END` keep its ends as they are stated. A value over several years is never spread over them.
  Where only one end is known (`FREQ` is _U, as for a rule without an end), `TIME_PERIOD` is that one.
- `OBS_VALUE` is the number as stated, in `UNIT_MULT`: 783.8 with `UNIT_MULT` 6 is 783.8 million, and so are
  `VALUE_MAX`, `VALUE_LOW` and `VALUE_HIGH`. Where it is hedged, `QUALIFIER` says how, and `VALUE_LOW` and
  `VALUE_HIGH` what the wording allows; `VALUE_MAX` is the upper end of a stated range.
- `OBS_STATUS` has the codes of SDMX; `ASSERTION` says more exactly how the document asserts the value.
- `RIVALS` counts other statements of the same thing; the table `observations` of other exports holds them.
- `FIGURE_ID` leads to the sentence: it is the key of the table `figures`.

| component | role | values | meaning |
| --- | --- | --- | --- |
{components}
"""

_LEFT_OUT_LINE = """\
| `{file}` | plain CSV: {count:,} values of the series without a period, which SDMX cannot hold |
"""


def write_sdmx(tables: Mapping[str, pa.Table], manifest: Manifest, folder: Path) -> None:
    """Write the series and their structure into an empty folder.

    Raises:
        DataError: if two rows of the series would be the same observation.
    """
    structure = series_structure(tables, manifest.version)
    series = tables["series"]
    untimed = [tuple(row.values()) for row in series.to_pylist() if period_of(row) is None]
    (folder / DATA).write_bytes(sdmx_csv(series, tables["indicators"], structure).encode())
    (folder / STRUCTURE).write_bytes(structure_message(structure).encode())
    if untimed:
        (folder / LEFT_OUT).write_bytes(csv_text(series.column_names, untimed).encode())
    count = series.num_rows - len(untimed)
    (folder / "README.md").write_bytes(_readme(structure, manifest, count, len(untimed)).encode())


def _readme(structure: Structure, manifest: Manifest, count: int, untimed: int) -> str:
    facts = definitions.facts(manifest)
    return _README.format(
        title=facts[0][1].split(":", maxsplit=1)[0],
        facts="\n".join(f"- {name}: {value}" for name, value in facts),
        data=DATA,
        structure=STRUCTURE,
        left_out=_LEFT_OUT_LINE.format(file=LEFT_OUT, count=untimed) if untimed else "",
        count=count,
        agency=AGENCY,
        dataflow=f"{AGENCY}:{DATAFLOW}({structure.version})",
        components="\n".join(
            f"| `{part.id}` | {part.role} | {part.code_list or part.type} | {part.description} |"
            for part in structure.components
        ),
    )
