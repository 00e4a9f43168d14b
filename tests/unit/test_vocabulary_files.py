"""Every vocabulary file is well-formed: readable, named columns, no duplicate keys, no stray spaces."""

import tomllib
from pathlib import Path

import pytest

from iomstats.schema.vocabulary import read_table, read_toml

FOLDER = Path(__file__).parents[2] / "src" / "iomstats" / "vocabulary"
TABLES = sorted(FOLDER.rglob("*.tsv"))
TOMLS = sorted(FOLDER.rglob("*.toml"))


def _name(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def test_there_is_a_vocabulary() -> None:
    assert TABLES


def test_nothing_but_data_lies_there() -> None:
    assert [p.name for p in FOLDER.rglob("*") if p.is_file() and p.suffix not in {".tsv", ".toml", ".md"}] == []


@pytest.mark.parametrize("path", [*TABLES, *TOMLS], ids=lambda p: p.name)
def test_text_is_clean(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf"), "a byte order mark"
    assert b"\r" not in raw, "Windows line ends"
    assert text.endswith("\n"), "the last line is not ended"


@pytest.mark.parametrize("path", TABLES, ids=_name)
def test_table_is_rectangular_with_unique_rows(path: Path) -> None:
    rows = read_table(_name(path))
    assert rows, "an empty table"
    header = list(rows[0])
    assert all(name == name.strip().lower() and name for name in header), header
    assert len(set(header)) == len(header), "two columns of one name"
    seen: dict[tuple[str | None, ...], int] = {}
    for number, row in enumerate(rows, 1):
        key = tuple(row.values())
        assert key not in seen, f"rows {seen[key]} and {number} are the same: {key}"
        seen[key] = number
        assert any(value is not None for value in key), f"row {number} is empty"


@pytest.mark.parametrize("path", TABLES, ids=_name)
def test_cells_have_no_stray_spaces(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        for cell in line.split("\t"):
            assert cell == cell.strip(), f"line {number}: a space around {cell!r}"


@pytest.mark.parametrize("path", TOMLS, ids=_name)
def test_toml_parses(path: Path) -> None:
    assert tomllib.loads(path.read_text(encoding="utf-8")) == read_toml(_name(path))
