"""Which scenes: a list that is filled from the project, a folder or a search, for whatever is done with many."""
