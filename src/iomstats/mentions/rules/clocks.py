"""Rules for times of day that look like other numbers: "at 14.30", "1115 GMT", "at seven in the evening"."""

import re

from iomstats.documents.model import Flow
from iomstats.mentions.rules.rule import DIGIT, Rule, text_after, text_before

_HOUR_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ZONE = r"(?:GMT|UTC|BST|CES?T|ES?T|EDT|PST|PDT|EAT|WAT|CAT|IST|AES?T|MSK)"
_BEFORE = re.compile(
    r"(?i)(?:\b(?:at|by|from|until|till|to|before|after|around|about|between|since|and|past)\s(?:about\s|around\s|exactly\s)?|"
    r"\d[.:]\d\d\s?[-–]\s?|[(,]\s?)$"
)
_SCHEDULE = re.compile(
    r"(?i)\b(?:open(?:s|ed|ing)?|clos(?:e|es|ed|ing)|start(?:s|ed|ing)?|beg[iau]n(?:s|ning)?|end(?:s|ed|ing)?|lea(?:ve|ves|ving)|left|depart\w*|arriv\w*|"
    r"trains?|flights?|ferr(?:y|ies)|buses|bus|sail\w*|meeting|session|polls?|polling|doors?|kick-?off|curfew|shifts?|midnight|noon|midday|"
    r"mornings?|evenings?|afternoons?|tonight|nights?|clock|daily|every\sday|weekdays?|hours|concert|services?|landed|took\soff|dawn|dusk|sunrise|sunset|"
    r"adjourn\w*|resum\w*|broke\sout|struck|alarm|ambulance|police|firefighters|explosion|quake|earthquake|woke|broadcast\w*|screening|programme|lunch|"
    r"breakfast|dinner|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_MEASURED = re.compile(
    r"(?i)[$€£%]|\b(?:shares?|stocks?|index|rupees?|dollars?|euros?|pence|pric\w+|yields?|bonds?|currenc\w+|trad(?:ed|ing)|rates?|ratios?|scor\w+|"
    r"averag\w+|mean|median|points?|per\s?cent|coefficient|values?|magnitude|GPA|pH|index|rand|peso|yen|seconds|metres|minutes|record|rose|fell|grew|"
    r"increased|decreased|declined|dropped|ranged|times\sas)\b"
)
_AFTER = re.compile(
    rf"\s?(?:[.,;:)?!]|$|[-–])|\s(?:and|or|to|until|till|on|in\sthe|at\s(?:the|night)|local|this|yesterday|all|the|most|some|only|his|her|their|its|they|he|she|it|we|there|today|tonight|tomorrow|when|for|with|every|each|daily|"
    rf"sharp|but|as|after|before|hours|hrs|h|{_ZONE}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def _is_clock(flow: Flow, match: re.Match[str]) -> bool:
    """Whether digits parted by a point are a time of day and no decimal number."""
    after, before = text_after(flow, match), text_before(flow, match)
    if not _AFTER.match(after) or not _BEFORE.search(before):
        return False
    if re.match(r"0[1-9]\.", match.group()) or re.match(r"\s?(?:hours|hrs|h)\b(?!\s(?:of|per|a|each)\b)", after):
        return True
    near = flow.text[max(0, match.start() - 200) : match.end() + 100]
    return not _MEASURED.search(_clause(flow, match)) and bool(_SCHEDULE.search(near))


def _opens_at_hour(flow: Flow, match: re.Match[str]) -> bool:
    """Whether a bare hour tells when something opens, "doors open at 7", and no level: "shares opened at 7"."""
    clean = re.match(r"\s?(?:[.,;)]|$)|\s(?:and|but|on|with)\b", text_after(flow, match))
    return clean is not None and not _MEASURED.search(_clause(flow, match))


def _clause(flow: Flow, match: re.Match[str]) -> str:
    """Return the words around a match, up to the next semicolon or end of the sentence."""
    start, end = flow.sentence_at(match.start())
    before = flow.text[max(start, match.start() - 120) : match.start()].split(";")[-1]
    return before + flow.text[match.start() : min(end, match.end() + 60)].split(";")[0]


CLOCKS = (
    Rule(
        "clock_zone",
        "date",
        re.compile(
            rf"(?<![\w.,$€£:/-])(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:{_ZONE}\b|(?:hours|hrs)\s(?:{_ZONE}|local)|local\stime))|"
            r"(?<=\b[Aa]t\s)(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:hours|hrs)\b(?!\s(?:of|per|a)\b))"
        ),
        needs=DIGIT,
    ),
    Rule(
        "clock_point",
        "date",
        re.compile(r"(?<![\w.,$€£:/])(?:[01]?\d|2[0-4])\.[0-5]\d(?![\w%°]|[.,]\d)"),
        guard=_is_clock,
        needs=("0.00",),
    ),
    # "Mon–Fri 9–5"
    Rule(
        "clock_span",
        "date",
        re.compile(
            r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|[Dd]aily|[Ww]eekdays|[Ww]eekends)[a-z.]{0,8}[,:]?\s(?:from\s)?(\d{1,2}(?::\d\d)?\s?[–-]\s?\d{1,2}(?::\d\d)?)(?![\w%]|[.,]\d)"
        ),
        needs=DIGIT,
    ),
    Rule(
        "clock_hour",
        "date",
        re.compile(
            rf"(?<=\b[Aa]t\s)(?:1[0-2]|[1-9]|{_HOUR_WORD})(?=\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight|o[’']clock|this\s(?:morning|"
            r"afternoon|evening)|tonight|tomorrow|yesterday|sharp|every\s(?:morning|evening|night|day))\b)"
        ),
        needs=("at ",),
    ),
    Rule(
        "clock_opening",
        "date",
        re.compile(rf"\b(?:opens?|starts?|begins?|closes?)\sat\s(1[0-2]|[1-9]|{_HOUR_WORD})(?!\w|[.,:]\d|[-–])"),
        guard=_opens_at_hour,
        needs=(" at ",),
    ),
)
