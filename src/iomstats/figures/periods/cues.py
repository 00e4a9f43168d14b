"""Small readings of the words around a figure that bear on its period: advertisement, total up to a day, from … to.

Nothing here knows about dates.
"""

import re

from iomstats.figures.periods.passages import Sentence
from iomstats.figures.words.hedges import FROM, HEDGES

_PROMOTION = re.compile(
    r"(?i)\b\d+\s?%\s(?:off|discount)\b|\b(?:save|get)\s(?:up\sto\s)?(?:£|\$|€)?\d+\s?%|[-–]\s?\d+\s?%\son\sall\b"
    r"|\bsubscribe\s(?:now|today|from|for)\b|\bsign\sup\s(?:now|today)\b|\bmoney-back\b|\bfree\strial\b|\boffer\sends\b"
    r"|\badvertisement\b|\b(?:buy|shop|order|book)\snow\b|\bnew\ssubscribers\b|\bpromo(?:tional)?\scode\b|\bT&Cs\b"
)
_SHORT_FLOW = 400

_ACCUMULATING = re.compile(
    r"(?i)\b(?:evacuat|assist|return|arriv|cross|regist|report|record|kill|died|death|rescu|distribut|receiv|train|reach"
    r"|repatriat|resettl|destroy|vaccinat|intercept|screen|refer|benefit|approv|sign|complet|visit|submit|repl(?:y|ied)"
    r"|disburs|rais|fled|case|infect|injur|detain|collect|provided|helped|paid|gone\shome)\w*"
)
_WORKED = re.compile(
    r"(?i)\b(?:financ|fund|support|implement|buil[td]|construct|drill|plant|treat|serve[ds]|issu|produc|process|handl|publish"
    r"|award|grant|allocat|mobili[sz]|deliver|creat|enrol|graduat|examin|inspect|organi[sz]|conduct|spent|spend|invest|sold"
    r"|install|deploy|repair|clear|seiz|arrest|convict|prosecut|heard|lent|donat|attend|held|launch|open|attract|carried|brought|moved|flown|transport)\w*"
)
_LEVEL = re.compile(
    r"(?i)\b(?:in\sneed|running\sat|in\s(?:use|operation|service)|there\s(?:is|are|was|were)|stood|stands|remain\w*|number(?:s|ed)|displaced|outstanding|staff|workforce|personnel|totalled"
    r"|hosting|hosted|liv(?:e|ed|ing)|were\sin|are\sin|employ\w*|active|hold|holds|membership)\b"
)
_AROUND = 200

_TO = re.compile(rf"(?i)(?<!close\s)(?<!due\s)\bto\s{HEDGES}$")
_PER = re.compile(r"\b(?:per|in|for\severy)\s$")
_CHANGING = re.compile(
    r"(?i)\b(?:r[io]se|risen|rising|gr[eo]w|grown|growing|increas\w+|fell|fallen|falling|declin\w+|dropp?\w*|decreas\w+"
    r"|reduc\w+|expand\w+|shr[aiu]nk|climb\w+|cut|went|gone|swell\w*|swollen|jump\w*|surg\w+|plung\w+|doubl\w+|halv\w+"
    r"|tripl\w+|quadrupl\w+|slip\w*|edged|mov(?:ed|ing)|chang\w+|improv\w+|advanc\w+|eas(?:ed|ing)|retreat\w*|soar\w*|tumbl\w*|push(?:ed|ing)|lift(?:ed|ing)|sank|sunk|plummet\w*"
    r"|rebound\w*|recover\w*|crept|inched|ticked|swung|accelerat\w+|slow(?:ed|ing)|strengthen\w*|weaken\w*|collaps\w*|lower\w*|rais\w+|narrow\w*|widen\w*)\b"
)
_CHANGE_REACH = 160
_MOVED_FROM = re.compile(
    r"(?i)\b(?:up|down|increase[ds]?|rise|rose|decrease[ds]?|decline[ds]?)\sfrom\s(?!.*\d\d?\d?.*\sto\s(?:[a-z]+\s)*$)"
)


def promoted(flow: str, sentence: str) -> bool:
    """Tell whether a sentence is part of an advertisement, which takes no time from the document.

    A short flow is an advertisement as a whole.
    """
    return _PROMOTION.search(flow if len(flow) < _SHORT_FLOW else sentence) is not None


def accumulates(sentence: Sentence, index: int, *, worked: bool = False) -> bool:
    """Tell whether a figure up to a day is a total that grew until then, and not a level at that day.

    With ``worked`` what somebody did counts too, which is no total of itself: "the fund has financed 300 projects".
    """
    if sentence.drafts[index].measure in ("average", "count"):
        return False
    start, end = sentence.span(index)
    before = sentence.text[max(sentence.start, start - _AROUND) : start].rpartition("; ")[2]
    after = re.split(r";\s|,\shaving\s", sentence.text[end : min(sentence.end, end + _AROUND)])[0]
    around = f"{before} # {after}"
    grew = _ACCUMULATING.search(around) or (worked and _WORKED.search(around))
    return bool(grew) and _LEVEL.search(around) is None


def had_done(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure is of what had been done by a time, and not a level: "515,000 claims had been decided"."""
    start, end = sentence.span(index)
    if sentence.drafts[index].measure != "level":
        return False
    behind = next((one for one in sentence.verbs if end <= one.start), None)
    verb = next((one for one in reversed(sentence.verbs) if one.end <= start), None)
    passive = behind is not None and _SUBJECT.fullmatch(sentence.text, end, behind.start) is not None
    verb = behind if passive else verb
    done = (
        None if verb is None else (_HAD_BEEN if passive else _HAD_DONE).match(sentence.text, verb.start, sentence.end)
    )
    return done is not None and not _CHANGING.search(done[0]) and not _LEVEL.search(done[0])


_SUBJECT = re.compile(r"(?:\s(?!and\b)[\w’'-]+){0,6}\s?")
_PARTICIPLE = r"(?:[a-z]{2,}(?:ed|en|wn|pt|lt|nt|de|ld|ght)|left|met|put|cut|done|gone|run|won|sent|flown)\b"
_HAD = r"(?i)had\s(?:[a-z]+ly\s|already\s|now\s|also\s)?"
_HAD_DONE = re.compile(rf"{_HAD}(?:been\s)?(?!been|had|become|come|reached\b){_PARTICIPLE}")
_HAD_BEEN = re.compile(rf"{_HAD}(?:been\s{_PARTICIPLE}|gone\b|left\b|fled\b|returned\b)")


def is_changing(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb of change stands before a figure: "rose … 300"."""
    start, _ = sentence.span(index)
    return _CHANGING.search(sentence.text, max(sentence.start, start - _CHANGE_REACH), start) is not None


def is_pair(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure is an end of "from 16 to 23" in brackets, of a change that the sentence tells behind it."""
    low, high = sentence.span(index)
    opened = sentence.text.rfind("(", max(sentence.start, low - 40), low)
    if opened < 0 or ")" in sentence.text[opened:low] or not _CHANGING.search(sentence.text, high, sentence.end):
        return False
    first = index if is_from(sentence, index) else index - 1
    return first >= 0 and is_from(sentence, first) and partner(sentence, first) == first + 1


def is_from(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure is a starting level: "from 300"."""
    start, _ = sentence.span(index)
    return FROM.search(sentence.text, max(sentence.start, start - 60), start) is not None


def is_to(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure is a level reached: "to nearly 300"."""
    start, _ = sentence.span(index)
    return _TO.search(sentence.text, max(sentence.start, start - 60), start) is not None


_WITH_TIME = re.compile(
    r"(?i)\W*(?:during|(?:in|at)(?!\s(?-i:[A-Z]))|after|before|under|since|until|by|on|over|within|throughout|when|while|as)\s"
)


def opens_with_time(sentence: Sentence) -> bool:
    """Tell whether a sentence opens with a phrase that may give it a time of its own: "During the pandemic …"."""
    return _WITH_TIME.match(sentence.text, sentence.start) is not None


def is_reached_by(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure is the level that the change right before it leads to: "up 1,500 to 6,000"."""
    if not index or sentence.drafts[index - 1].measure != "change":
        return False
    return (
        re.fullmatch(rf"\sto\s{HEDGES}", sentence.text[sentence.span(index - 1)[1] : sentence.span(index)[0]])
        is not None
    )


_RESULT = re.compile(
    r"(?i)(?:\bto\s(?:bring|take|raise|lift|push|increase|expand|enlarge|reduce|cut)"
    rf"|,\s(?:thus\s|thereby\s)?(?:bringing|taking|raising|lifting|pushing|reducing|cutting))\s(?:(?!\bsince\b)[^,;]){{0,60}}?\bto\s{HEDGES}$"
)


def is_result(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure is the level that something is done for: "has hired 540 to bring its force to 1,850"."""
    start, _ = sentence.span(index)
    return _RESULT.search(sentence.text, max(sentence.start, start - 100), start) is not None


def is_moved_from(sentence: Sentence, index: int) -> bool:
    """Tell whether a figure is an earlier level: "up from 300"."""
    start, _ = sentence.span(index)
    return _MOVED_FROM.search(sentence.text, max(sentence.start, start - 40), start) is not None


def partner(sentence: Sentence, index: int) -> int | None:
    """Return the figure that a starting level pairs with: "from 5 to 6", "to 5.1 from 5.4"."""
    start, end = sentence.span(index)
    if index + 1 < len(sentence.drafts):
        other = sentence.span(index + 1)[0]
        if other - end < 80 and _TO.search(sentence.text, end, other) and _alike(sentence, index, index + 1):
            return index + 1
    if index:
        last = sentence.span(index - 1)[1]
        other = index - 1
        if other and _PER.search(
            sentence.text, max(sentence.start, sentence.span(other)[0] - 10), sentence.span(other)[0]
        ):
            other -= 1  # "to 2.1 per million hours, from 3.4"
        first = sentence.span(other)[0]
        near = start - last < 60 and _TO.search(sentence.text, max(sentence.start, first - 40), first)
        if near and _alike(sentence, other, index):
            return other
    return None


def _alike(sentence: Sentence, first: int, second: int) -> bool:
    """Tell whether two figures may be levels of one thing: amounts of one currency, or neither an amount."""
    one, other = sentence.drafts[first], sentence.drafts[second]
    if one.number.currency and other.number.currency:
        return one.number.currency == other.number.currency
    return other.number.currency is None or one.number.form == "cardinal"
