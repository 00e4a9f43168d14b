"""Cites documents, figures and the dataset as text, BibTeX or CSL-JSON; shows nothing else of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from iomstats._version import __version__
from iomstats.escaping import visible
from iomstats.schema.errors import CallError, UnknownNameError

if TYPE_CHECKING:
    from iomstats.dataset import Dataset

FORMATS = ("text", "bibtex", "csl-json")
_TITLE = "iomstats: statistics from the documents of the International Organization for Migration"
_AUTHOR = "the iomstats contributors"

Row = Mapping[str, Any]

_FIGURE_ID = re.compile(r":\d+-\d+$")


class Tables(Protocol):
    """What gives rows by key: the dataset, or what was extracted from one text."""

    def rows(self, name: str, column: str, values: Iterable[str | None]) -> list[dict[str, Any]]:
        """Return the rows of a table whose column holds one of the values."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document figures stand.

    Attributes:
        figure_ids: The figures.
        paragraphs: The printed numbers of their paragraphs.
        pages: Their pages.
        parts: The annexes or other parts with a title of their own in which they stand, in words.
    """

    figure_ids: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The place in words, such as ``"paras. 9, 12, p. 3"``; empty where nothing is known."""
        pieces = [
            *self.parts,
            _counted("para.", "paras.", self.paragraphs),
            _counted("p.", "pp.", [str(page) for page in self.pages]),
        ]
        return ", ".join(piece for piece in pieces if piece)


def _counted(one: str, many: str, values: Sequence[str]) -> str:
    return f"{one if len(values) == 1 else many} {', '.join(values)}" if values else ""


def check_format(name: str) -> str:
    """Return the name of a citation format, or raise CallError that lists them."""
    if name not in FORMATS:
        raise CallError(f"format {name!r} is not known; use " + ", ".join(map(repr, FORMATS)))
    return name


def cite_anything(dataset: Dataset, x: object, style: str) -> str:
    """Return citations for what names figures or documents: ids, frames, rows; None is the dataset."""
    check_format(style)
    if x is None:
        return cite_dataset(dataset.version, dataset.table("documents").to_pylist(), style)
    names = _named(x)
    figure_ids = [name for name in names if _FIGURE_ID.search(name)]
    document_ids = [name for name in names if not _FIGURE_ID.search(name)]
    for row in dataset.rows("indicators", "indicator", document_ids):
        name = row["indicator"]
        raise UnknownNameError(
            f"{name!r} is an indicator, no figure or document; to cite what states it: "
            f"iomstats.cite(iomstats.series({name!r})); `iomstats series {name}` shows each figure_id"
        )
    return _written([*_figure_entries(dataset, figure_ids), *_document_entries(dataset, document_ids)], style)


def _named(x: Any) -> list[str]:
    """Return the figures that an argument names, or its documents where it names no figure."""
    if isinstance(x, str):
        return [x]
    if isinstance(getattr(x, "figure", None), Mapping):
        return _named(x.figure)
    columns = _columns(x)
    # a claim or a computed value names all its figures in one column
    present = [name for name in ("figure_ids", "figure_id", "document_id") if name in columns]
    if present:
        return next((ids for ids in (_strings(x[name]) for name in present) if ids), [])
    ids = _strings(x) if isinstance(x, Iterable) and not hasattr(x, "columns") else []
    if not ids:
        raise CallError(
            f"nothing to cite in {type(x).__name__}: give a figure_id, a document_id, several of them, "
            "or a frame with a column figure_id or document_id"
        )
    return ids


def _columns(x: Any) -> list[Any]:
    """Return the names by which something is asked for a column: a frame, a row of a frame, a mapping."""
    if isinstance(x, list | tuple | set | frozenset):
        return []
    for name in ("column_names", "columns", "index"):
        # Arrow, pandas or polars, a row of pandas
        if hasattr(x, name):
            return list(getattr(x, name))
    return list(x) if isinstance(x, Mapping) else []


def _strings(values: Any) -> list[str]:
    if isinstance(values, str):
        return values.split("; ")
    listed = values.to_pylist() if hasattr(values, "to_pylist") else list(values)
    texts = (value for value in listed if isinstance(value, str))
    return list(dict.fromkeys(part for text in texts for part in text.split("; ")))


def cite_figures(tables: Tables, figure_ids: Iterable[str], style: str) -> str:
    """Return a citation for each document that states one of the figures, with paragraph and page.

    Raises:
        UnknownNameError: if a figure does not exist.
    """
    return _written(_figure_entries(tables, figure_ids), style)


def cite_documents(tables: Tables, document_ids: Iterable[str | None], style: str) -> str:
    """Return a citation for each document."""
    return _written(_document_entries(tables, document_ids), style)


def _figure_entries(tables: Tables, figure_ids: Iterable[str]) -> list[tuple[Row, Place]]:
    wanted = list(dict.fromkeys(figure_ids))
    figures = {row["figure_id"]: row for row in tables.rows("figures", "figure_id", wanted)}
    missing = [figure_id for figure_id in wanted if figure_id not in figures]
    if missing:
        raise UnknownNameError(
            f"unknown figure {visible(str(missing[0]))!r}; a figure_id looks like 'mc-inf-302:1204-1211': "
            "search finds figures, and any table has them in its column figure_id"
        )
    by_document: dict[str | None, list[Row]] = {}
    for figure_id in wanted:
        by_document.setdefault(figures[figure_id]["document_id"], []).append(figures[figure_id])
    documents = _documents(tables, by_document)
    return [(documents[name], _place(tables, rows)) for name, rows in by_document.items()]


def _document_entries(tables: Tables, document_ids: Iterable[str | None]) -> list[tuple[Row, Place]]:
    return [(document, Place()) for document in _documents(tables, document_ids).values()]


def cite_dataset(version: str | None, documents: Sequence[Row], style: str) -> str:
    """Return a citation for the dataset; as text, with its sources beneath."""
    version = version or __version__
    if style == "bibtex":
        fields = {
            "title": "{" + _latex(_TITLE) + "}",
            "author": "{" + _latex(_AUTHOR) + "}",
            "version": version,
            "note": f"Dataset, version {version}, from {len(documents)} documents",
        }
        return _bibtex("iomstats", fields)
    if style == "csl-json":
        item = {
            "id": "iomstats",
            "type": "dataset",
            "title": _TITLE,
            "author": [{"literal": _AUTHOR}],
            "version": version,
        }
        return _json([item])
    sources = [_text(document, Place()) for document in documents]
    return "\n".join([f"{_AUTHOR}. {_TITLE}. Dataset, version {version}.", "Sources:", *sources])


def _documents(tables: Tables, names: Iterable[str | None]) -> dict[str | None, Row]:
    """Return the rows of documents in the order of their names; None is the text that was extracted."""
    wanted = list(dict.fromkeys(names))
    rows = {row["document_id"]: row for row in tables.rows("documents", "document_id", wanted)}
    for name in wanted:
        if name not in rows:
            raise UnknownNameError(f"unknown document {visible(str(name))!r}; the table documents lists them")
    return {name: rows[name] for name in wanted}


def _place(tables: Tables, figures: Sequence[Row]) -> Place:
    blocks = {row["block_id"]: row for row in tables.rows("blocks", "block_id", {f["block_id"] for f in figures})}
    parts = tables.rows("parts", "document_id", {f["document_id"] for f in figures})
    paragraphs: list[str] = []
    pages: list[int] = []
    within: list[str] = []
    # as a reader meets them, whatever order they were asked for in
    ordered = sorted(figures, key=lambda figure: figure["char_start"])
    for figure in ordered:
        block = blocks.get(figure["block_id"], {})
        paragraphs += [block["paragraph"]] if block.get("paragraph") else []
        pages += [int(block["page"])] if block.get("page") is not None else []
        # the innermost part is the one that starts last
        around = [p for p in parts if p["char_start"] <= figure["char_start"] < p["char_end"]]
        if around:
            within.append(_part(max(around, key=lambda part: part["char_start"])))
    return Place(
        tuple(figure["figure_id"] for figure in ordered),
        tuple(dict.fromkeys(paragraphs)),
        tuple(dict.fromkeys(pages)),
        tuple(dict.fromkeys(within)),
    )


def _part(part: Row) -> str:
    about = ", ".join(str(part[key]) for key in ("symbol", "date") if part.get(key))
    return f"in {part.get('title') or 'its part'}" + (f" ({about})" if about else "")


def _written(entries: Sequence[tuple[Row, Place]], style: str) -> str:
    if style == "bibtex":
        return "\n\n".join(_bibtex(_key(document, place), _fields(document, place)) for document, place in entries)
    if style == "csl-json":
        return _json([_csl(document, place) for document, place in entries])
    return "\n".join(_text(document, place) for document, place in entries)


def _text(document: Row, place: Place) -> str:
    symbol = f" ({document['symbol']})" if document.get("symbol") else ""
    pieces = [
        document.get("publisher"),
        f"{document.get('title') or 'untitled text'}{symbol}",
        document.get("date"),
        place.text,
    ]
    shown = place.figure_ids[:6]
    more = f" and {len(place.figure_ids) - len(shown)} more" if len(place.figure_ids) > len(shown) else ""
    ids = f" [{', '.join(shown)}{more}]" if shown else ""
    return visible(", ".join(str(piece) for piece in pieces if piece) + "." + ids)


def _key(document: Row, place: Place) -> str:
    # one figure is cited by its own key, so that two figures of a document can stand in one bibliography
    name = place.figure_ids[0] if len(place.figure_ids) == 1 else document.get("document_id") or "text"
    return re.sub(r"[^A-Za-z0-9]+", "-", str(name)).strip("-")


def _fields(document: Row, place: Place) -> dict[str, str]:
    date = str(document.get("date") or "")
    fields = {
        "title": "{" + _latex(document.get("title") or "untitled text") + "}",
        "author": "{" + _latex(document["publisher"]) + "}" if document.get("publisher") else "",
        "institution": _latex(document.get("publisher") or ""),
        "number": _latex(document.get("symbol") or ""),
        "year": date[:4],
        "month": str(int(date[5:7])) if len(date) >= 7 else "",
        "date": date,
        "pages": ", ".join(map(str, place.pages)),
        "note": _latex(place.text),
    }
    return {name: value for name, value in fields.items() if value}


def _bibtex(key: str, fields: Mapping[str, str]) -> str:
    kind = "techreport" if "number" in fields else "misc"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: "\\" + character for character in "&%$#_"},
}


def _latex(text: str) -> str:
    return "".join(_LATEX.get(character, character) for character in visible(str(text)))


def _csl(document: Row, place: Place) -> dict[str, Any]:
    parts = [int(piece) for piece in str(document.get("date") or "").split("-") if piece.isdigit()]
    item = {
        "id": _key(document, place),
        "type": "report" if document.get("symbol") else "document",
        "title": document.get("title"),
        "author": [{"literal": document["publisher"]}] if document.get("publisher") else None,
        "publisher": document.get("publisher"),
        "number": document.get("symbol"),
        "issued": {"date-parts": [parts]} if parts else None,
        "language": document.get("language"),
        "page": ", ".join(map(str, place.pages)) or None,
        "section": ", ".join(place.paragraphs) or None,
        "note": "; ".join(filter(None, [place.text, ", ".join(place.figure_ids)])) or None,
    }
    return {name: value for name, value in item.items() if value is not None}


def _json(items: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps(items, ensure_ascii=False, indent=2)
