"""The command line: `iomstats`. Commands call the same functions as Python does; nothing is computed here."""

from iomstats.cli.application import main

__all__ = ["main"]
