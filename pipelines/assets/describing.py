"""How an asset is described on the page; everything about a table comes from the registry."""

from typing import Any

from iomstats.schema import registry
from pipelines.metadata import column_schema

TABLES = "tables"
OBJECTS = "objects"


def about(name: str, *, group: str) -> dict[str, Any]:
    """Return the arguments of an asset that returns a table of the registry."""
    return {"group_name": group, "io_manager_key": TABLES, "kinds": {"arrow", "parquet"}} | described(name)


def described(name: str) -> dict[str, Any]:
    """Return description and columns of a table, for an asset or one of several that a function returns."""
    definition = registry.table(name)
    return {
        "description": definition.description,
        "metadata": {
            "dagster/column_schema": column_schema(name),
            "primary_key": ", ".join(definition.primary_key),
        },
    }


def working(group: str) -> dict[str, Any]:
    """Return the arguments of an asset that returns working objects, which are never published."""
    return {"group_name": group, "io_manager_key": OBJECTS, "kinds": {"python"}}
