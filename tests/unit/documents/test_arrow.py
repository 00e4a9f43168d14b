"""Documents as tables."""

from pathlib import Path

from iomstats.documents import blocks_table, documents_table, parts_table, read_document, read_documents
from iomstats.schema.arrow import arrow_schema

RAW = Path(__file__).parents[3] / "data" / "raw"


def test_tables_follow_the_registry_and_hold_no_empty_text() -> None:
    documents = read_documents(RAW)
    for name, make in (("documents", documents_table), ("parts", parts_table), ("blocks", blocks_table)):
        table = make(documents)
        assert table.schema.equals(arrow_schema(name), check_metadata=True)
        table.validate(full=True)
        assert all(value != "" for row in table.to_pylist() for value in row.values())


def test_a_block_carries_its_raw_text() -> None:
    documents = {document.document_id: document for document in read_documents(RAW)}
    rows = blocks_table(documents.values()).to_pylist()
    assert len({row["block_id"] for row in rows}) == len(rows)
    assert rows == sorted(rows, key=lambda row: (row["document_id"], row["char_start"]))
    for row in rows:
        text = documents[row["document_id"]].text
        assert text[row["char_start"] : row["char_end"]] == row["text"]


def test_a_text_without_an_id_has_tables_too() -> None:
    document = read_document("Staff\n\nIt grew to 12.", date="2010-06")
    (row,) = documents_table([document]).to_pylist()
    assert (row["document_id"], row["date"], row["characters"]) == (None, "2010-06", 21)
    assert [row["section"] for row in blocks_table([document]).to_pylist()] == [None, "Staff"]
    assert parts_table([document]).num_rows == 0
