"""Grows sets of pixels by a distance: exactly, fast, and with little more memory than the result takes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import product
from math import cos, isfinite, radians, sqrt

import numpy as np
from numpy.typing import NDArray

from .cores import usable_cores
from .errors import UsageError
from .grid import Grid

BLOCK_ROWS = 128
BLOCK_COLUMNS = 1024
"""A block and what lies around it stay in the processor's cache, and blocks far from any set pixel cost nothing."""

_ROUNDING = 1 + 1e-9
"""0.3 m in pixels of 0.1 m are three pixels, whatever floating-point division says."""

_FARTHEST = 1e9
"""Pixels: farther than any raster reaches, and still a number to count with."""


def radius_in_pixels(metres: float, grid: Grid) -> tuple[float, float]:
    """A distance on the ground, in pixels from row to row and from column to column.

    Args:
        metres: The distance.
        grid: Where; degrees are turned into metres at its centre.

    Returns:
        Radius in rows and in columns, as `dilated` takes it.

    Raises:
        UsageError: The grid has no place on the ground, so that nobody knows how large its pixels are.
    """
    if not metres:
        return 0.0, 0.0
    area = grid.pixel_area
    if area is None:
        raise UsageError(
            "a buffer in metres needs the size of the pixels, and the raster has no georeference that tells it",
            "leave the buffer out or give the raster its coordinate system",
        )
    width, height = grid.pixel_size
    narrowing = 1.0
    if grid.crs is not None and grid.crs.is_geographic:
        _, latitude = grid.transform * (grid.width / 2, grid.height / 2)
        narrowing = cos(radians(latitude))
    unit = sqrt(area / (width * height * narrowing))
    radii = (metres / (height * unit) * _ROUNDING, metres / (width * unit * narrowing) * _ROUNDING)
    return min(radii[0], _FARTHEST), min(radii[1], _FARTHEST)


def dilated(where: NDArray[np.bool_], radius: float | tuple[float, float]) -> NDArray[np.bool_]:
    """All pixels whose centre is no farther than a radius from the centre of a set pixel.

    Args:
        where: bool [height, width].
        radius: In pixels; or two radii, from row to row and from column to column, of the half axes of an ellipse.
            With 0 nothing grows.

    Returns:
        bool [height, width], a new array.

    Raises:
        ValueError: A radius is negative, infinite or no number.
    """
    rows, columns = radius if isinstance(radius, tuple) else (radius, radius)
    if not (isfinite(rows) and isfinite(columns) and rows >= 0 and columns >= 0):
        raise ValueError(f"a radius is a finite number of pixels and not negative, got {radius}")
    heights = _half_heights(rows, columns, where.shape)
    if len(heights) == 1 and heights[0] == 0:
        return where.copy()
    result = np.zeros(where.shape, np.bool_)
    corners = list(
        product(*(range(0, length, step) for length, step in zip(where.shape, _block(heights), strict=True)))
    )

    def fill(corner: tuple[int, int]) -> None:
        _fill(result, where, corner, heights)

    with ThreadPoolExecutor(usable_cores(), "dilate") as pool:  # NumPy lets other threads run while it works
        list(pool.map(fill, corners))
    return result


def _half_heights(rows: float, columns: float, shape: tuple[int, ...]) -> list[int]:
    """By distance in columns: how many rows the ellipse reaches up and down there; no farther than the plane is."""
    down = np.arange(1, min(int(rows), max(shape[0] - 1, 0)) + 1)
    ratio = rows / columns if columns else 0.0
    across = range(min(int(columns), max(shape[1] - 1, 0)) + 1)
    return [int(np.count_nonzero(np.sqrt(down**2 + (step * ratio) ** 2) <= rows)) for step in across]


def _block(heights: list[int]) -> tuple[int, int]:
    """Height and width of a block: at least as large as its surroundings, which are looked at again by each block."""
    return max(BLOCK_ROWS, 2 * heights[0]), max(BLOCK_COLUMNS, 2 * len(heights))


def _fill(result: NDArray[np.bool_], where: NDArray[np.bool_], corner: tuple[int, int], heights: list[int]) -> None:
    """One block.

    Goes from the ellipse's side to its middle: columns grow up and down as the ellipse gets higher, and what they
    have become is laid left and right of its place.
    """
    (top, left), (rows, columns) = corner, _block(heights)
    up, across = heights[0], len(heights) - 1
    block = result[top : top + rows, left : left + columns]
    height, width = block.shape
    first_row, first_column = max(0, top - up), max(0, left - across)
    near = where[first_row : top + height + up, first_column : left + width + across]
    if not near.any():
        return
    around = np.zeros((height + 2 * up, width + 2 * across), np.bool_)
    row, column = first_row - (top - up), first_column - (left - across)
    around[row : row + near.shape[0], column : column + near.shape[1]] = near
    grown = around[up : up + height].copy()
    reached = 0
    for step in range(across, -1, -1):
        for rise in range(reached + 1, heights[step] + 1):
            grown |= around[up - rise : up - rise + height]
            grown |= around[up + rise : up + rise + height]
        reached = heights[step]
        block |= grown[:, across - step : across - step + width]
        block |= grown[:, across + step : across + step + width]
