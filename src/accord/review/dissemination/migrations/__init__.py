"""Changes of this part's tables, in order."""
