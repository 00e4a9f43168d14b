"""Finds the scale and currency that a text states once for all its bare amounts: "Figures in thousands of euros"."""

import re
from dataclasses import replace

from iomstats.figures.model import Draft, Scene
from iomstats.figures.numbers.currency_names import currency_in
from iomstats.figures.numbers.scales import header_scale
from iomstats.figures.words.nouns import noun_phrase

_STATED_SCALE = re.compile(
    r"(?i)\b(?:figures|amounts|values|data|numbers|sums|all|expressed|stated|shown|given|"
    r"reported)\s(?:are\s)?(?:expressed\s|stated\s|given\s|shown\s)?in\s[^.;]{0,12}?(?:thousand|"
    r"million|billion)s?\s(?:of\s)?[^.;()]{2,20}|"
    r"\((?:[^()\d]{1,40}[,;:]\s)?(?:in\s)?(?:(?-i:[A-Z]{2,3})\s?[$]?|[$€£]|US\s?[$])\s?"
    r"(?:thousand|million|billion|trillion|lakh|crore|[’']?000|mn?|k|bn)s?\)|"
    r"\((?:[^()\d]{1,40}[,;:]\s)?(?:in\s)?(?:thousand|million|billion)s\sof\s[^()]{2,20}\)"
)
# the same without a currency, for what follows a heading or lead: "Population by county (thousands)"
_STATED_SCALE_ABOVE = re.compile(
    r"(?i)\((?:[^()\d]{1,40}[,;:]\s)?(?:in\s)?(?:thousands|millions|billions|[’'‘]?000s?)\)\W*$"
)


def stated_scale(scene: Scene) -> str | None:
    """Return the words that state scale and currency once for all bare amounts: "Figures in thousands of euros"."""
    above = [scene.flow.lead or "", *scene.flow.section[-1:]]
    if scene.flow_index and not any(mention.cls == "figure" for mention in scene.ledger[scene.flow_index - 1]):
        earlier = scene.document.flows[scene.flow_index - 1].text
        above.append(earlier if len(earlier) < 160 else "")
    for text in (scene.text, *above):
        match = _STATED_SCALE.search(text)
        if match:
            return match.group()
    return next((match.group() for text in above if (match := _STATED_SCALE_ABOVE.search(text))), None)


def apply_stated_scale(draft: Draft, words: str) -> Draft:
    """Return the draft of a bare amount in the scale and currency that the words state."""
    number = draft.number
    if number.form != "cardinal" or noun_phrase(draft.after) is not None or draft.after.startswith("-"):
        return draft
    currency = currency_in(words)
    if currency is None and not re.fullmatch(r"\W*(?:\(.*\)\W*)?", draft.after):
        return draft
    value = round(number.value * header_scale(words), 6)
    return replace(
        draft, number=replace(number, value=value, form="money" if currency else "cardinal", currency=currency)
    )
