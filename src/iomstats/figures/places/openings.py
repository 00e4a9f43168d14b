"""Finds the lines and the sentence with which a document opens, and the one place that they make its subject.

What a title names is read in ``backgrounds.py``; nothing here knows of figures.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from iomstats.documents.model import HEADING, LIST_ITEM, PARAGRAPH, Document, Flow
from iomstats.figures.places.gazetteer import WORLD, Named, cues, find_named
from iomstats.figures.places.reach import BACK_THEN, is_venue
from iomstats.figures.places.roles import DESTINATION, EXAMPLE, ORIGIN, PEOPLE, SCENES
from iomstats.figures.places.sites import find_sites

_LINES = 5  # a title, a subtitle, a symbol, a date, a place
_LONGEST, _SHORT = 120, 60  # characters of a heading, and of another line of a title
_SECTION = 400  # flows back in which the heading of another section is looked for
_FLOWS, _LEAST = 8, 40  # flows in which the first sentence is looked for, and its least length
_LOOKED_AT = 20_000  # characters of a document in which another country may be named
_FROM = frozenset((ORIGIN, PEOPLE, EXAMPLE))  # other countries as which nothing is told of them
_TELLING = SCENES | {DESTINATION}
_LABELLED_SENTENCES = 2  # the label, and what it is of
_NUMBERED = re.compile(r"\W*(?:\d{1,2}|[IVXLC]{1,5}|[A-Za-z])\s?[.)]\s")
_PROSE = re.compile(r"[.!?;]\W*$|[.!?]\s+[A-Z][a-z]+\s[a-z]")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_LABELLED = re.compile(r":\s+\W?\d")  # "Wells built: 34" is no headline
_SMALL_WORDS = re.compile(r"(?i)\b(?:the|of|and|in|for|country|republic)\b|[\W\d_]+")


def title_lines(document: Document, index: int) -> tuple[str, ...]:
    """Return the titles above a flow: the one that its document was given, then the lines that it opens with.

    A line that names a place and nothing else holds up to the next one of its kind: it heads a section.
    """
    given = (document.title,) if document.title else ()
    opening: list[str] = []
    for flow in document.flows[:_LINES]:
        if not _is_line(flow):
            break
        opening.append(flow.text)
    if document.title and not any(_repeats(line, document.title) for line in opening):
        return given
    if opening and _is_bare_place(opening[0]) and _is_over(document.flows[max(1, index - _SECTION) : index]):
        return given
    return (*given, *opening)


def opening_label(flow: Flow) -> tuple[Named, ...]:
    """Return the country or region that labels a paragraph: "Ghana. Cocoa brought in 2 billion dollars."."""
    if len(flow.sentences) < _LABELLED_SENTENCES:
        return ()
    first = flow.text[slice(*flow.sentences[0])].strip()
    if len(first) > _SHORT or not first.endswith((".", ":")) or not _is_bare_place(first):
        return ()
    named = tuple(named for named in find_named(first) if named.form == "name")
    return named if len(named) == 1 else ()


def topic(document: Document, index: int) -> tuple[Named, ...]:
    """Return the country that the first sentence of a document tells of, and no other sentence leaves; or the world.

    It is asked for a later flow of the document, as the sentence itself says what its own figures are about; or for a
    headline above it, which says the same in short.
    """
    line = document.flows[index]
    headline = index < _LINES and line.kind == HEADING and not _LABELLED.search(line.text)
    for flow in document.flows[: _FLOWS if headline else min(index, _FLOWS)]:
        if flow.kind in (PARAGRAPH, LIST_ITEM) and flow.cell is None and flow.sentences:
            long = ((start, end) for start, end in flow.sentences if end - start > _LEAST)
            start, end = next(long, (0, 0))
            if end and flow.text[end - 1] in ".!?":
                return _topic(document.text[:_LOOKED_AT], flow.text[start:end])
    return ()


@lru_cache(maxsize=64)
def _topic(text: str, sentence: str) -> tuple[Named, ...]:
    sites = [site for site in find_sites(sentence, ((0, len(sentence)),)) if site.role in _TELLING]
    sites = [site for site in sites if not BACK_THEN.search(sentence, 0, site.start)]
    if any(is_venue(sentence, 0, site, bare_city=False) for site in sites):
        return ()
    names = {place.place: place for site in sites for place in site.places}
    if not names and not find_named(sentence) and any(stock in sentence.lower() for stock in cues()["world_stocks"]):
        return WORLD
    if len(names) != 1:
        return ()
    [(name, place)] = names.items()
    if place.form == "world":
        return (place,)
    others = {
        named.place
        for site in find_sites(text, ())
        if site.role not in _FROM
        for named in site.named
        if not named.is_region
    }
    return (place,) if not place.is_region and others == {name} else ()


def _is_line(flow: Flow) -> bool:
    if flow.cell is not None or len(flow.text) > _LONGEST or _NUMBERED.match(flow.text):
        return False
    return flow.kind == HEADING or (flow.kind == PARAGRAPH and len(flow.text) < _SHORT and not _PROSE.search(flow.text))


def _repeats(line: str, title: str) -> bool:
    """Whether a line says in much the same words what the given title says."""
    said, titled = (set(_WORDS.findall(text.lower())) for text in (line, title))
    return 2 * len(said & titled) > len(said)


def _is_over(flows: Sequence[Flow]) -> bool:
    """Whether another heading behind the first names a place and nothing else."""
    return any(flow.kind == HEADING and _is_bare_place(flow.text) for flow in flows)


def _is_bare_place(line: str) -> bool:
    named = find_named(line)
    rest = line
    for name in named:
        rest = rest.replace(line[name.start : name.end], "")
    return bool(named) and not _SMALL_WORDS.sub("", rest)
