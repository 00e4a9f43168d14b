"""Tells from the words of a table's headers and labels whether shares, counts, or amounts per share stand below."""

import re
from collections.abc import Iterable

_SHARE = re.compile(
    r"(?i)%|\bper\s?cent\b|\bpercent(?:age)?\b|\bproportion\b|(?<!per\s)(?<!per-)\bshare\b"
    r"(?![\s-](?:based|prices?|capital|options?|issues?|premium|buy|buybacks?|repurchases?|counts?|data|amounts?|plans?|awards?|register|class|"
    r"of\s(?:(?:the\s|net\s|post-tax\s|after-tax\s)?(?:profits?|loss(?:es)?|results?|income|earnings|equity|comprehensive))|"
    r"in\s(?:the\s)?(?:profits?|loss(?:es)?|results?|earnings))|s?\s(?:issued|outstanding))"
)
_RATE = re.compile(
    r"(?i)\b(?:tax|interest|unemployment|employment|jobless|participation|activity|growth|inflation|vacancy|occupancy|response|literacy|"
    r"poverty|retention|default|discount|churn|savings?|turnover|dropout|drop-out|repo|policy|coverage|vaccination|immunisation|completion|"
    r"success|utili[sz]ation|approval|rejection|recognition|refusal|pass|graduation|attendance|delivery|vote)\srates?\b(?![^|]*\bper\s[\d\w])|"
    r"\b(?:ebit|ebitda|operating|net\sinterest|profit|net\sprofit|net)\smargin\b|\breturn\son\s(?:equity|assets|capital|investment)\b"
)
_COUNTS = re.compile(
    r"(?i)^(?:(?:average|total|weighted|period-end|year-end)\s){0,2}(?:number|no\.)\sof\b|\bheadcount\b|"
    r"^(?:(?:average|total|permanent|full-time|year-end|number\sof)\s){0,3}(?:employees|staff|personnel|FTEs?|workforce)\b(?!\s(?:costs?|expenses?|benefits?|salar|"
    r"remuneration|expenditure|pay|loans|welfare|contribution|advances|security))"
)
_STAFF = re.compile(r"(?i)\W*(?:staff|personnel|workforce|total\s(?:staff|personnel))\b(?!.*\bnumber)")
_COSTS = re.compile(
    r"(?i)\b(?:travel|equipment|premises|rent|rental|supplies|contract\w*|consultan\w*|operating|operational|utilities|communications?|audit|"
    r"depreciation|administrat\w*|overheads?|maintenance|vehicles?|logistics|fees|costs?|expenses?|expenditures?|materials|subcontracts|insurance)\b"
)
_PER_ONE = re.compile(
    r"(?i)\bper[\s-](?:ordinary\s|common\s|diluted\s|basic\s)?(?:share|unit|capita|person|head|employee|hour|inhabitant|household|student|pupil|patient|tonne|barrel|"
    r"kWh|km|sq)\b|\b(?:EPS|DPS)\b"
)
_COMPARED = re.compile(
    r"(?i)\b(?:compared\s(?:with|to)|relative\sto|vs\.?|versus|over|against|on)\s(?:[A-Za-z]+\s)?(?:19|20)\d\d\b"
)
_EXCEPTION = re.compile(r"(?i)[,;]?\s?\b(?:except|unless|other\sthan|excluding|apart\sfrom)\b[^()]*")


def names_share(text: str) -> bool:
    """Return whether a header says that per cent or shares stand below it.

    Example:
        >>> [names_share(t) for t in ("Share (%)", "Earnings per share", "Per-share data", "Share of profit")]
        [True, False, False, False]
    """
    return _SHARE.search(text) is not None


def names_rate(text: str) -> bool:
    """Return whether a label names a rate that is told in per cent: "Effective tax rate", "EBIT margin"."""
    return _RATE.search(text) is not None


def names_comparison(text: str) -> bool:
    """Return whether a header names the year that its column is compared with.

    Example:
        >>> [names_comparison(t) for t in ("Compared with 2016 (%)", "Increase over 2018", "Arrivals in 2016")]
        [True, True, False]
    """
    return _COMPARED.search(text) is not None


def counts_things(label: str, others: Iterable[str] = ()) -> bool:
    """Return whether a row of a table of money counts things or people: "Number of stores", "Employees".

    Beside rows of costs ("Travel", "Equipment") the row "Personnel" tells what people cost.
    """
    if _COUNTS.search(label) is None:
        return False
    return _STAFF.match(label) is None or not any(_COSTS.search(other) for other in others)


def is_per_one(label: str) -> bool:
    """Return whether a row gives amounts for one of something, which no scale applies to: "Earnings per share"."""
    return _PER_ONE.search(label) is not None


def without_exceptions(text: str) -> str:
    """Return a caption without what it excepts: "(JPY million, except per-share data)".

    Example:
        >>> without_exceptions("Key figures (JPY million, except per-share data and employees)")
        'Key figures (JPY million)'
    """
    return _EXCEPTION.sub("", text)
