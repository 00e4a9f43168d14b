"""The expectation suites as data: reads expectations/*.json and writes the part that the registry decides.

A suite has two parts. What the registry says (columns, nulls, keys, code lists) is generated and marked
``meta.part = "registry"``; ``make expectations`` (``python -m pipelines.suites``) writes it anew. What people
know about the numbers is written by hand, marked ``"reviewed"`` and left alone. A theme table holds rows of
figures, which have passed already: it gets what figures.json marks ``meta.template``. No suite is run here.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from iomstats.schema import registry
from iomstats.schema.definitions import Field, Table
from iomstats.schema.errors import DataError
from pipelines.resources import CHECKOUT

FOLDER = CHECKOUT / "expectations"
TEMPLATE = "figures"

#: A suite or an expectation as its JSON holds it.
Json = dict[str, Any]


def read_suite(name: str, folder: Path = FOLDER) -> Json:
    """Return the suite of a table as its file holds it.

    Raises:
        DataError: if the file is missing, is not JSON, or names another table.
    """
    path = folder / f"{name}.json"
    try:
        suite: Json = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DataError(f"{path} is missing: table {name} has no expectations; run make expectations") from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path} is not JSON: {error}") from error
    if suite.get("name") != name:
        raise DataError(f"{path} holds the suite {suite.get('name')!r}, not {name!r}")
    return suite


def current_suite(name: str, folder: Path = FOLDER) -> Json:
    """Return the suite of a table as it should be: the registry's part of today, then the reviewed part."""
    definition = registry.table(name)
    source = TEMPLATE if definition.themes else name
    reviewed = read_suite(source, folder)["expectations"] if (folder / f"{source}.json").exists() else []
    return {
        "name": name,
        "meta": {"notes": definition.description},
        "expectations": [
            *registry_part(definition),
            *(e for e in reviewed if _belongs(e, template=bool(definition.themes))),
        ],
    }


def _belongs(expectation: Json, *, template: bool) -> bool:
    """Say whether an expectation is of the reviewed part, and of the template where that is asked for."""
    meta = expectation["meta"]
    return meta["part"] == "reviewed" and (not template or meta.get("template", False))


def registry_part(definition: Table) -> list[Json]:
    """Return what the registry says about a table, as expectations.

    Example:
        >>> [e["type"] for e in registry_part(registry.table("parts"))][:3]
        ['expect_table_columns_to_match_ordered_list', 'expect_column_values_to_not_be_null', \
'expect_column_values_to_not_be_null']
    """
    found = [
        _expectation(
            "expect_table_columns_to_match_ordered_list",
            f"The table has the {len(definition.columns)} columns of the registry, in their order.",
            column_list=list(definition.columns),
        )
    ]
    for field in definition.fields:
        found += _about_column(field)
    found += _about_keys(definition)
    if definition.themes:
        found.append(
            _expectation(
                "expect_column_values_to_be_in_set",
                f"Only figures of {' or '.join(definition.themes)} belong here.",
                column="theme",
                value_set=list(definition.themes),
            )
        )
    return found


def _about_column(field: Field) -> Iterator[Json]:
    if not field.nullable:
        yield _expectation("expect_column_values_to_not_be_null", f"{field.name} is always known.", column=field.name)
    if field.type == "string":
        yield _expectation(
            "expect_column_value_lengths_to_be_between",
            f"What is not known in {field.name} is null, never an empty string.",
            column=field.name,
            min_value=1,
        )
    if field.type in {"int32", "int64"}:
        yield _expectation(
            "expect_column_values_to_be_between",
            f"{field.name} counts or locates, so it is never negative.",
            column=field.name,
            min_value=0,
        )
    if field.allowed is not None:
        yield _expectation(
            "expect_column_values_to_be_in_set",
            f"{field.name} is one of the codes of the registry.",
            column=field.name,
            value_set=list(field.allowed),
        )


def _about_keys(definition: Table) -> Iterator[Json]:
    key = definition.primary_key
    notes = f"No two rows have the same {', '.join(key)}."
    if len(key) == 1:
        yield _expectation("expect_column_values_to_be_unique", notes, column=key[0])
    else:
        yield _expectation("expect_compound_columns_to_be_unique", notes, column_list=list(key), ignore_row_if="never")


def _expectation(kind: str, notes: str, **kwargs: Any) -> Json:
    return {"type": kind, "kwargs": kwargs, "meta": {"part": "registry", "notes": notes}}


def as_text(suite: Json) -> str:
    """Return a suite as its file holds it: one expectation a line, so that a change is a line of a diff."""
    lines = ",\n".join("    " + json.dumps(expectation, ensure_ascii=False) for expectation in suite["expectations"])
    meta = json.dumps(suite["meta"], ensure_ascii=False)
    head = f'  "name": {json.dumps(suite["name"])},\n  "meta": {meta},\n'
    return "{\n" + head + '  "expectations": [\n' + lines + "\n  ]\n}\n"


def write_suites(folder: Path = FOLDER) -> list[Path]:
    """Write the registry's part of every suite anew and return the files that changed."""
    changed = []
    for name in registry.table_names():
        path, text = folder / f"{name}.json", as_text(current_suite(name, folder))
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed


if __name__ == "__main__":
    for written in write_suites():
        print(written.relative_to(CHECKOUT))
