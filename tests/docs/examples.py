"""Runs the examples of README.md and docs/*.md: ``python -m tests.docs.examples`` writes their outputs anew.

Every block of Python, SQL or console of those pages is an example:

- ``python`` runs like the cells of a notebook: the blocks of a page share their names, and what is printed, or the
  value of the last line, is the ``text`` block right below. Without one the block only has to run.
- ``sql`` is asked with ``iomstats sql``; its answer is the ``text`` block right below.
- ``console`` holds commands after ``$`` and what they write. A command may fail only where ``echo $?`` follows.
- any block with a title is a file: it is written where the title says, or added to it (``title="… (add)"``).

A page that says ``<!-- runs in a copy of the checkout -->`` has one for itself. In an output, ``…`` stands for
anything within a line, and as a line of its own for any lines. Seconds do not count, and the checkout is called
/home/you/iomstats.
"""

import ast
import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
# these are generated whole by others
GENERATED = {"sql.md", "series.md", "accuracy.md", "data-dictionary.md"}
PAGES = [ROOT / "README.md", *(page for page in sorted((ROOT / "docs").glob("*.md")) if page.name not in GENERATED)]

IN_A_COPY = "<!-- runs in a copy of the checkout -->"
NAMED = "/home/you/iomstats"
# what a build needs; the environment is shared
COPIED = ("src", "pipelines", "expectations", "data", "tests", "pyproject.toml")

_BLOCK = re.compile(
    r"^```(?P<language>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<body>.*?)^```\n"
    r"(?:(?P<gap>\n)```text\n(?P<output>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
# what differs from run to run, or with every sentence that somebody adds to a test
_VARYING = re.compile(r" *\b\d+\.\d+ ?s\b|\b\d+ deselected")


def with_outputs(page: str) -> str:
    """Return a page with the true output of each of its examples; one that is true already stays as it is."""
    copied = IN_A_COPY in page
    with _copy() if copied else contextlib.nullcontext(ROOT) as folder:
        names: dict[str, Any] = {"__name__": "__main__"}

        def answered(match: re.Match[str]) -> str:
            language, body = match["language"], match["body"]
            if match["title"]:
                assert copied, "only a page with a copy of its own may write files"
                _write(folder, match["title"], body)
            elif language == "console":
                commands = _COMMAND.findall(body)
                assert "".join(f"$ {command}\n{output}" for command, output in commands) == body, body
                outputs = _in_console(commands, folder, copied)
                return f"```console\n{''.join(outputs)}```\n" + _rest(match)
            elif language in ("python", "sql"):
                with _place(folder):
                    output = run_python(body, names)[0] if language == "python" else _asked(body)
                return _with_output(match, output)
            return match[0]

        return _BLOCK.sub(answered, page)


def run_python(code: str, names: dict[str, Any]) -> tuple[str, Any]:
    """Run a piece of Python like a cell of a notebook; return what it wrote and the value of its last line."""
    import pandas as pd

    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    written = io.StringIO()
    usual = ("display.width", 80, "display.max_columns", 20, "display.max_rows", 60, "display.max_colwidth", 50)
    with contextlib.redirect_stdout(written), pd.option_context(*usual):
        exec(compile(tree, "<example>", "exec"), names)
        value = None
        if last is not None:
            value = eval(compile(ast.Expression(last.value), "<example>", "eval"), names)
        if value is not None:
            print(repr(value))
    return _trimmed(written.getvalue()).replace(str(ROOT), NAMED), value


def same(shown: str, true: str) -> bool:
    """Tell whether an output that is shown is the true one, but for seconds and what it leaves out."""
    pattern = "".join(_line_pattern(line) for line in shown.splitlines())
    return re.fullmatch(pattern, _VARYING.sub(" N", true)) is not None


def _line_pattern(line: str) -> str:
    if line.strip() == "…":
        return r"(?:.*\n)*?"
    return re.escape(_VARYING.sub(" N", line.rstrip())).replace("…", ".*") + r"\n"


@contextlib.contextmanager
def _copy() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="iomstats-docs-") as name:
        folder = Path(name).resolve()
        for item in COPIED:
            if (ROOT / item).is_dir():
                # with byte code, which saves each command a second
                shutil.copytree(ROOT / item, folder / item, ignore=shutil.ignore_patterns("*.duckdb"))
            else:
                shutil.copy(ROOT / item, folder / item)
        yield folder


@contextlib.contextmanager
def _place(folder: Path) -> Iterator[None]:
    """Work in the folder, on its own dataset, whatever the environment says."""
    data = os.environ.pop("IOMSTATS_DATA", None)
    if folder != ROOT:
        os.environ["IOMSTATS_DATA"] = str(folder / "data" / "curated")
    try:
        with contextlib.chdir(folder):
            yield
    finally:
        os.environ.pop("IOMSTATS_DATA", None)
        if data is not None:
            os.environ["IOMSTATS_DATA"] = data


def _write(folder: Path, title: str, body: str) -> None:
    target = folder / title.removesuffix(" (add)")
    before = target.read_text(encoding="utf-8") if title.endswith(" (add)") else ""
    target.write_text(f"{before}\n{body}" if before else body, encoding="utf-8")


def _in_console(commands: list[tuple[str, str]], folder: Path, copied: bool) -> Iterator[str]:
    code = 0
    for number, (command, shown) in enumerate(commands):
        if command == "echo $?":
            true = f"{code}\n"
        else:
            words = shlex.split(command)
            if not copied and words[0] == "iomstats" and not re.search(r"[|<>;&]", re.sub(r'"[^"]*"', "", command)):
                with _place(folder):
                    code, true = _in_process(words[1:])
            else:
                code, true = _in_shell(command, folder, copied)
            following = commands[number + 1][0] if number + 1 < len(commands) else ""
            assert code == 0 or following == "echo $?", f"$ {command}\n{true}"
        true = true.replace(str(folder), NAMED)
        yield f"$ {command}\n{shown if same(shown, true) else true}"


def _asked(query: str) -> str:
    code, answer = _in_process(["sql", query])
    assert code == 0, f"{query}\n{answer}"
    return answer


def _in_process(arguments: list[str]) -> tuple[int, str]:
    """Run a command line of iomstats here: it is the function that the program calls."""
    from iomstats.cli.application import run

    written = io.StringIO()
    with contextlib.redirect_stdout(written), contextlib.redirect_stderr(written):
        code = run(arguments)
    return code, _trimmed(written.getvalue())


def _in_shell(command: str, folder: Path, copied: bool) -> tuple[int, str]:
    environment = {name: value for name, value in os.environ.items() if name != "IOMSTATS_DATA"}
    environment |= {"PYTHONUTF8": "1", "DAGSTER_DISABLE_TELEMETRY": "yes", "GX_ANALYTICS_ENABLED": "false"}
    python = shlex.quote(sys.executable)
    # the code of the folder, whether or not it is the one that is installed
    environment["PYTHONPATH"] = os.pathsep.join([str(folder / "src"), str(folder)])
    if copied:
        environment["IOMSTATS_DATA"] = str(folder / "data" / "curated")
    done = subprocess.run(
        f'python() {{ {python} "$@"; }}\niomstats() {{ python -m iomstats "$@"; }}\n{command}',
        shell=True,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, _trimmed(done.stdout)


def _with_output(match: re.Match[str], true: str) -> str:
    block = f"```{match['language']}\n{match['body']}```\n"
    if match["output"] is None:
        return block
    return f"{block}\n```text\n{match['output'] if same(match['output'], true) else true}```\n"


def _rest(match: re.Match[str]) -> str:
    return "" if match["output"] is None else f"\n```text\n{match['output']}```\n"


def _trimmed(text: str) -> str:
    lines = [line.rstrip() for line in text.strip("\n").splitlines()]
    return "".join(f"{line}\n" for line in lines)


def main() -> None:
    """Write the outputs of the pages that are named, or of all, anew."""
    named = [Path(name).resolve() for name in sys.argv[1:]] or PAGES
    for page in named:
        before = page.read_text(encoding="utf-8")
        after = with_outputs(before)
        if after != before:
            page.write_text(after, encoding="utf-8")
            print(f"wrote {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
