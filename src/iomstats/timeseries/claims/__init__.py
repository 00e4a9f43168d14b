"""Claims: relations that documents assert or imply, found and checked by general rules.

A claim that fails is a finding about the documents, never an error of the build.
"""

from iomstats.timeseries.claims.finder import build_claims

__all__ = ["build_claims"]
