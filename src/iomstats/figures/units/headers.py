"""Reads the unit that the header, row label or caption of a table names."""

import re

from iomstats.figures.model import Unit
from iomstats.figures.numbers.currency_names import currency_in
from iomstats.figures.tables.labels import names_rate, names_share, without_exceptions
from iomstats.figures.units.names import LABEL_NOUNS, listed_units, unit_of
from iomstats.figures.units.subjects import unit_of_phrase
from iomstats.figures.units.symbols import measure_names, measured_units, named_quotient
from iomstats.figures.words.people import is_person_noun
from iomstats.figures.words.plurals import is_plural, singular
from iomstats.figures.words.quantities import TIME_UNITS


def header_unit(text: str, *, nouns: bool = True) -> Unit | None:
    """Return the unit that a table header, row label or caption names, None where it names none.

    Args:
        text: The header.
        nouns: Whether a plural noun counts too; the cell above the row labels names these and no unit.

    Example:
        >>> header_unit("Expenditure (USD millions)").unit
        'USD'
        >>> header_unit("Share (%)").unit
        'percent'
    """
    text = re.sub(r"^\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]+)[.)]?\s+(?=[A-Z])", "", text.replace("_", " "))
    text = _TIME_TOLD.sub("", text)
    number = _NUMBER_OF.match(text)
    if nouns and number is not None and "%" not in text and (counted := unit_of_phrase(number["of"])) is not None:
        return counted
    if re.search(r"‰", text):
        return Unit("per mille", None, inherited=True)
    text = without_exceptions(text)
    # "for more than two years", "under 5 years": a noun with a number of its own is a bound of what is counted
    text = _BOUND.sub(" ", text)
    stated = _STATED_LAST.search(text)
    if nouns and stated is not None and (is_person_noun(stated["noun"]) or singular(stated["noun"]) in listed_units()):
        return Unit(unit_of(stated["noun"]), stated["noun"], inherited=True)
    if names_share(text):
        return Unit("percent", None, inherited=True)
    currency = currency_in(text)
    if currency:
        return Unit(currency, None, inherited=True)
    measured = measured_in(text)
    if measured is not None:
        return measured
    if names_rate(text):
        return Unit("percent", None, inherited=True)
    text = re.sub(r"\((?:[^()]*)\)", "", text).strip() or text
    if _IN_YEARS.search(text):
        return Unit("year", None, inherited=True)
    if nouns and _OF_PEOPLE.fullmatch(text.strip()):
        return Unit("person", None, inherited=True)
    if nouns and _MEDALS.fullmatch(text):
        return Unit("medal", text, inherited=True)
    if re.search(r"(?i)\bpct\b", text):
        return Unit("percent", None, inherited=True)
    stock = _STOCK_OF.search(text)
    if nouns and stock is not None and is_person_noun(stock["who"].lower()):
        return Unit("person", stock.group(), inherited=True)
    if re.fullmatch(r"(?i)pop(?:ulation)?\.?(?:\s(?:19|20)\d\d)?", text):
        return Unit("person", text, inherited=True) if nouns else None
    text = re.sub(
        r"(?<=\w)\s(?:by|per|in|from|at|for|during|since)\s(?!millions|thousands|billions|US|EUR|"
        r"[A-Z]{3}\b).*$",
        "",
        text,
    )
    for match in reversed(list(re.finditer(r"[A-Za-z][A-Za-z-]+(?:\s[A-Za-z-]+)?", text))):
        for candidate in (match.group(), match.group().split()[-1], match.group().split()[0]):
            code = listed_units().get(singular(candidate))
            mass = candidate.lower() in ("population", "staff", "personnel", "workforce")
            if not nouns or not (is_plural(candidate.split()[-1]) or mass):
                continue
            if code is not None and singular(candidate) not in (
                "title",
                "head",
                "member",
                "report",
                "paper",
                "m",
                "l",
                "g",
                "ha",
                "mt",
            ):
                return Unit(code, candidate, inherited=True)
    plural = re.fullmatch(
        r"(?:[A-Z][\w-]*\s)?(?:[\w-]+\s){0,3}([A-Za-z-]{3,}s)(?:\s[a-z]+(?:ed|en|ived|ld)|\s(?:built|dug|drilled|held|sold|bought|read|set\sup|written|won|lost|made|sent|met|cut|run|paid|born|taught|left|lent|kept|caught))?(?:,?\s(?:\d{4}|\([^()]*\)))*",
        text.strip(),
    )
    if nouns and plural and is_plural(plural.group(1)) and plural.group(1).lower() not in LABEL_NOUNS:
        return Unit(unit_of(plural.group(1)), plural.group(1), inherited=True)
    return None


_BOUND = re.compile(
    r"(?i)(?:\b(?:more|less|fewer|longer|older|younger)\s|^)than\s[\w-]+\s(?:years|months|weeks|days|hours|persons|people|members|employees|rooms)\b|"
    r"\b(?:over|under|above|below|within|at\sleast|up\sto)\s(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s(?:years|months|weeks|days|hours)\b"
)
# "Arrivals by sea, persons", "Mortality (deaths per 10 000 persons per day)"
_STATED_LAST = re.compile(r",\s(?P<noun>[a-z]{4,})\W*$")
# when it is of, and no duration: "Years ended 31 August", "Outstanding, beginning of the year", "more than two years"
_TIME_TOLD = re.compile(
    r"(?i)\b(?:for\sthe\s)?years?\s(?:ended|ending|to)\b|"
    r",?\s?\b(?:at\s)?(?:the\s)?(?:beginning|end|start|close)\sof\s(?:the\s)?(?:year|period|month|quarter)s?\b|"
    r"\bthan\s(?:[a-z]+|\d+)\s(?:years?|months?|weeks?|days?)\b"
)
# headings of people that name none: "Displaced", "Reached with aid"
_OF_PEOPLE = re.compile(
    r"(?i)(?:newly\s|still\s)?(?:displaced|killed|injured|wounded|missing|evacuated|rescued|detained|arrested|deported|hospitali[sz]ed|"
    r"relocated|resettled|repatriated|stranded|vaccinated|reached(?=\swith)|returned(?=\s(?:from|to|home)))"
    r"(?:\s(?:with|by|in|from|to|home|since|within|during)\b[^%$€£]*)?"
)
_STOCK_OF = re.compile(
    r"\b(?P<who>[A-Za-z]{4,})\s(?:stocks?|populations?|numbers|inflows?|outflows?|caseload|enrolments?)\b"
)
# headers in words that are told in one unit alone
_IN_YEARS = re.compile(r"(?i)\b(?:life\sexpectancy|(?:mean|median|average)\sage|age\sat)\b")
_MEDALS = re.compile(r"(?i)\s*(?:gold|silver|bronze)(?:\smedals?)?\s*")
_LENGTHS = re.compile(
    r"(?i)\b(?:elevation|altitude|height|depth|length|width|distance|thickness|diameter|level|summit|peak|long|high|wide|deep)\b"
)
# "No. of participants with an event", "Total number of events"
_NUMBER_OF = re.compile(r"(?i)\W*(?:total\s|overall\s)?(?:no\.?|nr\.?|numbers?)\sof\s(?P<of>[a-z][^()|]{2,60})")
_SCALE_WORDS = re.compile(r"(?i)^(?:in\s)?(?:[’'‘]?000s?\s?|(?:thousand|million|billion)s?\s(?:of\s)?)?(?=\D)")


def measured_in(text: str) -> Unit | None:
    """Return the unit of measurement in brackets or behind the comma of a header: "Area (ha)", "Output, tonnes"."""
    for match in _PLACES_OF_UNITS.finditer(text):
        written = (match.group(1) or match.group(2)).strip()
        words = re.sub(r"(?i)(?<=[a-z])\s(?:of\s)?CO[2₂][\s-]?(?:e|eq|equivalent)?$", "", _SCALE_WORDS.sub("", written))
        unit = measure_names().get(words) or (named_quotient(words) if re.search(r"/|[-−⁻][1¹2²3³]$", words) else None)
        lengthy = words == "m" and _LENGTHS.search(text) is not None
        if unit is not None and (words not in _AMBIGUOUS_SYMBOLS or words != written or lengthy):
            return Unit(unit, words, inherited=True)
        one, _, per = words.partition(" per ")
        if per and re.match(r"\d", per) and re.fullmatch(r"[a-z]+", one) and is_plural(one):
            return Unit(unit_of(one), one, inherited=True)  # "(deaths per 10 000 persons per day)"
        named = unit_of(one) if re.fullmatch(r"[a-z]+(?:\s[a-z]+)?", one) and (is_plural(one) or per) else None
        if named in measured_units() or named in TIME_UNITS or (per and measure_names().get(one)):
            named = measure_names().get(one) or named
            return Unit(
                f"{named} per {measure_names().get(per) or singular(per)}" if per else named, words, inherited=True
            )
    return None


# what stands in brackets, or behind the comma or "in" at the end of a header
_PLACES_OF_UNITS = re.compile(
    r"[(\[]([^()\[\]]{1,40})[)\]]|(?:,\s|\sin\s)((?:million|thousand|billion)?[^,()]{1,30}?)(?=,?\s(?:19|20)\d\d|$)"
)
_AMBIGUOUS_SYMBOLS = frozenset(("m", "K", "s", "A", "N", "in", "bar", "mi", "M", "U", "T", "g", "MP", "d"))
