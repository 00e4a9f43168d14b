"""The time that each figure speaks of: which expression governs it, or what it takes from around its sentence."""
