"""What the pixels of a mask mean: the only place where codes, names and colours are written down.

Standard library only and Python 3.9: the QGIS plugin imports this module inside QGIS.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

NODATA = 255
"""Code of pixels without data, in masks and in probability layers."""

CERTAIN = 250
"""What probability layers hold for a probability of 1."""

POLYGON_LAYER = "cloudmask"
"""Name of the layer in a GeoPackage of polygons."""


@dataclass(frozen=True)
class MaskClass:
    """One class of a mask.

    Attributes:
        code: Pixel value.
        name: Key in reports and cards (`thick_cloud`).
        title: What people read (`thick cloud`).
        colour: `#RRGGBB`.
        opacity: 0 (transparent) to 1, for viewers that know transparency; a TIFF palette does not.
    """

    code: int
    name: str
    title: str
    colour: str
    opacity: float

    @property
    def rgb(self) -> Tuple[int, int, int]:
        """Red, green and blue, 0–255."""
        return int(self.colour[1:3], 16), int(self.colour[3:5], 16), int(self.colour[5:7], 16)


CLEAR = MaskClass(0, "clear", "clear", "#FFFFFF", 0.0)
THICK_CLOUD = MaskClass(1, "thick_cloud", "thick cloud", "#E66101", 0.6)
THIN_CLOUD = MaskClass(2, "thin_cloud", "thin cloud", "#FDB863", 0.6)
CLOUD_SHADOW = MaskClass(3, "cloud_shadow", "cloud shadow", "#5E3C99", 0.6)

CLASSES: Tuple[MaskClass, ...] = (CLEAR, THICK_CLOUD, THIN_CLOUD, CLOUD_SHADOW)
"""All classes of a cloud mask; a class stands at the index of its code."""

CLOUDS: Tuple[MaskClass, ...] = (THICK_CLOUD, THIN_CLOUD)
"""The classes that count as cloud."""
