"""The table macros of the DuckDB catalog, as data: questions with a blank to fill in; none computes a value.

A macro may share its name with a table: ``FROM series`` is the table, ``FROM series('staff_total')`` the
macro. A parameter must not be named like a column, or it would take the column's place in the query.
"""

from dataclasses import dataclass

from iomstats.publish.views import FIRST_YEAR, LAST_YEAR, coverage_sql


@dataclass(frozen=True, slots=True)
class Macro:
    """A table macro.

    Attributes:
        name: Its name.
        parameters: Its parameters as they stand in its definition, with their defaults.
        example: A call.
        description: What it returns: what one row is.
        sql: Its query, over tables of the registry and views.
    """

    name: str
    parameters: str
    example: str
    description: str
    sql: str


_SERIES = Macro(
    "series",
    "wanted",
    "series('staff_total')",
    "A chosen value of one indicator, in order of time, as written and with the document that states it.",
    """
    SELECT
        s.period_start, s.period_end, s.place, s.dims, s.value, s.value_max, s.qualifier, s.unit,
        f.text AS as_written, s.status, s.kind, s.rivals, s.value_low, s.value_high, s.start_date, s.end_date,
        d.title AS document_title, d.symbol, d.date AS document_date, s.figure_id, s.document_id
    FROM series s
    JOIN figures f ON f.figure_id = s.figure_id
    JOIN documents d ON d.document_id = s.document_id
    WHERE s.indicator = wanted
    ORDER BY s.place NULLS FIRST, s.dims NULLS FIRST, s.start_date, s.end_date, s.figure_id
    """,
)

_SOURCES = Macro(
    "sources",
    "wanted",
    "sources('staff_total')",
    "A statement behind an indicator, a figure_id or a document_id, chosen for the series or not: the "
    "sentence, and where it stands.",
    """
    SELECT
        f.figure_id, f.indicator, f.period_start, f.period_end, f.place, f.dims,
        f.text AS as_written, f.value, f.value_max, f.qualifier, f.unit, f.quote,
        f.document_title, f.symbol, f.publisher, f.document_date, f.part_title, f.part_symbol, f.part_date,
        f.section, f.paragraph, f.page, s.figure_id IS NOT NULL AS chosen, f.document_id
    FROM figures_in_context f
    LEFT JOIN series s ON s.figure_id = f.figure_id
    WHERE wanted IN (f.indicator, f.figure_id, f.document_id)
    ORDER BY f.document_id, f.char_start
    """,
)

_COVERAGE = Macro(
    "coverage",
    f"wanted, first_year := {FIRST_YEAR}, last_year := {LAST_YEAR}",
    "coverage('staff_total', first_year := 2000, last_year := 2010)",
    "One indicator year by year, gaps included: stated, within_span (a value over several years, not spread "
    "over them) or gap.",
    coverage_sql("first_year", "last_year", "i.indicator = wanted"),
)

MACROS: tuple[Macro, ...] = (_SERIES, _SOURCES, _COVERAGE)
