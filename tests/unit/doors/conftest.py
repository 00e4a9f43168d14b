"""A small dataset of two documents, published by the publish stage; one document means harm."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from iomstats.publish import publish_dataset
from iomstats.schema.arrow import arrow_table
from iomstats.schema.registry import THEME_TABLES, table_names, theme_table_names

NOTE = """Note on staff

1. In 1995 there were some 1,100 staff. In 2009 IOM had more than
7,200 staff members, of whom 44 per cent were women.

2. Between 40 and 50 offices were opened from 2001 to 2010; nearly 330,000 migrants returned in 2009.

3. The budget of 2009 was USD 783.8 million.
"""
EVIL = (
    "<script>alert('x')</script>\n\n"
    "In 2009 \x1b[31m<img src=x onerror=alert(1)>\x1b[0m "
    '[bold]they[/bold] \u202egnp.exe & "had" 12 | offices\x07.\n'
)


def _blocks(document_id: str, text: str) -> list[dict[str, Any]]:
    blocks, start = [], 0
    for number, body in enumerate(text.rstrip("\n").split("\n\n"), 1):
        start = text.index(body, start)
        blocks.append(
            {
                "block_id": f"{document_id}:b{number:04d}",
                "document_id": document_id,
                "kind": "heading" if number == 1 else "paragraph",
                "section": None if number == 1 else text.split("\n", 1)[0],
                "paragraph": None if number == 1 else str(number - 1),
                "page": 1 if number < 3 else 2,
                "char_start": start,
                "char_end": start + len(body),
                "text": body,
            }
        )
    return blocks


def _figure(
    document_id: str, text: str, blocks: list[dict[str, Any]], expression: str, **fields: Any
) -> dict[str, Any]:
    start = text.index(expression)
    end = start + len(expression)
    block = next(b for b in blocks if b["char_start"] <= start < b["char_end"])
    value = fields["value"]
    return {
        "figure_id": f"{document_id}:{start}-{end}",
        "document_id": document_id,
        "block_id": block["block_id"],
        "char_start": start,
        "char_end": end,
        "text": expression,
        "quote": " ".join(block["text"].split()),
        "value_low": value,
        "value_high": value,
        "qualifier": "exact",
        "kind": "stock",
        "status": "reported",
        "theme": "staff",
        "period_basis": "stated",
        "period_end": fields["period_start"],
        "start_date": _date(fields["period_start"], "-01-01"),
        "end_date": _date(fields.get("period_end", fields["period_start"]), "-12-31"),
        "rule": "counted_noun",
        "confidence": "high",
        **fields,
    }


def _date(year: str, day: str) -> Any:
    import datetime

    return datetime.date.fromisoformat(year + day)


def _document(document_id: str, text: str, **fields: Any) -> dict[str, Any]:
    return {
        "document_id": document_id,
        "media_type": "text/plain",
        "language": "en",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "characters": len(text),
        "file_name": f"{document_id}.txt",
        **fields,
    }


def _indicator(name: str, label: str, definition: str, unit: str, kind: str, theme: str) -> dict[str, Any]:
    return {
        "indicator": name,
        "label": label,
        "definition": definition,
        "unit": unit,
        "kind": kind,
        "theme": theme,
        "aggregation": "none",
        "sdmx_code": name.upper(),
    }


def _claim(verdict: str, relation: str, makes: dict[str, Any], other: dict[str, Any], reason: str) -> dict[str, Any]:
    ids = dict.fromkeys((makes["figure_id"], other["figure_id"]))
    return {
        "claim_id": f"{relation}:{'+'.join(ids)}",
        "document_id": makes["document_id"],
        "figure_id": makes["figure_id"],
        "figure_ids": "; ".join(ids),
        "relation": relation,
        "verdict": verdict,
        "reason": reason,
    }


def sample_tables() -> dict[str, Any]:
    note, evil = _blocks("note-1", NOTE), _blocks("evil", EVIL)
    staff = {"unit": "person", "unit_text": "staff", "indicator": "staff_total"}
    figures = [
        _figure("note-1", NOTE, note, "1,100", value=1100.0, qualifier="about", period_start="1995", **staff),
        _figure("note-1", NOTE, note, "7,200", value=7200.0, qualifier="more_than", period_start="2009", **staff),
        _figure(
            "note-1",
            NOTE,
            note,
            "44 per cent",
            value=44.0,
            unit="percent",
            kind="share",
            period_start="2009",
            dims="sex=female",
            indicator="staff_share",
        ),
        _figure(
            "note-1",
            NOTE,
            note,
            "40 and 50",
            value=40.0,
            value_max=50.0,
            qualifier="range",
            unit="office",
            unit_text="offices",
            kind="flow",
            period_start="2001",
            period_end="2010",
            theme="offices",
        ),
        _figure(
            "note-1",
            NOTE,
            note,
            "330,000",
            value=330000.0,
            qualifier="nearly",
            unit="person",
            kind="flow",
            unit_text="migrants",
            period_start="2009",
            theme="avrr",
            indicator="returns",
            place="World",
            place_code="001",
        ),
        _figure(
            "note-1",
            NOTE,
            note,
            "USD 783.8 million",
            value=783.8e6,
            unit="USD",
            kind="flow",
            period_start="2009",
            theme="budget",
        ),
        _figure(
            "evil",
            EVIL,
            evil,
            "12",
            value=12.0,
            unit="office",
            unit_text="offices\x07",
            period_start="2009",
            place="<b>Nowhere</b>",
            theme="offices",
        ),
    ]
    dated = [("note-1", NOTE, note, "1995"), ("note-1", NOTE, note, "2009"), ("evil", EVIL, evil, "2009")]
    mentions = [
        {
            "mention_id": f["figure_id"],
            "class": "figure",
            **{k: f[k] for k in ("document_id", "char_start", "char_end", "text", "rule", "block_id")},
        }
        for f in figures
    ]
    for document_id, text, blocks, year in dated:
        start = text.index(year)
        block = next(b for b in blocks if b["char_start"] <= start < b["char_end"])
        mentions.append(
            {
                "mention_id": f"{document_id}:{start}-{start + 4}",
                "document_id": document_id,
                "char_start": start,
                "char_end": start + 4,
                "text": year,
                "class": "date",
                "rule": "year",
                "block_id": block["block_id"],
            }
        )
    observations = [
        {
            **{k: v for k, v in f.items() if k in _OBSERVED},
            "frequency": "year",
            "unit_multiplier": 0,
            "observation_status": "A",
        }
        for f in figures
        if f.get("indicator")
    ]
    series = [{**{k: v for k, v in o.items() if k != "theme"}, "rivals": 0} for o in observations]
    tables = {
        "documents": [
            _document(
                "note-1",
                NOTE,
                title="Note on staff & offices",
                symbol="MC/1",
                publisher="The Organization",
                date="2010-06",
            ),
            _document("evil", EVIL, title="<script>alert('t')</script> \x1b[2J", publisher="Ev_il {100%}"),
        ],
        "parts": [
            {
                "part_id": "note-1:annex",
                "document_id": "note-1",
                "title": "Annex I",
                "symbol": "MC/0",
                "date": "2001-05-09",
                "char_start": NOTE.index("3. The"),
                "char_end": len(NOTE),
            }
        ],
        "blocks": note + evil,
        "mentions": mentions,
        "figures": figures,
        "observations": observations,
        "series": series,
        "indicators": [
            _indicator("staff_total", "Staff members", "Staff of the Organization", "person", "stock", "staff"),
            _indicator("staff_share", "Share of women", "Women among the staff", "percent", "share", "staff"),
            _indicator("returns", "Assisted returns", "Migrants assisted to return", "person", "flow", "avrr"),
            _indicator("trainees", "Trainees", "Migrants trained", "person", "flow", "training"),
        ],
    }
    tables["claims"] = [
        _claim("holds", "direction", figures[0], figures[0], "it does"),
        _claim("fails", "total_and_parts", figures[3], figures[0], "50 stated, 49 added up"),
    ]
    themed = {name: [f for f in figures if THEME_TABLES[f["theme"]] == name] for name in theme_table_names()}
    return {name: arrow_table(name, {**tables, **themed}.get(name, [])) for name in table_names()}


_OBSERVED = (
    "figure_id",
    "document_id",
    "indicator",
    "place",
    "place_code",
    "dims",
    "period_start",
    "period_end",
    "start_date",
    "end_date",
    "value",
    "value_max",
    "value_low",
    "value_high",
    "unit",
    "qualifier",
    "status",
    "kind",
    "theme",
)


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small dataset; tests must not change it."""
    folder = tmp_path_factory.mktemp("sample") / "curated"
    folder.mkdir()
    publish_dataset(sample_tables(), folder, version="9.9.9")
    return folder


@pytest.fixture
def sample(sample_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let iomstats read the small dataset, from a working directory that has nothing to do with it."""
    monkeypatch.setenv("IOMSTATS_DATA", str(sample_folder))
    monkeypatch.chdir(tmp_path)
    return sample_folder
