"""Cloud, thin cloud and cloud shadow masks of Sentinel-2 imagery."""
