"""The low-data ladder: CLIPSeg trained on ever more of the chips, scored as published, beside what was published."""
