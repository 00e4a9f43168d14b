"""`iomstats diff`: what it says of two datasets, whatever they come in."""

import json
import shutil

import pyarrow.parquet as pq
import pytest

from iomstats.cli.application import run


@pytest.fixture
def other(sample_folder, tmp_path):
    """The sample dataset without its first document."""
    folder = shutil.copytree(sample_folder, tmp_path / "other")
    documents = pq.read_table(folder / "documents.parquet")
    pq.write_table(documents.slice(1), folder / "documents.parquet")
    return folder


def test_the_same_rows(sample_folder, capsys):
    assert run(["diff", str(sample_folder), str(sample_folder)]) == 0
    assert capsys.readouterr().out.endswith("hold the same rows\n")


def test_rows_are_named_by_their_key(sample_folder, other, capsys):
    first = pq.read_table(sample_folder / "documents.parquet")["document_id"][0].as_py()
    assert run(["diff", str(sample_folder), str(other)]) == 0
    assert capsys.readouterr().out == f"documents: 1 removed\n  removed document_id='{first}'\n"


def test_the_dataset_in_use_is_the_new_one(sample, other, capsys):
    assert run(["diff", str(other), "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["table"], row["change"], row["column"]) == ("documents", "added", None)


def test_an_archive_is_a_dataset_too(sample_folder, other, tmp_path, capsys):
    wheel = shutil.make_archive(str(tmp_path / "release"), "zip", sample_folder)
    assert run(["diff", wheel, str(other)]) == 0
    assert capsys.readouterr().out.startswith("documents: 1 removed\n")


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_what_is_no_dataset(name, sample_folder, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["diff", name, str(sample_folder)]) == 2
    assert "name the folder of a dataset" in capsys.readouterr().err
