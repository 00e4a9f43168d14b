"""Finds what a flow is about from what stands around it: its list, its headings, the title, its row and columns.

What the sentence of a figure says comes first and is read in ``places.py``.
"""

import re
from collections.abc import Sequence

from iomstats.documents.model import LIST_ITEM, Cell, Document, Flow
from iomstats.figures.model import Draft, Scene
from iomstats.figures.places.gazetteer import WORLD, Named, cues, find_named
from iomstats.figures.places.homes import dated_in, home_of
from iomstats.figures.places.institutions import country_of_institutions, country_of_office
from iomstats.figures.places.openings import title_lines, topic
from iomstats.figures.places.reach import BACK_THEN, is_venue
from iomstats.figures.places.roles import BARE, DATELINE, DESTINATION, EXAMPLE, GIVER, ORIGIN, PEOPLE, SCENES
from iomstats.figures.places.sites import find_sites
from iomstats.figures.tables.notes import caption_before, fieldwork_line


def background(draft: Draft) -> tuple[Named, ...]:
    """Return the one place that the list, the headings or the title around a figure are about, else nothing."""
    above = (_list_lead(draft.scene), caption_before(draft.scene), *headings(draft.scene))
    peoples: tuple[Named, ...] = ()
    for text in above:
        places = subject_of(text) if text else ()
        if places and text == draft.scene.document.title and _is_only_title(draft.scene.document, places):
            continue
        if places and text and _is_of_people(text):
            peoples = peoples or places
        elif places:
            return places
        elif text and _names_several(text):
            return ()
    told = _of_first_item(draft.scene)
    if told:
        return told
    office = _of_office(draft.scene)
    if office or peoples:
        return office or peoples
    return WORLD if any(text and _GLOBAL.search(text) for text in above) else ()


def _is_only_title(document: Document, places: tuple[Named, ...]) -> bool:
    """Whether a report dated in another country never names the place of its title: it is a mere headline word."""
    dated = {named.place for named in dated_in(document)}
    titled = {named.place for named in places}
    return bool(dated) and not titled & (dated | {named.place for named in find_named(document.text[:_LOOKED_AT])})


_LOOKED_AT = 20_000  # characters of a report in which the place of its title may be named


def _of_office(scene: Scene) -> tuple[Named, ...]:
    """Return the country of the office that a title names, or of the institutions of which the text speaks."""
    offices = (country_of_office(title) for title in title_lines(scene.document, scene.flow_index))
    return next((office for office in offices if office), ()) or country_of_institutions(scene.document.text)


def _is_of_people(heading: str) -> bool:
    """Whether a heading names the people counted, "EU citizens", and no country: they may be anywhere."""
    sites = find_sites(heading, ((0, len(heading)),))
    return bool(sites) and all(site.role == PEOPLE for site in sites)


def _names_several(text: str) -> bool:
    """Whether a heading is about several countries, so that the one of the title does not hold below it."""
    sites = [site for site in find_sites(text, ((0, len(text)),)) if site.role in SCENES or site.role == BARE]
    return len({place.place for site in sites for place in site.places if not place.is_region}) > 1


def told_before(scene: Scene) -> tuple[Named, ...]:
    """Return the one country that the text before a paragraph is about; or the world."""
    return _paragraphs_before(scene) or topic(scene.document, scene.flow_index)


def _paragraphs_before(scene: Scene) -> tuple[Named, ...]:
    """Return the one country that the paragraphs just before speak of; nothing where they speak of several."""
    flows, index = scene.document.flows, scene.flow_index
    if flows[index].kind == LIST_ITEM:
        return ()
    named: dict[str, Named] = {}
    weight = 0
    near = flows[max(0, index - _PARAGRAPHS) : index]
    if any(flow.cell is not None for flow in near):
        near = flows[max(0, index - _CELLS) : index]
    before = [flow for flow in near if flow.cell is None][-_PARAGRAPHS:]
    for flow in before:
        if flow.kind == LIST_ITEM or flow.section != flows[index].section or flow.part != flows[index].part:
            continue
        for site in find_sites(flow.text, flow.sentences):
            then = BACK_THEN.search(flow.text, max(0, site.start - 150), site.start)
            if site.role in SCENES and not then and not is_venue(flow.text, site.start - 90, site, bare_city=False):
                named.update((place.place, place) for place in site.places)
                start = flow.sentence_at(site.start)[0]
                weight += _SETS if start == 0 and site.start <= _OPENS else 1
    lone = len(named) == 1 and not any(place.is_region for place in named.values())
    return tuple(named.values()) if lone and weight >= _SETS else ()


_CELLS = 80  # cells of a table and paragraphs that are looked at before a paragraph
_SETS = 2  # a place said once in passing does not set the scene of the next paragraph
_OPENS = 45  # characters into its paragraph at which a place starts that does
_PARAGRAPHS = 3  # how many paragraphs back a country is looked for
_GLOBAL = re.compile(
    r"(?i:\bglobal\s(?:[a-z]+\s){0,2}(?:trends?|estimates?|overview|outlook|figures|statistics|index|population|displacement|"
    r"migration|snapshot|survey|remittances|numbers|hunger|poverty|economy|needs|monitoring|report|facts)\b)|(?i:\bworld-?wide\b|\bin\sthe\sworld\b|"
    r"\b(?:around|across)\sthe\s(?:world|globe)\b|\bthe\sworld['’]s\b|\bworld\smigration\b|\bworld\s(?:[a-z]+\s){1,2}(?:reports?|outlook|survey|atlas)\b|\binternational\smigration\s(?:report|outlook|trends?|stocks?)\b)"
)


def headings(scene: Scene) -> tuple[str | None, ...]:
    """Return the headings above a flow, innermost first, then the titles of its part or document."""
    flow = scene.flow
    titles = (
        title_lines(scene.document, scene.flow_index) if flow.part is None else (flow.part.title, scene.document.title)
    )
    return (*reversed(flow.section), *titles)


def _list_lead(scene: Scene) -> str | None:
    """Return what introduces a list item."""
    flow = scene.flow
    return flow.lead if flow.kind == LIST_ITEM else None


def _of_first_item(scene: Scene) -> tuple[Named, ...]:
    """Return the country that the first item of a list names, if none of the others before an item names another."""
    flows, index = scene.document.flows, scene.flow_index
    first = index
    while first > 0 and flows[first - 1].kind == LIST_ITEM and flows[first - 1].section == flows[index].section:
        first -= 1
    if first == index or flows[index].kind != LIST_ITEM:
        return ()
    opening = flows[first]
    if any(site.role in (DESTINATION, ORIGIN) for site in find_sites(opening.text, opening.sentences)):
        return ()
    country = subject_of(opening.text)
    named = {place.place for flow in flows[first:index] for place in find_named(flow.text)}
    return country if len(named) == 1 and country and not country[0].is_region else ()


def subject_of(text: str) -> tuple[Named, ...]:
    """Return the one country, else the one region, that a heading or title names; nothing where it names several.

    Example:
        >>> [named.place for named in subject_of("Humanitarian emergency on the Egyptian border: update")]
        ['Egypt']
        >>> subject_of("Returns from Serbia and Kosovo")
        ()
    """
    text = _PAPERS.sub(lambda paper: paper.group().lower(), text)
    named = {
        place.place: place
        for site in find_sites(text, ((0, len(text)),))
        if site.role not in (GIVER, EXAMPLE, DATELINE) or site.lead == "border"
        if not (site.role == PEOPLE and _ELSEWHERE.search(site.noun))
        if site.role not in (DESTINATION, ORIGIN)
        or not (_LEAVING.search(text, 0, site.start) or _FROM_THERE.search(text, 0, site.start))
        for place in site.places
        if place.form != "world"
    }
    countries = [place for place in named.values() if not place.is_region]
    kept = countries or list(named.values())
    if len(countries) > 1 and _COUNTRY_LIST.match(text):
        return tuple(countries)
    if len(countries) > 1:
        kept = [place for place in countries if place.form != "name" or not _ITS_REFUGEES.match(text, place.end)]
    return tuple(kept) if len(kept) == 1 else ()


# what a title says of the paper itself; in capitals it would make a name of what stands before it: "Yemen Report"
_PAPERS = re.compile(r"(?i)\b(?:report|review|press|journal|handbook|directive)s?\b(?!\sof\b)")
_WORLD_LABEL = re.compile(
    r"(?i)^\W*(?:memo(?:randum)?(?:\sitems?)?\W\s)?(?:(?:the\s)?(?:whole\s)?world|global(?:ly)?|world-?wide)(?:\s(?:grand\s)?totals?|\saverage)?\W*$"
)
_ELSEWHERE = re.compile(
    r"(?i)\b(?:refugees?|asylum|diaspora|expatriates?|emigrants?)\b"
)  # people who are not where they are from
_ITS_REFUGEES = re.compile(r"(?i)\s(?:refugees?|migrants?|asylum)\b")  # "Chad: Sudan refugee situation"
_FROM_THERE = re.compile(
    r"(?i)\b(?:refugees|migrants|nationals|people|emigrants|asylum[-\s]seekers|arrivals|exodus|flight|influx|movements?|outflows?|"
    r"deportations?|deportees|expulsions?)"
    r"\sfrom\s(?:the\s)?$"
)
_COUNTRY_COLUMN = re.compile(
    r"(?i)^\W*(?:(?:host\s)?countr(?:y|ies)|nation|territory|state|region|location)(?:\s(?:or|of|and)\s[a-z]+)?\W*$"
)
_COUNTRY_LIST = re.compile(
    r"(?i)^\W*(?:[a-z]+\s)?countr(?:y|ies)(?:\s[a-z]+){0,2}\s?[:–—]\s"
)  # "Countries covered: Togo, Benin"
_LEAVING = re.compile(r"(?i)\b(?:resettle\w*|departures?|moved|moving|relocat\w+|transfers?)\b")
_TOTAL = re.compile(
    r"(?i)^\W*(?:grand\s|sub-?\s?)?totals?\b|^\W*(?:all|world|of\swhich|rest\sof|other|unknown|not\s)\b"
)


def cell_places(draft: Draft) -> tuple[Named, ...]:
    """Return the place of a table cell: its row, else its column, else what the table is about."""
    cell = draft.scene.flow.cell
    if cell is None:
        return ()
    dimension = label_dimension(draft.scene)
    if dimension == "destination":
        return ()
    if dimension is None:
        beside = country_beside(draft.scene)
        if beside:
            return beside
        for text in (*row_texts(draft.scene), *reversed(cell.column_headers)):
            if is_world(text):
                return WORLD
            # the headers of data files are written small: "italy"
            names = find_named(text.title() if text == text.lower() else text)
            named = tuple(place for place in names if not place.is_region or not _TOTAL.match(text))
            countries = tuple(place for place in named if place.form != "area")
            if countries and not re.match(r"(?i)\W*of\swhich\b", text):
                return countries
    for above in (cell.caption, fieldwork_line(draft.scene), *headings(draft.scene)):
        places = subject_of(above) if above else ()
        if places:
            return places
    document = draft.scene.document
    about = _of_office(draft.scene) or topic(document, draft.scene.flow_index) or home_of(document)
    return tuple(place for place in about if not place.is_region)


def country_beside(scene: Scene) -> tuple[Named, ...]:
    """Return the country that another cell of the row names, in a column headed "Country"."""
    flows, cell = scene.document.flows, scene.flow.cell
    for index in range(scene.flow_index - 1, -1, -1):
        other = flows[index].cell
        if cell is None or other is None or other.row != cell.row:
            break
        if any(_COUNTRY_COLUMN.match(header) for header in other.column_headers):
            named = find_named(flows[index].text)
            return named if len(named) == 1 else ()
    return ()


def is_world(label: str) -> bool:
    """Return whether a row or column is the one of the whole world.

    Example:
        >>> [is_world(label) for label in ("World", "World total", "World Bank")]
        [True, True, False]
    """
    return _WORLD_LABEL.match(label) is not None


def row_texts(scene: Scene) -> tuple[str, ...]:
    """Return what names a row: its label, the groups above it, and where the label is a rank, the cells beside it."""
    cell = scene.flow.cell
    if cell is None:
        return ()
    labels = [text for text in (cell.row_label, *reversed(cell.row_label_path)) if text]
    if any(re.search(r"[^\W\d]{2}", label) for label in labels):
        return tuple(dict.fromkeys(labels))
    beside = []
    for index in range(scene.flow_index - 1, -1, -1):
        other = scene.document.flows[index]
        if other.cell is None or other.cell.row != cell.row:
            break
        if not re.search(r"\d", other.text):
            beside.append(other.text)
    return (*labels, *beside)


def label_dimension(scene: Scene) -> str | None:
    """Return what the first column of a table lists if its header says it: ``origin``, ``destination``, ``partner``."""
    header = label_header(scene.document.flows, scene.flow_index)
    words = set(re.findall(r"[a-z]+", header.lower())) if header else set()
    for dimension in ("origin", "destination", "partner"):
        if words & cues()[f"{dimension}_headers"]:
            return dimension
    return None


def label_header(flows: Sequence[Flow], index: int) -> str | None:
    """Return the header of the column that names the rows, None where it has none."""
    cell = flows[index].cell
    for position in range(index - 1, -1, -1):
        other: Cell | None = flows[position].cell
        if cell is None or other is None or other.row > cell.row:
            return None
        if other.is_header and other.column == 0:
            return flows[position].text
    return None
