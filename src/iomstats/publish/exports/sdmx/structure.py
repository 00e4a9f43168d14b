"""The data structure definition of the series: which column is what, and the code lists; writes no file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from iomstats.publish.exports.sdmx import periods
from iomstats.publish.exports.sdmx.identifiers import distinct, identifier, semantic_version
from iomstats.publish.exports.sdmx.model import (
    ATTRIBUTE,
    DIMENSION,
    MEASURE,
    TIME,
    Component,
    Item,
    ItemList,
    Structure,
)
from iomstats.schema import codes
from iomstats.schema.codes import CodeList

if TYPE_CHECKING:
    import pyarrow as pa

#: The codes for "none stated": no place is the Organization as a whole, no breakdown is the total.
NO_AREA, NO_BREAKDOWN = "_Z", "_T"

_FREQ = ItemList(
    "CL_FREQ",
    "Frequency, with the codes of SDMX:CL_FREQ",
    (
        Item(periods.ANNUAL, "Annual"),
        Item(periods.HALF_YEARLY, "Half-yearly, semester"),
        Item(periods.QUARTERLY, "Quarterly"),
        Item(periods.MONTHLY, "Monthly"),
        Item(periods.DAILY, "Daily"),
        Item(periods.OTHER, "Other", "A period of any other length, given by its start and length."),
        Item(
            periods.UNSPECIFIED,
            "Unspecified",
            "Only one end of the period is known: TIME_PERIOD is that one.",
        ),
    ),
)
_STATUS = ItemList(
    "CL_OBS_STATUS",
    "Observation status, with the codes of SDMX:CL_OBS_STATUS",
    tuple(Item(code.code, *code.description.split(": ", maxsplit=1)) for code in codes.OBSERVATION_STATUS.codes),
)
_MULTIPLIER = ItemList(
    "CL_UNIT_MULT",
    "Unit multiplier, with the codes of SDMX:CL_UNIT_MULT",
    (
        Item("0", "Units"),
        Item("3", "Thousands"),
        Item("6", "Millions"),
        Item("9", "Billions"),
        Item("12", "Trillions"),
    ),
)

COMPONENTS = (
    Component("INDICATOR", DIMENSION, "Indicator", "The thing measured, from the vocabulary.", "CL_INDICATOR"),
    Component(
        "REF_AREA",
        DIMENSION,
        "Reference area",
        "The country or region that the value covers: ISO 3166 alpha-3 or UN M49 code, several joined by _; "
        "X_ and the name where neither standard has a code; _Z for the Organization as a whole.",
        "CL_AREA",
    ),
    Component("BREAKDOWN", DIMENSION, "Breakdown", "Other breakdowns that the sentence states.", "CL_BREAKDOWN"),
    Component("FREQ", DIMENSION, "Frequency", "How long the period in TIME_PERIOD is.", "CL_FREQ"),
    Component(
        "TIME_PERIOD",
        TIME,
        "Time period",
        "The period of the value, at the precision that the source gives.",
        type="ObservationalTimePeriod",
    ),
    Component(
        "OBS_VALUE",
        MEASURE,
        "Observation value",
        "The number as the document states it, times ten to the power of UNIT_MULT; per cent stays 0 to 100; "
        "the lower end of a range.",
        type="Double",
    ),
    Component(
        "VALUE_MAX",
        ATTRIBUTE,
        "Upper end of a range",
        "The upper end where a range is stated, in UNIT_MULT too.",
        type="Double",
        required=False,
    ),
    Component(
        "VALUE_LOW",
        ATTRIBUTE,
        "Lowest value",
        "The lowest value that the wording allows, in UNIT_MULT too; empty where it is open.",
        type="Double",
        required=False,
    ),
    Component(
        "VALUE_HIGH",
        ATTRIBUTE,
        "Highest value",
        "The highest value that the wording allows, in UNIT_MULT too; empty where it is open.",
        type="Double",
        required=False,
    ),
    Component("QUALIFIER", ATTRIBUTE, "Hedge", codes.QUALIFIER.description, "CL_QUALIFIER"),
    Component(
        "UNIT_MEASURE",
        ATTRIBUTE,
        "Unit of measure",
        "What one unit of the value is.",
        "CL_UNIT_MEASURE",
        required=False,
    ),
    Component(
        "UNIT_MULT",
        ATTRIBUTE,
        "Unit multiplier",
        "The power of ten in which the document states the value: 6 is millions.",
        "CL_UNIT_MULT",
    ),
    Component(
        "OBS_STATUS",
        ATTRIBUTE,
        "Observation status",
        "E for an estimate, F for a projection, A for all that is reported; ASSERTION says more.",
        "CL_OBS_STATUS",
    ),
    Component("ASSERTION", ATTRIBUTE, "Assertion", codes.STATUS.description, "CL_ASSERTION"),
    Component("KIND", ATTRIBUTE, "Kind of measure", codes.KIND.description, "CL_KIND"),
    Component(
        "PERIOD_TYPE",
        ATTRIBUTE,
        "Type of period",
        codes.FREQUENCY.description,
        "CL_PERIOD_TYPE",
        required=False,
    ),
    Component(
        "TIME_PERIOD_START",
        ATTRIBUTE,
        "Start of the period",
        "First year, month or day of the period, as stated; empty where it is not known.",
        required=False,
    ),
    Component(
        "TIME_PERIOD_END",
        ATTRIBUTE,
        "End of the period",
        "Last year, month or day of the period, as stated; empty where it is not known.",
        required=False,
    ),
    Component(
        "RIVALS",
        ATTRIBUTE,
        "Rivals",
        "How many other statements of the same indicator, area, breakdown and period there are.",
        type="Integer",
    ),
    Component("FIGURE_ID", ATTRIBUTE, "Figure", "The figure that was chosen, by the place in which it is stated."),
    Component(
        "SOURCE_DOCUMENT",
        ATTRIBUTE,
        "Source document",
        "The document that states the chosen figure.",
        "CL_DOCUMENT",
    ),
)


def area_ids(series: pa.Table) -> dict[str, str]:
    """Return the id of every place of the series.

    Example:
        >>> import pyarrow as pa
        >>> places, codes = ["World", "Oz", "Chad; Mali", None], ["001", None, "TCD; MLI", None]
        >>> area_ids(pa.table({"place": places, "place_code": codes}))
        {'Chad; Mali': 'TCD_MLI', 'Oz': 'X_OZ', 'World': '001'}
    """
    pairs = sorted(
        {(place, code) for place, code in _values(series, "place", "place_code") if place is not None},
        key=lambda pair: (pair[0], pair[1] or ""),
    )
    return distinct(
        (place, identifier(code.replace("; ", "_")) if code else f"X_{identifier(place).upper()}")
        for place, code in pairs
    )


def breakdown_ids(series: pa.Table) -> dict[str, str]:
    """Return the id of every breakdown of the series.

    Example:
        >>> import pyarrow as pa
        >>> breakdown_ids(pa.table({"dims": ["destination=Canada; sex=female", None]}))
        {'destination=Canada; sex=female': 'destination-Canada_sex-female'}
    """
    return _ids(series, "dims", lambda dims: identifier(dims.replace("; ", "_").replace("=", "-")))


def unit_ids(series: pa.Table) -> dict[str, str]:
    """Return the id of every unit of the series."""
    return _ids(series, "unit", identifier)


def document_ids(series: pa.Table) -> dict[str, str]:
    """Return the id of every document that the series come from."""
    return _ids(series, "document_id", identifier)


def series_structure(tables: Mapping[str, pa.Table], version: str) -> Structure:
    """Return the structure of the series of a dataset.

    Args:
        tables: Its tables `series`, `indicators` and `documents`.
        version: Its version.
    """
    series = tables["series"]
    units = {code.code: code.description for code in codes.UNIT.codes}
    titles = {row["document_id"]: _title(row) for row in tables["documents"].to_pylist()}
    lists = (
        ItemList("CL_INDICATOR", "Indicators", _indicators(tables["indicators"])),
        ItemList(
            "CL_AREA",
            "Reference areas",
            (
                Item(NO_AREA, "The Organization as a whole", "No place is stated: not applicable."),
                *(Item(made, place) for place, made in area_ids(series).items()),
            ),
        ),
        ItemList(
            "CL_BREAKDOWN",
            "Breakdowns",
            (
                Item(NO_BREAKDOWN, "Total", "No breakdown is stated."),
                *(Item(made, dims) for dims, made in breakdown_ids(series).items()),
            ),
        ),
        _FREQ,
        _from_registry("CL_QUALIFIER", codes.QUALIFIER),
        ItemList(
            "CL_UNIT_MEASURE",
            "Units of measure",
            tuple(Item(made, unit, units.get(unit)) for unit, made in unit_ids(series).items()),
        ),
        _MULTIPLIER,
        _STATUS,
        _from_registry("CL_ASSERTION", codes.STATUS),
        _from_registry("CL_KIND", codes.KIND),
        _from_registry("CL_PERIOD_TYPE", codes.FREQUENCY),
        ItemList(
            "CL_DOCUMENT",
            "Source documents",
            tuple(Item(made, titles[document]) for document, made in document_ids(series).items()),
        ),
    )
    name = "Series of figures that documents state"
    return Structure(semantic_version(version), name, lists, COMPONENTS)


def _from_registry(name: str, code_list: CodeList) -> ItemList:
    items = (Item(code.code, code.code.replace("_", " ").capitalize(), code.description) for code in code_list.codes)
    return ItemList(name, code_list.name.replace("_", " ").capitalize(), tuple(items))


def _indicators(indicators: pa.Table) -> tuple[Item, ...]:
    return tuple(
        Item(row["sdmx_code"], row["label"], f"{row['definition'].rstrip('.')}. Unit: {row['unit']}.")
        for row in indicators.to_pylist()
    )


def _title(document: Mapping[str, str | None]) -> str:
    known = (document["title"], document["symbol"], document["publisher"], document["date"])
    return ", ".join(part for part in known if part)


def _ids(series: pa.Table, column: str, make: Callable[[str], str]) -> dict[str, str]:
    texts = sorted({text for (text,) in _values(series, column) if text is not None})
    return distinct((text, make(text)) for text in texts)


def _values(table: pa.Table, *columns: str) -> Iterator[tuple[str | None, ...]]:
    return zip(*(table.column(column).to_pylist() for column in columns), strict=True)
