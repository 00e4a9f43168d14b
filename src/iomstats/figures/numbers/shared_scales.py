"""Gives the numbers of a list the scale, currency or per cent word that is written once for all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from iomstats.figures.model import Number
from iomstats.figures.numbers.cardinals import tidy
from iomstats.figures.numbers.scales import scale_of
from iomstats.figures.words.nouns import noun_phrase


@dataclass(slots=True)
class _Run:
    """The numbers of a flow in order, with their expressions and the text around them; the passes change it.

    Attributes:
        numbers: The numbers; a gap that ends a sentence keeps them apart.
        texts: Their expressions.
        gaps: ``gaps[i]`` is the text between number i and number i + 1.
        afters: What follows each number in its sentence.
        scales: The scale that each has, None where it has none.
    """

    numbers: list[Number]
    texts: Sequence[str]
    gaps: Sequence[str]
    afters: Sequence[str]
    scales: list[float | None]

    def bare(self, index: int) -> bool:
        """Whether a number is one without scale, currency or per cent, and no range."""
        number = self.numbers[index]
        return self.scales[index] is None and number.form == "cardinal" and number.value_max is None

    def take_scale(self, index: int, earlier: int) -> None:
        """Read a number in the scale, and the currency, of an earlier one."""
        here, there, scale = self.numbers[index], self.numbers[earlier], self.scales[earlier] or 1.0
        form = "money" if there.currency else "cardinal"
        value = tidy(here.value * scale)
        self.numbers[index] = replace(here, value=value, form=form, currency=there.currency, note="shared_scale")
        self.scales[index] = scale

    def take_currency(self, index: int, currency: str | None) -> None:
        """Read a number as an amount of a currency told at another one."""
        self.numbers[index] = replace(self.numbers[index], currency=currency, form="money", note="shared_currency")

    def take_percent(self, index: int) -> None:
        """Read a number as per cent, which another one says."""
        self.numbers[index] = replace(self.numbers[index], form="percent", note="shared_percent")


def share_scales(
    numbers: Sequence[Number], texts: Sequence[str], gaps: Sequence[str], afters: Sequence[str]
) -> list[Number]:
    """Give numbers in a list the scale or currency that is written once: "from 84.7 to 86.1 million".

    Args:
        numbers: The numbers of one sentence, in order.
        texts: Their expressions.
        gaps: ``gaps[i]`` is the text between number i and number i + 1.
        afters: What follows each number in its sentence: a counted noun keeps it from taking a currency.
    """
    run = _Run(list(numbers), texts, gaps, afters, [scale_of(text) for text in texts])
    for index in range(len(numbers) - 2, -1, -1):
        _scale_told_later(run, index)
    for told in _TOLD_BEFORE:
        for index in range(1, len(numbers)):
            told(run, index)
    for index in range(len(numbers) - 2, -1, -1):
        _unit_told_later(run, index)
    return run.numbers


def _scale_told_later(run: _Run, index: int) -> None:
    """The scale stands at the last of a list alone: "from 84.7 to 86.1 million"."""
    here, following, scale = run.numbers[index], run.numbers[index + 1], run.scales[index + 1]
    if (
        scale
        and scale >= 1000
        and run.scales[index] is None
        and _links(run.gaps[index])
        and here.form in ("cardinal", "money")
        and (here.form == "money" or following.form == "cardinal")
        and following.form in ("cardinal", "money")
        and here.value_max is None
        and here.value < 1000
        and 0.02 <= here.value * scale / following.value <= 50
        and re.search(r"\d", run.texts[index])
    ):
        run.numbers[index] = replace(here, value=tidy(here.value * scale), note="shared_scale")
        run.scales[index] = scale


def _scale_told_before(run: _Run, index: int) -> None:
    """The scale stands at the first alone: "five billion in 1987, reaching six in 1999"."""
    # a span of years may stand between: "the seven billion mark, twelve years after reaching six"
    back = index - 1 if run.scales[index - 1] or index < 2 else index - 2
    here, earlier, scale = run.numbers[index], run.numbers[back], run.scales[back]
    if (
        scale
        and scale >= 1e6
        and run.bare(index)
        and earlier.form in ("cardinal", "money")
        and here.value < 1000
        and earlier.value
        and 0.05 <= here.value * scale / earlier.value <= 20
        and _elides(run.texts[index], " ".join(run.gaps[back:index]), run.afters[back], run.afters[index], earlier.form)
    ):
        run.take_scale(index, back)


def _beside_comparison(run: _Run, index: int) -> None:
    """Per cent or currency go on where like is set beside like: "64 per cent, against 58 in 2010"."""
    here, earlier, gap = run.numbers[index], run.numbers[index - 1], run.gaps[index - 1]
    if _shares_on(earlier, here, gap, run.afters[index - 1], run.afters[index]):
        run.take_percent(index)
    elif (
        earlier.currency
        and here.form == "cardinal"
        and here.value_max is None
        and earlier.form == "money"
        and _AGAINST.fullmatch(gap)
        and _SET_BESIDE.match(run.afters[index])
        and (run.scales[index] is not None) == (run.scales[index - 1] is not None)
    ):
        run.take_currency(index, earlier.currency)


def _scale_in_brackets(run: _Run, index: int) -> None:
    """The figure of another year stands in brackets without its scale: "4.1 million (2018: 3.9)"."""
    here, earlier, scale = run.numbers[index], run.numbers[index - 1], run.scales[index - 1]
    if (
        scale
        and scale >= 1000
        and run.bare(index)
        and _COMPARATIVE.fullmatch(run.gaps[index - 1])
        and re.match(r"\)", run.afters[index])
        and earlier.value
        and 0.02 <= abs(here.value * scale / earlier.value) <= 50
    ):
        run.take_scale(index, index - 1)


# ", followed by the Russian Federation (", " and Lebanon "
_NEXT_NAME = re.compile(
    r"\)?(?:\s(?:in|from|to|for)\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)?(?:,|;|\sand|,\sand|\sbut)\s(?:(?:and|followed\sby|ahead\sof|then|while|before|behind)\s)?(?:by\s)?(?:the\s)?"
    r"[A-Z][\w’'-]*(?:\s(?:(?:of|and|the)\s){0,2}[A-Z][\w’'-]*){0,4}\s(?:\(|with\s)?"
)


def _scale_among_names(run: _Run, index: int) -> None:
    """The scale stands at the first of a list of names alone: "Germany with 10.1 million, followed by Peru (9.4)"."""
    here, earlier, scale = run.numbers[index], run.numbers[index - 1], run.scales[index - 1]
    if (
        scale
        and scale >= 1e6
        and run.bare(index)
        and "." in run.texts[index]
        and _NEXT_NAME.fullmatch(run.gaps[index - 1])
        and re.match(r"\s?[.,;)]|\sand\b|$", run.afters[index])
        and earlier.value
        and 0.02 <= abs(here.value * scale / earlier.value) <= 50
    ):
        run.take_scale(index, index - 1)


def _currency_of_list(run: _Run, index: int) -> None:
    """The currency stands at the first of a list alone: "USD 4 million and 2 million"."""
    here, earlier, gap = run.numbers[index], run.numbers[index - 1], run.gaps[index - 1]
    if (
        here.form == "cardinal"
        and earlier.currency
        and _links(gap)
        and (scale_of(run.texts[index]) or re.fullmatch(r"\s?(?:,|and|or|to|,\sand|from|plus|minus)\s", gap))
        and re.search(r"\d", run.texts[index])
        and not re.match(r"-|\s(?:more|less|fewer)\sthan\b", run.afters[index])
        and not _counts(run.afters[index])
    ):
        run.take_currency(index, earlier.currency)


def _year_before_in_brackets(run: _Run, index: int) -> None:
    """The year before stands in brackets, with neither scale nor currency: "sales of SEK 412.7m (366.0)"."""
    here, earlier = run.numbers[index], run.numbers[index - 1]
    if (
        here.form == "cardinal"
        and earlier.form == "money"
        and re.fullmatch(r"\s?\(", run.gaps[index - 1])
        and re.match(r"\s?\)", run.afters[index])
        and not re.fullmatch(r"(?:19|20)\d\d", run.texts[index])
        and re.search(r"\d", run.texts[index])
    ):
        scale = (run.scales[index - 1] or 1) if run.scales[index] is None else 1
        if earlier.value and 0.02 <= abs(here.value * scale / earlier.value) <= 50:
            value = tidy(here.value * scale)
            run.numbers[index] = replace(
                here, value=value, form="money", currency=earlier.currency, note="shared_scale"
            )


def _currency_of_sentence(run: _Run, index: int) -> None:
    """A large amount takes the currency of the one before in its sentence: "USD 93 million, of which 58 million"."""
    money = _money_before(run.numbers, run.gaps, index)
    if (
        money is not None
        and run.numbers[index].form == "cardinal"
        and (scale_of(run.texts[index]) or 0) >= 1e3
        and not _counts(run.afters[index])
        and not _COUNTED_BEFORE.search(run.gaps[index - 1])
    ):
        run.take_currency(index, money)


_TOLD_BEFORE = (
    _scale_told_before,
    _beside_comparison,
    _scale_in_brackets,
    _scale_among_names,
    _currency_of_list,
    _year_before_in_brackets,
    _currency_of_sentence,
)


def _unit_told_later(run: _Run, index: int) -> None:
    """Currency or per cent stand at the last of a list alone: "40 to 50 euros", "12, 14 and 20 per cent"."""
    here, following, gap = run.numbers[index], run.numbers[index + 1], run.gaps[index]
    if here.form != "cardinal":
        return
    if (
        following.form == "money"
        and following.currency
        and re.match(r"[\d.,\s]*[\d]\s?(?:[A-Z]{3}\b|[A-Za-z]{4,}|€|p\b)", run.texts[index + 1])
        and re.fullmatch(r"\s(?:to|or|(?:out\s)?of\s(?:the|its|their))\s", gap)
        and re.search(r"\d", run.texts[index])
    ):
        run.take_currency(index, following.currency)
    elif (
        following.form == "percent"
        and re.fullmatch(r"\s?(?:,|and|or|to|,\s?and|and\sto|from)\s|\s?(?:±|\+\s?/?\s?[-−–])\s?", gap)
        and here.value <= 100
        and here.value_max is None
        and not re.match(r"\s(?:CI|C\.I\.|CrI|UI|(?:confidence|credible|uncertainty)\sinterval)", run.afters[index + 1])
    ):
        run.take_percent(index)


def _counts(after: str) -> bool:
    """Whether what follows a number tells that it counts something, so that it is no amount of money."""
    return noun_phrase(after) is not None or _OF_PEOPLE.match(after) is not None


# "of USD 93 million needed, 58 million had been pledged"; not "for the 3.2 million who fled"
_OF_PEOPLE = re.compile(
    r"\s(?:who|whom|of\s(?:them|whom|these|those|which)|(?:(?:were|was|are|have|had|has|been|being|will|be|now|still|also|already)\s)*(?:live[ds]?|living|fled|voted|left|died|"
    r"displaced|killed|reached|registered|returned|vaccinated|employed|unemployed|sold|built|made|produced|assisted|treated|trained|enrolled|born|arrived|"
    r"attended|travelled|visited|crossed|affected|infected|watched|downloaded|watching|homeless|jobless|hungry))\b|-"
)
_COUNTED_BEFORE = re.compile(
    r"(?i)\b(?:numbers?|population|people|visitors|users|readers|members|workers|staff|attendance|audience)\b[^.;]{0,40}$"
)


def _money_before(numbers: Sequence[Number], gaps: Sequence[str], index: int) -> str | None:
    """Return the currency of the last amount of a sentence before a number, shares between them aside."""
    for earlier in range(index - 1, -1, -1):
        if re.search(r"[.!?]\s(?=[A-Z]|$)", gaps[earlier]):
            return None
        number = numbers[earlier]
        if number.currency and number.form == "money" and abs(number.value) >= 1e3:
            return number.currency
        if number.form not in ("percent", "fraction", "proportion", "multiple"):
            return None
    return None


def _shares_on(earlier: Number, here: Number, gap: str, earlier_after: str, after: str) -> bool:
    """Whether a bare number goes on with per cent: "64 per cent in the first round and 58 in the second"."""
    if earlier.form != "percent" or here.form != "cardinal" or here.value_max is not None or not 0 <= here.value <= 100:
        return False
    link = _SAME_AGAIN.fullmatch(gap)
    there, back = _PREPOSITION_AT.match(after), _PREPOSITION_AT.match(earlier_after)
    if link is not None and there is not None and back is not None:
        return there.group(1) == back.group(1)
    return bool(_AGAINST.fullmatch(gap)) and bool(_SET_BESIDE.match(after))


_SAME_AGAIN = re.compile(
    r"\s(?:in|by|for|at|among|to)\s[^.;:()]{2,40}?(?:,\s|,?\s(?:and|but)\s)(?:(?:an\sestimated|about|some|nearly|only|just|over)\s)?"
)
_PREPOSITION_AT = re.compile(r"\s(in|by|for|at|among|to)\s")
_AGAINST = re.compile(
    r"(?:\s(?:in|at)\s[^.;:()\d]{0,20}(?:\d{4})?)?,?\s(?:against|compared\s(?:with|to)|versus|vs\.?|(?:up|down)\sfrom)\s"
)
_SET_BESIDE = re.compile(
    r"\s?(?:[.;,)]|$)|\s(?:in\s(?:(?:19|20)\d\d|the\s(?:previous|same))|(?:a|one)\s(?:year|month|quarter)\s(?:ago|before|earlier)|last\syear|"
    r"the\s(?:year|month|quarter)\sbefore)\b"
)


# the figure of the year before stands in brackets: "SEK 1,412m (1,366)", "EUR 4.1 million (2018: 3.9)"
_COMPARATIVE = re.compile(
    r"\s\((?:(?:in\s)?(?:FY\s?)?(?:1[5-9]|20)\d\d(?:[-/–]\d{2,4})?:?\s|(?:[a-z]+\s){1,3}year:?\s|[A-Za-z]+\s(?:19|20)\d\d:\s)?"
)
_TO_LEVEL = re.compile(
    r"(?i)\b(?:reach\w*|hit\w*|pass\w*|top(?:ped|ping)|cross\w*|exceed\w*|(?:gr[eo]w\w*|r[io]s\w*|fell|fall\w*|climb\w*|to)\s(?:to\s)?)\s?$"
)
_PREPOSITION = re.compile(r"\s(?:[a-z]+\s)?(to|for|on|from|in|by|under)\s")


def _elides(text: str, gap: str, earlier_after: str, after: str, form: str) -> bool:
    """Whether a number leaves out the scale of the one before: "five billion in 1987, reaching six in 1999"."""
    if re.search(r"[.;:!?]\s", gap) or not re.match(
        r"\s?(?:[.,;)]|$)|\s(?:in|by|at|to|for|on|from|and|under)\s", after
    ):
        return False
    if _TO_LEVEL.search(gap) and re.match(r"\s?(?:[.,;)]|$)|\s(?:in|by)\s(?:\w+\s)?(?:1[89]|20|21)\d\d", after):
        return True
    if re.fullmatch(r"(?:\s(?:in|by)\s(?:\w+\s)?(?:1[89]|20|21)\d\d)?,?\s(?:and\s)?", gap):
        return bool(re.match(r"\s(?:in|by)\s(?:\w+\s)?(?:1[89]|20|21)\d\d", after))
    # "USD 9.9 million went to security, 7.2 to information technology"
    here, there = _PREPOSITION.match(after), _PREPOSITION.match(earlier_after)
    return (
        form == "money"
        and "." in text
        and here is not None
        and there is not None
        and here.group(1) == there.group(1)
        and bool(re.search(r"(?:,|\band)\s(?:the\s)?$", gap))
    )


def _links(gap: str) -> bool:
    """Whether the text between two numbers only links members of a list or the ends of a change, years aside."""
    bare = re.sub(r"\b(?:1[5-9]|20)\d\d\b|\((?:[^()]*)\)", "", gap)
    if re.search(r"[.;:!?]\s|\s—\s", bare):
        return False
    words = re.findall(r"[A-Za-z]+", bare)
    return len(words) <= 6 and all(word.lower() in _LINKS or word[0].isupper() for word in words)


_LINKS = frozenset(
    "to and or in from up down against compared with versus for of respectively the by at million plus".split()
)
