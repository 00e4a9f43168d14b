"""Copies a published dataset into the formats of others; changes neither the dataset nor a value of it."""

from iomstats.publish.exports.exporting import EXPORTS, Export, export_dataset

__all__ = ["EXPORTS", "Export", "export_dataset"]
