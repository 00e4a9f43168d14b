"""The command line: `iomstats`. Commands call the same functions as Python does; nothing is computed here."""

import sys


def main() -> None:
    """Run the command line and exit; Ctrl-C ends it quietly from the first moment on."""
    try:
        from iomstats.cli.application import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()
