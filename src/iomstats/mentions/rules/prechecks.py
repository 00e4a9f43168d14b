"""Tells of each rule what a text has to hold for it to match, so that it is tried only there; decides nothing.

A pattern that comes to match more has to be given more here: tests/unit/mentions/test_prechecks.py tells where it was
not. A rule that stands not in the table is always tried.
"""

import re
from dataclasses import replace
from functools import lru_cache

from iomstats.documents.model import Flow
from iomstats.mentions.rules.rule import Rule, is_page_line
from iomstats.mentions.words import SUPERSCRIPTS


def prechecked(rule: Rule) -> Rule:
    """Return a rule with what it needs beside what it says itself."""
    return replace(
        rule,
        also=_ALSO.get(rule.name, ()),
        at_digits=rule.name in _AT_DIGITS,
        only=_ONLY.get(rule.name),
    )


_YEAR = ("0000",)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINAL_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "teenth", "tieth", "dredth", "sandth",
)  # fmt: skip
_ORDINAL_DIGITS = ("0st", "0nd", "0rd", "0th")
_SCALES = ("thousand", "million", "billion", "trillion", "lakh", "crore")

# in lower case, every digit as 0, every space plain; one of them stands in every text that the rule matches in
_ALSO: dict[str, tuple[str, ...]] = {
    # identifiers
    "web_address": (
        "http", "www.", "doi", "00.0000", "@", ".org", ".com", ".int", ".net", ".edu", ".gov", ".info", ".it", ".eu",
        ".ch", ".uk", ".fr", ".de",
    ),
    "telephone": ("tel", "fax", "phone", "mobile", "cell", "hotline", "whatsapp", "+0"),
    "telephone_called": (
        "call", "dial", "ring", "text", "sms", "contact", "reservation", "booking", "helpline",
        "number",
    ),
    "telephone_written": (") 000", ")000", "000-000-0000"),
    "coded_number": (
        "contract", "grant", "award", "license", "licence", "permit", "invoice", "order", "tender", "file", "patent",
        "claim", "docket", "case", "ref", "account", "policy", "batch", "lot", "serial", "model", "part", "project",
        "credit", "loan", "passport", "registration", "certificate", "voucher", "agreement", "study", "trial",
        "protocol", "article", "item", "product", "sample",
    ),
    "short_number": ("hotline", "helpline", "helpdesk", "short", "emergency", "crisis line", "tip line"),
    "race_time": (":00",),
    "strokes": ("′", "’", "'"),
    "compound": (
        "year", "yr", "week", "wk", "day", "hour", "hr", "h ", "minute", "min", "feet", "foot", "ft", "pound", "lb",
        "stone",
    ),
    "section_number": ("0.0",),
    "idiom_scale_in_header": _SCALES,
    "postal_address": (
        "box 0", "bp 0", "cp 0", "postale 0", "0 geneva", "0 genève", "0 vienna", "0 paris", "0 brussels", "0 berlin",
        "0 rome", "0 bern", " route ", " rue ", " chemin ", " quai ", " via ", "0 place ", "bis place ", "ter place ",
        " avenue ", " boulevard ", " st", " ave", " road", " rd", " blvd", " boulevard", " lane", " drive", " square",
        " plaza",
    ),
    "book_number": (
        "isbn", "issn", "orcid", "arxiv", "pmid", "vat", "iban", "nct", "reg. no", "sales no", "company no",
        "charity no",
    ),
    "document_symbol": ("/",),
    "act_number": (
        "resolution", "directive", "decision", "regulation", "executive order", "proposition", "public law", "bill c",
        "no 0", "no. 0", "no0", "no.0", "nos 0", "nos. 0", "nos0", "nos.0", "number 0", "number0",
    ),
    "number_of": ("no.", "nos.", "№", "#", "n°", "nº", "n°s", "nºs"),
    "flight": ("flight",),
    "seat_or_room": ("seat", "gate", "room", "suite", "apartment", "apt", "platform", "floor", "ward", "bus", "/f"),
    "form_number": ("form",),
    "text_code": ("text", "sms", "send"),
    # names
    "work_title": (
        "album", "band", "ballet", "blockbuster", "book", "comedy", "documentary", "drama", "film", "hit", "magazine",
        "movie", "musical", "newspaper", "novel", "opera", "painting", "play", "podcast", "single", "sitcom", "song",
        "thriller", "track", "game",
    ),
    "storm_category": ("category",),
    "edition_before_title": _YEAR,
    "edition_after_title": _YEAR,
    "edition_before_colon": ("0000: ",),
    "cited_title": ("0000)",),
    "version": ("version", "release", "cc by", "cc-by", "mk", "v0"),
    "formula": ("0",),
    "chemical_or_area": ("²", "³", "co0", "pm0", *"₀₁₂₃₄₅₆₇₈₉"),
    "ordinal_in_name": (*_ORDINAL_WORDS, *_ORDINAL_DIGITS),
    # dates
    "date_short_year": ("’0", "'0", "‘0"),
    "clock_zone": (
        "gmt", "utc", "bst", "cet", "cest", "est", "edt", "pst", "pdt", "eat", "wat", "cat", "ist", "aest", "aet", "et",
        "msk", "hours", "hrs", "local",
    ),
    "clock_span": ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "daily", "weekday", "weekend"),
    "clock_hour": ("in the ", "at night", "clock", "this ", "tonight", "tomorrow", "yesterday", "sharp", "every "),
    "clock_opening": ("open", "start", "begin", "close"),
    "part_of_percent": ("of one", "of 0", "of a", "half a"),
    "range": (" and a", " to a", "and half", "to half", "and third", "to third", "and quarter", "to quarter"),
    "year_of_instrument_title": _YEAR,
    "date_year": _YEAR,
    "date_year_in_span": _YEAR,
    "date_year_span": _YEAR,
    "date_span": _MONTHS,
    "date_day": _MONTHS,
    "date_month": _MONTHS,
    "date_day_of_month": _MONTHS,
    "date_window_ago": (
        " ago", " earlier", " later", " after", " hence", " from now", " before", " previously", " on,",
    ),
    "date_window": (
        "last", "past", "previous", "preceding", "prior", "next", "following", "coming", "subsequent", "recent",
        "final", "closing", "opening", "ensuing", "latest", "current", "present", "follow", "went before", "ahead",
        "to come", "thereafter", "since",
    ),
    # parts and marks
    "sentence_enumerator": ("0. ",),
    "roman_part": (
        "annex", "part", "chapter", "section", "appendix", "volume", "title", "article", "clause", "paragraph", "rule",
        "schedule",
    ),
    "numbered_grade": (
        "category ", "type ", "tier ", "grade ", "level ", "stage ", "class ", "phase ", "zone ", "option ",
        "scenario ",
    ),
    "superscript_mark": tuple(SUPERSCRIPTS),
    "reference_mark": ("[0",),
    "inline_enumerator": ("0)",),
    # ordinals and idioms
    "fraction_after_article": (
        "third", "quarter", "fifth", "tenth", "half", "sixth", "seventh", "eighth", "ninth", "fourth",
        "twentieth", "hundredth",
    ),
    "age_plural": ("under-",),
    "ordinal_words": _ORDINAL_WORDS,
    "ordinal_digits": _ORDINAL_DIGITS,
    "ordinal_number": ("number one", "number 0", "no. one", "no. 0"),
    "idiom_phrase": ("zero", "one", "two-", "first", "second", "half", "double", "third", "fours", "sixes"),
    "idiom_bare_plural": (
        "decades", "centuries", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions",
    ),
    "idiom_scale_of_header": _SCALES,
    "idiom_scale_cell": _SCALES,
    "idiom_thousands_of_header": ("000",),
    "idiom_half_year": ("half-year", "half year"),
    "idiom_decade_old": ("decade-", "decades-", "centuries-", "century-"),
}  # fmt: skip

# rules of which every match begins at a digit that no digit stands before
_AT_DIGITS = frozenset(
    (
        "telephone_groups", "edition_before_title", "edition_before_colon", "dimension_code",
        "year_of_instrument_title", "date_year_in_span", "date_iso_or_numeric", "date_year_span", "rank_cell",
        "label_number", "footnote_mark", "clock_zone", "clock_point",
    )
)  # fmt: skip


def _is_address(flow: Flow) -> bool:
    return flow.kind == "address"


def _is_cell(flow: Flow) -> bool:
    return flow.cell is not None


def _is_marked(flow: Flow) -> bool:
    return flow.marker is not None


def _names_parts(flow: Flow) -> bool:
    return not _PARTS.isdisjoint(_words_before_digits(flow.text))


@lru_cache(maxsize=4)
def _words_before_digits(text: str) -> frozenset[str]:
    """Return in lower case the words that stand right before a number, "no." left out."""
    words = (
        _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start()) for match in _DIGIT_BEHIND.finditer(text)
    )
    return frozenset(word[1].lower() for word in words if word)


_DIGIT_BEHIND = re.compile(r"\s(?:[A-Z]\.)?\d")
_WORD_BEFORE = re.compile(r"([A-Za-z]+)\.?(?:\s[Nn]os?\.?)?$")
# the nouns of the rules in parts.py
_PARTS = frozenset(
    word
    for noun in (
        "subparagraph", "paragraph", "section", "clause", "para", "article", "art", "chapter", "ch", "annex",
        "appendix", "point", "objective", "goal", "target", "indicator", "line", "part", "page", "p", "pp",
        "footnote", "endnote", "note", "table", "tab", "figure", "fig", "chart", "box", "map", "graph", "step", "phase",
        "stage", "level", "tier", "option", "pillar", "priority", "outcome", "output", "activity", "recommendation",
        "item", "rule", "schedule", "volume", "vol", "issue", "number", "category", "class", "type", "grade",
        "scenario", "module", "unit", "lesson", "wave", "round", "lot", "component", "principle", "commitment",
        "photo", "plate", "exhibit", "panel", "slide", "equation", "eq", "example",
        "action", "amendment", "proposal", "motion", "junction", "exit", "mark", "terminal", "berth", "protocol",
        "warehouse", "group", "team", "act", "scene", "form", "square", "lane", "bay", "measure", "track", "zone",
        "report", "sitrep", "update", "bulletin", "newsletter", "cluster", "column", "row", "question", "subsection",
        "subclause",
    )
    for word in (noun, f"{noun}s", f"{noun}es", re.sub("y$", "ies", noun), re.sub("ix$", "ices", noun))
)  # fmt: skip
_ONLY = {
    "address_line": _is_address, "contents_page": is_page_line,
    "page_number": is_page_line, "idiom_scale_cell": _is_cell, "rank_cell": _is_cell,
    "label_number": _is_cell,
    "note_cell": _is_cell, "marker": _is_marked, "numbered_part": _names_parts, "numbered_parts_list": _names_parts,
}  # fmt: skip
