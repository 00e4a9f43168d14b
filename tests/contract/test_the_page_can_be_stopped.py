"""`make dev &` ends when it is told to: what it starts does not take over that its shell ignores Ctrl-C."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOW = "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"


@pytest.mark.skipif(sys.platform == "win32", reason="make and signals are of Unix")
def test_a_program_in_the_background_can_be_interrupted() -> None:
    def ignore() -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def shown(*command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, preexec_fn=ignore, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    assert shown("-c", SHOW) == "False"
    assert shown("-m", "tools.interruptible", sys.executable, "-c", SHOW) == "True"


def test_the_page_is_started_so() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").split("\ndev:")[1].split("\n\n")[0]
    assert "-m tools.interruptible $(BIN)/dg dev" in recipe
