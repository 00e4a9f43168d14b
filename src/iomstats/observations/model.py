"""What the observations stage works with: vocabulary entries, the surroundings of a figure, a recognition.

No table, no rule and no vocabulary in here.
"""

from dataclasses import dataclass
from re import Pattern

SCOPES = ("noun", "own", "clause", "sentence", "paragraph", "heading")
"""Where a term may be found, nearest first: the counted noun, the figure's own stretch of the sentence, its
clause, its sentence, its paragraph (with the line that introduces a list), the headings above it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of which one has to be found, at this scope or nearer.

    Attributes:
        scope: The widest scope that counts.
        terms: The terms as the vocabulary writes them.
        pattern: The same, compiled.
    """

    scope: str
    terms: str
    pattern: Pattern[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which an entry is recognised: every group found, nothing refused found.

    Attributes:
        needs: Groups that all have to be found.
        refuses: Groups none of which may be found, each in exactly the text of its scope.
        before: Terms of which one has to end the words right before the figure (hedges left out), or None.
        not_before: Terms that may not end those words, or None.
        under: Terms of which one has to stand in the nearest heading, or None.
        kinds: Kinds of figure that count, canonical first; empty for any.
        units: Units that count; empty for any.
        elliptic: Whether a figure without a noun of its own may count a noun of its sentence.
        statuses: Statuses that count; empty for any.
        block_kinds: Kinds of block that count; empty for any.
    """

    needs: tuple[Group, ...]
    refuses: tuple[Group, ...] = ()
    before: Pattern[str] | None = None
    not_before: Pattern[str] | None = None
    under: Pattern[str] | None = None
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    elliptic: bool = True
    statuses: tuple[str, ...] = ()
    block_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """An entry of the vocabulary of indicators.

    Attributes:
        id: The name used in every table.
        label: What a person reads.
        definition: One sentence without reference to a document.
        unit: The unit of every observation.
        kinds: The kinds of figure that it takes, canonical first.
        theme: Its subject area.
        aggregation: How values add up, from the code list.
        general: True for a catch-all that is considered only where nothing else fits.
        organization: True where it measures the Organization itself, so that a figure of another is refused.
        whole: True where it measures the whole of it, so that a figure of one country or mission is refused.
        hosted: True where it measures the world or a named place, so that a figure of unnamed hosts is refused.
        rules: The ways in which it is recognised.
    """

    id: str
    label: str
    definition: str
    unit: str
    kinds: tuple[str, ...]
    theme: str
    aggregation: str
    general: bool
    organization: bool
    whole: bool
    hosted: bool
    rules: tuple[Rule, ...]

    @property
    def sdmx_code(self) -> str:
        """Its code in SDMX, where codes are written in capitals; as lasting as its id."""
        return self.id.upper()


@dataclass(frozen=True, slots=True)
class Theme:
    """How a subject area is told by rules; its words are in the lexicon, what it means in the code list of themes.

    Attributes:
        id: The theme.
        rules: The ways in which the words nearest to a figure tell it.
    """

    id: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """A figure and the words around it, scope by scope; see SCOPES.

    Attributes:
        noun: The counted noun phrase, or the one taken over from the figure before it.
        elliptic: True where the figure has no noun of its own.
        own: The figure's stretch of the sentence, up to what divides it from the next figure.
        clause: Its clause, without brackets that hold other figures.
        sentence: The whole sentence.
        paragraph: The block that holds it, and the line that introduces the list it lies in.
        heading: The headings above it.
        before: The words of the sentence before the figure, hedges left out.
        around: The blocks just before and after its own.
        caption: Of a cell: the caption of its table, or else the nearest heading, which says what is counted.
        title: The title of the document.
        place: The place that the figure covers.
        elided_share: True where it is a share of which the words "per cent" are left out.
        part: True where it is said to be a part of another figure ("of whom 412", "11 of the 40").
    """

    unit: str | None
    kind: str | None
    status: str | None
    block_kind: str | None
    noun: str | None
    elliptic: bool
    own: str
    clause: str
    sentence: str
    paragraph: str
    heading: str
    before: str
    around: str = ""
    part: bool = False
    caption: str = ""
    title: str = ""
    elided_share: bool = False
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """Why a figure was taken for an entry.

    Attributes:
        entry: The id of the indicator or theme.
        score: The sum of the weights of what was found; nearer words weigh more.
        found: What was found, as ``(scope, words)``.
        tied: The id of another entry with the same score, or None.
    """

    entry: str
    score: float
    found: tuple[tuple[str, str], ...]
    tied: str | None = None

    def __str__(self) -> str:
        """Return one line that a person can check: ``staff_total 4.50: noun 'staff'``."""
        words = ", ".join(f"{scope} {text!r}" for scope, text in self.found)
        tie = f" (tied with {self.tied})" if self.tied else ""
        return f"{self.entry} {self.score:.2f}: {words}{tie}"
