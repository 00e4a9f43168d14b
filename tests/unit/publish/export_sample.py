"""A published dataset whose texts mean harm to spreadsheets, for the tests of the exports."""

import datetime
from pathlib import Path

from iomstats.publish import publish_dataset
from iomstats.schema.arrow import arrow_table
from tests.unit.publish.sample import Rows, sample_rows

#: The dataset of the checkout.
COMMITTED = Path(__file__).parents[3] / "data" / "curated"

#: Texts as documents may hold them, and what a CSV cell has to hold instead.
HARM = {
    '=HYPERLINK("http://example.org","here")': '\'=HYPERLINK("http://example.org","here")',
    "-18%": "'-18%",
    "+41 22": "'+41 22",
    "@SUM(A1:A9)": "'@SUM(A1:A9)",
    "\t=1+1": "'\t=1+1",
    "\r=1+1": "'\r=1+1",
    "\n- item": "'\n- item",
    "  =1+1": "'  =1+1",
    "\u00a0=1+1": "'\u00a0=1+1",
    "＝1+1": "'＝1+1",
    "'=1+1": "''=1+1",
    "'quoted'": "'quoted'",
    'say "9", then\nnext line': 'say "9", then\nnext line',
    "nearly nine – Größe": "nearly nine – Größe",
    "7": "7",
}


def harmful_rows() -> Rows:
    """Return the sample with one harmful text in each row of figures, and places and breakdowns to code."""
    rows = sample_rows()
    figures = []
    for number, text in enumerate(HARM):
        figure = rows["figures"][number % 4]
        end = figure["char_end"] + 100 + number
        figure_id = f"{figure['document_id']}:{figure['char_start']}-{end}"
        figures.append(figure | {"figure_id": figure_id, "char_end": end, "unit_text": text, "value": -18.5})
    rows["figures"] += figures
    rows["mentions"] += [
        rows["mentions"][0]
        | {"mention_id": row["figure_id"], "document_id": row["document_id"], "char_end": row["char_end"]}
        for row in figures
    ]
    rows["blocks"][0] |= {"text": "-" + "x" * 40_000 + "\x07", "section": "=1"}
    series = rows["series"][1]
    others = (
        {
            "place": "Philippines; Indonesia",
            "place_code": "PHL; IDN",
            "value_max": 12.5,
            "qualifier": "range",
            "unit_multiplier": 6,
        },
        {
            "place": "Global South",
            "dims": "destination=Canada; sex=female",
            "status": "estimate",
            "observation_status": "E",
        },
        {"place": "global south", "status": "projection", "observation_status": "F", "unit": "square kilometre"},
        {
            "period_start": "2001-05",
            "period_end": "2003",
            "start_date": datetime.date(2001, 5, 1),
            "end_date": datetime.date(2003, 12, 31),
            "value": 1 / 3,
        },
        {"period_start": "2007", "period_end": None, "end_date": None, "frequency": "open"},
        {"period_start": None, "period_end": None, "start_date": None, "end_date": None, "frequency": None},
    )
    added = [series | {"place": None} | change for change in others]
    rows["series"] += [
        row | {"figure_id": figure["figure_id"], "document_id": figure["document_id"]}
        for row, figure in zip(added, figures, strict=False)
    ]
    for row in rows["series"]:
        row["indicator"] = "staff_total"
    rows["observations"] += [
        {column: value for column, value in row.items() if column != "rivals"} | {"theme": "staff"}
        for row in rows["series"][-len(others) :]
    ]
    return rows


def publish_harm(folder: Path) -> Path:
    """Publish it into an empty folder."""
    publish_dataset({name: arrow_table(name, rows) for name, rows in harmful_rows().items()}, folder, version="1.2")
    return folder
