"""Finds the names of countries, regions, cities and peoples in a text.

The names themselves are data (vocabulary ``places.tsv``, ``areas.tsv``, ``place_cues.toml``). Nothing here knows of
figures, or of the role that a name has in its sentence.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice

from iomstats.mentions.words import MONTHS
from iomstats.schema.vocabulary import read_table, read_toml


@dataclass(frozen=True, slots=True)
class Named:
    """A place that a text names.

    Attributes:
        start: Start of the name in the text.
        end: Its end.
        place: The common English name that the dataset gives: the country for a city.
        code: ISO 3166-1 alpha-3 or UN M49 code, None where neither standard has one.
        form: ``name`` (Syria), ``adjective`` (Syrian), ``people`` (Syrians) or ``area`` (Aleppo, Darfur).
        area: For a city or a part of a country its name as the vocabulary writes it.
        city: Whether ``area`` is a city.
        is_region: Whether the place is larger than a country.
    """

    start: int
    end: int
    place: str
    code: str | None
    form: str
    area: str | None = None
    city: bool = False
    is_region: bool = False


WORLD = (Named(0, 0, "World", "001", "world", is_region=True),)


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    place: str
    form: str
    area: str | None = None
    city: bool = False
    caution: bool = False


_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|\d+|[(),&/*]")
_GAPS = frozenset((" ", "-", "‐", "‑", "–", "", "\u00a0", ". ", ", ", " (", "'", "’"))
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}")
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central middle southeast southeastern northeast northwest "
    "sub former occupied greater".split()
)
_CAUTIOUS = re.compile(
    r"\b(?i:in|at|to|from|near|of|off|outside|leaving|left|across|cross(?:ed|es|ing)?|around)\s(?:the\s)?"
    r"(?:(?:city|town|port|capital|county|state)\sof\s)?$"
)
_MONEY = re.compile(r"\s?[$€£]|\s(?:dollars?|cents?)\b")
_NUMBER_BEFORE = re.compile(r"\d\s?$")
_ADDRESS = re.compile(r"@|\.(?:org|com|int|net)\b")
_COUNTRY_FOLLOWS = re.compile(r",\s[A-Z]")
_LABEL = 60  # characters up to which a text that opens with a name is a heading or the label of a row


@cache
def codes() -> Mapping[str, str | None]:
    """Return the code of every place of the vocabulary, None where there is none."""
    return {str(row["place"]): row["code"] for row in read_table("places")}


@cache
def _regions() -> frozenset[str]:
    return frozenset(str(row["place"]) for row in read_table("places") if row["kind"] == "region")


@cache
def cues() -> dict[str, frozenset[str]]:
    """Return the word lists of ``place_cues.toml``."""
    return {name: frozenset(words) for name, words in read_toml("place_cues").items()}


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    if word.isascii():
        return word.replace(".", "").lower()
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'").replace(".", ""))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def _entry(name: str, place: str, form: str, area: str | None = None) -> _Entry:
    words = _WORD.findall(name)
    plain = tuple(_plain(word) for word in words)
    return _Entry(plain, tuple(word[:1].isupper() for word in words), place, form, area)


@cache
def _index() -> dict[str, tuple[_Entry, ...]]:
    """Return the names by their first word, longest first."""
    entries = []
    for row in read_table("places"):
        place = str(row["place"])
        if place == "World":
            continue
        for column, form in (("place", "name"), ("names", "name"), ("adjectives", "adjective"), ("people", "people")):
            entries += [_entry(name, place, form) for name in (row[column] or "").split("|") if name]
    for row in read_table("areas"):
        entry = _entry(str(row["name"]), str(row["place"]), "area", row["name"])
        entries.append(replace(entry, city=row["kind"] == "city", caution=row["caution"] is not None))
    index: dict[str, list[_Entry]] = {}
    for entry in entries:
        index.setdefault(entry.words[0], []).append(entry)
    return {first: tuple(sorted(found, key=lambda entry: -len(entry.words))) for first, found in index.items()}


@lru_cache(maxsize=1024)
def find_named(text: str) -> tuple[Named, ...]:
    """Return the places that a text names, in order, without those inside the name of an organization or treaty.

    Example:
        >>> [(n.place, n.form) for n in find_named("Syrian refugees fled to the Republic of Korea and to Cairo.")]
        [('Syria', 'adjective'), ('South Korea', 'name'), ('Egypt', 'area')]
        >>> find_named("The European Commission and the Swiss Red Cross met.")
        ()
    """
    index = _index()
    found = []
    position = 0
    while (first := _candidates().search(text, position)) is not None:
        position = first.end()
        entries = index.get(_plain(first.group()))
        if entries is None:
            continue
        tokens = [(match.start(), match.end(), match.group()) for match in _following(text, first.start(), entries)]
        plain = tuple(_plain(word) for _, _, word in tokens)
        entry = next(
            (
                entry
                for entry in entries
                if plain[: len(entry.words)] == entry.words and _fits(text, tokens[: len(entry.words)], entry)
            ),
            None,
        )
        if entry is None:
            continue
        start, end = first.start(), tokens[len(entry.words) - 1][1]
        if not _inside_longer_name(text, start, end, entry):
            place = entry.place
            found.append(
                Named(start, end, place, codes()[place], entry.form, entry.area, entry.city, place in _regions())
            )
        position = end
    return tuple(_without_namesakes(text, found))


@cache
def _candidates() -> re.Pattern[str]:
    """Return the words with which a name can begin: those in capitals, and the few that some name has in lower case."""
    small = {entry.words[0] for entries in _index().values() for entry in entries if not entry.capitals[0]}
    lower = "|".join(sorted(re.escape(word) for word in small | _DIRECTIONS))
    return re.compile(rf"(?<![^\W\d_])(?<![^\W\d_]['’])(?=[^\W\d_a-z]|(?:{lower})(?![^\W\d_]))(?:{_WORD.pattern})")


def _following(text: str, start: int, entries: tuple[_Entry, ...]) -> Iterator[re.Match[str]]:
    """Return the words from a place on, as many as the longest of the entries has."""
    return islice(_WORD.finditer(text, start), len(entries[0].words))


_LISTED = frozenset((", ", " and ", ", and ", " or ", " ("))


def _without_namesakes(text: str, found: list[Named]) -> list[Named]:
    """Leave out a city whose country or state stands beside it and is another than the vocabulary knows.

    "Birmingham, Alabama" is not in the United Kingdom, "Hamilton, Canada" not in New Zealand; after a city or a state
    of the United States "Georgia" is the state. "Chile's Valparaíso" is where its owner is.
    """
    kept: list[Named] = []
    for named in found:
        last = kept[-1] if kept else None
        gap = text[last.end : named.start] if last is not None else ""
        if last is not None and named.area and last.form == "name" and not last.is_region and gap in ("'s ", "’s "):
            kept.append(replace(named, place=last.place, code=last.code))
            continue
        if last is not None and named.place == "Georgia" and last.area and last.code == "USA" and gap in _LISTED:
            if not last.city:
                kept.append(replace(last, start=named.start, end=named.end, area="Georgia"))
            continue
        beside = last is not None and last.city and text[last.end : named.start] in (", ", " (")
        if last is None or not beside or named.place == last.place:
            kept.append(named)
        elif (named.form == "area" and not named.city) or (named.form == "name" and _is_cautious(last)):
            kept[-1] = named
        else:
            kept.append(named)
    return kept


def _is_cautious(named: Named) -> bool:
    return any(
        entry.caution and entry.area == named.area for entry in _index().get(_plain(str(named.area)).split()[0], ())
    )


def _fits(text: str, tokens: list[tuple[int, int, str]], entry: _Entry) -> bool:
    """Whether the words are written as a name is: capitals where the name has them, but for "western Balkans"."""
    for (_, _, word), capital, plain in zip(tokens, entry.capitals, entry.words, strict=True):
        if capital and not word[0].isupper() and not (plain in _DIRECTIONS and len(entry.words) > 1):
            return False
    start, end = tokens[0][0], tokens[-1][1]
    if any(text[a[1] : b[0]] not in _GAPS for a, b in zip(tokens, tokens[1:], strict=False)):
        return False
    if len(tokens) == 1 and len(entry.words[0]) <= 4 and entry.capitals[0] and entry.words[0] in cues()["acronyms"]:
        if not _ACRONYM.fullmatch(text[start:end]):
            return False
        if text[start:end] == "GB" and _NUMBER_BEFORE.search(text, max(0, start - 4), start):
            return False
        if _MONEY.match(text, end) or text[max(0, start - 1) : start] in ("$", "/"):
            return False
    if _ADDRESS.match(text, end) or (entry.city and _is_acronym(text, start, end)):
        return False
    if not entry.caution:
        return True
    is_label = start == 0 and len(text) < _LABEL
    return is_label or bool(_CAUTIOUS.search(text[max(0, start - 60) : start]) or _COUNTRY_FOLLOWS.match(text, end))


def _is_acronym(text: str, start: int, end: int) -> bool:
    """Whether a short word in capitals among small letters is none of the cities: "GAO interviewed officials"."""
    if (
        start == 0
        or end - start > _LONGEST_ACRONYM
        or not text[start:end].isupper()
        or _COUNTRY_FOLLOWS.match(text, end)
    ):
        return False
    line = text.rfind("\n", 0, start) + 1
    return any(char.islower() for char in text[line:start][-_BESIDE:] + text[end : end + _BESIDE])


_LONGEST_ACRONYM, _BESIDE = 5, 20  # letters; characters beside it that show how the line is written
_GROUP = re.compile(r"\b(?:Group\sof\s(?:77|Seventy-seven)|G-?77)\s(?:and|plus|\+)\s$")
_RUN_LEFT = re.compile(r"(?:[A-Z][\w’'.&-]*,?\s(?:(?:of|for|and|on|to|against|de)\s(?:the\s)?)?){1,8}(?:the\s)?$")
_RUN_RIGHT = re.compile(r"(?:[\s-](?:(?:of|for|and|on|to|against|de|in)\s(?:the\s)?)?[A-Z][\w’'.&-]*){1,8}")
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})\.\s")
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_NO_FIRST_NAMES = _DIRECTIONS | _WEEKDAYS | MONTHS.keys()
_NAMED_BEFORE = re.compile(r"(?:\b(?!(?:in|at|to|from|near|of|around|for|into)\b)[a-z]+,?|[’”\"],?)\s[A-Z][a-z]+\s$")
_FIRST_NAME = re.compile(r"(?P<inside>\w,?\s)?(?<![\w.-])(?P<name>[A-Z][a-z]+\.?)\s$")


def _inside_longer_name(text: str, start: int, end: int, entry: _Entry) -> bool:
    """Whether the name is part of a longer one: an organization, a treaty, a sea, a person."""
    left = text[max(0, start - 120) : start]
    if _GROUP.search(left):
        return True
    return _begins_title(text, end) or _ends_person(left, entry) or _ends_title(left)


def _begins_title(text: str, end: int) -> bool:
    """Whether capitalized words after the name make it one of an organization: "African Union"."""
    run = _RUN_RIGHT.match(text, end)
    title = run.group() if run else ""
    for word in re.finditer(r"[A-Z][\w’']*", title):
        joined = word.start() > 6 and re.search(r"\b(?:in|and|for|to|on|against)\s", title[: word.start()])
        if _names_body(word.group()) and not joined:
            return True
    return False


def _ends_title(left: str) -> bool:
    """Whether capitalized words before the name make it one of an organization: "Bank of England"."""
    run = _RUN_LEFT.search(left)
    words = re.findall(r"[A-Z][\w’'-]*", _SENTENCE_END.split(run.group())[-1]) if run else []
    listed = re.search(r"(?:,|\band)\s(?:the\s)?$", left)
    return not listed and any(_names_body(word) for word in words)


def _names_body(word: str) -> bool:
    """Whether a capitalized word names an organization or a treaty: "Commission", "Protocols"."""
    lower = word.lower()
    return lower in cues()["organization_nouns"] or lower.removesuffix("s") in cues()["organization_nouns"]


def _ends_person(left: str, entry: _Entry) -> bool:
    """Whether a first name or a title before it makes the name a person's: "Michael Jordan"."""
    if entry.form == "adjective" or len(entry.words) > 1:
        return False
    first = _FIRST_NAME.search(left)
    if first is None:
        return False
    name = first.group("name").lower().rstrip(".")
    if entry.words[0] not in cues()["person_names"]:
        # "said Rosa Ibarra", but not "in Downtown Ibarra"
        return (
            entry.city and bool(_NAMED_BEFORE.search(left)) and name not in _NO_FIRST_NAMES | cues()["parts_of_cities"]
        )
    return name in cues()["titles"] or (bool(first.group("inside")) and name not in _NO_FIRST_NAMES)
