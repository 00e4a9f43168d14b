"""Plots show how sure and over which years a value is, say where it is from, and refuse what has no one axis."""

import json
import subprocess
import sys

import pytest

import iomstats
from iomstats.cli.application import run
from iomstats.drawing.labels import Box, place_labels
from iomstats.drawing.points import Panel, Point, point_of
from iomstats.drawing.scales import value_axis, year_axis
from iomstats.plotting import refuse_mixing
from iomstats.publish import publish_dataset
from tests.unit.doors.conftest import sample_tables


def nodes(spec):
    """Yield every object of a chart, at any depth."""
    if isinstance(spec, dict):
        yield spec
        for value in spec.values():
            yield from nodes(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from nodes(value)


def data_of(chart):
    """Return the rows that stand for values, key and labels left out."""
    spec = chart.to_dict()
    found = [row for node in nodes(spec) for row in (node.get("data") or {}).get("values", []) if "mark" in row]
    for name, rows in (spec.get("datasets") or {}).items():
        assert name
        found += [row for row in rows if "mark" in row]
    return found


def axes_of(chart, channel):
    encodings = [node["encoding"] for node in nodes(chart.to_dict()) if "encoding" in node]
    return [found[channel]["axis"] for found in encodings if found[channel].get("axis")]


def texts_of(chart):
    spec = chart.to_dict()
    rows = [row for node in nodes(spec) for row in (node.get("data") or {}).get("values", [])]
    return [row["text"] for row in rows if "text" in row]


def point(start, end, value, mark="exact", value_max=None, **fields):
    return Point("", start, end, value, value_max, mark, f"{value:g}", (), **fields)


def row(start, end, qualifier="exact", value=5.0, value_max=None):
    import datetime

    day = datetime.date.fromisoformat
    return {
        "start_date": start and day(start),
        "end_date": end and day(end),
        "period_start": start,
        "period_end": end,
        "value": value,
        "value_max": value_max,
        "qualifier": qualifier,
        "unit": "person",
        "status": "reported",
        "place": None,
        "dims": None,
        "rivals": 0,
        "figure_id": "d:1-2",
    }


# Where and how a value is drawn


@pytest.mark.parametrize(
    ("qualifier", "mark"),
    [
        ("exact", "exact"),
        ("about", "about"),
        ("more_than", "above"),
        ("at_least", "above"),
        ("less_than", "below"),
        ("at_most", "below"),
        ("nearly", "below"),
        ("range", "range"),
    ],
)
def test_every_qualifier_has_its_mark(qualifier, mark):
    value_max = 9.0 if qualifier == "range" else None
    assert point_of(row("2007-01-01", "2007-12-31", qualifier, value_max=value_max), "", None).mark == mark


@pytest.mark.parametrize(
    ("start", "end", "year", "span"),
    [
        ("2007-01-01", "2007-12-31", 2007.0, None),
        ("2003-05-01", "2003-05-31", 2002.871, None),
        ("2001-01-01", "2010-12-31", 2005.5, (2000.5, 2010.5)),
        ("2007-06-01", "2009-12-31", 2008.207, (2006.914, 2009.5)),
        # of a rule "from 2007 on", the year in which it begins
        ("2007-01-01", None, 2007.0, None),
        (None, "2007-12-31", 2007.0, None),
    ],
)
def test_a_year_stands_at_its_name_and_a_span_over_its_years(start, end, year, span):
    drawn = point_of(row(start, end), "", None)
    assert drawn.year == pytest.approx(year, abs=0.001)
    assert drawn.is_span == (span is not None)
    if span:
        assert (drawn.start, drawn.end) == pytest.approx(span, abs=0.001)


def test_what_has_no_period_is_not_on_an_axis_of_years():
    assert point_of(row(None, None), "", None) is None


def test_hedged_marks_are_open_and_exact_ones_filled(sample):
    marks = {r["mark"]: r for r in data_of(iomstats.plot("staff_total")) + data_of(iomstats.plot("returns"))}
    assert set(marks) == {"about", "above", "below"}
    assert all(r["inside"] == "white" for r in marks.values())
    assert marks["above"]["shape"] != marks["about"]["shape"] != marks["below"]["shape"]
    (level,) = data_of(iomstats.plot("staff_share"))
    assert (level["mark"], level["inside"]) == ("exact", level["colour"])


@pytest.fixture
def spans(tmp_path, monkeypatch):
    """A dataset with a value over ten years, a range, and a value of one of those years."""
    from iomstats.schema.arrow import arrow_table

    tables = sample_tables()
    series = tables["series"].to_pylist()
    offices = next(f for f in tables["figures"].to_pylist() if f["qualifier"] == "range")
    total = {**series[1], "period_start": "2001", "period_end": "2010", "qualifier": "more_than"}
    total |= {"start_date": offices["start_date"], "end_date": offices["end_date"], "indicator": "trainees"}
    ranged = {**total, "value": 40.0, "value_max": 50.0, "qualifier": "range", "dims": "sex=female"}
    tables["series"] = arrow_table("series", [*series, total, ranged])
    folder = tmp_path / "curated"
    folder.mkdir()
    publish_dataset(tables, folder, version="1")
    monkeypatch.setenv("IOMSTATS_DATA", str(folder))


def test_a_span_is_a_bar_over_its_years_and_a_range_a_box(spans):
    rows = {r["mark"]: r for r in data_of(iomstats.plot("trainees")) if "to" in r}
    assert (rows["above"]["from"], rows["above"]["to"]) == (2000.5, 2010.5)
    assert rows["above"]["inside"] == "white"
    assert (rows["range"]["value"], rows["range"]["value_max"]) == (40.0, 50.0)
    spec = iomstats.plot("trainees").to_dict()
    marks = [node["mark"]["type"] for node in nodes(spec) if isinstance(node.get("mark"), dict)]
    assert {"bar", "rect"} <= set(marks)


# What it says


def test_the_tooltip_leads_to_the_sentence_and_the_caption_to_the_document(sample):
    chart = iomstats.plot("staff_total")
    first = data_of(chart)[0]
    assert first["as stated"] == "≈ 1,100 persons"
    assert first["document"] == "Note on staff & offices"
    assert first["date"] == "2010-06"
    assert "1,100 staff" in first["sentence"]
    assert "para. 1" in first["where"]
    assert any(text.startswith("Source: MC/1 (2010-06)") for text in texts_of(chart))


def test_the_axis_of_years_has_whole_years_and_no_comma(sample):
    axes = axes_of(iomstats.plot("staff_total"), "x")
    assert axes
    assert all(axis["format"] == "d" and all(isinstance(v, int) for v in axis["values"]) for axis in axes)


@pytest.mark.parametrize(
    ("unit", "values", "title", "ticks"),
    [
        ("person", (1100, 7258), "persons", (0, 2000, 4000, 6000, 8000)),
        ("person", (195e6, 214e6), "persons (million)", (0, 50e6, 100e6, 150e6, 200e6, 250e6)),
        ("USD", (783.8e6, 1.027e9), "USD (billion)", (0, 0.2e9, 0.4e9, 0.6e9, 0.8e9, 1e9, 1.2e9)),
        ("country", (2,), "countries", (0, 1, 2)),
        ("percent", (3.1,), "per cent", (0, 1, 2, 3)),
    ],
)
def test_units_and_readable_numbers(unit, values, title, ticks):
    axis = value_axis([Panel("", "", unit, ("",), tuple(point(2006.5, 2007.5, v) for v in values))], 320)
    assert (axis.title, axis.ticks) == (title, ticks)


@pytest.mark.parametrize("spans", [[(2006.5, 2007.5)], [(1950.5, 1995.5)], [(1994.5, 1995.5), (2016.5, 2017.5)], []])
def test_years_hold_all_points_with_air(spans):
    axis = year_axis([point(*span, 1.0) for span in spans], 600)
    assert all(axis.low < start and end < axis.high for start, end in spans)
    assert axis.high - axis.low >= 8
    assert 2 <= len(axis.ticks) <= 14


def test_labels_cover_neither_each_other_nor_a_mark():
    points = [point(y - 0.5, y + 0.5, 1000.0 + y % 3) for y in range(1995, 2020)]
    years, values = year_axis(points, 180), value_axis([Panel("", "", "person", ("",), tuple(points))], 100)
    labels = place_labels(points, years, values, 180, 100)
    assert 3 < len(labels) < len(points)
    across = [(label.year - years.low) / (years.high - years.low) * 180 for label in labels]
    down = [100 - (label.value - values.low) / (values.high - values.low) * 100 for label in labels]
    boxes = [Box(x - 11, y - 6, x + 11, y + 6) for x, y in zip(across, down, strict=True)]
    assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_filled_values_are_faint_and_said_to_be_stated_by_nobody(sample):
    for fill in ("step", "linear"):
        chart = iomstats.plot("staff_total", fill=fill)
        filled = [r for r in data_of(chart) if "filled" in r and "no document" in r["filled"]]
        assert {r["year"] for r in filled} == set(range(1996, 2009))
        assert any("stated by no document" in text for text in texts_of(chart))
        faint = [
            n["mark"] for n in nodes(chart.to_dict()) if isinstance(n.get("mark"), dict) and "opacity" in n["mark"]
        ]
        assert any(mark["type"] == "line" and mark["opacity"] < 0.5 for mark in faint)
    assert not any("filled" in r for r in data_of(iomstats.plot("staff_total")))


def test_a_theme_is_small_charts_each_with_its_own_unit(sample):
    chart = iomstats.plot(theme="staff")
    assert {axis["title"] for axis in axes_of(chart, "y")} == {"persons", "per cent"}
    assert chart.to_dict()["title"]["text"] == ["Staff of the Organization"]


def test_several_indicators_share_axes_and_are_told_apart(spans):
    found = data_of(iomstats.plot(["returns", "trainees"]))
    assert {r["line"].split(" · ")[0] for r in found} == {"Assisted returns", "Trainees"}
    assert len({r["colour"] for r in found}) == 3


def test_text_of_documents_can_neither_end_a_script_nor_hide(sample, tmp_path):
    from iomstats.dataset import find_dataset
    from iomstats.drawing.points import plain
    from iomstats.drawing.sources import sources_of

    evil = next(r["figure_id"] for r in find_dataset().table("figures").to_pylist() if r["document_id"] == "evil")
    source = sources_of(find_dataset(), [evil])[evil]
    assert "<" not in plain(source.title).replace("< ", "")
    assert "\x1b" not in plain(source.title)
    drawn = point_of(row("2007-01-01", "2007-12-31"), "", source)
    assert not any("<img" in text or "\u202e" in text for _, text in drawn.facts)


# What it refuses


@pytest.mark.parametrize(
    ("one", "two", "reason"),
    [
        (("person", "stock"), ("USD", "stock"), "persons and .* in USD"),
        (("person", "stock"), ("person", "flow"), "level at a point in time.*amount over a period"),
        (("person", "flow"), ("person", "stock"), "amount over a period.*level at a point in time"),
        (("person", "stock"), ("person", "change"), "is a change"),
        (("percent", "share"), ("percent", "change"), "is a change"),
    ],
)
def test_what_has_no_common_axis_is_refused(one, two, reason):
    entries = [{"indicator": n, "unit": u, "kind": k} for n, (u, k) in (("a", one), ("b", two))]
    with pytest.raises(iomstats.UnitMismatchError, match=reason):
        refuse_mixing(entries)


@pytest.mark.parametrize(
    ("one", "two"),
    [(("State", "stock"), ("State", "count")), (("person", "flow"), ("person", "average")),
     (("USD", "threshold"), ("USD", "flow")), (("USD", "stock"), ("USD", "threshold"))],
)  # fmt: skip
def test_what_has_a_common_axis_is_not(one, two):
    refuse_mixing([{"indicator": n, "unit": u, "kind": k} for n, (u, k) in (("a", one), ("b", two))])


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((["staff_total", "staff_share"],), iomstats.UnitMismatchError, "persons and 'staff_share' in per cent"),
        ((["staff_total", "returns"],), iomstats.UnitMismatchError, "stock"),
        (("staff_totl",), iomstats.UnknownNameError, "did you mean 'staff_total'"),
        ((["staff_total", "staff_totl"],), KeyError, "did you mean"),
        (([],), iomstats.CallError, "empty"),
        ((7,), iomstats.CallError, "named by a str"),
        ((None,), iomstats.CallError, "theme="),
    ],
)
def test_calls_that_are_wrong(arguments, error, message, sample):
    with pytest.raises(error, match=message):
        iomstats.plot(*arguments)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"theme": "staf"}, "did you mean 'staff'"),
        ({"indicator": "staff_total", "theme": "staff"}, "only one"),
        ({"indicator": "staff_total", "fill": "cubic"}, "'linear'"),
        ({"indicator": "staff_total", "save": "plot.pdf"}, r"\.svg"),
        ({"indicator": "staff_total", "place": 7}, "named by a str"),
    ],
)
def test_options_that_are_wrong(options, message, sample):
    with pytest.raises(iomstats.CallError, match=message):
        iomstats.plot(**options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"indicator": "trainees"}, "'trainees' has no value in this dataset"),
        ({"indicator": "staff_total", "place": "Mars"}, "no value with place 'Mars'"),
        ({"theme": "training"}, "theme 'training' has no value"),
    ],
)
def test_no_value_is_a_chart_that_says_so(options, message, sample):
    with pytest.warns(UserWarning, match=message) as caught:
        chart = iomstats.plot(**options)
    assert caught[0].filename == __file__
    assert "no value" in texts_of(chart)
    assert any(message.split("'")[-1].strip() in text for text in texts_of(chart))


def test_a_place_narrows(sample):
    assert len(data_of(iomstats.plot("returns", place="world"))) == 1


# Files


@pytest.mark.parametrize(
    ("ending", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("html", b"<!DOCTYPE html>"), ("json", b"{")]
)
def test_files(ending, begins, sample, tmp_path):
    path = tmp_path / f"staff.{ending}"
    iomstats.plot("staff_total", save=path)
    content = path.read_bytes()
    assert content.lstrip().startswith(begins)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    # nothing is fetched when it is opened
    assert b"cdn.jsdelivr" not in content


def test_an_svg_is_the_same_in_every_run(tmp_path, sample):
    code = "import iomstats, sys; iomstats.plot(theme='staff', fill='linear', save=sys.argv[1])"
    paths = [tmp_path / name for name in ("one.svg", "two.svg")]
    for path in paths:
        subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    again = tmp_path / "three.svg"
    iomstats.plot("staff_total")
    iomstats.plot(theme="staff", fill="linear", save=again)
    assert again.read_bytes() == paths[0].read_bytes()


def test_a_file_that_cannot_be_written(sample, tmp_path):
    with pytest.raises(iomstats.MachineError, match=r"cannot write .*create the folder"):
        iomstats.plot("staff_total", save=tmp_path / "missing" / "plot.json")


def test_charts_can_be_put_beside_each_other(sample):
    import altair as alt

    beside = alt.hconcat(iomstats.plot("staff_total"), iomstats.plot("returns"))
    assert json.loads(beside.to_json())["hconcat"]


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
def test_without_altair_it_says_what_to_install(missing, sample):
    code = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "import iomstats\n"
        "try:\n    iomstats.plot('staff_total')\n"
        "except iomstats.IomstatsError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 'pip install "iomstats[notebook]"' in done.stdout


def test_importing_iomstats_loads_neither_altair_nor_pandas():
    code = "import iomstats, sys; iomstats.plot; print({'altair', 'pandas', 'vl_convert'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


# The command


def call(capsys, *arguments):
    code = run([str(argument) for argument in arguments])
    return code, *capsys.readouterr()


def test_the_command_prints_bars(sample, capsys):
    code, out, _ = call(capsys, "plot", "staff_total")
    assert code == 0
    assert "> 7,200" in out
    assert "█" in out
    assert "Source: MC/1 (2010-06)." in out


def test_the_command_writes_a_file(sample, capsys, tmp_path):
    code, out, _ = call(capsys, "plot", "--theme", "staff", "--save", tmp_path / "staff.svg")
    assert (code, out) == (0, f"wrote {tmp_path / 'staff.svg'}\n")
    assert (tmp_path / "staff.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("staff_total", "staff_share"), "one axis cannot show both"),
        (("staff_totl",), "did you mean"),
        ((), "name an indicator"),
        (("staff_total", "--save", "plot.pdf"), ".svg"),
    ],
)
def test_the_command_says_what_is_wrong(arguments, message, sample, capsys):
    code, out, err = call(capsys, "plot", *arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_the_command_says_that_there_is_no_value(sample, capsys):
    code, out, err = call(capsys, "plot", "trainees")
    assert (code, out) == (0, "")
    assert "has no value" in err
