"""Scores models on CloudSEN12+ as they are published, and holds the published figures beside them."""
