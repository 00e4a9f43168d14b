"""Decides which time expression of its own sentence governs a figure.

What the expression then means for the figure is the business of ``periods.py``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iomstats.figures import clauses
from iomstats.figures.anchors import AS_OF, BASE, IN, LISTED, PRESENT, REFERENCE, Anchor, compared_before, is_future
from iomstats.figures.clauses import ANCHOR, COMMA, FIGURE, GROUP, STRONG, Item, Layout, lay_out, tense_at
from iomstats.figures.model import Draft
from iomstats.figures.moments import year_of

_REACH = 60
"""How many items a search looks past, so that a sentence of a thousand figures stays cheap."""

_OPENING = re.compile(r"(?i)\W*(?:and|but|while|whereas|yet|also|then|thus|however|alone|already|moreover|of\swhich|of\swhom|with)?[\W]*")
_CONJUNCTION = re.compile(r"(?i)(?:^|[\s,])(?:and|but|while|whereas)\s?$")
_PARTICIPLE = re.compile(
    r"(?i)^\s*(?:(?:first|originally|initially|newly|recently|formally|officially|jointly|already|as|when|once)\s)?"
    r"(?!based|compared|estimated|reported|counted|measured|conducted|carried|undertaken|fielded|surveyed|according|need|indeed|red|bed|united|combined|limited)"
    r"(?:[a-z]{3,}ed|held|set\sup|begun|built|founded|born|drawn|known|given|made|taken|led)\b|^\s*(?:which|who|that|whose|where|when)\s"
)
_RELATIVE = re.compile(r"\s*(?:which|who|that|whose|where|when)\b")
_PRESENT_PREDICATE = re.compile(
    r"(?i)\b(?:and|but)\s(?:(?:now|currently|today|also|still|thus)\s)?(?:is|are|has|have|operates?|employs?|runs?|maintains?|keeps?|comprises?|includes?|involves?|remains?|holds?|covers?|serves?|hosts?|counts|lists?|reaches|uses|offers?)\b"
)
_OTHER_NAME = re.compile(r"\s(?:and|but|while|whereas)\s(?:the\s)?[A-Z]")
_NEW_SUBJECT = re.compile(r"(?i)\s(?:and|but|while|whereas)\s(?:(?:some|about|over|nearly|almost|more|than|around|another|at|least)\s){0,3}$")
_ANAPHOR_AFTER = re.compile(r"(?i)\s?(?:[\w%-]+\s){0,3}?of\s(?:(?:these|those|them|whom|which)\b|the\slatter\b)")
_BARE_SHARE = re.compile(r"(?i)\s(?:are|were|is|was|had|have|came|come|said|did|do)\b")
_ANAPHOR_BEFORE = re.compile(r"(?i)\bof\s(?:these|those|them|whom|which),?\s(?:(?:only|some|about|over|nearly|almost|just|more|less|than|at|least|around|only|a|total|of)\s){0,4}$|^\W*(?:that|this|these|those|they|their)\s(?:is|are|was|were|represents?|means?|amounts?|equals?|compares?|corresponds?)\b")


@dataclass
class Sentence:
    """A sentence with its figures and time expressions."""

    text: str
    start: int
    end: int
    drafts: Sequence[Draft]
    anchors: Sequence[Anchor]
    date: str | None
    layout: Layout = field(init=False)

    def __post_init__(self) -> None:
        self.layout = lay_out(
            self.text,
            self.start,
            self.end,
            [(draft.mention.start, draft.mention.end) for draft in self.drafts],
            [(anchor.phrase, anchor.end) for anchor in self.anchors],
        )

    def is_future(self, anchor: Anchor) -> bool:
        """Tell whether an expression lies after the document's year."""
        return is_future(anchor.span, self.date)

    def span(self, index: int) -> tuple[int, int]:
        """Return where the figure stands."""
        mention = self.drafts[index].mention
        return mention.start, mention.end


@dataclass(frozen=True, slots=True)
class Governor:
    """The expression that governs a figure.

    Attributes:
        anchor: The expression; None where the sentence has one but the figure's clause speaks of the present.
        how: direct (right behind the figure), before, behind (shared by several figures), aligned, listed.
        part: The single date of a list that the figure is aligned with.
    """

    anchor: Anchor | None
    how: str
    part: int | None = None


def govern(sentence: Sentence, index: int) -> Governor | None:
    """Return what governs the figure; None where no expression of the sentence does."""
    aligned = _aligned(sentence, index)
    if aligned is not None:
        return aligned
    place = sentence.layout.places[FIGURE, index]
    group, position = place.group, place.index
    while True:
        found = _in_group(sentence, index, group, position)
        parent = sentence.layout.parents[group]
        if found is not None or parent is None:
            return found
        items = sentence.layout.groups[parent.group]
        if _only_figures(sentence, group):
            beside = items[parent.index - 1] if parent.index else None
            if beside is not None and beside.kind == ANCHOR and items[parent.index].start - beside.end < 3:
                if sentence.anchors[beside.ref].role not in (REFERENCE, LISTED):
                    return Governor(sentence.anchors[beside.ref], "direct")
            before = _figure_before(items, parent.index)
            if before is not None:
                return govern(sentence, before)
        group, position = parent.group, parent.index


def tense_of(sentence: Sentence, index: int, *, whole: bool = False) -> str:
    """Return the tense of the clause that the figure stands in; of the sentence where the clause has no verb and ``whole``."""
    start, end = sentence.span(index)
    low, high = _clause(sentence, index)
    tense = tense_at(sentence.text, low, high, start, end)
    if tense == clauses.NO_VERB and whole:
        return tense_at(sentence.text, sentence.start, sentence.end, start, end)
    return tense


def is_anaphoric(sentence: Sentence, index: int) -> bool:
    """Tell whether the figure counts a part of what was counted before ("half of them", "of these, 12")."""
    start, end = sentence.span(index)
    before, after = sentence.text[max(sentence.start, start - 60) : start], sentence.text[end : min(sentence.end, end + 40)]
    draft = sentence.drafts[index]
    if draft.measure == "share" and _BARE_SHARE.match(after) and start - sentence.start < 30:
        return True
    return _ANAPHOR_AFTER.match(after) is not None or _ANAPHOR_BEFORE.search(before) is not None


def in_base_zone(sentence: Sentence, index: int) -> bool:
    """Tell whether the figure is what something else is compared with: "up from 8,000", "against 1,838 in 2015"."""
    start, _ = sentence.span(index)
    low = max(_comma_start(sentence, FIGURE, index), start - 120)
    return compared_before(sentence.text[low:start])


def is_leading(sentence: Sentence, anchor: int) -> bool:
    """Tell whether an expression opens its clause and so governs what follows."""
    place = sentence.layout.places[ANCHOR, anchor]
    items = sentence.layout.groups[place.group]
    item = items[place.index]
    previous = items[place.index - 1] if place.index else None
    low = previous.end if previous else _group_start(sentence, place.group)
    between = sentence.text[low : item.start]
    if re.match(r"\s?[:–—]\s", sentence.text[item.end : item.end + 3]) and not _lonely_figure(items, place.index):
        return True
    if previous is None or previous.kind == STRONG:
        return _OPENING.fullmatch(_without_marker(between)) is not None
    if previous.kind == COMMA and not _OPENING.fullmatch(between):
        return False
    if previous.kind == COMMA and sentence.text[item.end : item.end + 1] == "," and _lonely_figure(items, place.index):
        return False
    if previous.kind != COMMA and not _CONJUNCTION.search(between):
        return False
    return _governs_next(sentence, items, place.index)


_FOUNDED = re.compile(r"(?i)\b(?:established|founded|created|launched|opened|set\sup|formed|started|begun|inaugurated)\s(?:[a-z]+\s){0,3}$")


def founded_in(sentence: Sentence, index: int) -> str | None:
    """Return when the subject of a figure's clause began: "the Centre, established in 2009, has trained 2,480"."""
    start, _ = sentence.span(index)
    for number, anchor in enumerate(sentence.anchors):
        if anchor.end > start or anchor.span.start is None or anchor.role != IN:
            continue
        island = _island(sentence, number)
        low = max(sentence.start, anchor.phrase - 60)
        if island is not None and island[1] <= start and _FOUNDED.search(sentence.text[low : anchor.phrase]):
            return anchor.span.start
    return None


# ------------------------------------------------------------------ inside one pair of brackets


def _in_group(sentence: Sentence, index: int, group: int, position: int) -> Governor | None:
    items = sentence.layout.groups[group]
    before = items[position - 1] if position else None
    if before is not None and before.kind == ANCHOR and _bound(sentence, before.ref) == index:
        return Governor(sentence.anchors[before.ref], "bound")
    direct = _direct(sentence, index, items, position)
    if direct is not None:
        return Governor(direct, "direct")
    shared = _base_behind(sentence, index, items, position)
    if shared is not None:
        return Governor(shared, "direct")
    found = _before(sentence, index, items, position)
    if found is not None:
        return found
    behind = _behind(sentence, index, items, position)
    if behind is not None:
        return Governor(behind, "behind")
    return None


def _direct(sentence: Sentence, index: int, items: Sequence[Item], position: int) -> Anchor | None:
    """Return the expression between the figure and the next one, in the same clause."""
    commas = 0
    for item in items[position + 1 : position + 1 + _REACH]:
        if item.kind in (STRONG, FIGURE):
            return None
        commas += item.kind == COMMA
        if item.kind == GROUP:
            inside = _lone_anchor(sentence, item.ref)
            if inside is not None and not commas and not _OTHER_NAME.search(sentence.text[sentence.span(index)[1] : item.start]):
                return inside
        if item.kind == ANCHOR:
            anchor = sentence.anchors[item.ref]
            if not _may_govern(sentence, index, item.ref) or is_leading(sentence, item.ref):
                if anchor.role in (REFERENCE, LISTED) or _bound(sentence, item.ref) is not None:
                    continue
                return None
            gap = sentence.text[sentence.span(index)[1] : anchor.phrase]
            if anchor.role == PRESENT and (commas or re.search(r"\b(?:and|but|while)\b", gap)):
                return None
            if re.search(r"(?i),?\s(?:and|but|while|whereas)\s", gap) and _changes_tense(sentence, index, anchor):
                return None
            return anchor
    return None


def _base_behind(sentence: Sentence, index: int, items: Sequence[Item], position: int) -> Anchor | None:
    """Return the time that figures compared with share: "compared to 44 and USD 5.1 million the year before"."""
    for item in items[position + 1 : position + 1 + _REACH]:
        if item.kind in (COMMA, STRONG):
            return None
        if item.kind == ANCHOR and sentence.anchors[item.ref].role == BASE:
            return sentence.anchors[item.ref] if _may_govern(sentence, index, item.ref) else None
    return None


def _before(sentence: Sentence, index: int, items: Sequence[Item], position: int) -> Governor | None:
    """Return the nearest expression before the figure; a later clause in the present tense is not governed by it."""
    crossed = False
    for item in reversed(items[max(position - _REACH, 0) : position]):
        crossed = crossed or item.kind == STRONG
        if item.kind == GROUP:
            lone = _lone_anchor(sentence, item.ref)
            if lone is not None and lone.role == IN and not crossed:
                return Governor(lone, "before")
        if item.kind != ANCHOR or not _may_govern(sentence, index, item.ref):
            continue
        anchor = sentence.anchors[item.ref]
        start, _ = sentence.span(index)
        gap = sentence.text[anchor.end : start]
        if re.match(r",?\swhen\s", gap):
            return Governor(anchor, "when")
        tense = tense_of(sentence, index)
        if tense == clauses.PRESENT and not is_anaphoric(sentence, index) and anchor.role not in (AS_OF, PRESENT):
            source = re.match(r"\s(?:Census|census|survey|data)\b", sentence.text[anchor.end : anchor.end + 10])
            aside = not is_leading(sentence, item.ref)
            if (crossed and not source) or (aside and (_PRESENT_PREDICATE.search(gap) or _NEW_SUBJECT.search(gap))):
                return Governor(None, "before")
        if crossed and tense in (clauses.PERFECT, clauses.PAST) and sentence.is_future(anchor):
            return Governor(None, "before")
        if anchor.span.kind == "same" and ("," in gap or crossed) and not is_leading(sentence, item.ref):
            continue
        return Governor(anchor, "before")
    return None


def _behind(sentence: Sentence, index: int, items: Sequence[Item], position: int) -> Anchor | None:
    """Return an expression after later figures that the figure shares with them."""
    commas = 0
    for item in items[position + 1 : position + 1 + _REACH]:
        if item.kind == STRONG:
            return None
        commas += item.kind == COMMA
        if item.kind == ANCHOR and _bound(sentence, item.ref) is None:
            if not _may_govern(sentence, index, item.ref) or is_leading(sentence, item.ref):
                return None
            anchor = sentence.anchors[item.ref]
            if commas and anchor.role == PRESENT:
                return None
            return None if _changes_tense(sentence, index, anchor) else anchor
    return None


def _changes_tense(sentence: Sentence, index: int, anchor: Anchor) -> bool:
    """Tell whether the figure's own clause is in the present tense and another verb stands before the expression."""
    start, end = sentence.span(index)
    gap = sentence.text[end : anchor.phrase]
    parts = re.split(r",\s|\s(?:and|but|while|whereas)\s", gap)
    if len(parts) < 2 or anchor.role == PRESENT:
        return False
    own = tense_at(sentence.text, max(sentence.start, start - 200), end + len(parts[0]), start, end)
    return own == clauses.PRESENT and any(clauses.has_verb(part) for part in parts[1:])


def _may_govern(sentence: Sentence, index: int, anchor_index: int) -> bool:
    anchor = sentence.anchors[anchor_index]
    if anchor.role in (REFERENCE, LISTED):
        return False
    start, end = sentence.span(index)
    island = _island(sentence, anchor_index)
    if island is not None and not island[0] <= start < island[1]:
        return False
    owner = _bound(sentence, anchor_index)
    if owner is not None:
        return owner == index and sentence.drafts[index].measure not in ("change", "ratio")
    if _is_start(sentence, anchor_index):
        return _direct_owner(sentence, anchor_index) == index
    if anchor.role != BASE:
        return True
    return sentence.drafts[index].measure not in ("change", "ratio") and in_base_zone(sentence, index)


_FROM_BEFORE = re.compile(r"(?i)\bfrom\s(?:(?:a|an|the|some|about|nearly|almost|over|more|than|less|just|around|only|under)\s){0,3}$")


def _direct_owner(sentence: Sentence, anchor: int) -> int | None:
    """Return the figure right before an expression, with nothing but words between."""
    place = sentence.layout.places[ANCHOR, anchor]
    item = sentence.layout.groups[place.group][place.index - 1] if place.index else None
    return item.ref if item is not None and item.kind == FIGURE else None


_NAMING = re.compile(r"(?i)\s(?:[\w’'()-]+\s){1,7}(?:of|was|is|at|stood\sat)\s(?:(?:about|some|over|nearly|almost|only|just|more|less|than|around)\s){0,2}$")


def _bound(sentence: Sentence, anchor: int) -> int | None:
    """Return the one figure that a year before a noun dates: "the 2005 figure of 195 million"."""
    place = sentence.layout.places[ANCHOR, anchor]
    items = sentence.layout.groups[place.group]
    after = items[place.index + 1] if place.index + 1 < len(items) else None
    one = sentence.anchors[anchor]
    if after is None or after.kind != FIGURE or not re.search(r"\b(?:the|its|their|a)\s$", sentence.text[max(one.start - 6, 0) : one.start]):
        return None
    return after.ref if _NAMING.fullmatch(sentence.text[one.end : sentence.span(after.ref)[0]]) else None


def _is_start(sentence: Sentence, anchor: int) -> bool:
    """Tell whether an expression dates only the start of a change: "from 2.5 million twenty years ago to 23 million"."""
    owner = _direct_owner(sentence, anchor)
    if owner is None:
        return False
    start, _ = sentence.span(owner)
    if not _FROM_BEFORE.search(sentence.text, max(sentence.start, start - 40), start):
        return False
    end = sentence.anchors[anchor].end
    return re.match(r"\s(?:(?:up|down|on)\s)?to\s", sentence.text[end : end + 12]) is not None


def _island(sentence: Sentence, anchor: int) -> tuple[int, int] | None:
    """Return the stretch between commas that a participle or relative pronoun opens and that keeps its time to itself."""
    place = sentence.layout.places[ANCHOR, anchor]
    items = sentence.layout.groups[place.group]
    low = _comma_start(sentence, ANCHOR, anchor)
    if not _PARTICIPLE.match(_without_marker(sentence.text[low : items[place.index].start])):
        return None
    inside = re.sub(r"^\s*\w+", "", _without_marker(sentence.text[low : items[place.index].start]))
    if not _RELATIVE.match(_without_marker(sentence.text[low : low + 20])) and clauses.has_verb(inside):
        return None
    before, after = sentence.text[sentence.start : low], sentence.text[items[place.index].end : sentence.end]
    if not clauses.has_verb(before) and not clauses.has_verb(after) and not _RELATIVE.match(sentence.text[low : low + 20]):
        return None  # the only verb there is: the main one
    close = next((item for item in items[place.index + 1 : place.index + _REACH] if item.kind in (COMMA, STRONG)), None)
    return low, close.start if close is not None else sentence.end


def _comma_start(sentence: Sentence, kind: str, ref: int) -> int:
    place = sentence.layout.places[kind, ref]
    items = sentence.layout.groups[place.group]
    for item in reversed(items[max(place.index - _REACH, 0) : place.index]):
        if item.kind in (COMMA, STRONG):
            return item.end
    return _group_start(sentence, place.group)


def _group_start(sentence: Sentence, group: int) -> int:
    parent = sentence.layout.parents[group]
    return sentence.start if parent is None else sentence.layout.groups[parent.group][parent.index].end


def _clause(sentence: Sentence, index: int) -> tuple[int, int]:
    """Return the stretch around a figure up to the nearest strong breaks or brackets."""
    place = sentence.layout.places[FIGURE, index]
    items = sentence.layout.groups[place.group]
    low, high = _group_start(sentence, place.group), sentence.end
    for item in reversed(items[max(place.index - _REACH, 0) : place.index]):
        if item.kind == STRONG:
            low = item.end
            break
    for item in items[place.index + 1 : place.index + 1 + _REACH]:
        if item.kind == STRONG:
            high = item.start
            break
    return low, high


def _lonely_figure(items: Sequence[Item], position: int) -> bool:
    """Tell whether a figure stands before an expression in its clause with no other expression before it."""
    found = False
    for item in reversed(items[max(position - _REACH, 0) : position]):
        if item.kind in (STRONG, ANCHOR):
            return found and item.kind == STRONG
        found = found or item.kind == FIGURE
    return found


def _governs_next(sentence: Sentence, items: Sequence[Item], position: int) -> bool:
    """Tell whether the figure after an expression has none of its own behind it."""
    for offset, item in enumerate(items[position + 1 : position + 1 + _REACH], position + 1):
        if item.kind in (ANCHOR, STRONG):
            return False
        if item.kind == FIGURE:
            for later in items[offset + 1 : offset + 1 + _REACH]:
                if later.kind in (COMMA, STRONG, FIGURE):
                    return True
                if later.kind == ANCHOR and sentence.anchors[later.ref].role not in (REFERENCE, LISTED):
                    return False
            return True
    return False


def _lone_anchor(sentence: Sentence, group: int) -> Anchor | None:
    """Return the expression of brackets that hold no figure: "300 projects (in 2009)"."""
    items = sentence.layout.groups[group]
    found = [sentence.anchors[item.ref] for item in items if item.kind == ANCHOR]
    if len(found) != 1 or any(item.kind in (FIGURE, GROUP) for item in items):
        return None
    return found[0] if found[0].role not in (REFERENCE, LISTED, BASE) else None


def _only_figures(sentence: Sentence, group: int) -> bool:
    return all(item.kind != ANCHOR for item in sentence.layout.groups[group])


def _figure_before(items: Sequence[Item], position: int) -> int | None:
    for item in reversed(items[max(position - 3, 0) : position]):
        if item.kind == FIGURE:
            return item.ref
        if item.kind in (STRONG, COMMA):
            return None
    return None


def _without_marker(text: str) -> str:
    return re.sub(r"^\s*(?:\(?\w{1,4}[.)]\s+|[-–•*]\s+)", "", text)


# ------------------------------------------------------------------ lists


def _aligned(sentence: Sentence, index: int) -> Governor | None:
    """Align "3,118 and 4,250 …, respectively" with "in 2016 and 2017"; "two further meetings, in A (2008) and B (2009)"."""
    if "respectively" in sentence.text[sentence.start : sentence.end]:
        for anchor in sentence.anchors:
            size = len(anchor.parts)
            if size > 1 and len(sentence.drafts) % size == 0:
                return Governor(anchor, "aligned", index % size)
    return _series(sentence, index)


def _series(sentence: Sentence, index: int) -> Governor | None:
    """Align "2014–2016: €1.10m, €1.25m and €1.25m": as many figures as years."""
    for anchor in sentence.anchors:
        start, end = anchor.span.start, anchor.span.end
        if anchor.role != IN or start is None or end is None or anchor.span.precision != "year":
            continue
        size = year_of(end) - year_of(start) + 1
        after = [number for number, draft in enumerate(sentence.drafts) if draft.mention.start > anchor.end]
        if not 1 < size == len(after) or index not in after or not re.match(r"\s?[:–]\s", sentence.text[anchor.end : anchor.end + 3]):
            continue
        gaps = [
            sentence.text[sentence.drafts[one].mention.end : sentence.drafts[two].mention.start]
            for one, two in zip(after, after[1:], strict=False)
        ]
        if all(re.fullmatch(r",?\s(?:and\s)?", gap) for gap in gaps):
            return Governor(anchor, "series", after.index(index))
    return None


def listed_after(sentence: Sentence, index: int) -> tuple[Anchor, ...]:
    """Return the years in brackets behind names after a figure that says how many there are; none where they differ."""
    draft = sentence.drafts[index]
    listed = tuple(
        anchor for anchor in sentence.anchors if anchor.role == LISTED and anchor.start > draft.mention.end
    )
    return listed if len(listed) > 1 and len(listed) == draft.number.value else ()


def is_in(anchor: Anchor) -> bool:
    """Tell whether an expression names the time itself and not an end of it."""
    return anchor.role in (IN, LISTED)
