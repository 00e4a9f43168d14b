"""Tells a stock from a flow, and a structural count from both, once unit and period are known."""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft

_STOCK_VERB = (
    r"(?:has|have|had|is|are|was|were|stood|stands?|remains?|remained|number(?:s|ed)?|hosts?|hosted|"
    r"hosting|lives?|living|lived|resid\w+|holds?|employs?|employed|counts?|counted|compris\w+|"
    r"consists?|encompass\w+|includes?|currently|now|total(?:s|led)?|composed|maintains?|keeps?|"
    r"operates?|runs?|owns?|lists?|spans?|houses?|shelter(?:s|ing)?|accounts?|represents?|amounts?|"
    r"posted|stationed|located|displaced|stranded|remaining|registered|enrolled|detained|outstanding|"
    r"owed)"
)
_FLOW_WORDS = (
    r"(?:assist(?:ed|ing)|help(?:ed|ing)|provid(?:ed|ing)|receiv(?:ed|ing)|train(?:ed|ing)|return(?:ed|"
    r"ing|s)?|resettl(?:ed|ing)|evacuat(?:ed|ing|ion)|arriv(?:ed|ing|als?)|depart(?:ed|ing|ures?)|died|"
    r"deaths?|killed|injured|rescued|crossed|crossings?|fled|mov(?:ed|ing)|"
    r"implement(?:ed|ing)|start(?:ed|ing)|launched|conclud(?:ed)|complet(?:ed|ing)|publish(?:ed|ing)|"
    r"releas(?:ed)|issu(?:ed)|produc(?:ed|tion)|handl(?:ed|ing)|process(?:ed|ing)|perform(?:ed|ing)|"
    r"carried\sout|conduct(?:ed|ing)|held|organi[sz](?:ed|ing)|attend(?:ed|ing)|participat(?:ed|ing)|"
    r"benefit(?:t)?(?:ed|ing)|serv(?:ed|ing)|reach(?:ed|ing)|distribut(?:ed|ing|ion)|deliver(?:ed|ing|"
    r"y)|deploy(?:ed|ing)|recruit(?:ed|ing|ment)|transport(?:ed|ing)|vaccinat(?:ed|ing)|treat(?:ed)|"
    r"screen(?:ed|ing)|examin(?:ed|ing)|approv(?:ed|ing)|adopt(?:ed|ing)|award(?:ed)|grant(?:ed|ing)|"
    r"sign(?:ed|ing)|admitt(?:ed|ing)|joined|become|became|spent|spend(?:ing)?|expenditures?|revenues?|"
    r"income|turnover|sales|rais(?:ed|ing)|contribut(?:ed|ions?)|disburs(?:ed|ement)|cost(?:s|ing)?|"
    r"paid|invest(?:ed|ment)s?|donat(?:ed|ions?)|funding|budget|earned|profits?|loss(?:es)?|exports?|"
    r"imports?|remittances|"
    r"appl(?:ied|ications)|requests|visits|downloads?|downloaded|born|births|marriages|divorces|filed|"
    r"recorded|report(?:ed|ing)\scases|new\scases|infect(?:ed|ions)|destroyed|damaged|built|"
    r"construct(?:ed)|repair(?:ed)|install(?:ed)|planted|collected|sold|bought|delivered|"
    r"repatriat(?:ed|ion)|relocat(?:ed|ion)|intercept(?:ed|ions)|arrest(?:ed|s)|deport(?:ed|ations)|"
    r"facilitat(?:ed|ing)|support(?:ed|ing)|intervie?w(?:ed|s)|survey(?:ed)|sought|claimed|granted|"
    r"responded|took\spart|created|generated|established|opened|closed|hired|dismissed|graduated|"
    r"migrated|emigrated|immigrated|displaced|saved|lost|won|visited|cited|used|tested|selected|"
    r"preparing|prepared)"
)
_FLOW_VERB = re.compile(rf"(?i)\b{_FLOW_WORDS}\b")


def find_kinds(drafts: Sequence[Draft]) -> list[str]:
    """Return the kind of each figure: its measure, or for a level whether it is a stock or a flow.

    Example:
        "1,600 active projects in 2007 (of which 550 were started in 2007)" is a stock and a flow.
    """
    found: list[str] = []
    for index, draft in enumerate(drafts):
        kind = draft.measure if draft.measure != "level" else _kind(draft)
        copied = _copied(drafts, found, index)
        if copied is not None:
            found.append(copied)
            continue
        part = bool(
            re.search(
                r"(?i)\b(?:including|among\sthem|of\swhich|of\swhom)\s(?:(?:some|about|around|nearly|over|"
                r"more\sthan|almost|at\sleast|approximately)\s)*$",
                draft.before,
            )
        )
        if (
            draft.measure == "level"
            and part
            and index
            and found[index - 1] in ("stock", "flow")
            and not _own_verb(draft)
        ):
            kind = found[index - 1]
        elif (
            draft.measure == "level"
            and draft.unit.inherited
            and not (_own_verb(draft) or _held(draft, draft.after[:60]))
        ):
            giver = _giver(drafts, index)
            if giver is not None and found[giver] in ("stock", "flow"):
                kind = found[giver]
        found.append(kind)
    return found


_HEDGED = (
    r"(?:(?:some|about|around|nearly|almost|over|just|only|more\sthan|less\sthan|at\sleast|up\sto|"
    r"approximately|an\sestimated|a\stotal\sof|the|all|its|another)\s)*$"
)
_BESIDE = re.compile(
    r"(?i)(?:\((?:\s|i\.e\.\s|or\s|including\s)*|\b(?:compared\s(?:with|to)|as\sagainst|against|"
    rf"up\sfrom|down\sfrom|versus|from)\s){_HEDGED}"
)
_LOCATES = re.compile(rf"(?i)\b(?:in|across|throughout)\s{_HEDGED}")


def _copied(drafts: Sequence[Draft], found: Sequence[str], index: int) -> str | None:
    """Return the kind of the figure that this one stands beside: in brackets, compared with it, only locating it."""
    draft = drafts[index]
    if draft.measure != "level" or _own_verb(draft):
        return None
    locates = bool(_LOCATES.search(draft.before))
    if not locates and not _BESIDE.search(draft.before):
        return _coordinated(drafts, found, index)
    for earlier in range(index - 1, -1, -1):
        other = drafts[earlier]
        if other.sentence != draft.sentence:
            return None
        if other.measure == "share" and earlier == index - 1 and draft.before.rstrip().endswith("("):
            return "stock"
        if other.measure == "level" and found[earlier] in ("stock", "flow"):
            gap = draft.scene.text[other.mention.end : draft.mention.start]
            near = len(gap) < 90 and not re.search(r"[;:]\s", gap)
            return found[earlier] if near and (locates or other.unit.unit == draft.unit.unit or "(" in gap) else None
    return None


_SERIES = re.compile(
    rf"(?i)(?:\s(?!were\b|was\b|are\b|is\b|have\b|has\b|had\b)[\w’'-]+){{1,5}}(?:,|\s(?:and|or|plus)|"
    rf",\sand)\s{_HEDGED}"
)


def _coordinated(drafts: Sequence[Draft], found: Sequence[str], index: int) -> str | None:
    """Return the kind of the figure that this one is coordinated with: "1,100 staff members and 70 Field Offices"."""
    draft = drafts[index]
    for earlier in range(index - 1, -1, -1):
        other = drafts[earlier]
        if other.sentence != draft.sentence:
            return None
        if _depth(other) > _depth(draft):
            continue
        gap = re.sub(r"\s?\([^()]*\)", "", draft.scene.text[other.mention.end : draft.mention.start])
        level = other.measure == "level" and found[earlier] in ("stock", "flow")
        return found[earlier] if level and _SERIES.fullmatch(gap) else None
    return None


def _giver(drafts: Sequence[Draft], index: int) -> int | None:
    """Return the nearest earlier figure of the same unit and the same bracket depth in the sentence."""
    draft = drafts[index]
    depth = _depth(draft)
    for earlier in range(index - 1, -1, -1):
        other = drafts[earlier]
        if other.sentence != draft.sentence:
            return None
        if other.unit.unit == draft.unit.unit and other.measure == "level" and _depth(other) <= depth:
            return earlier
    return None


def _depth(draft: Draft) -> int:
    return draft.before.count("(") - draft.before.count(")")


def _own_verb(draft: Draft) -> bool:
    """Whether the words right around an elliptic figure have a verb of their own."""
    return (
        bool(re.search(rf"(?:{_FLOW_WORDS})\s(?:[a-z]+\s){{0,2}}$", draft.before[-40:], re.IGNORECASE))
        or bool(
            re.match(
                rf"(?:\s[\w’'-]+){{0,2}}?\s(?:(?:were|was|are|is|have|has|had|"
                rf"been)\s){{0,2}}(?:{_FLOW_WORDS}|displaced|missing|still|sleeping|living|opened|closed|"
                r"flown)\b",
                draft.after,
                re.IGNORECASE,
            )
        )
        or bool(re.match(r"\s(?:are|were|is|was)\s(?:still\s)?in\s(?:[A-Z]|the\b|need\b)", draft.after))
    )


_PAST = (
    r"chose|left|went|came|brought|sent|took|gave|got|drove|flew|won|lost|met|bought|sold|taught|"
    r"fought|fled|swam|found|began|retired|died|moved|entered|agreed|replied|"
    r"abstained|voted|answered|learned|learnt|studied|fell\s(?:ill|sick)|go\sback|went\shome|"
    r"gone\shome|arrived|crossed|drowned|perished|signed"
)
_EVENT_WORDS = (
    r"(?:participants|delegates|trainees|returnees|arrivals|departures|returns|deaths|fatalities|"
    r"casualties|births|marriages|divorces|cases|infections|assessments|requests|applications|claims|"
    r"visits|visitors|"
    r"passengers|flights|sessions|meetings|workshops|courses|events|consultations|missions|interviews|"
    r"tests|vaccinations|operations|incidents|attacks|crossings|rescues|interceptions|deportations|"
    r"evacuations|transfers|"
    r"movements|trips|journeys|downloads|views|calls|enquiries|complaints|donations|grants|awards|"
    r"decisions|proposals|recommendations|resolutions|beneficiaries|graduates|admissions|enrolments|"
    r"sales|kits|tents|doses|meals|tarpaulins|parcels)"
)
_EVENT_NOUN = re.compile(rf"(?i)\b{_EVENT_WORDS}$")
_EVENTS = re.compile(rf"(?i)\b{_EVENT_WORDS}\b")
_NUMBER_OF = re.compile(
    r"(?i)\b(?:numbers?|populations?|totals?|stock|membership)\b(?:\sof\s[^,;:]{3,60})?\s(?:has\s|"
    r"have\s|had\s|that\s|to\s)?(?:been\s)?(?:reach\w*|r[io]s\w+|increas\w+|f[ea]ll\w*|gr[eo]w\w*|"
    r"decreas\w+|declin\w+|amount\w*|stood|stand\w*|number\w*|climb\w*|drop\w*|was|were|is|are|at|"
    r"totall?ed)\b(?:[^,;:]|,(?=\d))*$"
)
_HOLDS = re.compile(
    r"(?i)\b(?:has|have|had|with|there\s(?:are|is|were|was)|numbering|membership\s(?:of|to)|"
    rf"number\sof\s[a-z\s]{{3,40}}\sto)\s(?:now\s)?{_HEDGED}"
)


def _held(draft: Draft, following: str) -> bool:
    """Whether a verb of having or being stands right before the number, and no event after its noun."""
    sentence = draft.scene.text[slice(*draft.sentence)]
    return (
        bool(_HOLDS.search(draft.before[-160:]))
        and not re.search(r"(?i)\balone\b", sentence)
        and not re.match(rf"(?i)\s(?:[\w’'-]+\s){{1,3}}?(?:{_PAST}|{_FLOW_WORDS})\b", following)
    )


_NEW_STATE = re.compile(
    r"(?i)\b(?:becom\w+|became|join(?:ed|s|ing)|admitted|admission|new|acced\w+|ratif\w+|adopted|"
    r"endorsed|signed|voted|replied|attended|participat\w+|took|represent\w+|contributed|pledged|"
    r"responded|abstained|sponsored|opened|closed|established)\b"
)
_STANDING = re.compile(
    r"(?i)\b(?:active|ongoing|on-going|existing|current(?:ly)?|outstanding|under\sway|in\splace|"
    r"in\sforce|at\spresent|presently|remain(?:s|ed|ing)?|stood\sat|stands?\sat|at\sany\s(?:one|"
    r"given)\stime|still|now|today|in\stotal\sthere\sare)\b"
)


def _kind(draft: Draft) -> str:
    unit = draft.unit.unit or ""
    if draft.scene.flow.cell is not None:
        return _cell_kind(draft)
    if unit == "year":
        return "stock"
    before, after = draft.before[-160:], draft.after[:120]
    if unit == "currency" or (len(unit) == 3 and unit.isupper()):
        return _money_kind(draft, before, after)
    clause = re.split(r"[;:]\s|\s[–—]\s|,\s(?:and|while|whereas|but|of\swhich|of\swhom)\s|\((?=[^()]*$)", before)[-1]
    if len(re.findall(r"[a-z]{4,}", clause)) < 2:
        clause = before
    following = re.split(r"[;:]\s|\s[–—]\s|,\s(?:and|while|whereas|but|of\swhich|of\swhom)\s|\)", after)[0]
    if _held(draft, following):
        return "stock"
    if unit in ("State", "office"):
        return "flow" if _NEW_STATE.search(clause[-60:] + " # " + following[:60]) else "stock"
    stock, flow = _stock_signal(clause, following), _flow_signal(clause, following)
    if re.search(
        r"(?i)\balone\b|\bso\sfar\b|\b(?:a|per|each|every)\s(?:year|month|week|day)\b",
        draft.scene.text[slice(*draft.sentence)],
    ):
        flow += 1
    if stock != flow:
        return "stock" if stock > flow else "flow"
    if flow:
        return "flow"
    sentence = draft.scene.text[slice(*draft.sentence)]
    around = " ".join((draft.unit.unit_text or "", draft.scene.flow.lead or "", *draft.scene.flow.section[-1:]))
    if (
        _EVENT_NOUN.search(draft.unit.unit_text or "")
        or (draft.unit.inherited and _EVENTS.search(around))
        or re.search(rf"(?i)\b(?:{_FLOW_WORDS})\b", sentence)
    ):
        return "flow"
    past = re.search(r"\b(?:was|were|had|did|[a-z]{2,}ed)\b", sentence) and not re.search(
        r"\b(?:is|are|has|have|lives?)\b", sentence
    )
    return "flow" if past else "stock"


def _stock_signal(clause: str, following: str) -> int:
    """How much the words speak of a level at a time."""
    score = 0
    counted = _NUMBER_OF.search(clause)
    if counted and not re.search(
        rf"(?i)\b(?:{_FLOW_WORDS}|participants|arrivals|returns|applicants|beneficiaries|deaths)\b",
        re.sub(r"(?i)\breached\b", "", counted.group()),
    ):
        score += 4
    if re.search(
        r"(?i)\b(?:there\s(?:is|are|was|were|remain\w*)|"
        rf"{_STOCK_VERB})\s(?:(?!been)[a-z’'-]+\s){{0,3}}$",
        clause,
    ) and not re.search(
        r"(?i)\b(?:has|have|had|was|were)\s(?:[a-z]+ly\s)?(?!hosted|employed|displaced|stranded|"
        r"had)[a-z]+(?:ed|en|ld|ght)\s(?:[a-z]+\s){0,3}$",
        clause,
    ):
        score += 2
    if re.search(
        r"(?i)\b(?:with|its|membership|population|staff(?:ing)?|workforce|caseload|home\sto|stock|"
        r"numbered|total(?:led|s)?|some\sof\sthe|the)\s(?:[a-z]+\s){0,2}$",
        clause,
    ):
        score += 1
    if _STANDING.search(clause[-80:] + " # " + following[:80]):
        score += 2
    if re.search(
        r"(?i)\bas\s(?:of|at)\b|\bat\sthe\s(?:end|start|beginning)\sof\b|\bat\s(?:year-?)?end\b",
        clause + " # " + following,
    ):
        score += 1
    if re.match(
        r"(?i)\s(?:[\w’'-]+\s){0,4}?(?:(?:are|is)\s(?!being\b|assisted|helped|trained|provided|"
        r"killed|resettled|evacuated|born)|live[sd]?\b|reside[sd]?\b|hold\b|remain(?:ed)?\b|"
        r"lack(?:ed)?\b|need\b|displaced\b|missing\b|stranded\b|in\sneed\b|detained\b|without\b|"
        r"await\w*\b|work\b|hosting\b|living\b|(?:were|was|have\sbeen|had\sbeen)\s(?:displaced|"
        r"stranded|employed|registered|located|hosted|enrolled|posted|housed|missing|still|"
        r"in\s(?:need|detention|the)|without|homeless|living|staying|working))",
        following,
    ):
        score += 3
    return score


def _flow_signal(clause: str, following: str) -> int:
    """How much the words speak of something that happened over a period."""
    score = 0
    if re.match(rf"(?i)(?:\s[\w’'()-]+){{0,5}}?\s(?:{_PAST})\b", following):
        score += 2
    if re.search(rf"(?i)\b(?:{_FLOW_WORDS})\b", clause[-80:]):
        score += 2
    if re.match(
        rf"(?i)\s(?:[\w’'()-]+\s){{0,7}}?(?:(?:were|was|been|being|have|has|had|"
        rf"to\sbe)\s(?:[a-z]+ly\s)?)?(?:{_FLOW_WORDS})\b",
        following,
    ) or re.match(
        r"(?i)\s(?:[\w’'-]+\s){1,6}?(?:were|was|have\sbeen|has\sbeen|had\sbeen|"
        r"to\sbe)\s(?:[a-z]+ly\s)?(?!displaced|stranded|employed|registered|located|hosted|enrolled|"
        r"posted|housed)(?:[a-z]+ed|flown|taken|given|sent|held|built|found|met|made|put|shown|seen|"
        r"done|paid|sold)\b",
        following,
    ):
        score += 2
    if re.search(
        r"(?i)\b(?!(?:hosted|employed|numbered|counted|housed|lived|resided|remained|totalled|"
        r"comprised|included|held|need|indeed)\b)[a-z]{3,}ed\s(?:(?:a\stotal\sof|some|about|over|"
        r"more\sthan|nearly|almost|at\sleast|up\sto|an\sestimated|the|another|its|approximately|around|"
        r"to|in|by|from|on|with|through|among|between)\s){0,3}$",
        clause,
    ):
        score += 1
    if re.search(
        r"(?i)\bto\s(?!have|host|be|hold|include|the|a|an|some|about|over|nearly|almost|more|up|around|"
        r"at|just|only|another|its|their)[a-z]+\s(?:(?:some|about|over|up\sto|another|an\sadditional|"
        r"a\sfurther|more\sthan|at\sleast)\s)?$",
        clause,
    ) or re.search(
        r"(?i)\b(?:brought|found|sent|took|gave|drove|flew|won|lost|bought|sold|taught|made|built|held|"
        r"saw|drew|led|cost|left)\s(?:(?:some|about|over|up\sto|another|an\sadditional|a\sfurther|"
        r"more\sthan|at\sleast|in|together|nearly|around|almost)\s){0,2}$",
        clause,
    ):
        score += 1
    if re.search(
        r"(?i)\b(?:during|between|from\s\d{4}|since|over\sthe\s(?:last|past)|throughout|to\sdate|"
        r"a\stotal\sof|in\s(?:the\s)?(?:first|second|third|last)\s(?:half|quarter))\b",
        clause + " # " + following,
    ):
        score += 1
    return score


def _money_kind(draft: Draft, before: str, after: str) -> str:
    if re.search(
        r"(?i)\b(?:debt|assets?|liabilit\w+|balance|reserves?|outstanding|owed|arrears|net\sworth|"
        r"market\scap\w*|equity|holdings?|endowment|cash|stock\sof|deposits?|backlog|market\svalue)\b",
        before[-90:] + after[:50],
    ):
        return "stock"
    if re.search(
        r"(?i)\b(?:price[ds]?|cost(?:s|ing)?\s(?:of|just|only|about)?\s?|fee|fare|tariff|rent|wage|"
        r"salary|just|only|for)\s(?:[£$€]\S+\s)?$",
        before,
    ) and re.search(r"(?i)subscri|price|fee|ticket|fare|wage|each|apiece|litre|kilo|barrel", before + after):
        return "rate"
    return "flow"


def _cell_kind(draft: Draft) -> str:
    cell = draft.scene.flow.cell
    if cell is None:
        return "stock"
    words = " ".join(
        (
            *cell.column_headers,
            cell.caption or "",
            *draft.scene.flow.section[-1:],
            *cell.row_label_path,
            cell.row_label or "",
        )
    ).lower()
    if re.search(r"\b(?:per|rate|price)\b", words) and not re.search(r"per\s?cent", words):
        return "rate"
    if re.search(r"\b(?:average|mean|median)\b", words):
        return "average"
    if re.search(r"\b(?:change|growth|increase|variation|difference)\b|[±Δ]", words):
        return "change"
    if draft.unit.unit == "percent":
        return "share"
    if (
        _EVENTS.search(words)
        or _FLOW_VERB.search(words)
        or re.search(
            r"\b(?:arrivals|returns|departures|deaths|cases|births|distributions?|contributions|"
            r"expenditures?|revenue|beneficiaries|grants|received|applications|assisted)\b",
            words,
        )
    ):
        return "flow"
    if len(draft.unit.unit or "") == 3 and (draft.unit.unit or "").isupper():
        return "stock" if re.search(r"\b(?:assets|liabilities|balance|reserve|outstanding|debt)\b", words) else "flow"
    return "stock"
