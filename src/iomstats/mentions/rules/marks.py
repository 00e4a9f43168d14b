"""Rules for the marks of notes and references, glued to a word, raised or in brackets."""

import re
from itertools import pairwise

from iomstats.documents.model import Flow
from iomstats.mentions.numerals import currency_codes
from iomstats.mentions.rules.rule import DIGIT, Rule, not_in_cell, text_after, text_before
from iomstats.mentions.words import MONTH, SUPERSCRIPTS


def _after_word(flow: Flow, match: re.Match[str]) -> bool:
    """A mark glued to a word, not an exponent (10⁶) nor a unit of area or volume such as km²."""
    if re.search(r"(?:[×x·]\s?|(?<!\d))10[⁻⁺]?$", text_before(flow, match)):
        return False
    return not re.search(r"(?<![A-Za-z])(?:[kcdm]?m|ft|yd|mi)$", text_before(flow, match))


_MEASURE = re.compile(
    r"\s?(?:kilograms?|grams?|lit(?:re|er)s?|met(?:re|er)s?|kilomet(?:re|er)s?|kg|g|ml|l|km|cm|mm|miles?|years?|days?|hours?|pounds?|ounces?|"
    r"cups?|tonnes?|tons?)\b"
)


def _glued_mark(flow: Flow, match: re.Match[str]) -> bool:
    """Digits glued to the end of a word or its punctuation are a footnote mark, unless the word is a unit or a code."""
    if flow.cell is not None:
        return False
    before = text_before(flow, match)
    if before.endswith(",") and re.match(_MEASURE, text_after(flow, match)):
        return False  # "2 kilograms,3 litres"
    if re.search(r"\d[’']$", before) and len(match.group()) == 3:
        return False  # "CHF 3’450’000"
    word = re.search(r"([A-Za-zÀ-ÿ’'.-]*[A-Za-zÀ-ÿ][’'.-]*)[)\]”\"’'»]*[.,;:!?]?[)”\"’»]*$", before)
    if word is None:
        return bool(re.search(r"\w[)\]”\"’»%][.,;:]?$|(?<!\d)(?:19|20)\d\d,$", before))
    if re.search(
        r"(?i:\b(?:no|nos|vol|para|paras|p|pp|fig|art|ch|sec|v|ver|q|h|fy|us|usd|eur|gbp|chf|approx|ca|"
        r"rs|www|s)[.,;:]*)$",
        before,
    ):
        return False
    letters = word.group(1).strip(".-’'")
    return (
        len(letters) >= 2
        and letters not in currency_codes()
        and letters not in ("RM", "Rp", "Php", "PhP", "KSh", "Ksh", "FRW")
    )


def _mark_of_run(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a number between two sentences is a note's mark: it counts on from the one before, and 2 follows 1."""
    found = [int(number) for number in re.findall(r"[a-z\d)”\"’][.!?]\s(\d{1,3})(?=\s[A-Z“\"])", flow.text)]
    return flow.cell is None and len(found) > 1 and all(after == before + 1 for before, after in pairwise(found))


def _marks_label(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a digit that ends the label of a row is the mark of a note: "Refugees 1", but "Under 5"."""
    return (
        flow.cell is not None
        and flow.cell.is_row_label
        and not re.search(
            r"(?i)\b(?:ages?|aged|under|over|than|with|of|to|and|from|at|least|most|in|for|years?|year|only|plus|minus|about)\s$",
            flow.text[: match.start()],
        )
    )


def _next_mark(flow: Flow, match: re.Match[str]) -> bool:
    """Whether the number behind a stop counts on from a mark that is glued to an earlier word."""
    before = int(match.group(1)) - 1
    if flow.cell is not None or before < 1:
        return False
    glued = re.compile(rf"[a-z][)”\"’]?[.,;:]?{before}(?!\d|[.,]\d|\w)")
    return glued.search(flow.text, max(0, match.start() - 1500), match.start()) is not None


MARKS = (
    # "Field locations (1): from 119": no plural noun is counted by one
    Rule(
        "note_call_of_plural",
        "numbering",
        re.compile(
            r"(?<=[a-z]s\s)\((1)\)(?=:|\s(?:rose|grew|fell|increased|decreased|were|are|have|had|numbered|totalled)\b)"
        ),
        needs=("(0)",),
    ),
    Rule("superscript_mark", "numbering", re.compile(rf"[{SUPERSCRIPTS}]+"), guard=_after_word),
    Rule(
        "footnote_mark",
        "numbering",
        re.compile(
            r"(?<=[A-Za-zÀ-ÿ)\]”\"’'»%.,;:!?])(?<!\$US)(?<!\$NZ)(?<!\$AU)(?<!\$HK)(?<!\$[AC])(?:\d{1,3}|\d{1,2}(?:,\d{1,2}){1,3})(?![\w%]|[.,]\d|[-–/]\w|\s?(?:per\s?cent|percent|"
            r"million|billion)\b)"
        ),
        guard=_glued_mark,
        needs=DIGIT,
    ),
    # "of whom half were under 18.5" behind the marks 3 and 4
    Rule(
        "mark_after_number",
        "numbering",
        re.compile(r"(?<=\d)\.(\d{1,2})(?=\s+[A-Z“\"(]|\s*$)"),
        guard=_next_mark,
        splits=True,
        needs=("0.0",),
    ),
    # "Refugees 1 | 52,000", where a line below the table begins with the mark
    Rule(
        "mark_in_label",
        "numbering",
        re.compile(r"(?<=[a-z)]\s)([1-9])$"),
        guard=_marks_label,
        needs=DIGIT,
    ),
    # "3,055 2/", and "2/ Of whom 214 had been postponed", as papers of the United Nations mark notes
    Rule(
        "slashed_mark",
        "numbering",
        re.compile(r"^(\d{1,2}/)(?=\s+[A-Z(])|(?<=[\w)]\s)(\d{1,2}/)$"),
        guard=lambda flow, match: match.start() == 0 or flow.cell is not None,
        needs=("0/",),
    ),
    # "1 Includes the staff of three offices."
    Rule(
        "note_opening",
        "numbering",
        re.compile(
            r"^([1-9]\d?)(?=\s(?:Includ|Exclud|See\b|Source|Data\b|Figures?\b|Based\s|Not\s|As\s(?:of|at)\s|Estimat|Preliminary|Provisional|Revised|"
            r"Does\snot|Covers?\b|Refers?\b|Excl\.|Incl\.|Median|Calculated|According\sto|For\s(?:the|details|more)|Of\s(?:which|whom)|Unless|Restated))"
        ),
        guard=not_in_cell,
        needs=DIGIT,
    ),
    Rule(
        "mark_after_date",
        "numbering",
        re.compile(r"(?<=\s(?:19|20)\d\d)(\d)(?!\d|[.,]\d)"),
        guard=lambda flow, match: bool(re.search(rf"{MONTH}\s\d{{4}}$", text_before(flow, match))),
        needs=DIGIT,
    ),
    Rule(
        "mark_after_sentence",
        "numbering",
        re.compile(r"(?<=[a-z\d)”\"’][.!?])\s(\d{1,3})(?=\s[A-Z“\"])"),
        guard=_mark_of_run,
        needs=DIGIT,
    ),
    Rule(
        "reference_mark",
        "numbering",
        re.compile(r"(?<=[\w.,;”\"’)])\s?(\[\d{1,3}(?:[,–-]\s?\d{1,3})*\])"),
        guard=not_in_cell,
        needs=("[",),
    ),
)
