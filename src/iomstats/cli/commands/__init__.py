"""The commands, in groups; each imports what it needs when it runs, so that the others start at once."""
