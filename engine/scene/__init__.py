"""Reading Sentinel-2 scenes: bands, radiometry and grids of whatever a person has."""

from .naming import parse_band_mapping
from .open import open_scene
from .scene import BandSource, Scene

__all__ = ["BandSource", "Scene", "open_scene", "parse_band_mapping"]
