"""datapackage.json is a Data Package v2, says what is in the files, and is the same for the same dataset."""

import hashlib
import importlib.util
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from iomstats.publish import publish_dataset
from iomstats.publish.datapackage import read_manifest
from iomstats.schema.registry import TABLES
from tests.unit.publish.export_sample import COMMITTED
from tests.unit.publish.sample import sample_tables


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published dataset."""
    folder = tmp_path_factory.mktemp("package")
    publish_dataset(sample_tables(), folder, version="1.2.3")
    return folder


@pytest.fixture(scope="module")
def package(folder: Path) -> dict[str, Any]:
    """Its descriptor."""
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("which", ["sample", "committed"])
def test_it_holds_to_the_profile_of_version_2(which: str, folder: Path) -> None:
    path = (folder if which == "sample" else COMMITTED) / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    # the profiles are data of dplib, which itself need not be imported
    spec = importlib.util.find_spec("dplib")
    assert spec is not None
    assert spec.origin is not None
    profile = json.loads((Path(spec.origin).parent / "profiles/2.0/datapackage.json").read_text("utf-8"))
    validator = jsonschema.validators.validator_for(profile)(profile)
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(package)] == []
    # and the profile is not one that lets everything pass
    broken = package | {"resources": [package["resources"][0] | {"bytes": "many"}]}
    assert not validator.is_valid(broken)


def test_every_file_is_there_with_its_size_and_hash(folder: Path, package: dict[str, Any]) -> None:
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


def schema_of(package: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    return next(resource["schema"] for resource in package["resources"] if resource["name"] == name)


def test_keys_references_and_codes(package: dict[str, Any]) -> None:
    figures, series, blocks = (schema_of(package, name) for name in ("figures", "series", "blocks"))
    assert figures["primaryKey"] == ["figure_id"]
    # place and dims may be null there, which a primary key may not
    assert "primaryKey" not in series
    assert series["uniqueKeys"] == [["indicator", "place", "dims", "period_start", "period_end"]]
    reference = {"fields": ["document_id"], "resource": "documents"}
    assert {"fields": ["document_id"], "reference": reference} in figures["foreignKeys"]
    assert {"fields": ["continues"], "reference": {"fields": ["block_id"]}} in blocks["foreignKeys"]
    kind = next(field for field in figures["fields"] if field["name"] == "kind")
    assert kind["constraints"]["required"]
    assert kind["constraints"]["enum"][:2] == ["stock", "flow"]
    assert kind["categories"][0] == {"value": "stock", "label": "A level at a point in time."}
    unit = next(field for field in figures["fields"] if field["name"] == "unit")
    assert "constraints" not in unit


def test_the_documents_are_its_sources_with_their_rights(package: dict[str, Any]) -> None:
    assert [source["title"] for source in package["sources"]] == ["Report 7", "Report 7 (R/1)"]
    assert package["sources"][0]["rights"] == "All rights reserved."
    assert "symbol" not in package["sources"][0]
    assert package["version"] == "1.2.3"
    assert "created" not in package


def test_the_manifest_can_be_read_back(folder: Path, package: dict[str, Any]) -> None:
    manifest = read_manifest((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert manifest.fingerprint == package["fingerprint"]
    assert manifest.rows["figures"] == 4


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"version": "1", "resources": [{"name": "parts"}]}', "null"])
def test_another_file_is_not_taken_for_a_manifest(text: str) -> None:
    with pytest.raises(ValueError, match=r"Expecting|not the description of a dataset"):
        read_manifest(text)
