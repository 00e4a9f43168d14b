"""Why a rule stays that decided one mention of the labelled texts, or none: what it is for."""

NOTES: dict[str, str] = {}
