"""The views of the DuckDB catalog, as data: the common questions, ready asked; no view computes a value.

Their SQL is read by every DuckDB client from 1.0 on, so it keeps to what that one understands.
"""

from dataclasses import dataclass, field

# The years that the views by year show; the series themselves are not limited to them.
FIRST_YEAR, LAST_YEAR = 1995, 2019


@dataclass(frozen=True, slots=True)
class View:
    """A view.

    Attributes:
        name: Its name.
        description: What one row is.
        sql: Its query, over tables of the registry and views above it.
        sources: Tables whose descriptions its columns of the same name take, the first that has one wins.
        columns: Descriptions of the columns that no source describes, or describes otherwise.
        needs: Tables that a dataset of an earlier release may lack; without them there is no such view.
    """

    name: str
    description: str
    sql: str
    sources: tuple[str, ...]
    columns: dict[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()


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


def coverage_sql(first: str, last: str, condition: str) -> str:
    """Return the query that lays series out over years with every gap explicit.

    A year takes the value that speaks of it alone: of the whole year, else of the latest moment within it. A
    value over several years is never spread over them: the years within it say so and hold no value.

    Args:
        first: The first year, as SQL.
        last: The last year, as SQL.
        condition: Which indicators, as SQL over the table ``indicators`` under the name i.
    """
    # no WITH: in a macro, DuckDB 1.4.1 does not find what it defines
    years = f"(SELECT unnest(range({first}, {last} + 1)) AS year)"
    lines = f"""(
        -- an indicator without any value is a line of gaps
        SELECT DISTINCT i.indicator, i.label, s.place, s.dims,
            coalesce(s.unit, i.unit) AS unit, coalesce(s.kind, i.kind) AS kind
        FROM indicators i LEFT JOIN series s ON s.indicator = i.indicator
        WHERE {condition}
    )"""
    return f"""
    SELECT
        l.indicator, l.label, l.place, l.dims, l.unit, l.kind, y.year,
        CASE WHEN s.figure_id IS NOT NULL THEN 'stated' WHEN p.spans IS NOT NULL THEN 'within_span'
            ELSE 'gap' END AS coverage,
        s.value, s.value_max, s.qualifier, s.status, s.period_start, s.period_end,
        s.figure_id, s.document_id, p.spans
    FROM {lines} l CROSS JOIN {years} y
    LEFT JOIN (
        SELECT *, year(start_date) AS year FROM series WHERE year(start_date) = year(end_date)
        QUALIFY row_number() OVER (
            PARTITION BY indicator, place, dims, unit, kind, year(start_date)
            ORDER BY end_date - start_date DESC, end_date DESC, figure_id DESC
        ) = 1
    ) s ON s.year = y.year AND {_same_line("s")}
    LEFT JOIN (
        SELECT s.indicator, s.place, s.dims, s.unit, s.kind, y.year,
            string_agg(s.figure_id, '; ' ORDER BY s.start_date, s.end_date, s.figure_id) AS spans
        FROM series s JOIN {years} y
            ON year(s.start_date) < year(s.end_date)
            AND y.year BETWEEN year(s.start_date) AND year(s.end_date)
        GROUP BY ALL
    ) p ON p.year = y.year AND {_same_line("p")}
    ORDER BY l.indicator, l.place NULLS FIRST, l.dims NULLS FIRST, l.unit, l.kind, y.year
    """


def _same_line(other: str) -> str:
    return (
        f"{other}.indicator = l.indicator AND {other}.kind = l.kind"
        f" AND {other}.place IS NOT DISTINCT FROM l.place AND {other}.dims IS NOT DISTINCT FROM l.dims"
        f" AND {other}.unit IS NOT DISTINCT FROM l.unit"
    )


_SERIES_COVERAGE = View(
    "series_coverage",
    f"An indicator for a place and breakdown in a year from {FIRST_YEAR} to {LAST_YEAR}, gaps included.",
    coverage_sql(str(FIRST_YEAR), str(LAST_YEAR), "true"),
    _SERIES_SOURCES,
    {
        "year": "The year.",
        "coverage": "stated: a value speaks of this year alone. within_span: one over several years covers "
        "it, and is not spread over them. gap: nothing is stated.",
        "spans": "The figures over several years that cover the year, joined by '; '.",
        "qualifier": "How exactly the value is stated; null in a gap.",
        "figure_id": "The figure that states the value; null in a gap.",
        "document_id": "The document that states the value; null in a gap.",
    },
)

_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)

_SERIES_WIDE = View(
    "series_wide",
    f"An indicator for a place and breakdown, its values from {FIRST_YEAR} to {LAST_YEAR} side by side, one "
    "column a year; hedges and values over several years are not here, see series_coverage.",
    f"""
    SELECT
        indicator, label, place, dims, unit, kind, count(value) AS years,
        {", ".join(f'max(value) FILTER (WHERE year = {year}) AS "{year}"' for year in _YEARS)}
    FROM series_coverage
    WHERE coverage = 'stated'
    GROUP BY ALL
    ORDER BY indicator, place NULLS FIRST, dims NULLS FIRST, unit, kind
    """,
    _SERIES_SOURCES,
    {
        "years": "How many of the years have a value.",
        **{str(year): f"The value of {year}; null where none speaks of that year alone." for year in _YEARS},
    },
)

_RIVAL_VALUES = View(
    "rival_values",
    "A statement of the same indicator, place, breakdown and period as a chosen value, which was not chosen.",
    """
    SELECT
        o.indicator, i.label, o.place, o.dims, o.period_start, o.period_end, o.unit,
        o.value, o.value_max, o.qualifier, o.status, f.quote,
        o.figure_id, o.document_id,
        s.value AS chosen_value, s.qualifier AS chosen_qualifier,
        s.figure_id AS chosen_figure_id, s.document_id AS chosen_document_id
    FROM observations o
    JOIN series s ON s.indicator = o.indicator AND s.figure_id <> o.figure_id
        AND s.place IS NOT DISTINCT FROM o.place AND s.dims IS NOT DISTINCT FROM o.dims
        AND s.period_start IS NOT DISTINCT FROM o.period_start
        AND s.period_end IS NOT DISTINCT FROM o.period_end
    JOIN indicators i ON i.indicator = o.indicator
    JOIN figures f ON f.figure_id = o.figure_id
    ORDER BY o.indicator, o.place NULLS FIRST, o.dims NULLS FIRST, o.period_start, o.period_end, o.figure_id
    """,
    ("observations", "indicators", "figures"),
    {
        "chosen_value": "The value that the series holds.",
        "chosen_qualifier": "How exactly that one is stated.",
        "chosen_figure_id": "The figure that states it.",
        "chosen_document_id": "The document that states it.",
    },
)

_FAILING_CLAIMS = View(
    "failing_claims",
    "A claim of the documents that does not hold, with the sentence: a finding about them, no error of ours.",
    """
    SELECT
        c.relation, c.stated, c.computed, c.unit, c.reason, f.quote, c.indicator,
        c.stated_low, c.stated_high, c.computed_low, c.computed_high,
        d.title AS document_title, d.symbol, d.date AS document_date,
        c.figure_id, c.figure_ids, c.document_id, c.claim_id
    FROM claims c
    JOIN figures f ON f.figure_id = c.figure_id
    JOIN documents d ON d.document_id = c.document_id
    WHERE c.verdict = 'fails'
    ORDER BY c.document_id, f.char_start, c.claim_id
    """,
    ("claims", "figures"),
    _DOCUMENT_COLUMNS,
    needs=("claims",),
)

VIEWS: tuple[View, ...] = (
    _FIGURES_IN_CONTEXT,
    _LATEST_VALUES,
    _SERIES_BY_YEAR,
    _SERIES_COVERAGE,
    _SERIES_WIDE,
    _RIVAL_VALUES,
    _INDICATOR_COVERAGE,
    _LEDGER_BY_CLASS,
    _FIGURES_TO_REVIEW,
    _FAILING_CLAIMS,
)
