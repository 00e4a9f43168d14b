"""Starts a program that Ctrl-C and SIGTERM end, also in the background: ``python -m tools.interruptible PROGRAM …``.

A shell without job control starts what is in the background with SIGINT ignored. Dagster gives SIGTERM the handler of
SIGINT, so that it would ignore both and could only be killed, leaving its servers behind.
"""

import os
import signal
import sys


def main() -> None:
    """Become the program that the arguments name, SIGINT being what it is by default."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.execvp(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
