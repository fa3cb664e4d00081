"""The working grid of a scene, and where a band lies on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf, isclose

from affine import Affine

from ..errors import SourceError, UsageError
from ..grid import Grid
from ..window import Window


@dataclass(frozen=True)
class Placement:
    """How pixels of a working grid lie on a band's grid: source = output × ratio + shift, along each axis.

    Attributes:
        row_ratio: Source rows per output row.
        row_shift: The source row of the output's upper edge.
        column_ratio: Source columns per output column.
        column_shift: The source column of the output's left edge.
    """

    row_ratio: float
    row_shift: float
    column_ratio: float
    column_shift: float

    def aligned(self) -> tuple[int, int] | None:
        """Row and column of the output's corner on the source where pixels coincide, else None.

        A thousandth of a pixel over 10 980 pixels is what rounded georeferences differ by.
        """
        same = abs(self.row_ratio - 1) < 1e-7 and abs(self.column_ratio - 1) < 1e-7
        row, column = round(self.row_shift), round(self.column_shift)
        if same and abs(self.row_shift - row) < 1e-2 and abs(self.column_shift - column) < 1e-2:
            return row, column
        return None


def finest(grids: Sequence[Grid]) -> Grid:
    """The grid with the smallest pixels, the first one among equals; the most pixels where nothing is georeferenced."""
    return min(grids, key=lambda grid: (grid.pixel_size[0] * grid.pixel_size[1], -grid.height * grid.width))


def working_grid(grids: Sequence[Grid], resolution: float | None) -> Grid:
    """The grid that bands are brought on.

    Args:
        grids: Of the bands.
        resolution: Metres; None takes the finest grid as it is.

    Raises:
        UsageError: A resolution is asked for that makes no sense here.
    """
    base = finest(grids)
    if resolution is None:
        return base
    if not 0 < resolution < inf:
        raise UsageError(f"a resolution of {resolution:g} m makes no sense", "give 10, 20, 60 or source")
    for grid in grids:
        if grid.resolution is not None and isclose(grid.resolution, resolution, rel_tol=1e-4):
            return grid
    if base.resolution is None:
        raise UsageError(
            "the size of a pixel is not known without a georeference, so no resolution can be chosen",
            "use --resolution source",
        )
    return _scaled(base, resolution / base.resolution)


def _scaled(base: Grid, factor: float) -> Grid:
    """The same ground in pixels larger by a factor; the last row and column may reach over the edge."""
    if isclose(factor, round(factor), rel_tol=1e-4) and round(factor):
        factor = float(round(factor))
    height, width = (max(1, ceil(size / factor - 1e-6)) for size in base.shape)
    return Grid(height, width, base.transform * Affine.scale(factor), base.crs)


def place(working: Grid, band: Grid, name: str) -> Placement:
    """Where the working grid lies on a band's.

    Without georeference both are taken to cover the same ground.

    Raises:
        SourceError: The grids are in different coordinate systems or turned against each other.
    """
    if not (working.georeferenced and band.georeferenced):
        return Placement(band.height / working.height, 0.0, band.width / working.width, 0.0)
    if working.crs != band.crs:
        there, here = _crs_name(band), _crs_name(working)
        raise SourceError(
            f"{name} lies in another coordinate system than the other bands ({there}, not {here})",
            "bring all bands to one coordinate system first",
        )
    across = ~band.transform * working.transform
    if max(abs(across.b) * working.height, abs(across.d) * working.width) > 0.05 or across.a <= 0 or across.e <= 0:
        raise SourceError(
            f"the grid of {name} is turned against that of the other bands", "bring all bands on one grid first"
        )
    return Placement(across.e, across.f, across.a, across.c)


def check_extent(working: Grid, band: Grid, name: str) -> None:
    """Make sure that a band covers the working grid, to a pixel or two of the coarser one.

    Args:
        working: The grid to work on.
        band: The band's.
        name: The band's file, for the sentence.

    Raises:
        SourceError: It does not, or cannot be compared: see `place`.
    """
    placed = place(working, band, name)
    rows, columns = (_slack(placed.row_ratio), _slack(placed.column_ratio))
    covered = (
        placed.row_shift >= -rows
        and placed.column_shift >= -columns
        and working.height * placed.row_ratio + placed.row_shift <= band.height + rows
        and working.width * placed.column_ratio + placed.column_shift <= band.width + columns
    )
    # Without georeference all bands are taken to show the same ground, which has one form only.
    unlike = abs(placed.row_ratio - placed.column_ratio) * min(working.shape) > 2 * rows
    if not covered or (unlike and not (working.georeferenced and band.georeferenced)):
        raise SourceError(
            f"{name} does not cover the same ground as the other bands",
            "cut all bands to one area, or leave this one out",
        )


def _slack(ratio: float) -> float:
    """How far the edges of two grids of one scene may lie apart, in pixels of the band."""
    return 1.5 * max(1.0, ratio)


def _crs_name(grid: Grid) -> str:
    return grid.crs.to_string()[:60] if grid.crs else "none"


def clipped(window: Window, height: int, width: int) -> Window:
    """The part of a window that lies within so many rows and columns; empty windows have a size of 0."""
    top, left = max(window.row, 0), max(window.column, 0)
    bottom, right = min(window.row + window.height, height), min(window.column + window.width, width)
    return Window(top, left, max(bottom - top, 0), max(right - left, 0))
