"""The typed table registry: names, types, units, descriptions, keys and code lists of every published table.

Arrow schemas, expectation suites, DuckDB comments, the data dictionary and datapackage.json follow from it.
Only definitions belong here: no reading, no writing, no rule that fills a column. A new table is one entry of
``TABLES``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from iomstats.schema import codes
from iomstats.schema.codes import CodeList
from iomstats.schema.errors import DataError, unknown_name

if TYPE_CHECKING:
    import pyarrow as pa

FieldType = Literal["string", "int32", "int64", "double", "date32", "bool"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column.

    Attributes:
        name: Its name.
        type: Its Arrow type.
        description: What it holds.
        nullable: Whether the value may be unknown; unknown is null, never an empty string.
        unit: What one unit of its value is, for numbers.
        codes: The code list that it takes its values from.
        example: A value as text.
        reference: ``table.column`` whose value it repeats.
        concept: The concept of SDMX that it stands for, from ``codes.SDMX_CONCEPT``.
    """

    name: str
    type: FieldType
    description: str
    nullable: bool = True
    unit: str | None = None
    codes: CodeList | None = None
    example: str | None = None
    reference: str | None = None
    concept: str | None = None

    @property
    def allowed(self) -> tuple[str, ...] | None:
        """The only values it may hold, or None when they are not limited to a list."""
        return None if self.codes is None or self.codes.is_open else self.codes.values

    @property
    def full_description(self) -> str:
        """Its description with the codes that it may hold.

        Example:
            >>> table("figures").field("confidence").full_description
            'How sure the reading is. One of: high, review.'
        """
        return self.description if self.allowed is None else f"{self.description} One of: {', '.join(self.allowed)}."


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column that repeats a column of another table."""

    column: str
    table: str
    reference: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: Its name.
        description: What one row is.
        fields: Its columns in order.
        primary_key: The columns that tell its rows apart; null counts as a value of its own.
        sort_by: The columns by which rows are published in order; the primary key breaks ties.
        warnings: Codes of ``codes.USAGE_WARNING``: what to bear in mind before using it.
        themes: For a theme table: the themes whose figures it holds.
    """

    name: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    sort_by: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns in order."""
        return tuple(field.name for field in self.fields)

    @property
    def foreign_keys(self) -> tuple[ForeignKey, ...]:
        """The references of its columns to other tables."""
        pairs = ((field.name, field.reference) for field in self.fields)
        return tuple(ForeignKey(name, *ref.split(".")) for name, ref in pairs if ref is not None)

    @property
    def warning_texts(self) -> tuple[str, ...]:
        """What to bear in mind before using it, in sentences."""
        return tuple(code.description for code in codes.USAGE_WARNING.codes if code.code in self.warnings)

    @property
    def order(self) -> tuple[str, ...]:
        """The columns that put its rows in one order only: ``sort_by``, then the rest of the primary key."""
        return tuple(dict.fromkeys((*self.sort_by, *self.primary_key)))

    def field(self, name: str) -> Field:
        """Return the column of that name, or raise UnknownNameError."""
        for field in self.fields:
            if field.name == name:
                return field
        raise unknown_name(f"column of {self.name}", name, self.columns)


# Columns that more than one table holds.
_DOCUMENT_ID = Field(
    "document_id",
    "string",
    "The document.",
    nullable=False,
    example="mc-inf-302",
    reference="documents.document_id",
)
_CHAR_START = Field(
    "char_start",
    "int64",
    "Where it starts in the raw file.",
    nullable=False,
    unit="Unicode code points from the start of the file",
    example="1204",
)
_CHAR_END = Field(
    "char_end",
    "int64",
    "Where it ends in the raw file, exclusive.",
    nullable=False,
    unit="Unicode code points from the start of the file",
    example="1211",
)
_PARTIAL_DATE = "at the precision that the source gives: year, month or day"
_PLACE = (
    Field(
        "place",
        "string",
        "The country, region or World that the value covers, several joined by '; '; "
        "null for the Organization as a whole.",
        example="Philippines; Indonesia",
        concept="REF_AREA",
    ),
    Field(
        "place_code",
        "string",
        "ISO 3166 alpha-3 code of the country or UN M49 code of the region, joined as place is; "
        "null where there is none.",
        example="PHL; IDN",
        concept="REF_AREA",
    ),
    Field(
        "dims",
        "string",
        "Other breakdowns that the sentence states, as 'key=value; key=value' with keys sorted.",
        example="destination=Canada; sex=female",
        concept="BREAKDOWN",
    ),
)
_PERIOD = (
    Field(
        "period_start",
        "string",
        f"First year, month or day of the period, {_PARTIAL_DATE}; null when nothing gives it.",
        example="2007-06",
        concept="TIME_PERIOD",
    ),
    Field(
        "period_end",
        "string",
        f"Last year, month or day of the period, {_PARTIAL_DATE}; the same as period_start for an instant or one year.",
        example="2010",
        concept="TIME_PERIOD",
    ),
    Field("start_date", "date32", "First day that the period covers.", example="2007-06-01"),
    Field("end_date", "date32", "Last day that the period covers.", example="2010-12-31"),
)
_PERIOD_BASIS = Field(
    "period_basis",
    "string",
    "Where the period comes from; null without a period.",
    codes=codes.PERIOD_BASIS,
    example="stated",
)
_FREQUENCY = Field(
    "frequency",
    "string",
    "How long the period is; null without a period.",
    codes=codes.FREQUENCY,
    example="year",
    concept="FREQ",
)
_VALUES = (
    Field(
        "value",
        "double",
        "The number in base units, scale applied; per cent stays 0 to 100; the lower end of a range.",
        nullable=False,
        unit="see unit",
        example="783800000",
        concept="OBS_VALUE",
    ),
    Field(
        "value_max",
        "double",
        "The upper end where a range is stated, else null.",
        unit="see unit",
        example="50",
    ),
    Field(
        "value_low",
        "double",
        "The lowest value that the wording allows; null where it is open.",
        unit="see unit",
        example="3400",
    ),
    Field(
        "value_high",
        "double",
        "The highest value that the wording allows; null where it is open.",
        unit="see unit",
        example="330000",
    ),
)
_QUALIFIER = Field(
    "qualifier",
    "string",
    "How exactly the value is stated.",
    nullable=False,
    codes=codes.QUALIFIER,
    example="more_than",
)
_UNIT = Field(
    "unit",
    "string",
    "What one unit of the value is, harmonised so that series join; otherwise the counted noun in the singular.",
    codes=codes.UNIT,
    example="person",
    concept="UNIT_MEASURE",
)
_UNIT_MULTIPLIER = Field(
    "unit_multiplier",
    "int32",
    "In what power of ten the document states the value: 6 for 'USD 783.8 million', 0 for '7,258'; "
    "value is in base units whatever it is.",
    nullable=False,
    unit="power of ten",
    example="6",
    concept="UNIT_MULT",
)
_KIND = Field("kind", "string", "What sort of measure it is.", nullable=False, codes=codes.KIND, example="stock")
_STATUS = Field("status", "string", "How it is asserted.", nullable=False, codes=codes.STATUS, example="reported")
_OBSERVATION_STATUS = Field(
    "observation_status",
    "string",
    "The same as status, in the codes of SDMX.",
    nullable=False,
    codes=codes.OBSERVATION_STATUS,
    example="A",
    concept="OBS_STATUS",
)
_THEME = Field("theme", "string", "Subject area.", nullable=False, codes=codes.THEME, example="staff")
_FIGURE_ID = Field(
    "figure_id",
    "string",
    "The figure, by the place in which it is stated; the same as its mention_id.",
    nullable=False,
    example="mc-inf-302:1204-1211",
    reference="figures.figure_id",
)
_INDICATOR = Field(
    "indicator",
    "string",
    "The thing measured, from the vocabulary; null where none fits.",
    example="staff_total",
    reference="indicators.indicator",
    concept="INDICATOR",
)

_DOCUMENTS = Table(
    "documents",
    "A document.",
    (
        replace(_DOCUMENT_ID, description="Short name of the document, stable over releases.", reference=None),
        Field("title", "string", "Its title.", nullable=False, example="Review of the IOM Strategy"),
        Field("symbol", "string", "Its symbol.", example="MC/INF/302"),
        Field("publisher", "string", "Who published it.", example="International Organization for Migration"),
        Field("date", "string", f"Its date, {_PARTIAL_DATE}.", example="2003-10-13"),
        Field("media_type", "string", "Media type of the raw file.", nullable=False, example="text/plain"),
        Field("language", "string", "Language of the text as a BCP 47 tag.", nullable=False, example="en"),
        Field("rights", "string", "The rights in it as the document states them."),
        Field("sha256", "string", "SHA-256 of the raw file, in hexadecimal.", nullable=False),
        Field(
            "characters",
            "int64",
            "Length of the raw file.",
            nullable=False,
            unit="Unicode code points",
            example="71826",
        ),
        Field("file_name", "string", "Name of the raw file.", nullable=False, example="mc-inf-302.txt"),
    ),
    primary_key=("document_id",),
    warnings=("source_rights",),
)

_PARTS = Table(
    "parts",
    "A part of a document that has a title, symbol or date of its own, such as an annexed document.",
    (
        Field("part_id", "string", "The part.", nullable=False, example="mc-inf-262:annex-1"),
        _DOCUMENT_ID,
        Field("title", "string", "Its title.", example="IOM Strategic Planning"),
        Field("symbol", "string", "Its symbol.", example="MC/1842"),
        Field("date", "string", f"Its date, {_PARTIAL_DATE}.", example="1995-05-09"),
        _CHAR_START,
        _CHAR_END,
    ),
    primary_key=("part_id",),
    sort_by=("document_id", "char_start", "char_end"),
)

_BLOCKS = Table(
    "blocks",
    "A block of a document: a heading, paragraph, list item, footnote or other piece of its layout.",
    (
        Field(
            "block_id",
            "string",
            "The block, numbered in reading order.",
            nullable=False,
            example="mc-inf-302:b0042",
        ),
        _DOCUMENT_ID,
        Field("kind", "string", "What it is.", nullable=False, codes=codes.BLOCK_KIND, example="paragraph"),
        Field(
            "section",
            "string",
            "The headings above it, outermost first, joined by ' > '.",
            example="Annex I > Staff",
        ),
        Field("paragraph", "string", "Its printed paragraph number.", example="12"),
        Field(
            "page",
            "int32",
            "The page on which it starts, where page breaks can be seen.",
            unit="page",
            example="3",
        ),
        _CHAR_START,
        _CHAR_END,
        Field(
            "continues",
            "string",
            "The block whose sentence this one continues after a page break or a footnote.",
            example="mc-inf-302:b0040",
            reference="blocks.block_id",
        ),
        Field("note_mark", "string", "For a footnote: its mark.", example="17"),
        Field("text", "string", "Its text as it stands in the raw file.", nullable=False),
    ),
    primary_key=("block_id",),
    sort_by=("document_id", "char_start", "char_end"),
    warnings=("source_rights",),
)

_BLOCK_ID = Field(
    "block_id",
    "string",
    "The block in which it stands.",
    nullable=False,
    example="mc-inf-302:b0042",
    reference="blocks.block_id",
)

_MENTIONS = Table(
    "mentions",
    "A numeric expression of a document; every one is here, with exactly one class.",
    (
        Field(
            "mention_id",
            "string",
            "The expression, by the place in which it stands: document_id:char_start-char_end.",
            nullable=False,
            example="mc-inf-302:1204-1211",
        ),
        _DOCUMENT_ID,
        _CHAR_START,
        _CHAR_END,
        Field(
            "text",
            "string",
            "The expression as it stands in the raw file.",
            nullable=False,
            example="330,000",
        ),
        Field("class", "string", "What it is.", nullable=False, codes=codes.CLASS, example="figure"),
        Field("rule", "string", "The rule that decided its class.", nullable=False, example="year_in_prose"),
        _BLOCK_ID,
    ),
    primary_key=("mention_id",),
    sort_by=("document_id", "char_start", "char_end"),
)

_FIGURES = Table(
    "figures",
    "A quantity that a document states.",
    (
        replace(_FIGURE_ID, reference="mentions.mention_id"),
        _DOCUMENT_ID,
        _BLOCK_ID,
        _CHAR_START,
        _CHAR_END,
        Field(
            "text",
            "string",
            "The numeric expression as it stands, with sign, currency, scale or per cent word, "
            "without qualifier and counted noun.",
            nullable=False,
            example="USD 783.8 million",
        ),
        Field(
            "quote",
            "string",
            "The sentence, list item or line that states it, joined across line breaks.",
            nullable=False,
        ),
        *_VALUES,
        _QUALIFIER,
        _UNIT,
        Field("unit_text", "string", "The counted noun phrase as written.", example="international migrants"),
        _KIND,
        _STATUS,
        _INDICATOR,
        *_PERIOD,
        _PERIOD_BASIS,
        *_PLACE,
        _THEME,
        Field("rule", "string", "The rule that made it a figure.", nullable=False, example="counted_noun"),
        Field(
            "confidence",
            "string",
            "How sure the reading is.",
            nullable=False,
            codes=codes.CONFIDENCE,
            example="high",
        ),
        Field("notes", "string", "What is doubtful, in the codes of the list note, joined by '; '."),
    ),
    primary_key=("figure_id",),
    sort_by=("document_id", "char_start", "char_end"),
    warnings=("stated_not_measured", "repeated_facts", "do_not_sum", "hedged_values", "off_topic_rows"),
)

_OBSERVATIONS = Table(
    "observations",
    "A figure that speaks of a known indicator, keyed by indicator, place, breakdown and period.",
    (
        _FIGURE_ID,
        _DOCUMENT_ID,
        replace(_INDICATOR, description="The thing measured, from the vocabulary.", nullable=False),
        *_PLACE,
        *_PERIOD,
        _FREQUENCY,
        _PERIOD_BASIS,
        *_VALUES,
        _UNIT,
        _UNIT_MULTIPLIER,
        _QUALIFIER,
        _STATUS,
        _OBSERVATION_STATUS,
        _KIND,
        _THEME,
    ),
    primary_key=("figure_id",),
    sort_by=(
        "indicator",
        "place",
        "dims",
        "start_date",
        "end_date",
        "period_start",
        "period_end",
        "document_id",
    ),
    warnings=("stated_not_measured", "repeated_facts", "do_not_sum", "hedged_values"),
)

_SERIES = Table(
    "series",
    "The chosen value of an indicator for a place, breakdown and period.",
    (
        replace(_INDICATOR, description="The thing measured, from the vocabulary.", nullable=False),
        *_PLACE,
        *_PERIOD,
        _FREQUENCY,
        *_VALUES,
        _UNIT,
        _UNIT_MULTIPLIER,
        _QUALIFIER,
        _STATUS,
        _OBSERVATION_STATUS,
        _KIND,
        replace(_FIGURE_ID, description="The figure that was chosen.", reference="observations.figure_id"),
        replace(_DOCUMENT_ID, description="The document that states the chosen figure."),
        Field(
            "rivals",
            "int32",
            "How many other observations there are of the same indicator, place, breakdown and period.",
            nullable=False,
            unit="observation",
            example="1",
        ),
    ),
    primary_key=("indicator", "place", "dims", "period_start", "period_end"),
    sort_by=("indicator", "place", "dims", "start_date", "end_date", "period_start", "period_end"),
    warnings=("stated_not_measured", "do_not_sum", "hedged_values", "few_points"),
)

_INDICATORS = Table(
    "indicators",
    "An indicator of the vocabulary: a thing that figures measure.",
    (
        replace(_INDICATOR, description="Its name.", nullable=False, reference=None),
        Field("label", "string", "Its name in words.", nullable=False, example="Staff members"),
        Field("definition", "string", "What it measures.", nullable=False),
        replace(_UNIT, nullable=False),
        _KIND,
        _THEME,
        Field(
            "aggregation",
            "string",
            "How its values add up.",
            nullable=False,
            codes=codes.AGGREGATION,
            example="none",
        ),
        Field(
            "sdmx_code",
            "string",
            "Its code in SDMX, in the code list of the concept INDICATOR.",
            nullable=False,
            example="STAFF_TOTAL",
            concept="INDICATOR",
        ),
    ),
    primary_key=("indicator",),
)

_CLAIMS = Table(
    "claims",
    "A relation that the documents assert or imply, and whether it holds.",
    (
        Field(
            "claim_id",
            "string",
            "The claim: its relation and the figures it relates.",
            nullable=False,
            example="total_and_parts:mc-inf-262:9120-9122+mc-inf-262:9142-9144",
        ),
        _DOCUMENT_ID,
        replace(_FIGURE_ID, description="The figure that makes the claim."),
        Field(
            "figure_ids",
            "string",
            "All figures that the claim relates, the one that makes it first, joined by '; '.",
            nullable=False,
        ),
        Field(
            "relation",
            "string",
            "How they are related.",
            nullable=False,
            codes=codes.RELATION,
            example="growth",
        ),
        replace(_INDICATOR, description="The indicator of the figure that makes the claim; null without one."),
        _UNIT,
        Field("stated", "double", "The value that is stated; null for a direction.", unit="see unit"),
        Field(
            "stated_low",
            "double",
            "The least value that the statement allows; null where open.",
            unit="see unit",
        ),
        Field("stated_high", "double", "The greatest value that it allows; null where open.", unit="see unit"),
        Field(
            "computed",
            "double",
            "The value that follows from the other figures; null where one is missing.",
            unit="see unit",
        ),
        Field("computed_low", "double", "The least value that they allow; null where open.", unit="see unit"),
        Field("computed_high", "double", "The greatest value that they allow; null where open.", unit="see unit"),
        Field("verdict", "string", "Whether it holds.", nullable=False, codes=codes.VERDICT, example="holds"),
        Field(
            "reason",
            "string",
            "The verdict in words that a person can check.",
            nullable=False,
            example="55 + 41 = 96, stated 96",
        ),
    ),
    primary_key=("claim_id",),
    sort_by=("document_id", "figure_id"),
    warnings=("stated_not_measured",),
)

_DERIVED = Table(
    "derived",
    "A value computed from stated values, never stated itself.",
    (
        Field("derived", "string", "What is computed.", nullable=False, example="staff_per_field_office"),
        Field("label", "string", "Its name in words.", nullable=False, example="Staff per field office"),
        *_PLACE,
        *_PERIOD,
        replace(_VALUES[0], description="The computed value."),
        *_VALUES[2:],
        replace(_UNIT, nullable=False),
        Field(
            "formula",
            "string",
            "How it is computed, in indicators.",
            nullable=False,
            example="staff_total / field_offices",
        ),
        Field(
            "figure_ids",
            "string",
            "The figures that it is computed from, in the order of the formula, joined by '; '.",
            nullable=False,
        ),
    ),
    primary_key=("derived", "place", "dims", "period_start", "period_end"),
    sort_by=("derived", "place", "dims", "start_date", "end_date"),
    warnings=("hedged_values", "few_points"),
)

# Which themes each theme table holds: together all themes, none twice.
_THEMES_OF_TABLE: dict[str, tuple[str, ...]] = {
    "migrant_stocks": ("migrant_stocks",),
    "membership": ("membership",),
    "staff": ("staff",),
    "offices": ("offices",),
    "budgets": ("budget",),
    "projects": ("projects",),
    "avrr_returns": ("avrr",),
    "trainees": ("training",),
    "pre_consular": ("pre_consular",),
    "health": ("health",),
    "resettlement": ("resettlement",),
    "repatriation": ("repatriation",),
    "emergencies": ("emergencies",),
    "counter_trafficking": ("counter_trafficking",),
    "labour_migration": ("labour_migration",),
    "integration": ("integration",),
    "publications": ("research_publications",),
    "dialogue": ("dialogue",),
    "capacity_building": ("capacity_building",),
    "funding_rules": ("funding_rules",),
    "governance": ("governance",),
    "surveys": ("survey",),
    "other_figures": ("population", "document_structure", "promotion", "other"),
}


def _theme_table(name: str, themes: tuple[str, ...]) -> Table:
    held = replace(codes.THEME, codes=tuple(code for code in codes.THEME.codes if code.code in themes))
    own = {"figure_id": _FIGURE_ID, "theme": replace(_THEME, codes=held, example=themes[0])}
    subjects = " ".join(code.description for code in held.codes)
    return replace(
        _FIGURES,
        name=name,
        description=f"A figure of the theme{'s' if len(themes) > 1 else ''} {', '.join(themes)}. {subjects}",
        fields=tuple(own.get(field.name, field) for field in _FIGURES.fields),
        themes=themes,
    )


TABLES: dict[str, Table] = {
    entry.name: entry
    for entry in (
        _DOCUMENTS,
        _PARTS,
        _BLOCKS,
        _MENTIONS,
        _FIGURES,
        _OBSERVATIONS,
        _SERIES,
        _INDICATORS,
        _CLAIMS,
        _DERIVED,
        *(_theme_table(name, themes) for name, themes in _THEMES_OF_TABLE.items()),
    )
}

#: The theme table that holds the figures of each theme.
THEME_TABLES: dict[str, str] = {theme: name for name, themes in _THEMES_OF_TABLE.items() for theme in themes}


def table_names() -> tuple[str, ...]:
    """Return the names of all tables, sources first, theme tables last."""
    return tuple(TABLES)


def theme_table_names() -> tuple[str, ...]:
    """Return the names of the theme tables."""
    return tuple(_THEMES_OF_TABLE)


def table(name: str) -> Table:
    """Return the definition of a table.

    Raises:
        UnknownNameError: if there is none of that name; the message suggests the nearest.

    Example:
        >>> table("series").primary_key
        ('indicator', 'place', 'dims', 'period_start', 'period_end')
    """
    if name not in TABLES:
        raise unknown_name("table", name, TABLES)
    return TABLES[name]


def arrow_schema(name: str, *, draft: bool = False) -> pa.Schema:
    """Return the Arrow schema of a table, with descriptions of table and columns as metadata.

    Args:
        name: The table.
        draft: Let every column be null, for a table that a later stage completes (figures without a theme)
            or that has no document (text given to ``extract``).

    Example:
        >>> arrow_schema("series").field("rivals").nullable
        False
    """
    import pyarrow as pa

    definition = table(name)
    return pa.schema(
        [
            pa.field(field.name, _arrow_type(field.type), draft or field.nullable, _field_metadata(field))
            for field in definition.fields
        ],
        metadata={"table": definition.name, "description": definition.description},
    )


def arrow_table(name: str, rows: Iterable[Mapping[str, Any]], *, draft: bool = False) -> pa.Table:
    """Return rows as an Arrow table with the schema of a table; a column that a row does not name is null.

    Args:
        name: The table.
        rows: One mapping a row.
        draft: As in ``arrow_schema``.

    Raises:
        DataError: if a row has a column that the table does not have, or a value that the column cannot hold.

    Example:
        >>> rows = [{"part_id": "a", "document_id": "d", "char_start": 0, "char_end": 9}]
        >>> arrow_table("parts", rows).column("title").to_pylist()
        [None]
    """
    import pyarrow as pa

    schema = arrow_schema(name, draft=draft)
    kept = list(rows)
    strangers = sorted({column for row in kept for column in row} - set(schema.names))
    if strangers:
        raise DataError(f"table {name} has no column {', '.join(strangers)}; it has {', '.join(schema.names)}")
    try:
        return pa.Table.from_pylist(kept, schema=schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        raise DataError(f"table {name}: {error}") from error


def _arrow_type(name: FieldType) -> pa.DataType:
    import pyarrow as pa

    return {
        "string": pa.string(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "double": pa.float64(),
        "date32": pa.date32(),
        "bool": pa.bool_(),
    }[name]


def _field_metadata(field: Field) -> dict[str, str]:
    metadata = {"description": field.description}
    if field.concept is not None:
        metadata["sdmx_concept"] = field.concept
    if field.unit is not None:
        metadata["unit"] = field.unit
    if field.codes is not None:
        metadata["codes"] = field.codes.name
    return metadata


def _assert_consistent(tables: Mapping[str, Table]) -> None:
    """Fail at import rather than at publish when a definition contradicts another."""
    for entry in tables.values():
        names = entry.columns
        assert len(set(names)) == len(names), entry.name
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in (entry.name, *names)), entry.name
        assert set(entry.order) <= set(names), entry.name
        concepts = [field.concept for field in entry.fields if field.concept is not None]
        assert all(concept in codes.SDMX_CONCEPT for concept in concepts), entry.name
        assert all(warning in codes.USAGE_WARNING for warning in entry.warnings), entry.name
        for key in entry.foreign_keys:
            assert key.reference in tables[key.table].columns, (entry.name, key)
    assert set(THEME_TABLES) == set(codes.THEME.values)


_assert_consistent(TABLES)
