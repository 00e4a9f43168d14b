"""What the edges of a table say of its cells: labels, captions, notes, scales."""
