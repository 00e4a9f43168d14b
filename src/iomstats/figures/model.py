"""What the figures stage reads and yields; no rule lives here."""

import datetime
from dataclasses import dataclass

from iomstats.documents.model import Document, Flow
from iomstats.mentions.model import Mention

_REACH = 600
"""How many characters of a sentence on either side of a figure are looked at: longer than any that people write."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A flow with its numeric expressions: everything that the rules of a figure may look at.

    Attributes:
        document: The whole document.
        flow_index: Index of the flow among ``document.flows``.
        ledger: The mentions of every flow of the document, by flow index.
    """

    document: Document
    flow_index: int
    ledger: tuple[tuple[Mention, ...], ...]

    @property
    def flow(self) -> Flow:
        """The flow that the scene is about."""
        return self.document.flows[self.flow_index]

    @property
    def text(self) -> str:
        """The reading text of the flow."""
        return self.flow.text

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of the flow, in order."""
        return self.ledger[self.flow_index]


@dataclass(frozen=True, slots=True)
class Number:
    """What the numeric expression itself says.

    Attributes:
        value: The number in base units, scale applied; percent stays 0-100.
        value_max: The upper end of a range, else None.
        form: How it is written: cardinal, percent, money, fraction, proportion, multiple, decades.
        currency: ISO 4217 code, else None.
        vague: Whether the wording is a lower bound by itself ("several dozen").
        note: A code of what is doubtful (``split_digits`` …), else None.
    """

    value: float
    value_max: float | None
    form: str
    currency: str | None = None
    vague: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """The counted thing.

    Attributes:
        unit: Harmonised unit code, or None where nothing is counted that can be named.
        unit_text: The noun phrase as written.
        start: Start of the noun phrase in the flow's reading text, None where it was inherited or absent.
        end: Its end.
        inherited: Whether it was taken over from an earlier figure or the subject (ellipsis).
    """

    unit: str | None
    unit_text: str | None
    start: int | None = None
    end: int | None = None
    inherited: bool = False

    def passed_on(self) -> "Unit":
        """Return the same for a figure that takes it over, with no noun of its own."""
        return Unit(self.unit, self.unit_text, inherited=True)


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a figure speaks of.

    Attributes:
        start: ``2009``, ``2003-05`` or ``2011-05-31``; None where nothing gives it.
        end: Likewise.
        basis: stated, context or document; None where there is no period.
        note: A code of what is doubtful (``ambiguous_date`` …), else None.
    """

    start: str | None
    end: str | None
    basis: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The area that a figure covers.

    Attributes:
        place: Common English name, several joined by ``; ``.
        place_code: ISO 3166-1 alpha-3 or UN M49 code, likewise.
    """

    place: str | None
    place_code: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure while its fields are being read; later rules may look at the earlier fields.

    Attributes:
        scene: The flow and its document.
        mention: The mention of class figure.
        index: Its index among ``scene.mentions``.
        sentence: Span of its sentence in the flow's reading text.
        number: What the expression says.
        qualifier: How exactly it is stated.
        unit: The counted thing.
        measure: share, change, ratio, rate, average, duration, count, threshold, or ``level`` (stock or flow, not
            told apart yet).
        status: reported, estimate, projection, rule or comparison.
        period: The time it speaks of.
    """

    scene: Scene
    mention: Mention
    index: int
    sentence: tuple[int, int]
    number: Number
    qualifier: str = "exact"
    unit: Unit = Unit(None, None)
    measure: str = "level"
    status: str = "reported"
    period: Period = Period(None, None, None)

    @property
    def before(self) -> str:
        """The text of the sentence before the expression, as far back as any rule looks."""
        return self.scene.text[max(self.sentence[0], self.mention.start - _REACH) : self.mention.start]

    @property
    def after(self) -> str:
        """The text of the sentence after the expression, as far as any rule looks."""
        return self.scene.text[self.mention.end : min(self.sentence[1], self.mention.end + _REACH)]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that a document states, with every field of the table ``figures`` but indicator and theme."""

    figure_id: str
    document_id: str | None
    block_id: str
    char_start: int
    char_end: int
    text: str
    quote: str
    value: float
    value_max: float | None
    value_low: float | None
    value_high: float | None
    qualifier: str
    unit: str | None
    unit_text: str | None
    kind: str
    status: str
    period_start: str | None
    period_end: str | None
    start_date: datetime.date | None
    end_date: datetime.date | None
    period_basis: str | None
    place: str | None
    place_code: str | None
    dims: str | None
    rule: str
    confidence: str
    notes: str | None


STOCK, FLOW = "stock", "flow"


@dataclass(frozen=True, slots=True)
class Level:
    """Whether a level is a stock or a flow.

    Attributes:
        kind: stock or flow.
        reason: What decided it, for whoever improves the rules.
        certain: Whether the words around the figure itself tell it, so that no neighbour has to.
    """

    kind: str
    reason: str
    certain: bool = True
