"""Runs the command line as ``python -m iomstats``."""

from iomstats.cli import main

if __name__ == "__main__":
    main()
