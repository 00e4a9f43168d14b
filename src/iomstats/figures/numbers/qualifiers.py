"""Reads how exactly a number is stated, and the bounds that the wording implies; looks only at the words around it."""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft

_HEDGES: tuple[tuple[str, str], ...] = (
    (
        "at_most",
        r"up\sto|at\s(?:the\s)?(?:very\s)?most|no\s(?:more|later|greater|higher|larger|longer)\sthan|"
        r"not\s(?:more|to\sexceed|exceeding|above|longer)(?:\sthan)?|(?:a\s)?maximum(?:\sof|\sis)?|"
        r"a\sceiling\sof|(?:(?:cannot|(?:can|may|must|shall|should|does|do|did|will|would|could|has|have|had|is|are)(?:\snot|n[’']t)|not)\s"
        r"(?:to\s)?(?:ever\s)?|\b(?:no|none|neither|nothing|never|nor)\b[^.;:,]{0,50}?\s(?:to\s|ever\s)?)exceed(?:s|ed|ing)?|"
        r"as\s(?:many|much|high|late)\sas|limited\sto|capped\sat|a\scap\sof|"
        r"(?:less|fewer|lower|smaller|below)\s(?:than\s)?or\sequal\s(?:to|than)|equal\s(?:to\s)?or\s(?:less|fewer|lower|smaller|below)(?:\sthan)?|"
        r"a\slimit\sof|a\smaximum\s(?:rate|amount|number|period|duration)\sof|"
        r"(?:at|to)\sor\s(?:below|under|less\sthan|fewer\sthan|beneath)|max\.?|"
        r"never\s(?:more\sthan|above)|tops\sout\sat|peak(?:s|ed|ing)?\sat\sno\smore\sthan",
    ),
    (
        "at_least",
        r"at\s(?:the\svery\s)?least|no\s(?:less|fewer|lower)\sthan|not\s(?:less|fewer|lower|"
        r"below)\s(?:than)?|(?:a\s)?minimum(?:\sof|\sis)?|a\sfloor\sof|as\s(?:few|little|low)\sas|(?:more|greater|higher|larger|bigger|above|at\sleast)\s(?:than\s)?or\sequal\s(?:to|than)|"
        r"(?:at|to)\sor\s(?:above|over|more\sthan|beyond)|(?<=\()min\.?|min\.(?=\s\d)|"
        r"equal\s(?:to\s)?or\s(?:more|greater|higher|larger|bigger|above)(?:\sthan)?|start(?:s|ed|ing)?\s(?:at|from)|"
        r"from\s(?=[$€£]?\d[\d.,]*\s(?:per|a)\b)",
    ),
    (
        "more_than",
        r"(?:well\s|far\s|slightly\s|just\s|significantly\s|considerably\s|a\slittle\s|much\s|"
        r"somewhat\s|a\sshade\s|marginally\s|only\sslightly\s)?(?:more\sthan|over|above|greater\sthan|larger\sthan|higher\sthan|longer\sthan|"
        r"beyond|(?:already|now|well|just|far|gone|went|moved|climbed)\spast|upwards?\sof|north\sof)|in\sexcess\sof|exceed(?:s|ed|ing)?|tops|surpass(?:es|ed|ing)?|"
        r"(?:topp|pass|crosse?|eclips)(?:ed|ing)|(?:crossed|passed|broke)\sthe|"
        r"(?:to|will|would|could|can|may|might|should|must|likely|soon|eventually|even)\s(?:pass|top|cross|surpass|eclipse|break|exceed)(?!\sthe\b)|over\sthe\sage\sof|above\sthe\sage\sof|older\sthan|a\s(?:hair|touch|tad|notch|fraction)\s(?:over|above)|fractionally\s(?:over|above)|"
        r"in\sthe\shigh",
    ),
    (
        "nearly",
        r"(?:very\s|so\s)?(?:nearly|almost|barely|scarcely|hardly|close\s(?:to|on)|(?:just\s|a\slittle\s|only\sjust\s|a\sshade\s)(?:under|below|short\sof|shy\sof|"
        r"less\sthan|fewer\sthan)|(?:fell\s|falls\s)?short\sof|shy\sof|approach(?:es|ed|ing)|nearer(?:\sto)?|"
        r"nearing|not\squite|nigh\son|virtually|practically|towards?|nudging|pushing|verging\son|bordering\son|"
        r"a\s(?:hair|touch|tad|notch|fraction)\s(?:under|below|short\sof|shy\sof)|fractionally\s(?:under|below|less\sthan))",
    ),
    (
        "less_than",
        r"(?:well\s|far\s|slightly\s|significantly\s|considerably\s|a\slittle\s|much\s|"
        r"somewhat\s)?(?:(?:less|fewer|lower|smaller|shorter|younger|cheaper|lighter)\sthan|below|under|south\sof)|(?:under|below)\sthe\sage\sof|sub-",
    ),
    (
        "about",
        r"(?:some|about|around|perhaps|approximately|approx\.?|roughly|circa|ca\.?|(?-i:c\.)|an?\s(?:estimated|"
        r"approximate|average\sof\sabout|projected)|estimated(?:\s(?:at|to\sbe))?|an\sestimate\sof|"
        r"in\sthe\s(?:region|order|vicinity|neighbourhood)\sof|of\sthe\sorder\sof|more\sor\sless|"
        r"or\sso|something\slike|more\slike|on\sthe\sorder\sof|somewhere\s(?:around|near|in\sthe\sregion\sof)|give\sor\stake|"
        r"est\.?|appr\.?|a\sballpark\s(?:figure\s)?of|in\sthe\sballpark\sof|hover(?:s|ed|ing)?\s(?:at|around))",
    ),
)
# Signs, which may stand close to a word: "(ISS>25)"
_SIGNS = {
    "≤": "at_most", "<=": "at_most", "⩽": "at_most", "≦": "at_most",
    "≥": "at_least", ">=": "at_least", "⩾": "at_least", "≧": "at_least",
    "< =": "at_most", "> =": "at_least",
    "<": "less_than", "＜": "less_than", "≲": "less_than", ">": "more_than", "＞": "more_than", "≳": "more_than",
    "~": "about", "≈": "about", "∼": "about", "≃": "about", "≅": "about",
}  # fmt: skip
_SIGN = re.compile("(" + "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=lambda sign: -len(sign))) + r")\s?$")
# Words that may stand between the hedge and the number: "more than a third", "over USD", "about another 500".
_BETWEEN = (
    r"(?:\s?(?:an?|the|its|their|our|another|a\sfurther|a\stotal\sof|total|one\sin|USD|as|only|just|[-–]|\(|"
    r"another\ssome|a\srecord|what\sis|it\sis))?\s?"
)
_BEFORE = tuple((code, re.compile(rf"(?<![\w-])(?:{words}){_BETWEEN}$", re.IGNORECASE)) for code, words in _HEDGES)
_WORDS = {code: re.compile(rf"(?<![\w-])(?:{words})(?!(?<=\w)[\w-])", re.IGNORECASE) for code, words in _HEDGES}
_AFTER = (
    (
        "at_least",
        re.compile(
            r"^\s?(?:\+(?!\s?[\d/±])|-?plus\b(?!\s(?:or\sminus|an?\b|the\b|[$€£]?\d|[a-z]+\s\d))|\s?or\s(?:more|over|above|older|longer|greater|higher)\b(?!\sthan)|"
            r"\sand\s(?:more(?!\sthan)|over|above|older|up|upwards?)\b|\s(?!(?:and|or|to)\b)[\w-]+\s(?:or\s(?:more|over|above|older|"
            r"longer)\b|and\s(?:over|above|older)\b|and\smore\b(?!\s(?!(?:were|was|are|is|have|has|had|will|would|may|fled|in|from|at|a|per)\b)[a-z]))|\s?(?:(?:years?|months?)(?:\sof\sage|\sold)?\s)?(?:or|and)\s(?:older|over|above|up|upwards?)\b|(?:\s(?!(?:and|or|to|where|when|if|than|two|three|four|five|six|seven|eight|nine|ten)\b)[\w-]+){0,2}?,?\s(?:at\s(?:the\svery\s)?least(?!\s(?:\d|[$€£]|[A-Z]{3}\s\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|half|an?|the)\b))|minimum(?!\sof)|"
            r"or\smore)\b|(?:\s[a-z-]+)?\s(?:and\scounting|and\sup|upwards?)\b|-[a-z]+\sminimum\b|\s(?:years?|months?|weeks?|days?|hours?)\splus\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "at_most",
        re.compile(
            r"^(?:\s(?!(?:and|or|to)\b)[\w-]+){0,3}?\s(?:or\s(?:less|fewer|under|below|younger)|and\s(?:under|below|younger)|at\s(?:the\s)?most(?!\s(?:\d|[$€£]|(?-i:[A-Z]{2})))|maximum(?!\sof)|"
            r"or\slower)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "about",
        re.compile(
            r"^(?:\s(?!(?:and|or|to)\b)[\w-]+){0,3}?,?\s(?:or\sso|or\sthereabouts|more\sor\sless|approximately|roughly|"
            r"give\sor\stake|at\sa\srough\sestimate)\b(?!\s(?:[$€£]|[A-Z]{3}\s)?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|half)\b))|^[-\s]odd\b|^-ish\b|^-something\b",
            re.IGNORECASE,
        ),
    ),
)
_OR_MORE = re.compile(r"(?:\s[a-z]+){0,2}?\s(?:or|and)\smore\b(?!\sthan)")
# "under the $500 million authorization": by virtue of it
_BY_VIRTUE = re.compile(
    r"(?i)\bunder\s(?:the|its|this|that|these|those|our|their|a|an)\s(?:(?:new|existing|current|original)\s)?$"
)
# "under two programs that Congress had set up": so few are no bound
_FEW = re.compile(r"(?i)(?:two|three|four|five|six|seven|eight|nine|ten|[2-9])")
_INSTRUMENT = re.compile(
    r"(?:-[a-z]+)?\s(?:[\w-]+\s){0,3}?(?:authori[sz]ations?|program(?:me)?s?|plans?|agreements?|facilit(?:y|ies)|schemes?|mandates?|acts?|budgets?|contracts?|"
    r"grants?|loans?|packages?|envelopes?|projects?|initiatives?|funds?|arrangements?|mortgages?|leases?|polic(?:y|ies)|frameworks?|strateg(?:y|ies)|"
    r"scenarios?|deals?|laws?|treat(?:y|ies)|conventions?|headings?|resolutions?|licen[cs]es?|regimes?|system|rules?)\b"
)
_NOT_HEDGE = re.compile(
    r"(?i)(?:\b(?:took|take|hand(?:ed)?|carried|spread|left|turn(?:ed)?|all)\sover|\b(?:revolv\w*|"
    r"cent(?:re|er)(?:s|d|ed)?|built|organi[sz]ed|structured|based|gather\w*|group(?:ed|s)?|cluster\w*|"
    r"travel\w*|walk\w*|mov(?:e|ed|ing)|turn\w*)\saround|moreover|\btalks?\sover|\bthe\s(?:above)|"
    r"\b(?:is|are|was|were|be|been|remain|remains|remained|ran|run|runs|running)\s(?:still\s|now\s)?short\sof|\bas\s(?:many|much|few|high|low|late)\sas\sthe|"
    r"\b(?:in|at)\sand\saround|\b(?:increase|rise|gain|improvement|growth|advance|decrease|decline)s?\sover|"
    r"\bset\sup\sto|\bled\sup\sto|\bopened\sup\sto|\bsum(?:med|s)?\sup\sto|\badd(?:s|ed|ing)?\sup\sto|"
    r"made\sup\sto|\b(?:creep|edge|inch|go(?:es|ing)?|gone|climb|jump|bump|nudge|push|tick|pick|shoot|step|bring|drive|come|build|ramp|scale[ds]?|crept|edg(?:ed|ing)|inch(?:ed|ing)|went|mov(?:ed|ing)|climb(?:ed|ing)|jump(?:ed|ing)|bumped|nudged|pushed|tick(?:ed|ing)|picked|"
    r"shot|stepped|brought|took|taken|drove|driven|came|rounded|back)\sup\sto)\s?(?:the\s|an?\s)?$"
)
# "rarely exceeds 0.5 per cent", "none for more than five persons"
_NEVER_MORE = re.compile(
    r"(?i)\b(?:rarely|seldom|never|hardly\sever|nowhere|none|nobody|no\sone|not\sonce)\s(?:[a-z]+\s){0,3}(?:exceed(?:s|ed|ing)?|more\sthan|over|above|beyond)\s$"
)
_SPREADING = re.compile(
    r"(?i)(?<!\bfor\s)(?<!\bof\s)(?<!\bby\s)(?<!\bwas\s)(?<!\bis\s)(?<!\bafter\s)(?<!\bwith\s)"
    r"(?<!\blasted\s)(?<!\btook\s)(?<!\bwaited\s)(?<!\bspent\s)(?<!\bjust\s)(?<!\bwell\s)"
    r"\bover\s(?:the\s|a\s(?:period\sof\s)?|those\s|these\s|its\s|their\s|his\s|her\s|our\s)?$"
)


def hedge_spans(qualifier: str, text: str) -> list[tuple[int, int]]:
    """Return where words of a qualifier stand in a text, whatever they speak of.

    Example:
        >>> hedge_spans("more_than", "Over 30 offices and more than 12 missions")
        [(0, 4), (20, 29)]
    """
    pattern = _WORDS.get(qualifier)
    return [match.span() for match in pattern.finditer(text)] if pattern else []


def find_qualifiers(drafts: Sequence[Draft]) -> list[str]:
    """Return how exactly each figure of a flow is stated; a hedge before a list of like numbers holds for all of them.

    Example:
        "more than 12,400 families and 6,100 individuals" is ``more_than`` twice.
    """
    found: list[str] = []
    for position, draft in enumerate(drafts):
        own = _own(draft)
        if (
            own is None
            and position
            and _continues(drafts[position - 1], draft)
            and found[-1] in ("more_than", "nearly", "about", "less_than", "at_least", "at_most")
        ):
            own = found[-1]
        found.append(own or "exact")
    return found


_TIMES = ("year", "month", "week", "day", "hour", "minute")
_COMPARED = re.compile(r"(?i)\b(?:than|above|below|over|under|exceed\w*|surpass\w*|beat\w*|pass\w*|short\sof)\sthe\s$")


# "above the 5,000 mark" is a bound, "above the 5,000 of last year" a comparison with another number
_LINE = re.compile(r"[-\s](?:[a-z-]+[-\s]){0,2}?(?:mark|line|threshold|barrier|level|limit|ceiling|floor|bar|hurdle)\b")
_TIME_BEHIND = re.compile(r"\s(?:years?|months?|weeks?|days?|hours?|minutes?)\b")
# "children over two years": how old they are
_LONGER = re.compile(
    r"(?i)\b(?:child\w*|infants?|babies|aged?|those|persons?|people|women|men|anyone|stays?|loans?|debts?|overdue|delays?|waits?|terms?|sentences?|"
    r"girls?|boys?|is|are|was|were|been|now)\s(?:of\s)?over\s$"
)
# in a cell the unit is that of the column, not what the label counts
_WITHIN = re.compile(
    r"[-\s]?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|h|hrs?|min|s|d|km|m|miles?|metres?|kilometres?|working\sdays?)\b"
)


def _own(draft: Draft) -> str | None:
    if draft.number.value_max is not None:
        return "range"
    before, after = draft.before, draft.after
    text = draft.scene.text[draft.mention.start : draft.mention.end]
    if draft.mention.rule == "race_time" and before.endswith("inside "):
        return "less_than"
    if before.lower().endswith("all but ") and draft.mention.rule == "multiple":
        return "nearly"
    if re.search(r"(?i)\bnot\seven\s$", before):
        return "less_than"
    if re.match(r"[±]", text):
        return "at_most"
    in_label = draft.scene.flow.cell is not None  # "Over five years" is a class of them
    lasting = draft.unit.unit_text or (_TIME_BEHIND.match(after) and not _LONGER.search(before))
    if draft.unit.unit in _TIMES and lasting and not in_label and _SPREADING.search(before):
        return "at_least" if draft.number.vague else None
    if re.search(r"(?i)\bwithin\s(?:the\sfirst\s|an?\s)?$", before) and (
        draft.unit.unit in (*_TIMES, "second", "kilometre", "metre", "mile") or _WITHIN.match(after)
    ):
        return "at_most"
    if _COMPARED.search(before) and not _LINE.match(after):
        # "below the 32,115 recorded in 2005": the number itself is exact
        return None
    sign = _SIGN.search(before)
    if sign or before.endswith(("±", "± ", "/- ", "/-")):
        return _SIGNS[sign.group(1)] if sign else None
    if _NEVER_MORE.search(before):
        return "at_most"
    if not _NOT_HEDGE.search(before) and not (
        (_BY_VIRTUE.search(before) or (_FEW.fullmatch(text) and re.search(r"(?i)\bunder\s$", before)))
        and _INSTRUMENT.match(after)
    ):
        for code, pattern in _BEFORE:
            if pattern.search(before):
                # "about 500 or more": the bound says more than the hedge
                return "at_least" if code == "about" and _OR_MORE.match(after) else code
    for code, pattern in _AFTER:
        if pattern.match(after):
            return code
    if re.search(
        r"(?i)\b(?:ceiling|limit|cap|maximum|upper\slimit)\b[^.;:,]{0,80}?\b(?:is|be|was|of|at)\s(?:set\sat\s|fixed\sat\s)?$|"
        r"\b(?:ceiling|cap|upper\slimit|maximum)\s(?:[a-z-]+\s){0,2}?(?:from|to|from\s[^\s]+\sto)\s$",
        before,
    ):
        return "at_most"
    if re.search(
        r"(?i)\b(?:minimum|floor|lower\slimit)\b[^.;:]{0,80}?\b(?:is|be|was|of|at|from)\s(?:set\sat\s|"
        r"fixed\sat\s)?$",
        before,
    ):
        return "at_least"
    if re.search(
        r"(?i)\b(?:estimated|thought|believed)\s(?:at|to\s(?:be|have\sbeen|number|stand\sat|"
        r"total|cost))\s$",
        before,
    ):
        return "about"
    return "at_least" if draft.number.vague else None


def _continues(earlier: Draft, draft: Draft) -> bool:
    """Whether only "and" or a comma, and the noun of the first, stand between two figures."""
    if earlier.sentence != draft.sentence or earlier.number.form != draft.number.form:
        return False
    if (earlier.unit.unit in _TIMES) != (draft.unit.unit in _TIMES):
        return False
    gap = draft.scene.text[earlier.mention.end : draft.mention.start]
    if re.match(r"\s(?:(?:more|less|fewer)\sthan|could|was|were|had|has|have|is|are|will|would|did)\b", draft.after):
        return False  # a clause of its own: "five were above 8 °C and one could not be opened"
    if earlier.unit.end is not None and earlier.unit.end > earlier.mention.end:
        # what stands behind the counted noun is no list any more: "At least 23 people died and 76 were hurt"
        return bool(re.fullmatch(r",?\s(?:and|or)\s", draft.scene.text[earlier.unit.end : draft.mention.start]))
    return bool(re.fullmatch(r"(?:\s[a-z][\w-]*){0,3}\s(?:and|or)\s", gap)) and not re.search(
        r"\b(?:in|to|from|of|for|at|by|with)\b", gap
    )


def bounds(value: float, value_max: float | None, qualifier: str) -> tuple[float | None, float | None]:
    """Return the lowest and the highest value that the wording allows, None where it is open.

    Example:
        >>> bounds(3400.0, None, "more_than")
        (3400.0, None)
        >>> bounds(2.0, 3.0, "range")
        (2.0, 3.0)
    """
    if qualifier == "range" or value_max is not None:
        return value, value_max
    if qualifier in ("more_than", "at_least"):
        return value, None
    if qualifier in ("less_than", "at_most", "nearly"):
        return None, value
    return (None, None) if qualifier == "about" else (value, value)
