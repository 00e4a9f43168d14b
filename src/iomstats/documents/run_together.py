"""Finds where text extraction ran words, numbers and sentences together: "in2016", "1,480households", "drought;the"."""

import re

LINK = (
    r"(?:in|of|from|to|by|with|and|some|over|about|than|for|since|until|between|nearly|almost|at|or|were|was|had|only|"
    r"including|against|reached|totalled|received|approximately|around|during|through|under|within|after|before)"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:19|20)\d\d"
# a number that is no mark of a note
_MEASURED = (
    r"\d{1,3}(?:\.\d+)?\s?(?:%|per\s?cent|percent|(?:m|b)illion|of\s(?:them|whom|which|these|those|the)\b)"
    r"|\d{1,3},\d{3}|\d{3}(?=\s[a-z])"
)
_COUNTED = (
    r"(?:countr|people|persons?\b|month|year|week|days?\b|hours?\b|offices?\b|project|staff|migrant|million|hundred|thousand|region|"
    r"provinc|district|cit(?:y|ies)|sites?\b|camps?\b|village|school|hospital|famil|household|women|children|men\b|workers?\b|officials?\b)"
)

# each group that begins with "gap" stands where a space is missing
_GLUED = (
    # "in2016", "of2,316", "inover155countries"; a raised mark behind "protection" stays glued
    re.compile(
        rf"(?<![\w./@#_-])(?:(?:in|of|to|from|and|by|with|for|at)(?P<gap0>)(?=over|some|about|nearly|almost|than|only))?{LINK}"
        r"(?P<gap>)(?=[$€£]?\d)(?!\d{1,2}[.)]?(?:\s(?-i:[A-Z])|$))",
        re.IGNORECASE,
    ),
    # no mark of a note hangs at these: "under18.", "ofUSD 2 million"
    re.compile(
        r"(?<![\w./@#_-])(?i:of|than|between|aged|under|nearly|almost|approximately|about|with|from|to|costs?|at|by|in|for)"
        r"(?P<gap>)(?=(?:US\$|(?:USD|EUR|CHF|GBP|JPY)\s?)\d)"
    ),
    re.compile(
        r"(?<![\w./@#_-])(?i:of|than|between|aged|under|above|below|nearly|almost|approximately)(?P<gap>)(?=\d)"
    ),
    # "2008at a cost", "2010to2012", "2011RETURNS"
    re.compile(
        rf"(?<![\w.,/–-]){_YEAR}(?P<gap>)(?=(?:at|in|to|of|by|on|with|from|that|this|the|when|where|which|while|up|down|against|after|"
        r"before|but|it|there|another)(?![\w.-])|(?:[A-Z]{4,}|[A-Z][a-z]{3,})(?![\w./-]))"
    ),
    re.compile(rf"(?<![\w.,/–-]){_YEAR}(?P<gap>)(?:to|and|or)(?P<gap2>)(?={_YEAR})"),
    re.compile(rf"(?<![\w./@#_-]){_MONTH}(?P<gap>)(?={_YEAR}(?!\d))"),
    re.compile(r"(?<![\w./@#_-])[A-Za-z]?[a-z]{2,}(?P<gap>)(?=\d{1,3},\d{3}(?!\d)|\d{1,3}\.\d{1,2}\s?(?:m|b)illion)"),
    # "1in20", "5to10", "20was"
    re.compile(r"(?<![\w.,/-])\d{1,3}(?P<gap>)(?:in|to|of|and|out)(?P<gap2>)(?=\d{1,4}(?:[,.]?\D|$))"),
    re.compile(r"(?<=\d)(?P<gap>)(?=(?:was|were|are|had|has|have|and|for|who|men|per|with|from|people|women)(?!\w))"),
    # "sixcountries", "onehundred", "twothirds", "twentyfive"
    re.compile(
        r"(?<![\w-])(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)"
        rf"(?P<gap>)(?={_COUNTED})"
    ),
    re.compile(
        r"(?<![\w-])(?i:one|two|three|four)(?P<gap>)(?=(?:halves|thirds?|quarters|fifths?|sixths?|sevenths|eighths?|ninths|tenths?|"
        r"hundred|million|billion)\b)"
    ),
    re.compile(
        r"(?<![\w-])(?i:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?P<gap>)"
        r"(?=(?:one|two|three|four|five|six|seven|eight|nine)\b)"
    ),
    # "1,480households", "5.6millionpeople"
    re.compile(
        r"(?<![\w./@#_–-])(?:US)?[$€£]?\d{1,3}(?:,\d{3})*(?:\.\d+)?%?(?P<gap>)"
        r"(?!folds?\b|teen|plus\b|ish\b|(?:th|st|nd|rd)[-\s,.]|ml?n\b)[a-z]{4,}(?![\w@./-]{0,40}\d)(?!\.[a-z])"
    ),
    re.compile(r"(?<=\d)\s?(?:million|billion|thousand)(?P<gap>)(?!s\b|aires?\b|ths?\b|s-|fold)(?=[a-z]{3,})"),
    # sentences and clauses: "2017,43 per cent", "1990.There", "drought;the", "rest(36", "18)were", "RETURNSIn 2011"
    re.compile(rf"(?<![\w.,/–-]){_YEAR},(?P<gap>)(?={_MEASURED})"),
    re.compile(
        r"(?<=[a-z\d]\))\.(?P<gap0>)(?=\d{1,3}(?:\.\d)?\s?(?:%|per\s?cent|percent|(?:m|b)illion))|(?<=[\d%)])[.;](?P<gap>)(?=[A-Z][a-z]{2,}\s)|(?<=[a-z]{3})[.](?P<gap2>)(?=[A-Z][a-z]+\s)"
    ),
    re.compile(
        rf"(?<=[a-z]{{2}})[,;:](?P<gap>)(?={_MEASURED}|[a-z]{{2,}}\s)|(?<=[a-z]{{3}})(?P<gap2>)(?=\(\d)|(?<=\d\))(?P<gap3>)(?=[a-z]{{3}})"
    ),
    re.compile(r"(?<![A-Za-z_.-])(?=[A-Z]{3,}[a-z])[A-Z]{3,}(?P<gap>)(?=(?:[A-Z][a-z]{2,}|In|Of|At|By|On|It|To)\s)"),
)


def gaps_left_out(text: str) -> set[int]:
    """Return the offsets before which a space is missing.

    Example:
        >>> sorted(gaps_left_out("1,480households in2016"))
        [5, 18]
    """
    return {
        position
        for pattern in _GLUED
        for match in pattern.finditer(text)
        for name in pattern.groupindex
        if (position := match.start(name)) > 0
    }
