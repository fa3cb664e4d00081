"""An area of interest: a box or polygons in any coordinate system, brought on a scene's grid.

Everything is done in pixels of the grid (x is the column, y the row, from the upper left corner), so that a grid that
is turned or upside down needs no way of its own.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, isfinite
from pathlib import Path

import numpy as np
import rasterio
import shapely
from affine import Affine
from numpy.typing import NDArray
from rasterio._err import CPLE_BaseError  # what cannot be transformed arrives as GDAL's own error, unwrapped
from rasterio.crs import CRS
from rasterio.errors import CRSError, RasterioError
from rasterio.features import rasterize
from rasterio.warp import transform, transform_bounds

from .errors import UsageError
from .grid import Grid
from .polygons import read_polygons, single_polygons, united
from .window import Window

SNAP = 1e-6
"""Pixels by which an edge may miss a pixel's border and still lie on it."""

_PIECES = 1024
"""Edges are transformed in pieces of this share of the scene: what is straight in degrees is not so in metres."""

_MARGIN = 0.02
"""Share of the scene's extent around it beyond which polygons are cut off before they are transformed."""

_FORM = "give xmin,ymin,xmax,ymax or a file with polygons"


@dataclass(frozen=True)
class Area:
    """A part of a scene's grid.

    Attributes:
        window: The area's box in the scene's grid.
        grid: The grid of that window.
        polygons: In pixels of the scene's grid; None where all of the window is the area.
        specks: More polygons, which are too small to hold a pixel's centre; None like `polygons`.
    """

    window: Window
    grid: Grid
    polygons: shapely.Geometry | None = None
    specks: shapely.Geometry | None = None

    @classmethod
    def whole(cls, grid: Grid) -> Area:
        """All of a scene."""
        return cls(grid.whole, grid)

    def overlap(self, window: Window) -> tuple[slice, slice]:
        """Rows and columns that the area's box takes in an array of a window of the scene; empty if none."""
        return (
            _overlap(self.window.row, self.window.height, window.row, window.height),
            _overlap(self.window.column, self.window.width, window.column, window.width),
        )

    def inside(self, window: Window) -> NDArray[np.bool_]:
        """Which pixels of a window of the scene belong to the area.

        Those whose centre lies in a polygon. A polygon that is so small that it holds no centre has the pixels that it
        touches.

        Returns:
            bool [height, width].
        """
        inside = np.zeros(window.shape, bool)
        rows, columns = self.overlap(window)
        part = inside[rows, columns]
        if not part.size:
            return inside
        if self.polygons is None:
            part[...] = True
            return inside
        corner = window.row + rows.start, window.column + columns.start
        part |= _burnt(self.polygons, corner, part.shape, touched=False)
        part |= _burnt(self.specks, corner, part.shape, touched=True)
        return inside


@dataclass(frozen=True)
class AreaRequest:
    """An area as it was asked for, before it is known on which scene it lies.

    Attributes:
        polygons: Valid polygons, united.
        crs: Their coordinate system; None for the scene's.
        box: Whether they are one box along the axes.
        paths: Files that they come from.
    """

    polygons: shapely.Geometry
    crs: CRS | None
    box: bool
    paths: tuple[Path, ...] = ()

    def on(self, grid: Grid) -> Area:
        """Finds the area on a scene.

        The area's box is snapped outward to pixels and cut to the scene. Polygons also have an inside and an outside,
        and so has a box in another coordinate system, which is not upright here.

        Args:
            grid: The scene's.

        Raises:
            UsageError: The scene has no georeference, the area lies outside of it, or it cannot be transformed.
        """
        if grid.transform.is_identity or (grid.crs is None and self.crs is not None):
            raise UsageError("the scene has no georeference, so no area can be found on it", "mask all of it")
        other = None if self.crs is None or self.crs == grid.crs else self.crs
        shape = self.polygons if other is None else _transformed(self.polygons, other, grid)
        parts = single_polygons(united(_moved(shape, ~grid.transform)))
        window = _snapped(united(shapely.intersection(shapely.multipolygons(parts), _frame(grid))), grid)
        corner = Affine.translation(window.column, window.row)
        placed = Grid(window.height, window.width, grid.transform * corner, grid.crs)
        if self.box and other is None and grid.transform.b == grid.transform.d == 0:
            return Area(window, placed)
        small = _hold_no_centre(parts)
        return Area(window, placed, shapely.multipolygons(parts[~small]), shapely.multipolygons(parts[small]))


def parse_area(area: str | os.PathLike[str] | Sequence[float], crs: str | None = None) -> AreaRequest:
    """Reads an area of interest.

    Args:
        area: `xmin,ymin,xmax,ymax`, as text or four numbers (degrees are longitude, latitude), or a vector file; the
            polygons of its first layer that has some are united.
        crs: Coordinate system, as GDAL understands it (`EPSG:4326`); None for what the file says, else the scene's.

    Raises:
        UsageError: It is neither a box nor a file, or the coordinate system is not known.
        SourceError: The file is no vector file or holds no polygon.
    """
    known = None if crs is None else _known(crs)
    corners = _corners(area)
    if corners is not None:
        return AreaRequest(_box(corners), known, box=True)
    place = os.fspath(area)  # type: ignore[arg-type]  # what is no numbers is text or a path
    if not os.path.exists(place):  # noqa: PTH110 - Path.exists raises where a text is too long for a path
        raise UsageError(f"'{place[:60]}' is neither a box nor a file", _FORM)
    polygons, own = read_polygons(Path(place))
    if known is None and own is not None:
        known = _known(own)
    return AreaRequest(polygons, known, box=False, paths=(Path(place),))


def _known(crs: str) -> CRS:
    try:
        with rasterio.Env():
            return CRS.from_user_input(crs)
    except CRSError as error:
        raise UsageError(f"'{crs[:60]}' is no coordinate system", "give one like EPSG:4326") from error


def _corners(area: str | os.PathLike[str] | Sequence[float]) -> tuple[float, ...] | None:
    """The numbers of a box, or None where it is none."""
    if isinstance(area, os.PathLike):
        return None
    try:
        corners = tuple(float(part) for part in (area.split(",") if isinstance(area, str) else area))
    except ValueError:
        return None
    if len(corners) == 4:
        return corners
    if isinstance(area, str) and Path(area).exists():
        return None
    raise UsageError(f"a box has four numbers, not {len(corners)}", _FORM)


def _box(corners: tuple[float, ...]) -> shapely.Geometry:
    left, bottom, right, top = corners
    told = ",".join(f"{corner:.12g}" for corner in corners)
    if not all(map(isfinite, corners)):
        raise UsageError(f"the box {told} has no end", "give four finite numbers: xmin,ymin,xmax,ymax")
    if left >= right or bottom >= top:
        raise UsageError(f"the box {told} is empty", "give it as xmin,ymin,xmax,ymax, the smaller numbers first")
    return shapely.box(left, bottom, right, top)


def _transformed(polygons: shapely.Geometry, crs: CRS, grid: Grid) -> shapely.Geometry:
    """Polygons in the grid's coordinate system, as far as they lie near the grid; straight edges may become curves."""
    try:
        with rasterio.Env():
            near, extent = _surroundings(grid, crs)
            pieces = shapely.segmentize(shapely.intersection(polygons, near), extent / _PIECES)
            moved = shapely.transform(pieces, lambda points: np.transpose(transform(crs, grid.crs, *points.T)))
        finite = np.isfinite(shapely.get_coordinates(moved)).all()
    except (CPLE_BaseError, RasterioError, ValueError, shapely.errors.ShapelyError) as error:
        raise _no_way(crs, grid) from error
    if not finite:
        raise _no_way(crs, grid)
    return moved


def _surroundings(grid: Grid, crs: CRS) -> tuple[shapely.Geometry, float]:
    """Where the grid lies in another coordinate system, with a margin, and its larger extent there.

    Far away a projection may have no values at all, so polygons are cut off there. Degrees are looked through three
    times, because the same place has the longitudes 185 and -175.
    """
    left, bottom, right, top = transform_bounds(grid.crs, crs, *_moved(_frame(grid), grid.transform).bounds)
    right += 360.0 * (right < left)
    extent = max(right - left, top - bottom)
    margin = _MARGIN * extent
    turns = (-360.0, 0.0, 360.0) if crs.is_geographic else (0.0,)
    boxes = [shapely.box(left - margin + turn, bottom - margin, right + margin + turn, top + margin) for turn in turns]
    return shapely.union_all(boxes), extent


def _no_way(crs: CRS, grid: Grid) -> UsageError:
    return UsageError(
        f"the area cannot be brought from {_name(crs)} to {_name(grid.crs)}", "give it in the scene's coordinate system"
    )


def _name(crs: CRS) -> str:
    text = str(crs.to_string())
    return text if len(text) < 60 else f"{text[:60]}…"


def _frame(grid: Grid) -> shapely.Geometry:
    """The grid's outline in pixels."""
    return shapely.box(0, 0, grid.width, grid.height)


def _moved(shape: shapely.Geometry, by: Affine) -> shapely.Geometry:
    matrix, shift = np.array([[by.a, by.b], [by.d, by.e]]), np.array([by.c, by.f])
    return shapely.transform(shape, lambda points: points @ matrix.T + shift)


def _snapped(shape: shapely.Geometry, grid: Grid) -> Window:
    """The pixels that a shape's box touches; at least one, however thin it is."""
    left, top, right, bottom = shape.bounds
    outside = shape.is_empty or min(right, bottom) <= SNAP or left >= grid.width - SNAP or top >= grid.height - SNAP
    if outside:
        raise UsageError("the area lies outside the scene", "check its coordinates and their system (--aoi-crs)")
    row, column = floor(top + SNAP), floor(left + SNAP)
    return Window(row, column, max(1, ceil(bottom - SNAP) - row), max(1, ceil(right - SNAP) - column))


def _hold_no_centre(polygons: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Which polygons are too small, high or wide, to hold a pixel's centre."""
    first, last = np.hsplit(shapely.bounds(polygons) - 0.5, 2)
    return np.asarray((np.ceil(first) > np.floor(last)).any(axis=1))


def _overlap(start: int, size: int, other: int, other_size: int) -> slice:
    first = min(max(start - other, 0), other_size)
    return slice(first, max(first, min(start + size - other, other_size)))


def _burnt(
    polygons: shapely.Geometry | None, corner: tuple[int, int], shape: tuple[int, ...], *, touched: bool
) -> NDArray[np.bool_]:
    """Which pixels polygons take, from row and column `corner` on; only what lies there is looked at."""
    (row, column), (height, width) = corner, shape
    # A pixel more on all sides, so that edges made by the cut lie outside.
    near = single_polygons(shapely.clip_by_rect(polygons, column - 1, row - 1, column + width + 1, row + height + 1))
    if not len(near):
        return np.zeros(shape, bool)
    burnt = rasterize(
        [shapely.multipolygons(near)],
        out_shape=shape,
        transform=Affine.translation(column, row),
        all_touched=touched,
        dtype="uint8",
    )
    return np.asarray(burnt, bool)
