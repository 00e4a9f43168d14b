"""Compares how long something is said to have lasted with when it began and when that was said."""

import datetime
import re
from collections.abc import Iterator

from iomstats.observations.nearby import plain_text
from iomstats.observations.terms import compile_terms, expand
from iomstats.schema.vocabulary import read_toml
from iomstats.timeseries.bounds import Interval, interval
from iomstats.timeseries.claims.model import UNCHECKED, Claim, Evidence, Row, judged, number, written
from iomstats.timeseries.publication import last_day

RELATION = "span_and_ends"
_YEAR = re.compile(r"(?<![\d/-])(1[89]\d\d|20\d\d)(?![\ds/-])")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
_DECADE = 5.0  # "50 years" said of 52 is no mistake: whole decades are rounded to


def spans_and_ends(evidence: Evidence) -> Iterator[Claim]:
    """Yield the durations of which the vocabulary tells how their beginning is spoken of.

    "its first forty-four years", in a paper of May 1995 on an organization created in 1951.
    """
    for relation in read_toml("relations")["span"]:
        rows = evidence.of_indicator(relation["duration"])
        if not rows:
            continue
        begun = _beginning(relation["begins"], evidence)
        for row in rows:
            yield _claim(row, begun, evidence)


def _claim(row: Row, begun: int | None, evidence: Evidence) -> Claim:
    stated = _rounded(row)
    if begun is None:
        reason = "no document says when it began"
        return Claim(RELATION, (row["figure_id"],), row["value"], stated, None, None, UNCHECKED, reason)
    first, last = _until(row, evidence)
    if first is None or last is None:
        reason = "nothing says until when it is counted"
        return Claim(RELATION, (row["figure_id"],), row["value"], stated, None, None, UNCHECKED, reason)
    low = (first - datetime.date(begun, 12, 31)).days / 365.25
    high = (last - datetime.date(begun, 1, 1)).days / 365.25
    until = str(last.year) if first != last else last.isoformat()
    reason = f"{written(row)} years stated; from {begun} to {until} is {number(low)} to {number(high)}"
    computed = float(last.year - begun)
    return judged(RELATION, (row["figure_id"],), row["value"], stated, computed, Interval(low, high), reason)


def _rounded(row: Row) -> Interval:
    stated = interval(row)
    if row["qualifier"] == "exact" and row["value"] >= 20 and row["value"] % 10 == 0:
        return Interval(stated.low - _DECADE, stated.high + _DECADE)
    return stated


def _until(row: Row, evidence: Evidence) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the first and the last day that may be meant by "now": the publication's own date."""
    text = evidence.published.text(row["figure_id"], row["document_id"])
    if text is None:
        return None, None
    last = last_day(text)
    pieces = [int(piece) for piece in text.split("-")]
    return datetime.date(*[*pieces, 1, 1][:3]), last


def _beginning(terms: list[str], evidence: Evidence) -> int | None:
    """Return the earliest year in a sentence that speaks of the beginning, in any document."""
    words = read_toml("recognition")
    needed = [compile_terms(expand(term, words["terms"])) for term in terms]
    others = compile_terms(expand(words["organizations"]["others"], words["terms"]))
    years: list[int] = []
    for blocks in evidence.blocks.values():
        for block in blocks:
            for sentence in _SENTENCE_END.split(plain_text(block["text"])):
                if all(pattern.search(sentence) for pattern in needed) and not others.search(sentence):
                    years.extend(int(year) for year in _YEAR.findall(sentence))
    return min(years, default=None)
