"""The small words of a sentence by what they do: forms of be and have, prepositions, determiners, conjunctions."""

BE = frozenset("am are be been being is was were".split())
HAVE = frozenset("had has have having".split())
MODAL = frozenset("can cannot could did do does may might must shall should to will would".split())
ADVERB = frozenset(
    "all almost already also always approximately both currently directly even ever formally fully generally "
    "initially just largely mainly merely mostly never not now often only previously primarily recently "
    "reportedly simultaneously since still then therefore thus together usually".split()
)
RELATIVE = frozenset(("that", "which", "who", "whom", "whose", "where"))
PREPOSITION = frozenset(
    "about above according across after against aged along among around as at before behind below beneath beside "
    "between beyond by despite during excluding following for from in including inside into like near of off on "
    "onto outside over past per since through throughout toward towards under until up upon via with within "
    "without worldwide".split()
)
DETERMINER = frozenset(
    "a an all any another both each either every few her his its many more most my no other our several some such "
    "the their these this those your".split()
)
CONJUNCTION = frozenset("although and because but if or so though unless when whereas whether while yet".split())
BREAK = frozenset(("·", ";", ":", "–", "—", ".", "?", "!", "•", "|"))
# what is told to come: "are expected to arrive"
FORESEEN = frozenset(
    "believed due estimated expected forecast known likely planned predicted projected reported said scheduled "
    "set thought unlikely".split()
)
# before nouns that are verbs as well: "significant rises"
ADJECTIVE = frozenset(
    "big further high large major modest new recent sharp significant similar slight small steep strong "
    "substantial".split()
)
# verbs with "in": "took in 40 families"
TAKING_IN = frozenset(
    "airlifted bring bringing brings brought drew ferried flew flown let lets letting moved shipped take taken "
    "takes taking took trucked".split()
)
