"""Tells the country of a paper that names no country above its text: from its dateline, its signature, its places.

A text that speaks of Cebu, Ormoc and Tacloban takes it as known that it is about the Philippines. Asked only where
neither the sentence nor what stands around it tells a place; knows nothing of figures.
"""

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from iomstats.documents.model import Document
from iomstats.figures.places.gazetteer import Named, codes, cues, find_named
from iomstats.figures.places.reach import is_venue
from iomstats.figures.places.roles import BARE, DESTINATION, PEOPLE, SCENES
from iomstats.figures.places.sites import dateline, find_sites

_OPENING_FLOWS = 3  # a dateline stands at most below a heading and a subheading
_LOOKED_AT = 60  # flows whose places are counted
_LONGEST = 12_000  # characters of a paper that may be about one country and never say so above its text
_PART = 2  # a part of a country, named as known and not beside it, tells more than the country's name
_PARTS = 2  # of which so many are named
_LEAST = 4  # so many votes make a home
_AGAIN = 2  # so many sentences are set in the country of which a paper speaks
_OPENING_SENTENCES = 4  # of which one is among the first
_LEAD = 2  # times as many as all other countries have


def dated_in(document: Document) -> tuple[Named, ...]:
    """Return the country of the city in which a report is dated, but for cities where organizations sit."""
    for flow in document.flows[:_OPENING_FLOWS]:
        end = dateline(flow.text)
        for named in find_named(flow.text[:end]):
            if (named.area or "").lower() not in cues()["dateline_seats"]:
                return (named,)
    return ()


def home_of(document: Document) -> tuple[Named, ...]:
    """Return the country in which a paper was written, or whose parts it names as known.

    Example:
        "Cebu added 900 jobs and Davao 400. In Iloilo …" is about the Philippines.
    """
    return dated_in(document) or _signed_in(document.flows[-1].text) or _voted(document)


def _signed_in(line: str) -> tuple[Named, ...]:
    """Return the country of the place with which a report is signed at its end: "Turkana county, Kenya, May 2020"."""
    if not _SIGNED.fullmatch(line):
        return ()
    named = {
        place.place: place for place in find_named(line) if (place.area or "").lower() not in cues()["dateline_seats"]
    }
    return tuple(named.values()) if len(named) == 1 else ()


_SIGNED = re.compile(r"[A-Z][^.;:\d]{2,50},\s(?:\d{1,2}\s)?[A-Z][a-z]+,?\s\d{4}\.?")


def _voted(document: Document) -> tuple[Named, ...]:
    """Return the country of which a short paper names parts, in several places, and hardly any other country."""
    titled = {named.place for named in find_named(document.title or "") if not named.is_region}
    if len(document.text) > _LONGEST or len(titled) > 1:
        return ()
    flows = tuple((flow.text, tuple(flow.sentences)) for flow in document.flows[:_LOOKED_AT] if flow.cell is None)
    return _most_named(flows) or _spoken_of(flows)


def _sentence(sentences: tuple[tuple[int, int], ...], position: int) -> int:
    return bisect_right([start for start, _ in sentences], position)


@lru_cache(maxsize=64)
def _most_named(flows: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]) -> tuple[Named, ...]:
    votes: Counter[str] = Counter()
    parts: dict[str, set[str]] = {}
    for text, sentences in flows:
        here: set[str] = set()
        named_in = {(_sentence(sentences, named.start), named.place) for named in find_named(text) if not named.area}
        for site in find_sites(text, sentences):
            if site.role not in SCENES | {BARE, DESTINATION} or is_venue(text, site.start - 90, site, bare_city=False):
                continue
            for named in site.named:
                if named.is_region:
                    continue
                beside = (_sentence(sentences, named.start), named.place) in named_in
                if named.area is None or beside or named.area.lower() in cues()["dateline_seats"]:
                    here.add(named.place)
                elif named.area not in parts.setdefault(named.place, set()):
                    parts[named.place].add(named.area)
                    votes[named.place] += _PART
        votes.update(here)
    [(place, first)] = votes.most_common(1) or [("", 0)]
    if first < max(_LEAST, _LEAD * (votes.total() - first)) or len(parts.get(place, ())) < _PARTS:
        return ()
    return (Named(0, 0, place, codes()[place], "name"),)


@lru_cache(maxsize=64)
def _spoken_of(flows: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]) -> tuple[Named, ...]:
    """Return the country in which a paper is set from its beginning and again later, and hardly any other one."""
    votes: Counter[str] = Counter()
    peoples: Counter[str] = Counter()
    opening: set[str] = set()
    before = 0
    for text, sentences in flows:
        sites = [site for site in find_sites(text, sentences) if site.role in SCENES | {BARE, DESTINATION}]
        peoples.update(site.text for site in find_sites(text, sentences) if site.role == PEOPLE)
        for start, end in sentences:
            inside = [site for site in sites if start <= site.start < end]
            inside = [site for site in inside if not is_venue(text, start, site, bare_city=False)]
            here = {named.place for site in inside for named in site.named if not named.is_region}
            votes.update(here)
            if before < _OPENING_SENTENCES:
                opening |= {named.place for site in inside if site.role in SCENES for named in site.named}
            before += 1
    [(place, first)] = votes.most_common(1) or [("", 0)]
    others = [votes[other] + count for other, count in peoples.items() if other != place]
    if place not in opening or first < max(_AGAIN, _LEAD * max(votes.total() - first, *others, 0)):
        return ()
    return (Named(0, 0, place, codes()[place], "name"),)
