"""The series in SDMX: SDMX-CSV 2.0, and their structure in SDMX-ML 3.0. No value is changed on the way."""

from iomstats.publish.exports.sdmx.folder import write_sdmx

__all__ = ["write_sdmx"]
