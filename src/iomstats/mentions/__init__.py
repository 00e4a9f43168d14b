"""Stage 2: finds every numeric expression of a document and gives it one class and the rule that decided.

Must never interpret a value: what a number means is the business of the figures stage.
"""

from iomstats.mentions.finder import find_mentions, mentions_table
from iomstats.mentions.model import Mention

__all__ = ["Mention", "find_mentions", "mentions_table"]
