"""Finds the noun phrase that a number counts; knows nothing of units."""

import re
from dataclasses import dataclass

from iomstats.figures.words.plurals import is_collective, is_plural
from iomstats.mentions.words import ONES, TEENS, TENS
from iomstats.schema.vocabulary import read_toml

_STOPS = frozenset(read_toml("english")["noun_phrase_ends"])
_MEASURES = frozenset(read_toml("english")["measure_nouns"])
_CHANGE_NOUNS = frozenset(read_toml("english")["change_nouns"])
_CARDINALS = frozenset((*ONES, *TEENS, *TENS, "hundred", "thousand", "million", "billion")) - {"one", "second"}
# "two Level 3 emergencies": the digit belongs to the noun phrase
_GRADES = frozenset(("Level", "Category", "Grade", "Phase", "Tier", "Type", "Class", "Stage"))
_COMPARATIVES = frozenset(read_toml("english")["comparatives"])
VERBS_LIKE_PLURALS = frozenset(read_toml("english")["verbs_like_plurals"])
_NOUNS_LIKE_VERBS = frozenset(("runs", "lives", "leaves", "shows", "signs", "moves", "stands", "falls", "rises"))
_OBJECTS = frozenset(
    (
        "a",
        "an",
        "the",
        "that",
        "into",
        "to",
        "alone",
        "with",
        "their",
        "its",
        "his",
        "her",
        "no",
        "out",
        "below",
        "within",
        "here",
        "there",
    )
)
_PREMODIFIERS = frozenset(read_toml("english")["premodifiers"])
_PARTICIPLES = frozenset(("known", "used"))
# verbs that are nouns as well: "one kitchen set", "one test run"
_SINGULAR_NOUNS = frozenset(
    (
        "address",
        "build",
        "cross",
        "fall",
        "find",
        "hold",
        "home",
        "lead",
        "move",
        "need",
        "report",
        "rise",
        "run",
        "set",
        "show",
        "sign",
        "stand",
        "take",
        "win",
    )
)
_LAST_ADJECTIVE = re.compile(r"(?:additional|further|fresh|new|other|more)\s$")
_VERBISH = re.compile(r"(?:ed|ing)$")
# "three Ministry of Health clinics": a name in the singular that modifies a plural noun
_NAME_BEFORE_NOUN = re.compile(
    r"(?:[A-Z][\w-]*\s){0,3}?(?P<name>[A-Z][a-z]+)\sof\s(?:the\s)?[A-Z][\w-]+(?:\s(?:and\s)?[A-Z][\w-]+){0,3}\s"
    r"(?P<nouns>[a-z-]{3,}(?:\s[a-z-]{3,})?)\b"
)
_VERBISH_STOP = re.compile(r"ed$|^(?:built|made|held|found|paid|bought|given|taken)$")
_ROMAN = re.compile(r"[IVX]{1,5}\.?")
_CONTRACTED = re.compile(r"(?i)[a-z]+n[’']t|(?:s?he|it|they|we|you|that|who|there)[’'](?:s|re|ve|ll|d)")
_POSSESSIVE = re.compile(r"[a-z]{2,}s[’']|[A-Za-z]{3,}[’']s")
_WORD = re.compile(r"[A-Za-zÀ-ÿ°²³][\w’'.°²³-]*|\(|\)|,|/|\S")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A counted noun phrase: its span in the text it was found in, and its head noun as written."""

    start: int
    end: int
    head: str


def ends_phrase(word: str) -> bool:
    """Return whether a word ends a noun phrase: a preposition, conjunction, determiner or verb."""
    return word.lower() in _STOPS


def noun_phrase(text: str, singular_number: bool = False) -> NounPhrase | None:
    """Return the noun phrase that begins a text, or None where none begins there.

    Args:
        text: What follows a number.
        singular_number: Whether the number is one, so that the noun is singular.

    Example:
        >>> noun_phrase(" staff members and over 160 Field Offices").head
        'members'
        >>> noun_phrase(" immigration and visa support services (IVSS) requests").head
        'requests'
        >>> noun_phrase(" in 2008 and") is None
        True
    """
    if re.match(r"[ \t]{3,}", text):
        return None  # the next column of what is laid out in columns
    opening = re.match(
        r"(?:\s#\sof(?=\s))?(?:\+|-?plus\b)?[\s\u00a0]*(?:or\s(?:so|more|less|fewer|older)\s)?(?:(?:[-–]\s)|"
        r"[“\"‘'*_])?(?:of\s(?:(?:such|these|those|the|its|their|our|his|her|all)\s)+|"
        r"-odd\s)?(?:(?:such|additional|other|more|new|further|fresh)\s(?!than\b))*",
        text,
    )
    offset = opening.end() if opening else 0
    if opening and re.match(r"(?:and|or)\s", text[offset:]) and (adjective := _LAST_ADJECTIVE.search(opening.group())):
        offset = adjective.start()  # "21 new and used trucks"
    if re.match(r"[\s\u00a0]*of\s", text) and not re.match(
        r"[\s\u00a0]*of\s(?:such|these|those|the|its|their|our|all|IOM)\s", text
    ):
        return None
    if re.match(r"(?:them|us|you|which|whom|it|what|who|latter|former(?!\s[a-z]))\b", text[offset:]):
        return None
    if opening and re.search(r"\bthose\s$", opening.group()) and re.match(r"[a-z]+(?:ed|ing)\s", text[offset:]):
        return None  # "of those assisted": a participle, and no noun behind it
    named = None if singular_number else _NAME_BEFORE_NOUN.match(text, offset)
    if named is not None and not is_plural(named["name"]):
        end = named.start("nouns")
        for noun in named["nouns"].split():
            end += len(noun)
            if ends_phrase(noun):
                break
            if is_plural(noun):
                return NounPhrase(offset, end, noun)
            end += 1
    words = [_word(match, offset) for match in _WORD.finditer(text[offset : offset + 160])]
    last = _phrase_end(words, singular_number)
    if last is None:
        return None
    start_char, end_char = words[0][0], words[last][1]
    phrase = text[start_char:end_char]
    head = words[last][2].strip(".,’'")
    if not re.search(r"[A-Za-z]", head) or (head.lower() in _CHANGE_NOUNS and last == 0):
        return None
    if _ROMAN.fullmatch(head) and last == 0:
        return None  # the number of the heading that follows
    return NounPhrase(start_char, start_char + len(phrase.rstrip(".,;:’'\"”")), head)


def _word(match: re.Match[str], offset: int) -> tuple[int, int, str]:
    """Return a word with its span, a footnote mark that is glued to it left out: "Profiles11"."""
    word = re.sub(r"(?<=[a-z]{3})\d{1,2}\.?$|(?<=[a-z]{2})\.$", "", match.group())
    return match.start() + offset, match.start() + offset + len(word), word


def _phrase_end(words: list[tuple[int, int, str]], singular_number: bool) -> int | None:
    """Return the index of the head noun among the words after a number."""
    last: int | None = None
    index = 0
    bracket = False
    joined = False
    while index < len(words) and index < 14:
        word = words[index][2]
        lower = word.lower().strip(".’'")
        if lower in _NOUNS_LIKE_VERBS and last is None and _next_word(words, index) not in _OBJECTS:
            lower = "noun"  # "38 runs", "40 lives were lost"
        if singular_number and lower in _SINGULAR_NOUNS and last is not None and _ends_here(words, index):
            lower = "noun"  # "one kitchen set,"
        if word in ("US", "U.S.", "IT") and _next_word(words, index):
            lower = "adjective"  # no pronoun
        if bracket:
            bracket = word != ")"
            index += 1
            continue
        if (word == "(" and last is not None and not is_plural(words[last][2])) or (
            word == "(" and _resumes(words, index)
        ):
            bracket, joined = True, False
            index += 1
            continue
        if (
            (word in ("and", "or") or (word in (",", "/") and index > 0))
            and last is not None
            and not is_plural(words[last][2])
            and not singular_number
            and _plural_ahead(words, index)
        ):
            joined = True
            index += 1
            continue
        if last is not None and word.isdigit() and words[last][2] in _GRADES:
            index += 1
            continue
        if lower in _PREMODIFIERS and last is None and _is_noun_next(words, index):
            lower = "premodifier"  # "24 monthly payments", "112 crossing points"
        if (
            lower in ("least", "most", "less", "more", "best", "worst")
            and last is None
            and _is_noun_next(words, index + 1)
        ):
            lower = "adjective"  # "49 least developed countries"
        if lower in _PARTICIPLES and (joined or is_plural(_next_word(words, index))):
            lower = "participle"  # no verb: "used cars", "34 known species"
        if (
            last is not None
            and words[last][2].endswith("ly")
            and lower in _STOPS
            and _VERBISH_STOP.search(lower)
            and is_plural(following := _next_word(words, index))
            and following not in _STOPS
        ):
            lower = "participle"  # "newly built homes"
        if lower == "live" and index + 1 < len(words) and words[index + 1][2].lower().startswith("birth"):
            lower = "alive"
        if not re.match(r"[A-Za-zÀ-ÿ°]", word) or lower in _STOPS or lower in _CARDINALS or re.search(r"\d", word):
            break
        if _CONTRACTED.fullmatch(word) or (singular_number and _next_word(words, index) in ("us", "them", "him", "me")):
            break  # "one cost us 6,100 dollars"
        owned = _owned_plural(words, index)
        if owned is not None:
            index = owned  # "30 widows’ and orphans’ pensions", "12 children’s homes"
            continue
        if last is not None and words[last][2].lower().rstrip("’'") in _MEASURES:
            break
        if lower in _COMPARATIVES and _next_word(words, index) in ("than", ""):
            break
        if singular_number and last is not None and is_plural(word) and _next_word(words, index) in _STOPS:
            break  # "one person passes the virus on": a verb
        if last is not None and is_plural(words[last][2]) and lower in VERBS_LIKE_PLURALS:
            break  # "a basket of 45 items costs"
        if last is not None and is_plural(words[last][2]):
            adjective_noun = is_collective(words[last][2]) and index + 0 < len(words) and is_plural(word)
            if not (adjective_noun or (is_plural(word) and not joined and not lower.endswith("ly"))):
                break
        elif (last is not None and _VERBISH.search(lower) and singular_number) or (
            last is not None and lower.endswith("ly") and not _plural_ahead(words, index)
        ):
            break
        last = index
        if word.endswith((".", ";", ":")) and not re.fullmatch(r"(?:[A-Z]\.)+|sq\.|cu\.", word):
            break
        index += 1
    if last is None:
        return None
    if not singular_number:
        last = _trim_to_noun(words, last)
    elif last == 0 and words[0][2].endswith("ed") and words[0][2].islower() and len(words[0][2]) > 5:
        return None  # "and one created in Nairobi"
    return last


def _owned_plural(words: list[tuple[int, int, str]], index: int) -> int | None:
    """Return where the plural noun is that the owners at ``index`` stand before: "30 widows’ and orphans’ pensions"."""
    if _POSSESSIVE.fullmatch(words[index][2]) is None or not is_plural(re.sub(r"[’']s?$", "", words[index][2])):
        return None
    for ahead in range(index + 1, min(len(words), index + 6)):
        word = words[ahead][2]
        if word.lower() in ("and", "or") or _POSSESSIVE.fullmatch(word):
            continue
        if word.lower().strip(".,’'") in _STOPS or not word[:1].isalpha():
            return None
        if is_plural(word):
            return ahead
    return None


def _ends_here(words: list[tuple[int, int, str]], index: int) -> bool:
    """Whether nothing, a mark or a preposition or conjunction follows the word at ``index``."""
    following = words[index + 1][2].lower() if index + 1 < len(words) else ""
    return not following[:1].isalpha() or following in (
        "and",
        "or",
        "of",
        "for",
        "with",
        "in",
        "per",
        "at",
        "from",
        "was",
        "is",
        "has",
    )


def _trim_to_noun(words: list[tuple[int, int, str]], last: int) -> int | None:
    """Where no plural noun was met, drop trailing participles, adverbs and verbs: "1,100 staff employed"."""
    if any(is_plural(words[index][2]) for index in range(last + 1)):
        for index in range(last, -1, -1):
            if is_plural(words[index][2]):
                return index
    while last > 0 and (_VERBISH.search(words[last][2].lower()) or words[last][2].lower().endswith("ly")):
        last -= 1
    if _VERBISH.search(words[last][2].lower()) and last == 0 and not words[last][2][0].isupper():
        return None
    return last


def _next_word(words: list[tuple[int, int, str]], index: int) -> str:
    """Return the word after the one at ``index`` in lower case, "" where no word follows."""
    word = words[index + 1][2].lower().strip(".’'") if index + 1 < len(words) else ""
    return word if word[:1].isalpha() else ""


def _is_noun_next(words: list[tuple[int, int, str]], index: int) -> bool:
    """Whether a plural noun, or an adjective and one, follows the word at ``index``: "two earlier small phases"."""
    following = _next_word(words, index)
    if not following or following in _STOPS or words[index][2][-1] in ",.;:":
        return False
    after = _next_word(words, index + 1)
    if not is_plural(following) and after in ("and", "or") and _plural_ahead(words, index + 2):
        return True  # "48 daily inbound and outbound flights"
    return is_plural(following) or (is_plural(after) and after not in _STOPS and not following.endswith(("ly", "ing")))


def _plural_ahead(words: list[tuple[int, int, str]], index: int) -> bool:
    """Whether the coordination at ``index`` leads to a plural noun before anything that ends a noun phrase."""
    for _, _, word in words[index + 1 : index + 7]:
        lower = word.lower().strip(".’'")
        if word in ("and", "or", ",", "/"):
            continue
        if not re.match(r"[A-Za-zÀ-ÿ]", word) or (lower in _STOPS and lower not in _PARTICIPLES):
            return False
        if is_plural(word):
            return True
    return False


def _resumes(words: list[tuple[int, int, str]], index: int) -> bool:
    """Whether a plural noun follows the bracket that opens at ``index``: "services (IVSS) requests"."""
    depth = 0
    for position in range(index, min(len(words), index + 6)):
        if words[position][2] == ")":
            depth = position
            break
    return (
        bool(depth)
        and depth + 1 < len(words)
        and is_plural(words[depth + 1][2])
        and words[depth + 1][2].lower() not in _STOPS
    )
