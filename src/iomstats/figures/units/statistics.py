"""Reads what numbers of statistics measure: ratios and coefficients, p-values, intervals, spreads, samples."""

import re

from iomstats.figures.model import Draft, Unit

_IS = (
    r"(?:\s?[=<>≤≥≈~:,]\s?|,?\s(?:(?:(?:for|in|of|between)\s[a-z-]+(?:\s[a-z-]+)?|as\s(?:a|the)\s[a-z]+)\s)?(?:(?:was|were|is|are|of|stood\sat|stands\sat|equal(?:s|led)|came\sto|fell\sto|rose\sto|"
    r"averaged|estimated|put|calculated|fell|rose|dropped|declined|climbed|improved|worsened|at|from|to|about|only|just|around|nearly|approximately|over|under|above|below)\s){0,3}|\s?\()[<>≤≥≈~=]?\s?"
)
_RATIO = re.compile(
    rf"(?:(?<![A-Za-z])(?:a|adj\.?\s?|adjusted\s|crude\s|unadjusted\s|pooled\s)?(?:OR|HR|RR|IRR|PR|SMR|SIR|RRR|PRR|AUC|AUROC|ICC|R0|R²|R2|r²|r2|R\^2|r|ρ|κ|β|α|η²|d|g)s?"
    r"(?=\s?[=<>≤≥≈:,]\s?$|\s$|\s(?:was|of|were)\s$|\s?\(\s?$)|"
    r"(?i:\b(?:odds|hazards?|risk|rate|prevalence|likelihood|mortality|incidence|sharpe|gearing|current|quick|debt[-\s]to[-\s]equity|price[-\s]earnings|p/e|"
    r"leverage|liquidity|dependency|polymorphism)\s(?:ratio|coefficient|index)s?|"
    r"\b[a-z]+(?:[-–/]|\sto\s|[-–]to[-–])[a-z]+\sratio|\brelative\srisks?|\b(?:correlation|regression|determination)(?:\s(?:coefficient|of))?|\bcoefficient\sof\s[a-z]+|\bcoefficients?|\belasticity|\bkappa|\bcohen[’']s\s(?:d|kappa)|"
    r"\bcronbach[’']s\s(?:alpha|α)|\beffect\ssizes?|\br-squared|\bpearson[’']s\sr|\bspearman[’']s\s(?:rho|ρ)|\bmultiplier))"
    rf"{_IS}$"
)
_RATIOS_WERE = re.compile(r"(?i)\b(?:odds|hazards?|risk|rate|prevalence|likelihood)\sratios\b[^.;]*\bwere\s$")
# one of these words or letters stands before every number of the kind: a look for them first saves time
_TOLD = re.compile(
    r"[Rr]atio|OR|HR|RR|PR|SMR|SIR|AUC|ICC|R0|²|[Rr]2|\b[rdgtFzZUWHQPp]\b|[ρκβαη]|χ|[Cc]oefficient|[Rr]isk|[Ee]lasticity|[Kk]appa|[Cc]ohen|[Cc]ronbach|"
    r"[Ee]ffect|[Rr]-squared|[Pp]earson|[Ss]pearman|[Mm]ultiplier|[Cc]orrelation|[Rr]egression|[Dd]etermination|values?\b|AIC|BIC|likelihood|"
    r"[Cc]hi|[Gg]ini|[Hh]erfindahl|[Tt]heil|[Aa]tkinson|[Hh]uman|[Ii]ndex|df|d\.f\."
)
_BARE_LETTER = re.compile(r"(?:^|[^\w])(?:r|d|g|α|β|κ|ρ|PR|SIR|HR|OR|RR|R2)\s$")
_P_VALUE = re.compile(
    r"(?<![A-Za-z£$€\d])[Pp](?:[-\s]?values?)?\s?(?:[=<>≤≥]|(?<=[Pp])\s?(?:for\s|-)(?:trend|interaction|heterogeneity|difference|linearity)\s?[=<>≤≥]?)\s?$|"
    r"\b[Pp][-\s]values?\s(?:of|was|were|is|below|under|above|less\sthan|<|>)?\s?(?:less\sthan\s)?$"
)
# numbers of tests that are of no unit: "t(45) = 2.1", "χ² = 7.4"
_TEST = re.compile(
    r"(?:(?:χ²|χ2|[Cc]hi-squared?|(?<![A-Za-z])[tFzZUWHQ])(?:\s?\([\d.,\s]+\))?|\b[Dd]\.?f\.?|\bAIC|\bBIC|\blog-likelihood)\s?[=:]\s?$"
)
_INDEX = re.compile(
    rf"(?i:\b(?:gini|herfindahl|human\sdevelopment|theil|atkinson)(?:\s(?:coefficient|index|ratio))?){_IS}$"
)
_SPREAD = re.compile(
    r"(?:\b(?:CIs?|CrI|UI|SD|SE|SEM|IQR|S\.D\.|S\.E\.|IC|range|interquartile\srange|standard\s(?:deviation|error)s?|(?:confidence|credible|uncertainty)\sintervals?|"
    r"quartiles)(?:\s?[:=,]|\sof|\swas)?\s?[(\[]?\s?|(?:\+/[-−]|±)\s?)$"
)


def statistic(draft: Draft) -> Unit | None:
    """Return the unit of a number that a ratio, coefficient, p-value or test is said to have, None of any other.

    Example: "adjusted OR 0.62" and "r² = 0.81" are ratios, "p = 0.004" is a p-value.
    """
    if draft.number.form != "cardinal":
        return None
    before = draft.before[-80:]
    if not before or before[-1].isalpha():
        return None
    if not _TOLD.search(draft.before[-300:]):
        return None
    if _P_VALUE.search(before) and abs(draft.number.value) <= 1:
        return Unit("p-value", None)
    if _TEST.search(before) or _INDEX.search(before):
        return Unit(None, None)
    if (
        (_RATIO.search(before) or _RATIOS_WERE.search(draft.before[-300:]))
        and abs(draft.number.value) < 100
        and not re.match(r"\s?[a-z]{3,}s\b", draft.after)
    ):
        if _BARE_LETTER.search(before) and draft.number.value % 1 == 0:
            return None
        return Unit("ratio", None)
    return None


def is_spread(draft: Draft) -> bool:
    """Return whether a number is an interval or a spread around another one: "95% CI 0.45–0.86", "(IQR 0.5–3)"."""
    return draft.number.form == "cardinal" and _SPREAD.search(draft.before[-60:]) is not None


def follows_estimate(earlier: Draft, draft: Draft) -> bool:
    """Return whether a number goes on a list of estimates with intervals: "0.88 (0.61-1.27), 0.66 (0.44-0.98)"."""
    gap = draft.scene.text[earlier.mention.end : draft.mention.start]
    return (
        draft.sentence == earlier.sentence
        and draft.number.form == earlier.number.form == "cardinal"
        and re.fullmatch(r"\s?[(\[]|[)\]](?:,|;|\sand|,\sand|\sversus|\svs\.?)\s", gap) is not None
        and re.match(r"\s?[,;)(\]]|\sand\b|\sversus\b|\.|$", draft.after) is not None
    )
