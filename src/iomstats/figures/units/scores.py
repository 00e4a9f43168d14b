"""Reads what the two sides of a vote or of a match count: "voted by seven to two", "won 3–1", "went down 4–6, 7–6"."""

import re

from iomstats.figures.model import Draft, Unit

_VOTED = re.compile(
    r"(?i)\b(?:vot(?:ed|es?|ing)|approved|adopted|passed|carried|rejected|ruled|split|decided|majority|margin)\s"
    r"(?:(?!by\s)[a-z]+\s){0,3}?(?:by\s(?:a\s(?:vote|margin|majority)\sof\s)?)?$"
)


def vote(draft: Draft) -> Unit | None:
    """The two sides of a vote: "voted by seven to two", "passed 7–2", "by 12 votes to 3"."""
    if draft.number.form != "cardinal" or draft.number.value % 1 > 0:
        return None
    sided = re.match(r"\s(?:in\sfavou?r|against|for|opposed)\b(?=[,.;]|\s(?:and|with|to)\b|$)", draft.after)
    if sided and re.search(r"(?i)\bvotes?\s(?:was|were|is|stood\sat|:)\b", draft.scene.text[slice(*draft.sentence)]):
        return Unit("vote", None)
    opening, closing = re.match(r"(?:\svotes)?(?:\sto\s|\s?[–-]\s?)(?=[\w])", draft.after), None
    if opening is None:
        closing = re.search(r"[\w](?:\svotes)?(?:\sto\s|\s?[–-]\s?)$", draft.before)
    if opening is None and closing is None:
        return None
    mentions = draft.scene.mentions
    other = (
        mentions[draft.index + (1 if opening else -1)]
        if 0 < draft.index + (1 if opening else 0) < len(mentions)
        else None
    )
    if other is None or other.cls != "figure" or abs(other.start - draft.mention.start) > 30:
        return None
    if opening is not None and other.start != draft.mention.end + opening.end():
        return None
    before = draft.before if opening else draft.scene.text[draft.sentence[0] : other.start]
    if re.search(r"\b(?:by|of)\sa\s(?:single|lone)\svote,?\s$", before):
        return Unit("vote", None)
    if not re.search(r"(?i)\bvot(?:ed|es?|ing)\b", before[-60:] + draft.after[:12]) or not _VOTED.search(before[-90:]):
        return None
    return Unit("vote", None)


_PAIR = re.compile(r"\s?[–-]\s?(?P<other>\d{1,3})(?![\d,.]*\d|%|\s?(?:per\s?cent|years?|days?|km|kg))")
_PAIR_BEFORE = re.compile(r"(?<![\d/.,])(?P<other>\d{1,3})\s?[–-]\s?$")
_PLAYED = re.compile(
    r"(?i)\b(?:w[io]n|wins|winning|beat(?:en|ing|s)?|los[et]|losing|loss|defeat(?:ed|s)?|drew|draw|drawn|victory|thrash(?:ed|ing)|rout(?:ed)?|"
    r"lead|led|trail(?:ed|ing)?|went\s(?:up|down)|tie(?:d)?|equalis\w+|half-time|full\stime|result|score|seed)\b"
)
_SPORTS = (
    (
        "game",
        re.compile(r"(?i)\b(?:tennis|sets?|seed(?:ed)?|wimbledon|roland\sgarros|tie-?break|serv(?:e|ing)|us\sopen)\b"),
    ),
    ("run", re.compile(r"(?i)\b(?:cricket|wickets?|innings|baseball|pitcher|inning)\b")),
    ("point", re.compile(r"(?i)\b(?:rugby|basketball|nba|nfl|touchdown|quarterback|try|tries|netball|volleyball)\b")),
    (
        "goal",
        re.compile(
            r"(?i)\b(?:goals?|football(?:er|ers)?|soccer|hockey|striker|midfielder|keeper|goalkeeper|penalt(?:y|ies)|header|league|fc|united|rovers|"
            r"city|town|wanderers|albion|athletic|cup|fans|stadium)\b"
        ),
    ),
)
_MOST = 60
SIDES = frozenset(("game", "goal", "point", "run", "vote"))
"""What the sides of a match or a vote count, which tells nothing of other numbers."""


def score(draft: Draft) -> Unit | None:
    """The two sides of a match: goals, games, runs or points, by the words of the text: "Rovers won 3–1"."""
    if draft.number.form != "cardinal" or draft.number.value % 1 > 0 or draft.number.value > _MOST:
        return None
    pair = _PAIR.match(draft.after) or _PAIR_BEFORE.search(draft.before[-8:])
    if pair is None or int(pair["other"]) > _MOST:
        return None
    if not _PLAYED.search(draft.scene.text[slice(*draft.sentence)]):
        return None
    return next((Unit(unit, None) for unit, words in _SPORTS if words.search(draft.scene.text)), None)
