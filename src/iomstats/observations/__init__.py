"""Stage 4: gives figures their indicator and theme from the vocabulary and keys those that have an indicator.

Every value comes from a figure; nothing is computed here.
"""

from iomstats.observations.link import link_figures, unlinked_figures, why_linked
from iomstats.observations.observe import build_observations
from iomstats.observations.tables import indicators_table, theme_tables

__all__ = [
    "build_observations",
    "indicators_table",
    "link_figures",
    "theme_tables",
    "unlinked_figures",
    "why_linked",
]
