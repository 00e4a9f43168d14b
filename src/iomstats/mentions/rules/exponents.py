"""Rules for the digits in symbols of units: "km2", "mg L-1", "m/s2"."""

import re

from iomstats.mentions.rules.rule import DIGIT, Rule, text_before

# symbols of units that may bear an exponent: "km2", "mg L-1", "m/s2", "W m−2"
_SYMBOL = (
    r"(?:[kcdmnµμ]?m|[kmµμnp]?g|[kmµμnd]?[lL]|ha|[kM]?t|s|hr?|min|d|days?|yr|years?|a|[kmµμn]?mol|[mµμn]?M|K|°C|[kMGhm]?Pa|[kMGTm]?Wh?|"
    r"[kMG]?J|[kM]?N|[kMGT]?Hz|[kMGTm]?eV|[km]?V|[mk]?A|bar|[fpn]b|ft|yd|mi|person|capita|cells?|plants?|k?cal|sr|rad|Bq|Sv)"
)


EXPONENTS = (
    Rule(
        "unit_power",
        "name",
        re.compile(
            r"(?<![A-Za-z])(?:[kcdmnµμ]?m|ft|yd|mi)([23])(?!\w|[.,]\d)|(?<=[A-Za-z])\^\(?[-−–+]?\d\)?(?!\d)|(?<=/s)2(?!\w)|(?<=/h)2(?!\w)"
        ),
        needs=DIGIT,
    ),
    Rule(
        "unit_inverse",
        "name",
        re.compile(rf"(?<![A-Za-z]){_SYMBOL}[²³]?\s?(\(?[-−–]\s?[1-4]\)?)(?!\w|[.,]\d|\s?%)"),
        guard=lambda flow, match: bool(
            re.search(
                rf"(?:\d\s?|(?<![A-Za-z]){_SYMBOL}(?:[²³]|\(?[-−–]\s?\d\)?)?[\s·∙.]|[·∙/×]\s?)$",
                text_before(flow, match),
            )
        ),
        needs=DIGIT,
    ),
)
