"""The words that may stand between what is told of a number and the number: "fell to just under 40".

How exactly they state it is read in ``numbers/qualifiers.py``.
"""

import re

from iomstats.schema.vocabulary import read_toml

_PHRASES: tuple[str, ...] = tuple(read_toml("english")["hedges"])
HEDGE = "(?:" + "|".join(re.escape(phrase).replace("\\ ", r"\s") for phrase in _PHRASES) + ")"
"""A pattern of one of them."""
HEDGES = rf"(?:{HEDGE}\s)*"
"""A pattern of any number of them, with the space behind each; ends in front of the number."""
HEDGE_WORDS = frozenset(word for phrase in _PHRASES for word in phrase.split()) - {"as", "in", "of", "to"}
"""The words of which they are made up, but for those that are other words as often."""
FROM = re.compile(rf"(?i)\bfrom\s{HEDGES}$")
"""What stands before a number that something is told from: "from", "from about"."""
