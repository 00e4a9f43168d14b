"""The version, in one place: packaging, the dataset and the citation follow it."""

__version__ = "0.1.0"
