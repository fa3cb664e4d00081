"""How much of each code of a mask lies in a polygon: by exact shares of pixels, or by pixels' centres.

Polygons are in pixels, x to the right and y upwards from the upper left corner, as `engine.features` gives them. They
are gone through in blocks, so that memory does not grow with them, and blocks that lie in a polygon as a whole are
merely counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, floor

import numpy as np
import shapely
from affine import Affine
from exactextract import exact_extract
from exactextract.feature import Feature, FeatureSource
from exactextract.raster import NumPyRasterSource
from numpy.typing import NDArray
from rasterio.features import rasterize

from .grid import Grid
from .masks import MaskFile
from .output.cog import BLOCK
from .polygons import single_polygons
from .window import Window

Counting = Callable[[NDArray[np.uint8], shapely.Geometry, Window], NDArray[np.float64]]
"""From codes and the polygon in their window to pixels by code, float64 [256]."""


def count_codes(
    mask: MaskFile, polygon: shapely.Geometry, *, exact: bool, check: Callable[[], None]
) -> NDArray[np.float64]:
    """Count the pixels of each code in a polygon.

    Args:
        mask: The mask.
        polygon: A valid multipolygon in pixels.
        exact: Count shares of pixels at the border; otherwise whole pixels whose centre lies inside.
        check: Called between blocks; what it raises ends the count.

    Returns:
        Pixels by code, float64 [256].
    """
    count = _shares if exact else _centres
    counts = np.zeros(256)
    shapely.prepare(polygon)
    for window in _blocks(polygon, mask.grid):
        check()
        frame = shapely.box(window.column, -window.row - window.height, window.column + window.width, -window.row)
        if not polygon.intersects(frame):
            continue
        codes = mask.read(window)
        if polygon.contains(frame):
            counts += np.bincount(codes.ravel(), minlength=256)
            continue
        parts = single_polygons(polygon.intersection(frame))
        if len(parts):
            counts += count(codes, shapely.multipolygons(parts), window)
    return counts


def box_pixels(polygon: shapely.Geometry, grid: Grid) -> int:
    """Pixels of the part of a grid that a polygon's box takes: what `count_codes` looks at."""
    return sum(window.pixels for window in _blocks(polygon, grid))


def _blocks(polygon: shapely.Geometry, grid: Grid) -> Iterator[Window]:
    """The mask's blocks, cut to the polygon's box."""
    left, bottom, right, top = polygon.bounds
    first_row, last_row = max(0, floor(-top)), min(grid.height, ceil(-bottom))
    first_column, last_column = max(0, floor(left)), min(grid.width, ceil(right))
    if first_row >= last_row or first_column >= last_column:
        return
    for row in range(first_row // BLOCK * BLOCK, last_row, BLOCK):
        for column in range(first_column // BLOCK * BLOCK, last_column, BLOCK):
            upper, leftmost = max(row, first_row), max(column, first_column)
            yield Window(
                upper,
                leftmost,
                min(row + BLOCK, last_row) - upper,
                min(column + BLOCK, last_column) - leftmost,
            )


def _shares(codes: NDArray[np.uint8], polygon: shapely.Geometry, window: Window) -> NDArray[np.float64]:
    bounds = (window.column, -window.row - window.height, window.column + window.width, -window.row)
    raster = NumPyRasterSource(codes, *bounds)  # without a no-data value, as no data is counted as well
    (found,) = exact_extract(raster, _One(polygon), ["unique", "frac", "count"])
    properties = found["properties"]
    counts = np.zeros(256)
    counts[properties["unique"]] = properties["frac"] * properties["count"]
    return counts


def _centres(codes: NDArray[np.uint8], polygon: shapely.Geometry, window: Window) -> NDArray[np.float64]:
    place = Affine(1, 0, window.column, 0, -1, -window.row)
    inside = rasterize([polygon], out_shape=codes.shape, transform=place, dtype="uint8") == 1
    return np.bincount(codes[inside], minlength=256).astype(np.float64)


class _Polygon(Feature):  # type: ignore[misc]  # exactextract has no types
    """A polygon as exactextract takes it; as WKB, which is three times as fast as its GeoJSON."""

    def __init__(self, polygon: shapely.Geometry) -> None:
        super().__init__()
        self._wkb: bytes = shapely.to_wkb(polygon)

    def geometry(self) -> bytes:
        return self._wkb

    def fields(self) -> list[str]:
        return []


class _One(FeatureSource):  # type: ignore[misc]
    """A source of one polygon."""

    def __init__(self, polygon: shapely.Geometry) -> None:
        super().__init__()
        self._polygon = polygon

    def __iter__(self) -> Iterator[_Polygon]:
        yield _Polygon(self._polygon)

    def count(self) -> int:
        return 1

    def srs_wkt(self) -> None:
        return None
