"""Describes the dataset as a Data Package v2; the same dataset gives the same text: no time of building."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from iomstats.publish.model import Manifest, TableFile
from iomstats.schema import registry
from iomstats.schema.definitions import Field, FieldType, ForeignKey, Table

if TYPE_CHECKING:
    import pyarrow as pa

_PROFILE = "https://datapackage.org/profiles/2.0/"

_TYPES: dict[FieldType, str] = {
    "string": "string",
    "int32": "integer",
    "int64": "integer",
    "double": "number",
    "date32": "date",
    "bool": "boolean",
}

_LICENSE = {
    "name": "MIT",
    "path": "https://opensource.org/license/mit",
    "title": "MIT License, for what iomstats adds; quoted text keeps the rights that its document states",
}


def data_package(manifest: Manifest, documents: pa.Table) -> dict[str, Any]:
    """Return the descriptor of a dataset.

    Args:
        manifest: Its Parquet files.
        documents: Its table `documents`, which become the sources.

    Example:
        >>> from iomstats.schema.arrow import arrow_table
        >>> data_package(Manifest("1.0.0", ()), arrow_table("documents", []))["version"]
        '1.0.0'
    """
    return {
        "$schema": _PROFILE + "datapackage.json",
        "name": "iomstats",
        "title": "iomstats: figures stated in documents, with the sentence that states each",
        "description": "Every numeric expression of the documents is accounted for, every figure leads "
        "back to the sentence that states it, every series shows who said what and when.",
        "version": manifest.version,
        "fingerprint": manifest.fingerprint,
        "keywords": ["migration", "statistics", "time series", "provenance"],
        "licenses": [_LICENSE],
        "contributors": [{"title": "the iomstats contributors", "roles": ["creator"]}],
        "sources": [_source(row) for row in documents.to_pylist()],
        "resources": [_resource(file) for file in manifest.files],
    }


def data_package_text(manifest: Manifest, documents: pa.Table) -> str:
    """Return the content of datapackage.json."""
    return json.dumps(data_package(manifest, documents), indent=2, ensure_ascii=False) + "\n"


def read_manifest(text: str) -> Manifest:
    """Return the manifest that a datapackage.json holds.

    Raises:
        ValueError: if it is not one that was written here (bad JSON is a ValueError too).
    """
    try:
        package = json.loads(text)
        files = tuple(
            TableFile(
                name=resource["name"],
                file_name=resource["path"],
                rows=resource["rows"],
                size=resource["bytes"],
                sha256=resource["hash"].removeprefix("sha256:"),
            )
            for resource in package["resources"]
        )
        return Manifest(package["version"], files)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the description of a dataset: {error!r}") from error


def _source(document: Mapping[str, Any]) -> dict[str, Any]:
    title = document["title"]
    if document["symbol"] is not None:
        title += f" ({document['symbol']})"
    known = ("document_id", "publisher", "date", "language", "rights", "file_name", "sha256")
    return {"title": title, **{key: document[key] for key in known if document[key] is not None}}


def _resource(file: TableFile) -> dict[str, Any]:
    definition = registry.table(file.name)
    resource = {
        "name": file.name,
        "type": "table",
        "path": file.file_name,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": definition.description,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "rows": file.rows,
        "schema": table_schema(definition),
    }
    if definition.warnings:
        resource["warnings"] = list(definition.warning_texts)
    return resource


def table_schema(definition: Table) -> dict[str, Any]:
    """Return the Table Schema of a table.

    Example:
        >>> table_schema(registry.table("parts"))["primaryKey"]
        ['part_id']
    """
    schema: dict[str, Any] = {
        "$schema": _PROFILE + "tableschema.json",
        "fields": [_field(field) for field in definition.fields],
    }
    key = list(definition.primary_key)
    # A primary key of a Table Schema cannot hold null, ours can: a null place is the Organization as a whole.
    if any(definition.field(column).nullable for column in key):
        schema["uniqueKeys"] = [key]
    else:
        schema["primaryKey"] = key
    if definition.foreign_keys:
        schema["foreignKeys"] = [_foreign_key(foreign, definition) for foreign in definition.foreign_keys]
    return schema


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": _TYPES[field.type],
        "description": field.description,
    }
    if field.example is not None:
        described["example"] = field.example
    if field.unit is not None:
        described["unit"] = field.unit
    constraints: dict[str, Any] = {}
    if not field.nullable:
        constraints["required"] = True
    if field.codes is not None and field.allowed is not None:
        constraints["enum"] = list(field.allowed)
        described["categories"] = [{"value": code.code, "label": code.description} for code in field.codes.codes]
    if constraints:
        described["constraints"] = constraints
    return described


def _foreign_key(key: ForeignKey, definition: Table) -> dict[str, Any]:
    reference: dict[str, Any] = {"fields": [key.reference]}
    # a reference to the table itself names no resource
    if key.table != definition.name:
        reference["resource"] = key.table
    return {"fields": [key.column], "reference": reference}
