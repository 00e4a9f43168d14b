"""The register of documents: what is wrong is said once, with the place and the remedy."""

import hashlib
from pathlib import Path

import pytest

from iomstats.documents import check_documents, load_register, read_documents, read_registered
from iomstats.documents.files import MAX_BYTES
from iomstats.schema.errors import DocumentError, MachineError, UnknownNameError

TEXT = "Review\n\nStaff grew to 7,258 in 2009.\n\nAnnex\n\nRESOLUTION No. 1\n\nIt is so.\n\nAnnex\n\nA chart.\n"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _entry(data: bytes = TEXT.encode(), **changes: str | None) -> str:
    """Return a valid entry as TOML; a change is the value as TOML, None leaves the key out."""
    values: dict[str, str | None] = {
        "id": '"paper-1"',
        "file": '"paper-1.txt"',
        "title": '"Paper"',
        "date": '"2010"',
        "media_type": '"text/plain"',
        "language": '"en"',
        "sha256": f'"{_sha256(data)}"',
    }
    values.update(changes)
    lines = [f"{key} = {value}" for key, value in values.items() if value is not None]
    return "\n".join(["[[documents]]", *lines, ""])


def _folder(tmp_path: Path, register: str | None, **files: bytes) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    if register is not None:
        (folder / "documents.toml").write_text(register, encoding="utf-8")
    for name, data in (files or {"paper-1": TEXT.encode()}).items():
        (folder / f"{name}.txt").write_bytes(data)
    return folder


def test_a_document_is_read_with_what_the_register_says(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _entry(symbol='"P/1"', publisher='"IOM"', rights='"© IOM"', notes='"scanned"'))
    (document,) = read_documents(folder)
    assert document.text == TEXT
    assert (document.document_id, document.title, document.symbol) == ("paper-1", "Paper", "P/1")
    assert (document.publisher, document.rights, document.date) == ("IOM", "© IOM", "2010")
    assert (document.language, document.media_type, document.file_name) == ("en", "text/plain", "paper-1.txt")
    assert document.sha256 == _sha256(TEXT.encode())
    assert document.blocks[0].block_id == "paper-1:b0001"


def test_another_language_is_told(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match=r"only English is read.*: paper-1 \(fr\)$"):
        read_documents(_folder(tmp_path, _entry(language='"fr"')))


def test_english_of_any_country_is_read(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    read_documents(_folder(tmp_path, _entry(language='"en-GB"')))
    assert not recwarn


def test_what_is_not_stated_is_none(tmp_path: Path) -> None:
    (document,) = read_documents(_folder(tmp_path, _entry()))
    assert (document.symbol, document.publisher, document.rights, document.parts) == (None, None, None, ())


def test_line_ends_and_a_byte_order_mark_are_kept(tmp_path: Path) -> None:
    data = "\ufeffStaff\r\n\r\nIt grew to 12.\r\n".encode()
    (document,) = read_documents(_folder(tmp_path, _entry(data), **{"paper-1": data}))
    assert document.text == data.decode()
    assert [flow.text for flow in document.flows] == ["Staff", "It grew to 12."]


# --- the register itself

BROKEN_REGISTERS = [
    ("no such file", None, "documents.toml is missing"),
    ("no TOML", "[[documents]]\nid = \n", "line 2"),
    ("nothing in it", "", "registers no document"),
    ("another table", "[[papers]]\nid = 1\n", "unknown key 'papers'"),
    ("no list", 'documents = "x"\n', r"\[\[documents\]\]"),
    ("no id", _entry(id=None), "document number 1: 'id' is missing"),
    ("no file", _entry(file=None), "document 'paper-1': 'file' is missing"),
    ("no hash", _entry(sha256=None), "'sha256' is missing"),
    ("unknown key", _entry(sybol='"MC/1"'), "unknown key 'sybol'; known keys: id, file"),
    ("number for text", _entry(title="7"), "'title' is 7, but must be a text in quotes"),
    ("date without quotes", _entry(date="2010-06-07"), "'date' is .* must be a text in quotes"),
    ("empty text", _entry(symbol='""'), "'symbol' is empty"),
    ("impossible date", _entry(date='"2010-02-30"'), "date '2010-02-30' is no date"),
    ("date in words", _entry(date='"June 2010"'), "date 'June 2010' is no date; write it as"),
    ("id with capitals", _entry(id='"Paper_1"'), "id 'Paper_1' must be small letters"),
    ("short hash", _entry(sha256='"12ab"'), "64 hexadecimal digits"),
    ("unknown media type", _entry(media_type='"application/pdf"'), "is not one of text/plain, text/markdown"),
    ("language in words", _entry(language='"English"'), "language 'English'"),
    (
        "same id twice",
        _entry() + _entry(file='"b.txt"', sha256=f'"{"0" * 64}"'),
        "two documents have the id 'paper-1'",
    ),
    ("same file twice", _entry() + _entry(id='"b"'), "'paper-1' and 'b' have the same file 'paper-1.txt'"),
    (
        "same text twice",
        _entry() + _entry(id='"b"', file='"b.txt"'),
        "'paper-1' and 'b' have the same sha256",
    ),
    ("path upwards", _entry(file='"../paper-1.txt"'), "lies outside"),
    ("absolute path", _entry(file='"/etc/hostname"'), "lies outside"),
    ("parts no list", _entry(parts='"annex"'), "'parts' is 'annex', but must be a list"),
    (
        "part without lines",
        _entry() + '[[documents.parts]]\nid = "annex"\n',
        "part 'annex': 'begins_with' is missing",
    ),
    (
        "part with a wrong key",
        _entry() + '[[documents.parts]]\nid = "annex"\nbegins_with = ["Annex"]\nstart = 3\n',
        "part 'annex': unknown key 'start'",
    ),
    (
        "part with no lines",
        _entry() + '[[documents.parts]]\nid = "annex"\nbegins_with = []\n',
        "begins_with must list one or more lines",
    ),
    (
        "parts of one id",
        _entry() + 2 * '[[documents.parts]]\nid = "annex"\nbegins_with = ["Annex"]\n',
        "two parts have the id 'annex'",
    ),
]


@pytest.mark.parametrize(
    ("register", "message"),
    [case[1:] for case in BROKEN_REGISTERS],
    ids=[case[0] for case in BROKEN_REGISTERS],
)
def test_a_broken_register_is_refused(tmp_path: Path, register: str | None, message: str) -> None:
    folder = _folder(tmp_path, register)
    with pytest.raises(DocumentError, match=message) as caught:
        load_register(folder)
    assert "documents.toml" in str(caught.value)
    assert caught.value.exit_code == 1


def test_a_register_that_is_no_text_is_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path, None)
    (folder / "documents.toml").write_bytes(b'[[documents]]\nid = "\xe9"\n')
    with pytest.raises(DocumentError, match=r"documents\.toml is not UTF-8: byte 0xe9 at position 20 \(line 2\)"):
        load_register(folder)


def test_a_file_that_is_not_registered_is_named(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _entry(), **{"paper-1": TEXT.encode(), "paper-2": b"x"})
    (folder / "README.md").write_text("what this is")
    (folder / ".gitattributes").write_text("*.txt -text")
    with pytest.raises(DocumentError, match=r"does not register: paper-2\.txt; register or remove"):
        load_register(folder)


def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _entry(), other=b"")
    (folder / "other.txt").unlink()
    (tmp_path / "elsewhere.txt").write_text(TEXT)
    (folder / "paper-1.txt").symlink_to(tmp_path / "elsewhere.txt")
    with pytest.raises(DocumentError, match="lies outside"):
        load_register(folder)


# --- the files

BROKEN_FILES = [
    ("empty", b"", None, "is empty"),
    ("only white space", b" \n\n\t", None, "is empty"),
    ("binary", b"Staff\x00\x01", None, "binary: a null byte at position 5"),
    ("a PDF", b"%PDF-1.7\n", None, "is a PDF"),
    ("UTF-16", "Staff".encode("utf-16"), None, "is UTF-16; save it as UTF-8"),
    ("not UTF-8", b"Staff\nin Gen\xe8ve", None, r"not UTF-8: byte 0xe8 at position 12 \(line 2\)"),
    ("changed", b"Staff fell.", TEXT.encode(), "sha256 recorded [0-9a-f]{64}, actual [0-9a-f]{64}; restore"),
]


@pytest.mark.parametrize(
    ("data", "recorded", "message"),
    [case[1:] for case in BROKEN_FILES],
    ids=[case[0] for case in BROKEN_FILES],
)
def test_a_broken_file_is_refused(tmp_path: Path, data: bytes, recorded: bytes | None, message: str) -> None:
    folder = _folder(tmp_path, _entry(recorded or data), **{"paper-1": data})
    with pytest.raises(DocumentError, match=message) as caught:
        read_documents(folder)
    assert "paper-1.txt" in str(caught.value)
    with pytest.raises(DocumentError) as told_first:
        check_documents(folder)
    assert str(told_first.value) == str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _entry())
    (folder / "paper-1.txt").unlink()
    with pytest.raises(DocumentError, match=r"paper-1\.txt is missing, .* put the file back or remove its entry"):
        read_documents(folder)


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _entry())
    (folder / "paper-1.txt").unlink()
    (folder / "paper-1.txt").mkdir()
    with pytest.raises(DocumentError, match=r"paper-1\.txt is a folder; name a file"):
        read_documents(folder)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _entry())
    with (folder / "paper-1.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(DocumentError, match="50,000,001 bytes, more than the 50,000,000"):
        read_documents(folder)


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _entry())
    path = folder / "paper-1.txt"
    path.unlink()
    path.symlink_to(path.name)
    with pytest.raises(DocumentError, match="a link that leads to itself"):
        read_documents(folder)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "Permission denied"), "permission denied"),
        (OSError(5, "Input/output error"), "check the disk"),
    ],
)
def test_what_the_machine_does_not_give_is_the_machines_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str
) -> None:
    def refuse(path: Path) -> bytes:
        raise error

    folder = _folder(tmp_path, _entry())
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(MachineError, match=message) as caught:
        read_documents(folder)
    assert caught.value.exit_code == 3


def test_one_document_of_a_register(tmp_path: Path) -> None:
    register = load_register(_folder(tmp_path, _entry()))
    assert read_registered(register, register.entry("paper-1")).text == TEXT
    with pytest.raises(UnknownNameError, match=r"unknown document 'paper-2'; did you mean 'paper-1'\?"):
        register.entry("paper-2")


# --- parts


def _with_part(begins_with: str, ends_before: str | None = None) -> str:
    lines = ['[[documents.parts]]\nid = "annex"\ndate = "2007-06-07"', f"begins_with = {begins_with}"]
    return _entry() + "\n".join([*lines, f"ends_before = {ends_before}" if ends_before else "", ""])


def test_a_part_is_found_by_its_lines(tmp_path: Path) -> None:
    register = _with_part('["Annex", "RESOLUTION No. 1"]', '["Annex", "A chart."]')
    (document,) = read_documents(_folder(tmp_path, register))
    (part,) = document.parts
    assert part.part_id == "paper-1:annex"
    assert document.text[part.char_start : part.char_end] == "Annex\n\nRESOLUTION No. 1\n\nIt is so.\n\n"
    assert [flow.part.date if flow.part else None for flow in document.flows] == [
        None,
        None,
        "2007-06-07",
        "2007-06-07",
        "2007-06-07",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("begins_with", "ends_before", "message"),
    [
        ('["Annex"]', None, r"\['Annex'\] stand in 2 places"),
        ('["Annex IV"]', None, "stand nowhere in it"),
        ('["RESOLUTION No. 1"]', '["Review"]', "would end at 0"),
    ],
)
def test_a_part_that_is_not_found_is_refused(
    tmp_path: Path, begins_with: str, ends_before: str | None, message: str
) -> None:
    with pytest.raises(DocumentError, match=message):
        read_documents(_folder(tmp_path, _with_part(begins_with, ends_before)))
