"""The ordered rules that give a numeric expression its class; the first rule that claims it decides.

No rule reads a value, and none is written for one sentence. A rule is a row: its name, the class it gives, a pattern,
the groups whose spans become mentions, and where needed a guard that looks at the surroundings. The rules stand in
modules of one sort each; their order is told here alone.
"""

from functools import cache

from iomstats.mentions.rules.clocks import CLOCKS
from iomstats.mentions.rules.codes import CODES
from iomstats.mentions.rules.compounds import CLOCKED, COMPOUNDS
from iomstats.mentions.rules.dates import DATES
from iomstats.mentions.rules.designations import designations
from iomstats.mentions.rules.editions import EDITIONS
from iomstats.mentions.rules.enumerators import ENUMERATORS, INLINE_ENUMERATORS
from iomstats.mentions.rules.exponents import EXPONENTS
from iomstats.mentions.rules.identifiers import IDENTIFIERS
from iomstats.mentions.rules.idioms import IDIOMS
from iomstats.mentions.rules.marks import MARKS
from iomstats.mentions.rules.ordinals import ORDINALS
from iomstats.mentions.rules.parts import PARTS
from iomstats.mentions.rules.prechecks import prechecked
from iomstats.mentions.rules.rule import Rule
from iomstats.mentions.rules.titles import TITLES, proper_names


@cache
def ordered_rules() -> tuple[Rule, ...]:
    """Return all rules in the order in which they may claim."""
    rules = (
        *EXPONENTS,
        *IDENTIFIERS,
        *proper_names(),
        *EDITIONS,
        *designations(),
        *CODES,
        *TITLES,
        *CLOCKED,
        *CLOCKS,
        *DATES,
        *COMPOUNDS,
        *ENUMERATORS,
        *PARTS,
        *MARKS,
        *INLINE_ENUMERATORS,
        *ORDINALS,
        *IDIOMS,
    )
    return tuple(prechecked(rule) for rule in rules)
