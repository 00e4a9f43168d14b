"""What each figure counts or measures."""
