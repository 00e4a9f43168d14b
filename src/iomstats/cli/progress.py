"""Shows on standard error that something is under way; standard output stays clean."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from iomstats.cli.output import is_terminal, note
from iomstats.escaping import visible

_DELAY = 0.8
_CLEAR = "\r\x1b[K"
_FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"


@contextmanager
def waiting(what: str) -> Iterator[Callable[[str], None]]:
    """Show a moving line while the block runs, from about a second on; nothing moves where nobody watches.

    Yields:
        What writes a line that stays.
    """
    if not is_terminal(sys.stderr):
        yield note
        return
    done = threading.Event()
    lock = threading.Lock()

    def say(line: str) -> None:
        with lock:
            sys.stderr.write(_CLEAR)
            note(line)

    thread = threading.Thread(target=_turn, args=(visible(what), done, lock), daemon=True)
    thread.start()
    try:
        yield say
    finally:
        done.set()
        thread.join()


def _turn(what: str, done: threading.Event, lock: threading.Lock) -> None:
    started = time.monotonic()
    if done.wait(_DELAY):
        return
    frame = 0
    while not done.wait(0.1):
        with lock:
            seconds = time.monotonic() - started
            sys.stderr.write(f"{_CLEAR}{_FRAMES[frame % len(_FRAMES)]} {what} · {seconds:.0f} s")
            sys.stderr.flush()
        frame += 1
    sys.stderr.write(_CLEAR)
    sys.stderr.flush()
