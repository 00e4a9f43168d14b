"""Writes frames for people and for machines: aligned tables, CSV, JSON, Markdown, Parquet; computes nothing.

What goes to a terminal has control characters written out; what goes to a file or a pipe is the data as is.
"""

from __future__ import annotations

import csv
import io
import json
import math
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import typer

from iomstats.escaping import visible
from iomstats.schema.errors import CallError

if TYPE_CHECKING:
    import pandas as pd


class Format(StrEnum):
    """How a table is written."""

    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"
    parquet = "parquet"


_ENDINGS = {
    ".csv": Format.csv,
    ".json": Format.json,
    ".md": Format.markdown,
    ".parquet": Format.parquet,
    ".txt": Format.table,
    "": Format.table,
}
# A text column is not made narrower than this; columns that then do not fit are left out and named.
_NARROW = 12
_GAP = "  "


def is_terminal(stream: TextIO | None = None) -> bool:
    """Tell whether a stream (standard output when not given) is a terminal."""
    stream = sys.stdout if stream is None else stream
    return bool(getattr(stream, "isatty", lambda: False)())


def styled(text: str, code: str, stream: TextIO | None = None) -> str:
    """Return text with a style (``1`` bold, ``2`` dim, ``31`` red …) where the stream shows styles.

    Honours NO_COLOR and TERM=dumb.
    """
    return f"\x1b[{code}m{text}\x1b[0m" if shows_styles(stream) else text


def shows_styles(stream: TextIO | None = None) -> bool:
    """Tell whether a stream is a terminal on which bold type and colours are wanted."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and is_terminal(stream)


def write(text: str) -> None:
    """Write text to standard output; a reader that has seen enough (``| head``) ends the program quietly."""
    try:
        sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # or the interpreter would complain when it flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


def note(text: str) -> None:
    """Write a line for people to standard error."""
    sys.stderr.write(visible(text) + "\n")
    sys.stderr.flush()


def emit(
    frame: pd.DataFrame, wanted: Format | None, output: Path | None, *, shown: Sequence[str] | None = None
) -> None:
    """Write a frame where and as the user asked.

    Args:
        frame: The rows.
        wanted: The format; by the ending of ``output`` when not given; a table where it has none.
        output: A file; standard output when not given.
        shown: The columns of the table for people, when not all; machines always get all.
    """
    ending = output.suffix.lower() if output else ""
    if wanted is None and ending not in _ENDINGS:
        # a table for people in a file called .xlsx would open in nothing
        known = ", ".join(name for name in _ENDINGS if name)
        raise CallError(f"the ending of {str(output)!r} names no format; use {known}, or say --format")
    chosen = wanted or _ENDINGS[ending]
    if chosen is Format.parquet and output is None:
        raise CallError("--format parquet needs a file to write: add --output result.parquet")
    if chosen is Format.table and shown is not None:
        frame = frame[[column for column in shown if column in frame.columns]]
    if output is None:
        write(_text(frame, chosen))
        return
    content = _parquet(frame) if chosen is Format.parquet else _text(frame, chosen, file=True).encode("utf-8")
    write_file(output, content)
    note(f"wrote {len(frame):,} row{'' if len(frame) == 1 else 's'} to {output}")


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole, or leave what was there as it was."""
    from iomstats.publish.machine import machine_error

    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        # the name of the partial file would say nothing to who asked for the other
        raise machine_error(OSError(error.errno, error.strerror), "write", path) from error


def _text(frame: pd.DataFrame, chosen: Format, *, file: bool = False) -> str:
    if chosen is Format.csv:
        text = _csv(frame)
        # only a terminal acts on control characters: elsewhere the data stays as it is
        return "\n".join(visible(line) for line in text.split("\n")) if not file and is_terminal() else text
    if chosen is Format.json:
        return _json(frame)
    if chosen is Format.markdown:
        return _markdown(frame)
    width = shutil.get_terminal_size((100, 40)).columns if is_terminal() and not file else None
    return table([str(name) for name in frame.columns], rows(frame), width, _right(frame), plain=file)


# Values


def rows(frame: pd.DataFrame) -> list[list[Any]]:
    """Return the rows of a frame as plain values: None where unknown, dates as text."""
    columns = [_values(frame.iloc[:, i]) for i in range(frame.shape[1])]
    return [list(row) for row in zip(*columns, strict=True)]


def _values(column: pd.Series) -> list[Any]:
    import pandas as pd

    if pd.api.types.is_datetime64_any_dtype(column):
        known = column.dropna()
        dates = column.dtype.kind == "M" and bool((known == known.dt.normalize()).all())
        return [None if pd.isna(v) else v.date().isoformat() if dates else v.isoformat() for v in column]
    return [_value(value) for value in column.astype(object)]


def _value(value: Any) -> Any:
    if isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    # pandas has more than one value for what is not known
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, bytes | bytearray):
        return bytes(value).hex()
    if hasattr(value, "tolist"):
        return _value(value.tolist())
    if isinstance(value, dict):
        return {str(key): _value(item) for key, item in value.items()}
    if isinstance(value, Iterable):
        return [_value(item) for item in value]
    return str(value)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _right(frame: pd.DataFrame) -> list[bool]:
    import pandas as pd

    return [
        pd.api.types.is_numeric_dtype(frame.iloc[:, i]) or frame.columns[i] == "as_stated"
        for i in range(frame.shape[1])
    ]


def _whole(name: str) -> bool:
    """Tell whether a text column names something: a name that is cut short is of no use."""
    return name in ("name", "indicator", "period", "table", "column") or name.endswith("_id")


# For machines


def _csv(frame: pd.DataFrame) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows([_cell(value) for value in row] for row in rows(frame))
    return buffer.getvalue()


def _json(frame: pd.DataFrame) -> str:
    names = [str(name) for name in frame.columns]
    lines = [json_text(dict(zip(names, row, strict=True))) for row in rows(frame)]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def json_text(value: Any) -> str:
    """Return JSON in which every control character and reading-order mark is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    # inside JSON these can only stand in strings, where \uXXXX means the same
    return "".join(
        c if c == visible(c) else f"\\u{ord(c):04x}" if ord(c) <= 0xFFFF else json.dumps(c)[1:-1] for c in text
    )


def _markdown(frame: pd.DataFrame) -> str:
    head = [_markdown_cell(str(name)) for name in frame.columns]
    rule = ["---:" if right else "---" for right in _right(frame)]
    body = [[_markdown_cell(_cell(value)) for value in row] for row in rows(frame)]
    return "\n".join("| " + " | ".join(line) + " |" for line in (head, rule, *body)) + "\n"


def _markdown_cell(text: str) -> str:
    text = visible(text).replace("\\", "\\\\").replace("|", "\\|")
    # Markdown passes HTML through
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _parquet(frame: pd.DataFrame) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), buffer, compression="zstd")
    return buffer.getvalue()


# For people


def table(
    names: Sequence[str],
    body: Sequence[Sequence[Any]],
    width: int | None,
    right: Sequence[bool],
    *,
    plain: bool = False,
) -> str:
    """Return an aligned table: numbers to the right, text shortened to fit, columns left out last of all.

    Args:
        names: The columns.
        body: The rows.
        width: How many characters a line may have; no limit when None.
        right: For each column, whether it is aligned to the right and never shortened.
        plain: Without styles.

    Example:
        >>> print(table(["unit", "value"], [["person", 7258], ["office", 61]], None, [False, True]))
        unit    value
        ──────  ─────
        person   7258
        office     61
        2 rows
    """
    cells = [[visible(_cell(value)) for value in row] for row in body]
    natural = [max([_width(name), *(_width(row[i]) for row in cells)]) for i, name in enumerate(names)]
    rigid = [to_right or _whole(name) for name, to_right in zip(names, right, strict=True)]
    widths, kept = _fitted(natural, rigid, width)
    lines = [
        _line([visible(names[i]) for i in range(kept)], widths, right, None if plain else "1"),
        _GAP.join("─" * size for size in widths),
        *(_line(row[:kept], widths, right, None) for row in cells),
        f"{len(cells):,} row{'' if len(cells) == 1 else 's'}",
    ]
    if kept < len(names):
        more = f"{lines[-1]}; {len(names) - kept} more columns"
        named = f"{more} ({', '.join(names[kept:])}): use --format csv or json"
        # the names go before the remedy does
        fits = width is None or _width(named) <= width
        lines[-1] = named if fits else _shortened(f"{more}: --format csv", width or 0)
    return "\n".join(lines) + "\n"


def _fitted(natural: Sequence[int], rigid: Sequence[bool], width: int | None) -> tuple[list[int], int]:
    """Return the widths of the columns that fit, and how many those are; a rigid column keeps its width."""
    widths = list(natural)
    if width is None:
        return widths, len(widths)
    least = [size if rigid[i] else min(size, _NARROW) for i, size in enumerate(widths)]
    kept = len(widths)
    while kept > 1 and sum(least[:kept]) + len(_GAP) * (kept - 1) > width:
        kept -= 1
    widths = widths[:kept]
    excess = sum(widths) + len(_GAP) * (kept - 1) - width
    while excess > 0:
        # take from the widest first: short columns keep their text
        widest = max(range(kept), key=lambda i: widths[i] - least[i])
        if widths[widest] <= least[widest]:
            break
        others = max((size for i, size in enumerate(widths) if i != widest and not rigid[i]), default=0)
        step = min(excess, max(1, widths[widest] - max(others, least[widest])))
        widths[widest] -= min(step, widths[widest] - least[widest])
        excess = sum(widths) + len(_GAP) * (kept - 1) - width
    return widths, kept


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool], style: str | None) -> str:
    padded = []
    for cell, size, to_right in zip(cells, widths, right, strict=False):
        text = _shortened(cell, size)
        space = " " * (size - _width(text))
        padded.append(space + text if to_right else text + space)
    line = _GAP.join(padded).rstrip()
    return styled(line, style) if style else line


def _shortened(text: str, size: int) -> str:
    from rich.cells import set_cell_size

    return text if _width(text) <= size else set_cell_size(text, max(size - 1, 0)) + "…"


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
