"""The columns that several published tables have, defined once."""

from __future__ import annotations

from iomstats.schema import codes
from iomstats.schema.definitions import Field

# Columns that more than one table holds.
DOCUMENT_ID = Field(
    "document_id",
    "string",
    "The document.",
    nullable=False,
    example="mc-inf-302",
    reference="documents.document_id",
)
CHAR_START = Field(
    "char_start",
    "int64",
    "Where it starts in the raw file.",
    nullable=False,
    unit="Unicode code points from the start of the file",
    example="1204",
)
CHAR_END = Field(
    "char_end",
    "int64",
    "Where it ends in the raw file, exclusive.",
    nullable=False,
    unit="Unicode code points from the start of the file",
    example="1211",
)
PARTIAL_DATE = "at the precision that the source gives: year, month or day"
PLACE = (
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
PERIOD = (
    Field(
        "period_start",
        "string",
        f"First year, month or day of the period, {PARTIAL_DATE}; null when nothing gives it.",
        example="2007-06",
        concept="TIME_PERIOD",
    ),
    Field(
        "period_end",
        "string",
        f"Last year, month or day of the period, {PARTIAL_DATE}; the same as period_start for an instant or one year.",
        example="2010",
        concept="TIME_PERIOD",
    ),
    Field("start_date", "date32", "First day that the period covers.", example="2007-06-01"),
    Field("end_date", "date32", "Last day that the period covers.", example="2010-12-31"),
)
PERIOD_BASIS = Field(
    "period_basis",
    "string",
    "Where the period comes from; null without a period.",
    codes=codes.PERIOD_BASIS,
    example="stated",
)
FREQUENCY = Field(
    "frequency",
    "string",
    "How long the period is; null without a period.",
    codes=codes.FREQUENCY,
    example="year",
    concept="FREQ",
)
VALUES = (
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
QUALIFIER = Field(
    "qualifier",
    "string",
    "How exactly the value is stated.",
    nullable=False,
    codes=codes.QUALIFIER,
    example="more_than",
)
UNIT = Field(
    "unit",
    "string",
    "What one unit of the value is, harmonised so that series join; otherwise the counted noun in the singular.",
    codes=codes.UNIT,
    example="person",
    concept="UNIT_MEASURE",
)
UNIT_MULTIPLIER = Field(
    "unit_multiplier",
    "int32",
    "In what power of ten the document states the value: 6 for 'USD 783.8 million', 0 for '7,258'; "
    "value is in base units whatever it is.",
    nullable=False,
    unit="power of ten",
    example="6",
    concept="UNIT_MULT",
)
KIND = Field("kind", "string", "What sort of measure it is.", nullable=False, codes=codes.KIND, example="stock")
STATUS = Field("status", "string", "How it is asserted.", nullable=False, codes=codes.STATUS, example="reported")
OBSERVATION_STATUS = Field(
    "observation_status",
    "string",
    "The same as status, in the codes of SDMX.",
    nullable=False,
    codes=codes.OBSERVATION_STATUS,
    example="A",
    concept="OBS_STATUS",
)
THEME = Field("theme", "string", "Subject area.", nullable=False, codes=codes.THEME, example="staff")
FIGURE_ID = Field(
    "figure_id",
    "string",
    "The figure, by the place in which it is stated; the same as its mention_id.",
    nullable=False,
    example="mc-inf-302:1204-1211",
    reference="figures.figure_id",
)
INDICATOR = Field(
    "indicator",
    "string",
    "The thing measured, from the vocabulary; null where none fits.",
    example="staff_total",
    reference="indicators.indicator",
    concept="INDICATOR",
)
BLOCK_ID = Field(
    "block_id",
    "string",
    "The block in which it stands.",
    nullable=False,
    example="mc-inf-302:b0042",
    reference="blocks.block_id",
)
