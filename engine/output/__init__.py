"""What a run leaves on disk: the mask, its table, report and picture, each whole or absent."""
