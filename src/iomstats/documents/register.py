"""The register of documents: ``documents.toml`` beside the raw files, read and checked.

Nothing is guessed and nothing is mended here: whatever is wrong with the register or a file is one
``DocumentError`` that names the file, what is wrong and what to do. A file that may not be read is a
``MachineError``.
"""

import hashlib
import os
import re
import tomllib
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from iomstats.documents.files import decode, read_bytes
from iomstats.documents.model import Document, Part
from iomstats.documents.reader import read_document
from iomstats.schema.errors import DocumentError, MachineError, unknown_name

REGISTER_NAME = "documents.toml"
# files that may stand beside the documents without being one
_OTHER_FILES = {REGISTER_NAME, "README.md"}
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


@dataclass(frozen=True, slots=True)
class Register:
    """The documents of a folder, in the order of their ids."""

    folder: Path
    entries: tuple[Entry, ...]

    def entry(self, document_id: str) -> Entry:
        """Return the entry of a document.

        Raises:
            UnknownNameError: if no document has that id.
        """
        for entry in self.entries:
            if entry.document_id == document_id:
                return entry
        raise unknown_name("document", document_id, [entry.document_id for entry in self.entries])


def load_register(raw_folder: Path) -> Register:
    """Read and check ``documents.toml`` of a folder; the documents themselves are not read.

    Raises:
        DocumentError: if the register is missing, malformed or contradicts itself or the folder's files.
        MachineError: if it cannot be read.
    """
    path = raw_folder / REGISTER_NAME
    missing = f"{path} is missing; it registers the documents of the folder (see README.md there)"
    text = decode(path, read_bytes(path, missing))
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(f"{path} is not valid TOML: {error}; mend that line") from None
    entries = _entries(path, content)
    _check_unique(path, entries)
    for entry in entries:
        _path_of(raw_folder, entry)
    _check_unregistered(raw_folder, entries)
    _warn_of_languages(path, entries)
    return Register(raw_folder, tuple(sorted(entries, key=lambda entry: entry.document_id)))


def read_documents(raw_folder: Path) -> tuple[Document, ...]:
    """Read every registered document of a folder, in the order of their ids.

    Raises:
        DocumentError: if the register or a file is at fault.
        MachineError: if a file cannot be read.
    """
    register = load_register(raw_folder)
    return tuple(read_registered(register, entry) for entry in register.entries)


def read_registered(register: Register, entry: Entry) -> Document:
    """Read one registered document.

    Raises:
        DocumentError: if its file is missing, empty, too large, binary, not UTF-8 or changed, or a part is
            not found.
        MachineError: if its file cannot be read.
    """
    path, text = _text_of(register, entry)
    return read_document(
        text,
        document_id=entry.document_id,
        date=entry.date,
        title=entry.title,
        symbol=entry.symbol,
        publisher=entry.publisher,
        media_type=entry.media_type,
        language=entry.language,
        rights=entry.rights,
        sha256=entry.sha256,
        file_name=entry.file,
        parts=locate_parts(text, entry, path),
    )


def check_documents(raw_folder: Path) -> None:
    """Check the register of a folder, its files and where parts begin; what the texts say is not read.

    Raises:
        DocumentError: as reading the documents would.
        MachineError: if a file cannot be read.
    """
    register = load_register(raw_folder)
    for entry in register.entries:
        path, text = _text_of(register, entry)
        locate_parts(text, entry, path)


def _text_of(register: Register, entry: Entry) -> tuple[Path, str]:
    path = _path_of(register.folder, entry)
    missing = (
        f"{path} is missing, but {REGISTER_NAME} registers it as {entry.document_id!r}; "
        "put the file back or remove its entry"
    )
    data = read_bytes(path, missing)
    text = decode(path, data)
    if not text.strip():
        raise DocumentError(f"{path}, registered as {entry.document_id!r}, is empty; put the document's text there")
    actual = hashlib.sha256(data).hexdigest()
    if actual != entry.sha256:
        raise DocumentError(
            f"{path} has changed since it was registered as {entry.document_id!r}: "
            f"sha256 recorded {entry.sha256}, actual {actual}; restore the file, "
            f"or record the new sha256 in {REGISTER_NAME} if the change is meant"
        )
    return path, text


def locate_parts(text: str, entry: Entry, path: Path) -> tuple[Part, ...]:
    """Return the parts of a document with the offsets at which their lines are found.

    Raises:
        DocumentError: if the lines of a part stand nowhere or more than once, or parts overlap.
    """
    begins = [_find_lines(text, part.begins_with, f"{path}: part {part.part_id!r} begins_with") for part in entry.parts]
    order = sorted(range(len(begins)), key=begins.__getitem__)
    parts = []
    for place, index in enumerate(order):
        part = entry.parts[index]
        end = begins[order[place + 1]] if place + 1 < len(order) else len(text)
        if part.ends_before:
            stated = _find_lines(text, part.ends_before, f"{path}: part {part.part_id!r} ends_before")
            if not begins[index] < stated <= end:
                raise DocumentError(
                    f"{path}: part {part.part_id!r} would end at {stated}, outside {begins[index]}-{end}; "
                    f"mend ends_before in {REGISTER_NAME}"
                )
            end = stated
        parts.append(
            Part(f"{entry.document_id}:{part.part_id}", part.title, part.symbol, part.date, begins[index], end)
        )
    return tuple(parts)


def _find_lines(text: str, wanted: tuple[str, ...], what: str) -> int:
    """Return the offset of the one place where the wanted lines stand in a row, blank ones left out."""
    lines = [(match.start(), match.group().strip()) for match in re.finditer(r"[^\r\n\f]*\S[^\r\n\f]*", text)]
    found = [
        lines[index][0] + len(text[lines[index][0] :]) - len(text[lines[index][0] :].lstrip())
        for index in range(len(lines) - len(wanted) + 1)
        if lines[index][1] == wanted[0] and all(lines[index + step][1] == line for step, line in enumerate(wanted))
    ]
    if len(found) == 1:
        return found[0]
    how = "stand nowhere in it" if not found else f"stand in {len(found)} places"
    raise DocumentError(
        f"{what}: the lines {list(wanted)} {how}; quote whole lines, as many as tell the place, in {REGISTER_NAME}"
    )


# --- files


def _path_of(folder: Path, entry: Entry) -> Path:
    """Return the file of an entry; it has to lie in the folder, links followed."""
    path = folder / entry.file
    inside = _real(path).is_relative_to(_real(folder))
    if Path(entry.file).is_absolute() or ".." in Path(entry.file).parts or not inside:
        raise DocumentError(
            f"{folder / REGISTER_NAME}: document {entry.document_id!r} names the file {entry.file!r}, "
            f"which lies outside {folder}; copy the file into the folder"
        )
    return path


def _real(path: Path) -> Path:
    # Path.resolve fails on a link that leads to itself, which is told apart later
    return Path(os.path.realpath(path))


def _check_unregistered(folder: Path, entries: list[Entry]) -> None:
    registered = {_real(folder / entry.file) for entry in entries}
    try:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
    except OSError as error:
        raise MachineError(f"{folder} cannot be listed: {error.strerror or error}") from None
    strangers = [
        str(path.relative_to(folder))
        for path in files
        if _real(path) not in registered
        and path.name not in _OTHER_FILES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    if strangers:
        raise DocumentError(
            f"{folder} holds files that {REGISTER_NAME} does not register: {', '.join(strangers)}; "
            "register or remove them"
        )


def _warn_of_languages(path: Path, entries: list[Entry]) -> None:
    """Warn of documents that the rules, which are of English, will misread."""
    others = [f"{entry.document_id} ({entry.language})" for entry in entries if entry.language[:2] != "en"]
    if others:
        warnings.warn(
            f"{path}: only English is read; of documents in another language most figures are missed or misread: "
            f"{', '.join(others)}",
            UserWarning,
            stacklevel=3,
        )


# --- entries


def _entries(path: Path, content: Mapping[str, Any]) -> list[Entry]:
    unknown = sorted(set(content) - {"documents"})
    if unknown:
        raise DocumentError(f"{path}: unknown key {unknown[0]!r}; documents are listed under [[documents]]")
    listed = content.get("documents", [])
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise DocumentError(f"{path}: 'documents' is no list of tables; write [[documents]] above each document")
    if not listed:
        raise DocumentError(f"{path} registers no document; add a [[documents]] entry")
    return [_entry(path, number, item) for number, item in enumerate(listed, 1)]


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
