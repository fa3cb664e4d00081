"""A raster's grid: size, coordinate system and transform as one immutable value."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

from affine import Affine
from rasterio.crs import CRS

from .window import Window


@dataclass(frozen=True)
class Grid:
    """Pixels on the ground.

    Attributes:
        height: Rows.
        width: Columns.
        transform: From (column, row) of a pixel's corner to coordinates; the identity where there is no georeference.
        crs: Coordinate system, or None where there is none.
    """

    height: int
    width: int
    transform: Affine
    crs: CRS | None

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width."""
        return self.height, self.width

    @property
    def whole(self) -> Window:
        """The window that holds every pixel."""
        return Window(0, 0, self.height, self.width)

    @property
    def georeferenced(self) -> bool:
        """Whether pixels have a place on the ground."""
        return self.crs is not None and self.transform != Affine.identity()

    @property
    def pixel_size(self) -> tuple[float, float]:
        """Width and height of a pixel in units of the coordinate system, both positive, also for rotated grids."""
        return abs(complex(self.transform.a, self.transform.d)), abs(complex(self.transform.b, self.transform.e))

    @property
    def resolution(self) -> float | None:
        """Mean edge of a pixel in metres (at the grid's centre for degrees), or None where nobody knows it."""
        area = self.pixel_area
        return None if area is None else float(area**0.5)

    @property
    def pixel_area(self) -> float | None:
        """Square metres of a pixel at the grid's centre, or None where nobody knows it.

        Degrees are turned into metres on a sphere, which is exact to half a per cent. Coordinates beyond the poles are
        no degrees, whatever the file says.
        """
        if self.crs is None or not self.georeferenced:
            return None
        width, height = self.pixel_size
        if self.crs.is_geographic:
            _, latitude = self.transform * (self.width / 2, self.height / 2)
            if not -90 < latitude < 90:
                return None
            metres = 111_195.0
            return width * metres * cos(radians(latitude)) * height * metres
        factor = float(self.crs.linear_units_factor[1])
        return width * factor * height * factor
