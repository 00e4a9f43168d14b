"""Holds the roles in which a text names places and the words that tell them; reads no text itself.

Which role a name has is decided in ``sites.py``.
"""

import re

from iomstats.mentions.words import CARDINAL

LOCATIVE = "locative"
SUBJECT = "subject"
ADJECTIVE = "adjective"
ORIGIN = "origin"
DESTINATION = "destination"
PEOPLE = "people"
GIVER = "giver"
BRACKET = "bracket"
EXAMPLE = "example"
BARE = "bare"
DATELINE = "dateline"
RANKED = "ranked"
BORN = "born in"  # the word before an origin that only tells where people were born

SCENES = frozenset((LOCATIVE, SUBJECT, ADJECTIVE))

# words that may stand between a preposition and a name: "in the rural parts of eastern Chad"
ASIDE = (
    r"(?:the|an?|(?:north|south)-?(?:east|west)?(?:ern|ernmost)?|(?:east|west)(?:ern|ernmost)?|central|upper|lower|"
    r"rural|urban|coastal|mainland|continental|neighbou?ring|nearby|war-torn|conflict-affected|"
    r"parts\sof|much\sof|most\sof|all\sof|all|both|(?:countries|regions|places|areas|locations)\s(?:of|in|across)|"
    r"the\srest\sof|mainly|largely|mostly|primarily|especially|particularly|chiefly|"
    r"(?:island|city|town|province|region|state|republic|kingdom|camps?|capital|port|coast|district|department|"
    r"governorate|border|shores?|people|population|territory|governments?|islands?|commonwealth)\sof|"
    r"island|city|town|camps?|villages?|capital|port)"
)
ASIDES = re.compile(rf"(?i:(?:\b{ASIDE}\s)+$)")
# what is measured against another place: "six times that of Spain"
COMPARED = r"than|times|to|with|as|below|above|over|exceed\w*|match\w*|twice|double|equal\w*|half|against|versus"
# whom a place leads or follows in a ranking: "ahead of Pakistan (1.5 million)"
RIVALS = (
    r"(?:ahead|in\sfront)\sof|behind|trailing|trailed\sby|followed\sby|(?:second|next|third)(?:\sonly)?\sto|overtook|overtaking|"
    r"overtaken\sby|surpass(?:ed|ing)(?:\sby)?|outstripp(?:ed|ing)|(?:more|fewer|less|greater|higher|lower|larger|smaller|bigger)\sthan"
)
RIVAL = re.compile(RIVALS)
ROLES = tuple(
    (role, re.compile(rf"(?i)\b(?P<lead>{leads})\s{tail}$"))
    for role, leads, tail in (
        (
            EXAMPLE,
            r"including|such\sas|for\sexample|like|unlike|notably|other\sthan|except(?:\sfor)?|excluding|outside|save(?:\sfor)?|apart\sfrom|"
            r"aside\sfrom|with\sthe\sexception\sof|(?:delegat(?:es?|ions?)|representatives?|observers?|ambassadors?|envoys?)\s(?:of|from)|"
            rf"(?:{COMPARED})\s(?:that|those)\s(?:of|in|for)",
            r"(?:(?:in|from|to)\s)?",
        ),
        (
            LOCATIVE,
            rf"{RIVALS}|according\sto|(?:hosted|received|recorded|reported|registered|admitted|issued|experienced)\sby",
            "",
        ),
        (
            GIVER,
            r"(?:aid|contributions?|funding|funds|grants?|donations?|support|money|assistance|financing|loans?)\s(?:from|of|by)|on\sbehalf\sof|"
            r"(?:co-?operation|partnership|consultation|together|agreements?|coordination|collaboration|contract|working|worked|jointly|alongside|"
            r"(?:agreements?|memorandum|treaty|accord|arrangements?|deal|pact|understanding)\s(?:\w+\s){0,2}|concluded|signed|agreed)\s(?:with|between)|"
            r"thanks\sto|embassy\sof|by",
            "",
        ),
        (
            ORIGIN,
            r"out\sof|born\sin|(?<!away\s)from|fled|flee|flees|fleeing|leaving|leaves?|left|escaped|escaping|departed|quit",
            "",
        ),
        (
            ORIGIN,
            r"(?:countr(?:y|ies)\sof\sorigin|(?:source|sending|origin)\scountries|nationalities)(?:\sof\s[a-z-]+)?",
            r"(?:(?:in\s[\w\s]{4,20})?(?:were|was|are|is|remain(?:ed)?|included?)\s|\W\s?)",
        ),
        (
            DESTINATION,
            r"(?:trains?|flights?|planes?|boats?|buses|ships?|convoys?)\sfor|into|to|towards?|chose|choos(?:e|es|ing)|(?:bound|left|leave|leaving|leaves|departed|headed|heading|depart)\sfor",
            "",
        ),
        (
            LOCATIVE,
            r"in|within|inside|across|throughout|around|at|near|off|on|over|of|for|among|through|via|under|along|amongst|"
            r"reached|reaching|reach|crossed|crossing|cross|entered|entering|enter|hit|hits|struck|strikes?|visit(?:ed|ing)?|"
            r"cover(?:ed|ing|s)?|ravaged|devastated|joined|namely|between|regarding|concerning",
            "",
        ),
    )
)
LISTED = re.compile(
    r"(?i:(?:\s?\((?:\d{4}|[A-Z]{2,5})\))?(?:\s?,\s?|\s|\s?/\s?|\s?&\s?|-)(?:(?:and|or|as\swell\sas|plus|nor|&)\s)?"
    rf"(?:(?:also\s)?(?:in|to|from|on|of|for|across|into)\s)?(?:{ASIDE}\s)*)"
)
OPENING = re.compile(
    r"(?i)(?:^|[.;:!?–—(,\"“”>•]\s?|\b(?:and|while|whereas|that|whom|which|but|as|when|where|if|with|what|how|than|or)\s)"
    r"(?:(?:in\sturn|however|meanwhile|today|yet|also|then),?\s)?$"
)
OF = re.compile(r"(?i)\bof\s(?:the\s|(?:north|south|east|west)[a-z-]*\s|central\s|rural\s|urban\s|coastal\s)*$")
AMONG_WHICH = re.compile(r"\b(?:countries|regions|places|areas|locations)\s(?:in|across)\s(?:the\s)?$")
FROM_WHICH = re.compile(r"\bfrom\s[^,;]{1,40}$")  # "officials from 19 countries in": where people are from
SPEAKS = re.compile(r"\s(?:says?|said|told|warn(?:s|ed)|announced|believes)\b")
RANKED = r"(?!['’]s\s(?:largest|biggest|first|most|poorest|second|leading|only|best|worst|oldest|deadliest))"
WORLD = re.compile(
    r"\b(?:(?i:world[-\s]?wide|globally|on\searth)"
    r"|(?i:in|of|on|across|around|throughout|over|from\s(?:all\s)?(?:around|over|across)|all\saround)\s(?:all\s)?the\s"
    rf"(?:whole\s|entire\s)?(?:world|globe|planet){RANKED}(?!\s[A-Z])"
    rf"|(?i:(?:all\s)?the)\sworld{RANKED}(?=['’]s\s)"
    r"|(?:global|world)\s(?=populations?\b|totals?\b|stocks?\b|number\b|(?:migrant|refugee|migration)\s(?:populations?|stocks?|numbers?)\b)"
    r"|(?i:global|world)\spopulations?)\b"
)
WORLD_WORDS = ("world", "glob", "planet", "earth")  # without one of them the world is not named
WORLD_OF = re.compile(r"\b(?:[Gg]lobal|[Ww]orld)\b(?!\sacute\s)(?=\s(?P<rest>(?:[a-z][a-z-]*\s){0,3}[a-z][a-z-]*))")
CURRENCY = re.compile(
    r"\s(?:dollars?|francs?|pounds?|pesos?|rupees?|shillings?|dinars?|kron(?:a|or|er)|yen|euros?|cents?|languages?|version|"
    r"translations?|editions?|speakers?|subtitles|lessons?|embass|consulat|passports?|ambassador|descent|speak)"
)
FRONTIER = re.compile(r"(?:[a-z]+\s)?(?:border|frontier)\b")  # of a neighbour: "posts on the Ukrainian frontier"
EVENT = re.compile(  # named after a region, wherever it is felt: "the Asian financial crisis"
    r"(?i)\b(?:tsunami|cris[ie]s|crash|flu|influenza|games|championships?|cup|war|slave\strade|spring|uprisings?|elections?)\b"
)
BABIES = re.compile(r"(?i)\b(?:bab(?:y|ies)|infants?|newborns?|child|children|births?|twins?)\b[^.;:]*$")
DISPLACED = re.compile(  # the people are meant, not where they are from: "the Syrian refugee crisis"
    r"(?i)(?:refugees?|asylum[-\s]seekers?|returnees?|diaspora|exiles?)(?:\s(?!(?:polic|law|act|agenc|authorit|board|office|service|status|department|minist))|$)"
)
GIFT = re.compile(r"(?i)\b(?:contributions?|aid|funding|grants?|donors?|financing|taxpayers?)$")
WHO_PREDICATE = re.compile(
    r"(?:\b(?:of\s(?:them|whom|which|these|those)|was|were|are|is|being|mostly|mainly|half)\s(?:all\s|mostly\s|mainly\s)?"
    rf"|\d\s|\b(?i:{CARDINAL})\s)$"
)
PHRASE_ENDS = frozenset("of in for to from by with and or on at that which is are was were has have had will".split())
AMONG_THEM = re.compile(
    r"(?:,?\s(?:and\s|or\s)?(?:the\s)?[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+){0,3}){0,8},?\s(?:among\s(?:them|others|these)|to\sname)\b(?!\s(?:\d|[A-Z]|an?\b|the\b|some|about|around|nearly|almost|over|more|many|most|several|half))"
)
GIVES = re.compile(
    r"(?:,?\s(?:and|or)\s(?:the\s)?(?:[A-Z]\w+(?:\s[A-Z]\w+)?|[a-z]+(?:\s[A-Z]?[a-z]+){1,2}))?\s(?:(?:also|jointly|together|both|has|have|had|now|since|so\sfar|already|will)\s){0,3}"
    r"(?:(?:gave|gives?|provide[sd]?|granted|lent|awarded)\s(?:[a-z]+\s){0,3}(?:(?:[A-Z]{2,3}\s?|US)?[$€£]|[A-Z]{3}\s?\d|\d[\d.,]*\s(?!(?:[a-z]+\s){0,3}(?:people|persons|migrants|refugees|workers|foreigners|nationals|families|residents)\b))|(?:co-?)?financ(?:es?|ed)|(?:co-?)?fund(?:s|ed)?|contribut(?:es?|ed)|pledg(?:es?|ed)|donat(?:es?|ed)|(?:paid|met|covered|bore)\s(?:[a-z]+\s){0,2}(?:\d|half\b|(?:a|one)[\s-](?:third|quarter)\b)|(?:met|meets?|bears?|bore|covers?|covered|paid|pays?|shared?)\s(?:for\s)?(?:(?:the|all|its|whole|full|entire|total|most|of|half|these|those)\s){0,3}(?:costs?|bills?|expenses?)\b)"
)
DONORS = re.compile(
    r"(?i)(?:^|[\n•])\W*(?:donors?|funded\sby|funding|financed\sby|partners?|funders?)\s?:[^;\n]*$"
    r"|\b(?:donors?|contributors?|funders?|givers)\b(?!\s(?:reports?|briefs?|updates?)\b)[^;.:]{0,30}?(?:\sbeing|\swere|\sare|\swas|,|:|\sincluded?|\samong)\s(?:(?-i:[A-Z])[\w-]+,?\s(?:and\s)?){0,4}(?:the\s)?$"
)
BASED = re.compile(
    r"-(?:based|listed|headquartered|led|funded|backed|owned|registered|flagged|like|style|type|inspired)\b"
)
OWN_PERSON = re.compile(
    r"['’]s\s[A-Z][a-z]+\s[A-Z][a-z]+\s(?:[a-z]+(?:ed|s|ook|ew|an|aid|on)|has|had|was|is|will)\b"
)  # "Kenya's Jane Doe won"
ITS_PEOPLE = re.compile(
    r"\s(?:citizens?|nationals?|nurses|doctors|migrants|immigrants|emigrants|refugees)\b(?!\s[A-Z])"
)
SOURCE = re.compile(  # "India remained the largest source, with 12 per cent"
    r"(?:\sand\s(?:the\s)?[A-Z]\w+)?\s(?:was|is|were|are|remains?|remained|became|stayed)\s(?:[a-z]+\s){0,4}"
    r"(?:(?:sources?|source\s(?:markets?|countr(?:y|ies)))(?!\sof\s(?!migra|immigra|emigra|visitor|touris|refugee|student|worker|arrival|asylum|newcomer))"
    r"|countr(?:y|ies)\sof\s(?:origin|birth)|sending\scountr(?:y|ies)|nationalit(?:y|ies))\b"
)
BARRED = re.compile(
    r"(?i)\b(?:bar|bars|barred|barring|ban|bans|banned|banning|exclud\w+|prohibit\w*|prevent\w*|block(?:s|ed|ing)?|turn(?:s|ed|ing)?\saway)\s"
    r"[^,;:.]{0,60}\bfrom\s(?:entering\s|reaching\s)?(?:the\s)?$"
)
FIELD = re.compile(
    r"(?i)\b(?:[a-z]{3,}(?<!for)(?<!inter)est|most\s[a-z]+|worst|best|top\s\w+|"
    r"(?:rank(?:s|ed|ing)?|c[ao]mes?|placed|stands?|stood|is|was|are|were)\s(?:first|second|third|fourth|fifth|last))\s"
    r"(?:(?!(?:are|is|was|were|have|has|had|live[sd]?|found|seen|recorded|reported|occur\w*|took|went)\s)[a-z-]+\s){0,4}"
    r"(?:in|of|across|within|on)\s(?:the\s)?$"
)
BEST = re.compile(r"(?i)\b(?:[a-z]{3,}(?<!for)(?<!inter)est|most\s[a-z]+|worst|best|top\s\w+)\s(?:[a-z-]+\s){0,4}$")
DATED_LINE = re.compile(
    r"\W{0,2}(?P<city>[A-Z][\w’'.-]*(?:[\s/][A-Z][\w’'.-]*){0,3})(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})?(?:\s\([A-Z][^()]{1,30}\))?"
    r"(?:,?\s(?:\d{1,2}(?:st|nd|rd|th)?\s)?[A-Z][a-z]{2,8}\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s\d{4})?)?(?:\s\([A-Z][^()]{1,30}\))?"
    r"\s?(?:[–—]|--?(?=\s))\s?(?=[“\"‘A-Z])"
)
