"""Code lists as data: every code that a column of the dataset may hold, each with what it means.

Only lists and their meaning belong here: no logic that chooses a code, no names or places (those are
vocabulary), nothing that only one document needs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One code and what it means in one sentence."""

    code: str
    description: str


@dataclass(frozen=True, slots=True)
class CodeList:
    """A named list of codes.

    Attributes:
        name: The list's name, the same as the column that usually holds it.
        description: What the codes tell apart.
        codes: The codes in their natural order.
        is_open: Whether values beyond the list are allowed (the list then names the harmonised ones).

    Example:
        >>> "nearly" in QUALIFIER
        True
        >>> QUALIFIER.describe("nearly")
        'Just under the value: "nearly", "almost", "close to".'
    """

    name: str
    description: str
    codes: tuple[Code, ...]
    is_open: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """The codes alone, in order."""
        return tuple(code.code for code in self.codes)

    def __contains__(self, value: object) -> bool:
        return any(code.code == value for code in self.codes)

    def describe(self, value: str) -> str | None:
        """Return what ``value`` means, or None when it is not in the list."""
        return next((code.description for code in self.codes if code.code == value), None)


def _codes(name: str, description: str, codes: dict[str, str], *, is_open: bool = False) -> CodeList:
    return CodeList(name, description, tuple(Code(code, text) for code, text in codes.items()), is_open)


CLASS = _codes(
    "class",
    "What a numeric expression is; every expression has exactly one class.",
    {
        "figure": "A quantity that the document states.",
        "date": "A calendar date, a year, a span of years, or a window that only places something in time.",
        "ordinal": "A rank, such as an anniversary, a first meeting or a third country.",
        "numbering": "The number of a part of a document: paragraph, point, annex, page or footnote mark.",
        "identifier": "A code, an address, a telephone number, a document symbol or a numbered session.",
        "name": "Part of a proper name or of a title that is cited.",
        "idiom": 'A number word that counts nothing, such as "one" in "one of the ways".',
    },
)

QUALIFIER = _codes(
    "qualifier",
    "How exactly a value is stated.",
    {
        "exact": "The value is stated without any hedge.",
        "about": 'Near the value on either side: "some", "approximately", "around", "an estimated".',
        "nearly": 'Just under the value: "nearly", "almost", "close to".',
        "more_than": 'Above the value: "more than", "over", "in excess of".',
        "at_least": "The value or more.",
        "at_most": 'The value or less: "up to", a ceiling, "cannot exceed".',
        "less_than": "Below the value.",
        "range": "Between the value and value_max; a stated range wins over a hedge before it.",
    },
)

KIND = _codes(
    "kind",
    "What sort of measure a value is; it decides what may be added up or compared.",
    {
        "stock": "A level at a point in time.",
        "flow": "An amount over a period.",
        "share": "A part of a whole, in per cent.",
        "change": "A difference between two times, absolute or in per cent.",
        "ratio": "A multiple or growth factor.",
        "rate": "An amount per something else, prices included.",
        "average": "A mean over several years, places or units.",
        "duration": "A length of time.",
        "count": "A number of parts or members of something structural; its period is optional.",
        "threshold": "A ceiling, trigger or quorum that a rule sets.",
    },
)

STATUS = _codes(
    "status",
    "How the document asserts a value.",
    {
        "reported": "Stated as a fact.",
        "estimate": "Stated as an estimate by the text itself.",
        "projection": "Stated about the future.",
        "rule": "Set by a rule: a ceiling, an allocation or a required majority, not a measurement.",
        "comparison": "Growth or difference told in words, such as quadrupled.",
    },
)

PERIOD_BASIS = _codes(
    "period_basis",
    "Where the period of a figure comes from.",
    {
        "stated": "The sentence itself states it.",
        "context": "The paragraph, list or heading gives it, or an event that is dated elsewhere.",
        "document": "It is the date of the document or of its dated part.",
    },
)

THEME = _codes(
    "theme",
    "Subject area.",
    {
        "migrant_stocks": "Numbers of international and internal migrants.",
        "membership": "Member States, Observer States and other members of the Organization.",
        "staff": "Staff of the Organization.",
        "offices": "Offices and the places in which they are.",
        "budget": "Budget, expenditure, income and contributions.",
        "projects": "Projects and programmes in general, and their value.",
        "avrr": "Assisted voluntary return and reintegration, and humanitarian return.",
        "training": "Training and orientation of migrants.",
        "pre_consular": "Visa support and other services before a consular decision.",
        "health": "Migration health assessments and assistance.",
        "resettlement": "Resettlement of refugees and others.",
        "repatriation": "Repatriation schemes.",
        "emergencies": "Emergency, post-crisis and evacuation operations.",
        "counter_trafficking": "Prevention of trafficking and smuggling, and help to trafficked persons.",
        "labour_migration": "Labour migration and the recruitment of workers.",
        "integration": "Integration of migrants where they live.",
        "research_publications": "Research, publications and their readership.",
        "dialogue": "Policy dialogue, conferences, workshops and consultations.",
        "capacity_building": "Capacity-building and technical cooperation with governments.",
        "funding_rules": "Rules by which funds are allocated.",
        "governance": "Governing bodies, strategy, structure and partner organizations.",
        "population": "Population other than migrants, and demography.",
        "survey": "Surveys, polls and samples.",
        "document_structure": "The make-up of the document itself: parts, points, questions.",
        "promotion": "Advertisements and offers around a text.",
        "other": "None of the other themes.",
    },
)

BLOCK_KIND = _codes(
    "block_kind",
    "What a block of a document is.",
    {
        "heading": "A title of the document, an annex or a section.",
        "paragraph": "Running text.",
        "list_item": "An item of a list, bulleted or numbered.",
        "footnote": "A note at the foot of a page or at the end.",
        "page_furniture": "What belongs to the page: page number, running header, menu, advertisement.",
        "caption": "The title or source line of a figure, table or picture.",
        "table": "A table.",
        "contents": "A table of contents.",
        "address": "A postal address, telephone number or imprint.",
        "signature": "A signature or the name under which something is issued.",
    },
)

CONFIDENCE = _codes(
    "confidence",
    "How sure the reading of a figure is.",
    {
        "high": "Every field was read by a rule that is not known to err.",
        "review": "A rule that may be wrong was needed; the notes say what a person should look at.",
    },
)

NOTE = _codes(
    "note",
    "What was doubtful in the reading of a figure; figures.notes holds one or several. "
    'Those marked "look" make the confidence `review`.',
    {
        "ambiguous_date": "Look: the date can be read in two ways, such as 4/9/15.",
        "assumed_year": "Look: nothing near tells the time of an amount or an aside; the document's year was taken.",
        "count_or_stock": "Look: a small number was taken for a count of how something is made up, not for a level.",
        "dates_passed_over": "Look: its sentence has several dates, and none was taken but the document's year.",
        "foreseen": "Look: it is planned or foreseen; words of the future elsewhere in the clause may have told so.",
        "glued_word": "A word was run together with the number and was parted from it.",
        "indicator_tied": "Look: another indicator is as likely; the one listed first was taken.",
        "inherited_unit": "The counted noun was taken over from an earlier figure or the subject.",
        "kind_guessed": "Look: no verb or date tells a stock from a flow; the noun or nothing decided.",
        "kind_taken_over": "Look: a stock or a flow as the figure beside it is, though its own words say otherwise.",
        "no_period": "Nothing gives the time.",
        "no_unit": "Look: nothing that is counted was found.",
        "shared_currency": "The currency stands at a neighbouring number.",
        "shared_percent": "The per cent sign stands at a neighbouring number.",
        "shared_scale": "The scale stands at a neighbouring number.",
        "split_digits": "Look: digits were driven apart in the text and joined again.",
        "undated_comparison": "It is compared with a figure whose time is told, and its own is not.",
        "unread": "Look: the number could not be read.",
        "worded_date": 'The time is told in words without a date, such as "last year".',
    },
)

OBSERVATION_STATUS = _codes(
    "observation_status",
    "How a value is asserted, in the codes of SDMX:CL_OBS_STATUS; the column status says it more exactly.",
    {
        "A": "Normal value: reported as a fact, set by a rule, or told in words.",
        "E": "Estimated value: stated as an estimate by the text itself.",
        "F": "Forecast value: stated about the future.",
    },
)

SDMX_CONCEPT = _codes(
    "sdmx_concept",
    "The concept of SDMX that a column stands for: those of its cross-domain concepts that the dataset needs, "
    "and, marked so, those that are its own.",
    {
        "INDICATOR": "Own: the thing measured; its codes are in indicators.sdmx_code.",
        "REF_AREA": "Reference area: the country, region or World that a value covers.",
        "BREAKDOWN": "Own: all other breakdowns in one, as key=value; the keys sex and age are SDMX's SEX and AGE.",
        "FREQ": "Frequency of observation; an SDMX export works it out from the length of the period.",
        "TIME_PERIOD": "Time period of a value, at the precision that the source gives.",
        "OBS_VALUE": "Observation value; in an SDMX export it is divided by ten to the power of UNIT_MULT.",
        "UNIT_MEASURE": "Unit of measure.",
        "UNIT_MULT": "Unit multiplier: the power of ten in which a value is stated.",
        "OBS_STATUS": "Observation status.",
    },
    is_open=True,
)

FREQUENCY = _codes(
    "frequency",
    "How long the period is; a value over several years is never spread over them.",
    {
        "instant": "A level at one moment, known to the day, month or year.",
        "day": "One day.",
        "month": "One calendar month.",
        "year": "One calendar year.",
        "several_months": "Several months, a quarter or a half-year that is not a whole calendar year.",
        "several_years": "More than one calendar year.",
        "since": "From a stated start up to the time of writing.",
        "open": "Only one end of the period is known.",
    },
)

AGGREGATION = _codes(
    "aggregation",
    "How values of an indicator add up.",
    {
        "over_time_and_places": "Values of separate periods and of separate places may be added.",
        "over_places": "Values of separate places at one time may be added, but not over time.",
        "over_time": "Values of separate periods may be added, but not over places.",
        "none": "Values may not be added.",
    },
)

UNIT = _codes(
    "unit",
    "Harmonised units; any other unit is the counted noun in the singular.",
    {
        "person": "A human being: staff, migrants, participants, refugees.",
        "State": "A State, nation or Member State.",
        "country": "A country as a place.",
        "office": "An office.",
        "project": "A project.",
        "programme": "A programme.",
        "publication": "A report, title or book.",
        "request": "A request handled.",
        "USD": "United States dollar.",
        "GBP": "Pound sterling.",
        "percent": "Per cent, 0 to 100.",
        "ratio": "A multiple: 2 is twice as much.",
        "year": "A year; decades are given in years.",
        "month": "A month.",
        "week": "A week.",
    },
    is_open=True,
)

RELATION = _codes(
    "relation",
    "How the figures of a claim are related.",
    {
        "total_and_parts": "A total is the sum of its parts.",
        "part_of_whole": "A part is not greater than the whole.",
        "difference": "A stated increase or decrease is the difference of two levels.",
        "growth": "A stated growth rate or multiple is the quotient of two levels.",
        "direction": "Values said to rise or to fall do so.",
        "price_reduction": "A stated discount leads from the old price to the new one.",
        "average_and_total": "An average times its years is the total.",
        "share_and_counts": "A share is the part divided by the whole.",
        "part_of_period": "What happened in a period is not more than in a longer one that holds it.",
        "same_fact": "Statements of one fact in several places agree.",
        "count_and_list": "A count is the number of items in the list that follows it.",
        "span_and_ends": "A duration is the time between its beginning and its end.",
    },
)

VERDICT = _codes(
    "verdict",
    "Whether a claim is true of the documents, within the tolerance of their hedges.",
    {
        "holds": "The stated and the computed value agree.",
        "fails": "They contradict each other.",
        "cannot_be_checked": "A value that is needed is not stated; the reason says which.",
    },
)

USAGE_WARNING = _codes(
    "usage_warning",
    "What to bear in mind before using a table.",
    {
        "stated_not_measured": "Values are what documents state; none is corrected, completed or computed.",
        "repeated_facts": "A fact that is stated in two places is two rows; do not count rows as facts.",
        "do_not_sum": "Rows overlap: totals stand beside parts, spans of years beside single years.",
        "hedged_values": "Many values are hedged; read qualifier, value_low and value_high beside value.",
        "few_points": "Most indicators have few points, since they come from few documents.",
        "off_topic_rows": "Numbers off topic, such as prices in advertisements, are kept too.",
        "source_rights": "The text belongs to its publisher; documents.rights says what each states.",
    },
)

CODE_LISTS: dict[str, CodeList] = {
    code_list.name: code_list
    for code_list in (
        CLASS,
        QUALIFIER,
        KIND,
        STATUS,
        PERIOD_BASIS,
        THEME,
        BLOCK_KIND,
        CONFIDENCE,
        NOTE,
        OBSERVATION_STATUS,
        SDMX_CONCEPT,
        FREQUENCY,
        AGGREGATION,
        UNIT,
        RELATION,
        VERDICT,
        USAGE_WARNING,
    )
}
