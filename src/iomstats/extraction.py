"""Reads the mentions and figures of any English text, without the dataset; the rules live in the stages."""

from __future__ import annotations

import datetime
import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iomstats import citation
from iomstats.dataset import to_pandas
from iomstats.display import FigureView
from iomstats.escaping import html, visible
from iomstats.given_dates import given_days
from iomstats.schema.errors import CallError, DocumentError, unknown_name
from iomstats.showing import figure_view

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from iomstats.documents.model import Document


@dataclass(frozen=True)
class Extraction:
    """What was read in a text.

    Attributes:
        document: The text with its blocks and sentences.
        arrow: The tables ``documents``, ``parts``, ``blocks``, ``mentions`` and ``figures`` of this one text.
    """

    document: Document
    arrow: Mapping[str, pa.Table]

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """Every numeric expression with its class, as in the table ``mentions``."""
        return self._frame("mentions")

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Every quantity that the text states, as in the table ``figures``."""
        return self._frame("figures")

    def show(self, figure_id: str) -> FigureView:
        """Return a figure in its paragraph: HTML in a notebook, text in a terminal."""
        known = self.arrow["figures"]["figure_id"].to_pylist()
        if figure_id not in known:
            raise unknown_name("figure", visible(str(figure_id)), known)
        return figure_view(self, figure_id)

    def cite(self, figure_id: str | None = None, format: str = "text") -> str:  # noqa: A002 - as in iomstats.cite
        """Return a citation for one figure, or for the whole text, as text, BibTeX or CSL-JSON."""
        citation.check_format(format)
        known = self.arrow["figures"]["figure_id"].to_pylist()
        if figure_id is not None and figure_id not in known:
            raise unknown_name("figure", visible(str(figure_id)), known)
        if figure_id is None:
            return citation.cite_documents(self, [None], format)
        return citation.cite_figures(self, [figure_id], format)

    def rows(self, name: str, column: str, values: Iterable[str | None]) -> list[dict[str, Any]]:
        """Return the rows of a table whose column holds one of the values, as dicts."""
        wanted = set(values)
        return [row for row in self.arrow[name].to_pylist() if row[column] in wanted]

    def _frame(self, name: str) -> pd.DataFrame:
        # without a document its columns may be null, but where something stands is always known
        return to_pandas(self.arrow[name]).astype({"char_start": "int64", "char_end": "int64"})

    def __repr__(self) -> str:
        classes = self._classes()
        title = visible(self.document.title or "a text")
        counts = ", ".join(f"{count} {name}" for name, count in classes.items())
        return (
            f"<Extraction of {title!r}: {len(self.document.text):,} characters, "
            f"{sum(classes.values())} mentions{f' ({counts})' if counts else ''}; see .figures and .mentions>"
        )

    def _repr_html_(self) -> str:
        columns = [
            "figure_id",
            "text",
            "value",
            "value_max",
            "qualifier",
            "unit",
            "kind",
            "period_start",
            "period_end",
            "place",
            "indicator",
            "quote",
        ]
        shown = self.figures[columns].astype("object").where(self.figures[columns].notna(), "")
        cells = "".join(
            "<tr>" + "".join(f"<td>{html(str(cell))}</td>" for cell in row) + "</tr>"
            for row in shown.head(50).itertuples(index=False)
        )
        head = "".join(f"<th>{name}</th>" for name in columns)
        more = f"<div>and {len(shown) - 50} more</div>" if len(shown) > 50 else ""
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>"
        return f"<div>{html(repr(self)[1:-1])}</div>{table}{more}"

    def _classes(self) -> dict[str, int]:
        classes = self.arrow["mentions"]["class"].value_counts().to_pylist()
        return {entry["values"]: entry["counts"] for entry in sorted(classes, key=lambda entry: -entry["counts"])}


def extract(source: str | Path, *, date: str | datetime.date | None, title: str | None) -> Extraction:
    """Return what the stages read in a text (str) or a file (Path).

    Raises:
        DocumentError: if the file is missing, empty, binary or not UTF-8, or the text cannot be encoded.
        CallError: if an argument cannot mean anything.
    """
    when = _date(date)
    if title is not None and not isinstance(title, str):
        raise CallError(f"title is a str, not {type(title).__name__}")
    text = _text(source)

    from iomstats.documents import blocks_table, documents_table, parts_table, read_document
    from iomstats.figures import figures_table, read_figures
    from iomstats.mentions import find_mentions, mentions_table
    from iomstats.observations import link_figures

    document = read_document(text, date=when, title=title)
    mentions = find_mentions(document)
    blocks, documents = blocks_table([document]), documents_table([document])
    figures = link_figures(figures_table(read_figures(document, mentions)), blocks, documents)
    return Extraction(
        document,
        {
            "documents": documents,
            "parts": parts_table([document]),
            "blocks": blocks,
            "mentions": mentions_table(mentions),
            "figures": figures,
        },
    )


def _date(date: object) -> str | None:
    if date is None:
        return None
    if isinstance(date, datetime.date):
        return date.isoformat()[:10]
    given_days("date", date)
    return str(date)


def _text(source: object) -> str:
    if isinstance(source, Path):
        return _file_text(source)
    if not isinstance(source, str):
        raise CallError(f"source is a str (the text itself) or a pathlib.Path (a file), not {type(source).__name__}")
    try:
        source.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentError(
            f"character {error.start} of the text is half of a surrogate pair, which no text can hold; "
            "decode the text again from its bytes"
        ) from error
    if len(source) < 256 and "\n" not in source and _names_a_file(source):
        warnings.warn(
            f"the text {source!r} was read as text; to read the file of that name, pass Path({source!r})",
            UserWarning,
            stacklevel=4,
        )
    return source


def _file_text(path: Path) -> str:
    from iomstats.documents.files import decode, read_bytes

    text = decode(path, read_bytes(path, missing=f"{path} does not exist; check its name (from {Path.cwd()})"))
    if not text.strip():
        raise DocumentError(f"{path} is empty; there is nothing to read in it")
    return text


def _names_a_file(text: str) -> bool:
    """Tell whether a text is the name of a file: of one that is there, or one word that ends as names of texts do."""
    if re.fullmatch(r"\S+\.(?:txt|md|html?|pdf|docx?)", text):
        return True
    try:
        return bool(re.search(r"\.\w{1,5}$", text)) and Path(text).is_file()
    except (OSError, ValueError):
        return False
