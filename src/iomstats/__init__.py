"""Statistics from documents: every figure leads back to the sentence that states it.

Start with ``about()``, ``tables()``, ``search("staff")`` and ``series("staff_total")``; ``INDICATORS.`` and
``TABLES.`` complete with Tab. Importing this module loads neither pandas nor the pipeline: what a call needs
is imported inside it. No function here shares its name with a module.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, overload

from iomstats._version import __version__
from iomstats.names import INDICATORS, TABLES
from iomstats.schema.errors import (
    CallError,
    DataError,
    DocumentError,
    IomstatsError,
    MachineError,
    QueryError,
    UnitMismatchError,
    UnknownNameError,
)

if TYPE_CHECKING:
    import datetime
    import os
    from pathlib import Path

    import altair as alt
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from iomstats.display import FigureView
    from iomstats.document_text import DocumentView
    from iomstats.extraction import Extraction
    from iomstats.overview import Overview

__all__ = [
    "INDICATORS",
    "TABLES",
    "CallError",
    "DataError",
    "DocumentError",
    "IomstatsError",
    "MachineError",
    "QueryError",
    "UnitMismatchError",
    "UnknownNameError",
    "__version__",
    "about",
    "cite",
    "codes",
    "connect",
    "document_list",
    "extract",
    "load",
    "plot",
    "read",
    "search",
    "series",
    "show",
    "sql",
    "tables",
]


def __dir__() -> list[str]:
    return sorted(__all__)


def about() -> Overview:
    """Return what is in the dataset: versions, documents, how much of what, which years.

    Example:
        >>> import iomstats
        >>> iomstats.about().documents >= 5
        True
    """
    from iomstats.dataset import find_dataset
    from iomstats.overview import overview

    return overview(find_dataset())


def tables() -> pd.DataFrame:
    """Return the tables of the dataset: name, rows, columns, and what one row is.

    Example:
        >>> import iomstats
        >>> iomstats.tables()["table"].head(5).tolist()
        ['documents', 'parts', 'blocks', 'mentions', 'figures']
    """
    from iomstats.dataset import describe, find_dataset

    return describe(find_dataset())


@overload
def load(name: str, as_: Literal["pandas"] = "pandas", *, categories: bool = False) -> pd.DataFrame: ...
@overload
def load(name: str, as_: Literal["arrow"], *, categories: Literal[False] = False) -> pa.Table: ...
@overload
def load(name: str, as_: Literal["polars"], *, categories: Literal[False] = False) -> pl.DataFrame: ...
def load(name: str, as_: Literal["pandas", "arrow", "polars"] = "pandas", *, categories: bool = False) -> Any:
    """Return a table of the dataset.

    Args:
        name: A table; ``tables()`` lists them.
        as_: As a pandas DataFrame, an Arrow table, or a polars DataFrame (polars has to be installed).
        categories: Give coded columns (qualifier, kind, status …) as pandas categories, in the order of their
            code list; ``codes`` tells what each means.

    Raises:
        UnknownNameError: if there is no such table; the message suggests the nearest.

    Example:
        >>> import iomstats
        >>> documents = iomstats.load("documents")
        >>> documents.set_index("document_id").loc["mc-inf-302", "symbol"]
        'MC/INF/302'
    """
    from iomstats import dataset

    return dataset.load(dataset.find_dataset(), name, as_, categories=categories)


def codes(name: str | None = None) -> pd.DataFrame:
    """Return what the codes of a column mean, or all codes.

    Args:
        name: A code list, named like the column that holds its codes: ``"qualifier"``, ``"kind"`` …

    Example:
        >>> import iomstats
        >>> iomstats.codes("qualifier").set_index("code").loc["about", "description"]
        'Near the value on either side: "some", "approximately", "around", "an estimated".'
    """
    from iomstats.dataset import describe_codes

    return describe_codes(name)


def series(
    indicator: str,
    *,
    place: str | None = None,
    dims: str | Mapping[str, str] | None = None,
    start: str | None = None,
    end: str | None = None,
    calendar: bool = False,
    fill: Literal["none", "step", "linear"] = "none",
) -> pd.DataFrame:
    """Return the values of an indicator in order of their period, ready to plot.

    A row is a period with its chosen ``value``, ``as_stated`` (with its hedge: "> 3,400"), ``start_date`` and
    ``end_date``, and the ``figure_id`` and ``document_id`` that state it. A value over several years stays
    one row. Where there is nothing, the frame is empty and a warning says why.

    Args:
        indicator: An indicator; ``search`` finds them.
        place: Only what covers this country or region, by name or code; ``""`` is the whole Organization.
        dims: Only this breakdown, ``"sex=female"`` or ``{"sex": "female"}``; ``""`` is no breakdown.
        start: Only periods that begin then or later: ``"2005"``, ``"2005-06"`` or ``"2005-06-15"``.
        end: Only periods that end then or earlier.
        calendar: One row a year from 1995 to 2019 (or from ``start`` to ``end``) instead, every gap included;
            ``coverage`` says whether a year is stated, within a span, a gap, or filled.
        fill: As ``calendar``, and gaps between stated values filled, ``"step"`` or ``"linear"``; the column
            ``filled`` tells which values no document states.

    Raises:
        UnknownNameError: if there is no such indicator; the message suggests the nearest.

    Example:
        >>> import iomstats
        >>> staff = iomstats.series("staff_total")
        >>> staff["period_start"].iloc[0], staff["unit"].iloc[0]
        ('1995', 'person')
    """
    from iomstats.dataset import find_dataset
    from iomstats.selection import indicator_series

    return indicator_series(
        find_dataset(),
        indicator,
        place=place,
        dims=dims,
        start=start,
        end=end,
        calendar=calendar,
        fill=fill,
    )


def plot(
    indicator: str | Sequence[str] | None = None,
    *,
    theme: str | None = None,
    fill: Literal["none", "step", "linear"] = "none",
    place: str | None = None,
    save: str | os.PathLike[str] | None = None,
) -> alt.VConcatChart:
    """Return a chart of an indicator, of several in the same unit, or of a theme, with its sources beneath.

    Exact values are filled marks, hedged ones open: an arrow up is "more than" or "at least", an arrow down
    "nearly", "less than" or "at most". A value over several years is a bar over those years, and never spread.
    Pointing at a mark shows the sentence that states it. Needs ``pip install "iomstats[notebook]"``.

    Args:
        indicator: An indicator, or several that share unit and sort of measure.
        theme: All indicators of a theme, in small charts over the same years; ``codes("theme")`` lists them.
        fill: Fill gaps between stated values, ``"step"`` or ``"linear"``; filled values are drawn fainter.
        place: Only what covers this country or region, by name or code; ``""`` is the whole Organization.
        save: A file to write too: ``.png``, ``.svg``, ``.html`` or ``.json``. Works offline.

    Raises:
        UnknownNameError: if there is no such indicator or theme; the message suggests the nearest.
        UnitMismatchError: if units differ, or a level would share its axis with an amount over a period.

    Example:
        >>> import iomstats
        >>> chart = iomstats.plot("staff_total")
        >>> chart.title.text
        ['Staff']
    """
    from iomstats.dataset import find_dataset
    from iomstats.plotting import plot_indicators

    return plot_indicators(find_dataset(), indicator, theme=theme, fill=fill, place=place, save=save)


def search(text: str, limit: int = 20) -> pd.DataFrame:
    """Return the indicators and figures that match some words, best first; forgives typing errors.

    Args:
        text: Words in any order, such as ``"women staff"`` or ``"returns"``.
        limit: How many rows at most.

    Example:
        >>> import iomstats
        >>> "avrr_beneficiaries" in set(iomstats.search("asisted voluntary retunrs")["indicator"])
        True
    """
    from iomstats import finding
    from iomstats.dataset import find_dataset

    return finding.search(find_dataset(), text, limit)


def sql(query: str, parameters: Sequence[object] | Mapping[str, object] | None = None) -> pd.DataFrame:
    """Return the rows of an SQL query over the dataset, in DuckDB's dialect; it can change nothing.

    Args:
        query: The query; ``?`` or ``$name`` stand for parameters.
        parameters: Their values: a list for ``?``, a mapping for ``$name``.

    Raises:
        QueryError: if it fails or is not a query; the message suggests the nearest tables and columns.

    Example:
        >>> import iomstats
        >>> iomstats.sql("select count(*) as n from mentions where class = ?", ["figure"])["n"].item() > 100
        True
    """
    from iomstats import dataset

    return dataset.query(dataset.find_dataset(), query, parameters)


def connect(external: bool = False) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection over the dataset, which it cannot change.

    It reaches no file and no network unless ``external`` is true. Tables of your own go into ``memory``
    (``create table memory.mine as select …``) and are gone when it is closed.

    Example:
        >>> import iomstats
        >>> with iomstats.connect() as connection:
        ...     print(connection.sql("select symbol from documents where date = '2010'").fetchall())
        [('MC/INF/302',)]
    """
    from iomstats import dataset

    return dataset.connect(dataset.find_dataset(), external=external)


def cite(x: Any = None, format: Literal["text", "bibtex", "csl-json"] = "text") -> str:  # noqa: A002
    """Return citations for figures, documents, or the whole dataset.

    Args:
        x: A figure_id or document_id, several of them, or a frame with a column ``figure_id`` or
            ``document_id``; the dataset when not given.
        format: ``"text"``, ``"bibtex"`` or ``"csl-json"``.

    Example:
        >>> import iomstats
        >>> print(iomstats.cite("mc-inf-302"))
        International Organization for Migration, Review of the IOM Strategy (MC/INF/302), 2010.
    """
    from iomstats.citation import cite_anything
    from iomstats.dataset import find_dataset

    return cite_anything(find_dataset(), x, format)


def show(figure_id: str) -> FigureView:
    """Return a figure in its paragraph: HTML in a notebook, text in a terminal.

    Example:
        >>> import iomstats
        >>> first = iomstats.series("staff_total")["figure_id"].iloc[0]
        >>> "staff" in str(iomstats.show(first))
        True
    """
    from iomstats.dataset import find_dataset
    from iomstats.showing import figure_view

    return figure_view(find_dataset(), figure_id)


def document_list() -> pd.DataFrame:
    """Return the documents: id, title, symbol, publisher, date, length, and how many figures each states.

    Example:
        >>> import iomstats
        >>> "mc-inf-302" in set(iomstats.document_list()["document_id"])
        True
    """
    from iomstats.dataset import find_dataset
    from iomstats.overview import list_documents

    return list_documents(find_dataset())


def read(document_id: str) -> DocumentView:
    """Return a document to read, its figures marked: HTML in a notebook, text with ``print``.

    Example:
        >>> import iomstats
        >>> "Review of the IOM Strategy" in str(iomstats.read("mc-inf-302"))
        True
    """
    from iomstats.dataset import find_dataset
    from iomstats.document_text import document_view

    return document_view(find_dataset(), document_id)


def extract(source: str | Path, *, date: str | datetime.date | None = None, title: str | None = None) -> Extraction:
    """Read the figures of any English text; needs no dataset.

    Args:
        source: A str is the text itself, a ``pathlib.Path`` is a file in UTF-8.
        date: The text's own date, ``"2010"``, ``"2010-06"`` or ``"2010-06-15"``: what "currently" means.
        title: The text's title, for citations.

    Returns:
        An object with frames ``.figures`` and ``.mentions``, and ``.show(figure_id)``, ``.cite(figure_id)``.

    Raises:
        DocumentError: if the file is missing, empty, binary or not UTF-8.
        CallError: if an argument cannot mean anything.

    Example:
        >>> import iomstats
        >>> found = iomstats.extract("In 2009 the Organization had more than 7,200 staff.", date="2010")
        >>> found.figures[["text", "value", "qualifier", "unit", "period_start"]].values.tolist()
        [['7,200', 7200.0, 'more_than', 'person', '2009']]
    """
    from iomstats import extraction

    return extraction.extract(source, date=date, title=title)
