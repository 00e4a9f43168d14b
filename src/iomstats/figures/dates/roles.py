"""Tells from the words around a time expression how it places something in time: in, since, by, as of, compared with.

Nothing here reads a date or looks at figures.
"""

import re

from iomstats.figures.dates.spans import YEAR
from iomstats.figures.words.hedges import HEDGES

IN, SINCE, BY, AS_OF = "in", "since", "by", "as of"
BASE, PRESENT, LISTED, REFERENCE = "base", "present", "listed", "reference"

# ------------------------------------------------------------------ what something is compared with

_MOVES = (
    r"(?:increase|decrease|rise|growth|decline|drop|fall|reduction|change|gain|loss|jump|improvement|surge"
    r"|up|down|more|fewer|higher|lower|larger)"
)
_OTHER = (
    r"(?:the|a|an|those|that|its|their|last|one|in|on|at|for|during|before|it|they|we|he|she|there|what|had|was|were"
    r"|previously|earlier)"
)
_LINKS = (
    r"(?:(?:compared|compares?|comparing)\s(?:with|to)|(?:in|by)\scomparison\s(?:with|to)|relative\sto|with\srespect\sto"
    r"|in\s(?:relation|contrast)\sto|(?:up|down)\sfrom|as\sagainst|against|versus|vs\.?|from\sa\s(?:peak|high|low)\sof)"
)
# "more than 300" is a hedge and "rose from 200" a start: these compare only before a noun or a time.
_SOFT_LINKS = (
    rf"(?:than|{_MOVES}[a-z]*\s(?:over|on|from)|(?:per\s?cent|%|points?)\s(?:over|on|from)"
    r"|(?:\w+\s)?times(?:\sas\s(?:many|much|high|large)\sas|(?=\s(?:the|that|those|its|their|what)\s))|as\s(?:many|much|high|large|big|low)\sas|(?:below|above)|as)"
)
_WORD = r"(?:[^;:()\s]*[^,;:()\s]\s)"
_DATA_NOUN = (
    r"(?:[a-z]+\s)?(?:figures?|levels?|totals?|numbers?|estimates?|values?|peak|record|rate|average|count|budget|result"
    r"|amount|sum|tally|high|low)"
)
_MOVED = (
    r"(?:up|down|more|fewer|less|higher|lower|larger|smaller|(?:increas|decreas)(?:e[sd]?|ing)|r[io]se|risen|rises|grew|grown"
    r"|gr[eo]ws?|growth|f[ae]ll|falls|fallen|declined?|dropp?(?:ed)?|reduction|rise|gain(?:ed)?|loss|jump(?:ed)?|climb(?:ed)?)"
)
_BASE_LEFT = re.compile(
    rf"(?i)\b{_LINKS}\s{_WORD}{{0,10}}$|(?:(?<!\w)|(?=%)){_SOFT_LINKS}\s(?:{_OTHER}\s{_WORD}{{0,7}})?$"
    rf"|\b{_MOVED}\s{_WORD}{{1,4}}from\s{_WORD}{{0,6}}$"
    rf"|\b(?:double|twice|half|times)\s(?:(?:the|that|those|what)\s{_WORD}{{0,7}})?$"
    rf"|\b{_MOVES}\s(?:over|on|from)\s(?:[a-z]+\s){{0,2}}(?:[A-Z]{{1,3}}\s)?[^\s\w]?\d{_WORD}{{1,5}}(?:in|of|for|at|during)\s(?:the\s)?$"
    rf"|\b{_MOVES}\s(?:of\s|by\s)?[^\s;()]*\d[^\s;()]*\s(?:per\scent\s|percent\s|points?\s|{_WORD}{{0,2}}?)(?:over|on|from|than)\s(?:the\s)?{_WORD}{{1,3}}\((?:in\s|of\s)?$"
    r"|\bthan\s(?:[^\s,;.]+\s){0,3}[^\s,;.]+,\s(?:which|that)\s(?:was|were)\s(?:[a-z]+\s){1,3}(?:in|on|during)\s(?:the\s)?$"
    rf"|\b(?:compared\s(?:with|to)|against|versus)\s(?:(?:only|just|some|about|nearly|the)\s){{0,2}}\d{_WORD}{{1,16}}(?:in|at|of|for)\s(?:our\s|the\s)?$"
)
_BASE_NOUNS = (
    (re.compile(r"(?i)\b(?:over|on|above|below|exceed\w*)\sthe\s$"), re.compile(rf"(?i)\s{_DATA_NOUN}\b")),
    (  # "a third of the 2002 peak"; but "a third of the 2010 budget" is a part
        re.compile(
            r"(?i)(?:\b(?:half|third|quarter|fifth|sixth|eighth|tenth|thirds|quarters|fifths|tenths|fraction|per\s?cent|percent)|%)"
            r"\sof\s(?:the|its|their)\s$"
        ),
        re.compile(r"(?i)\s(?:levels?|peak|high|low|record|average|values?|maximum|minimum|rate|price)\b"),
    ),
)
_ZONE = re.compile(
    rf"(?i)\b{_LINKS}\s{_WORD}{{0,8}}$|(?<!\w){_SOFT_LINKS}\s{_OTHER}\s{_WORD}{{0,7}}$"
    rf"|\b{_MOVED}\s(?:by\s|of\s)?(?:[^\s;()]*\d[^\s;()]*|[a-z]+(?=\s(?:per\scent|percent|points?)))\s{_WORD}{{0,3}}?(?:from|on|over|than)"
    r"\s(?:(?:the|a|an|some|about|around|nearly|almost|just|over|under|only|its|last|year[’']s|revised|previous)\s){0,3}$"
    rf"|\b(?:over|on|above|below)\sthe\s(?:{YEAR}\s{_DATA_NOUN}\s(?:of\s)?)?$"
    rf"|\b(?:double|twice|half|times)\s(?:the|that|those)\s{HEDGES}$|\b{_MOVES}\s(?:over|on)\s{HEDGES}$"
)


def compared_before(text: str) -> bool:
    """Tell whether the text leads up to what something is compared with.

    Example:
        >>> compared_before("up from "), compared_before("grew from ")
        (True, False)
    """
    return _ZONE.search(text) is not None


# ------------------------------------------------------------------ what dates nothing that is counted

_NOT_COUNTED = re.compile(
    r"(?i)©\s*$|\b(?:not|never)\ssince\s$|\bcopyright\s*$|\bborn\s(?:in|on)\s$|^\s*sources?:(?!.*\b(?:surveys?|census|interviews?|polls?|fieldwork|assessments?|registrations?)\b)"
    r"|(?:\bwas|\bwere|\bis|\bare|,)\slast\s(?:raised|changed|revised|adjusted|updated|amended|increased|lowered|reduced|altered|reviewed)\s(?:in|on)\s(?:the\s)?$"
    r"|,\s(?:published|released|issued|unveiled)\s(?:here\s)?(?:in|on)\s(?:the\s)?$"
    r"|,\s(?:and\s)?(?:most\srecently|the\slatest|the\slast\stime)\s(?:in|on)\s(?:the\s)?$"
    r"|\bas\s(?:it|they|he|she|we)\s(?:had|did|was|were)\s(?:in|during|at)\s(?:the\s)?$"
    r"|\b(?:carried|brought|rolled|transferred|deferred|postponed|put\soff|held)\s(?:over\s|forward\s)?(?:in)?to\s(?:the\s)?$"
    r"|\b(?:before|prior\sto|planned\sfor|scheduled\sfor|due\s(?:in|on|for)|payable\s(?:in|on|by)"
    r"|to\sbe\s(?:published|held|payable|issued|completed|launched|submitted)\s(?:in|on|by))\s(?:the\s)?$"
)
_SUPERLATIVE = re.compile(
    r"(?i)\b(?:any\s(?:other\s)?(?:year|month|time)\ssince\s(?:[^\s,.;:()–]+\s){0,3}$|(?:largest|highest|lowest|smallest|biggest|worst|best|most|fewest|first(?!\s[a-z]+\salone\b)|record|longest|deadliest|greatest"
    r"|fastest|slowest|sharpest|steepest|strongest|weakest)\b[^;]{0,60}\bsince\s(?:(?:\([^()\s]*\)|[^\s,.;:()–]+)\s){0,8}$)"
)
_EVENT_YEAR_LEFT = re.compile(
    r"(?i)\b(?:by|from|of)\s(?:the\s)?(?:[a-z]+\s){0,2}(?:earthquakes?|tsunami|floods?|hurricanes?|cyclones?|typhoons?|storms?|droughts?"
    r"|famine|wars?|genocide|coup|disaster|epidemic|outbreak)\sof\s(?:the\s)?(?:(?:early|late)\s)?$"
)
_INSTRUMENT = (
    r"(?:Convention|Protocol|Agreement|Declaration|Act|Law|Constitution|Amendments?|Treaty|Compact|Directive|Regulations?"
    r"|Resolution|Charter|Covenant|Pact|Accords?|Strategy|Framework|Statute|Decree|Code|Ordinance|Memorandum|Principles"
    r"|Guidelines|Plan|Agenda|Policy|White\sPaper|Conference|Summit|Report|World\sCup|Olympics|Games)"
)
_INSTRUMENT_RIGHT = re.compile(rf"\s(?:(?:[A-Z][\w’'-]*|and|on|of|for|the)\s){{0,4}}{_INSTRUMENT}\b")
_INSTRUMENT_LEFT = re.compile(
    rf"\b{_INSTRUMENT}\s(?:\(?No\.?\s?[\w/-]+\)?\s|\([A-Z]+\)\s)?(?:of|from|dated|,)\s(?:[A-Z][\w-]*,?\s)?$"
)
_EVENT = (
    r"\s(?:[a-z]+\s)?(?:crisis|crises|elections?|wars?|genocide|coup|disaster|constitution|reforms?|uprising|revolution"
    r"|agreement|earthquakes?|tsunami|floods?|flooding|hurricanes?|cyclones?|typhoons?|storms?|fires?|attacks?|epidemic|drought|famine)\b"
)
_EVENT_RIGHT = re.compile(_EVENT)
_EVENT_TOLD = re.compile(rf"{_EVENT},\s(?:(?:in|during|after)\s)?(?:which|when|where)\s")
_DISASTER_DID = re.compile(
    r"\s(?:[a-z]+\s)?(?:crisis|wars?|coup|disaster|uprising|revolution|earthquakes?|tsunami|floods?|hurricanes?|storms?|fires?"
    r"|attacks?|epidemic|genocide|famine|drought)\s(?:(?:alone|also|then)\s)?(?:[a-z]+ed|left|cost|drove|made|took|hit|struck|brought|cut)\b"
)
_SURVEY_LEFT, _WORKERS_RIGHT = re.compile(r"\b(?:Census|Expo|World\sCup|Olympics?)\s$"), re.compile(r"\s[a-z]+s\b")
_NAME_LEFT = re.compile(r"(?:[A-Z][\w’'.-]*|et\sal\.?,?)\s\($")
_CITED_LEFT = re.compile(r"\([^()]*[A-Z][^()]*,\s(?:[^()]*\s)?$")
_CITED_RIGHT = re.compile(r"[a-z]?(?:[:,]\s?(?:pp?\.\s?)?\d|;\s[A-Z])")

# ------------------------------------------------------------------ since, by, as of

_SINCE = re.compile(
    r"(?i)(?<!have\s)(?<!has\s)(?<!had\s)(?<!have\slong\s)\bsince\s"
    r"(?:(?:[^\s,.;:()]+\s){0,9}|(?:the|its|our|their|that)\s(?:[\w’'-]+\s){0,4}[\w’'-]+,\s(?:held\s)?(?:in|on)\s(?:the\s)?)$"
)
_BEGAN = re.compile(
    r"(?i)\b(?:that|which)\s(?:began|started|opened|was\s(?:launched|opened|started|begun)|took\seffect|broke\sout|struck)"
    r"\s(?:[a-z]+\s){0,3}(?:in|on)\s(?:the\s)?$"
)
_HAS = re.compile(r",?\s(?:has|have)\b")
_STARTING = re.compile(
    r"(?i)\b(?:starting|beginning|commencing|effective|with\seffect|as)\s(?:in|from|on|with)\s(?:the\s)?$"
    r"|\bfrom\s(?:the\s)?$|\beffective\s$|\bafter\s(?:the\s)?$"
)
_ONWARDS = re.compile(r"(?i)\s(?:onwards?|and\s(?:beyond|after)|forward)\b|\son\b(?!\s(?:the|a|an)\b)")
_AS_OF = re.compile(
    r"(?i)\b(?:as\s(?:of|at|on)|(?:recorded|reported|registered|confirmed|counted)\sto"
    r"|up\s(?:to|until)(?:\sand\sincluding)?|until|till|through)\s(?:(?:the|and\sincluding|late|early)\s)?$"
)
_BY = re.compile(r"(?i)\b(?:by|(?:no|not)\slater\sthan)\s(?:the\s)?(?:year\s)?$")
_EARLIER = re.compile(
    r"(?i)(?:.*\s(?:earlier|before|ago|previously)|(?:the\s)?(?:previous|preceding|prior|last)\s.*"
    r"|(?:the\s)?(?:same|corresponding|equivalent)\s.*)"
)
_WINDOW = re.compile(
    r"(?i)(?:the\s)?(?:last|past|next|coming|previous|preceding|following)\s(?:[\w-]+\s){1,2}(?:year|month|week|decade|day|quarter)s"
    r"|(?:the\s)?(?:past|next|coming|last\s(?:two|few))\s(?:year|decade|month|week|quarter|century)s?|the\slast\s(?:year|decade|century)"
)
_OVER_LEFT = re.compile(r"(?i)\b(?:over|in|during|within|across|throughout)\s(?:the\s)?$")
_LENGTH_TO = re.compile(r"(?i)(?:the\s)?[\w-]+\s(?:years?|months|weeks)\s(?:to|ended|ending|up\sto)\s")
_BEFORE_THAT = re.compile(r"(?i)(?:the\s)?(?:previous|preceding|prior)\s")
_MORE_OVER = re.compile(
    rf"(?i)\b{_MOVES}\s(?:of\s(?:[a-z]+\s){{0,3}}[^\s]+\s(?:per\scent\s|percent\s|points?\s|percentage\spoints?\s)?)?over\s(?:the\s)?$"
)
_FROM_LEFT = re.compile(r"(?i)\b(?:from|on)\s(?:the\s)?$")
_EVENT_LEFT = re.compile(r"(?i)\b(?:at\sthe\stime\sof|in|during|with|following|on)\s(?:the\s)?$")


_EDGE, _BEFORE_EDGE = re.compile(r"(?i)(?:end|close)\sof\s"), re.compile(r"(?i)\bbefore\s(?:the\s)?$")


def has_gone_on(left: str, right: str) -> bool:
    """Tell whether a date opens what has been since: "the airlift that began on 13 May has brought back 300"."""
    return _BEGAN.search(left) is not None and _HAS.match(right) is not None


def tell_role(left: str, right: str, words: str, *, event: bool, counted: bool) -> str:
    """Return the role of a time expression.

    Args:
        left: The text of its sentence before it.
        right: The text after it.
        words: The expression.
        event: Whether it names a dated event.
        counted: Whether a figure stands right before it ("15% of GDP (2015)").

    Example:
        >>> tell_role("up from 8,000 in ", ".", "2014", event=False, counted=True)
        'base'
        >>> tell_role("the ", " Convention has 140 parties", "1951", event=False, counted=False)
        'reference'
    """
    year = re.fullmatch(YEAR, words) is not None
    month = not year and _MONTH_OF_YEAR.fullmatch(words) is not None
    if month and _EVENT_RIGHT.match(right) and _NAMES_EVENT.search(left) and not _DISASTER_DID.match(right):
        return REFERENCE  # "camps to which the January 2010 earthquake gave rise"
    if _EDGE.match(words) and _BEFORE_EDGE.search(left):
        return BY
    if _NOT_COUNTED.search(left) or _SUPERLATIVE.search(left) or (year and _is_price_basis(left, right)):
        return REFERENCE
    if year and re.match(r"\s?\)", right):
        if _NAME_LEFT.search(left):
            return IN if counted else LISTED
        if _CITED_LEFT.search(left):
            return REFERENCE
    if year and _SURVEY_LEFT.search(left) and _WORKERS_RIGHT.match(right):
        return REFERENCE  # "temporary Census 2010 jobs"
    if _CITED_RIGHT.match(right) and _CITED_LEFT.search(left):
        return REFERENCE
    if _SINCE.search(left) or has_gone_on(left, right):
        return SINCE
    if _EVENT_YEAR_LEFT.search(left):
        return REFERENCE
    if year and _DISASTER_DID.match(right) and re.fullmatch(r"(?i)\W*the\s", left):
        return IN  # "The 2008 crisis left 3 million out of work"
    if year and told_behind(right):
        return IN
    if year and _EVENT_RIGHT.match(right) and _AT_EVENT.search(left):
        return IN  # "on the eve of the 1969 war 300,000 lived there"
    if (year and (_INSTRUMENT_RIGHT.match(right) or _EVENT_RIGHT.match(right))) or _INSTRUMENT_LEFT.search(left):
        return REFERENCE
    return _plain_role(left, right, words, event)


_AT = re.compile(r"(?i)\b(?:at|in|on)\s(?:the\s)?(?:constant\s|fixed\s)?$|\bconstant\s$")
_PRICES = re.compile(
    r"(?i)\s(?:constant\s|market\s|exchange\s|average\s)?(?:prices?|rates|(?:US\s)?dollars|euros|pounds|terms|values|exchange\srates|purchasing\spower)\b"
    r"(?!\s(?:[a-z]+ly\s)?(?:rose|fell|were|was|have|had|has|grew|went|came|stood|kept|[a-z]+ed|will|would|are|is)\b)"
)


def _is_price_basis(left: str, right: str) -> bool:
    """Tell whether a year only says in whose prices an amount is told: "at 2010 prices", "in constant 2005 dollars"."""
    return _PRICES.match(right) is not None and _AT.search(left) is not None


def told_behind(right: str) -> bool:
    """Tell whether a year is that of an event which a relative clause tells of: "the 2010 earthquake, which killed"."""
    return _EVENT_TOLD.match(right) is not None


_MONTH_OF_YEAR = re.compile(rf"(?i)[a-z]{{3,9}}\.?\s{YEAR}")
_NAMES_EVENT = re.compile(
    r"(?i)(?<!\bin\s)(?<!\bduring\s)(?<!\bafter\s)(?<!\bsince\s)(?<!\bfollowing\s)(?<!\bby\s)(?<!\bbefore\s)\bthe\s$"
)
_AT_EVENT = re.compile(
    r"(?i)\b(?:on\sthe\seve|at\sthe\s(?:time|outbreak|height|start|end|peak|beginning|onset|close)|in\sthe\s(?:midst|course|wake)"
    r"|by\sthe\send)\sof\sthe\s$"
)
_AS_EARLY_AS = re.compile(r"(?i)\bas\s(?:far\sback|long\sago|early|late|recently|soon)\sas\s(?:(?:in|the)\s)?$")


def _plain_role(left: str, right: str, words: str, event: bool) -> str:
    if _AS_EARLY_AS.search(left):
        return IN
    if _ONWARDS.match(right):
        return SINCE
    if _AS_OF.search(left):
        return AS_OF
    if _BY.search(left):
        return BY
    if _WINDOW.fullmatch(words) and _OVER_LEFT.search(left):
        return BASE if _BEFORE_THAT.match(words) and _MORE_OVER.search(left) else IN
    if _LENGTH_TO.match(words) and _OVER_LEFT.search(left):
        return IN  # "over three years to June 2018"
    if _EARLIER.fullmatch(words) and _FROM_LEFT.search(left):
        return BASE
    if _BASE_LEFT.search(left) or any(one.search(left) and noun.match(right) for one, noun in _BASE_NOUNS):
        return BASE
    if _STARTING.search(left):
        return SINCE
    if event and not _EVENT_LEFT.search(left):
        return REFERENCE
    return IN
