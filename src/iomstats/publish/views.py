"""The views of the DuckDB catalog, as data: the common questions, ready asked; no view computes a value."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class View:
    """A view.

    Attributes:
        name: Its name.
        description: What one row is.
        sql: Its query, over tables of the registry and views above it.
        sources: Tables whose descriptions its columns of the same name take, the first that has one wins.
        columns: Descriptions of the columns that no source describes, or describes otherwise.
    """

    name: str
    description: str
    sql: str
    sources: tuple[str, ...]
    columns: dict[str, str] = field(default_factory=dict)


_DOCUMENT_COLUMNS = {
    "document_title": "Title of the document.",
    "symbol": "Symbol of the document.",
    "publisher": "Who published the document.",
    "document_date": "Date of the document, at the precision that the source gives.",
}

_FIGURES_IN_CONTEXT = View(
    "figures_in_context",
    "A figure with the sentence, section, paragraph, page and document that state it.",
    # an annex may hold an annex of its own: the innermost part is the one that starts last
    """
    WITH part_of AS (
        SELECT f.figure_id, max_by(p.part_id, p.char_start) AS part_id
        FROM figures f
        JOIN parts p ON p.document_id = f.document_id
            AND f.char_start >= p.char_start AND f.char_end <= p.char_end
        GROUP BY f.figure_id
    )
    SELECT
        f.figure_id, f.indicator, i.label,
        f.value, f.value_max, f.qualifier, f.unit, f.unit_text, f.kind, f.status,
        f.place, f.dims, f.period_start, f.period_end, f.period_basis, f.theme,
        f.confidence, f.notes, f.text, f.quote,
        b.section, b.paragraph, b.page, b.kind AS block_kind, b.text AS block_text,
        p.title AS part_title, p.symbol AS part_symbol, p.date AS part_date,
        d.title AS document_title, d.symbol, d.publisher, d.date AS document_date,
        f.document_id, f.block_id, f.char_start, f.char_end
    FROM figures f
    JOIN documents d USING (document_id)
    JOIN blocks b USING (block_id)
    LEFT JOIN part_of USING (figure_id)
    LEFT JOIN parts p USING (part_id)
    LEFT JOIN indicators i ON i.indicator = f.indicator
    ORDER BY f.document_id, f.char_start
    """,
    ("figures", "indicators", "blocks"),
    {
        **_DOCUMENT_COLUMNS,
        "block_kind": "What kind of block states it.",
        "block_text": "Text of the block as it stands in the raw file.",
        "part_title": "Title of the dated part of the document that states it, such as an annex.",
        "part_symbol": "Symbol of that part.",
        "part_date": "Date of that part.",
        "paragraph": "Printed number of its paragraph.",
        "page": "The page on which its block starts, where page breaks can be seen.",
        "section": "The headings above it, outermost first, joined by ' > '.",
    },
)

_SERIES_SOURCES = ("series", "indicators", "figures")

_LATEST_VALUES = View(
    "latest_values",
    "The latest value of an indicator for a place and breakdown, with the sentence that states it.",
    """
    SELECT
        s.indicator, i.label, s.place, s.place_code, s.dims, s.period_start, s.period_end,
        s.value, s.value_max, s.unit, s.qualifier, s.status, s.kind, f.quote,
        d.title AS document_title, d.symbol, d.date AS document_date,
        s.figure_id, s.document_id
    FROM series s
    JOIN indicators i USING (indicator)
    JOIN figures f ON f.figure_id = s.figure_id
    JOIN documents d ON d.document_id = s.document_id
    QUALIFY row_number() OVER (
        PARTITION BY s.indicator, s.place, s.dims
        ORDER BY s.end_date DESC NULLS LAST, s.start_date DESC NULLS LAST, d.date DESC, s.figure_id
    ) = 1
    ORDER BY s.indicator, s.place NULLS FIRST, s.dims NULLS FIRST
    """,
    _SERIES_SOURCES,
    _DOCUMENT_COLUMNS,
)

_SERIES_BY_YEAR = View(
    "series_by_year",
    "The chosen value of an indicator for one year; values over several years are not here, "
    "since they are never spread over their years.",
    """
    SELECT
        s.indicator, i.label, year(s.start_date) AS year, s.place, s.place_code, s.dims,
        s.value, s.value_max, s.unit, s.qualifier, s.status, s.kind,
        s.period_start, s.period_end, s.rivals, s.figure_id, s.document_id
    FROM series s
    JOIN indicators i USING (indicator)
    WHERE year(s.start_date) = year(s.end_date)
    ORDER BY s.indicator, year, s.place NULLS FIRST, s.dims NULLS FIRST, s.period_start
    """,
    _SERIES_SOURCES,
    {"year": "The year in which the whole period lies."},
)

_INDICATOR_COVERAGE = View(
    "indicator_coverage",
    "An indicator with how many values it has and which time they span; those without any are here too.",
    """
    SELECT
        i.indicator, i.label, i.theme, i.unit, i.kind, count(s.figure_id) AS points,
        count(DISTINCT s.document_id) AS documents,
        min(s.start_date) AS first_date, max(s.end_date) AS last_date
    FROM indicators i
    LEFT JOIN series s USING (indicator)
    GROUP BY ALL
    ORDER BY points DESC, i.indicator
    """,
    ("indicators",),
    {
        "points": "How many values the series holds.",
        "documents": "How many documents they come from.",
        "first_date": "First day that any of them covers.",
        "last_date": "Last day that any of them covers.",
    },
)

_LEDGER_BY_CLASS = View(
    "ledger_by_class",
    "How many numeric expressions of a class a document has, and one of them.",
    """
    SELECT
        m.document_id, d.title AS document_title, m.class, count(*) AS mentions,
        count(DISTINCT m.rule) AS rules, min_by(m.text, m.char_start) AS first_text
    FROM mentions m
    JOIN documents d USING (document_id)
    GROUP BY ALL
    ORDER BY m.document_id, mentions DESC, m.class
    """,
    ("mentions",),
    {
        **_DOCUMENT_COLUMNS,
        "mentions": "How many expressions of the class there are.",
        "rules": "How many rules decided them.",
        "first_text": "The first of them.",
    },
)

_FIGURES_TO_REVIEW = View(
    "figures_to_review",
    "A figure whose reading a person should look at, with what is doubtful and the sentence.",
    """
    SELECT
        figure_id, notes, text, quote, value, value_max, qualifier, unit, unit_text, kind, status,
        period_start, period_end, place, dims, indicator,
        section, paragraph, page, document_title, document_id
    FROM figures_in_context
    WHERE confidence = 'review'
    ORDER BY document_id, char_start
    """,
    ("figures", "blocks"),
    {**_DOCUMENT_COLUMNS, "paragraph": "Printed number of its paragraph."},
)

VIEWS: tuple[View, ...] = (
    _FIGURES_IN_CONTEXT,
    _LATEST_VALUES,
    _SERIES_BY_YEAR,
    _INDICATOR_COVERAGE,
    _LEDGER_BY_CLASS,
    _FIGURES_TO_REVIEW,
)
