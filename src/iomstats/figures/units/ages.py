"""Tells a bare number that is an age from a count: "children under five", "Amina, 27,"."""

import re

from iomstats.figures.model import Draft
from iomstats.figures.units.names import unit_of

_AGED = re.compile(
    r"(?i)\b(?:aged?|ages)\s(?:of\s|from\s|between\s|over\s|under\s|roughly\s|about\s|around\s|approximately\s|at\sleast\s|up\sto\s|only\s|just\s|mostly\s|mainly\s)?$|\bage\sof\s$|\bthe\sages\sof\s$|"
    r"(?P<group>\bage[-\s](?:groups?|range|bracket|band|cohort))\s(?:of\s|from\s)?$|\b(?:youngest|oldest|eldest)(?:\s[a-z]+)?\s(?:(?:was|is|being|at)\s)?(?:only\s|just\s)?$|"
    r"\b(?P<person>[a-z-]+|anyone|anybody|nobody|no\sone|those|them|everyone|be|are|was|were|is)\s(?:over|under|above|below|older\sthan|"
    r"younger\sthan)\s(?:the\sage\sof\s)?$"
)


# "the under-18s", "in his late 20s"; the number stands where the "#" is
_GENERATION = re.compile(
    r"(?i)(?:\b(?:the|all|most|many|among|for|of)\s(?:over|under)[-\s]|\b(?:over|under)-|\b(?:over|under)\s|"
    r"\b(?:his|her|their|my|your|the|in|aged)\s(?:(?:early|mid|late)[-\s])?)#s\b"
)


# "a widow of 88", "is now 65 or over", "Ann Roe was 24 when"
_OF_AGE = re.compile(
    r"\b[Aa]n?\s(?:[a-z]+\s)?(?:man|woman|boy|girl|widow|widower|lady|youth|child|toddler|pensioner|grandmother|grandfather)\sof\s(?:just\s|only\s|about\s)?$"
)
_THOSE = re.compile(
    r"\b(?:those|people|persons|women|men|adults|children|workers|youths?|girls|boys|voters)\s(?:from\s)?$"
)
_YOUNG = re.compile(
    r"(?i)\b(?:young(?:\s(?:people|persons|men|women|workers|adults))?|youths?|adults|children|teenagers|women|men|persons|working\sage|population)\s\($"
)
_LIVED_TO = re.compile(r"\b(?:liv(?:e|es|ed|ing)\sto\s(?:be\s)?|turn(?:s|ed|ing)?\s)(?:over\s|about\s)?$")
_BEING = re.compile(r"\b(?:is|are|was|were|be|being|aged)\s(?:now\s|already\s)?$")
_WAS = re.compile(
    r"\b(?:[A-Z][a-z]+|[Hh]e|[Ss]he|I|who)\s(?:was|is|turned|were)\s(?:only\s|just\s|barely\s|already\s)?$"
)


# "She is 31 now", "since he was 16"
_SOMEBODY_IS = re.compile(
    r"\b(?:[Hh]e|[Ss]he|I|who)\s(?:was|is|am|will\sbe|turned)\s(?:only\s|just\s|barely\s|already\s|now\s|about\s)?$"
)
_AS_AGE = re.compile(r"\s(?:now|then|today|and)\b|[.;]|,\s(?:and|but|with|when|she|he|her|his)\b|$")
# "the under-five mortality rate"
_OF_AGE_GROUP = re.compile(r"\s(?:mortality|deaths?|population|age\sgroup|nutrition|malnutrition|clinics?|category)\b")


def is_age(draft: Draft) -> bool:
    """Whether a bare number is an age: "children under five", "aged 15-49", "Amina, 27,"."""
    number = draft.number
    if not ((0 < number.value <= 110 or (number.value == 0 and number.value_max)) and draft.number.form == "cardinal"):
        return False
    if _GENERATION.search(draft.before[-60:] + "#" + draft.after[:2]) or re.match(
        r"\s(?:was|is|were)\sthe\s(?:average|mean|median|typical)\sage\b", draft.after
    ):
        return True
    if _OF_AGE.search(draft.before[-60:]) or (
        _BEING.search(draft.before[-60:]) and re.match(r"\sor\s(?:over|older|above|under|younger)\b", draft.after)
    ):
        return True
    if _WAS.search(draft.before[-60:]) and re.match(r"\s(?:when|at\sthe\stime|on\s(?:his|her))\b", draft.after):
        return True
    if _SOMEBODY_IS.search(draft.before[-40:]) and _AS_AGE.match(draft.after):
        return True
    if re.search(r"(?:^|[.;,|•]\s)(?:Under|Over|Aged|Below|Above)\s$", draft.before) and re.match(r":\s", draft.after):
        return True  # "Under 15: 26%"
    if re.search(r"(?i)\b(?:under|over)-$", draft.before) and _OF_AGE_GROUP.match(draft.after):
        return True
    if re.search(r"\b[Aa]t\s$", draft.before) and re.match(r",\s(?:s?he|they|I)\b", draft.after):
        return True
    if _THOSE.search(draft.before[-40:]) and (
        number.value_max or re.match(r"\s(?:and|or)\s(?:over|under|older|above|younger|below)\b", draft.after)
    ):
        return True
    if number.value_max and _YOUNG.search(draft.before[-40:]) and draft.after.startswith(")"):
        return True
    if _LIVED_TO.search(draft.before[-40:]) and re.match(r"\s?[,.;)]|\s(?:and|in|this|next|last|on)\b|$", draft.after):
        return True
    match = _AGED.search(draft.before[-120:])
    if match and match["group"]:
        return True
    if re.match(r"\s?(?:[a-z]{3,}s\b(?<!years)|%)", draft.after) and not re.match(
        r"\s(?:years|has|was|is)\b", draft.after
    ):
        return False
    if match:
        person = match["person"]
        return (
            person is None
            or person.lower()
            in (
                "anyone",
                "anybody",
                "nobody",
                "no one",
                "those",
                "them",
                "everyone",
                "be",
                "are",
                "was",
                "were",
                "is",
                "cases",
                "patients",
                "victims",
                "deaths",
            )
            or unit_of(person) == "person"
        )
    named = re.search(r"(?:^|[\s(“\"])(?P<noun>[A-Za-z][a-z]+),\s$", draft.before)
    if (
        named
        and re.match(r"[.,;)”\"]|\s(?:from|of(?!\s(?:whom|which|them|these|those))|who)\b|$", draft.after)
        and draft.number.value == int(draft.number.value)
    ):
        earlier = [
            m
            for m in draft.scene.mentions
            if m.cls == "figure" and m.end <= draft.mention.start and m.end > draft.mention.start - 30
        ]
        spoken = re.search(
            r"\b(?:says?|said|recalls?|recalled|explains?|explained|told|tells|adds?|added|asks?|asked)\b", draft.before
        )
        return (not earlier or spoken is not None) and (
            named["noun"][0].isupper() or unit_of(named["noun"]) == "person"
        )
    return False
