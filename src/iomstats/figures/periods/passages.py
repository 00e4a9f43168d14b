"""A sentence as the rules of time see it: its figures, time expressions and verbs, and how they stand to each other.

Which expression governs which figure is decided in ``governing.py``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from iomstats.figures.dates.model import Anchor, is_future
from iomstats.figures.dates.roles import BASE, LISTED, REFERENCE, compared_before
from iomstats.figures.model import Draft
from iomstats.figures.periods.islands import ITEM_MARKER, find_island
from iomstats.figures.periods.layouts import ANCHOR, COMMA, FIGURE, GROUP, STRONG, Item, Layout, lay_out
from iomstats.figures.words.hedges import FROM, HEDGES
from iomstats.figures.words.tenses import NO_VERB, Verb, find_verbs, has_verb, tense_at

REACH = 60
"""How many items a search looks past, so that a sentence of a thousand figures stays cheap."""

_OPENING = re.compile(
    r"(?i)\W*(?:and|but|while|whereas|yet|also|then|thus|however|alone|already|moreover|of\swhich|of\swhom|with)?\W*"
)
_CONJUNCTION = re.compile(r"(?i)(?:^|[\s,])(?:and|but|while|whereas)\s?$")
_TOOK_PLACE = re.compile(
    r"(?i)\s*(?:(?:which|that)\s(?:(?:was|were|had\sbeen)\s)?)?(?:[a-z]+ly\s)?"
    r"(?:held|made|taken|hosted|staged|convened|organi[sz]ed|implemented|performed|run|ran|undertaken|completed|ended|closed|concluded"
    r"|finished|lasted|celebrated|conducted|carried\sout|fielded|took\splace|done|administered|observed)\b"
)
_NAMING = re.compile(rf"(?i)\s(?:[\w’'()-]+\s){{1,7}}(?:of|was|is|at|stood\sat)\s{HEDGES}$")
_POSSESSED = re.compile(rf"[’']s\s{HEDGES}")
_REACHES = re.compile(
    r"(?i)\s(?:by\s[^\s,;]+\s(?:per\s?cent\s|percent\s|points?\s|million\s|billion\s)?)?(?:(?:up|down|on)\s)?to\s|,?\s(?:it|they|[a-z]+)(?:\s[a-z]+){0,2}?\s(?:has|have)\s(?:[a-z]+\s){1,3}to\s"
)
_FOUNDED = re.compile(
    r"(?i)\b(?:established|founded|created|launched|opened|set\sup|formed|started|begun|began|inaugurated"
    r"|signed|approved|adopted|agreed|awarded|introduced)\s(?:[a-z]+\s){0,3}$"
)
_ANAPHOR_AFTER = re.compile(
    r"(?i)\s?(?:[\w%-]+\s){0,3}?of\s(?:(?:these|them|whom|which)\b|the\slatter\b|(?:it|those)\b(?!\s(?:who|that|which|with|without|in|on|at|from|aged|[a-z]+(?:ed|ing)|of)\b)(?=\W|\s[a-z]))"
)
_ANAPHOR_BEFORE = re.compile(
    r"(?i)\bof\s(?:these|those|them|whom|which),?\s"
    rf"{HEDGES}$"
    r"|^\W*(?:that|this|these|those|they|their|the\s(?:figure|number|total|result|increase|decrease|rise|fall|change|difference|growth))\s"
    r"(?:is|are|was|were|represents?|means?|amounts?|equals?|compares?|corresponds?|includ(?:es?|ed)|comprised?)\b"
)
_BARE_SHARE = re.compile(r"(?i)\s(?:are|were|is|was|had|have|came|come|said|did|do)\b")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a flow; all positions are those of the flow's reading text.

    Attributes:
        text: The text of the flow.
        start: Where the sentence begins.
        end: Where it ends.
        drafts: Its figures, in order.
        anchors: Its time expressions, in order.
        date: The date of the document.
    """

    text: str
    start: int
    end: int
    drafts: Sequence[Draft]
    anchors: Sequence[Anchor]
    date: str | None

    # what is asked of a sentence again and again is worked out once

    @cached_property
    def layout(self) -> Layout:
        """Its brackets and breaks."""
        figures = [(draft.mention.start, draft.mention.end) for draft in self.drafts]
        return lay_out(self.text, self.start, self.end, figures, [(one.phrase, one.end) for one in self.anchors])

    @cached_property
    def verbs(self) -> tuple[Verb, ...]:
        """Its finite verbs."""
        return find_verbs(self.text, self.start, self.end)

    @cached_property
    def facts(self) -> tuple["AnchorFacts", ...]:
        """What is known of each time expression from its place."""
        return tuple(_facts(self, number) for number in range(len(self.anchors)))

    @cached_property
    def zones(self) -> tuple[bool, ...]:
        """For each figure whether it is what something else is compared with: "up from 8,000", "against 1,838"."""
        return tuple(_in_base_zone(self, index) for index in range(len(self.drafts)))

    @cached_property
    def tenses(self) -> tuple[str, ...]:
        """For each figure the tense of its clause."""
        return tuple(
            tense_at(self.text, self.verbs, *clause(self, index), *self.span(index))
            for index in range(len(self.drafts))
        )

    def span(self, index: int) -> tuple[int, int]:
        """Return where a figure stands."""
        mention = self.drafts[index].mention
        return mention.start, mention.end

    def items(self, kind: str, ref: int) -> tuple[tuple[Item, ...], int]:
        """Return the items beside a figure or expression in its brackets, and its index among them."""
        place = self.layout.places[kind, ref]
        return self.layout.groups[place.group], place.index

    def tense(self, index: int) -> str:
        """Return the tense of a figure's clause, of the whole sentence where the clause has no verb."""
        found = self.tenses[index]
        return found if found != NO_VERB else tense_at(self.text, self.verbs, self.start, self.end, *self.span(index))

    def is_future(self, anchor: Anchor) -> bool:
        """Tell whether an expression lies after the document's year."""
        return is_future(anchor.span, self.date)

    def is_past(self, anchor: Anchor) -> bool:
        """Tell whether an expression lies before the document's year, or the document has no date."""
        return self.date is None or (anchor.span.end or "9999")[:4] < self.date[:4]

    def is_main(self, number: int) -> bool:
        """Tell whether an expression stands outside brackets."""
        return self.layout.places[ANCHOR, number].group == 0


@dataclass(frozen=True, slots=True)
class AnchorFacts:
    """What is known of a time expression from its place in the sentence.

    Attributes:
        leading: It opens its clause and so governs what follows.
        island: The stretch between commas that a participle or relative pronoun opens and that keeps its time.
        event: Whether the island tells when its noun took place ("the survey, carried out in 2016, covered 300 homes"),
            which is also the time of what is told of it in the past.
        bound: The one figure that a year before a noun dates: "the 2005 figure of 195 million".
        starter: The figure of which it dates only the start: "from 2.5 million twenty years ago to 23 million".
    """

    leading: bool
    island: tuple[int, int] | None
    event: bool
    bound: int | None
    starter: int | None


def clause(sentence: Sentence, index: int) -> tuple[int, int]:
    """Return the stretch around a figure up to the nearest strong breaks in its brackets."""
    items, position = sentence.items(FIGURE, index)
    low, high = _group_start(sentence, sentence.layout.places[FIGURE, index].group), sentence.end
    for item in reversed(items[max(position - REACH, 0) : position]):
        if item.kind == STRONG:
            low = item.end
            break
    for item in items[position + 1 : position + 1 + REACH]:
        if item.kind == STRONG:
            high = item.start
            break
    return low, high


def is_anaphoric(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure counts a part of what was counted before ("half of them", "of these, 12")."""
    start, end = sentence.span(index)
    before = sentence.text[max(sentence.start, start - 60) : start]
    after = sentence.text[end : min(sentence.end, end + 40)]
    if is_bare_share(sentence, index):
        return True
    return _ANAPHOR_AFTER.match(after) is not None or _ANAPHOR_BEFORE.search(before) is not None


def is_bare_share(sentence: Sentence, index: int) -> bool:
    """Tell whether a sentence opens with a share of nothing that it names: "One in three was a child"."""
    start, end = sentence.span(index)
    if sentence.drafts[index].measure != "share" or start - sentence.start >= 30:
        return False
    return _BARE_SHARE.match(sentence.text, end, min(sentence.end, end + 40)) is not None


_LABEL = re.compile(r"\W*[A-Z][^.;:?!]{0,60}:\s")


def is_labelled(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure stands without a verb behind the label of a line: "Exports: USD 5.6 billion, down 2%"."""
    label = _LABEL.match(sentence.text, sentence.start, sentence.end)
    if label is None or label.end() > sentence.span(index)[0] or not sentence.drafts:
        return False
    close = sentence.drafts[0].mention.start - label.end() < 25
    return close and not has_verb(sentence.verbs, label.end(), sentence.end)


def is_closed(sentence: Sentence) -> bool:
    """Tell whether a sentence ends with a full stop; a line that does not is a label or item, however long."""
    return sentence.text[sentence.start : sentence.end].rstrip(" \n”\"’')").endswith((".", "!", "?"))


def founded_in(sentence: Sentence, index: int) -> str | None:
    """Return when the subject of a figure's clause began: "the Centre, established in 2009, has trained 2,480"."""
    start, _ = sentence.span(index)
    for number, anchor in enumerate(sentence.anchors[:REACH]):
        island = sentence.facts[number].island
        if island is None or island[1] > start or anchor.span.start is None:
            continue
        if _FOUNDED.search(sentence.text, max(sentence.start, anchor.phrase - 60), anchor.phrase):
            return anchor.span.start
    return None


def lone_anchor(sentence: Sentence, group: int) -> Anchor | None:
    """Return the expression of brackets that hold no figure: "300 projects (in 2009)"."""
    items = sentence.layout.groups[group]
    found = [sentence.anchors[item.ref] for item in items[:REACH] if item.kind == ANCHOR]
    if len(found) != 1 or any(item.kind in (FIGURE, GROUP) for item in items):
        return None
    if re.match(r"\s?:", sentence.text[found[0].end : found[0].end + 2]):
        return None  # "(2019: none)" says what it was then
    return found[0] if found[0].role not in (REFERENCE, LISTED, BASE) else None


# ------------------------------------------------------------------ places of expressions


def _facts(sentence: Sentence, number: int) -> AnchorFacts:
    items, position = sentence.items(ANCHOR, number)
    before = items[position - 1] if position else None
    after = items[position + 1] if position + 1 < len(items) else None
    low = _comma_start(sentence, ANCHOR, number)
    island = find_island(sentence.text, sentence.verbs, items, position, low, (sentence.start, sentence.end))
    event = island is not None and _TOOK_PLACE.match(sentence.text, island[0], items[position].start) is not None
    return AnchorFacts(
        _is_leading(sentence, number, items, position),
        island,
        event,
        after.ref if after is not None and after.kind == FIGURE and _binds(sentence, number, after.ref) else None,
        before.ref if before is not None and before.kind == FIGURE and _starts(sentence, number, before.ref) else None,
    )


def _is_leading(sentence: Sentence, number: int, items: Sequence[Item], position: int) -> bool:
    item, previous = items[position], items[position - 1] if position else None
    low = previous.end if previous else _group_start(sentence, sentence.layout.places[ANCHOR, number].group)
    between = sentence.text[low : item.start]
    lonely = _lonely_figure(items, position)
    told = (  # "they were 40 a decade earlier: …", but not "places offered in the preceding year: 300"
        sentence.anchors[number].span.kind == "same"
        and not _OPENING.fullmatch(between)
        and any(one.kind == FIGURE for one in items[max(position - REACH, 0) : position])
    )
    if re.match(r"\s?[:–—]\s", sentence.text[item.end : item.end + 3]) and not lonely and not told:
        return True
    if previous is None or previous.kind == STRONG:
        return _OPENING.fullmatch(ITEM_MARKER.sub("", between, count=1)) is not None
    if previous.kind == COMMA and not _OPENING.fullmatch(between):
        return False
    if previous.kind == COMMA and sentence.text[item.end : item.end + 1] == "," and lonely:
        return False
    if previous.kind != COMMA and not _CONJUNCTION.search(between):
        return False
    return _governs_next(sentence, items, position)


def _lonely_figure(items: Sequence[Item], position: int) -> bool:
    """Tell whether a figure stands before an expression in its clause with no other expression before it."""
    found = False
    for item in reversed(items[max(position - REACH, 0) : position]):
        if item.kind in (STRONG, ANCHOR):
            return found and item.kind == STRONG
        found = found or item.kind == FIGURE
    return found


def _governs_next(sentence: Sentence, items: Sequence[Item], position: int) -> bool:
    """Tell whether the figure after an expression has none of its own behind it."""
    for offset, item in enumerate(items[position + 1 : position + 1 + REACH], position + 1):
        if item.kind in (ANCHOR, STRONG):
            return False
        if item.kind == FIGURE:
            for later in items[offset + 1 : offset + 1 + REACH]:
                if later.kind in (COMMA, STRONG, FIGURE):
                    return True
                if later.kind == ANCHOR and sentence.anchors[later.ref].role not in (REFERENCE, LISTED):
                    return False
            return True
    return False


def _binds(sentence: Sentence, number: int, figure: int) -> bool:
    one = sentence.anchors[number]
    if _POSSESSED.fullmatch(sentence.text, one.end, sentence.span(figure)[0]):
        return True  # "the previous year's 16,823"
    if not re.search(r"(?i)\b(?:the|its|their|a)\s$", sentence.text[max(one.start - 6, 0) : one.start]):
        return False
    start, _ = sentence.span(figure)
    return start - one.end < 120 and _NAMING.fullmatch(sentence.text, one.end, start) is not None


def _starts(sentence: Sentence, number: int, figure: int) -> bool:
    start, _ = sentence.span(figure)
    end = sentence.anchors[number].end
    if not FROM.search(sentence.text, max(sentence.start, start - 40), start):
        return False
    return _REACHES.match(sentence.text, end, min(end + 60, sentence.end)) is not None


def _in_base_zone(sentence: Sentence, index: int) -> bool:
    start, _ = sentence.span(index)
    low = max(_comma_start(sentence, FIGURE, index), start - 120)
    joined = [one.start for one in sentence.verbs if low < one.start < start and not one.weak]
    low = max([low, *(one for one in joined if sentence.text[one - 5 : one] == " and ")])  # "… and pays for 182 posts"
    return compared_before(sentence.text[low:start])


def _comma_start(sentence: Sentence, kind: str, ref: int) -> int:
    items, position = sentence.items(kind, ref)
    for item in reversed(items[max(position - REACH, 0) : position]):
        if item.kind in (COMMA, STRONG):
            return item.end
    return _group_start(sentence, sentence.layout.places[kind, ref].group)


def _group_start(sentence: Sentence, group: int) -> int:
    parent = sentence.layout.parents[group]
    return sentence.start if parent is None else sentence.layout.groups[parent.group][parent.index].end
