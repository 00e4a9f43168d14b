"""Rules for codes, addresses, telephone numbers, symbols of documents and numbered sessions."""

import re

from iomstats.documents.model import Flow
from iomstats.mentions.numerals import currency_codes
from iomstats.mentions.rules.rule import DIGIT, Rule, text_after
from iomstats.mentions.words import ORDINAL_WORD


def _in_address(flow: Flow, match: re.Match[str]) -> bool:
    return flow.kind == "address"


def _numbered_body(flow: Flow, match: re.Match[str]) -> bool:
    """A session or meeting with a high number, or of a named body, is one of a numbered series."""
    text = match.group()
    digits = re.match(r"\d+", text)
    high = int(digits.group()) >= 20 if digits else "-" in text.split()[0] or text.split()[0].lower().endswith("tieth")
    named = bool(re.search(r"\b(?:Session|SESSION|Assembly|Council|COUNCIL|Conference\sof\sthe\sParties)$", text))
    of_body = re.match(
        r"\s(?:\(\w+\)\s)?of\s(?:the\s|its\s)?(?:[A-Z][\w-]+\s)*(?:Council|Assembly|Committee|Board|"
        r"Conference|Commission)",
        text_after(flow, match),
    )
    return high or named or of_body is not None


_GOVERNING = (
    r"(?:(?:[Rr]egular|[Ss]pecial|[Pp]lenary|[Ee]xtraordinary|[Rr]esumed|[Aa]nnual|REGULAR|SPECIAL|"
    r"[Oo]rdinary)\s)?"
    r"(?:(?:IOM|ILO|UNHCR|WHO|FAO|UN|United\sNations)\s)?"
    r"(?:[Ss]essions?|SESSION|[Mm]eetings?|MEETING|Council|COUNCIL|(?:World\sHealth\s|"
    r"General\s)?Assembly|Conference\sof\sthe\sParties|COP)"
)


IDENTIFIERS = (
    # what a tag of HTML says of its cell or picture: "<th colspan="2">"
    Rule(
        "tag_attribute",
        "identifier",
        re.compile(r"</?[a-z][a-z\d]*\s[^<>]{0,300}>"),
        each=re.compile(r"\d+(?:\.\d+)?"),
        needs=("<",),
    ),
    Rule(
        "web_address",
        "identifier",
        re.compile(
            r"(?:https?://|www\.|doi:\s?|\b10\.\d{4,9}/)[^\s<>“”]+|\b[\w.+-]+@[\w-]+\.[\w.-]+|"
            r"\b[\w-]+(?:\.[\w-]+)*\.(?:org|com|int|net|edu|gov|info|it|eu|ch|uk|fr|de)(?:/[^\s<>“”)]*)?\b"
        ),
    ),
    Rule(
        "telephone",
        "identifier",
        re.compile(
            r"(?<![\w])(?:(?:[Tt]el|[Ff]ax|[Pp]hone|[Tt]elephone|[Mm]obile|[Cc]ell|[Hh]otline|"
            r"[Ww]hats[Aa]pp)\b[\s.:]*(?:no\.?\s?)?(\(?\+?\d[\d\s().-]{4,}\d)|"
            r"(\+\d{1,3}[\s.-]\(?\d[\d\s()./-]{5,}\d))"
        ),
        needs=DIGIT,
    ),
    Rule(
        "telephone_called",
        "identifier",
        re.compile(
            r"\b(?:[Cc]all(?:\sus|\sthem)?|[Dd]ial|[Rr]ing|[Tt]ext|SMS|[Cc]ontact(?:\sus)?|[Rr]eservations|[Bb]ookings?|[Hh]elpline|[Nn]umber)"
            r"(?:\s(?:on|at|is))?[\s.:]+(?=[\d\s().-]{7})(\(?\d{2,4}\)?(?:[\s.-]\d{2,4}){2,4})(?![\w%]|[.,]\d)"
        ),
        needs=DIGIT,
    ),
    Rule(
        "telephone_written",
        "identifier",
        re.compile(r"(?<![\w.,-])(?:\(\d{3,5}\)\s?\d{3,4}[\s-]\d{3,4}|1-\d{3}-\d{3}-\d{4}|\d{3}-\d{3}-\d{4})(?!\w)"),
        needs=DIGIT,
    ),
    # "41°24′12″N", "12.9716° N, 77.5946° E"
    Rule(
        "coordinates",
        "identifier",
        re.compile(
            r"(?<![\w.,])\d{1,3}\s?°\s?[0-5]?\d(?:\.\d+)?\s?[′'’](?:\s?[0-5]?\d(?:\.\d+)?\s?(?:[″”\"]|''))?\s?[NSEWO]\b|"
            r"(?<![\w,])-?\d{1,3}\.\d{2,}\s?°?\s?[NS],?\s-?\d{1,3}\.\d{2,}\s?°?\s?[EWO]\b"
        ),
        needs=("°", "0 n", "0 s", "0n", "0s"),
    ),
    Rule(
        "postal_address",
        "identifier",
        re.compile(
            r"P\.?\s?O\.?\s?Box\s(\d+)|\b(?:BP|CP|Postbox|Case\spostale)\s(\d+)|\b(\d{4,5})\s(?:Geneva|"
            r"Genève|Vienna|Paris|Brussels|Berlin|Rome|Bern)(?:\s\d{1,2}\b)?|(?<![\w.])(\d{1,5}(?:bis|"
            r"ter)?)(?=,?\s(?:[Rr]oute|[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hemin|[Pp]lace|[Qq]uai|[Vv]ia|[Cc]alle|[Pp]iazza)\s[A-Zd])|"
            r"\b(\d{1,5})\s(?:[NSEW]\.?\s)?[A-Z]\w+(?:\s[A-Z]\w+)?\s(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|"
            r"Boulevard|Blvd\.?|Lane|Drive|Square|Plaza)(?!\w)"
        ),
        needs=DIGIT,
    ),
    # "TC-2017-000123-DMA"
    Rule(
        "hyphened_code",
        "identifier",
        re.compile(r"(?<![\w/-])[A-Z]{2,6}-\d{2,6}-\d{2,8}(?:-[A-Z\d]{1,6})*(?![\w%-]|[.,]\d)"),
        needs=("0-0",),
    ),
    Rule("account_name", "identifier", re.compile(r"(?<![\w.])@\w+"), needs=("@",)),
    Rule("flight", "identifier", re.compile(r"\b[Ff]lights?\s([A-Z][A-Z\d]\s?\d{2,4})\b"), needs=DIGIT),
    Rule(
        "seat_or_room",
        "identifier",
        re.compile(
            r"\b(?:[Ss]eat|Seats|seats(?=\s\d+(?:[A-Z]|\sand\s\d|\sto\s\d|[-–]|,\s\d))|[Gg]ates?|[Rr]oom|[Ss]uite|[Aa]partment|[Aa]pt\.?|[Pp]latform|[Ff]loor|[Ww]ard|[Bb]us)\s"
            r"([A-Z]?\d{1,4}[A-Z]?)(?![\w%]|[.,]\d|\s\d{3}(?!\d)|\s(?!(?:seats|holds|has|was|is|houses|opens|costs|offers|hosts)\b)[a-z]+s\b)|"
            r"(?<![\w/.])\d{1,3}/F\b"
        ),
        needs=DIGIT,
    ),
    Rule(
        "postal_code",
        "identifier",
        re.compile(r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd)\.?,\s(?:[A-Z]\w+[\s,]+){1,3}(\d{4,6})\b"),
        needs=DIGIT,
    ),
    # "CM(2012)90", "COM(2015) 240 final", "Resolution (94)31"
    Rule(
        "symbol_with_year",
        "identifier",
        re.compile(
            r"(?<![\w(])(?:(?:[A-Z]{2,}(?:[-/][A-Z]+)*|Rec|Res)\((?:(?:19|20)\d\d|\d\d)\)|(?:COM|SWD|SEC|JOIN)\s?\((?:19|20)\d\d\)\s|"
            r"(?:Resolution|Recommendation)\s(?:[A-Z]{2,}\s)?\((?:(?:19|20)\d\d|\d\d)\)\s?)\d{1,4}"
            r"(?:\s(?:vol|add|rev|corr|final)[a-z]*\d*(?:(?:add|rev)\d*)*)*(?!\w)|(?<=\()[A-Z]{2,}(?:[-/][A-Z]+)*\((?:19|20)\d\d\)\d{1,4}"
            r"(?:\s(?:vol|add|rev|corr|final)[a-z]*\d*(?:(?:add|rev)\d*)*)*(?!\w)"
        ),
        needs=DIGIT,
    ),
    Rule(
        "numbered_meeting",
        "identifier",
        re.compile(r"(?<![\w.,])\d{2,4}(?:bis|ter)?\s(?:Meeting|Session)(?!\w)"),
        needs=DIGIT,
    ),
    Rule(
        "project_code",
        "identifier",
        re.compile(r"(?<![\w.])[A-Z]{2,6}\.\d{2,6}(?:\.\d+)*(?![\w,])"),
        guard=lambda flow, match: match.group().split(".")[0] not in currency_codes(),
        needs=DIGIT,
    ),
    Rule(
        "telephone_groups",
        "identifier",
        re.compile(r"(?<![\w.,])0\d{1,4}(?:[\s-]\d{2,4}){2,4}(?!\w|[.,]\d)"),
        needs=DIGIT,
    ),
    Rule("address_line", "identifier", re.compile(r"\+?\d[\d\s().-]*\d|\d"), guard=_in_address, needs=DIGIT),
    Rule(
        "book_number",
        "identifier",
        re.compile(
            r"\b(?:ISBN|ISSN|e-?ISBN|ORCID|arXiv|PMID|VAT|IBAN|NCT|Reg\.\sNo|Sales\sNo|Company\sNo|"
            r"Charity\sNo)\b[\s:.-]*(?:\d{1,2}:\s?)?[\dA-Z][\dA-Z.\s/-]*\d[\dXA-Z]*"
        ),
        needs=DIGIT,
    ),
    Rule(
        "document_symbol",
        "identifier",
        re.compile(
            r"(?<![\w/])[A-Z][A-Za-z0-9.-]{0,14}(?:/[A-Za-z0-9().-]*[A-Za-z0-9)])"
            r"*(?:/[A-Za-z]*\.?\d[A-Za-z0-9().]*(?:-\d+)?)(?:/[A-Za-z0-9().-]*[A-Za-z0-9)])*"
        ),
        guard=lambda flow, match: not re.fullmatch(r"[A-Z][a-z]+/\d+|FY\d{2,4}/\d{2,4}", match.group()),
        needs=DIGIT,
    ),
    Rule(
        "act_number",
        "identifier",
        re.compile(
            r"(?:(?:[Rr]esolutions?|RESOLUTION|[Dd]ecisions?|DECISION|[Dd]irectives?|[Rr]egulations?|"
            r"[Cc]onventions?|[Ll]aws?|Acts?|[Dd]ecrees?|[Dd]ocuments?|[Oo]rders?|[Rr]ecommendations?|"
            r"[Pp]rotocols?|[Cc]ase|[Pp]roposition|[Oo]rdinance|[Cc]irculars?|"
            r"[Bb]ill)\s(?:\([A-Z]+\)\s)?(?:(?:[Nn]os?\.?|[Nn]umber|NO\.)\s?)(?:\d[\d/.-]*\d|"
            r"\d)(?:\s\([IVXLCDM]+\))?|(?:[Rr]esolutions?|RESOLUTION|[Dd]irective|[Dd]ecision|"
            r"[Rr]egulation)\s(?:\([A-Z]+\)\s)?(?:\d[\d/.-]*\d|\d)(?:\s\([IVXLCDM]+\))?(?:/[A-Z]+)*|"
            r"(?:Executive\sOrder|Proposition|Public\sLaw|Bill\sC)[-\s]\d[\d-]*)(?:\sand\s\d[\d/.-]*)?"
        ),
        needs=DIGIT,
    ),
    # "Contract No. W91-0457-08", "grant AID-512-14-00003"
    Rule(
        "coded_number",
        "identifier",
        re.compile(
            r"\b(?i:contract|grant|award|licen[cs]e|permit|invoice|order|tender|file|patent|claim|docket|case|ref(?:erence)?|account|policy|batch|lot|"
            r"serial|model|part|project|credit|loan|passport|registration|certificate|voucher|agreement|study|trial|protocol|article|item|product|sample)\s?"
            r"(?:[Nn]os?\.?|[Nn]umbers?|#|:|[Ii][Dd])?\s?(?!(?:19|20)\d\d[-/–](?:\d\d|(?:19|20)\d\d)\b)"
            r"((?=[A-Z]*[-/]?\d|[A-Z]+[-/][A-Z\d]*\d)[A-Z\d]+(?:[-/.][A-Z\d]+)*(?:[-/][A-Z\d]+))(?![\w%]|[.,]\d)"
        ),
        guard=lambda flow, match: (
            bool(re.search(r"[A-Z]", match.group(1))) or len(re.split(r"[-/.]", match.group(1))) > 2
        ),
        needs=DIGIT,
    ),
    Rule(
        "number_of",
        "identifier",
        re.compile(
            r"(?<![\w])(?:[Nn]os?\.|№|#|[Nn][°º]s?)\s?(?:[A-Z]{2,6}[\s-]?(?=\d)|[A-Z]{2,6}-(?=[A-Z]))?[A-Z]{0,4}\d(?:[\dA-Z/.-]*[\dA-Z])?"
        ),
        needs=DIGIT,
    ),
    # "wells Nos. 3, 5 and 7"
    Rule(
        "numbers_of",
        "identifier",
        re.compile(r"\b[Nn]os\.?\s?\d{1,4}((?:,\s\d{1,4})*,?\s(?:and|or|to|&)\s\d{1,4})(?![\w%]|[.,]\d)"),
        each=re.compile(r"\d+"),
        needs=("nos",),
    ),
    Rule(
        "numbered_body",
        "identifier",
        re.compile(rf"(?<!\w)(?:(?i:{ORDINAL_WORD})|\d{{1,4}}(?:st|nd|rd|th))\s{_GOVERNING}(?!\w)"),
        guard=_numbered_body,
        needs=("session", "meeting", "council", "assembly", "conference", "cop"),
    ),
)
