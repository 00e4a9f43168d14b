"""Stage 3: reads value, range, qualifier, unit, kind, status, period, place and dims of every figure.

``reader.py`` asks a package of this folder for each field: numbers, units, kinds (with the status), periods, places and
dims. They share what words tell (``words``), what time expressions mean (``dates``) and what stands at the edges of a
table (``tables``).

Must not know about any organization: indicators and themes are given in the observations stage.
"""

from iomstats.figures.model import Figure
from iomstats.figures.reader import figures_table, read_figures

__all__ = ["Figure", "figures_table", "read_figures"]
