"""Time expressions: where they stand, the calendar span that each means, and its role."""
