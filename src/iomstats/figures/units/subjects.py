"""Finds the noun before a figure that it counts: the subject of its clause, "number of …", a label."""

import re

from iomstats.figures.model import Draft, Unit
from iomstats.figures.places.gazetteer import find_named
from iomstats.figures.units.names import CLASSIFYING_NOUNS, unit_of
from iomstats.figures.words.hedges import HEDGES
from iomstats.figures.words.nouns import VERBS_LIKE_PLURALS, noun_phrase
from iomstats.figures.words.people import is_person_noun, people_told
from iomstats.figures.words.plurals import is_plural
from iomstats.figures.words.quantities import TIME_UNITS
from iomstats.schema.vocabulary import read_toml

_SUBJECTS = re.compile(
    r"(?i)\b(?:numbers?|total|count|volume|tally|stock|caseload|proportion|share|"
    r"majority)\s(?:number\s)?of\s(?P<of>[^,.;:()]{3,80})|"
    r"\b(?P<numbers>(?!(?i:grand|annual|overall|combined|cumulative|final|monthly|weekly|daily|yearly|regional|global|running|interim|"
    r"previous|record|these|those|their|latest|total|large|small|growing|increasing|phone|telephone|such|which|that|[a-z]+est|most|least|absolute|actual|real|true|exact|official|relative|provisional|preliminary|sheer|raw|whole|similar|equal|greater|"
    r"(?:two|three|four|five|six)-[a-z]+)\s)(?<![A-Za-z-])[A-Za-z][A-Za-z-]{3,})\s(?:numbers|totals?|counts)\b|\b(?P<index>index)\b|"
    r"\b(?P<death>(?:infant|child|maternal|under-five|crude)?\s?(?:mortality|death\srate|fatality\srate|death\stoll|toll(?!\s(?:road|gate|booth|charge|fee))))\b|\b(?P<case>incidence|prevalence|attack\srate|infection\srate)\b|"
    r"\b(?P<child>(?:total\s)?fertility(?:\srate)?|children\sper\swoman)\b|"
    r"\b(?P<age>(?:mean|average|median|typical|retirement|pension|school-leaving|marriage|voting|minimum|maximum|legal|entry)\s(?:[a-z]+\s)?ages?|age\s(?:limit|threshold|ceiling)|life\sexpectancy|ages?\sat)\b|"
    r"\b(?P<tonne>tonnage)\b|"
    r"\b(?P<person>membership\sof\sstaff|workforce|headcount|(?<!\d\s)population|staffing|enrol?ments?|"
    r"attendance|crowds?|ridership|viewership|footfall|(?:net\s)?(?:im|e|in-|out-|outward\s|inward\s|net\s)migration(?:\s(?:gain|loss|balance))?|natural\sincrease|"
    r"casualties|turnout|(?:un|self-|under)?employment(?!\s(?:[a-z]+\s)?(?:rate|growth|agenc|cent|service|opportunit|law|contract|tribunal|"
    r"cost|benefit|status|permit|polic|record|programme|sector|income|gap)|-)|(?:household|family|class|group|crew)\ssizes?|numbers?\s(?:now\s|still\s)?in\s(?:paid\s)?(?:work|employment|education|training|school|care|prison|custody|detention|poverty|need|jobs)|numbers?\s(?:abroad|overseas|out\sof\swork)|puts?\sthose\s(?:at|in|who|with|without)|readership|audience|crew|staff(?!\s(?:costs|expenditure|members?)))\b|\b(?P<state>membership)\b"
)


_NEXT_CLAUSE = re.compile(r",?\s(?:and|but|while)\s(?:[a-z]+\s)?")  # "300 had cut staff and 450 planned to hire"
# "sales of vans rose to 34,500"
_GOODS = re.compile(
    r"(?i)\b(?:sales|exports|imports|shipments|deliveries|purchases|production|registrations|stocks|output)\sof\s(?P<goods>[a-z][^,.;:()\d]{2,50}?)\s"
    r"(?:rose|fell|grew|were|was|reached|increased|decreased|declined|dropped|climbed|stood|totall?ed|exceeded|hit|to|at|by|from)\b"
)
# "births numbered 12,400 and deaths 9,800"
_GAPPED = re.compile(
    r"^[^\d,;:]{0,60}?[A-Za-z]+s\s(?:numbered|number|totalled|totaled|reached|were|are|stood\sat|amounted\sto|came\sto|hit|made\sup|"
    r"(?:rose|fell|grew|climbed|dropped)\sto)\s[^;]*\d[^;]*?(?:,|\band)\s(?P<noun>[A-Za-z-]+s|sheep|cattle|deer|people|children|women|men|fish|poultry)\s(?:(?:about|some|nearly|close\sto|around|over|to)\s)?$"
)


# "the study puts migrant workers at 150 million"
_PUT_AT = re.compile(rf"\bputs?\s(?:the\s)?(?P<of>[a-z][a-z-]+(?:\s[a-z][a-z-]+){{0,3}})\sat\s{HEDGES}$")
_GAPPED_REACH = 400


def subject_of(draft: Draft) -> tuple[int, Unit] | None:
    """Return the last "number of …" or other word for a count before the figure in its sentence, with its position."""
    put = _PUT_AT.search(draft.before)
    if put is not None and (unit := unit_of_phrase(put["of"])) is not None and is_plural(put["of"].split()[-1]):
        return draft.sentence[0] + put.start(), unit
    last = None
    for match in _SUBJECTS.finditer(draft.before):
        if match["numbers"] and find_named(match["numbers"]):
            continue  # "in India numbers rose"
        if not (match["person"] and _NEXT_CLAUSE.fullmatch(draft.before[match.end() :])):
            last = match
    gapped = _GAPPED.match(draft.before) if len(draft.before) < _GAPPED_REACH else None
    if gapped is not None and is_plural(gapped["noun"]):
        return draft.mention.start - 1, Unit(unit_of(gapped["noun"]), gapped["noun"], inherited=True)
    if last is None:
        for goods in reversed(list(_GOODS.finditer(draft.before))):
            unit = unit_of_phrase(goods["goods"])
            if unit is not None and unit.unit_text and is_plural(unit.unit_text.split()[-1]):
                return draft.sentence[0] + goods.start(), unit
        bracket = re.search(
            r"\b(?P<noun>[A-Za-z][a-z]+s)\s(?:(?:in|to|from|of|for|"
            r"by)\s(?:the\s)?[A-Z][A-Za-z\s]{2,30}?\s)?\(\s?$",
            draft.before,
        )
        if bracket is not None and bracket["noun"][0].isupper() and not is_person_noun(bracket["noun"]):
            bracket = None
        if _IS_A_GROUP.search(draft.before) or (bracket is not None and _IS_FOREMOST.search(draft.before)):
            people = re.match(r"(?:\W*\d+[.)]\s)?(?P<noun>[A-Z][a-z]+s)\s", draft.before)
            if people is not None and is_person_noun(people["noun"]):
                return draft.mention.start - 1, Unit("person", people["noun"], inherited=True)
            if bracket is None:
                return draft.mention.start - 1, Unit("person", None, inherited=True)
            bracket = None
        if bracket is not None and is_plural(bracket["noun"]) and bracket["noun"] not in CLASSIFYING_NOUNS:
            return draft.sentence[0] + bracket.start(), Unit(unit_of(bracket["noun"]), bracket["noun"], inherited=True)
        including = re.search(
            r"(?i)\b(?:several|many|numerous|various|other|"
            r"a\snumber\sof)\s(?P<nouns>[^,.;:]{3,60}),?\s(?:including|among\sthem|of\swhich)\s$",
            draft.before,
        )
        if including is not None:
            unit = unit_of_phrase(including["nouns"])
            if unit is not None:
                return draft.sentence[0] + including.start(), unit
        plural = re.search(
            r"(?:^|[.;,:]\s|\b[Tt]he\s|\b[Tt]otal\s|"
            r"\b[Aa]nnual\s)((?:[A-Za-z-]+\s){0,3}?(?P<noun>[A-Za-z-]+s))(?:\s(?:to|in|of|from|for|at|"
            r"by)\s(?:the\s)?[\w-]+(?:\s[A-Z][\w-]+)?)?\s(?:[a-z]+\s){0,3}?(?:rose|quadrupled|tripled|"
            r"risen|grown|fallen|fell|grew|increased|decreased|declined|dropped|reached|numbered|"
            r"totall?ed|stood|amounted|climbed|jumped|exceeded|averaged|doubled|surged|went|were|are|"
            r"to(?=\s(?:(?:about|some|over|nearly|almost|just|only|around|a|record|more|less|than|under|an|estimated|at|least|up|to|roughly|close|well|below|above)\s)*$))\b",
            draft.before,
        )
        if plural is None or not re.search(
            r"(?:ers|ees|ants|ents|ions|als|ies|ures|ees|ths|ts|ngs|ns|rs|ges)$", plural["noun"]
        ):
            return None
        noun = plural["noun"]
        following = re.match(r"\s(?P<noun>[a-z-]+s)\b", draft.before[plural.end("noun") :])
        if following and is_plural(following["noun"]) and following["noun"] not in VERBS_LIKE_PLURALS:
            noun = following["noun"]  # "human rights monitors"
        if (
            not is_plural(noun)
            or noun.lower() in VERBS_LIKE_PLURALS
            or unit_of(noun) in TIME_UNITS
            or noun.lower() in ("figures", "numbers", "totals", "results")
        ):
            return None
        if _lists_classes(draft, noun):
            return None
        if noun.lower() in ("members", "observers") and speaks_of_states(draft):
            return draft.sentence[0] + plural.start(), Unit("State", noun, inherited=True)
        return draft.sentence[0] + plural.start(), Unit(unit_of(noun), noun, inherited=True)
    position = draft.sentence[0] + last.start()
    if last["of"]:
        if re.match(r"(?:the\s|its\s)?(?:members|observers)\b(?!\sof)", last["of"]) and speaks_of_states(draft):
            return position, Unit("State", "members", inherited=True)
        unit = unit_of_phrase(draft.before[last.start("of") :][:_GAPPED_REACH])
        return (position, unit) if unit is not None else None
    if last["numbers"]:
        return position, Unit(unit_of(last["numbers"]), last["numbers"], inherited=True)
    if last["age"]:
        return (position, Unit("year", None, inherited=True)) if 0 < draft.number.value <= 110 else None
    if last["child"]:
        return (position, Unit("child", None, inherited=True)) if 0 < draft.number.value < 15 else None
    if last["death"] or last["case"]:
        told = last["death"].strip() if last["death"] and "toll" in last["death"] else None
        return position, Unit("death" if last["death"] else "case", told, inherited=True)
    if last["tonne"]:
        return position, Unit("tonne", "tonnage", inherited=True)
    if last["index"]:
        return position, Unit("index point", None, inherited=True)
    if last["person"] and last["person"].startswith("put"):
        return position, Unit("person", None, inherited=True)
    states = last["state"] and not _OTHER_MEMBERS.search(draft.scene.text)
    return position, Unit("State" if states else "person", last.group(), inherited=True)


# "Poles form the biggest group (60,600)", "Nepal and Thailand were the busiest operations (21,600 and 12,150)"
_IS_A_GROUP = re.compile(
    r"\b(?:group|community|contingent|nationality|minority)(?:\s\(\s?|,\s|,\s(?:at|with)\s(?:some\s|about\s)?)$"
)
_IS_FOREMOST = re.compile(
    r"\b(?:were|was|are|is|remain(?:ed)?|form(?:ed)?|being|became)\s(?:again\s|still\s)?the\s(?:main|leading|top|principal|chief|[a-z]+est|most\s[a-z]+)\s"
    r"(?:[a-z]+\s)?[a-z]+s\s\("
)
_ONLY_HEDGES = re.compile(rf"\s(?:to\s|at\s)?{HEDGES}")
UNCOUNTED = frozenset(read_toml("english")["uncounted_subjects"])
_PREDICATE = re.compile(
    r"(?i)(?:\b(?:to|at|were|was|are|is|numbered|number|made\sup|make\sup|accounted\sfor|comprised|total|exceeded|exceed|reached|reach|averaged|"
    r"hit|topped|surpassed|totalled|totaled|of|by|from|than|stood\sat|be)|:|,\sor|,\s(?:up|"
    rf"down)\sfrom)\s{HEDGES}$"
)


def _lists_classes(draft: Draft, noun: str) -> bool:
    """Whether a number in brackets tells of one class and counts no classes: "the main countries are Syria (12)"."""
    return noun.lower() in CLASSIFYING_NOUNS and draft.before.endswith("(")


_ALL = re.compile(
    r"(?:All|Both|Most|Many|Some)\s(?:the\s|our\s|its\s|of\s)*(?P<rest>[a-z][^;()]{6,200});\s(?:and\s|but\s)?$"
)
_TOPIC = re.compile(
    r"(?:\W*\d{1,3}[.)]\s)?(?:Of|Out\sof|Among)\s(?:all\s)?(?:the|these|those|its|their|our)\s(?:\d[\d,.]*\s?)?(?P<noun>[a-z][^,;:()]{2,100}?)(?:,\s|\s(?=$))"
)
_TOLD_OF_TOPIC = re.compile(
    r"\s(?:were|was|are|is|have|has|had|will|would|could|remain|came|went|did|said|live|lived|won|lost|drew|fell|rose|made|sold|met|[a-z]+ed)\b|\s?(?:[,.;()]|$)"
)


def topic_of(draft: Draft) -> Unit | None:
    """Return what the sentence is said to be about: "Of the recommendations, nine have been implemented"."""
    every = _ALL.match(draft.before)
    if every is not None and re.match(r"\s(?:have|are|were|had|also|carry|use)\b", draft.after):
        unit = unit_of_phrase(every["rest"])
        if unit is not None and unit.unit_text and is_plural(unit.unit_text.split()[-1]):
            return unit
    topic = _TOPIC.match(draft.before)
    if (
        topic is None
        or not _TOLD_OF_TOPIC.match(draft.after)
        or (topic.end() == len(draft.before) and "," not in topic.group() and not is_plural(topic["noun"].split()[-1]))
    ):
        return None
    unit = unit_of_phrase(topic["noun"])
    return unit if unit is not None and unit.unit_text and is_plural(unit.unit_text.split()[-1]) else None


_OPENING = re.compile(
    r"(?:(?:All|The|Most|Many|Some)\s)?(?P<noun>(?:[A-Za-z-]+\s){0,2}?[A-Za-z-]+s)\s(?:were|are|had|have|was)\b"
)


def opening_subject(draft: Draft) -> Unit | None:
    """Return the plural noun that opens the sentence before: "Governments were asked 38 questions. 69 replied"."""
    earlier = [span for span in draft.scene.flow.sentences if span[1] <= draft.sentence[0]]
    if not earlier or draft.before.strip():
        return None
    opening = _OPENING.match(draft.scene.text[slice(*earlier[-1])])
    if opening is None or not is_plural(opening["noun"].split()[-1]):
        return None
    return Unit(unit_of(opening["noun"]), opening["noun"], inherited=True)


# "Those who crossed the desert numbered 1,460"
_THOSE = re.compile(
    r"(?:In\s[^,]{3,40},\s)?(?P<who>(?i:those\swho))\s[^,;:\d]{3,80}\s(?:numbered|number|totall?ed|came\sto|(?:rose|fell|grew)\sto)\s(?:[a-z]+\s){0,3}$"
)


def clause_subject_of(draft: Draft) -> tuple[int, Unit] | None:
    """Return the plural noun that opens the clause which says the number of it: "Downloads exceeded 3.1 million"."""
    if not _PREDICATE.search(draft.before):
        return None
    those = _THOSE.match(draft.before)
    if those is not None:
        return draft.sentence[0] + those.start("who"), Unit("person", None, inherited=True)
    clause_start = 0
    for boundary in re.finditer(r"[;]\s|\s[–—-]\s|,\s(?:while|whereas|but|and)\s", draft.before):
        if len(draft.before) - boundary.end() > 12:
            clause_start = boundary.end()
    clause = draft.before[clause_start:]
    opening = re.match(
        r"(?:\W*\d{1,3}[.)]\s)?(?:(?:while|whereas|but|and)\s)?(?:(?:In|During|By|Since|Between|From|As\sof|As\sat|At|On|Over|"
        r"Throughout|Until|After|Before|For)\s[^,]{3,60},\s)?(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]ll|(?:(?:[Tt]his|[Ll]ast|[Tt]he)\s)?[A-Za-z]+['’]s|"
        r"[Tt]hese|[Tt]otal|[Aa]nnual|[Mm]onthly|[Ww]eekly|[Dd]aily|[Qq]uarterly|[Yy]early|[Cc]umulative|[Mm]ost)\s)*",
        clause,
    )
    offset = opening.end() if opening else 0
    base = draft.sentence[0] + clause_start
    for mention in draft.scene.mentions:
        if (
            mention.cls == "date"
            and base <= mention.start <= base + 14
            and re.match(r"[\s,]+[a-z]", draft.scene.text[mention.end :])
        ):
            offset = max(offset, mention.end - base + 1)
    people = people_told(clause[offset:]) if opening and re.search(r"(?i)\bthe\s$", opening.group()) else None
    if people is not None:
        return base + offset, Unit("person", people, inherited=True)
    phrase = noun_phrase(" " + clause[offset:])
    if phrase is None or not is_plural(phrase.head) or phrase.head.lower() in UNCOUNTED:
        return None
    if phrase.head.lower() in VERBS_LIKE_PLURALS and _ONLY_HEDGES.fullmatch((" " + clause[offset:])[phrase.end :]):
        return None  # "UNHCR expects 50,000", "the flight brings to 6,400"
    if _lists_classes(draft, phrase.head):
        return None
    text = (" " + clause[offset:])[phrase.start : phrase.end]
    if re.fullmatch(r"(?i)(?:members?|observers?)", text) and speaks_of_states(draft):
        return draft.sentence[0] + clause_start + offset, Unit("State", text, inherited=True)
    return draft.sentence[0] + clause_start + offset, Unit(unit_of(text, phrase.head), text, inherited=True)


# "the number of those forced from home"
_THOSE_PEOPLE = re.compile(
    r"(?:all\s)?those\s(?:who|whom|in|with|without|of|at|from|out|under|over|aged|left|born|held|sent|living|seeking|still|now|already|newly|[a-z]+(?:ed|wn|ing))\b"
)
# "the number of visitors drops": the verb is no part of the noun phrase
_SINKS = re.compile(
    r"\s(?:drops|rises|falls|increases|decreases|climbs|jumps|grows|declines|reaches|stands|hits|exceeds|totals|nears|tops|passes|doubles|"
    r"remains|exceeded|doubled)\b"
)


def unit_of_phrase(text: str) -> Unit | None:
    """Return the unit of the noun phrase that a text begins with, None where it begins with none."""
    people = people_told(text)
    if people is not None:
        return Unit("person", people, inherited=True)
    if _THOSE_PEOPLE.match(text):
        return Unit("person", "those", inherited=True)
    text = " " + _SINKS.split(re.sub(r"^(?:the|its|all|IOM)\s", "", text))[0]
    phrase = noun_phrase(text)
    if phrase is None:
        return None
    noun = text[phrase.start : phrase.end]
    if phrase.head in _MONTHS:
        return None
    return Unit(unit_of(noun, phrase.head), noun, inherited=True)


_MONTHS = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday".split()
)
_OTHER_MEMBERS = re.compile(
    r"(?i)\b(?:household|famil|team|staff|crew|committee|club|church|trade\sunion|parliament|communit|choir|board|panel|jury|cooperative|"
    r"commission|group|cabinet)"
)


_OF_STATES = re.compile(
    r"\b(?:States?|Governments|accession|joined|Organi[sz]ation|European|African|Asian|EU|ASEAN|NATO|ECOWAS|OECD|WTO)\b|"
    r"\bmembers?\b.*\b[Oo]bservers?\b|\b[Oo]bservers?\b.*\bmembers?\b"
)


def speaks_of_states(draft: Draft) -> bool:
    """Whether members and observers are those of an organization of States, by the words of the text."""
    text = draft.scene.text
    if re.search(r"\b[Oo]rgani[sz]ation\sof\s$", draft.before) and re.search(r"\bStates\b", text):
        return True
    if re.search(r"(?i)\d\smembers?\sand\s(?:\w+\s)?\d+\sobservers?\b", text):
        return True
    return not _OTHER_MEMBERS.search(text) and _OF_STATES.search(text) is not None
