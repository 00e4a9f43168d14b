"""Stage 5: one stated value per key by a written rule; coverage, revisions and fills are computed on request.

What was computed is never mixed with what a document says.
"""

from iomstats.timeseries.bounds import agree, interval
from iomstats.timeseries.choosing import build_series, rivals_of
from iomstats.timeseries.claims import build_claims
from iomstats.timeseries.coverage import FIRST_YEAR, LAST_YEAR, coverage_calendar, fill_years
from iomstats.timeseries.derived import build_derived
from iomstats.timeseries.revisions import revisions

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "agree",
    "build_claims",
    "build_derived",
    "build_series",
    "coverage_calendar",
    "fill_years",
    "interval",
    "revisions",
    "rivals_of",
]
