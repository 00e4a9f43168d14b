"""The ordered rules that give a numeric expression its class; the first rule that claims it decides.

No rule reads a value, and none is written for one sentence. A rule is a row: its name, the class it gives, a pattern,
the groups whose spans become mentions, and where needed a guard that looks at the surroundings.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from iomstats.documents.model import Flow
from iomstats.mentions.dates import DATE_PATTERNS
from iomstats.mentions.numerals import currency_codes
from iomstats.mentions.words import (
    BELOW_100,
    CARDINAL,
    DASH,
    MONTH,
    ORDINAL,
    ORDINAL_WORD,
    SUPERSCRIPTS,
    YEAR,
)
from iomstats.schema.vocabulary import read_table

Guard = Callable[[Flow, re.Match[str]], bool]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to recognise a class.

    Attributes:
        name: Name of the rule, kept on every mention that it decides.
        cls: The class that it gives.
        pattern: What to look for in the reading text.
        each: A pattern whose every match inside the found text is a mention of its own, or None for one mention.
        guard: What must hold around the match, or None.
        needs: Pieces of lower-case text one of which every match holds or stands beside, "0" for any digit: where a
            flow has none of them the pattern is not tried. Empty where it always is.
    """

    name: str
    cls: str
    pattern: re.Pattern[str]
    each: re.Pattern[str] | None = None
    guard: Guard | None = None
    needs: tuple[str, ...] = ()

    def spans(self, flow: Flow) -> Iterator[Span]:
        """Yield the spans in the flow's reading text that the rule claims."""
        if self.needs:
            plain = _plain(flow.text)
            if not any(piece in plain for piece in self.needs):
                return
        for match in self.pattern.finditer(flow.text):
            if self.guard is not None and not self.guard(flow, match):
                continue
            group = 1 if self.pattern.groups and match.group(1) is not None else 0
            start, end = match.span(group)
            if self.each is None:
                yield start, end
            else:
                for piece in self.each.finditer(flow.text, start, end):
                    yield piece.span()


_DIGIT = ("0",)
_SPANS_OF_TIME = (
    "year", "month", "week", "day", "decade", "centur", "hour", "minute", "quarter", "fortnight", "generation", "half",
)  # fmt: skip
_DATE_NEEDS = {
    "date_window_to": _SPANS_OF_TIME, "date_months_of_year": _SPANS_OF_TIME, "date_window_ago": _SPANS_OF_TIME,
    "date_window": _SPANS_OF_TIME, "date_window_in": _SPANS_OF_TIME, "date_window_this": ("century", "decade"),
    "date_part_of_year": ("0", "century", "decade", "year"), "date_part_of_period": ("quarter", "mester", "q0"),
}  # fmt: skip


@lru_cache(maxsize=4)
def _plain(text: str) -> str:
    """Return a text in lower case with every digit as 0, to look for the pieces that a rule needs."""
    return text.lower().translate(_ZEROS)


_ZEROS = str.maketrans("123456789", "000000000")


# --- guards ---------------------------------------------------------------------------------------------------------


_REACH = 240
"""How many characters on either side a guard looks at, so that a long text costs no more than a short one."""


def _before(flow: Flow, match: re.Match[str]) -> str:
    return flow.text[max(0, match.start() - _REACH) : match.start()]


def _after(flow: Flow, match: re.Match[str]) -> str:
    return flow.text[match.end() : match.end() + _REACH]


def _in_address(flow: Flow, match: re.Match[str]) -> bool:
    return flow.kind == "address"


def _not_in_cell(flow: Flow, match: re.Match[str]) -> bool:
    return flow.cell is None


def _marker(flow: Flow, match: re.Match[str]) -> bool:
    return flow.marker is not None and flow.marker[0] <= match.start() < flow.marker[1]


def _page_line(flow: Flow, match: re.Match[str]) -> bool:
    return flow.kind in ("page_furniture", "contents")


def _enumerates(flow: Flow, match: re.Match[str]) -> bool:
    """Whether "(2)" or "2)" is one of a run that starts with 1, so that it numbers and does not count."""
    number = int(re.sub(r"\D", "", match.group()) or 0)
    if flow.cell is not None:
        return False
    before = _before(flow, match).rstrip()
    if number <= 2 and re.search(r"\(1\)\s[a-z]", flow.text) and re.search(r"\(2\)\s[a-z]", flow.text):
        return True
    opens = not before or before[-1] in ":;,.?!" or bool(re.search(r"\b(?:and|or|either)$", before))
    other = 2 if number == 1 else 1
    return opens and bool(re.search(rf"\(?(?<!\d){other}\)\s", flow.text))


_RANK_HEADER = re.compile(
    r"(?i)(?:rank(?:ing)?|no\.?|nr\.?|n°|№|\#|pos(?:ition|\.)?|s/?n|serial(?:\sno\.?)?|item|ref\.?|id|line)"
)


def _in_rank_column(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a cell stands in a first column that numbers the rows."""
    cell = flow.cell
    return (
        cell is not None
        and not cell.is_header
        and cell.column == 0
        and bool(cell.column_headers)
        and bool(_RANK_HEADER.fullmatch(cell.column_headers[-1].strip()))
    )


def _counts_up(flow: Flow, match: re.Match[str]) -> bool:
    """Whether "2." before a sentence is one of a run inside the same text that begins with "1."."""
    number = int(match.group(1).rstrip("."))
    found = _enumerators(flow.text)
    return flow.cell is None and 1 in found and 2 in found and set(range(1, number + 1)) <= found


@lru_cache(maxsize=4)
def _enumerators(text: str) -> frozenset[int]:
    return frozenset(int(other) for other in re.findall(r"(?:^|[.:;!?]\s)(\d{1,2})\.\s[A-Z]", text))


def _title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w’'-]*", text) if len(word) > 3]
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _in_quoted_title(flow: Flow, match: re.Match[str]) -> bool:
    """Whether the match stands inside quotation marks around words in title case."""
    low = max(0, match.start() - _REACH)
    for quoted in re.finditer(r"[“\"«‘]([^“”\"«»‘’]{6,160})[”\"»’]", flow.text[low : match.end() + _REACH]):
        if low + quoted.start() < match.start() and match.end() < low + quoted.end():
            named = flow.text[low + quoted.end() : low + quoted.end() + 16]
            if quoted.group(1)[0].islower():
                return False
            return _title_case(quoted.group(1)) or bool(
                re.match(
                    r"\s(?:projects?|programme|program|campaign|initiative|scheme|rule|pledge|model|appeal)\b", named
                )
            )
    return False


def _heading_or_capitals(flow: Flow, match: re.Match[str]) -> bool:
    letters = [c for c in flow.text[:400] if c.isalpha()]
    capitals = bool(letters) and sum(c.isupper() for c in letters) > 0.9 * len(letters)
    return capitals or bool(re.match(r"[A-Z].*\s[A-Z]|[A-Z].*-[a-z]+\s[A-Z]", match.group()))


def _numbered_body(flow: Flow, match: re.Match[str]) -> bool:
    """A session or meeting with a high number, or of a named body, is one of a numbered series."""
    text = match.group()
    digits = re.match(r"\d+", text)
    high = int(digits.group()) >= 20 if digits else "-" in text.split()[0] or text.split()[0].lower().endswith("tieth")
    named = bool(re.search(r"\b(?:Session|SESSION|Assembly|Council|COUNCIL|Conference\sof\sthe\sParties)$", text))
    of_body = re.match(
        r"\s(?:\(\w+\)\s)?of\s(?:the\s|its\s)?(?:[A-Z][\w-]+\s)*(?:Council|Assembly|Committee|Board|"
        r"Conference|Commission)",
        _after(flow, match),
    )
    return high or named or of_body is not None


def _after_word(flow: Flow, match: re.Match[str]) -> bool:
    """A mark glued to a word, not an exponent (10⁶) nor a unit of area or volume such as km²."""
    if re.search(r"(?:[×x·]\s?|(?<!\d))10[⁻⁺]?$", _before(flow, match)):
        return False
    return not re.search(r"(?<![A-Za-z])(?:[kcdm]?m|ft|yd|mi)$", _before(flow, match))


def _glued_mark(flow: Flow, match: re.Match[str]) -> bool:
    """Digits glued to the end of a word or its punctuation are a footnote mark, unless the word is a unit or a code."""
    if flow.cell is not None:
        return False
    before = _before(flow, match)
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


def _is_year(flow: Flow, match: re.Match[str]) -> bool:
    """Whether four digits in the range of years are a year and not a count."""
    before, after = _before(flow, match), _after(flow, match)
    if re.search(r"(?:[$€£¥]|\b[A-Z]{3})\s?$", before) and re.search(r"(?:[$€£¥]|\b(?:USD|EUR|GBP|CHF))\s?$", before):
        return False
    if re.match(
        r"\s?(?:%|per\s?cent|percent|million|billion|thousand|hundred|[€£]|±|\+\s?/?\s?[-−–]|°|[kcm]?m[²2³]?\b|kg\b|"
        r"tonn?es?\b|MW\b|GW\b|TEU\b)",
        after,
    ):
        return False
    if re.search(r"\b[nN]\s?=\s?$", before):
        return False
    placed = re.search(
        r"(?i:\b(?:in|since|by|during|from|until|till|to|before|after|year|years|and|early|late|mid|"
        r"circa|ca\.?|around|for|summer|winter|spring|autumn|end|beginning|of|than|the|this|its|vs\.?|"
        r"versus|between|through|against|throughout|©|december|june|as\sof)[\s-]?)$",
        before,
    )
    if re.search(r"(?i:\bof\s(?:which|whom)\s)$", before) and re.match(r"\s(?:were|was|are|is|had|have)\b", after):
        return False
    counted = re.match(rf"\s(?:(?!and\b|or\b)[A-Za-z][a-z-]+\s){{0,2}}?(?:{_COUNTED})\b", after)
    if counted and (
        placed is None
        or re.search(
            r"(?i:\b(?:total|number|sample|survey|group|fleet|series|list|for|to|and|than)(?:\sof)?\s)$",
            before,
        )
    ):
        return False
    return not re.search(
        r"(?i:\b(?:more\sthan|fewer\sthan|less\sthan|at\sleast|some|approximately|nearly|almost|"
        r"a\stotal\sof|up\sto|a\srecord|only|exactly|just\sover|just\sunder|an\sestimated)\s)$",
        before,
    ) or bool(
        re.match(r"\s?[,.;)]", after) and not counted and re.search(r"(?i:\b(?:since|in|by)\s\w+\s(?:\w+\s)?)$", before)
    )


_NOT_TITLE = (
    r"In|Since|By|From|During|Until|Between|The|Spring|Summer|Autumn|Winter|Early|Late|Mid|Of|And|On|"
    r"For|At|To|After|Before|of|the|and|on|for|in|to"
)
_PROGRAMME = r"(?:Framework|Vision|Strategy|Plan|Programme|Reduction|Priorities|Roadmap|Goals|Development)"
_COUNTED = (
    r"people|persons|individuals|households|families|migrants|refugees|returnees|participants|students|"
    r"pupils|children|"
    r"women|men|girls|boys|workers|employees|staff|officials|officers|patients|cases|deaths|victims|"
    r"beneficiaries|"
    r"respondents|interviews|interviewees|schools|homes|houses|shelters|tents|kits|buildings|villages|"
    r"communities|trucks|"
    r"vehicles|tonnes|tons|litres|hectares|kilometres|km|miles|metres|projects|companies|firms|"
    r"enterprises|units|vessels|"
    r"passengers|residents|inhabitants|volunteers|teachers|doctors|nurses|soldiers|police|delegates|"
    r"visas|permits|"
    r"applications|requests|arrivals|departures|crossings|seats|beds|rooms|votes|signatures|sites|"
    r"camps|municipalities|"
    r"samples|tests|doses|copies|pages|words|jobs|hours|days|asylum-seekers|asylum\sseekers"
)


def _title_before_year(flow: Flow, match: re.Match[str]) -> bool:
    """Whether the words before a year are the title of a publication or programme that the year closes."""
    title = re.sub(rf"(?:{YEAR}).*$", "", match.group()).strip()
    words = title.split()
    last = words[-1].rstrip(":")
    if re.fullmatch(rf"{MONTH}|{_NOT_TITLE}", last) or not re.search(r"[a-z]", last):
        return False
    capitals = [word for word in words if word[0].isupper() and not re.fullmatch(_NOT_TITLE, word)]
    if len(capitals) < 2:
        return False
    after = _after(flow, match)
    return bool(re.search(rf"{_EDITION}$|{_PROGRAMME}$", title)) or bool(re.match(r":\s[A-Z]", after))


def _in_cited_title(flow: Flow, match: re.Match[str]) -> bool:
    """Whether the match stands in the title part of a reference that ends with "(Publisher, Place, 2018)"."""
    start, end = flow.sentence_at(match.start())
    if end - start > 600:  # no reference is that long
        return False
    sentence = flow.text[start:end]
    reference = re.search(rf"\s?\((?:[^()]{{2,120}},\s)?(?:[A-Z][^()]{{1,60}},\s)?{YEAR}\)[.;]?\s*$", sentence)
    if reference is None or not re.match(rf"\W*(?:[{SUPERSCRIPTS}]+|\d{{1,3}}\b)?\s*(?:[Ss]ee,?\s)?[A-Z]", sentence):
        return False
    title = sentence[: reference.start()]
    if (
        re.search(r"\b(?:is|are|was|were|has|have|had|will|would|can|provides?|shows?|should)\b", title)
        or "," not in title
    ):
        return False
    inside = match.start() - start < reference.start()
    return inside and not re.search(
        r"(?i:\b(?:chapter|part|no\.|vol\.|pp?\.|annex|of)\s)$|^\W*$", sentence[: match.start() - start]
    )


def _inside_name(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a capitalised ordinal before a capitalised word belongs to a proper name."""
    before = _before(flow, match)
    if re.search(r"(?:^|[.!?:]\s|[“\"]|\n)$", before) or flow.kind == "heading":
        return False
    if re.search(
        r"(?:Session|Meeting|Anniversary|Birthday)$|^\S+\s(?:Session|Meeting|Anniversary|January|"
        r"February|March|April|May|June|July|August|September|October|November|December)",
        match.group(),
    ):
        return False
    return not match.group()[0].isdigit() or bool(
        re.search(
            r"(?:Assessment|Report|Congress|Conference|Assembly|Plan|Amendment|Street|Avenue|Parallel|"
            r"Summit|Edition)",
            match.group(),
        )
    )


def _numbers_part(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a noun and a number name a part ("Objective 4", "points 1 and 3") and do not count or measure.

    A lower-case noun that is also counted ("in stage 12 actors", "the target 15 per cent") needs a clean end after it.
    """
    if flow.cell is not None and match.group()[0].islower():
        return False
    after = _after(flow, match)
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


def _article_fraction(flow: Flow, match: re.Match[str]) -> bool:
    """Tell a share from a rank: "a third of" and "by a quarter" are shares, "the third of three" is not."""
    before = _before(flow, match)
    if re.search(rf"(?i:(?:\b{CARDINAL}|\d)\sand\san?\s)$", before):
        return False  # "five and a quarter"
    word = match.group().lower()
    if re.match(r"\sof\sa\s(?:hundred|thousand|million|billion|century)\b", _after(flow, match)):
        return False
    if word in ("half", "quarter"):
        return bool(re.search(r"(?i:\b(?:a|by|from)\s)$", before)) and not re.match(
            r"\s(?:to\s(?!one|a\b|two|three))", _after(flow, match)
        )
    if re.search(r"(?i:\ban?\s)$", before):
        rest = _after(flow, match)
        return bool(re.match(r"\sof\b|\s(?:more|less|lower|higher|fewer|larger)\b", rest)) or bool(
            re.search(
                r"(?i:\b(?:by|to|than|about|almost|nearly|around|roughly|over|only|just|under|"
                r"approximately|some)\s(?:over\s|about\s|almost\s|nearly\s|around\s|more\sthan\s|"
                r"less\sthan\s)?an?\s)$",
                before,
            )
        )
    return False


def _is_rank(flow: Flow, match: re.Match[str]) -> bool:
    """Whether an ordinal word is a rank; "second" as a unit of time and "two thirds" are not."""
    before, after = _before(flow, match), _after(flow, match)
    if match.group().lower() in ("third", "fourth", "fifth") and re.search(rf"(?i:\b{CARDINAL}\sand\sa\s)$", before):
        return False  # "one and a fourth"
    if (
        match.group().lower() == "second"
        and re.search(r"(?i:\b(?:per|every|a\ssplit|one)\s)$", before)
        and not re.match(r"\s[a-z]+", after)
    ):
        return False
    if match.group().lower() not in ("first", "second") and re.search(
        rf"(?<!\w)(?i:{BELOW_100})(?:[-\s]|-\s)$", before
    ):
        return False
    return not after.startswith("s")


def _bare_plural(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a plural scale word has no number, so that it counts nothing that can be written down."""
    before, after = _before(flow, match), _after(flow, match)
    if re.search(
        rf"(?<!\w)(?i:{BELOW_100}|several|\d[\d,.]*|half|few|hundred|and\s(?:a|one)\shalf|(?:tens|"
        r"dozens|scores|hundreds|thousands|millions)\sof)[-\s]$",
        before,
    ):
        return False
    return not re.match(r"\sof\s(?:thousands|millions|billions|trillions)\b", after)


def _verb_once(flow: Flow, match: re.Match[str]) -> bool:
    return not re.match(r"\s(?:a|an|per|every|each|in\s(?:a|every)|during)\s", _after(flow, match))


_ONE_FIGURE_AFTER = (
    r"[-\s](?:(?:whole|full|single|entire|calendar|additional|further)\s)?(?:hundred|thousand|million|"
    r"billion|half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth|year|month|week|hour|minute|kilometre|"
    r"kilometer|metre|meter|mile|kilogram|gram|kilo|litre|liter|tonne|ton|pound|ounce|gallon|pint|inch|foot|yard|acre|hectare|barrel|cup|"
    r"degree|watt|byte|bit|cent|penny|rupee|yen|second|decade|century|fortnight|user|person|child|woman|girl|boy|death|fatality|case|"
    r"per\s?cent|percentage|dollar|euro|"
    r"family|household|Member\sState|State)\b|[-\s]day\s(?:workshop|training|course|seminar|event|"
    r"visit|meeting|conference)|"
    r"(?:\s[a-z-]+){1,2}\s(?:per|for\severy)\s|"
    r"\s(?:in|out\sof)\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|"
    r"fifty|a\shundred|\d+)\b|"
    rf"\s(?:to|or|and\sa\shalf|{DASH})\s?(?:two|three|a\shalf)?\b(?=\s(?:two|three|year|month|week|"
    rf"million)|{DASH})|"
    r"\sand\sa\s(?:half|quarter|third|fourth)\b|\s(?:to|or)\s(?:two|three|four|five)\b"
)


def _one_counts(flow: Flow, match: re.Match[str]) -> bool:
    """Whether "one" counts: in a larger number, before a measure, after "only" or "at least", beside other counts."""
    before, after = _before(flow, match), _after(flow, match)
    if re.search(
        r"(?i:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)(?:\sand)?\s)$",
        before,
    ):
        return True
    if re.search(
        r"(?i:\bno\s|\bat\s|\bthe\s(?:\w+\s)?|\bthis\s|\bthat\s|\bwhich\s|\bany\s|\bevery\s|\beach\s|"
        r"\bas\s|\banother\s|\bsuch\s|\bsome\s)$",
        before,
    ) and not re.match(
        r"[-\s](?:hundred|thousand|million|billion|third|quarter|half\b|per\s?cent|(?:in|out\sof)\s(?:every\s)?(?:\d|two|three|four|five|"
        r"six|seven|eight|nine|ten)\b)",
        after,
    ):
        return False
    if re.search(r"(?i:\bbetween\s)$", before) and re.match(rf"\sand\s(?:\d|{CARDINAL})", after):
        return True
    if re.match(r"\s[A-Za-z]", after) and re.search(r"(?i:\bfor\s(?:every|each)\s[^.;:]{3,90}\s)$", before):
        return not re.match(r"\s(?:is|was|has|of)\b", after)
    if re.match(
        r"(?i:\s(?:another|of\s(?:the|its|our|their|these|those|his|her|my|your|them|us|which|whom)\b|"
        r"hand\b|day\s(?!workshop)|side\b|end\b|thing\b|way\b|point\b|and\sall|year\son\b|more\b|"
        r"off\b))",
        after,
    ) and not re.search(r"(?i:\b(?:only|at\sleast|more\sthan|just|exactly)\s)$", before):
        return False
    if re.search(
        r"(?i:\b(?:only|at\sleast|just|exactly|fewer\sthan|less\sthan|nearly|about|almost|"
        r"approximately|over)\s)$",
        before,
    ):
        return True
    if re.search(r"(?i:\bmore\sthan\s)$", before):
        return not re.match(r"(?i:\sof\b)", after)
    if re.match(rf"(?i:{_ONE_FIGURE_AFTER})", after):
        return True
    sentence = _sentence_text(flow, match.start())
    beside = re.search(r"(?:[a-z]ed|with|and|includ\w+)\s$", before) and re.match(
        r"\s[a-z-]+(?:\s[a-z-]+)?(?:[.,;)]|\sand\b)", after
    )
    if beside and re.search(r"(?<![\w.])(?!(?:19|20)\d\d\b)\d[\d,.]*\s[a-z]", sentence):
        return True
    listed = re.search(
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s(?:[a-z-]+\s){1,3}?(?:and\s)?$",
        before.replace(",", ""),
    )
    if (
        listed or re.match(r"\s(?:[a-z-]+\s){0,2}?[a-z-]+,?\s(?:and|,)\s(?:two|three|four|five|six|\d+)\s[a-z]", after)
    ) and re.match(r"\s[a-z-]{3,}(?:\s[a-z-]+){0,2}(?:[.,;)]|\sand\b|$)", after):
        return True
    if re.match(
        r"(?:\s[a-z-]+)?\s(?:every\s(?:two|three|four|five|six|ten|\d+)\b|for\severy\s(?:\w+)|member\b|account\b|in\severy\b)",
        after,
    ) or (
        re.match(
            r"\s(?:county|province|district|village|hospital|school|camp|clinic|vessel|boat|flight|staff\smember|officer|"
            r"soldier|worker|patient|migrant|refugee|survivor|passenger|infant|baby|man|boy|victim|suspect|injury|"
            r"office|project|workshop|country|aircraft|truck|vehicle|house|shelter|site|facility|post|position|vote|"
            r"abstention|recommendation|passport|photo|copy)\b(?!\s(?:after|or|at\sa)\b)",
            after,
        )
        and not re.search(r"(?i:\b(?:from|in|for|than|(?<!\bthere\s)(?:is|was)|be|s)\s)$|[’']s?\s$", before)
    ):
        return True
    return bool(
        re.match(r"\s(?:[a-z-]+\s)?(?:in|for|at|from)\s[A-Z]", after)
        and re.search(
            r"(?i:\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s(?:\w+\s)?(?:in|for|at|"
            r"from)\s[A-Z])",
            sentence,
        )
    )


def _sentence_text(flow: Flow, position: int) -> str:
    for start, end in flow.sentences:
        if start <= position < end:
            return flow.text[start:end]
    return flow.text


_PRICED = re.compile(
    r"(?i)\b(?:costs?|costing|prices?d?|pa(?:y|ys|id|ying)|spen[dt]\w*|worth|fees?|fares?|wages?|earn\w*|salar\w+|grants?|rent|fine[ds]?|"
    r"budgets?|loans?|sells?|sold|charge\w*|values?d?|debts?|funding|rand|owes?|owed)\b[^.;]{0,60}$"
)


_CODE_WORDS = frozenset(("ALL", "CUP", "GEL", "MOP", "PEN", "SOS", "TOP"))


def _is_amount(flow: Flow, match: re.Match[str]) -> bool:
    """Whether letters and digits are an amount of money: "KES500", "R150"."""
    code = match.group()[:3]
    if code in currency_codes() and code not in _CODE_WORDS and re.match(r"...-?\d", match.group()):
        return True
    return _price_in_rand(flow, match)


def _price_in_rand(flow: Flow, match: re.Match[str]) -> bool:
    """Whether "R150" is an amount in rand, or "N5,000" in naira, no code: money is spoken of, or a scale follows."""
    if not re.match(r"[RN]\d+(?:\.\d+)?$", match.group()):
        return False
    after = _after(flow, match)
    if re.match(r"\s?(?:million|billion|trillion|bn)\b|\s\d{3}(?!\d)|,\d{3}(?!\d)", after):
        return True
    return len(match.group()) > 2 and bool(
        re.match(
            r"\s(?:an?|per|each|every)\s(?:hour|day|week|month|year|person|child|litre|kilo\w*|kg|head|night)\b", after
        )
        or _PRICED.search(_before(flow, match))
    )


_ODDS = re.compile(r"(?i)\b(?:ratios?|dilut\w+|odds|scale|mixtures?|mixed|proportions?)\b")


def _not_odds(flow: Flow, match: re.Match[str]) -> bool:
    """Whether "1:20" is a time of day; beside "ratio" or "diluted" it is none."""
    if not re.fullmatch(r"1:\d\d|\d\d?:01", match.group()):
        return True
    near = _before(flow, match)[-40:] + " " + _after(flow, match)[:12]
    return _ODDS.search(near) is None


def _formula(flow: Flow, match: re.Match[str]) -> bool:
    """Whether capitals with digits are a chemical formula and no amount such as "CHF50"."""
    text = match.group()
    return bool(re.search(r"\d", text)) and text[:3] not in currency_codes() and not re.match(r"[RN]\d", text)


def _acronym(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a number word in capitals is a name, as the words beside it are not in capitals."""
    beside = (
        re.findall(r"[A-Za-z]{2,}", _before(flow, match)[-60:])[-2:]
        + re.findall(r"[A-Za-z]{2,}", _after(flow, match)[:60])[:2]
    )
    return (
        flow.kind != "heading" and flow.cell is None and len(beside) > 1 and not any(word.isupper() for word in beside)
    )


# --- patterns -------------------------------------------------------------------------------------------------------

_NUMBERING_NOUN = (
    r"(?:(?:[Ss]ub-?)?(?:[Pp]aragraphs?|[Ss]ections?|[Cc]lauses?)|[Pp]aras?\.?|"
    r"(?:PARAGRAPH|SECTION|CLAUSE|ARTICLE|CHAPTER|ANNEX|TABLE|FIGURE|BOX|PART|MAP|GRAPH|CHART|OBJECTIVE|GOAL|PAGE|STEP|PHASE|ITEM)S?|"
    r"[Aa]rticles?|[Aa]rts?\.|[Cc]hapters?|"
    r"[Cc]h\.|[Aa]nnex(?:es)?|[Aa]ppendi(?:x|ces)|"
    r"[Ss]trategy\s[Pp]oints?|[Pp]oints?|[Oo]bjectives?|[Gg]oals?|[Tt]argets?|[Ii]ndicators?|[Ll]ines?|"
    r"[Pp]arts?|[Pp]ages?|pp?\.|[Ff]ootnotes?|"
    r"[Ee]ndnotes?|[Nn]otes?|[Tt]ables?|[Ff]igures?|[Ff]igs?\.|[Cc]harts?|[Bb]ox(?:es)?|[Mm]aps?|"
    r"[Gg]raphs?|[Ss]teps?|[Pp]hases?|[Ss]tages?|[Ll]evels?|"
    r"[Tt]iers?|[Oo]ptions?|[Pp]illars?|[Pp]riorit(?:y|ies)|[Oo]utcomes?|[Oo]utputs?|[Aa]ctivit(?:y|"
    r"ies)|[Rr]ecommendations?|[Ii]tems?|"
    r"[Rr]ules?|[Ss]chedules?|[Vv]olumes?|[Vv]ol\.|[Ii]ssues?|[Nn]umbers?|[Cc]ategor(?:y|ies)|[Cc]lass|"
    r"[Tt]ype|[Gg]rade|[Ss]cenario|[Mm]odule|[Uu]nit|"
    r"[Ll]esson|[Ww]ave|[Rr]ound|[Ll]ot|[Cc]omponent|[Pp]rinciples?|[Cc]ommitment|[Aa]ctions?|[Tt]rack|"
    r"[Zz]one|[Cc]luster|[Cc]olumns?|[Rr]ows?|[Qq]uestions?)"
)
_NUMBERING_NUMBER = r"(?:\d{1,3}(?:\.\d{1,2}){0,3}(?:\s?\([a-z0-9ivx]{1,4}\))*[a-z]?(?![\w%]|[.,]\d))"

_GOVERNING = (
    r"(?:(?:[Rr]egular|[Ss]pecial|[Pp]lenary|[Ee]xtraordinary|[Rr]esumed|[Aa]nnual|REGULAR|SPECIAL|"
    r"[Oo]rdinary)\s)?"
    r"(?:(?:IOM|ILO|UNHCR|WHO|FAO|UN|United\sNations)\s)?"
    r"(?:[Ss]essions?|SESSION|[Mm]eetings?|MEETING|Council|COUNCIL|(?:World\sHealth\s|"
    r"General\s)?Assembly|Conference\sof\sthe\sParties|COP)"
)


def _flags(pattern: str, ignore_case: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if ignore_case else 0)


@cache
def _names() -> tuple[Rule, ...]:
    """Rules for the proper names of vocabulary/names.tsv, each row a general pattern."""
    return tuple(Rule(f"name_{row['id']}", "name", re.compile(row["pattern"] or "(?!)")) for row in read_table("names"))


_CAPITAL_ORDINAL = (
    r"(?:(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)[-\s])?(?:First|Second|Third|Fourth|"
    r"Fifth|Sixth|Seventh|Eighth|Ninth|"
    r"Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth|Fifteenth|Sixteenth|Seventeenth|Eighteenth|"
    r"Nineteenth|Twentieth|Thirtieth|Fiftieth)"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_ELEMENT = (
    "He|Li|Be|Ne|Na|Mg|Al|Si|Cl|Ar|Ca|Ti|Cr|Mn|Fe|Co|Ni|Cu|Zn|Ga|Ge|As|Se|Br|Rb|Sr|Zr|Nb|Mo|Ag|Cd|In|Sn|Sb|Te|Cs|Ba|La|Ce|"
    "Pt|Au|Hg|Pb|Bi|Th|H|B|C|N|O|F|P|S|K|V|Y|I|W|U"
)
_CAPITAL_NUMBER = "ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE|TWENTY"
_TITLE_WORD = r"(?:[A-Z][\w’'&.-]*[a-z][\w’'-]*:?|[A-Z]{2,}:?|of|the|and|on|for|in|to|&|its)"
_EDITION = (
    r"(?:Reports?|Outlook|Yearbook|Survey|Index|Review|Agenda|Appeal|Handbook|Study|Assessment|"
    r"Bulletin|Almanac|Factbook|Barometer|Atlas|Snapshot|Overview|Highlights|Edition|Revision|REPORT|"
    r"Monitor|Trends)"
)

# symbols of units that may bear an exponent: "km2", "mg L-1", "m/s2", "W m−2"
_SYMBOL = (
    r"(?:[kcdmnµμ]?m|[kmµμnp]?g|[kmµμnd]?[lL]|ha|[kM]?t|s|hr?|min|d|days?|yr|years?|a|[kmµμn]?mol|[mµμn]?M|K|°C|[kMGhm]?Pa|[kMGTm]?Wh?|"
    r"[kMG]?J|[kM]?N|[kMGT]?Hz|[kMGTm]?eV|[km]?V|[mk]?A|bar|[fpn]b|ft|yd|mi|person|capita|cells?|plants?|k?cal|sr|rad|Bq|Sv)"
)
_EXPONENTS = (
    Rule(
        "unit_power",
        "name",
        _flags(
            r"(?<![A-Za-z])(?:[kcdmnµμ]?m|ft|yd|mi)([23])(?!\w|[.,]\d)|(?<=[A-Za-z])\^\(?[-−–+]?\d\)?(?!\d)|(?<=/s)2(?!\w)|(?<=/h)2(?!\w)"
        ),
        needs=_DIGIT,
    ),
    Rule(
        "unit_inverse",
        "name",
        _flags(rf"(?<![A-Za-z]){_SYMBOL}[²³]?\s?(\(?[-−–]\s?[1-4]\)?)(?!\w|[.,]\d|\s?%)"),
        guard=lambda flow, match: bool(
            re.search(
                rf"(?:\d\s?|(?<![A-Za-z]){_SYMBOL}(?:[²³]|\(?[-−–]\s?\d\)?)?[\s·∙.]|[·∙/×]\s?)$", _before(flow, match)
            )
        ),
        needs=_DIGIT,
    ),
)

IDENTIFIERS = (
    *_EXPONENTS,
    Rule(
        "web_address",
        "identifier",
        _flags(
            r"(?:https?://|www\.|doi:\s?|\b10\.\d{4,9}/)[^\s<>“”]+|\b[\w.+-]+@[\w-]+\.[\w.-]+|"
            r"\b[\w-]+(?:\.[\w-]+)*\.(?:org|com|int|net|edu|gov|info|it|eu|ch|uk|fr|de)(?:/[^\s<>“”)]*)?\b"
        ),
    ),
    Rule(
        "telephone",
        "identifier",
        _flags(
            r"(?<![\w])(?:(?:[Tt]el|[Ff]ax|[Pp]hone|[Tt]elephone|[Mm]obile|[Cc]ell|[Hh]otline|"
            r"[Ww]hats[Aa]pp)\b[\s.:]*(?:no\.?\s?)?(\(?\+?\d[\d\s().-]{4,}\d)|"
            r"(\+\d{1,3}[\s.-]\(?\d[\d\s().-]{5,}\d))"
        ),
        needs=_DIGIT,
    ),
    Rule(
        "postal_address",
        "identifier",
        _flags(
            r"P\.?\s?O\.?\s?Box\s(\d+)|\b(?:BP|CP|Postbox|Case\spostale)\s(\d+)|\b(\d{4,5})\s(?:Geneva|"
            r"Genève|Vienna|Paris|Brussels|Berlin|Rome|Bern)(?:\s\d{1,2}\b)?|(?<![\w.])(\d{1,5}(?:bis|"
            r"ter)?)\s(?:route|rue|avenue|boulevard|chemin|place|quai|via)\s[A-Zd]|"
            r"\b(\d{1,5})\s(?:[NSEW]\.?\s)?[A-Z]\w+(?:\s[A-Z]\w+)?\s(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|"
            r"Boulevard|Blvd\.?|Lane|Drive|Square|Plaza)(?!\w)"
        ),
        needs=_DIGIT,
    ),
    Rule("account_name", "identifier", _flags(r"(?<![\w.])@\w+"), needs=("@",)),
    Rule("flight", "identifier", _flags(r"\b[Ff]lights?\s([A-Z][A-Z\d]\s?\d{2,4})\b"), needs=_DIGIT),
    Rule(
        "seat_or_room",
        "identifier",
        _flags(
            r"\b(?:[Ss]eats?|[Gg]ates?|[Rr]oom|[Ss]uite|[Aa]partment|[Aa]pt\.?|[Pp]latform|[Ff]loor|[Ww]ard|[Bb]us)\s"
            r"([A-Z]?\d{1,4}[A-Z]?)(?![\w%]|[.,]\d|\s[a-z]+s\b)|(?<![\w/.])\d{1,3}/F\b"
        ),
        needs=_DIGIT,
    ),
    Rule(
        "postal_code",
        "identifier",
        _flags(r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd)\.?,\s(?:[A-Z]\w+[\s,]+){1,3}(\d{4,6})\b"),
        needs=_DIGIT,
    ),
    # "CM(2012)90", "COM(2015) 240 final", "Resolution (94)31"
    Rule(
        "symbol_with_year",
        "identifier",
        _flags(
            r"(?<![\w(])(?:(?:[A-Z]{2,}(?:[-/][A-Z]+)*|Rec|Res)\((?:(?:19|20)\d\d|\d\d)\)|(?:COM|SWD|SEC|JOIN)\s?\((?:19|20)\d\d\)\s|"
            r"(?:Resolution|Recommendation)\s(?:[A-Z]{2,}\s)?\((?:(?:19|20)\d\d|\d\d)\)\s?)\d{1,4}"
            r"(?:\s(?:vol|add|rev|corr|final)[a-z]*\d*(?:(?:add|rev)\d*)*)*(?!\w)|(?<=\()[A-Z]{2,}(?:[-/][A-Z]+)*\((?:19|20)\d\d\)\d{1,4}"
            r"(?:\s(?:vol|add|rev|corr|final)[a-z]*\d*(?:(?:add|rev)\d*)*)*(?!\w)"
        ),
        needs=_DIGIT,
    ),
    Rule(
        "numbered_meeting",
        "identifier",
        _flags(r"(?<![\w.,])\d{2,4}(?:bis|ter)?\s(?:Meeting|Session)(?!\w)"),
        needs=_DIGIT,
    ),
    Rule(
        "project_code",
        "identifier",
        _flags(r"(?<![\w.])[A-Z]{2,6}\.\d{2,6}(?:\.\d+)*(?![\w,])"),
        guard=lambda flow, match: match.group().split(".")[0] not in currency_codes(),
        needs=_DIGIT,
    ),
    Rule(
        "telephone_groups",
        "identifier",
        _flags(r"(?<![\w.,])0\d{1,4}(?:[\s-]\d{2,4}){2,4}(?!\w|[.,]\d)"),
        needs=_DIGIT,
    ),
    Rule("address_line", "identifier", _flags(r"\+?\d[\d\s().-]*\d|\d"), guard=_in_address, needs=_DIGIT),
    Rule(
        "book_number",
        "identifier",
        _flags(
            r"\b(?:ISBN|ISSN|e-?ISBN|ORCID|arXiv|PMID|VAT|IBAN|NCT|Reg\.\sNo|Sales\sNo|Company\sNo|"
            r"Charity\sNo)\b[\s:.-]*(?:\d{1,2}:\s?)?[\dA-Z][\dA-Z.\s/-]*\d[\dXA-Z]*"
        ),
        needs=_DIGIT,
    ),
    Rule(
        "document_symbol",
        "identifier",
        _flags(
            r"(?<![\w/])[A-Z][A-Za-z0-9.-]{0,14}(?:/[A-Za-z0-9().-]*[A-Za-z0-9)])"
            r"*(?:/[A-Za-z]*\.?\d[A-Za-z0-9().]*(?:-\d+)?)(?:/[A-Za-z0-9().-]*[A-Za-z0-9)])*"
        ),
        guard=lambda flow, match: not re.fullmatch(r"[A-Z][a-z]+/\d+", match.group()),
        needs=_DIGIT,
    ),
    Rule(
        "act_number",
        "identifier",
        _flags(
            r"(?:(?:[Rr]esolutions?|RESOLUTION|[Dd]ecisions?|DECISION|[Dd]irectives?|[Rr]egulations?|"
            r"[Cc]onventions?|[Ll]aws?|Acts?|[Dd]ecrees?|[Dd]ocuments?|[Oo]rders?|[Rr]ecommendations?|"
            r"[Pp]rotocols?|[Cc]ase|[Pp]roposition|[Oo]rdinance|[Cc]irculars?|"
            r"[Bb]ill)\s(?:\([A-Z]+\)\s)?(?:(?:[Nn]os?\.?|[Nn]umber|NO\.)\s?)(?:\d[\d/.-]*\d|"
            r"\d)(?:\s\([IVXLCDM]+\))?|(?:[Rr]esolutions?|RESOLUTION|[Dd]irective|[Dd]ecision|"
            r"[Rr]egulation)\s(?:\([A-Z]+\)\s)?(?:\d[\d/.-]*\d|\d)(?:\s\([IVXLCDM]+\))?(?:/[A-Z]+)*|"
            r"(?:Executive\sOrder|Proposition|Public\sLaw|Bill\sC)[-\s]\d[\d-]*)(?:\sand\s\d[\d/.-]*)?"
        ),
        needs=_DIGIT,
    ),
    Rule(
        "number_of",
        "identifier",
        _flags(r"(?<![\w])(?:[Nn]os?\.|№|#)\s?(?:[A-Z]{2,5}[\s-])?\d(?:[\d/.-]*\d)?"),
        needs=_DIGIT,
    ),
    Rule(
        "numbered_body",
        "identifier",
        _flags(rf"(?<!\w)(?:(?i:{ORDINAL_WORD})|\d{{1,4}}(?:st|nd|rd|th))\s{_GOVERNING}(?!\w)"),
        guard=_numbered_body,
        needs=("session", "meeting", "council", "assembly", "conference", "cop"),
    ),
)

NAMES = (
    Rule(
        "storm_category",
        "name",
        _flags(
            r"(?<!\w)[Cc]ategory[-\s](?:[1-5]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)(?=[-\s](?:\w+\s)?(?:storm|hurricane|cyclone|typhoon)|"
            r"\son\sthe\sSaffir)"
        ),
    ),
    Rule("question_number", "numbering", _flags(r"^(Q\d{1,3}[a-z]?)(?=\s?[.):]\s)"), needs=_DIGIT),
    Rule(
        "edition_before_title",
        "name",
        _flags(
            rf"(?<![\w–-]){YEAR}(?:[-–/]\d{{2,4}})?\s(?:[A-Z][\w’'-]*\s(?:of\s(?:the\s)?|and\s|on\s|"
            rf"for\s)?){{0,6}}{_EDITION}\b"
        ),
        needs=_DIGIT,
    ),
    Rule(
        "edition_after_title",
        "name",
        _flags(
            rf"(?<!\w)(?:[A-Z][\w’'-]*\s(?:(?:of|the|and|on|for|in)\s){{0,2}}){{1,7}}(?:{YEAR}[-–/]{YEAR}|"
            rf"{YEAR}[-–/]\d\d|{YEAR})(?!\w|-\d)"
        ),
        guard=_title_before_year,
        needs=_DIGIT,
    ),
    Rule(
        "edition_before_colon",
        "name",
        re.compile(rf"(?:(?<=[a-z]\s\()|(?<=[a-z]\sand\s)|(?<=\s\())({YEAR})(?=:\s[A-Z][a-z])"),
        needs=_DIGIT,
    ),
    Rule(
        "cited_title",
        "name",
        re.compile(
            rf"(?<!\w)(?:(?i:{ORDINAL}(?:\scentur(?:y|ies))?)|{YEAR}\s[a-z]+\sfor\s\d+\s[a-z]+|{YEAR}|"
            rf"\d{{1,3}}(?!\w))(?!\w)"
        ),
        guard=_in_cited_title,
        needs=("(",),
    ),
    Rule(
        "mixed_code",
        "name",
        _flags(
            r"(?<![\w.,$€£/-])(?:[A-Z]+\d+[A-Z]+\d*|\d+[A-Z]+\d+[A-Z\d]*|[A-Z]+\d+-\d+[A-Z]+|[A-Z]\d+\.\d[+-]\d+|"
            r"i[3579](?:[-\s]\d{3,5}[A-Z]{0,2})?|[a-z]\d{1,2}(?=\s[A-Z]))(?![\w-]|[.,]\d)"
        ),
        guard=lambda flow, match: not re.match(r"\d+O\d+$|(?:[A-Z]{3}|[RN])\d", match.group()),
        needs=_DIGIT,
    ),
    Rule(
        "code_with_letters",
        "name",
        _flags(
            r"(?<![\w/.$€£])(?!(?:[Oo]ver|[Uu]nder|[Mm]id|[Pp]re|[Pp]ost)-\d)(?![QH][1-4]\b)(?!(?:FY|US|No|Rs|RM|Rp)-?\d)"
            r"(?:[A-Z]{1,3}[a-z]?\d{1,4}[A-Z]?\d?(?:\.\d+)?|"
            r"[A-Z][A-Za-z]*[-–]\d{1,4}[A-Za-z]{0,2})(?![\w%]|[.,]\d)"
        ),
        guard=lambda flow, match: not re.match(rf"{MONTH}[-–]", match.group()) and not _is_amount(flow, match),
        needs=_DIGIT,
    ),
    Rule(
        "formula",
        "name",
        _flags(rf"(?<![\w$€£-])(?:(?:{_ELEMENT})\d{{0,2}}){{2,8}}(?![\w]|[.,]\d)"),
        guard=_formula,
        needs=_DIGIT,
    ),
    Rule("word_as_name", "name", _flags(rf"(?<!\w)(?:{_CAPITAL_NUMBER})(?!\w)"), guard=_acronym),
    Rule(
        "version",
        "name",
        _flags(r"(?<!\w)(?:[Vv]ersion|[Rr]elease|[Mm][Kk]\.?|CC[\s-]BY(?:-[A-Z]{2})*)\s\d+(?:\.\d+)*"),
        needs=_DIGIT,
    ),
    Rule(
        "dimension_code", "name", _flags(r"(?<!\w)(?:\d[A-Z](?![\w])|24/7|9/11|4x4|4WD|50[/-]50)(?!\w)"), needs=_DIGIT
    ),
    Rule(
        "chemical_or_area",
        "name",
        _flags(r"(?<=[A-Za-z])[²³₀-₉]+|(?<=CO)2(?=e\b|eq\b|-e\b|\b)|(?<=PM)\d+(?:\.\d)?"),
    ),
    Rule(
        "quoted_title",
        "name",
        _flags(rf"(?<!\w)(?:(?i:{ORDINAL}(?:\scentur(?:y|ies))?)|\d[\d,.]*\d|\d|(?i:{CARDINAL}))(?!\w)"),
        guard=_in_quoted_title,
        needs=("“", chr(34), "«", "‘"),
    ),
    Rule(
        "century_in_title",
        "name",
        _flags(rf"(?<!\w)(?i:{ORDINAL}[-\s]century)(?!\w)"),
        guard=_heading_or_capitals,
        needs=("century",),
    ),
    Rule(
        "ordinal_in_name",
        "name",
        re.compile(
            rf"(?<!\w)(?:{_CAPITAL_ORDINAL}|\d{{1,3}}(?:st|nd|rd|"
            rf"th))\s[A-Z][\w-]+(?:\s(?:of\s)?[A-Z][\w-]+){{0,3}}"
        ),
        guard=_inside_name,
    ),
)

DATES = (
    Rule(
        "year_of_instrument_title",
        "date",
        re.compile(
            rf"(?<![\w–/-])({YEAR})(?=\s(?:[A-Z][\w’'-]*\s(?:(?:of|and|on|for|the|"
            rf"against)\s){{0,3}}){{0,6}}(?:Convention|Protocol|Amendments?|Agreement|Constitution|"
            r"Programme|Program|Budget|Declaration|Treaty|Charter|Resolution|Act|Law|Summit|Conference|"
            r"Compact|Census|Olympics)\b)"
        ),
        needs=_DIGIT,
    ),
    *(
        Rule(
            name,
            "date",
            pattern,
            guard=_not_odds if name == "date_clock" else None,
            needs=_DATE_NEEDS.get(name, _DIGIT),
        )
        for name, pattern in DATE_PATTERNS
    ),
    Rule(
        "date_year",
        "date",
        re.compile(
            rf"(?<![^\W_]|[/,$€£¥-])(?<!\d[.,:])(?:(?i:mid|early|late)-)?{YEAR}(?:[a-e](?=[);,.]))?(?![\w%/]|,\d{{3}}|\.\d|"
            rf"{DASH}\d)"
        ),
        guard=_is_year,
        needs=_DIGIT,
    ),
    Rule(
        "date_year_in_span",
        "date",
        re.compile(rf"(?<=[–/-])({YEAR})(?![\w%]|,\d{{3}}|\.\d)|(?<![\w,.])({YEAR})(?={DASH}[A-Za-z])"),
        guard=_is_year,
        needs=_DIGIT,
    ),
)

NUMBERING = (
    Rule("rank_cell", "numbering", re.compile(r"^\d{1,4}[.)]?$"), guard=_in_rank_column, needs=_DIGIT),
    Rule(
        "label_number",
        "numbering",
        re.compile(r"^(\d{1,3}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3})(?=\s+[A-Z])"),
        guard=lambda flow, match: flow.cell is not None and flow.cell.column == 0 and not flow.cell.is_header,
        needs=_DIGIT,
    ),
    Rule(
        "sentence_enumerator",
        "numbering",
        re.compile(r"(?:^|(?<=[.:;!?]\s))(\d{1,2}\.)(?=\s[A-Z])"),
        guard=_counts_up,
        needs=_DIGIT,
    ),
    Rule("marker", "numbering", re.compile(r"\(?\d{1,3}(?:\.\d{1,2}){0,4}[.)]?\)?"), guard=_marker, needs=_DIGIT),
    Rule("contents_page", "numbering", re.compile(r"(\d{1,4})\s*$"), guard=_page_line, needs=_DIGIT),
    Rule(
        "numbered_part",
        "numbering",
        re.compile(
            rf"(?<![\w-])({_NUMBERING_NOUN}\s(?:[Nn]os?\.?\s)?{_NUMBERING_NUMBER})(?!\s(?:{_COUNTED}|"
            r"per\s?cent|percent|million|billion|thousand)\b)"
        ),
        guard=_numbers_part,
        needs=_DIGIT,
    ),
    Rule(
        "numbered_parts_list",
        "numbering",
        re.compile(
            rf"(?<![\w-]){_NUMBERING_NOUN}\s(?:{_NUMBERING_NUMBER}(?:,\s|\s(?:and|or|to|through)\s|\s?[–-]\s?|"
            rf",\sand\s)){{1,12}}{_NUMBERING_NUMBER}"
        ),
        each=_NUMBER,
        guard=_numbers_part,
        needs=_DIGIT,
    ),
    # "a category 4 outbreak", "type 2 diabetes", "a level 3 response"
    Rule(
        "numbered_grade",
        "numbering",
        re.compile(
            r"(?<![\w-])((?:[Cc]ategory|[Tt]ype|[Tt]ier|[Gg]rade|[Ll]evel|(?:(?<=\ba\s)|(?<=\ban\s)|(?<=\bthe\s))(?:stage|class|phase|zone|"
            r"option|scenario))\s(?:\d{1,2}(?:\.\d)?[ab]?|one|two|three|four|five))(?![\w%]|[.,]\d|\s(?:per\s?cent|million|thousand))"
        ),
        guard=_not_in_cell,
    ),
    Rule(
        "roman_part",
        "numbering",
        re.compile(
            r"(?<![\w-])(?:[Aa]nnex|ANNEX|[Pp]art|PART|[Cc]hapter|CHAPTER|[Ss]ection|[Aa]ppendix|[Vv]olume|"
            r"[Tt]itle)\s[IVX]{1,6}(?!\w)"
        ),
    ),
    Rule("superscript_mark", "numbering", re.compile(rf"[{SUPERSCRIPTS}]+"), guard=_after_word),
    Rule(
        "footnote_mark",
        "numbering",
        re.compile(
            r"(?<=[A-Za-zÀ-ÿ)\]”\"’'»%.,;:!?])(?:\d{1,3}|\d{1,2}(?:,\d{1,2}){1,3})(?![\w%]|[.,]\d|[-–/]\w|\s?(?:per\s?cent|percent|"
            r"million|billion)\b)"
        ),
        guard=_glued_mark,
        needs=_DIGIT,
    ),
    Rule(
        "mark_after_date",
        "numbering",
        re.compile(r"(?<=\s(?:19|20)\d\d)(\d)(?!\d|[.,]\d)"),
        guard=lambda flow, match: bool(re.search(rf"{MONTH}\s\d{{4}}$", _before(flow, match))),
        needs=_DIGIT,
    ),
    Rule(
        "mark_after_sentence",
        "numbering",
        re.compile(r"(?<=[a-z\d)”\"’][.!?])\s(\d{1,3})(?=\s[A-Z“\"])"),
        guard=_mark_of_run,
        needs=_DIGIT,
    ),
    Rule(
        "reference_mark",
        "numbering",
        re.compile(r"(?<=[\w.,;”\"’)])\s?(\[\d{1,3}(?:[,–-]\s?\d{1,3})*\])"),
        guard=_not_in_cell,
        needs=("[",),
    ),
    Rule(
        "inline_enumerator",
        "numbering",
        re.compile(r"(?<![\w(])(\(\d{1,2}\)|\d{1,2}\))(?=\s)"),
        guard=_enumerates,
        needs=_DIGIT,
    ),
)

ORDINALS = (
    Rule(
        "fraction_after_article",
        "figure",
        re.compile(
            r"(?<!\w)(?i:(?<=\ba\s)|(?<=\ban\s)|(?<=\bby\s)|(?<=\bfrom\s))(?i:third|quarter|fifth|tenth|"
            r"half|sixth|eighth|fourth)(?=\s(?:of|to)\b|\s(?:more|less|lower|higher|fewer|larger)\b|"
            r"\s?(?:[.,;:)]|$)|\s(?:in|since|between|over|from|compared|during|on|while|and|but|as)\b)"
        ),
        guard=_article_fraction,
    ),
    Rule(
        "ordinal_century",
        "ordinal",
        re.compile(
            rf"(?<!\w)(?i:(?:early|late|mid|the)[-\s]){{0,2}}(?i:{ORDINAL})[-\s](?i:century|"
            r"centuries)(?!\w)"
        ),
        needs=("centur",),
    ),
    Rule("ordinal_words", "ordinal", re.compile(rf"(?<!\w)(?i:{ORDINAL_WORD})(?!\w)"), guard=_is_rank),
    Rule(
        "ordinal_digits",
        "ordinal",
        re.compile(r"(?<![\w.,])(?:\d{1,3},)*\d{0,2}(?:(?<!1)1st|(?<!1)2nd|(?<!1)3rd|(?:1[123]|[04-9])th)(?!\w)"),
        needs=_DIGIT,
    ),
    Rule("ordinal_number", "ordinal", re.compile(r"(?<!\w)(?i:number|no\.)\s(?i:one|1)(?!\w)")),
)

IDIOMS = (
    Rule("idiom_once", "idiom", re.compile(r"(?<!\w)(?i:once)(?!\w)"), guard=_verb_once, needs=("once",)),
    Rule(
        "idiom_phrase",
        "idiom",
        re.compile(
            r"(?<!\w)(?i:zero[-\s]nominal|zero[-\s]sum|zero[-\s]tolerance|one[-\s]on[-\s]one|one-to-one|"
            r"one[-\s]off|one[-\s]stop|one[-\s]size|one[-\s]sided|one[-\s]way|two-way|first[-\s]hand|"
            r"second[-\s]hand|second\sto\snone|half-?way|half-?hearted|half[-\s](?:time|mast|staff|sisters?|brothers?|marathons?|term|truths?|heartedly)|quarter-?finals?|"
            r"behalf|square\sone|"
            r"two-fold\spurpose|double[-\s](?:standards?|edged|check(?:ed|ing)?|taxation|counting|burden|"
            r"click|digit)|back\sto\ssquare\sone|third[-\s]party|on\sall\sfours|at\ssixes\sand\ssevens|"
            r"six\sof\sone|at\sone\stime|(?<!least\s)(?<!than\s)(?<!only\s)(?<!for\s)(?<!lasted\s)one\sday(?=[\s,.](?!workshop|training|seminar|course|visit|after|"
            r"before|in\s|per|a\s))|day\sone|year\sone|one\sanother|no\sone|one-third\sparty|"
            r"ten[-\s]fold\sincrease\sin\sfun)(?!\w)"
        ),
    ),
    Rule(
        "idiom_bare_plural",
        "idiom",
        re.compile(
            r"(?<![^\W_])(?i:decades|centuries|dozens|scores|hundreds|thousands|millions|billions|"
            r"trillions)(?![^\W_])"
        ),
        guard=_bare_plural,
    ),
    Rule(
        "idiom_scale_of_header",
        "idiom",
        re.compile(
            r"(?<!\d\s)(?<!\d)(?:\b[A-Z]{3}|US\s?\$|[$€£₹]|\bRs\.?)\s(?i:thousand|million|billion|trillion|lakh|crore)s?(?!\w)"
        ),
    ),
    Rule(
        "idiom_scale_cell",
        "idiom",
        re.compile(r"^\W*(?i:thousand|million|billion)s?\W*$"),
        guard=lambda flow, match: flow.cell is not None,
    ),
    Rule(
        "idiom_thousands_of_header",
        "idiom",
        re.compile(r"(?<!\d)[’'‘]000s?(?!\w)|(?<![^\s(\[$€£])(?<!\d\s)000(?:s|[’'](?!s))?(?![\w.,]|\s\d)"),
    ),
    Rule("idiom_half_year", "idiom", re.compile(r"(?<!\w)(?i:half[-\s]year(?:ly)?)(?!\w)"), needs=("half",)),
    Rule(
        "idiom_decade_old",
        "idiom",
        re.compile(r"(?<!\w)(?i:decades?|centuries|century)-(?i:long|old)(?!\w)"),
        guard=lambda flow, match: (
            not re.search(r"(?i:\b(?:two|three|four|five|\d+|several)[-\s])$", _before(flow, match))
        ),
        needs=("decade", "centur"),
    ),
    Rule(
        "idiom_one",
        "idiom",
        re.compile(r"(?<![\w-])(?:[Oo]ne|ONE|[Oo]nes)(?:[’']s(?:elf)?)?(?!\w)"),
        guard=lambda flow, match: not _one_counts(flow, match),
        needs=("one",),
    ),
)


@cache
def ordered_rules() -> tuple[Rule, ...]:
    """Return all rules in the order in which they may claim."""
    return (*IDENTIFIERS, *_names(), *NAMES, *DATES, *NUMBERING, *ORDINALS, *IDIOMS)
