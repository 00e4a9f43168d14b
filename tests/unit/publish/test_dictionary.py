"""The data dictionary is complete, and the committed one is current."""

from pathlib import Path

from iomstats.publish.dictionary import data_dictionary
from iomstats.publish.views import VIEWS
from iomstats.schema.codes import CODE_LISTS
from iomstats.schema.registry import TABLES

COMMITTED = Path(__file__).parents[3] / "docs" / "data-dictionary.md"


def test_the_committed_dictionary_is_current() -> None:
    # otherwise: python -m iomstats.publish.dictionary docs/data-dictionary.md
    assert COMMITTED.read_text(encoding="utf-8") == data_dictionary()


def test_everything_is_in_it() -> None:
    text = data_dictionary()
    wanted = [*TABLES, *(view.name for view in VIEWS)]
    wanted += [field.name for entry in TABLES.values() for field in entry.fields]
    wanted += [code for code_list in CODE_LISTS.values() for code in code_list.values]
    assert [name for name in wanted if f"`{name}`" not in text] == []


def test_every_row_has_as_many_cells_as_its_header() -> None:
    width = 0
    for line in data_dictionary().splitlines():
        cells = line.replace(r"\|", "").count("|") if line.startswith("|") else 0
        assert not (width and cells) or cells == width, line
        width = cells
