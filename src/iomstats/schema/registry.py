"""The typed table registry: names, types, units, descriptions, keys and code lists of every published table.

Arrow schemas, expectation suites, DuckDB comments, the data dictionary and datapackage.json follow from it.
Only definitions belong here: no reading, no writing, no rule that fills a column. A new table is one entry of
``TABLES``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from iomstats.schema import codes
from iomstats.schema.columns import (
    BLOCK_ID,
    CHAR_END,
    CHAR_START,
    DOCUMENT_ID,
    FIGURE_ID,
    FREQUENCY,
    INDICATOR,
    KIND,
    OBSERVATION_STATUS,
    PARTIAL_DATE,
    PERIOD,
    PERIOD_BASIS,
    PLACE,
    QUALIFIER,
    STATUS,
    THEME,
    UNIT,
    UNIT_MULTIPLIER,
    VALUES,
)
from iomstats.schema.definitions import Field, Table
from iomstats.schema.errors import unknown_name

_DOCUMENTS = Table(
    "documents",
    "A document.",
    (
        replace(DOCUMENT_ID, description="Short name of the document, stable over releases.", reference=None),
        Field("title", "string", "Its title.", nullable=False, example="Review of the IOM Strategy"),
        Field("symbol", "string", "Its symbol.", example="MC/INF/302"),
        Field("publisher", "string", "Who published it.", example="International Organization for Migration"),
        Field("date", "string", f"Its date, {PARTIAL_DATE}.", example="2003-10-13"),
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
        DOCUMENT_ID,
        Field("title", "string", "Its title.", example="IOM Strategic Planning"),
        Field("symbol", "string", "Its symbol.", example="MC/1842"),
        Field("date", "string", f"Its date, {PARTIAL_DATE}.", example="1995-05-09"),
        CHAR_START,
        CHAR_END,
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
        DOCUMENT_ID,
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
        CHAR_START,
        CHAR_END,
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
        DOCUMENT_ID,
        CHAR_START,
        CHAR_END,
        Field(
            "text",
            "string",
            "The expression as it stands in the raw file.",
            nullable=False,
            example="330,000",
        ),
        Field("class", "string", "What it is.", nullable=False, codes=codes.CLASS, example="figure"),
        Field("rule", "string", "The rule that decided its class.", nullable=False, example="year_in_prose"),
        BLOCK_ID,
    ),
    primary_key=("mention_id",),
    sort_by=("document_id", "char_start", "char_end"),
)

_FIGURES = Table(
    "figures",
    "A quantity that a document states.",
    (
        replace(FIGURE_ID, reference="mentions.mention_id"),
        DOCUMENT_ID,
        BLOCK_ID,
        CHAR_START,
        CHAR_END,
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
        *VALUES,
        QUALIFIER,
        UNIT,
        Field("unit_text", "string", "The counted noun phrase as written.", example="international migrants"),
        KIND,
        STATUS,
        INDICATOR,
        *PERIOD,
        PERIOD_BASIS,
        *PLACE,
        THEME,
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
        FIGURE_ID,
        DOCUMENT_ID,
        replace(INDICATOR, description="The thing measured, from the vocabulary.", nullable=False),
        *PLACE,
        *PERIOD,
        FREQUENCY,
        PERIOD_BASIS,
        *VALUES,
        UNIT,
        UNIT_MULTIPLIER,
        QUALIFIER,
        STATUS,
        OBSERVATION_STATUS,
        KIND,
        THEME,
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
        replace(INDICATOR, description="The thing measured, from the vocabulary.", nullable=False),
        *PLACE,
        *PERIOD,
        FREQUENCY,
        *VALUES,
        UNIT,
        UNIT_MULTIPLIER,
        QUALIFIER,
        STATUS,
        OBSERVATION_STATUS,
        KIND,
        replace(FIGURE_ID, description="The figure that was chosen.", reference="observations.figure_id"),
        replace(DOCUMENT_ID, description="The document that states the chosen figure."),
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
        replace(INDICATOR, description="Its name.", nullable=False, reference=None),
        Field("label", "string", "Its name in words.", nullable=False, example="Staff members"),
        Field("definition", "string", "What it measures.", nullable=False),
        replace(UNIT, nullable=False),
        KIND,
        THEME,
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
        DOCUMENT_ID,
        replace(FIGURE_ID, description="The figure that makes the claim."),
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
        replace(INDICATOR, description="The indicator of the figure that makes the claim; null without one."),
        UNIT,
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
        *PLACE,
        *PERIOD,
        replace(VALUES[0], description="The computed value."),
        *VALUES[2:],
        replace(UNIT, nullable=False),
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
    own = {"figure_id": FIGURE_ID, "theme": replace(THEME, codes=held, example=themes[0])}
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
