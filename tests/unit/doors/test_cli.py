"""Commands: what they print, where, and with which exit code."""

import csv
import io
import json
import os
import pty
import shlex
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from iomstats.cli.application import run
from iomstats.schema.registry import table_names

COMMANDS = ("build", "check", "extract", "tables", "sql", "series", "plot", "search", "show", "cite", "export", "diff")
BIDI = "\u202e"


@pytest.fixture
def cli(sample, capsys):
    """Run a command in this process: exit code, standard output, standard error."""

    def call(*arguments):
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def _spawn(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "iomstats", *map(str, arguments)], capture_output=True, text=True, **options
    )


def _in_terminal(*commands, columns=80, **variables):
    """Run commands one after the other in a terminal of their own and return what it shows."""
    code = f"import sys; from iomstats.cli.application import run; sys.exit(max([run(c) for c in {commands!r}]))"
    pid, terminal = pty.fork()
    if pid == 0:
        shown = {"TERM": "xterm", "COLUMNS": str(columns), "LINES": "40", **variables}
        environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | shown
        os.execve(sys.executable, [sys.executable, "-c", code], environment)
    output = b""
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            break
        if not chunk:
            break
        output += chunk
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    return output.decode().replace("\r\n", "\n")


# What is there


def test_alone_it_shows_what_is_there(cli):
    code, out, _ = cli()
    assert code == 0
    for expected in (
        "dataset 9.9.9",
        "2 documents",
        "figures",
        "A quantity that a document states.",
        "iomstats search",
    ):
        assert expected in out


def test_version(cli):
    assert "dataset 9.9.9" in cli("--version")[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command, cli):
    code, out, _ = cli(command, "--help")
    assert code == 0
    assert f"  iomstats {command}" in out


def test_data_names_another_dataset(sample_folder, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("IOMSTATS_DATA", str(tmp_path))
    monkeypatch.chdir(sample_folder.parent)
    assert run(["--data", sample_folder.name, "tables"]) == 0
    assert "figures" in capsys.readouterr().out


# Results


def test_a_table_is_aligned(cli):
    _, out, _ = cli("sql", "select unit, value, place from series order by value")
    assert out.splitlines() == [
        "unit      value  place",
        "───────  ──────  ─────",
        "percent      44",
        "person     1100",
        "person     7200",
        "person   330000  World",
        "4 rows",
    ]


def test_csv(cli):
    _, out, err = cli("series", "staff_total", "--format", "csv")
    first, second = csv.DictReader(io.StringIO(out))
    assert (first["period_start"], first["value"], first["as_stated"]) == ("1995", "1100", "≈ 1,100")
    assert second["start_date"] == "2009-01-01"
    assert first["place"] == ""
    assert err == ""


def test_json(cli):
    _, out, _ = cli("series", "staff_total", "--format", "json")
    points = json.loads(out)
    assert [point["value"] for point in points] == [1100, 7200]
    assert points[0]["place"] is None


def test_no_rows(cli):
    assert json.loads(cli("sql", "from series where false", "-f", "json")[1]) == []
    code, out, err = cli("series", "trainees")
    assert (code, out.splitlines()[-1]) == (0, "0 rows")
    assert err == "note: the indicator 'trainees' has no value in this dataset\n"


def test_markdown_escapes(cli):
    _, out, _ = cli("sql", "select text, quote from figures where document_id = 'evil'", "-f", "markdown")
    assert "12 \\|" in out
    assert "<img" not in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    "query",
    [
        "select [1, 2] as list, {'a': 1} as struct, date '2010-01-02' as day, null as nothing,"
        " 1.5 as number, timestamp '2010-01-02 03:04:05' as moment, 'x'::blob as bytes, true as flag,"
        " interval 2 day as span, uuid() as id",
    ],
)
@pytest.mark.parametrize("form", ["table", "csv", "json", "markdown"])
def test_every_type_can_be_written(query, form, cli):
    code, out, err = cli("sql", query, "--format", form)
    assert (code, err) == (0, "")
    assert "2010-01-02T03:04:05" in out


def test_files(cli, tmp_path):
    for name in ("a.parquet", "a.csv", "a.json", "a.md"):
        code, out, err = cli("tables", "--output", tmp_path / name)
        assert (code, out) == (0, "")
        assert err == f"wrote {len(table_names())} rows to {tmp_path / name}\n"
    assert pq.read_table(tmp_path / "a.parquet").num_rows == len(table_names())
    assert len(json.loads((tmp_path / "a.json").read_text())) == len(table_names())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.json", "a.md", "a.parquet"]


def test_search_and_tables_and_show_and_cite(cli):
    assert "staff_total" in cli("search", "staf", "membrs")[1]
    assert "note-1:81-86" in cli("search", "7,200", "--limit", "1")[1]
    assert "How exactly the value is stated." in cli("tables", "figures")[1]
    assert "»7,200«" in cli("show", "note-1:81-86")[1]
    assert "44 per cent were women." in cli("show", "note-1")[1]
    assert cli("cite", "note-1", "--format", "bibtex")[1].startswith("@techreport{note-1,")
    assert "Sources:" in cli("cite")[1]
    assert "nothing matches" in cli("search", "zzzzz")[2]


def test_what_a_person_should_look_at(cli):
    assert cli("check", "--review")[1].splitlines()[-1] == "0 rows"
    rows = json.loads(cli("check", "--unlinked", "--format", "json")[1])
    assert {row["figure_id"] for row in rows} == {"note-1:146-155", "note-1:264-281", "evil:110-112"}


def test_claims_that_fail_come_with_their_sentences(cli):
    out = cli("check", "--claims")[1]
    assert "fails · total_and_parts: 50 stated, 49 added up" in out
    assert "“2. Between 40 and 50 offices" in out
    assert out.splitlines()[-1] == "2 claims: 1 fails, 1 holds; --format csv lists all"
    assert len(json.loads(cli("check", "--claims", "--format", "json")[1])) == 2
    assert cli("check", "--claims", "--review")[0] == 2


def test_parameters_and_standard_input(sample):
    done = _spawn("sql", "-", "-p", "staff_total", input="select value from series where indicator = ?\n")
    assert done.stdout.split() == ["value", "─────", "1100", "7200", "2", "rows"]
    piped = _spawn("sql", input="select 5 as five\n")
    assert piped.stdout.split() == ["five", "────", "5", "1", "row"]
    empty = _spawn("sql", input="")
    assert (empty.returncode, empty.stderr) == (2, "error: standard input holds no query\n")


# Errors


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nope"], 2, "iomstats --help"),
        (["tabels"], 2, "tables"),
        (["tables", "--nope"], 2, "iomstats tables --help"),
        (["series"], 2, "INDICATOR"),
        (["tables", "--format", "xml"], 2, "'csv'"),
        (["tables", "figurs"], 2, "'figures'"),
        (["series", "staff_totl"], 2, "'staff_total'"),
        (["series", "staff_total", "--start", "soon"], 2, "'2010-06'"),
        (["show", "nope:1-2"], 2, "search finds figures"),
        (["cite", "nope"], 2, "nope"),
        (["cite", "--format", "apa"], 2, "'csl-json'"),
        (["search", "x", "--limit", "0"], 2, "limit"),
        (["sql", "selct 1"], 2, "selct"),
        (["sql", "drop table figures"], 2, "changes nothing"),
        (["sql", "copy figures to '/tmp/x.csv'"], 2, "changes nothing"),
        (["tables", "--format", "parquet"], 2, "--output"),
        (["tables", "--output", "tables.xlsx"], 2, "names no format; use .csv"),
        (["extract", "nope.txt"], 1, "nope.txt does not exist"),
        (["tables", "--output", "/nope/x.csv"], 3, "cannot write /nope/x.csv"),
        (["--data", "/nope", "tables"], 1, "/nope"),
    ],
)
def test_exit_codes(arguments, code, message, cli, monkeypatch):
    # --data sets it for the whole process
    monkeypatch.setenv("IOMSTATS_DATA", os.environ["IOMSTATS_DATA"])
    actual, out, err = cli(*arguments)
    assert (actual, out) == (code, "")
    assert message in err
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_exit_codes_of_the_process(sample):
    assert _spawn("tables").returncode == 0
    assert _spawn("tables", "figurs").returncode == 2
    assert _spawn("--data", "/nope", "tables").returncode == 1
    assert _spawn("tables", "-o", "/nope/x.csv").returncode == 3


def test_a_reader_that_has_seen_enough(sample):
    command = f"{shlex.quote(sys.executable)} -m iomstats sql 'from range(200000)' --format csv | head -1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("range\n", "")


def test_ctrl_c(sample):
    # warmed up first, so that the signal comes while DuckDB is at work
    code = """
import os, signal, sys, threading
from iomstats.cli.application import run
import iomstats; iomstats.sql("select 1")
threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start()
sys.exit(run(["sql", "select count(*) from range(100000000) a, range(100000000) b"]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (130, "")
    assert "Traceback" not in done.stderr


def test_from_any_folder_and_with_any_locale(sample, tmp_path):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = _spawn("series", "staff_total", cwd=tmp_path, env=environment, encoding="utf-8")
    assert "≈ 1,100" in done.stdout
    assert not list(tmp_path.iterdir())


# Installed without checkout or pipeline


@pytest.mark.parametrize("command", ["build", "check"])
def test_outside_of_a_checkout_it_says_so(command, cli, monkeypatch, tmp_path):
    from iomstats.cli.commands import building

    monkeypatch.setattr(building, "_CHECKOUT", tmp_path)
    code, _, err = cli(command)
    assert code == 2
    assert "needs a checkout" in err


@pytest.mark.parametrize("command", ["build", "check"])
def test_without_the_pipeline_it_says_what_to_install(command, cli, monkeypatch):
    import importlib.util

    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "dagster" else find(name))
    code, _, err = cli(command)
    assert code == 2
    assert 'pip install "iomstats[pipeline]"' in err


# In a terminal


@pytest.mark.parametrize("columns", [40, 100])
def test_tables_fit_the_terminal(columns, sample):
    commands = (["sql", "from figures"], ["tables"], ["search", "staff"], ["tables", "figures"])
    shown = _in_terminal(*commands, columns=columns, NO_COLOR="1")
    assert max(map(len, shown.splitlines())) <= columns
    assert "more columns" in shown
    # where there is no room for their names, for what to do there is
    assert "more columns: --format csv" in shown


def test_series_draws_bars_with_hedges(sample):
    shown = _in_terminal(["series", "staff_total"], NO_COLOR="1")
    assert "Staff members · Staff of the Organization (stock, person)" in shown
    bars = [line for line in shown.splitlines() if "█" in line]
    assert [line.split()[0] for line in bars] == ["1995", "2009"]
    assert bars[0].endswith("≈ 1,100")
    assert bars[1].endswith("> 7,200")
    assert bars[0].count("█") < bars[1].count("█")


def test_colour_only_in_a_terminal_that_wants_it(sample):
    assert "\x1b[" in _in_terminal(["tables"])
    assert "\x1b[" not in _in_terminal(["tables"], NO_COLOR="1")
    show = ["show", "evil:110-112"]
    assert "\x1b[1" in _in_terminal(show)
    assert "\x1b[" not in _in_terminal(show, NO_COLOR="1")
    assert "\x1b[" not in _in_terminal(show, TERM="dumb")
    assert "\x1b[" not in _in_terminal(["tables"], TERM="dumb")
    assert "\x1b[" not in _spawn("tables").stdout


def test_documents_do_not_act_on_a_terminal(sample):
    everything = ["sql", "from figures_in_context where document_id = 'evil'"]
    commands = (
        ["show", "evil:110-112"],
        ["search", "offices"],
        ["cite", "evil"],
        *([*everything, "--format", form] for form in ("table", "csv", "json", "markdown")),
    )
    shown = _in_terminal(*commands, columns=2000, NO_COLOR="1", TERM="dumb")
    assert shown.count("script") >= 5
    assert not [c for c in shown if c != "\n" and (ord(c) < 32 or c == BIDI)]


def test_in_a_pipe_the_data_stays_as_it_is(cli):
    _, out, _ = cli("sql", "select quote from figures where document_id = 'evil'", "--format", "csv")
    assert "\x1b[31m" in out
    assert BIDI in out
    (row,) = json.loads(cli("sql", "select quote from figures where document_id = 'evil'", "--format", "json")[1])
    assert "\x1b[31m" in row["quote"]


# Completion


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("iomstats se", {"series", "search"}),
        ("iomstats series staff_", {"staff_total", "staff_share"}),
        ("iomstats tables fig", {"figures"}),
    ],
)
def test_completion(words, expected, sample):
    environment = {
        **os.environ,
        "_IOMSTATS_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    done = _spawn(env=environment)
    assert set(done.stdout.split()) == expected
