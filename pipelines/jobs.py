"""The jobs: what a person or the command line starts; an asset is never defined here."""

import dagster as dg

BUILD_DATASET = "build_dataset"

build_dataset = dg.define_asset_job(
    BUILD_DATASET,
    selection=dg.AssetSelection.all(),
    description="Everything: documents to tables, every check, then the published dataset.",
)
