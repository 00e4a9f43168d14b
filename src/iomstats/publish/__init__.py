"""Stage 6: publishes the tables as Parquet, DuckDB catalog and data package; nothing that failed a check."""
