"""Reads every field of every figure of a document: the stage's one function and its table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from iomstats.documents.model import Document
from iomstats.figures.confidence import judge
from iomstats.figures.currencies import national_currency
from iomstats.figures.dates import first_day, last_day
from iomstats.figures.dims import find_dims
from iomstats.figures.kinds import find_kinds
from iomstats.figures.levels import Level, find_levels
from iomstats.figures.measures import find_measures
from iomstats.figures.model import Draft, Figure, Number, Place, Scene
from iomstats.figures.nouns import noun_phrase
from iomstats.figures.numbers import currency_in, header_scale, read_number, share_scales
from iomstats.figures.periods import find_periods
from iomstats.figures.places import find_places
from iomstats.figures.qualifiers import bounds, find_qualifiers
from iomstats.figures.statuses import find_statuses
from iomstats.figures.table_edges import corner, row_measure, sign_in_column, title_below
from iomstats.figures.table_labels import counts_things, is_per_one, names_share, without_exceptions
from iomstats.figures.units import find_units
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
        number = _millions_of_tonnes(number, scene.text, mention)
        damage = _damage(scene, mention)
        if damage and number.note is None:
            number = replace(number, note=damage)
        draft = Draft(scene, mention, index, scene.flow.sentence_at(mention.start), number)
        drafts.append(replace(draft, number=_half(draft)) if number.form == "fraction" else draft)
    if scene.flow.cell is not None:
        return [_scaled_cell(draft) for draft in drafts]
    texts = [scene.text[draft.mention.start : draft.mention.end] for draft in drafts]
    gaps = [
        scene.text[a.mention.end : b.mention.start] if a.sentence == b.sentence else ". " for a, b in pairwise(drafts)
    ]
    drafts = [_bare_share(draft) for draft in drafts]
    numbers = share_scales([draft.number for draft in drafts], texts, gaps, [draft.after for draft in drafts])
    drafts = [replace(draft, number=number) for draft, number in zip(drafts, numbers, strict=True)]
    stated = _stated_scale(scene) if drafts else None
    return drafts if stated is None else [_apply_stated_scale(draft, stated) for draft in drafts]


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


def _stated_scale(scene: Scene) -> str | None:
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


def _apply_stated_scale(draft: Draft, words: str) -> Draft:
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


def _scaled_cell(draft: Draft) -> Draft:
    """Apply the scale that a table's header or caption gives, unless the cell has one or is a share."""
    cell, number = draft.scene.flow.cell, draft.number
    if cell is None or number.form not in ("cardinal", "money") or (cell.is_row_label and cell.row_label is not None):
        return draft  # "Within one year" names a row
    headers = " ".join((*cell.column_headers, cell.row_label or "", cell.caption or "")).replace("_", " ").lower()
    if 0 < abs(number.value) < 1 and (names_share(headers) or "fraction" in headers) and "%" not in headers:
        return replace(draft, number=replace(number, value=round(number.value * 100, 9), form="percent"))
    if is_per_one(cell.row_label or "") or _OWN_UNIT.search(cell.row_label or ""):
        return draft
    if (cell.is_row_label or cell.is_header) and not re.fullmatch(r"\W*[\d.,\s]+\W*", draft.scene.text):
        return draft
    counted = counts_things(cell.row_label or "")
    if number.form == "cardinal" and (
        _SHARES.search(" ".join(cell.column_headers).replace("_", " "))
        or _SHARE_LABEL.search(cell.row_label or "")
        or any(names_share(text.replace("_", " ")) for text in (*cell.column_headers, cell.row_label or ""))
    ):
        return draft
    if abs(number.value) < 1000 and _RATE_HEADER.search(" ".join((*cell.column_headers[-1:], cell.row_label or ""))):
        return draft
    for text in (
        *reversed(cell.column_headers),
        row_measure(draft.scene) or "",
        cell.row_label or "",
        corner(draft.scene),
        _noted_scale(draft.scene),
        without_exceptions(cell.caption or ""),
        *reversed(draft.scene.flow.section[-1:]),
        _titled_scale(draft.scene),
    ):
        scale = header_scale(text)
        if scale != 1.0 and counted and (currency_in(text) or sign_in_column(draft.scene)):
            return draft  # a number of persons in a table of money
        if scale != 1.0 and (
            abs(number.value) < 1e7 or abs(number.value * scale) < _MOST_SCALED[currency_in(text) is not None]
        ):
            return replace(draft, number=replace(number, value=round(number.value * scale, 6)))
        if _OWN_UNIT.search(text):
            return draft
    return draft


# no more than this is told in thousands or millions: without a currency, and in one
_MOST_SCALED = (1.2e10, 1e16)
# no table gives these in thousands, whatever its caption says
_SHARES = re.compile(r"‰|\bpct\b|\brate\b")
# a column of such a name holds shares of a hundred, below what title so ever
_RATE_HEADER = re.compile(
    r"(?i)\b(?:absorption|utili[sz]ation|execution|coverage|growth|occupancy|turnout|uptake|penetration|achievement|attainment|margin|"
    r"index|density|average\sage|median\sage)\b"
)
_SHARE_LABEL = re.compile(r"(?i)‰|\bpct\b|\brates?\b|\bratio\b")
# "(US$)", "(number)": a label that states a unit of its own needs no scale from further away
_OWN_UNIT = re.compile(
    r"(?i)\((?:in\s)?(?:us\s?\$|[$€£¥]|[A-Z]{3}|no\.?|nos\.?|numbers?|count|units?|persons?|people|staff|households?|years?|months?|"
    r"days|hours|tonnes|tons|t|kg|km²?|ha|hectares|litres)\)"
)


def _titled_scale(scene: Scene) -> str:
    """Return the title of a document that is a table and nothing else: "Exports (USD million)"; "" otherwise."""
    document = scene.document
    alone = all(flow.cell is not None or flow.kind != "paragraph" for flow in document.flows)
    return document.title or "" if alone and re.search(r"\([^()]*\)|\bin\s[a-z]+s\b", document.title or "") else ""


def _noted_scale(scene: Scene) -> str:
    """Return a line below a table that states its scale: "# population in millions"; "" without one."""
    text = title_below(scene)
    return text if re.search(r"(?i)\b(?:are\s|\w+\s)?in\s(?:[a-z]+\s)?(?:thousand|million|billion)s", text) else ""


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

    from iomstats.schema.registry import arrow_schema

    schema = arrow_schema("figures")
    rows = [
        {name: getattr(figure, name, None) for name in schema.names}
        for figure in sorted(figures, key=lambda figure: (figure.document_id or "", figure.char_start))
    ]
    return pa.Table.from_pylist(rows, schema=schema)
