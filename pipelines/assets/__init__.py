"""The assets, one module a stage: a few lines that call one function of iomstats; no logic lives here."""
