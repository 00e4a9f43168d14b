"""Base of every stage: typed table registry, code lists, errors, vocabulary loader; no logic of any stage."""
