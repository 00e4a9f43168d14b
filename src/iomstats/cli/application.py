"""The entry point: puts the commands together and turns errors into one line and an exit code."""

from __future__ import annotations

import os
import re
import sys
import traceback
import warnings
from pathlib import Path
from typing import Annotated

import typer

from iomstats.cli.commands import building, comparing, exporting, plotting, reading, reading_text
from iomstats.cli.output import note, styled
from iomstats.escaping import visible
from iomstats.schema.errors import IomstatsError, MachineError

# What a shell expects of a program that Ctrl-C ended.
_STOPPED = 130

app = typer.Typer(
    name="iomstats",
    help="Statistics from documents: every figure leads back to the sentence that states it.",
    # plain help: it can be piped, and is there at once
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (building, reading_text, reading, plotting, exporting, comparing):
    module.register(app)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(help="Read the dataset of this folder (like IOMSTATS_DATA).", metavar="FOLDER"),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Statistics from documents: every figure leads back to the sentence that states it.

    Without a command: what is in the dataset.

    \b
    iomstats
    iomstats search returns
    iomstats series staff_total
    """  # noqa: D301 - \b keeps the lines of the example apart
    if data is not None:
        os.environ["IOMSTATS_DATA"] = str(data.absolute())
    if version:
        reading.print_version()
    elif context.invoked_subcommand is None:
        reading.print_overview()


def main() -> None:
    """Run the command line and exit: 0 done, 1 the data, 2 the call, 3 the machine is at fault."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a character that a terminal cannot show must not end the program
            stream.reconfigure(errors="replace", **({} if stream.isatty() else {"encoding": "utf-8"}))
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; whatever went wrong stands in one line on standard error."""
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _show_warning
            return app(arguments, standalone_mode=False, prog_name="iomstats") or 0
    except (KeyboardInterrupt, typer.Abort):
        return _STOPPED
    except IomstatsError as error:
        return _STOPPED if _interrupted(error) else _failed(str(error), error.exit_code)
    except MemoryError:
        return _failed("there is not enough memory; close other programs, or ask for less", MachineError.exit_code)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _failed(f"{where}{error.strerror or error}; check the path, its permissions and the disk", 3)
    except Exception as error:
        if _interrupted(error):
            return _STOPPED
        if hasattr(error, "format_message"):
            return _misused(error)
        if os.environ.get("IOMSTATS_TRACEBACK"):
            traceback.print_exc()
        kind = type(error).__name__
        return _failed(
            f"iomstats itself is at fault ({kind}: {error}); set IOMSTATS_TRACEBACK=1 to see where, and report it",
            1,
        )


def _interrupted(error: BaseException | None) -> bool:
    """Tell whether Ctrl-C led to an error: inside a library it may come out as one of the library's own."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt) or re.search("KeyboardInterrupt|Query interrupted", str(error)):
            return True
        error = error.__cause__ or error.__context__
    return False


def _failed(message: str, code: int) -> int:
    # the lines of a list of failed checks stay lines
    lines = [visible(line) for line in message.splitlines()] or [""]
    sys.stderr.write("\n".join([styled("error:", "1;31", sys.stderr) + " " + lines[0], *lines[1:]]) + "\n")
    return code


def _misused(error: Exception) -> int:
    """Tell about a wrong option or argument, with the command whose help to read."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "iomstats"
    message = str(error.format_message()).rstrip(".").replace("\n", " ").replace("Value error, ", "")  # type: ignore[attr-defined]
    return _failed(f"{message}; see `{path} --help`", getattr(error, "exit_code", 2))


def _show_warning(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
    if issubclass(category, UserWarning):
        note(f"note: {message}")
