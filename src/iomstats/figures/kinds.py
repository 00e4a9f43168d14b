"""Tells a stock from a flow, and a structural count from both, once unit and period are known."""

import re
from collections.abc import Sequence

from iomstats.figures.model import Draft

_STOCK_VERB = (
    r"(?:has|have|had|is|are|was|were|stood|stands?|remains?|remained|number(?:s|ed)?|hosts?|hosted|hosting|lives?|living|lived|resid\w+|holds?|employs?|employed|counts?|counted|compris\w+|"
    r"consists?|encompass\w+|includes?|currently|now|total(?:s|led)?|composed|maintains?|keeps?|operates?|runs?|owns?|lists?|spans?|houses?|shelter(?:s|ing)?|accounts?|represents?|amounts?|posted|stationed|located|displaced|stranded|remaining|registered|enrolled|detained|outstanding|owed)"
)
_FLOW_VERB = re.compile(
    r"(?i)\b(?:assist(?:ed|ing)|help(?:ed|ing)|provid(?:ed|ing)|receiv(?:ed|ing)|train(?:ed|ing)|return(?:ed|ing|s)?|resettl(?:ed|ing)|evacuat(?:ed|ing|ion)|arriv(?:ed|ing|als?)|depart(?:ed|ing|ures?)|died|deaths?|killed|injured|rescued|crossed|crossings?|fled|mov(?:ed|ing)|"
    r"implement(?:ed|ing)|start(?:ed|ing)|launched|conclud(?:ed)|complet(?:ed|ing)|publish(?:ed|ing)|releas(?:ed)|issu(?:ed)|produc(?:ed|tion)|handl(?:ed|ing)|process(?:ed|ing)|perform(?:ed|ing)|carried\sout|conduct(?:ed|ing)|held|organi[sz](?:ed|ing)|attend(?:ed|ing)|participat(?:ed|ing)|"
    r"benefit(?:t)?(?:ed|ing)|serv(?:ed|ing)|reach(?:ed|ing)|distribut(?:ed|ing|ion)|deliver(?:ed|ing|y)|deploy(?:ed|ing)|recruit(?:ed|ing|ment)|transport(?:ed|ing)|vaccinat(?:ed|ing)|treat(?:ed)|screen(?:ed|ing)|examin(?:ed|ing)|approv(?:ed|ing)|adopt(?:ed|ing)|award(?:ed)|grant(?:ed|ing)|"
    r"sign(?:ed|ing)|admitt(?:ed|ing)|joined|become|became|spent|spend(?:ing)?|expenditures?|revenues?|income|turnover|sales|rais(?:ed|ing)|contribut(?:ed|ions?)|disburs(?:ed|ement)|cost(?:s|ing)?|paid|invest(?:ed|ment)s?|donat(?:ed|ions?)|funding|budget|earned|profits?|loss(?:es)?|exports?|imports?|remittances|"
    r"appl(?:ied|ications)|requests|visits|downloads?|downloaded|born|births|marriages|divorces|filed|recorded|report(?:ed|ing)\scases|new\scases|infect(?:ed|ions)|destroyed|damaged|built|construct(?:ed)|repair(?:ed)|install(?:ed)|planted|collected|sold|bought|delivered|repatriat(?:ed|ion)|relocat(?:ed|ion)|intercept(?:ed|ions)|arrest(?:ed|s)|deport(?:ed|ations)|"
    r"facilitat(?:ed|ing)|support(?:ed|ing)|intervie?w(?:ed|s)|survey(?:ed)|sought|claimed|granted|responded|took\spart|created|generated|established|opened|closed|hired|dismissed|graduated|migrated|emigrated|immigrated|displaced|saved|lost|won|visited|cited|used|tested|selected|preparing|prepared)\b"
)
_STRUCTURE_NOUN = frozenset(
    "point part pillar objective principle goal priority area category type kind way reason question element component section chapter phase step stage aspect dimension theme topic issue "
    "option criterion condition recommendation target indicator line box theme orientation working group example cluster box factor feature function purpose task challenge finding message characteristic "
    "pathway axis layer level strand track commitment provision article amendment paragraph annex table figure fact lesson rule scenario axis language axis continent".split()
)


def find_kinds(drafts: Sequence[Draft]) -> list[str]:
    """Return the kind of each figure; its measure where that is not ``level``."""
    found: list[str] = []
    for index, draft in enumerate(drafts):
        if draft.measure != "level":
            found.append(draft.measure)
            continue
        kind = _kind(draft)
        if index and draft.unit.inherited and draft.unit.unit == drafts[index - 1].unit.unit and draft.sentence == drafts[index - 1].sentence and found[-1] in ("stock", "flow") and not _says(draft):
            kind = found[-1]
        found.append(kind)
    return found


def _says(draft: Draft) -> bool:
    """Whether the words right around an elliptic figure have a verb of their own."""
    return bool(_FLOW_VERB.search(draft.before[-30:])) or bool(re.match(r"(?:\s\w+){0,3}\s(?:" + _FLOW_VERB.pattern.removeprefix("(?i)").strip() + ")", draft.after))


def _kind(draft: Draft) -> str:
    unit = draft.unit.unit or ""
    before, after = draft.before[-140:], draft.after[:110]
    if unit in _STRUCTURE_NOUN and not _FLOW_VERB.search(after[:40]):
        return "count"
    if draft.scene.flow.cell is not None:
        return _cell_kind(draft)
    spans = draft.period.start is not None and draft.period.start != draft.period.end
    if unit == "currency" or (len(unit) == 3 and unit.isupper()):
        return _money_kind(draft, before, after)
    if re.search(r"(?i)\b(?:new|additional|another|further)\s(?:[a-z]+\s)?$", before) and not re.match(r"\s", ""):
        return "flow"
    stock = _stock_signal(before, after, unit)
    flow = _flow_signal(before, after)
    if stock > flow:
        return "stock"
    if flow > stock:
        return "flow"
    if spans or (unit in ("country", "State") and draft.period.basis == "stated" and flow):
        return "flow"
    return "stock" if unit in ("person", "State", "country", "office", "household", "family", "agency", "organization", "language") else "flow" if flow else "stock"


def _stock_signal(before: str, after: str, unit: str) -> int:
    score = 0
    if re.search(rf"(?i)\b(?:there\s(?:is|are|was|were)|{_STOCK_VERB})\s(?:[a-z’'-]+\s){{0,3}}$", before):
        score += 2
    if re.search(r"(?i)\b(?:has|have|had|having|been)\s(?:[a-z]+\s)?[a-z]+ed\s(?:[a-z]+\s){0,2}$", before):
        score -= 2
    if re.search(r"(?i)\b(?:with|its|of\sits|the|membership|population|staff|workforce|number\sof\sstaff|caseload|home\sto|total\snumber\sof\s(?:staff|members|active|displaced|refugees))\s(?:[a-z]+\s){0,2}$", before):
        score += 1
    if re.search(r"(?i)\b(?:as\s(?:of|at)|at\sthe\send\sof|currently|today|at\spresent|now|at\sany\s(?:one|given)\stime|remain(?:s|ed)?|stood\sat|stands\sat|active|under\sway|ongoing)\b", before + after):
        score += 2
    if re.match(r"(?i)\s(?:[a-z-]+\s){0,3}?(?:(?:are|is|were|was)\s(?!assisted|helped|trained|provided|killed|rescued|returned|resettled|evacuated|started|implemented|published|released|performed|carried|given|held|adopted|recorded|destroyed|served|reached|treated|screened|interviewed|injured|reported|arrested|issued|signed|delivered|distributed|built|approved|registered\sin|born|approximately|of)|live|reside|hold|remain|lived|resided|have\s(?:offices|no)|lack)\b", after):
        score += 2
    if unit in ("State", "office") and not re.search(r"(?i)\b(?:become|became|joined|admitted|adopted|ratified|signed|acceded|new)\b", before + after):
        score += 2
    return score


def _flow_signal(before: str, after: str) -> int:
    score = 0
    near = re.search(r"[^,;:]*$", before)
    if _FLOW_VERB.search((near.group() if near else before)[-70:]):
        score += 2
    if re.match(r"(?i)\s(?:[\w’'-]+\s){0,6}?(?:(?:were|was|have\sbeen|has\sbeen|had\sbeen|being|been|have|has|had)\s(?:[a-z]+ly\s)?[a-z]+(?:ed|en|ld|t)\b)", after) and not re.match(r"(?i)\s(?:[\w’'-]+\s){0,6}?(?:were|was|are|have\sbeen)\s(?:displaced|stranded|employed|registered|located|hosted|enrolled|posted|housed)", after):
        score += 2
    first = re.match(r"(?i)\s(?:[\w’'-]+\s){1,3}?([a-z]+ed|left|fled|died|took|came|went)\b", after)
    if first and _FLOW_VERB.search(first.group(1)):
        score += 1
    if re.search(r"(?i)\b(?:during|between|from\s\d{4}|in\s(?:the\s)?(?:first|second|third|last)\s(?:half|quarter)|since|over\sthe\s(?:last|past)|throughout|alone|so\sfar|to\sdate|a\stotal\sof)\b", before + after):
        score += 1
    return score


def _money_kind(draft: Draft, before: str, after: str) -> str:
    if re.search(r"(?i)\b(?:debt|assets?|liabilit\w+|balance|reserves?|outstanding|owed|arrears|net\sworth|market\scap\w*|equity|holdings?|endowment|cash|stock\sof|deposits?|backlog|market\svalue)\b", before[-90:] + after[:50]):
        return "stock"
    if re.search(r"(?i)\b(?:price[ds]?|cost(?:s|ing)?\s(?:of|just|only|about)?\s?|fee|fare|tariff|rent|wage|salary|just|only|for)\s(?:[£$€]\S+\s)?$", before) and re.search(r"(?i)subscri|price|fee|ticket|fare|wage|each|apiece|litre|kilo|barrel", before + after):
        return "rate"
    return "flow"


def _cell_kind(draft: Draft) -> str:
    cell = draft.scene.flow.cell
    if cell is None:
        return "stock"
    words = " ".join((*cell.column_headers, cell.caption or "", *draft.scene.flow.section[-1:], *cell.row_label_path, cell.row_label or "")).lower()
    if re.search(r"\b(?:per|rate|price)\b", words) and not re.search(r"per\s?cent", words):
        return "rate"
    if re.search(r"\b(?:average|mean|median)\b", words):
        return "average"
    if re.search(r"\b(?:change|growth|increase|variation|difference)\b|[±Δ]", words):
        return "change"
    if draft.unit.unit == "percent":
        return "share"
    if _FLOW_VERB.search(words) or re.search(r"\b(?:arrivals|returns|departures|deaths|cases|births|distributions?|contributions|expenditures?|revenue|beneficiaries|grants|received|applications|assisted)\b", words):
        return "flow"
    if len(draft.unit.unit or "") == 3 and (draft.unit.unit or "").isupper():
        return "stock" if re.search(r"\b(?:assets|liabilities|balance|reserve|outstanding|debt)\b", words) else "flow"
    return "stock"
