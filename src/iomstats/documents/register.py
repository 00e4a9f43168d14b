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
from dataclasses import dataclass
from pathlib import Path

from iomstats.documents.entries import Entry, read_entries
from iomstats.documents.files import decode, read_bytes
from iomstats.documents.model import Document, Part
from iomstats.documents.reader import read_document
from iomstats.schema.errors import DocumentError, MachineError, unknown_name

REGISTER_NAME = "documents.toml"
# files that may stand beside the documents without being one
_OTHER_FILES = {REGISTER_NAME, "README.md"}


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
    entries = read_entries(path, content)
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
