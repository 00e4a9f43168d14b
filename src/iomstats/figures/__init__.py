"""Stage 3: reads value, range, qualifier, unit, kind, status, period, place and dims of every figure.

Must not know about any organization: indicators and themes are given in the observations stage.
"""

from iomstats.figures.model import Figure
from iomstats.figures.reader import figures_table, read_figures

__all__ = ["Figure", "figures_table", "read_figures"]
