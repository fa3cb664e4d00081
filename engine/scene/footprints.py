"""Detector footprints: where a product says that a band has seen the ground.

Since baseline 04.00 a product holds a raster of detector numbers for every band, 0 outside of the swath. There the
images need not be 0: compression rings at the swath's edge. The older footprints are outlines a detector (GML), which
leave slivers open between detectors; they are not read, and zeros alone tell no data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil, floor, isclose
from typing import TYPE_CHECKING

import numpy as np
from affine import Affine
from numpy.typing import NDArray

from ..errors import SourceError
from ..grid import Grid
from ..sentinel2 import VISIBLE
from ..window import Window
from .grids import place
from .locations import file_name
from .rasters import RasterFacts, describe
from .reading import RasterReader

if TYPE_CHECKING:
    from .findings import FoundBand
    from .products import Product

_NAME = re.compile(r"MSK_DETFOO_(B\d[\dA])\.jp2$")
_COARSE = 256
"""Edge that the reduced footprint has at least, pixels."""
_MARGIN = 2
"""Pixels of the reduced footprint that must agree around a window: reduction blurs by less than one."""
_COLUMNS = 1024
"""Columns looked at together."""


class Footprint:
    """Where one band has data; read exactly only near the swath's edge, which a reduced version of it tells.

    Args:
        facts: Of the raster of detector numbers.

    Attributes:
        problem: A sentence once the raster could not be read; from then on nothing is cleared.

    Raises:
        SourceError: It cannot be read, or says that there is no data at all.
    """

    def __init__(self, facts: RasterFacts) -> None:
        self._facts = facts
        self._reader = RasterReader(facts)
        self.problem: str | None = None
        fitting = [
            (factor, level) for level, factor in enumerate(facts.overviews) if max(facts.grid.shape) / factor >= _COARSE
        ]
        factor, level = max(fitting, default=(1, None))
        height, width = (-(-size // factor) for size in facts.grid.shape)
        self._coarse_grid = Grid(height, width, facts.grid.transform * Affine.scale(factor), facts.grid.crs)
        with RasterReader(facts, level) as reader:
            self._coarse = _detectors(reader, self._coarse_grid.whole, facts.dtypes[0])
        if not self._coarse.any():
            raise SourceError(f"the detector footprint {file_name(facts.path)} is empty")

    def clear(self, pixels: NDArray[np.uint16], window: Window, grid: Grid) -> None:
        """Make what lies outside of every detector no data.

        Args:
            pixels: [height, width] reflectance of the window, changed in place.
            window: In `grid`.
            grid: The band's, or that of a reduced version of it.
        """
        if self.problem is not None:
            return
        try:
            for first in range(0, window.width, _COLUMNS):
                width = min(_COLUMNS, window.width - first)
                part = Window(window.row, window.column + first, window.height, width)
                self._clear(pixels[:, first : first + width], part, grid)
        except SourceError as error:
            self.problem = unusable(error)

    def _clear(self, pixels: NDArray[np.uint16], window: Window, grid: Grid) -> None:
        around = self._around(window, grid)
        if not around.any():
            pixels[...] = 0
        elif not around.all():
            pixels[~self._exact(window, grid)] = 0

    def close(self) -> None:
        """Close the raster."""
        self._reader.close()

    def _around(self, window: Window, grid: Grid) -> NDArray[np.bool_]:
        placed = place(grid, self._coarse_grid, self._facts.path)
        rows = _span(window.row, window.height, placed.row_ratio, placed.row_shift)
        columns = _span(window.column, window.width, placed.column_ratio, placed.column_shift)
        return self._coarse[rows, columns]

    def _exact(self, window: Window, grid: Grid) -> NDArray[np.bool_]:
        placed = place(grid, self._facts.grid, self._facts.path)
        height, width = self._facts.grid.shape
        rows = _nearest(window.row, window.height, placed.row_ratio, placed.row_shift, height)
        columns = _nearest(window.column, window.width, placed.column_ratio, placed.column_shift, width)
        top, left = int(rows[0]), int(columns[0])
        source = Window(top, left, int(rows[-1]) + 1 - top, int(columns[-1]) + 1 - left)
        inside = _detectors(self._reader, source, self._facts.dtypes[0])
        exact: NDArray[np.bool_] = inside[np.ix_(rows - top, columns - left)]
        return exact


def unusable(error: SourceError) -> str:
    """What to warn with."""
    return f"The product's detector footprint is not used, because {error.sentence}"


def find_footprints(product: Product, bands: Sequence[FoundBand]) -> tuple[dict[str, Footprint], tuple[str, ...]]:
    """The detector footprints of the visible bands: a pixel is no data where one of these is.

    Returns:
        Footprints by band name, where the product has them; and a sentence where they cannot be used.
    """
    named = {found[1]: file for file in product.quality_files() if (found := _NAME.match(file.name))}
    footprints: dict[str, Footprint] = {}
    for band in bands:
        if band.name not in VISIBLE or band.name not in named:
            continue
        file = named[band.name]
        try:
            facts = describe(product.tree.gdal_path(file), sidecars=False)
            if not _same_ground(band.raster.grid, facts.grid):
                raise SourceError(f"{file.name} covers other ground than {band.name}")
            footprints[band.name] = Footprint(facts)
        except SourceError as error:
            return {}, (unusable(error),)
    return footprints, ()


def _detectors(reader: RasterReader, window: Window, dtype: str) -> NDArray[np.bool_]:
    numbers = np.empty((1, *window.shape), dtype)
    reader.read((1,), window, numbers)
    inside: NDArray[np.bool_] = numbers[0] != 0
    return inside


def _same_ground(first: Grid, second: Grid) -> bool:
    if first.crs != second.crs or not first.georeferenced:
        return False
    slack = max(*first.pixel_size, *second.pixel_size)
    corners = ((grid.transform * corner for corner in ((0, 0), (grid.width, grid.height))) for grid in (first, second))
    return all(isclose(a, b, abs_tol=slack) for pair in zip(*corners, strict=True) for a, b in zip(*pair, strict=True))


def _span(first: int, count: int, ratio: float, shift: float) -> slice:
    return slice(
        max(floor(first * ratio + shift) - _MARGIN, 0), max(ceil((first + count) * ratio + shift) + _MARGIN, 0)
    )


def _nearest(first: int, count: int, ratio: float, shift: float, size: int) -> NDArray[np.intp]:
    centres = (np.arange(first, first + count) + 0.5) * ratio + shift
    nearest: NDArray[np.intp] = np.clip(np.floor(centres + 1e-9), 0, size - 1).astype(np.intp)
    return nearest
