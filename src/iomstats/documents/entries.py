"""The entries of the register: what a document's table in ``documents.toml`` may hold, checked key by key."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from iomstats.schema.errors import DocumentError

MEDIA_TYPES = ("text/plain", "text/markdown")
_REQUIRED: dict[str, type] = {
    "id": str,
    "file": str,
    "title": str,
    "date": str,
    "media_type": str,
    "language": str,
    "sha256": str,
}
_OPTIONAL: dict[str, type] = {"symbol": str, "publisher": str, "rights": str, "notes": str, "parts": list}
_PART_REQUIRED: dict[str, type] = {"id": str, "begins_with": list}
_PART_OPTIONAL: dict[str, type] = {
    "title": str,
    "symbol": str,
    "date": str,
    "ends_before": list,
    "notes": str,
}
_TYPE_NAMES: dict[type, str] = {str: "a text in quotes", list: "a list"}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class PartEntry:
    """A part as it is registered; where it begins and ends is told by the lines that stand there.

    Attributes:
        begins_with: The verbatim lines (blank ones left out) with which it begins.
        ends_before: The verbatim lines before which it ends; without them it ends where the next part begins.
    """

    part_id: str
    title: str | None
    symbol: str | None
    date: str | None
    begins_with: tuple[str, ...]
    ends_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as it is registered."""

    document_id: str
    file: str
    title: str
    symbol: str | None
    publisher: str | None
    date: str
    media_type: str
    language: str
    rights: str | None
    sha256: str
    notes: str | None
    parts: tuple[PartEntry, ...]


def read_entries(path: Path, content: Mapping[str, Any]) -> list[Entry]:
    """Return the documents that the register lists, in its order; no two share an id, a file or a text.

    Raises:
        DocumentError: if a key is missing, unknown or malformed, or two entries contradict each other.
    """
    unknown = sorted(set(content) - {"documents"})
    if unknown:
        raise DocumentError(f"{path}: unknown key {unknown[0]!r}; documents are listed under [[documents]]")
    listed = content.get("documents", [])
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise DocumentError(f"{path}: 'documents' is no list of tables; write [[documents]] above each document")
    if not listed:
        raise DocumentError(f"{path} registers no document; add a [[documents]] entry")
    entries = [_entry(path, number, item) for number, item in enumerate(listed, 1)]
    _check_unique(path, entries)
    return entries


def _entry(path: Path, number: int, item: Mapping[str, Any]) -> Entry:
    name = item.get("id")
    where = f"{path}: document {name!r}" if isinstance(name, str) else f"{path}: document number {number}"
    _check_keys(where, item, _REQUIRED, _OPTIONAL)
    _check_pattern(where, "id", item["id"], _ID, "small letters, digits and hyphens")
    _check_pattern(where, "sha256", item["sha256"], _SHA256, "64 hexadecimal digits")
    _check_pattern(where, "language", item["language"], _LANGUAGE, "a code such as 'en'")
    _check_date(where, item["date"])
    if item["media_type"] not in MEDIA_TYPES:
        raise DocumentError(f"{where}: media_type {item['media_type']!r} is not one of {', '.join(MEDIA_TYPES)}")
    parts = item.get("parts", [])
    if not all(isinstance(part, dict) for part in parts):
        raise DocumentError(f"{where}: 'parts' is no list of tables; write [[documents.parts]] above each part")
    entries = tuple(_part(where, number, part) for number, part in enumerate(parts, 1))
    for part in entries:
        if sum(other.part_id == part.part_id for other in entries) > 1:
            raise DocumentError(f"{where}: two parts have the id {part.part_id!r}; ids tell parts apart")
    return Entry(
        document_id=item["id"],
        file=item["file"],
        title=item["title"],
        symbol=item.get("symbol"),
        publisher=item.get("publisher"),
        date=item["date"],
        media_type=item["media_type"],
        language=item["language"],
        rights=item.get("rights"),
        sha256=item["sha256"],
        notes=item.get("notes"),
        parts=entries,
    )


def _part(where: str, number: int, item: Mapping[str, Any]) -> PartEntry:
    name = item.get("id")
    where = f"{where}, part {name!r}" if isinstance(name, str) else f"{where}, part number {number}"
    _check_keys(where, item, _PART_REQUIRED, _PART_OPTIONAL)
    _check_pattern(where, "id", item["id"], _ID, "small letters, digits and hyphens")
    if "date" in item:
        _check_date(where, item["date"])
    return PartEntry(
        part_id=item["id"],
        title=item.get("title"),
        symbol=item.get("symbol"),
        date=item.get("date"),
        begins_with=_lines(where, "begins_with", item["begins_with"]),
        ends_before=_lines(where, "ends_before", item.get("ends_before", ())),
    )


def _lines(where: str, key: str, value: Any) -> tuple[str, ...]:
    lines = tuple(line.strip() if isinstance(line, str) else "" for line in value)
    if not all(lines) or (key == "begins_with" and not lines):
        raise DocumentError(f"{where}: {key} must list one or more lines of the document, in quotes")
    return lines


def _check_keys(
    where: str, item: Mapping[str, Any], required: Mapping[str, type], optional: Mapping[str, type]
) -> None:
    for key in required:
        if key not in item:
            raise DocumentError(f"{where}: {key!r} is missing; add it")
    for key, value in item.items():
        wanted = required.get(key) or optional.get(key)
        if wanted is None:
            hint = ", ".join([*required, *optional])
            raise DocumentError(f"{where}: unknown key {key!r}; known keys: {hint}")
        if not isinstance(value, wanted):
            raise DocumentError(f"{where}: {key!r} is {value!r}, but must be {_TYPE_NAMES[wanted]}")
        if isinstance(value, str) and not value.strip():
            raise DocumentError(f"{where}: {key!r} is empty; fill it in, or leave the key out if it is optional")


def _check_pattern(where: str, key: str, value: str, pattern: re.Pattern[str], wanted: str) -> None:
    if not pattern.fullmatch(value):
        raise DocumentError(f"{where}: {key} {value!r} must be {wanted}")


def _check_date(where: str, value: str) -> None:
    match = _DATE.fullmatch(value)
    try:
        if match is None:
            raise ValueError
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise DocumentError(
            f"{where}: date {value!r} is no date; write it as '2003', '2003-10' or '2003-10-13'"
        ) from None


def _check_unique(path: Path, entries: list[Entry]) -> None:
    for what, values in _identities(entries):
        seen: dict[str, str] = {}
        for document_id, value in values:
            if value in seen:
                first = seen[value]
                if first == document_id:
                    raise DocumentError(f"{path}: two documents have the id {first!r}; ids tell documents apart")
                raise DocumentError(
                    f"{path}: {first!r} and {document_id!r} have the same {what} {value!r}; register a document once"
                )
            seen[value] = document_id


def _identities(entries: list[Entry]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    yield "id", [(entry.document_id, entry.document_id) for entry in entries]
    yield "file", [(entry.document_id, Path(entry.file).as_posix()) for entry in entries]
    yield "sha256", [(entry.document_id, entry.sha256) for entry in entries]
