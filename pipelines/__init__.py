"""The Dagster code location: assets, blocking checks, IO manager, jobs; what they compute lives in iomstats.

Importing it loads nothing heavy. It switches off what Dagster and Great Expectations would send home, for
every process that reaches them through here.
"""

import os

os.environ["DAGSTER_DISABLE_TELEMETRY"] = "yes"
os.environ["GX_ANALYTICS_ENABLED"] = "false"
