"""Finds the published dataset and reads it: its folder, its tables, SQL over them.

Nothing here writes to the dataset, draws, or knows how a figure is read. Parquet is the record: a database is
made from it for SQL, in a temporary folder, and thrown away at exit.
"""

from __future__ import annotations

import atexit
import difflib
import os
import re
import shutil
import tempfile
import threading
import uuid
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iomstats.schema.errors import CallError, DataError, MachineError, QueryError, unknown_name

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import pyarrow as pa

    from iomstats.publish.model import Manifest

#: The environment variable that names another folder to read the dataset from.
VARIABLE = "IOMSTATS_DATA"
_HOW_TO_BUILD = "build it with `iomstats build` in a checkout"

_INTEGERS = ("Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64")

# What a query may be: anything else would change something, or reach beyond the dataset.
_READING = {"SELECT", "EXPLAIN", "PRAGMA", "CALL", "MULTI"}


@dataclass(frozen=True)
class Dataset:
    """A folder that holds one published dataset.

    Attributes:
        folder: Where its Parquet files and datapackage.json are.
    """

    folder: Path

    @cached_property
    def manifest(self) -> Manifest | None:
        """What its datapackage.json says; None for bare Parquet files, which can be read too."""
        from iomstats.publish.checking import dataset_manifest

        return dataset_manifest(self.folder) if (self.folder / "datapackage.json").is_file() else None

    @property
    def version(self) -> str | None:
        """The version that it was published as, where that is known."""
        return None if self.manifest is None else self.manifest.version

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its tables: sources first, theme tables last."""
        from iomstats.schema.registry import TABLES

        if self.manifest is not None:
            present = set(self.manifest.rows)
        else:
            present = {path.stem for path in self.folder.glob("*.parquet")}
        return tuple(name for name in TABLES if name in present)

    def table(self, name: str) -> pa.Table:
        """Return a table as Arrow.

        Raises:
            UnknownNameError: if there is no such table; the message suggests the nearest.
            DataError: if its file is missing or damaged.
            MachineError: if its file cannot be read.
        """
        if not isinstance(name, str):
            raise CallError(f"a table is named by a str, not by {type(name).__name__}; see iomstats.tables()")
        if name not in self.names:
            raise unknown_name("table", name, self.names)
        if name not in self._read:
            self._read.update(self._tables([name]))
        return self._read[name]

    def counts(self) -> dict[str, int]:
        """Return how many rows each table has."""
        if self.manifest is not None:
            return self.manifest.rows
        return {name: self.table(name).num_rows for name in self.names}

    def tables(self) -> dict[str, pa.Table]:
        """Return all tables, from one and the same build even while another is being published."""
        return self._tables(self.names)

    def rows(self, name: str, column: str, values: Iterable[str | None]) -> list[dict[str, Any]]:
        """Return the rows of a table whose column holds one of the values, as dicts."""
        import pyarrow as pa
        import pyarrow.compute as pc

        wanted = pa.array([value for value in values if value is not None], pa.string())
        table = self.table(name)
        rows: list[dict[str, Any]] = table.filter(pc.is_in(table[column], value_set=wanted)).to_pylist()
        return rows

    def signature(self) -> tuple[object, ...]:
        """Return what is another for every other content."""
        if self.manifest is not None:
            return (self.manifest.fingerprint,)
        stats = ((path, path.stat()) for path in sorted(self.folder.glob("*.parquet")))
        return tuple((str(path), stat.st_ino, stat.st_mtime_ns, stat.st_size) for path, stat in stats)

    @cached_property
    def _read(self) -> dict[str, pa.Table]:
        return {}

    def _tables(self, names: Sequence[str]) -> dict[str, pa.Table]:
        from iomstats.publish.parquet import read_table
        from iomstats.publish.reading import read_dataset

        if self.manifest is not None:
            return read_dataset(self.folder, names)
        return {name: read_table(self.folder / f"{name}.parquet") for name in names}


def find_dataset() -> Dataset:
    """Return the dataset: the folder that IOMSTATS_DATA names, the installed package's, or the checkout's.

    Raises:
        DataError: if there is none; the message says where it was looked for and how to build it.
    """
    named = os.environ.get(VARIABLE)
    if named:
        folder = Path(named).expanduser().absolute()
        if not _holds_dataset(folder):
            raise DataError(
                f"{VARIABLE} names {folder}, which holds no dataset (no Parquet file); "
                "unset it, or name a folder such as data/curated of a checkout"
            )
        return Dataset(folder)
    from iomstats.publish.switching import previous_folder

    package = Path(__file__).resolve().parent
    folders = (package / "data" / "curated", package.parents[1] / "data" / "curated")
    for folder in folders:
        # where a publish was cut short on a disk that cannot exchange folders, the old dataset lies aside
        for candidate in (folder, previous_folder(folder)):
            if _holds_dataset(candidate):
                return Dataset(candidate)
    looked = " nor ".join(str(folder) for folder in folders)
    raise DataError(f"there is no dataset in {looked}; {_HOW_TO_BUILD}, or set {VARIABLE} to a folder that holds one")


def _holds_dataset(folder: Path) -> bool:
    return next(folder.glob("*.parquet"), None) is not None


def describe(dataset: Dataset) -> pd.DataFrame:
    """Return one row a table: its name, how many rows and columns it has, what one row is."""
    import pandas as pd

    from iomstats.schema.registry import TABLES

    counts = dataset.counts()
    rows = [(name, counts[name], len(TABLES[name].fields), TABLES[name].description) for name in dataset.names]
    return pd.DataFrame(rows, columns=["table", "rows", "columns", "description"])


def describe_columns(dataset: Dataset, name: str) -> pd.DataFrame:
    """Return one row a column of a table: its name, type, whether it may be unknown, what it holds."""
    import pandas as pd

    from iomstats.schema.registry import TABLES

    dataset.table(name)
    rows = [(f.name, f.type, f.nullable, f.unit, f.full_description) for f in TABLES[name].fields]
    return pd.DataFrame(rows, columns=["column", "type", "nullable", "unit", "description"])


def load(dataset: Dataset, name: str, as_: str, *, categories: bool = False) -> Any:
    """Return a table as a pandas DataFrame, an Arrow table or a polars DataFrame."""
    if as_ == "pandas":
        frame = to_pandas(dataset.table(name))
        return frame.astype(_categories(name)) if categories else frame
    if categories:
        raise CallError("categories=True is for pandas; drop it, or use as_='pandas'")
    if as_ == "arrow":
        return dataset.table(name)
    if as_ == "polars":
        return _to_polars(dataset.table(name))
    raise CallError(f"as_={as_!r} is not known; use 'pandas', 'arrow' or 'polars'")


def _categories(name: str) -> dict[str, Any]:
    """Return the pandas type of each coded column: its codes in the order of their list."""
    import pandas as pd

    from iomstats.schema.registry import TABLES

    return {
        # an open list holds the harmonised codes only: the values say the rest
        field.name: pd.CategoricalDtype(field.allowed) if field.allowed else "category"
        for field in TABLES[name].fields
        if field.codes is not None
    }


def describe_codes(name: str | None) -> pd.DataFrame:
    """Return what each code of a list means, or of all lists."""
    import pandas as pd

    from iomstats.schema.codes import CODE_LISTS

    if name is not None and name not in CODE_LISTS:
        raise unknown_name("code list", str(name), CODE_LISTS)
    lists = CODE_LISTS.values() if name is None else [CODE_LISTS[name]]
    rows = [(codes.name, code.code, code.description) for codes in lists for code in codes.codes]
    return pd.DataFrame(rows, columns=["list", "code", "description"])


def to_pandas(table: pa.Table) -> pd.DataFrame:
    """Return an Arrow table as a plain DataFrame with one index and provenance in ordinary columns.

    Dates become datetimes, so that they plot; an integer that may be unknown becomes ``Int64`` or ``Int32``,
    whether or not one is unknown, so that the type does not depend on the rows.
    """
    import pandas as pd
    import pyarrow as pa

    integers = {getattr(pa, name.lower())(): getattr(pd, f"{name}Dtype")() for name in _INTEGERS}
    nullable = {**integers, pa.bool_(): pd.BooleanDtype()}
    frame = table.to_pandas(date_as_object=False, types_mapper=nullable.get)
    known = {
        field.name: field.type.to_pandas_dtype()
        for field in table.schema
        if field.type in nullable and not field.nullable
    }
    return frame.astype(known)


def _to_polars(table: pa.Table) -> Any:
    try:
        import polars
    except ImportError as error:
        raise CallError("as_='polars' needs polars; install it with `pip install polars`") from error
    return polars.from_arrow(table)


# SQL


def connect(dataset: Dataset, *, external: bool = False) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection over the dataset that cannot change it.

    An in-memory database cannot be opened read-only, so the tables stand in a temporary database file that is
    attached read-only; a connection has an in-memory database of its own beside it, ``memory``, for scratch.
    """
    import duckdb

    path = _catalog(dataset)
    # a folder of its own for what does not fit in memory: the default is the working directory
    spill = path.parent / f"spill-{uuid.uuid4().hex}"
    connection = duckdb.connect(":memory:", config={"temp_directory": str(spill)})
    connection.execute(f"ATTACH {_quoted(path)} AS iomstats (READ_ONLY)")
    connection.execute("USE iomstats")
    # or a Python variable would stand in for a misspelt table
    connection.execute("SET python_enable_replacements = false")
    if not external:
        connection.execute("SET allow_persistent_secrets = false")
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute("SET autoload_known_extensions = false")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    return connection


def query(dataset: Dataset, text: str, parameters: Sequence[object] | Mapping[str, object] | None) -> pd.DataFrame:
    """Return the rows of an SQL query over the dataset.

    Raises:
        QueryError: if it fails, or is not a query; the message is one line with the nearest known names.
    """
    import duckdb

    if not isinstance(text, str):
        raise CallError(f"a query is a str, not {type(text).__name__}")
    with connect(dataset) as connection:
        try:
            statements = connection.extract_statements(text)
            if not statements:
                raise QueryError("the query is empty; try: select * from series limit 5")
            for statement in statements:
                _refuse_change(statement)
            return _fetch(connection, text, parameters)
        except duckdb.OutOfMemoryException as error:
            raise MachineError(f"the query needs more memory than there is: {_first_line(error)}") from error
        except (duckdb.Error, TypeError, ValueError) as error:
            raise QueryError(_query_message(connection, text, error)) from error


def _fetch(
    connection: duckdb.DuckDBPyConnection,
    text: str,
    parameters: Sequence[object] | Mapping[str, object] | None,
) -> pd.DataFrame:
    """Return the rows of a query, or stop it when Ctrl-C comes, which DuckDB itself may not see in time."""

    def run() -> pa.Table:
        # through Arrow: DuckDB's own way to pandas makes newer pandas warn
        return connection.sql(text, params=parameters).to_arrow_table()

    with ThreadPoolExecutor(1) as worker:
        rows = worker.submit(run)
        try:
            table = rows.result()
        except KeyboardInterrupt:
            connection.interrupt()
            raise
    return _result_frame(table)


def _result_frame(table: pa.Table) -> pd.DataFrame:
    """Return a result as a DataFrame: no name twice, decimals as numbers, integers as plain as they can be."""
    import pyarrow as pa

    names: dict[str, None] = {}
    columns = []
    for name, column in zip(table.column_names, table.columns, strict=True):
        unique, number = name, 0
        while unique in names:
            number += 1
            unique = f"{name}_{number}"
        names[unique] = None
        if pa.types.is_decimal(column.type):
            # the sum of integers is a decimal too
            whole = column.type.scale == 0 and column.type.precision <= 38
            try:
                column = column.cast(pa.int64() if whole else pa.float64())
            except pa.ArrowInvalid:
                column = column.cast(pa.float64())
        columns.append(column)
    fields = [pa.field(name, c.type, c.null_count > 0) for name, c in zip(names, columns, strict=True)]
    return to_pandas(pa.Table.from_arrays(columns, schema=pa.schema(fields)))


def _refuse_change(statement: duckdb.Statement) -> None:
    kind = statement.type.name
    if kind not in _READING:
        raise QueryError(
            f"{kind} is refused: SQL here reads the dataset and changes nothing; "
            "to make tables of your own, use iomstats.connect() and `create table memory.mine as select …`"
        )


def _query_message(connection: duckdb.DuckDBPyConnection, text: str, error: Exception) -> str:
    """Return DuckDB's message in one line, with the nearest tables or columns of the dataset."""
    import duckdb

    message = _first_line(error).rstrip("!.")
    line = _line(str(error))
    if line is None and isinstance(error, duckdb.BinderException | duckdb.CatalogException):
        try:
            # names are looked up before anything runs, and only this way says in which line
            connection.execute(text)
        except duckdb.Error as again:
            line = _line(str(again))
    if line is not None and "\n" in text.strip():
        message += f" (line {line} of the query)"
    return message + _hint(connection, str(error))


def _line(message: str) -> str | None:
    found = re.search(r"^LINE (\d+):", message, re.MULTILINE)
    return found[1] if found else None


def _hint(connection: duckdb.DuckDBPyConnection, message: str) -> str:
    if re.search(r"operations are disabled|Table with name \S*[/.]\S* does not exist", message):
        return "; SQL here reaches no file and no network: use iomstats.connect(external=True) for that"
    if re.search(r"not provided for the following|argument count mismatch", message):
        return (
            "; give one value for each ? of the query, in order, or for each $name: "
            "sql(query, [value]) or sql(query, {'name': value}); on the command line -p VALUE for each ?"
        )
    unknown = re.search(r"Table with name (\S+) does not exist", message)
    if unknown:
        names = _names(connection, "select table_name from information_schema.tables where table_catalog = 'iomstats'")
        near = difflib.get_close_matches(unknown[1].lower(), names, n=3, cutoff=0.5)
        return "; did you mean " + " or ".join(near) + "?" if near else "; tables: " + ", ".join(names)
    unknown = re.search(r'(?:Referenced column|column named) "([^"]+)"', message)
    if unknown:
        names = _names(
            connection, "select column_name from information_schema.columns where table_catalog = 'iomstats'"
        )
        bound = re.search(r"Candidate bindings: (.+)", message)
        candidates = re.findall(r'"([^"]+)"', bound[1]) if bound else []
        near = difflib.get_close_matches(unknown[1].lower(), [*candidates, *names], n=3, cutoff=0.6) or candidates
        near = list(dict.fromkeys(near))
        return "; did you mean " + " or ".join(near) + "?" if near else ""
    return ""


def _names(connection: duckdb.DuckDBPyConnection, text: str) -> list[str]:
    return sorted({str(row[0]) for row in connection.execute(text).fetchall()})


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


# One temporary database a published dataset and process; several threads may ask for it at once.
_catalogs: dict[tuple[Any, ...], Path] = {}
_lock = threading.Lock()


def _catalog(dataset: Dataset) -> Path:
    """Return a database file made from the Parquet files, making it once for each published dataset."""
    with _lock:
        signature = dataset.signature()
        if signature not in _catalogs or not _catalogs[signature].exists():
            _catalogs[signature] = _make_catalog(dataset)
        return _catalogs[signature]


def _remove(folder: Path, owner: int) -> None:
    # a forked child that exits must not take the folder from its parent
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def _make_catalog(dataset: Dataset) -> Path:
    import duckdb

    from iomstats.publish.catalog import build_catalog
    from iomstats.publish.model import Manifest

    try:
        folder = Path(tempfile.mkdtemp(prefix="iomstats-"))
    except OSError as error:
        raise MachineError(f"no temporary folder can be made ({error}); set TMPDIR to a writable folder") from error
    atexit.register(_remove, folder, os.getpid())
    path = folder / "iomstats.duckdb"
    try:
        build_catalog(dataset.tables(), path, dataset.manifest or Manifest("unknown", ()))
    except (duckdb.Error, KeyError) as error:
        reason = f"is not a dataset of this version of iomstats ({_first_line(error)})"
        raise DataError(f"{dataset.folder} {reason}; {_HOW_TO_BUILD}") from error
    return path
