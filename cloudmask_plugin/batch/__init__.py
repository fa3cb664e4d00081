"""Many scenes: which ones, one after the other, and what came of each."""
