"""A mask on another raster's grid: pixel by pixel where the grids agree, by the nearest pixel elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from typing import Protocol

import numpy as np
import rasterio
import shapely
from numpy.typing import NDArray
from rasterio._err import CPLE_BaseError  # what cannot be transformed arrives as GDAL's own error, unwrapped
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.vrt import WarpedVRT
from rasterio.warp import transform_bounds
from rasterio.windows import Window as RasterWindow

from .buffers import dilated, radius_in_pixels
from .classes import NODATA
from .errors import SourceError
from .grid import Grid
from .masks import MaskFile
from .output.cog import BLOCK, no_georeference_is_fine
from .output.failures import require_room, writing
from .progress import Meter
from .scene.rasters import gdal, open_raster
from .window import Window

OUTSIDE = 254
"""Stands for pixels beyond the mask's edge, which it says nothing of."""

_MARGIN = 0.05
"""Share of a box by which it is enlarged before boxes are compared: edges bend between coordinate systems."""

_SUBPIXEL = 1e-2
"""Pixels: grids that differ by less are the same, as georeferences are rounded."""


class Overlay(Protocol):
    """A mask brought on a raster's grid."""

    def read(self, window: Window) -> NDArray[np.uint8]:
        """Codes of a window of the raster, uint8 [height, width], `OUTSIDE` where there is no mask."""


@contextmanager
def overlay(mask: MaskFile, grid: Grid, grown: Path | None) -> Iterator[Overlay]:
    """Lay a mask over a raster.

    Without a georeference on both sides, masks fit rasters of the same size only.

    Args:
        mask: The mask.
        grid: The raster's.
        grown: A copy of the mask with buffers, to be read in its place; see `write_grown`.

    Raises:
        SourceError: Nobody can tell where the mask lies on the raster.
    """
    with gdal(mask.path):
        dataset = mask.dataset if grown is None else open_raster(str(grown))
    try:
        corner = _corner(mask, grid)
        if corner is not None:
            yield _Aligned(mask, dataset, corner)
            return
        with gdal(mask.path):
            warped = _warped(mask, dataset, grid)
        with warped:
            yield _Warped(mask, warped)
    finally:
        if grown is not None:
            dataset.close()


def require_overlap(mask: MaskFile, grid: Grid, name: str) -> None:
    """Refuse a raster that lies clearly beyond a mask, before any of its pixels is read.

    Args:
        mask: The mask.
        grid: The raster's.
        name: The raster's.

    Raises:
        SourceError: They lie apart.
    """
    if mask.grid.georeferenced and grid.georeferenced and _lie_apart(mask.grid, grid):
        raise no_overlap(mask, name)


def no_overlap(mask: MaskFile, name: str) -> SourceError:
    """The error that says that a mask and a raster lie apart."""
    return SourceError(f"{mask.name} and {name} have no pixel in common", "give the mask of this raster")


def _lie_apart(one: Grid, other: Grid) -> bool:
    """Whether boxes around two grids lie apart; False where it cannot be told from boxes."""
    if one.crs == other.crs:
        return not _box(one).intersects(_box(other))
    try:
        with rasterio.Env():
            west, south, east, north = transform_bounds(one.crs, other.crs, *_box(one).bounds)
    except (CPLE_BaseError, RasterioError, ValueError):
        return False
    if not np.isfinite([west, south, east, north]).all() or west >= east or south >= north:  # across the date line
        return False
    across, up = _MARGIN * (east - west), _MARGIN * (north - south)
    turns = (-360, 0, 360) if other.crs is not None and other.crs.is_geographic else (0,)
    boxes = [shapely.box(west - across + turn, south - up, east + across + turn, north + up) for turn in turns]
    return not _box(other).intersects(shapely.union_all(boxes))


def _box(grid: Grid) -> shapely.Geometry:
    corners = [(0, 0), (grid.width, 0), (grid.width, grid.height), (0, grid.height)]
    return shapely.Polygon([grid.transform * corner for corner in corners])


def _warped(mask: MaskFile, dataset: rasterio.DatasetReader, grid: Grid) -> WarpedVRT:
    try:
        # Only within the source CRS is the way back exact; GDAL's approximation elsewhere is an eighth of a pixel.
        return WarpedVRT(
            dataset,
            crs=grid.crs,
            transform=grid.transform,
            height=grid.height,
            width=grid.width,
            resampling=Resampling.nearest,
            src_nodata=None,  # no data is a code like any other here: what lies beyond the mask is another matter
            nodata=OUTSIDE,
        )
    except (CPLE_BaseError, RasterioError) as error:
        raise SourceError(
            f"{mask.name} cannot be brought on the raster's grid ({' '.join(str(error).split())[:160]})",
            "check the coordinate systems of both",
        ) from error


class _Aligned:
    """A mask whose pixels are the raster's, with its corner somewhere on it."""

    def __init__(self, mask: MaskFile, dataset: rasterio.DatasetReader, corner: tuple[int, int]) -> None:
        self._mask = mask
        self._dataset = dataset
        self._row, self._column = corner

    def read(self, window: Window) -> NDArray[np.uint8]:
        """Codes of a window of the raster."""
        codes = np.full(window.shape, OUTSIDE, np.uint8)
        top, left = window.row - self._row, window.column - self._column
        rows = slice(max(top, 0), min(top + window.height, self._mask.grid.height))
        columns = slice(max(left, 0), min(left + window.width, self._mask.grid.width))
        if rows.start < rows.stop and columns.start < columns.stop:
            with gdal(self._mask.path):
                found = self._dataset.read(1, window=RasterWindow.from_slices(rows, columns))
            self._mask.check(found)
            codes[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left] = found
        return codes


class _Warped:
    """A mask on a grid of other pixels."""

    def __init__(self, mask: MaskFile, warped: WarpedVRT) -> None:
        self._mask = mask
        self._warped = warped

    def read(self, window: Window) -> NDArray[np.uint8]:
        """Codes of a window of the raster."""
        place = RasterWindow(window.column, window.row, window.width, window.height)
        with gdal(self._mask.path):
            codes: NDArray[np.uint8] = self._warped.read(1, window=place)
        self._mask.check(codes[codes != OUTSIDE])
        return codes


def _corner(mask: MaskFile, grid: Grid) -> tuple[int, int] | None:
    """Row and column of the mask's corner on the raster where their pixels coincide, else None."""
    if not (mask.grid.georeferenced and grid.georeferenced):
        if mask.grid.shape == grid.shape:
            return 0, 0
        raise SourceError(
            f"{mask.name} and the raster have different sizes, and without a georeference of both nobody knows how "
            "they lie upon each other",
            "give the mask of this raster, or georeference both",
        )
    if mask.grid.crs != grid.crs:
        return None
    across = ~grid.transform * mask.grid.transform
    row, column = round(across.f), round(across.c)
    height, width = mask.grid.shape
    shifts = (  # of the mask's corners against whole pixels of the raster
        across.c - column,
        across.f - row,
        (across.a - 1) * width,
        (across.e - 1) * height,
        across.b * height,
        across.d * width,
    )
    return (row, column) if max(map(abs, shifts)) < _SUBPIXEL else None


def write_grown(mask: MaskFile, codes: NDArray[np.bool_], buffer: float, path: Path, meter: Meter) -> None:
    """Copy a mask with some of its classes grown, on its own grid and therefore before any resampling.

    Args:
        mask: The mask.
        codes: bool [256], which codes grow. What they grow over gets the lowest of them; no data stays no data.
        buffer: Metres.
        path: The copy, a tiled GeoTIFF.
        meter: Told of the pixels done.

    Raises:
        UsageError: The mask has no georeference.
        CloudmaskError: It cannot be read, or the copy not be written.
    """
    radius = radius_in_pixels(buffer, mask.grid)
    halo = min(ceil(radius[0]), mask.grid.height)
    step = max(BLOCK, -(-halo // BLOCK) * BLOCK)  # what is looked at twice stays a small part
    paint = np.uint8(np.flatnonzero(codes)[0])
    with writing(path), _draft(path, mask.grid) as target:
        for top in range(0, mask.grid.height, step):
            bottom = min(top + step, mask.grid.height)
            first = max(0, top - halo)
            around = mask.read(Window(first, 0, min(bottom + halo, mask.grid.height) - first, mask.grid.width))
            inner = slice(top - first, bottom - first)
            found = around[inner]
            over = dilated(codes[around], radius)[inner] & ~codes[found] & (found != NODATA)
            require_room(path, over.size // 8)
            target.write(np.where(over, paint, found), 1, window=RasterWindow(0, top, mask.grid.width, bottom - top))
            meter.advance(over.size)


@contextmanager
def _draft(path: Path, grid: Grid) -> Iterator[rasterio.io.DatasetWriter]:
    with (
        rasterio.Env(),
        no_georeference_is_fine(),
        rasterio.open(
            path,
            "w",
            driver="GTiff",
            height=grid.height,
            width=grid.width,
            count=1,
            dtype="uint8",
            crs=grid.crs,
            transform=grid.transform,
            tiled=True,
            blockxsize=BLOCK,
            blockysize=BLOCK,
            compress="ZSTD",
            zstd_level=1,
            num_threads="ALL_CPUS",
            bigtiff="IF_SAFER",
        ) as target,
    ):
        yield target
