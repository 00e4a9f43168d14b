"""Rules for numbered parts of documents and things of numbered grades: "Article 4", "type 2 diabetes"."""

import re

from iomstats.documents.model import Flow
from iomstats.mentions.rules.counted import COUNTED
from iomstats.mentions.rules.rule import DIGIT, Rule, not_in_cell, text_after, text_before


def _counts_as_verb(before: str, text: str) -> bool:
    """Whether "number" says how many there are: "staff now number 320", "the refugees number 40"."""
    return bool((_MANY_NUMBER if text.startswith("number ") else _ONE_NUMBERS).search(before))


_MANY_NUMBER = re.compile(
    r"(?i)\b(?:now|currently|still|then|today|already|together|which|they|we|who|may|might|will|would|could|can|to|must|"
    r"should|staff|people|men|women|children|police|(?!(?:bus|phone|pass|class|address|access|business|us)\s)[a-z]{3,}s)\s$"
)
_ONE_NUMBERS = re.compile(
    r"(?i)\b(?:now|which|that|currently|already|it|he|she|population|crew|team|group|force|community|membership|"
    r"workforce)\s$"
)


def _numbers_part(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a noun and a number name a part ("Objective 4", "points 1 and 3") and do not count or measure.

    A lower-case noun that is also counted ("in stage 12 actors", "the target 15 per cent") needs a clean end after it.
    """
    if flow.cell is not None and match.group()[0].islower():
        return False
    after = text_after(flow, match)
    if re.match(r"numbers?\s", match.group()) and _counts_as_verb(text_before(flow, match), match.group()):
        return False
    if " – " in match.group() or " - " in match.group():
        # "Stage 14 – 176.5 km"
        if re.search(r"\s[–-]\s\d+\.\d+$", match.group()) and "." not in match.group().split(" ")[1]:
            return False
        if re.match(r"\s?(?:k?m|km/h|kg|ha|miles|metres|kilometres|hours|minutes|days|people|points)\b", after):
            return False
    if match.group()[0].isupper() or re.match(
        r"(?:para|sect|art|point|page|pp|p\.|chap|annex|foot|clause|sub|item|line|object|step|phase|"
        r"strategy|goal|target|table|fig|box)",
        match.group(),
    ):
        return not re.match(
            r"\s?(?:%|per\s?cent|percent|million|billion|thousand|hundred|[–-]\s?\d+\s?(?:%|"
            r"per\s?cent))",
            after,
        )
    return bool(re.match(r"\s?[.,;:)]|\s(?:and|or|of|above|below|is|are|was|were|in|on)\b|$", after))


NUMBERING_NOUN = (
    r"(?:(?:[Ss]ub-?)?(?:[Pp]aragraphs?|[Ss]ections?|[Cc]lauses?)|[Pp]aras?\.?|"
    r"(?:PARAGRAPH|SECTION|CLAUSE|ARTICLE|CHAPTER|ANNEX|TABLE|FIGURE|BOX|PART|MAP|GRAPH|CHART|OBJECTIVE|GOAL|PAGE|STEP|PHASE|ITEM)S?|"
    r"[Aa]rticles?|[Aa]rts?\.|[Cc]hapters?|"
    r"[Cc]h\.|[Aa]nnex(?:es)?|[Aa]ppendi(?:x|ces)|"
    r"[Ss]trategy\s[Pp]oints?|[Pp]oints?|[Oo]bjectives?|[Gg]oals?|[Tt]argets?|[Ii]ndicators?|[Ll]ines?|"
    r"[Pp]arts?|[Pp]ages?|pp?\.|[Ff]ootnotes?|"
    r"[Ee]ndnotes?|[Nn]otes?|[Tt]ables?|Tab\.|[Ff]igures?|[Ff]igs?\.|[Cc]harts?|[Bb]ox(?:es)?|[Mm]aps?|"
    r"[Gg]raphs?|[Ss]teps?|[Pp]hases?|[Ss]tages?|[Ll]evels?|"
    r"[Tt]iers?|[Oo]ptions?|[Pp]illars?|[Pp]riorit(?:y|ies)|[Oo]utcomes?|[Oo]utputs?|[Aa]ctivit(?:y|"
    r"ies)|[Rr]ecommendations?|[Ii]tems?|"
    r"[Rr]ules?|[Ss]chedules?|[Vv]olumes?|[Vv]ol\.|[Ii]ssues?|[Nn]umbers?|[Cc]ategor(?:y|ies)|[Cc]lass(?:es)?|"
    r"[Tt]ypes?|[Gg]rades?|[Ss]cenario|[Mm]odule|[Uu]nit|"
    r"[Ll]essons?|[Ww]aves?|[Rr]ounds?|[Ll]ots?|[Cc]omponent|[Pp]rinciples?|[Cc]ommitment|[Aa]ctions?|[Tt]rack|"
    r"[Zz]one|[Cc]luster|[Pp]hotos?|[Pp]lates?|[Ee]xhibits?|Panels?|[Ss]lides?|[Ee]quations?|[Ee]qs?\.|[Ee]xamples?|[Cc]olumns?|[Rr]ows?|[Qq]uestions?|"
    r"Amendments?|Proposals?|Motions?|Junctions?|Exits?|[Gg]as\s[Mm]ark|Terminals?|Berths?|Protocols?|Warehouses?|Group|Team|Act|Scene|"
    r"(?:[Ss]ituation|SITUATION)\s(?:[Rr]eports?|REPORT)|[Ss]it[Rr]eps?|SITREP|"
    r"(?:[Ff]lash|[Oo]perations?|[Ee]mergency|[Ww]eekly|[Mm]onthly)\s[Uu]pdates?|[Bb]ulletins?|[Nn]ewsletters?|"
    r"Form|Square|Lane|Bay|Track|Measure)"
)


_NUMBERING_NUMBER = r"(?:(?:[A-Z]\.)?\d{1,3}(?:\.\d{1,2}){0,3}(?:\s?\([a-z0-9ivx]{1,4}\))*[a-z]?(?![\w%]|[.,]\d))"


_NUMBER = re.compile(r"\d+(?:\.\d+)*")


PARTS = (
    Rule(
        "numbered_part",
        "numbering",
        re.compile(
            rf"(?<![\w-])({NUMBERING_NOUN}\s(?:[Nn]os?\.?\s)?{_NUMBERING_NUMBER})(?!\s(?:{COUNTED}|"
            r"per\s?cent|percent|million|billion|thousand)\b)"
        ),
        guard=_numbers_part,
        needs=DIGIT,
    ),
    Rule(
        "numbered_parts_list",
        "numbering",
        re.compile(
            rf"(?<![\w-]){NUMBERING_NOUN}\s(?:{_NUMBERING_NUMBER}(?:,\s|\s(?:and|or|to|through)\s|\s?[–-]\s?|"
            rf",\sand\s)){{1,12}}{_NUMBERING_NUMBER}"
        ),
        each=_NUMBER,
        guard=_numbers_part,
        needs=DIGIT,
    ),
    # "a category 4 outbreak", "type 2 diabetes", "a level 3 response"
    Rule(
        "numbered_grade",
        "numbering",
        re.compile(
            r"(?<![\w-])((?:[Cc]ategory|[Tt]ype|[Tt]ier|[Gg]rade|[Ll]evel|(?:(?<=\ba\s)|(?<=\ban\s)|(?<=\bthe\s))(?:stage|class|phase|zone|"
            r"option|scenario))\s(?:\d{1,2}(?:\.\d)?[ab]?|one|two|three|four|five))(?![\w%]|[.,]\d|\s(?:per\s?cent|million|thousand))"
        ),
        guard=not_in_cell,
    ),
    Rule(
        "roman_part",
        "numbering",
        re.compile(
            r"(?<![\w-])(?:[Aa]nnex|ANNEX|[Pp]art|PART|[Cc]hapter|CHAPTER|[Ss]ection|[Aa]ppendix|[Vv]olume|"
            r"[Tt]itle|[Aa]rticle|[Cc]lause|[Pp]aragraph|[Rr]ule|[Ss]chedule)\s[IVX]{1,6}(?!\w)(?:\s?\(\d{1,2}\))*"
        ),
    ),
)
