"""Reads every field of every figure of a document: the stage's one function and its table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from iomstats.documents.model import Document
from iomstats.figures.confidence import judge
from iomstats.figures.dates.dates import first_day, last_day
from iomstats.figures.dims.dims import find_dims
from iomstats.figures.kinds.kinds import find_kinds
from iomstats.figures.kinds.levels import find_levels
from iomstats.figures.kinds.measures import find_measures
from iomstats.figures.kinds.statuses import find_statuses
from iomstats.figures.model import Draft, Figure, Level, Number, Place, Scene
from iomstats.figures.numbers.currencies import national_currency
from iomstats.figures.numbers.currency_names import currency_in
from iomstats.figures.numbers.numbers import read_number
from iomstats.figures.numbers.qualifiers import bounds, find_qualifiers
from iomstats.figures.numbers.shared_scales import share_scales
from iomstats.figures.numbers.stated_scales import apply_stated_scale, stated_scale
from iomstats.figures.periods.periods import find_periods
from iomstats.figures.places.places import find_places
from iomstats.figures.tables.edges import writes_decimal_commas
from iomstats.figures.tables.scales import scaled_cell
from iomstats.figures.units.units import find_units
from iomstats.mentions.model import Mention
from iomstats.schema.vocabulary import read_toml

if TYPE_CHECKING:
    import pyarrow as pa


def read_figures(document: Document, mentions: Sequence[Mention]) -> tuple[Figure, ...]:
    """Return every figure of a document with its fields, in order.

    Args:
        document: The document.
        mentions: Its mentions, from ``find_mentions(document)``.

    Example:
        >>> from iomstats.documents import read_document
        >>> from iomstats.mentions import find_mentions
        >>> paper = read_document("In 2009, over 160 offices employed 7,258 staff.")
        >>> [(f.value, f.qualifier, f.unit, f.period_start) for f in read_figures(paper, find_mentions(paper))]
        [(160.0, 'more_than', 'office', '2009'), (7258.0, 'exact', 'person', '2009')]
    """
    by_flow: list[list[Mention]] = [[] for _ in document.flows]
    for mention in mentions:
        by_flow[mention.flow].append(mention)
    ledger = tuple(tuple(sorted(found, key=lambda mention: mention.start)) for found in by_flow)
    figures = [
        figure
        for index, found in enumerate(ledger)
        if any(mention.cls == "figure" for mention in found)
        for figure in _flow_figures(Scene(document, index, ledger))
    ]
    return tuple(sorted(figures, key=lambda figure: (figure.char_start, figure.char_end)))


def _flow_figures(scene: Scene) -> list[Figure]:
    drafts = _drafts(scene)
    drafts = [replace(draft, unit=unit) for draft, unit in zip(drafts, find_units(drafts), strict=True)]
    drafts = [replace(draft, qualifier=found) for draft, found in zip(drafts, find_qualifiers(drafts), strict=True)]
    drafts = [replace(draft, measure=found) for draft, found in zip(drafts, find_measures(drafts), strict=True)]
    drafts = [replace(draft, status=found) for draft, found in zip(drafts, find_statuses(drafts), strict=True)]
    drafts = [replace(draft, period=found) for draft, found in zip(drafts, find_periods(drafts), strict=True)]
    levels, places = find_levels(drafts), find_places(drafts)
    kinds, dims = find_kinds(drafts, levels), find_dims(drafts, places)
    return [_figure(*each) for each in zip(drafts, kinds, levels, places, dims, strict=True)]


def _drafts(scene: Scene) -> list[Draft]:
    """Return a draft of each figure of a flow whose number can be read, scales and currencies of lists shared."""
    drafts: list[Draft] = []
    for index, mention in enumerate(scene.mentions):
        if mention.cls != "figure":
            continue
        number = read_number(scene.text[mention.start : mention.end], mention.rule)
        if number is None:
            number = Number(float("nan"), None, "cardinal", note="unread")
        number = _currency_of_text(number, scene.text, scene.flow.sentence_at(mention.start), mention)
        number = _points_part_thousands(number, scene, mention)
        number = _millions_of_tonnes(number, scene.text, mention)
        if number.value > 0 and number.form == "cardinal" and _BELOW_ZERO.match(scene.text, mention.end):
            top = None if number.value_max is None else -number.value_max
            number = replace(number, value=-number.value, value_max=top)
        damage = _damage(scene, mention)
        if damage and number.note is None:
            number = replace(number, note=damage)
        draft = Draft(scene, mention, index, scene.flow.sentence_at(mention.start), number)
        drafts.append(replace(draft, number=_half(draft)) if number.form == "fraction" else draft)
    if scene.flow.cell is not None:
        return [scaled_cell(draft) for draft in drafts]
    texts = [scene.text[draft.mention.start : draft.mention.end] for draft in drafts]
    gaps = [
        scene.text[a.mention.end : b.mention.start] if a.sentence == b.sentence else ". " for a, b in pairwise(drafts)
    ]
    drafts = [_bare_share(draft) for draft in drafts]
    numbers = share_scales([draft.number for draft in drafts], texts, gaps, [draft.after for draft in drafts])
    drafts = [replace(draft, number=number) for draft, number in zip(drafts, numbers, strict=True)]
    stated = stated_scale(scene) if drafts else None
    return drafts if stated is None else [apply_stated_scale(draft, stated) for draft in drafts]


_BELOW_ZERO = re.compile(
    r"\s?(?:degrees?|deg\.?|°)(?:\s?(?:C|F|Celsius|Fahrenheit|centigrade))?\sbelow\s(?:zero|0\b)(?!\w)", re.IGNORECASE
)


def _damage(scene: Scene, mention: Mention) -> str | None:
    """Tell from the raw text whether a number was mended when the text was read."""
    read = scene.text[mention.start : mention.end]
    if len(re.findall(r"\d\s(?=[\d,.])|\.\s(?=\d)", mention.text)) > len(
        re.findall(r"\d\s(?=[\d,.])|\.\s(?=\d)", read)
    ):
        return "split_digits"
    raw = scene.document.text
    beside = raw[mention.char_start - 1 : mention.char_start] + raw[mention.char_end : mention.char_end + 1]
    spaced = scene.text[mention.start - 1 : mention.start] + scene.text[mention.end : mention.end + 1]
    return "glued_word" if re.search("[a-z]", beside) and not re.search("[a-z]", spaced) else None


def _currency_of_text(number: Number, text: str, sentence: tuple[int, int], mention: Mention) -> Number:
    """Give cents, dinars or pesos the currency that the text speaks of; "61 cents of every dollar" are a share."""
    written = text[mention.start : mention.end]
    if re.search(r"(?:cents|¢)$", written):
        if re.match(
            r"\s(?:(?:out\s)?of|from|in)\s(?:every|each)\s(?:[a-z]+\s)?(?:dollar|euro|franc)", text[mention.end :]
        ):
            return replace(number, value=round(number.value * 100, 9), form="percent", currency=None)
        other = re.search(r"(?:[A-Z]{1,3}\s?)?\$(?=\s?\d)|€|\beuros?\b|\b(?:EUR|USD|AUD|CAD|NZD|ZAR|KES)\b", text)
        return replace(number, currency=(other and currency_in(other.group())) or "USD")
    if number.currency is not None and number.form == "money":
        national = national_currency(written, text, sentence, mention.start)
        return number if national is None else replace(number, currency=national)
    return number


_COMMA_DECIMAL = re.compile(r"(?<![\d.,])\d{1,3},\d{1,2}\s?(?:%|€|per\s?cent|percent|million|billion)")


def _points_part_thousands(number: Number, scene: Scene, mention: Mention) -> Number:
    """Read "18.450" as thousands where the text writes its decimals with a comma, as in "4,7 per cent"."""
    text = scene.text
    written = re.search(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,])", text[mention.start : mention.end])
    if written is None or number.value_max is not None:
        return number
    if not _COMMA_DECIMAL.search(text) and not writes_decimal_commas(scene):
        return number
    return replace(number, value=round(number.value * 1000, 6))


def _millions_of_tonnes(number: Number, text: str, mention: Mention) -> Number:
    """Read "27.69 mt" as millions where the text speaks of million tonnes: the letters also stand for metric tons."""
    if (
        number.form == "cardinal"
        and abs(number.value) < 1e4
        and re.match(r"\s?mt\b", text[mention.end : mention.end + 4])
        and re.search(r"(?i)\bmillion\s(?:metric\s)?ton(?:ne)?s\b", text)
    ):
        top = None if number.value_max is None else number.value_max * 1e6
        return replace(number, value=round(number.value * 1e6, 6), value_max=top, note="shared_scale")
    return number


def _half(draft: Draft) -> Number:
    """Read "half as likely" as a ratio and "half a day" as a count; other halves and fractions are shares."""
    if re.match(r"\sas\s(?!a\b|the\b|of\b|part\b)\w+", draft.after):
        return replace(draft.number, value=draft.number.value / 100, form="multiple")
    if _divisible().match(draft.after):
        return replace(draft.number, value=draft.number.value / 100, form="cardinal")
    return draft.number


@cache
def _divisible() -> re.Pattern[str]:
    """Return the pattern of a unit that a fraction before it measures."""
    units = "|".join(re.escape(unit) for unit in sorted(read_toml("numbers")["divisible_units"], reverse=True))
    return re.compile(rf"(?:-|\s(?:(?:of\s)?(?:an?|one)\s|the\s(?=\w+\b(?<!s)))?)(?:{units})(?:e?s)?\b(?!['’]s?\b)")


_BARE_SHARE_AFTER = re.compile(r"\s(?:had|have|were|are|lived?|of\s(?:the|all|its|their|those))\b")
_NO_SHARE_BEFORE = re.compile(
    r"(?i)(?:=|<|>|\b(?:coefficient|index|ratio|score|value|factor|level|elasticity|weight)\b[^.;,]*)\s?$"
)


def _bare_share(draft: Draft) -> Draft:
    """Read a decimal below one that people are or have as a share: "0.28 had no diploma"."""
    number = draft.number
    if (
        number.form == "cardinal"
        and 0 < number.value < 1
        and number.value_max is None
        and re.fullmatch(r"0?\.\d{2,3}", draft.scene.text[draft.mention.start : draft.mention.end])
        and _BARE_SHARE_AFTER.match(draft.after)
        and not _NO_SHARE_BEFORE.search(draft.before)
    ):
        return replace(draft, number=replace(number, value=round(number.value * 100, 9), form="percent"))
    return draft


def _figure(draft: Draft, kind: str, level: Level | None, place: Place, dims: str | None) -> Figure:
    mention, number, period = draft.mention, draft.number, draft.period
    low, high = bounds(number.value, number.value_max, draft.qualifier)
    confidence, notes = judge(draft, kind, level)
    return Figure(
        figure_id=mention.mention_id,
        document_id=mention.document_id,
        block_id=mention.block_id,
        char_start=mention.char_start,
        char_end=mention.char_end,
        text=mention.text,
        quote=draft.scene.text[draft.sentence[0] : draft.sentence[1]].strip(),
        value=number.value,
        value_max=number.value_max,
        value_low=low,
        value_high=high,
        qualifier=draft.qualifier,
        unit=draft.unit.unit,
        unit_text=draft.unit.unit_text,
        kind=kind,
        status=draft.status,
        period_start=period.start,
        period_end=period.end,
        start_date=first_day(period.start) if period.start else None,
        end_date=last_day(period.end) if period.end else None,
        period_basis=period.basis,
        place=place.place,
        place_code=place.place_code,
        dims=dims,
        rule=mention.rule,
        confidence=confidence,
        notes=notes,
    )


def figures_table(figures: Iterable[Figure]) -> "pa.Table":
    """Return the figures as the table ``figures``, indicator and theme still null, sorted by document and position."""
    import pyarrow as pa

    from iomstats.schema.arrow import arrow_schema

    schema = arrow_schema("figures")
    rows = [
        {name: getattr(figure, name, None) for name in schema.names}
        for figure in sorted(figures, key=lambda figure: (figure.document_id or "", figure.char_start))
    ]
    return pa.Table.from_pylist(rows, schema=schema)
