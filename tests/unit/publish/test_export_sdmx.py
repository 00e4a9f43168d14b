"""SDMX: pysdmx accepts the structure and reads the observations back, with the same keys and values."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pysdmx.io import get_datasets, read_sdmx
from pysdmx.model import Codelist, Dataflow, DataStructureDefinition

from iomstats.publish import publish_dataset, read_dataset
from iomstats.publish.exports import export_dataset
from iomstats.schema import codes
from iomstats.schema.arrow import arrow_table
from iomstats.schema.registry import TABLES
from tests.unit.publish.export_sample import COMMITTED, publish_harm

# ObservationalTimePeriod of SDMX 3.0: a year, month, day, half-year or quarter, or a start and a length
PERIOD = re.compile(r"\d{4}(-\d\d(-\d\d)?|-S[12]|-Q[1-4])?|\d{4}-\d\d-\d\d/P(?=\d)(\d+Y)?(\d+M)?(\d+D)?")
DIMENSIONS = ["INDICATOR", "REF_AREA", "BREAKDOWN", "FREQ", "TIME_PERIOD"]


@pytest.fixture(scope="module", params=["harmful", "committed"])
def dataset(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published dataset."""
    return COMMITTED if request.param == "committed" else publish_harm(tmp_path_factory.mktemp("dataset"))


@pytest.fixture(scope="module")
def folder(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its export."""
    target = tmp_path_factory.mktemp("export") / "sdmx"
    export_dataset(dataset, "sdmx", target)
    return target


@pytest.fixture(scope="module")
def read_back(folder: Path) -> Any:
    """The data set as pysdmx reads it, with its structure."""
    (found,) = get_datasets(folder / "series.csv", folder / "structure.xml")
    return found


@pytest.fixture(scope="module")
def timed(dataset: Path) -> list[dict[str, Any]]:
    """The rows of the series that have a period."""
    rows = read_dataset(dataset, ["series"])["series"].to_pylist()
    return [row for row in rows if row["period_start"] or row["period_end"]]


def test_the_structure_holds_to_the_schemas_of_sdmx(folder: Path) -> None:
    message = read_sdmx(folder / "structure.xml", validate=True)
    kinds = {kind: [s for s in message.structures if isinstance(s, kind)] for kind in (Dataflow, Codelist)}
    (structure,) = (s for s in message.structures if isinstance(s, DataStructureDefinition))
    assert [flow.id for flow in kinds[Dataflow]] == ["DF_SERIES"]
    assert [dimension.id for dimension in structure.components.dimensions] == DIMENSIONS
    assert [measure.id for measure in structure.components.measures] == ["OBS_VALUE"]
    assert all(len(codes.items) == len({item.id for item in codes.items}) for codes in kinds[Codelist])


def test_every_value_comes_back_with_its_figure(read_back: Any, timed: list[dict[str, Any]]) -> None:
    frame = read_back.data
    assert len(frame) == len(timed)
    found = {row["FIGURE_ID"]: row for row in frame.to_dict("records")}
    for row in timed:
        observation = found[row["figure_id"]]
        for column, name in (
            ("value", "OBS_VALUE"),
            ("value_max", "VALUE_MAX"),
            ("value_low", "VALUE_LOW"),
            ("value_high", "VALUE_HIGH"),
        ):
            text = observation[name]
            known = text not in ("", None) and not pd.isna(text)
            # the decimal point moved, and nothing else
            in_units = float(Decimal(str(text)).scaleb(int(observation["UNIT_MULT"]))) if known else None
            assert in_units == row[column], row
        for column in ("qualifier", "kind", "figure_id"):
            assert observation[column.upper()] == row[column]
        assert observation["INDICATOR"] == row["indicator"].upper()
        assert int(observation["UNIT_MULT"]) == row["unit_multiplier"]
        assert observation["OBS_STATUS"] == row["observation_status"]
        assert int(observation["RIVALS"]) == row["rivals"]
        assert (observation["TIME_PERIOD_START"] or None) == row["period_start"]
        assert (observation["TIME_PERIOD_END"] or None) == row["period_end"]
        assert observation["ASSERTION"] == row["status"]


def test_every_concept_of_the_registry_is_a_component(read_back: Any) -> None:
    assert set(codes.SDMX_CONCEPT.values) <= {part.id for part in read_back.structure.components}


def test_keys_are_unique_and_periods_those_of_sdmx(read_back: Any) -> None:
    frame = read_back.data
    assert not frame.duplicated(DIMENSIONS).any()
    assert [period for period in frame["TIME_PERIOD"] if not PERIOD.fullmatch(period)] == []


def test_every_code_is_in_its_code_list(read_back: Any) -> None:
    coded = [part for part in read_back.structure.components if part.enumeration is not None]
    assert {"INDICATOR", "REF_AREA", "BREAKDOWN", "FREQ", "QUALIFIER"} <= {part.id for part in coded}
    for part in coded:
        codes = {item.id for item in part.enumeration.items}
        used = {code for code in read_back.data[part.id] if code != ""}
        assert used <= codes, part.id
        if part.required:
            assert "" not in set(read_back.data[part.id]), part.id


def test_the_code_lists_give_names_back(dataset: Path, read_back: Any, timed: list[dict[str, Any]]) -> None:
    names = {
        part.id: {item.id: item.name for item in part.enumeration.items}
        for part in read_back.structure.components
        if part.enumeration is not None
    }
    titles = {row["document_id"]: row["title"] for row in read_dataset(dataset)["documents"].to_pylist()}
    found = {row["FIGURE_ID"]: row for row in read_back.data.to_dict("records")}
    for row in timed:
        observation = found[row["figure_id"]]
        place = names["REF_AREA"][observation["REF_AREA"]]
        assert place == (row["place"] or "The Organization as a whole")
        assert names["BREAKDOWN"][observation["BREAKDOWN"]] == (row["dims"] or "Total")
        assert names["UNIT_MEASURE"][observation["UNIT_MEASURE"]] == row["unit"]
        assert titles[row["document_id"]] in names["SOURCE_DOCUMENT"][observation["SOURCE_DOCUMENT"]]


@pytest.fixture(scope="module")
def harmful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published dataset with its export in ``sdmx``."""
    folder = publish_harm(tmp_path_factory.mktemp("harmful"))
    export_dataset(folder, "sdmx", folder / "sdmx")
    return folder


@pytest.mark.parametrize(
    ("place", "dims", "period_start", "expected"),
    [
        (None, None, "2000", ("_Z", "_T", "A", "2000")),
        ("World", None, "2000", ("X_WORLD", "_T", "A", "2000")),
        ("Philippines; Indonesia", None, "2000", ("PHL_IDN", "_T", "A", "2000")),
        # two names that are one but for their letters
        ("Global South", "destination=Canada; sex=female", "2000", ("X_GLOBAL_SOUTHN", "destination-Canada_sex")),
        ("global south", None, "2000", ("X_GLOBAL_SOUTHN", "_T", "A", "2000")),
        (None, None, "2001-05", ("_Z", "_T", "_O", "2001-05-01/P2Y8M")),
        (None, None, "2007", ("_Z", "_T", "_U", "2007")),
    ],
)
def test_keys(place: str | None, dims: str | None, period_start: str, expected: tuple[str, ...], harmful: Path) -> None:
    frame = pd.read_csv(harmful / "sdmx" / "series.csv", dtype=str, keep_default_na=False)
    rows = read_dataset(harmful, ["series"])["series"].to_pylist()
    (row,) = (r for r in rows if (r["place"], r["dims"], r["period_start"]) == (place, dims, period_start))
    observation = frame[frame["FIGURE_ID"] == row["figure_id"]].iloc[0]
    for name, code in zip(DIMENSIONS[1:], expected, strict=False):
        assert observation[name].startswith(code)


def test_a_value_without_a_period_stands_apart(harmful: Path) -> None:
    assert sorted(file.name for file in (harmful / "sdmx").iterdir()) == [
        "README.md",
        "series.csv",
        "series_without_period.csv",
        "structure.xml",
    ]
    frame = pd.read_csv(harmful / "sdmx" / "series_without_period.csv")
    assert len(frame) == 1
    assert frame["period_start"].isna().all()


def test_a_dataset_without_series_has_a_structure_all_the_same(tmp_path: Path) -> None:
    publish_dataset({name: arrow_table(name, []) for name in TABLES}, tmp_path, version="next")
    export_dataset(tmp_path, "sdmx", tmp_path / "sdmx")
    message = read_sdmx(tmp_path / "sdmx" / "structure.xml", validate=True)
    assert {structure.version for structure in message.structures} == {"0.0.0-draft"}
